"""Encoded pictures by their first and last bytes: what they are, and whether they are whole."""

from __future__ import annotations

import base64
from typing import Final

PNG, JPEG, WEBP = "image/png", "image/jpeg", "image/webp"

CLEAR: Final = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNgYGBgAAAABQABeqhXUAAAAABJRU5ErkJggg=="
)
"""A clear pixel (PNG), for places without a tile: an error would fill the log at every edge."""

LARGEST: Final = 8_000_000
"""Bytes; what is larger is no tile."""


def media_type(data: bytes) -> str | None:
    """What kind of picture the bytes begin like; None for any that a tile cannot be."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    return None


def whole(data: bytes) -> str | None:
    """The kind of a picture that also ends as it should; None for one that was cut off.

    Looks at a few bytes only: what is damaged in the middle is for whoever draws it.
    """
    kind = media_type(data)
    if kind is None or len(data) > LARGEST:
        return None
    if kind == PNG:
        complete = b"IEND" in data[-64:]
    elif kind == JPEG:
        complete = b"\xff\xd9" in data[-64:]
    else:
        complete = int.from_bytes(data[4:8], "little") + 8 <= len(data)
    return kind if complete else None
