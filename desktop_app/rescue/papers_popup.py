"""The small panel under "Papers": whose name stands on them, and which one to write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from desktop_app.context import Context
from desktop_app.filters.popup import Popup
from desktop_app.notice import Notice
from desktop_app.papers import jobs
from desktop_app.text_line import TextLine
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.rescue.timeline import Case

_LAYOUT: Final = "papers"


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


def tell_written(notice: Notice) -> Callable[[Path], None]:
    """Says in `notice` that a file was written, and opens it at one click."""
    written = QCoreApplication.translate("PapersPopup", "{file} was written.")
    opening = QCoreApplication.translate("PapersPopup", "Open it")

    def tell(path: Path) -> None:
        if isValid(notice):
            opened = (opening, lambda: (jobs.open_paper(path), None)[1])
            notice.say("good", written.format(file=path.name), opened)

    return tell


def known_office(context: Context, case: Case | None = None) -> str:
    """The name that stood on the last paper, or where the animal was taken in."""
    kept = context.settings.layout(_LAYOUT).get("office")
    if isinstance(kept, str) and kept:
        return kept
    intakes = case.of_kind("intake") if case is not None else ()
    return str(intakes[-1].values.get("facility") or "") if intakes else ""


def keep_office(context: Context, office: str) -> None:
    """The next paper begins with this name."""
    context.settings.set_layout(_LAYOUT, {"office": office})


def ask_path(parent: QWidget, title: str, proposed: Path, kinds: str) -> Path | None:
    """Where to write; None when the chooser was left."""
    name, _kind = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(".pdf")
