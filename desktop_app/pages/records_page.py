"""Table and form side by side, for any type of record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.errors import UserError
from db.fields import Kind
from db.record_types import RecordType
from desktop_app import i18n, operations
from desktop_app.context import Context
from desktop_app.doubles.beside import LOOKED_AT
from desktop_app.messages.intake import KINDS as TOLD_IN_MESSAGES
from desktop_app.messages.intake import MessageIntake
from desktop_app.pages.form_panel import FormPanel
from desktop_app.pages.page import Page
from desktop_app.pages.state_view import Skeleton, StateView
from desktop_app.photos.panel_photos import PanelPhotos
from desktop_app.tables.model import RecordTableModel
from desktop_app.tables.view import RecordTableView
from desktop_app.tasks import Task
from desktop_app.undo.trash import TrashTools
from forms.icons import icon

if TYPE_CHECKING:
    from db.changes import Changes
    from db.query import Filter
    from db.summaries import Totals
    from desktop_app.papers.print_popup import Printable

_FORM_WIDTH = 432

# Fields that have a chip of their own in the filter bar, beside the parts that all types share.
_CHIPS: Final = {"rescue": ("outcome", "cause", "finder_place_code")}


class RecordsPage(Page):
    """Records of one type: the table follows the filter, the form shows the current row."""

    prints = True

    def __init__(
        self, context: Context, record_type: RecordType, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self.record_type: RecordType = record_type
        self.parts = filter_parts(record_type)
        self._stale = True
        self._was_full = False
        self._just_written = False
        self._counting: Task | None = None
        self._totals: Totals | None = None
        self._rows = 0
        self.model = RecordTableModel(context, record_type, self)
        self.table = RecordTableView(context, self.model)
        self.form = FormPanel(context, record_type)
        if record_type.name == "sighting":
            PanelPhotos(context, self.form)
        self.states = QStackedWidget()
        self.loading = Skeleton()
        self.state = StateView()
        for widget in (self.loading, self.table, self.state):
            self.states.addWidget(widget)
        self.trash = TrashTools(context, record_type, self.table, self._void_rows)
        self.tools = (self.trash,)
        self.messages: MessageIntake | None = None
        if record_type.name in TOLD_IN_MESSAGES:
            self.messages = MessageIntake(context, self)
            self.tools = (self.messages.button, *self.tools)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("split")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.states)
        self.splitter.addWidget(self.form)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self._columns = self.table.header.button
        self._connect()
        self._retranslate()

    def _connect(self) -> None:
        self.model.first_shown.connect(self._show_table)
        self.model.completed.connect(self._completed)
        self.model.failed.connect(self._failed)
        self.table.record_shown.connect(self.form.show_record)
        self.table.record_opened.connect(self._open_in_form)
        self.table.menu_requested.connect(self._show_row_menu)
        self.form.saved.connect(self._saved)
        self.form.made.connect(self.grown)
        self.context.filter.changed.connect(self._filter_changed)
        self.context.changed.connect(self._changed)
        self.context.reference_changed.connect(self._count)

    # --- being shown ---

    def activate(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
        else:
            self._announce_count()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        if not self.splitter.property("sized") and self.width() > 700:
            self.splitter.setProperty("sized", True)
            kept = self.context.settings.layout(f"split-{self.record_type.name}").get("form")
            form = kept if isinstance(kept, int) and 300 <= kept <= 900 else _FORM_WIDTH
            form = min(form, self.width() - 360)
            self.splitter.setSizes(self.shares(form))

    def shares(self, form: int) -> list[int]:
        """Widths of the panes, of which the form is the last, in pixels."""
        return [self.width() - form, form]

    def refresh(self) -> None:
        if self.model.rowCount() == 0:
            self.states.setCurrentWidget(self.loading)
        self._totals = None
        self.model.show_filter(self._own_filter())

    def _own_filter(self) -> Filter:
        """The shared filter without the parts these records do not have."""
        return self.context.filter.current.of(self.record_type)

    def _filter_changed(self) -> None:
        self._just_written = False
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _changed(self, changes: Changes) -> None:
        if changes.record_type != self.record_type.name:
            return
        self.form.take_changes(changes)
        if self.isVisible():
            self.model.take_changes(changes)
        else:
            self._stale = True

    # --- the four states ---

    def _show_table(self) -> None:
        if not self.model.rowCount():
            self._show_empty()
            return
        self.states.setCurrentWidget(self.table)
        if not self.form.has_record():
            self.table.stand_on_first()
        if not self._was_full:
            # The first time, so that the arrow keys work without a click.
            self._was_full = True
            if not isinstance(QApplication.focusWidget(), QLineEdit):
                self.table.setFocus()

    def _completed(self, rows: int) -> None:
        self._rows = rows
        if rows:
            self.states.setCurrentWidget(self.table)
            self._follow_filter()
        else:
            self._show_empty()
        self._announce_count()
        self._count()  # by now what it counts is in memory

    def _follow_filter(self) -> None:
        """The form shows a record of the filter, unless somebody is typing in it."""
        shown = self.form.record_id
        if shown is None:
            return
        if self.model.row_of(shown) >= 0:
            if self.table.current_id() is None:
                self.table.stand_on(shown)
        elif not self.form.is_dirty() and not self._just_written:
            self.table.announce_current()

    def _show_empty(self) -> None:
        plural = i18n.show(self.record_type.label_plural)
        # The accent button of this page is "New record" above, so the ways out stay quiet.
        if self._own_filter().is_empty():
            if self.context.filter.current.voided:
                self.state.say(
                    "trash",
                    self.tr("No voided records"),
                    self.tr("What is voided is kept here and can be restored."),
                    ((self.tr("Back to all records"), self.context.filter.clear),),
                    accent=False,
                )
            else:
                self.state.say(
                    self.record_type.icon,
                    self.tr("Nothing recorded yet: {what}").format(what=plural),
                    self.tr("Type the first one with Ctrl+N, or bring in last year's register."),
                    (
                        (
                            self.tr("Import a spreadsheet…"),
                            lambda: self.context.navigate_requested.emit("import"),
                        ),
                    ),
                    accent=False,
                )
        else:
            self.state.say(
                "filter-off",
                self.tr("No record fits this filter"),
                self.tr("Take a chip away, or clear them all."),
                ((self.tr("Clear the filter"), self.context.filter.clear),),
                accent=False,
            )
        self.states.setCurrentWidget(self.state)
        if not self.form.has_record():
            self.form.show_nothing()

    def _failed(self, error: BaseException) -> None:
        words = (
            i18n.show(error.text)
            if isinstance(error, UserError)
            else self.tr("The records could not be read.")
        )
        self.state.say(
            "alert-triangle",
            self.tr("The table cannot be shown"),
            words,
            ((self.tr("Try again"), self.refresh),),
            accent=False,
        )
        self.states.setCurrentWidget(self.state)

    # --- the count ---

    def _count(self) -> None:
        store = self.context.store
        if store is None or not self.isVisible():
            return
        if self._counting is not None:
            self._counting.cancel()
        if self.record_type.located and "individual_count" in self.record_type.by_name:
            from db.summaries import totals

            self._counting = self.context.tasks.background(
                totals,
                store,
                self.record_type,
                self._own_filter(),
                owner=self,
                done=self._counted,
            )

    def _counted(self, totals: Totals) -> None:
        self._totals = totals
        self._announce_count()

    def _announce_count(self) -> None:
        records = (
            self.tr("1 record")
            if self._rows == 1
            else self.tr("{count} records").format(count=f"{self._rows:,}")
        )
        if self._totals is not None:
            animals = (
                self.tr("1 animal")
                if self._totals.animals == 1
                else self.tr("{count} animals").format(count=f"{self._totals.animals:,}")
            )
            records = f"{records} · {animals}"
        self.counted.emit(records)

    # --- table and form ---

    def new_record(self) -> None:
        self.table.stand_on(None)
        self.form.begin_new()

    def begin_with(self, values: dict[str, Any]) -> None:
        self.table.stand_on(None)
        self.form.begin_with(values)

    def paste_message(self) -> None:
        if self.messages is not None:
            self.messages.paste()

    def copy_record(self) -> None:
        if self.form.record_id is not None:
            self.table.stand_on(None)
        self.form.copy_record()

    def take_paste(self) -> bool:
        return self.messages is not None and self.messages.take_paste()

    def save(self) -> None:
        self.form.save()

    def save_and_next(self) -> None:
        self.form.save_and_next()

    def open_record(self, id: int) -> None:
        self.table.stand_on(id)
        self._open_in_form(id)

    def papers(self) -> Sequence[Printable]:
        from desktop_app.papers.of_records import list_and_record

        return list_and_record(
            self, self.record_type, self._own_filter(), self.model, self.form.record_id
        )

    def switch_pane(self) -> None:
        focused = self.focusWidget()
        if focused is not None and self.form.isAncestorOf(focused) and focused.hasFocus():
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.form.take_focus()

    def _open_in_form(self, id: int) -> None:
        self.form.show_record(id)
        self.form.take_focus()

    def _saved(self, id: int) -> None:
        # It may lie outside the filter, and stays in the form all the same.
        self._just_written = True
        self.table.stand_on(id)

    def position(self) -> tuple[float, float] | None:
        return self.form.position()

    def put_away(self) -> None:
        self.form.keep_draft()
        self.table.save_layout()
        if self.splitter.property("sized"):
            self.context.settings.set_layout(
                f"split-{self.record_type.name}", {"form": self.splitter.sizes()[-1]}
            )

    def dispose(self) -> None:
        self.form.dispose()

    def selected_ids(self) -> list[int]:
        return self.table.selected_ids()

    def _show_row_menu(self, at: QPoint) -> None:
        """What can be done with the selected rows."""
        ids = self.table.selected_ids()
        if not ids:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("copy"), self.tr("Copy for Excel")).triggered.connect(
            lambda _on=False: self.table.copy_rows()
        )
        if len(ids) == 2 and self._may_merge():
            menu.addAction(icon("columns"), self.tr("Compare and merge…")).triggered.connect(
                lambda _on=False: self.context.compare_requested.emit(self.record_type.name, *ids)
            )
        if self.context.filter.current.voided:
            label, call = self.tr("Restore {count}"), self._restore_rows
        else:
            label, call = self.tr("Void {count}"), self._void_rows
        menu.addAction(icon("trash"), label.format(count=len(ids))).triggered.connect(
            lambda _on=False: call(ids)
        )
        menu.popup(at)

    def _may_merge(self) -> bool:
        return self.record_type.name in LOOKED_AT and not self.context.filter.current.voided

    def _void_rows(self, ids: list[int]) -> None:
        operations.void_records(
            self.context, self.record_type, ids, owner=self, done=self.form.offer_restore
        )

    def _restore_rows(self, ids: list[int]) -> None:
        operations.restore_records(self.context, self.record_type, ids, owner=self)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_columns"):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._columns.setToolTip(self.tr("Columns"))
        self._columns.setAccessibleName(self.tr("Columns"))
        self.table.setAccessibleName(i18n.show(self.record_type.label_plural))
        if self.states.currentWidget() is self.state:
            self._show_empty()
        if self.model.complete:
            self._announce_count()


def filter_parts(record_type: RecordType) -> tuple[str, ...]:
    """Which parts of the filter narrow these records, fields with a chip of their own by name."""
    parts = []
    if record_type.dated:
        parts.append("dates")
    for name, part, kind in (
        ("species_id", "species", Kind.SPECIES),
        ("place_code", "places", Kind.PLACE),
        ("status", "statuses", Kind.CHOICE),
    ):
        spec = record_type.by_name.get(name)
        if spec is not None and spec.kind is kind:
            parts.append(part)
    if record_type.located:
        parts.append("area")
    return (*parts, *_CHIPS.get(record_type.name, ()), "text")
