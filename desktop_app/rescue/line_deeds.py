"""What can be done with a line of the timeline: its menu, voiding with a way back, copying."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from db.record_types import record_type
from db.rescue import rules
from desktop_app import operations
from desktop_app.notice import Notice
from desktop_app.rescue.kinds import CASE
from forms.icons import icon

if TYPE_CHECKING:
    from db.changes import Changes
    from db.rescue.state import CareTask
    from db.rescue.timeline import Case
    from desktop_app.context import Context
    from desktop_app.rescue.words import Line

# What a copy of an entry does not take over.
_OWN: Final = (
    "case_uuid", "event_date", "event_time", "date_precision", "receipt_number", "batch",
)  # fmt: skip


class LineDeeds(QObject):
    """Acts on lines of a case; `notice` says what came of it.

    edit_requested, photos_requested: a line. begin_requested: kind and values of a new entry.
    restored: uuid of an entry that comes back.
    """

    edit_requested = Signal(object)
    photos_requested = Signal(object)
    begin_requested = Signal(str, object)
    restored = Signal(str)

    def __init__(self, context: Context, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._notice = notice
        self._widget = parent

    def show_menu(self, case: Case, line: Line, at: QPoint) -> None:
        """The menu of a line at a point of the screen."""
        menu = QMenu(self._widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        edit = menu.addAction(icon("pencil"), self.tr("Edit") + "\t" + self.tr("Enter"))
        edit.triggered.connect(lambda _on=False: self.edit_requested.emit(line))
        photo = menu.addAction(icon("photo-plus"), self.tr("Add photos…"))
        photo.triggered.connect(lambda _on=False: self.photos_requested.emit(line))
        if line.kind != CASE:
            closed = case.state.closed
            copy = menu.addAction(icon("copy"), self.tr("Copy as new"))
            copy.setEnabled(not closed or line.kind in rules.allowed_when_closed(case.state))
            copy.triggered.connect(lambda _on=False: self.copy(line))
            menu.addSeparator()
            void = menu.addAction(icon("trash"), self.tr("Void") + "\t" + self.tr("Del"))
            void.setEnabled(not closed or line.kind == "follow_up")
            void.triggered.connect(lambda _on=False: self.void(line))
        menu.popup(at)

    def void(self, line: Line) -> None:
        """Take an entry out of the timeline; one click brings it back."""
        if line.kind == CASE:
            return

        def voided(_changes: Changes) -> None:
            self.offer_restore(line.kind, line.id, line.uuid, f"{line.title} {line.when}")

        operations.void_records(
            self._context, record_type(line.kind), [line.id], owner=self, done=voided
        )

    def offer_restore(self, kind: str, id: int, uuid: str, title: str) -> None:
        """Say what was voided, and bring it back at one click."""
        sentence = self.tr("Voided: {entry}. It stays in the file.").format(entry=title)
        way_out = (self.tr("Restore"), lambda: self._restore(kind, id, uuid))
        self._notice.say("good", sentence, way_out)

    def _restore(self, kind: str, id: int, uuid: str) -> None:
        self.restored.emit(uuid)
        operations.restore_records(self._context, record_type(kind), [id], owner=self)

    def copy(self, line: Line) -> None:
        """Begin a new entry that says the same, today."""
        values = {
            name: value
            for name, value in line.values.items()
            if name not in _OWN and value is not None
        }
        self.begin_requested.emit(line.kind, values)


def values_for(case: Case, task: CareTask) -> dict[str, Any]:
    """What the answer to a due task takes over from the entry it follows from."""
    entry = next((e for e in case.entries if e.uuid == task.entry_uuid), None)
    if entry is not None and task.code == "vaccinate":
        return {"vaccine": entry.values.get("vaccine")}
    if task.code == "recheck":
        return {"examination_type": "recheck"}
    return {}
