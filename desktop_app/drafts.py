"""What was typed and not saved, kept on disk beside the settings: one small file a record.

A draft belongs to a records file and a record, or to "the new one". Reading never fails: a damaged
draft counts as none.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
from pathlib import Path
from typing import Any


class Drafts:
    """The drafts of one records file. `state` is what `RecordForm.draft` hands out."""

    def __init__(self, folder: Path, records: str) -> None:
        # By a digest, because a path may hold signs that a file name may not.
        digest = hashlib.sha256(records.encode()).hexdigest()[:16]
        self._folder = folder / "drafts" / digest

    def _file(self, record_type: str, id: int | None) -> Path:
        return self._folder / f"{record_type}-{'new' if id is None else id}.json"

    def keep(self, record_type: str, id: int | None, state: dict[str, Any]) -> dt.datetime:
        """Write the draft so that a power cut leaves the old or the new one; when it was kept."""
        now = dt.datetime.now().replace(microsecond=0)
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._file(record_type, id)
        partial = file.with_suffix(".part")
        with partial.open("w", encoding="utf-8") as out:
            json.dump({"kept_at": now.isoformat(), "state": state}, out, ensure_ascii=False)
            out.flush()
            os.fsync(out.fileno())
        os.replace(partial, file)
        return now

    def find(self, record_type: str, id: int | None) -> tuple[dict[str, Any], dt.datetime] | None:
        """The draft of a record and when it was kept; None when there is none."""
        try:
            whole = json.loads(self._file(record_type, id).read_text(encoding="utf-8"))
            state = whole["state"]
            kept_at = dt.datetime.fromisoformat(whole["kept_at"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return (state, kept_at) if isinstance(state, dict) else None

    def all(self) -> list[tuple[str, int | None, dt.datetime]]:
        """Every draft that can be read: the name it is kept under, record or None, and when."""
        found = []
        for file in sorted(self._folder.glob("*.json")):
            name, _dash, number = file.stem.rpartition("-")
            id = int(number) if number.isdecimal() else None
            draft = self.find(name, id) if name and (id is not None or number == "new") else None
            if draft is not None:
                found.append((name, id, draft[1]))
        return found

    def drop(self, record_type: str, id: int | None) -> None:
        """The record was saved, or the draft is not wanted."""
        with contextlib.suppress(OSError):  # a saved record is saved, draft or not
            self._file(record_type, id).unlink(missing_ok=True)
