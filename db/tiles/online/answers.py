"""What a server's answer means: a picture, nothing there, or a reason in words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from db.text import Text, translate_noop
from db.tiles import picture


class Outcome(StrEnum):
    """PICTURE: with `data`. NOTHING: the server has no tile there. REFUSED: not before somebody
    changes something (the key). BUSY: later. OFFLINE: the network or the server is away."""

    PICTURE = "picture"
    NOTHING = "nothing"
    REFUSED = "refused"
    BUSY = "busy"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, judged. keep: whether the server allows it to be kept."""

    outcome: Outcome
    data: bytes = b""
    text: Text | None = None
    keep: bool = True


WRONG_KEY: Final = translate_noop(
    "Online", "{server} does not accept the key: check it, and for what use it was given."
)
NOT_ALLOWED: Final = translate_noop("Online", "{server} refuses this map ({status}).")
NO_MAP: Final = translate_noop(
    "Online",
    "{server} answers with something that is no picture: check the address, or sign in to the "
    "network first.",
)
BUSY: Final = translate_noop(
    "Online", "{server} is busy or the day's allowance is used up; it is asked again later."
)
OFFLINE: Final = translate_noop(
    "Online", "{server} cannot be reached: only what was looked at before is shown."
)
NO_SUCH: Final = translate_noop("Online", "{server} has no map at this address.")

_PAUSED: Final = frozenset({408, 418, 420, 429, 500, 502, 503, 504})
_ABOUT_KEYS: Final = ("key", "密钥", "token", "permission", "许可", "权限", "认证", "非法")


def judged(status: int, body: bytes, server: str, headers: dict[str, str]) -> Answer:
    """The meaning of an HTTP answer. server: its name for sentences. headers: lower-case names.

    status: 0 when no answer came at all.
    """
    keep = "no-store" not in headers.get("cache-control", "").lower()
    if status == 0:
        return Answer(Outcome.OFFLINE, text=OFFLINE.format(server=server))
    if status == 200:
        if picture.whole(body) is not None:
            return Answer(Outcome.PICTURE, body, keep=keep)
        if not body:
            return Answer(Outcome.NOTHING, keep=keep)
        if picture.media_type(body) is not None:  # cut off on its way
            return Answer(Outcome.BUSY, text=BUSY.format(server=server))
        text = WRONG_KEY if _speaks_of_a_key(body) else NO_MAP
        return Answer(Outcome.REFUSED, text=text.format(server=server))
    if status in (204, 404, 410):
        return Answer(Outcome.NOTHING, text=NO_SUCH.format(server=server), keep=keep)
    if status in (401, 407) or (status in (400, 403, 418) and _speaks_of_a_key(body)):
        return Answer(Outcome.REFUSED, text=WRONG_KEY.format(server=server))
    if status in _PAUSED:
        return Answer(Outcome.BUSY, text=BUSY.format(server=server))
    text = WRONG_KEY if status == 403 and not body else NOT_ALLOWED
    return Answer(Outcome.REFUSED, text=text.format(server=server, status=status))


def _speaks_of_a_key(body: bytes) -> bool:
    """Whether an answer in words is about the key. Its own words are not shown: they are a
    stranger's."""
    words = body[:4000].decode("utf-8", "replace")
    try:
        value = json.loads(words)
        words = json.dumps(value, ensure_ascii=False)
    except ValueError:
        if "<html" in words.lower():
            return False
    words = words.lower()
    return any(word in words for word in _ABOUT_KEYS)
