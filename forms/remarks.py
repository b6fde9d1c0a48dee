"""What stands below a row of fields: errors, doubts with their confirmation, conversions made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.problem import Problem, Severity
from forms import theme
from forms.editors.base import Notice
from forms.host import FormHost


class Remarks(QWidget):
    """The lines below one row. kept: the user stands by the problems named (codes with fields)."""

    kept = Signal(object)

    def __init__(self, host: FormHost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._shown: tuple[tuple[Problem, ...], tuple[Notice, ...]] = ((), ())
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self.hide()

    def show_remarks(self, problems: Sequence[Problem], notices: Sequence[Notice] = ()) -> None:
        """Replace what is shown; nothing moves when nothing changed."""
        wanted = (tuple(problems), tuple(notices))
        if wanted == self._shown:
            return
        self._shown = wanted
        focused = any(line.keep is not None and line.keep.hasFocus() for line in self._lines)
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._problem_line(problem) for problem in problems]
        if not problems:  # a conversion is worth saying only when nothing is wrong
            self._lines += [_Line(notice.look, notice.text, self) for notice in notices]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(self._lines))
        if focused:
            self.focus_keep()

    def problems(self) -> tuple[Problem, ...]:
        return self._shown[0]

    def texts(self) -> list[str]:
        """What a person reads here."""
        return [line.label.text() for line in self._lines]

    def focus_keep(self) -> bool:
        """Put the keyboard on the first confirmation; False when there is none."""
        for line in self._lines:
            if line.keep is not None:
                line.keep.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _problem_line(self, problem: Problem) -> _Line:
        doubtful = problem.severity is Severity.DOUBT
        line = _Line("doubt" if doubtful else "error", self._host.translate(problem.text), self)
        if doubtful:
            missing = problem.code == "wanted"
            button = line.add_keep(self.tr("Leave empty") if missing else self.tr("Keep it"))
            button.clicked.connect(lambda _=False: self.kept.emit(problem))
        return line

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            problems, notices = self._shown
            self._shown = ((), ())
            self.show_remarks(problems, notices)


class _Line(QFrame):
    def __init__(self, look: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 4, 3)
        row.setSpacing(6)
        self.label = QLabel(text, self)
        self.label.setProperty("look", look)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self.label, 1)
        self.keep: QPushButton | None = None
        self.setAccessibleName(text)

    def add_keep(self, text: str) -> QPushButton:
        self.keep = _EnterButton(text, self)
        theme.set_look(self.keep, "link-doubt")
        self.keep.setAccessibleDescription(self.label.text())
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.keep)
        return self.keep


class _EnterButton(QPushButton):
    """A button that Enter presses, as well as the space bar."""

    def keyPressEvent(self, event: object) -> None:
        key = event.key()  # type: ignore[attr-defined]
        modified = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier  # type: ignore[attr-defined]
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modified:
            self.click()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]
