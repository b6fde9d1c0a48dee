"""Requests for map tiles: made by the program, few at a time, and only for layers that are shown.

Nothing here knows records or positions; what goes out is the address of a tile and the name of the
program. Addresses hold the office's key and are never logged.
"""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkProxy, QNetworkReply, QNetworkRequest

from db.text import translate_noop
from db.tiles import picture
from db.tiles.online.answers import OFFLINE, Answer, Outcome, judged
from desktop_app import __version__

log = logging.getLogger(__name__)

AGENT: Final = f"Snowtrack/{__version__} (wildlife records of conservation offices)"
TIMEOUT_MS: Final = 20_000
_FIRST_PAUSE: Final = 15.0  # seconds until a server that was away is asked again
_LONGEST_PAUSE: Final = 300.0
_REDIRECTS: Final = 3

CERTIFICATE: Final = translate_noop(
    "Online", "{server} cannot prove who it is: is the clock of this computer right?"
)

Done = Callable[[Answer], None]


class Wanted:
    """One address that somebody, or several, wait for. `drop` when one of them no longer does."""

    def __init__(self, address: str, largest: int, words: bool) -> None:
        self.address, self.largest, self.words = address, largest, words
        self.callers: dict[int, Done] = {}
        self.reply: QNetworkReply | None = None
        self._next = 0

    def add(self, done: Done) -> int:
        self._next += 1
        self.callers[self._next] = done
        return self._next


class Server(QObject):
    """One server: its queue (the newest first), its pauses, its proxy.

    answered: an `Outcome`; recovered: it answers again after it was away or busy.
    """

    recovered = Signal()

    def __init__(self, name: str, parallel: int, proxy: QNetworkProxy, parent: QObject) -> None:
        super().__init__(parent)
        self.name, self._parallel = name, parallel
        self._manager = QNetworkAccessManager(self)
        self._manager.setProxy(proxy)
        self._waiting: OrderedDict[str, Wanted] = OrderedDict()
        self._running: dict[str, Wanted] = {}
        self._pause = _FIRST_PAUSE
        self._quiet_until = 0.0
        self._away: Answer | None = None
        self._probe = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask_again)

    def get(
        self, address: str, done: Done, largest: int = picture.LARGEST, *, words: bool = False
    ) -> Callable[[], None]:
        """Ask for an address, once however many want it; the way to stop waiting for it.

        words: the answer is a text, not a picture. While the server is away the answer comes at
        once, and says so.
        """
        if self._away is not None and time.monotonic() < self._quiet_until:
            done(self._away)
            return lambda: None
        wanted = self._running.get(address) or self._waiting.get(address)
        if wanted is None:
            wanted = self._waiting[address] = Wanted(address, largest, words)
        number = wanted.add(done)
        self._next()
        asked = wanted

        def drop() -> None:
            asked.callers.pop(number, None)
            # What is under way may finish: it was paid for, and is kept for the next time.
            if not asked.callers:
                self._waiting.pop(address, None)

        return drop

    def close(self) -> None:
        """Stop everything; nobody is answered."""
        self._timer.stop()
        self._waiting.clear()
        running, self._running = self._running, {}
        for wanted in running.values():
            wanted.callers.clear()
            if wanted.reply is not None and shiboken6.isValid(wanted.reply):
                wanted.reply.abort()

    def _next(self) -> None:
        while self._waiting and len(self._running) < self._parallel:
            _address, wanted = self._waiting.popitem(last=True)
            self._start(wanted)

    def _start(self, wanted: Wanted) -> None:
        request = QNetworkRequest(QUrl(wanted.address))
        attribute = QNetworkRequest.Attribute
        manual = QNetworkRequest.LoadControl.Manual
        for each in (
            attribute.CookieLoadControlAttribute,
            attribute.CookieSaveControlAttribute,
            attribute.AuthenticationReuseAttribute,
        ):
            request.setAttribute(each, manual)
        request.setAttribute(
            attribute.RedirectPolicyAttribute,
            QNetworkRequest.RedirectPolicy.NoLessSafeRedirectPolicy,
        )
        request.setMaximumRedirectsAllowed(_REDIRECTS)
        request.setHeader(QNetworkRequest.KnownHeaders.UserAgentHeader, AGENT)
        request.setTransferTimeout(TIMEOUT_MS)
        self._running[wanted.address] = wanted
        reply = wanted.reply = self._manager.get(request)
        reply.downloadProgress.connect(
            lambda got, _total: reply.abort() if got > wanted.largest else None
        )
        reply.finished.connect(lambda: self._finished(wanted, reply))

    def _finished(self, wanted: Wanted, reply: QNetworkReply) -> None:
        reply.deleteLater()
        if self._running.pop(wanted.address, None) is None:
            return  # all was stopped
        status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        headers = {
            name: bytes(reply.rawHeader(name).data()).decode("latin-1")
            for name in ("cache-control", "retry-after")
        }
        body = bytes(reply.readAll().data()) if reply.isOpen() else b""
        error = reply.error()
        if error == QNetworkReply.NetworkError.SslHandshakeFailedError:
            answer = Answer(Outcome.OFFLINE, text=CERTIFICATE.format(server=self.name))
        elif status is None or error == QNetworkReply.NetworkError.OperationCanceledError:
            answer = Answer(Outcome.OFFLINE, text=OFFLINE.format(server=self.name))
        elif wanted.words and int(status) == 200:
            answer = Answer(Outcome.PICTURE, body)
        else:
            answer = judged(int(status), body, self.name, headers)
        self._note(answer, wanted.address, headers["retry-after"])
        callers, wanted.callers = dict(wanted.callers), {}
        for done in callers.values():
            done(answer)
        self._next()

    def _note(self, answer: Answer, address: str, later: str) -> None:
        """Be quiet for a while when the server is away or busy; then try one address only."""
        if answer.outcome not in (Outcome.OFFLINE, Outcome.BUSY):
            was_away, self._away = self._away is not None, None
            self._pause = _FIRST_PAUSE
            self._timer.stop()
            if was_away:
                self.recovered.emit()
            return
        log.info("a map server is %s", answer.outcome)
        wait = self._pause
        if later.isdigit():
            wait = min(float(later), 3600.0)
        self._away = answer
        self._quiet_until = time.monotonic() + wait
        self._pause = min(_LONGEST_PAUSE, self._pause * 2)
        self._probe = address
        self._timer.start(int(wait * 1000) + 50)
        waiting, self._waiting = self._waiting, OrderedDict()
        for wanted in waiting.values():
            for done in list(wanted.callers.values()):
                done(answer)

    def _ask_again(self) -> None:
        if not self._running:
            self.get(self._probe, lambda _answer: None)
