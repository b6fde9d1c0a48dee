"""What a page of records can print: the list as the table shows it, and the record in its form."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app import i18n
from desktop_app.charts.words import filter_words
from desktop_app.papers import jobs
from desktop_app.papers.jobs import Printed
from desktop_app.papers.print_popup import Printable
from desktop_app.tasks import Task

if TYPE_CHECKING:
    from db.query import Filter
    from db.record_types import RecordType
    from desktop_app.pages.page import Page
    from desktop_app.tables.model import RecordTableModel


def list_and_record(
    page: Page,
    record_type: RecordType,
    filter: Filter,
    model: RecordTableModel,
    record_id: int | None,
) -> list[Printable]:
    """The papers of a table and of the record beside it, as far as there are any."""
    context = page.context
    plural, today = i18n.show(record_type.label_plural), dt.date.today().isoformat()
    found: list[Printable] = []
    if record_id is not None:
        found.append(record(page, record_type, record_id))
    if model.rowCount():
        words = filter_words(filter, context.reference, record_type)
        fields, sort = [spec.name for spec in model.columns], model.sort_by

        def begin(path: Path, office: str, done: Printed) -> Task:
            return jobs.print_list(
                context, record_type, filter, path, sort=sort, fields=fields, filter_words=words,
                office=office, owner=page, done=done,
            )  # fmt: skip

        label = QCoreApplication.translate("PrintPopup", "This list, {count} records…")
        found.append(
            Printable(
                "table",
                label.format(count=f"{model.rowCount():,}"),
                jobs.file_name(plural, today),
                begin,
            )
        )
    return found


def record(page: Page, record_type: RecordType, id: int) -> Printable:
    """The paper of one record; of a rescue case, its whole file."""
    context, name = page.context, i18n.show(record_type.label)

    def begin(path: Path, office: str, done: Printed) -> Task:
        if record_type.name == "rescue":
            return jobs.print_case_file(context, id, path, office=office, owner=page, done=done)
        return jobs.print_record(
            context, record_type, id, path, office=office, owner=page, done=done
        )

    label = QCoreApplication.translate("PrintPopup", "This record…")
    return Printable("file-text", label, jobs.file_name(name, str(id)), begin)
