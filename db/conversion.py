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

from db.clock import DateError, read_time
from db.dates import INEXACT, Moment, read_moment
from db.errors import UserError
from db.fields import FieldSpec, Kind
from db.names import fold
from db.numerals import Count, NumberError, read_count, read_integer, read_number
from db.places.angles import AngleError, normalise, read_angle
from db.places.coordinates import PositionError, parse_position
from db.reference import PlaceEntry, Reference
from db.showing import Value, Words, clock_text, show, show_date, write
from db.terms import all_labels, code_of
from db.text import Text, Translate, translate_noop

__all__ = [
    "ConversionError",
    "Count",
    "Moment",
    "Reading",
    "Value",
    "Words",
    "parse",
    "parse_count",
    "parse_moment",
    "parse_partial_date",
    "show",
    "show_date",
    "write",
]


class ConversionError(UserError):
    """The text is no value of this field. `text` says what is wrong and what to do."""


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


# --- reading -------------------------------------------------------------------------------------

_Parser = Callable[[FieldSpec, Any, Reference, Reading], Any]
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
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
    if moment.precision in INEXACT:
        raise DateError(_NO_DAY)
    return moment.date


def _parse_time(spec: FieldSpec, raw: object, _reference: Reference, reading: Reading) -> Value:
    return read_time(raw, serials=reading.serials)


def _parse_choice(spec: FieldSpec, raw: object, _reference: Reference, reading: Reading) -> Value:
    assert spec.vocabulary is not None
    word = fold(_as_text(raw))
    code = code_of(spec.vocabulary, word, reading.translate)
    if code is not None:
        return code
    if word in _BLANK:
        return None
    raise ConversionError(_NOT_A_TERM.format(value=_quote(raw), words=all_labels(spec.vocabulary)))


_SEVERAL = re.compile(r"[、，,;；/|\r\n]+")


def _parse_choices(spec: FieldSpec, raw: object, _reference: Reference, reading: Reading) -> Value:
    assert spec.vocabulary is not None
    if isinstance(raw, (tuple, list)):
        raw = "、".join(str(part) for part in raw)
    text = _as_text(raw)
    known, translate = spec.vocabulary, reading.translate
    whole = code_of(known, fold(text), translate)
    if whole is not None:
        return (whole,)
    if text.lower() in _BLANK:
        return None
    found: set[str | None] = set()
    for part in _SEVERAL.split(text):
        word = fold(part)
        code = code_of(known, word, translate)
        if code is not None:
            found.add(code)
        elif word and word not in _BLANK:
            # Blanks part words too, where each of them is known: 放牧 流浪狗. Folding drops
            # blanks between Chinese letters, so the text itself is taken apart.
            several = {code_of(known, fold(piece), translate) for piece in part.split()}
            if None in several:
                raise ConversionError(
                    _NOT_A_TERM.format(value=_quote(part.strip()), words=all_labels(known))
                )
            found |= several
    return tuple(code for code in known.codes() if code in found) or None


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


def _parse_link(spec: FieldSpec, raw: object, _reference: Reference, _reading: Reading) -> Value:
    text = _as_text(raw).lower()
    if not _UUID.fullmatch(text):
        raise ConversionError(
            translate_noop(
                "Conversion",
                "{value} is no record's identifier: leave it empty and link the records in "
                "Snowtrack.",
            ).format(value=_quote(raw))
        )
    return text


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
        raise ConversionError(
            _ANGLE_TOO_LARGE.format(value=_quote(raw), limit=90 if latitude else 180)
        )
    return float(degrees)


def _angle_from_text(text: str, latitude: bool) -> float:
    if len(text) > 60:
        raise AngleError(_NOT_AN_ANGLE)
    try:
        angle = read_angle(_COMMA_DECIMAL.sub(".", normalise(text)))
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
    Kind.LINK: _parse_link,
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
        return clock_text(raw)
    return str(raw)


def _quote(raw: object) -> str:
    text = " ".join(_as_text(raw).split())
    return text if len(text) <= 60 else text[:59] + "…"


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
_NOT_AN_ANGLE = translate_noop(
    "Conversion", "“{value}” is too long for one angle: write it like 34.12228 or 34°07′20.2″."
)
_TWO_ANGLES = translate_noop(
    "Conversion", "“{value}” holds latitude and longitude: write each in its own field."
)
_DEGREES_OR_MINUTES = translate_noop(
    "Conversion",
    "“{value}” can mean decimal degrees or degrees and minutes: write it like 34.12000 or 34°12′.",
)
