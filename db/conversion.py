"""Text or cell <-> value, one pair for each Kind.

`parse` takes what people type, paste or keep in spreadsheets; `show` gives what they read;
`write` gives what `parse` reads back as the same value. What can be read in two ways is refused,
saying so. Called for every cell of an import, so everything is compiled once and the usual
spellings are tried first.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from db.dates import DateError, Moment, read_moment, read_time
from db.errors import UserError
from db.fields import FieldSpec, Kind, Vocabulary
from db.names import fold
from db.numerals import Count, NumberError, read_count, read_integer, read_number
from db.places.angles import AngleError, normalise, read_angle
from db.places.coordinates import PositionError, parse_position
from db.reference import PlaceEntry, Reference
from db.text import Text, Translate, english, translate_noop

Value = Any
"""str, int, float, dt.date, dt.time or tuple[str, ...], as `Kind` says."""


class ConversionError(UserError):
    """The text is no value of this field. `text` says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Words:
    """How codes are shown. language: `zh`, `bo` or `en`, also with a country (zh_CN)."""

    translate: Translate
    reference: Reference
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read what is not said in the text itself.

    translate: the words shown to the user, beside the English ones and the aliases.
    today: allows dates without a year and 昨天. serials: numbers may be Excel dates and times.
    within: code of the unit in which place names are looked up.
    """

    translate: Translate | None = None
    today: dt.date | None = None
    serials: bool = False
    within: str | None = None


_PLAIN_READING = Reading()

# What registers write where there is nothing to say.
_BLANK = frozenset(("-", "--", "—", "——", "/", "\\", "无", "不详", "未知", "n/a", "na", "none"))


def parse(
    spec: FieldSpec, raw: object, reference: Reference, reading: Reading = _PLAIN_READING
) -> Value | None:
    """The value of field `spec` that `raw` (text, number, date, time …) means; None for blank.

    Raises ConversionError for what is wrong, unknown or has more than one meaning. Bounds and
    requiredness are `db.validation`'s.
    """
    if raw is None:
        return None
    if isinstance(raw, str):
        raw = raw.strip()
        if not raw:
            return None
    try:
        return _PARSERS[spec.kind](spec, raw, reference, reading)
    except (DateError, NumberError, AngleError) as error:
        if isinstance(raw, str) and raw.lower() in _BLANK:
            return None
        raise ConversionError(error.text.format(value=_quote(raw))) from None


def parse_moment(
    raw: object, *, today: dt.date | None = None, serials: bool = False
) -> Moment | None:
    """(date, precision code, time or None) of a whole or partial date; None for blank."""
    if isinstance(raw, str) and raw.strip().lower() in _BLANK:
        return None
    try:
        return read_moment(raw, today=today, serials=serials)
    except DateError as error:
        raise ConversionError(error.text.format(value=_quote(raw))) from None


def parse_partial_date(
    raw: object, *, today: dt.date | None = None, serials: bool = False
) -> tuple[dt.date, str] | None:
    """(first day, precision code) of 2025年3月, 2025-03, 2025 or a whole date; None for blank."""
    moment = parse_moment(raw, today=today, serials=serials)
    return None if moment is None else (moment.date, moment.precision)


def parse_count(raw: object) -> Count | None:
    """Number, range or estimate of animals: 20只, 3-5只, 约20只; None for blank."""
    if isinstance(raw, str) and raw.strip().lower() in _BLANK:
        return None
    try:
        return read_count(raw)
    except NumberError as error:
        raise ConversionError(error.text.format(value=_quote(raw))) from None


parse_count_text = parse_count


def show(spec: FieldSpec, value: Value | None, words: Words) -> str:
    """`value` as people read it in tables and forms, without its unit; "" for None."""
    if value is None:
        return ""
    return _SHOWERS[spec.kind](spec, value, words)


def write(spec: FieldSpec, value: Value | None, words: Words) -> str:
    """Like `show`, but in full: `parse` reads it back as the same value.

    Places with the units above them, species by a name that only they have, numbers and times
    without rounding.
    """
    if value is None:
        return ""
    kind = spec.kind
    if kind is Kind.PLACE:
        return _write_place(value, words)
    if kind is Kind.SPECIES:
        return _write_species(value, words)
    if kind in (Kind.DECIMAL, Kind.LATITUDE, Kind.LONGITUDE):
        return _digits(value)
    return _SHOWERS[kind](spec, value, words)


def show_date(date: dt.date | None, precision: str | None) -> str:
    """2025-03-05, 2025-03 or 2025, as the precision code says."""
    if date is None:
        return ""
    return date.isoformat()[: {"month": 7, "year": 4}.get(precision or "", 10)]


# --- reading -------------------------------------------------------------------------------------

_Parser = Callable[[FieldSpec, Any, Reference, Reading], Any]
_LINE_BREAKS = re.compile(r"\s*[\r\n\v\f\x85\u2028\u2029]+\s*")
# Control characters and half surrogates cannot be written to spreadsheets or the database.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff]")


def _parse_text(spec: FieldSpec, raw: object, _reference: Reference, _reading: Reading) -> Value:
    text = _as_text(raw)
    if not text.isprintable():
        text = _LINE_BREAKS.sub(" ", text).replace("\t", " ")
        text = _UNPRINTABLE.sub("", text).strip()
    return text or None


def _parse_long_text(
    spec: FieldSpec, raw: object, _reference: Reference, _reading: Reading
) -> Value:
    text = _as_text(raw)
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = _UNPRINTABLE.sub("", text).strip()
    return text or None


def _parse_integer(spec: FieldSpec, raw: object, _reference: Reference, _reading: Reading) -> Value:
    return read_integer(raw, spec.unit.source if spec.unit is not None else None)


def _parse_decimal(spec: FieldSpec, raw: object, _reference: Reference, _reading: Reading) -> Value:
    number = read_number(raw, spec.unit.source if spec.unit is not None else None)
    return None if number is None else float(number)


def _parse_date(spec: FieldSpec, raw: object, _reference: Reference, reading: Reading) -> Value:
    moment = read_moment(raw, today=reading.today, serials=reading.serials)
    if moment is None:
        return None
    if moment.precision in ("month", "year"):
        raise DateError(_NO_DAY)
    return moment.date


def _parse_time(spec: FieldSpec, raw: object, _reference: Reference, reading: Reading) -> Value:
    return read_time(raw, serials=reading.serials)


def _parse_choice(spec: FieldSpec, raw: object, _reference: Reference, reading: Reading) -> Value:
    assert spec.vocabulary is not None
    word = fold(_as_text(raw))
    code = _lookup(spec.vocabulary, reading.translate).get(word)
    if code is not None:
        return code
    if word in _BLANK:
        return None
    raise ConversionError(
        _NOT_A_TERM.format(value=_quote(raw), words=_terms(spec.vocabulary)))


_SEVERAL = re.compile(r"[、，,;；/|\r\n]+")


def _parse_choices(spec: FieldSpec, raw: object, _reference: Reference, reading: Reading) -> Value:
    assert spec.vocabulary is not None
    if isinstance(raw, (tuple, list)):
        raw = "、".join(str(part) for part in raw)
    text = _as_text(raw)
    codes = _lookup(spec.vocabulary, reading.translate)
    whole = codes.get(fold(text))
    if whole is not None:
        return (whole,)
    found: set[str] = set()
    for part in _SEVERAL.split(text):
        word = fold(part)
        if not word:
            continue
        code = codes.get(word)
        if code is None:
            several = [codes.get(piece) for piece in word.split()]
            if len(several) > 1 and None not in several:
                found.update(code for code in several if code is not None)
                continue
            if word in _BLANK:
                continue
            raise ConversionError(
                _NOT_A_TERM.format(value=_quote(part.strip()), words=_terms(spec.vocabulary)))
        found.add(code)
    return tuple(code for code in spec.vocabulary.codes() if code in found) or None


def _parse_species(spec: FieldSpec, raw: object, reference: Reference, _reading: Reading) -> Value:
    name = _as_text(raw)
    entry = reference.find_species(name)
    if entry is not None:
        return entry.id
    if name.lower() in _BLANK:
        return None
    several = reference.find_all_species(name)
    if several:
        names = " / ".join(e.name_zh or e.scientific_name for e in several)
        raise ConversionError(_SEVERAL_SPECIES.format(value=_quote(name), names=names))
    near = reference.near_species(name)
    if near:
        names = " / ".join(e.name_zh or e.scientific_name for e in near)
        raise ConversionError(_SPECIES_NEAR.format(value=_quote(name), names=names))
    raise ConversionError(_NO_SPECIES.format(value=_quote(name)))


def _parse_place(spec: FieldSpec, raw: object, reference: Reference, reading: Reading) -> Value:
    name = _as_text(raw)
    if reference.place_by_code(name) is not None:
        return name
    found = reference.find_places(name, reading.within)
    if len(found) == 1:
        return found[0].code
    if not found and reading.within is not None:
        # Said within the unit, but meant elsewhere: a name used once is still sure.
        found = reference.find_places(name)
        if len(found) == 1:
            return found[0].code
    if name.lower() in _BLANK:
        return None
    if found:
        raise ConversionError(_several_places(name, found, reference))
    near = reference.near_places(name, within=reading.within)
    if near:
        names = " / ".join(_path(e, reference) for e in near)
        raise ConversionError(_PLACE_NEAR.format(value=_quote(name), names=names))
    raise ConversionError(_NO_PLACE.format(value=_quote(name)))


def _several_places(name: str, found: Sequence[PlaceEntry], reference: Reference) -> Text:
    shown = " / ".join(_path(entry, reference) for entry in found[:4])
    if len(found) <= 4:
        return _SEVERAL_PLACES.format(value=_quote(name), names=shown)
    return _MANY_PLACES.format(value=_quote(name), names=shown, count=len(found))


def _path(entry: PlaceEntry, reference: Reference) -> str:
    return "".join(reference.place_path(entry.code, "zh"))


_DECIMAL = re.compile(r"[-+]?\d{1,3}(?:\.\d+)?$")
_COMMA_DECIMAL = re.compile(r"(?<=\d),(?=\d{3,})")


def _parse_angle(spec: FieldSpec, raw: object, _reference: Reference, _reading: Reading) -> Value:
    latitude = spec.kind is Kind.LATITUDE
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        degrees = read_number(raw)
    elif isinstance(raw, str) and _DECIMAL.match(raw):
        degrees = float(raw)
    else:
        degrees = _angle_from_text(_as_text(raw), latitude)
    assert degrees is not None
    if abs(degrees) > (90 if latitude else 180):
        if latitude and abs(degrees) <= 180:
            raise ConversionError(_LONGITUDE_HERE.format(value=_quote(raw)))
        raise ConversionError(_ANGLE_TOO_LARGE.format(
            value=_quote(raw), limit=90 if latitude else 180))
    return float(degrees)


def _angle_from_text(text: str, latitude: bool) -> float:
    plain = _COMMA_DECIMAL.sub(".", normalise(text)) if len(text) <= 200 else text
    try:
        angle = read_angle(plain)
    except AngleError:
        if _is_position(text):
            raise AngleError(_TWO_ANGLES) from None
        raise
    if angle.axis is not None and (angle.axis == "latitude") != latitude:
        raise AngleError(_LONGITUDE_HERE if latitude else _LATITUDE_HERE)
    if angle.other is not None and angle.other != angle.degrees:
        raise AngleError(_DEGREES_OR_MINUTES)
    return angle.degrees


def _is_position(text: str) -> bool:
    try:
        return bool(parse_position(text))
    except PositionError:
        return False


_PARSERS: dict[Kind, _Parser] = {
    Kind.TEXT: _parse_text,
    Kind.LONG_TEXT: _parse_long_text,
    Kind.INTEGER: _parse_integer,
    Kind.DECIMAL: _parse_decimal,
    Kind.DATE: _parse_date,
    Kind.TIME: _parse_time,
    Kind.CHOICE: _parse_choice,
    Kind.CHOICES: _parse_choices,
    Kind.LATITUDE: _parse_angle,
    Kind.LONGITUDE: _parse_angle,
    Kind.SPECIES: _parse_species,
    Kind.PLACE: _parse_place,
}


def _as_text(raw: object) -> str:
    """A cell as the text a person saw: 13800000000.0 is a telephone number, not a fraction."""
    if isinstance(raw, str):
        return raw.strip()
    if isinstance(raw, float):
        return str(int(raw)) if raw == raw // 1 and abs(raw) < 1e15 else repr(raw)
    if isinstance(raw, dt.datetime):
        return raw.isoformat(" ", "minutes") if raw.time() != dt.time() else str(raw.date())
    if isinstance(raw, dt.time):
        return _clock(raw)
    return str(raw)


# Lookup tables by vocabulary and language. The key objects are kept, so that ids stay theirs.
_lookups: dict[tuple[int, int], tuple[Vocabulary, Translate | None, dict[str, str]]] = {}


def _lookup(vocabulary: Vocabulary, translate: Translate | None) -> dict[str, str]:
    """Folded word -> code. Codes and labels count before aliases, earlier terms before later."""
    key = (id(vocabulary), id(translate))
    known = _lookups.get(key)
    if known is not None:
        return known[2]
    table: dict[str, str] = {}
    for term in vocabulary.terms:
        table.setdefault(fold(term.code), term.code)
        table.setdefault(fold(english(term.label)), term.code)
        if translate is not None:
            table.setdefault(fold(translate(term.label)), term.code)
    for term in vocabulary.terms:
        for alias in term.aliases:
            table.setdefault(fold(alias), term.code)
    if len(_lookups) > 256:
        _lookups.clear()
    _lookups[key] = (vocabulary, translate, table)
    return table


def _terms(vocabulary: Vocabulary) -> Text:
    """The labels of all terms as one text, each in the reader's language."""
    labels = [term.label for term in vocabulary.terms]
    listed = labels[-1]
    for label in reversed(labels[:-1]):
        listed = _LIST.format(first=label, rest=listed)
    return listed


