"""Which pictures the map shows: from the declared layers to the page and to what serves it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.layers.layer import Layer, LayerKind
from db.places import ground
from db.text import Text
from db.tiles import adding

if TYPE_CHECKING:
    from desktop_app.map.layers.control import LayersControl
    from desktop_app.tiles.online import OnlineLayer
    from desktop_app.tiles.service import TileFile


class PictureLayers(QObject):
    """Follows a `LayersControl`: tells the page which layers of pictures there are, lets its
    service have their files and servers, and gives their troubles to the list.

    network_used: whether a layer that is shown now asks a server.
    """

    network_used = Signal(bool)

    def __init__(self, control: LayersControl) -> None:
        super().__init__(control)
        self._control = control
        self._map = control.map
        self._stamps: dict[str, int] = {}
        self._known: dict[str, Layer] = {}
        self._heights: tuple[str, ...] = ()
        self._online = False
        self.mark: QWidget | None = None  # that the network is used, in the bar
        self._heard = False
        control.changed.connect(self.renew)

    @property
    def online(self) -> bool:
        """Whether a layer that is shown asks a server."""
        return self._online

    def renew(self) -> None:
        """Show what is declared now."""
        layers = [one for one in self._control.layers if one.kind is not LayerKind.VECTOR]
        for layer in layers:
            before = self._known.get(layer.uuid)
            if before is not None and _content(before) != _content(layer):
                self._stamps[layer.uuid] = self._stamps.get(layer.uuid, 0) + 1
        self._known = {layer.uuid: layer for layer in layers}
        shown = [layer for layer in layers if layer.visible]
        self._serve(shown)
        self._map.tell("tiles", self.entries(shown))
        self._use_heights(layers)
        online = any(layer.kind is LayerKind.ONLINE for layer in shown)
        if online != self._online:
            self._online = online
            self.network_used.emit(online)

    def entries(self, shown: Sequence[Layer]) -> list[dict[str, Any]]:
        """What the page is told, the lowest layer first; finer relief lies under all others."""
        ordered = sorted(shown, key=lambda one: (not adding.is_relief(one), -one.order))
        return [_entry(one, self._stamps.get(one.uuid, 0)) for one in ordered]

    def _serve(self, shown: Sequence[Layer]) -> None:
        """Files and servers of what is shown; of nothing else."""
        if not shown and not self._heard:
            return  # the map has no pictures: its service need not even be loaded
        from desktop_app.tiles.service import TileFile

        tiles = self._map.tiles
        if not self._heard:
            self._heard = True
            tiles.trouble.connect(self._trouble)
            tiles.renewed.connect(self._ask_anew)
        store = self._control.context.store
        files: list[TileFile] = []
        online: list[OnlineLayer] = []
        for layer in shown:
            file = adding.file_of(store.path if store is not None else None, layer)
            if file is not None:
                files.append(TileFile(layer.uuid, file, layer.datum))
            elif layer.kind is LayerKind.ONLINE:
                found = _online(layer)
                if found is not None:
                    online.append(found)
        tiles.set_layers(tuple(files), tuple(online))

    def _trouble(self, key: str, text: Text) -> None:
        troubles = self._control.troubles
        if text.source:
            troubles[key] = text
        else:
            troubles.pop(key, None)
        self._control.changed.emit()

    def retry(self, key: str) -> None:
        """Ask for the tiles of a layer again, e.g. after a server refused."""
        self._control.troubles.pop(key, None)
        if self._heard:
            self._map.tiles.retry(key)

    def _ask_anew(self, key: str) -> None:
        self._stamps[key] = self._stamps.get(key, 0) + 1
        self.renew()

    def _use_heights(self, layers: Sequence[Layer]) -> None:
        """Altitudes are held against the reliefs of the office, shown or not."""
        reliefs = tuple(one.uuid for one in layers if adding.is_relief(one))
        if reliefs == self._heights:
            return
        self._heights = reliefs
        store = self._control.context.store
        if store is None:
            ground.use_finer(())
            return
        self._control.context.tasks.background(_read_heights, store)


def _read_heights(store: Any) -> None:
    ground.use_finer(adding.heights_of(store))


def _content(layer: Layer) -> tuple[Any, ...]:
    """What of a layer decides how its tiles look, as against how they are shown."""
    return layer.kind, layer.datum, layer.file, layer.options


def _online(layer: Layer) -> OnlineLayer | None:
    from db.tiles.online.source import from_options
    from desktop_app.tiles.online import OnlineLayer

    source = from_options(layer.options, layer.datum)
    return OnlineLayer(layer.uuid, source) if source is not None else None


def _entry(layer: Layer, stamp: int) -> dict[str, Any]:
    low, high, box = adding.reach(layer)
    return {
        "id": layer.uuid, "stamp": stamp, "low": low, "high": high, "box": list(box),
        "from": max(layer.min_zoom, low), "to": layer.max_zoom, "opacity": layer.style.opacity,
        "relief": adding.is_relief(layer), "online": layer.kind is LayerKind.ONLINE,
        "credit": layer.attribution,
    }  # fmt: skip
