"""The records file in QGIS's own library, beside the program that has it open."""

from __future__ import annotations

from pathlib import Path

from db.gis.project import write_project
from db.models.sighting import SIGHTING
from db.records_file import open_records
from db.store import Store
from tests.db.gis.conftest import Qgis
from tests.rescue_samples import add, begin, day
from tests.samples import DANGQU, sighting

BADGER = 16  # not protected


def a_rescue(store: Store) -> None:
    """A cub carried to Xining in two legs and released at home."""
    case = begin(store, individual_name="凌小蛰")
    add(store, case, "transport", day(5), to_latitude=33.85, to_longitude=95.6, distance_km=210.0)
    add(store, case, "transport", day(6), to_latitude=36.62, to_longitude=101.77, distance_km=820.0)
    add(store, case, "intake", day(6), weight=2.1)
    add(
        store, case, "outcome", day(40), outcome="released", release_type="soft",
        decimal_latitude=33.95, decimal_longitude=93.65, place_code=DANGQU,
    )  # fmt: skip


def test_each_layer_opens_with_its_style(store: Store, qgis: Qgis) -> None:
    store.save(SIGHTING, sighting(), author="a")
    store.save(SIGHTING, sighting(decimal_latitude=34.1, species_id=3), author="a")
    a_rescue(store)
    seen = {
        name: qgis.ask("load", str(store.path), name)
        for name in ("sightings", "rescues", "releases", "routes")
    }
    assert {name: (one["valid"], one["count"], one["crs"]) for name, one in seen.items()} == {
        "sightings": (True, 2, "EPSG:4326"),
        "rescues": (True, 1, "EPSG:4326"),
        "releases": (True, 1, "EPSG:4326"),
        "routes": (True, 3, "EPSG:4326"),
    }
    assert {one["renderer"] for one in seen.values()} == {"categorizedSymbol"}
    assert all(one["labels"] for one in seen.values())
    assert seen["sightings"]["categories"] == ["I", "II", ""]
    assert "in_care" in seen["rescues"]["categories"]
    assert seen["sightings"]["legend"][0] == "国家一级 · National class I"
    names = seen["sightings"]["names"]
    assert (names["species_zh"], names["event_date"], names["OGC_FID"]) == ("物种", "日期", "编号")
    assert all(name != shown for one in seen.values() for name, shown in one["names"].items())
    assert seen["sightings"]["widgets"]["evidence"] == "ValueMap"
    assert seen["routes"]["widgets"]["kind"] == "ValueMap"


def test_every_feature_falls_under_an_entry_of_its_own_kind(store: Store, qgis: Qgis) -> None:
    a_rescue(store)
    store.save(SIGHTING, sighting(notes="一级"), author="a")
    store.save(SIGHTING, sighting(notes="二级", species_id=3), author="a")
    store.save(SIGHTING, sighting(notes="无名", species_id=BADGER), author="a")
    for layer in ("sightings", "routes"):
        qgis.ask("load", str(store.path), layer)
    assert qgis.ask("legend_of", "sightings", "notes") == {
        "一级": ["国家一级 · National class I"],
        "二级": ["国家二级 · National class II"],
        "无名": ["其他物种 · Other species"],
    }
    assert qgis.ask("legend_of", "routes", "leg_number") == {
        "1": ["转运 · Transport"],
        "2": ["转运 · Transport"],
        "3": ["送往放归点 · To the release"],
    }


def test_routes_are_drawn_from_where_it_was_found_to_where_it_was_released(
    store: Store, qgis: Qgis
) -> None:
    a_rescue(store)
    qgis.ask("load", str(store.path), "routes")
    assert [one["wkt"] for one in qgis.ask("read", "routes")] == [
        "LineString (93.60759 33.96834, 95.6 33.85)",
        "LineString (95.6 33.85, 101.77 36.62)",
        "LineString (101.77 36.62, 93.65 33.95)",
    ]


def test_the_program_saves_while_qgis_is_in_the_middle_of_the_layer(
    store: Store, qgis: Qgis
) -> None:
    store.apply_import(SIGHTING, [sighting()] * 1500, author="a", source=None)
    qgis.ask("load", str(store.path), "sightings")
    qgis.ask("begin", "sightings")
    (id,) = store.save(SIGHTING, sighting(decimal_latitude=35.0), author="a").created
    store.save(SIGHTING, {"notes": "改"}, author="a", id=id)
    a_rescue(store)
    assert qgis.ask("finish", "sightings") == 1499
    assert qgis.ask("describe", "sightings")["count"] in (1500, 1501)
    assert len(qgis.ask("read", "sightings")) == 1501


def test_qgis_reads_whole_features_while_an_import_is_written(store: Store, qgis: Qgis) -> None:
    store.save(SIGHTING, sighting(), author="a")
    qgis.ask("load", str(store.path), "sightings")
    during: list[int] = []
    store.apply_import(
        SIGHTING,
        [sighting()] * 4000,
        author="a",
        source=None,
        progress=lambda _done, _total: during.append(len(qgis.ask("read", "sightings"))),
    )
    assert set(during) == {1}
    assert len(qgis.ask("read", "sightings")) == 4001


def test_a_file_that_qgis_has_open_is_opened_and_saved_to(store: Store, qgis: Qgis) -> None:
    assert store.path is not None
    store.save(SIGHTING, sighting(), author="a")
    store.close()
    qgis.ask("load", str(store.path), "sightings")
    qgis.ask("begin", "sightings")
    with open_records(store.path) as again:
        again.save(SIGHTING, sighting(), author="a")
        assert again.count(SIGHTING) == 2
    assert len(qgis.ask("read", "sightings")) == 2


def test_an_edit_in_qgis_is_refused_with_the_reason(store: Store, qgis: Qgis) -> None:
    store.save(SIGHTING, sighting(notes="原文"), author="a")
    qgis.ask("load", str(store.path), "sightings")
    assert "Snowtrack" in qgis.ask("edit", "sightings", "notes", "改了")
    assert store.count(SIGHTING) == 1
    assert qgis.ask("read", "sightings")[0]["notes"] == "原文"


def test_zoom_to_layer_shows_the_records(store: Store, qgis: Qgis) -> None:
    store.save(SIGHTING, sighting(), author="a")
    store.save(SIGHTING, sighting(decimal_latitude=34.2, decimal_longitude=94.1), author="a")
    seen = qgis.ask("load", str(store.path), "sightings")
    assert seen["extent"] == [93.60759, 33.96834, 94.1, 34.2]


def test_the_project_shows_the_four_layers_and_nothing_else(
    store: Store, qgis: Qgis, tmp_path: Path
) -> None:
    store.save(SIGHTING, sighting(), author="a")
    a_rescue(store)
    path = write_project(store)
    assert path == store.path.with_suffix(".qgs")  # type: ignore[union-attr]
    seen = qgis.ask("project", str(path))
    assert seen == {
        "ok": True,
        "crs": "EPSG:3857",
        "layers": [
            ["目击记录", True, "categorizedSymbol", 1, True],
            ["放归点", True, "categorizedSymbol", 1, True],
            ["救护案例", True, "categorizedSymbol", 1, True],
            ["救护路线", True, "categorizedSymbol", 3, True],
        ],
    }
    picture = tmp_path / "map.png"
    drawn = qgis.ask(
        "draw", [one[0] for one in seen["layers"]], [93.0, 33.0, 102.5, 37.5], str(picture)
    )
    assert drawn > 500
    # A copy of the folder elsewhere still finds its file: the way to it is relative.
    assert "./索加乡 2025.gpkg|layername=sightings" in path.read_text("utf-8")
