"""Every doubt a person may confirm has a name of its own in the history."""

from __future__ import annotations

import re
from pathlib import Path

import db
from desktop_app.undo.doubts import words_of

_WHERE = ("models", "rules", "validation.py", "rescue/rules.py")
_DOUBT = re.compile(r"\bdoubt\(\s*\"([a-z_]+)\"")


def codes() -> set[str]:
    root = Path(db.__file__).parent
    files: list[Path] = []
    for place in (root / name for name in _WHERE):
        files += place.rglob("*.py") if place.is_dir() else [place]
    return {code for file in files for code in _DOUBT.findall(file.read_text("utf-8"))}


def test_no_doubt_of_a_record_is_called_another_doubt() -> None:
    found = codes()
    assert {"position_far", "date_old", "wanted"} <= found
    assert [code for code in sorted(found) if words_of([code]) == ["another doubt"]] == []


def test_a_doubt_of_another_version_is_called_so_once() -> None:
    assert words_of(["wanted", "from_the_future", "also_new"]) == ["left empty", "another doubt"]
