"""The form of any record type: its editors, what is wrong with them, and what to do about it.

The form knows values, not the store: it says `save_requested`, and whoever shows it saves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from db.fields import Kind
from db.models.base import RecordType
from db.problem import Problem, Severity
from db.text import Text, translate_noop
from db.validation import check
from db.writing import Record
from forms import draft, theme
from forms.editors import blocks, make_editor
from forms.editors.base import Editor
from forms.editors.date import DateEditor
from forms.editors.position import POSITION, PositionEditor
from forms.frame import FormFooter, FormHeader, StampsLine
from forms.host import FormHost
from forms.layout import Row, layout_of
from forms.rows import GroupWidget, RowWidget

_PAUSE = 180  # ms without a key press before the rules are run
_MARGIN = 16
_MISSING = ("required", "wanted")
_NO_SPECIES_YET = translate_noop("Form", "New {type}")

Key = tuple[str, str]
"""What a confirmed doubt is remembered by: code and field."""


class RecordForm(QWidget):
    """Shows and edits one record of `record_type`.

    save_requested, save_and_next_requested: (values, codes of the doubts the user confirmed).
    void_requested, restore_requested: the buttons of the footer. edited: a person typed something.
    dirty_changed: whether there is anything to save. problems_changed: `problems()` is new.
    """

    save_requested = Signal(object, object)
    save_and_next_requested = Signal(object, object)
    void_requested = Signal()
    restore_requested = Signal()
    edited = Signal()
    dirty_changed = Signal(bool)
    problems_changed = Signal()

    def __init__(
        self, record_type: RecordType, host: FormHost, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.record_type = record_type
        self.host = host
        self._record: Record | None = None
        self._values: dict[str, Any] = {}
        self._editors: list[Editor] = []
        self._by_field: dict[str, Editor] = {}
        self._rows: list[RowWidget] = []
        self._problems: list[Problem] = []
        self._from_store: list[Problem] = []
        self._confirmed: set[Key] = set()
        self._visited: set[str] = set()
        self._asked = False  # saving was tried: what is missing is said too
        self._pending: str | None = None  # "save" or "next", waiting for doubts to be answered
        self._dirty = False
        self._read_only = False
        self._setting = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.check)
        self._build()
        self.new()

    # --- building ---

    def _build(self) -> None:
        theme.set_look(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = FormHeader(self)
        column.addWidget(self.header)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._scroll, 1)
        body = QWidget()
        theme.set_look(body, "panel")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(_MARGIN, 2, _MARGIN, 10)
        inside.setSpacing(4)
        self._label_width = self._measure_labels()
        self.groups: list[GroupWidget] = []
        for group in layout_of(self.record_type):
            widget = GroupWidget(group, self.host, self._make_row, body)
            widget.row_added.connect(self._fill_row)
            inside.addWidget(widget)
            self.groups.append(widget)
        self.stamps = StampsLine(body)
        inside.addWidget(self.stamps)
        inside.addStretch(1)
        self._scroll.setWidget(body)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        self.footer = FormFooter(self)
        self.footer.save_clicked.connect(self.save)
        self.footer.void_clicked.connect(self.void_requested)
        self.footer.restore_clicked.connect(self.restore_requested)
        column.addWidget(self.footer)

    def _make_room(self, _low: int, high: int) -> None:
        """The scroll bar takes its width from the margin, so that the fields do not move."""
        layout = self._scroll.widget().layout()
        assert layout is not None
        bar = self._scroll.verticalScrollBar().sizeHint().width() if high > 0 else 0
        layout.setContentsMargins(_MARGIN, 2, max(4, _MARGIN - bar), 10)

    def _measure_labels(self) -> int:
        """Width of the label column: as wide as the longest label, within reason."""
        together = blocks(self.record_type)
        metrics = self.fontMetrics()
        widest = 60
        for group in layout_of(self.record_type):
            for row in (*group.rows, *group.more):
                name = row.fields[0]
                text: Text = self.record_type.field(name).label
                if name in together and "decimal_latitude" in {s.name for s in together[name]}:
                    text = POSITION
                widest = max(widest, metrics.horizontalAdvance(self.host.translate(text)) + 2)
        return min(widest, 104)

    def _make_row(self, row: Row) -> RowWidget:
        editors = [make_editor(self.record_type, name, self.host) for name in row.fields]
        widget = RowWidget(row, editors, self.host, self._label_width)
        widget.remarks.kept.connect(self._keep)
        self._rows.append(widget)
        for editor in editors:
            self._editors.append(editor)
            for spec in editor.specs:
                self._by_field[spec.name] = editor
            editor.changed.connect(self._changed)
            editor.noticed.connect(self._later)
            editor.entered.connect(lambda editor=editor: self._go_on(editor))
            editor.left.connect(lambda editor=editor: self._left(editor))
            if isinstance(editor, PositionEditor):
                editor.source_suggested.connect(self._suggest_source)
            if isinstance(editor, DateEditor):
                editor.time_found.connect(lambda time: self._fill("event_time", time))
        return widget

    def _fill_row(self, row: RowWidget) -> None:
        """A row that was folded until now gets the values it stands for."""
        for editor in row.editors:
            with QSignalBlocker(editor):
                editor.set_values(self._values)
            editor.set_read_only(self._read_only or editor.spec.generated)

    def editor(self, field: str) -> Editor:
        """The editor of `field`, unfolding the rows it stands in. KeyError for no such field."""
        if field not in self._by_field:
            for group in self.groups:
                together = blocks(self.record_type)
                hidden = group.hidden_fields()
                if any(field == n or field in {s.name for s in together.get(n, ())}
                       for n in hidden):
                    group.set_open(True)
        return self._by_field[field]

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
        self._confirmed, self._visited, self._from_store = set(), set(), []
        self._asked, self._pending = False, None
        self._read_only = read_only
        for group in self.groups:
            group.show_filled(self._filled(group))
        for editor in self._editors:
            editor.set_values(self._values)
            editor.set_read_only(read_only or editor.spec.generated)
        self._setting = False
        self._show_uncertainty()
        self._set_dirty(False)
        self.header.set_note("")
        self.footer.set_state(new=self._record is None, voided=read_only)
        self.stamps.show_record(self._record)
        self._scroll.verticalScrollBar().setValue(0)
        self.check()

    def _filled(self, group: GroupWidget) -> int:
        """How many foldable fields hold a value that nobody would expect there."""
        filled = 0
        for row in group.group.more:
            for name in row.fields:
                spec = self.record_type.field(name)
                value = self._values.get(name)
                if value is not None and value != spec.default and not spec.generated:
                    filled += 1
        return filled

    def values(self) -> dict[str, Any]:
        """Every field of the type as it stands now, but those the program fills in itself."""
        values = dict(self._values)
        for editor in self._editors:
            values.update(editor.values())
        return {spec.name: values[spec.name] for spec in self.record_type.fields
                if not spec.generated}

    def is_dirty(self) -> bool:
        """Whether a person has changed anything since the record was set."""
        return self._dirty

    def mark_dirty(self) -> None:
        """Values that came from elsewhere (a draft, a copy) are worth saving."""
        self._set_dirty(True)

    def focus_first(self) -> None:
        """Put the keyboard on the first field."""
        if self._editors:
            self._editors[0].field_widget().setFocus(Qt.FocusReason.TabFocusReason)

    def _set_dirty(self, dirty: bool) -> None:
        if dirty != self._dirty:
            self._dirty = dirty
            self.dirty_changed.emit(dirty)

    # --- typing ---

    def _changed(self) -> None:
        editor = self.sender()
        if self._setting or not isinstance(editor, Editor):
            return
        names = {spec.name for spec in editor.specs}
        self._confirmed = {key for key in self._confirmed if key[1] not in names}
        self._from_store = [p for p in self._from_store if p.field not in names]
        self._pending = None
        if "coordinate_uncertainty" in names:
            self._show_uncertainty()
        self._set_dirty(True)
        self._later()
        self.edited.emit()

    def _later(self) -> None:
        if not self._setting:
            self._timer.start()

    def _left(self, editor: Editor) -> None:
        if editor.touched:
            self._visited.update(spec.name for spec in editor.specs)
            self._later()

    def _show_uncertainty(self) -> None:
        position = self._by_field.get("decimal_latitude")
        if isinstance(position, PositionEditor):
            metres = self._by_field.get("coordinate_uncertainty")
            value = metres.values().get("coordinate_uncertainty") if metres is not None else None
            position.set_uncertainty(value)

    def _suggest_source(self, code: str) -> None:
        """How the point was found follows from what the user did, until it is said otherwise."""
        if "position_source" not in self.record_type.by_name:
            return
        editor = self._by_field.get("position_source")
        if editor is not None and editor.touched:
            return
        if code or self._values.get("position_source") in ("map_pick", "map_app"):
            self._values["position_source"] = code or None
            if editor is not None:
                editor.set_values(self._values)

    def _fill(self, field: str, value: Any) -> None:
        """Set a field that is still empty."""
        editor = self._by_field.get(field)
        if editor is not None and editor.is_empty():
            self._values[field] = value
            editor.set_values(self._values)

    def _go_on(self, editor: Editor) -> None:
        """Enter: the next field, past the buttons inside this one."""
        shown = [e for e in self._in_order() if e.isVisibleTo(self) and not e.spec.generated]
        place = shown.index(editor) if editor in shown else -1
        if place + 1 < len(shown):
            following = shown[place + 1]
            following.field_widget().setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(following, 0, 40)
        else:
            self.footer.focus_save()

    def _in_order(self) -> Iterable[Editor]:
        for group in self.groups:
            for row in group.rows:
                yield from row.editors

    def composing(self) -> bool:
        """Whether an input method is in the middle of a word in one of the fields."""
        return any(editor.composing() for editor in self._editors)

    def keyPressEvent(self, event: QKeyEvent) -> None:
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
        return list(self._problems)

    def check(self) -> list[Problem]:
        """Look at all fields now and show what is found; the same as `problems()` afterwards."""
        self._timer.stop()
        self._problems = [] if self._read_only else self._find_problems()
        self._show_title()
        self._show_all()
        self.problems_changed.emit()
        return self.problems()

    def _find_problems(self) -> list[Problem]:
        own = [problem for editor in self._editors for problem in editor.problems()]
        unreadable = {p.field for p in own if p.severity is Severity.ERROR}
        blocked = {spec.name for name in unreadable if name is not None
                   for spec in self._by_field[name].specs}
        derived = self.values()
        if self.record_type.derive is not None:
            derived = {**derived, **self.record_type.derive(derived)}
        generated = {spec.name for spec in self.record_type.fields if spec.generated}
        found = [p for p in check(self.record_type, derived)
                 if p.field not in blocked and p.field not in generated]
        known = {(p.code, p.field) for p in (*own, *found)}
        found += [p for p in self._from_store if (p.code, p.field) not in known]
        return [p for p in self._merged([*own, *found]) if _key(p) not in self._confirmed]

    def _merged(self, problems: Sequence[Problem]) -> Iterable[Problem]:
        """A block that is empty is missing once, under its own name."""
        said: set[int] = set()
        for problem in problems:
            editor = self._by_field.get(problem.field or "")
            if problem.code in _MISSING and editor is not None and len(editor.specs) > 1:
                if id(editor) in said or not editor.is_empty():
                    continue
                said.add(id(editor))
                pattern = Text(problem.text.context, problem.text.source)
                problem = Problem(problem.code, editor.spec.name, problem.severity,
                                  pattern.format(field=editor.label()))
            yield problem

    def _is_due(self, problem: Problem) -> bool:
        """What is missing is said when the field was left or saving was tried, not before."""
        if problem.code not in _MISSING or self._asked:
            return True
        return problem.field in self._visited

    def _show_all(self) -> None:
        due = [problem for problem in self._problems if self._is_due(problem)]
        for problem in due:
            if problem.field is not None and problem.field not in self._by_field:
                self.editor(problem.field)  # unfolds
        for row in self._rows:
            of_row = [p for p in due if self._row_of(p) is row]
            notices = [n for e in row.editors if (n := e.notice()) is not None]
            row.remarks.show_remarks(of_row, notices)
            for editor in row.editors:
                names = {spec.name for spec in editor.specs}
                severities = {p.severity for p in of_row if p.field in names}
                look = ("problem-error" if Severity.ERROR in severities
                        else "problem-doubt" if Severity.DOUBT in severities else "")
                editor.set_problem_look(look)
        self.header.show_problem(next(
            (self.host.translate(p.text) for p in due if self._row_of(p) is None), ""))

    def _row_of(self, problem: Problem) -> RowWidget | None:
        editor = self._by_field.get(problem.field or "")
        return next((row for row in self._rows if editor in row.editors), None)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """What the store found when saving; it stays until its field is changed."""
        self._from_store = list(problems)
        self._asked = True
        self._pending = None
        self.check()
        self._focus_problem()

    def _keep(self, problem: Problem) -> None:
        self._confirmed.add(_key(problem))
        pending = self._pending
        self.check()
        if pending is not None:
            self._request(pending)
        elif (row := self._row_of(problem)) is not None:
            row.editors[-1].field_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def confirmed(self) -> tuple[str, ...]:
        """Codes of the doubts the user stands by."""
        return tuple(sorted({code for code, _field in self._confirmed}))

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
        self._asked = True
        if self.check():
            self._pending = None if any(
                p.severity is Severity.ERROR for p in self._problems) else what
            self._focus_problem()
            return
        self._pending = None
        signal = self.save_requested if what == "save" else self.save_and_next_requested
        signal.emit(self.values(), self.confirmed())

    def _settle(self) -> None:
        """The field with the keyboard takes its text as finished."""
        for editor in self._editors:
            if editor.field_widget().hasFocus() and hasattr(editor, "settle"):
                editor.settle()

    def _focus_problem(self) -> None:
        """Errors take the keyboard to their field, doubts to their confirmation."""
        for severity in (Severity.ERROR, Severity.DOUBT):
            for row in (row for group in self.groups for row in group.rows):
                mine = [p for p in row.remarks.problems() if p.severity is severity]
                if not mine:
                    continue
                self._scroll.ensureWidgetVisible(row, 0, 60)
                if severity is Severity.DOUBT and row.remarks.focus_keep():
                    return
                field = mine[0].field or ""
                self._by_field[field].field_widget().setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def mark_saved(self, record: Record) -> None:
        """The record was saved: show it as it is now in the file, keep the keyboard where it is."""
        self.set_record(record)

    # --- drafts ---

    def draft_state(self) -> dict[str, Any]:
        """What is typed, as plain data for `restore_draft`."""
        raw = {editor.spec.name: editor.raw() for editor in self._editors if editor.touched}
        record = self._record
        return draft.make(
            self.record_type.name, record.id if record else None,
            record.revision if record else None, raw, sorted(self._confirmed))

    def restore_draft(self, state: Mapping[str, Any]) -> bool:
        """Bring back what was typed, on top of the record shown; whether there was anything."""
        fields = draft.fields_of(state, self.record_type.name)
        known = {name: raw for name, raw in fields.items() if name in self.record_type.by_name}
        for name, raw in known.items():
            self.editor(name).set_raw(raw)
        if known:
            self._confirmed = draft.confirmed_of(state)
            self._set_dirty(True)
            self.check()
        return bool(known)

    # --- words ---

    def _show_title(self) -> None:
        values = self.values()
        parts = []
        for name in self.record_type.title:
            spec = self.record_type.field(name)
            value = values.get(name)
            if value is None or spec.kind is Kind.DATE:
                continue
            reference = self.host.reference()
            if spec.kind is Kind.SPECIES:
                parts.append(reference.species_name(value, self.host.language))
            elif spec.kind is Kind.PLACE:
                parts.append(reference.place_name(value, self.host.language))
            else:
                parts.append(str(value))
        name = self.host.translate(self.record_type.label)
        if not parts:
            if self.host.language.startswith("en"):
                name = name.lower()
            parts = [self.host.translate(_NO_SPECIES_YET.format(type=name))]
        self.header.set_title(" · ".join(part for part in parts if part))

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
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "footer"):
            self._retranslate()

    def _retranslate(self) -> None:
        self._setting = True
        self._label_width = self._measure_labels()
        for group in self.groups:
            group.retranslate()
        for row in self._rows:
            row.set_label_width(self._label_width)
        self._setting = False
        self.stamps.show_record(self._record)
        self.check()


def _key(problem: Problem) -> Key:
    return problem.code, problem.field or ""

