"""The key figures of a period beside those of the period before and of the year before.

    compared = key_figures(store, Period(...), Filter(), kind="all")

Each says in words what it counts. The page shows the first of them before a report is made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from db.query import EVERYTHING, Filter
from db.reports.period import Period
from db.reports.sightings import (
    FirstRecord,
    Selected,
    counted,
    first_records,
    new_species,
    select,
)
from db.rescue.definitions import BY_CODE, Form, value_of
from db.rescue.figures import figures
from db.text import Text, translate_noop

if TYPE_CHECKING:
    from db.store import Store

Kind = Literal["sightings", "rescue", "all"]
"""What a report is about."""

Firsts = dict[int, FirstRecord]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure: what it is called and what it counts. subject: sightings or rescue."""

    code: str
    form: Form
    label: Text
    meaning: Text
    subject: str = "sightings"


def _class_count(level: str) -> Callable[[Selected, Firsts], int]:
    return lambda found, _firsts: len(found.protected(level).species)


_COUNTED: Final[tuple[tuple[KeyFigure, Callable[[Selected, Firsts], int]], ...]] = (
    (
        KeyFigure(
            "records",
            "count",
            translate_noop("Report", "Records of sightings"),
            translate_noop("Report", "Sightings whose day lies in the period."),
        ),
        lambda found, _firsts: found.records,
    ),
    (
        KeyFigure(
            "animals",
            "count",
            translate_noop("Report", "Animals seen"),
            translate_noop(
                "Report",
                "The sum of the numbers given; a record without a number counts as none. The same "
                "animal seen twice is counted twice.",
            ),
        ),
        lambda found, _firsts: found.animals,
    ),
    (
        KeyFigure(
            "species",
            "count",
            translate_noop("Report", "Species seen"),
            translate_noop("Report", "Different species named in these records."),
        ),
        lambda found, _firsts: len(found.species),
    ),
    (
        KeyFigure(
            "class_one",
            "count",
            translate_noop("Report", "Species of national class I"),
            translate_noop("Report", "Those of them under national protection, class I."),
        ),
        _class_count("I"),
    ),
    (
        KeyFigure(
            "class_two",
            "count",
            translate_noop("Report", "Species of national class II"),
            translate_noop("Report", "Those of them under national protection, class II."),
        ),
        _class_count("II"),
    ),
    (
        KeyFigure(
            "new_species",
            "count",
            translate_noop("Report", "New species"),
            translate_noop(
                "Report",
                "Species whose first record in the whole file is one of these records.",
            ),
        ),
        lambda found, firsts: len(new_species(found, firsts)),
    ),
    (
        KeyFigure(
            "villages",
            "count",
            translate_noop("Report", "Places with sightings"),
            translate_noop("Report", "Different places these records name: mostly villages."),
        ),
        lambda found, _firsts: len(found.places),
    ),
    (
        KeyFigure(
            "days",
            "count",
            translate_noop("Report", "Days with sightings"),
            translate_noop("Report", "Different days on which something was recorded."),
        ),
        lambda found, _firsts: found.days,
    ),
    (
        KeyFigure(
            "unnumbered",
            "count",
            translate_noop("Report", "Records without a number"),
            translate_noop("Report", "Tracks, scat and others where no animal was counted."),
        ),
        lambda found, _firsts: found.unnumbered,
    ),
)

_RESCUE_CODES: Final = (
    "received",
    "cases",
    "released",
    "transferred",
    "died",
    "euthanised",
    "dead_on_arrival",
    "release_rate",
    "in_care_before",
    "outcomes",
    "in_care_after",
)


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of the period, of the one before it and of the same a year earlier; None where
    there is nothing to count or no such period."""

    figure: KeyFigure
    now: int | float | None
    before: int | float | None
    year_before: int | float | None


def key_figures(
    store: Store, period: Period, filter: Filter = EVERYTHING, *, kind: Kind = "all"
) -> list[Compared]:
    """All key figures of a kind. filter: which records, its dates left aside. For a worker."""
    periods = (period, period.before(), period.year_before())
    found: list[Compared] = []
    if kind != "rescue":
        firsts = first_records(store)
        columns = [_of_sightings(store, one, filter, firsts) for one in periods]
        found += [
            Compared(figure, *(column.get(figure.code) for column in columns))
            for figure, _count in _COUNTED
        ]
    if kind != "sightings":
        counts = [_of_rescues(store, one, filter) for one in periods]
        for code in _RESCUE_CODES:
            one = BY_CODE[code]
            figure = KeyFigure(code, one.form, one.label, one.meaning, "rescue")
            found.append(Compared(figure, *(column.get(code) for column in counts)))
    return found


def _of_sightings(
    store: Store, period: Period | None, filter: Filter, firsts: Firsts
) -> dict[str, int]:
    if period is None:
        return {}
    found = select(store, replace(filter, since=period.since, until=period.until))
    return {figure.code: count(found, firsts) for figure, count in _COUNTED}


def _of_rescues(
    store: Store, period: Period | None, filter: Filter
) -> dict[str, int | float | None]:
    if period is None:
        return {}
    counts = figures(store, replace(filter, since=period.since, until=period.until))
    return {code: value_of(counts, code) for code in _RESCUE_CODES}


def left_out(store: Store, period: Period, filter: Filter) -> int:
    """Rejected records of the period, which are in no figure."""
    if counted(filter) == filter:
        return 0
    from db.reports.sightings import SIGHTING

    rejected = replace(filter, since=period.since, until=period.until, statuses=("rejected",))
    return store.count(SIGHTING, rejected.of(SIGHTING))
