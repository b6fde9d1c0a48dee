"""What placeholders come to: figures and rows, over one records file, period and filter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from db.query import EVERYTHING, Filter
from db.record_types import record_type
from db.report_forms.meaning import Each, FieldValue, Narrowing, Value
from db.reports.period import Period, bins, month_of, quarter_of, year_of
from db.reports.sightings import (
    SIGHTING,
    FirstRecord,
    Selected,
    by_place,
    first_records,
    new_species,
    select,
)
from db.reports.wording import filter_text, joined
from db.rescue.definitions import value_of
from db.rescue.figures import RescueFigures, figures
from db.rescue.ledger import ledger_rows
from db.showing import Words, show, show_date

if TYPE_CHECKING:
    from db.store import Store

Answer = str | int | float | dt.date | None
"""What stands in a cell: a text, a number, a day, or nothing."""


@dataclass(frozen=True)
class Row:
    """A record of a repeated row. fields: by code. this: what species=this and such mean here."""

    fields: Mapping[str, Answer]
    this: Mapping[str, Any]


_NO_ROW = Row({}, {})


@dataclass(frozen=True)
class Report:
    """What a form is filled for. filter: which records, its dates left aside."""

    period: Period
    office: str = ""
    user: str = ""
    today: dt.date | None = None
    filter: Filter = EVERYTHING


class Answers:
    """Answers for one report. Call it in a worker."""

    def __init__(self, store: Store, words: Words, report: Report) -> None:
        self._store, self._words, self._report = store, words, report
        self._selected: dict[Filter, Selected] = {}
        self._figures: dict[Filter, RescueFigures] = {}

    # --- figures ----------------------------------------------------------------------------------

    def value(self, value: Value, row: Row = _NO_ROW) -> Answer:
        """What a figure comes to."""
        answer = getattr(self, f"_of_{value.subject}")
        found: Answer = answer(value, row)
        return found

    def _of_sightings(self, value: Value, row: Row) -> Answer:
        found = self._sightings(value.narrowing, row)
        counts: dict[str, Callable[[], Answer]] = {
            "count": lambda: found.records,
            "animals": lambda: found.animals,
            "species": lambda: len(found.species),
            "list": lambda: self._species_names(found.species),
            "villages": lambda: len(found.places),
            "village_list": lambda: self._place_names(found),
            "days": lambda: found.days,
            "observers": lambda: self._observers(found),
            "first": lambda: found.first,
            "last": lambda: found.last,
            "largest": lambda: found.largest,
            "new": lambda: len(self._new(found)),
            "new_list": lambda: self._species_names([one.species_id for one in self._new(found)]),
        }
        return counts[value.figure]()

    def _of_species(self, value: Value, row: Row) -> Answer:
        figure = {"count": "species"}.get(value.figure, value.figure)
        return self._of_sightings(replace(value, figure=figure), row)

    def _of_places(self, value: Value, row: Row) -> Answer:
        figure = {"count": "villages"}.get(value.figure, value.figure)
        return self._of_sightings(replace(value, figure=figure), row)

    def _of_months(self, value: Value, _row: Row) -> Answer:
        return len(bins(self._period(value.narrowing)))

    def _of_rescues(self, value: Value, row: Row) -> Answer:
        narrowed = self._filter("rescue", value.narrowing, row)
        if value.figure in ("first", "last"):
            found = self._cases(narrowed)
            return found.first if value.figure == "first" else found.last
        if value.figure == "list":
            groups = [g.key for g in self._cases(narrowed).by_species if g.key is not None]
            return self._species_names(groups)
        code = {"count": "cases"}.get(value.figure, value.figure)
        return value_of(self._cases(narrowed), code)

    def _of_individuals(self, value: Value, row: Row) -> Answer:
        type = record_type("individual")
        narrowed = self._filter("individual", value.narrowing, row).of(type)
        if value.figure == "count":
            return self._store.count(type, narrowed)
        ids = self._store.ids(type, narrowed).tolist()
        return joined(self._store.block(type, ids)["name"], self._words)

    def _of_period(self, value: Value, _row: Row) -> Answer:
        period = self._report.period
        answers: dict[str, Answer] = {
            "name": self._words.translate(period.name()),
            "since": period.since,
            "until": period.until,
            "year": period.until.year,
            "month": period.until.month,
            "quarter": (period.until.month + 2) // 3,
            "days": period.days,
        }
        return answers[value.figure]

    def _of_today(self, value: Value, _row: Row) -> Answer:
        today = self._report.today or dt.date.today()
        answers: dict[str, Answer] = {"day": today, "year": today.year, "month": today.month}
        return answers[value.figure]

    def _of_office(self, _value: Value, _row: Row) -> Answer:
        return self._report.office

    def _of_user(self, _value: Value, _row: Row) -> Answer:
        return self._report.user

    def _of_filter(self, _value: Value, _row: Row) -> Answer:
        return filter_text(self._report.filter, SIGHTING, self._words)

    # --- rows -------------------------------------------------------------------------------------

    def rows(self, each: Each) -> list[Row]:
        """The records a row is repeated for, in their order."""
        made: list[Row] = getattr(self, f"_rows_of_{each.subject}")(each.narrowing)
        made = made[: each.limit]
        return [
            Row({**row.fields, "no": number}, row.this) for number, row in enumerate(made, start=1)
        ]

    @staticmethod
    def field(field: FieldValue, row: Row) -> Answer:
        return row.fields.get(field.code)

    def _rows_of_sightings(self, narrowing: Narrowing) -> list[Row]:
        words, reference = self._words, self._words.reference
        block = self._store.block(SIGHTING, self._sightings(narrowing, _NO_ROW).ids.tolist())
        records = [dict(zip(block, row, strict=True)) for row in zip(*block.values(), strict=True)]
        records.sort(key=lambda values: (values["event_date"] or dt.date.max, values["id"]))
        rows = []
        for values in records:
            fields: dict[str, Answer] = {}
            for spec in SIGHTING.fields:
                found = values[spec.name]
                if isinstance(found, int | float) and spec.vocabulary is None:
                    fields[spec.name] = found
                else:
                    fields[spec.name] = show(spec, found, words) or None
            date, precision = values["event_date"], values["date_precision"]
            exact = precision in (None, "exact", "day")
            fields["event_date"] = date if exact else show_date(date, precision)
            species = reference.species_by_id(values["species_id"] or -1)
            fields |= self._named(species.id if species is not None else -1)
            fields |= self._placed(values["place_code"])
            rows.append(
                Row(fields, {"species": values["species_id"], "place": values["place_code"]})
            )
        return rows

    def _rows_of_rescues(self, narrowing: Narrowing) -> list[Row]:
        narrowed = self._filter("rescue", narrowing, _NO_ROW)
        table = ledger_rows(
            self._store, narrowed.since, narrowed.until, words=self._words, filter=narrowed
        )
        names = [column.name for column in table.columns]
        rows = []
        for cells in table.rows:
            fields = dict(zip(names, cells, strict=True))
            species = self._words.reference.find_species(str(fields["scientific_name"] or ""))
            rows.append(Row(fields, {"species": species.id if species is not None else None}))
        return rows

    def _rows_of_species(self, narrowing: Narrowing) -> list[Row]:
        found = self._sightings(narrowing, _NO_ROW)
        rows = []
        for id in found.species:
            own = found.of_species([id])
            fields: dict[str, Answer] = {
                **self._named(id),
                **self._tallied(own),
                "village_list": self._place_names(own),
                "first": own.first,
                "last": own.last,
            }
            rows.append(Row(fields, {"species": id}))
        return rows

    def _rows_of_places(self, narrowing: Narrowing) -> list[Row]:
        found = self._sightings(narrowing, _NO_ROW)
        codes = np.array([code or "" for code in found.codes()], dtype=object)
        rows = []
        for line in by_place(found):
            if line.own and line.code is not None:
                own = found.where(codes == line.code)
                fields = {
                    **self._placed(line.code),
                    **self._tallied(own),
                    "species": len(own.species),
                    "species_list": self._species_names(own.species),
                }
                rows.append(Row(fields, {"place": line.code}))
        return rows

    def _rows_of_months(self, narrowing: Narrowing) -> list[Row]:
        rows = []
        for part in bins(self._period(narrowing)):
            within = replace(
                narrowing, since=part.since, until=part.until, year=None, quarter=None, month=None
            )
            found = self._sightings(within, _NO_ROW)
            fields: dict[str, Answer] = {
                "month": self._words.translate(part.name),
                **self._tallied(found),
                "species": len(found.species),
            }
            rows.append(Row(fields, {"month": (part.since, part.until)}))
        return rows

    def _tallied(self, found: Selected) -> dict[str, Answer]:
        return {
            "count": found.records,
            "animals": found.animals,
            "villages": len(found.places),
        }

    def _named(self, species_id: int) -> dict[str, Answer]:
        reference = self._words.reference
        entry = reference.species_by_id(species_id)
        spec = record_type("species").field("protection")
        return {
            "species": reference.species_name(species_id, self._words.language) or None,
            "scientific_name": entry.scientific_name if entry is not None else None,
            "protection": show(spec, entry.protection, self._words) if entry is not None else None,
        }

    def _placed(self, code: str | None) -> dict[str, Answer]:
        reference, language = self._words.reference, self._words.language
        found: dict[str, Answer] = {"county": None, "township": None, "village": None}
        seen: set[str] = set()
        entry = reference.place_by_code(code or "")
        while entry is not None and entry.code not in seen:
            seen.add(entry.code)
            slot = entry.level if entry.level in found else "village"
            if entry.level not in ("prefecture", "province") and found[slot] is None:
                found[slot] = reference.place_name(entry.code, language)
            entry = reference.place_by_code(entry.parent_code or "")
        path = reference.place_path(code, language) if code else []
        return {**found, "place": (" " if language.startswith("en") else "").join(path) or None}

    # --- what is asked ----------------------------------------------------------------------------

    def _period(self, narrowing: Narrowing) -> Period:
        period = self._report.period
        if narrowing.period == "before":
            period = period.before() or _nothing()
        elif narrowing.period == "last_year":
            period = period.year_before() or _nothing()
        elif narrowing.period == "year":
            period = period.year_to_date()
        elif narrowing.period == "all":
            period = Period(dt.date(1, 1, 1), dt.date(9999, 12, 31))
        year = narrowing.year or period.until.year
        if narrowing.month is not None:
            period = month_of(dt.date(year, narrowing.month, 1))
        elif narrowing.quarter is not None:
            period = quarter_of(dt.date(year, 3 * narrowing.quarter, 1))
        elif narrowing.year is not None:
            period = year_of(dt.date(year, 1, 1))
        since, until = narrowing.since or period.since, narrowing.until or period.until
        return Period(since, until) if since <= until else _nothing()

    def _filter(self, type_name: str, narrowing: Narrowing, row: Row) -> Filter:
        """The report's filter narrowed; where both name species or places, only what is in both."""
        period = self._period(narrowing)
        if "month" in narrowing.this:
            period = Period(*row.this["month"])
        whole = self._report.filter.of(record_type(type_name))
        species = self._species(whole.species, narrowing, row)
        places = narrowing.places
        if "place" in narrowing.this:
            places = (row.this["place"] or "-",)
        if places and whole.places:
            places = tuple(
                max(one, other, key=len)
                for one in places
                for other in whole.places
                if one.startswith(other) or other.startswith(one)
            ) or ("-",)
        found = replace(
            whole,
            since=period.since,
            until=period.until,
            species=species,
            places=places or whole.places,
            statuses=narrowing.statuses or whole.statuses,
        )
        for name, codes in narrowing.terms:
            found = found.with_codes(name, codes)
        return found

    def _species(self, whole: tuple[int, ...], narrowing: Narrowing, row: Row) -> tuple[int, ...]:
        wanted: set[int] | None = set(whole) if whole else None

        def narrow(ids: set[int]) -> None:
            nonlocal wanted
            wanted = ids if wanted is None else wanted & ids

        if narrowing.species:
            narrow(set(narrowing.species))
        if "species" in narrowing.this:
            narrow({row.this.get("species") or -1})
        if narrowing.protection:
            entries = self._words.reference.species
            narrow({e.id for e in entries if e.protection in narrowing.protection})
        if wanted is None:
            return ()
        return tuple(sorted(wanted)) or (-1,)

    def _sightings(self, narrowing: Narrowing, row: Row) -> Selected:
        narrowed = self._filter("sighting", narrowing, row)
        found = self._selected.get(narrowed)
        if found is None:
            found = self._selected[narrowed] = select(self._store, narrowed)
        return found

    def _cases(self, narrowed: Filter) -> RescueFigures:
        found = self._figures.get(narrowed)
        if found is None:
            found = self._figures[narrowed] = figures(self._store, narrowed)
        return found

    # --- words ------------------------------------------------------------------------------------

    @cached_property
    def _firsts(self) -> dict[int, FirstRecord]:
        return first_records(self._store)

    def _new(self, found: Selected) -> list[FirstRecord]:
        return new_species(found, self._firsts)

    def _species_names(self, ids: list[int]) -> str:
        name = self._words.reference.species_name
        return joined((name(id, self._words.language) for id in ids), self._words)

    def _place_names(self, found: Selected) -> str:
        name = self._words.reference.place_name
        return joined((name(code, self._words.language) for code in found.places), self._words)

    def _observers(self, found: Selected) -> int:
        names = self._store.block(SIGHTING, found.ids.tolist())["observer"]
        return len({name.strip() for name in names if name and name.strip()})


def _nothing() -> Period:
    """Days in which nothing was recorded."""
    return Period(dt.date(1, 1, 1), dt.date(1, 1, 1))


__all__ = ["Answer", "Answers", "Report", "Row"]
