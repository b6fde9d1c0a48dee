"""Asks for the true time of one photo; the clock of the whole batch is corrected by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDateTime, QObject
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QLabel, QPushButton, QWidget

from db.photos.batch import Batch
from db.photos.clock import WrongClock
from desktop_app.filters.popup import Popup
from forms import theme


def clock_text(correction: dt.timedelta) -> str:
    """A correction as people write it: +0:02:13, −1 d 3:00:00."""
    seconds = round(correction.total_seconds())
    sign = "\N{MINUS SIGN}" if seconds < 0 else "+"
    days, rest = divmod(abs(seconds), 86_400)
    clock = f"{rest // 3600}:{rest // 60 % 60:02}:{rest % 60:02}"
    return f"{sign}{days} d {clock}" if days else f"{sign}{clock}"


class ClockPopup(Popup):
    """shown: the moment of the current photo with the correction in force; None without one."""

    def __init__(
        self,
        opener: QWidget,
        name: str,
        shown: dt.datetime | None,
        correction: dt.timedelta,
        wrong: WrongClock | None,
        correct: Callable[[dt.timedelta], None],
    ) -> None:
        super().__init__(opener)
        self._correct = correct
        self._correction = correction
        self._shown = shown.replace(tzinfo=None, microsecond=0) if shown is not None else None
        self.setFixedWidth(320)
        words = QLabel(self)
        words.setWordWrap(True)
        words.setText(
            self.tr("When was {name} really taken? All photos move by as much.").format(name=name)
            if self._shown is not None
            else self.tr("Choose a photo that has a time: all photos move with it.")
        )
        self.body.addWidget(words)
        self.moment = QDateTimeEdit(self)
        self.moment.setButtonSymbols(QDateTimeEdit.ButtonSymbols.NoButtons)  # the arrow keys turn
        self.moment.setDisplayFormat("yyyy-MM-dd  HH:mm:ss")
        self.moment.setEnabled(self._shown is not None)
        if self._shown is not None:
            self.moment.setDateTime(QDateTime(*self._shown.timetuple()[:6]))
        self.body.addWidget(self.moment)
        self.size_ = QLabel(self)
        theme.set_look(self.size_, "small")
        self.body.addWidget(self.size_)
        self.moment.dateTimeChanged.connect(lambda _moment: self._measure())
        row = QHBoxLayout()
        self.apply = QPushButton(self.tr("Correct the clock"), self)
        theme.set_look(self.apply, "accent")
        self.apply.setEnabled(self._shown is not None)
        self.apply.clicked.connect(lambda _on=False: self._take(self._wanted()))
        back = QPushButton(self.tr("As the camera said"), self)
        back.setEnabled(bool(correction))
        back.clicked.connect(lambda _on=False: self._take(dt.timedelta()))
        row.addWidget(self.apply)
        row.addWidget(back)
        self.body.addLayout(row)
        if wrong is not None:
            said = QLabel(self)
            said.setWordWrap(True)
            theme.set_look(said, "doubt")
            said.setText(
                self.tr("{count} photos with GPS time say {size}.").format(
                    count=wrong.count, size=clock_text(wrong.correction)
                )
            )
            take = QPushButton(self.tr("Take the time of the satellites"), self)
            take.clicked.connect(lambda _on=False: self._take(wrong.correction))
            self.body.addWidget(said)
            self.body.addWidget(take)
        self._measure()

    def open(self) -> None:
        super().open()
        self.moment.setFocus()

    def _wanted(self) -> dt.timedelta:
        if self._shown is None:
            return self._correction
        true = self.moment.dateTime().toPython()
        assert isinstance(true, dt.datetime)
        return self._correction + (true - self._shown)

    def _measure(self) -> None:
        self.size_.setText(
            self.tr("Correction: {size}").format(size=clock_text(self._wanted()))
            if self._shown is not None
            else ""
        )

    def _take(self, correction: dt.timedelta) -> None:
        self.close()
        self._correct(correction)


class CameraClock(QObject):
    """Finds out by how much a batch's clock was wrong, or asks; `correct` is called with it."""

    def __init__(self, correct: Callable[[dt.timedelta], None], parent: QObject) -> None:
        super().__init__(parent)
        self._correct = correct

    def words(self, batch: Batch) -> str:
        """What the satellites say of it; empty when nothing is wrong."""
        wrong = batch.wrong_clock()
        if wrong is None:
            return ""
        return self.tr(
            "The camera's clock was wrong: {count} photos with GPS time say {size}."
        ).format(count=wrong.count, size=clock_text(wrong.correction))

    def take_satellites(self, batch: Batch) -> None:
        """Correct it by the GPS times in the photos."""
        wrong = batch.wrong_clock()
        if wrong is not None:
            self._correct(wrong.correction)

    def ask(self, batch: Batch, path: Path | None, opener: QWidget) -> None:
        """Ask when this photo was really taken."""
        shot = batch.shot(path) if path is not None else None
        by_camera = shot is not None and shot.facts.taken is not None
        ClockPopup(
            opener, path.name if path is not None else "",
            shot.moment if shot is not None and by_camera else None,
            batch.clock.correction, batch.wrong_clock(), self._correct,
        ).open()  # fmt: skip
