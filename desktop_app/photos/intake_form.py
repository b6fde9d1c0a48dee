"""The form beside the photos of a batch: an ordinary form that begins with what the photos say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from db.photos.batch import Group
from db.photos.proposal import Proposal
from desktop_app.doubles.beside import Beside
from desktop_app.form_host import WindowFormHost
from desktop_app.pages.state_view import StateView
from forms.photo_fill import position_text
from forms.record_form import RecordForm

if TYPE_CHECKING:
    from db.record_types import RecordType
    from desktop_app.context import Context

_AT_ONCE: Final = 0.008  # seconds of building between two looks at the keyboard


class IntakeForm(QFrame):
    """requested: values and codes of confirmed doubts of a sighting to be written.

    edited: a person typed. open_requested: the record of a group that is done.
    """

    requested = Signal(object, object)
    edited = Signal()
    open_requested = Signal()

    def __init__(self, context: Context, record_type: RecordType) -> None:
        super().__init__()
        self.setObjectName("formPanel")
        self.setMinimumWidth(320)
        self._context = context
        self._type = record_type
        self.beside: Beside | None = None  # near records, and doubts from around this one
        self._host = WindowFormHost(context, self)
        self._form: RecordForm | None = None
        self._growing: RecordForm | None = None
        self._waiting: tuple[dict[str, Any], dict[str, Any] | None, str] | None = None
        self._wants_focus = False
        self._done_title: str | None = None
        self.done = StateView()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(self._stack)
        self._growth = QTimer(self)
        self._growth.setSingleShot(True)
        self._growth.setInterval(0)
        self._growth.timeout.connect(self._grow)

    # --- the form comes into being ---

    @property
    def form(self) -> RecordForm | None:
        """The form, once it is whole."""
        return self._form

    def prepare(self) -> None:
        """Begin to build the form, a few rows at a time."""
        if self._form is None:
            self._growth.start()

    def _grow(self) -> None:
        if self._form is None:
            if self._growing is None:
                self._growing = RecordForm(self._type, self._host, self._stack, at_once=False)
                self._stack.addWidget(self._growing)
            if not self._growing.build_some(_AT_ONCE):
                self._growth.start()
                return
            self._form, self._growing = self._growing, None
            self._form.edited.connect(self.edited)
            self._form.save_requested.connect(self._request)
            self._form.save_and_next_requested.connect(self._request)
            self.beside = Beside(self._context, self._form)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._show(*waiting)

    def _request(self, values: dict[str, Any], codes: tuple[str, ...]) -> None:
        """Look around before it is written, however quickly somebody confirms."""
        form = self._form
        assert form is not None
        if self.beside is None or not self.beside.look_first(values, form.save_and_next):
            self.requested.emit(values, codes)

    # --- what it shows ---

    def show_group(
        self, values: Mapping[str, Any], draft: dict[str, Any] | None, note: str, *, focus: bool
    ) -> None:
        """A sighting to be confirmed. values: what it begins with; draft: typed on top of it."""
        self._done_title = None
        self._wants_focus = self._wants_focus or focus
        self._waiting = (dict(values), draft, note)
        if self._form is None:
            self.prepare()
        else:
            self._grow()

    def _show(self, values: dict[str, Any], draft: dict[str, Any] | None, note: str) -> None:
        form = self._form
        assert form is not None
        form.set_record(None, values)
        form.set_note(note)
        self._stack.setCurrentWidget(form)
        if draft is not None:
            form.restore_draft(draft)
        if self._wants_focus:
            self._wants_focus = False
            self.take_focus()

    def show_done(self, title: str) -> None:
        """The group has become a record; empty while it is being written."""
        self._waiting = None
        self._done_title = title
        ways = ((self.tr("Open the record"), self.open_requested.emit),) if title else ()
        self.done.say(
            "circle-check" if title else "loader-2",
            self.tr("Saved") if title else self.tr("Saving…"),
            title, ways, accent=False,
        )  # fmt: skip
        self._stack.setCurrentWidget(self.done)

    def take_focus(self) -> None:
        """The keyboard on the first thing the photos cannot say."""
        form = self._form
        if form is None or self._stack.currentWidget() is not form:
            self._wants_focus = True
            return
        species = form.body.by_field.get("species_id")
        if species is None:
            form.focus_first()
            return
        species.field_widget().setFocus(Qt.FocusReason.TabFocusReason)
        form.body.ensureWidgetVisible(species, 0, 90)

    def draft(self) -> dict[str, Any] | None:
        """What was typed, None when nothing was."""
        form = self._form
        shown = form is not None and self._stack.currentWidget() is form and self._waiting is None
        return form.draft_state() if form is not None and shown and form.is_dirty() else None

    @property
    def shows_form(self) -> bool:
        return self._form is not None and self._stack.currentWidget() is self._form

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._done_title is not None:
            self.show_done(self._done_title)
        super().changeEvent(event)


def beginning(proposal: Proposal, note: str) -> dict[str, Any]:
    """What a form begins with. note: what is written beside a place that no photo knew."""
    values = dict(proposal.values)
    if "decimal_latitude" in values and not proposal.interpolated:
        values["verbatim_coordinates"] = position_text(values)
        values["verbatim_srs"] = "wgs84"
    if note:
        values["notes"] = note
    return values


def raw_of(group: Group, field: str) -> Mapping[str, Any]:
    """What was typed in a field of a group's draft, as its editor keeps it."""
    fields = (group.draft or {}).get("fields")
    raw = fields.get(field) if isinstance(fields, dict) else None
    return raw if isinstance(raw, dict) else {}
