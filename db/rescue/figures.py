"""The figures of a rescue centre: received, released, died, in care, and the rates of them.

    figures(store, Filter(since=dt.date(2025, 1, 1), until=dt.date(2025, 12, 31)))

A period means the day an animal was received. docs/rescue-figures.md says in words what each
figure counts and where the terms come from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from db import rescue_vocabularies as care
from db.columns import EPOCH, NO_DATE
from db.query import EVERYTHING, Filter
from db.rescue.received import KINDS, NOT_RECEIVED, Received, day_number, read_received

if TYPE_CHECKING:
    from db.store import Store

__all__ = ["KINDS", "DaysInCare", "Group", "RescueFigures", "Tally", "figures", "period_before"]

DIED = ("died_within_24h", "died_after_24h", "died_time_unknown")
DEAD = (*DIED, "euthanised", "dead_on_arrival", "returned_dead")
_LONGEST_GAP = 100
"""Years without a case that are still shown as empty years."""

_IN_CARE = KINDS.index("in_care")

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class DaysInCare:
    """Days from receipt to outcome, one value a case. median, mean, longest: 0.0 without cases."""

    cases: int = 0
    median: float = 0.0
    mean: float = 0.0
    longest: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of some received animals. kinds: animals, in the order of KINDS; their sum is
    `received`.

    cases, species: how many. euthanised_within_24h: of the euthanised ones. days: of the cases
    with an outcome. Rates are between 0 and 1, None where nothing could be counted.
    """

    cases: int
    species: int
    kinds: tuple[int, ...]
    euthanised_within_24h: int
    days: DaysInCare

    def of(self, kind: str) -> int:
        """Animals of one of KINDS."""
        return self.kinds[KINDS.index(kind)]

    @property
    def received(self) -> int:
        return sum(self.kinds)

    @property
    def released(self) -> int:
        return self.of("released")

    @property
    def in_care(self) -> int:
        return self.of("in_care")

    @property
    def died(self) -> int:
        """Died in care, whenever; euthanised and dead on arrival are counted apart."""
        return sum(map(self.of, DIED))

    @property
    def dead(self) -> int:
        """All deaths: died, euthanised, dead on arrival, returned dead."""
        return sum(map(self.of, DEAD))

    @property
    def early(self) -> int:
        """Dead on arrival, or died or euthanised within 24 h of intake."""
        return self.of("dead_on_arrival") + self.of("died_within_24h") + self.euthanised_within_24h

    @property
    def release_rate(self) -> float | None:
        """released / received."""
        return _rate(self.released, self.received)

    @property
    def release_rate_decided(self) -> float | None:
        """released / (received - still in care)."""
        return _rate(self.released, self.received - self.in_care)

    @property
    def release_rate_after_24h(self) -> float | None:
        """released / (received - dead on arrival - died or euthanised within 24 h)."""
        return _rate(self.released, self.received - self.early)

    @property
    def release_rate_after_24h_decided(self) -> float | None:
        """The same without those still in care."""
        return _rate(self.released, self.received - self.early - self.in_care)

    @property
    def survival_rate(self) -> float | None:
        """Alive / (received - dead on arrival)."""
        return _rate(self.received - self.dead, self.received - self.of("dead_on_arrival"))

    @property
    def survival_rate_after_24h(self) -> float | None:
        """Alive / (received - dead on arrival - died or euthanised within 24 h)."""
        return _rate(self.received - self.dead, self.received - self.early)


@dataclass(frozen=True, slots=True)
class Group:
    """The animals of one year, month, species, cause, place or condition.

    key: year (int), 'YYYY-MM', month (1 to 12), species id, code; None where nothing was named.
    """

    key: Any
    tally: Tally


