"""A position out of whatever was pasted: what it was understood as, and what else it could be.

    >>> locate("31580270.2, 3777566.5").format
    'gauss_kruger_3'

Tried in turn: map links, plus codes, MGRS, plane coordinates, degrees in any notation, and last a
position in the middle of a message. The datum is the one the user names; else the one the text
names or its source implies (a Tencent or Amap link is GCJ-02); else WGS 84. The result is WGS 84.
Nothing is half-read: what contradicts itself is refused with a `PositionError`, what can be read in
two ways comes with its alternatives and is marked `doubtful`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from db.places import datum as datums
from db.places.candidate import Candidate, Hints, PositionError, quote
from db.places.coordinates import parse_position
from db.places.datum_words import drop_height, split_datum
from db.places.formats import FORMATS
from db.text import Text, translate_noop

__all__ = ["FORMATS", "Position", "PositionError", "locate"]

MAX_LENGTH = 4_000
"""Characters; a longer text is refused unread."""


@dataclass(frozen=True, slots=True)
class Position:
    """What a text was understood as.

    latitude, longitude: degrees, WGS 84, 7 decimals (a centimetre).
    datum: the one it was received in (a code of `vocabularies.DATUM`). datum_said: whether the text
    or its source says so; else it is the usual one, and the user may know better.
    format: a code of `FORMATS`.
    verbatim: the text as received; of a longer message only the part that is the position.
    received: (latitude, longitude) in `datum`. moved_m: how far the conversion moved it.
    uncertainty_m: metres by which notation and datum leave the place open, None: next to nothing.
    source: how it was found (a code of `vocabularies.POSITION_SOURCE`), "" unknown.
    order_swapped: longitude stood before latitude.
    reason: what this reading assumes. doubtful: somebody should look at it.
    alternatives: the other readings, the likelier first; they have none of their own.
    """

    latitude: float
    longitude: float
    datum: str
    format: str
    verbatim: str
    received: tuple[float, float]
    datum_said: bool = False
    moved_m: float = 0.0
    uncertainty_m: float | None = None
    source: str = ""
    order_swapped: bool = False
    doubtful: bool = False
    reason: Text | None = None
    alternatives: tuple[Position, ...] = ()

    def readings(self) -> tuple[Position, ...]:
        """This one and its alternatives."""
        return (self, *self.alternatives)

    def as_json(self, translate: Callable[[Text], str] = str) -> dict[str, Any]:
        """Plain values for a program that asked; `reason` in words."""
        return {
            "latitude": self.latitude,
            "longitude": self.longitude,
            "datum": self.datum,
            "format": self.format,
            "received": list(self.received),
            "moved_m": round(self.moved_m, 1),
            "uncertainty_m": self.uncertainty_m,
            "doubtful": self.doubtful,
            "reason": None if self.reason is None else translate(self.reason),
        }


def locate(
    text: str, datum: str | None = None, *, near: tuple[float, float] | None = None
) -> Position | None:
    """The position in `text`; None for an empty text.

    datum: said by the user (a code of `vocabularies.DATUM`), goes before what the text says.
    near: (latitude, longitude) in WGS 84 of a place it is known to be at; decides between zones and
    completes short plus codes. Raises PositionError where there is no position, or a contradiction.
    """
    if len(text) > 2 * MAX_LENGTH or len(text := text.strip()) > MAX_LENGTH:
        raise PositionError(_TOO_LONG)
    if not text:
        return None
    hints = Hints(datum, near)
    found = _read(text, hints)
    positions = _unlike([_finish(one, text, hints) for one in found])
    first, others = positions[0], tuple(positions[1:])
    if not others:
        return first if first.doubtful else replace(first, reason=None)
    return replace(first, alternatives=others)


def warm_up() -> None:
    """Load what reading needs now; for a thread that has time."""
    from db.places import projection

    projection.warm_up()
    for text in ("8M6M4VCC+W2", "雪豹在 33.97123, 93.61234", "geo:33.97,93.61"):
        locate(text)


# The readers are loaded with the first text: their patterns take some hundredths of a second, which
# a program that starts has better uses for.


def _read(text: str, hints: Hints) -> list[Candidate]:
    from db.places.map_links import read_links
    from db.places.message import has_words, search_message

    found = read_links(text, hints) or _read_one(text, hints)
    if found:
        return found
    try:
        return _read_degrees(text)
    except PositionError as problem:
        inside = search_message(text, lambda part: _read_part(part, hints))
        if inside:
            return _of_message(inside, text)
        if has_words(text):
            raise PositionError(_NOT_A_POSITION.format(value=quote(text))) from problem
        raise


def _of_message(inside: list[list[Candidate]], text: str) -> list[Candidate]:
    from db.places.map_links import ONE_OF_SEVERAL, link_datum

    # Numbers beside the short link of a map app, or its name, are that app's numbers.
    datum = link_datum(text) or split_datum(text)[1]
    found = [
        replace(one, datum=datum) if datum and one.datum is None else one
        for readings in inside
        for one in readings
    ]
    if len(inside) == 1:
        # Two numbers among words that lie abroad may be anything.
        return [replace(one, doubtful=one.doubtful or not one.at_home) for one in found]
    return [replace(one, doubtful=True, reason=one.reason or ONE_OF_SEVERAL) for one in found]


def _read_one(text: str, hints: Hints) -> list[Candidate]:
    from db.places.machine_forms import read_machine_form
    from db.places.mgrs import read_mgrs
    from db.places.plane import read_plane
    from db.places.plus_code import read_plus_code

    bare = split_datum(drop_height(text))[0].strip(_AROUND)
    return (
        read_plus_code(bare, hints)
        or read_mgrs(bare, hints)
        or read_machine_form(text, hints)
        or read_plane(text, hints)
    )


def _read_part(text: str, hints: Hints) -> list[Candidate]:
    """A piece of a message; [] where it is no position."""
    try:
        found = _read_one(text, hints) or _read_degrees(text)
        return [replace(one, verbatim=text) for one in found]
    except PositionError:
        return []


_AROUND = " \t\r\n:：=()（）,，;；"
_LABEL = re.compile(
    r"^(?:gps|经纬度|经度纬度|坐标|位置|定位|coordinates?|position|location)\s*[:：=是为]*\s*", re.I
)


def _read_degrees(text: str) -> list[Candidate]:
    rest, datum = split_datum(drop_height(text))
    if datum is not None:
        rest = rest.strip(_AROUND)
    found = parse_position(_LABEL.sub("", rest))
    if not found:
        raise PositionError(_NOT_A_POSITION.format(value=quote(text)))
    return [replace(one, datum=datum) for one in found] if datum else found


def _finish(candidate: Candidate, text: str, hints: Hints) -> Position:
    datum = hints.datum or candidate.datum or candidate.usual_datum
    received = (candidate.latitude, candidate.longitude)
    latitude, longitude = datums.to_wgs84(*received, datum)
    accuracy = datums.ACCURACY_M[datum]
    uncertainty = (candidate.uncertainty_m or 0.0) + (accuracy if accuracy >= 5 else 0.0)
    source = candidate.source or ("map_app" if datum in datums.MAP_APP_DATUMS else "")
    return Position(
        round(latitude, 7),
        round(longitude, 7),
        datum,
        candidate.format,
        candidate.verbatim or text,
        (round(received[0], 7), round(received[1], 7)),
        datum_said=candidate.datum is not None,
        moved_m=datums.distance_m(*received, latitude, longitude),
        uncertainty_m=uncertainty or None,
        source=source,
        order_swapped=candidate.order_swapped,
        doubtful=candidate.doubtful,
        reason=candidate.reason,
    )


def _unlike(found: list[Position]) -> list[Position]:
    """Readings that mean different places or datums; a datum said by the user leaves one of two."""
    kept: list[Position] = []
    for one in found:
        same = (one.latitude, one.longitude, one.datum)
        if all(same != (other.latitude, other.longitude, other.datum) for other in kept):
            kept.append(one)
    if len(kept) == 1 and len(found) > 1:
        kept[0] = replace(kept[0], doubtful=False)
    return kept


_NOT_A_POSITION = translate_noop(
    "Conversion",
    "“{value}” is not a position: write latitude and longitude, e.g. 34.12228, 93.87011.",
)
_TOO_LONG = translate_noop(
    "Conversion", "The text is too long for a position: copy only the coordinates."
)
