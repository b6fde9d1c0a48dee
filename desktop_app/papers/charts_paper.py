"""The charts of the screen on a sheet of A4, with head and page number."""

from __future__ import annotations

import os

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from db.text import Translate
from desktop_app.papers.blocks import Drawing, Letterhead
from desktop_app.papers.paper import Cancel, Paper, Progress, write_pdf
from desktop_app.papers.typeset import Typesetter

_HEIGHT = 158.0  # millimetres of an A4 sheet across, with room for the name of the office


def write_charts(
    drawing: bytes,
    path: str | os.PathLike[str],
    *,
    title: str,
    translate: Translate,
    office: str = "",
    source: str = "",
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> int:
    """Write charts drawn as SVG as a PDF across A4; the pages. Raises UserError, Cancelled."""

    def paint(painter: QPainter, box: QRectF, _setter: Typesetter) -> None:
        renderer = QSvgRenderer(QByteArray(drawing))
        size = renderer.viewBoxF().size()
        size.scale(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = box.x() + (box.width() - size.width()) / 2
        renderer.render(painter, QRectF(left, box.y(), size.width(), size.height()))

    paper = Paper(
        title, [Letterhead(office), Drawing(paint, _HEIGHT)], office=office, source=source,
        landscape=True,
    )  # fmt: skip
    return write_pdf(paper, path, translate=translate, progress=progress, cancelled=cancelled)
