"""The little map in a form: shipped relief, a pin with its uncertainty, no web engine."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from forms import theme
from forms.editors.relief import TILE, to_world
from forms.editors.relief_view import HOME, HOME_ZOOM, MAX_ZOOM, MIN_ZOOM, ReliefView

START_ZOOM = 8
EARTH = 40075016.686  # metres round the equator of WGS 84


class MiniMap(ReliefView):
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
        self._read_only = False
        self._drag_from: QPointF | None = None  # where the button went down
        self._dragging = ""  # "", "pin" or "map"
        self._wheel = 0
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
        return round(self._zoom)

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
        super().changeEvent(event)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Map with the position"))
        self.setToolTip(self.tr("Click to set the position, drag to move, turn the wheel to zoom"))

    # --- geometry -------------------------------------------------------------------------------

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
        taken = []
        if self._place is not None:
            tip = self._to_screen(to_world(*self._place))
            taken.append(QRectF(tip.x() - 12, tip.y() - 28, 24, 32))
        frame = self.paint_ground(painter)
        self.paint_names(painter, taken)
        self._paint_pin(painter)
        self.paint_edge(painter, frame)
        painter.end()

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
