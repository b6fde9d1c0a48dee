"""Where one can go on the map: what a typed text may mean, best first. For a worker."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from db.names import fold
from db.pinyin import search_keys
from db.places.geodesic import Point
from db.places.ground import Settlement, counties, lakes, middle_of, settlements
from db.places.locate import PositionError, locate
from db.places.placing import own_point, point_of

if TYPE_CHECKING:
    from db.reference import PlaceEntry, Reference

_MOST = 8
_LARGE_M = 400_000.0  # of prefectures and provinces: shown from afar


@dataclass(frozen=True, slots=True)
class Destination:
    """A place to go to. at: None for a place without coordinates. beside: what tells it from
    others of its name. uncertainty_m: metres around `at` in which the place lies, 0 a point.
    code: of a place of the list. kind: of what the base map knows: city, seat, town or lake. form:
    of a position, a code of `db.places.formats.FORMATS`. Each is "" for anything else.
    """

    name: str
    at: Point | None
    beside: str = ""
    kind: str = ""
    uncertainty_m: float = 0.0
    code: str = ""
    form: str = ""

    @property
    def is_position(self) -> bool:
        return bool(self.form)


def destinations(
    reference: Reference, text: str, language: str, near: Point | None = None
) -> list[Destination]:
    """Positions in any form that `db.places.locate` reads, places of the list by name or pinyin,
    settlements of the base map. Empty for nothing found."""
    text = text.strip()
    if not text:
        return []
    found = _positions(text, near)
    if found:
        return found
    for entry in reference.search_places(text, limit=_MOST):
        found.append(_of_place(reference, entry, language))
    for one in _named(text):
        if not any(_same(one, other) for other in found):
            found.append(Destination(one.name, (one.latitude, one.longitude), kind=one.kind))
    # Places that can be gone to come before those that cannot.
    return sorted(found, key=lambda one: one.at is None)[: _MOST + 2]


def _positions(text: str, near: Point | None) -> list[Destination]:
    try:
        position = locate(text, near=near)
    except PositionError:
        return []
    if position is None:
        return []
    return [
        Destination(
            f"{one.latitude:.5f}, {one.longitude:.5f}",
            (one.latitude, one.longitude),
            uncertainty_m=one.uncertainty_m or 0.0,
            form=one.format,
            beside=one.datum if one.datum != "wgs84" else "",
        )
        for one in position.readings()
    ]


def _of_place(reference: Reference, entry: PlaceEntry, language: str) -> Destination:
    name = reference.place_name(entry.code, language)
    above = reference.place_path(entry.code, language)[:-1]
    point, uncertainty = own_point(entry), 0.0
    if point is None and entry.level == "county":
        placed = point_of(reference, entry.code)
        if placed is not None:
            point, uncertainty = (placed.latitude, placed.longitude), placed.uncertainty_m
    elif point is None and entry.level in ("prefecture", "province"):
        point, uncertainty = _middle(entry.code), _LARGE_M
    return Destination(name, point, " ".join(above), uncertainty_m=uncertainty, code=entry.code)


def _middle(code: str) -> Point | None:
    """The mean of the middles of the counties of a larger unit."""
    middles = [middle_of(one) for one in counties() if one.code.startswith(code)]
    if not middles:
        return None
    return (
        sum(one[0] for one in middles) / len(middles),
        sum(one[1] for one in middles) / len(middles),
    )


def _same(one: Settlement, other: Destination) -> bool:
    return (
        other.at is not None
        and abs(other.at[0] - one.latitude) < 0.1
        and abs(other.at[1] - one.longitude) < 0.1
    )


@lru_cache(maxsize=1)
def _keys() -> tuple[tuple[str, str, Settlement], ...]:
    return tuple(
        (fold(one.name), f"{search_keys(one.name) or ''} {fold(one.latin)}", one)
        for one in (*settlements(), *lakes())
    )


def _named(text: str) -> list[Settlement]:
    wanted = fold(text)
    ranked: list[tuple[int, int, Settlement]] = []
    for name, pinyin, one in _keys():
        if name == wanted:
            rank = 0
        elif name.startswith(wanted):
            rank = 1
        elif wanted.isascii() and any(key.startswith(wanted) for key in pinyin.split()):
            rank = 2
        elif len(wanted) > 1 and wanted in name:
            rank = 3
        else:
            continue
        ranked.append((rank, len(ranked), one))
    return [one for _rank, _turn, one in sorted(ranked, key=lambda key: key[:2])[:_MOST]]
