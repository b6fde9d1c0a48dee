"""What is typed and not yet saved, as plain data that survives a power cut.

The form makes it and takes it back; keeping it on disk is the window's work.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

VERSION = 1


def make(
    record_type: str,
    record_id: int | None,
    revision: int | None,
    fields: Mapping[str, Mapping[str, Any]],
    confirmed: list[tuple[str, str]],
) -> dict[str, Any]:
    """A draft that JSON can hold. `fields`: name of each touched editor -> its raw state."""
    return {
        "version": VERSION,
        "record_type": record_type,
        "record_id": record_id,
        "revision": revision,
        "fields": {name: dict(raw) for name, raw in fields.items()},
        "confirmed": [list(pair) for pair in confirmed],
    }


def fields_of(state: Mapping[str, Any], record_type: str) -> dict[str, Mapping[str, Any]]:
    """The raw states in a draft of this type; empty for drafts of another type or version.

    A draft comes from a file that may have been damaged: what is not understood is left out.
    """
    if state.get("version") != VERSION or state.get("record_type") != record_type:
        return {}
    fields = state.get("fields")
    if not isinstance(fields, Mapping):
        return {}
    return {str(name): raw for name, raw in fields.items() if isinstance(raw, Mapping)}


def confirmed_of(state: Mapping[str, Any]) -> set[tuple[str, str]]:
    """The doubts the user had already answered: (code, field)."""
    pairs = state.get("confirmed")
    if not isinstance(pairs, list):
        return set()
    return {(str(p[0]), str(p[1])) for p in pairs if isinstance(p, list) and len(p) == 2}
