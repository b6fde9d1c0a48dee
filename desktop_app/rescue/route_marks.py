"""Marks, lines and the places of words on the map of a route. Pixels throughout."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from desktop_app.rescue.kinds import colour_of
from desktop_app.rescue.route import CHECK, END, FOUND, RELEASE, WAY
from forms import theme

_BEND = 0.09  # how far a line bends, of its length: there and back are two lines
_RADIUS = 5.5


class Arc:
    """A line from a place to another, bent a little to the left of the way."""

    def __init__(self, start: QPointF, end: QPointF) -> None:
        self.start, self.end = start, end
        way = end - start
        self.length = math.hypot(way.x(), way.y())
        self._control = (start + end) * 0.5 + QPointF(way.y(), -way.x()) * (2 * _BEND)

    def point(self, share: float) -> QPointF:
        """The place after this share of the way, 0 to 1."""
        rest = 1 - share
        return (
            self.start * (rest * rest)
            + self._control * (2 * rest * share)
            + self.end * (share * share)
        )

    def angle(self, share: float) -> float:
        """Where it leads there, in radians clockwise from east."""
        ahead = (self._control - self.start) * (1 - share) + (self.end - self._control) * share
        return math.atan2(ahead.y(), ahead.x())

    def points(self) -> list[QPointF]:
        """Places along the line, a few pixels from each other."""
        count = max(2, min(round(self.length / 6), 150))
        return [self.point(number / count) for number in range(count + 1)]

    def path(self) -> QPainterPath:
        path = QPainterPath(self.start)
        path.quadTo(self._control, self.end)
        return path


def paint_arc(painter: QPainter, arc: Arc, *, sure: bool, transport: bool) -> None:
    """A line with an arrow in its middle; dashed where an end is only roughly known."""
    if arc.length < 4:
        return
    colour = colour_of("transport" if transport else "outcome")
    casing = theme.colour("panel")
    casing.setAlphaF(0.75)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(casing, 5.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPath(arc.path())
    pen = QPen(colour, 2.6 if transport else 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if sure else Qt.PenCapStyle.FlatCap)
    if not sure:
        pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.drawPath(arc.path())
    if arc.length < 40:
        return
    for share in (0.3, 0.72) if arc.length > 260 else (0.5,):
        _paint_arrow(painter, arc.point(share), arc.angle(share), colour)


def _paint_arrow(painter: QPainter, at: QPointF, angle: float, colour: QColor) -> None:
    painter.save()
    painter.translate(at)
    painter.rotate(math.degrees(angle))
    painter.setPen(QPen(theme.colour("panel"), 1.2))
    painter.setBrush(colour)
    painter.drawPolygon(
        QPolygonF([QPointF(7, 0), QPointF(-5, -5.5), QPointF(-2.5, 0), QPointF(-5, 5.5)])
    )
    painter.restore()


def paint_mark(
    painter: QPainter, at: QPointF, role: str, *, loose: bool = False, pointed: bool = False
) -> None:
    """A mark; each role has its own shape. loose: only about here."""
    colour = {
        FOUND: theme.colour("error"),
        WAY: theme.colour("panel"),
        END: theme.colour("accent"),
        RELEASE: theme.colour("good"),
        CHECK: theme.colour("panel"),
    }[role]
    if loose:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("panel"), 3))
        painter.drawEllipse(at, _RADIUS + 5, _RADIUS + 5)
        painter.setPen(QPen(theme.colour("doubt"), 1.4, Qt.PenStyle.DashLine))
        painter.drawEllipse(at, _RADIUS + 5, _RADIUS + 5)
    if pointed:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawEllipse(at, _RADIUS + 4, _RADIUS + 4)
    ring = theme.colour("panel")
    if role == WAY:
        ring = colour_of("transport")
    elif role == CHECK:
        ring = theme.colour("good")
    painter.setPen(QPen(ring, 2))
    painter.setBrush(colour)
    painter.drawPath(_shape(at, role))
    if role == FOUND:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("panel"))
        painter.drawEllipse(at, 1.8, 1.8)


def _shape(at: QPointF, role: str) -> QPainterPath:
    path = QPainterPath()
    if role == END:  # a house
        path.addPolygon(
            QPolygonF(
                [at + QPointF(*corner) for corner in
                 ((-6, 6), (-6, -1), (0, -7), (6, -1), (6, 6))]
            )
        )  # fmt: skip
        path.closeSubpath()
    elif role == RELEASE:
        path.addPolygon(QPolygonF([at + QPointF(*corner) for corner in ((-7, 5), (0, -7), (7, 5))]))
        path.closeSubpath()
    elif role == CHECK:
        path.addPolygon(
            QPolygonF([at + QPointF(*corner) for corner in ((-5, 0), (0, -5), (5, 0), (0, 5))])
        )
        path.closeSubpath()
    else:
        radius = _RADIUS if role == FOUND else _RADIUS - 1.5
        path.addEllipse(at, radius, radius)
    return path


# --- where words stand ----------------------------------------------------------------------------


def beside(
    spot: QPointF,
    size: QRectF,
    taken: Sequence[QRectF],
    inside: QRectF,
    lines: Sequence[QPointF] = (),
) -> QRectF | None:
    """A free place for words beside a mark, off the `lines` if it can be; None without one."""
    return _free(_around(spot, size, 12.0), taken, inside, lines)


def _around(spot: QPointF, size: QRectF, gap: float) -> Iterator[QRectF]:
    width, height = size.width(), size.height()
    for x, y in (
        (gap, -height / 2),
        (-gap - width, -height / 2),
        (-width / 2, -gap - height),
        (-width / 2, gap),
        (gap * 0.7, gap * 0.7),
        (gap * 0.7, -gap * 0.7 - height),
        (-gap * 0.7 - width, gap * 0.7),
        (-gap * 0.7 - width, -gap * 0.7 - height),
    ):
        yield QRectF(spot.x() + x, spot.y() + y, width, height)


def beside_arc(
    arc: Arc,
    size: QRectF,
    taken: Sequence[QRectF],
    inside: QRectF,
    lines: Sequence[QPointF] = (),
) -> QRectF | None:
    """A free place for words along a line, the middle first; None when there is none."""
    boxes: list[QRectF] = []
    for share in (0.5, 0.4, 0.6, 0.25, 0.75):
        at, angle = arc.point(share), arc.angle(share)
        across = QPointF(math.sin(angle), -math.cos(angle))
        reach = 9 + abs(across.x()) * size.width() / 2 + abs(across.y()) * size.height() / 2
        for side in (1, -1):
            box = QRectF(size)
            box.moveCenter(at + across * reach * side)
            boxes.append(box)
    return _free(iter(boxes), taken, inside, lines)


def _free(
    boxes: Iterator[QRectF],
    taken: Sequence[QRectF],
    inside: QRectF,
    lines: Sequence[QPointF],
) -> QRectF | None:
    best: QRectF | None = None
    fewest = 0
    for box in boxes:
        wide = box.adjusted(-2, -1, 2, 1)
        if not inside.contains(box) or any(wide.intersects(other) for other in taken):
            continue
        crossed = sum(1 for point in lines if wide.contains(point))
        if not crossed:
            return box
        if best is None or crossed < fewest:
            best, fewest = box, crossed
    return best
