"""Whether the web engine can be started here: asked before, since Qt ends the program where not.

Two ways of dying are met. Qt aborts when a file of its web engine is missing: `missing` looks for
them first. And Chromium aborts when its sandbox or a driver fails, which nobody can know before: a
mark on the disc is set while the map starts and taken away when it stands, so that a program that
was ended by its map does not try again by itself the next time.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QStandardPaths

_RESOURCES = ("icudtl.dat", "qtwebengine_resources.pak")


def missing() -> str:
    """The file that the web engine lacks; "" when none of those is missing without which Qt ends
    the program."""
    where = QLibraryInfo.path
    paths = QLibraryInfo.LibraryPath
    program = "QtWebEngineProcess" + (".exe" if sys.platform == "win32" else "")
    named = os.environ.get("QTWEBENGINEPROCESS_PATH")
    process = Path(named) if named else Path(where(paths.LibraryExecutablesPath)) / program
    if sys.platform == "win32" and not named and not process.is_file():
        process = Path(where(paths.BinariesPath)) / program
    if not process.is_file():
        return process.name
    resources = os.environ.get("QTWEBENGINE_RESOURCES_PATH")
    folder = Path(resources) if resources else Path(where(paths.DataPath)) / "resources"
    return next((name for name in _RESOURCES if not (folder / name).is_file()), "")


class StartMark:
    """The mark that a map is being started by a program (its process id)."""

    def __init__(self) -> None:
        folder = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.GenericCacheLocation
        )
        self._path = Path(folder) / "snowtrack" / "map-starting"
        self._set = False

    def left_by_a_crash(self) -> bool:
        """Whether a program that has ended since had begun to start its map."""
        try:
            process = int(self._path.read_text("ascii"))
        except (OSError, ValueError):
            return False
        return process != os.getpid() and not _alive(process)

    def put(self) -> None:
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(str(os.getpid()), "ascii")
            self._set = True

    def take_away(self) -> None:
        if self._set:
            self._set = False
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)


def _alive(process: int) -> bool:
    if sys.platform == "win32":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x00100000, False, process)  # SYNCHRONIZE
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
