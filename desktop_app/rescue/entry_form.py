"""The form of one kind of entry, beside the timeline it goes into."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from db.problem import Problem
from db.rescue import rules
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.pages.form_panel import FormPanel
from desktop_app.rescue.form_photos import FormPhotos
from desktop_app.rescue.reading import draft_name
from forms.record_form import RecordForm

if TYPE_CHECKING:
    from db.changes import Changes
    from db.record_types import RecordType
    from db.rescue.timeline import Case
    from db.writing import Record
    from desktop_app.photos.thumbnails import Thumbnails

_REMEMBERED: Final = ("performed_by", "facility")
"""What the next entry begins with, as in the last one."""
_LAYOUT: Final = "case-entry"
_MOMENT: Final = ("event_date", "event_time")


class EntryForm(FormPanel):
    """Writes entries of `record_type` into the case of `set_case`.

    entry_saved: uuid of the entry, and whether the next one of the kind was begun.
    entry_voided: kind, id, uuid and words of an entry that its own button took away.
    """

    entry_saved = Signal(str, bool)
    entry_voided = Signal(str, int, str, str)

    def __init__(
        self,
        context: Context,
        record_type: RecordType,
        thumbnails: Thumbnails,
        parent: QWidget | None = None,
    ) -> None:
        self._case: Case | None = None
        self._given: dict[str, Any] = {}
        self._thumbnails = thumbnails
        self.photos: FormPhotos | None = None
        super().__init__(context, record_type, parent, closable=True)
        self.made.connect(self._made)

    def set_case(self, case: Case) -> None:
        """The case entries belong to, as it is now; what is typed is held against it."""
        before, self._case = self._case, case
        if before is not None and before.record.id == case.record.id and self._shows_form():
            self.form.check()

    def begin(self, values: Mapping[str, Any] | None = None) -> None:
        """A new entry, with `values` where given."""
        self._given = dict(values or {})
        self.begin_new()

    def _made(self) -> None:
        form: RecordForm = self.form
        form.extra_check = self._against_case
        form.extra_derive = self._derived
        form.problems_changed.connect(self._show_title)
        self.photos = FormPhotos(self._context, self._thumbnails, form)

    def _against_case(self, values: Mapping[str, Any]) -> Iterable[Problem]:
        """What the entry means within its case, without the entry as it was."""
        if self._case is None:
            return ()
        return rules.check_entry(
            self._case.record.values, self._others(), self._type, values,
            is_new=self.record_id is None,
        )  # fmt: skip

    def _derived(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """What follows from the entry and the others, e.g. the dose for each kg."""
        return rules.completed(self._others(), self._type, values)

    def _others(self) -> list[tuple[str, Mapping[str, Any]]]:
        own = self.record_id
        entries = self._case.entries if self._case is not None else ()
        return [
            (entry.type.name, entry.values)
            for entry in entries
            if own is None or entry.type.name != self._type.name or entry.id != own
        ]

    def _show_title(self) -> None:
        """Which kind of entry this is; an entry that exists also says its day."""
        label = i18n.show(self._type.label)
        record = self.form.record
        date: dt.date | None = record.values.get("event_date") if record is not None else None
        if record is None:
            self.form.header.set_title(self.tr("Add: {kind}").format(kind=label))
        else:
            self.form.header.set_title(f"{label} · {date.isoformat()}" if date else label)

    # --- what is otherwise than with a record that stands alone ---

    def draft_name(self) -> str:
        uuid = self._case.record.uuid if self._case is not None else "none"
        return draft_name(self._type.name, uuid)

    def new_values(self) -> dict[str, Any]:
        kept = self._context.settings.layout(_LAYOUT)
        values: dict[str, Any] = {"event_date": dt.date.today(), "date_precision": "day"}
        values |= {
            name: kept[name]
            for name in _REMEMBERED
            if name in self._type.by_name and isinstance(kept.get(name), str)
        }
        if self._type.name == "outcome":
            values.pop("facility", None)  # where it went is no matter of habit
        return values | self._given

    def whole(self, values: dict[str, Any]) -> dict[str, Any]:
        assert self._case is not None
        return values | {"case_uuid": self._case.record.uuid}

    def begin_typing(self) -> None:
        """Past the date, which is filled in: the first field that is empty."""
        for editor in self.form.body.in_order():
            if editor.spec.name not in _MOMENT and editor.is_empty() and not editor.spec.generated:
                editor.field_widget().setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.form.focus_first()

    def _show_loaded(self, id: int | None, loaded: Any) -> None:
        super()._show_loaded(id, loaded)
        if self.photos is not None and self._shows_form():
            self.photos.show_record(self.form.record)
        if id is not None and self._shows_form():
            self.begin_typing()
        elif self._given and id is None and loaded[1] is None:
            self.form.mark_dirty()  # a copy is worth keeping

    def _saved(self, record: Record | None, then_next: bool) -> None:
        self._given = {}
        was_new = self._is_new
        if record is not None:
            self._remember(record)
        super()._saved(record, then_next)
        if record is not None and self.photos is not None:
            self.photos.saved(record, was_new=was_new)
        if record is not None:
            self.entry_saved.emit(record.uuid, then_next)

    def offer_restore(self, changes: Changes, title: str = "") -> None:
        """The way back stands in the timeline: the form is closed with its entry."""
        record = self.form.record
        if record is not None and record.id in changes.voided:
            self.show_nothing()
            self.entry_voided.emit(self._type.name, record.id, record.uuid, title)

    def _remember(self, record: Record) -> None:
        kept = self._context.settings.layout(_LAYOUT)
        for name in _REMEMBERED:
            if record.values.get(name) and record.type.name != "outcome":
                kept[name] = record.values[name]
        self._context.settings.set_layout(_LAYOUT, kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.closed.emit()
            return
        super().keyPressEvent(event)
