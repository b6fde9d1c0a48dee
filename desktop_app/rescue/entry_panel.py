"""The light panel in which entries, and the case itself, are typed: one form for each kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from db.record_types import record_type
from desktop_app.context import Context
from desktop_app.pages.form_panel import FormPanel
from desktop_app.rescue.entry_form import EntryForm
from desktop_app.rescue.form_photos import FormPhotos
from desktop_app.rescue.kinds import CASE

if TYPE_CHECKING:
    from db.changes import Changes
    from db.rescue.timeline import Case
    from desktop_app.photos.thumbnails import Thumbnails


class CaseForm(FormPanel):
    """The case's own record, in place of the right column."""

    def __init__(
        self, context: Context, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, record_type(CASE), parent, closable=True)
        self._thumbnails = thumbnails
        self.photos: FormPhotos | None = None
        self.made.connect(self._made)

    def _made(self) -> None:
        self.photos = FormPhotos(self._context, self._thumbnails, self.form)

    def _show_loaded(self, id: int | None, loaded: Any) -> None:
        super()._show_loaded(id, loaded)
        if self.photos is not None and self._shows_form():
            self.photos.show_record(self.form.record)
        self.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.closed.emit()
            return
        super().keyPressEvent(event)


class EntryPanel(QFrame):
    """Holds the forms; each is made when its kind is first asked for, and kept.

    saved: uuid of the entry, and whether the next one was begun. closed: Esc or the cross; what
    was typed is kept as a draft. voided: kind, id, uuid and words of an entry.
    """

    saved = Signal(str, bool)
    voided = Signal(str, int, str, str)
    case_saved = Signal()
    closed = Signal()

    def __init__(
        self, context: Context, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._context = context
        self._thumbnails = thumbnails
        self._case: Case | None = None
        self._forms: dict[str, FormPanel] = {}
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._stack)

    def form(self, kind: str) -> FormPanel:
        """The form of a kind of entry, or of the case."""
        found = self._forms.get(kind)
        if found is None:
            if kind == CASE:
                found = CaseForm(self._context, self._thumbnails, self._stack)
                found.saved.connect(lambda _id: self.case_saved.emit())
            else:
                found = EntryForm(self._context, record_type(kind), self._thumbnails, self._stack)
                found.entry_saved.connect(self.saved)
                found.entry_voided.connect(self.voided)
            found.closed.connect(self.leave)
            self._forms[kind] = found
            self._stack.addWidget(found)
        if isinstance(found, EntryForm) and self._case is not None:
            found.set_case(self._case)
        return found

    @property
    def current(self) -> FormPanel | None:
        """The form in front; None while the panel is closed."""
        widget = self._stack.currentWidget()
        return widget if isinstance(widget, FormPanel) and not self.isHidden() else None

    def set_case(self, case: Case) -> None:
        """The case as it is now; another one empties the forms."""
        other = self._case is None or self._case.record.id != case.record.id
        self._case = case
        for form in self._forms.values():
            if other:
                form.keep_draft()
                form.show_nothing()
            if isinstance(form, EntryForm):
                form.set_case(case)

    def begin(self, kind: str, values: Mapping[str, Any] | None = None) -> None:
        """A new entry of a kind."""
        form = self._show(kind)
        assert isinstance(form, EntryForm)
        form.begin(values)

    def edit(self, kind: str, id: int) -> None:
        """An entry of a kind, or the case, that exists."""
        form = self._show(kind)
        if form.record_id == id:
            form.take_focus()
        else:
            form.show_record(id)

    def show_history(self, id: int) -> None:
        """The history of the case's own record; from there one comes back to its form."""
        form = self._show(CASE)

        def then(_record: object) -> None:
            form.shown.disconnect(then)
            form.show_history_of(id)

        if form.record_id == id:
            form.show_history_of(id)
        else:
            form.shown.connect(then)
            form.show_record(id)

    def _show(self, kind: str) -> FormPanel:
        before = self.current
        form = self.form(kind)
        if before is not None and before is not form:
            before.keep_draft()
        self._stack.setCurrentWidget(form)
        self.show()
        return form

    def leave(self) -> None:
        """Close the form in front; what is typed is kept as a draft."""
        form = self.current
        if form is not None:
            form.keep_draft()
        self.closed.emit()

    def put_away(self) -> None:
        """The page goes: nothing typed may be lost."""
        for form in self._forms.values():
            form.keep_draft()

    def dispose(self) -> None:
        for form in self._forms.values():
            form.dispose()

    def take_changes(self, changes: Changes) -> None:
        """Somebody wrote records: forms that show one of them, untouched, read it again."""
        form = self._forms.get(changes.record_type)
        if form is not None:
            form.take_changes(changes)

    def take_focus(self) -> None:
        form = self.current
        if form is not None:
            form.take_focus()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
