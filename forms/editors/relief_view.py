"""A widget over the shipped relief: what every map without a web engine draws and how it moves.

Paints tiles of the MBTiles file of the base map; everything it needs is in Qt and the standard
library, so a form shows it at once.
"""

from __future__ import annotations

import math
import time

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from forms import theme
from forms.editors.relief import TILE, from_world, names, relief, rivers, to_world

# The relief ends at zoom 10; a little beyond it is drawn enlarged, so that 100 m can be seen.
MIN_ZOOM, MAX_ZOOM, NATIVE_ZOOM = 4, 15, 10
HOME = (33.85, 95.6)  # where an empty map looks (Zhidoi), at a scale that shows the region
HOME_ZOOM = 6
RIVER = QColor(109, 159, 184)  # the water of the relief, a little darker; not a role of the theme

_AT_ONCE = 0.006  # seconds of reading between two looks at the keyboard


class ReliefView(QWidget):
    """Relief, rivers and names around a centre, at a zoom; a subclass draws on top in paintEvent.

    Screen coordinates are pixels of the widget; world coordinates those of `relief.to_world`.
    """

    radius = 5.0  # of its corners

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._centre = to_world(*HOME)
        self._zoom: float = HOME_ZOOM
        self._until = 0.0  # when this painting has read enough tiles
        self._late = False  # whether some were left for the next
        self._reading = QTimer(self)  # reads the rivers; the form comes first
        self._reading.setInterval(0)
        self._reading.timeout.connect(self._read_rivers)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # --- geometry -------------------------------------------------------------------------------

    def _scale(self) -> float:
        return float(2**self._zoom)

    def _to_screen(self, world: QPointF) -> QPointF:
        return (world - self._centre) * self._scale() + self._middle()

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def _to_place(self, screen: QPointF) -> tuple[float, float]:
        return from_world(self._centre + (screen - self._middle()) * (1 / self._scale()))

    def _move_map(self, pixels: QPointF) -> None:
        centre = self._centre + pixels * (1 / self._scale())
        self._centre = QPointF(centre.x(), max(0.0, min(float(TILE), centre.y())))
        self.update()

    # --- drawing --------------------------------------------------------------------------------

    def paint_ground(self, painter: QPainter) -> QPainterPath:
        """The relief with its rivers, clipped to the rounded frame that is returned."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QPainterPath()
        frame.addRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.radius, self.radius
        )
        painter.setClipPath(frame)
        painter.fillPath(frame, theme.colour("ground"))
        self._until, self._late = time.perf_counter() + _AT_ONCE, False
        self._paint_relief(painter)
        if self._late:
            QTimer.singleShot(0, self, self.update)  # the rest of the relief, in another turn
        if self.is_dark():
            # Dimmed, never inverted: light keeps coming from the north-west.
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillPath(frame, theme.colour("faint").darker(130))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._paint_rivers(painter)
        return frame

    def paint_edge(self, painter: QPainter, frame: QPainterPath) -> None:
        """The frame, in the colour of the focus while the keyboard is here."""
        painter.setClipping(False)
        edge = theme.colour("focus" if self.hasFocus() else "field_line")
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(frame)

    @staticmethod
    def is_dark() -> bool:
        return theme.colour("ground").lightnessF() < 0.5

    def _paint_relief(self, painter: QPainter) -> None:
        level = max(MIN_ZOOM, min(round(self._zoom), NATIVE_ZOOM))
        if level > 7:
            # The wide tiles lie beneath: those of the home area dissolve at their edges.
            self._paint_level(painter, 7)
        self._paint_level(painter, level)

    def _paint_level(self, painter: QPainter, level: int) -> None:
        side = TILE * 2.0 ** (self._zoom - level)
        origin = self._to_screen(QPointF(0, 0))
        first_column = math.floor(-origin.x() / side)
        first_row = math.floor(-origin.y() / side)
        last_column = math.floor((self.width() - origin.x()) / side)
        last_row = math.floor((self.height() - origin.y()) / side)
        pictures = relief()
        for row in range(max(0, first_row), min(2**level - 1, last_row) + 1):
            for column in range(first_column, last_column + 1):
                key = (level, column % 2**level, row)
                if not pictures.holds(*key) and time.perf_counter() > self._until:
                    self._late = True
                    continue
                picture = pictures.picture(*key)
                if picture is not None:
                    left, top = origin.x() + column * side, origin.y() + row * side
                    # Half a pixel over, or the seams shine through when enlarged.
                    painter.drawImage(QRectF(left, top, side + 0.5, side + 0.5), picture)

    def _paint_rivers(self, painter: QPainter) -> None:
        if not rivers().complete:
            if not self._reading.isActive():
                self._reading.start()
            return
        scale = self._scale()
        seen = QRectF(
            self._centre - self._middle() * (1 / scale),
            self._centre + self._middle() * (1 / scale),
        )
        painter.save()
        painter.translate(self._to_screen(QPointF(0, 0)))
        painter.scale(scale, scale)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        water = RIVER.darker(175) if self.is_dark() else RIVER
        for river in rivers().all():
            if river.from_zoom <= self._zoom and river.path.boundingRect().intersects(seen):
                pen = QPen(water, 2.0 if river.great else 1.3)
                pen.setCosmetic(True)
                painter.setPen(pen)
                painter.drawPath(river.path)
        painter.restore()

    def _read_rivers(self) -> None:
        if rivers().read(_AT_ONCE):
            self._reading.stop()
            self.update()

    def paint_names(self, painter: QPainter, taken: list[QRectF]) -> None:
        """Settlements and lakes, where nothing of `taken` is; what they take is added to it."""
        metrics = QFontMetricsF(self.font())
        inside = QRectF(self.rect())
        for name in names():
            if name.from_zoom > self._zoom:
                break
            at = self._to_screen(name.world)
            if not inside.contains(at):
                continue
            width = metrics.horizontalAdvance(name.text)
            box = QRectF(at.x() + 5, at.y() - metrics.height() / 2, width, metrics.height())
            if box.right() > inside.right() - 2:
                box.moveRight(at.x() - 5)
            if any(box.intersects(other) for other in taken):
                continue
            taken.append(box)
            paint_text(painter, box.topLeft(), name.text, self.font())
            if name.dot:
                painter.setPen(QPen(halo(), 1))
                painter.setBrush(theme.colour("ink"))
                painter.drawEllipse(at, 2.2, 2.2)

    # --- small things ---------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)


def halo() -> QColor:
    """What lies around words on a map."""
    colour = theme.colour("panel")
    colour.setAlphaF(0.75)
    return colour


def paint_text(
    painter: QPainter, top_left: QPointF, text: str, font: QFont, colour: QColor | None = None
) -> None:
    """Words with a halo, so that they can be read on any ground."""
    path = QPainterPath()
    path.addText(top_left + QPointF(0, QFontMetricsF(font).ascent()), font, text)
    painter.strokePath(path, QPen(halo(), 3))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("ink") if colour is None else colour)
    painter.drawPath(path)
