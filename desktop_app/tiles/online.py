"""Tiles of servers: from the cache or fetched, drawn on the map's own grid in their true place."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

from db.text import Text
from db.tiles.online import resampling
from db.tiles.online.answers import Answer, Outcome
from db.tiles.online.cache import TileCache
from db.tiles.online.source import OnlineSource
from desktop_app.tiles.network import Server

log = logging.getLogger(__name__)

_RAW_BYTES: Final = 16_000_000
_COARSER: Final = 3  # zooms up, where nothing else is known

Submit = Callable[[Callable[[], None]], Future[None]]
Post = Callable[[Callable[[], None]], None]
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class OnlineLayer:
    """A layer of a server. key: names it in addresses of the page (a uuid)."""

    key: str
    source: OnlineSource


@dataclass(slots=True)
class Drawing:
    """A tile of the map while its parts are gathered. `drop` when nobody waits for it any more."""

    layer: OnlineLayer
    at: Place
    wanted: Callable[[], bool]
    done: Callable[[bytes | None, bool], None]
    plan: resampling.Plan | None = None
    pictures: dict[resampling.Key, bytes] = field(default_factory=dict)
    missing: list[resampling.Key] = field(default_factory=list)
    open: int = 0
    complete: bool = True
    drops: list[Callable[[], None]] = field(default_factory=list)

    def drop(self) -> None:
        for each in self.drops:
            each()


class OnlineTiles(QObject):
    """Draws tiles of servers for `TileService`, whose threads and whose queue it uses.

    trouble: key of a layer and a `Text`; an empty one: all is well again. recovered: key of a layer
    whose server answers again, so that what was missing should be asked for anew.
    """

    trouble = Signal(str, object)
    recovered = Signal(str)

    def __init__(self, submit: Submit, post: Post, parent: QObject) -> None:
        super().__init__(parent)
        self._submit, self._post = submit, post
        self._layers: dict[str, OnlineLayer] = {}
        self._servers: dict[str, Server] = {}
        self._proxies: dict[str, QNetworkProxy] = {}
        self._refused: dict[str, Answer] = {}  # key of a layer -> why it is not asked any more
        self._said: dict[str, Text] = {}
        self._cache: TileCache | None = None
        self._lock = threading.Lock()
        self._raw: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._raw_bytes = 0

    # --- which layers are shown (main thread) ---

    def set_layers(self, layers: tuple[OnlineLayer, ...]) -> None:
        """Ask for these and no others."""
        wanted = {layer.key: layer for layer in layers}
        changed = [key for key, layer in self._layers.items() if wanted.get(key) != layer]
        for key in changed:
            self._refused.pop(key, None)
            self._said.pop(key, None)
        self._layers = wanted
        living = {server_of(address) for layer in layers for address in _addresses(layer.source)}
        for name in [name for name in self._servers if name not in living]:
            server = self._servers.pop(name)
            server.close()
            server.deleteLater()

    def layer(self, key: str) -> OnlineLayer | None:
        return self._layers.get(key)

    def retry(self, key: str) -> None:
        """Ask a server again that refused, e.g. after somebody looked at the key."""
        self._refused.pop(key, None)

    def close(self) -> None:
        """Stop all requests and close the cache; both begin anew when a tile is asked for."""
        for server in self._servers.values():
            server.close()
            server.deleteLater()
        self._servers.clear()
        cache, self._cache = self._cache, None
        if cache is not None:
            cache.close()
        self._raw.clear()
        self._raw_bytes = 0

    # --- one tile ---

    def ask(
        self,
        layer: OnlineLayer,
        at: Place,
        wanted: Callable[[], bool],
        done: Callable[[bytes | None, bool], None],
    ) -> Drawing:
        """Draw a tile; done(picture or None, whether it is all that the server has)."""
        drawing = Drawing(layer, at, wanted, done)
        self._submit(lambda: self._plan(drawing))
        return drawing

    def _plan(self, drawing: Drawing) -> None:
        """In a thread: what is needed, and what of it is here."""
        try:
            if not drawing.wanted():
                return
            source = drawing.layer.source
            drawing.plan = resampling.plan(source, *drawing.at)
            if drawing.plan is None:
                self._post(lambda: drawing.done(None, True))
                return
            for key in drawing.plan.tiles:
                known = self._known(source, drawing.plan, key)
                if known is not None:
                    drawing.pictures[key] = known[0]
                if known is None or not known[1]:
                    drawing.missing.append(key)
            for address in _addresses(source):
                name = server_of(address)
                if name not in self._proxies:  # may ask the system, which may take its time
                    self._proxies[name] = proxy_for(address)
            self._post(lambda: self._gather(drawing))
        except Exception:
            log.exception("a tile could not be planned")
            self._post(lambda: drawing.done(None, False))

    def _known(
        self, source: OnlineSource, plan: resampling.Plan, key: resampling.Key
    ) -> tuple[bytes, bool] | None:
        at = (source.name, _place(plan, key))
        raw = self._raw.get(at)
        if raw is not None:
            return raw, True
        return self._kept().get(*at, source.keep_days)

    def _kept(self) -> TileCache:
        with self._lock:
            if self._cache is None:
                self._cache = TileCache(cache_path())
            return self._cache

    def _gather(self, drawing: Drawing) -> None:
        """On the main thread: ask for what is missing."""
        layer = drawing.layer
        refused = self._refused.get(layer.key)
        if not drawing.wanted() or self._layers.get(layer.key) != layer:
            return
        assert drawing.plan is not None
        for key in list(drawing.missing):  # a neighbour may have fetched it meanwhile
            raw = self._raw.get((layer.source.name, _place(drawing.plan, key)))
            if raw is not None:
                drawing.pictures[key] = raw
                drawing.missing.remove(key)
        if refused is not None or not drawing.missing:
            drawing.complete = refused is None or not drawing.missing
            self._submit(lambda: self._draw(drawing))
            return
        drawing.open = len(drawing.missing)
        for key in drawing.missing:
            template = layer.source.addresses[key[0]]
            address = layer.source.address_of(template, drawing.plan.matrix, key[1], key[2])
            server = self._server(address, layer.source.parallel)
            drawing.drops.append(server.get(address, self._taker(drawing, key)))

    def _taker(self, drawing: Drawing, key: resampling.Key) -> Callable[[Answer], None]:
        return lambda answer: self._arrived(drawing, key, answer)

    def _server(self, address: str, parallel: int) -> Server:
        name = server_of(address)
        server = self._servers.get(name)
        if server is None:
            proxy = self._proxies.get(name, QNetworkProxy(QNetworkProxy.ProxyType.NoProxy))
            server = self._servers[name] = Server(name, parallel, proxy, self)
            server.recovered.connect(lambda: self._recovered(name))
        return server

    def _arrived(self, drawing: Drawing, key: resampling.Key, answer: Answer) -> None:
        layer, plan = drawing.layer, drawing.plan
        assert plan is not None
        drawing.open -= 1
        if answer.outcome == Outcome.PICTURE:
            drawing.pictures[key] = answer.data
            self._keep(layer.source, _place(plan, key), answer)
            self._say(layer, None)
        elif answer.outcome != Outcome.NOTHING:
            drawing.complete = False
            if answer.outcome == Outcome.REFUSED:
                self._refused[layer.key] = answer
            self._say(layer, answer.text)
        if drawing.open == 0:
            self._submit(lambda: self._draw(drawing))

    def _keep(self, source: OnlineSource, place: str, answer: Answer) -> None:
        at = (source.name, place)
        if at not in self._raw:
            self._raw[at] = answer.data
            self._raw_bytes += len(answer.data)
            while self._raw_bytes > _RAW_BYTES:
                self._raw_bytes -= len(self._raw.popitem(last=False)[1])
        if source.keep_days and answer.keep:
            self._submit(lambda: self._kept().put(*at, answer.data))

    def _draw(self, drawing: Drawing) -> None:
        """In a thread."""
        data = None
        try:
            if not drawing.wanted():
                return
            assert drawing.plan is not None
            data = resampling.drawn(drawing.plan, drawing.pictures)
            if data is None and not drawing.complete:
                data = self._coarser(drawing)
        except Exception:
            log.exception("a tile could not be drawn")
            drawing.complete = False
        self._post(lambda: drawing.done(data, drawing.complete))

    def _coarser(self, drawing: Drawing) -> bytes | None:
        """Without a network: what was looked at from further away, enlarged."""
        from db.tiles.enlarging import part_of

        zoom, column, row = drawing.at
        for up in range(1, min(_COARSER, zoom) + 1):
            plan = resampling.plan(drawing.layer.source, zoom - up, column >> up, row >> up)
            if plan is None:
                return None
            pictures = {}
            for key in plan.tiles:
                known = self._known(drawing.layer.source, plan, key)
                if known is not None:
                    pictures[key] = known[0]
            whole = resampling.drawn(plan, pictures)
            if whole is not None:
                return part_of(whole, up, column & ((1 << up) - 1), row & ((1 << up) - 1))
        return None

    # --- what is said ---

    def _say(self, layer: OnlineLayer, text: Text | None) -> None:
        if self._layers.get(layer.key) != layer or self._said.get(layer.key) == text:
            return
        if text is None:
            if self._said.pop(layer.key, None) is not None:
                self.trouble.emit(layer.key, Text("", ""))
            return
        self._said[layer.key] = text
        self.trouble.emit(layer.key, text)

    def _recovered(self, name: str) -> None:
        for layer in self._layers.values():
            if name in {server_of(address) for address in _addresses(layer.source)}:
                self._say(layer, None)
                self.recovered.emit(layer.key)


def cache_path() -> Path:
    """Where tiles that were looked at are kept on this computer."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)
    return Path(folder) / "snowtrack" / "tiles.sqlite"


def _place(plan: resampling.Plan, key: resampling.Key) -> str:
    return f"{key[0]}/{plan.matrix.name}/{key[1]}/{key[2]}"


def _addresses(source: OnlineSource) -> list[str]:
    hosts = source.hosts or ("",)
    return [address.replace("{s}", host) for address in source.addresses for host in hosts]


def server_of(address: str) -> str:
    """The name of a server; the numbered names of one are the same server."""
    host = urlsplit(address).netloc.rpartition("@")[2]
    first, dot, rest = host.partition(".")
    return rest if dot and "." in rest and len(first) <= 2 and not first.isdigit() else host


def proxy_for(address: str) -> QNetworkProxy:
    """The proxy that the system's settings name for an address."""
    found = QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(address)))
    return found[0] if found else QNetworkProxy(QNetworkProxy.ProxyType.NoProxy)
