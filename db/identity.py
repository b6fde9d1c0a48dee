"""Identifiers of records: UUIDv7 (RFC 9562), ordered by time, made without any server."""

from __future__ import annotations

import hashlib
import os
import time
import uuid

# The shipped species and places carry ids derived from their own key, so that two offices'
# files agree on them. Their time part is this fixed day (2025-01-01T00:00:00Z).
REFERENCE_MILLISECONDS = 1_735_689_600_000


def _assemble(milliseconds: int, random_bytes: bytes) -> str:
    value = bytearray(milliseconds.to_bytes(6, "big") + random_bytes[:10])
    value[6] = (value[6] & 0x0F) | 0x70  # version 7
    value[8] = (value[8] & 0x3F) | 0x80  # RFC variant
    return str(uuid.UUID(bytes=bytes(value)))


def new_uuid() -> str:
    """A new UUIDv7 as text: 48 bits of Unix milliseconds, 74 random bits."""
    return _assemble(time.time_ns() // 1_000_000, os.urandom(10))


def reference_uuid(kind: str, key: str) -> str:
    """The same UUIDv7-shaped id in every file for shipped reference data (`kind`, `key`)."""
    return _assemble(REFERENCE_MILLISECONDS, hashlib.sha256(f"{kind}:{key}".encode()).digest())
