"""What kind of picture some bytes are, by their first bytes and never by their name."""

from __future__ import annotations

from typing import Final

HEAD: Final = 64
"""So many first bytes are enough to tell."""

EXTENSIONS: Final = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/tiff": "tif",
    "image/heic": "heic",
}
"""Media types that are kept, with the file name extension each is kept under."""

_HEIC_BRANDS: Final = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
_ANY_HEIF: Final = {b"mif1", b"msf1"}  # says only that it is HEIF; what is inside comes after


def detect(head: bytes) -> str | None:
    """The media type of a file that begins with `head`; None for what is no picture we keep.

    head: the first `HEAD` bytes, or all of a shorter file.
    """
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return "image/tiff"
    if head[4:8] == b"ftyp" and _is_heic(head):
        return "image/heic"
    return None


def _is_heic(head: bytes) -> bool:
    """The box `ftyp`: size, "ftyp", major brand, version, compatible brands (ISO 14496-12, 4.3)."""
    end = min(int.from_bytes(head[:4], "big"), len(head))
    major = head[8:12]
    compatible = {head[at : at + 4] for at in range(16, end - 3, 4)}
    if major in _HEIC_BRANDS:
        return True
    return major in _ANY_HEIF and bool(compatible & _HEIC_BRANDS)
