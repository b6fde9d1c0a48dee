"""Point, place and altitude that contradict each other: said while typing, asked once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.record_types import record_type
from desktop_app.app import Program
from desktop_app.pages.form_panel import FormPanel
from desktop_app.pages.records_page import RecordsPage
from tests.desktop_app.conftest import WAIT
from tests.samples import sighting

SIGHTING = record_type("sighting")
NANGQEN, ZHIDOI = "632725", "632724"
ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(open_file: Callable[[int], RecordsPage], program: Program) -> RecordsPage:
    return open_file(0)


@pytest.fixture
def panel(page: RecordsPage, qtbot: QtBot) -> FormPanel:
    """A new sighting that lacks its point and place."""
    panel = page.form
    page.new_record()
    qtbot.waitUntil(lambda: panel._shows_form() and panel.record_id is None, timeout=WAIT)
    without = {"decimal_latitude": None, "decimal_longitude": None, "coordinate_uncertainty": None}
    panel.form.set_record(None, sighting(**without, place_code=None, elevation=None))
    panel.form.mark_dirty()
    return panel


def fill(panel: FormPanel, qtbot: QtBot, name: str, text: str) -> None:
    field = panel.form.editor(name).field_widget()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, ENTER)


def codes(panel: FormPanel) -> list[str]:
    return [problem.code for problem in panel.form.problems()]


def settled(page: RecordsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.context.tasks.busy(), timeout=WAIT)


def below(panel: FormPanel, field: str) -> list[str]:
    row = panel.form.body.row_of(field)
    assert row is not None
    return row.remarks.texts()


def keep_with_enter(qtbot: QtBot) -> None:
    """The keyboard stands on the confirmation."""
    button = QApplication.focusWidget()
    assert button is not None
    qtbot.keyClick(button, ENTER)


def test_another_county_is_said_live_and_asked_once(
    page: RecordsPage, panel: FormPanel, qtbot: QtBot
) -> None:
    fill(panel, qtbot, "decimal_latitude", "33.96834, 93.60759")
    fill(panel, qtbot, "place_code", "nangqianxian")
    qtbot.waitUntil(lambda: codes(panel) == ["place_county"], timeout=WAIT)
    assert panel.form.values()["place_code"] == NANGQEN
    (said,) = below(panel, "place_code")
    assert "治多县" in said
    assert "囊谦县" in said
    page.save()
    settled(page, qtbot)
    assert panel.record_id is None  # asked first
    keep_with_enter(qtbot)
    qtbot.waitUntil(lambda: panel.record_id == 1, timeout=WAIT)
    store = page.context.store
    assert store is not None
    assert store.history(SIGHTING, 1)[0].confirmed == ("place_county",)
    settled(page, qtbot)
    # Another field of it, later, asks nothing.
    panel.form.editor("notes").field_widget().setFocus()
    qtbot.keyClicks(panel.form.editor("notes").field_widget(), "more")
    page.save()
    qtbot.waitUntil(lambda: store.get(SIGHTING, 1).revision == 2, timeout=WAIT)  # type: ignore[union-attr]


def test_an_impossible_altitude_is_asked_about(
    page: RecordsPage, panel: FormPanel, qtbot: QtBot
) -> None:
    fill(panel, qtbot, "decimal_latitude", "36.46, 94.70")
    fill(panel, qtbot, "elevation", "4830")
    qtbot.waitUntil(lambda: codes(panel) == ["elevation_terrain"], timeout=WAIT)
    (said,) = below(panel, "elevation")
    assert "2790 m" in said
    fill(panel, qtbot, "elevation", "2830")
    field = panel.form.editor("elevation").field_widget()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: codes(panel) == [], timeout=WAIT)


def test_the_programs_own_proposals_are_saved_without_a_question(
    page: RecordsPage, panel: FormPanel, qtbot: QtBot
) -> None:
    fill(panel, qtbot, "decimal_latitude", "33.96834, 93.60759")
    page.save()
    qtbot.waitUntil(lambda: panel.record_id == 1, timeout=WAIT)
    assert page.context.store is not None
    record = page.context.store.get(SIGHTING, 1)
    assert record is not None
    assert record.values["place_code"] == ZHIDOI


def test_a_record_placed_by_its_village_is_saved_with_an_honest_radius(
    page: RecordsPage, panel: FormPanel, qtbot: QtBot
) -> None:
    fill(panel, qtbot, "place_code", "arouxiang")
    panel.form.check()
    field = panel.form.editor("place_code").field_widget()
    qtbot.keyClick(field, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: panel.form.values()["decimal_latitude"] is not None, timeout=WAIT)
    page.save()
    qtbot.waitUntil(lambda: panel.record_id == 1, timeout=WAIT)
    assert page.context.store is not None
    record = page.context.store.get(SIGHTING, 1)
    assert record is not None
    assert record.values["position_source"] == "place"
    assert record.values["coordinate_uncertainty"] == 67_000.0
    assert record.values["verbatim_coordinates"] is None
