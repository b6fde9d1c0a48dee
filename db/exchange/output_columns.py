"""What the columns of an exported table are: headers, values, and what to say about each."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.conversion import Words, write
from db.exchange.headers import CHANGED_AT, CREATED_BY, RECORD_ID, SCIENTIFIC_NAME
from db.fields import FieldSpec, Kind, Need
from db.models.base import RecordType
from db.text import Text, Translate, translate_noop

if TYPE_CHECKING:
    from db.blocks import Block

MAX_CELL_TEXT = 32_767

_ID_HELP = translate_noop(
    "Exchange",
    "Names the record for good. Leave it as it is: by it a later import knows the record again.",
)
_CREATED_HELP = translate_noop("Exchange", "Who typed the record into Snowtrack.")
_CHANGED_HELP = translate_noop("Exchange", "When the record was last changed.")
_SCIENTIFIC_HELP = translate_noop("Exchange", "The scientific name of the species beside it.")
_REQUIRED = translate_noop("Exchange", "required")
_WANTED = translate_noop("Exchange", "wanted")
_BOUNDS = translate_noop("Exchange", "{low} to {high}")
CUT = translate_noop(
    "Exchange",
    "{header} of record {id} has {count} characters; a cell holds {limit}: the rest is "
    "only in the records file.",
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ESCAPES = re.compile(r"_x[0-9A-Fa-f]{4}_")
_SURROGATES = re.compile("[\ud800-\udfff\ufffe\uffff]")

SCIENTIFIC_KEY = "scientific_name"
RECORD_ID_KEY = "record_id"
CREATED_BY_KEY = "created_by"
CHANGED_AT_KEY = "changed_at"
PHOTOS_KEY = "photos"

Values = Callable[["Block"], list[Any]]


@dataclass(frozen=True)
class OutputColumn:
    """One column. form: "text", "integer", "decimal", "degrees", "date", "time" or "moment".

    key: by which it is chosen: the name of its field, or one of those above.
    values: a block of records -> str, int, float, dt.date, dt.time, dt.datetime or None.
    choices: the words of its drop-down list; several: a cell may hold more than one of them.
    """

    header: str
    form: str
    width: float
    values: Values
    spec: FieldSpec | None
    meaning: str
    unit: str = ""
    allowed: str = ""
    term: str = ""
    need: str = ""
    choices: tuple[str, ...] = ()
    several: bool = False
    key: str = ""


_FORMS = {
    Kind.INTEGER: "integer",
    Kind.DECIMAL: "decimal",
    Kind.LATITUDE: "degrees",
    Kind.LONGITUDE: "degrees",
    Kind.DATE: "date",
    Kind.TIME: "time",
}
_WIDTHS = {
    Kind.DATE: 12.0,
    Kind.TIME: 8.0,
    Kind.INTEGER: 9.0,
    Kind.DECIMAL: 11.0,
    Kind.LATITUDE: 11.0,
    Kind.LONGITUDE: 11.0,
    Kind.LONG_TEXT: 40.0,
    Kind.PLACE: 30.0,
    Kind.LINK: 38.0,
    Kind.CHOICES: 22.0,
}


def output_columns(
    type: RecordType, words: Words, fields: Sequence[str] | None = None
) -> list[OutputColumn]:
    """The columns of `type`, or of `fields` in that order; then id and stamps of the record."""
    found: list[OutputColumn] = []
    for name in fields if fields is not None else [spec.name for spec in type.fields]:
        spec = type.field(name)
        found.append(field_column(spec, words))
        if spec.kind is Kind.SPECIES:
            found.append(scientific_column(spec, words))
    return [*found, *record_columns(words)]


def chosen_columns(columns: Sequence[OutputColumn], keys: Sequence[str]) -> list[OutputColumn]:
    """Those of `columns` that `keys` name, in the order of the keys; unknown keys are left out."""
    by_key = {column.key: column for column in columns}
    return [by_key[key] for key in dict.fromkeys(keys) if key in by_key]


def record_columns(words: Words) -> list[OutputColumn]:
    """What every record has beyond its fields: its id, who typed it, when it was changed."""
    translate = words.translate
    return [
        OutputColumn(
            translate(RECORD_ID),
            "text",
            38,
            lambda block: block["uuid"],
            None,
            translate(_ID_HELP),
            term="occurrenceID",
            key=RECORD_ID_KEY,
        ),
        OutputColumn(
            translate(CREATED_BY),
            "text",
            12,
            lambda block: block["created_by"],
            None,
            translate(_CREATED_HELP),
            key=CREATED_BY_KEY,
        ),
        OutputColumn(
            translate(CHANGED_AT),
            "moment",
            17,
            _changed_moments,
            None,
            translate(_CHANGED_HELP),
            key=CHANGED_AT_KEY,
        ),
    ]


def _changed_moments(block: Block) -> list[Any]:
    memo = {at: local_moment(at) for at in set(block["changed_at"])}
    return [memo[at] for at in block["changed_at"]]


def local_moment(at: dt.datetime) -> dt.datetime:
    """A stamp as the clock on the wall showed it, to the second, without a zone."""
    return at.astimezone().replace(tzinfo=None, microsecond=0)


def field_column(spec: FieldSpec, words: Words) -> OutputColumn:
    """The column of a field; its values are those of the block under the field's name."""
    translate = words.translate
    unit = translate(spec.unit) if spec.unit is not None else ""
    label = translate(spec.label)
    choices = _choices(spec, words)
    return OutputColumn(
        header=f"{label} ({unit})" if unit else label,
        form=_FORMS.get(spec.kind, "text"),
        width=max(_WIDTHS.get(spec.kind, 15.0), 2.0 + _shown_width(label)),
        values=_field_values(spec, words),
        spec=spec,
        meaning=translate(spec.help) if spec.help is not None else label,
        unit=unit,
        allowed=_allowed(spec, choices, translate),
        term=spec.term or "",
        need={Need.REQUIRED: translate(_REQUIRED), Need.WANTED: translate(_WANTED)}.get(
            spec.need, ""
        ),
        choices=choices,
        several=spec.kind is Kind.CHOICES,
        key=spec.name,
    )


