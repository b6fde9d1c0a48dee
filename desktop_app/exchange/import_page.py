"""Bringing a spreadsheet in: choose, look at every row, apply, and undo with one click."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.errors import Cancelled, UserError
from desktop_app import i18n, operations
from desktop_app.context import Context
from desktop_app.dialogs import choosers
from desktop_app.exchange.preview import Preview
from desktop_app.notice import Notice
from desktop_app.pages.page import Page
from desktop_app.tasks import Task
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.changes import Changes, ImportBatch
    from db.exchange.plan import ImportPlan


class ImportPage(Page):
    """Four faces: the list of imports, work under way, the preview, and what came of it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        from db.record_types import record_type

        self.setObjectName("ground")
        self.setAcceptDrops(True)
        self.target = record_type("sighting")
        self._task: Task | None = None
        self._path: Path | None = None
        self.notice = Notice()
        self.faces = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.faces, 1)
        self.start = _Start()
        self.start.choose.clicked.connect(self.choose_file)
        self.work = _Work()
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
        sentence = (
            self.tr("1 record was imported.") if count == 1
            else self.tr("{count} records were imported.").format(count=f"{count:,}")
        )  # fmt: skip
        plan = self.preview.plan
        if plan is not None and plan.counts.refused:
            refused = plan.counts.refused
            sentence += " " + self.tr(
                "{count} rows were refused: save them, mend them and import them again."
            ).format(count=f"{refused:,}")
            self.notice.say("good", sentence, (self.tr("Save refused rows…"), self.save_rejects))
        else:
            self.notice.say(
                "good", sentence,
                (self.tr("Show the records"),
                 lambda: self.context.navigate_requested.emit("sighting")))  # fmt: skip

    def _not_applied(self, error: BaseException) -> None:
        self._task = None
        self.faces.setCurrentWidget(self.preview)
        if isinstance(error, UserError):
            self.notice.say("error", i18n.show(error.text))
        elif isinstance(error, Cancelled):
            self.notice.say("doubt", self.tr("Cancelled: nothing was written."))

    def _undo(self, batch: ImportBatch) -> None:
        def undone(changes: Changes) -> None:
            sentence = self.tr("{count} records were taken back.").format(
                count=f"{len(changes.voided):,}"
            )
            if changes.kept:
                sentence += " " + self.tr("{count} were changed since and stay.").format(
                    count=f"{len(changes.kept):,}"
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


class _Start(QFrame):
    """What to do first, and the imports made before."""

    def __init__(self) -> None:
        super().__init__()
        self._title = QLabel()
        self._title.setObjectName("stateTitle")
        self._lead = QLabel()
        self._lead.setObjectName("stateText")
        self._lead.setWordWrap(True)
        self.choose = QPushButton()
        self.choose.setIcon(icon("file-spreadsheet", "accent_ink"))
        theme.set_look(self.choose, "accent")
        card = QFrame()
        card.setObjectName("card")
        body = QVBoxLayout(card)
        body.setContentsMargins(20, 16, 20, 16)
        body.setSpacing(8)
        body.addWidget(self._title)
        body.addWidget(self._lead)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addStretch(1)
        body.addLayout(row)
        self._earlier = QLabel()
        self._earlier.setObjectName("small")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        inner = QWidget()
        inner_layout = QVBoxLayout(inner)
        inner_layout.setContentsMargins(14, 14, 14, 14)
        inner_layout.setSpacing(10)
        inner_layout.addWidget(card)
        inner_layout.addSpacing(6)
        inner_layout.addWidget(self._earlier)
        inner_layout.addLayout(self._rows)
        inner_layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def show_imports(self, imports: list[ImportBatch], undo: object) -> None:
        while self._rows.count():
            widget = self._rows.takeAt(0).widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._earlier.setVisible(bool(imports))
        for batch in imports:
            self._rows.addWidget(self._line(batch, undo))

    def _line(self, batch: ImportBatch, undo: object) -> QFrame:
        line = QFrame()
        line.setObjectName("card")
        row = QHBoxLayout(line)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(14)
        when = batch.at.astimezone(dt.datetime.now().astimezone().tzinfo)
        count = (
            self.tr("1 record") if batch.records == 1
            else self.tr("{count} records").format(count=f"{batch.records:,}")
        )  # fmt: skip
        for text, look in (
            (when.strftime("%Y-%m-%d %H:%M"), "quiet"), (batch.source or "", ""),
            (count, "quiet"), (batch.author, "quiet"),
        ):  # fmt: skip
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            if look:
                theme.set_look(label, look)
            row.addWidget(label)
        row.addStretch(1)
        if batch.undone:
            tag = QLabel(self.tr("Taken back"))
            theme.set_look(tag, "tag")
            row.addWidget(tag)
        else:
            button = QPushButton(self.tr("Undo this import"))
            button.setIcon(icon("arrow-back-up"))
            button.clicked.connect(lambda: undo(batch))  # type: ignore[operator]
            row.addWidget(button)
        return line

    def retranslate(self) -> None:
        self._title.setText(self.tr("Import a spreadsheet"))
        self._lead.setText(self.tr(
            "Excel, ODS or CSV, as the office keeps it: title rows and totals may stay. Every row "
            "is shown before anything is written, and one click takes an import back. A file may "
            "also be dropped here."))  # fmt: skip
        self.choose.setText(self.tr("Choose a file…"))
        self._earlier.setText(self.tr("Imports so far"))


class _Work(QWidget):
    """A bar that moves while a file is read or written, and a way to stop."""

    def __init__(self) -> None:
        super().__init__()
        self._what = QLabel()
        self._what.setObjectName("stateTitle")
        self._what.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(320)
        self._bar.setTextVisible(False)
        self._rows = QLabel()
        self._rows.setObjectName("stateText")
        self._rows.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.cancel = QPushButton()
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._what)
        for widget in (self._bar, self._rows, self.cancel):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def begin(self, what: str) -> None:
        self._what.setText(what)
        self._rows.clear()
        self._bar.setRange(0, 0)

    def progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._rows.setText(
            self.tr("{done} of {total}").format(done=f"{done:,}", total=f"{total:,}")
            if total else f"{done:,}")  # fmt: skip
