"""A map sheet: the picture of the map with title, legend, scale, north arrow and sources.

    picture = draw_picture(sheet, 300)      # QImage
    content = make_pdf(sheet, 300)          # bytes

All lengths of the layout are millimetres from the top left corner of the page. Works in any thread;
an application object must exist, for the fonts.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
    QPolygonF,
)

from db.text import Translate, translate_noop
from desktop_app.map.features import LegendEntry
from desktop_app.map.tools.scale import CSS_INCH, ratio, round_length
from desktop_app.papers.letters import with_printed_letters
from desktop_app.papers.paper import PROGRAM
from desktop_app.papers.typeset import RESOLUTION, Align, Style, Typesetter, ink, mm
from forms import theme

DPI: Final = 300

A4: Final = (210.0, 297.0)
A3: Final = (297.0, 420.0)

_EDGE: Final = 12.0  # from the edge of the sheet
_TITLE: Final = Style(17, bold=True, leading=1.25)
_SUBTITLE: Final = Style(9.5, role="label", leading=1.35)
_LEGEND: Final = Style(9)
_SMALL: Final = Style(7.5, role="quiet", leading=1.35)
_WARNING: Final = Style(8.5, bold=True, role="error")
_ROW: Final = 5.0  # of the legend
_SIDE: Final = 64.0  # at the right of the legend: scale and arrow
_BAR: Final = 46.0  # the scale bar is at most so long


@dataclass(frozen=True, slots=True)
class Page:
    """size: of the sheet upright, millimetres."""

    size: tuple[float, float] = A4
    landscape: bool = True

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height as it lies."""
        width, height = self.size
        return (height, width) if self.landscape else (width, height)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that stands on the paper, in the reader's words.

    latitude: of the middle of the map, where its scale holds. zoom: of the picture.
    filter: which records are shown. summary: how many. credit: sources of the base map.
    warning: what must be said before the sheet is passed on, or "".
    """

    page: Page
    title: str
    filter: str
    summary: str
    legend: tuple[LegendEntry, ...]
    latitude: float
    zoom: float
    credit: str
    date: str
    warning: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand, millimetres. columns: of the legend."""

    map: QRectF
    legend: QRectF
    columns: int
    side: QRectF
    foot: float


