"""QGIS as a user's machine has it: a program of its own beside the open records file."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHILD = Path(__file__).with_name("qgis_child.py")
PYTHON = "/usr/bin/python3"
HAS_QGIS = Path("/usr/lib/python3/dist-packages/qgis").exists()


class Qgis:
    """Asks the child one thing after the other."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        assert self._answer() == "ready"

    def ask(self, name: str, *arguments: Any) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([name, arguments]) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith(("{", "[", '"')) or line.strip().lstrip("-").isdigit():
                return json.loads(line)
        raise AssertionError(f"QGIS ended: {self._process.wait()}")


@pytest.fixture
def qgis(tmp_path: Path) -> Iterator[Qgis]:
    """QGIS's library, running; skipped where it is not installed."""
    if not HAS_QGIS:
        pytest.skip("QGIS's Python library (python3-qgis) is not installed")
    process = subprocess.Popen(
        [PYTHON, str(CHILD)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ""},
    )
    try:
        yield Qgis(process)
    finally:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        process.stdout.close()
        process.wait(30)
