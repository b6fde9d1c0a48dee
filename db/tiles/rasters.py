"""Rasters and heights of an office made into tiles, in a child process with limits.

    info = look(path)                                    # what is it, where does it lie
    made = make(path, folder / "….mbtiles", relief=info.heights, crs="EPSG:4490")

GDAL reads the files of strangers: what is wrong with one ends the child and becomes a sentence.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from db import gdal_environment
from db.errors import Cancelled, UserError
from db.text import translate_noop
from db.tiles import heights_file
from db.tiles.archive import DAMAGED, MISSING, UnreadableTiles, refusal
from db.tiles.mercator import Box

log = logging.getLogger(__name__)

CHILD_FLAG: Final = "--read-raster"
"""The word after which the frozen program starts itself as the child."""

MEMORY_LIMIT: Final = 4_000_000_000
SILENCE_LIMIT: Final = 300.0  # seconds without a word: a block of a huge file takes some

NEEDS_CRS: Final = frozenset({"no_crs", "bad_crs"})

_SENTENCES: Final = {
    "unreadable": translate_noop(
        "Tiles",
        "{file} is in no picture format that can be read here. GeoTIFF (.tif), ERDAS (.img), "
        "JPEG 2000 (.jp2), NetCDF, HGT and ASCII grids can.",
    ),
    "damaged": DAMAGED,
    "empty": translate_noop("Tiles", "{file} holds no picture."),
    "all_empty": translate_noop(
        "Tiles", "{file} is empty: every point in it is marked as “no data”."
    ),
    "no_place": translate_noop(
        "Tiles",
        "{file} does not say where on Earth it lies: ask for the georeferenced file (GeoTIFF), "
        "or put its world file (.tfw, .jgw) beside it.",
    ),
    "no_crs": translate_noop(
        "Tiles", "{file} does not say in which coordinate system its coordinates are: choose one."
    ),
    "bad_crs": translate_noop("Tiles", "“{crs}” is no coordinate system that is known here."),
    "outside": translate_noop(
        "Tiles",
        "The coordinates of {file} lie outside the world when read in this coordinate system: "
        "choose another one.",
    ),
    "no_variable": translate_noop(
        "Tiles", "{file} has no variable of that name; it has {names}."
    ),
    "disc_full": translate_noop(
        "Tiles",
        "There is no room left on the disc for the map made of {file}: free some space and try "
        "again. Nothing was kept.",
    ),
    "memory": translate_noop(
        "Tiles",
        "{file} needs more memory than this computer can give: cut it into smaller parts first.",
    ),
    "gone": translate_noop(
        "Tiles",
        "{file} could not be read: the part of the program that reads pictures stopped at it. It "
        "is damaged or made in an unusual way; save it once more as GeoTIFF.",
    ),
    "silent": translate_noop(
        "Tiles", "{file} takes too long to read; save it once more as a tiled GeoTIFF."
    ),
    "no_library": translate_noop(
        "Tiles",
        "The part of the program that reads pictures is missing here ({detail}): install "
        "Snowtrack again.",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RasterInfo:
    """What a raster says of itself.

    crs: WKT, "" when it has none; degrees: its coordinates can be degrees; edges: west, south,
    east, north as in the file. bounds: degrees WGS 84; None while the place is not known
    (`refused`: why; one of NEEDS_CRS: ask which system). heights: it looks like metres above the
    sea. reduced: the tiles will be coarser than the raster.
    """

    format: str
    size: tuple[int, int]
    bands: int
    variables: tuple[str, ...]
    heights: bool
    crs: str
    degrees: bool
    edges: Box
    bounds: Box | None = None
    resolution_m: float = 0.0
    zoom: int = 0
    reduced: bool = False
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a raster. zooms: lowest and highest."""

    bounds: Box
    zooms: tuple[int, int]
    tiles: int
    reduced: bool
    resolution_m: float


Progress = Callable[[int, int], None]


def _never() -> bool:
    return False


def look(path: Path, *, crs: str = "", variable: str = "") -> RasterInfo:
    """What a raster is and where it lies. Raises UnreadableTiles."""
    found = _run(path, "look", crs=crs, variable=variable)
    found["size"] = tuple(found["size"])
    for name in ("variables", "edges", "bounds"):
        if found.get(name) is not None:
            found[name] = tuple(found[name])
    return RasterInfo(**found)


