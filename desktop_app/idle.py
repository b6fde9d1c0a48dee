"""What is got ready while nobody needs the screen, so that nobody waits for it later.

The first `QWebEngineView` of a program stops the main thread for 100 to 200 ms, because Chromium
starts up in it, and no part of that can be done in another thread. It is therefore made when the
window has been left alone for some seconds, and a click on Map finds it ready. Libraries are
imported in a worker before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop_app.main_window import MainWindow

REST: Final = 4000  # milliseconds without a key or the mouse
_BETWEEN: Final = 400  # and between two steps

_TOUCHES: Final = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.Resize,
        QEvent.Type.Move,
    )
)

Step = Callable[[], bool]
"""Does one thing; False when it is too early for it."""


class WhenIdle(QObject):
    """Runs `steps` in order while `window` is left alone; each touch makes the next one wait."""

    def __init__(self, window: QWidget, steps: Sequence[Step], rest: int = REST) -> None:
        super().__init__(window)
        self._window = window
        self._steps = list(steps)
        self._rest = rest
        self._watched: QObject | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(rest)

    def stop(self) -> None:
        """Nothing more is done."""
        self._steps.clear()
        self._timer.stop()
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._timer.start(self._rest)
        return False

    def _go_on(self) -> None:
        handle = self._window.windowHandle()
        if self._watched is None and handle is not None:
            # The window of the window system sees each touch once, before any widget.
            self._watched = handle
            handle.installEventFilter(self)
        if not self._steps:
            self.stop()
        elif self._steps[0]():
            del self._steps[0]
            self._timer.start(_BETWEEN)
        else:
            self._timer.start(self._rest)


def prepare_pages(window: MainWindow, rest: int = REST) -> WhenIdle:
    """The map and what the charts are drawn with, for the file that is open by then."""
    tasks = window.context.tasks
    loaded: list[object] = []

    def stands() -> bool:
        return window.isVisible() and window.current_page() is not None and not tasks.busy()

    def load() -> bool:
        if not stands():
            return False
        tasks.background(_load_libraries, owner=window, done=loaded.append)
        return True

    def make_map() -> bool:
        if not stands() or not loaded:
            return False
        window.prepare_map()
        return True

    return WhenIdle(window, (load, make_map), rest)


def _load_libraries() -> bool:
    """Runs in the pool."""
    import PySide6.QtWebChannel
    import PySide6.QtWebEngineWidgets  # noqa: F401

    import desktop_app.pages.charts_page
    import desktop_app.pages.map_page
    import desktop_app.rescue.page  # noqa: F401
    from db.pinyin import search_keys
    from db.places import locate
    from desktop_app.charts import loading

    search_keys("雪")  # loads the dictionaries of pinyin
    locate.warm_up()  # what reads a position that is pasted
    loading.load_panel()
    return True
