"""The rescue ledger (救护台账) of a period on paper: landscape, one row a case, totals."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from db.rescue.ledger import LedgerTable, ledger_rows
from db.showing import Words
from db.text import Text, Translate, translate_noop
from desktop_app.papers.blocks import Heading, Letterhead, Paragraph, Signatures, Title, Together
from desktop_app.papers.flow import Block
from desktop_app.papers.paper import Cancel, Paper, Progress, write_pdf
from desktop_app.papers.table import Column, Table
from desktop_app.papers.typeset import BODY, Align

if TYPE_CHECKING:
    from db.store import Store

# Printed columns: the ledger's columns that stand below each other in them, and their share.
_PRINTED: Final[tuple[tuple[tuple[str, ...], float, Align], ...]] = (
    (("no",), 7.5, Align.RIGHT),
    (("case_number", "receipt_number"), 23.5, Align.LEFT),
    (("received_date", "received_time"), 16, Align.LEFT),
    (("species", "scientific_name", "protection"), 24, Align.LEFT),
    (("individual_count",), 13, Align.RIGHT),
    (("sex", "age_class"), 14, Align.LEFT),
    (("found_at", "report_channel"), 23, Align.LEFT),
    (("finder_name", "finder_contact", "finder_place"), 21, Align.LEFT),
    (("handed_over_by", "handed_over_contact", "handed_over_address"), 21, Align.LEFT),
    (("cause",), 18, Align.LEFT),
    (("condition", "weight"), 16, Align.LEFT),
    (("measures",), 22, Align.LEFT),
    (("outcome", "outcome_date", "outcome_place"), 22, Align.LEFT),
    (("handled_by",), 15, Align.LEFT),
    (("notes",), 18, Align.LEFT),
)


def write_ledger(
    store: Store,
    since: dt.date | None,
    until: dt.date | None,
    path: str | os.PathLike[str],
    *,
    translate: Translate,
    language: str,
    office: str,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> int:
    """Write the ledger of the days `since` to `until` as a PDF in A4 landscape; the pages.

    Raises UserError when the place refuses, Cancelled; then nothing is left behind.
    """
    words = Words(translate, store.reference(), language)
    table = ledger_rows(store, since, until, words=words, cancelled=cancelled)
    source = store.path.name if store.path is not None else ""
    paper = ledger(table, words=words, office=office, source=source)
    return write_pdf(paper, path, translate=translate, progress=progress, cancelled=cancelled)


def ledger(table: LedgerTable, *, words: Words, office: str, source: str = "") -> Paper:
    """The ledger as a paper."""
    say = words.translate
    title = say(translate_noop("Papers", "Wildlife rescue ledger"))
    period = say(_period(table.since, table.until))
    columns = [
        Column([_label(table, name, words) for name in names], width, align)
        for names, width, align in _PRINTED
    ]
    blocks: list[Block] = [Letterhead(office), Title(title, period)]
    if table.rows:
        blocks.append(Table(columns, _Records(table, words), size=7, count=len(table.rows)))
    else:
        nothing = translate_noop("Papers", "No animal was received in this period.")
        blocks.append(Paragraph(say(nothing), BODY._replace(align=Align.CENTRE), gap=20))
    blocks.append(
        Together(
            [
                Heading(say(translate_noop("Papers", "Totals"))),
                _totals(table, words),
                Signatures(
                    [
                        (say(translate_noop("Papers", "Compiled by")), ""),
                        (say(translate_noop("Papers", "Checked by")), ""),
                        (say(translate_noop("Papers", "Date")), ""),
                    ],
                    say(translate_noop("Papers", "(stamp of the office)")),
                    gap=8,
                ),
            ]
        )
    )
    heading = f"{title} · {period}"
    return Paper(heading, blocks, office=office, source=source, landscape=True)


def _period(since: dt.date | None, until: dt.date | None) -> Text:
    if since is not None and until is not None:
        text = translate_noop("Papers", "{since} to {until}")
        return text.format(since=since.isoformat(), until=until.isoformat())
    if since is not None:
        return translate_noop("Papers", "since {since}").format(since=since.isoformat())
    if until is not None:
        return translate_noop("Papers", "until {until}").format(until=until.isoformat())
    return translate_noop("Papers", "all years")


def _label(table: LedgerTable, name: str, words: Words) -> str:
    return words.translate(table.columns[table.place(name)].label)


class _Records:
    """The printed cells of each row, made when they are set."""

    def __init__(self, table: LedgerTable, words: Words) -> None:
        self._table, self._words = table, words
        self._places = [[table.place(name) for name in names] for names, _, _ in _PRINTED]
        self._weight, self._qualifier = table.place("weight"), table.place("weight_qualifier")

    def __iter__(self) -> Iterator[list[list[str]]]:
        for row in self._table.rows:
            yield [
                [text for text in (self._text(row, place) for place in places) if text]
                for places in self._places
            ]

    def _text(self, row: Sequence[Any], place: int) -> str:
        value = row[place]
        if value is None:
            return ""
        if isinstance(value, dt.date):
            return value.isoformat()
        if place == self._weight:
            kilograms = f"{value:g} kg"
            return f"{row[self._qualifier]} {kilograms}" if row[self._qualifier] else kilograms
        return str(value)


def _totals(table: LedgerTable, words: Words) -> Table:
    say = words.translate
    groups = {
        "outcome": say(translate_noop("Papers", "By outcome")),
        "protection": say(translate_noop("Papers", "By protection class")),
    }
    records: list[list[str]] = []
    before = ""
    for total in table.totals:
        if total.group == "all":
            continue
        heading = groups.get(total.group, total.group) if total.group != before else ""
        before = total.group
        records.append([heading, total.label, str(total.cases), str(total.animals)])
    whole = [
        [total.label, "", str(total.cases), str(total.animals)]
        for total in table.totals
        if total.group == "all"
    ]
    return Table(
        [
            Column(say(translate_noop("Papers", "Totals by")), 2),
            Column("", 3),
            Column(say(translate_noop("Papers", "Cases")), 1, Align.RIGHT),
            Column(say(translate_noop("Papers", "Animals")), 1, Align.RIGHT),
        ],
        records,
        totals=whole,
        size=8,
    )
