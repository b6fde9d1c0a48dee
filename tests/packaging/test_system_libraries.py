"""packaging/system-libraries.txt names what the Qt of this environment really asks for."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import pytest

TABLE = Path(__file__).parents[2] / "packaging" / "system-libraries.txt"

# Part of the C library, which every system has.
C_LIBRARY = ("ld-linux", "libc.so", "libm.so", "libdl.so", "libpthread.so", "librt.so", "libresolv")

# What Snowtrack uses of Qt, and what Qt loads by itself for it.
MODULES = [
    *("Core", "Gui", "Widgets", "Network", "Svg", "SvgWidgets", "PrintSupport", "DBus"),
    *("OpenGL", "OpenGLWidgets", "XcbQpa", "WaylandClient", "WaylandEglClientHwIntegration"),
    *("WebEngineCore", "WebEngineWidgets", "WebChannel", "Positioning", "Quick", "QuickWidgets"),
    "Qml",
]
PLUGINS = [
    "platforms/libqxcb.so",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland-*.so",
    "platforminputcontexts/lib[ci]*.so",
    "platformthemes/libqxdgdesktopportal.so",
    "imageformats/*.so",
    "iconengines/*.so",
    "printsupport/*.so",
    "tls/*.so",
    "wayland-*-client/*.so",
    "wayland-shell-integration/*.so",
    "xcbglintegrations/*.so",
]


def needed(path: Path) -> set[str]:
    """The sonames an ELF file (64 bit, little endian) lists as NEEDED."""
    data = path.read_bytes()
    if data[:6] != b"\x7fELF\x02\x01":
        return set()
    (section_offset,) = struct.unpack_from("<Q", data, 0x28)
    size, count = struct.unpack_from("<HH", data, 0x3A)
    sections = [
        struct.unpack_from("<IIQQQQIIQQ", data, section_offset + size * n) for n in range(count)
    ]
    names = set()
    for _, kind, _, _, offset, length, link, _, _, _ in sections:
        if kind != 6:  # SHT_DYNAMIC
            continue
        strings = sections[link][4]
        for at in range(offset, offset + length, 16):
            tag, value = struct.unpack_from("<qQ", data, at)
            if tag == 1:  # DT_NEEDED
                end = data.index(b"\0", strings + value)
                names.add(data[strings + value : end].decode())
    return names


def table() -> dict[str, list[str]]:
    rows = [line.split() for line in TABLE.read_text("utf-8").splitlines()]
    return {row[0]: row[1:] for row in rows if row and row[0] != "#"}


@pytest.mark.skipif(sys.platform != "linux", reason="the table is for Linux")
def test_table_is_what_qt_asks_for():
    import PySide6

    qt = Path(PySide6.__file__).parent / "Qt"
    files = [qt / "lib" / f"libQt6{name}.so.6" for name in MODULES]
    files.append(qt / "libexec" / "QtWebEngineProcess")
    for pattern in PLUGINS:
        found = sorted((qt / "plugins").glob(pattern))
        assert found, f"no plugin matches {pattern}"
        files += found
    shipped = {path.name for path in (qt / "lib").iterdir()}
    asked = {
        name
        for path in files
        for name in needed(path)
        if name not in shipped and not name.startswith(C_LIBRARY)
    }
    assert "libnss3.so" in asked  # the reader of ELF files reads
    assert asked == set(table())


def test_every_library_has_a_package():
    assert all(table().values())
