"""Corrections of a file that was not taken in yet, kept on disk beside the settings.

One small file for each spreadsheet. It counts only while the spreadsheet is the very one it was
made of: row numbers and letters mean nothing in another version of it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Kept:
    """path: the spreadsheet. said: `Corrections.to_json`. kept_at: local time."""

    path: Path
    record_type: str
    said: dict[str, Any]
    kept_at: dt.datetime


class ImportDrafts:
    """The corrections made with one records file. Reading never fails: a damaged one is none."""

    def __init__(self, folder: Path, records: str) -> None:
        digest = hashlib.sha256(records.encode()).hexdigest()[:16]
        self._folder = folder / "imports" / digest

    def _file(self, path: Path, record_type: str) -> Path:
        name = f"{path.resolve()}\n{record_type}"
        return self._folder / f"{hashlib.sha256(name.encode()).hexdigest()[:20]}.json"

    def keep(self, path: Path, record_type: str, said: dict[str, Any]) -> None:
        """Write them so that a power cut leaves the old or the new ones; nothing said drops them.

        A folder that cannot be written does not stop the work: then there is no draft.
        """
        if not said:
            self.drop(path, record_type)
            return
        with contextlib.suppress(OSError):
            whole = {
                "path": str(path.resolve()),
                "version": _version(path),
                "record_type": record_type,
                "kept_at": dt.datetime.now().replace(microsecond=0).isoformat(),
                "said": said,
            }
            self._folder.mkdir(parents=True, exist_ok=True)
            file = self._file(path, record_type)
            partial = file.with_suffix(".part")
            with partial.open("w", encoding="utf-8") as out:
                json.dump(whole, out, ensure_ascii=False)
                out.flush()
                os.fsync(out.fileno())
            os.replace(partial, file)

    def find(self, path: Path, record_type: str) -> Kept | None:
        """What was said of this spreadsheet as it stands on disk now."""
        return _read(self._file(path, record_type))

    def all(self) -> list[Kept]:
        """Every spreadsheet with corrections that still fit it, the latest first."""
        found = [kept for file in self._folder.glob("*.json") if (kept := _read(file)) is not None]
        return sorted(found, key=lambda kept: kept.kept_at, reverse=True)

    def drop(self, path: Path, record_type: str) -> None:
        with contextlib.suppress(OSError):
            self._file(path, record_type).unlink(missing_ok=True)


def _version(path: Path) -> list[int]:
    stat = path.stat()
    return [stat.st_size, stat.st_mtime_ns]


def _read(file: Path) -> Kept | None:
    try:
        whole = json.loads(file.read_text(encoding="utf-8"))
        path = Path(whole["path"])
        if whole["version"] != _version(path) or not isinstance(whole["said"], dict):
            return None
        kept_at = dt.datetime.fromisoformat(whole["kept_at"])
        return Kept(path, str(whole["record_type"]), whole["said"], kept_at)
    except (OSError, ValueError, KeyError, TypeError):
        return None
