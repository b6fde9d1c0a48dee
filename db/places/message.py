"""A position in the middle of other words: "雪豹在 北纬33.97 东经93.61，海拔4512米"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise

from db.places.candidate import Candidate

# Runs of what positions are written with; words part them. Names of directions and angles go with
# the numbers, so does a letter that stands alone.
_WORDS = (
    "北纬|北緯|南纬|南緯|东经|東經|西经|西經|纬度|緯度|经度|經度|度|分|秒|latitude|longitude|"
    "lat|lng|lon|utm|wgs ?-?84|cgcs ?2000|gcj-?02|bd-?09|北京54|西安80|国家2000|[36三六]度带|带|"
    "中央经线|中央子午线|米|deg|min|sec"
)
_RUN = re.compile(
    rf"(?:{_WORDS}|(?<![A-Za-z])[A-Za-z](?![A-Za-z])|[\d.,:;=+'\"°′″º˚’”\-()/，、：；\s])+",
    re.IGNORECASE,
)
_CODES = re.compile(
    r"(?<![\w+])[23456789CFGHJMPQRVWX]{8}\+[23456789CFGHJMPQRVWX]{2,7}(?!\w)|"
    r"(?<!\w)\d{1,2}\s?[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d{2,5}\s?\d{2,5}(?!\w)"
)
# Right behind a word that promises a position, two short decimals are one.
_LABELLED = re.compile(
    r"(?:经纬度|坐标|定位|GPS)\s*(?:点|是|为)?\s*[:=]?\s*[(]?"
    r"(-?\d{1,3}\.\d+\s*[,;、\s]\s*-?\d{1,3}\.\d+)(?![\d.°度'′NSEWnsew])(?!\s*[,;]\s*\d)"
)
# Two numbers with three decimals and more, or plane coordinates, need no letters beside them.
_DECIMALS = re.compile(r"(?<![\d.])-?\d{1,3}\.\d{3,}(?!\d)")
# Two such numbers beside others, say a telephone number; a third decimal makes them doubtful.
_PAIR = re.compile(
    r"(?<![\d.A-Za-z])(?<!\d[,;、])(?<!\d[,;、] )(?<![NSEWnsew] )"
    r"-?\d{1,3}\.\d{3,}\s*[,;、\s]\s*-?\d{1,3}\.\d{3,}"
    r"(?![\d.°'′度分A-Za-z])(?!\s*[,;、]\s*-?\d)(?!\s+-?\d+\.\d)"
)
_LONG = re.compile(r"(?<![\d.])\d{6,8}(?:\.\d+)?(?![\d.])")
_SIGNED = re.compile(r"°|度|[纬緯]|lat|(?<![A-Za-z])[NS](?![A-Za-z])", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Za-z]{4,}|[\u3400-\u9fff]{2,}|[\u0f00-\u0fff]{2,}")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LONGEST = 160
_MOST = 6  # places that are looked for in one text


def search_message(text: str, read: Callable[[str], list[Candidate]]) -> list[list[Candidate]]:
    """What `read` makes of each part of `text` that looks like a position; [] for none."""
    found: list[list[Candidate]] = []
    places: list[list[tuple[float, float, str | None]]] = []
    for part in pieces(text):
        readings = read(part)
        where = [(one.latitude, one.longitude, one.datum) for one in readings]
        if readings and where not in places:
            found.append(readings)
            places.append(where)
            if len(found) == _MOST:
                break
    return found


def has_words(text: str) -> bool:
    """Whether there is more in `text` than what positions are written with."""
    return bool(_LETTERS.search(re.sub(_WORDS, " ", text, flags=re.IGNORECASE)))


def pieces(text: str) -> Iterator[str]:
    """The parts of a text with other words in it that may be a position."""
    plain = _LINK.sub("\n。\n", unicodedata.normalize("NFKC", text))
    if "\n" not in plain and not has_words(plain):
        return
    for match in _CODES.finditer(plain):
        yield match[0]
    plain = _CODES.sub("。", plain)
    for match in _LABELLED.finditer(plain):
        yield match[1]
    for match in _RUN.finditer(_LABELLED.sub("。", plain)):
        for part in _lines(match[0]):
            if len(part) <= _LONGEST and _is_strong(part):
                yield part
        for pair in _PAIR.finditer(match[0]):
            if pair[0].strip() != match[0].strip():
                yield pair[0]


def _lines(run: str) -> Iterator[str]:
    """The run whole where its lines belong together (latitude above longitude), else by lines."""
    lines = [line.strip(" ,;:，、：；。.=()（）") for line in run.splitlines()]
    strong = [line for line in lines if _is_strong(line)]
    if strong:
        yield from strong
        return
    lines = [line for line in lines if line]
    yield " ".join(lines)
    if len(lines) > 2:
        for above, below in pairwise(lines):
            yield f"{above} {below}"


def _is_strong(part: str) -> bool:
    numbers = re.findall(r"\d+(?:\.\d+)?", part)
    if len(numbers) < 2:
        return False
    if _SIGNED.search(part):
        return True
    return len(_DECIMALS.findall(part)) >= 2 or len(_LONG.findall(part)) >= 2
