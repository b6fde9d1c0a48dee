"""The form beside the table: its head and foot, saving, drafts, voiding and the history.

The form itself comes from `forms`; here it is given records and its words are kept. Nothing asks
"save changes?": what is typed is kept as a draft within two seconds, and stands there again when
the record is shown the next time.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from db.errors import StaleRecordError, UserError
from db.pinyin import search_keys
from db.validation import ProblemsError
from desktop_app import i18n, operations
from desktop_app.context import Context
from desktop_app.doubles.beside import LOOKED_AT, Beside
from desktop_app.drafts import Drafts
from desktop_app.form_host import WindowFormHost
from desktop_app.notice import Notice
from desktop_app.pages.habits import Habits
from desktop_app.pages.history_view import HistoryView
from desktop_app.pages.state_view import StateView
from desktop_app.tasks import Task
from forms.editors import blocks
from forms.icons import icon
from forms.record_form import RecordForm

if TYPE_CHECKING:
    from db.changes import Changes
    from db.record_types import RecordType
    from db.store import Store
    from db.writing import Record

DRAFT_AFTER: Final = 1500  # milliseconds from the first key to the draft on disk

_AT_ONCE: Final = 0.008  # seconds of building between two looks at the keyboard

Loaded = tuple["Record | None", tuple[dict[str, Any], dt.datetime] | None, "Record | None"]
"""A record, its draft, and for a new one the record its author entered before."""


class FormPanel(QFrame):
    """Shows one record of a type, or a new one.

    saved: id of the record that was written. closed: the cross of a closable panel.
    made: the form's fields are there now. shown: the record that is in the form now, None for a
    new one. forgotten: what was typed and not saved is not wanted.
    """

    saved = Signal(int)
    closed = Signal()
    made = Signal()
    shown = Signal(object)
    forgotten = Signal()

    def __init__(
        self,
        context: Context,
        record_type: RecordType,
        parent: QWidget | None = None,
        *,
        closable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("formPanel")
        self.setMinimumWidth(340)
        self._context = context
        self._type = record_type
        store = context.store
        self._drafts = Drafts(context.settings.folder, str(store.path) if store is not None else "")
        self._habits = Habits(context.settings, record_type)
        self._copied: dict[str, Any] | None = None  # what the new record on its way begins with
        self._said: dict[str, Any] | None = None  # what somebody else says of it
        self._is_new = False
        self._wanted: int | None = None  # the record being read
        self._loading: Task | None = None
        self._saving = False
        self._typed_while_saving = False
        self._passing = 0  # so many records may come into the form before the notice goes
        self._put_aside: frozenset[int | None] = frozenset()  # and those that were voided
        self._host = WindowFormHost(context, self)
        self._form: RecordForm | None = None
        self.beside: Beside | None = None  # near records, and doubts from around this one
        self._growing: RecordForm | None = None  # the form while its fields are being made
        self._waiting: tuple[int | None, Loaded] | None = None  # what it will show then
        self._growth = QTimer(self)
        self._growth.setSingleShot(True)
        self._growth.setInterval(0)
        self._growth.timeout.connect(self._grow)
        self._history: HistoryView | None = None
        self.nothing = StateView()
        self.notice = Notice()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(DRAFT_AFTER)
        self._rest.timeout.connect(self.keep_draft)
        self._lay_out(closable)
        self._connect()
        self._retranslate()
        self.show_nothing()

    def _lay_out(self, closable: bool) -> None:
        # They move into the form's header as soon as there is a form.
        self.more = QToolButton(self)
        self.more.hide()
        self.more.setIcon(icon("dots"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self.close_button = QToolButton(self)
        self.close_button.hide()
        self.close_button.setIcon(icon("x"))
        self._closable = closable
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)  # room for the line at the left
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.more.menu().aboutToShow.connect(self._fill_menu)
        self.close_button.clicked.connect(self.closed)
        self._context.user_changed.connect(self._user_changed)

    # --- what a panel of another kind of record says otherwise ---

    def draft_name(self) -> str:
        """Under which name drafts are kept; a record's id is added."""
        return self._type.name

    def new_values(self) -> dict[str, Any]:
        """What a new record begins with, beside the defaults of its fields."""
        return {}

    def whole(self, values: dict[str, Any]) -> dict[str, Any]:
        """What is saved for the values of the form."""
        return values

    def begin_typing(self) -> None:
        """The keyboard to where a new record begins."""
        self.form.focus_first()

    # --- the form ---

    @property
    def history(self) -> HistoryView:
        """The record's history, made when it is first asked for."""
        if self._history is None:
            self._history = HistoryView(self._context, self._type)
            self._history.left.connect(lambda: self._stack.setCurrentWidget(self.form))
            self._stack.addWidget(self._history)
        return self._history

    @property
    def form(self) -> RecordForm:
        """The form, made when it is first needed: the table is there before it."""
        if self._form is None:
            form = self._growing or self._begin_form()
            form.build_some()
            self._take_form(form)
        assert self._form is not None
        return self._form

    def _take_form(self, form: RecordForm) -> None:
        """The form is whole."""
        self._growing, self._form = None, form
        form.header.add_widget(self.more)
        form.header.add_widget(self.close_button)
        self.more.show()
        self.close_button.setVisible(self._closable)
        form.set_pins(self._habits.pins(self._context.user))
        form.pins_changed.connect(self._keep_pins)
        form.edited.connect(self._typed)
        form.save_requested.connect(
            lambda values, confirmed: self._write(values, confirmed, then_next=False)
        )
        form.save_and_next_requested.connect(
            lambda values, confirmed: self._write(values, confirmed, then_next=True)
        )
        form.void_requested.connect(self._void)
        form.restore_requested.connect(self._restore)
        if self._type.name in LOOKED_AT:
            self.beside = Beside(self._context, form)
        self.made.emit()

    def _begin_form(self) -> RecordForm:
        # Within the window from the beginning, so that its widgets are dressed only once.
        form = self._growing = RecordForm(self._type, self._host, self._stack, at_once=False)
        self._stack.addWidget(form)
        return form

    def _grow(self) -> None:
        """Build the form a few rows at a time; a record that waits for it is shown then."""
        if self._form is None:
            form = self._growing or self._begin_form()
            if form.build_some(_AT_ONCE):
                self._take_form(form)
            self._growth.start()  # also once it is whole: filling it is work for another turn
            return
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._show_loaded(*waiting)

    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude as they stand in the form; None when there are none."""
        if self._form is None:
            return None
        values = self._form.values()
        latitude, longitude = values.get("decimal_latitude"), values.get("decimal_longitude")
        return None if latitude is None or longitude is None else (latitude, longitude)

    def is_dirty(self) -> bool:
        """Whether something is typed and not saved."""
        return self._form is not None and self._form.is_dirty()

    # --- what is shown ---

    def has_record(self) -> bool:
        """Whether a record, an old or a new one, is in the form or on its way."""
        return self.record_id is not None or self._is_new or self._wanted is not None

    @property
    def record_id(self) -> int | None:
        """Id of the record in the form, None for a new one and for nothing."""
        if self._form is None or self._stack.currentWidget() is self.nothing:
            return None
        record = self._form.record
        return record.id if record is not None else None

    def show_nothing(self) -> None:
        """No record is chosen."""
        self._is_new, self._wanted = False, None
        self._stack.setCurrentWidget(self.nothing)
        if not self._passing:
            self.notice.hide()

    def show_record(self, id: int) -> None:
        """Read a record and show it; what was typed in the one before is kept as a draft."""
        if id == self.record_id and self._wanted is None:
            return
        self.keep_draft()
        self._load(id)

    def begin_new(self) -> None:
        """An empty form, or the new record that was begun and not saved."""
        self.keep_draft()
        self._copied = self._said = None
        self._load(None)

    def begin_with(self, values: dict[str, Any]) -> None:
        """A new record with `values` in place of what one begins with otherwise."""
        self.keep_draft()
        self._copied, self._said = None, values
        self._load(None)

    def _load(self, id: int | None) -> None:
        store = self._context.store
        if store is None:
            return
        if self._loading is not None:
            self._loading.cancel()
        self._waiting = None
        if self._form is None:
            self._growth.start()
        self._wanted = id
        self._is_new = id is None
        if id is not None:
            self._copied = self._said = None
        self._rest.stop()
        self._loading = self._context.tasks.database(
            _read, store, self._type, id, self._drafts, self.draft_name(), self._context.user,
            owner=self, done=lambda loaded: self._arrived(id, loaded),
        )  # fmt: skip

    def _arrived(self, id: int | None, loaded: Loaded) -> None:
        self._loading = None
        self._waiting = (id, loaded)
        self._grow()

    def _show_loaded(self, id: int | None, loaded: Loaded) -> None:
        self._wanted = None
        record, draft, previous = loaded
        if id is not None and record is None:
            self.show_nothing()
            return
        other = record is None or id != self.record_id
        if other and (not self._passing or draft is not None) and id not in self._put_aside:
            self.notice.hide()  # what is said of a record stays while the same is read again
        if other and id not in self._put_aside:
            self._passing = max(0, self._passing - 1)
        copied, self._copied = self._copied, None
        given, self._said = self._said, None
        if record is None:
            self.form.previous = previous.values if previous is not None else None
            begun = self._begun_with(previous) | (given or {})
            self.form.set_record(None, copied if copied and draft is None else begun)
        else:
            self.form.set_record(record)
        self._stack.setCurrentWidget(self.form)
        if draft is not None:
            self._restore_draft(*draft)
            if copied:
                self.form.set_note(self.tr("Finish this one first, then copy"))
            elif given:
                self.form.set_note(self.tr("Finish this one first, then begin another"))
        elif copied or given:
            self.form.unfold_filled()
            self.form.mark_dirty()
            self._typed()
        self.shown.emit(record)
        if self._is_new:
            self.begin_typing()

    def take_changes(self, changes: Changes) -> None:
        """Somebody wrote records: show the new state of this one, unless it is being typed in."""
        id = self.record_id
        if id is not None and id in changes.touched and not self._saving:
            if not self.is_dirty():
                self._load(id)

    def _shows_form(self) -> bool:
        return self._form is not None and self._stack.currentWidget() is self._form

    def dispose(self) -> None:
        """Another file comes: what is still on its way to this form is not wanted any more."""
        self._rest.stop()
        self._growth.stop()
        if self._loading is not None:
            self._loading.cancel()

    def take_focus(self) -> None:
        """Put the keyboard into the form."""
        if self._shows_form():
            self.form.focus_first()

    # --- less typing ---

    def _begun_with(self, previous: Record | None) -> dict[str, Any]:
        """What a new record begins with: habits, pins, and what this panel says itself."""
        user, reference = self._context.user, self._context.reference
        values = self._habits.usual_values(user, previous.values if previous else None)
        if reference is not None:
            values |= self._habits.pinned_values(user, reference)
        return values | self.new_values()

    def _keep_pins(self) -> None:
        """The pins with their values as they stand in the form."""
        reference, names = self._context.reference, self.form.pins
        if reference is not None and names is not None:
            self._habits.keep_pins(
                self._context.user, names, self.form.values(), reference, blocks(self._type)
            )

    def _user_changed(self) -> None:
        """Somebody else sits down: their pins from now on."""
        if self._form is not None:
            self._form.set_pins(self._habits.pins(self._context.user))

    def copy_record(self) -> None:
        """Begin a record like the one in the form; a new one that is not saved stays."""
        if not self._shows_form() or self._saving:
            return
        if self.form.record is None:
            self.form.set_note(self.tr("Save it first, then copy it"))
            return
        self.keep_draft()
        self._copied = self._habits.copied(self.form.values())
        self._load(None)

    # --- drafts ---

    def _typed(self) -> None:
        self._typed_while_saving = self._saving
        if not self._rest.isActive():  # somebody who never rests is kept as well
            self._rest.start()
        if not self._saving:
            self.form.set_note(self.tr("Not saved"))

    def keep_draft(self) -> None:
        """Write what is typed and not saved to disk; nothing when there is none."""
        self._rest.stop()
        showing = self._stack.currentWidget() is not self.nothing
        if showing and self.is_dirty() and not self._saving:
            self._context.tasks.database(
                self._drafts.keep, self.draft_name(), self.record_id, self.form.draft_state(),
                owner=self, done=self._draft_kept,
            )  # fmt: skip

    def _draft_kept(self, at: dt.datetime) -> None:
        if self.form.is_dirty() and not self._saving:
            self.form.show_draft_kept(at)

    def _restore_draft(self, state: dict[str, Any], kept_at: dt.datetime) -> None:
        if not self.form.restore_draft(state):
            return
        record = self.form.record
        sentence = self.tr("Not saved yet: this is what you typed at {time}.").format(
            time=_clock(kept_at))  # fmt: skip
        if record is not None and state.get("revision") != record.revision:
            sentence += " " + self.tr("{who} has changed the record since.").format(
                who=record.changed_by)  # fmt: skip
        self.notice.say("doubt", sentence, (self.tr("Forget it"), self.forget_draft))

    def forget_draft(self) -> None:
        """Take back what was typed since the last save."""
        self._rest.stop()
        self.notice.hide()
        self._context.tasks.database(self._drafts.drop, self.draft_name(), self.record_id)
        self.forgotten.emit()
        self._load(self.record_id)

    # --- saving ---

    def save(self) -> None:
        """Save what is typed; problems are shown under their fields instead."""
        if self._shows_form() and not self._saving:
            self.form.save()

    def save_and_next(self) -> None:
        """Save, and begin the next record."""
        if self._shows_form() and not self._saving:
            self.form.save_and_next()

    def _write(
        self, values: dict[str, Any], confirmed: tuple[str, ...], *, then_next: bool
    ) -> None:
        record = self.form.record
        if self._saving or self._context.store is None:
            return
        if record is not None and not self.form.is_dirty():
            if then_next:
                self.begin_new()
            return
        again = self.save_and_next if then_next else self.save
        if self.beside is not None and self.beside.look_first(values, again):
            return
        self._saving, self._typed_while_saving = True, False
        self._rest.stop()
        self.form.set_note(self.tr("Saving…"))
        operations.save_record(
            self._context, self._type, self.whole(values),
            id=record.id if record is not None else None,
            revision=record.revision if record is not None else None, confirmed=confirmed,
            # At once: what is in the file must not be offered as unsaved when the power goes now.
            then=partial(self._drafts.drop, self.draft_name(), record.id if record else None),
            owner=self, done=lambda changes: self._written(changes, then_next),
            failed=self._not_written,
        )  # fmt: skip

    def _written(self, changes: Changes, then_next: bool) -> None:
        store, old = self._context.store, self.record_id
        id = changes.created[0] if changes.created else old
        if store is None or id is None:
            self._saving = False
            return
        self._context.tasks.database(
            store.get, self._type, id, owner=self,
            done=lambda record: self._saved(record, then_next),
            failed=self._not_written,
        )  # fmt: skip

    def _saved(self, record: Record | None, then_next: bool) -> None:
        self._saving = False
        self.notice.hide()
        if record is None:
            return
        # Keys that were pressed while the file was written belong to the record.
        saving = self._typed_while_saving
        typed = self.form.draft_state(typed_only=True) if saving else None
        self._is_new = False
        self.form.mark_saved(record)
        self.form.previous = record.values
        if self.form.pins:
            self._keep_pins()
        if typed is not None and self.form.restore_draft(typed):
            self._rest.start()
        else:
            self.form.set_note(self.tr("Saved {time}").format(time=_clock(dt.datetime.now())))
        self.saved.emit(record.id)
        if then_next:
            self.begin_new()

    def _not_written(self, error: BaseException) -> None:
        self._saving = False
        self.form.set_note(self.tr("Not saved"))
        self.keep_draft()
        if isinstance(error, StaleRecordError):
            self.notice.say(
                "error", i18n.show(error.text),
                (self.tr("Read the record again"), lambda: self._load(self.record_id)))  # fmt: skip
        elif isinstance(error, ProblemsError):
            self.form.show_problems(error.problems)
        elif isinstance(error, UserError):
            self.notice.say("error", i18n.show(error.text))

    # --- voiding, history ---

    def _void(self) -> None:
        if self.record_id is not None:
            title = self.form.title()
            operations.void_records(
                self._context, self._type, [self.record_id], owner=self,
                done=lambda changes: self.offer_restore(changes, title),
            )  # fmt: skip

    def offer_restore(self, changes: Changes, title: str = "") -> None:
        """Say what was voided, and bring it back at one click, whatever is shown by then."""
        ids = list(changes.voided)
        if not ids:
            return
        sentence = (
            self.tr("Voided: {record}. It stays in the file.").format(record=title)
            if title
            else self.tr("Voided: {count}. They stay in the file.").format(count=f"{len(ids):,}")
        )
        self.notice.say(
            "good", sentence,
            (self.tr("Restore"), lambda: self._restore_these(ids)))  # fmt: skip
        self._passing, self._put_aside = 1, frozenset(ids)

    def _restore_these(self, ids: list[int]) -> None:
        operations.restore_records(self._context, self._type, ids, owner=self)

    def _restore(self) -> None:
        if self.record_id is not None:
            operations.restore_records(self._context, self._type, [self.record_id], owner=self)

    def show_history(self) -> None:
        """Who changed what in this record."""
        if self.record_id is not None:
            self.show_history_of(self.record_id)

    def show_history_of(self, id: int) -> None:
        """The history of a record, whether its form is there yet or not."""
        self.history.show_record(id)
        self._stack.setCurrentWidget(self.history)

    def _fill_menu(self) -> None:
        menu = self.more.menu()
        menu.clear()
        history = menu.addAction(icon("history"), self.tr("History"))
        history.setEnabled(self.record_id is not None)
        history.triggered.connect(lambda _on=False: self.show_history())
        copy = menu.addAction(icon("copy"), self.tr("New record like this one") + "\tCtrl+D")
        copy.setEnabled(self.form.record is not None)
        copy.triggered.connect(lambda _on=False: self.copy_record())
        forget = menu.addAction(icon("arrow-back-up"), self.tr("Take back what I typed"))
        forget.setEnabled(self.form.is_dirty())
        forget.triggered.connect(lambda _on=False: self.forget_draft())

    # --- words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self._history is not None:
                self._history.retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.nothing.say(
            self._type.icon, self.tr("No record chosen"),
            self.tr("Choose one in the table, or begin a new one with Ctrl+N."))  # fmt: skip
        self.more.setAccessibleName(self.tr("More"))
        self.more.setToolTip(self.tr("More"))
        self.close_button.setAccessibleName(self.tr("Close"))


def _read(
    store: Store,
    record_type: RecordType,
    id: int | None,
    drafts: Drafts,
    draft_name: str,
    user: str,
) -> Loaded:
    """A record and its draft, read in the worker."""
    if "pinyin" in record_type.by_name:
        # Its dictionaries take 0.2 s to load: here, and not at the form's first check.
        search_keys("雪")
    record = store.get(record_type, id) if id is not None else None
    previous = store.latest(record_type, user) if id is None else None
    return record, drafts.find(draft_name, id), previous


def _clock(at: dt.datetime) -> str:
    today = at.date() == dt.date.today()
    return f"{at:%H:%M}" if today else f"{at:%Y-%m-%d %H:%M}"
