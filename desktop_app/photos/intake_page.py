"""Photo intake: a patrol's photos become sightings, looked at and confirmed one after the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from db.errors import Cancelled, UserError
from db.photos.batch import BATCH_KEPT_AS, Batch, left_of
from db.photos.scanning import Scan
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.drafts import Drafts
from desktop_app.exchange.faces import WorkFace
from desktop_app.notice import Notice
from desktop_app.pages.page import Page
from desktop_app.pages.state_view import StateView
from desktop_app.photos.intake_bar import AddMenu
from desktop_app.photos.intake_bench import Bench
from desktop_app.photos.intake_work import (
    drop_batch,
    keep_batch,
    read_batch,
    take_up_batch,
)
from desktop_app.photos.panel_photos import local_files

if TYPE_CHECKING:
    from db.text import Text
    from desktop_app.tasks import Task

Kept = tuple[dict[str, Any], dt.datetime]


class IntakePage(Page):
    """Three faces: where to begin, reading, and the bench where the batch is worked through."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        from db.record_types import record_type

        self.setAcceptDrops(True)
        store = context.store
        self._drafts = Drafts(context.settings.folder, str(store.path) if store is not None else "")
        self._task: Task | None = None
        self._kept: Kept | None = None
        self._asked = False
        self._after: list[Path] = []  # to be read once a kept batch is there
        self._refused: list[tuple[str, Text]] = []
        self.notice = Notice()
        self.faces = QStackedWidget()
        self.start = StateView()
        self.work = WorkFace()
        self.work.cancel.clicked.connect(self._stop)
        self.bench = Bench(context, record_type("sighting"))
        self.bench.changed.connect(self._keep)
        self.bench.finished.connect(self._finished)
        self.bench.said.connect(self._say)
        self.bench.bar.menu.chosen.connect(self.take)
        self.bench.bar.refused_wanted.connect(self._tell_refused)
        self.bench.bar.ended.connect(self._put_away_batch)
        self.menu = AddMenu(self)
        self.menu.chosen.connect(self.take)
        for menu in (self.menu, self.bench.bar.menu):
            menu.folder = context.settings.last_folder
        for face in (self.start, self.work, self.bench):
            self.faces.addWidget(face)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.faces, 1)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # fields keep it
        paste.activated.connect(self._paste)
        self._retranslate()

    # --- being a page ---

    def activate(self) -> None:
        if not self._asked:
            self._asked = True
            self.context.tasks.database(
                self._drafts.find, BATCH_KEPT_AS, None, owner=self, done=self._found
            )
            self.bench.form.prepare()
        if self.faces.currentWidget() is self.bench:
            self.bench.form.take_focus()
        elif self.faces.currentWidget() is self.start:
            self._take_focus()

    def save(self) -> None:
        self.bench.save()

    def save_and_next(self) -> None:
        self.bench.save()

    def switch_pane(self) -> None:
        if self.faces.currentWidget() is self.bench:
            self.bench.switch_pane()

    def new_record(self) -> None:
        """More photos."""
        self.menu.choose_photos()

    def position(self) -> tuple[float, float] | None:
        return self.bench.position()

    def put_away(self) -> None:
        self.bench.keep_typed()
        self._keep()

    def dispose(self) -> None:
        if self._task is not None:
            self._task.cancel()

    # --- a batch that was kept ---

    def _found(self, kept: Kept | None) -> None:
        self._kept = kept if kept is not None and left_of(kept[0]) else None
        self._show_start()

    def _take_up(self) -> None:
        if self._kept is None or self._task is not None:
            return
        self._begin_work()
        self._task = take_up_batch(
            self.context, self._kept[0], owner=self, progress=self.work.progress,
            done=self._taken_up, failed=self._not_read,
        )  # fmt: skip

    def _taken_up(self, found: tuple[Batch, Scan]) -> None:
        self._task, self._kept = None, None
        batch, scan = found
        self._refused = list(scan.refused)
        if not batch:
            self._forget()
            self._tell_refused()
            self.take(self._after)
            return
        self._show_bench(batch)
        if self._refused:
            self._tell_refused()
        after, self._after = self._after, []
        self.take(after)

    def _forget(self) -> None:
        kept, self._kept = self._kept, None
        self.context.tasks.database(drop_batch, self._drafts)
        self._show_start()

        def bring_back() -> None:
            self._kept = kept
            self._take_up()

        if kept is not None:
            self._say("good", self.tr("Forgotten."), (self.tr("Bring back"), bring_back))

    def _keep(self) -> None:
        batch = self.bench.batch
        if not batch or self.context.store is None:
            return
        if batch.left():
            self.context.tasks.database(keep_batch, self._drafts, batch.to_json())
        elif not any(group.saving for group in batch.groups):
            self.context.tasks.database(drop_batch, self._drafts)

    # --- reading ---

    def take(self, paths: Sequence[Path]) -> None:
        """Read files, folders and tracks; the batch on the bench grows by them."""
        if self._task is not None or self.context.store is None or not paths:
            return
        if self._kept is not None:
            self._after = list(paths)  # an unfinished batch is not written over: it grows
            self._take_up()
            return
        self.context.settings.last_folder = str(paths[0] if paths[0].is_dir() else paths[0].parent)
        self.notice.hide()
        self.bench.keep_typed()
        self._begin_work()
        self._task = read_batch(
            self.context, self.bench.batch, list(paths), owner=self, progress=self.work.progress,
            done=self._read, failed=self._not_read,
        )  # fmt: skip

    def _begin_work(self) -> None:
        self.work.begin(self.tr("Reading photos…"))
        self.faces.setCurrentWidget(self.work)

    def _read(self, found: tuple[Batch, Scan]) -> None:
        self._task = None
        batch, scan = found
        self._refused = list(scan.refused)
        if not batch:
            self._show_start()
            if self._refused:
                self._tell_refused()
            elif scan.tracks:
                self._say("doubt", self.tr("A track alone is no sighting: add its photos."), None)
            else:
                self._say("doubt", self.tr("There are no photos in it."), None)
            return
        self._kept = None
        self._show_bench(batch)
        self._keep()
        if self._refused:
            self._tell_refused()
        else:
            self._propose_clock()

    def _propose_clock(self) -> None:
        sentence = self.bench.clock.words(self.bench.batch)
        if sentence:
            batch, clock = self.bench.batch, self.bench.clock
            way_out = (self.tr("Correct the clock"), lambda: clock.take_satellites(batch))
            self._say("doubt", sentence, way_out)

    def _not_read(self, error: BaseException) -> None:
        self._task = None
        self._show_face()
        if isinstance(error, UserError):
            self._say("error", i18n.show(error.text), None)
        elif not isinstance(error, Cancelled):
            self._say("error", self.tr("The photos could not be read."), None)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._show_face()

    def _show_face(self) -> None:
        if self.bench.batch:
            self.faces.setCurrentWidget(self.bench)
        else:
            self._show_start()

    def _show_bench(self, batch: Batch) -> None:
        self.bench.show_batch(batch, len(self._refused))
        self.faces.setCurrentWidget(self.bench)
        self.bench.form.take_focus()

    # --- what is said ---

    def _say(self, kind: str, sentence: str, way_out: Any) -> None:
        self.notice.say(kind, sentence, way_out)

    def _tell_refused(self) -> None:
        """Every file that was not read, and why."""
        shown = [i18n.show(text) for _name, text in self._refused[:_TOLD]]
        rest = len(self._refused) - len(shown)
        if rest > 0:
            shown.append(self.tr("{count} more were not read.").format(count=rest))
        if shown:
            self._say("error", "\n".join(shown), None)

    def _finished(self) -> None:
        """Every sighting of the batch is written."""
        count = len(self.bench.batch.groups)
        sentence = (
            self.tr("The sighting is saved with its photos.") if count == 1
            else self.tr("All {count} sightings are saved with their photos.").format(count=count)
        )  # fmt: skip
        self._say(
            "good", sentence,
            (self.tr("Show the records"),
             lambda: self.context.navigate_requested.emit("sighting")))  # fmt: skip
        self._empty_bench()

    def _put_away_batch(self) -> None:
        """Forget the batch; bring it back at one click."""
        self.bench.keep_typed()
        state = self.bench.batch.to_json()
        left = len(self.bench.batch.left())
        self._empty_bench()

        def bring_back() -> None:
            self._kept = (state, dt.datetime.now())
            self._take_up()

        if left:
            self._say(
                "good", self.tr("Put away, with {count} not saved.").format(count=left),
                (self.tr("Bring back"), bring_back),
            )  # fmt: skip

    def _empty_bench(self) -> None:
        self._refused = []
        self.context.tasks.database(drop_batch, self._drafts)
        self.bench.show_batch(Batch(), 0)
        self._kept = None
        self._show_start()

    def _show_start(self) -> None:
        self.faces.setCurrentWidget(self.start)
        ways = [
            (self.tr("Choose a folder…"), self.menu.choose_folder),
            (self.tr("Choose photos…"), self.menu.choose_photos),
        ]
        text = self.tr(
            "Drop the photos of a patrol here, with its GPX track when there is one. They are put "
            "together by time and place; each group becomes a sighting that you confirm. Nothing "
            "is written before, and the files stay as they are."
        )
        if self._kept is not None:
            state, at = self._kept
            text = self.tr(
                "A batch of {when} is unfinished: {count} sightings are still to be confirmed."
            ).format(when=f"{at:%Y-%m-%d %H:%M}", count=left_of(state))
            ways = [(self.tr("Go on with it"), self._take_up), (self.tr("Forget it"), self._forget)]
        self.start.say("photo-plus", self.tr("Photos become sightings"), text, tuple(ways))
        if self.isVisible():
            QTimer.singleShot(0, self, self._take_focus)  # once they are shown

    def _take_focus(self) -> None:
        """The keyboard on what is to be done first."""
        buttons: list[QPushButton] = self.start.findChildren(QPushButton)  # type: ignore[assignment]
        if buttons:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Qt ---

    def _paste(self) -> None:
        """Files that were copied elsewhere."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None:
            self.take(local_files(data))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()) and self._task is None:
            # Never "move": whoever offers the files would delete them.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_files(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take(paths)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.work.cancel.setText(self.tr("Cancel"))
        self.menu.retranslate()
        if self.faces.currentWidget() is self.start:
            self._show_start()


_TOLD: Final = 8  # files that are named in one notice
