"""The mark by which a sheet for collecting is known when it comes back filled in.

A custom property of the workbook, which Excel, WPS and LibreOffice keep when they save it. Without
it, in another format say, the sheet is read like any other: by its headers.
"""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from db.places.datum import DATUMS

PROPERTY = "snowtrack-template"
_VERSION = 1
_PART = "docProps/custom.xml"
_MOST_BYTES = 100_000
_VALUE = re.compile(
    rf'<property\b[^>]*\bname="{PROPERTY}"[^>]*>\s*<vt:lpwstr[^>]*>(.*?)</vt:lpwstr>', re.S
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a sheet for collecting says of itself.

    id: of this template. record_type: name. sheet: of the rows to be filled. columns: header -> key
    of its field. datum: of the coordinates asked for. language: of its headers and words.
    """

    id: str
    record_type: str
    sheet: str
    columns: dict[str, str]
    datum: str
    language: str


def mark_text(mark: Mark) -> str:
    """The mark as the property holds it."""
    value = {
        "version": _VERSION,
        "id": mark.id,
        "type": mark.record_type,
        "sheet": mark.sheet,
        "columns": mark.columns,
        "datum": mark.datum,
        "language": mark.language,
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def mark_of(path: Path) -> Mark | None:
    """The mark of a workbook; None for one that carries none, or none that can be trusted."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(_PART).file_size > _MOST_BYTES:
                return None
            text = archive.read(_PART).decode("utf-8", "replace")
    except (OSError, KeyError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return None
    found = _VALUE.search(text)
    if found is None:
        return None
    try:
        value = json.loads(unescape(found[1]))
    except ValueError:
        return None
    return _checked(value)


def _checked(value: Any) -> Mark | None:
    """The mark that was read; None when somebody else wrote it, or a version to come."""
    if not isinstance(value, dict) or value.get("version") != _VERSION:
        return None
    words = [value.get(name) for name in ("id", "type", "sheet", "language")]
    columns, datum = value.get("columns"), value.get("datum")
    if not all(isinstance(word, str) for word in words) or datum not in DATUMS:
        return None
    if not isinstance(columns, dict):
        return None
    id, record_type, sheet, language = map(str, words)
    return Mark(
        id,
        record_type,
        sheet,
        {str(header): str(key) for header, key in columns.items()},
        str(datum),
        language,
    )
