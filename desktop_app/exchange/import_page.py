"""Bringing a spreadsheet in: choose, look at every row, put right, apply, undo with one click."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from db.errors import Cancelled, UserError
from desktop_app import i18n, operations
from desktop_app.context import Context
from desktop_app.dialogs import choosers
from desktop_app.exchange import jobs
from desktop_app.exchange.account import applied_account, undone_account
from desktop_app.exchange.done_face import MOST_LINKS, DoneFace
from desktop_app.exchange.faces import StartFace, WorkFace
from desktop_app.exchange.pasting import pasted_table, write_pasted
from desktop_app.exchange.preview import Preview
from desktop_app.form_host import WindowFormHost
from desktop_app.notice import Notice
from desktop_app.pages.page import Page
from desktop_app.tasks import Task
from forms.icons import icon

if TYPE_CHECKING:
    from db.changes import Changes, ImportBatch
    from db.exchange.corrections import Corrections
    from db.record_types import RecordType
    from db.writing import Record
    from desktop_app.exchange.jobs import Looked


class ImportPage(Page):
    """Faces: where to begin, work under way, the preview, and what came of it.

    target: the type of the records in the file; set by `begin` and on the first face.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        from db.record_types import record_type

        self.setObjectName("ground")
        self.setAcceptDrops(True)
        self.target: RecordType = record_type("sighting")
        self._task: Task | None = None
        self._first: Task | None = None
        self._halt: threading.Event | None = None  # set: what is being written shall not be
        self._path: Path | None = None
        self.notice = Notice()
        self.faces = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.faces, 1)
        self.start = StartFace(self.target)
        self.start.type_chosen.connect(self._aim)
        self.start.choose.clicked.connect(self.choose_file)
        self.start.file_requested.connect(self._open_again)
        self.empty_sheet = QPushButton()
        self.empty_sheet.setIcon(icon("file-export"))
        self.empty_sheet.clicked.connect(self._offer_empty_sheet)
        self.start.add_action(self.empty_sheet)
        self.work = WorkFace()
        self.work.cancel.clicked.connect(self._stop)
        self.preview = Preview(context)
        self.preview.sheet_requested.connect(self._other_sheet)
        self.preview.apply_requested.connect(self.apply)
        self.preview.stop_requested.connect(self._stop)
        self.preview.left.connect(self._back)
        self.preview.rejects_requested.connect(self.save_rejects)
        self.preview.forget_requested.connect(self._forget_layout)
        self.preview.failed.connect(self._say_error)
        self.done = DoneFace()
        self.done.record_requested.connect(
            lambda id: context.record_requested.emit(self.target.name, id)
        )
        for face in (self.start, self.work, self.preview, self.done):
            self.faces.addWidget(face)
        context.changed.connect(self._changed)
        self._retranslate()

    def activate(self) -> None:
        self.refresh()

    def put_away(self) -> None:
        self.preview.put_away()

    def begin(self, target: RecordType) -> None:
        """The next file holds records of this type; a file looked at as another is put away."""
        if target is self.target or self._task is not None:
            return
        self._aim(target)
        if self.faces.currentWidget() is not self.start:
            self._back()

    def _offer_empty_sheet(self) -> None:
        """A sheet to be filled in elsewhere, which comes back without questions."""
        from desktop_app.exchange.template_popup import TemplatePopup

        TemplatePopup(self.context, self.target, self.empty_sheet, self.notice).open()

    def _aim(self, target: RecordType) -> None:
        self.target = target
        self.notice.hide()
        self.start.show_type(target)

    def _changed(self, _changes: Changes) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        store = self.context.store
        if store is not None:
            self.context.tasks.background(store.imports, owner=self, done=self._list)
        self._list_files()

    def _list(self, imports: list[ImportBatch]) -> None:
        self.start.show_imports(imports, self._undo)

    def _list_files(self) -> None:
        drafts = self.preview.correcting.drafts()
        recent = self.context.settings.recent_sheets

        def look() -> tuple[Sequence[object], list[Path]]:
            return (drafts.all() if drafts is not None else ()), [p for p in recent if p.exists()]

        def found(both: tuple[Sequence[object], list[Path]]) -> None:
            self.start.show_files(*both)  # type: ignore[arg-type]

        self.context.tasks.background(look, owner=self, done=found)

    # --- plan ---

    def choose_file(self) -> None:
        path = choosers.workbook(self, self.context.settings)
        if path is not None:
            self.open_workbook(path)

    def open_workbook(self, path: Path) -> None:
        """Read a spreadsheet and show what each of its rows would become.

        Corrections of this very file that were not applied are there again.
        """
        from desktop_app.exchange.template_popup import marked_type

        asked_for = marked_type(path)
        if asked_for is not None and asked_for is not self.target:
            self._aim(asked_for)
        kept = self.preview.correcting.kept(path, self.target.name)
        from db.exchange.corrections import NOTHING, Corrections

        if kept is None:
            self._read(path, NOTHING)
            return
        said = Corrections.from_json(kept.said)
        words = self.tr("Your corrections of {when} are here again.").format(
            when=_when(kept.kept_at)
        )
        self._read(
            path, said, ("good", words, (self.tr("Begin anew"), lambda: self._anew(path)))
        )  # fmt: skip

    def _anew(self, path: Path) -> None:
        from db.exchange.corrections import NOTHING

        self.preview.correcting.forget()
        self._read(path, NOTHING)

    def _open_again(self, path: Path, kind: str) -> None:
        from db.record_types import record_type

        if kind:
            self._aim(record_type(kind))
        self.open_workbook(path)

    def _other_sheet(self, name: str) -> None:
        from db.exchange.corrections import Corrections

        if self._path is not None:
            self._read(self._path, Corrections(sheet=name))

    def _read(self, path: Path, said: Corrections, note: tuple[object, ...] | None = None) -> None:
        if self.context.store is None:
            return
        self.preview.put_away()
        self._path = path
        self.notice.hide()
        self.work.begin(self.tr("Reading {name}…").format(name=path.name))
        self.work.cancel.show()
        self.faces.setCurrentWidget(self.work)

        def begun(first: Looked | None) -> None:
            if first is not None and self._task is not None:
                self.preview.show_first(first)
                self.faces.setCurrentWidget(self.preview)

        def planned(looked: Looked) -> None:
            self._task = None
            if self._first is not None:
                self._first.cancel()
            self.context.settings.looked_at(path)
            self.preview.show_plan(looked)
            self.faces.setCurrentWidget(self.preview)
            self.preview.table.setFocus()
            if note is not None:
                self.notice.say(*note)  # type: ignore[arg-type]

        self._first = jobs.first_rows(
            self.context, path, self.target, corrections=said, owner=self, done=begun
        )
        self._task = jobs.plan_import(
            self.context, path, self.target, corrections=said, owner=self,
            progress=self._progress, done=planned, failed=self._not_planned)  # fmt: skip

    def _progress(self, done: int, total: int) -> None:
        self.work.progress(done, total)
        self.preview.show_progress(done, total)

    def _not_planned(self, error: BaseException) -> None:
        self._task = None
        self._back()
        if isinstance(error, UserError):
            self.notice.say(
                "error", i18n.show(error.text),
                (self.tr("Choose another file…"), self.choose_file))  # fmt: skip

    def _say_error(self, error: UserError) -> None:
        self.notice.say("error", i18n.show(error.text))

    def _forget_layout(self) -> None:
        plan, path = self.preview.plan, self._path
        if plan is None or plan.remembered is None or path is None:
            return
        jobs.forget_layout(
            self.context, plan.remembered.key, owner=self, done=lambda _none: self._anew(path)
        )

    def _stop(self) -> None:
        if self._halt is not None:
            # What becomes of it is said when the transaction has ended, one way or the other.
            self._halt.set()
            self.work.begin(self.tr("Stopping…"))
            return
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._back()

    def _back(self) -> None:
        self.preview.put_away()
        self.faces.setCurrentWidget(self.start)
        self.refresh()

    # --- apply and undo ---

    def apply(self) -> None:
        """Write the rows that were accepted, all of them or none."""
        plan = self.preview.plan
        if plan is None:
            return
        self.notice.hide()
        self.work.begin(self.tr("Writing…"))
        self.work.cancel.show()
        self.faces.setCurrentWidget(self.work)
        self._halt = threading.Event()
        self._task = jobs.apply_import(
            self.context, plan, self.preview.take_doubtful.isChecked(),
            stopped=self._halt.is_set, owner=self,
            progress=self.work.progress, done=self._applied, failed=self._not_applied)  # fmt: skip

    def _applied(self, changes: Changes) -> None:
        self._task = self._halt = None
        plan = self.preview.plan
        self.preview.correcting.forget()
        self.preview.put_away()
        if plan is None:
            self._back()
            return
        account = applied_account(plan, changes)
        ways = [
            (self.tr("Show them in the table"), "table",
             lambda: self.context.navigate_requested.emit(self.target.name)),
        ]  # fmt: skip
        if any(part.counts.refused for part in plan.parts):
            ways.append((self.tr("Save refused rows…"), "file-spreadsheet", self.save_rejects))
        if changes.change_set is not None:
            number = changes.change_set
            ways.append(
                (self.tr("Undo this import"), "arrow-back-up", lambda: self._undo_number(number))
            )
        ways.append((self.tr("Another file…"), "file-import", self._back))
        self.done.show_account(account, ways)
        self.faces.setCurrentWidget(self.done)

    def _not_applied(self, error: BaseException) -> None:
        self._task = self._halt = None
        self.faces.setCurrentWidget(self.preview)
        if isinstance(error, UserError):
            self.notice.say("error", i18n.show(error.text))
        elif isinstance(error, Cancelled):
            self.notice.say("doubt", self.tr("Cancelled: nothing was written."))

    def _undo(self, batch: ImportBatch) -> None:
        from db.record_types import record_type

        self._aim(record_type(batch.record_type))
        self._undo_number(batch.change_set, batch.source or "")

    def _undo_number(self, number: int, source: str = "") -> None:
        self.notice.hide()
        self.work.begin(self.tr("Taking back…"))
        self.work.cancel.hide()  # one transaction of some seconds that has begun
        self.faces.setCurrentWidget(self.work)

        def undone(changes: Changes) -> None:
            kept = changes.kept[:MOST_LINKS]
            self.context.tasks.database(
                self._records, kept, owner=self,
                done=lambda records: self._tell_undone(changes, source, records))  # fmt: skip

        def failed(error: BaseException) -> None:
            self._back()
            if isinstance(error, UserError):
                self._say_error(error)

        operations.undo_import(self.context, number, owner=self, done=undone, failed=failed)

    def _records(self, ids: Sequence[int]) -> list[Record]:
        store = self.context.store
        assert store is not None
        found = (store.get(self.target, id) for id in ids)
        return [record for record in found if record is not None]

    def _tell_undone(self, changes: Changes, source: str, kept: Sequence[Record]) -> None:
        account = undone_account(changes, source, kept, WindowFormHost(self.context, self))
        self.done.show_account(account, [(self.tr("Another file…"), "file-import", self._back)])
        self.faces.setCurrentWidget(self.done)
        self.refresh()

    def save_rejects(self) -> None:
        """Write the refused rows into a workbook in the shape of the user's own file."""
        plan = self.preview.plan
        if plan is None or self._path is None:
            return
        proposed = self.tr("{name} refused rows").format(name=self._path.stem)
        path = choosers.save_workbook(self, self.context.settings, proposed)
        if path is None:
            return
        jobs.write_rejects(
            self.context, plan, path, owner=self,
            done=lambda _count: self.notice.say(
                "good", self.tr("Saved: {name}").format(name=path.name)))  # fmt: skip

    # --- pasting and dropping ---

    def take_paste(self) -> bool:
        """Cells copied in Excel become an import of those rows."""
        if self.faces.currentWidget() not in (self.start, self.done):
            return False
        table = pasted_table()
        if table is None or self.context.store is None:
            return False
        path = write_pasted(self.context.settings.folder, self.tr("Pasted rows"), table)
        self.open_workbook(path)
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        begins = self.faces.currentWidget() is not self.work
        if event.mimeData().hasUrls() and begins:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if names:
            self.open_workbook(Path(names[0]))

    # --- Qt ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.start.retranslate()
        self.empty_sheet.setText(self.tr("Empty sheet for collecting…"))
        self.work.cancel.setText(self.tr("Cancel"))
        self.refresh()


def _when(at: dt.datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M")
