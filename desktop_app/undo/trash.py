"""The way into the trash of a page of records, and out of it again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop_app import operations
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.changes import Changes
    from db.record_types import RecordType
    from desktop_app.context import Context
    from desktop_app.tables.view import RecordTableView


class TrashTools(QWidget):
    """A switch that shows the voided records, and while it is on a button that restores some.

    void: what Delete does with the selected rows of `table` outside of the trash.
    """

    def __init__(
        self,
        context: Context,
        record_type: RecordType,
        table: RecordTableView,
        void: Callable[[list[int]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._type = record_type
        self._table = table
        self._void = void
        self.restore = QPushButton(self)
        # Chips of the filter give way where there is little room, not the one button of the trash.
        self.restore.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restore.clicked.connect(self.restore_selected)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.switch = QPushButton(self)
        self.switch.setCheckable(True)
        self.switch.setIcon(icon("trash", "quiet", on="accent"))
        self.switch.setIconSize(QSize(16, 16))
        theme.set_look(self.switch, "quiet")
        self.switch.toggled.connect(lambda on: context.filter.set(voided=on))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.restore)
        layout.addWidget(self.switch)
        context.filter.changed.connect(self._follow)
        table.selectionModel().selectionChanged.connect(lambda *_: self._count())
        table.installEventFilter(self)
        self._retranslate()
        self._follow()

    @property
    def is_open(self) -> bool:
        """Whether the trash is shown."""
        return self._context.store is not None and self._context.filter.current.voided

    def restore_selected(self) -> None:
        """Bring the selected records back; why some cannot be is said in the window's notice."""
        ids = self._table.selected_ids()
        if self.is_open and ids:
            operations.restore_records(
                self._context, self._type, ids, owner=self, done=self._restored
            )

    def _restored(self, changes: Changes) -> None:
        count = len(changes.restored)
        self._context.status_message.emit(
            self.tr("1 record was restored.") if count == 1
            else self.tr("{count} records were restored.").format(count=f"{count:,}")
        )  # fmt: skip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Delete)
            and event.key() == Qt.Key.Key_Delete
        ):
            self._delete()
            return True
        return False

    def _delete(self) -> None:
        ids = self._table.selected_ids()
        if ids and not self.is_open:
            self._void(ids)

    def _follow(self) -> None:
        self.switch.blockSignals(True)
        self.switch.setChecked(self.is_open)
        self.switch.blockSignals(False)
        self.restore.setVisible(self.is_open)
        self._count()

    def _count(self) -> None:
        count = len(self._table.selected_ids()) if self.is_open else 0
        self.restore.setEnabled(bool(count))
        self.restore.setText(self.tr("&Restore"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "switch"):
            self._retranslate()
            self._count()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        name = self.tr("Trash: records that were voided")
        self.switch.setToolTip(name)
        self.switch.setAccessibleName(name)
        self.restore.setToolTip(self.tr("Bring the selected records back"))
