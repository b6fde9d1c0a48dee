"""Which words over a column mean which field; and the columns a workbook has beyond the fields."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from db.fields import FieldSpec, Kind
from db.models.base import RecordType
from db.text import Text, Translate, english, translate_noop

RECORD_ID = translate_noop("Exchange", "Record ID")
CREATED_BY = translate_noop("Exchange", "Entered by")
CREATED_AT = translate_noop("Exchange", "Entered at")
CHANGED_BY = translate_noop("Exchange", "Changed by")
CHANGED_AT = translate_noop("Exchange", "Changed at")
SCIENTIFIC_NAME = translate_noop("Exchange", "Scientific name")

# Not fields, but the import knows them: the id finds the record again, stamps are not taken in.
_ID_ALIASES = ("record id", "uuid", "记录编号", "记录标识", "occurrenceID")
_STAMPS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (CREATED_BY, ("entered by", "录入人", "录入者")),
    (CREATED_AT, ("entered at", "录入时间")),
    (CHANGED_BY, ("changed by", "修改人", "修改者")),
    (CHANGED_AT, ("changed at", "修改时间")),
)
_SEQUENCE = ("序号", "序", "行号", "no", "no.", "nr", "s/n", "seq", "sequence", "serial number")
_SCIENTIFIC = ("学名", "拉丁名", "拉丁学名", "scientific name", "scientificName")
# A datum column that speaks of the coordinates of its own row. Our own "Datum as received" does
# not: there the coordinates have been converted already.
_ROW_DATUM = ("坐标系", "坐标系统", "坐标系类型", "datum", "geodeticDatum", "coordinate system")

# Degrees, minutes and seconds in columns of their own.
_ANGLE_PARTS = {
    kind: [
        base + part
        for base in bases
        for part in ("度", "分", "秒", "deg", "min", "sec", "degrees", "minutes", "seconds")
    ]
    for kind, bases in (
        (Kind.LATITUDE, ("纬度", "北纬", "lat", "latitude")),
        (Kind.LONGITUDE, ("经度", "东经", "lon", "lng", "longitude")),
    )
}
_BRACKETS = re.compile(r"[(\[{〔【<《].*?[)\]}〕】>》]")
_NOISE = re.compile(r"[\s_*·\-—–:.,;/\\、。|'\"“”‘’()\[\]{}〔〕【】<>《》]+")


def normalise(header: str) -> str:
    """A header without case, width, spaces and punctuation: 数量（只） and "数量 (只)" are one."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", header).casefold())


def without_brackets(header: str) -> str:
    """`normalise` of what stands outside brackets: 海拔(m) -> 海拔."""
    return normalise(_BRACKETS.sub("", unicodedata.normalize("NFKC", header)))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column carries. field: name, where it is one of the record type's fields.

    role: "field", "scientific_name" (a second name of the species), "datum" (of its row's
    coordinates), "record_id", "stamp" (who and when, not imported), "derived" (worked out by the
    program, not imported), "case" and "kind" (in a timeline: what an entry belongs to and is),
    "sequence", "extra".
    """

    role: str
    field: str | None = None


EXTRA = Meaning("extra")


class HeaderNames:
    """The words one record type's columns may be headed with, in all given languages.

    derived: fields of the type that a file of ours shows but that are not read back. roles: more
    headers, each with its meaning, that count before all others.
    """

    def __init__(
        self,
        record_type: RecordType,
        words: Sequence[Translate] = (),
        *,
        derived: Sequence[FieldSpec] = (),
        roles: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        self._known: dict[str, Meaning] = {}
        languages = (english, *words)
        hidden = {spec.name for spec in derived}
        fields = [
            (spec, Meaning("field", spec.name))
            for spec in record_type.fields
            if not spec.internal and spec.name not in hidden
        ]
        for role, names in roles.items():
            self._add(names, Meaning(role))
        for spec, meaning in fields:
            self._add(labels(spec, languages), meaning)
        for spec in derived:
            self._add(labels(spec, languages), Meaning("derived"))
        self._add(_ID_ALIASES, Meaning("record_id"))
        self._add([word(RECORD_ID) for word in languages], Meaning("record_id"))
        for text, aliases in _STAMPS:
            self._add([*(word(text) for word in languages), *aliases], Meaning("stamp"))
        species = next((s for s in record_type.fields if s.kind is Kind.SPECIES), None)
        if species is not None:
            meaning = Meaning("scientific_name", species.name)
            self._add([*(word(SCIENTIFIC_NAME) for word in languages), *_SCIENTIFIC], meaning)
        if record_type.located and "verbatim_srs" in record_type.by_name:
            self._add(_ROW_DATUM, Meaning("datum", "verbatim_srs"))
        for spec, meaning in fields:
            self._add(spec.aliases, meaning)
        for spec, meaning in fields:
            self._add([spec.name, *([spec.term] if spec.term else [])], meaning)
        for spec, meaning in fields:
            self._add(_ANGLE_PARTS.get(spec.kind, ()), meaning)
        for spec in derived:
            self._add([*spec.aliases, spec.name], Meaning("derived"))
        self._add(_SEQUENCE, Meaning("sequence"))
        self._known.setdefault("#", Meaning("sequence"))
        self._known.pop("", None)

    def _add(self, names: Iterable[str], meaning: Meaning) -> None:
        for name in names:
            self._known.setdefault(normalise(name), meaning)

    @cached_property
    def headers(self) -> list[str]:
        """All known headers of fields, normalised."""
        return [header for header, meaning in self._known.items() if meaning.role == "field"]

    def field_of(self, normalised: str) -> str | None:
        """The field a normalised header names exactly."""
        found = self._known.get(normalised)
        return found.field if found is not None and found.role == "field" else None

    def meaning(self, header: str) -> Meaning | None:
        """The meaning of a header; None when it is not known."""
        return self._known.get(normalise(header)) or self._known.get(without_brackets(header))


def names_of(type: RecordType, words: Sequence[Translate]) -> tuple[RecordType, HeaderNames]:
    """The type whose fields the columns of a sheet carry, and how they may be headed."""
    if type.name == "rescue":
        from db.exchange.rescue_register import REGISTER, register_names

        return REGISTER, register_names(words)
    return type, HeaderNames(type, words)


def labels(spec: FieldSpec, languages: Iterable[Translate]) -> list[str]:
    return [word(spec.label) for word in languages]


def column_letter(index: int) -> str:
    """Excel's name of the column `index`, from 0: 0 -> A, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
