"""The placeholders of a form as they are written: {{sightings.count species=雪豹}}.

    text        = { anything | "{{" placeholder "}}" }
    placeholder = [ each ] name { "." name } { filter } [ ":" format ]
    filter      = name "=" value { "," value }
    value       = word | '"' words '"'

Chinese input methods write the wide forms ｛｛ ＝ ： 。 “ ”; they mean the same. Nothing is run:
names are looked up in the lists of `db.report_forms.language`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from db.errors import UserError
from db.text import translate_noop

EACH: Final = ("each", "逐条", "逐行", "每条", "每行")
"""What marks the row that is repeated."""

_WIDE: Final = str.maketrans("｛｝＝：．。，“”「」＂　", '{}=:..,""""" ')
_OPEN, _CLOSE = "{{", "}}"
_FILTER: Final = re.compile(r'\s*([^\s=:"]+)\s*=\s*')
_VALUE: Final = re.compile(r'"([^"]*)"|([^\s":=,、]+)')
_NEXT: Final = re.compile(r"\s*[,、]\s*")
_NAME: Final = re.compile(r'[^\s.=:"{}]+')


class PlaceholderError(UserError):
    """A placeholder that cannot be understood; `text` says what to write instead."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder. names: what stood between the points. format: "" when none is given."""

    names: tuple[str, ...]
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    format: str = ""
    each: bool = False

    def __str__(self) -> str:
        head = ".".join(self.names)
        parts = [f"each {head}" if self.each else head]
        parts += [f"{name}={','.join(map(_quoted, values))}" for name, values in self.filters]
        return _OPEN + " ".join(parts) + (f":{self.format}" if self.format else "") + _CLOSE


@dataclass(frozen=True, slots=True)
class Found:
    """A placeholder in a text: from `start` up to `end`; written: between the braces."""

    start: int
    end: int
    written: str


def _quoted(value: str) -> str:
    plain = _VALUE.fullmatch(value)
    return value if plain is not None and plain[2] else f'"{value}"'


def narrow(text: str) -> str:
    """Wide signs of Chinese input methods as the narrow ones, of the same length."""
    return text.translate(_WIDE)


def holds_placeholder(text: str) -> bool:
    return _OPEN in narrow(text)


def find(text: str) -> list[Found]:
    """The placeholders in a text, from left to right.

    Raises PlaceholderError for one that is not closed.
    """
    plain, at = narrow(text), 0
    found: list[Found] = []
    while True:
        start = plain.find(_OPEN, at)
        if start < 0:
            return found
        end = plain.find(_CLOSE, start + 2)
        following = plain.find(_OPEN, start + 2)
        if end < 0 or 0 <= following < end:
            raise PlaceholderError(
                translate_noop(
                    "ReportForm", "“{text}” is not closed: write {end} at its end."
                ).format(text=text[start : start + 30], end=_CLOSE)
            )
        found.append(Found(start, end + 2, text[start + 2 : end]))
        at = end + 2


def parse(written: str) -> Placeholder:
    """What stands between the braces. Raises PlaceholderError."""
    text = narrow(written).strip()
    if not text:
        raise PlaceholderError(
            translate_noop("ReportForm", "The braces are empty: write e.g. {example}.").format(
                example="{{sightings.count}}"
            )
        )
    each, at = False, 0
    first = _NAME.match(text)
    if first is not None and first[0].casefold() in EACH:
        each = True
        at = first.end()
        at += len(text[at:]) - len(text[at:].lstrip())
    names: list[str] = []
    while True:
        name = _NAME.match(text, at)
        if name is None:
            raise _unclear(text, at)
        names.append(name[0])
        at = name.end()
        if text[at : at + 1] != ".":
            break
        at += 1
    filters: list[tuple[str, tuple[str, ...]]] = []
    while at < len(text) and text[at:].lstrip()[:1] not in ("", ":"):
        filter = _FILTER.match(text, at)
        if filter is None:
            raise _unclear(text, at)
        values, at = _values(text, filter.end())
        if not values:
            raise PlaceholderError(
                translate_noop("ReportForm", "Nothing stands behind “{name}=”.").format(
                    name=filter[1]
                )
            )
        filters.append((filter[1], values))
    rest = text[at:].lstrip()
    # The format is kept as written: 年 and wide signs may belong to it.
    tail = written.strip()[len(text) - len(rest) :]
    return Placeholder(tuple(names), tuple(filters), tail[1:].strip(), each)


def _values(text: str, at: int) -> tuple[tuple[str, ...], int]:
    values: list[str] = []
    while (value := _VALUE.match(text, at)) is not None:
        values.append((value[1] if value[1] is not None else value[2]).strip())
        at = value.end()
        following = _NEXT.match(text, at)
        if following is None:
            break
        at = following.end()
    return tuple(value for value in values if value), at


def _unclear(text: str, at: int) -> PlaceholderError:
    rest = text[at:].strip()
    if not rest:
        return PlaceholderError(
            translate_noop("ReportForm", "“{text}” ends too early: a name is missing.").format(
                text=text
            )
        )
    return PlaceholderError(
        translate_noop(
            "ReportForm",
            "“{rest}” cannot be understood here: write filters as name=value, and put words that "
            "belong together into quotation marks.",
        ).format(rest=rest[:40])
    )
