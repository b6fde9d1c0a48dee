"""Saved and copied pictures: whole, readable, with Chinese, and the same whatever the window."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from db.errors import UserError
from desktop_app import i18n
from desktop_app.app import Program
from desktop_app.pages.charts_page import ChartsPage
from forms import theme
from tests.samples import SNOW_LEOPARD

Settle = Callable[[], None]


def texts_in(svg: Path) -> list[str]:
    tree = ET.parse(svg)
    return ["".join(node.itertext()) for node in tree.iter("{http://www.w3.org/2000/svg}text")]


def share_of(picture: QImage, role: str) -> float:
    """How much of a picture has the colour of paper's `role`, looked at on a grid."""
    wanted = getattr(theme.LIGHT, role).lower()
    points = [(x, y) for x in range(0, picture.width(), 8) for y in range(0, picture.height(), 8)]
    return sum(picture.pixelColor(x, y).name() == wanted for x, y in points) / len(points)


def test_a_png_holds_the_bars_at_twice_the_size(
    page: ChartsPage, settle: Settle, tmp_path: Path
) -> None:
    page.save_to(tmp_path / "图表 2025.png")
    settle()
    picture = QImage(str(tmp_path / "图表 2025.png"))
    assert (picture.width(), picture.height()) == (2560, 1520)
    assert share_of(picture, "accent") > 0.03
    assert share_of(picture, "panel") > 0.4


def test_an_svg_says_in_words_what_it_shows(
    page: ChartsPage, program: Program, settle: Settle, tmp_path: Path
) -> None:
    i18n.install("zh_CN")
    program.context.filter.set(species=(SNOW_LEOPARD,), text="雪地")
    settle()
    path = tmp_path / "chart.svg"
    page.save_to(path)
    settle()
    texts = texts_in(path)
    assert "雪豹" in texts
    assert any("雪地" in text for text in texts)
    assert any(text.startswith("office") or " office " in text for text in texts)
    assert {"3月", "4月", "5月", "6月"} <= set(texts)


def test_an_svg_is_drawn_by_another_program(
    page: ChartsPage, settle: Settle, tmp_path: Path
) -> None:
    path = tmp_path / "chart.svg"
    page.save_to(path)
    settle()
    renderer = QSvgRenderer(str(path))
    assert renderer.isValid()
    drawn = QImage(1280, 760, QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.magenta)
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()
    assert share_of(drawn, "accent") > 0.03
    assert drawn.pixelColor(2, 2).name() == theme.LIGHT.panel.lower()


def test_a_picture_is_light_also_from_a_dark_window(
    page: ChartsPage, program: Program, settle: Settle, tmp_path: Path
) -> None:
    try:
        program.window.toggle_theme()
        assert theme.current().name == "dark"
        page.save_to(tmp_path / "chart.png")
        settle()
    finally:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application, theme.Scheme.LIGHT)
    assert share_of(QImage(str(tmp_path / "chart.png")), "panel") > 0.4


def test_a_picture_has_nothing_of_mouse_and_keyboard(page: ChartsPage, qtbot: QtBot) -> None:
    assert page.panel is not None
    calm = page.panel.drawn_for(Path("a.svg"))
    page.panel.periods.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.panel.periods, Qt.Key.Key_Right)
    assert page.panel.periods.tip.isVisible()
    assert page.panel.drawn_for(Path("a.svg")) == calm


def test_copying_puts_the_same_picture_on_the_clipboard(page: ChartsPage, qtbot: QtBot) -> None:
    assert page.panel is not None
    page.panel.periods.setFocus()
    qtbot.keyClick(page.panel.periods, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().image()
    assert share_of(copied, "accent") > 0.03


def test_the_button_asks_where_to_and_says_what_was_saved(
    page: ChartsPage, program: Program, qtbot: QtBot, settle: Settle,
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:  # fmt: skip
    proposals = []

    def choose(_parent: object, _title: str, proposed: str, kinds: str) -> tuple[str, str]:
        proposals.append(Path(proposed).name)
        return str(tmp_path / "chart.png"), kinds.split(";;")[1]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    assert page.panel is not None
    with qtbot.waitSignal(program.context.status_message) as said:
        qtbot.mouseClick(page.panel.save_button, Qt.MouseButton.LeftButton)
    assert proposals == ["Sightings All dates.png"]
    assert said.args == ["Picture saved: chart.svg"]  # the kind chosen counts, not the ending
    assert texts_in(tmp_path / "chart.svg")


def test_a_folder_that_refuses_is_said_in_words(
    page: ChartsPage, program: Program, settle: Settle, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("chart.png", "chart.svg"):
        with qtbot.waitSignal(program.tasks.refused) as refused:
            page.save_to(tmp_path / "no such folder" / name)
        assert refused.args is not None
        error = refused.args[0]
        assert isinstance(error, UserError)
        assert name in str(error)
