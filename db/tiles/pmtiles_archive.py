"""PMTiles 3: tiles in one file with a directory of its own, the file never trusted with a size."""

from __future__ import annotations

import gzip
import io
import json
import mmap
import os
import threading
import zlib
from collections import OrderedDict
from pathlib import Path
from typing import Any, Final

from pmtiles import tile as format

from db.tiles import mercator, picture
from db.tiles.archive import (
    DAMAGED,
    EMPTY,
    PACKED,
    VECTOR,
    ArchiveInfo,
    plain,
    refusal,
)

_KINDS: Final = {
    format.TileType.PNG: "png",
    format.TileType.JPEG: "jpeg",
    format.TileType.WEBP: "webp",
}
_LARGEST_DIRECTORY: Final = 16_000_000  # bytes unpacked; the format's own writers stay far below
_MOST_ENTRIES: Final = 2_000_000
_DIRECTORIES_KEPT: Final = 16
_BAD: Final = (ValueError, EOFError, OSError, IndexError, KeyError, zlib.error, OverflowError)


class PMTiles:
    """One file, open for reading. Raises UnreadableTiles when it holds no pictures."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._map: mmap.mmap | None = None
        self._file = path.open("rb")
        try:
            self._size = os.fstat(self._file.fileno()).st_size
            if self._size < 127:
                raise refusal(DAMAGED, path)
            self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
            self._directories: OrderedDict[int, list[format.Entry]] = OrderedDict()
            try:
                self._header = format.deserialize_header(self._bytes(0, 127))
                self.info = self._read_info()
            except (format.MagicNumberNotFound, *_BAD) as error:
                raise refusal(DAMAGED, path) from error
            except format.SpecVersionUnsupported:
                raise refusal(PACKED, path, how="PMTiles 1-2") from None
        except BaseException:
            self.close()
            raise

    def _bytes(self, offset: int, length: int) -> bytes:
        # Truncated files say more than they hold.
        if self._map is None or offset < 0 or length < 0 or offset + length > self._size:
            raise ValueError("beyond the end of the file")
        return self._map[offset : offset + length]

    def _unpacked(self, offset: int, length: int) -> bytes:
        packing = self._header["internal_compression"]
        data = self._bytes(offset, length)
        if packing == format.Compression.NONE:
            return data
        if packing != format.Compression.GZIP:
            raise refusal(PACKED, self._path, how=packing.name.lower())
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            unpacked = stream.read(_LARGEST_DIRECTORY + 1)
        if len(unpacked) > _LARGEST_DIRECTORY:
            raise ValueError("a directory without end")
        return unpacked

    def _read_info(self) -> ArchiveInfo:
        header = self._header
        if header["tile_type"] in (format.TileType.MVT, format.TileType.MLT):
            raise refusal(VECTOR, self._path)
        if header["tile_type"] not in _KINDS:
            raise refusal(PACKED, self._path, how=header["tile_type"].name.lower())
        if header["tile_compression"] not in (
            format.Compression.NONE,
            format.Compression.UNKNOWN,
        ):
            raise refusal(PACKED, self._path, how=header["tile_compression"].name.lower())
        if not self._directory(header["root_offset"], header["root_length"]):
            raise refusal(EMPTY, self._path)
        if header["tile_data_offset"] + header["tile_data_length"] > self._size:
            raise refusal(DAMAGED, self._path)
        try:
            meta = json.loads(
                self._unpacked(header["metadata_offset"], header["metadata_length"]) or b"{}"
            )
        except _BAD:  # the tiles can be shown without it
            meta = {}
        meta = meta if isinstance(meta, dict) else {}
        low, high = header["min_zoom"], min(mercator.HIGHEST_ZOOM, header["max_zoom"])
        if low > high:
            raise ValueError("zooms")
        return ArchiveInfo(
            plain(meta.get("name")) or self._path.stem,
            self._bounds(),
            low,
            high,
            plain(meta.get("attribution")),
            _KINDS[header["tile_type"]],
        )

    def _bounds(self) -> mercator.Box:
        header: Any = self._header
        west, south, east, north = (
            header[f"{name}_e7"] / 1e7 for name in ("min_lon", "min_lat", "max_lon", "max_lat")
        )
        try:
            return mercator.clip((west, south, east, north))
        except ValueError:  # left at zero by careless writers
            return mercator.WORLD

    def _directory(self, offset: int, length: int) -> list[format.Entry]:
        known = self._directories.get(offset)
        if known is None:
            known = _entries(self._unpacked(offset, length))
            self._directories[offset] = known
            if len(self._directories) > _DIRECTORIES_KEPT:
                self._directories.popitem(last=False)
        else:
            self._directories.move_to_end(offset)
        return known

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        if not mercator.exists(zoom, column, row):
            return None
        header = self._header
        try:
            with self._lock:
                number = format.zxy_to_tileid(zoom, column, row)
                offset, length = header["root_offset"], header["root_length"]
                for _depth in range(4):  # the format allows no deeper
                    entry = format.find_tile(self._directory(offset, length), number)
                    if entry is None:
                        return None
                    if entry.run_length:
                        at = header["tile_data_offset"] + entry.offset
                        data = self._bytes(at, min(entry.length, picture.LARGEST))
                        return data if picture.whole(data) else None
                    offset = header["leaf_directory_offset"] + entry.offset
                    length = entry.length
        except _BAD:
            return None
        return None

    def close(self) -> None:
        with self._lock:
            if self._map is not None:
                self._map.close()
                self._map = None
            self._file.close()


def _entries(data: bytes) -> list[format.Entry]:
    """A directory unpacked: a count, then four columns of variable-length numbers."""
    at = 0

    def number() -> int:
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7
            if shift > 63:
                raise ValueError("a number without end")

    count = number()
    if count > min(_MOST_ENTRIES, len(data)):
        raise ValueError("a directory longer than its bytes")
    found, last = [], 0
    for _ in range(count):
        last += number()
        found.append(format.Entry(last, 0, 0, 0))
    for entry in found:
        entry.run_length = number()
    for entry in found:
        entry.length = number()
    before: format.Entry | None = None
    for entry in found:
        offset = number()
        if offset:
            entry.offset = offset - 1
        elif before is not None:
            entry.offset = before.offset + before.length
        else:
            raise ValueError("a first tile without a place")
        before = entry
    return found
