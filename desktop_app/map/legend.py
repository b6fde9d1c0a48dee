"""The legend in words and colours: what the rows of a scene are called and look like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from db.located import opens
from db.record_types import record_type
from db.text import translate_noop
from desktop_app import i18n
from desktop_app.map.features import SHAPES, SIGNS, LegendEntry, Style
from desktop_app.map.kinds import BY_NAME
from desktop_app.map.scene import OTHERS, UNKNOWN, Row
from forms import theme

if TYPE_CHECKING:
    from db.reference import Reference

_OTHERS = {
    "species": translate_noop("MapLegend", "Other species"),
    "": translate_noop("MapLegend", "Others"),
}
_UNKNOWN = {
    "species": translate_noop("MapLegend", "Species not named"),
    "month": translate_noop("MapLegend", "Without a date"),
    "outcome": translate_noop("MapLegend", "No outcome"),
    "status": translate_noop("MapLegend", "No status"),
    "": translate_noop("MapLegend", "Unknown"),
}


def label(row: Row, colouring: str, reference: Reference) -> str:
    """What a row of the legend is called."""
    language = i18n.language()
    match row.field:
        case "species":
            return reference.species_name(int(row.code), language)
        case "kind":
            return i18n.show(BY_NAME[str(row.code)].label)
        case "month":
            locale = QLocale(language)
            return locale.standaloneMonthName(int(row.code) + 1, QLocale.FormatType.ShortFormat)
        case "outcome":
            return _term("rescue", "outcome", int(row.code))
        case field if field.startswith("status."):
            return _term(field.removeprefix("status."), "status", int(row.code))
    words = _OTHERS if row.field == OTHERS else _UNKNOWN
    return i18n.show(words.get(colouring, words[""]))


def _term(type_name: str, field: str, code: int) -> str:
    vocabulary = record_type(type_name).field(field).vocabulary
    return i18n.show(vocabulary.terms[code].label) if vocabulary is not None else ""


def colour(row: Row, number: int, palette: theme.Palette) -> str:
    """The colour of a row that is the n-th of its legend, as #RRGGBB."""
    match row.field:
        case "kind":
            return palette.series[BY_NAME[str(row.code)].series]
        case "month":
            return palette.months[int(row.code)]
        case field if field == OTHERS:
            return palette.quiet
        case field if field == UNKNOWN:
            return palette.faint
    return palette.series[number % len(palette.series)]


def rows_of(
    rows: Sequence[Row],
    counts: Sequence[int],
    hidden: frozenset[str],
    colouring: str,
    reference: Reference,
    palette: theme.Palette,
    *,
    shaped: bool,
) -> tuple[LegendEntry, ...]:
    """The entries of the colours. shaped: each has a shape of its own; else shapes mean kinds, and
    a sign within them goes with the colour."""
    entries = []
    for number, (row, count) in enumerate(zip(rows, counts, strict=True)):
        if row.field == "kind":
            shape = BY_NAME[str(row.code)].shape
        else:
            shape = SHAPES[number % len(SHAPES)] if shaped else "circle"
        entries.append(
            LegendEntry(
                label(row, colouring, reference),
                colour(row, number, palette),
                shape,
                int(count),
                row.key,
                row.key not in hidden,
                "" if shaped or row.field == "kind" else SIGNS[number % len(SIGNS)],
            )
        )
    return tuple(entries)


def kind_rows(
    kinds: Sequence[str], counts: Sequence[int], hidden: frozenset[str], palette: theme.Palette
) -> tuple[LegendEntry, ...]:
    """The entries that say what the shapes mean."""
    return tuple(
        LegendEntry(
            i18n.show(BY_NAME[kind].label), palette.ink, BY_NAME[kind].shape, int(count),
            f"kind:{kind}", f"kind:{kind}" not in hidden,
        )
        for kind, count in zip(kinds, counts, strict=True)
    )  # fmt: skip


def styles(kinds: Sequence[str], entries: Sequence[LegendEntry], *, shaped: bool) -> list[Style]:
    """How points look, in the order `kind * rows + row`."""
    found = []
    for kind in kinds:
        for entry in entries:
            shape = entry.shape if shaped else BY_NAME[kind].shape
            found.append(Style(entry.colour, shape, opens(kind), entry.sign))
    return found
