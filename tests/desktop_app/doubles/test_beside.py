"""Beside the form: near records while typing, an exact double asked about once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.record_types import record_type
from desktop_app import i18n
from desktop_app.app import Program
from desktop_app.doubles.beside import Look
from desktop_app.pages.form_panel import FormPanel
from desktop_app.pages.records_page import RecordsPage
from tests.desktop_app.conftest import WAIT
from tests.samples import sighting

SIGHTING = record_type("sighting")


@pytest.fixture
def page(open_file: Callable[[int], RecordsPage], program: Program) -> RecordsPage:
    """The sightings page of a file with one sighting, id 1."""
    page = open_file(0)
    assert program.context.store is not None
    program.context.store.save(SIGHTING, sighting(), author="a")
    return page


def begin(page: RecordsPage, qtbot: QtBot, **changes: Any) -> FormPanel:
    """A new sighting with these values, typed in."""
    panel = page.form
    page.new_record()
    qtbot.waitUntil(lambda: panel._shows_form() and panel.record_id is None, timeout=WAIT)
    panel.form.set_record(None, sighting(**changes))
    panel.form.mark_dirty()
    panel.form.check()
    return panel


def settled(page: RecordsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.context.tasks.busy(), timeout=WAIT)


def lines(panel: FormPanel) -> list[str]:
    assert panel.beside is not None
    return [line.text() for line in panel.beside.strip.lines()]


def count(page: RecordsPage) -> int:
    assert page.context.store is not None
    return page.context.store.count(SIGHTING)


def test_near_records_stand_below_the_form_while_typing(page: RecordsPage, qtbot: QtBot) -> None:
    panel = begin(page, qtbot, event_date=dt.date(2025, 3, 6), decimal_latitude=33.9719)
    qtbot.waitUntil(lambda: len(lines(panel)) == 1, timeout=WAIT)
    (line,) = lines(panel)
    assert "2025-03-05" in line
    assert line.endswith("400 m")
    assert panel.beside is not None
    assert panel.beside.strip.isVisible()
    # Typing another species takes it away.
    panel.form.editor("species_id").set_values({"species_id": 3})
    panel.form.editor("species_id").changed.emit()
    qtbot.waitUntil(lambda: lines(panel) == [], timeout=WAIT)
    assert not panel.beside.strip.isVisible()


def test_a_line_opens_its_record(page: RecordsPage, qtbot: QtBot) -> None:
    panel = begin(page, qtbot, event_date=dt.date(2025, 3, 6))
    qtbot.waitUntil(lambda: len(lines(panel)) == 1, timeout=WAIT)
    assert panel.beside is not None
    (line,) = panel.beside.strip.lines()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: panel.record_id == 1, timeout=WAIT)
    assert lines(panel) == []  # a saved record says what it says


def test_an_exact_double_asks_once_and_is_remembered(page: RecordsPage, qtbot: QtBot) -> None:
    panel = begin(page, qtbot, notes="again")
    page.save()
    qtbot.waitUntil(lambda: [p.code for p in panel.form.problems()] == ["double"], timeout=WAIT)
    settled(page, qtbot)
    assert count(page) == 1
    keep = QApplication.focusWidget()
    assert keep is not None
    qtbot.keyClick(keep, Qt.Key.Key_Return)  # the keyboard stands on the confirmation
    qtbot.waitUntil(lambda: count(page) == 2, timeout=WAIT)
    qtbot.waitUntil(lambda: panel.record_id == 2, timeout=WAIT)
    store = page.context.store
    assert store is not None
    assert store.history(SIGHTING, 2)[0].confirmed == ("double",)
    settled(page, qtbot)
    # Another word in it later asks nothing.
    panel.form.editor("notes").set_values({"notes": "and more"})
    panel.form.editor("notes").changed.emit()
    page.save()
    qtbot.waitUntil(lambda: store.get(SIGHTING, 2).revision == 2, timeout=WAIT)  # type: ignore[union-attr]


def test_saving_at_once_still_asks(page: RecordsPage, qtbot: QtBot) -> None:
    panel = begin(page, qtbot)
    panel.save()  # before any look could have come back
    qtbot.waitUntil(lambda: [p.code for p in panel.form.problems()] == ["double"], timeout=WAIT)
    settled(page, qtbot)
    assert count(page) == 1


def test_what_is_not_double_is_saved_without_a_question(page: RecordsPage, qtbot: QtBot) -> None:
    panel = begin(page, qtbot, observer="another")
    panel.save()
    qtbot.waitUntil(lambda: panel.record_id == 2, timeout=WAIT)


def test_a_search_that_fails_stops_no_saving(
    page: RecordsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.errors import UserError
    from db.text import translate_noop

    def broken(*_: object) -> None:
        raise UserError(translate_noop("Test", "the disk is gone for a moment"))

    monkeypatch.setattr("desktop_app.doubles.beside.look_around", broken)
    panel = begin(page, qtbot)
    panel.save()
    qtbot.waitUntil(lambda: panel.record_id == 2, timeout=WAIT)


def test_a_form_filled_by_others_is_looked_at_and_an_empty_one_not(
    page: RecordsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(
        "desktop_app.doubles.beside.look_around",
        lambda store, type, values, *_: asked.append(values) or Look(),
    )
    panel = page.form
    page.new_record()
    qtbot.waitUntil(lambda: panel._shows_form() and panel.record_id is None, timeout=WAIT)
    panel.form.check()
    settled(page, qtbot)
    assert asked == []
    panel.form.set_record(None, sighting())  # as photos and messages fill it
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=WAIT)


def test_the_strip_speaks_the_other_language(page: RecordsPage, qtbot: QtBot) -> None:
    panel = begin(page, qtbot, event_date=dt.date(2025, 3, 6))
    qtbot.waitUntil(lambda: len(lines(panel)) == 1, timeout=WAIT)
    before = lines(panel)
    i18n.install("zh_CN")
    qtbot.waitUntil(lambda: lines(panel) != before, timeout=WAIT)
    assert "雪豹" in lines(panel)[0]
