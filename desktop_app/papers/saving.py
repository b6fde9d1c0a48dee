"""A finished file takes its name at once: written beside it, renamed when whole."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from db.errors import UserError
from db.identity import new_uuid
from db.text import translate_noop

_NO_FOLDER = translate_noop("Papers", "The folder of {file} is not there: choose another place.")
_IS_FOLDER = translate_noop("Papers", "{file} is a folder: choose another name.")
_NOT_WRITABLE = translate_noop(
    "Papers",
    "{file} cannot be written: if it is open in another program, close it there, else choose "
    "another name or folder.",
)
_DISK_FULL = translate_noop(
    "Papers", "The disk is full, {file} was not written: free some space or choose another disk."
)


class PaperError(UserError):
    """Nothing was written; `text` says why and what to do."""


def save_whole(content: bytes, path: Path) -> None:
    """Write `content` as `path`; a file of that name is replaced, or left as it was.

    Raises PaperError for what the system refuses; then nothing is left behind.
    """
    if not path.parent.is_dir():
        raise PaperError(_NO_FOLDER.format(file=path.name))
    if path.is_dir():
        raise PaperError(_IS_FOLDER.format(file=path.name))
    partial = path.with_name(f".{path.stem[:40]}.{new_uuid()[-8:]}.part")
    try:
        with partial.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)
    except OSError as reason:
        sentence = _DISK_FULL if reason.errno == errno.ENOSPC else _NOT_WRITABLE
        raise PaperError(sentence.format(file=path.name)) from reason
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


def check_place(path: Path) -> None:
    """Refuse before the work what could not be saved after it."""
    if not path.parent.is_dir():
        raise PaperError(_NO_FOLDER.format(file=path.name))
    if path.is_dir():
        raise PaperError(_IS_FOLDER.format(file=path.name))
    folder_open = os.access(path.parent, os.W_OK)
    if not folder_open or (path.exists() and not os.access(path, os.W_OK)):
        raise PaperError(_NOT_WRITABLE.format(file=path.name))
