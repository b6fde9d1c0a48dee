"""How the records of the map are shown: what of it a user has chosen, and remembers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop_app.map.kinds import BY_NAME, COLOURINGS

if TYPE_CHECKING:
    from desktop_app.settings import Settings

_LAYOUT = "map-display"


@dataclass(frozen=True, slots=True)
class Display:
    """kinds: drawn, at least one. colouring: what colours say. heat: density instead of clusters.

    routes: lines of rescue cases, where these are drawn. slider: the times stand under the map.
    """

    kinds: tuple[str, ...] = ("sighting", "rescue", "release")
    colouring: str = "species"
    heat: bool = False
    routes: bool = False
    slider: bool = False


def load_display(settings: Settings) -> Display:
    """As it was left; what cannot be read counts as never chosen."""
    kept, plain = settings.layout(_LAYOUT), Display()
    listed: Any = kept.get("kinds")
    kinds = tuple(k for k in BY_NAME if k in listed) if isinstance(listed, list) else ()
    colouring = kept.get("colouring")
    return Display(
        kinds or plain.kinds,
        colouring if colouring in COLOURINGS else plain.colouring,
        kept.get("heat") is True,
        kept.get("routes") is True,
        kept.get("slider") is True,
    )


def keep_display(settings: Settings, display: Display) -> None:
    settings.set_layout(
        _LAYOUT,
        {
            "kinds": list(display.kinds),
            "colouring": display.colouring,
            "heat": display.heat,
            "routes": display.routes,
            "slider": display.slider,
        },
    )
