"""What a file really is, found out from its first bytes before anything unpacks it.

Offices rename pictures to .xlsx, send Word documents as registers and protect workbooks with
passwords. Each of these gets its own sentence here; what passes is one of `Format`.
"""

from __future__ import annotations

import enum
import os
import zipfile
from pathlib import Path

from db.errors import UserError
from db.text import Text, translate_noop

MAX_FILE_BYTES = 400 * 2**20
# A million rows of 16 formatted columns unpack to about 400 MB; bombs claim far more.
MAX_UNPACKED_BYTES = 1536 * 2**20
MAX_ENTRIES = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# How OLE directories spell their stream names: UTF-16.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_SLIDES = "PowerPoint Document".encode("utf-16-le")
_BOOKS = (
    "Workbook".encode("utf-16-le"),
    "Book".encode("utf-16-le"),
    "WORKBOOK".encode("utf-16-le"),
    "BOOK".encode("utf-16-le"),
)


class UnreadableFile(UserError):
    """The file cannot be taken in; `text` says what it is and what to do."""


class Format(enum.Enum):
    """How the reader must open the file."""

    WORKBOOK = "workbook"  # xlsx, xlsm, xlsb, xls, ods
    DELIMITED = "delimited"  # csv, tsv and other plain text


MISSING = translate_noop("Import", "{file} is not there any more: choose the file again.")
FOLDER = translate_noop("Import", "{file} is a folder: choose the workbook inside it.")
NO_PERMISSION = translate_noop(
    "Import",
    "{file} may not be read: close it in other programs or copy it to your own folder, "
    "then choose the copy.",
)
EMPTY_FILE = translate_noop("Import", "{file} is empty (0 bytes): ask the sender to send it again.")
TOO_BIG = translate_noop(
    "Import", "{file} is larger than {limit} MB: split it into several workbooks."
)
PASSWORD = translate_noop(
    "Import",
    "{file} is protected with a password: open it in Excel, remove the password "
    "(File, Info, Protect Workbook), save it and import it again.",
)
DAMAGED = translate_noop(
    "Import",
    "{file} is damaged and cannot be read: open it in Excel, let it repair the file and "
    "save it under a new name, or ask the sender for it again.",
)
BOMB = translate_noop(
    "Import",
    "{file} would unpack to {size} MB and was not opened: copy the filled rows into a "
    "new workbook and import that.",
)
WRONG_TYPE = translate_noop(
    "Import",
    "{file} is {what}, not a table: choose a workbook (.xlsx, .xls, .xlsb, .ods) or a .csv file.",
)
WEB_PAGE = translate_noop(
    "Import",
    "{file} is a web page with the name of a workbook: open it in Excel, save it as "
    ".xlsx and import that.",
)
_WHATS = {
    "picture": translate_noop("Import", "a picture"),
    "pdf": translate_noop("Import", "a PDF document"),
    "word": translate_noop("Import", "a Word document"),
    "slides": translate_noop("Import", "a presentation"),
    "writer": translate_noop("Import", "a text document"),
    "archive": translate_noop("Import", "a compressed archive"),
    "video": translate_noop("Import", "a video or sound file"),
    "records": translate_noop("Import", "a records file"),
    "program": translate_noop("Import", "a program"),
    "xml": translate_noop("Import", "an XML document"),
    "unknown": translate_noop("Import", "a file of an unknown kind"),
}
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture?"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"%PDF", "pdf"),
    (b"{\\rtf", "word"),
    (b"SQLite format 3\x00", "records"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"MZ", "program?"),
    (b"\x7fELF", "program"),
    (b"ID3", "video"),
    (b"OggS", "video"),
)


def refusal(text: Text, path: Path, **values: object) -> UnreadableFile:
    """The error saying `text` of the file at `path`."""
    return UnreadableFile(text.format(file=path.name, **values))


