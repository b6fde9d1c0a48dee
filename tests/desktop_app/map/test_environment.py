from __future__ import annotations

import os
import shlex
import subprocess
import sys

import pytest

from desktop_app.map.environment import prepare_environment

FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"


@pytest.mark.parametrize(("user", "sandboxed"), [(0, False), (1000, True)])
def test_only_root_goes_without_the_sandbox(
    monkeypatch: pytest.MonkeyPatch, user: int, sandboxed: bool
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    monkeypatch.delenv(FLAGS, raising=False)
    prepare_environment()
    assert ("--no-sandbox" not in shlex.split(os.environ[FLAGS])) == sandboxed


def test_flags_of_the_user_are_kept_and_nothing_is_said_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(FLAGS, "--disable-gpu")
    prepare_environment()
    once = os.environ[FLAGS]
    prepare_environment()
    assert os.environ[FLAGS] == once
    flags = shlex.split(once)
    assert flags[0] == "--disable-gpu"
    assert len(flags) == len(set(flags))
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in flags


def test_a_start_without_the_map_loads_neither_web_engine_nor_folium() -> None:
    program = (
        "import sys; from desktop_app.map.environment import prepare_environment;"
        "from desktop_app.map.view import MapView; import forms.editors.mini_map;"
        "sys.exit(any(n.startswith(('PySide6.QtWebEngine', 'folium', 'numpy'))"
        " for n in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
