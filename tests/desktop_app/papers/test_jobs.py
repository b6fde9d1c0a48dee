"""Papers asked for by a page: made in a worker, cancelled, refused, opened."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from db.errors import UserError
from db.store import Store
from db.writing import Record
from desktop_app.context import Context
from desktop_app.papers import jobs, paper
from desktop_app.settings import Settings
from desktop_app.tasks import Tasks
from tests.desktop_app.papers import reading
from tests.desktop_app.papers.conftest import OFFICE

WAIT = 10_000


@pytest.fixture
def context(settings: Settings, store: Store, qtbot: QtBot) -> Iterator[Context]:
    tasks = Tasks()
    made = Context(settings, tasks)
    made._store = store  # without the page's own errands after opening a file
    yield made
    tasks.close()


def test_papers_come_from_a_worker_with_progress(
    context: Context, cub: Record, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[int] = set()
    real = paper.make_pdf

    def watched(*args: Any, **options: Any) -> Any:
        threads.add(threading.get_ident())
        return real(*args, **options)

    monkeypatch.setattr(paper, "make_pdf", watched)
    told: list[tuple[int, int]] = []
    arrived: list[Path] = []
    options: dict[str, Any] = {
        "office": OFFICE,
        "language": "en",
        "progress": lambda *now: told.append(now),
        "done": arrived.append,
    }
    jobs.print_receipt(context, cub.id, tmp_path / "receipt.pdf", **options)
    jobs.print_case_file(context, cub.id, tmp_path / "case.pdf", **options)
    jobs.print_ledger(context, None, None, tmp_path / "ledger.pdf", **options)
    qtbot.waitUntil(lambda: len(arrived) == 3, timeout=WAIT)
    assert {path.name for path in arrived} == {"receipt.pdf", "case.pdf", "ledger.pdf"}
    assert threads
    assert threading.get_ident() not in threads
    assert told
    for path in arrived:
        assert "QH-2025-0013" in reading.words(path)


def test_a_cancelled_task_leaves_no_file_and_says_nothing(
    context: Context, cub: Record, qtbot: QtBot, tmp_path: Path
) -> None:
    arrived: list[Any] = []
    task = jobs.print_case_file(
        context, cub.id, tmp_path / "out" / "case.pdf", office=OFFICE,
        done=arrived.append, failed=arrived.append,
    )  # fmt: skip
    task.cancel()
    qtbot.waitUntil(lambda: not context.tasks.busy(), timeout=WAIT)
    assert arrived == []
    assert list(tmp_path.glob("**/case*")) == []


def test_a_place_that_refuses_is_told_by_the_window(
    context: Context, cub: Record, qtbot: QtBot, tmp_path: Path
) -> None:
    refused: list[UserError] = []
    context.tasks.refused.connect(refused.append)
    jobs.print_receipt(context, cub.id, tmp_path / "nowhere" / "a.pdf", office=OFFICE)
    qtbot.waitUntil(lambda: bool(refused), timeout=WAIT)
    assert "a.pdf" in str(refused[0])


def test_a_paper_is_opened_as_a_local_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(
        jobs.QDesktopServices, "openUrl", lambda url: bool(opened.append(url)) or True
    )
    path = tmp_path / "收据 #1 100%.pdf"
    assert jobs.open_paper(path)
    assert [Path(url.toLocalFile()) for url in opened] == [path]


def test_a_suggested_name_is_allowed_everywhere() -> None:
    assert jobs.file_name("Receipt", "QH/2025:13", "凌小蛰") == "Receipt QH-2025-13 凌小蛰.pdf"
    assert jobs.file_name("..", "") == "paper.pdf"
    assert len(jobs.file_name("x" * 300)) == 104
