"""The small panel under "Papers" of the register: the rescue ledger and the report of a period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.dialogs import choosers
from desktop_app.filters.popup import Popup
from desktop_app.notice import Notice
from desktop_app.papers import jobs
from desktop_app.papers.asking import ask_path, keep_office, known_office, tell_written
from desktop_app.tasks import TaskControl
from desktop_app.text_line import TextLine
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.store import Store

_Write = Callable[["Store", Path, TaskControl], Any]


class LedgerPopup(Popup):
    """Writes for the days of the filter, all days without one. `host` outlives the panel."""

    def __init__(self, context: Context, opener: QWidget, host: QWidget, notice: Notice) -> None:
        super().__init__(opener)
        self.setFixedWidth(300)
        self._context = context
        self._host = host
        self._notice = notice
        current = context.filter.current
        self._since: dt.date | None = current.since
        self._until: dt.date | None = current.until
        label = QLabel(self.tr("Name of the office on the paper"), self)
        self.office = TextLine(self)
        self.office.setText(known_office(context))
        label.setBuddy(self.office)
        days = QLabel(self._days(), self)
        theme.set_look(days, "small")
        days.setWordWrap(True)
        self.ledger = self._button("printer", self.tr("Ledger as PDF…"), self._print_ledger)
        self.sheet = self._button(
            "file-spreadsheet", self.tr("Ledger as workbook…"), self._write_ledger
        )
        self.report = self._button("chart-bar", self.tr("Report with figures…"), self._write_report)
        for widget in (label, self.office, days, self.ledger, self.sheet, self.report):
            self.body.addWidget(widget)

    def open(self) -> None:
        super().open()
        self.ledger.setFocus()

    def _button(self, name: str, text: str, call: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setIcon(icon(name))
        button.clicked.connect(lambda _on=False: call())
        return button

    def _days(self) -> str:
        since, until = self._since, self._until
        if since is None and until is None:
            return self.tr("All days. Choose others with the dates of the filter.")
        first = since.isoformat() if since is not None else "…"
        last = until.isoformat() if until is not None else "…"
        return self.tr("{since} to {until}, as in the filter").format(since=first, until=last)

    def _named(self, title: str) -> str:
        days = "_".join(day.isoformat() for day in (self._since, self._until) if day is not None)
        return jobs.file_name(title, days).removesuffix(".pdf")

    def _print_ledger(self) -> None:
        context, office = self._context, self._keep_office()
        name = self._named(self.tr("Rescue ledger"))
        folder = Path(context.settings.last_folder or Path.home())
        title, kinds = self.tr("Save the paper"), self.tr("PDF files (*.pdf)")
        done = tell_written(self._notice)
        self.close()
        path = ask_path(self._host, title, folder / f"{name}.pdf", kinds)
        if path is not None:
            context.settings.last_folder = str(path.parent)
            jobs.print_ledger(
                context, self._since, self._until, path, office=office, owner=self._host, done=done
            )

    def _write_ledger(self) -> None:
        def write(store: Store, path: Path, control: TaskControl) -> None:
            from db.rescue.ledger_sheet import write_ledger_workbook

            write_ledger_workbook(
                store, path, since, until, translate=i18n.translate_for(language),
                language=language, progress=control.progress, cancelled=control.cancelled,
            )  # fmt: skip

        since, until, language = self._since, self._until, i18n.language()
        self._keep_office()
        self._write(self.tr("Rescue ledger"), write)

    def _write_report(self) -> None:
        def write(store: Store, path: Path, control: TaskControl) -> None:
            from db.rescue.report import write_report

            write_report(
                store, path, since, until, translate=i18n.translate_for(language),
                language=language, office=office, made_by=author,
                progress=control.progress, cancelled=control.cancelled,
            )  # fmt: skip

        since, until, language = self._since, self._until, i18n.language()
        office, author = self._keep_office(), self._context.user
        self._write(self.tr("Rescue report"), write)

    def _write(self, title: str, write: _Write) -> None:
        context, store, done = self._context, self._context.store, tell_written(self._notice)
        name = self._named(title)
        self.close()
        path = choosers.save_workbook(self._host, context.settings, name)
        if path is None or store is None:
            return

        def work(control: TaskControl) -> Path:
            write(store, path, control)
            return path

        context.tasks.background(work, owner=self._host, done=done, control=True)

    def _keep_office(self) -> str:
        office = self.office.text().strip()
        keep_office(self._context, office)
        return office
