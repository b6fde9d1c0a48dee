"""What a weight curve shows, taken out of a case: weighings, milestones, treatments, vaccinations.

Plain data without a screen; places in time are days, counted as `datetime.date` counts them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from db.rescue.timeline import Case, Entry

EXACT, ABOUT, BELOW, ABOVE = "exact", "about", "below", "above"
NOON = 0.5


class Change(NamedTuple):
    """From one weight to another, kg. qualifier: what is known of it, as of a weight."""

    kg: float
    percent: float
    qualifier: str


class Weighing(NamedTuple):
    """One weight. x: days. change: since the weighing before. kind: of the entry."""

    x: float
    kg: float
    qualifier: str
    entry: Entry
    change: Change | None = None

    @property
    def measured(self) -> bool:
        """Whether the figure is the weight itself, not a bound or an estimate."""
        return self.qualifier == EXACT


class Mark(NamedTuple):
    """Milestones of one day, or one vaccination. x: days."""

    x: float
    entries: tuple[Entry, ...]


class Span(NamedTuple):
    """A treatment from `x` to `end`, days. end: None while it goes on. lane: 0 is the topmost."""

    x: float
    end: float | None
    lane: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Course:
    """Everything on a weight curve, oldest first. start, end: days, the span of all of it."""

    weighings: tuple[Weighing, ...]
    milestones: tuple[Mark, ...]
    vaccinations: tuple[Mark, ...]
    treatments: tuple[Span, ...]
    since_intake: Change | None
    start: float
    end: float

    @property
    def lanes(self) -> int:
        """Lanes that the treatments take."""
        return max((span.lane for span in self.treatments), default=-1) + 1

    @property
    def decimals(self) -> int:
        """Decimals that tell every weight as it was typed, one at least."""
        return max((_decimals(one.kg) for one in self.weighings), default=1)


MOST_LANES = 3


def course_of(case: Case) -> Course:
    """The course of a case. Entries without a date are left out, and so are weights of 0."""
    weighings = _weighings(case)
    milestones: dict[dt.date, list[Entry]] = {}
    for entry in case.of_kind("milestone"):
        if entry.date is not None:
            milestones.setdefault(entry.date, []).append(entry)
    marks = tuple(
        Mark(date.toordinal() + NOON, tuple(found)) for date, found in sorted(milestones.items())
    )
    vaccinations = tuple(
        Mark(entry.date.toordinal() + NOON, (entry,))
        for entry in case.of_kind("vaccination")
        if entry.date is not None
    )
    treatments = _treatments(case)
    places = [one.x for one in weighings] + [mark.x for mark in (*marks, *vaccinations)]
    for span in treatments:
        places.append(span.x)
        if span.end is not None:
            places.append(span.end)
    if case.state.intake_date is not None:
        places.append(float(case.state.intake_date.toordinal()))
    if not places:
        places = [0.0]
    return Course(
        weighings, marks, vaccinations, treatments, _since_intake(weighings),
        min(places), max(places),
    )  # fmt: skip


def _weighings(case: Case) -> tuple[Weighing, ...]:
    found: list[Weighing] = []
    for entry in case.entries:
        kg = entry.values.get("weight")
        if kg is None or kg <= 0 or entry.date is None:
            continue
        time = entry.time
        share = NOON if time is None else (time.hour * 60 + time.minute) / 1440
        # Two of one day stand in the order of the timeline even where only one has a time.
        x = max(entry.date.toordinal() + share, found[-1].x if found else 0.0)
        qualifier = entry.values.get("weight_qualifier") or EXACT
        weighing = Weighing(x, kg, qualifier, entry)
        if found:
            weighing = weighing._replace(change=change(found[-1], weighing))
        found.append(weighing)
    return tuple(found)


def change(earlier: Weighing, later: Weighing) -> Change:
    """What is known of the change: from below 10 kg to 20 kg it is more than 10 kg."""
    kg = round(later.kg - earlier.kg, 6)
    return Change(kg, 100 * kg / earlier.kg, _known(earlier.qualifier, later.qualifier))


def _known(earlier: str, later: str) -> str:
    # A start that is below its figure makes the change larger, and the other way round.
    turned = {BELOW: ABOVE, ABOVE: BELOW}.get(earlier, earlier)
    if turned == EXACT:
        return later
    if later in (EXACT, turned):
        return turned
    return ABOUT


def _since_intake(weighings: tuple[Weighing, ...]) -> Change | None:
    """From the weight at the intake, or the first one, to the latest; None with fewer than two."""
    if not weighings:
        return None
    first = next((one for one in weighings if one.entry.type.name == "intake"), weighings[0])
    return change(first, weighings[-1]) if first is not weighings[-1] else None


def _treatments(case: Case) -> tuple[Span, ...]:
    found: list[Span] = []
    ends: list[float] = []  # where each lane is free again
    for entry in case.of_kind("treatment"):
        if entry.date is None:
            continue
        values: Mapping[str, Any] = entry.values
        until = values.get("until_date")
        start = float(entry.date.toordinal())
        end = until.toordinal() + 1.0 if until is not None and until >= entry.date else None
        lane = next((at for at, free in enumerate(ends) if free <= start), len(ends))
        if lane >= MOST_LANES:  # the one that is free first shares its lane
            lane = min(range(MOST_LANES), key=ends.__getitem__)
        taken = end if end is not None else float("inf")
        if lane == len(ends):
            ends.append(taken)
        else:
            ends[lane] = max(ends[lane], taken)
        found.append(Span(start, end, lane, entry))
    return tuple(found)


def _decimals(kg: float) -> int:
    text = f"{kg:.3f}".rstrip("0")
    return max(1, len(text.partition(".")[2]))
