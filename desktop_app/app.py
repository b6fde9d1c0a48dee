"""Puts the program's objects together; nothing else does.

The first picture comes before the libraries: the shell needs QtWidgets only, and the database
worker loads SQLAlchemy and opens the records file while it already stands on the screen. The map's
own URL scheme is registered when the first map is made: Chromium wants to know it before its first
profile exists, not before the application, and importing QtWebEngineCore would cost 50 ms here.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop_app import __version__, i18n
from desktop_app.assigning import Assigning
from desktop_app.context import Context
from desktop_app.input_methods import prepare_input_method
from desktop_app.main_window import MainWindow
from desktop_app.map.environment import prepare_environment
from desktop_app.settings import Settings
from desktop_app.tasks import Tasks
from forms import theme
from forms.icons import application_icon

if TYPE_CHECKING:
    from desktop_app.idle import WhenIdle


def calm_python() -> None:
    """Let Python look for garbage less often, and let the screen have its turn sooner.

    A full collection stops every thread, the screen's too: 150 ms with the 100,000 rows of an
    import plan in memory. Almost nothing here lies in cycles, so it may wait longer.
    """
    gc.freeze()
    # A thread that wants to draw asks the one that counts for its turn; 5 ms is Python's own.
    sys.setswitchinterval(0.0005)
    gc.set_threshold(5_000, 5, 10_000)


def create_application(arguments: Sequence[str]) -> QApplication:
    """The one QApplication, in the look and language of the settings."""
    prepare_environment()
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        application = existing
    else:
        prepare_input_method()
        QApplication.setStyle("Fusion")  # before Qt makes the platform's own style in vain
        application = QApplication(list(arguments))
    application.setApplicationName("snowtrack")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("snowtrack")
    return application


def dress(application: QApplication, settings: Settings) -> None:
    """Language and look as remembered."""
    i18n.install(settings.language or i18n.system_language())
    theme.apply(application, theme.Scheme(settings.theme), fonts_later=True)


class Program:
    """The window and what it works with, for the program, the demo and tests.

    `close` must be called at the end: it keeps drafts, closes the records file and ends threads.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings if settings is not None else Settings()
        calm_python()
        self.tasks = Tasks()
        self.context = Context(self.settings, self.tasks)
        self.window = MainWindow(self.context)
        self.assigning = Assigning(self.context)
        self._closed = False
        self._idle: WhenIdle | None = None

    def show(self, records: Path | None = None) -> None:
        """Show the window; after its first picture open `records`, or the last file used."""
        self.window.painted.connect(lambda: self._begin(records))
        if records is not None or self._last_file() is not None:
            self.window.show_loading()
        else:
            self.window.show_no_file()
        self.window.show()

    def prepare_when_idle(self) -> None:
        """Get map and charts ready as soon as nobody touches the window for some seconds."""
        from desktop_app.idle import prepare_pages

        self._idle = prepare_pages(self.window)

    def _last_file(self) -> Path | None:
        recent = self.settings.recent_files
        return recent[0] if recent and self.settings.user else None

    def _begin(self, records: Path | None) -> None:
        theme.load_fonts()
        self.window.setWindowIcon(application_icon())
        path = records if records is not None else self._last_file()
        if path is not None:
            self.window.open_file(path)
        else:
            self.tasks.database(_load_libraries)

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        if self._idle is not None:
            self._idle.stop()
        self.window.close()
        store = self.context.store
        self.tasks.close()
        if store is not None:
            store.close()
        self.window.deleteLater()
        self.settings.save()


def _load_libraries() -> None:
    """While the user reads the first page, so that opening a file does not wait for it."""
    import db.records_file  # noqa: F401
    import desktop_app.pages.records_page  # noqa: F401


def run(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; the exit status."""
    import logging

    from desktop_app import logs

    application = create_application(arguments)
    settings = Settings()
    logs.start(settings.folder / "log")
    qInstallMessageHandler(_log_qt)
    dress(application, settings)
    program = Program(settings)

    def log_and_say(kind: type[BaseException], error: BaseException, trace: object) -> None:
        logging.getLogger("snowtrack").error("unexpected error", exc_info=error)
        if issubclass(kind, Exception):
            program.tasks.bug_found.emit(error)

    sys.excepthook = log_and_say
    files = [argument for argument in arguments[1:] if not argument.startswith("-")]
    program.show(Path(files[0]).absolute() if files else None)
    program.prepare_when_idle()
    status = application.exec()
    program.close()
    return status


def _log_qt(kind: QtMsgType, _context: object, message: str) -> None:
    import logging

    levels = {
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }
    logging.getLogger("qt").log(levels.get(kind, logging.DEBUG), "%s", message)
