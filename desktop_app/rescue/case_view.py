"""One rescue case on the screen: header, timeline, and at the right what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.errors import UserError
from db.record_types import ENTRY_TYPES
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.drafts import Drafts
from desktop_app.pages.state_view import Skeleton, StateView
from desktop_app.photos.thumbnails import Thumbnails
from desktop_app.rescue.case_photos import CasePhotos
from desktop_app.rescue.entry_panel import EntryPanel
from desktop_app.rescue.header import CaseHeader
from desktop_app.rescue.kind_popup import KindPopup
from desktop_app.rescue.kinds import CASE, kinds_open_to, label_of
from desktop_app.rescue.line_deeds import LineDeeds, values_for
from desktop_app.rescue.lock_banner import LockBanner
from desktop_app.rescue.reading import ShownCase, read_case
from desktop_app.rescue.side import CaseSide
from desktop_app.rescue.timeline_view import TimelineView
from desktop_app.rescue.words import Line
from desktop_app.tasks import Task

if TYPE_CHECKING:
    from db.changes import Changes
    from db.rescue.state import CareTask

_CONCERNS: Final = {CASE, "photo", *(type.name for type in ENTRY_TYPES)}
_GAP: Final = 12


class CaseView(QFrame):
    """Shows one case. named: the words of the trail changed. left: Esc with nothing to close."""

    named = Signal(str)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.context = context
        self.case_id: int | None = None
        self.shown: ShownCase | None = None
        self._loading: Task | None = None
        self._stale = False
        self._side_stale = False
        self._after: str | None = None  # the entry to stand on when the case was read again
        store = context.store
        self._drafts = Drafts(context.settings.folder, str(store.path) if store is not None else "")
        self._offer_drafts = False
        self.thumbnails = Thumbnails(context, self)
        self.header = CaseHeader(context)
        self.lock = LockBanner()
        self.timeline = TimelineView(context, self.thumbnails)
        self.panel = EntryPanel(context, self.thumbnails)
        self.right = QStackedWidget()
        self.side = CaseSide(context)
        self.deeds = LineDeeds(context, self.timeline.notice, self)
        self.photos = CasePhotos(context, self.thumbnails, self.timeline.notice, self)
        self.states = QStackedWidget(self)
        self.skeleton = Skeleton()
        self.state = StateView()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.right.addWidget(self.side)
        self.right.addWidget(self.panel)
        self.panel.hide()
        body = QHBoxLayout()
        body.setSpacing(_GAP)
        body.addWidget(self.timeline, 41)
        body.addWidget(self.right, 59)
        whole = QFrame()
        whole.setObjectName("ground")
        column = QVBoxLayout(whole)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(_GAP)
        column.addWidget(self.header)
        column.addWidget(self.lock)
        column.addLayout(body, 1)
        self.whole = whole
        for widget in (self.skeleton, whole, self.state):
            self.states.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.states)

    def _connect(self) -> None:
        self.context.changed.connect(self._changed)
        self.lock.reopen_requested.connect(lambda: self.begin("reopening"))
        self.timeline.add_requested.connect(self.add_entry)
        self.timeline.kind_requested.connect(self.begin)
        self.timeline.list.opened.connect(self.open_line)
        self.timeline.list.menu_wanted.connect(self._show_menu)
        self.timeline.list.voiding_wanted.connect(self.deeds.void)
        self.deeds.edit_requested.connect(self.open_line)
        self.deeds.begin_requested.connect(self.begin)
        self.deeds.restored.connect(self._stand_after)
        self.deeds.photos_requested.connect(
            lambda line: self.photos.choose_for(line.kind, line.uuid)
        )
        self.header.edit_requested.connect(self.edit_case)
        self.header.history_requested.connect(self.show_history)
        self.header.papers_requested.connect(self.show_papers)
        self.header.photos_requested.connect(self.photos.show_all)
        self.header.files_dropped.connect(self.photos.add_to_case)
        self.timeline.list.photo_chosen.connect(self.photos.show_of_line)
        self.header.record_requested.connect(self.context.record_requested)
        self.side.task_chosen.connect(self.do_task)
        self.side.weigh_requested.connect(lambda: self.begin("care_log"))
        self.panel.closed.connect(self.close_panel)
        self.panel.saved.connect(self._entry_saved)
        self.panel.voided.connect(self._entry_voided)
        self.panel.case_saved.connect(self.close_panel)

    # --- which case ---

    def open_case(self, id: int) -> None:
        """Read a case and show it."""
        if id != self.case_id:
            self.close_panel(keep_focus=True)
            self.shown = None
            self._after = None
            self._offer_drafts = True
            self.states.setCurrentWidget(self.skeleton)
            self.timeline.notice.hide()
        self.case_id = id
        self.reload()

    def reload(self) -> None:
        """Read the case again."""
        store, id = self.context.store, self.case_id
        if store is None or id is None:
            return
        if self._loading is not None:
            self._loading.cancel()
        self._stale = False
        self._loading = self.context.tasks.database(
            read_case, store, id, i18n.show, i18n.language(),
            self._drafts if self._offer_drafts else None,
            self.timeline.list.viewport().width(),
            owner=self, done=self._arrived, failed=self._failed,
        )  # fmt: skip

    def activate(self) -> None:
        """The case is in front again."""
        if self._stale:
            self.reload()

    def _arrived(self, shown: ShownCase | None) -> None:
        self._loading = None
        if shown is None:
            self._say_gone()
            return
        first = self.shown is None
        self.shown = shown
        self.header.show_case(shown)
        self.timeline.show_case(shown)
        self.panel.set_case(shown.case)
        self.photos.set_case(shown.case)
        self._side_stale = True
        QTimer.singleShot(0, self, self._show_side)  # in a turn of its own: the words come first
        self._show_cover()
        self.lock.show_state(shown.case.state)
        self.states.setCurrentWidget(self.whole)
        self.named.emit(self.case_name())
        if self._after is not None and self.timeline.stand_on(self._after):
            self._after = None
        if first:
            self.timeline.take_focus()
        if shown.draft is not None and self._offer_drafts:
            self._offer_draft(*shown.draft)
        self._offer_drafts = False

    def _show_side(self) -> None:
        """Curve, route and tasks, when they are to be seen."""
        if self._side_stale and self.shown is not None and self.right.currentWidget() is self.side:
            self._side_stale = False
            self.side.show_case(self.shown.case)

    def _failed(self, error: BaseException) -> None:
        self._loading = None
        self._say_trouble(
            i18n.show(error.text)
            if isinstance(error, UserError)
            else self.tr("The case could not be read.")
        )

    def _say_trouble(self, words: str) -> None:
        self.state.say(
            "alert-triangle", self.tr("The case cannot be shown"), words,
            ((self.tr("Try again"), self.reload), (self.tr("Back to all cases"), self.left.emit)),
            accent=False,
        )  # fmt: skip
        self.states.setCurrentWidget(self.state)

    def _say_gone(self) -> None:
        self.state.say(
            "trash", self.tr("This case is not there any more"),
            self.tr("It was voided. It stays in the file and can be restored from the table."),
            ((self.tr("Back to all cases"), self.left.emit),), accent=False,
        )  # fmt: skip
        self.states.setCurrentWidget(self.state)
        self.named.emit("")

    def case_name(self) -> str:
        """The case's number, as the trail says it."""
        if self.shown is None:
            return ""
        values = self.shown.case.record.values
        return str(values.get("case_number") or f"#{self.case_id}")

    def _changed(self, changes: Changes) -> None:
        if changes.record_type not in _CONCERNS or self.case_id is None:
            return
        if changes.record_type == CASE and self.case_id not in changes.touched:
            return
        self.panel.take_changes(changes)
        if changes.record_type not in (CASE, "photo"):
            return  # the case that follows from an entry is told of as well
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    # --- entries ---

    def add_entry(self) -> None:
        """Offer the kinds of entries the case takes now."""
        if self.shown is None:
            return
        popup = KindPopup(kinds_open_to(self.shown.case.state), self.timeline.add_button)
        popup.chosen.connect(self.begin)
        popup.open()

    def begin(self, kind: str, values: Mapping[str, Any] | None = None) -> None:
        """Begin an entry of a kind in the panel at the right."""
        if self.shown is None:
            return
        self.right.setCurrentWidget(self.panel)
        self.panel.begin(kind, values)

    def open_line(self, line: Line) -> None:
        """Show an entry, or the case itself, in its form."""
        self.right.setCurrentWidget(self.panel)
        self.panel.edit(line.kind, line.id)

    def edit_case(self) -> None:
        """Show the case's own record in its form."""
        if self.case_id is not None:
            self.right.setCurrentWidget(self.panel)
            self.panel.edit(CASE, self.case_id)

    def show_history(self) -> None:
        """Who changed what in the case's record."""
        if self.case_id is not None:
            self.right.setCurrentWidget(self.panel)
            self.panel.show_history(self.case_id)

    def close_panel(self, *, keep_focus: bool = False) -> None:
        """Back to curve, route and tasks; the keyboard to the timeline."""
        self.panel.hide()
        self.right.setCurrentWidget(self.side)
        self._show_side()
        if not keep_focus:
            self.timeline.take_focus()

    def _entry_saved(self, uuid: str, then_next: bool) -> None:
        self._after = uuid
        if not then_next:
            self.close_panel()
        # The case was told of before the entry's form was done with it: it may be here already.
        if self.timeline.stand_on(uuid):
            self._after = None
        else:
            self.reload()

    def _entry_voided(self, kind: str, id: int, uuid: str, title: str) -> None:
        """An entry was voided in its form."""
        self.close_panel()
        self.deeds.offer_restore(kind, id, uuid, title)

    def do_task(self, task: CareTask) -> None:
        """Open what a due task asks for: a new entry, or the one that is to be completed."""
        if self.shown is None:
            return
        if task.adds is not None:
            self.begin(task.adds, values_for(self.shown.case, task))
            return
        entry = next((e for e in self.shown.case.entries if e.uuid == task.entry_uuid), None)
        if entry is not None:
            self.timeline.stand_on(entry.uuid)
            self.right.setCurrentWidget(self.panel)
            self.panel.edit(entry.type.name, entry.id)

    def _show_menu(self, line: Line, at: QPoint) -> None:
        if self.shown is not None:
            self.deeds.show_menu(self.shown.case, line, at)

    def _stand_after(self, uuid: str) -> None:
        self._after = uuid

    # --- drafts ---

    def _offer_draft(self, kind: str, id: int | None, at: Any) -> None:
        label, time = i18n.show(label_of(kind)), f"{at:%Y-%m-%d %H:%M}"
        if id is None:
            words = self.tr("Begun at {time} and not saved: {kind}.")
        else:
            words = self.tr("Changed at {time} and not saved: {kind}.")

        def go_on() -> None:
            if id is None:
                self.begin(kind)
            else:
                self.right.setCurrentWidget(self.panel)
                self.panel.edit(kind, id)

        self.timeline.notice.say(
            "doubt", words.format(time=time, kind=label), (self.tr("Go on with it"), go_on)
        )

    def show_papers(self) -> None:
        """Offer to write the receipt or the case file."""
        if self.shown is not None:
            from desktop_app.rescue.papers_popup import PapersPopup

            PapersPopup(
                self.context,
                self.shown.case,
                self.header.papers_button,
                self,
                self.timeline.notice,
            ).open()

    def _show_cover(self) -> None:
        self.photos.give_cover(self.header.cover)

    # --- keys and the page ---

    def save(self) -> None:
        form = self.panel.current
        if form is not None:
            form.save()

    def save_and_next(self) -> None:
        form = self.panel.current
        if form is not None:
            form.save_and_next()

    def switch_pane(self) -> None:
        """Move the keyboard between timeline and form."""
        if self.timeline.list.hasFocus() and self.panel.current is not None:
            self.panel.take_focus()
        else:
            self.timeline.take_focus()

    def position(self) -> tuple[float, float] | None:
        form = self.panel.current
        return form.position() if form is not None else None

    def put_away(self) -> None:
        self.panel.put_away()

    def dispose(self) -> None:
        self.panel.dispose()
        if self._loading is not None:
            self._loading.cancel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            if self.panel.current is not None:
                self.panel.leave()
            else:
                self.left.emit()
            return
        if event.key() == Qt.Key.Key_F2 and not event.modifiers():
            self.edit_case()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "whole"):
            self.reload()
        super().changeEvent(event)
