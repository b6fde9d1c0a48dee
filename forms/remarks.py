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
        # A conversion is worth saying only when nothing is wrong, what can be done always.
        said = [notice for notice in notices if not problems or notice.act is not None]
        self._lines += [self._notice_line(notice) for notice in said]
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

    def _notice_line(self, notice: Notice) -> _Line:
        line = _Line(notice.look, notice.text, self)
        if notice.act is not None:
            button = line.add_button(notice.action, "link")
            button.clicked.connect(lambda _=False, act=notice.act: act())
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
        self.keep = self.add_button(text, "link-doubt")
        return self.keep

    def add_button(self, text: str, look: str) -> QPushButton:
        button = _EnterButton(text, self)
        theme.set_look(button, look)
        button.setAccessibleDescription(self.label.text())
        layout = self.layout()
        assert layout is not None
        layout.addWidget(button)
        return button


class _EnterButton(QPushButton):
    """A button that Enter presses, as well as the space bar."""

    def keyPressEvent(self, event: object) -> None:
        key = event.key()  # type: ignore[attr-defined]
        modified = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier  # type: ignore[attr-defined]
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modified:
            self.click()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]