def lay_out(sheet: Sheet) -> Layout:
    """The map takes what title and legend leave."""
    width, height = sheet.page.sheet
    inner = width - 2 * _EDGE
    # Room for the lines of words even where they turn out empty: the picture is taken before.
    top = _EDGE + (8.5 if sheet.title else 0) + 5.5
    columns = max(1, int((inner - _SIDE) // 42))
    rows = math.ceil(len(sheet.legend) / columns) if sheet.legend else 0
    strip = max(20.0, rows * _ROW + 2)
    foot = height - _EDGE - 8.0
    bottom = foot - strip - 3
    return Layout(
        QRectF(_EDGE, top, inner, bottom - top),
        QRectF(_EDGE, bottom + 3, inner - _SIDE - 4, strip),
        columns,
        QRectF(_EDGE + inner - _SIDE, bottom + 3, _SIDE, strip),
        foot,
    )


def css_size(sheet: Sheet) -> tuple[int, int]:
    """Logical pixels of the view whose picture fills the map's frame."""
    frame = lay_out(sheet).map
    return round(frame.width() / 25.4 * CSS_INCH), round(frame.height() / 25.4 * CSS_INCH)


def draw_picture(sheet: Sheet, map: QImage, translate: Translate, dpi: int = DPI) -> QImage:
    """The sheet as a picture."""
    width, height = sheet.page.sheet
    image = QImage(
        round(width / 25.4 * dpi), round(height / 25.4 * dpi), QImage.Format.Format_RGB32
    )
    image.setDotsPerMeterX(round(dpi / 0.0254))
    image.setDotsPerMeterY(round(dpi / 0.0254))
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.scale(dpi / RESOLUTION, dpi / RESOLUTION)
    try:
        _Drawing(sheet, painter, translate).draw(map)
    finally:
        painter.end()
    return image


def make_pdf(sheet: Sheet, map: QImage, translate: Translate) -> bytes:
    """The sheet as a PDF: letters and lines of the sheet as such, the map as its pixels."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(sheet.title)
    writer.setCreator(PROGRAM)
    writer.setResolution(RESOLUTION)
    turned = QPageLayout.Orientation.Landscape
    upright = QPageLayout.Orientation.Portrait
    size = QPageSize.PageSizeId.A3 if sheet.page.size == A3 else QPageSize.PageSizeId.A4
    writer.setPageLayout(
        QPageLayout(
            QPageSize(size), turned if sheet.page.landscape else upright, QMarginsF(0, 0, 0, 0)
        )
    )
    painter = QPainter(writer)
    # Otherwise Qt packs the map as a JPEG and frays its letters.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        drawing = _Drawing(sheet, painter, translate)
        drawing.draw(map)
    finally:
        painter.end()
    return with_printed_letters(bytes(buffer.data().data()), drawing.setter.printed)


class _Drawing:
    """In dots of the papers (`RESOLUTION` to the inch)."""

    def __init__(self, sheet: Sheet, painter: QPainter, translate: Translate) -> None:
        theme.load_fonts()
        self._sheet, self._painter, self._say = sheet, painter, translate
        self._layout = lay_out(sheet)
        self.setter = Typesetter()

    def draw(self, map: QImage) -> None:
        sheet, layout, painter = self._sheet, self._layout, self._painter
        inner, y = layout.map.width(), _EDGE
        if sheet.title:
            self._line(sheet.title, _TITLE, _EDGE, y - 1, inner)
            y += 8.5
        words = " · ".join(part for part in (sheet.filter, sheet.summary) if part)
        if words:
            self._line(words, _SUBTITLE, _EDGE, y, inner)
        frame = _dots(layout.map)
        painter.drawImage(frame, map)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink("ink"), mm(0.25)))
        painter.drawRect(frame)
        self._draw_legend()
        self._draw_side()
        self._draw_foot()

    def _line(self, text: str, style: Style, x: float, y: float, width: float) -> None:
        lines = self.setter.shortened(text, style, mm(width))
        self.setter.draw(self._painter, lines, mm(x), mm(y))

    def _draw_legend(self) -> None:
        layout, painter = self._layout, self._painter
        rows = max(1, int(layout.legend.height() // _ROW))
        wide = layout.legend.width() / layout.columns
        for number, entry in enumerate(self._sheet.legend):
            column, row = divmod(number, rows)
            if column >= layout.columns:
                break
            x, y = layout.legend.x() + column * wide, layout.legend.y() + row * _ROW
            painter.save()
            painter.translate(mm(x + 2), mm(y + 2.3))
            path = mark_path(entry.shape, mm(1.45))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(entry.colour))
            painter.drawPath(path)
            painter.restore()
            self._line(entry.label, _LEGEND, x + 5, y, wide - 6)

    def _draw_side(self) -> None:
        sheet, side, painter = self._sheet, self._layout.side, self._painter
        n = ratio(sheet.latitude, sheet.zoom)
        metres = round_length(n * _BAR / 1000)
        bar = metres / n * 1000  # millimetres
        left, top = side.x() + 1, side.y() + 5
        painter.setPen(QPen(ink("ink"), mm(0.2)))
        for part in range(4):
            painter.setBrush(ink("ink") if part % 2 == 0 else QColor(Qt.GlobalColor.white))
            painter.drawRect(_dots(QRectF(left + bar * part / 4, top, bar / 4, 1.4)))
        centred = _SMALL._replace(align=Align.CENTRE, role="ink")
        for share in (0.0, 0.5, 1.0):
            text = _round_words(metres, share)
            self._line(text, centred, left + bar * share - 12, top - 4.2, 24)
        said = translate_noop("MapSheet", "1 : {ratio} at {latitude}° N · WGS 84").format(
            ratio=f"{rounded(n):,.0f}", latitude=f"{sheet.latitude:.1f}"
        )
        self._line(self._say(said), _SMALL, side.x(), top + 2.6, _SIDE - 12)
        said = translate_noop("MapSheet", "Mercator projection")
        self._line(self._say(said), _SMALL, side.x(), top + 6.2, _SIDE - 12)
        self._draw_arrow(side.right() - 4, side.y() + 1)

    def _draw_arrow(self, x: float, y: float) -> None:
        """Mercator's map has north at its top everywhere."""
        painter = self._painter
        painter.setPen(QPen(ink("ink"), mm(0.2)))
        for side, brush in ((-1, ink("ink")), (1, QColor(Qt.GlobalColor.white))):
            painter.setBrush(brush)
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(mm(x), mm(y + 4)),
                        QPointF(mm(x + 2.4 * side), mm(y + 14)),
                        QPointF(mm(x), mm(y + 11.8)),
                    ]
                )
            )
        style = Style(9, bold=True, align=Align.CENTRE)
        self._line(self._say(translate_noop("MapSheet", "N")), style, x - 4, y - 1, 8)

    def _draw_foot(self) -> None:
        sheet, y = self._sheet, self._layout.foot
        inner = self._layout.map.width()
        if sheet.warning:
            self._line(sheet.warning, _WARNING, _EDGE, y, inner)
            y += 4.2
        self._line(sheet.credit, _SMALL, _EDGE, y, inner * 0.64)
        right = _SMALL._replace(align=Align.RIGHT)
        made = " · ".join(part for part in (sheet.office, PROGRAM, sheet.date) if part)
        self._line(made, right, _EDGE + inner * 0.65, y, inner * 0.35)


