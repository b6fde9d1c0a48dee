"""The table over the database: it scrolls far, asks for little, and keeps its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from db.query import Sort
from db.record_types import record_type
from db.store import Store
from desktop_app import operations
from desktop_app.app import Program
from desktop_app.pages.records_page import RecordsPage
from desktop_app.tables.model import CHUNK, FIRST_PAGE, RecordTableModel, grouped
from desktop_app.tables.view import RecordTableView
from forms import theme
from tests.desktop_app.conftest import WAIT, sighting_values

Open = Callable[[int], RecordsPage]
SIGHTING = record_type("sighting")


def settle(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not program.tasks.busy(), timeout=WAIT)


def test_ten_thousand_rows_are_all_there_and_few_are_fetched(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(10_000)
    settle(program, qtbot)
    assert page.model.rowCount() == 10_000
    assert len(page.model._rows) <= FIRST_PAGE + CHUNK
    page.table.scrollToBottom()
    last = page.model.rowCount() - 1
    qtbot.waitUntil(lambda: page.model.record_at(last) is not None, timeout=WAIT)
    settle(program, qtbot)
    assert page.model.text(last, 0) <= page.model.text(0, 0), "newest first"
    assert len(page.model._rows) <= FIRST_PAGE + 3 * CHUNK
    top = page.table.rowAt(1)
    assert all(page.model.text(row, 1) for row in range(top, last + 1)), "no row stays empty"


def test_every_row_shows_the_record_the_store_puts_there(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(700)
    store = program.context.store
    assert store is not None
    expected = store.ids(SIGHTING, program.context.filter.current, Sort("event_date", True))
    assert [page.model.id_at(row) for row in range(700)] == expected.tolist()
    assert page.model.row_of(int(expected[431])) == 431
    assert page.model.row_of(999_999) == -1


def test_a_click_on_a_header_sorts_and_keeps_the_current_record(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(600)
    qtbot.waitUntil(lambda: page.table.current_id() is not None, timeout=WAIT)
    page.table.selectRow(5)
    current = page.table.current_id()
    column = [spec.name for spec in page.model.columns].index("individual_count")
    page.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(
        lambda: page.model.complete and page.model.sort_by == Sort("individual_count", True),
        timeout=WAIT)  # fmt: skip
    settle(program, qtbot)
    shown = [int(page.model.text(row, column)) for row in range(100)]
    assert shown == sorted(shown, reverse=True)
    assert page.table.current_id() == current


def test_a_change_renews_its_row_and_leaves_the_scroll_bar_alone(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(2_000)
    page.table.scrollTo(page.model.index(1_000, 0), page.table.ScrollHint.PositionAtTop)
    qtbot.waitUntil(lambda: page.model.record_at(1_000) is not None, timeout=WAIT)
    settle(program, qtbot)
    place = page.table.verticalScrollBar().value()
    id = page.model.id_at(1_003)
    assert id is not None
    column = [spec.name for spec in page.model.columns].index("individual_count")
    resets: list[None] = []
    page.model.modelReset.connect(lambda: resets.append(None))
    operations.save_record(program.context, SIGHTING, {"individual_count": 77}, id=id)
    qtbot.waitUntil(lambda: page.model.text(1_003, column) == "77", timeout=WAIT)
    settle(program, qtbot)
    assert page.table.verticalScrollBar().value() == place
    assert resets == []


def test_new_and_voided_records_come_and_go_as_single_rows(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(1_000)
    settle(program, qtbot)
    told: list[tuple[str, int, int]] = []
    page.model.rowsInserted.connect(lambda _p, a, b: told.append(("in", a, b)))
    page.model.rowsRemoved.connect(lambda _p, a, b: told.append(("out", a, b)))
    operations.save_record(program.context, SIGHTING, sighting_values(200))
    qtbot.waitUntil(lambda: page.model.rowCount() == 1_001, timeout=WAIT)
    settle(program, qtbot)
    id = page.model.id_at(500)
    assert id is not None
    operations.void_records(program.context, SIGHTING, [id])
    qtbot.waitUntil(lambda: page.model.rowCount() == 1_000, timeout=WAIT)
    assert [(kind, last - first) for kind, first, last in told] == [("in", 0), ("out", 0)]


def test_the_model_keeps_qts_rules_while_everything_changes(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(900)
    tester = QAbstractItemModelTester(
        page.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    for wanted in ({"species": (1,)}, {"text": "note 1"}, {"species": ()}, {"text": ""}):
        program.context.filter.set(**wanted)
        settle(program, qtbot)
    page.model.set_columns(["notes", "event_date"])
    page.model.sort(1, Qt.SortOrder.AscendingOrder)
    settle(program, qtbot)
    assert page.model.rowCount() == 900
    del tester


def test_columns_are_chosen_and_remembered(program: Program, qtbot: QtBot, open_file: Open) -> None:
    page = open_file(3)
    menu = page.table.column_menu()
    notes = next(a for a in menu.actions() if a.text() == "Notes")
    status = next(a for a in menu.actions() if a.text() == "Status")
    assert status.isChecked()
    notes.trigger()
    status.trigger()
    menu.close()
    names = [spec.name for spec in page.model.columns]
    assert names[-1] == "notes"
    assert "status" not in names
    page.table.setColumnWidth(0, 163)
    page.table.save_layout()
    program.window.close_file()
    program.window.open_file(program.settings.recent_files[0])
    qtbot.waitUntil(lambda: program.context.store is not None, timeout=WAIT)
    again = program.window.page("sighting")
    assert isinstance(again, RecordsPage)
    assert [spec.name for spec in again.model.columns] == names
    assert again.table.columnWidth(0) == 163


def test_selected_rows_are_copied_for_excel(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(3)
    page.table.selectAll()
    page.table.copy_rows()
    lines = QApplication.clipboard().text().split("\n")
    assert len(lines) == 4
    assert lines[0].split("\t")[0] == "Date"
    assert lines[1].split("\t")[0] == page.model.text(0, 0)


def test_dragging_over_many_rows_fetches_only_where_it_rests(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(20_000)
    settle(program, qtbot)
    asked: list[int] = []
    store = program.context.store
    assert store is not None
    real = store.rows

    def counting(kind: object, ids: list[int]) -> object:
        asked.append(len(ids))
        return real(kind, ids)  # type: ignore[arg-type]

    store.rows = counting  # type: ignore[method-assign, assignment]
    for row in np.linspace(300, 19_000, 60).astype(int):
        page.model.text(int(row), 0)
    qtbot.waitUntil(lambda: page.model.record_at(19_000) is not None, timeout=WAIT)
    settle(program, qtbot)
    assert sum(asked) <= 4 * CHUNK


def test_figures_are_grouped() -> None:
    assert grouped("4612") == "4,612"
    assert grouped("-1234567.25") == "-1,234,567.25"
    assert grouped("约20") == "约20"


def test_the_column_menu_says_where_each_field_belongs(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(3)
    menu = page.table.column_menu()
    menu.popup(page.table.mapToGlobal(page.table.rect().topLeft()))
    try:
        labels = [label.text() for label in menu.findChildren(QLabel) if label.isVisible()]
        assert labels == [section.label.source for section in SIGHTING.sections]
        heights = [label.height() for label in menu.findChildren(QLabel)]
        assert min(heights) >= 14, "a heading is read, not guessed"
    finally:
        menu.close()


def pixels(program: Program, page: RecordsPage, column: int, row: int) -> QImage:
    """The picture of one cell."""
    index = page.model.index(row, column)
    return page.table.viewport().grab(page.table.visualRect(index)).toImage()


def holds(image: QImage, role: str, *, left: int = 0) -> bool:
    """Whether some pixel right of `left` has the colour of `role`."""
    wanted = theme.colour(role).rgb()
    return any(
        image.pixel(x, y) == wanted
        for x in range(left, image.width())
        for y in range(image.height())
    )


def test_badges_are_whole_in_every_row_or_in_none(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(6)
    column = [spec.name for spec in page.model.columns].index("species_id")
    reference = program.context.reference
    assert reference is not None
    protected = [
        row
        for row in range(6)
        if (record := page.model.record_at(row)) is not None
        and (entry := reference.species_by_id(page.model.value(record, "species_id"))) is not None
        and entry.protection
    ]
    assert protected
    for width, there in ((70, False), (320, True)):
        page.table.setColumnWidth(column, width)
        for row in protected:
            image = pixels(program, page, column, row)
            assert holds(image, "protected_soft") is there
            assert not holds(image, "protected_soft", left=width - 10), "never cut off"
    tip = page.model.data(page.model.index(protected[0], column), Qt.ItemDataRole.ToolTipRole)
    assert "National class" in tip, "a mark of one letter is explained"


def test_the_whole_row_shows_where_the_keys_go(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(6)
    program.window.activateWindow()
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(2, 1))
    for column in range(4):
        assert holds(pixels(program, page, column, 2), "focus")
        assert not holds(pixels(program, page, column, 4), "focus")


def test_tibetan_stands_on_the_same_line_as_other_letters(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    open_file(0)
    program.window.show_page("species")
    page = program.window.page("species")
    assert isinstance(page, RecordsPage)
    qtbot.waitUntil(lambda: page.model.complete, timeout=WAIT)
    column = [spec.name for spec in page.model.columns].index("name_bo")
    row = next(row for row in range(page.model.rowCount()) if page.model.text(row, column))
    image = pixels(program, page, column, row)
    ground = image.pixel(image.width() - 3, 4)
    inked = [
        y
        for y in range(2, image.height() - 3)
        if any(image.pixel(x, y) != ground for x in range(6, image.width() - 6))
    ]
    above, below = inked[0], image.height() - inked[-1]
    assert abs(above - below) <= 8, "neither climbs out of its row nor sinks"


def test_the_sorting_arrow_and_the_columns_button_stand_beside_each_other(
    program: Program, qtbot: QtBot, qapp: QApplication, open_file: Open
) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT)  # its style sheet says where the arrow is
    program.window.apply_style()
    page = open_file(3)
    header = page.table.header
    last = header.logicalIndex(header.count() - 1)
    header.setSortIndicator(last, Qt.SortOrder.AscendingOrder)
    header.button.hide()
    with_arrow = header.grab().toImage()
    header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    without = header.grab().toImage()
    button = header.button.geometry().adjusted(5, 0, -5, 0)  # its icon; around it is nothing
    assert with_arrow.copy(button) == without.copy(button), "nothing lies under the button"
    beside = button.translated(-button.width() - 2, 0)
    assert with_arrow.copy(beside) != without.copy(beside), "and the arrow is beside it"


def case(store: Store, **values: Any) -> tuple[int, str]:
    """A new case: its id and UUID."""
    rescue = record_type("rescue")
    whole = {"event_date": dt.date(2025, 3, 5), "date_precision": "day", "species_id": 1}
    id = store.save(rescue, whole | values, author="a").created[0]
    record = store.get(rescue, id)
    assert record is not None
    return id, record.uuid


@pytest.fixture
def register(program: Program, qtbot: QtBot, open_file: Open) -> Callable[[], RecordTableModel]:
    """The table of cases as the store knows them now."""
    open_file(0)

    def show() -> RecordTableModel:
        table = RecordTableModel(program.context, record_type("rescue"), program.window)
        program.context.changed.connect(table.take_changes)
        table.show_filter(program.context.filter.current)
        qtbot.waitUntil(lambda: table.complete, timeout=WAIT)
        return table

    return show


def row_words(table: RecordTableModel, row: int) -> dict[str, str]:
    return {spec.name: table.text(row, n) for n, spec in enumerate(table.columns)}


def test_a_case_shows_what_its_timeline_says_as_soon_as_it_is_written(
    program: Program, qtbot: QtBot, register: Callable[[], RecordTableModel]
) -> None:
    store = program.context.store
    assert store is not None
    _id, uuid = case(store, individual_name="凌小蛰", cause="fall", date_precision="month")
    table = register()
    assert row_words(table, 0)["status"] == "Reported"
    intake = {
        "case_uuid": uuid, "event_date": dt.date(2025, 3, 6), "facility": "西宁", "weight": 9.4,
    }  # fmt: skip
    operations.save_record(program.context, record_type("intake"), intake)
    qtbot.waitUntil(lambda: row_words(table, 0)["status"] == "In care", timeout=WAIT)
    assert row_words(table, 0)["latest_weight"] == "9.40 kg"
    outcome = {"case_uuid": uuid, "event_date": dt.date(2025, 7, 20), "outcome": "released"}
    operations.save_record(program.context, record_type("outcome"), outcome)
    qtbot.waitUntil(lambda: row_words(table, 0)["status"] == "Released", timeout=WAIT)
    words = row_words(table, 0)
    assert words["event_date"] == "2025-03", "found in some day of March"
    assert words["outcome_date"] == "2025-07-20", "the outcome is known to the day"
    settle(program, qtbot)


def test_cases_sort_by_every_column_either_way(
    program: Program, qtbot: QtBot, register: Callable[[], RecordTableModel]
) -> None:
    store = program.context.store
    assert store is not None
    for number, name in enumerate(("c", None, "a", "b")):
        case(store, individual_name=name, cause=("fall", None, "dogs", "fall")[number])
    table = register()
    rescue = record_type("rescue")
    table.set_columns([spec.name for spec in rescue.fields])
    for column, spec in enumerate(table.columns):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            table.sort(column, order)
            qtbot.waitUntil(lambda: table.complete, timeout=WAIT)
            assert table.rowCount() == 4, spec.name
    table.sort([s.name for s in table.columns].index("individual_name"), order)
    qtbot.waitUntil(lambda: table.complete, timeout=WAIT)
    names = [row_words(table, row)["individual_name"] for row in range(4)]
    assert names == ["c", "b", "a", ""], "what is empty comes last"
    settle(program, qtbot)


def test_what_the_program_keeps_for_itself_is_never_a_column(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    open_file(0)
    table = RecordTableModel(program.context, record_type("care_log"), program.window)
    view = RecordTableView(program.context, table, program.window)
    offered = [action.text() for action in view.column_menu().actions()]
    assert "Date" in offered
    assert "Case" not in offered
    table.set_columns(["case_uuid", "event_date"])
    assert [spec.name for spec in table.columns] == ["event_date"]
