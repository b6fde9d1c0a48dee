"""Archives of tiles that an office adds to its map, behind one face whatever their format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from db.errors import UserError
from db.text import Text, translate_noop
from db.tiles.mercator import Box


class UnreadableTiles(UserError):
    """A file of tiles or a picture that cannot be shown; says why and what to do."""


MISSING = translate_noop(
    "Tiles", "{file} is not there any more: put it back, or take the layer off the map."
)
DAMAGED = translate_noop(
    "Tiles", "{file} is damaged or was not copied whole: get it once more from where it came."
)
VECTOR = translate_noop(
    "Tiles",
    "{file} holds shapes (vector tiles), not pictures: ask for it as raster tiles (PNG, JPEG or "
    "WebP), or for the data as GeoPackage or Shapefile.",
)
EMPTY = translate_noop("Tiles", "{file} holds no picture.")
NOT_TILES = translate_noop(
    "Tiles", "{file} is no archive of map tiles that can be read here (MBTiles or PMTiles)."
)
PACKED = translate_noop(
    "Tiles",
    "{file} is packed in a way that cannot be read here ({how}): convert it to MBTiles first.",
)


def refusal(sentence: Text, path: Path, **values: object) -> UnreadableTiles:
    """The error that says `sentence` of a file."""
    return UnreadableTiles(sentence.format(file=path.name, **values))


@dataclass(frozen=True, slots=True)
class ArchiveInfo:
    """What an archive says of itself, checked. bounds: degrees WGS 84. kind: png, jpeg or webp."""

    name: str
    bounds: Box
    min_zoom: int
    max_zoom: int
    attribution: str
    kind: str


class Archive(Protocol):
    """An open archive. Any thread may ask it; one at a time gets its answer."""

    @property
    def info(self) -> ArchiveInfo: ...

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """The encoded picture, rows counted from the north; None where there is none, or where
        the file is damaged."""

    def close(self) -> None: ...


def open_archive(path: Path) -> Archive:
    """Open MBTiles or PMTiles, whichever it is by its first bytes.

    Raises UnreadableTiles.
    """
    from db.tiles.mbtiles import MBTiles
    from db.tiles.pmtiles_archive import PMTiles

    try:
        with path.open("rb") as file:
            head = file.read(16)
    except FileNotFoundError:
        raise refusal(MISSING, path) from None
    except OSError as error:
        raise UnreadableTiles(
            translate_noop("Tiles", "{file} cannot be read ({reason}).").format(
                file=path.name, reason=error.strerror
            )
        ) from error
    if head.startswith(b"SQLite format 3\0"):
        return MBTiles(path)
    if head.startswith(b"PMTiles"):
        return PMTiles(path)
    if path.suffix.lower() in (".mbtiles", ".pmtiles"):
        raise refusal(DAMAGED, path)
    raise refusal(NOT_TILES, path)


def is_archive(path: Path) -> bool:
    """Whether a file name is one of an archive of tiles."""
    return path.suffix.lower() in (".mbtiles", ".pmtiles")


def plain(value: object, longest: int = 300) -> str:
    """Text of a stranger's file for one line: no control characters, not endless."""
    return "".join(c if c.isprintable() else " " for c in str(value or ""))[:longest].strip()
