"""Writing records into a workbook: which of them, which columns, in which language, and where to.

One click for who wants what they had last time; the columns unfold for who wants others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)

from db.conversion import Words
from db.errors import UserError
from db.exchange.profile import ExportProfile, forget_profile, keep_profile, profiles
from db.exchange.workbook_out import export_columns
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.dialogs import choosers
from desktop_app.exchange.column_picker import ColumnPicker
from desktop_app.exchange.export_run import ExportRun, write_gis_project
from desktop_app.filters.popup import Popup
from desktop_app.notice import Notice
from desktop_app.text_line import TextLine
from forms import theme

if TYPE_CHECKING:
    from db.record_types import RecordType


class ExportPopup(Popup):
    """Stands under the Export button; what comes of it is said in the window's notice.

    selected: ids of the rows picked in the table, in its order.
    """

    def __init__(
        self,
        context: Context,
        record_type: RecordType,
        opener: QWidget,
        notice: Notice,
        selected: Sequence[int] = (),
    ) -> None:
        super().__init__(opener)
        assert context.store is not None
        self._context, self._store = context, context.store
        self._type = record_type
        self._notice = notice
        self._selected = tuple(selected)
        self.setFixedWidth(340)
        title = QLabel(self.tr("Export"), self)
        theme.set_look(title, "title")
        self.body.addWidget(title)
        self._add_scope()
        self._add_shape()
        self._add_columns()
        self.save = QPushButton(self.tr("Save as…"), self)
        theme.set_look(self.save, "accent")
        self.save.clicked.connect(self._save)
        self.body.addWidget(self.save)
        self.gis = QPushButton(self.tr("Show on a map in QGIS…"), self)
        theme.set_look(self.gis, "link")
        self.gis.setVisible(record_type.located and self._store.path is not None)
        self.gis.clicked.connect(self._show_in_gis)
        self.body.addWidget(self.gis)
        self._read_profiles()
        self._recall()
        self.save.setFocus()

    # --- putting together ---

    def _add_scope(self) -> None:
        count = len(self._selected)
        self.filtered = QRadioButton(self.tr("The records of the filter"), self)
        self.all = QRadioButton(self.tr("All records"), self)
        self.picked = QRadioButton(
            self.tr("The {count} selected rows").format(count=f"{count:,}"), self
        )
        self.picked.setVisible(count > 1)
        self.filtered.setEnabled(not self._context.filter.current.is_empty())
        scope = QButtonGroup(self)
        for button in (self.picked, self.filtered, self.all):
            scope.addButton(button)
            self.body.addWidget(button)
        if count > 1:
            self.picked.setChecked(True)
        else:
            (self.filtered if self.filtered.isEnabled() else self.all).setChecked(True)

    def _add_shape(self) -> None:
        """Format and language, a row of buttons each."""
        self.formats: dict[str, QRadioButton] = {}
        self._row(self.tr("As"), self.formats, (
            ("xlsx", self.tr("Excel (.xlsx)")), ("csv", self.tr("Text (.csv)"))
        ))  # fmt: skip
        self.formats["xlsx"].setChecked(True)
        self.languages: dict[str, QRadioButton] = {}
        self._row(self.tr("Headers and words in"), self.languages, i18n.languages())
        self.languages[i18n.language()].setChecked(True)
        for button in self.languages.values():
            button.toggled.connect(self._language_changed)

    def _row(
        self, heading: str, into: dict[str, QRadioButton], choices: Sequence[tuple[str, str]]
    ) -> None:
        label = QLabel(heading, self)
        theme.set_look(label, "heading")
        self.body.addWidget(label)
        row = QHBoxLayout()
        group = QButtonGroup(self)
        for code, name in choices:
            button = QRadioButton(name, self)
            group.addButton(button)
            row.addWidget(button)
            into[code] = button
        row.addStretch(1)
        self.body.addLayout(row)

    def _add_columns(self) -> None:
        label = QLabel(self.tr("Columns"), self)
        theme.set_look(label, "heading")
        self.profile = QComboBox(self)
        self.profile.setAccessibleName(self.tr("Export profile"))
        self.unfold = QPushButton(self.tr("Choose…"), self)
        self.unfold.setCheckable(True)
        theme.set_look(self.unfold, "quiet")
        row = QHBoxLayout()
        row.addWidget(self.profile, 1)
        row.addWidget(self.unfold)
        self.picker = ColumnPicker(self)
        self.name = TextLine(self)
        self.name.setPlaceholderText(self.tr("Name, to keep it as a profile"))
        self.name.setAccessibleName(self.tr("Name of the profile"))
        self.keep = QPushButton(self.tr("Keep"), self)
        self.forget = QPushButton(self.tr("Forget"), self)
        self._keeping = QWidget(self)
        keeping = QHBoxLayout(self._keeping)
        keeping.setContentsMargins(0, 0, 0, 0)
        keeping.addWidget(self.name, 1)
        for button in (self.keep, self.forget):
            theme.set_look(button, "quiet")
            keeping.addWidget(button)
        self.trouble = QLabel(self)
        self.trouble.setWordWrap(True)
        theme.set_look(self.trouble, "error")
        self.body.addWidget(label)
        self.body.addLayout(row)
        for widget in (self.picker, self._keeping, self.trouble):
            self.body.addWidget(widget)
            widget.hide()
        self.unfold.toggled.connect(self._unfolded)
        self.profile.currentIndexChanged.connect(self._profile_chosen)
        self.picker.changed.connect(lambda: self.save.setEnabled(bool(self.picker.keys())))
        self.keep.clicked.connect(self._keep)
        self.name.returnPressed.connect(self._keep)
        self.forget.clicked.connect(self._forget)

    # --- profiles ---

    def _read_profiles(self, chosen: str = "") -> None:
        self._profiles = profiles(self._store, self._type.name)
        self.profile.blockSignals(True)
        self.profile.clear()
        self.profile.addItem(self.tr("All columns"))
        for one in self._profiles:
            self.profile.addItem(one.name)
        names = [one.name for one in self._profiles]
        self.profile.setCurrentIndex(names.index(chosen) + 1 if chosen in names else 0)
        self.profile.blockSignals(False)
        self._profile_chosen()

    @property
    def chosen(self) -> ExportProfile:
        """The profile in the list; without a name and with all columns for none."""
        row = self.profile.currentIndex() - 1
        return self._profiles[row] if row >= 0 else ExportProfile("", self._type.name)

    def _profile_chosen(self) -> None:
        profile = self.chosen
        self.name.setText(profile.name)
        self.forget.setEnabled(bool(profile.name))
        if profile.name:
            self.formats[profile.format].setChecked(True)
            if profile.language in self.languages:
                self.languages[profile.language].setChecked(True)
            scopes = {"selection": self.picked, "filter": self.filtered, "all": self.all}
            wanted = scopes[profile.scope]
            if wanted.isEnabled() and not (wanted is self.picked and len(self._selected) < 2):
                wanted.setChecked(True)
        self._show_columns(profile.columns)

    def _show_columns(self, chosen: Sequence[str]) -> None:
        reference = self._context.reference
        assert reference is not None
        language = self._language()
        words = Words(i18n.translate_for(language), reference, language)
        known = [(column.key, column.header) for column in export_columns(self._type, words)]
        self.picker.show_columns(known, chosen)
        self.save.setEnabled(True) if hasattr(self, "save") else None

    def _language_changed(self, on: bool) -> None:
        if on and hasattr(self, "picker"):
            self._show_columns(self._columns())

    def _language(self) -> str:
        return next(code for code, button in self.languages.items() if button.isChecked())

    def _columns(self) -> tuple[str, ...]:
        """The ticked columns; () when all are, in their usual order."""
        keys = self.picker.keys()
        reference = self._context.reference
        assert reference is not None
        words = Words(str, reference, "en")
        return () if keys == tuple(c.key for c in export_columns(self._type, words)) else keys

    def _wanted(self) -> ExportProfile:
        """What the popup shows, as a profile."""
        scope = "selection" if self.picked.isChecked() else "all"
        return ExportProfile(
            self.chosen.name,
            self._type.name,
            self._columns(),
            self._language(),
            next(code for code, button in self.formats.items() if button.isChecked()),
            "filter" if self.filtered.isChecked() else scope,
        )

    def _unfolded(self, on: bool) -> None:
        self.picker.setVisible(on)
        self._keeping.setVisible(on)
        self.trouble.setVisible(on and bool(self.trouble.text()))
        self.open()
        if on:
            self.picker.list.setFocus()

    def _keep(self) -> None:
        profile = replace(self._wanted(), name=self.name.text().strip())
        if self._tried(lambda: keep_profile(self._store, profile, author=self._context.user)):
            self._read_profiles(profile.name)

    def _forget(self) -> None:
        profile = self.chosen
        if self._tried(lambda: forget_profile(self._store, profile, author=self._context.user)):
            self._read_profiles()

    def _tried(self, call: object) -> bool:
        assert callable(call)
        words = ""
        try:
            call()
        except UserError as error:
            words = i18n.show(error.text)
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        return not words

    # --- last time ---

    @property
    def _memory(self) -> str:
        return f"export-{self._type.name}"

    def _recall(self) -> None:
        last = self._context.settings.layout(self._memory)
        name = last.get("profile")
        if isinstance(name, str) and name:
            self._read_profiles(name)
        if last.get("format") in self.formats:
            self.formats[last["format"]].setChecked(True)

    # --- writing ---

    def _save(self) -> None:
        context, record_type, profile = self._context, self._type, self._wanted()
        filter = context.filter.current
        if profile.scope != "filter":
            filter = type(filter)()
        ids = self._selected if profile.scope == "selection" else None
        context.settings.set_layout(
            self._memory, {"profile": profile.name, "format": profile.format}
        )
        window, notice = self.parentWidget(), self._notice
        assert window is not None
        proposed = " ".join(
            (profile.name or i18n.show(record_type.label_plural), dt.date.today().isoformat())
        )
        self.close()
        path = choosers.save_workbook(window, context.settings, proposed, f".{profile.format}")
        if path is not None:
            ExportRun(context, notice).begin(record_type, path, profile, filter, ids)

    def _show_in_gis(self) -> None:
        self.close()
        write_gis_project(self._context, self._notice)
