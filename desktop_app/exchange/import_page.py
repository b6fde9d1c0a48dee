"""Bringing a spreadsheet in: choose, look at every row, apply, and undo with one click."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db.errors import Cancelled, UserError
from desktop_app import i18n, operations
from desktop_app.context import Context
from desktop_app.dialogs import choosers
from desktop_app.exchange.faces import StartFace, WorkFace
from desktop_app.exchange.preview import Preview
from desktop_app.notice import Notice
from desktop_app.pages.page import Page
from desktop_app.tasks import Task

if TYPE_CHECKING:
    from db.changes import Changes, ImportBatch
    from db.exchange.plan import ImportPlan
    from db.record_types import RecordType


class ImportPage(Page):
    """Four faces: the list of imports, work under way, the preview, and what came of it.

    target: the type of the records in the file; set by `begin` and on the first face.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        from db.record_types import record_type

        self.setObjectName("ground")
        self.setAcceptDrops(True)
        self.target: RecordType = record_type("sighting")
        self._task: Task | None = None
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
        self.work = WorkFace()
        self.work.cancel.clicked.connect(self._stop)
        self.preview = Preview(context)
        self.preview.replan_requested.connect(self._plan)
        self.preview.apply_requested.connect(self.apply)
        self.preview.left.connect(self._back)
        self.preview.rejects_requested.connect(self.save_rejects)
        for face in (self.start, self.work, self.preview):
            self.faces.addWidget(face)
        context.changed.connect(self._changed)
        self._retranslate()

    def activate(self) -> None:
        self.refresh()

    def begin(self, target: RecordType) -> None:
        """The next file holds records of this type; a file looked at as another is put away."""
        if target is self.target or self._task is not None:
            return
        self._aim(target)
        if self.faces.currentWidget() is self.preview:
            self._back()

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

    def _list(self, imports: list[ImportBatch]) -> None:
        self.start.show_imports(imports, self._undo)

    # --- plan ---

    def choose_file(self) -> None:
        path = choosers.workbook(self, self.context.settings)
        if path is not None:
            self.open_workbook(path)

    def open_workbook(self, path: Path) -> None:
        """Read a spreadsheet and show what each of its rows would become."""
        self._path = path
        self.preview.forget_choices()
        self._plan()

    def _plan(self) -> None:
        if self.context.store is None or self._path is None:
            return
        self.notice.hide()
        self.work.begin(self.tr("Reading {name}…").format(name=self._path.name))
        self.faces.setCurrentWidget(self.work)
        self._task = operations.plan_import(
            self.context, self._path, self.target, sheet=self.preview.chosen_sheet,
            datum=self.preview.chosen_datum, owner=self, progress=self.work.progress,
            done=self._planned, failed=self._not_planned)  # fmt: skip

    def _planned(self, plan: ImportPlan) -> None:
        self._task = None
        self.preview.show_plan(plan)
        self.faces.setCurrentWidget(self.preview)
        self.preview.table.setFocus()

    def _not_planned(self, error: BaseException) -> None:
        self._task = None
        self.faces.setCurrentWidget(self.start)
        if isinstance(error, UserError):
            self.notice.say(
                "error", i18n.show(error.text),
                (self.tr("Choose another file…"), self.choose_file))  # fmt: skip

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._back()

    def _back(self) -> None:
        self.faces.setCurrentWidget(self.start)
        self.refresh()

    # --- apply and undo ---

    def apply(self) -> None:
        """Write the rows that were accepted, all of them or none."""
        plan = self.preview.plan
        if plan is None:
            return
        self.work.begin(self.tr("Writing…"))
        self.faces.setCurrentWidget(self.work)
        self._task = operations.apply_import(
            self.context, plan, self.preview.take_doubtful.isChecked(), owner=self,
            progress=self.work.progress, done=self._applied, failed=self._not_applied)  # fmt: skip

    def _applied(self, changes: Changes) -> None:
        self._task = None
        self._back()
        count = len(changes.created)
        plan = self.preview.plan
        if getattr(plan, "entry_counts", None) is not None:
            entries = sum(len(each.created) for each in changes.related)
            sentence = self.tr("{cases} cases and {entries} timeline entries were imported.")
            sentence = sentence.format(cases=f"{count:,}", entries=f"{entries:,}")
        else:
            sentence = (
                self.tr("1 record was imported.") if count == 1
                else self.tr("{count} records were imported.").format(count=f"{count:,}")
            )  # fmt: skip
        refused = sum(part.counts.refused for part in plan.parts) if plan is not None else 0
        if refused:
            sentence += " " + self.tr(
                "{count} rows were refused: save them, mend them and import them again."
            ).format(count=f"{refused:,}")
            self.notice.say("good", sentence, (self.tr("Save refused rows…"), self.save_rejects))
        else:
            self.notice.say(
                "good", sentence,
                (self.tr("Show the records"),
                 lambda: self.context.navigate_requested.emit(self.target.name)))  # fmt: skip

    def _not_applied(self, error: BaseException) -> None:
        self._task = None
        self.faces.setCurrentWidget(self.preview)
        if isinstance(error, UserError):
            self.notice.say("error", i18n.show(error.text))
        elif isinstance(error, Cancelled):
            self.notice.say("doubt", self.tr("Cancelled: nothing was written."))

    def _undo(self, batch: ImportBatch) -> None:
        def undone(changes: Changes) -> None:
            voided = sum(len(each.voided) for each in changes.each())
            kept = sum(len(each.kept) for each in changes.each())
            sentence = self.tr("{count} records were taken back.").format(count=f"{voided:,}")
            if kept:
                sentence += " " + self.tr("{count} were changed since and stay.").format(
                    count=f"{kept:,}"
                )
            self.notice.say("good", sentence)
            self.refresh()

        operations.undo_import(self.context, batch.change_set, owner=self, done=undone)

    def save_rejects(self) -> None:
        """Write the refused rows into a workbook in the shape of the user's own file."""
        plan = self.preview.plan
        if plan is None or self._path is None:
            return
        proposed = self.tr("{name} refused rows").format(name=self._path.stem)
        path = choosers.save_workbook(self, self.context.settings, proposed)
        if path is None:
            return
        operations.write_rejects(
            self.context, plan, path, owner=self,
            done=lambda _count: self.notice.say(
                "good", self.tr("Saved: {name}").format(name=path.name)))  # fmt: skip

    # --- Qt ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.faces.currentWidget() is self.start:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if names:
            self.open_workbook(Path(names[0]))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.start.retranslate()
        self.work.cancel.setText(self.tr("Cancel"))
        self.refresh()
