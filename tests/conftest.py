"""What every test runs in: no screen, a home folder of its own, repeatable draws.

The environment is set while this file is imported, before any module can load Qt.
What makes a test fail on its own (log lines, leaks, network) is in ``tests/guards.py``.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

pytest_plugins = ["tests.guards", "pytester"]

_FOLDERS = {
    "HOME": "",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
}


def _home_environment(home: Path) -> dict[str, str]:
    """Make the folders of a fresh user under ``home``; return the variables that point there."""
    environment = {}
    for name, folder in _FOLDERS.items():
        path = home / folder
        # Qt refuses a runtime folder that others may read.
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        environment[name] = str(path)
    return environment


def _set_up_environment() -> None:
    # A window system is used only when asked for by name: QT_QPA_PLATFORM=xcb make test.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium does not start for root with its sandbox; users who are not root keep it.
        os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox")
    # The language of the machine must not decide how a test ends.
    os.environ["LC_ALL"] = "C.UTF-8"
    for name in ("LANG", "LANGUAGE"):
        os.environ.pop(name, None)
    for name in [name for name in os.environ if name.startswith("SNOWTRACK_")]:
        if name != "SNOWTRACK_REAL":  # where other people's files to test with are kept
            del os.environ[name]
    # Also what runs before the first test, and what a test leaves to a child process at exit,
    # stays out of the real home folder.
    home = Path(tempfile.mkdtemp(prefix="snowtrack-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    os.environ.update(_home_environment(home))


_set_up_environment()

# Without a deadline: the machine may be busy. In CI the same examples each time, so that a red
# run means a changed program; elsewhere new ones each time, to find more.
hypothesis.settings.register_profile(
    "ci", deadline=None, derandomize=True, database=None, print_blob=True
)
hypothesis.settings.register_profile("dev", deadline=None, database=None, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A fresh user's home folder for each test: settings, caches and data of none before it."""
    path = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in _home_environment(path).items():
            patch.setenv(name, value)
        _point_settings_to(path)
        yield path


def _point_settings_to(home: Path) -> None:
    # QSettings looks at the environment only once, so it has to be told.
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return
    settings = core.QSettings
    for form in (settings.Format.NativeFormat, settings.Format.IniFormat):
        settings.setPath(form, settings.Scope.UserScope, str(home / "config"))
        settings.setPath(form, settings.Scope.SystemScope, str(home / "system"))