def make(
    path: Path,
    out: Path,
    *,
    relief: bool = False,
    name: str = "",
    crs: str = "",
    variable: str = "",
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = _never,
) -> Made:
    """Write the tiles of a raster to the MBTiles file `out`, and put it there when it is whole.

    relief: the values are metres above the sea and are shaded; its heights are written too.
    crs: in which its coordinates are, when the file does not say. progress(done, total): blocks.

    Raises UnreadableTiles, and Cancelled when `cancelled()` becomes true; nothing is left then.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _folder_refused(out.parent, error) from error
    part = out.with_name(f"{out.name}.part")
    heights, heights_part = heights_file.beside(out), heights_file.beside(part)
    try:
        found = _run(
            path,
            "relief" if relief else "picture",
            out=part,
            heights=heights_part if relief else None,
            name=name or path.stem,
            crs=crs,
            variable=variable,
            progress=progress,
            cancelled=cancelled,
        )
        if relief:
            os.replace(heights_part, heights)
        os.replace(part, out)
    except OSError as error:
        raise _folder_refused(out.parent, error) from error
    finally:
        for left in (part, heights_part, Path(f"{part}-journal")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            out.parent.rmdir()  # only when it is empty: it was made for this
    return Made(
        tuple(found["bounds"]),
        tuple(found["zooms"]),
        found["tiles"],
        found["reduced"],
        found["resolution_m"],
    )


def _folder_refused(folder: Path, error: OSError) -> UserError:
    return UnreadableTiles(
        translate_noop(
            "Tiles",
            "The folder {folder} beside the records file cannot be written ({reason}).",
        ).format(folder=folder.name, reason=error.strerror)
    )


def _run(
    path: Path,
    do: str,
    *,
    out: Path | None = None,
    heights: Path | None = None,
    name: str = "",
    crs: str = "",
    variable: str = "",
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = _never,
) -> dict[str, Any]:
    if not path.exists():
        raise refusal(MISSING, path)
    job = {
        "do": do,
        "path": str(path.resolve()),
        "out": str(out or ""),
        "heights": str(heights or ""),
        "name": name,
        "crs": crs,
        "variable": variable,
        "memory": MEMORY_LIMIT,
    }
    child = _start(json.dumps(job), path)
    lines: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
    assert child.stdout is not None
    listener = threading.Thread(target=_listen, args=(child.stdout, lines), daemon=True)
    listener.start()
    try:
        return _answer(path, lines, progress, cancelled)
    finally:
        with contextlib.suppress(OSError):
            child.kill()
        child.wait()
        listener.join()
        child.stdout.close()


def _answer(
    path: Path,
    lines: queue.SimpleQueue[dict[str, Any] | None],
    progress: Progress | None,
    cancelled: Callable[[], bool],
) -> dict[str, Any]:
    heard = time.monotonic()
    while True:
        if cancelled():
            raise Cancelled
        try:
            line = lines.get(timeout=0.1)
        except queue.Empty:
            if time.monotonic() - heard > SILENCE_LIMIT:
                raise refusal(_SENTENCES["silent"], path) from None
            continue
        heard = time.monotonic()
        if line is None:
            raise refusal(_SENTENCES["gone"], path)
        if "progress" in line:
            if progress is not None:
                progress(*line["progress"])
        elif "refused" in line:
            if line.get("mistake"):
                log.error("reading a raster failed: %s", line["mistake"])
            sentence = _SENTENCES.get(line["refused"], DAMAGED)
            raise refusal(sentence, path, **line["values"])
        elif isinstance(line.get("done"), dict):
            found: dict[str, Any] = line["done"]
            return found


def _listen(stream: IO[bytes], lines: queue.SimpleQueue[dict[str, Any] | None]) -> None:
    """Move lines from the pipe to the queue until the pipe ends."""
    try:
        for raw in stream:
            try:
                line = json.loads(raw)
            except ValueError:  # a library that prints
                continue
            if isinstance(line, dict):
                lines.put(line)
    except (OSError, ValueError):
        pass
    lines.put(None)


def _start(job: str, path: Path) -> subprocess.Popen[bytes]:
    if getattr(sys, "frozen", False):
        command = [sys.executable, CHILD_FLAG]
    else:
        command = [sys.executable, "-X", "utf8", "-m", "db.tiles.raster_child"]
    environment = gdal_environment.cleared(os.environ)
    root = str(Path(__file__).resolve().parents[2])
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (root, environment.get("PYTHONPATH"))))
    for word in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        environment[word] = "1"
    try:
        return subprocess.Popen(
            [*command, job],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise UnreadableTiles(
            translate_noop(
                "Tiles",
                "{file} could not be opened, the computer refused to start the reader "
                "({reason}): close other programs and try again.",
            ).format(file=path.name, reason=error.strerror)
        ) from error