def _quote(raw: object) -> str:
    text = " ".join(_as_text(raw).split())
    return text if len(text) <= 60 else text[:59] + "…"


# --- showing -------------------------------------------------------------------------------------


def _clock(value: dt.time) -> str:
    return value.isoformat("seconds" if value.second else "minutes")


def _digits(value: float) -> str:
    """All digits the number has, never with an exponent."""
    text = repr(float(value))
    if "e" in text or "E" in text:
        text = f"{value:.12f}".rstrip("0")
    return text.removesuffix(".0").removesuffix(".")


def _show_decimal(spec: FieldSpec, value: float, _words: Words) -> str:
    shown = f"{value:.{spec.decimals}f}"
    # Never show less than was typed: 4568.5 m stays so in a field without decimals.
    return shown if float(shown) == value else _digits(value)


def _show_angle(spec: FieldSpec, value: float, _words: Words) -> str:
    return f"{value:.{spec.decimals}f}"


def _show_choice(spec: FieldSpec, value: str, words: Words) -> str:
    assert spec.vocabulary is not None
    term = spec.vocabulary.term(value)
    return value if term is None else words.translate(term.label)


def _show_choices(spec: FieldSpec, value: Sequence[str], words: Words) -> str:
    separator = ", " if words.language.startswith("en") else "、"
    return separator.join(_show_choice(spec, code, words) for code in value)


