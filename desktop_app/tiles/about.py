"""What is known of the current layer when it is one of pictures, and what can be done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.layers.layer import Layer, LayerKind
from db.places.datum import SHORT_NAMES
from db.tiles import adding
from forms import theme

if TYPE_CHECKING:
    from desktop_app.map.layers.control import LayersControl


class PictureAbout(QFrame):
    """change_wanted: address or key of the layer. retry_wanted: its server is to be asked again."""

    change_wanted = Signal(str)
    retry_wanted = Signal(str)

    def __init__(self, control: LayersControl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self.uuid = ""
        self.words = QLabel(self)
        self.words.setObjectName("small")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.change, self.retry = QPushButton(self), QPushButton(self)
        for button in (self.change, self.retry):
            theme.set_look(button, "quiet")
        row = QHBoxLayout()
        row.addWidget(self.change)
        row.addWidget(self.retry)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.words)
        layout.addLayout(row)
        self.change.clicked.connect(lambda: self.change_wanted.emit(self.uuid))
        self.retry.clicked.connect(lambda: self.retry_wanted.emit(self.uuid))
        control.changed.connect(self.refresh)
        self.refresh()

    def show_layer(self, uuid: str) -> None:
        """Tell of this layer; of none when it is one of shapes."""
        self.uuid = uuid
        self.refresh()

    def refresh(self) -> None:
        layer = self._control.layer(self.uuid)
        if layer is None or layer.kind is LayerKind.VECTOR:
            self.hide()
            return
        online = layer.kind is LayerKind.ONLINE
        self.words.setText(self._said(layer))
        self.change.setText(self.tr("Address and key…"))
        self.retry.setText(self.tr("Try again"))
        self.change.setVisible(online)
        self.retry.setVisible(online and self.uuid in self._control.troubles)
        self.show()

    def _said(self, layer: Layer) -> str:
        low, high, _box = adding.reach(layer)
        parts = [self.tr("Zoom {low} to {high}").format(low=low, high=high)]
        if layer.datum != "wgs84":
            parts.append(SHORT_NAMES[layer.datum])
        if layer.kind is LayerKind.ONLINE:
            days = int(layer.options.get("keep_days") or 0)
            kept = (
                self.tr("what was looked at is kept for {days} days").format(days=days)
                if days
                else self.tr("nothing is kept: its terms forbid it, or you do")
            )
            return layer.address + "\n" + " · ".join([*parts, kept])
        store = self._control.context.store
        file = adding.file_of(store.path if store is not None else None, layer)
        try:
            size = file.stat().st_size if file is not None else 0
            parts.append(f"{size / 1e6:,.1f} MB")
        except OSError:
            pass
        if adding.is_relief(layer):
            parts.append(self.tr("shaded relief; altitudes are held against it"))
        return " · ".join(parts)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)
