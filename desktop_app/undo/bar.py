"""Undo and redo in the foot of the window: what each would do, in words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton, QWidget

from desktop_app.undo.control import UndoControl
from forms.icons import icon

_WORDS = 430  # pixels for the words of undo, at most
_FEW = 120
_OTHERS = 860  # what else stands in the foot of the window, with room for a sentence


class UndoBar(QWidget):
    """Follows an `UndoControl`. list_requested: the page of all changes."""

    list_requested = Signal()

    def __init__(self, control: UndoControl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self.undo = self._button("arrow-back-up")
        self.undo.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.redo = self._button("arrow-forward-up")
        self.all = self._button("history")
        self.working = QLabel(self)
        self.bar: QProgressBar | None = None  # made when first needed: the window starts without
        self.stop = self._button("x")
        self._words = ""
        self._room = _WORDS
        layout = self._layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (self.working, self.stop, self.undo, self.redo, self.all):
            layout.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._show_work(False)
        self.undo.clicked.connect(control.undo)
        self.redo.clicked.connect(control.redo)
        self.all.clicked.connect(self.list_requested)
        self.stop.clicked.connect(control.cancel)
        control.renewed.connect(self.refresh)
        control.begun.connect(self._begin)
        control.progressed.connect(self._progress)
        control.ended.connect(lambda: self._show_work(False))
        self.refresh()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name, "quiet"))
        button.setIconSize(QSize(14, 14))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        return self.stop, self.undo, self.redo, self.all

    def _begin(self, words: str) -> None:
        if self.bar is None:
            self.bar = QProgressBar(self)
            self.bar.setFixedSize(120, 8)
            self.bar.setTextVisible(False)
            self._layout.insertWidget(1, self.bar)
        self.working.setText(words)
        self.bar.setRange(0, 0)
        self._show_work(True)

    def _progress(self, done: int, total: int) -> None:
        if self.bar is not None:
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _show_work(self, working: bool) -> None:
        for widget in (self.working, self.bar, self.stop):
            if widget is not None:
                widget.setVisible(working)
        self.undo.setVisible(not working)
        self.redo.setVisible(not working)

    def refresh(self) -> None:
        """Write the words anew."""
        undo, redo = self._control.undo_words, self._control.redo_words
        self.undo.setEnabled(bool(undo))
        self.redo.setEnabled(bool(redo))
        whole = self.tr("Undo: {what}").format(what=undo) if undo else self.tr("Nothing to undo")
        self._words = whole if undo else ""
        self._elide()
        self.undo.setToolTip(f"{whole}   Ctrl+Z")
        self.undo.setAccessibleName(whole)
        again = self.tr("Nothing to do again")
        if redo:
            again = self.tr("Do again: {what}").format(what=redo)
        self.redo.setToolTip(f"{again}   Ctrl+Shift+Z")
        self.redo.setAccessibleName(again)
        self.all.setToolTip(self.tr("All changes of this file") + "   Ctrl+H")
        self.all.setAccessibleName(self.tr("All changes of this file"))
        self.stop.setToolTip(self.tr("Stop"))
        self.stop.setAccessibleName(self.tr("Stop"))

    def fit(self, width: int) -> None:
        """The window is so wide now: a narrow one shortens the words."""
        room = max(_FEW, min(_WORDS, width - _OTHERS))
        if room != self._room:
            self._room = room
            self._elide()

    def _elide(self) -> None:
        metrics = self.undo.fontMetrics()
        middle = Qt.TextElideMode.ElideMiddle
        self.undo.setText(metrics.elidedText(self._words, middle, self._room))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)
