"""The window played by hand: keys, an input method, the mouse, and waiting for what comes of it.

For the demo and the self-test, which use the real window as a person would.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.app import Program

PATIENCE = 60.0  # seconds for one step; a slow disk is no failure
AUTHOR = "才仁多杰"
SIZE = (1366, 768)


@contextmanager
def open_program(settings_folder: Path, language: str) -> Iterator[Program]:
    """The real program with settings of its own, offscreen where there is no screen."""
    if sys.platform == "linux" and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop_app.app import Program, create_application, dress
    from desktop_app.settings import Settings

    application = create_application(["snowtrack"])
    settings = Settings(settings_folder)
    settings.user = AUTHOR
    settings.language = language
    dress(application, settings)
    program = Program(settings)
    program.window.resize(*SIZE)
    try:
        yield program
    finally:
        program.close()
        spin(0.2)


def left_button() -> Any:
    from PySide6.QtCore import Qt

    return Qt.MouseButton.LeftButton


def focus_of(window: Any) -> QWidget | None:
    found: QWidget | None = window.focusWidget()
    return found


def press(window: Any, key: Any, modifier: Any = None, rest: float = 0.05) -> None:
    """One key, sent to whatever has the keyboard; then the window lives for `rest` seconds."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    QTest.keyClick(
        focus_of(window) or window,
        key,
        modifier if modifier is not None else Qt.KeyboardModifier.NoModifier,
    )
    spin(rest)


def enter(window: Any) -> None:
    from PySide6.QtCore import Qt

    press(window, Qt.Key.Key_Return)


def write(window: Any, words: str) -> None:
    """Typed letter by letter; what no key has comes as from an input method."""
    from PySide6.QtGui import QGuiApplication, QInputMethodEvent
    from PySide6.QtTest import QTest

    target = focus_of(window)
    if target is None:
        raise RuntimeError(f"nothing has the keyboard to take {words!r}")
    if words.isascii():
        QTest.keyClicks(target, words)
    else:
        event = QInputMethodEvent()
        event.setCommitString(words)
        QGuiApplication.sendEvent(target, event)
    spin(0.05)


def click(button: Any) -> None:
    from PySide6.QtTest import QTest

    QTest.mouseClick(button, left_button())


def drop(widget: Any, paths: Sequence[Path]) -> None:
    """Files let go over a widget, as from a file manager."""
    from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication

    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at = QPointF(widget.rect().center())
    said = (Qt.DropAction.CopyAction, files, left_button(), Qt.KeyboardModifier.NoModifier)
    QGuiApplication.sendEvent(widget, QDragEnterEvent(at.toPoint(), *said))
    QGuiApplication.sendEvent(widget, QDropEvent(at, *said))


def spin(seconds: float) -> None:
    """Let the window live for a while."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def give_up(error: BaseException) -> None:
    """To be called with what went wrong in another thread: it ends the play."""
    raise error


def wait_for(until: Callable[[], bool], what: str) -> None:
    """Let the window live until something is so."""
    deadline = time.monotonic() + PATIENCE
    while not until():
        if time.monotonic() > deadline:
            raise RuntimeError(f"Snowtrack waited {PATIENCE:.0f} s in vain for {what}")
        spin(0.02)
