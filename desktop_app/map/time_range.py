"""A histogram over time with a range that is dragged by the mouse or moved by keys."""

from __future__ import annotations

import datetime as dt

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.map.calendar_steps import Span, shifted, to_date, to_day, unit_at
from desktop_app.map.times import Times
from forms import theme

_MARGIN = 9  # for half a handle at each side
_AXIS = 15  # pixels below the bars for the years
_GRIP = 8  # pixels around an edge that take hold of it
_NOTHING = Times(0, -1, 1, np.zeros(0, np.int64), 0)


class TimeRange(QWidget):
    """The times of what the filter means, and which of them are shown.

    span: first and last day since 1970, None for all. span_changed: at each movement.
    play_pressed: the space bar.
    """

    span_changed = Signal(object)
    play_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.times = _NOTHING
        self.span: Span | None = None
        self.step = "month"
        self._hold = ""
        self._held_at = 0
        self._held_span: Span | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumWidth(160)

    def sizeHint(self) -> QSize:
        return QSize(400, 52)

    def show_times(self, times: Times) -> None:
        self.times = times
        self.update()

    def set_span(self, span: Span | None) -> None:
        """Show these days; those outside all times are cut off, and all is None."""
        times = self.times
        if span is not None and len(times.counts):
            first = min(max(span[0], times.first), times.last)
            last = max(min(span[1], times.last), first)
            span = None if (first, last) == (times.first, times.last) else (first, last)
        if span != self.span:
            self.span = span
            self.update()
            self.span_changed.emit(span)

    @property
    def shown(self) -> Span:
        """The span, or all times."""
        return self.span if self.span is not None else (self.times.first, self.times.last)

    def advance(self, count: int = 1) -> bool:
        """Move the range by steps of the calendar; False when it would leave all times.

        Where all is shown it begins with the first unit, or the last when going back.
        """
        times = self.times
        if not len(times.counts):
            return False
        if self.span is None:
            span = unit_at(times.first if count > 0 else times.last, self.step)
        else:
            span = shifted(self._whole(self.span), self.step, count)
        if span[0] > times.last or span[1] < times.first:
            return False
        self.set_span(span)
        return True

    def _whole(self, span: Span) -> Span:
        """A span cut off at the first or the last record, as the unit it was."""
        times = self.times
        whole = unit_at(span[1] if span[0] == times.first else span[0], self.step)
        cut = max(whole[0], times.first), min(whole[1], times.last)
        return whole if cut == span else span

    # --- places ---

    def _area(self) -> QRectF:
        return QRectF(_MARGIN, 4, max(1, self.width() - 2 * _MARGIN), self.height() - 4 - _AXIS)

    def x_of(self, day: float) -> float:
        """Where a day begins, in pixels from the left edge."""
        area, times = self._area(), self.times
        share = (day - times.first) / max(1, times.last + 1 - times.first)
        return float(area.left() + share * area.width())

    def day_at(self, x: float) -> int:
        area, times = self._area(), self.times
        share = (x - area.left()) / area.width()
        day = times.first + int(share * (times.last + 1 - times.first) // 1)
        return min(max(day, times.first), times.last)

    # --- mouse ---

    def _part_at(self, x: float) -> str:
        first, last = self.shown
        left, right = self.x_of(first), self.x_of(last + 1)
        near_left, near_right = abs(x - left), abs(x - right)
        if min(near_left, near_right) <= _GRIP:
            # A narrow range must not lose one of its edges.
            return "first" if near_left < near_right or (x < left) else "last"
        if self.span is not None and left < x < right:
            return "both"
        return ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not len(self.times.counts):
            return
        x = event.position().x()
        self._hold = self._part_at(x)
        self._held_at, self._held_span = self.day_at(x), self.shown
        if not self._hold:
            self._hold = "new"
            self.set_span((self._held_at, self._held_at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if not self._hold or self._held_span is None:
            shapes = {"first": Qt.CursorShape.SizeHorCursor, "last": Qt.CursorShape.SizeHorCursor,
                      "both": Qt.CursorShape.OpenHandCursor}  # fmt: skip
            self.setCursor(shapes.get(self._part_at(x), Qt.CursorShape.ArrowCursor))
            return
        day = self.day_at(x)
        first, last = self._held_span
        match self._hold:
            case "first":
                self.set_span((min(day, last), last))
            case "last":
                self.set_span((first, max(day, first)))
            case "new":
                self.set_span((min(day, self._held_at), max(day, self._held_at)))
            case "both":
                times = self.times
                by = max(times.first - first, min(times.last - last, day - self._held_at))
                self.set_span((first + by, last + by))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hold = ""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.set_span(None)

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sign = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Space:
            self.play_pressed.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_Delete):
            self.set_span(None)
        elif sign is not None and len(self.times.counts):
            first, last = self.shown
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:  # the end alone
                self.set_span((first, max(first, shifted((first, last), self.step, sign)[1])))
            elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:  # the beginning alone
                self.set_span((min(last, shifted((first, last), self.step, sign)[0]), last))
            else:
                self.advance(sign)
        else:
            super().keyPressEvent(event)

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

    # --- drawing ---

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, times = self._area(), self.times
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        if not len(times.counts):
            return
        first, last = self.shown
        left, right = self.x_of(first), self.x_of(last + 1)
        painter.fillRect(QRectF(left, area.top(), right - left, area.height()),
                         theme.colour("accent_soft"))  # fmt: skip
        self._bars(painter, area, first, last)
        self._years(painter, area)
        for x in (left, right):
            painter.setPen(QPen(theme.colour("panel"), 1))
            painter.setBrush(theme.colour("accent"))
            middle = area.center().y()
            painter.drawRoundedRect(QRectF(x - 4, middle - 10, 8, 20), 3, 3)

    def _bars(self, painter: QPainter, area: QRectF, first: int, last: int) -> None:
        times = self.times
        highest = max(1, int(times.counts.max()))
        for number, count in enumerate(times.counts.tolist()):
            if not count:
                continue
            begin = times.first + number * times.width
            end = min(begin + times.width, times.last + 1)
            left, right = self.x_of(begin), self.x_of(end)
            # The root, so that a quiet month is seen beside a busy one.
            tall = max(1.5, (count / highest) ** 0.5 * (area.height() - 3))
            inside = begin <= last and end > first
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent" if inside else "faint"))
            gap = 0.8 if right - left > 3 else 0.0
            painter.drawRect(QRectF(left, area.bottom() - tall, max(1.0, right - left - gap), tall))

    def _years(self, painter: QPainter, area: QRectF) -> None:
        """The years below the bars, or the months where there is less than three of them."""
        times = self.times
        font = painter.font()
        font.setPixelSize(10)
        painter.setFont(font)
        painter.setPen(theme.colour("quiet"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        begin, end = to_date(times.first), to_date(times.last)
        monthly = end.year - begin.year < 2
        moments = [
            (to_day(dt.date(year, month, 1)), f"{year}-{month:02}" if monthly else str(year))
            for year in range(begin.year, end.year + 1)
            for month in (range(1, 13) if monthly else (1,))
        ]
        free = 0.0
        metrics = painter.fontMetrics()
        for day, words in moments:
            x = self.x_of(max(day, times.first)) if day >= times.first - 31 else -1.0
            wide = metrics.horizontalAdvance(words)
            if day < times.first or x < free or x + wide > self.width() - 2 or day > times.last:
                continue
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4))
            painter.drawText(QPointF(x + 3, area.bottom() + 11), words)
            free = x + wide + 14
