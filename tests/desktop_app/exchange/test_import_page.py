"""Bringing a workbook in through the window: look, apply, undo; and taking one out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

import resources
from db.query import Filter
from db.record_types import record_type
from desktop_app import operations
from desktop_app.app import Program
from desktop_app.dialogs import choosers
from desktop_app.exchange.export_popup import ExportPopup
from desktop_app.exchange.import_page import ImportPage
from desktop_app.exchange.sheet_reading import RowKind, Verdict
from desktop_app.pages.records_page import RecordsPage
from tests.desktop_app.conftest import WAIT

Open = Callable[[int], RecordsPage]
SIGHTING = record_type("sighting")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register as an office keeps it: good rows, one refused, one doubtful."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["索加乡野生动物监测记录"])
    sheet.append(["日期", "物种", "数量", "依据", "纬度", "经度", "村", "观察人"])
    for day in range(1, 6):
        sheet.append(
            [dt.date(2025, 3, day), "雪豹", 1, "活体", 33.9, 93.6, "索加乡牙曲村", "扎西多杰"]
        )
    sheet.append(["13月45日", "雪豹", 1, "活体", 33.9, 93.6, "索加乡牙曲村", "尼玛"])
    sheet.append([dt.date(2025, 3, 9), "岩羊", 12, "活体", 20.1, 110.2, "索加乡牙曲村", "尼玛"])
    path = tmp_path / "register.xlsx"
    book.save(path)
    return path


def import_page(program: Program, qtbot: QtBot, path: Path) -> ImportPage:
    program.window.show_page("import")
    page = program.window.page("import")
    assert isinstance(page, ImportPage)
    page.open_workbook(path)
    qtbot.waitUntil(
        lambda: page.preview.correcting.now is not None or page.notice.isVisible(), timeout=WAIT
    )
    return page


def count(program: Program) -> int:
    assert program.context.store is not None
    return program.context.store.count(SIGHTING, Filter())


def test_every_row_is_shown_with_what_becomes_of_it(
    program: Program, qtbot: QtBot, open_file: Open, register: Path
) -> None:
    open_file(0)
    page = import_page(program, qtbot, register)
    model, plan = page.preview.model, page.preview.plan
    assert model is not None
    assert plan is not None
    counts = plan.counts
    assert counts.rows == 7 == counts.new + counts.duplicate + counts.doubtful + counts.refused
    assert counts.refused == 1
    assert model.rowCount() == 2 + 7, "title and column names stand there, too"
    assert sum(model.reading.counts().values()) == 7
    page.preview.kinds.choose(RowKind.REFUSED)
    assert model.rowCount() == 1
    assert model.headerData(0, Qt.Orientation.Vertical) == "8", "the row's number in the file"
    assert "A8" in model.row_why(0), "the user's own cell is named"
    assert model.look(0, 0).verdict is Verdict.REFUSED
    assert model.look(0, 1).verdict is Verdict.UNDERSTOOD
    assert "13月45日" in page.preview.cell.sentence.text(), "the whole sentence stands below"
    assert count(program) == 0, "looking writes nothing"


def test_apply_then_undo_with_one_click(
    program: Program, qtbot: QtBot, open_file: Open, register: Path
) -> None:
    table = open_file(0)
    page = import_page(program, qtbot, register)
    new = page.preview.plan.counts.new  # type: ignore[union-attr]
    page.preview.apply.click()
    qtbot.waitUntil(lambda: page.faces.currentWidget() is page.done, timeout=WAIT)
    assert count(program) == new
    assert page.done.title.text() == f"{new} records were imported."
    lines = [int(number) for number, _words in page.done.lines()]
    assert sum(lines[:-1]) == lines[-1] == 7, "the account adds up to the rows of the sheet"
    program.window.show_page("sighting")
    qtbot.waitUntil(lambda: table.model.rowCount() == new, timeout=WAIT)
    program.window.show_page("import")
    page.done.buttons[-1].click()  # another file
    button = next_undo(page, qtbot)
    button.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: count(program) == 0, timeout=WAIT)
    qtbot.waitUntil(lambda: page.faces.currentWidget() is page.done, timeout=WAIT)
    assert page.done.title.text() == f"{new} records were taken back."


def test_kinds_of_rows_are_filters_that_the_keyboard_reaches(
    program: Program, qtbot: QtBot, open_file: Open, register: Path
) -> None:
    open_file(0)
    page = import_page(program, qtbot, register)
    qtbot.waitUntil(page.preview.isVisible, timeout=WAIT)
    program.window.activateWindow()
    kinds = page.preview.kinds
    page.preview.table.setFocus()
    chips = [kinds.all, *kinds.chips.values()]
    for _ in range(30):
        if program.window.focusWidget() in chips:
            break
        qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Backtab)
    assert program.window.focusWidget() in chips, "the Tab key reaches the chips"
    for _ in chips:
        if kinds.chips[RowKind.REFUSED].hasFocus():
            break
        qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Left)
    assert kinds.chips[RowKind.REFUSED].hasFocus(), "and the arrows each of them"
    model = page.preview.model
    assert model is not None
    qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Space)
    assert [model.kind(row) for row in range(model.rowCount())] == [RowKind.REFUSED]
    kinds.all.click()
    assert model.rowCount() == 9


def test_f8_goes_from_fault_to_fault_and_around(
    program: Program, qtbot: QtBot, open_file: Open, register: Path
) -> None:
    open_file(0)
    page = import_page(program, qtbot, register)
    table, model = page.preview.table, page.preview.model
    assert model is not None
    seen = []
    for _ in range(3):
        index = table.currentIndex()
        seen.append((model.headerData(index.row(), Qt.Orientation.Vertical), index.column()))
        qtbot.keyClick(table, Qt.Key.Key_F8)
    assert seen[0] == ("8", 0), "the preview begins at the first fault"
    assert seen[1][0] == "9"
    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert table.currentIndex().isValid()


def test_what_a_cell_was_understood_as_stands_beside_what_was_typed(
    program: Program, qtbot: QtBot, open_file: Open, tmp_path: Path
) -> None:
    open_file(0)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["日期", "物种", "数量", "坐标", "备注", "乡镇", "村"])
    position = "北纬33°58′12″ 东经93°36′36″"
    sheet.append(["2025.3.5", "石羊", 12, position, "河边", "治多县索加乡", "牙曲"])
    sheet.append(["合计", "", 12])
    path = tmp_path / "words.xlsx"
    book.save(path)
    page = import_page(program, qtbot, path)
    model = page.preview.model
    assert model is not None
    looks = [model.look(1, column) for column in range(7)]
    assert [look.meant for look in looks[5:]] == ["", "牙曲村"], "two columns, one place"
    assert (looks[0].typed, looks[0].meant) == ("2025.3.5", "2025-03-05")
    assert looks[3].meant == "33.97000, 93.61000"
    assert looks[2].meant == looks[4].meant == "", "what says the same is said once"
    counts = model.reading.counts()
    assert counts[RowKind.NO_RECORD] == 1
    page.preview.kinds.choose(RowKind.NO_RECORD)
    assert "total" in model.why(0, 0)
    assert model.whole_line(0).startswith("合计"), "and its words run over the row"


@pytest.mark.parametrize("name", ["species", "place"])
def test_the_import_button_brings_in_what_the_page_shows(
    program: Program, qtbot: QtBot, open_file: Open, tmp_path: Path, name: str
) -> None:
    open_file(0)
    program.window.show_page(name)
    program.window.import_button.click()
    page = program.window.current_page()
    assert isinstance(page, ImportPage)
    kind = record_type(name)
    assert page.target is kind
    assert page.start.type.currentText() == kind.label_plural.source
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows = {
        "species": [["学名", "中文名"], ["Testudo nova", "新龟"]],
        "place": [["中文名", "级别", "代码"], ["新村", "村", "632724999999"]],
    }[name]
    for row in rows:
        sheet.append(row)
    path = tmp_path / f"{name}.xlsx"
    book.save(path)
    page.open_workbook(path)
    qtbot.waitUntil(
        lambda: page.preview.correcting.now is not None or page.notice.isVisible(), timeout=WAIT
    )
    assert page.preview.plan is not None, page.notice.label.text()
    assert page.preview.plan.record_type is kind
    assert program.context.store is not None
    before = program.context.store.count(kind, Filter())
    page.preview.take_doubtful.setChecked(True)
    page.preview.apply.click()
    store = program.context.store
    qtbot.waitUntil(lambda: store.count(kind, Filter()) == before + 1, timeout=WAIT)
    qtbot.waitUntil(lambda: page.faces.currentWidget() is page.done, timeout=WAIT)
    page.done.buttons[0].click()
    shown = program.window.current_page()
    assert shown is not None
    assert shown.record_type is kind, "the way to the records leads to these records"


def test_what_a_file_holds_can_be_chosen_and_is_said(
    program: Program, qtbot: QtBot, open_file: Open, register: Path
) -> None:
    open_file(0)
    page = import_page(program, qtbot, register)
    assert page.target is SIGHTING
    qtbot.waitUntil(page.preview.isVisible, timeout=WAIT)
    program.window.show_page("species")
    program.window.import_button.click()
    assert page.faces.currentWidget() is page.start, "not the sightings looked at before"
    assert "Species" in page.start.findChildren(QLabel)[0].text()
    page.start.type.setFocus()
    qtbot.keyClick(page.start.type, Qt.Key.Key_Down)
    assert page.target is record_type("place")


def next_undo(page: ImportPage, qtbot: QtBot) -> object:
    from PySide6.QtWidgets import QPushButton

    def found() -> list[QPushButton]:
        return [b for b in page.start.findChildren(QPushButton) if b.text() == "Undo this import"]

    qtbot.waitUntil(lambda: len(found()) == 1, timeout=WAIT)
    return found()[0]


def test_doubtful_rows_are_taken_when_ticked(
    program: Program, qtbot: QtBot, open_file: Open, register: Path
) -> None:
    open_file(0)
    page = import_page(program, qtbot, register)
    counts = page.preview.plan.counts  # type: ignore[union-attr]
    assert counts.doubtful >= 1
    page.preview.take_doubtful.setChecked(True)
    assert str(counts.new + counts.doubtful) in page.preview.apply.text()
    page.preview.apply.click()
    qtbot.waitUntil(lambda: count(program) == counts.new + counts.doubtful, timeout=WAIT)


def test_refused_rows_are_saved_for_mending(
    program: Program, qtbot: QtBot, open_file: Open, register: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    open_file(0)
    page = import_page(program, qtbot, register)
    target = tmp_path / "refused.xlsx"
    monkeypatch.setattr(choosers, "save_workbook", lambda *_: target)
    page.preview.rejects.click()
    qtbot.waitUntil(lambda: page.notice.isVisible(), timeout=WAIT)
    texts = [str(cell.value) for row in openpyxl.load_workbook(target).active for cell in row]
    assert any("13月45日" in text for text in texts)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)],
    ids=["empty", "damaged zip", "password"],
)  # fmt: skip
def test_a_file_that_is_no_workbook_is_said_in_words(
    program: Program, qtbot: QtBot, open_file: Open, tmp_path: Path, content: bytes
) -> None:
    open_file(0)
    path = tmp_path / "strange.xlsx"
    path.write_bytes(content)
    page = import_page(program, qtbot, path)
    assert page.notice.isVisible()
    assert len(page.notice.label.text()) > 20
    assert page.faces.currentWidget() is page.start


def test_export_writes_what_the_filter_shows(
    program: Program, qtbot: QtBot, open_file: Open, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    open_file(30)
    program.context.filter.set(species=(1,))
    target = tmp_path / "out.xlsx"
    monkeypatch.setattr(choosers, "save_workbook", lambda *_: target)
    said: list[str] = []
    program.context.status_message.connect(said.append)
    popup = ExportPopup(
        program.context, SIGHTING, program.window.export_button, program.window.notice
    )
    popup.open()
    assert popup.filtered.isChecked()
    popup.save.click()
    qtbot.waitUntil(lambda: any("out.xlsx" in text for text in said), timeout=WAIT)
    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert sheet.max_row == 1 + 10


def test_the_sample_opens_with_records_in_it(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert resources.path(operations.SAMPLE).exists()
    monkeypatch.setattr(choosers, "documents", lambda: tmp_path)
    program.show()
    program.window.welcome.sample.click()
    qtbot.waitUntil(lambda: program.context.store is not None, timeout=3 * WAIT)
    assert count(program) > 200


def test_the_first_rows_of_a_large_file_stay_where_they_are(
    program: Program, qtbot: QtBot, open_file: Open, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("db.exchange.first_rows.LARGE", 1)
    open_file(0)
    path = tmp_path / "long.csv"
    days = [dt.date(2025, 1, 1) + dt.timedelta(days=n % 300) for n in range(4000)]
    rows = [f"{day},{'大猫' if n == 3900 else '雪豹'},{n + 1}" for n, day in enumerate(days)]
    path.write_text("日期,物种,数量\n" + "\n".join(rows), encoding="utf-8")
    program.window.show_page("import")
    page = program.window.page("import")
    assert isinstance(page, ImportPage)
    seen: list[tuple[int, bool, bool]] = []
    shown = page.preview.show_first

    def show_first(looked: object) -> None:
        shown(looked)  # type: ignore[arg-type]
        seen.append((
            page.preview.model.rowCount(),  # type: ignore[union-attr]
            page.preview.apply.isHidden(), page.preview.is_open,
        ))  # fmt: skip

    monkeypatch.setattr(page.preview, "show_first", show_first)
    page.open_workbook(path)
    qtbot.waitUntil(lambda: page.preview.correcting.now is not None, timeout=WAIT)
    assert page.preview.model is not None
    assert page.preview.model.rowCount() == 4001
    assert not page.preview.apply.isHidden()
    # Whether the first rows came sooner than the whole is for the machine to say.
    assert seen in ([], [(200, True, False)])


def test_stopping_while_it_is_read_leaves_the_start(
    program: Program, qtbot: QtBot, open_file: Open, register: Path
) -> None:
    open_file(0)
    program.window.show_page("import")
    page = program.window.page("import")
    assert isinstance(page, ImportPage)
    page.open_workbook(register)
    page.work.cancel.click()
    assert page.faces.currentWidget() is page.start
    qtbot.waitUntil(lambda: not program.context.tasks.busy(), timeout=WAIT)
    assert page.faces.currentWidget() is page.start
    assert count(program) == 0


def test_records_changed_since_stay_and_are_listed(
    program: Program, qtbot: QtBot, open_file: Open, register: Path
) -> None:
    open_file(0)
    page = import_page(program, qtbot, register)
    page.preview.apply.click()
    qtbot.waitUntil(lambda: page.faces.currentWidget() is page.done, timeout=WAIT)
    store = program.context.store
    assert store is not None
    record = store.get(SIGHTING, 1)
    assert record is not None
    store.save(SIGHTING, {**record.values, "notes": "seen again"}, id=1, author="x",
               revision=record.revision)  # fmt: skip
    undo = next(b for b in page.done.buttons if b.text() == "Undo this import")
    undo.click()
    qtbot.waitUntil(lambda: "taken back" in page.done.title.text(), timeout=WAIT)
    assert count(program) == 1
    links = [b for b in page.done.findChildren(QPushButton) if "2025-03-01" in b.text()]
    assert len(links) == 1
    links[0].click()
    assert program.window.current_page() is program.window.page("sighting")


def test_what_is_said_of_a_cancelled_import_is_true(
    program: Program, qtbot: QtBot, open_file: Open, tmp_path: Path
) -> None:
    open_file(0)
    path = tmp_path / "long.csv"
    days = [dt.date(2020, 1, 1) + dt.timedelta(days=n) for n in range(1500)]
    rows = [f"{day},雪豹,{n + 1}" for n, day in enumerate(days)]
    path.write_text("日期,物种,数量\n" + "\n".join(rows), encoding="utf-8")
    page = import_page(program, qtbot, path)
    page.preview.apply.click()
    page.work.cancel.click()
    qtbot.waitUntil(lambda: page.faces.currentWidget() is not page.work, timeout=WAIT)
    if page.faces.currentWidget() is page.done:  # the transaction had ended already
        assert count(program) == 1500
    else:
        assert page.faces.currentWidget() is page.preview
        assert page.notice.label.text() == "Cancelled: nothing was written."
        assert count(program) == 0
        page.preview.apply.click()
        qtbot.waitUntil(lambda: page.faces.currentWidget() is page.done, timeout=WAIT)
        assert count(program) == 1500, "the preview was what it had been"
