"""The little map in a form: shipped relief, a pin with its uncertainty, no web engine.

Paints tiles of the MBTiles file of the base map; everything it needs is in Qt and the standard
library, so a form shows it at once.
"""

from __future__ import annotations

import math
import time

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from forms import theme
from forms.editors.relief import TILE, from_world, names, relief, rivers, to_world

# The relief ends at zoom 10; a little beyond it is drawn enlarged, so that 100 m can be seen.
MIN_ZOOM, MAX_ZOOM, NATIVE_ZOOM = 4, 15, 10
START_ZOOM = 8
HOME = (33.85, 95.6)  # where an empty form looks (Zhidoi), at a scale that shows the region
HOME_ZOOM = 6
RIVER = QColor(109, 159, 184)  # the water of the relief, a little darker; not a role of the theme
EARTH = 40075016.686  # metres round the equator of WGS 84


_AT_ONCE = 0.006  # seconds of reading between two looks at the keyboard


class MiniMap(QWidget):
    """Shows a position and lets it be moved.

    Click or drag sets the pin; the wheel zooms; dragging beside the pin moves the map. Arrow keys
    move the pin by 2 pixels, with Shift by 20; + and - zoom.

    position_moved: latitude, longitude (WGS 84) as the user left it, not while dragging.
    """

    position_moved = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place: tuple[float, float] | None = None
        self._uncertainty = 0.0
        self._centre = to_world(*HOME)
        self._zoom = HOME_ZOOM
        self._read_only = False
        self._drag_from: QPointF | None = None  # where the button went down
        self._dragging = ""  # "", "pin" or "map"
        self._wheel = 0
        self._until = 0.0  # when this painting has read enough tiles
        self._late = False  # whether some were left for the next
        self._reading = QTimer(self)  # reads the rivers; the form comes first
        self._reading.setInterval(0)
        self._reading.timeout.connect(self._read_rivers)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._say()

    # --- what it shows --------------------------------------------------------------------------

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude of the pin, or None."""
        return self._place

    @property
    def zoom(self) -> int:
        return self._zoom

    def set_position(
        self, latitude: float, longitude: float, uncertainty_m: float | None = None
    ) -> None:
        """Put the pin here and look at it. ValueError for a place that is not on Earth."""
        if not (abs(latitude) <= 90 and abs(longitude) <= 180):
            raise ValueError(f"not a position: {latitude}, {longitude}")
        first = self._place is None
        self._place = (latitude, longitude)
        self._uncertainty = max(0.0, uncertainty_m or 0.0)
        if first:
            self._zoom = max(self._zoom, START_ZOOM)
        at = self._to_screen(to_world(latitude, longitude))
        margin = min(self.width(), self.height()) * 0.15
        if first or not QRectF(self.rect()).adjusted(margin, margin, -margin, -margin).contains(at):
            self._centre = to_world(latitude, longitude)
        self.update()

    def set_uncertainty(self, metres: float | None) -> None:
        self._uncertainty = max(0.0, metres or 0.0)
        self.update()

    def clear(self) -> None:
        """No pin; the map goes back to where an empty form looks."""
        self._place = None
        self._uncertainty = 0.0
        self._centre, self._zoom = to_world(*HOME), HOME_ZOOM
        self.update()

    def set_read_only(self, on: bool) -> None:
        """The map still moves and zooms, the pin does not."""
        self._read_only = on
        self._show_cursor(None)

    def sizeHint(self) -> QSize:
        return QSize(320, 132)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 92)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        elif event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Map with the position"))
        self.setToolTip(self.tr("Click to set the position, drag to move, turn the wheel to zoom"))

    # --- geometry -------------------------------------------------------------------------------

    def _scale(self) -> float:
        return float(2**self._zoom)

    def _to_screen(self, world: QPointF) -> QPointF:
        return (world - self._centre) * self._scale() + self._middle()

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def _to_place(self, screen: QPointF) -> tuple[float, float]:
        return from_world(self._centre + (screen - self._middle()) * (1 / self._scale()))

    def _radius(self) -> float:
        """Uncertainty in pixels."""
        if self._place is None:
            return 0.0
        around = EARTH * math.cos(math.radians(self._place[0]))
        return self._uncertainty / max(around, 1.0) * TILE * self._scale()

    def _on_pin(self, at: QPointF) -> bool:
        if self._place is None:
            return False
        tip = self._to_screen(to_world(*self._place))
        return QRectF(tip.x() - 12, tip.y() - 30, 24, 36).contains(at)

    # --- drawing --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setClipPath(frame)
        painter.fillPath(frame, theme.colour("ground"))
        self._until, self._late = time.perf_counter() + _AT_ONCE, False
        self._paint_relief(painter)
        if self._late:
            QTimer.singleShot(0, self, self.update)  # the rest of the relief, in another turn
        if self._is_dark():
            # Dimmed, never inverted: light keeps coming from the north-west.
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillPath(frame, theme.colour("faint").darker(130))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._paint_rivers(painter)
        self._paint_names(painter)
        self._paint_pin(painter)
        painter.setClipping(False)
        edge = theme.colour("focus" if self.hasFocus() else "field_line")
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(frame)
        painter.end()

    @staticmethod
    def _is_dark() -> bool:
        return theme.colour("ground").lightnessF() < 0.5

    def _paint_relief(self, painter: QPainter) -> None:
        # The wide tiles lie beneath: those of the home area dissolve at their edges.
        for native in (min(self._zoom, 7), min(self._zoom, NATIVE_ZOOM)):
            if native == 7 < self._zoom or native == min(self._zoom, NATIVE_ZOOM):
                self._paint_level(painter, native)

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
        water = RIVER.darker(175) if self._is_dark() else RIVER
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

    def _paint_names(self, painter: QPainter) -> None:
        metrics = QFontMetricsF(self.font())
        taken: list[QRectF] = []
        inside = QRectF(self.rect())
        if self._place is not None:
            tip = self._to_screen(to_world(*self._place))
            taken.append(QRectF(tip.x() - 12, tip.y() - 28, 24, 32))
        ink, halo = theme.colour("ink"), theme.colour("panel")
        halo.setAlphaF(0.75)
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
            path = QPainterPath()
            baseline = box.top() + metrics.ascent()
            path.addText(QPointF(box.left(), baseline), self.font(), name.text)
            painter.strokePath(path, QPen(halo, 3))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawPath(path)
            if name.dot:
                painter.setPen(QPen(halo, 1))
                painter.drawEllipse(at, 2.2, 2.2)

    def _paint_pin(self, painter: QPainter) -> None:
        if self._place is None:
            return
        tip = self._to_screen(to_world(*self._place))
        red = theme.colour("error")
        radius = self._radius()
        if radius > 4:
            fill = QColor(red)
            fill.setAlphaF(0.16)
            # Larger than the view, a circle is a colour everywhere: no need to trace it far out.
            painter.setBrush(fill)
            painter.setPen(QPen(red, 1.2, Qt.PenStyle.DashLine))
            painter.drawEllipse(tip, min(radius, 4000.0), min(radius, 4000.0))
        pin = QPainterPath(tip)
        head = QPointF(tip.x(), tip.y() - 17)
        pin.cubicTo(tip + QPointF(-1.5, -6), head + QPointF(-8.5, 6), head + QPointF(-8.5, 0))
        pin.arcTo(QRectF(head.x() - 8.5, head.y() - 8.5, 17, 17), 180, -180)
        pin.cubicTo(head + QPointF(8.5, 6), tip + QPointF(1.5, -6), tip)
        painter.setPen(QPen(theme.colour("panel"), 1.6))
        painter.setBrush(red)
        painter.drawPath(pin)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("panel"))
        painter.drawEllipse(head, 3.2, 3.2)

    # --- mouse ----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._drag_from = event.position()
        on_pin = self._on_pin(event.position()) and not self._read_only
        self._dragging = "pin" if on_pin else ""
        self._show_cursor(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._drag_from is None:
            self._show_cursor(at)
            return
        if not self._dragging and (at - self._drag_from).manhattanLength() >= 5:
            self._dragging = "map"
            self._show_cursor(at)
        if self._dragging == "pin" and self._place is not None:
            # By how far the mouse went, so that the pin does not jump to it.
            tip = self._to_screen(to_world(*self._place)) + (at - self._drag_from)
            self._place = self._to_place(tip)
            self._drag_from = at
        elif self._dragging == "map":
            self._move_map(self._drag_from - at)
            self._drag_from = at
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._drag_from is None:
            event.ignore()
            return
        dragged, self._dragging, self._drag_from = self._dragging, "", None
        if dragged == "pin":
            self._announce()
        elif not dragged and not self._read_only:
            self._place = self._to_place(event.position())
            self._announce()
        self._show_cursor(event.position())
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A form scrolls under the wheel: only a map that has been clicked on takes it.
        if not self.hasFocus():
            event.ignore()
            return
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / 120)
        self._wheel -= steps * 120
        self._change_zoom(steps, event.position())
        event.accept()

    def _change_zoom(self, steps: int, at: QPointF | None = None) -> None:
        """Zoom and keep what is under *at* (else the pin, else the middle) where it is."""
        zoom = max(MIN_ZOOM, min(MAX_ZOOM, self._zoom + steps))
        if zoom == self._zoom:
            return
        if at is None:
            at = self._middle()
            if self._place is not None:
                tip = self._to_screen(to_world(*self._place))
                at = tip if QRectF(self.rect()).contains(tip) else at
        off = at - self._middle()
        held = self._centre + off * (1 / self._scale())
        self._zoom = zoom
        self._centre = held - off * (1 / self._scale())
        self.update()

    def _move_map(self, pixels: QPointF) -> None:
        centre = self._centre + pixels * (1 / self._scale())
        self._centre = QPointF(centre.x(), max(0.0, min(float(TILE), centre.y())))
        self.update()

    def _show_cursor(self, at: QPointF | None) -> None:
        shape = Qt.CursorShape.CrossCursor
        if self._dragging or (at is not None and self._drag_from is not None):
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._read_only or (at is not None and self._on_pin(at)):
            shape = Qt.CursorShape.OpenHandCursor
        self.setCursor(shape)

    # --- keyboard -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 20 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 2
        moves = {
            Qt.Key.Key_Left: QPointF(-step, 0),
            Qt.Key.Key_Right: QPointF(step, 0),
            Qt.Key.Key_Up: QPointF(0, -step),
            Qt.Key.Key_Down: QPointF(0, step),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self._nudge(moves[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._change_zoom(1)
        elif key == Qt.Key.Key_Minus:
            self._change_zoom(-1)
        else:
            super().keyPressEvent(event)

    def _nudge(self, pixels: QPointF) -> None:
        if self._read_only or self._place is None:
            self._move_map(pixels * 5)
            return
        place = self._to_place(self._to_screen(to_world(*self._place)) + pixels)
        self.set_position(*place, self._uncertainty)
        self._announce()

    def _announce(self) -> None:
        if self._place is not None:
            self._place = (round(self._place[0], 6), round(self._place[1], 6))
            self.position_moved.emit(*self._place)

    # --- small things ---------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()
