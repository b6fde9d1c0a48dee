"""The map of a route: relief, lines in the order of travel, marks, words that do not collide."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from desktop_app.rescue.route import END, FOUND, RELEASE, Route
from desktop_app.rescue.route_marks import Arc, beside, beside_arc, paint_arc, paint_mark
from desktop_app.rescue.route_words import RouteWords
from forms import theme
from forms.editors.relief import to_world
from forms.editors.relief_view import (
    HOME,
    HOME_ZOOM,
    MAX_ZOOM,
    MIN_ZOOM,
    ReliefView,
    paint_text,
)
from forms.icons import icon

_NOTHING = Route((), (), (), ())
_CLOSEST_FIT = 9.0
_ONE_PLACE = 7.0
_WEST, _EAST = 85.0, 107.2  # degrees; where the shipped relief ends
_STEP = 0.5  # zoom levels for a turn of the wheel


class RouteView(ReliefView):
    """The map itself.

    Drag moves it; the wheel zooms once it was clicked on; + and - zoom, 0 shows the whole route,
    arrows move, N and P step through the marks.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.route = _NOTHING
        self.words: RouteWords | None = None
        self.case_id: int | None = None
        self.pointed = -1
        self._fitted = True  # until somebody moves the map
        self._drag_from: QPointF | None = None
        self._wheel = 0
        self.labels: list[tuple[str, QRectF]] = []  # as drawn last
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(90)
        self._buttons = [
            self._button("plus", lambda: self._change_zoom(2 * _STEP)),
            self._button("minus", lambda: self._change_zoom(-2 * _STEP)),
            self._button("maximize", self.fit),
        ]
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._retranslate()

    def _button(self, picture: str, action: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(picture))
        button.setIconSize(QSize(14, 14))
        button.setFixedSize(24, 24)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the map's own keys do the same
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.clicked.connect(action)
        return button

    # --- what is shown ----------------------------------------------------------------------------

    def show_route(self, route: Route, words: RouteWords, *, keep_view: bool = False) -> None:
        """Draw this route. keep_view: leave the map where somebody moved it."""
        moved = [stop.position for stop in route.stops] != [s.position for s in self.route.stops]
        self.route, self.words = route, words
        if moved or not keep_view:
            self.pointed = -1
            self.fit()
        self.setAccessibleDescription(words.spoken(route))
        for button in self._buttons:
            button.setVisible(bool(route.stops))
        self.update()

    def fit(self) -> None:
        """Show the whole route."""
        self._fitted = True
        places = [to_world(*stop.position) for stop in self.route.stops]
        if not places:
            self._centre, self._zoom = to_world(*HOME), float(HOME_ZOOM)
        else:
            left, right = min(p.x() for p in places), max(p.x() for p in places)
            top, bottom = min(p.y() for p in places), max(p.y() for p in places)
            self._centre = QPointF((left + right) / 2, (top + bottom) / 2)
            shown = QRectF(left, top, right - left, bottom - top)
            self._zoom = self._fitting_zoom(shown) if len(places) > 1 else _ONE_PLACE
            self._centre = self._on_relief(self._centre, shown)
        self.update()

    def _fitting_zoom(self, shown: QRectF) -> float:
        """At which `shown` (world) fits with room for words around it."""
        wide = max(self.width() - 2 * min(90.0, self.width() * 0.2), 40.0)
        high = max(self.height() - 2 * min(40.0, self.height() * 0.2), 30.0)
        scale = min(
            wide / max(shown.width(), 1e-9), high / max(shown.height(), 1e-9), 2.0**_CLOSEST_FIT
        )
        # Rather a little less room than a white edge where the relief ends.
        covered = self.width() / (to_world(0, _EAST).x() - to_world(0, _WEST).x())
        if scale < covered and shown.height() * covered < self.height() - 28:
            scale = covered
        return max(float(MIN_ZOOM), min(_CLOSEST_FIT, math.log2(scale)))

    def _on_relief(self, centre: QPointF, shown: QRectF) -> QPointF:
        """Move the view to where there is relief, as far as the route stays well inside."""
        half, edge = self.width() / 2 / self._scale(), 60.0 / self._scale()
        west, east = to_world(0, _WEST).x() + half, to_world(0, _EAST).x() - half
        lowest, highest = shown.right() + edge - half, shown.left() - edge + half
        if west > east or lowest > highest:
            return centre
        x = min(max(centre.x(), west), east)
        return QPointF(min(max(x, lowest), highest), centre.y())

    # --- geometry ---------------------------------------------------------------------------------

    def at(self, position: tuple[float, float]) -> QPointF:
        """Where a position is, in pixels of this widget."""
        return self._to_screen(to_world(*position))

    def _stop_at(self, pos: QPointF) -> int:
        near = [
            ((self.at(stop.position) - pos).manhattanLength(), index)
            for index, stop in enumerate(self.route.stops)
        ]
        return min(near)[1] if near and min(near)[0] < 14 else -1

    # --- drawing ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        frame = self.paint_ground(painter)
        if self.route.stops and self.words is not None:
            taken = self._paint_route(painter)
            self.paint_names(painter, taken)
            self._paint_credit(painter)
            self._paint_info(painter)
            self._paint_button_ground(painter)
        elif self.words is not None:
            self._paint_nothing(painter)
        self.paint_edge(painter, frame)
        painter.end()

    def _fonts(self) -> tuple[QFont, QFont]:
        size = QGuiApplication.font().pixelSize()
        size = size if size > 0 else theme.BASE_SIZE
        return theme.font(size, bold=True), theme.with_tabular_figures(theme.font(size - 1))

    def _paint_route(self, painter: QPainter) -> list[QRectF]:
        assert self.words is not None
        route, bold_small = self.route, self._fonts()
        inside = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        taken = [QRectF(button.geometry()) for button in self._buttons]
        arcs = [Arc(self.at(leg.start), self.at(leg.end)) for leg in route.legs]
        for leg, arc in zip(route.legs, arcs, strict=True):
            paint_arc(painter, arc, sure=leg.sure, transport=leg.is_transport)
        for index, stop in enumerate(route.stops):
            spot = self.at(stop.position)
            paint_mark(painter, spot, stop.role, loose=bool(stop.spot.near),
                       pointed=index == self.pointed)  # fmt: skip
            taken.append(QRectF(spot.x() - 8, spot.y() - 8, 16, 16))
        lines = [point for arc in arcs for point in arc.points()]
        self.labels = []
        first = {FOUND: 0, END: 1, RELEASE: 2}
        order = sorted(route.stops, key=lambda stop: first.get(stop.role, 3))
        for stop in order:
            spot = self.at(stop.position)
            for text in (self.words.label(stop), stop.spot.name):  # the short one where it is tight
                box = beside(spot, _size(bold_small[0], text), taken, inside, lines)
                if text and box is not None:
                    self._paint_label(painter, box, text, bold_small[0], taken)
                    break
        for leg, arc in zip(route.legs, arcs, strict=True):
            text = self.words.leg(leg)
            box = beside_arc(arc, _size(bold_small[1], text), taken, inside, lines)
            if text and box is not None:
                self._paint_label(painter, box, text, bold_small[1], taken)
        return taken

    def _paint_label(
        self, painter: QPainter, box: QRectF, text: str, font: QFont, taken: list[QRectF]
    ) -> None:
        taken.append(box)
        self.labels.append((text, box))
        paint_text(painter, box.topLeft(), text, font)

    def _paint_credit(self, painter: QPainter) -> None:
        font = self._fonts()[1]
        font.setPixelSize(max(font.pixelSize() - 3, 9))
        text = self.tr("Names: GeoNames (CC BY) · Water: GSHHG")
        size = _size(font, text)
        if size.width() + 20 > self.width() or self.height() < 120:
            return
        box = QRectF(size)
        box.moveBottomRight(QPointF(self.width() - 6.0, self.height() - 3.0))
        if not any(box.intersects(other) for _text, other in self.labels):
            paint_text(painter, box.topLeft(), text, font, theme.colour("quiet"))

    def _paint_info(self, painter: QPainter) -> None:
        """A card with everything about the mark that is pointed at."""
        if self.words is None or not 0 <= self.pointed < len(self.route.stops):
            return
        stop = self.route.stops[self.pointed]
        bold, small = self._fonts()
        lines = self.words.stop(stop)
        room = self.width() - 36.0
        fonts = [bold, *[small] * (len(lines) - 1)]
        shown = [
            QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, room)
            for line, font in zip(lines, fonts, strict=True)
        ]
        width = max(_size(font, line).width() for line, font in zip(shown, fonts, strict=True))
        high = QFontMetricsF(bold).height()
        box = QRectF(0, 0, width + 18, high * len(shown) + 12)
        box.moveTopLeft(self._free_corner(box))
        painter.setPen(QPen(theme.colour("field_line"), 1))
        painter.setBrush(theme.colour("panel"))
        painter.drawRoundedRect(box, 6, 6)
        y = box.top() + 6 + QFontMetricsF(bold).ascent()
        for number, (line, font) in enumerate(zip(shown, fonts, strict=True)):
            painter.setFont(font)
            painter.setPen(theme.colour("quiet" if number else "ink"))
            painter.drawText(QPointF(box.left() + 9, y), line)
            y += high

    def _free_corner(self, card: QRectF) -> QPointF:
        """Where a card of this size hides the fewest marks and words."""
        right, bottom = self.width() - card.width() - 40, self.height() - card.height() - 8
        marks = [self.at(stop.position) for stop in self.route.stops]

        def hidden(corner: QPointF) -> int:
            box = QRectF(card)
            box.moveTopLeft(corner)
            wide = box.adjusted(-12, -12, 12, 12)
            words = sum(1 for _text, label in self.labels if box.intersects(label))
            return 10 * sum(1 for mark in marks if wide.contains(mark)) + words

        corners = [QPointF(8, bottom), QPointF(8, 8), QPointF(right, bottom), QPointF(right, 8)]
        return min(corners, key=hidden)

    def _paint_button_ground(self, painter: QPainter) -> None:
        ground = QRectF(self._buttons[0].geometry().united(self._buttons[-1].geometry()))
        painter.setPen(QPen(theme.colour("field_line"), 1))
        painter.setBrush(theme.colour("panel"))
        painter.drawRoundedRect(ground.adjusted(-1.5, -1.5, 1.5, 1.5), 6, 6)

    def _paint_nothing(self, painter: QPainter) -> None:
        bold, small = self._fonts()
        lines = [
            (self.tr("Nothing to draw yet"), bold, "ink"),
            (self.tr("Neither the finding nor a transport has coordinates."), small, "quiet"),
        ]
        width = max(_size(font, text).width() for text, font, _role in lines)
        high = QFontMetricsF(bold).height() + 2
        box = QRectF(0, 0, min(width + 32, self.width() - 16.0), 2 * high + 20)
        box.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("panel"))
        painter.drawRoundedRect(box, 8, 8)
        for number, (text, font, role) in enumerate(lines):
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            row = QRectF(box.left() + 8, box.top() + 10 + number * high, box.width() - 16, high)
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, row.width())
            painter.drawText(row, int(Qt.AlignmentFlag.AlignCenter), shown)

    # --- mouse ------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._drag_from = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag_from is not None:
            self._fitted = False
            self._move_map(self._drag_from - event.position())
            self._drag_from = event.position()
            return
        self._point(self._stop_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag_from = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._change_zoom(2 * _STEP, event.position())

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._point(-1)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls under the wheel: only a map that has been clicked on takes it.
        if not self.hasFocus():
            event.ignore()
            return
        self._wheel += event.angleDelta().y()
        turns = int(self._wheel / 120)
        self._wheel -= turns * 120
        self._change_zoom(turns * _STEP, event.position())
        event.accept()

    def _change_zoom(self, by: float, at: QPointF | None = None) -> None:
        """Zoom and keep what is under `at` (else the middle) where it is."""
        zoom = max(float(MIN_ZOOM), min(float(MAX_ZOOM), self._zoom + by))
        if zoom == self._zoom:
            return
        off = (at if at is not None else self._middle()) - self._middle()
        held = self._centre + off * (1 / self._scale())
        self._zoom, self._fitted = zoom, False
        self._centre = held - off * (1 / self._scale())
        self.update()

    def _point(self, index: int) -> None:
        if index == self.pointed:
            return
        self.pointed = index
        if self.words is not None:
            stop = self.route.stops[index] if index >= 0 else None
            self.setAccessibleDescription(
                self.words.spoken(self.route) if stop is None else ", ".join(self.words.stop(stop))
            )
        self.update()

    # --- keyboard ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, step = Qt.Key, 40.0
        moves = {
            keys.Key_Left: QPointF(-step, 0),
            keys.Key_Right: QPointF(step, 0),
            keys.Key_Up: QPointF(0, -step),
            keys.Key_Down: QPointF(0, step),
        }
        key, count = Qt.Key(event.key()), len(self.route.stops)
        if key in moves:
            self._fitted = False
            self._move_map(moves[key])
        elif key in (keys.Key_Plus, keys.Key_Equal):
            self._change_zoom(2 * _STEP)
        elif key == keys.Key_Minus:
            self._change_zoom(-2 * _STEP)
        elif key in (keys.Key_0, keys.Key_Home):
            self.fit()
        elif key in (keys.Key_N, keys.Key_P) and count:
            forward = key == keys.Key_N
            start = -1 if forward else count
            at = self.pointed if self.pointed >= 0 else start
            self._point((at + (1 if forward else -1)) % count)
            self._look_at(self.pointed)
        elif key == keys.Key_Escape and self.pointed >= 0:
            self._point(-1)
        else:
            super().keyPressEvent(event)

    def _look_at(self, index: int) -> None:
        """Move the map when a mark lies outside of it."""
        spot = self.at(self.route.stops[index].position)
        if not QRectF(self.rect()).adjusted(12, 12, -12, -12).contains(spot):
            self._fitted = False
            self._centre = to_world(*self.route.stops[index].position)
            self.update()

    # --- Qt ---------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()
        for number, button in enumerate(self._buttons):
            button.move(self.width() - 24 - 7, 7 + number * 24)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Route of transport"))
        for button, words in zip(
            self._buttons,
            (self.tr("Closer (+)"), self.tr("Further away (-)"), self.tr("Whole route (0)")),
            strict=True,
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.setWhatsThis(
            self.tr("Arrow keys move the map, + and - zoom, 0 shows all, N and P go through marks")
        )


def _size(font: QFont, text: str) -> QRectF:
    metrics = QFontMetricsF(font)
    return QRectF(0, 0, metrics.horizontalAdvance(text), metrics.height())
