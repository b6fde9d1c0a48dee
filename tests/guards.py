"""What makes a test fail although its assertions hold.

* A log record of level WARNING or above, from Python or from Qt, that the test did not expect.
* A window or a thread (Python's or Qt's) or a child process that outlives its test.
* A connection to another machine: Snowtrack works without a network.

A test that means to provoke a message says so, with the ``expect_log`` fixture where the message
is part of the behaviour, or with ``@pytest.mark.allow_log("regular expression")`` where it is not.

This file is a pytest plugin; ``tests/test_guards.py`` proves that each guard can fail a test.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import re
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest

# Messages of Qt that say nothing about Snowtrack. Each pattern matches from the beginning.
HARMLESS = [
    # The offscreen platform says what it cannot do each time it is asked.
    r"This plugin does not support (propagateSizeHints|raise|createPlatformVulkanInstance"
    r"|grabbing the keyboard)",
    # Chromium looks for a graphics card and then draws without one.
    r"QRhiGles2: Failed to create (temporary )?context",
    r"QVulkanInstance: Failed to initialize Vulkan",
    r"Unable to detect GPU vendor\.",
    r"WebEngineContext is used before QtWebEngineQuick::initialize\(\) or OpenGL context creation",
]

# Windows that Qt makes for itself and keeps for the next time.
_WINDOWS_OF_QT = {"QTipLabel"}

_GRACE = 5.0  # seconds a thread or process gets to end after its test said goodbye
_failed = pytest.StashKey[bool]()
_before = pytest.StashKey["_Alive"]()


# --- log records ------------------------------------------------------------------------------


class LogGuard(logging.Handler):
    """Keeps the records of level WARNING and above that no one has expected yet."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def take(self, pattern: str) -> list[str]:
        """Remove the records whose text contains a match of ``pattern``; return their texts."""
        wanted = re.compile(pattern)
        found = [record for record in self.records if wanted.search(record.getMessage())]
        self.records = [record for record in self.records if record not in found]
        return [record.getMessage() for record in found]

    def check(self, item: pytest.Item, phase: str) -> None:
        for marker in item.iter_markers("allow_log"):
            self.take(*marker.args)
        for pattern in HARMLESS:
            self.take("^" + pattern)
        records, self.records = self.records, []
        if records:
            lines = [f"{r.levelname} {r.name}: {r.getMessage()}" for r in records]
            pytest.fail(
                f"unexpected log messages during {phase}:\n  " + "\n  ".join(lines), pytrace=False
            )


_log_guard = LogGuard()


@pytest.fixture
def expect_log() -> Callable[[str], contextlib.AbstractContextManager[list[str]]]:
    """``with expect_log("regular expression") as texts:`` the block must log such a warning.

    ``texts`` holds the matching messages once the block has ended.
    """

    @contextlib.contextmanager
    def expecting(pattern: str) -> Iterator[list[str]]:
        texts: list[str] = []
        yield texts
        texts += _log_guard.take(pattern)
        if not texts:
            pytest.fail(f"no warning matching {pattern!r} was logged")

    return expecting


def _catch_qt_messages() -> None:
    """Send what Qt says to the log. Renewed for each test: the program installs its own."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return
    kinds = core.QtMsgType
    levels = {
        kinds.QtDebugMsg: logging.DEBUG,
        kinds.QtInfoMsg: logging.INFO,
        kinds.QtWarningMsg: logging.WARNING,
        kinds.QtCriticalMsg: logging.ERROR,
        kinds.QtFatalMsg: logging.CRITICAL,
    }

    def handle(kind: Any, _context: Any, text: str) -> None:
        logging.getLogger("qt").log(levels[kind], "%s", text)

    core.qInstallMessageHandler(handle)


# --- windows, threads and processes that stay ---------------------------------------------------

_started_qthreads: weakref.WeakSet[Any] = weakref.WeakSet()


def _track_qthreads() -> None:
    """Remember every QThread that Python code starts; Qt itself has no list of them."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None or getattr(core.QThread.start, "tracked", False):
        return
    original = core.QThread.start

    def start(thread: Any, *args: Any) -> None:
        _started_qthreads.add(thread)
        original(thread, *args)

    start.tracked = True  # type: ignore[attr-defined]
    core.QThread.start = start


def _alive(thing: Any) -> bool:
    return bool(sys.modules["shiboken6"].isValid(thing))


def _application() -> Any:
    widgets = sys.modules.get("PySide6.QtWidgets")
    return widgets.QApplication.instance() if widgets is not None else None


def _windows() -> list[Any]:
    application = _application()
    if application is None:
        return []
    return [
        window
        for window in application.topLevelWidgets()
        if window.metaObject().className() not in _WINDOWS_OF_QT
    ]


