"""What a file leaves open and a person can say once for all of its rows.

The year of days without one, the datum of the coordinates, words that mean nothing to the program,
columns that it does not know, columns it cannot do without. Each comes with proposals, best first.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.exchange.converters import LIST_SEPARATORS, YEAR_MISSING, term_names
from db.exchange.corrections import word_key
from db.exchange.layout import SourceColumn, cell_text
from db.exchange.proposing import Proposal, different
from db.exchange.word_proposals import WordReader
from db.fields import FieldSpec, Kind, Need
from db.places.datum import columns_to_wgs84, distance_m
from db.places.datum_hint import fitting_datum
from db.text import Text

if TYPE_CHECKING:
    from db.exchange.plan import ImportPlan
    from db.exchange.session import Session

MOST_WORDS = 300
"""Words that are asked; a file with more has something else wrong with it."""
MOST_ROWS_NAMED = 50
_LOOKED_AT = 200
_WORD_KINDS = (Kind.SPECIES, Kind.PLACE, Kind.CHOICE, Kind.CHOICES, Kind.LINK)
_UNKNOWN_CODES = (
    "species_unknown",
    "species_ambiguous",
    "place_unknown",
    "place_ambiguous",
    "place_elsewhere",
    "vocabulary",
    "not_taken",
)


@dataclass(frozen=True, slots=True)
class YearQuestion:
    """Days without a year. count: rows; rows: numbers of the first; proposals: years."""

    count: int
    rows: tuple[int, ...]
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class DatumQuestion:
    """Coordinates whose datum nothing tells. count: rows. datum: the likeliest.

    fitting: rows whose village says so. shift_m: how far the points would move (median, metres) if
    they were GCJ-02 instead of WGS 84.
    """

    count: int
    datum: str
    fitting: int
    shift_m: float


@dataclass(frozen=True, slots=True)
class WordQuestion:
    """A text of a field that means nothing yet. rows: numbers of the first `count` rows."""

    field: str
    text: str
    count: int
    rows: tuple[int, ...]
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class ColumnQuestion:
    """A column that no field takes. filled: rows that have something there; samples: of them."""

    column: SourceColumn
    filled: int
    samples: tuple[str, ...]
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class MissingColumn:
    """A field that every record needs and no column carries. proposals: letters of columns."""

    field: str
    label: Text
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """Everything a file leaves open, the hindering first. more_words: those that are not listed."""

    missing: tuple[MissingColumn, ...] = ()
    year: YearQuestion | None = None
    datum: DatumQuestion | None = None
    words: tuple[WordQuestion, ...] = ()
    columns: tuple[ColumnQuestion, ...] = ()
    more_words: int = 0

    def __bool__(self) -> bool:
        return bool(self.missing or self.year or self.datum or self.words or self.columns)


def questions_of(plan: ImportPlan) -> Questions:
    """The questions of a plan; for a worker thread."""
    session = plan.session
    if session is None:
        return Questions()
    words, more = _words(plan, session)
    columns = tuple(_columns(plan, session))
    return Questions(
        missing=tuple(_missing(plan, columns)),
        year=_year(plan),
        datum=_datum(plan),
        words=words,
        columns=columns,
        more_words=more,
    )


# --- columns ------------------------------------------------------------------------------------


def _columns(plan: ImportPlan, session: Session) -> Iterator[ColumnQuestion]:
    reader = session.column_reader()
    taken = {c.meaning.field for c in plan.layout.columns if c.meaning.field is not None}
    for column in plan.layout.extras:
        if column.letter in plan.corrections.mapping:
            continue  # it was said that the notes take it
        cells = plan.cells[column.index]
        filled = len(cells) - cells.count("")
        if not filled:
            continue
        sample = different(cells)
        yield ColumnQuestion(
            column,
            filled,
            tuple(cell_text(cell) for cell in sample[:5]),
            tuple(reader.proposals(column.header, sample, taken)),
        )


def _missing(plan: ImportPlan, columns: tuple[ColumnQuestion, ...]) -> Iterator[MissingColumn]:
    carried = {c.meaning.field for c in plan.layout.columns}
    for spec in plan.sheet_type.fields:
        if spec.need is not Need.REQUIRED or spec.default is not None or spec.generated:
            continue
        if spec.name in carried or spec.name in plan.values:
            continue
        found = [
            Proposal(asked.column.letter, asked.column.name, one.score, one.why)
            for asked in columns
            for one in asked.proposals
            if one.value == spec.name
        ]
        yield MissingColumn(spec.name, spec.label, tuple(sorted(found, key=lambda one: -one.score)))


# --- the year -----------------------------------------------------------------------------------


def _year(plan: ImportPlan) -> YearQuestion | None:
    if plan.year is not None:
        return None
    rows = [
        found.row
        for index in plan.problems.rows_with(YEAR_MISSING)
        for found in plan.problems.of_cells(index)
        if found.problem.code == YEAR_MISSING
    ]
    if not rows:
        return None
    weights: Counter[int] = Counter()
    for year in plan.layout.years:
        weights[year] += 1000
    for name, column in plan.values.items():
        if name.endswith("event_date"):
            weights.update(day.year for day in column if day is not None)
    today = dt.date.today().year
    weights[today] += 1
    weights[today - 1] += 1
    total = sum(weights.values())
    proposals = tuple(
        Proposal(str(year), str(year), round(weight / total, 3), "cells")
        for year, weight in weights.most_common(4)
    )
    return YearQuestion(len(rows), tuple(rows[:MOST_ROWS_NAMED]), proposals)


# --- the datum ----------------------------------------------------------------------------------


def _datum(plan: ImportPlan) -> DatumQuestion | None:
    if plan.datum_is_told:
        return None
    latitudes = plan.values.get("decimal_latitude")
    longitudes = plan.values.get("decimal_longitude")
    if latitudes is None or longitudes is None or "verbatim_srs" not in plan.sheet_type.by_name:
        return None
    rows = [
        n
        for n, (lat, lon) in enumerate(zip(latitudes, longitudes, strict=True))
        if lat is not None and lon is not None
    ]
    if not rows:
        return None
    sample = rows[:: max(1, len(rows) // _LOOKED_AT)][:_LOOKED_AT]
    votes = _votes(plan, sample)
    likely, fitting = votes.most_common(1)[0] if votes else (plan.datum, 0)
    return DatumQuestion(len(rows), likely, fitting, _shift(plan, sample))


def _votes(plan: ImportPlan, rows: list[int]) -> Counter[str]:
    """Which datum puts points on the villages of their rows."""
    votes: Counter[str] = Counter()
    assert plan.session is not None
    places = plan.values.get("place_code") or []
    for row in rows if places else ():
        entry = plan.session.reference.place_by_code(places[row] or "")
        if entry is None or entry.latitude is None or entry.longitude is None:
            continue
        found = fitting_datum(
            plan.values["decimal_latitude"][row],
            plan.values["decimal_longitude"][row],
            "wgs84",
            (entry.latitude, entry.longitude),
        )
        if found is not None:
            votes[found[0]] += 1
    return votes


def _shift(plan: ImportPlan, rows: list[int]) -> float:
    import numpy as np

    latitudes = np.array([plan.values["decimal_latitude"][row] for row in rows], dtype=float)
    longitudes = np.array([plan.values["decimal_longitude"][row] for row in rows], dtype=float)
    moved = columns_to_wgs84(latitudes, longitudes, "gcj02")
    distances = [
        distance_m(*points)
        for points in zip(latitudes, longitudes, moved[0], moved[1], strict=True)
    ]
    return round(float(np.median(distances)), 1)


# --- words --------------------------------------------------------------------------------------


def _words(plan: ImportPlan, session: Session) -> tuple[tuple[WordQuestion, ...], int]:
    by_name = plan.sheet_type.by_name
    terms: dict[str, dict[str, str]] = {}
    found: dict[tuple[str, str], tuple[str, list[int]]] = {}
    for index in plan.problems.rows_with(*_UNKNOWN_CODES):
        for problem in plan.problems.of_cells(index):
            spec = by_name.get(problem.problem.field or "")
            if problem.problem.code not in _UNKNOWN_CODES or spec is None:
                continue
            if spec.kind not in _WORD_KINDS or not problem.cell.strip():
                continue
            for text in _parts(spec, problem.cell, terms, plan):
                key = (spec.name, word_key(text))
                found.setdefault(key, (text, []))[1].append(plan.numbers[index])
    ordered = sorted(found.items(), key=lambda item: -len(item[1][1]))
    reader = WordReader(plan, session)
    questions = tuple(
        WordQuestion(
            name,
            text,
            len(rows),
            tuple(rows[:MOST_ROWS_NAMED]),
            tuple(reader.proposals(by_name[name], text)),
        )
        for (name, _key), (text, rows) in ordered[:MOST_WORDS]
    )
    return questions, max(0, len(ordered) - MOST_WORDS)


def _parts(
    spec: FieldSpec, cell: str, terms: dict[str, dict[str, str]], plan: ImportPlan
) -> list[str]:
    """The texts of a cell that are not understood: of a list only some may be."""
    if spec.kind is not Kind.CHOICES:
        return [cell.strip()]
    if spec.name not in terms:
        assert plan.session is not None
        known = term_names(spec, plan.session.words)
        known.update(plan.corrections.meanings(spec.name))
        terms[spec.name] = known
    parts = [part.strip() for part in LIST_SEPARATORS.split(cell)]
    return [part for part in parts if part and word_key(part) not in terms[spec.name]]