@dataclass(frozen=True, slots=True)
class RescueFigures:
    """Everything counted of one period. All tables sum up to `total`, animals and cases alike.

    since, until: the days asked for. first, last: days of the first and the last receipt.
    outcomes: animals whose outcome lies in the period, whenever received, in the order of KINDS.
    in_care_before, in_care_after: animals in care as the period began and as it ended; before +
    received = outcomes + after. not_received, not_received_cases: reports found in the period that
    never led to an intake. unnumbered: received cases without a number of animals, counted as one.
    """

    since: dt.date | None
    until: dt.date | None
    first: dt.date | None
    last: dt.date | None
    total: Tally
    by_year: tuple[Group, ...]
    by_month: tuple[Group, ...]
    by_month_of_year: tuple[Group, ...]
    by_species: tuple[Group, ...]
    by_cause: tuple[Group, ...]
    by_place: tuple[Group, ...]
    by_condition: tuple[Group, ...]
    outcomes: tuple[int, ...]
    in_care_before: int
    in_care_after: int
    not_received: int
    not_received_cases: int
    unnumbered: int


def figures(store: Store, filter: Filter = EVERYTHING) -> RescueFigures:
    """Count the cases of a filter, whose dates mean the day received. Call it in a worker."""
    cases = read_received(store, filter)
    received = cases.kind != NOT_RECEIVED
    since = day_number(filter.since) if filter.since is not None else int(NO_DATE) + 1
    until = day_number(filter.until) if filter.until is not None else 2**31 - 1
    within = received & (cases.day >= since) & (cases.day <= until)
    reported = ~received & (cases.found >= since) & (cases.found <= until)
    shut = cases.closed != NO_DATE
    counted = _Counted(cases, within)
    return RescueFigures(
        filter.since,
        filter.until,
        _date(cases.day[within].min()) if within.any() else None,
        _date(cases.day[within].max()) if within.any() else None,
        counted.tally(),
        counted.by_year(),
        counted.by_month(),
        counted.by_month_of_year(),
        counted.by_species(),
        counted.by_code(cases.cause, care.CAUSE.codes()),
        counted.by_code(cases.county, cases.counties),
        counted.by_code(cases.condition, care.CONDITION.codes(), in_order=True),
        _per_kind(cases, received & shut & (cases.closed >= since) & (cases.closed <= until)),
        _animals(cases, received & (cases.day < since) & (~shut | (cases.closed >= since))),
        _animals(cases, received & (cases.day <= until) & (~shut | (cases.closed > until))),
        _animals(cases, reported),
        int(reported.sum()),
        int((within & ~cases.numbered).sum()),
    )


def period_before(since: dt.date, until: dt.date) -> tuple[dt.date, dt.date]:
    """The same days one year earlier; for longer than a year, as many years earlier as it takes."""
    years = 1
    while _years_earlier(until, years) >= since:
        years += 1
    return _years_earlier(since, years), _years_earlier(until, years)


def _years_earlier(date: dt.date, years: int) -> dt.date:
    # The last of February stays the last of February, so that whole months stay whole.
    if (date + dt.timedelta(days=1)).day == 1:
        following = date + dt.timedelta(days=1)
        return following.replace(year=following.year - years) - dt.timedelta(days=1)
    return date.replace(year=date.year - years)


# --- counting -------------------------------------------------------------------------------------


