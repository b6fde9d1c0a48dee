"""The figures of a period on paper: each beside those before it, what it counts, and the map."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QImage

from db.query import EVERYTHING, Filter
from db.record_types import record_type
from db.reports.key_figures import Compared, Kind, key_figures
from db.reports.map_points import map_points
from db.reports.period import Period
from db.reports.sightings import select
from db.reports.wording import filter_text
from db.showing import Words
from db.text import Text, translate_noop
from desktop_app.papers.blocks import Heading, Letterhead, Paragraph, Title, Together
from desktop_app.papers.flow import Block
from desktop_app.papers.paper import Cancel, Paper, Progress, write_pdf
from desktop_app.papers.pictures import Photo, Picture, shown
from desktop_app.papers.table import Column, Table
from desktop_app.papers.typeset import SMALL, Align
from desktop_app.reports.figure_strip import words_of

if TYPE_CHECKING:
    from db.store import Store

_TITLES: Final[dict[Kind, Text]] = {
    "all": translate_noop("Papers", "Figures of sightings and rescues"),
    "sightings": translate_noop("Papers", "Figures of sightings"),
    "rescue": translate_noop("Papers", "Figures of rescues"),
}
_SUBJECTS: Final[dict[str, Text]] = {
    "sightings": translate_noop("Papers", "Sightings"),
    "rescue": translate_noop("Papers", "Rescues"),
}


@dataclass(frozen=True, slots=True)
class FiguresWanted:
    """Which figures: of what, of which days, of which records (dates of the filter left aside)."""

    period: Period
    kind: Kind = "all"
    filter: Filter = EVERYTHING


def write_figures(
    store: Store,
    wanted: FiguresWanted,
    path: str | os.PathLike[str],
    *,
    words: Words,
    office: str,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> int:
    """Write the figures as a PDF in A4; the number of pages. Raises UserError, Cancelled."""
    found = key_figures(store, wanted.period, wanted.filter, kind=wanted.kind)
    source = store.path.name if store.path is not None else ""
    paper = figures_paper(
        found, wanted, _map(store, wanted, words), words=words, office=office, source=source
    )
    return write_pdf(paper, path, translate=words.translate, progress=progress, cancelled=cancelled)


def figures_paper(
    found: Sequence[Compared],
    wanted: FiguresWanted,
    picture: QImage | None,
    *,
    words: Words,
    office: str,
    source: str = "",
) -> Paper:
    """The figures as a paper."""
    say, period = words.translate, wanted.period
    title = say(_TITLES[wanted.kind])
    days = translate_noop("Papers", "{since} to {until}").format(
        since=period.since.isoformat(), until=period.until.isoformat()
    )
    type = record_type("rescue" if wanted.kind == "rescue" else "sighting")
    which = filter_text(wanted.filter, type, words)
    about = (say(period.name()), say(days), which)
    blocks: list[Block] = [
        Letterhead(office),
        Title(title, " · ".join(dict.fromkeys(part for part in about if part))),
    ]
    for subject, heading in _SUBJECTS.items():
        own = [one for one in found if one.figure.subject == subject]
        if own:
            blocks += [Heading(say(heading)), _table(own, words)]
    if picture is not None:
        note = translate_noop(
            "Papers",
            "Sensitive species are drawn in the middle of a grid cell, not where they were.",
        )
        blocks.append(
            Together(
                [
                    Heading(say(translate_noop("Papers", "Map"))),
                    Picture(Photo(shown(picture)), height=95),
                    Paragraph(say(note), SMALL),
                ]
            )
        )
    return Paper(title, blocks, office=office, source=source)


def _table(found: Sequence[Compared], words: Words) -> Table:
    say = words.translate
    return Table(
        [
            Column(say(translate_noop("Papers", "Figure")), 38),
            Column(say(translate_noop("Papers", "In the period")), 20, Align.RIGHT),
            Column(say(translate_noop("Papers", "Period before")), 20, Align.RIGHT),
            Column(say(translate_noop("Papers", "A year before")), 20, Align.RIGHT),
            Column(say(translate_noop("Papers", "What it counts")), 78),
        ],
        [
            [
                say(one.figure.label),
                *(words_of(v, one.figure.form) for v in (one.now, one.before, one.year_before)),
                say(one.figure.meaning),
            ]
            for one in found
        ],
        size=8.5,
    )


def _map(store: Store, wanted: FiguresWanted, words: Words) -> QImage | None:
    """The map of the sightings; None without any."""
    if wanted.kind == "rescue":
        return None
    from desktop_app.map.still import draw_report_map

    days = replace(wanted.filter, since=wanted.period.since, until=wanted.period.until)
    drawn = draw_report_map(words.language)(map_points(select(store, days)))
    return QImage.fromData(drawn.png) if drawn is not None else None
