"""Papers written off the main thread, for the pages: with progress, and a file at the end.

    task = jobs.print_receipt(context, case_id, path, office=name, owner=self, done=self.printed)

`done` gets the path, on the main thread; `open_paper` shows it, when somebody asks for it.
Cancelling the task leaves no file. Without `failed` the window's notice says what went wrong.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.tasks import Failed, Progress, Task, TaskControl
from forms import theme

if TYPE_CHECKING:
    from db.query import Filter, Sort
    from db.record_types import RecordType
    from db.showing import Words
    from db.store import Store
    from desktop_app.papers.figures_paper import FiguresWanted

Printed = Callable[[Path], None]
_Write = Callable[["Store", str, TaskControl], int]


def print_receipt(
    context: Context,
    case_id: int,
    path: Path,
    *,
    office: str,
    language: str | None = None,
    entry_uuid: str | None = None,
    owner: QObject | None = None,
    progress: Progress | None = None,
    done: Printed | None = None,
    failed: Failed | None = None,
) -> Task:
    """Write the receipt of a case; language: None for that of the window."""

    def write(store: Store, tongue: str, control: TaskControl) -> int:
        from desktop_app.papers.receipt import write_receipt

        return write_receipt(
            store, case_id, path, translate=i18n.translate_for(tongue), language=tongue,
            office=office, entry_uuid=entry_uuid,
            progress=control.progress, cancelled=control.cancelled,
        )  # fmt: skip

    return _print(context, write, path, language, owner, progress, done, failed)


def print_case_file(
    context: Context,
    case_id: int,
    path: Path,
    *,
    office: str,
    language: str | None = None,
    owner: QObject | None = None,
    progress: Progress | None = None,
    done: Printed | None = None,
    failed: Failed | None = None,
) -> Task:
    """Write the whole file of a case."""

    def write(store: Store, tongue: str, control: TaskControl) -> int:
        from desktop_app.papers.case_file import write_case_file

        return write_case_file(
            store, case_id, path, translate=i18n.translate_for(tongue), language=tongue,
            office=office, progress=control.progress, cancelled=control.cancelled,
        )  # fmt: skip

    return _print(context, write, path, language, owner, progress, done, failed)


def print_ledger(
    context: Context,
    since: dt.date | None,
    until: dt.date | None,
    path: Path,
    *,
    office: str,
    language: str | None = None,
    owner: QObject | None = None,
    progress: Progress | None = None,
    done: Printed | None = None,
    failed: Failed | None = None,
) -> Task:
    """Write the rescue ledger of a period."""

    def write(store: Store, tongue: str, control: TaskControl) -> int:
        from desktop_app.papers.ledger_paper import write_ledger

        return write_ledger(
            store, since, until, path, translate=i18n.translate_for(tongue), language=tongue,
            office=office, progress=control.progress, cancelled=control.cancelled,
        )  # fmt: skip

    return _print(context, write, path, language, owner, progress, done, failed)


def print_list(
    context: Context,
    type: RecordType,
    filter: Filter,
    path: Path,
    *,
    sort: Sort | None,
    fields: Sequence[str],
    filter_words: str,
    office: str,
    owner: QObject | None = None,
    done: Printed | None = None,
) -> Task:
    """Write the records of a filter as a list with these columns."""

    def write(store: Store, tongue: str, control: TaskControl) -> int:
        from desktop_app.papers.list_paper import write_list

        return write_list(
            store, type, path, filter=filter, sort=sort, fields=fields, office=office,
            filter_words=filter_words, words=_words(store, tongue),
            progress=control.progress, cancelled=control.cancelled,
        )  # fmt: skip

    return _print(context, write, path, None, owner, None, done, None)


def print_record(
    context: Context,
    type: RecordType,
    id: int,
    path: Path,
    *,
    office: str,
    owner: QObject | None = None,
    done: Printed | None = None,
) -> Task:
    """Write one record with all it says."""

    def write(store: Store, tongue: str, control: TaskControl) -> int:
        from desktop_app.papers.record_paper import write_record

        return write_record(
            store, type, id, path, office=office, words=_words(store, tongue),
            progress=control.progress, cancelled=control.cancelled,
        )  # fmt: skip

    return _print(context, write, path, None, owner, None, done, None)


def print_figures(
    context: Context,
    wanted: FiguresWanted,
    path: Path,
    *,
    office: str,
    language: str | None = None,
    owner: QObject | None = None,
    done: Printed | None = None,
) -> Task:
    """Write the figures of a period."""

    def write(store: Store, tongue: str, control: TaskControl) -> int:
        from desktop_app.papers.figures_paper import write_figures

        return write_figures(
            store, wanted, path, words=_words(store, tongue), office=office,
            progress=control.progress, cancelled=control.cancelled,
        )  # fmt: skip

    return _print(context, write, path, language, owner, None, done, None)


def print_charts(
    context: Context,
    drawing: bytes,
    title: str,
    path: Path,
    *,
    office: str,
    owner: QObject | None = None,
    done: Printed | None = None,
) -> Task:
    """Write charts, drawn as SVG, on a sheet."""

    def write(store: Store, tongue: str, control: TaskControl) -> int:
        from desktop_app.papers.charts_paper import write_charts

        return write_charts(
            drawing, path, title=title, translate=i18n.translate_for(tongue), office=office,
            source=store.path.name if store.path is not None else "",
            progress=control.progress, cancelled=control.cancelled,
        )  # fmt: skip

    return _print(context, write, path, None, owner, None, done, None)


def _words(store: Store, tongue: str) -> Words:
    from db.showing import Words

    return Words(i18n.translate_for(tongue), store.reference(), tongue)


def open_paper(path: Path) -> bool:
    """Show a paper in the program this computer opens PDF files with; only on a click."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def file_name(title: str, *parts: str) -> str:
    """A name to suggest for a paper, e.g. “Receipt 2025-013.pdf”, allowed on any system."""
    words = " ".join(part for part in (title, *parts) if part)
    harmless = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', "-", words).strip(" .-")
    return f"{harmless[:100] or 'paper'}.pdf"


def _print(
    context: Context,
    write: _Write,
    path: Path,
    language: str | None,
    owner: QObject | None,
    progress: Progress | None,
    done: Printed | None,
    failed: Failed | None,
) -> Task:
    store = context.store
    if store is None:
        raise RuntimeError("no records file is open")
    theme.load_fonts()  # here: the program's fonts belong to the main thread
    tongue = language or i18n.language()

    def work(control: TaskControl) -> int:
        return write(store, tongue, control)

    def arrived(_pages: int) -> None:
        if done is not None:
            done(path)

    return context.tasks.background(
        work, owner=owner, progress=progress, done=arrived, failed=failed, control=True
    )
