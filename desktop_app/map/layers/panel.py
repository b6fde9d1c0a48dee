"""The panel beside the map: the office's layers, and the parts of the shipped map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
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
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.layers.copying import Found
from db.layers.crs import Candidate
from db.layers.keeping import BASE_PARTS
from db.layers.layer import Layer
from db.text import Text
from desktop_app import i18n
from desktop_app.dialogs import choosers
from desktop_app.map.layers.adding import LayerAdding
from desktop_app.map.layers.control import LayersControl
from desktop_app.map.layers.editor import LayerEditor
from desktop_app.map.layers.model import UUID, LayerModel
from desktop_app.map.layers.questions import CrsQuestion, PartsQuestion
from desktop_app.notice import Notice
from desktop_app.tiles.panel_part import PicturePart
from forms import theme
from forms.icons import icon

_MOST_ROWS = 8  # of the list before it scrolls
_ROW = 34


class LayerList(QListView):
    """Space shows and hides, Alt with an arrow key moves, F2 renames, Delete takes away."""

    delete_wanted = Signal()

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
        if event.key() == Qt.Key.Key_Delete and row >= 0:
            self.delete_wanted.emit()
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
        self._question = False
        self._chosen_next = ""  # a layer that is on its way into the list
        self.notice = Notice(self)
        self.list = LayerList(self.model, self)
        self.empty = QLabel(self)
        self.empty.setObjectName("stateText")
        self.empty.setWordWrap(True)
        self.add = QPushButton(self)
        self.add.setIcon(icon("plus", "label"))
        self.work = LayerWork(self)
        self.tools = {
            name: self._tool(name) for name in ("arrow-back-up", "maximize", "pencil", "trash")
        }
        self.editor = LayerEditor(control, self)
        self.parts = PartsQuestion(self)
        self.crs = CrsQuestion(control, self)
        self._asker: Any = adding
        self.pictures = PicturePart(self)
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
        row.setSpacing(2)
        row.addWidget(self.add)
        row.addStretch(1)
        for button in self.tools.values():
            row.addWidget(button)
        body.addLayout(row)
        body.addWidget(self.parts)
        body.addWidget(self.crs)
        body.addWidget(self.pictures.form)
        body.addWidget(self.pictures.about)
        body.addWidget(self.editor)
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
        self.work.cancel.clicked.connect(adding.cancel)
        adding.progressed.connect(self.work.show_progress)
        adding.ended.connect(self.end)
        adding.failed.connect(self.fail)
        adding.added.connect(self.added)
        adding.parts_wanted.connect(self._ask_parts)
        adding.crs_wanted.connect(self.ask_crs)
        self.parts.chosen.connect(self._take_parts)
        self.parts.left.connect(self._leave)
        self.crs.chosen.connect(self._take_crs)
        self.crs.left.connect(self._skip)
        self.editor.file_wanted.connect(self._choose_again)
        self.editor.coordinates_wanted.connect(self._other_coordinates)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.delete_wanted.connect(self.remove)
        control.changed.connect(self._renew)
        self._retranslate()
        self._renew()

    def choose_file(self) -> None:
        """Ask for files and take them in."""
        self.take(choosers.layer_files(self, self.control.context.settings))

    def take(self, paths: list[Path]) -> None:
        """Take files in that were dropped on the map."""
        self.notice.hide()
        others = self.pictures.take(paths)
        if others:
            self.adding.begin(others)

    def end(self) -> None:
        self.work.hide()
        if self._question:
            self.parts.hide()
            self.crs.hide()
            self.asking(False)
        self.control.preview((), "", "")

    def fail(self, text: Text) -> None:
        self.notice.say("error", i18n.show(text))

    def added(self, layer: Layer) -> None:
        self._chosen_next = layer.uuid
        self._renew()
        self.control.zoom_to_new(layer)

    # --- questions about a file -------------------------------------------------------------------

    def _ask_parts(self, path: Path, found: list[Found]) -> None:
        self.work.hide()
        self.asking(True)
        self.parts.ask(path, found)

    def _take_parts(self, chosen: list[Found]) -> None:
        self.parts.hide()
        self.asking(False)
        self.adding.choose_parts(chosen)

    def _leave(self) -> None:
        self.parts.hide()
        self.asking(False)
        self.adding.cancel()

    def ask_crs(
        self, path: Path, found: Found, candidates: list[Candidate], asker: Any = None
    ) -> None:
        """Ask in which coordinates a file is; asker: who wants to know, if not `adding`."""
        self.work.hide()
        self.asking(True)
        self._asker = asker or self.adding
        self.crs.ask(path, found, candidates)

    def _take_crs(self, crs: str, datum: str) -> None:
        self.asking(False)
        self._asker.choose_crs(crs, datum)

    def _skip(self) -> None:
        self.asking(False)
        self._asker.skip()

    def asking(self, on: bool) -> None:
        """A question stands alone: what else the panel has waits behind it."""
        self._question = on
        for widget in (
            self.list, self.empty, self.add, self.editor, self.base_head, self.pictures.about,
        ):  # fmt: skip
            widget.setVisible(not on)
        for each in (*self.tools.values(), *self.base.values()):
            each.setVisible(not on)
        if not on:
            self._renew()

    def _choose_again(self, uuid: str) -> None:
        layer = self.control.layer(uuid)
        paths = choosers.layer_files(self, self.control.context.settings)
        if layer is not None and paths:
            self.adding.replace(layer, paths[0])

    def _other_coordinates(self, uuid: str) -> None:
        layer = self.control.layer(uuid)
        if layer is None:
            return
        path = Path(layer.file)
        if not path.is_file():
            paths = choosers.layer_files(self, self.control.context.settings)
            if not paths:
                return
            path = paths[0]
        self.adding.replace(layer, path, asking=True)

    # --- the current layer ------------------------------------------------------------------------

    def _tool(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIcon(icon(name, "label"))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._press(name))
        return button

    def _press(self, name: str) -> None:
        if name == "arrow-back-up":
            self.control.undo()
        elif name == "maximize":
            self.control.zoom_to(self.current())
        elif name == "pencil":
            self.list.edit(self.list.currentIndex())
        elif name == "trash":
            self.remove()

    def current(self) -> str:
        """The uuid of the current layer, or ""."""
        return str(self.list.currentIndex().data(UUID) or "")

    def remove(self) -> None:
        """Take the current layer off the map, and offer to bring it back."""
        layer = self.control.layer(self.current())
        if layer is None:
            return
        row = self.list.currentIndex().row()
        self.control.remove(layer.uuid)
        self.list.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1)))
        self.control.context.offered.emit(
            self.tr("“{layer}” is off the map.").format(layer=layer.name),
            self.tr("Undo"),
            self.control.undo,
        )

    def _current_changed(self) -> None:
        self.editor.show_layer(self.current())
        self.pictures.about.show_layer(self.current())
        self._renew_tools()

    def _renew_tools(self) -> None:
        some = bool(self.current())
        for name, button in self.tools.items():
            button.setEnabled(self.control.can_undo if name == "arrow-back-up" else some)

    def _renew(self) -> None:
        self._renew_tools()
        if self._question:
            return
        if self._chosen_next and self.model.row_of(self._chosen_next) >= 0:
            self.list.choose(self._chosen_next)
            self._chosen_next = ""
        current = self.current()
        if current != self.editor.uuid:
            if self.model.row_of(self.editor.uuid) >= 0:  # the list was read anew
                self.list.choose(self.editor.uuid)
            else:
                self.editor.show_layer(current)
                self.pictures.about.show_layer(current)
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
                "the file on the map or choose it here: GeoPackage, Shapefile, GeoJSON, KML, GPX; "
                "aerial pictures and elevation (GeoTIFF), MBTiles and PMTiles; or a map of a "
                "server."
            )
        )
        self.add.setText(self.tr("&Add layer…"))
        for name, text in (
            ("arrow-back-up", self.tr("Undo the last change of a layer")),
            ("maximize", self.tr("Show all of it")),
            ("pencil", self.tr("Rename (F2)")),
            ("trash", self.tr("Take off the map (Del)")),
        ):
            self.tools[name].setToolTip(text)
            self.tools[name].setAccessibleName(text)
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
