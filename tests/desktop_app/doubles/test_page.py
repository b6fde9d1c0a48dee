"""The page of likely doubles by keyboard: compare, choose, merge, keep apart, take it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.record_types import record_type
from db.store import Store
from desktop_app import i18n
from desktop_app.app import Program
from desktop_app.doubles.choice_model import BOTH, KEPT, OTHER
from desktop_app.doubles.page import DoublesPage
from desktop_app.pages.records_page import RecordsPage
from tests.desktop_app.conftest import WAIT
from tests.rescue_samples import add, begin, day
from tests.samples import sighting

SIGHTING = record_type("sighting")


class Bench:
    """The page over a small file, and what a person does with it."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self.qtbot = program, qtbot
        assert program.context.store is not None
        self.store: Store = program.context.store

    def saved(self, **changes: Any) -> int:
        return self.store.save(SIGHTING, sighting(**changes), author="a").created[0]

    def open(self) -> DoublesPage:
        self.program.window.activateWindow()
        self.program.context.navigate_requested.emit("doubles")
        page = self.program.window.page("doubles")
        assert isinstance(page, DoublesPage)
        self.page = page
        self.settle()
        return page

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.program.tasks.busy(), timeout=WAIT)

    def press(self, key: Qt.Key, control: bool = False, alt: bool = False) -> None:
        widget = QApplication.focusWidget()
        assert isinstance(widget, QWidget)
        modifier = Qt.KeyboardModifier.NoModifier
        if control or alt:
            modifier = Qt.KeyboardModifier.AltModifier
            if control:
                modifier = Qt.KeyboardModifier.ControlModifier
        self.qtbot.keyClick(widget, key, modifier)
        self.settle()

    def pairs(self) -> list[tuple[int, int]]:
        model = self.page.model
        found = [model.pair(row) for row in range(model.rowCount())]
        return [(pair.first, pair.second) for pair in found]


@pytest.fixture
def bench(open_file: Callable[[int], RecordsPage], program: Program, qtbot: QtBot) -> Bench:
    open_file(0)
    return Bench(program, qtbot)


def test_two_pairs_are_merged_by_keys_alone(bench: Bench) -> None:
    one = bench.saved(notes="on the ridge", behaviour=None)
    other = bench.saved(notes="two of them", observer=None, count_maximum=3)
    third = bench.saved(event_date=dt.date(2025, 6, 1))
    fourth = bench.saved(event_date=dt.date(2025, 6, 1))
    page = bench.open()
    assert bench.pairs() == [(third, fourth), (one, other)]
    bench.press(Qt.Key.Key_Return, control=True)  # the first is the same in everything
    assert bench.store.get(SIGHTING, fourth).voided  # type: ignore[union-attr]
    assert bench.pairs() == [(one, other)]
    bench.press(Qt.Key.Key_Return)  # into the fields, the differing ones first
    model = page.compare.model
    assert model.differing() == 4
    names = [model.index(row, 0).data() for row in range(4)]
    while page.compare.table.currentIndex().row() != model.row_of("behaviour"):
        bench.press(Qt.Key.Key_Down)
    assert page.compare.records is not None
    kept, gone = (record.id for record in page.compare.records)
    bench.press(Qt.Key.Key_Left)
    bench.press(Qt.Key.Key_Right)
    assert model.picked(model.row_of("behaviour")) == OTHER
    assert model.picked(model.row_of("notes")) == BOTH, names
    bench.press(Qt.Key.Key_Return, control=True)
    record = bench.store.get(SIGHTING, kept)
    assert record is not None
    values = record.values
    assert set(values["notes"].splitlines()) == {"on the ridge", "two of them"}
    assert (values["observer"], values["count_maximum"]) == ("扎西多杰", 3)
    assert bench.store.get(SIGHTING, gone).voided  # type: ignore[union-attr]
    assert bench.pairs() == []
    assert page.states.currentWidget() is page.state
    # Both are in the list of changes, and one step takes the last back.
    step = bench.store.next_undo()
    assert step is not None
    assert step.kind == "merge"
    bench.store.undo(step.change_set, author="b")
    assert bench.store.count(SIGHTING) == 3


def test_no_double_is_not_listed_again_until_that_is_undone(bench: Bench) -> None:
    one, other = bench.saved(), bench.saved()
    page = bench.open()
    assert bench.pairs() == [(one, other)]
    bench.press(Qt.Key.Key_X, alt=True)
    bench.qtbot.waitUntil(lambda: bench.pairs() == [], timeout=WAIT)  # the button is seen to sink
    bench.settle()
    page.refresh()
    bench.settle()
    assert bench.pairs() == []
    bench.program.window.setFocus()
    bench.press(Qt.Key.Key_Z, control=True)
    bench.qtbot.waitUntil(lambda: bench.pairs() == [(one, other)], timeout=WAIT)


def test_closed_cases_say_why_they_are_not_merged(bench: Bench) -> None:
    first, closed = begin(bench.store), begin(bench.store)
    add(bench.store, closed, "intake", day(6))
    add(bench.store, closed, "outcome", day(9), outcome="died", cause_of_death="unknown")
    page = bench.open()
    page.show_type("rescue")
    bench.settle()
    assert bench.pairs() == [(first.id, closed.id)]
    page.merge()
    bench.settle()
    assert page.compare.notice.isVisible()
    assert "Reopen it first" in page.compare.notice.label.text()
    assert page.compare.merge_button.isEnabled()


