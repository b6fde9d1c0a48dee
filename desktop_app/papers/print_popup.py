"""The small panel of Ctrl+P: what of the page in front can be put on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop_app.context import Context
from desktop_app.filters.popup import Popup
from desktop_app.notice import Notice
from desktop_app.papers.asking import ask_path, keep_office, known_office, tell_written
from desktop_app.papers.jobs import Printed
from desktop_app.tasks import Task
from desktop_app.text_line import TextLine
from forms import theme
from forms.icons import icon

Job = Callable[[Path, str, Printed], Task]
"""Begins to write a paper: where to, the name of the office on it, what to do when it is there."""


@dataclass(frozen=True, slots=True)
class Printable:
    """Something that can be printed. label: on its button; name: proposed for the file."""

    icon: str
    label: str
    name: str
    begin: Job


class PrintPopup(Popup):
    """One button for each paper; the first has the keyboard.

    `host` outlives the panel; `notice` says what was written and offers to open it.
    """

    def __init__(
        self,
        context: Context,
        papers: Sequence[Printable],
        opener: QWidget,
        host: QWidget,
        notice: Notice,
    ) -> None:
        super().__init__(opener)
        self.setFixedWidth(300)
        self._context, self._host, self._notice = context, host, notice
        label = QLabel(self.tr("Name of the office on the paper"), self)
        self.office = TextLine(self)
        self.office.setText(known_office(context))
        label.setBuddy(self.office)
        self.body.addWidget(label)
        self.body.addWidget(self.office)
        self.buttons: list[QPushButton] = []
        for paper in papers:
            button = QPushButton(paper.label, self)
            button.setIcon(icon(paper.icon))
            button.clicked.connect(lambda _on=False, paper=paper: self._ask(paper))
            self.body.addWidget(button)
            self.buttons.append(button)
        hint = QLabel(self.tr("PDF, A4, in the language of the window"), self)
        theme.set_look(hint, "small")
        self.body.addWidget(hint)

    def open(self) -> None:
        super().open()
        self.buttons[0].setFocus()

    def _ask(self, paper: Printable) -> None:
        context, host = self._context, self._host
        office = self.office.text().strip()
        keep_office(context, office)
        title, kinds = self.tr("Save the paper"), self.tr("PDF files (*.pdf)")
        folder = Path(context.settings.last_folder or Path.home())
        done = tell_written(self._notice)
        self.close()
        path = ask_path(host, title, folder / paper.name, kinds)
        if path is not None:
            context.settings.last_folder = str(path.parent)
            paper.begin(path, office, done)
