"""An empty sheet for collecting: which columns, in which language, and where to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)

from db.exchange.template import TYPES, template_fields, usual_fields
from db.fields import Need
from db.record_types import record_type
from desktop_app import i18n, operations
from desktop_app.context import Context
from desktop_app.dialogs import choosers
from desktop_app.exchange.column_picker import ColumnPicker
from desktop_app.filters.popup import Popup
from desktop_app.notice import Notice
from forms import theme

if TYPE_CHECKING:
    from db.record_types import RecordType


class TemplatePopup(Popup):
    """Stands under its button; the notice says where the sheet is and opens it."""

    def __init__(
        self, context: Context, record_type: RecordType, opener: QWidget, notice: Notice
    ) -> None:
        super().__init__(opener)
        self._context, self._notice = context, notice
        self.setFixedWidth(340)
        title = QLabel(self.tr("Empty sheet for collecting"), self)
        theme.set_look(title, "title")
        lead = QLabel(
            self.tr(
                "An Excel file with lists and checks, to be filled in elsewhere. What comes back "
                "is taken in without questions."
            ),
            self,
        )
        lead.setWordWrap(True)
        theme.set_look(lead, "quiet")
        self.type = QComboBox(self)
        self.type.setAccessibleName(self.tr("Records"))
        for name in TYPES:
            self.type.addItem(i18n.show(_type(name).label_plural), name)
        self.type.setCurrentIndex(max(0, self.type.findData(record_type.name)))
        self.languages: dict[str, QRadioButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout()
        for code, words in i18n.languages():
            button = QRadioButton(words, self)
            button.setChecked(code == i18n.language())
            group.addButton(button)
            row.addWidget(button)
            self.languages[code] = button
        row.addStretch(1)
        heading = QLabel(self.tr("Columns"), self)
        theme.set_look(heading, "heading")
        self.picker = ColumnPicker(self)
        self.save = QPushButton(self.tr("Save as…"), self)
        theme.set_look(self.save, "accent")
        for above in (title, lead, self.type):
            self.body.addWidget(above)
        self.body.addLayout(row)
        for below in (heading, self.picker, self.save):
            self.body.addWidget(below)
        self.type.currentIndexChanged.connect(lambda _row: self._show_columns())
        for button in self.languages.values():
            button.toggled.connect(lambda on: self._show_columns(self._keys()) if on else None)
        self.save.clicked.connect(self._save)
        self._show_columns()
        self.save.setFocus()

    @property
    def record_type(self) -> RecordType:
        return _type(self.type.currentData())

    def _language(self) -> str:
        return next(code for code, button in self.languages.items() if button.isChecked())

    def _keys(self) -> tuple[str, ...]:
        return self.picker.keys()

    def _show_columns(self, chosen: tuple[str, ...] | None = None) -> None:
        type = self.record_type
        translate = i18n.translate_for(self._language())
        known = [
            (
                spec.name,
                translate(spec.label) + (" *" if spec.need is Need.REQUIRED else ""),
            )
            for spec in template_fields(type)
        ]
        self.picker.show_columns(known, chosen or usual_fields(type))

    def _save(self) -> None:
        context, notice, type = self._context, self._notice, self.record_type
        language, fields = self._language(), self._keys()
        window = self.parentWidget()
        assert window is not None
        words = {
            "done": self.tr("The empty sheet is in {name}."),
            "open": self.tr("Open the file"),
            "folder": self.tr("Open the folder"),
            "name": self.tr("{records} to fill in"),
        }
        self.close()
        proposed = words["name"].format(records=i18n.translate_for(language)(type.label_plural))
        path = choosers.save_workbook(window, context.settings, proposed, ".xlsx")
        if path is None:
            return

        def done(_none: object) -> None:
            notice.say(
                "good",
                words["done"].format(name=path.name),
                (words["open"], lambda: _open(path)),
                (words["folder"], lambda: _open(path.parent)),
            )

        operations.write_template(
            context, type, path, fields=fields, language=language, owner=notice, done=done
        )


def _type(name: str) -> RecordType:
    return record_type(name)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def marked_type(path: Path) -> RecordType | None:
    """The records a filled sheet of ours was made for; None for every other file."""
    from db.exchange.template_mark import mark_of

    mark = mark_of(path)
    return _type(mark.record_type) if mark is not None and mark.record_type in TYPES else None
