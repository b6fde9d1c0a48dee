"""The window around the pages: starting, opening files, who sits there, language and look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from db.record_types import STANDALONE_TYPES
from desktop_app import i18n
from desktop_app.app import Program
from desktop_app.dialogs import choosers
from desktop_app.pages.records_page import RecordsPage
from desktop_app.pages.registry import ENTRIES, RECORD_PAGES
from desktop_app.settings import Settings
from forms import theme
from tests.desktop_app.conftest import WAIT

Open = Callable[[int], RecordsPage]
Make = Callable[..., Path]


def test_every_record_type_has_its_entry_with_its_own_words_and_icon() -> None:
    shown = {entry.name: (entry.label, entry.icon) for entry in ENTRIES}
    for kind in STANDALONE_TYPES:
        assert shown[kind.name] == (kind.label_plural, kind.icon)
    assert set(RECORD_PAGES) == {kind.name for kind in STANDALONE_TYPES}


def test_first_start_asks_for_a_name_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    program = Program(Settings(tmp_path / "fresh"))
    try:
        program.show()
        welcome = program.window.welcome
        assert program.window.stack.currentWidget() is welcome
        target = tmp_path / "new.gpkg"
        monkeypatch.setattr(choosers, "new_records_file", lambda *_: target)
        qtbot.mouseClick(welcome.new, Qt.MouseButton.LeftButton)
        assert program.context.store is None, "nothing is written before somebody gave a name"
        qtbot.keyClicks(welcome.name, "Drolma")
        qtbot.mouseClick(welcome.new, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: program.context.store is not None, timeout=WAIT)
        assert target.exists()
        assert "Drolma" in program.window.header.user.text()
        assert program.settings.recent_files == [target]
    finally:
        program.close()
    again = Program(Settings(tmp_path / "fresh"))
    try:
        again.show()
        qtbot.waitUntil(lambda: again.context.store is not None, timeout=WAIT)
        assert again.context.user == "Drolma", "neither name nor file is asked for again"
    finally:
        again.close()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: None, "no such file"),
        (lambda path: path.write_bytes(b"PK\x03\x04 not a database"), ""),
        (lambda path: path.mkdir(), ""),
    ],
    ids=["missing", "another kind of file", "a folder"],
)
def test_a_file_that_cannot_be_opened_is_said_in_words(
    program: Program, qtbot: QtBot, tmp_path: Path, make: Callable[[Path], object], words: str
) -> None:
    path = tmp_path / "strange.gpkg"
    make(path)
    program.show(path)
    notice = program.window.notice
    qtbot.waitUntil(notice.isVisible, timeout=WAIT)
    assert len(notice.label.text()) > 20
    assert "Traceback" not in notice.label.text()
    assert "sqlite3" not in notice.label.text()
    assert notice.button.isVisible(), "there is one way out"
    assert program.window.stack.currentWidget() is program.window.welcome
    assert not program.window.side.button("map").isEnabled()


def test_a_file_that_fails_leaves_the_open_one_open(
    program: Program, qtbot: QtBot, open_file: Open, tmp_path: Path
) -> None:
    page = open_file(3)
    program.window.open_file(tmp_path / "missing.gpkg")
    qtbot.waitUntil(program.window.notice.isVisible, timeout=WAIT)
    assert program.window.current_page() is page
    assert page.model.rowCount() == 3


def test_another_file_replaces_the_first(
    program: Program, qtbot: QtBot, open_file: Open, make_records: Make
) -> None:
    open_file(3)
    second = make_records(7, "second.gpkg")
    program.window.open_file(second)
    qtbot.waitUntil(
        lambda: program.context.store is not None and program.context.store.path == second,
        timeout=WAIT)  # fmt: skip
    page = program.window.page("sighting")
    assert isinstance(page, RecordsPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 7, timeout=WAIT)
    assert "second.gpkg" in program.window.header.file.text()
    assert program.settings.recent_files[0] == second


def test_the_side_bar_counts_and_switches(program: Program, qtbot: QtBot, open_file: Open) -> None:
    open_file(12)
    side = program.window.side
    qtbot.waitUntil(lambda: "12" in side.button("sighting").accessibleName(), timeout=WAIT)
    qtbot.mouseClick(side.button("species"), Qt.MouseButton.LeftButton)
    page = program.window.current_page()
    assert isinstance(page, RecordsPage)
    assert page.record_type.name == "species"
    qtbot.waitUntil(lambda: page.model.complete, timeout=WAIT)
    assert page.model.rowCount() == 98


def test_language_switches_while_it_runs(program: Program, qtbot: QtBot, open_file: Open) -> None:
    open_file(1)

    seen: list[str] = []
    program.window.footer.language.menu().actions()[0].trigger()
    assert i18n.language() == "zh_CN"
    assert program.settings.language == "zh_CN"
    qtbot.waitUntil(lambda: "中文" in program.window.footer.language.text(), timeout=WAIT)
    seen.append(program.window.new_button.text())
    program.window.footer.language.menu().actions()[1].trigger()
    assert i18n.language() == "en"
    qtbot.waitUntil(lambda: "English" in program.window.footer.language.text(), timeout=WAIT)
    seen.append(program.window.new_button.text())
    assert seen[1] == "&New record"
    if not i18n.translate_for("zh_CN")(ENTRIES[1].label).isascii():
        assert seen[0] != seen[1]


def test_the_look_switches_and_is_remembered(
    program: Program, qtbot: QtBot, qapp: QApplication
) -> None:
    program.show()
    before = theme.current().name
    try:
        program.window.footer.theme.click()
        assert theme.current().name != before
        assert program.settings.theme == theme.current().name
        assert theme.current().side in program.window.styleSheet()
    finally:
        program.window.toggle_theme()


def test_somebody_else_sits_down(program: Program, qtbot: QtBot, open_file: Open) -> None:
    open_file(1)
    program.window.ask_who()
    popup = QApplication.activePopupWidget() or next(
        w for w in QApplication.topLevelWidgets() if type(w).__name__ == "WhoPopup"
    )
    qtbot.keyClicks(popup.name, "Nyima")  # type: ignore[attr-defined]
    qtbot.keyClick(popup.name, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert program.context.user == "Nyima"
    assert "Nyima" in program.window.header.user.text()
    assert program.settings.known_users[:1] == ["Nyima"]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_first_page_is_read_whole(
    program: Program, qtbot: QtBot, qapp: QApplication, language: str
) -> None:
    program.show()
    program.window.speak(language)
    theme.apply(qapp, theme.Scheme.LIGHT)
    qtbot.waitUntil(program.window.isVisible, timeout=WAIT)
    qapp.processEvents()
    for label in program.window.welcome.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            assert label.wordWrap() or label.width() >= label.sizeHint().width(), label.text()


def test_a_mistake_of_ours_is_owned_up_to(
    program: Program, qtbot: QtBot, expect_log: Callable[[str], object]
) -> None:
    program.show()
    with expect_log("unexpected error"):  # type: ignore[attr-defined]
        program.tasks.database(lambda: 1 / 0)
        qtbot.waitUntil(program.window.notice.isVisible, timeout=WAIT)
    assert "went wrong" in program.window.notice.label.text()


def test_the_footer_is_honest_about_backups(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    open_file(1)
    assert program.window.footer.backup.text() == "No backup yet"
    assert "WGS 84" in program.window.footer.datum.text()
