"""Printing through a real web engine: really 300 dots an inch, and what the map shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.map.features import FeatureBatch, legend
from desktop_app.map.printing import asking
from desktop_app.map.printing.twin import Photographer, Shot, colour_of
from desktop_app.map.view import MapView
from tests.desktop_app.papers import reading

CENTRE = (33.9, 95.0)
PURPLE = "#332288"
PATIENCE = 90_000


@pytest.fixture
def photographer(view: MapView, qtbot: QtBot) -> Iterator[Photographer]:
    def feed(twin: MapView, done: Callable[[], None]) -> None:
        twin.show_features(FeatureBatch(((*CENTRE, 1, 0, 0.0),), legend=legend(["a"], [PURPLE])))
        done()

    made = Photographer(view, feed)
    yield made
    made.close()


def taken(qtbot: QtBot, photographer: Photographer, shot: Shot) -> tuple[QImage, Any]:
    with qtbot.waitSignal(photographer.taken, timeout=PATIENCE) as signal:
        photographer.take(shot)
    assert signal.args is not None
    return signal.args[1], signal.args[2]


def ramp(image: QImage, y: int) -> int:
    """Pixels between the mark's own colour and its white rim, on its right side."""
    colours = [image.pixelColor(x, y) for x in range(image.width() // 2, image.width())]
    own = QColor(PURPLE)

    def near(one: QColor, other: QColor) -> bool:
        return (
            abs(one.red() - other.red()) + abs(one.green() - other.green())
            + abs(one.blue() - other.blue()) < 30
        )  # fmt: skip

    assert near(colours[0], own)
    inside = next(n for n, colour in enumerate(colours) if not near(colour, own))
    rim = next(n for n, colour in enumerate(colours) if near(colour, QColor("#ffffff")))
    return rim - inside


def test_a_picture_has_its_dots_and_is_no_enlarged_screen(
    qtbot: QtBot, photographer: Photographer, view: MapView
) -> None:
    screen, box = taken(qtbot, photographer, Shot(*CENTRE, 9, 400, 250, 96))
    paper, same = taken(qtbot, photographer, Shot(*CENTRE, 9, 400, 250, 300))
    assert (screen.width(), screen.height()) == (400, 250)
    assert (paper.width(), paper.height()) == (1250, 781)
    assert (box.west, box.north) == pytest.approx((same.west, same.north), abs=1e-6)
    enlarged = screen.scaled(paper.size())
    # The same edge: a pixel or two on paper, as many as the enlargement's factor there.
    assert ramp(paper, 390) <= 2
    blurred = screen.scaledToWidth(paper.width(), mode=_smooth())
    assert ramp(blurred, 390) > ramp(paper, 390)
    assert paper != enlarged
    # No furniture, no strip: the lower corners are map.
    for x in (2, paper.width() - 3):
        assert paper.pixelColor(x, paper.height() - 2) not in (colour_of(1), colour_of(2))
    assert view.state == "ready"  # the map on the screen has noticed nothing


def _smooth() -> Any:
    from PySide6.QtCore import Qt

    return Qt.TransformationMode.SmoothTransformation


def test_the_newest_wish_is_met_and_a_cancelled_one_is_not(
    qtbot: QtBot, photographer: Photographer
) -> None:
    came: list[Shot] = []
    photographer.taken.connect(lambda shot, _image, _box: came.append(shot))
    first, second = Shot(*CENTRE, 8, 300, 200, 96), Shot(*CENTRE, 9.5, 320, 200, 144)
    photographer.take(first)
    image, _box = taken(qtbot, photographer, second)
    assert came == [second]
    assert (image.width(), image.height()) == (480, 300)
    photographer.take(first)
    photographer.cancel()
    taken(qtbot, photographer, second)
    assert came == [second, second]


def test_from_the_panel_to_the_file(
    program: Any,
    qtbot: QtBot,
    open_file: Callable[[int], Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_file(40)
    program.window.show_page("map")
    page: Any = program.window.page("map")
    qtbot.waitUntil(lambda: page.map.box is not None, timeout=PATIENCE)

    def ask(_parent: QWidget, _settings: Any, proposed: str, kind: str) -> Path:
        assert "Sightings" not in proposed
        return tmp_path / f"{proposed}.{kind}"

    monkeypatch.setattr(asking, "save_map_sheet", ask)
    program.window.print_page()
    panel = page.work.printing
    assert page.side.current == "print"
    qtbot.waitUntil(lambda: not panel.preview.sheet_image.isNull(), timeout=PATIENCE)
    panel.title.setText("治多县 2025")
    panel.title.textEdited.emit("治多县 2025")
    panel.paper.setCurrentIndex(1)
    with qtbot.waitSignal(program.context.offered, timeout=PATIENCE):
        panel.save("pdf")
        assert not panel.pdf.isEnabled()
    [path] = tmp_path.glob("*.pdf")
    assert reading.sizes(path) == {(210, 297)}
    assert not reading.missing(path, ["治多县 2025", "40 records", "1 :", "Tianditu", "WGS 84"])
    assert "治多县 2025" in path.name
    panel.save("png")
    panel.cancel()
    assert panel.pdf.isEnabled()
    assert not list(tmp_path.glob("*.png"))
    QGuiApplication.clipboard().clear()
    panel.copy_sheet()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull(), timeout=PATIENCE)
    assert QGuiApplication.clipboard().image().width() == 1587
    page.side.open("")
    assert panel.photographer.view is None  # the second page costs memory only while it is used
