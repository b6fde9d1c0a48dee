"""How layers come to the map page: their panel, its button, and files dropped on the map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QToolButton

from db.layers.copying import ENDINGS
from db.tiles import adding as pictures
from desktop_app.map.layers.adding import LayerAdding
from desktop_app.map.layers.control import LayersControl
from desktop_app.map.layers.panel import LayersPanel

if TYPE_CHECKING:
    from desktop_app.pages.map_page import MapPage

PANEL = "layers"


def offer_layers(page: MapPage) -> LayersControl:
    """Give the map page its layers."""
    control = LayersControl(page.context, page.map)
    adding = LayerAdding(control)
    page.offer_panel(PANEL, "stack-2", lambda: LayersPanel(control, adding))
    LayersDoor(page, page.bar.buttons[PANEL])
    if page.context.store is not None:
        control.reload()
    return control


class LayersDoor(QObject):
    """Lets files be dropped on the page, and keeps the button's words in the user's language."""

    def __init__(self, page: MapPage, button: QToolButton) -> None:
        super().__init__(page)
        self._page = page
        self._button = button
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        self._retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._page:
            return False
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            paths = _layer_files(event)
            if paths and self._page.context.store is not None:
                event.acceptProposedAction()
                self._page.side.open(PANEL)
                panel = self._page.side.panels[PANEL]
                assert isinstance(panel, LayersPanel)
                panel.take(paths)
                return True
        elif isinstance(event, QDragEnterEvent):
            if _layer_files(event) and self._page.context.store is not None:
                event.acceptProposedAction()
                return True
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return False

    def _retranslate(self) -> None:
        self._button.setText(self.tr("Layers"))
        self._button.setToolTip(self.tr("The office's own layers, and the parts of the map"))


def _layer_files(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in (*ENDINGS, *pictures.ENDINGS)]
