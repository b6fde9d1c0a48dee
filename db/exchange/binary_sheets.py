"""Error cells in binary workbooks: .xls (BIFF8 and BIFF5) and .xlsb.

Formats: [MS-CFB] 2 (compound file), [MS-XLS] 2.4.24 BoolErr, 2.4.127 Formula, [MS-XLSB] 2.4.294
BrtCellError, 2.4.719 BrtFmlaError.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import IO

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_MOST_BYTES = 256 << 20
_END = 0xFFFFFFFA  # sector numbers from here on are marks

Errors = Iterator[tuple[tuple[int, int], str]]


# --- .xls -----------------------------------------------------------------------------------------


def biff_errors(path: str, index: int, most: int) -> Errors:
    """((row, column) from 0, name of the error) of sheet `index`."""
    with open(path, "rb") as file:
        body = file.read(_MOST_BYTES)
    stream = _workbook_stream(body)
    starts = [
        struct.unpack_from("<I", stream, at)[0]
        for kind, at, _size in _records(stream, 0)
        if kind == 0x85
    ]
    if index >= len(starts):
        return
    found = 0
    for kind, at, size in _records(stream, starts[index]):
        cell: tuple[int, int, int] | None = None
        if kind == 0x0205 and size >= 8 and stream[at + 7]:
            cell = (*struct.unpack_from("<HH", stream, at), stream[at + 6])
        elif kind in (0x06, 0x0206, 0x0406) and size >= 14:
            if stream[at + 12 : at + 14] == b"\xff\xff" and stream[at + 6] == 2:
                cell = (*struct.unpack_from("<HH", stream, at), stream[at + 8])
        if cell is not None:
            yield (cell[0], cell[1]), ERRORS.get(cell[2], "#N/A")
            found += 1
            if found >= most:
                return


def _records(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """(kind, where its body begins, its size) up to the end of the substream."""
    at = start
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if at + 4 + size > len(stream):
            return
        yield kind, at + 4, size
        if kind == 0x0A:
            return
        at += 4 + size


def _workbook_stream(body: bytes) -> bytes:
    """The stream called Workbook or Book of a compound file."""
    sector = 1 << struct.unpack_from("<H", body, 30)[0]
    if not 512 <= sector <= 4096:
        raise ValueError("no compound file")
    fat = _fat(body, sector)
    directory = _chain(body, struct.unpack_from("<I", body, 48)[0], fat, sector)
    for at in range(0, len(directory) - 127, 128):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        if name.lower() in ("workbook", "book"):
            start, size = struct.unpack_from("<IQ", directory, at + 116)
            small = size & 0xFFFFFFFF
            if small < struct.unpack_from("<I", body, 56)[0]:
                return _small(body, directory, fat, sector, start)[:small]
            return _chain(body, start, fat, sector)[:small]
    raise ValueError("no workbook inside")


def _fat(body: bytes, sector: int) -> list[int]:
    sectors = [n for n in struct.unpack_from("<109I", body, 76) if n < _END]
    more = struct.unpack_from("<I", body, 68)[0]
    seen = 0
    while more < _END and seen < 10_000:
        at = (more + 1) * sector
        numbers = struct.unpack_from(f"<{sector // 4}I", body, at)
        sectors.extend(n for n in numbers[:-1] if n < _END)
        more, seen = numbers[-1], seen + 1
    fat: list[int] = []
    for number in sectors:
        at = (number + 1) * sector
        if at + sector <= len(body):
            fat.extend(struct.unpack_from(f"<{sector // 4}I", body, at))
    return fat


def _chain(body: bytes, start: int, fat: list[int], sector: int) -> bytes:
    parts = []
    number, left = start, len(body) // sector + 2
    while number < _END and left:
        parts.append(body[(number + 1) * sector : (number + 2) * sector])
        number = fat[number] if number < len(fat) else _END
        left -= 1
    return b"".join(parts)


def _small(body: bytes, directory: bytes, fat: list[int], sector: int, start: int) -> bytes:
    """A stream kept in pieces of 64 bytes within the root's."""
    root = _chain(body, struct.unpack_from("<I", directory, 116)[0], fat, sector)
    table = _chain(body, struct.unpack_from("<I", body, 60)[0], fat, sector)
    numbers = struct.unpack_from(f"<{len(table) // 4}I", table)
    parts = []
    number, left = start, len(numbers) + 2
    while number < _END and left:
        parts.append(root[number * 64 : (number + 1) * 64])
        number = numbers[number] if number < len(numbers) else _END
        left -= 1
    return b"".join(parts)


# --- .xlsb ----------------------------------------------------------------------------------------


def xlsb_sheet_ids(stream: IO[bytes]) -> list[str]:
    """Relation ids of the sheets, in their order (BrtBundleSh)."""
    found = []
    for kind, body in _binary_records(stream):
        if kind == 156 and len(body) >= 12:
            length = struct.unpack_from("<I", body, 8)[0]
            found.append(body[12 : 12 + 2 * min(length, 255)].decode("utf-16-le", "replace"))
    return found


def xlsb_errors(stream: IO[bytes], most: int) -> Errors:
    """((row, column) from 0, name of the error) of a sheet."""
    row, found = 0, 0
    for kind, body in _binary_records(stream):
        if kind == 0 and len(body) >= 4:
            row = struct.unpack_from("<I", body)[0]
        elif kind in (3, 11) and len(body) >= 9:
            yield (row, struct.unpack_from("<I", body)[0]), ERRORS.get(body[8], "#N/A")
            found += 1
            if found >= most:
                return


def _binary_records(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    body = stream.read(_MOST_BYTES)
    at, end = 0, len(body)
    while at + 2 <= end:
        kind = body[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | ((body[at] & 0x7F) << 7)
            at += 1
        size = shift = 0
        for _ in range(4):
            if at >= end:
                return
            byte = body[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, body[at : at + size]
        at += size
