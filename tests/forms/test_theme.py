"""Everybody can read it: contrast, both schemes, fonts, a sheet without gaps."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

import resources
from forms import theme

# Text roles and every ground they stand on.
PAIRS = [
    *((ink, ground) for ink in ("ink", "label", "quiet")
      for ground in ("panel", "ground", "raised", "accent_soft")),
    ("accent_ink", "accent"), ("accent_ink", "accent_hover"), ("accent", "panel"),
    ("accent_soft_ink", "accent_soft"), ("doubt", "doubt_soft"), ("doubt", "panel"),
    ("error", "error_soft"), ("error", "panel"), ("good", "good_soft"), ("good", "panel"),
    ("side_ink", "side"), ("side_ink", "side_on"), ("side_on_ink", "side_on"),
    ("tag_ink", "tag"), ("protected", "protected_soft"),
]  # fmt: skip


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = QColor(colour).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_of_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=lambda p: p.name)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_reads_on_its_ground(palette: theme.Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=lambda p: p.name)
def test_the_focus_ring_is_seen(palette: theme.Palette) -> None:
    for ground in (palette.panel, palette.ground, palette.raised):
        assert contrast(palette.focus, ground) >= 3


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=lambda p: p.name)
def test_arrows_and_marks_have_the_colours_of_their_palette(palette: theme.Palette) -> None:
    known = {palette.quiet, palette.accent, palette.accent_ink}
    files = list(resources.path(f"style/{palette.name}").glob("*.svg"))
    assert files
    for file in files:
        assert set(re.findall(r"#[0-9A-F]{6}", file.read_text())) <= known, file.name


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=lambda p: p.name)
def test_the_sheet_has_no_gaps_and_finds_its_pictures(palette: theme.Palette) -> None:
    sheet = theme.style_sheet(palette)
    assert "$" not in sheet
    for name in re.findall(r"url\(style:([^)]+)\)", sheet):
        assert resources.path(f"style/{palette.name}/{name}").is_file()


def test_no_colour_is_written_in_the_sheet() -> None:
    source = resources.path("style/snowtrack.qss").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9A-Fa-f]{3,8}\b|\brgba?\(", source)


def test_switching_to_dark_and_back(qtbot: QtBot, qapp: QApplication) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    theme.apply(qapp, theme.Scheme.DARK)
    assert theme.current() is theme.DARK
    assert theme.colour("panel") == QColor(theme.DARK.panel)
    assert line.palette().color(QPalette.ColorRole.Text) == QColor(theme.DARK.ink)
    theme.apply(qapp, theme.Scheme.LIGHT)
    assert line.palette().color(QPalette.ColorRole.Text) == QColor(theme.LIGHT.ink)


def test_the_look_of_a_button_is_what_was_said(qtbot: QtBot) -> None:
    button = QPushButton("Save")
    qtbot.addWidget(button)
    theme.set_look(button, "accent")
    button.resize(80, 30)
    button.show()
    picture = button.grab().toImage()
    assert picture.pixelColor(8, 15) == QColor(theme.LIGHT.accent)


def test_tibetan_is_covered_without_any_system_font(qtbot: QtBot) -> None:
    from PySide6.QtGui import QFontDatabase

    theme.font()
    assert "Noto Serif Tibetan" in QFontDatabase.families()
    assert QFontMetrics(theme.font()).horizontalAdvance("གསའ") > 0
    assert "Noto Serif Tibetan" in theme.font().families()


def test_text_size_follows_the_setting(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, size=16)
    assert qapp.font().pixelSize() == 16
    assert "font-size: 15px" in qapp.styleSheet()


def test_kinds_keep_apart() -> None:
    for palette in (theme.LIGHT, theme.DARK):
        assert len(set(palette.series)) == len(palette.series)
    assert theme.series_colour(0) == theme.series_colour(len(theme.current().series))
