"""What is got ready while nobody needs the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.idle import WhenIdle, prepare_pages
from desktop_app.map.environment import prepare_environment
from desktop_app.pages.map_page import MapPage
from desktop_app.pages.records_page import RecordsPage
from tests.desktop_app.conftest import WAIT

prepare_environment()

Open = Callable[[int], RecordsPage]


def test_the_map_is_ready_before_it_is_asked_for(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    front = open_file(5)
    idle = prepare_pages(program.window, rest=20)
    page = lambda: program.window._pages.get("map")  # noqa: E731
    qtbot.waitUntil(lambda: page() is not None, timeout=3 * WAIT)
    made = page()
    assert isinstance(made, MapPage)
    qtbot.waitUntil(lambda: made.map.state == "ready", timeout=3 * WAIT)
    assert program.window.current_page() is front, "and nothing is seen of it"
    program.window.show_page("map")
    assert program.window.current_page() is made
    qtbot.waitUntil(lambda: made.map.box is not None and made.map.box.width > 900, timeout=3 * WAIT)
    idle.stop()


def test_each_touch_makes_the_next_step_wait(program: Program, qtbot: QtBot) -> None:
    done: list[str] = []
    early = [False, True]

    def first() -> bool:
        done.append("asked")
        ready = early.pop(0)
        if ready:
            idle._rest = 600_000  # the next step is to wait until the end of the test
        return ready

    program.show()
    qtbot.waitExposed(program.window)
    idle = WhenIdle(program.window, [first, lambda: done.append("second") is None], rest=1)
    qtbot.waitUntil(lambda: done == ["asked", "asked"], timeout=WAIT)
    handle = program.window.windowHandle()
    qtbot.keyClick(program.window.welcome.name, Qt.Key.Key_A)
    assert not idle._timer.isActive() or idle._timer.remainingTime() < 300_000
    from PySide6.QtTest import QTest

    QTest.keyClick(handle, Qt.Key.Key_B)
    assert idle._timer.remainingTime() > 400_000
    assert "second" not in done
    idle.stop()
