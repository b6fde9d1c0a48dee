"""The empty map page: built by folium from shipped assets, and shipped itself.

folium takes most of a second to import, so the page it makes is kept in `resources/web`; run this
module to renew it (a test says when). Records never come near folium, which would render their text
as a template: they reach the finished page as JSON.
"""

from __future__ import annotations

import json
import re
import secrets

import resources

PAGE = "web/map/base.html"
# Which part of the world the relief covers (west, south, east, north), and where a new map looks.
EXTENT = (74.0, 25.5, 113.0, 46.5)
DETAIL_EXTENT = (87.6, 30.6, 104.4, 40.4)
HOME = (89.4, 31.6, 103.1, 39.2)
WIDE_ZOOM, DETAIL_ZOOM = 7, 10

_BASE: tuple[str, ...] = (
    "geometry",
    "relief",
    "basemap",
    "labels",
    "graticule",
    "sprites",
    "marks",
)
# Parts of the page in files of their own; each registers itself with snowtrack.part().
_PARTS: tuple[str, ...] = (
    "tiles",
    "measure",
    "move",
    "pointing",
    "printing",
    "layers",
    "legend",
    "heat",
    "routes",
    "area",
)

SCRIPTS = (
    "qwebchannel.js",
    *(f"web/map/{name}.js" for name in (*_BASE, *_PARTS, "page")),
)
_NONCE = "{{NONCE}}"


def build() -> str:
    """Return the page as folium makes it, with a gap for the nonce. Imports folium."""
    import folium

    class LocalMap(folium.Map):  # type: ignore[misc,unused-ignore]
        # folium's own lists name public servers.
        default_js = [("leaflet", "web/leaflet/leaflet.js")]
        default_css = [("leaflet_css", "web/leaflet/leaflet.css"), ("map_css", "web/map/map.css")]
        _name = "Map"

    page = LocalMap(
        location=[(HOME[1] + HOME[3]) / 2, (HOME[0] + HOME[2]) / 2],
        zoom_start=6,
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        fade_animation=False,
        zoom_animation=False,
        inertia=False,
    )
    page._name, page._id = "map", "snowtrack"
    for name, (west, south, east, north), low, high in (
        ("wide", EXTENT, 0, WIDE_ZOOM),
        ("detail", DETAIL_EXTENT, WIDE_ZOOM + 1, DETAIL_ZOOM),
    ):
        layer = folium.TileLayer(
            tiles="tiles/{z}/{x}/{y}.webp",
            attr="-",
            name=name,
            overlay=True,
            min_zoom=low,
            max_zoom=18 if name == "wide" else high,  # beyond, relief.js enlarges it
            max_native_zoom=high,
            min_native_zoom=3,
            bounds=[[south, west], [north, east]],
            keep_buffer=3,
        )
        layer._id = name
        layer.add_to(page)
    html = page.get_root().render()
    settings = json.dumps({"extent": EXTENT, "detail": DETAIL_EXTENT, "home": HOME})
    tail = f'<script id="snowtrack-settings" type="application/json">{settings}</script>\n'
    tail += "".join(f'<script src="{script}"></script>\n' for script in SCRIPTS)
    html = html.replace("</html>", tail + "</html>")
    html = re.sub(r"<(script|style)\b", rf'<\1 nonce="{_NONCE}"', html)
    # Blank lines depend on the version of the template engine and mean nothing.
    return "\n".join(line.rstrip() for line in html.splitlines() if line.strip()) + "\n"


def load() -> tuple[str, str]:
    """Return the page ready to serve and the nonce in it, a new one each time."""
    path = resources.path(PAGE)
    html = path.read_text("utf-8") if path.is_file() else build()
    nonce = secrets.token_hex(16)  # Qt hands header values over in lower case
    return html.replace(_NONCE, nonce), nonce


def policy(nonce: str, origin: str) -> str:
    """The Content-Security-Policy of the page: our files from our origin, nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'nonce-{nonce}'",
            f"style-src 'nonce-{nonce}' {origin}",
            f"img-src {origin} data:",
            f"connect-src {origin}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


if __name__ == "__main__":
    resources.path(PAGE).write_text(build(), "utf-8")