def _shown_width(text: str) -> float:
    """Width in Latin characters: Chinese letters take two."""
    return sum(2.0 if ord(letter) > 0x2E80 else 1.0 for letter in text)


def _choices(spec: FieldSpec, words: Words) -> tuple[str, ...]:
    if spec.vocabulary is not None:
        return tuple(words.translate(term.label) for term in spec.vocabulary.terms)
    if spec.kind is Kind.SPECIES:
        return tuple(
            dict.fromkeys(
                name for entry in words.reference.species if (name := write(spec, entry.id, words))
            )
        )
    return ()


def _allowed(spec: FieldSpec, choices: tuple[str, ...], translate: Translate) -> str:
    if spec.vocabulary is not None:
        return " / ".join(choices)
    if spec.minimum is not None and spec.maximum is not None:
        return translate(_BOUNDS.format(low=f"{spec.minimum:g}", high=f"{spec.maximum:g}"))
    return ""


def _field_values(spec: FieldSpec, words: Words) -> Values:
    if spec.kind in (Kind.CHOICE, Kind.CHOICES, Kind.SPECIES, Kind.PLACE):
        memo: dict[Any, str | None] = {None: None}

        def named(block: Block) -> list[Any]:
            values = block[spec.name]
            for value in set(values):
                if value not in memo:
                    memo[value] = write(spec, value, words)
            return [memo[value] for value in values]

        return named
    return lambda block: block[spec.name]


def scientific_column(spec: FieldSpec, words: Words) -> OutputColumn:
    """The scientific names of the species in field `spec`."""
    names = {entry.id: entry.scientific_name for entry in words.reference.species}
    return OutputColumn(
        words.translate(SCIENTIFIC_NAME),
        "text",
        22,
        lambda block: list(map(names.get, block[spec.name])),
        None,
        words.translate(_SCIENTIFIC_HELP),
        term="scientificName",
        key=SCIENTIFIC_KEY,
    )


def cell_words(text: str) -> str:
    """Text as a cell's XML can hold it.

    Control characters become their visible pictures (␀ …); what Excel would read as an escaped
    character (_x0041_) is escaped itself, which openpyxl does not do.
    """
    if "_x" in text:
        text = _ESCAPES.sub(lambda match: "_x005F" + match[0], text)
    if text.isprintable():
        return text
    return shown_controls(text)


def shown_controls(text: str) -> str:
    """Text with one sort of line break, and control characters as their visible pictures."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROLS.sub(lambda match: chr(0x2400 + ord(match[0])), text)
    return _SURROGATES.sub("\ufffd", text)


def cut_texts(
    column: OutputColumn, values: list[Any], ids: Sequence[int], warnings: list[Text]
) -> list[Any]:
    """The values with none longer than a cell holds; each one that was cut gives a warning."""
    if max(map(len, filter(None, values)), default=0) <= MAX_CELL_TEXT - 20:
        return values
    for id, value in zip(ids, values, strict=True):
        if value is not None and len(value) > MAX_CELL_TEXT - 20:
            warnings.append(
                CUT.format(header=column.header, id=id, count=len(value), limit=MAX_CELL_TEXT)
            )
    return [
        value
        if value is None or len(value) <= MAX_CELL_TEXT - 20
        else f"{value[: MAX_CELL_TEXT - 20]}… [+{len(value) - MAX_CELL_TEXT + 20}]"
        for value in values
    ]
