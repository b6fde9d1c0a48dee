"""What a chosen file is, before GDAL sees it: by its content, not by its ending alone.

Runs in the child process. Finds the part of a set that opens it (`.shp` for a chosen `.dbf`),
unpacks archives within limits, restores what is missing, and says in a code what is wrong.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

LARGEST_TEXT = 1 << 30
"""Bytes of the largest GeoJSON, KML or GPX; GDAL reads these whole."""

LARGEST_ARCHIVE = 4 << 30
_SHAPEFILE = (".shp", ".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".qpj")
_INSIDE = (".shp", ".gpkg", ".geojson", ".json", ".kml", ".gpx", ".fgb")
_SAME = {"936": "GB18030", "GBK": "GB18030", "GB2312": "GB18030", "65001": "UTF-8"}
_TEXT = (".geojson", ".json", ".kml", ".gpx")


class SourceError(Exception):
    """code: of a sentence in `db.layers.copying`. detail: fills its gap, when it has one."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Source:
    """A file for GDAL. encoding: of its attributes, "" when GDAL knows best."""

    path: Path
    encoding: str = ""
    restore_shx: bool = False


def prepare(path: Path, scratch: Path) -> list[Source]:
    """The files to read, from `path`; what has to be unpacked goes into `scratch`.

    Raises SourceError.
    """
    start = _start_of(path)
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return [_single(one, scratch) for one in _unpacked(path, scratch)]
    if start.startswith(b"SQLite format 3\0"):
        _whole_database(path, start)
        return [Source(path)]
    if path.suffix.lower() in _SHAPEFILE:
        path = _sibling(path, ".shp") or path
    return [_single(path, scratch)]


def _start_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except FileNotFoundError:
        raise SourceError("missing") from None
    except IsADirectoryError:
        raise SourceError("folder") from None
    except PermissionError:
        raise SourceError("folder" if path.is_dir() else "locked") from None
    except OSError as reason:
        raise SourceError("unreadable", reason.strerror or "") from None
    if not start:
        raise SourceError("empty")
    return start


def _single(path: Path, scratch: Path) -> Source:
    start = _start_of(path)
    suffix = path.suffix.lower()
    if suffix == ".shp" or start[:4] == b"\x00\x00\x27\x0a":
        return _shapefile(path, start, scratch)
    if start.startswith(b"SQLite format 3\0"):
        _whole_database(path, start)
        return Source(path)
    if start.startswith(b"fgb"):
        return Source(path)
    text = start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")[:1]
    if text in (b"{", b"[", b"<") or suffix in _TEXT:
        return _text(path, scratch)
    if suffix in (".tif", ".tiff", ".mbtiles", ".pmtiles", ".jpg", ".png"):
        raise SourceError("picture")
    if suffix == ".gpkg":
        raise SourceError("password")  # an encrypted database has no head at all
    raise SourceError("not_layer")


# --- Shapefiles -----------------------------------------------------------------------------------


def _sibling(path: Path, ending: str) -> Path | None:
    """The file of the same set with that ending, however its letters are written."""
    stem = path.name[: len(path.name) - len(path.suffix)].lower()
    try:
        names = os.listdir(path.parent)
    except OSError:
        return None
    for name in names:
        if name.lower() == stem + ending:
            return path.parent / name
    return None


def _shapefile(path: Path, start: bytes, scratch: Path) -> Source:
    if start[:4] != b"\x00\x00\x27\x0a":
        raise SourceError("not_layer")
    if int.from_bytes(start[24:28], "big") * 2 > path.stat().st_size:
        raise SourceError("half")
    table, index = _sibling(path, ".dbf"), _sibling(path, ".shx")
    encoding = _table_encoding(table, _sibling(path, ".cpg")) if table is not None else ""
    if index is not None and path.suffix == ".shp":
        return Source(path, encoding)
    # GDAL writes a new index beside the file: not beside the user's.
    copy = scratch / "restored.shp"
    for part in (path, table, _sibling(path, ".prj"), index):
        if part is not None:
            shutil.copyfile(part, copy.with_suffix(part.suffix.lower()))
    return Source(copy, encoding, restore_shx=index is None)


def _table_encoding(table: Path, declared: Path | None) -> str:
    """In which characters the attributes are: as the .cpg says if that can be, else by trial."""
    with table.open("rb") as file:
        body = file.read(4 << 20)
    body = body[int.from_bytes(body[8:10], "little") :]
    if body.isascii():
        return "UTF-8"
    said = ""
    if declared is not None:
        said = declared.read_bytes()[:40].decode("ascii", "ignore").strip().upper()
    said = _SAME.get(said, said)
    for encoding in dict.fromkeys((said, "UTF-8", "GB18030")):
        if encoding and _decodes(body, encoding):
            return encoding
    return said or "GB18030"


