"""The colours of the map page, made from the roles of the program's theme.

Water, names and borders belong to the map alone, so they are named here; everything else is a
role of `forms.theme`.
"""

from __future__ import annotations

from collections.abc import Mapping

_LIGHT = {
    "dark": "0",
    "water": "#9fc4d4", "shore": "#6f9fb5", "river": "#6d9fb8", "waterText": "#2f6680",
    "boundary": "#7a5a78", "boundaryText": "#755f74",
    "halo": "#fbf9f1", "rim": "#ffffff",
}  # fmt: skip
_DARK = {
    "dark": "1",
    "water": "#274a5a", "shore": "#3f6c80", "river": "#41728a", "waterText": "#8fc0d6",
    "boundary": "#b79ab4", "boundaryText": "#c3adc0",
    "halo": "#161d1c", "rim": "#121817",
}  # fmt: skip


def _lightness(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def page_colours(roles: Mapping[str, object]) -> dict[str, str]:
    """Return the colours of the page for the theme's roles (as `forms.theme.as_json` gives them).

    Light or dark is read off the ground colour. KeyError when a role is missing.
    """
    own = _DARK if _lightness(str(roles["ground"])) < 0.5 else _LIGHT
    return own | {
        "ground": str(roles["ground"]),
        "panel": str(roles["panel"]),
        "ink": str(roles["ink"]),
        "quiet": str(roles["quiet"]),
        "line": str(roles["line"]),
        "accent": str(roles["accent"]),
        "onAccent": str(roles["accent_ink"]),
        "pin": str(roles["error"]),
        "route": str(roles["route"]),
    }