def _threads() -> list[threading.Thread]:
    # Python gives threads it did not start a dummy that looks alive for ever: those are Qt's,
    # and are looked at as Qt's.
    dummy: type = threading._DummyThread  # type: ignore[attr-defined]
    return [thread for thread in threading.enumerate() if not isinstance(thread, dummy)]


def _processes() -> list[Any]:
    multiprocessing = sys.modules.get("multiprocessing")
    return multiprocessing.active_children() if multiprocessing is not None else []


class _Alive:
    """What was there before a test, so that only what it added counts."""

    def __init__(self) -> None:
        # By address: a reference to a window would keep it.
        self.windows = {_address(window) for window in _windows()}
        self.threads = set(_threads())
        self.qthreads = set(_running_qthreads())
        self.processes = set(_processes())

    def leaked_windows(self) -> list[Any]:
        return [window for window in _windows() if _address(window) not in self.windows]

    def leaks(self) -> list[str]:
        application = _application()
        found = []
        if application is not None:
            _delete_now(application)
            if self.leaked_windows():
                gc.collect()  # a window in a reference cycle was let go of, and is no leak
                _delete_now(application)
            for window in self.leaked_windows():
                found.append(f"window {type(window).__name__} {window.objectName()!r}")
                window.close()
                window.deleteLater()
            _delete_now(application)
        for thread in set(_threads()) - self.threads:
            thread.join(_GRACE)
            if thread.is_alive():
                found.append(f"thread {thread.name!r}")
        for qthread in set(_running_qthreads()) - self.qthreads:
            if not qthread.wait(int(_GRACE * 1000)):
                found.append(f"QThread {type(qthread).__name__} {qthread.objectName()!r}")
        core = sys.modules.get("PySide6.QtCore")
        if core is not None:
            pool = core.QThreadPool.globalInstance()
            if pool.activeThreadCount() and not pool.waitForDone(int(_GRACE * 1000)):
                found.append("job in the global QThreadPool")
        for process in set(_processes()) - self.processes:
            process.join(_GRACE)
            if process.is_alive():
                found.append(f"child process {process.name!r}")
        return found


def _running_qthreads() -> list[Any]:
    return [thread for thread in _started_qthreads if _alive(thread) and thread.isRunning()]


def _address(window: Any) -> int:
    return int(sys.modules["shiboken6"].getCppPointer(window)[0])


def _delete_now(application: Any) -> None:
    """Let Qt delete what was marked with deleteLater and deliver what that sets off."""
    core = sys.modules["PySide6.QtCore"]
    for _ in range(3):  # a deletion may mark more
        application.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
        application.processEvents()


# --- network ------------------------------------------------------------------------------------

_connections: list[str] = []
_watching = False


def _watch_network(event: str, args: tuple[Any, ...]) -> None:
    if not _watching or event not in ("socket.connect", "socket.sendto", "socket.getaddrinfo"):
        return
    address = args[0] if event == "socket.getaddrinfo" else args[1]
    host = address[0] if isinstance(address, tuple) else address
    if event != "socket.getaddrinfo" and not isinstance(address, tuple):
        return  # a path: a socket on this machine
    if isinstance(host, bytes):
        host = host.decode(errors="replace")
    if host in (None, "", "localhost", "::1") or str(host).startswith("127."):
        return
    _connections.append(str(host))
    raise OSError(f"a test wanted to reach {host}: Snowtrack works without a network")


# --- the plugin ---------------------------------------------------------------------------------


def pytest_configure(config: pytest.Config) -> None:
    global _watching
    config.addinivalue_line("markers", "allow_log(pattern): such log messages do not fail the test")
    logging.getLogger().addHandler(_log_guard)
    sys.addaudithook(_watch_network)  # cannot be taken away again, hence the switch
    _watching = True


def pytest_unconfigure() -> None:
    global _watching
    _watching = False
    logging.getLogger().removeHandler(_log_guard)
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        core.qInstallMessageHandler(None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    report = yield
    if report.failed:
        item.stash[_failed] = True
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Any:
    _log_guard.records.clear()
    _connections.clear()
    _catch_qt_messages()
    _track_qthreads()
    item.stash[_before] = _Alive()
    result = yield
    _log_guard.check(item, "set-up")
    return result


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Any:
    result = yield
    _log_guard.check(item, "the test")
    return result


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Any:
    result = yield
    leaks = item.stash[_before].leaks()
    if item.stash.get(_failed, False):
        # The traceback still holds what the test made, and one failure tells enough.
        _log_guard.records.clear()
        return result
    if leaks:
        pytest.fail("left behind by the test:\n  " + "\n  ".join(sorted(leaks)), pytrace=False)
    if _connections:
        pytest.fail(f"the test wanted to reach {', '.join(_connections)}", pytrace=False)
    _log_guard.check(item, "tear-down")
    return result
