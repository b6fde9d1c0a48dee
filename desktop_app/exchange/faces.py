"""What the import page shows before and between previews: where to begin, and work under way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.record_types import STANDALONE_TYPES, RecordType, record_type
from desktop_app import i18n
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.changes import ImportBatch
    from desktop_app.exchange.import_drafts import Kept


_RECENT: Final = 5  # spreadsheets that are offered again


class StartFace(QFrame):
    """What to do first, and the imports made before.

    type_chosen: what the file holds. file_requested: the path of a spreadsheet looked at before;
    with corrections that were kept it comes with them.
    """

    type_chosen = Signal(object)
    file_requested = Signal(object, str)

    def __init__(self, target: RecordType) -> None:
        super().__init__()
        self._target = target
        self._title = QLabel()
        self._title.setObjectName("stateTitle")
        self._lead = QLabel()
        self._lead.setObjectName("stateText")
        self._lead.setWordWrap(True)
        self.choose = QPushButton()
        self.choose.setIcon(icon("file-spreadsheet", "accent_ink"))
        theme.set_look(self.choose, "accent")
        card = QFrame()
        theme.set_look(card, "drop")
        body = QVBoxLayout(card)
        body.setContentsMargins(20, 16, 20, 16)
        body.setSpacing(8)
        body.addWidget(self._title)
        body.addWidget(self._lead)
        self._holds = QLabel()
        self.type = QComboBox()
        self._holds.setBuddy(self.type)
        self.type.activated.connect(self._choose_type)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._holds)
        row.addWidget(self.type)
        row.addWidget(self.choose)
        row.addStretch(1)
        body.addLayout(row)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._actions.addStretch(1)
        body.addLayout(self._actions)
        self._again_title = QLabel()
        self._again_title.setObjectName("small")
        self._again = QVBoxLayout()
        self._again.setSpacing(2)
        body.addWidget(self._again_title)
        body.addLayout(self._again)
        self._files: tuple[Sequence[Kept], Sequence[Path]] = ((), ())
        self._earlier = QLabel()
        self._earlier.setObjectName("small")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        inner = QWidget()
        inner_layout = QVBoxLayout(inner)
        inner_layout.setContentsMargins(14, 14, 14, 14)
        inner_layout.setSpacing(10)
        inner_layout.addWidget(card)
        inner_layout.addSpacing(6)
        inner_layout.addWidget(self._earlier)
        inner_layout.addLayout(self._rows)
        inner_layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def add_action(self, button: QPushButton) -> None:
        """A further way to begin, e.g. an empty sheet for collecting; stands below the first."""
        self._actions.insertWidget(self._actions.count() - 1, button)

    def show_files(self, kept: Sequence[Kept], recent: Sequence[Path]) -> None:
        """Spreadsheets with corrections that were not applied, and those looked at lately."""
        self._files = kept, recent
        while self._again.count():
            widget = self._again.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        names = {one.path for one in kept}
        for one in kept[:_RECENT]:
            kind = i18n.show(record_type(one.record_type).label_plural)
            words = self.tr("Go on with {name}: {what}, corrected {when}").format(
                name=one.path.name, what=kind, when=one.kept_at.strftime("%m-%d %H:%M")
            )
            self._offer(words, "pencil", one.path, one.record_type)
        for path in [path for path in recent if path not in names][: _RECENT - len(kept)]:
            self._offer(path.name, "file-spreadsheet", path, "")
        self._again_title.setVisible(self._again.count() > 0)

    def _offer(self, words: str, name: str, path: Path, kind: str) -> None:
        button = QPushButton(words)
        button.setIcon(icon(name, "accent"))
        button.setToolTip(str(path))
        theme.set_look(button, "link")
        button.clicked.connect(lambda: self.file_requested.emit(path, kind))
        self._again.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_type(self, target: RecordType) -> None:
        """Which records the next file will become."""
        self._target = target
        self.retranslate()

    def _choose_type(self, row: int) -> None:
        self.type_chosen.emit(STANDALONE_TYPES[row])

    def show_imports(self, imports: list[ImportBatch], undo: object) -> None:
        while self._rows.count():
            widget = self._rows.takeAt(0).widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._earlier.setVisible(bool(imports))
        for batch in imports:
            self._rows.addWidget(self._line(batch, undo))

    def _line(self, batch: ImportBatch, undo: object) -> QFrame:
        line = QFrame()
        line.setObjectName("card")
        row = QHBoxLayout(line)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(14)
        when = batch.at.astimezone(dt.datetime.now().astimezone().tzinfo)
        count = (
            self.tr("1 record") if batch.records == 1
            else self.tr("{count} records").format(count=f"{batch.records:,}")
        )  # fmt: skip
        what = i18n.show(record_type(batch.record_type).label_plural)
        for text, look in (
            (when.strftime("%Y-%m-%d %H:%M"), "quiet"), (batch.source or "", ""),
            (what, "quiet"), (count, "quiet"), (batch.author, "quiet"),
        ):  # fmt: skip
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            if look:
                theme.set_look(label, look)
            row.addWidget(label)
        row.addStretch(1)
        if batch.undone:
            tag = QLabel(self.tr("Taken back"))
            theme.set_look(tag, "tag")
            row.addWidget(tag)
        else:
            button = QPushButton(self.tr("Undo this import"))
            button.setIcon(icon("arrow-back-up"))
            button.clicked.connect(lambda: undo(batch))  # type: ignore[operator]
            row.addWidget(button)
        return line

    def retranslate(self) -> None:
        self._title.setText(
            self.tr("Import a spreadsheet: {what}").format(
                what=i18n.show(self._target.label_plural)
            )
        )
        self._holds.setText(self.tr("It holds"))
        self.type.clear()
        for kind in STANDALONE_TYPES:
            self.type.addItem(icon(kind.icon), i18n.show(kind.label_plural))
        self.type.setCurrentIndex(STANDALONE_TYPES.index(self._target))
        self._lead.setText(self.tr(
            "Excel, ODS or CSV, as the office keeps it: title rows and totals may stay. Every row "
            "is shown before anything is written, and one click takes an import back. Drop a file "
            "here, or paste rows copied in Excel (Ctrl+V)."))  # fmt: skip
        self.choose.setText(self.tr("Choose a file…"))
        self._again_title.setText(self.tr("Lately"))
        self.show_files(*self._files)
        self._earlier.setText(self.tr("Imports so far"))


class WorkFace(QWidget):
    """A bar that moves while a file is read or written, and a way to stop.

    Meanwhile the first rows stand there as they are in the file, where they will stay.
    """

    def __init__(self) -> None:
        super().__init__()
        self._what = QLabel()
        self._what.setObjectName("stateTitle")
        self._what.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(320)
        self._bar.setTextVisible(False)
        self._rows = QLabel()
        self._rows.setObjectName("stateText")
        self._rows.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.cancel = QPushButton()
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._what)
        for widget in (self._bar, self._rows, self.cancel):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def begin(self, what: str) -> None:
        self._what.setText(what)
        self._rows.clear()
        self._bar.setRange(0, 0)

    def progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._rows.setText(
            self.tr("{done} of {total}").format(done=f"{done:,}", total=f"{total:,}")
            if total else f"{done:,}")  # fmt: skip
