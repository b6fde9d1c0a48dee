"""The program is killed while somebody types: what was typed is offered again, where it belongs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.record_types import record_type
from db.records_file import open_records
from desktop_app.app import Program
from desktop_app.drafts import Drafts
from desktop_app.pages.records_page import RecordsPage
from desktop_app.settings import Settings
from tests.desktop_app.conftest import WAIT
from tests.rescue_samples import add, begin, day

LONG = 60_000  # another program has to start
ROOT = Path(__file__).parents[2]
SIGHTING = record_type("sighting")


@pytest.fixture
def killed_while_typing(
    qtbot: QtBot, settings: Settings
) -> Iterator[Callable[[Path, str], dict[str, Any]]]:
    """Type in a process of its own until a draft is on disk, kill it, and return the draft."""
    children: list[subprocess.Popen[bytes]] = []

    def run(records: Path, what: str) -> dict[str, Any]:
        settings.save()
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.desktop_app.typing_child", str(settings.folder),
             str(records), what],
            cwd=ROOT, env=dict(os.environ),
        )  # fmt: skip
        children.append(child)
        drafts = Drafts(settings.folder, str(records))
        # It types without a pause, so a draft that waited for one would never come.
        qtbot.waitUntil(lambda: bool(drafts.all()) or child.poll() is not None, timeout=LONG)
        assert child.poll() is None, "the typing program ended by itself"
        (first,) = drafts.all()
        found = drafts.find(first[0], first[1])
        assert found is not None
        before = found[0]["fields"]["notes"]["text"]

        def went_on() -> bool:
            again = drafts.find(first[0], first[1])
            return again is not None and len(again[0]["fields"]["notes"]["text"]) > len(before)

        qtbot.waitUntil(went_on, timeout=LONG)
        child.send_signal(signal.SIGKILL)
        child.wait()
        last = drafts.find(first[0], first[1])
        assert last is not None
        return last[0]

    yield run
    for child in children:
        if child.poll() is None:
            child.kill()
        child.wait()


def offered(program: Program, qtbot: QtBot, path: Path) -> str:
    """Open the file again; what the window says by itself."""
    program.show(path)
    qtbot.waitUntil(lambda: program.context.store is not None, timeout=WAIT)
    qtbot.waitUntil(program.window.notice.isVisible, timeout=WAIT)
    return program.window.notice.label.text()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_new_record_is_there_again_after_the_power_went(
    program: Program,
    qtbot: QtBot,
    make_records: Callable[..., Path],
    killed_while_typing: Callable[[Path, str], dict[str, Any]],
) -> None:
    path = make_records(3)
    draft = killed_while_typing(path, "new")
    said = offered(program, qtbot, path)
    assert said.startswith("Sighting: a new record was begun at ")
    program.window.notice.button.click()
    page = program.window.page("sighting")
    assert isinstance(page, RecordsPage)
    qtbot.waitUntil(page.form.is_dirty, timeout=WAIT)
    assert page.form.record_id is None
    notes = page.form.form.editor("notes").raw()["text"]
    assert notes == draft["fields"]["notes"]["text"]
    assert len(notes) > 1
    with open_records(path) as store:
        assert store.count(SIGHTING) == 3, "a draft is not a record"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_changed_record_gets_its_own_draft_and_no_other_does(
    program: Program,
    qtbot: QtBot,
    make_records: Callable[..., Path],
    killed_while_typing: Callable[[Path, str], dict[str, Any]],
) -> None:
    path = make_records(3)
    draft = killed_while_typing(path, "old")
    assert (draft["record_type"], draft["record_id"]) == ("sighting", 1)
    said = offered(program, qtbot, path)
    assert said.startswith("Snow leopard"), said
    assert "is not saved yet" in said
    page = program.window.page("sighting")
    assert isinstance(page, RecordsPage)
    page.open_record(2)
    qtbot.waitUntil(lambda: page.form.record_id == 2, timeout=WAIT)
    assert page.form.form.values()["notes"] == "note 1"
    program.window.notice.button.click()
    qtbot.waitUntil(lambda: page.form.record_id == 1 and page.form.is_dirty(), timeout=WAIT)
    assert page.form.form.editor("notes").raw()["text"] == draft["fields"]["notes"]["text"]
    assert "note 0" in page.form.form.values()["notes"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_an_entry_of_a_case_is_there_again_in_its_case(
    program: Program,
    qtbot: QtBot,
    make_records: Callable[..., Path],
    killed_while_typing: Callable[[Path, str], dict[str, Any]],
) -> None:
    path = make_records(0)
    with open_records(path) as store:
        case = begin(store)
        add(store, case, "intake", day(6))
        other = begin(store)
        add(store, other, "intake", day(6))
    draft = killed_while_typing(path, "entry")
    assert draft["record_type"] == "care_log"
    said = offered(program, qtbot, path)
    assert "typed at" in said
    program.window.notice.button.click()
    page: Any = program.window.page("rescue")
    qtbot.waitUntil(
        lambda: page.case.shown is not None and page.case.timeline.notice.isVisible(), timeout=WAIT
    )
    assert page.case.case_id == case.id
    page.case.timeline.notice.button.click()
    panel = page.case.panel.current
    qtbot.waitUntil(panel.is_dirty, timeout=WAIT)
    assert panel.form.editor("notes").raw()["text"] == draft["fields"]["notes"]["text"]


def test_closing_asks_nothing_and_the_last_letter_is_kept(
    program: Program, qtbot: QtBot, open_file: Callable[[int], RecordsPage]
) -> None:
    page = open_file(1)
    qtbot.waitUntil(lambda: page.form.record_id == 1, timeout=WAIT)
    path = program.context.store.path if program.context.store is not None else None
    field = page.form.form.editor("notes").field_widget()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, " and the last letter")
    program.close()  # at once: the draft's own time has not come
    assert QApplication.activeModalWidget() is None
    found = Drafts(program.settings.folder, str(path)).find("sighting", 1)
    assert found is not None
    assert found[0]["fields"]["notes"]["text"].endswith("and the last letter")


def test_several_drafts_are_offered_one_after_the_other(
    program: Program, qtbot: QtBot, make_records: Callable[..., Path], settings: Settings
) -> None:
    path = make_records(3)
    drafts = Drafts(settings.folder, str(path))
    for id in (1, 2, 99):  # 99 is not in the file
        drafts.keep("sighting", id, {
            "version": 1, "record_type": "sighting", "record_id": id, "revision": 1,
            "fields": {"notes": {"text": f"typed {id}"}}, "confirmed": [],
        })  # fmt: skip
    assert offered(program, qtbot, path).endswith("1 more.")
    page = program.window.page("sighting")
    assert isinstance(page, RecordsPage)
    seen = set()
    for _ in range(2):
        program.window.notice.button.click()
        qtbot.waitUntil(
            lambda: page.form.is_dirty() and page.form.record_id not in seen, timeout=WAIT
        )
        seen.add(page.form.record_id)
        assert page.form.form.values()["notes"] == f"typed {page.form.record_id}"
    assert seen == {1, 2}
    assert not program.window.notice.isVisible()
