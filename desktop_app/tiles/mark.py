"""The mark that a map uses the network now, in the bar over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolButton

from db.layers.layer import LayerKind
from desktop_app.tiles.shown import PictureLayers
from forms.icons import icon

if TYPE_CHECKING:
    from desktop_app.map.layers.control import LayersControl
    from desktop_app.pages.map_page import MapPage


class NetworkMark(QToolButton):
    """Shown while a layer that is shown asks a server; opens the list of layers."""

    def __init__(self, control: LayersControl, pictures: PictureLayers) -> None:
        super().__init__()
        self._control = control
        self.setIcon(icon("world", "doubt"))
        self.setIconSize(QSize(16, 16))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoRaise(True)
        self.hide()
        pictures.network_used.connect(self.setVisible)
        control.changed.connect(self._retranslate)
        self._retranslate()

    def _retranslate(self) -> None:
        names = [
            layer.name
            for layer in self._control.layers
            if layer.kind is LayerKind.ONLINE and layer.visible
        ]
        self.setText(self.tr("Online"))
        self.setToolTip(
            self.tr("Pictures are fetched from the network for: {layers}").format(
                layers=", ".join(names)
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def offer_pictures(page: MapPage) -> PictureLayers:
    """Give the map page the pictures among its layers, and the mark that tells of the network."""
    pictures = PictureLayers(page.layers)
    pictures.mark = NetworkMark(page.layers, pictures)
    page.bar.add_widget(pictures.mark, panel=True)
    pictures.mark.clicked.connect(lambda: page.side.open("layers"))
    return pictures
