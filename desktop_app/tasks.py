"""Work that must not hold up the screen: one thread for the database, a small pool for the rest.

Results travel through one queue to one dispatcher that lives as long as the program and calls back
on the main thread. Nothing is delivered to a widget that has gone meanwhile.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from db.errors import Cancelled, UserError

log = logging.getLogger(__name__)

_PROGRESS_INTERVAL: Final = 0.05  # seconds; a bar need not move more often

Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]
Progress = Callable[[int, int], None]


class Task:
    """One piece of work under way. Keep it only to cancel it."""

    def __init__(self, name: str, owner: QObject | None, *, stoppable: bool = True) -> None:
        self.name = name
        self.stoppable = stoppable
        self._owner = owner
        self._stop = threading.Event()
        self._future: Future[None] | None = None

    def cancel(self) -> None:
        """Ask the work to stop; neither `done` nor `failed` is called any more."""
        self._stop.set()
        if self._future is not None:
            self._future.cancel()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def _wanted(self) -> bool:
        return not self.cancelled and (self._owner is None or shiboken6.isValid(self._owner))


class TaskControl:
    """Given to work that reports progress and can be stopped half-way."""

    def __init__(self, task: Task, report: Callable[[int, int], None] | None) -> None:
        self._task = task
        self._report = report
        self._next = 0.0

    def progress(self, done: int, total: int) -> None:
        """`done` of `total` units; total 0 means that nobody knows."""
        now = time.monotonic()
        if self._report is not None and (now >= self._next or done == total):
            self._next = now + _PROGRESS_INTERVAL
            self._report(done, total)

    def cancelled(self) -> bool:
        return self._task.cancelled

    def check(self) -> None:
        """Raise `Cancelled` when the user does not want it any more."""
        if self._task.cancelled:
            raise Cancelled


class Tasks(QObject):
    """Runs functions off the main thread and delivers their results on it.

    refused: a `UserError` nobody else took care of (the window says it in words).
    bug_found: anything else that was raised; it has been logged already.
    """

    refused = Signal(object)
    bug_found = Signal(object)
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None, pool_size: int = 2) -> None:
        super().__init__(parent)
        self._database = ThreadPoolExecutor(1, thread_name_prefix="snowtrack-database")
        self._pool = ThreadPoolExecutor(pool_size, thread_name_prefix="snowtrack-pool")
        self._results: queue.SimpleQueue[tuple[Task, Callable[[], None]]] = queue.SimpleQueue()
        self._running: set[Task] = set()
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def database(
        self,
        fn: Callable[..., Any],
        *args: Any,
        owner: QObject | None = None,
        done: Done | None = None,
        failed: Failed | None = None,
    ) -> Task:
        """Run `fn(*args)` in the one database thread, after what was asked before.

        `done(result)` or `failed(error)` is called on the main thread, and not at all when the
        task was cancelled or `owner` has been deleted. Without `failed` a `UserError` is announced
        by `refused`. Errors of ours are announced by `bug_found` in either case.
        """
        task = Task(getattr(fn, "__name__", "work"), owner, stoppable=False)
        self._start(self._database, task, lambda: fn(*args), done, failed)
        return task

    def background(
        self,
        fn: Callable[..., Any],
        *args: Any,
        owner: QObject | None = None,
        progress: Progress | None = None,
        done: Done | None = None,
        failed: Failed | None = None,
        control: bool = False,
    ) -> Task:
        """Run `fn` in the pool; like `database` otherwise.

        With `progress` or `control` the function gets a `TaskControl` as its keyword argument
        `control`.
        """
        task = Task(getattr(fn, "__name__", "work"), owner)
        if progress is None and not control:
            self._start(self._pool, task, lambda: fn(*args), done, failed)
            return task

        def report(count: int, total: int) -> None:
            if progress is not None:
                self._post(task, lambda: progress(count, total))

        handle = TaskControl(task, report)
        self._start(self._pool, task, lambda: fn(*args, control=handle), done, failed)
        return task

    def busy(self) -> bool:
        """Whether anything is still being worked on or waits to be delivered."""
        return bool(self._running) or not self._results.empty()

    def close(self) -> None:
        """End the threads. What waits for the database is still written, the rest is stopped."""
        self._closed = True
        for task in self._running:
            if task.stoppable:
                task._stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._database.shutdown(wait=True, cancel_futures=False)
        self._running.clear()

    # --- inside ---

    def _start(
        self,
        executor: ThreadPoolExecutor,
        task: Task,
        work: Callable[[], Any],
        done: Done | None,
        failed: Failed | None,
    ) -> None:
        if self._closed:
            return

        def run() -> None:
            if task.cancelled:
                self._post(task, lambda: None, last=True)
                return
            try:
                result = work()
            except BaseException as error:  # also a panic of a native library ends here
                raised = error
                self._post(task, lambda: self._failed(task, raised, failed), last=True)
            else:
                self._post(task, lambda: done(result) if done is not None else None, last=True)

        self._running.add(task)
        task._future = executor.submit(run)
        task._future.add_done_callback(
            lambda future: self._post(task, lambda: None, last=True) if future.cancelled() else None
        )

    def _post(self, task: Task, call: Callable[[], None], *, last: bool = False) -> None:
        """Called in any thread."""

        def deliver() -> None:
            if last:
                self._running.discard(task)
            if task._wanted():
                call()

        self._results.put((task, deliver))
        if not self._closed:
            self._arrived.emit()

    def _deliver(self) -> None:
        while not self._closed:
            try:
                _task, deliver = self._results.get_nowait()
            except queue.Empty:
                return
            try:
                deliver()
            except Exception as error:  # a callback's own mistake must not stop the others
                self._report_bug(error)

    def _failed(self, task: Task, error: BaseException, failed: Failed | None) -> None:
        if not isinstance(error, UserError | Cancelled):
            self._report_bug(error)
        elif failed is None and isinstance(error, UserError):
            self.refused.emit(error)
        if failed is not None:
            failed(error)

    def _report_bug(self, error: BaseException) -> None:
        log.error("unexpected error", exc_info=(type(error), error, error.__traceback__))
        self.bug_found.emit(error)
