"""What pictures and online maps add to the panel of layers: ways in, a form, what is known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from db.layers.layer import Layer
from db.tiles import adding as pictures
from desktop_app.dialogs import choosers
from desktop_app.tiles.about import PictureAbout
from desktop_app.tiles.adding import PictureAdding
from desktop_app.tiles.online_form import OnlineForm

if TYPE_CHECKING:
    from desktop_app.map.layers.panel import LayersPanel


class PicturePart(QObject):
    """Belongs to one `LayersPanel`. The files it takes in go the way of the panel's own."""

    def __init__(self, panel: LayersPanel) -> None:
        super().__init__(panel)
        self._panel, self._control = panel, panel.control
        self.adding = PictureAdding(panel.control)
        self.about = PictureAbout(panel.control, panel)
        self.form = OnlineForm(panel.control, panel)
        self.menu = QMenu(panel.add)
        self.actions = {name: QAction(self.menu) for name in ("file", "relief", "online")}
        for action in self.actions.values():
            self.menu.addAction(action)
        self.actions["file"].triggered.connect(panel.choose_file)
        self.actions["relief"].triggered.connect(self.choose_heights)
        self.actions["online"].triggered.connect(self.ask_online)
        panel.add.setMenu(self.menu)
        self.adding.progressed.connect(panel.work.show_progress)
        self.adding.ended.connect(panel.end)
        self.adding.failed.connect(panel.fail)
        self.adding.added.connect(panel.added)
        self.adding.crs_wanted.connect(
            lambda path, found, candidates: panel.ask_crs(path, found, candidates, self.adding)
        )
        panel.work.cancel.clicked.connect(self._cancel)
        self.about.change_wanted.connect(self._change)
        self.about.retry_wanted.connect(self._retry)
        self.form.ready.connect(self._ready)
        self.form.left.connect(lambda: panel.asking(False))
        panel.installEventFilter(self)
        self._retranslate()

    def take(self, paths: Sequence[Path]) -> list[Path]:
        """Take in those of the files that are pictures; the others."""
        mine = [path for path in paths if path.suffix.lower() in pictures.ENDINGS]
        if mine:
            self.adding.begin(mine)
        return [path for path in paths if path not in mine]

    def choose_heights(self) -> None:
        """Ask for elevation files and make them the finer relief."""
        endings = " ".join(f"*{ending}" for ending in pictures.RASTERS)
        paths = choosers.several(
            self._panel, self._control.context.settings,
            self.tr("Elevation for the relief of the map"), f"{self.tr('Elevation')} ({endings})",
        )  # fmt: skip
        if paths:
            self._panel.notice.hide()
            self.adding.begin(paths, relief=True)

    def ask_online(self) -> None:
        """Ask for a map of a server."""
        self._panel.notice.hide()
        self._panel.asking(True)
        self.form.begin()

    def _change(self, uuid: str) -> None:
        layer = self._control.layer(uuid)
        if layer is not None:
            self._panel.asking(True)
            self.form.change(layer)

    def _retry(self, uuid: str) -> None:
        self._control.troubles.pop(uuid, None)
        self._control.map.tiles.retry(uuid)
        self._control.changed.emit()

    def _ready(self, layer: Layer) -> None:
        self._panel.asking(False)
        if self._control.layer(layer.uuid) is not None:
            self._control.troubles.pop(layer.uuid, None)
            self._control.change(layer)
        else:
            self._control.add(layer)
            self._panel.added(layer)

    def _cancel(self) -> None:
        if self.adding.busy:
            self.adding.cancel()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange and watched is self._panel:
            self._retranslate()
        return False

    def _retranslate(self) -> None:
        self.actions["file"].setText(self.tr("Shapes or pictures from a file…"))
        self.actions["relief"].setText(self.tr("Elevation: a finer relief…"))
        self.actions["online"].setText(self.tr("Map of a server…"))