def _decodes(body: bytes, encoding: str) -> bool:
    """Whether nearly all of the text is sound; fields may be cut within a character."""
    try:
        text = body.decode(encoding, "replace")
    except LookupError:
        return False
    foreign = sum(character > "\x7f" for character in text)
    return text.count("\ufffd") <= foreign * 0.02


# --- Databases and texts --------------------------------------------------------------------------


def _whole_database(path: Path, start: bytes) -> None:
    """A copy that was cut off says so in its head: pages times their size."""
    size = int.from_bytes(start[16:18], "big")
    size = 65_536 if size == 1 else size
    if int.from_bytes(start[28:32], "big") * size > path.stat().st_size:
        raise SourceError("half")


def _text(path: Path, scratch: Path) -> Source:
    """Text files as UTF-8, whatever they were written in."""
    if path.stat().st_size > LARGEST_TEXT:
        raise SourceError("large_text")
    body = path.read_bytes()
    try:
        body.decode("utf-8")
        return Source(path)
    except UnicodeDecodeError:
        pass
    encoding = "utf-16" if body[:2] in (b"\xff\xfe", b"\xfe\xff") else "gb18030"
    text = body.decode(encoding, "replace")
    # An XML head that names the old encoding would be believed.
    head, mark, rest = text.partition("?>")
    if mark and head.lstrip("\ufeff \r\n\t").startswith("<?xml"):
        text = '<?xml version="1.0" encoding="UTF-8"?>' + rest
    copy = scratch / f"text{path.suffix.lower()}"
    copy.write_text(text.lstrip("\ufeff"), "utf-8")
    return Source(copy)


# --- Archives -------------------------------------------------------------------------------------


def _unpacked(path: Path, scratch: Path) -> list[Path]:
    """The layers within a .zip or .kmz, unpacked beside their companions."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise SourceError("half") from None
    with archive:
        members = [one for one in archive.infolist() if not one.is_dir()]
        names = {one.filename: _name(one) for one in members}
        wanted = [one for one in members if _ending(names[one.filename]) in _INSIDE]
        wanted = [one for one in wanted if "__MACOSX" not in one.filename]
        if not wanted:
            raise SourceError("archive")
        companions = [
            one for one in members
            if one not in wanted and _ending(names[one.filename]) in _SHAPEFILE
        ]  # fmt: skip
        if any(one.flag_bits & 1 for one in wanted):
            raise SourceError("password")
        if sum(one.file_size for one in wanted + companions) > LARGEST_ARCHIVE:
            raise SourceError("large_archive")
        found = []
        for number, one in enumerate(wanted + companions):
            target = _target(names[one.filename], scratch)
            try:
                with archive.open(one) as inner, target.open("xb") as out:
                    _copy(inner, out, one.file_size)
            except FileExistsError:
                continue
            except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, ValueError) as reason:
                full = getattr(reason, "errno", None) in (28, 122)
                raise SourceError("full" if full else "half") from None
            except NotImplementedError:
                raise SourceError("archive") from None
            except Exception:  # zlib's and lzma's own errors
                raise SourceError("half") from None
            if number < len(wanted):
                found.append(target)
    return sorted(found)


def _copy(inner: object, out: BinaryIO, size: int) -> None:
    """As much as the archive said, never more: what unpacks to more is no honest archive."""
    left = size
    while left > 0:
        block = inner.read(min(left, 1 << 20))  # type: ignore[attr-defined]
        if not block:
            raise EOFError
        out.write(block)
        left -= len(block)


def _name(member: zipfile.ZipInfo) -> str:
    """Archives of Chinese Windows write names in GBK without saying so."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return member.filename


def _ending(name: str) -> str:
    return Path(name.replace("\\", "/")).suffix.lower()


def _target(name: str, scratch: Path) -> Path:
    """A place in `scratch`, whatever folders the archive names; a set stays together."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    clean = ["".join(c if c.isalnum() or c in "-_. " else "_" for c in part) for part in parts]
    stem, ending = os.path.splitext(clean[-1])
    folder = scratch.joinpath(*(part[:60] for part in clean[:-1][-3:]))
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{stem[:80]}{ending.lower()}"
