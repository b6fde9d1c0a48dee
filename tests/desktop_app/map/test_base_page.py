from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import resources
from db.places.ground import height_at
from db.tiles import picture
from desktop_app.map import base_page, scheme


def test_the_shipped_page_is_what_folium_builds_today() -> None:
    shipped = resources.path(base_page.PAGE).read_text("utf-8")
    assert shipped == base_page.build(), "run: python -m desktop_app.map.base_page"


def test_the_page_names_no_other_machine() -> None:
    html, _nonce = base_page.load()
    assert not re.findall(r"(?:https?:)?//[\w.-]+\.\w+", html)


def test_every_script_and_style_carries_the_nonce_of_this_load() -> None:
    html, nonce = base_page.load()
    tags = re.findall(r"<(?:script|style)\b[^>]*>", html)
    assert len(tags) > 5
    assert all(f'nonce="{nonce}"' in tag for tag in tags)
    assert nonce != base_page.load()[1]
    assert f"'nonce-{nonce}'" in base_page.policy(nonce, "snowtrack:")
    # Qt writes header values in lower case; a nonce with capitals would shut the page.
    assert nonce == nonce.lower()


def test_everything_the_page_asks_for_is_shipped_and_on_the_list() -> None:
    html, _nonce = base_page.load()
    wanted = set(re.findall(r'(?:src|href)="([^"]+)"', html)) - {"qwebchannel.js"}
    script = resources.path("web/map/page.js").read_text("utf-8")
    wanted |= {f"basemap/{name}" for name in re.findall(r'load\("([^"]+)"', script)}
    assert wanted == set(scheme.FILES)
    for name in wanted:
        assert resources.path(name).is_file(), name


@pytest.mark.parametrize("name", ["page", "marks", "basemap", "geometry", "tiles"])
def test_our_scripts_never_turn_text_into_markup(name: str) -> None:
    script = resources.path(f"web/map/{name}.js").read_text("utf-8")
    for danger in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
                   "new Function", "bindPopup", "bindTooltip"):  # fmt: skip
        assert danger not in script


def folder_size(path: Path) -> int:
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def test_the_base_map_is_small_and_says_where_it_comes_from() -> None:
    folder = resources.path("basemap")
    assert folder_size(folder) < 15_000_000
    text = (folder / "README.md").read_text("utf-8")
    for file in folder.iterdir():
        if file.name != "README.md":
            assert file.name in text, f"{file.name} has no source"


def points(name: str) -> list[tuple[str, float, float]]:
    features = json.loads(resources.path(f"basemap/{name}").read_text("utf-8"))["features"]
    return [(f["properties"]["name"], *f["geometry"]["coordinates"]) for f in features]


def test_seats_of_qinghai_stand_where_they_are() -> None:
    # Positions known from elsewhere, to a tenth of a degree: GCJ-02 or swapped axes would show.
    known = {"西宁": (101.77, 36.62), "玉树": (97.01, 33.00), "格尔木": (94.90, 36.41)}
    found = {name: (lon, lat) for name, lon, lat in points("settlements.geojson")}
    for name, place in known.items():
        assert found[name] == pytest.approx(place, abs=0.1)


def test_counties_of_qinghai_are_named() -> None:
    names = {name for name, _lon, _lat in points("counties.geojson")}
    assert {"治多县", "杂多县", "曲麻莱县", "称多县", "玉树市", "玛多县", "囊谦县"} <= names


def test_no_outer_border_is_drawn() -> None:
    lines = json.loads(resources.path("basemap/boundaries.topojson").read_text("utf-8"))
    levels = {g["properties"]["level"] for g in lines["objects"]["boundaries"]["geometries"]}
    assert levels == {"province", "prefecture", "county"}


def test_leaflet_is_the_version_the_readme_names_and_keeps_its_licence() -> None:
    folder = resources.path("web")
    banner = (folder / "leaflet/leaflet.js").read_text("utf-8")[:200]
    version = re.search(r"Leaflet ([\d.]+)", banner)
    assert version is not None
    assert f"leaflet {version[1]}" in (folder / "README.md").read_text("utf-8").lower()
    assert "BSD 2-Clause" in (folder / "leaflet/LICENSE").read_text("utf-8")


def test_tibetan_names_are_written_in_tibetan_and_peaks_stand_on_high_ground() -> None:
    found = 0
    for file in ("settlements", "counties", "waters", "peaks"):
        text = resources.path(f"basemap/{file}.geojson").read_text("utf-8")
        for feature in json.loads(text)["features"]:
            name = feature["properties"].get("tibetan", "")
            assert all("\u0f00" <= letter <= "\u0fff" for letter in name)
            found += bool(name)
            if feature["properties"]["kind"] == "peak":
                east, north = feature["geometry"]["coordinates"]
                ground = height_at(north, east)
                assert ground is not None
                assert 0 <= feature["properties"]["height"] - ground.metres < 1300
    assert found > 100


def test_a_place_without_a_tile_shows_nothing() -> None:
    pixel = QImage.fromData(picture.CLEAR)
    assert pixel.pixelColor(0, 0).alpha() == 0
