"""The bar above a batch: more files, how photos are grouped, the clock, what went wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSpinBox,
    QWidget,
)

from db.photos.batch import Batch
from db.photos.gathering import SUFFIXES
from desktop_app.photos.intake_clock import clock_text
from forms import theme
from forms.icons import icon


class AddMenu(QMenu):
    """Lets the user choose photos, a folder or a track. chosen: list of Path."""

    chosen = Signal(list)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.folder = ""
        self._photos = self._add("photo", self.choose_photos)
        self._folder = self._add("folder-open", self.choose_folder)
        self._track = self._add("route", self.choose_track)
        self.retranslate()

    def _add(self, name: str, call: Callable[[], None]) -> object:
        action = self.addAction(icon(name), "")
        action.triggered.connect(lambda _on=False: call())
        return action

    def choose_photos(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        self._choose(
            self.tr("Choose photos"), self.tr("Photos ({patterns})").format(patterns=patterns)
        )

    def choose_track(self) -> None:
        self._choose(self.tr("Choose the track"), self.tr("GPX tracks (*.gpx)"))

    def choose_folder(self) -> None:
        self._choose(self.tr("Choose a folder of photos"), "")

    def _choose(self, title: str, filter: str) -> None:
        every = f"{filter};;{self.tr('All files (*)')}" if filter else ""
        dialog = QFileDialog(self.parentWidget(), title, self.folder, every)
        dialog.setFileMode(
            QFileDialog.FileMode.ExistingFiles if filter else QFileDialog.FileMode.Directory
        )
        dialog.filesSelected.connect(self._take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, names: list[str]) -> None:
        if names:
            first = Path(names[0])
            self.folder = str(first if first.is_dir() else first.parent)
            self.chosen.emit([Path(name) for name in names])

    def retranslate(self) -> None:
        for action, words in (
            (self._photos, self.tr("Photos…")),
            (self._folder, self.tr("A folder of photos…")),
            (self._track, self.tr("A GPX track…")),
        ):
            action.setText(words)  # type: ignore[attr-defined]


class IntakeBar(QFrame):
    """limits_changed: the spin boxes. clock_wanted, refused_wanted, back_wanted: the buttons."""

    limits_changed = Signal(object, float)
    clock_wanted = Signal()
    refused_wanted = Signal()
    back_wanted = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "bar")
        self.add = QPushButton(icon("plus"), "", self)
        self.menu = AddMenu(self.add)
        self.add.setMenu(self.menu)
        self.state = QLabel(self)
        self.track = QLabel(self)
        theme.set_look(self.track, "tag")
        self.refused = self._button("link-doubt", self.refused_wanted)
        self.back = self._button("link", self.back_wanted)
        self._within = QLabel(self)
        theme.set_look(self._within, "quiet")
        self.minutes = QSpinBox(self)
        self.minutes.setRange(1, 24 * 60)
        self.metres = QDoubleSpinBox(self)
        self.metres.setRange(1, 100_000)
        self.metres.setDecimals(0)
        self.metres.setSingleStep(50)
        for box in (self.minutes, self.metres):
            box.setButtonSymbols(box.ButtonSymbols.NoButtons)
            box.setFixedWidth(74)
            box.editingFinished.connect(self._limits)
        self.clock = QPushButton(icon("clock"), "", self)
        self.clock.clicked.connect(lambda _on=False: self.clock_wanted.emit())
        self.end = QPushButton(self)
        self.end.clicked.connect(lambda _on=False: self.ended.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        left: tuple[QWidget, ...] = (self.add, self.state, self.track, self.refused, self.back)
        right = (self._within, self.minutes, self.metres, self.clock, self.end)
        for widget in left:
            row.addWidget(widget)
        row.addStretch(1)
        for widget in right:
            row.addWidget(widget)
        self._batch: Batch | None = None
        self._refusals = 0
        self._retranslate()

    def _button(self, look: str, signal: object) -> QPushButton:
        button = QPushButton(self)
        theme.set_look(button, look)
        button.clicked.connect(lambda _on=False: signal.emit())  # type: ignore[attr-defined]
        return button

    def show_batch(self, batch: Batch, refusals: int) -> None:
        """What the batch holds now."""
        self._batch, self._refusals = batch, refusals
        for box, value in (
            (self.minutes, batch.within.total_seconds() / 60), (self.metres, batch.radius),
        ):  # fmt: skip
            box.blockSignals(True)
            box.setValue(round(value))
            box.blockSignals(False)
        self._retranslate()

    def _limits(self) -> None:
        within = dt.timedelta(minutes=self.minutes.value())
        self.limits_changed.emit(within, float(self.metres.value()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.menu.retranslate()
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.add.setText(self.tr("Add"))
        self._within.setText(self.tr("One sighting within"))
        self.minutes.setSuffix(" " + self.tr("min"))
        self.metres.setSuffix(" " + self.tr("m"))
        self.minutes.setAccessibleName(self.tr("Most minutes between two photos"))
        self.metres.setAccessibleName(self.tr("Most metres from the first photo"))
        self.clock.setToolTip(self.tr("The camera's clock was wrong: correct all photos"))
        self.end.setText(self.tr("Put away"))
        self.end.setToolTip(self.tr("Forget this batch; photos and saved sightings stay"))
        batch = self._batch
        if batch is None:
            return
        done = len(batch.groups) - len(batch.left())
        self.state.setText(
            self.tr("{photos} photos, {done} of {groups} sightings saved").format(
                photos=len(batch.photos), done=done, groups=len(batch.groups)
            )
        )
        span = batch.track_span
        self.track.setVisible(span is not None)
        if span is not None:
            from db.photos.clock import HOME_ZONE

            first, last = (moment.astimezone(HOME_ZONE) for moment in span)
            self.track.setText(self.tr("Track {span}").format(span=f"{first:%H:%M}–{last:%H:%M}"))
            self.track.setToolTip(f"{first:%Y-%m-%d %H:%M} – {last:%Y-%m-%d %H:%M}")
        self.refused.setVisible(self._refusals > 0)
        self.refused.setText(self.tr("{count} not read").format(count=self._refusals))
        self.back.setVisible(bool(batch.left_out))
        self.back.setText(self.tr("{count} left out: bring back").format(count=len(batch.left_out)))
        corrected = bool(batch.clock.correction)
        self.clock.setText(
            clock_text(batch.clock.correction) if corrected else self.tr("Camera clock")
        )
