"""How the map is looked at: where, how near, coordinates in which form, names in which script.

Remembered for each records file on this computer; nothing of it is a record.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from db.places.written import SHOWN
from desktop_app.settings import Settings

NAMES = ("language", "zh", "zh_bo", "latin")
"""Names on the base map: as the program's language has them, Chinese, Chinese and Tibetan,
Latin."""

_KEPT = "map-looks"
_FILES = 12


@dataclass(frozen=True, slots=True)
class Looks:
    """latitude, longitude, zoom: the middle of the map, None before the map was moved."""

    latitude: float | None = None
    longitude: float | None = None
    zoom: int = 0
    graticule: bool = False
    form: str = "decimal"
    names: str = "language"

    @property
    def mode(self) -> str:
        """The page's word for how names are written; it follows the language by itself."""
        return "" if self.names == "language" else self.names


def looks_of(settings: Settings, path: str) -> Looks:
    """What is remembered of a file; what cannot be read is as at first."""
    kept = settings.layout(_KEPT).get(path)
    if not isinstance(kept, dict):
        return _usual(settings)
    looks = Looks()
    lat, lon, zoom = kept.get("latitude"), kept.get("longitude"), kept.get("zoom")
    if isinstance(lat, float) and isinstance(lon, float) and abs(lat) <= 85 and abs(lon) <= 180:
        if isinstance(zoom, int) and 3 <= zoom <= 17:
            looks = replace(looks, latitude=lat, longitude=lon, zoom=zoom)
    return _with_tastes(looks, kept)


def keep_looks(settings: Settings, path: str, looks: Looks) -> None:
    """Remember how a file was looked at; the files not opened for the longest go."""
    kept = {name: value for name, value in settings.layout(_KEPT).items() if name != path}
    kept[path] = asdict(looks)
    settings.set_layout(_KEPT, dict(list(kept.items())[-_FILES:]))


def _usual(settings: Settings) -> Looks:
    """A new file is looked at as the last one was, in its own place."""
    others = list(settings.layout(_KEPT).values())
    last = others[-1] if others else None
    return _with_tastes(Looks(), last) if isinstance(last, dict) else Looks()


def _with_tastes(looks: Looks, kept: dict[str, Any]) -> Looks:
    form, names = kept.get("form"), kept.get("names")
    return replace(
        looks,
        graticule=kept.get("graticule") is True,
        form=form if form in SHOWN else "decimal",
        names=names if names in NAMES else "language",
    )