class _Counted:
    """Tables over some of the cases. All sums come out of `bincount`."""

    def __init__(self, cases: Received, which: Bools) -> None:
        self.kind = cases.kind[which].astype(np.int64)
        self.animals = cases.animals[which].astype(np.int64)
        self.species = cases.species[which]
        self.early = cases.early[which]
        self.day = cases.day[which]
        self.which = which
        closed = cases.closed[which]
        self.shut = (closed != NO_DATE) & (self.kind != _IN_CARE)
        self.days = np.where(self.shut, closed - self.day, 0)

    def tally(self) -> Tally:
        return self._tallies(np.zeros(len(self.kind), np.int64), 1)[0]

    def by_year(self) -> tuple[Group, ...]:
        if not len(self.day):
            return ()
        years = self.day.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
        first, last = int(years.min()), int(years.max())
        if last - first > _LONGEST_GAP:
            known, place = np.unique(years, return_inverse=True)
            return self._groups(known.tolist(), place)
        return self._groups(range(first, last + 1), years - first)

    def by_month(self) -> tuple[Group, ...]:
        if not len(self.day):
            return ()
        months = self._months()
        first, last = int(months.min()), int(months.max())
        if last - first > 12 * _LONGEST_GAP:
            known, place = np.unique(months, return_inverse=True)
            return self._groups([_month(number) for number in known.tolist()], place)
        return self._groups([_month(n) for n in range(first, last + 1)], months - first)

    def by_month_of_year(self) -> tuple[Group, ...]:
        return self._groups(range(1, 13), self._months() % 12) if len(self.day) else ()

    def by_species(self) -> tuple[Group, ...]:
        known, place = np.unique(self.species, return_inverse=True)
        keys = [None if id < 0 else id for id in known.tolist()]
        return _ranked(self._groups(keys, place))

    def by_code(
        self, column: npt.NDArray[Any], codes: Sequence[str], *, in_order: bool = False
    ) -> tuple[Group, ...]:
        """column: position in `codes` of every case, -1 for none. Codes nobody used are left out.

        in_order: as the codes stand; else most animals first.
        """
        place = column[self.which].astype(np.int64)
        place[place < 0] = len(codes)
        groups = [g for g in self._groups([*codes, None], place) if g.tally.cases]
        return tuple(groups) if in_order else _ranked(groups)

    def _months(self) -> npt.NDArray[np.int64]:
        """Months since January 1970."""
        months: npt.NDArray[np.int64] = (
            self.day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
        )
        return months

    def _groups(self, keys: Sequence[Any], place: npt.NDArray[Any]) -> tuple[Group, ...]:
        tallies = self._tallies(place.astype(np.int64), len(keys))
        return tuple(Group(key, tally) for key, tally in zip(keys, tallies, strict=True))

    def _tallies(self, place: npt.NDArray[np.int64], groups: int) -> list[Tally]:
        """place: the group of every case."""
        kinds = np.bincount(
            place * len(KINDS) + self.kind, self.animals, groups * len(KINDS)
        ).reshape(groups, len(KINDS))
        cases = np.bincount(place, minlength=groups)
        early = np.bincount(place, self.animals * self.early, groups)
        named, width = self.species >= 0, int(self.species.max(initial=0)) + 1
        met = np.bincount(place[named] * width + self.species[named], minlength=groups * width)
        species = (met.reshape(groups, width) > 0).sum(axis=1)
        days = self._days(place, groups)
        return [
            Tally(
                int(cases[group]),
                int(species[group]),
                tuple(int(number) for number in kinds[group]),
                int(early[group]),
                days[group],
            )
            for group in range(groups)
        ]

    def _days(self, place: npt.NDArray[np.int64], groups: int) -> list[DaysInCare]:
        group, days = place[self.shut], self.days[self.shut]
        order = np.lexsort((days, group))
        bounds = np.searchsorted(group[order], np.arange(groups + 1))
        return [
            _days_of(days[order[start:end]])
            for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)
        ]


def _days_of(days: npt.NDArray[Any]) -> DaysInCare:
    """days: sorted."""
    if not len(days):
        return DaysInCare()
    return DaysInCare(len(days), float(np.median(days)), float(days.mean()), int(days[-1]))


def _ranked(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Most animals first; what was not named comes last."""
    return tuple(
        sorted(groups, key=lambda one: (one.key is None, -one.tally.received, str(one.key)))
    )


def _animals(cases: Received, which: Bools) -> int:
    return int(cases.animals[which].sum())


def _per_kind(cases: Received, which: Bools) -> tuple[int, ...]:
    counts = np.bincount(cases.kind[which], cases.animals[which], len(KINDS))
    return tuple(int(number) for number in counts)


def _rate(part: int, whole: int) -> float | None:
    return part / whole if whole > 0 else None


def _month(number: int) -> str:
    return f"{1970 + number // 12}-{number % 12 + 1:02d}"


def _date(day: Any) -> dt.date:
    return EPOCH + dt.timedelta(days=int(day))
