"""The small panel under "Papers": whose name stands on them, and which one to write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from desktop_app.context import Context
from desktop_app.filters.popup import Popup
from desktop_app.papers import jobs
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.rescue.timeline import Case

_LAYOUT: Final = "papers"


class PapersPopup(Popup):
    """Writes the receipt or the file of a case as PDF.

    `host` outlives the panel; what was written is offered to be opened by `Context.offered`.
    """

    def __init__(self, context: Context, case: Case, opener: QWidget, host: QWidget) -> None:
        super().__init__(opener)
        self.setFixedWidth(300)
        self._context = context
        self._case = case
        self._host = host
        label = QLabel(self.tr("Name of the office on the paper"), self)
        self.office = QLineEdit(self)
        self.office.setText(self._known_office())
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

    def _known_office(self) -> str:
        kept = self._context.settings.layout(_LAYOUT).get("office")
        if isinstance(kept, str) and kept:
            return kept
        intakes = self._case.of_kind("intake")
        return str(intakes[-1].values.get("facility") or "") if intakes else ""

    def _ask(self, what: str) -> None:
        office = self.office.text().strip()
        self._context.settings.set_layout(_LAYOUT, {"office": office})
        title = self.tr("Receipt") if what == "receipt" else self.tr("Case file")
        values = self._case.record.values
        name = jobs.file_name(
            title, values.get("case_number") or "", values.get("individual_name") or ""
        )
        context, case, host = self._context, self._case, self._host
        folder = Path(context.settings.last_folder or Path.home())
        words = (self.tr("Save the paper"), self.tr("PDF files (*.pdf)"))
        written, opening = self.tr("{file} was written."), self.tr("Open it")
        self.close()
        path = ask_path(host, words[0], folder / name, words[1])
        if path is None:
            return
        context.settings.last_folder = str(path.parent)

        def done(paper: Path) -> None:
            context.offered.emit(
                written.format(file=paper.name), opening, lambda: jobs.open_paper(paper)
            )

        job = jobs.print_receipt if what == "receipt" else jobs.print_case_file
        job(context, case.record.id, path, office=office, owner=host, done=done)


def ask_path(parent: QWidget, title: str, proposed: Path, kinds: str) -> Path | None:
    """Where to write; None when the chooser was left."""
    name, _kind = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(".pdf")
