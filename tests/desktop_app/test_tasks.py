"""Work off the main thread: results, order, cancelling, errors, and an end without threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from db.errors import UserError
from db.text import Text
from desktop_app.tasks import TaskControl, Tasks

ExpectLog = Callable[[str], AbstractContextManager[list[str]]]


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()
    made.deleteLater()


def test_results_are_delivered_on_the_main_thread(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[tuple[int, bool, bool]] = []
    main = threading.current_thread()

    def work(number: int) -> tuple[int, bool]:
        return number * 2, threading.current_thread() is main

    def done(result: tuple[int, bool]) -> None:
        seen.append((*result, threading.current_thread() is main))

    tasks.database(work, 4, done=done)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(8, False, True)]


def test_the_database_does_one_thing_after_the_other(qtbot: QtBot, tasks: Tasks) -> None:
    order: list[str] = []
    first_may_end = threading.Event()

    def first() -> None:
        first_may_end.wait(5)
        order.append("first")

    tasks.database(first)
    tasks.database(order.append, "second")
    first_may_end.set()
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["first", "second"]


def test_a_cancelled_task_is_never_heard_of_again(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[object] = []
    begun, may_end = threading.Event(), threading.Event()

    def work(control: TaskControl) -> str:
        begun.set()
        may_end.wait(5)
        heard.append(control.cancelled())
        return "result"

    task = tasks.background(work, control=True, done=heard.append, failed=heard.append)
    assert begun.wait(5)
    task.cancel()
    may_end.set()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert heard == [True]


def test_progress_arrives_in_order_and_ends_with_all(qtbot: QtBot, tasks: Tasks) -> None:
    steps: list[tuple[int, int]] = []
    ended: list[None] = []

    def work(control: TaskControl) -> None:
        for step in range(1, 501):
            control.progress(step, 500)

    tasks.background(
        work, progress=lambda done, total: steps.append((done, total)), done=ended.append
    )
    qtbot.waitUntil(lambda: bool(ended))
    assert steps == sorted(steps)
    assert steps[-1] == (500, 500)
    assert len(steps) < 100, "a bar that is drawn for each row makes the work slower"


def test_what_a_person_can_mend_is_told_in_words(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[str] = []
    tasks.refused.connect(lambda error: told.append(str(error.text)))

    def work() -> None:
        raise UserError(Text("Store", "Copy the file first."))

    tasks.database(work)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Copy the file first."]


def test_our_own_mistakes_are_logged_and_shown_as_ours(
    qtbot: QtBot, tasks: Tasks, expect_log: ExpectLog
) -> None:
    bugs: list[BaseException] = []
    failed: list[BaseException] = []
    tasks.bug_found.connect(bugs.append)

    def work() -> None:
        raise ZeroDivisionError

    with expect_log("unexpected error"):
        tasks.background(work, failed=failed.append)
        qtbot.waitUntil(lambda: bool(failed))
    assert [type(error) for error in bugs + failed] == [ZeroDivisionError, ZeroDivisionError]


def test_a_widget_that_has_gone_is_not_called(qtbot: QtBot, tasks: Tasks) -> None:
    import shiboken6

    heard: list[object] = []
    owner = QObject()
    may_end = threading.Event()
    tasks.background(may_end.wait, 5, owner=owner, done=heard.append)
    shiboken6.delete(owner)
    may_end.set()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert heard == []


def test_a_mistake_in_a_callback_does_not_stop_the_next(
    qtbot: QtBot, tasks: Tasks, expect_log: ExpectLog
) -> None:
    heard: list[object] = []

    def broken(_result: object) -> None:
        raise RuntimeError

    with expect_log("unexpected error"):
        tasks.database(int, done=broken)
        tasks.database(int, done=heard.append)
        qtbot.waitUntil(lambda: bool(heard))
    assert heard == [0]


def test_closing_still_writes_what_waits(qapp: object) -> None:
    tasks = Tasks()
    written: list[int] = []
    may_begin = threading.Event()
    tasks.database(may_begin.wait, 5)
    for number in range(3):
        tasks.database(written.append, number)
    may_begin.set()
    tasks.close()
    tasks.deleteLater()
    assert written == [0, 1, 2]
    assert not [t for t in threading.enumerate() if t.name.startswith("snowtrack")]
