"""What a Linux library or program asks of the others: read from the file itself.

Only 64-bit little-endian ELF is read, which is what Qt's wheels for Linux are.
"""

from __future__ import annotations

import mmap
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEADER = b"\x7fELF\x02\x01"
_DYNAMIC, _VERSIONS_NEEDED = 6, 0x6FFFFFFE  # section types
_NEEDED, _SONAME = 1, 14  # tags of the dynamic section

# Part of the C library: every system has them, its version is what `versions` tells.
_C_LIBRARY = re.compile(
    r"(ld-linux.*|lib(c|m|dl|rt|pthread|resolv|util|anl|nsl|crypt|BrokenLocale|mvec|thread_db))\.so"
)


@dataclass(frozen=True, slots=True)
class Elf:
    """One file. needed: sonames it asks for; versions: (soname, symbol version) it asks for."""

    soname: str | None
    needed: frozenset[str]
    versions: frozenset[tuple[str, str]]

    def newest(self, prefix: str) -> tuple[int, ...]:
        """The highest version asked for as "PREFIX_2.34"; () when none is."""
        found = [
            tuple(map(int, number.split(".")))
            for _, version in self.versions
            for name, _, number in [version.rpartition("_")]
            if name == prefix and number.replace(".", "").isdigit()
        ]
        return max(found, default=())


def is_c_library(soname: str) -> bool:
    """Whether `soname` comes with the C library itself."""
    return _C_LIBRARY.match(soname) is not None


def read(path: Path) -> Elf | None:
    """What `path` asks for; None when it is no such file."""
    with path.open("rb") as stream:
        if stream.read(len(_HEADER)) != _HEADER:
            return None
        with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return _parse(data)


def _parse(data: mmap.mmap) -> Elf:
    (table,) = struct.unpack_from("<Q", data, 0x28)
    size, count = struct.unpack_from("<HH", data, 0x3A)
    sections = [struct.unpack_from("<IIQQQQIIQQ", data, table + size * n) for n in range(count)]

    soname = None
    needed, versions = set(), set()
    for _, kind, _, _, offset, length, link, entries, _, _ in sections:
        strings = sections[link][4] if link < len(sections) else 0
        if kind == _DYNAMIC:
            for at in range(offset, offset + length, 16):
                tag, value = struct.unpack_from("<qQ", data, at)
                if tag == _NEEDED:
                    needed.add(_string(data, strings + value))
                elif tag == _SONAME:
                    soname = _string(data, strings + value)
        elif kind == _VERSIONS_NEEDED:
            versions.update(_needed_versions(data, offset, entries, strings))
    return Elf(soname, frozenset(needed), frozenset(versions))


def _needed_versions(
    data: mmap.mmap, offset: int, entries: int, strings: int
) -> Iterator[tuple[str, str]]:
    for _ in range(entries):
        _, count, file, first, following = struct.unpack_from("<HHIII", data, offset)
        library = _string(data, strings + file)
        at = offset + first
        for _ in range(count):
            _, _, _, name, step = struct.unpack_from("<IHHII", data, at)
            yield library, _string(data, strings + name)
            at += step
        offset += following


def _string(data: mmap.mmap, at: int) -> str:
    return data[at : data.find(b"\0", at)].decode()
