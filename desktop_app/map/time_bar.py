"""What stands under the map: the slider of time, its steps, and play."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.map.calendar_steps import STEPS, Span, to_date
from desktop_app.map.gathering import Answer
from desktop_app.map.record_layer import RecordLayer
from desktop_app.map.time_range import TimeRange
from forms import theme
from forms.icons import icon

SPEEDS = {"slow": 1200, "normal": 500, "fast": 150}
"""Milliseconds from one step to the next, at least; a picture is waited for."""


class TimeBar(QFrame):
    """Moves the span of a `RecordLayer`. kept: first and last day that shall be the filter's."""

    kept = Signal(object, object)
    closed = Signal()

    def __init__(self, records: RecordLayer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeBar")
        self.setFixedHeight(86)
        self._records = records
        self.range = TimeRange(self)
        self.play = QToolButton(self)
        self.play.setIconSize(QSize(18, 18))
        self.play.setObjectName("play")
        self.step = QComboBox(self)
        self.speed = QComboBox(self)
        for name in STEPS:
            self.step.addItem("", name)
        for name in SPEEDS:
            self.speed.addItem("", name)
        self.step.setCurrentIndex(STEPS.index("month"))
        self.speed.setCurrentIndex(1)
        self.words = QLabel(self)
        self.words.setObjectName("count")
        self.keep = QPushButton(self)
        self.all = QPushButton(self)
        theme.set_look(self.all, "quiet")
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icon("x", "label"))
        self.close_button.setAutoRaise(True)
        boxes = QVBoxLayout()
        boxes.setSpacing(3)
        boxes.addWidget(self.step)
        boxes.addWidget(self.speed)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.words, 1)
        above.addWidget(self.all)
        above.addWidget(self.keep)
        above.addWidget(self.close_button)
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addLayout(above)
        right.addWidget(self.range, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.setSpacing(10)
        layout.addWidget(self.play)
        layout.addLayout(boxes)
        layout.addLayout(right, 1)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self.play.clicked.connect(self.toggle)
        self.range.play_pressed.connect(self.toggle)
        self.range.span_changed.connect(self._span_changed)
        self.step.currentIndexChanged.connect(self._take_step)
        self.speed.currentIndexChanged.connect(self._take_speed)
        self.all.clicked.connect(lambda: self.range.set_span(None))
        self.keep.clicked.connect(self._keep)
        self.close_button.clicked.connect(self.closed)
        records.answered.connect(self._answered)
        self._take_speed()
        self._retranslate()
        if records.answer is not None:
            self._answered(records.answer)

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def toggle(self) -> None:
        """Play or pause. From the end it begins anew."""
        if self.playing:
            self.stop()
            return
        if not len(self.range.times.counts):
            return
        if not self._go_on():
            self.range.set_span(None)
            self._go_on()
        self._timer.start()
        self._show_play()

    def stop(self) -> None:
        self._timer.stop()
        self._show_play()

    def _tick(self) -> None:
        # A picture that is still being counted is waited for: steps are never left out.
        if not self._records.busy and not self._go_on():
            self.stop()

    def _go_on(self) -> bool:
        times = self.range.times
        if self.range.span is not None and self.range.span[1] >= times.last:
            return False
        return self.range.advance()

    def _span_changed(self, span: Span | None) -> None:
        self._records.show_span(span)
        self._say()

    def _take_step(self) -> None:
        self.range.step = str(self.step.currentData())

    def _take_speed(self) -> None:
        self._timer.setInterval(SPEEDS[str(self.speed.currentData() or "normal")])

    def _keep(self) -> None:
        span = self.range.span
        if span is None:
            return
        self.stop()
        self.range.set_span(None)
        self.kept.emit(to_date(span[0]), to_date(span[1]))

    def _answered(self, answer: Answer) -> None:
        if answer.times is not self.range.times:
            self.range.show_times(answer.times)
            self.range.set_span(self.range.span)
        self._say()

    def _say(self) -> None:
        times, span = self.range.times, self.range.span
        self.keep.setEnabled(span is not None)
        self.all.setEnabled(span is not None)
        self.play.setEnabled(bool(len(times.counts)))
        if not len(times.counts):
            self.words.setText(self.tr("No record with a date and a position"))
            return
        first, last = self.range.shown
        days = (
            f"{to_date(first)}" if first == last
            else self.tr("{first} to {last}").format(first=to_date(first), last=to_date(last))
        )  # fmt: skip
        answer = self._records.answer
        if answer is not None and answer.question.shown.span == span:
            days += " · " + self.tr("{count} on the map").format(count=f"{sum(answer.timed):,}")
        self.words.setText(days)
        self.range.setAccessibleDescription(days)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show_play(self) -> None:
        self.play.setIcon(icon("player-pause" if self.playing else "player-play", "label"))
        words = self.tr("Pause (Space)") if self.playing else self.tr("Play (Space)")
        self.play.setToolTip(words)
        self.play.setAccessibleName(words)

    def _retranslate(self) -> None:
        steps = (self.tr("By day"), self.tr("By week"), self.tr("By month"), self.tr("By year"))
        for number, words in enumerate(steps):
            self.step.setItemText(number, words)
        speeds = (self.tr("Slow"), self.tr("Normal speed"), self.tr("Fast"))
        for number, words in enumerate(speeds):
            self.speed.setItemText(number, words)
        self.step.setAccessibleName(self.tr("Step"))
        self.speed.setAccessibleName(self.tr("Speed"))
        self.keep.setText(self.tr("Keep as filter"))
        self.keep.setToolTip(self.tr("Table, charts and export follow these days too"))
        self.all.setText(self.tr("All times"))
        self.close_button.setToolTip(self.tr("Close the slider; all times are shown again"))
        self.close_button.setAccessibleName(self.tr("Close the slider"))
        self.range.setAccessibleName(self.tr("Time"))
        self.range.setToolTip(
            self.tr(
                "Drag an edge or the range. Arrow keys move it by a step, Shift its end,"
                " Ctrl its beginning; Home shows all."
            )
        )
        self._show_play()
        self._say()
