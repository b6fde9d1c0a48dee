"""The rescue ledger (救护台账) of a period: one row a case, and totals that add up.

    table = ledger_rows(store, since, until, words=Words(translate, store.reference(), "zh"))

The printed ledger and the workbook read the same rows. What a ledger holds: who brought which
animal from where, when it was received, in which state, what was done and what became of it
(野生动物收容救护管理办法).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from db.errors import Cancelled
from db.query import EVERYTHING, Filter
from db.record_types import record_type
from db.showing import Words, clock_text, show, show_date
from db.text import Text, translate_noop

if TYPE_CHECKING:
    from db.store import Store

Cell = str | int | float | dt.date | None
"""Dates and numbers stay what they are, so that a workbook can count with them."""

Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class LedgerColumn:
    """One column. kind: "text", "number" (whole), "decimal" or "date".

    width: characters, for a sheet. A date known only roughly is a text (2025-03).
    """

    name: str
    label: Text
    kind: str = "text"
    width: int = 12


COLUMNS: Final = (
    LedgerColumn("no", translate_noop("Ledger", "No."), "number", 6),
    LedgerColumn("case_number", translate_noop("Ledger", "Case number"), width=15),
    LedgerColumn("received_date", translate_noop("Ledger", "Received on"), "date", 12),
    LedgerColumn("received_time", translate_noop("Ledger", "Time"), width=7),
    LedgerColumn("species", translate_noop("Ledger", "Species"), width=14),
    LedgerColumn("scientific_name", translate_noop("Ledger", "Scientific name"), width=22),
    LedgerColumn("protection", translate_noop("Ledger", "Protection class"), width=12),
    LedgerColumn("individual_count", translate_noop("Ledger", "Number"), "number", 6),
    LedgerColumn("sex", translate_noop("Ledger", "Sex"), width=7),
    LedgerColumn("age_class", translate_noop("Ledger", "Age class"), width=9),
    LedgerColumn("found_at", translate_noop("Ledger", "Found at"), width=26),
    LedgerColumn("finder_name", translate_noop("Ledger", "Found by"), width=12),
    LedgerColumn("finder_contact", translate_noop("Ledger", "Finder's contact"), width=14),
    LedgerColumn("finder_place", translate_noop("Ledger", "Finder's village"), width=20),
    LedgerColumn("handed_over_by", translate_noop("Ledger", "Handed over by"), width=12),
    LedgerColumn("handed_over_contact", translate_noop("Ledger", "Contact"), width=14),
    LedgerColumn("handed_over_address", translate_noop("Ledger", "Address"), width=20),
    LedgerColumn("report_channel", translate_noop("Ledger", "Reported by way of"), width=10),
    LedgerColumn("cause", translate_noop("Ledger", "Cause"), width=16),
    LedgerColumn("condition", translate_noop("Ledger", "Condition on receipt"), width=12),
    LedgerColumn("weight", translate_noop("Ledger", "Weight (kg)"), "decimal", 9),
    LedgerColumn("weight_qualifier", translate_noop("Ledger", "Weight is"), width=8),
    LedgerColumn("receipt_number", translate_noop("Ledger", "Receipt number"), width=15),
    LedgerColumn("measures", translate_noop("Ledger", "Measures taken"), width=30),
    LedgerColumn("outcome", translate_noop("Ledger", "Outcome"), width=12),
    LedgerColumn("outcome_date", translate_noop("Ledger", "Outcome on"), "date", 12),
    LedgerColumn("outcome_place", translate_noop("Ledger", "Released or taken to"), width=24),
    LedgerColumn("handled_by", translate_noop("Ledger", "Handled by"), width=12),
    LedgerColumn("notes", translate_noop("Ledger", "Notes"), width=30),
)


@dataclass(frozen=True, slots=True)
class LedgerTotal:
    """A sum. group: "all", "outcome" or "protection"; those of a group add up to that of "all".

    animals: a case whose number is not known counts as one.
    """

    group: str
    label: str
    cases: int
    animals: int


@dataclass(frozen=True, slots=True)
class LedgerTable:
    """The ledger of a period. rows: cells in the order of `columns`, by the day received."""

    since: dt.date | None
    until: dt.date | None
    columns: tuple[LedgerColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[LedgerTotal, ...]

    def place(self, name: str) -> int:
        """Which column is called `name`."""
        return next(n for n, column in enumerate(self.columns) if column.name == name)


def ledger_rows(
    store: Store,
    since: dt.date | None,
    until: dt.date | None,
    *,
    words: Words,
    filter: Filter = EVERYTHING,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> LedgerTable:
    """The ledger of the days from `since` to `until`, both inclusive; None leaves that end open.

    A case belongs to the day the animal was received at a centre, or where it never was, to the
    day it was found. words: language of names and terms. filter: which cases, its dates left aside.
    Raises Cancelled.
    """
    builder = _Builder(store, words)
    chosen = [case for case in builder.cases(filter) if _within(builder.day(case), since, until)]
    chosen.sort(key=lambda case: (builder.day(case) or dt.date.max, case["case_number"] or ""))
    rows = []
    for number, case in enumerate(chosen, start=1):
        if cancelled is not None and cancelled():
            raise Cancelled
        cells = builder.row(case)
        rows.append(tuple(number if c.name == "no" else cells.get(c.name) for c in COLUMNS))
        if progress is not None:
            progress(number, len(chosen))
    return LedgerTable(since, until, COLUMNS, tuple(rows), tuple(builder.totals(chosen)))


def day_text(date: dt.date | None, precision: str | None, words: Words) -> str:
    """A date as far as it is known: 2025-03-05, 2025-03, about 2025-03-05, by 2025-03-05."""
    if date is None:
        return ""
    if precision == "about":
        text = translate_noop("Ledger", "about {date}").format(date=date.isoformat())
        return words.translate(text)
    if precision == "by":
        return words.translate(translate_noop("Ledger", "by {date}").format(date=date.isoformat()))
    return show_date(date, precision)


def place_text(code: str | None, locality: str | None, words: Words) -> str:
    """County, township, village, then the locality in words."""
    path = words.reference.place_path(code, words.language) if code else []
    return " ".join([*path, *([locality] if locality else [])])


def _within(day: dt.date | None, since: dt.date | None, until: dt.date | None) -> bool:
    if day is None:
        return since is None and until is None
    return (since is None or day >= since) and (until is None or day <= until)


_RESCUE: Final = record_type("rescue")
_SPECIES: Final = record_type("species")
_ENTRIES: Final = ("transport", "intake", "treatment", "procedure", "outcome")
_BLOCK: Final = 1000

Values = Mapping[str, Any]


class _Builder:
    """Reads the cases with the entries a ledger needs, and makes rows of them."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words = store, words
        self._entries: dict[str, dict[str, list[Values]]] = {}

    def cases(self, filter: Filter) -> list[dict[str, Any]]:
        """The cases a filter means, whole; their entries are at hand afterwards."""
        ids = self._store.ids(_RESCUE, replace(filter, since=None, until=None)).tolist()
        found: list[dict[str, Any]] = []
        for start in range(0, len(ids), _BLOCK):
            block = self._store.block(_RESCUE, ids[start : start + _BLOCK])
            names = list(block)
            found += [
                dict(zip(names, row, strict=True)) for row in zip(*block.values(), strict=True)
            ]
        uuids = [case["uuid"] for case in found]
        for name in _ENTRIES:
            for part in self._store.parts(record_type(name), uuids):
                of_case = self._entries.setdefault(part.values["case_uuid"], {})
                of_case.setdefault(name, []).append(part.values)
        for of_case in self._entries.values():
            for entries in of_case.values():
                entries.sort(key=_moment)
        return found

    def _of(self, case: Values, name: str) -> Sequence[Values]:
        return self._entries.get(case["uuid"], {}).get(name, ())

    def _first(self, case: Values, name: str) -> Values:
        entries = self._of(case, name)
        return entries[0] if entries else {}

    def day(self, case: Values) -> dt.date | None:
        day: dt.date | None = self._first(case, "intake").get("event_date") or case["event_date"]
        return day

    def _shown(self, type_name: str, field: str, value: Any) -> str:
        return show(record_type(type_name).field(field), value, self._words)

    def row(self, case: Values) -> dict[str, Cell]:
        intake = self._first(case, "intake")
        transport = self._first(case, "transport")
        received_by = intake.get("performed_by") or transport.get("received_by")
        time = intake.get("event_time")
        condition = intake.get("condition") or case["condition"]
        weight = intake.get("weight")
        first_weight = weight if weight is not None else case["first_weight"]
        return {
            "case_number": case["case_number"],
            "received_date": self._date(intake.get("event_date"), intake.get("date_precision")),
            "received_time": clock_text(time) if time else None,
            **self._animal(case),
            "found_at": place_text(case["place_code"], case["locality"], self._words) or None,
            "finder_name": case["finder_name"],
            "finder_contact": case["finder_contact"],
            "finder_place": place_text(case["finder_place_code"], None, self._words) or None,
            "handed_over_by": intake.get("handed_over_by") or transport.get("handed_over_by"),
            "handed_over_contact": intake.get("handed_over_contact"),
            "handed_over_address": intake.get("handed_over_address"),
            "report_channel": self._shown("rescue", "report_channel", case["report_channel"])
            or None,
            "cause": self._cause(case),
            "condition": self._shown("rescue", "condition", condition) or None,
            "weight": first_weight,
            "weight_qualifier": self._qualifier(intake),
            "receipt_number": intake.get("receipt_number") or transport.get("receipt_number"),
            "measures": self._measures(case),
            **self._outcome(case),
            "handled_by": received_by or case["report_taken_by"],
            "notes": case["notes"],
        }

    def _date(self, date: dt.date | None, precision: str | None) -> dt.date | str | None:
        if date is None or precision in (None, "exact", "day"):
            return date
        return day_text(date, precision, self._words)

    def _animal(self, case: Values) -> dict[str, Cell]:
        words = self._words
        species = words.reference.species_by_id(case["species_id"] or 0)
        return {
            "species": words.reference.species_name(species.id, words.language)
            if species
            else None,
            "scientific_name": species.scientific_name if species else None,
            "protection": species and (self._shown("species", "protection", species.protection)),
            "individual_count": case["individual_count"],
            "sex": self._shown("rescue", "sex", case["sex"]) or None,
            "age_class": self._shown("rescue", "age_class", case["age_class"]) or None,
        }

    def _cause(self, case: Values) -> str | None:
        cause = self._shown("rescue", "cause", case["cause"])
        if cause and case["cause_certainty"] == "suspected":
            text = translate_noop("Ledger", "{cause} (suspected)").format(cause=cause)
            cause = self._words.translate(text)
        return self._joined([cause, case["cause_notes"]]) or None

    def _qualifier(self, intake: Values) -> str | None:
        if intake.get("weight") is None or intake.get("weight_qualifier") in (None, "exact"):
            return None
        return self._shown("intake", "weight_qualifier", intake["weight_qualifier"])

    def _measures(self, case: Values) -> str | None:
        told: list[str] = []
        for name, fields in (
            ("treatment", ("treatment", "treatment_category")),
            ("procedure", ("procedure", "procedure_type")),
        ):
            for values in self._of(case, name):
                told += next(
                    ([self._shown(name, f, values[f])] for f in fields if values.get(f)), []
                )
        return self._joined(list(dict.fromkeys(told or [case["first_aid"]]))) or None

    def _joined(self, parts: Sequence[str | None]) -> str:
        separator = ", " if self._words.language.startswith("en") else "、"
        return separator.join(part for part in parts if part)

    def _outcome(self, case: Values) -> dict[str, Cell]:
        status = self._shown("rescue", "status", case["status"])
        if not case["outcome"]:
            return {"outcome": status or None, "outcome_date": None, "outcome_place": None}
        outcome = self._of(case, "outcome")[-1] if self._of(case, "outcome") else {}
        place = place_text(outcome.get("place_code"), outcome.get("locality"), self._words)
        return {
            "outcome": self._shown("rescue", "outcome", case["outcome"]),
            "outcome_date": self._date(case["outcome_date"], outcome.get("date_precision")),
            "outcome_place": place or outcome.get("facility"),
        }

    def totals(self, chosen: Sequence[Values]) -> Iterator[LedgerTotal]:
        translate = self._words.translate
        yield _total("all", translate(translate_noop("Ledger", "All")), chosen)
        statuses = _RESCUE.field("status").vocabulary
        by_status: dict[str, list[Values]] = {}
        for case in chosen:
            by_status.setdefault(case["status"] or "", []).append(case)
        for term in statuses.terms if statuses is not None else ():
            if term.code in by_status:
                yield _total("outcome", translate(term.label), by_status.pop(term.code))
        unknown = [case for cases in by_status.values() for case in cases]
        if unknown:
            yield _total("outcome", translate(translate_noop("Ledger", "Not known")), unknown)
        by_class: dict[str, list[Values]] = {}
        for case in chosen:
            species = self._words.reference.species_by_id(case["species_id"] or 0)
            by_class.setdefault((species and species.protection) or "", []).append(case)
        classes = _SPECIES.field("protection").vocabulary
        for term in classes.terms if classes is not None else ():
            if term.code in by_class:
                yield _total("protection", translate(term.label), by_class.pop(term.code))
        rest = [case for cases in by_class.values() for case in cases]
        if rest:
            label = translate(translate_noop("Ledger", "Not under national protection"))
            yield _total("protection", label, rest)


def _total(group: str, label: str, cases: Sequence[Values]) -> LedgerTotal:
    animals = sum(
        1 if case["individual_count"] is None else case["individual_count"] for case in cases
    )
    return LedgerTotal(group, label, len(cases), animals)


def _moment(values: Values) -> tuple[dt.date, dt.time]:
    return values.get("event_date") or dt.date.max, values.get("event_time") or dt.time.max
