"""The panel beside the map: the office's layers, and the parts of the shipped map."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.layers.keeping import BASE_PARTS
from db.layers.layer import Layer
from db.text import Text
from desktop_app import i18n
from desktop_app.dialogs import choosers
from desktop_app.map.layers.adding import LayerAdding
from desktop_app.map.layers.control import LayersControl
from desktop_app.map.layers.model import UUID, LayerModel
from desktop_app.notice import Notice
from forms import theme
from forms.icons import icon

_MOST_ROWS = 8  # of the list before it scrolls
_ROW = 34


class LayerList(QListView):
    """Space shows and hides, Alt with an arrow key moves, F2 renames, Delete takes away."""

    def __init__(self, model: LayerModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._layers = model
        self.setObjectName("layers")
        self.setModel(model)
        self.setIconSize(QSize(22, 18))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and row >= 0:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                uuid = self.currentIndex().data(UUID)
                self._layers.move(row, row + step)
                self.choose(uuid)
                return
        super().keyPressEvent(event)

    def choose(self, uuid: str) -> None:
        """Let this layer be the current one."""
        row = self._layers.row_of(uuid)
        if row >= 0:
            self.setCurrentIndex(self._layers.index(row))


class LayersPanel(QWidget):
    """The list with what can be done to the current layer, and where new ones come in."""

    def __init__(self, control: LayersControl, adding: LayerAdding) -> None:
        super().__init__()
        self.control = control
        self.adding = adding
        self.model = LayerModel(control)
        self.notice = Notice(self)
        self.list = LayerList(self.model, self)
        self.empty = QLabel(self)
        self.empty.setObjectName("stateText")
        self.empty.setWordWrap(True)
        self.add = QPushButton(self)
        self.add.setIcon(icon("plus", "label"))
        self.work = LayerWork(self)
        self.base_head = QLabel(self)
        self.base_head.setObjectName("small")
        self.base = {part: QCheckBox(self) for part in BASE_PARTS}
        inner = QWidget(self)
        body = QVBoxLayout(inner)
        body.setContentsMargins(14, 10, 14, 12)
        body.setSpacing(8)
        body.addWidget(self.empty)
        body.addWidget(self.list)
        body.addWidget(self.work)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        body.addLayout(row)
        self.details = QVBoxLayout()
        body.addLayout(self.details)
        body.addSpacing(6)
        body.addWidget(self.base_head)
        for box in self.base.values():
            body.addWidget(box)
            box.clicked.connect(self._base_clicked)
        body.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(scroll, 1)
        self.setFocusProxy(self.list)
        self.add.clicked.connect(self.choose_file)
        self.work.cancel.clicked.connect(adding.cancel)
        adding.progressed.connect(self.work.show_progress)
        adding.ended.connect(self.work.hide)
        adding.failed.connect(self._failed)
        adding.added.connect(self._added)
        control.changed.connect(self._renew)
        self._retranslate()
        self._renew()

    def choose_file(self) -> None:
        """Ask for files and take them in."""
        for path in choosers.layer_files(self, self.control.context.settings):
            self.adding.begin([path])

    def take(self, paths: list[Path]) -> None:
        """Take files in that were dropped on the map."""
        self.notice.hide()
        self.adding.begin(paths)

    def _failed(self, text: Text) -> None:
        self.notice.say("error", i18n.show(text))

    def _added(self, layer: Layer) -> None:
        QTimer.singleShot(0, self, lambda: self.list.choose(layer.uuid))
        self.control.zoom_to_new(layer)

    def _renew(self) -> None:
        rows = len(self.model.layers)
        self.empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(min(_MOST_ROWS, rows) * _ROW + 6)
        for part, box in self.base.items():
            box.setChecked(part not in self.control.hidden)

    def _base_clicked(self) -> None:
        self.control.hide_base(
            frozenset(part for part, box in self.base.items() if not box.isChecked())
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Layers"))
        self.list.setAccessibleName(self.tr("Layers"))
        self.empty.setText(
            self.tr(
                "No layers yet. Add the zones of a park, a grid or the borders of townships: drop "
                "the file on the map or choose it here. GeoPackage, Shapefile, GeoJSON, KML "
                "and GPX can be read."
            )
        )
        self.add.setText(self.tr("&Add layer…"))
        self.base_head.setText(self.tr("Shipped map"))
        names = {
            "names": self.tr("Names"),
            "boundaries": self.tr("Boundaries"),
            "water": self.tr("Lakes and rivers"),
            "relief": self.tr("Relief"),
        }
        for part, box in self.base.items():
            box.setText(names[part])


class LayerWork(QFrame):
    """A file on its way in, with a way to stop it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.cancel = QPushButton(self)
        theme.set_look(self.cancel, "quiet")
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addLayout(row)
        self._name, self._done, self._of = "", 0, 0
        self.hide()

    def show_progress(self, name: str, done: int, of: int) -> None:
        self._name, self._done, self._of = name, done, of
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self._say()
        self.show()

    def _say(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        if self._of:
            self.label.setText(
                self.tr("{name}: {done} of {count} shapes").format(
                    name=self._name, done=f"{self._done:,}", count=f"{self._of:,}"
                )
            )
        else:
            self.label.setText(self.tr("Reading {name}…").format(name=self._name))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
