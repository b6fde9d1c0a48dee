"""Taking pictures in and asking servers, through the real widgets; the map itself is not shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from db.layers import keeping
from db.layers.layer import Layer, LayerKind
from db.tiles.online.source import from_options
from desktop_app.app import Program
from desktop_app.map.layers.control import LayersControl
from desktop_app.map.view import MapView
from desktop_app.pages.records_page import RecordsPage
from desktop_app.tiles.adding import PictureAdding
from desktop_app.tiles.online_form import OnlineForm
from tests.desktop_app.conftest import WAIT
from tests.desktop_app.tiles.map_server import MapServer, picture

Open = Callable[[int], RecordsPage]


@pytest.fixture
def control(program: Program, qtbot: QtBot, open_file: Open) -> Iterator[LayersControl]:
    open_file(0)
    view = MapView()
    qtbot.addWidget(view)
    yield LayersControl(program.context, view)
    view.close_page()


@pytest.fixture
def form(control: LayersControl, qtbot: QtBot) -> OnlineForm:
    form = OnlineForm(control)
    qtbot.addWidget(form)
    form.begin()
    return form


def raster(path: Path, crs: str | None, box: tuple[float, float, float, float]) -> Path:
    import rasterio
    from rasterio.transform import from_bounds

    values = np.full((3, 200, 200), 120, "u1")
    with rasterio.open(
        path, "w", width=200, height=200, count=3, dtype="uint8", crs=crs,
        transform=from_bounds(*box, 200, 200),
    ) as out:  # fmt: skip
        out.write(values)
    return path


def test_a_picture_without_a_system_is_asked_about_and_then_made(
    control: LayersControl, qtbot: QtBot, tmp_path: Path
) -> None:
    adding = PictureAdding(control)
    path = raster(tmp_path / "航拍.tif", None, (500000, 3660000, 502000, 3662000))
    with qtbot.waitSignal(adding.crs_wanted, timeout=3 * WAIT) as asked:
        adding.begin([path])
    _path, found, candidates = asked.args
    assert found.extent == (500000, 3660000, 502000, 3662000)
    assert any(one.crs == "EPSG:32646" for one in candidates)
    with qtbot.waitSignal(adding.added, timeout=3 * WAIT) as made:
        adding.choose_crs("EPSG:32646", "wgs84")
    layer = made.args[0]
    assert (layer.name, layer.kind, layer.crs) == ("航拍", LayerKind.TILES, "EPSG:32646")
    store = control.context.store
    assert store is not None
    qtbot.waitUntil(lambda: len(keeping.layers(store)) == 1, timeout=WAIT)
    assert not adding.busy


def test_cancelling_leaves_neither_layer_nor_file(
    control: LayersControl, qtbot: QtBot, tmp_path: Path
) -> None:
    adding = PictureAdding(control)
    added: list[Layer] = []
    adding.added.connect(added.append)
    with qtbot.waitSignal(adding.ended, timeout=WAIT):
        adding.begin([raster(tmp_path / "a.tif", "EPSG:4326", (95, 33, 96, 34))])
        adding.cancel()
    qtbot.waitUntil(lambda: not control.context.tasks.busy(), timeout=3 * WAIT)
    assert added == []
    assert not (tmp_path / "office.layers").exists()


def test_a_broken_file_is_one_sentence(
    control: LayersControl, qtbot: QtBot, tmp_path: Path
) -> None:
    adding = PictureAdding(control)
    broken = tmp_path / "broken.pmtiles"
    broken.write_bytes(b"PMTiles\x03 cut off")
    with qtbot.waitSignal(adding.failed, timeout=3 * WAIT) as failed:
        adding.begin([broken])
    assert "broken.pmtiles is damaged" in str(failed.args[0])


def test_a_server_is_asked_once_and_only_when_told_to(
    form: OnlineForm, server: MapServer, qtbot: QtBot
) -> None:
    form.kind.setCurrentIndex(form.kind.count() - 1)
    form.address.setText(server.address("/{z}/{x}/{y}.png?tk={key}"))
    form.key.setText("OUR-KEY")
    form.name.setText("影像")
    assert server.asked == []

    # A wrong key: one sentence, the form stays, nothing is added.
    server.status, server.body = 403, '{"msg":"非法Key"}'.encode()
    form.take.click()
    qtbot.waitUntil(lambda: form.trouble.isVisibleTo(form), timeout=WAIT)
    assert "does not accept the key" in form.trouble.text()
    assert "OUR-KEY" not in form.trouble.text()
    assert not form.isHidden()

    server.status, server.body = 200, picture()
    with qtbot.waitSignal(form.ready, timeout=WAIT) as ready:
        form.take.click()
    layer = ready.args[0]
    assert len(server.asked) == 2
    assert (layer.name, layer.kind) == ("影像", LayerKind.ONLINE)
    assert "OUR-KEY" not in layer.address
    source = from_options(layer.options, layer.datum)
    assert source is not None
    assert source.key == "OUR-KEY"
    assert source.keep_days == 30


def test_a_wmts_service_shows_its_maps_first(
    form: OnlineForm, server: MapServer, qtbot: QtBot
) -> None:
    from tests.db.tiles.online.test_sources import CAPABILITIES

    form.kind.setCurrentIndex(form.kind.count() - 1)
    form.address.setText(server.address("/wmts"))
    server.body = CAPABILITIES.replace("https://maps.example.org", server.address("")).encode()
    form.take.click()
    qtbot.waitUntil(lambda: form.map.count() == 2, timeout=WAIT)
    assert "GetCapabilities" in server.asked[0]
    form.map.setCurrentIndex(1)
    server.body = picture()
    with qtbot.waitSignal(form.ready, timeout=WAIT) as ready:
        form.take.click()
    assert ready.args[0].name == "Roads"
    assert server.asked[1].startswith("/plain/w/")


def test_what_cannot_work_is_said_without_asking_anybody(
    form: OnlineForm, server: MapServer
) -> None:
    form.take.click()  # Tianditu without a key
    assert "key first" in form.trouble.text()
    form.kind.setCurrentIndex(form.kind.count() - 1)
    assert form.trouble.text() == ""
    form.address.setText(server.address("/{z}/{x}.png"))
    form.take.click()
    assert "must say where" in form.trouble.text()
    form.address.setText("https://webst01.is.autonavi.com/{z}/{x}/{y}")
    assert form.datum.currentText().startswith("GCJ-02")
    assert not form.keep.isChecked()
    assert not form.keep.isEnabled()
    assert server.asked == []
