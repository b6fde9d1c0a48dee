"""A paper: blocks on A4 pages with a running head and foot, written as PDF by Qt.

    paper = Paper("Register", blocks=[Title("Register"), Table(columns, records)])
    write_pdf(paper, Path("register.pdf"), translate=english)

Works in any thread and without a window; an application object must exist (`ensure_application`),
for the fonts.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from db.errors import Cancelled
from db.text import Translate, translate_noop
from desktop_app.papers.blocks import rule
from desktop_app.papers.flow import Block, Flow, Frame, Page
from desktop_app.papers.letters import with_printed_letters
from desktop_app.papers.saving import check_place, save_whole
from desktop_app.papers.typeset import RESOLUTION, RUNNING, Align, Typesetter, mm
from forms import theme

PROGRAM: Final = "Snowtrack 雪迹"

Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Margins:
    """Millimetres from the edge of the sheet to the text. The left edge is punched and bound."""

    left: float = 25
    top: float = 22
    right: float = 16
    bottom: float = 20


PORTRAIT: Final = Margins()
LANDSCAPE: Final = Margins(left=20, top=20, right=12, bottom=16)


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed. title: in the running head and the PDF's properties.

    office, source: who issues it and from which records file; in the running head.
    head: whether there is a running head; a form of one page does without.
    """

    title: str
    blocks: Sequence[Block]
    office: str = ""
    source: str = ""
    landscape: bool = False
    margins: Margins | None = None
    head: bool = True
    printed: dt.datetime = field(default_factory=dt.datetime.now)

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height of the sheet in millimetres."""
        return (297, 210) if self.landscape else (210, 297)

    @property
    def edges(self) -> Margins:
        return self.margins or (LANDSCAPE if self.landscape else PORTRAIT)


class Steps:
    """Tells how far a paper is, in hundredths, and stops when asked to.

    Setting the pieces is the first half, drawing the pages the second: nobody knows before how many
    pages there will be.
    """

    def __init__(self, rows: int, progress: Progress | None, cancelled: Cancel | None) -> None:
        self._rows, self._set = max(rows, 1), 0
        self._progress, self._cancelled = progress, cancelled

    def piece_set(self) -> None:
        self._set += 1
        self._tell(min(50, 50 * self._set // self._rows))

    def page_drawn(self, number: int, total: int) -> None:
        self._tell(50 + 49 * number // total)

    def finished(self) -> None:
        if self._progress is not None:
            self._progress(100, 100)

    def _tell(self, share: int) -> None:
        """Raises Cancelled when the user does not want it any more."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if self._progress is not None:
            self._progress(share, 100)


class Pages:
    """A paper laid out: its pages, which can be drawn on anything, one by one."""

    def __init__(self, paper: Paper, *, translate: Translate, steps: Steps) -> None:
        theme.load_fonts()
        self.paper = paper
        self._translate = translate
        self._setter = Typesetter()
        width, height = paper.sheet
        edges = paper.edges
        self._body = QRectF(
            mm(edges.left),
            mm(edges.top),
            mm(width - edges.left - edges.right),
            mm(height - edges.top - edges.bottom),
        )
        frame = Frame(self._body.width(), self._body.height(), self._setter)
        flow = Flow(frame.height)
        for block in paper.blocks:
            for piece in block.pieces(frame):
                flow.add(piece)
                steps.piece_set()
        self._pages: list[Page] = flow.finish()

    def __len__(self) -> int:
        return len(self._pages)

    @property
    def printed(self) -> set[str]:
        """The characters on the pages drawn so far."""
        return self._setter.printed

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw page `number` (from 0) in dots from the top left corner of the sheet."""
        for placed in self._pages[number]:
            placed.piece.draw(painter, self._body.x(), self._body.y() + placed.y)
        if self.paper.head:
            self._draw_head(painter)
        self._draw_foot(painter, number)

    def _draw_head(self, painter: QPainter) -> None:
        body, setter = self._body, self._setter
        third = body.width() / 3 - mm(3)
        y = body.y() - mm(9)
        for text, align, left in (
            (self.paper.title, Align.LEFT, body.x()),
            (self.paper.office, Align.CENTRE, body.center().x() - third / 2),
            (self.paper.source, Align.RIGHT, body.right() - third),
        ):
            style = RUNNING._replace(align=align)
            setter.draw(painter, setter.shortened(text, style, third), left, y)
        y += setter.line_height(RUNNING) + mm(0.8)
        rule(painter, body.x(), y, body.right(), y, role="field_line", weight=0.6)

    def _draw_foot(self, painter: QPainter, number: int) -> None:
        body, setter = self._body, self._setter
        y = body.bottom() + mm(5)
        printed = self._translate(
            translate_noop("Papers", "{program} · printed {moment}").format(
                program=PROGRAM, moment=f"{self.paper.printed:%Y-%m-%d %H:%M}"
            )
        )
        page = self._translate(
            translate_noop("Papers", "Page {number} of {total}").format(
                number=number + 1, total=len(self)
            )
        )
        half = body.width() / 2
        setter.draw(painter, setter.shortened(printed, RUNNING, half), body.x(), y)
        right = RUNNING._replace(align=Align.RIGHT)
        setter.draw(painter, setter.shortened(page, right, half), body.x() + half, y)


def make_pdf(
    paper: Paper,
    *,
    translate: Translate,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> tuple[bytes, int]:
    """The paper as a PDF file's content, and its number of pages. Raises Cancelled."""
    steps = Steps(sum(block.rows for block in paper.blocks), progress, cancelled)
    pages = Pages(paper, translate=translate, steps=steps)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(paper.title)
    writer.setCreator(PROGRAM)
    writer.setResolution(RESOLUTION)
    turned = QPageLayout.Orientation.Landscape
    upright = QPageLayout.Orientation.Portrait
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            turned if paper.landscape else upright,
            QMarginsF(0, 0, 0, 0),
        )
    )
    painter = QPainter(writer)
    try:
        for number in range(len(pages)):
            if number:
                writer.newPage()
            pages.draw(painter, number)
            steps.page_drawn(number + 1, len(pages))
    finally:
        painter.end()
    steps.finished()
    return with_printed_letters(bytes(buffer.data().data()), pages.printed), len(pages)


def write_pdf(
    paper: Paper,
    path: str | os.PathLike[str],
    *,
    translate: Translate,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> int:
    """Write a paper as a PDF file and return its number of pages; a file there is replaced.

    Raises PaperError (a UserError) when the place refuses, Cancelled; then nothing has changed.
    """
    target = Path(path)
    check_place(target)
    content, count = make_pdf(paper, translate=translate, progress=progress, cancelled=cancelled)
    save_whole(content, target)
    return count


def ensure_application() -> QCoreApplication:
    """The application object the fonts need; made without a screen where there is none.

    Keep the result as long as papers are written. Call it in the main thread.
    """
    known = QGuiApplication.instance()
    if known is not None:
        return known
    screens = ("DISPLAY", "WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication([sys.argv[0]])
