"""Positions in a message, and where in it their words stand as they were received."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from db.places.datum import distance_m
from db.places.locate import Position, PositionError, locate
from db.places.map_links import link_datum
from db.places.message import pieces
from db.text import Text

_LINKS = re.compile(
    r"(?:https?://|geo:|www\.)[^\s\u3000-\u303f\u3400-\u9fff，。；！？]+", re.IGNORECASE
)
_SAME = 20.0  # metres; two ways to say one place
_MAP_APPS = (
    ("bd09", re.compile(r"百度")),
    ("gcj02", re.compile(r"高德|腾讯|微信|共享位置|发送位置|Amap", re.IGNORECASE)),
)
_DEVICES = re.compile(r"GPS|手持机|北斗|奥维|两步路|卫星", re.IGNORECASE)
_WINDOW = 14  # characters before the numbers in which the name of an app says what they are


@dataclass(frozen=True, slots=True)
class Spot:
    """One reading of text[start:end] as a position."""

    start: int
    end: int
    position: Position
    sure: bool
    from_device: bool = False


def spots(text: str, near: tuple[float, float] | None) -> tuple[list[Spot], list[Text]]:
    """The positions in a text, the likeliest first, and what is wrong with its map links.

    near: see `db.places.locate`. One place said twice counts once, as a link where there is one.
    """
    places: list[list[Spot]] = []
    refused: list[Text] = []
    for start, end, words in _candidates(text):
        try:
            readings = _readings(text, start, end, words, near)
        except PositionError as problem:
            if words.lower().startswith(("http", "www")) and "short link" in problem.text.source:
                refused.append(problem.text)
            continue
        if readings and not any(_is_same(readings[0], one[0]) for one in places):
            places.append(readings)
    several = len(places) > 1
    found = [
        Spot(s.start, s.end, s.position, s.sure and not several, s.from_device)
        for place in places
        for s in place
    ]
    return found, [] if found else refused


def _candidates(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _LINKS.finditer(text):
        yield match.start(), match.end(), match[0]
    plain, places = _plain(text)
    for words in pieces(text):
        span = _find(plain, words)
        if span is None:
            yield 0, 0, words
        else:
            start, end = places[span[0]], places[span[1] - 1] + 1
            yield start, end, text[start:end]


def _plain(text: str) -> tuple[str, list[int]]:
    """The text in the form positions are looked for in, and where each letter of it was."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for one in unicodedata.normalize("NFKC", letter):
            letters.append(one)
            places.append(place)
    return "".join(letters), places


def _find(plain: str, words: str) -> tuple[int, int] | None:
    at = plain.find(words)
    if at >= 0:
        return at, at + len(words)
    # What stood on two lines was put into one.
    parts = [re.escape(part) for part in words.split()]
    match = re.search(r"[\s,;:，、：；。.=()（）]*".join(parts), plain)
    return None if match is None else match.span()


def _readings(
    text: str, start: int, end: int, words: str, near: tuple[float, float] | None
) -> list[Spot]:
    position = locate(words, near=near)
    if position is None:
        return []
    device = bool(_DEVICES.search(text[max(0, start - _WINDOW) : start]))
    said = position.datum_said or link_datum(words) is not None
    app = None if said or device else _app_beside(text, start, end)
    if app is not None and position.format == "decimal":
        # The numbers are of a map app, but nobody says so of the datum: both are shown.
        shifted = locate(words, app, near=near)
        if shifted is not None:
            return [Spot(start, end, one, False) for one in (shifted, position)]
    sure = not position.doubtful and not position.alternatives
    return [Spot(start, end, one, sure, device) for one in position.readings()]


def _app_beside(text: str, start: int, end: int) -> str | None:
    around = text[max(0, start - _WINDOW) : start] + " " + text[end : end + 8]
    return next((datum for datum, pattern in _MAP_APPS if pattern.search(around)), None)


def _is_same(one: Spot, other: Spot) -> bool:
    here, there = one.position, other.position
    return distance_m(here.latitude, here.longitude, there.latitude, there.longitude) <= _SAME