def inspect(path: Path) -> Format:
    """The format of the file at `path`; raises UnreadableFile when it is nothing we read.

    Looks at the first and last kilobytes only; nothing is unpacked.
    """
    try:
        if path.is_dir():
            raise refusal(FOLDER, path)
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4096)
    except FileNotFoundError:
        raise refusal(MISSING, path) from None
    except OSError:
        raise refusal(NO_PERMISSION, path) from None
    if size == 0:
        raise refusal(EMPTY_FILE, path)
    if size > MAX_FILE_BYTES:
        raise refusal(TOO_BIG, path, limit=MAX_FILE_BYTES // 2**20)
    if start.startswith(b"PK"):
        return _inspect_zip(path)
    if start.startswith(_OLE):
        return _inspect_ole(path, size)
    return _inspect_plain(path, start)


def _inspect_zip(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            names = {entry.filename.replace("\\", "/").lower() for entry in entries}
            unpacked = sum(entry.file_size for entry in entries)
            locked = any(entry.flag_bits & 1 for entry in entries)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        raise refusal(DAMAGED, path) from None
    if unpacked > MAX_UNPACKED_BYTES or len(entries) > MAX_ENTRIES:
        raise refusal(BOMB, path, size=f"{unpacked / 2**20:,.0f}")
    if locked:
        raise refusal(PASSWORD, path)
    if any(name.startswith("xl/") for name in names):
        return Format.WORKBOOK
    if any(name.startswith("word/") for name in names):
        raise _wrong(path, "word")
    if any(name.startswith("ppt/") for name in names):
        raise _wrong(path, "slides")
    if "content.xml" in names:
        return _inspect_open_document(path)
    if "[content_types].xml" in names and any("workbook" in name for name in names):
        return Format.WORKBOOK  # some programs write the parts without the xl folder
    raise _wrong(path, "archive")


def _inspect_open_document(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive, archive.open("mimetype") as file:
            kind = file.read(200).decode("ascii", "replace")
        with zipfile.ZipFile(path) as archive, archive.open("META-INF/manifest.xml") as file:
            locked = b"encryption-data" in file.read(1_000_000)
    except (KeyError, zipfile.BadZipFile, OSError, EOFError, RuntimeError):
        return Format.WORKBOOK  # the reader will say whether it can
    if locked:
        raise refusal(PASSWORD, path)
    if "presentation" in kind:
        raise _wrong(path, "slides")
    if "opendocument.text" in kind:
        raise _wrong(path, "writer")
    return Format.WORKBOOK


def _inspect_ole(path: Path, size: int) -> Format:
    # The directory of an OLE file may lie anywhere in it; its names are searched as bytes.
    with path.open("rb") as file:
        body = file.read() if size < 64 * 2**20 else _ends(path, size)
    if _ENCRYPTED in body:
        raise refusal(PASSWORD, path)
    if any(name in body for name in _BOOKS):
        return Format.WORKBOOK
    if _WORD in body:
        raise _wrong(path, "word")
    if _SLIDES in body:
        raise _wrong(path, "slides")
    return Format.WORKBOOK


def _ends(path: Path, size: int, span: int = 8 * 2**20) -> bytes:
    with path.open("rb") as file:
        start = file.read(span)
        file.seek(max(0, size - span), os.SEEK_SET)
        return start + file.read()


def _inspect_plain(path: Path, start: bytes) -> Format:
    for magic, what in _MAGIC:
        # "BM" and "MZ" may also begin a line of text: only with binary bytes after them.
        if start.startswith(magic.rstrip(b"?")) and not (what.endswith("?") and _is_text(start)):
            raise _wrong(path, what.rstrip("?"))
    if start[4:8] == b"ftyp":
        raise _wrong(path, "picture" if start[8:12] in (b"heic", b"mif1", b"avif") else "video")
    if start[:4] == b"RIFF":
        raise _wrong(path, "picture" if start[8:12] == b"WEBP" else "video")
    lowered = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if lowered.startswith((b"<html", b"<!doctype html", b"<table", b"<meta")) or (
        lowered.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office" in lowered
    ):
        raise refusal(WEB_PAGE, path)
    if lowered.startswith(b"<?xml"):
        raise _wrong(path, "xml")
    if path.suffix.lower() in (".xlsx", ".xlsm", ".xlsb", ".ods") and not _is_text(start):
        raise refusal(DAMAGED, path)
    if start[:2] in (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08"):
        return Format.WORKBOOK  # BIFF without its OLE wrapping, from before Excel 5
    if not _is_text(start):
        raise _wrong(path, "unknown")
    return Format.DELIMITED


def _is_text(start: bytes) -> bool:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    zeros = start.count(0)
    if zeros:  # UTF-16 without a mark: every second byte of Latin text is zero
        return zeros > len(start) * 0.2 and not (start[0::2].count(0) and start[1::2].count(0))
    controls = sum(start.count(code) for code in range(32) if code not in (9, 10, 12, 13, 26, 27))
    return controls < len(start) * 0.02


def _wrong(path: Path, what: str) -> UnreadableFile:
    return refusal(WRONG_TYPE, path, what=_WHATS[what])
