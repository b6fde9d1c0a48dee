"""A map printed from a dark window has the colours of paper."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.map.features import FeatureBatch, legend
from desktop_app.map.legend import rows_of
from desktop_app.map.printing.panel import legend_of
from desktop_app.map.scene import Row
from desktop_app.map.view import MapView
from forms import theme


@pytest.fixture
def dark(qapp: Any) -> Any:
    assert isinstance(qapp, QApplication)
    theme.apply(qapp, theme.Scheme("dark"))
    yield
    theme.apply(qapp, theme.Scheme("light"))


def test_the_legend_of_a_dark_map_is_printed_light(qtbot: QtBot, dark: Any) -> None:
    view = MapView()
    qtbot.addWidget(view)
    colours = [theme.current().series[0], theme.current().quiet, "#123456"]
    view.show_features(FeatureBatch((), legend=legend(["a", "b", "c"], colours)))
    printed = [entry.colour for entry in legend_of(view)]
    assert printed == [theme.LIGHT.series[0], theme.LIGHT.quiet, "#123456"]


def test_marks_for_paper_are_light_whatever_the_window_is(dark: Any) -> None:
    rows, counts = (Row("month", 4), Row("status.sighting", 1)), (1, 2)
    entries = rows_of(rows, counts, frozenset(), "month", None, theme.LIGHT, shaped=True)  # type: ignore[arg-type]
    assert [entry.colour for entry in entries] == [theme.LIGHT.months[4], theme.LIGHT.series[1]]
