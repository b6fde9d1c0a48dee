"""Writing the filtered records into a workbook: in which language, and where to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)

from db.errors import UserError
from desktop_app import i18n, operations
from desktop_app.context import Context
from desktop_app.dialogs import choosers
from desktop_app.filters.popup import Popup
from forms import theme

if TYPE_CHECKING:
    from db.record_types import RecordType


class ExportPopup(Popup):
    """Stands under the Export button; what comes of it is said in the footer."""

    def __init__(self, context: Context, record_type: RecordType, opener: QWidget) -> None:
        super().__init__(opener)
        self._context = context
        self._type = record_type
        self.setFixedWidth(300)
        title = QLabel(self.tr("Excel workbook"), self)
        theme.set_look(title, "title")
        self.filtered = QRadioButton(self.tr("The records of the filter"), self)
        self.all = QRadioButton(self.tr("All records"), self)
        has_filter = not context.filter.current.is_empty()
        self.filtered.setEnabled(has_filter)
        (self.filtered if has_filter else self.all).setChecked(True)
        scope = QButtonGroup(self)
        scope.addButton(self.filtered)
        scope.addButton(self.all)
        headers = QLabel(self.tr("Headers and words in"), self)
        theme.set_look(headers, "heading")
        self.languages: dict[str, QRadioButton] = {}
        row = QHBoxLayout()
        group = QButtonGroup(self)
        for code, name in i18n.languages():
            button = QRadioButton(name, self)
            button.setChecked(code == i18n.language())
            group.addButton(button)
            row.addWidget(button)
            self.languages[code] = button
        row.addStretch(1)
        self.save = QPushButton(self.tr("Save as…"), self)
        theme.set_look(self.save, "accent")
        self.save.clicked.connect(self._save)
        for widget in (title, self.filtered, self.all, headers):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.body.addWidget(self.save)

    def _save(self) -> None:
        context, record_type = self._context, self._type
        current = context.filter.current
        wanted = current if self.filtered.isChecked() else type(current)()
        language = next(c for c, button in self.languages.items() if button.isChecked())
        words = {
            "done": self.tr("Exported {count} records to {name}"),
            "working": self.tr("Exporting… {done} of {total}"),
        }
        window = self.parentWidget()
        assert window is not None
        self.close()
        proposed = f"{i18n.show(record_type.label_plural)} {dt.date.today().isoformat()}"
        path = choosers.save_workbook(window, context.settings, proposed)
        if path is None:
            return

        def failed(error: BaseException) -> None:
            if isinstance(error, UserError):
                context.tasks.refused.emit(error)

        def say_done(count: int) -> None:
            context.status_message.emit(words["done"].format(count=f"{count:,}", name=path.name))

        operations.export_records(
            context, record_type, path, filter=wanted, language=language,
            progress=lambda done, total: context.status_message.emit(
                words["working"].format(done=f"{done:,}", total=f"{total:,}")),
            done=say_done,
            failed=failed,
        )  # fmt: skip
