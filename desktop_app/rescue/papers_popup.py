"""The small panel under "Papers": whose name stands on them, and which one to write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop_app.context import Context
from desktop_app.filters.popup import Popup
from desktop_app.notice import Notice
from desktop_app.papers import jobs
from desktop_app.papers.asking import ask_path, keep_office, known_office, tell_written
from desktop_app.text_line import TextLine
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.rescue.timeline import Case


class PapersPopup(Popup):
    """Writes the receipt or the file of a case as PDF.

    `host` outlives the panel; `notice` says what was written and offers to open it.
    """

    def __init__(
        self, context: Context, case: Case, opener: QWidget, host: QWidget, notice: Notice
    ) -> None:
        super().__init__(opener)
        self.setFixedWidth(300)
        self._context = context
        self._case = case
        self._host = host
        self._notice = notice
        label = QLabel(self.tr("Name of the office on the paper"), self)
        self.office = TextLine(self)
        self.office.setText(known_office(context, case))
        label.setBuddy(self.office)
        self.receipt = QPushButton(self.tr("Receipt…"), self)
        self.receipt.setIcon(icon("certificate"))
        self.receipt.setEnabled(bool(case.of_kind("intake")))
        if not self.receipt.isEnabled():
            self.receipt.setToolTip(self.tr("Record the intake first: the receipt is for it."))
        self.file = QPushButton(self.tr("Case file…"), self)
        self.file.setIcon(icon("file-text"))
        hint = QLabel(self.tr("PDF, A4, in the language of the window"), self)
        theme.set_look(hint, "small")
        for widget in (label, self.office, self.receipt, self.file, hint):
            self.body.addWidget(widget)
        self.receipt.clicked.connect(lambda _on=False: self._ask("receipt"))
        self.file.clicked.connect(lambda _on=False: self._ask("case"))

    def open(self) -> None:
        super().open()
        (self.receipt if self.receipt.isEnabled() else self.file).setFocus()

    def _ask(self, what: str) -> None:
        office = self.office.text().strip()
        keep_office(self._context, office)
        title = self.tr("Receipt") if what == "receipt" else self.tr("Case file")
        values = self._case.record.values
        name = jobs.file_name(
            title, values.get("case_number") or "", values.get("individual_name") or ""
        )
        context, case, host = self._context, self._case, self._host
        folder = Path(context.settings.last_folder or Path.home())
        words = (self.tr("Save the paper"), self.tr("PDF files (*.pdf)"))
        done = tell_written(self._notice)
        self.close()
        path = ask_path(host, words[0], folder / name, words[1])
        if path is None:
            return
        context.settings.last_folder = str(path.parent)

        job = jobs.print_receipt if what == "receipt" else jobs.print_case_file
        job(context, case.record.id, path, office=office, owner=host, done=done)