def _dots(box: QRectF) -> QRectF:
    return QRectF(mm(box.x()), mm(box.y()), mm(box.width()), mm(box.height()))


def _round_words(metres: float, share: float) -> str:
    """A label of the scale bar; the unit stands at its end only."""
    kilometres = metres >= 1000
    value = metres * share / (1000 if kilometres else 1)
    unit = (" km" if kilometres else " m") if share == 1.0 else ""
    return f"{value:,g}{unit}"


def rounded(n: float) -> float:
    """A ratio with three figures: more would be a promise."""
    power = 10 ** max(0, math.floor(math.log10(n)) - 2)
    return round(n / power) * power


def mark_path(shape: str, r: float) -> QPainterPath:
    """The outline of a mark around the origin, as the page draws it."""
    path = QPainterPath()
    if shape == "square":
        path.addRect(QRectF(-r * 0.88, -r * 0.88, r * 1.76, r * 1.76))
        return path
    corners = _CORNERS.get(shape)
    if corners is None:
        path.addEllipse(QPointF(0, 0), r, r)
        return path
    path.addPolygon(QPolygonF([QPointF(x * r, y * r) for x, y in corners]))
    path.closeSubpath()
    return path


def _star() -> list[tuple[float, float]]:
    return [
        (
            (0.58 if k % 2 else 1.35) * math.cos(k * math.pi / 5 - math.pi / 2),
            (0.58 if k % 2 else 1.35) * math.sin(k * math.pi / 5 - math.pi / 2),
        )
        for k in range(10)
    ]


_CORNERS: Final = {
    "diamond": [(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)],
    "triangle": [(0, -1.2), (1.15, 0.85), (-1.15, 0.85)],
    "triangle-down": [(0, 1.2), (1.15, -0.85), (-1.15, -0.85)],
    "pentagon": [
        (
            1.12 * math.cos(k * 2 * math.pi / 5 - math.pi / 2),
            1.12 * math.sin(k * 2 * math.pi / 5 - math.pi / 2),
        )
        for k in range(5)
    ],
    "cross": [
        (-0.4, -1.1), (0.4, -1.1), (0.4, -0.4), (1.1, -0.4), (1.1, 0.4), (0.4, 0.4),
        (0.4, 1.1), (-0.4, 1.1), (-0.4, 0.4), (-1.1, 0.4), (-1.1, -0.4), (-0.4, -0.4),
    ],
    "star": _star(),
}  # fmt: skip
