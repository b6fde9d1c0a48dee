"""Drafts on disk: found again, separate for each file and record, and never in the way."""

from __future__ import annotations

from pathlib import Path

from desktop_app.drafts import Drafts

STATE = {"version": 1, "fields": {"notes": {"text": "雪地上的足迹"}}}


def test_a_draft_is_found_again_after_a_restart(tmp_path: Path) -> None:
    kept_at = Drafts(tmp_path, "/a/office.gpkg").keep("sighting", 12, STATE)
    assert Drafts(tmp_path, "/a/office.gpkg").find("sighting", 12) == (STATE, kept_at)


def test_drafts_of_other_records_and_files_stay_apart(tmp_path: Path) -> None:
    Drafts(tmp_path, "/a/office.gpkg").keep("sighting", 12, STATE)
    assert Drafts(tmp_path, "/a/office.gpkg").find("sighting", None) is None
    assert Drafts(tmp_path, "/a/office.gpkg").find("place", 12) is None
    assert Drafts(tmp_path, "/b/office.gpkg").find("sighting", 12) is None


def test_a_dropped_draft_is_gone_and_may_be_dropped_twice(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "x")
    drafts.keep("sighting", None, STATE)
    drafts.drop("sighting", None)
    drafts.drop("sighting", None)
    assert drafts.find("sighting", None) is None


def test_a_damaged_draft_counts_as_none(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "x")
    drafts.keep("sighting", 1, STATE)
    (file,) = tmp_path.rglob("*.json")
    for damage in ("", "{", "[]", '{"state": 5, "kept_at": "2025-01-01T00:00:00"}', "null"):
        file.write_text(damage, encoding="utf-8")
        assert drafts.find("sighting", 1) is None
