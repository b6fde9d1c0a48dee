"""Values as people read them, and as `db.conversion.parse` reads them back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from db.fields import FieldSpec, Kind
from db.reference import Reference
from db.text import Translate

Value = Any
"""str, int, float, dt.date, dt.time or tuple[str, ...], as `Kind` says."""


@dataclass(frozen=True, slots=True)
class Words:
    """How codes are shown. language: `zh`, `bo` or `en`, also with a country (zh_CN)."""

    translate: Translate
    reference: Reference
    language: str = "zh"


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
    """2025-03-05, 2025-03, 2025, ~2025-03-05 (about) or ≤2025-03-05 (by), as its code says."""
    if date is None:
        return ""
    sign = {"about": "~", "by": "≤"}.get(precision or "", "")
    return sign + date.isoformat()[: {"month": 7, "year": 4}.get(precision or "", 10)]


def clock_text(value: dt.time) -> str:
    """09:30, or 09:30:15 where seconds are known."""
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
    Kind.TIME: lambda _spec, value, _words: clock_text(value),
    Kind.CHOICE: _show_choice,
    Kind.CHOICES: _show_choices,
    Kind.LATITUDE: _show_angle,
    Kind.LONGITUDE: _show_angle,
    Kind.SPECIES: lambda _spec, value, words: words.reference.species_name(value, words.language),
    Kind.PLACE: lambda _spec, value, words: words.reference.place_name(value, words.language),
    Kind.LINK: lambda _spec, value, _words: str(value),
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
