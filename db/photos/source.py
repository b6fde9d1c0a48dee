"""Where a photo comes from: a file somebody chose, or bytes; its name, and what can be wrong."""

from __future__ import annotations

import contextlib
import io
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from db.errors import UserError
from db.text import Text, translate_noop

NAME_LENGTH: Final = 120
"""Characters of the longest file name that is remembered."""

_INVISIBLE: Final = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def harmless_name(name: str) -> str:
    """A file name for reading only: no folders, nothing invisible, at most `NAME_LENGTH` long.

    Folders of either kind of computer are cut off; control and direction characters are left out,
    for they can make "gpj.exe" look like a picture. A long name keeps its end.
    """
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(c for c in last if unicodedata.category(c) not in _INVISIBLE).strip()
    if len(seen) <= NAME_LENGTH:
        return seen
    stem, dot, extension = seen.rpartition(".")
    ending = dot + extension if stem and len(extension) <= 8 else ""
    return seen[: NAME_LENGTH - len(ending) - 1] + "…" + ending


@contextlib.contextmanager
def opened(source: Path | bytes, name: str | Text) -> Iterator[BinaryIO]:
    """The source as a stream. A device or pipe could keep us waiting for ever, so files only.

    Raises UserError.
    """
    if isinstance(source, bytes):
        yield io.BytesIO(source)
        return
    try:
        mode = os.stat(source).st_mode
        if stat.S_ISREG(mode):
            stream: BinaryIO = source.open("rb")
    except FileNotFoundError as reason:
        raise UserError(
            translate_noop(
                "Photos", "{name} is not there any more: connect the device, or choose it again."
            ).format(name=name)
        ) from reason
    except (OSError, ValueError) as reason:  # ValueError: a zero byte in the name
        raise _unreadable(name, reason) from reason
    if stat.S_ISDIR(mode):
        raise UserError(
            translate_noop(
                "Photos", "{name} is a folder: open it and choose the photos in it."
            ).format(name=name)
        )
    if not stat.S_ISREG(mode):
        raise UserError(
            translate_noop("Photos", "{name} is no file: choose a photo.").format(name=name)
        )
    with stream:
        yield stream


def read(stream: BinaryIO, size: int, name: str | Text) -> bytes:
    """Up to `size` bytes. Raises UserError."""
    try:
        return stream.read(size)
    except OSError as reason:
        raise _unreadable(name, reason) from reason


def _unreadable(name: str | Text, reason: Exception) -> UserError:
    return UserError(
        translate_noop(
            "Photos", "{name} cannot be read ({reason}): copy it to this computer and try again."
        ).format(name=name, reason=words(reason))
    )


def words(reason: Exception) -> str:
    """What the operating system says is the matter."""
    return getattr(reason, "strerror", None) or str(reason)
