"""What a file leaves open: which of its layers are meant, and in which coordinates it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from db.layers import crs
from db.layers.copying import Found
from desktop_app import i18n
from desktop_app.map.layers.control import LayersControl
from desktop_app.text_line import TextLine
from forms import theme

_MOST_PARTS = 40


class _Question(QFrame):
    """A sentence, choices, and two ways out."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.choices = QVBoxLayout()
        self.choices.setSpacing(4)
        self.take = QPushButton(self)
        theme.set_look(self.take, "accent")
        self.leave = QPushButton(self)
        self.leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(self.take)
        row.addWidget(self.leave)
        row.addStretch(1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        self.body.addWidget(self.sentence)
        self.body.addLayout(self.choices)
        self.body.addLayout(row)
        self.hide()

    def _clear(self) -> None:
        while self.choices.count():
            widget = self.choices.takeAt(0).widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()


class PartsQuestion(_Question):
    """Which layers of a file are taken. chosen: those."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._boxes: list[tuple[QCheckBox, Found]] = []
        self.take.clicked.connect(
            lambda: self.chosen.emit([found for box, found in self._boxes if box.isChecked()])
        )

    def ask(self, path: Path, found: Sequence[Found]) -> None:
        self._clear()
        self._boxes = []
        for one in found[:_MOST_PARTS]:
            words = self.tr("{name} ({count} shapes)").format(
                name=(one.name or one.file).replace("&", "&&"), count=f"{one.count:,}"
            )
            box = QCheckBox(words, self)
            box.setChecked(len(found) <= 8)
            box.toggled.connect(self._offer)
            self.choices.addWidget(box)
            self._boxes.append((box, one))
        self.sentence.setText(
            self.tr("{file} holds {count} layers. Which ones?").format(
                file=path.name, count=len(found)
            )
        )
        self.take.setText(self.tr("Add these"))
        self.leave.setText(self.tr("Cancel"))
        self._offer()
        self.show()
        self._boxes[0][0].setFocus()

    def _offer(self) -> None:
        self.take.setEnabled(any(box.isChecked() for box, _found in self._boxes))


class CrsQuestion(_Question):
    """In which coordinates a layer is; each answer is tried on the map before it is taken.

    chosen: crs and datum.
    """

    chosen = Signal(str, str)

    def __init__(self, control: LayersControl, parent: QWidget) -> None:
        super().__init__(parent)
        self._control = control
        self._found: Found | None = None
        self._path = Path()
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(lambda _id, on: self._try() if on else None)
        self._candidates: list[crs.Candidate] = []
        self._own = ""
        self.code = TextLine(self)
        self.code.textEdited.connect(self._code_typed)
        self.told = QLabel(self)
        self.told.setObjectName("small")
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.body.insertWidget(2, self.code)
        self.body.insertWidget(3, self.told)
        self.take.clicked.connect(self._take)
        self.left.connect(self._over)

    def ask(self, path: Path, found: Found, candidates: Sequence[crs.Candidate]) -> None:
        """candidates: of `crs.candidates`, which takes too long for the main thread."""
        self._path, self._found = path, found
        self._candidates = list(candidates)
        self._clear()
        for number, one in enumerate(self._candidates):
            button = QRadioButton(i18n.show(one.label), self)
            self._group.addButton(button, number)
            self.choices.addWidget(button)
        self.code.clear()
        self._own = ""
        self._words()
        self.show()
        if self._candidates:
            self._group.button(0).setChecked(True)
            self._group.button(0).setFocus()
        else:
            self.code.setFocus()
        self._offer()

    def answer(self) -> tuple[str, str] | None:
        """(crs, datum) as chosen now."""
        if self._own:
            return self._own, "wgs84"
        number = self._group.checkedId()
        if not 0 <= number < len(self._candidates):
            return None
        return self._candidates[number].crs, self._candidates[number].datum

    def _code_typed(self, text: str) -> None:
        named = crs.by_name(text) if text.strip() else None
        self._own = named[0] if named is not None else ""
        if named is not None:
            self.told.setText(named[1])
            self._try()
        else:
            self.told.setText(self.tr("Nobody knows this code.") if text.strip() else self._hint())
        self._offer()

    def _try(self) -> None:
        answer, found = self.answer(), self._found
        if answer is not None and found is not None:
            self._control.preview(found.sample, *answer)
        self._offer()

    def _offer(self) -> None:
        self.take.setEnabled(self.answer() is not None)

    def _take(self) -> None:
        answer = self.answer()
        if answer is not None:
            self._over()
            self.chosen.emit(*answer)

    def _over(self) -> None:
        self._control.preview((), "", "")
        self.hide()

    def _words(self) -> None:
        if self._found is None:
            return
        sentences = {
            crs.NOT_SAID: self.tr("{file} does not say in which coordinates it is."),
            crs.NOT_KNOWN: self.tr("Nobody knows the coordinates that {file} names."),
            crs.NOT_FITTING: self.tr("The numbers in {file} do not fit the coordinates it names."),
            "": self.tr("In which coordinates is {file}?"),
        }
        first = sentences[self._found.doubt].format(file=self._path.name)
        then = self.tr("Choose until it lies right on the map: it is drawn there.")
        self.sentence.setText(f"{first} {then}")
        self.code.setPlaceholderText(self.tr("or an EPSG code, e.g. 4490"))
        self.code.setAccessibleName(self.tr("EPSG code"))
        self.told.setText(self._hint())
        self.take.setText(self.tr("It lies right"))
        self.leave.setText(self.tr("Cancel"))

    def _hint(self) -> str:
        if self._found is None or self._found.extent is None:
            return ""
        west, south, east, north = self._found.extent
        figures = f"X {west:.6g}–{east:.6g}, Y {south:.6g}–{north:.6g}"
        if abs(east) > 360:
            figures = f"X {west:,.0f}–{east:,.0f}, Y {south:,.0f}–{north:,.0f}"
        return self.tr("In the file: {figures}").format(figures=figures)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
            for number, one in enumerate(self._candidates):
                self._group.button(number).setText(i18n.show(one.label))
        super().changeEvent(event)
