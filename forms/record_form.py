"""The form of any record type: its editors, what is wrong with them, and what to do about it.

The form knows values, not the store: it says `save_requested`, and whoever shows it saves.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import time
import weakref
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.problem import Problem, Severity
from db.record_types import RecordType
from db.writing import Record
from forms import draft, theme
from forms.beside_place import BesidePlace
from forms.beside_position import BesidePosition
from forms.body import FormBody
from forms.editors.base import Editor
from forms.editors.date import DateEditor
from forms.editors.link import LinkEditor
from forms.editors.pin import PIN_KEY, REPEAT_KEY
from forms.editors.position import PositionEditor
from forms.findings import ExtraCheck, Findings
from forms.frame import FormFooter, FormHeader, StampsLine
from forms.host import FormHost
from forms.pins import Pins
from forms.title import title_of

_PAUSE = 180  # ms without a key press before the rules are run


class RecordForm(QWidget):
    """Shows and edits one record of `record_type`.

    save_requested, save_and_next_requested: (values, codes of the doubts the user confirmed).
    void_requested, restore_requested: the buttons of the footer. edited: a person typed something.
    dirty_changed: whether there is anything to save. problems_changed: `problems()` is new.
    pins_changed: a person pinned a field, or took a pin out (`pins`).
    """

    save_requested = Signal(object, object)
    save_and_next_requested = Signal(object, object)
    void_requested = Signal()
    restore_requested = Signal()
    edited = Signal()
    dirty_changed = Signal(bool)
    problems_changed = Signal()
    pins_changed = Signal()

    def __init__(
        self,
        record_type: RecordType,
        host: FormHost,
        parent: QWidget | None = None,
        *,
        at_once: bool = True,
    ) -> None:
        """at_once: False leaves the fields to `build_some`; nothing else may be asked before."""
        super().__init__(parent)
        self.record_type = record_type
        self.host = host
        self._record: Record | None = None
        self._values: dict[str, Any] = {}
        self._findings = Findings(record_type)
        # Set by whoever shows the form and knows more than one record:
        self.extra_check: ExtraCheck | None = None
        self.extra_derive: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None
        self._pending: str | None = None  # "save" or "next", waiting for doubts to be answered
        self._dirty = False
        self.previous: Mapping[str, Any] | None = None  # the record before, for "repeat"
        self._read_only = False
        self._setting = False
        self._whole = False
        self._language_changed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.check)
        self._steps = self._build()
        if at_once:
            self.build_some()

    # --- building ---

    def build_some(self, seconds: float | None = None) -> bool:
        """Go on building for about so long, or to the end; True when the form is whole."""
        until = None if seconds is None else time.perf_counter() + seconds
        for _ in self._steps:
            if until is not None and time.perf_counter() >= until:
                return False
        return True

    def _build(self) -> Iterator[None]:
        theme.set_look(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = FormHeader(self)
        column.addWidget(self.header)
        self.stamps = StampsLine(self)
        self.body = FormBody(self.record_type, self.host, self.stamps, self)
        own = weakref.ref(self)  # else the form would hold itself

        def values() -> dict[str, Any]:
            form = own()
            return form._values if form is not None else {}

        self._beside = BesidePosition(self.record_type, self.body, self.host, values)
        self._beside_place = BesidePlace(self.record_type, self.body, self.host)
        self.body.editor_made.connect(self._made)
        self.body.changed.connect(self._changed)
        self.body.entered.connect(self._go_on)
        self.body.left.connect(self._left)
        self._pins = Pins(self.body, self)
        self._pins.changed.connect(self.pins_changed)
        self.body.noticed.connect(self._later)
        self.body.kept.connect(self._keep)
        column.addWidget(self.body, 1)
        yield
        yield from self.body.build()
        self.footer = FormFooter(self)
        self.footer.save_clicked.connect(self.save)
        self.footer.void_clicked.connect(self.void_requested)
        self.footer.restore_clicked.connect(self.restore_requested)
        column.addWidget(self.footer)
        yield
        self.new()
        self._whole = True
        if self._language_changed:  # some rows were made before it
            self._retranslate()

    def _made(self, editor: Editor) -> None:
        if isinstance(editor, PositionEditor):
            self._beside.watch(editor)
        if isinstance(editor, DateEditor):
            editor.time_found.connect(self._fill_time)
        if isinstance(editor, LinkEditor):
            editor.record_values = self.values
            self.problems_changed.connect(editor.look_for_twins)
            if self._whole:  # unfolded only now: its values follow in this turn
                QTimer.singleShot(0, editor, editor.look_for_twins)

    def editor(self, field: str) -> Editor:
        """The editor of `field`, unfolding the rows it stands in. KeyError for no such field."""
        return self.body.editor(field)

    # --- the record ---

    @property
    def record(self) -> Record | None:
        """The record shown, None for a new one."""
        return self._record

    def set_record(self, record: Record | None, values: Mapping[str, Any] | None = None) -> None:
        """Show `record` (None: a new one), with `values` in place of its own where given."""
        self._record = record
        own = dict(record.values) if record is not None else self._defaults()
        own.update(values or {})
        self._start(own, read_only=record is not None and record.voided)

    def new(self, defaults: Mapping[str, Any] | None = None) -> None:
        """An empty form with the specs' defaults, then `defaults`."""
        self.set_record(None, defaults)

    def _defaults(self) -> dict[str, Any]:
        return {spec.name: spec.default for spec in self.record_type.fields}

    def _start(self, values: dict[str, Any], *, read_only: bool) -> None:
        self._timer.stop()
        self._setting = True
        self._values = {spec.name: values.get(spec.name) for spec in self.record_type.fields}
        self._findings.reset(self._record.values if self._record is not None else None)
        self._pending = None
        self._read_only = read_only
        self.body.show_values(self._values, read_only=read_only)
        self._setting = False
        self._pins.set_read_only(read_only)
        self._beside.begin()
        self._beside_place.begin(new=self._record is None)
        self._set_dirty(False)
        self.header.set_note("")
        self.footer.set_state(new=self._record is None, voided=read_only)
        self.stamps.show_record(self._record)
        self.check()

    def values(self) -> dict[str, Any]:
        """Every field of the type as it stands now, but those the program fills in itself."""
        values = self._values | self.body.values()
        return {
            spec.name: values[spec.name] for spec in self.record_type.fields if not spec.generated
        }

    def is_dirty(self) -> bool:
        """Whether a person has changed anything since the record was set."""
        return self._dirty

    def mark_dirty(self) -> None:
        """Values that came from elsewhere (a draft, a copy) are worth saving."""
        self._set_dirty(True)

    def unfold_filled(self) -> None:
        """Show every field that holds something, so that nothing is saved unseen."""
        for spec in self.record_type.fields:
            value = self._values.get(spec.name)
            if value not in (None, (), spec.default) and not (spec.generated or spec.internal):
                with contextlib.suppress(KeyError):  # it has no place in the form
                    self.editor(spec.name)

    def focus_first(self) -> None:
        """Put the keyboard on the first field."""
        for editor in self.body.in_order():
            editor.field_widget().setFocus(Qt.FocusReason.TabFocusReason)
            return

    def _set_dirty(self, dirty: bool) -> None:
        if dirty != self._dirty:
            self._dirty = dirty
            self.dirty_changed.emit(dirty)

    # --- typing ---

    def _changed(self, editor: Editor) -> None:
        if self._setting:
            return
        names = {spec.name for spec in editor.specs}
        self._findings.changed(names)
        self._pending = None
        self._beside.changed(names)
        self._set_dirty(True)
        self._later()
        self.edited.emit()

    def _later(self) -> None:
        if not self._setting:
            self._timer.start()

    def _left(self, editor: Editor) -> None:
        if editor.touched:
            self._findings.left({spec.name for spec in editor.specs})
            self._later()

    def _fill_time(self, time: dt.time) -> None:
        """A time that stood beside the date goes where it belongs, if nothing is there yet."""
        editor = self.body.by_field.get("event_time")
        if editor is not None and editor.is_empty():
            editor.set_raw({"text": time.isoformat("minutes")})

    def _go_on(self, editor: Editor) -> None:
        """Enter: the next field, past the buttons inside this one."""
        following = self.body.after(editor)
        if following is None:
            self.footer.focus_save()
            return
        following.field_widget().setFocus(Qt.FocusReason.TabFocusReason)
        self.body.ensureWidgetVisible(following, 0, 40)

    def composing(self) -> bool:
        """Whether an input method is in the middle of a word in one of the fields."""
        return any(editor.composing() for editor in self.body.editors)

    # --- less typing ---

    @property
    def pins(self) -> set[str] | None:
        """Names of the pinned fields; None while the form has no pins."""
        return self._pins.names

    def set_pins(self, names: Collection[str]) -> None:
        """Which fields are pinned, by the first field of their editors; pins are there from now."""
        self._pins.set_names(names)

    def repeat_last(self, editor: Editor) -> None:
        """The value of the record before, as if it had been typed."""
        if self._read_only or not editor.can_be_pinned():
            return
        values = {spec.name: (self.previous or {}).get(spec.name) for spec in editor.specs}
        if all(value is None for value in values.values()):
            self.header.set_note(self.tr("The record before has nothing here"))
            return
        editor.take_over(values)
        if isinstance(editor, PositionEditor):
            editor.source_suggested.emit((self.previous or {}).get("position_source") or "")

    def _with_keyboard(self) -> Editor | None:
        focus = self.focusWidget()
        if focus is None or not focus.hasFocus():
            return None
        return next((e for e in self.body.editors if e.isAncestorOf(focus)), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (PIN_KEY, REPEAT_KEY) and not event.modifiers():
            editor = self._with_keyboard()
            if editor is not None and not self.composing():
                (self._pins.toggle if event.key() == PIN_KEY else self.repeat_last)(editor)
                return
        # For windows without these shortcuts of their own.
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and not self.composing():
            if event.key() == Qt.Key.Key_S:
                self.save()
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.save_and_next()
                return
        super().keyPressEvent(event)

    # --- problems ---

    def problems(self) -> list[Problem]:
        """Everything found wrong or doubtful, confirmed doubts left out, shown or not yet."""
        return list(self._findings.all)

    def check(self) -> list[Problem]:
        """Look at all fields now and show what is found; the same as `problems()` afterwards."""
        self._timer.stop()
        self._beside_place.follow()
        if not self._read_only:
            values = self.values()
            self._findings.look(values, self.body.editors, self.body.by_field, self.extra_check)
            self._show_derived(values)
        self._show_title()
        self._show_all()
        self.problems_changed.emit()
        return self.problems()

    def _show_derived(self, values: dict[str, Any]) -> None:
        """What the program works out itself follows while it is typed."""
        derived: dict[str, Any] = {}
        for derive in (self.record_type.derive, self.extra_derive):
            if derive is not None:
                derived.update(derive(values | derived))
        for name, value in derived.items():
            editor = self.body.by_field.get(name)
            if editor is not None and editor.spec.generated:
                if editor.values().get(name) != value:
                    editor.set_values({name: value})

    def _show_all(self) -> None:
        due = self._findings.due()
        for problem in due:
            if problem.field is not None and problem.field not in self.body.by_field:
                self.editor(problem.field)  # unfolds
        for row in self.body.rows:
            of_row = [p for p in due if self.body.row_of(p.field) is row]
            notices = [n for e in row.editors if (n := e.notice()) is not None]
            row.remarks.show_remarks(of_row, notices)
            for editor in row.editors:
                names = {spec.name for spec in editor.specs}
                severities = {p.severity for p in of_row if p.field in names}
                look = (
                    "problem-error"
                    if Severity.ERROR in severities
                    else "problem-doubt"
                    if Severity.DOUBT in severities
                    else ""
                )
                editor.set_problem_look(look)
        self.body.close_up()
        self.header.show_problem(
            next(
                (self.host.translate(p.text) for p in due if self.body.row_of(p.field) is None), ""
            )
        )

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """What the store found when saving; it stays until its field is changed."""
        self._findings.take_from_store(problems)
        self._pending = None
        self.check()
        self._focus_problem()

    def _keep(self, problem: Problem) -> None:
        self._findings.keep(problem)
        pending = self._pending
        self.check()
        if pending is not None:
            self._request(pending)
        elif (row := self.body.row_of(problem.field)) is not None:
            row.editors[-1].field_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def confirmed(self) -> tuple[str, ...]:
        """Codes of the doubts the user stands by."""
        return self._findings.codes()

    # --- saving ---

    def save(self) -> None:
        """Ask to save: errors block, doubts are asked once, then `save_requested`."""
        self._request("save")

    def save_and_next(self) -> None:
        """Like `save`, with `save_and_next_requested`."""
        self._request("next")

    def _request(self, what: str) -> None:
        if self._read_only or self.composing():
            return
        self._settle()
        self._findings.asked = True
        if self.check():
            self._pending = None if self._findings.has_errors() else what
            self._focus_problem()
            return
        self._pending = None
        signal = self.save_requested if what == "save" else self.save_and_next_requested
        signal.emit(self.values(), self.confirmed())

    def _settle(self) -> None:
        """The field with the keyboard takes its text as finished."""
        for editor in self.body.editors:
            if editor.field_widget().hasFocus():
                editor.settle()

    def _focus_problem(self) -> None:
        """Errors take the keyboard to their field, doubts to their confirmation."""
        for severity in (Severity.ERROR, Severity.DOUBT):
            for row in self.body.rows_in_order():
                mine = [p for p in row.remarks.problems() if p.severity is severity]
                if not mine:
                    continue
                self.body.ensureWidgetVisible(row, 0, 60)
                if severity is Severity.DOUBT and row.remarks.focus_keep():
                    return
                field = mine[0].field or ""
                self.body.by_field[field].field_widget().setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def mark_saved(self, record: Record) -> None:
        """The record was saved: show it as it is now in the file, keep the keyboard where it is."""
        self.set_record(record)

    # --- drafts ---

    def draft_state(self, *, typed_only: bool = False) -> dict[str, Any]:
        """What is typed, and what a new record began with, as plain data for `restore_draft`."""
        record = self._record
        begun = record is None and not typed_only
        raw = {
            editor.spec.name: editor.raw()
            for editor in self.body.editors
            if editor.touched or (begun and _holds_more(editor))
        }
        return draft.make(
            self.record_type.name,
            record.id if record else None,
            record.revision if record else None,
            raw,
            sorted(self._findings.confirmed),
        )

    def restore_draft(self, state: Mapping[str, Any]) -> bool:
        """Bring back what was typed, on top of the record shown; whether there was anything."""
        fields = draft.fields_of(state, self.record_type.name)
        known = {name: raw for name, raw in fields.items() if name in self.record_type.by_name}
        for name, raw in known.items():
            self.editor(name).set_raw(raw)
        if known:
            self._findings.confirmed = draft.confirmed_of(state)
            self._set_dirty(True)
            self.check()
        return bool(known)

    # --- words ---

    def _show_title(self) -> None:
        self.header.set_title(title_of(self.record_type, self.values(), self.host))

    def title(self) -> str:
        """What the header says: which record this is."""
        return self.header.title()

    def set_note(self, text: str) -> None:
        """The quiet words at the right of the header, e.g. that the draft is kept."""
        self.header.set_note(text)

    def show_draft_kept(self, at: dt.datetime) -> None:
        """Say that what is typed is safe on disk since `at` (local time)."""
        self.header.set_note(self.tr("Draft kept {time}").format(time=at.strftime("%H:%M")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            if getattr(self, "_whole", False):  # Qt may call before __init__ has run
                self._retranslate()
            else:
                self._language_changed = True

    def _retranslate(self) -> None:
        self._setting = True
        self.body.retranslate()
        self._setting = False
        self.stamps.show_record(self._record)
        self.check()


def _holds_more(editor: Editor) -> bool:
    """Whether it holds something that an empty form would not."""
    return any(
        value not in (None, (), spec.default)
        for spec, value in ((s, editor.values().get(s.name)) for s in editor.specs)
        if not spec.generated
    )
