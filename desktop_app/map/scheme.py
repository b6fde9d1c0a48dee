"""The closed world of the map page: an own URL scheme, what it serves, and what it lets through.

Everything the page may have is in one list here. What is not in it does not exist, what is not of
our scheme is blocked before it leaves the process.
"""

from __future__ import annotations

import functools
import logging
import re
from collections import Counter
from typing import Any
from urllib.parse import urlsplit

import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

import resources
from db.tiles import picture
from desktop_app.map import base_page
from desktop_app.tiles.service import TileService
from forms.editors.relief import Tiles

log = logging.getLogger(__name__)

SCHEME = b"snowtrack"
HOST = "map"
PAGE_URL = "snowtrack://map/"

_JS, _CSS, _JSON = b"text/javascript", b"text/css", b"application/json"
FILES: dict[str, bytes] = {
    "web/leaflet/leaflet.js": _JS,
    "web/leaflet/leaflet.css": _CSS,
    "web/map/map.css": _CSS,
    **{name: _JS for name in base_page.SCRIPTS if name.startswith("web/map/")},
    "basemap/water.topojson": _JSON,
    "basemap/boundaries.topojson": _JSON,
    "basemap/counties.geojson": _JSON,
    "basemap/settlements.geojson": _JSON,
    "basemap/waters.geojson": _JSON,
    "basemap/peaks.geojson": _JSON,
}
_TILE = re.compile(r"tiles/(\d{1,2})/(\d{1,7})/(\d{1,7})\.webp")
# uuid of the layer, a number that changes with what it shows, zoom, column, row
_LAYER_TILE = re.compile(r"layers/([0-9a-f-]{8,40})/\d{1,9}/(\d{1,2})/(\d{1,8})/(\d{1,8})")


def register_scheme() -> None:
    """Make `snowtrack:` known to Chromium: before its first profile is made, and once."""
    if QWebEngineUrlScheme.schemeByName(SCHEME).name() == SCHEME:
        return
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    flag = QWebEngineUrlScheme.Flag
    scheme.setFlags(
        flag.SecureScheme | flag.LocalAccessAllowed | flag.CorsEnabled | flag.FetchApiAllowed
    )
    QWebEngineUrlScheme.registerScheme(scheme)


class Handler(QWebEngineUrlSchemeHandler):
    """Answers requests of the page from the list of this module."""

    def __init__(self, parent: QObject | None = None, layers: TileService | None = None) -> None:
        super().__init__(parent)
        self._tiles = Tiles(resources.path("basemap/relief.mbtiles"))
        self._layers = layers

    def close(self) -> None:
        self._tiles.close()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        error = QWebEngineUrlRequestJob.Error
        url = job.requestUrl()
        if url.host() != HOST or job.requestMethod() != b"GET":
            job.fail(error.RequestDenied)
            return
        name = url.path().removeprefix("/")
        if self._layers is not None and (tile := _LAYER_TILE.fullmatch(name)) is not None:
            key, *numbers = tile.groups()
            zoom, column, row = map(int, numbers)
            self._answer_later(job, self._layers, key, (zoom, column, row))
            return
        answer = self._answer(name)
        if answer is None:
            log.warning("the map page asked for something it does not have: %s", url.path())
            job.fail(error.UrlNotFound)
            return
        body, kind, headers = answer
        _reply(job, body, kind, headers)

    def _answer_later(
        self,
        job: QWebEngineUrlRequestJob,
        layers: TileService,
        key: str,
        tile: tuple[int, int, int],
    ) -> None:
        """A tile of an office's layer: read in a thread or fetched, and answered when it is there.

        The page takes back what it no longer wants; the job goes then, and so must the question.
        """
        request = layers.ask(
            key, *tile, answer=lambda data: _reply(job, data, _kind(data), _headers())
        )
        if request.wanted:
            job.destroyed.connect(request.cancel)

    def _answer(self, name: str) -> tuple[bytes, bytes, dict[Any, Any]] | None:
        headers = _headers()
        if name == "":
            html, nonce = base_page.load()
            policy = base_page.policy(nonce, SCHEME.decode() + ":")
            headers[QByteArray(b"Content-Security-Policy")] = [QByteArray(policy.encode())]
            return html.encode(), b"text/html", headers
        if name == "qwebchannel.js":
            return _channel_script(), _JS, headers
        if (tile := _TILE.fullmatch(name)) is not None:
            zoom, column, row = map(int, tile.groups())
            image = self._tiles.tile(zoom, column, row)
            if image is None:
                return picture.CLEAR, b"image/png", headers
            return image, b"image/webp", headers
        if name in FILES:
            path = resources.path(name)
            if path.is_file():
                return path.read_bytes(), FILES[name], headers
        return None


def _headers() -> dict[Any, Any]:
    return {QByteArray(b"X-Content-Type-Options"): [QByteArray(b"nosniff")]}


def _kind(data: bytes) -> bytes:
    return (picture.media_type(data) or picture.PNG).encode()


def _reply(job: QWebEngineUrlRequestJob, body: bytes, kind: bytes, headers: dict[Any, Any]) -> None:
    if not shiboken6.isValid(job):
        return
    job.setAdditionalResponseHeaders(headers)
    buffer = QBuffer(job)
    buffer.setData(body)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    job.reply(kind, buffer)


@functools.cache
def _channel_script() -> bytes:
    source = QFile(":/qtwebchannel/qwebchannel.js")
    if not source.open(QIODevice.OpenModeFlag.ReadOnly):
        raise RuntimeError("Qt lacks its web channel script")
    try:
        return bytes(source.readAll().data())
    finally:
        source.close()


class Guard(QWebEngineUrlRequestInterceptor):
    """Lets our own scheme through and blocks everything else.

    allowed, blocked: how many requests of which "scheme://host" there were. Paths and queries are
    not kept: they might say where an animal is.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.allowed: Counter[str] = Counter()
        self.blocked: Counter[str] = Counter()

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        parts = urlsplit(info.requestUrl().toString())
        target = f"{parts.scheme}://{parts.hostname or ''}"
        ours = parts.scheme == SCHEME.decode() and parts.hostname == HOST
        # Small pictures that stand in the address itself; as a page they could carry a script.
        inline = (
            parts.scheme == "data"
            and info.resourceType() == QWebEngineUrlRequestInfo.ResourceType.ResourceTypeImage
        )
        if ours or inline:
            self.allowed[target] += 1
            return
        info.block(True)
        self.blocked[target] += 1
        log.warning("the map page was kept from reaching %s", target)
