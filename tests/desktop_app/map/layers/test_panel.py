"""The panel of layers by keys and clicks, beside a map that need not be drawn."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from db.layers import keeping
from db.layers.layer import Layer, copy_path
from desktop_app.app import Program
from desktop_app.dialogs import choosers
from desktop_app.map.layers.adding import LayerAdding, label_of
from desktop_app.map.layers.control import COPY_ENDING, LayersControl
from desktop_app.map.layers.panel import LayersPanel
from desktop_app.map.layers.words import kind_of
from desktop_app.map.view import MapView
from desktop_app.pages.records_page import RecordsPage
from tests.db.layers.made import NAMES, write
from tests.db.layers.test_copying import AREA
from tests.desktop_app.conftest import WAIT

Open = Callable[[int], RecordsPage]


@pytest.fixture
def panel(program: Program, qtbot: QtBot, open_file: Open) -> Iterator[LayersPanel]:
    """The panel over an empty file. Its map is never shown, so nothing is drawn."""
    open_file(0)
    view = MapView()
    qtbot.addWidget(view)
    control = LayersControl(program.context, view)
    control.reload()
    panel = LayersPanel(control, LayerAdding(control))
    qtbot.addWidget(panel)
    panel.resize(320, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    yield panel
    qtbot.waitUntil(lambda: not program.tasks.busy(), timeout=WAIT)


def names(panel: LayersPanel) -> list[str]:
    return [panel.model.index(row).data() for row in range(panel.model.rowCount())]


def add(panel: LayersPanel, qtbot: QtBot, path: Path) -> Layer:
    rows = panel.model.rowCount()
    panel.take([path])
    qtbot.waitUntil(lambda: panel.model.rowCount() == rows + 1, timeout=3 * WAIT)
    qtbot.waitUntil(lambda: not panel.adding.busy, timeout=WAIT)
    return panel.control.layers[0]


def kept(panel: LayersPanel, qtbot: QtBot, wanted: Callable[[list[Layer]], bool]) -> None:
    """Wait until the records file says so."""
    store = panel.control.context.store
    assert store is not None
    qtbot.waitUntil(lambda: wanted(keeping.layers(store)), timeout=WAIT)


def test_an_office_without_layers_is_told_what_to_do(panel: LayersPanel) -> None:
    assert panel.empty.isVisible()
    assert "GeoPackage" in panel.empty.text()
    assert panel.list.isHidden()
    assert panel.editor.isHidden()


def test_layers_are_hidden_moved_renamed_and_taken_away_by_keys(
    panel: LayersPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("一", "二", "三"):
        add(panel, qtbot, write(tmp_path / f"{name}.geojson"))
    assert names(panel) == ["三", "二", "一"]
    assert len({one.style.colour for one in panel.control.layers}) == 3
    panel.list.choose(panel.control.layers[0].uuid)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(panel) == ["二", "三", "一"]
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    kept(panel, qtbot, lambda all: [one.visible for one in all] == [True, False, True])
    QTest.keyClick(panel.list, Qt.Key.Key_F2)
    editor = panel.list.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "mianji")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    kept(panel, qtbot, lambda all: [one.name for one in all] == ["二", "mianji", "一"])
    offered: list[tuple[str, str]] = []
    panel.control.context.offered.connect(lambda text, word, _call: offered.append((text, word)))
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    kept(panel, qtbot, lambda all: [one.name for one in all] == ["二", "一"])
    assert offered == [("“mianji” is off the map.", "Undo")]
    for wanted in (["二", "mianji", "一"], ["二", "三", "一"]):
        panel.tools["arrow-back-up"].click()
        kept(panel, qtbot, lambda all, wanted=wanted: [one.name for one in all] == wanted)
    qtbot.waitUntil(lambda: names(panel) == ["二", "三", "一"], timeout=WAIT)


def test_the_look_of_a_layer_is_kept_and_its_attributes_offered_as_names(
    panel: LayersPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    add(panel, qtbot, write(tmp_path / "x.geojson"))
    editor = panel.editor
    qtbot.waitUntil(lambda: editor.label.findData("名称") > 0, timeout=WAIT)
    assert editor.label.currentData() == "名称"
    qtbot.waitUntil(lambda: "2 areas" in editor.about.text(), timeout=WAIT)
    editor.colours.buttons[3].click()
    editor.line_width.setValue(3.5)
    editor.fill.setValue(40)
    editor.label.setCurrentIndex(0)
    editor.label.activated.emit(0)
    kept(
        panel, qtbot,
        lambda all: all[0].style == dataclasses.replace(
            all[0].style, colour="4", width=3.5, fill_opacity=0.4, label_field=""
        ),
    )  # fmt: skip
    editor.places.click()
    kept(panel, qtbot, lambda all: (all[0].place_field, all[0].place_kind) == ("名称", "other"))


def test_a_file_that_does_not_say_where_it_lies_is_asked_about(
    panel: LayersPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    panel.take([write(tmp_path / "无.shp", crs=None, **AREA)])
    qtbot.waitUntil(panel.crs.isVisible, timeout=3 * WAIT)
    assert "无.shp does not say" in panel.crs.sentence.text()
    assert panel.list.isHidden()
    labels = [str(one.label) for one in panel.crs._candidates]
    panel.crs._group.button(next(n for n, text in enumerate(labels) if "GCJ" in text)).click()
    panel.crs.take.click()
    kept(panel, qtbot, lambda all: [one.datum for one in all] == ["gcj02"])
    qtbot.waitUntil(lambda: panel.list.isVisible() and panel.crs.isHidden(), timeout=WAIT)


def test_of_a_file_with_several_layers_only_the_ticked_ones_come(
    panel: LayersPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "三层.gpkg"
    for number, name in enumerate(("核心", "缓冲", "实验")):
        write(path, driver="GPKG", kind="Polygon", layer=name, append=number > 0)
    panel.take([path])
    qtbot.waitUntil(panel.parts.isVisible, timeout=3 * WAIT)
    panel.parts._boxes[1][0].setChecked(False)
    panel.parts.take.click()
    qtbot.waitUntil(lambda: sorted(names(panel)) == ["实验", "核心"], timeout=3 * WAIT)


def test_a_bad_file_is_said_and_the_next_one_comes_all_the_same(
    panel: LayersPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = tmp_path / "坏.geojson"
    bad.write_text("{")
    panel.take([bad, write(tmp_path / "好.geojson")])
    qtbot.waitUntil(lambda: names(panel) == ["好"], timeout=3 * WAIT)
    assert "坏.geojson" in panel.notice.label.text()


def test_a_layer_whose_copy_is_gone_says_so_and_takes_its_file_again(
    panel: LayersPanel, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "区.geojson")
    layer = add(panel, qtbot, path)
    store = panel.control.context.store
    assert store is not None
    copy = copy_path(store.path, layer, COPY_ENDING)
    assert copy is not None
    copy.unlink()
    panel.control.zoom_to(layer.uuid)
    qtbot.waitUntil(panel.editor.choose.isVisible, timeout=WAIT)
    assert "区" in panel.editor.trouble.text()
    monkeypatch.setattr(choosers, "layer_files", lambda *_: [path])
    panel.editor.choose.click()
    qtbot.waitUntil(copy.is_file, timeout=3 * WAIT)
    qtbot.waitUntil(panel.editor.choose.isHidden, timeout=WAIT)
    assert names(panel) == ["区"]


def test_parts_of_the_shipped_map_are_hidden(panel: LayersPanel, qtbot: QtBot) -> None:
    store = panel.control.context.store
    assert store is not None
    panel.base["relief"].click()
    qtbot.waitUntil(lambda: keeping.hidden_base_parts(store) == {"relief"}, timeout=WAIT)


def test_what_names_a_shape_is_guessed() -> None:
    assert label_of(("OBJECTID", "MC", "面积")) == "MC"
    assert label_of(("fid", "XZQMC")) == "XZQMC"
    assert label_of(("a", "图斑名")) == "图斑名"
    assert label_of(("a", "b")) == ""
    assert [kind_of(name) for name in ("5km网格", "乡镇界", "功能分区", "草场", NAMES[0])] == [
        "cell", "township", "zone", "other", "zone",
    ]  # fmt: skip
