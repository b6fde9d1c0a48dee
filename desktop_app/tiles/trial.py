"""One question to a server before its map becomes a layer: does it answer, does the key fit?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QNetworkProxy

from db.text import Text, translate_noop
from db.tiles import mercator
from db.tiles.online import capabilities, resampling
from db.tiles.online.answers import OFFLINE, Answer, Outcome
from db.tiles.online.source import OnlineSource
from desktop_app.tasks import Tasks
from desktop_app.tiles.network import Server
from desktop_app.tiles.online import proxy_for, server_of

_PLACE: Final = (36.62, 101.77)  # Xining: every map of the plateau has it
NOT_A_MAP: Final = translate_noop(
    "Online", "{server} answered, but not with a map of this area at zoom {zoom}."
)


class Trial(QObject):
    """Asks once; nothing is kept. A new question takes the place of the one before."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._server: Server | None = None
        self._turn = 0

    def close(self) -> None:
        """Stop asking; nobody is answered any more."""
        self._turn += 1
        server, self._server = self._server, None
        if server is not None:
            server.close()
            server.deleteLater()

    def tile(
        self, source: OnlineSource, zoom: int, done: Callable[[bytes, Text | None], None]
    ) -> None:
        """One tile around Xining: done(picture, None) or done(b"", what is wrong)."""
        x, y = mercator.pixel(*_PLACE, zoom)
        plan = resampling.plan(source, zoom, int(x // 256), int(y // 256))
        if plan is None:
            done(b"", NOT_A_MAP.format(server=server_of(source.addresses[0]), zoom=zoom))
            return
        _layer, column, row = plan.tiles[0]
        address = source.address_of(source.addresses[0], plan.matrix, column, row)

        def judged(answer: Answer, server: str) -> None:
            if answer.outcome == Outcome.PICTURE:
                done(answer.data, None)
            elif answer.outcome == Outcome.NOTHING:
                done(b"", NOT_A_MAP.format(server=server, zoom=zoom))
            else:
                done(b"", answer.text or OFFLINE.format(server=server))

        self._ask(address, judged)

    def maps(self, address: str, done: Callable[[bytes, Text | None], None]) -> None:
        """The list of maps of a WMTS service, as it came: done(xml, None) or done(b"", why not)."""

        def judged(answer: Answer, server: str) -> None:
            if answer.data:
                done(answer.data, None)
            else:
                done(b"", answer.text or OFFLINE.format(server=server))

        self._ask(address, judged, words=True)

    def _ask(
        self, address: str, done: Callable[[Answer, str], None], *, words: bool = False
    ) -> None:
        self.close()
        turn = self._turn

        def begin(proxy: Any) -> None:
            if turn != self._turn:
                return
            server = self._server = Server(
                server_of(address), 1, proxy if proxy is not None else QNetworkProxy(), self
            )
            largest = capabilities.LARGEST if words else 8_000_000
            server.get(
                address,
                lambda answer: done(answer, server.name) if turn == self._turn else None,
                largest,
                words=words,
            )

        self._tasks.background(proxy_for, address, owner=self, done=begin)