_SHOWERS: dict[Kind, Callable[[FieldSpec, Any, Words], str]] = {
    Kind.TEXT: lambda _spec, value, _words: str(value),
    Kind.LONG_TEXT: lambda _spec, value, _words: str(value),
    Kind.INTEGER: lambda _spec, value, _words: str(value),
    Kind.DECIMAL: _show_decimal,
    Kind.DATE: lambda _spec, value, _words: value.isoformat(),
    Kind.TIME: lambda _spec, value, _words: _clock(value),
    Kind.CHOICE: _show_choice,
    Kind.CHOICES: _show_choices,
    Kind.LATITUDE: _show_angle,
    Kind.LONGITUDE: _show_angle,
    Kind.SPECIES: lambda _spec, value, words: words.reference.species_name(value, words.language),
    Kind.PLACE: lambda _spec, value, words: words.reference.place_name(value, words.language),
}


def _write_species(value: int, words: Words) -> str:
    name = words.reference.species_name(value, words.language)
    entry = words.reference.find_species(name) if name else None
    if entry is not None and entry.id == value:
        return name
    own = words.reference.species_by_id(value)
    return own.scientific_name if own is not None else ""


def _write_place(value: str, words: Words) -> str:
    reference = words.reference
    path = reference.place_path(value, words.language)
    for shown in (" ".join(path), " ".join(reference.place_path(value, "zh"))):
        if [entry.code for entry in reference.find_places(shown)] == [value]:
            return shown
    return value