def test_the_other_record_can_be_kept(bench: Bench) -> None:
    bench.saved(notes="a")
    bench.saved(notes=None)
    page = bench.open()
    assert page.compare.records is not None
    kept, other = page.compare.records
    page.compare.swap_button.click()
    assert [record.id for record in page.compare.records] == [other.id, kept.id]
    # What the new one lacks still comes from the other.
    model = page.compare.model
    assert model.picked(model.row_of("notes")) == OTHER
    assert model.values()["notes"] == "a"


def test_cells_that_cannot_be_chosen_are_passed_over(bench: Bench) -> None:
    bench.saved(observer="a"), bench.saved(observer="b")
    model = bench.open().compare.model
    row = model.row_of("observer")
    model.pick(row, BOTH)
    assert model.picked(row) == KEPT
    same = model.row_of("species_id")
    model.pick(same, OTHER)
    assert model.picked(same) == KEPT


def test_a_record_changed_meanwhile_is_not_merged_unseen(bench: Bench) -> None:
    one, other = bench.saved(), bench.saved()
    page = bench.open()
    bench.store.save(SIGHTING, {"notes": "from the other desk"}, author="b", id=other)
    page.merge()
    bench.settle()
    assert bench.store.count(SIGHTING) == 2
    assert page.compare.notice.isVisible()
    assert one in {record.id for record in page.compare.records or ()}


def test_nothing_to_merge_says_so(bench: Bench) -> None:
    bench.saved()
    page = bench.open()
    assert page.states.currentWidget() is page.state
    assert page.state.title.text() == "No likely doubles"
    page.merge()
    page.keep_apart()
    bench.settle()


def test_new_doubles_are_found_when_the_page_is_shown_again(bench: Bench) -> None:
    bench.saved()
    bench.open()
    assert bench.pairs() == []
    bench.program.context.navigate_requested.emit("sighting")
    changes = bench.store.save(SIGHTING, sighting(), author="b")
    bench.program.context.announce(changes)
    bench.open()
    assert bench.pairs() == [(1, 2)]


def test_a_stopped_search_can_be_begun_again(bench: Bench) -> None:
    bench.saved(), bench.saved()
    page = bench.open()
    page.model.show_pairs(SIGHTING, ())
    page.refresh()
    page.stop()
    assert page.state.title.text() == "The search was stopped"
    bench.settle()
    assert bench.pairs() == []
    page.refresh()
    bench.settle()
    assert bench.pairs() == [(1, 2)]


def test_the_histories_lead_to_each_other(bench: Bench, qtbot: QtBot) -> None:
    kept, other = bench.saved(), bench.saved()
    bench.program.context.announce(bench.store.merge(SIGHTING, kept, other, {}, author="b"))
    page = bench.program.window.page("sighting")
    assert isinstance(page, RecordsPage)
    page.open_record(kept)
    qtbot.waitUntil(lambda: page.form.record_id == kept, timeout=WAIT)
    page.form.show_history()
    qtbot.waitUntil(lambda: len(page.form.history.texts()) > 2, timeout=WAIT)
    words = " ".join(page.form.history.texts())
    assert "merged with another record" in words
    assert "+merged" not in words
    (link,) = [
        button
        for button in page.form.history.findChildren(QPushButton)
        if button.text() == "Open the other record"
    ]
    link.click()
    qtbot.waitUntil(lambda: page.form.record_id == other, timeout=WAIT)


def test_two_rows_of_the_table_are_compared(bench: Bench, qtbot: QtBot) -> None:
    bench.saved(), bench.saved()
    one, other = bench.saved(event_date=dt.date(2025, 5, 1)), bench.saved(species_id=3)
    records = bench.program.window.page("sighting")
    assert isinstance(records, RecordsPage)
    records.refresh()
    qtbot.waitUntil(lambda: records.model.rowCount() == 4, timeout=WAIT)
    records.table.clearSelection()
    for id in (one, other):
        records.table.selectionModel().select(
            records.model.index(records.model.row_of(id), 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
    records._show_row_menu(records.mapToGlobal(records.rect().center()))
    (menu,) = [m for m in records.findChildren(QMenu) if m.isVisible()]
    (action,) = [a for a in menu.actions() if a.text().startswith("Compare and merge")]
    action.trigger()
    menu.close()
    page = bench.program.window.page("doubles")
    assert isinstance(page, DoublesPage)
    bench.page = page
    qtbot.waitUntil(lambda: page.compare.records is not None, timeout=WAIT)
    bench.settle()
    assert {record.id for record in page.compare.records or ()} == {one, other}
    assert bench.pairs() == [(one, other), (1, 2)]


def test_the_page_speaks_the_other_language(bench: Bench) -> None:
    bench.saved(), bench.saved(observer="b")
    page = bench.open()
    before = page.model.index(0, 0).data()
    i18n.install("zh_CN")
    bench.qtbot.waitUntil(lambda: page.model.index(0, 0).data() != before, timeout=WAIT)
    assert "雪豹" in page.model.index(0, 0).data()
