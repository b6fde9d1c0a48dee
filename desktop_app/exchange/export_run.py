"""An export under way: how far it is, a way to stop it, and what to do with the file afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from db.errors import UserError
from desktop_app import i18n, operations
from desktop_app.context import Context
from desktop_app.notice import Notice

if TYPE_CHECKING:
    from db.exchange.profile import ExportProfile
    from db.exchange.workbook_out import ExportResult
    from db.query import Filter
    from db.record_types import RecordType

MOST_NAMED = 3
"""Texts that did not fit which are named one by one."""


def write_gis_project(context: Context, notice: Notice) -> None:
    """Write the QGIS project beside the records file, and offer to open it."""
    words = QCoreApplication.translate(
        "ExportRun", "{name} shows the records in QGIS, also while they are open here."
    )
    labels = (
        QCoreApplication.translate("ExportRun", "Open in QGIS"),
        QCoreApplication.translate("ExportRun", "Open the folder"),
    )

    def done(path: Path) -> None:
        notice.say(
            "good",
            words.format(name=path.name),
            (labels[0], lambda: _open(path)),
            (labels[1], lambda: _open(path.parent)),
        )

    operations.write_gis_project(context, owner=notice, done=done)


class ExportRun(QObject):
    """Lives as long as its notice is needed; belongs to the window."""

    def __init__(self, context: Context, notice: Notice) -> None:
        super().__init__(notice)
        self._context = context
        self._notice = notice

    def begin(
        self,
        record_type: RecordType,
        path: Path,
        profile: ExportProfile,
        filter: Filter,
        ids: Sequence[int] | None,
    ) -> None:
        """Write the file in the background; the notice says what becomes of it."""
        self._path = path
        self._say_progress(0, 0)
        self._task = operations.export_records(
            self._context, record_type, path, filter=filter, language=profile.language,
            columns=profile.columns or None, ids=ids,
            progress=self._say_progress, done=self._say_done, failed=self._say_failed,
        )  # fmt: skip

    def _say_progress(self, done: int, total: int) -> None:
        words = (
            self.tr("Exporting… {done} of {total}").format(done=f"{done:,}", total=f"{total:,}")
            if total
            else self.tr("Exporting…")
        )
        self._notice.say("pick", words, (self.tr("Stop"), self._stop), closable=False)

    def _stop(self) -> None:
        self._task.cancel()
        self._context.status_message.emit(
            self.tr("The export was stopped, {name} was not written.").format(name=self._path.name)
        )

    def _say_done(self, result: ExportResult) -> None:
        words = self.tr("Exported {count} records to {name}").format(
            count=f"{result.rows:,}", name=self._path.name
        )
        self._context.status_message.emit(words)
        warnings = [i18n.show(text) for text in result.warnings]
        named = warnings[:MOST_NAMED]
        if len(warnings) > MOST_NAMED:
            named.append(self.tr("{count} more.").format(count=len(warnings) - MOST_NAMED))
        self._notice.say(
            "doubt" if warnings else "good",
            "\n".join([words, *named]),
            (self.tr("Open the file"), lambda: _open(self._path)),
            (self.tr("Open the folder"), lambda: _open(self._path.parent)),
        )

    def _say_failed(self, error: BaseException) -> None:
        self._notice.hide()
        if isinstance(error, UserError):
            self._context.tasks.refused.emit(error)
        else:
            self._context.tasks.bug_found.emit(error)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
