"""Pictures that become layers: archives copied, rasters cut, heights shaded, beside the records.

    layer = add_pictures(store, path, relief=False, author="…")

The finished file lies in `<records>.layers/<uuid>.<ending>`; a layer is declared only when it does.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from db.errors import Cancelled, UserError
from db.layers import keeping
from db.layers.layer import DATUMS, Layer, LayerKind, copy_path, folder_of
from db.text import translate_noop
from db.tiles import heights_file, rasters
from db.tiles.archive import UnreadableTiles, is_archive, open_archive
from db.tiles.mercator import WORLD, Box, clip
from db.tiles.writing import is_full

if TYPE_CHECKING:
    from db.store import Store

ARCHIVES: Final = (".mbtiles", ".pmtiles")
RASTERS: Final = (
    ".tif", ".tiff", ".img", ".jp2", ".j2k", ".nc", ".hgt", ".asc", ".dem", ".dt0", ".dt1", ".dt2",
    ".bil", ".flt", ".ers", ".grd", ".jpg", ".jpeg", ".png", ".bmp", ".webp", ".xyz", ".bt", ".adf",
    ".h5", ".hdf", ".ecw",
)  # fmt: skip
ENDINGS: Final = (*ARCHIVES, *RASTERS)
"""Names of files that may become a layer of pictures."""

_CHUNK: Final = 4_000_000

Progress = Callable[[int, int], None]


def add_pictures(
    store: Store,
    path: Path,
    *,
    relief: bool = False,
    name: str = "",
    crs: str = "",
    datum: str = "wgs84",
    variable: str = "",
    author: str = "",
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Layer:
    """Make a layer of a file of pictures, on top of the others; the layer as it is kept.

    relief: the file holds heights above the sea, to be shaded. crs: in which its coordinates are,
    where the file does not say. datum: of the pictures, when they are those of a shifted map.
    progress(done, total): bytes or blocks.

    Raises UnreadableTiles, Cancelled, and RecordsFileError for a file that cannot be written.
    """
    layer, file = layer_for(store, path, relief=relief, name=name, crs=crs, datum=datum)
    found = fill(
        path,
        file,
        layer,
        variable=variable,
        progress=progress or (lambda _done, _total: None),
        cancelled=cancelled,
    )
    try:
        return keeping.add(store, found, author=author)
    except BaseException:
        for left in (file, heights_file.beside(file)):
            left.unlink(missing_ok=True)
        raise


def layer_for(
    store: Store, path: Path, *, relief: bool, name: str = "", crs: str = "", datum: str = "wgs84"
) -> tuple[Layer, Path]:
    """A new layer for a file, not kept yet, and where its own file goes. Raises UserError."""
    store.refuse_read_only()
    if relief and is_archive(path):
        raise UnreadableTiles(
            translate_noop(
                "Tiles", "{file} holds pictures, not heights: ask for the elevation as GeoTIFF."
            ).format(file=path.name)
        )
    ending = path.suffix.lower().lstrip(".") if is_archive(path) else "mbtiles"
    layer = Layer.new(
        name or path.stem,
        LayerKind.TILES,
        file=str(path),
        crs=crs,
        datum=datum if datum in DATUMS else "wgs84",
        options={"ending": ending, "relief": relief},
    )
    file = copy_path(store.path, layer, ending)
    if file is None:
        raise UserError(
            translate_noop(
                "Tiles",
                "Pictures are kept beside the records file, and these records are on a server.",
            )
        )
    return layer, file


def fill(
    path: Path,
    file: Path,
    layer: Layer,
    *,
    variable: str = "",
    progress: Progress,
    cancelled: Callable[[], bool],
) -> Layer:
    """Write the layer's own file; the layer with what its pictures say of themselves.

    Raises UnreadableTiles and Cancelled; nothing is left then.
    """
    options = dict(layer.options)
    if is_archive(path):
        archive = open_archive(path)
        info = archive.info
        archive.close()
        copied(path, file, progress, cancelled)
        options |= {"low": info.min_zoom, "high": info.max_zoom, "box": list(info.bounds)}
        return dataclasses.replace(layer, options=options, attribution=info.attribution)
    made = rasters.make(
        path,
        file,
        relief=bool(options.get("relief")),
        name=layer.name,
        crs=layer.crs,
        variable=variable,
        progress=progress,
        cancelled=cancelled,
    )
    options |= {"low": made.zooms[0], "high": made.zooms[1], "box": list(made.bounds)}
    return dataclasses.replace(layer, options=options)


def copied(path: Path, target: Path, progress: Progress, cancelled: Callable[[], bool]) -> None:
    """Copy a file, to be there only when it is whole. Raises UnreadableTiles and Cancelled."""
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        size, done = path.stat().st_size, 0
        with path.open("rb") as source, part.open("wb") as out:
            while chunk := source.read(_CHUNK):
                if cancelled():
                    raise Cancelled
                out.write(chunk)
                done += len(chunk)
                progress(done, size)
        os.replace(part, target)
    except OSError as error:
        sentence = (
            translate_noop(
                "Tiles",
                "There is no room left on the disc for a copy of {file}: free some space and try "
                "again. Nothing was kept.",
            )
            if is_full(error)
            else translate_noop("Tiles", "{file} cannot be copied ({reason}).")
        )
        raise UnreadableTiles(
            sentence.format(file=path.name, reason=error.strerror or str(error))
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            target.parent.rmdir()  # only when it is empty: it was made for this


# --- what is known of a layer that is there -------------------------------------------------------


def file_of(records: Path | None, layer: Layer) -> Path | None:
    """The file of a layer of pictures; it may be missing."""
    ending = str(layer.options.get("ending") or "mbtiles")
    if layer.kind is not LayerKind.TILES or ending not in ("mbtiles", "pmtiles"):
        return None
    return copy_path(records, layer, ending)


def is_relief(layer: Layer) -> bool:
    """Whether a layer is shaded relief, which lies under every other picture."""
    return layer.kind is LayerKind.TILES and bool(layer.options.get("relief"))


def reach(layer: Layer) -> tuple[int, int, Box]:
    """The lowest and highest zoom a layer has pictures of, and the degrees they cover."""
    options = layer.options
    try:
        low, high = int(options.get("low", 0)), int(options.get("high", 18))
    except (TypeError, ValueError):
        low, high = 0, 18
    return max(0, low), max(low, min(22, high)), _box(options.get("box"))


def _box(value: Any) -> Box:
    try:
        west, south, east, north = (float(part) for part in value)
        return clip((west, south, east, north))
    except (TypeError, ValueError):
        return WORLD


def heights_of(store: Store) -> list[Path]:
    """Files of heights of the reliefs that a records file has; for `db.places.ground`."""
    folder = folder_of(store.path)
    if folder is None or not folder.is_dir():
        return []
    files = (
        heights_file.beside(file)
        for layer in keeping.layers(store)
        if is_relief(layer) and (file := file_of(store.path, layer)) is not None
    )
    return [file for file in files if file.is_file()]