_LIST = translate_noop("Conversion", "{first}, {rest}")
_NO_DAY = translate_noop(
    "Conversion", "“{value}” has no day: write the whole date, like 2025-03-05."
)
_NOT_A_TERM = translate_noop("Conversion", "“{value}” is not known here. Choose from: {words}.")
_NO_SPECIES = translate_noop(
    "Conversion", "No species is called “{value}”: check the name, or add it to the species list."
)
_SPECIES_NEAR = translate_noop(
    "Conversion",
    "No species is called “{value}”. Similar: {names}. Choose one, or add it to the species list.",
)
_SEVERAL_SPECIES = translate_noop(
    "Conversion", "“{value}” is used of several species: write which one, {names}."
)
_NO_PLACE = translate_noop(
    "Conversion", "No place is called “{value}”: check the name, or add it to the places."
)
_PLACE_NEAR = translate_noop(
    "Conversion",
    "No place is called “{value}”. Similar: {names}. Choose one, or add it to the places.",
)
_SEVERAL_PLACES = translate_noop(
    "Conversion", "“{value}” is the name of several places: write which one, {names}."
)
_MANY_PLACES = translate_noop(
    "Conversion",
    "“{value}” is the name of {count} places, e.g. {names}: write the county and township too.",
)
_LONGITUDE_HERE = translate_noop(
    "Conversion",
    "“{value}” is a longitude, not a latitude: the two may be swapped.",
)
_LATITUDE_HERE = translate_noop(
    "Conversion",
    "“{value}” is a latitude, not a longitude: the two may be swapped.",
)
_ANGLE_TOO_LARGE = translate_noop(
    "Conversion", "“{value}” is beyond {limit} degrees: check the digits and the decimal point."
)
_TWO_ANGLES = translate_noop(
    "Conversion", "“{value}” holds latitude and longitude: write each in its own field."
)
_DEGREES_OR_MINUTES = translate_noop(
    "Conversion",
    "“{value}” can mean decimal degrees or degrees and minutes: write it like 34.12000 or 34°12′.",
)
