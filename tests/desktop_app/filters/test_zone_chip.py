"""Zones of the office as a chip of the filter: there once a layer of places is, counted, kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shapely import box

from db.layers import areas, copying, keeping
from db.layers.layer import Layer, LayerKind, copy_path
from db.record_types import record_type
from desktop_app.app import Program
from desktop_app.filters.pickers import SearchPicker
from desktop_app.pages.records_page import RecordsPage
from tests.db.layers.made import write
from tests.desktop_app.conftest import AUTHOR, WAIT

Open = Callable[[int], RecordsPage]


def test_a_zone_narrows_the_table_and_follows_a_record_that_moves(
    program: Program, qtbot: QtBot, open_file: Open, tmp_path: Path
) -> None:
    page = open_file(100)
    context, bar = program.context, program.window.filter_bar
    store = context.store
    assert store is not None
    assert bar.chips["zones"].isHidden(), "an office without zones sees no chip"
    halves = [box(93, 33, 95, 33.7475), box(93, 33.7475, 95, 34.5)]  # 33.50 to 34.00 in 100 steps
    path = write(tmp_path / "分区.geojson", halves, {"名称": ["南区", "北区"]})
    layer = Layer.new("分区", LayerKind.VECTOR, place_field="名称", place_kind="zone")
    target = copy_path(store.path, layer, areas.COPY_ENDING)
    assert target is not None
    copying.copy(path, 0, layer, target)
    keeping.add(store, layer, author=AUTHOR)
    context.layers_changed.emit()
    qtbot.waitUntil(lambda: bool(context.zones), timeout=2 * WAIT)
    assert {one.name: one.records["sighting"] for one in context.zones[0].areas} == {
        "北区": 50, "南区": 50,
    }  # fmt: skip
    picker = bar.open_picker("zones")
    assert isinstance(picker, SearchPicker)
    picker.field.setText("北")
    picker.list.item(0).setCheckState(Qt.CheckState.Checked)
    picker.close()
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 50, timeout=WAIT)
    assert "北区" in bar.chips["zones"].button.text()

    sighting = record_type("sighting")
    one = int(store.ids(sighting, context.filter.current)[0])
    moved = store.save(sighting, {"decimal_latitude": 33.1}, author=AUTHOR, id=one)
    context.announce(moved)
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 49, timeout=WAIT)
    qtbot.mouseClick(bar.chips["zones"].cross, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 100, timeout=WAIT)
