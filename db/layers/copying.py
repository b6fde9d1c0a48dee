"""From a file somebody chose to a layer's own copy: a child process does it, with limits.

    found = inspect(Path("园区.zip"))                   # what is in it
    copy(path, found[0], layer, target, progress=…)    # `target` is whole, or there is none

A damaged or hostile file can make GDAL crash, hang or eat the memory. All of that happens in
`db.layers.copy_child`; here it becomes one sentence (`UnreadableLayer`).
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from db import gdal_environment
from db.errors import Cancelled, UserError
from db.layers import copy_child
from db.layers.layer import Layer
from db.text import Text, translate_noop

CHILD_FLAG: Final = "--read-layer"
"""First argument with which a frozen program must hand over to `copy_child.main`."""

ENDINGS: Final = (
    ".gpkg", ".shp", ".zip", ".geojson", ".json", ".kml", ".kmz", ".gpx", ".fgb",
)  # fmt: skip
"""Of files that may be layers of shapes; the content decides."""

MEMORY_LIMIT: Final = 5 * 2**30  # address space of the child, bytes
SECONDS_LIMIT: Final = 3600  # processor time of the child
PATIENCE: Final = 180.0  # seconds the child may be silent

Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]


class UnreadableLayer(UserError):
    """The file cannot become a layer; says why and what to do."""


@dataclass(frozen=True, slots=True)
class Found:
    """One layer within a file.

    part: its number in the file. name: within the file, "" when the file has but one. geometry: as
    GDAL names it, "" for several kinds. count: shapes. crs: as the file says it. extent: in its
    coordinates; None without shapes. doubt: why the user has to say in what they are
    (`db.layers.crs`), "" when that is clear. sample: some lines for a preview, [x, y, …] under
    their kind, in coordinates of the file.
    """

    part: int
    name: str
    file: str
    geometry: str
    count: int
    fields: tuple[str, ...]
    crs: str
    extent: tuple[float, float, float, float] | None
    doubt: str
    sample: tuple[tuple[int, list[list[float]]], ...]


def inspect(path: Path, *, sampled: bool = False, cancelled: Cancel | None = None) -> list[Found]:
    """The layers in a file, without those that are empty.

    sampled: with a sample also of those that say in what they are. Raises UnreadableLayer,
    Cancelled.
    """
    with _scratch() as scratch:
        job = {
            "job": "inspect", "path": str(path.resolve()), "scratch": str(scratch),
            "sampled": sampled,
        }  # fmt: skip
        for message in _run(job, path, cancelled):
            if "found" in message:
                return [_found(n, one) for n, one in enumerate(message["found"]) if one["count"]]
    raise refusal("damaged", path)


def _found(number: int, value: dict[str, Any]) -> Found:
    extent = value["extent"]
    return Found(
        number,
        value["name"],
        value["file"],
        value["geometry"],
        value["count"],
        tuple(value["fields"]),
        value["crs"],
        (extent[0], extent[1], extent[2], extent[3]) if extent else None,
        value["doubt"],
        tuple((kind, lines) for kind, lines in value["sample"]),
    )


def copy(
    path: Path,
    part: int,
    layer: Layer,
    target: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> None:
    """Make the layer's copy. part: of `Found`; crs and datum are the layer's.

    On any failure and when cancelled nothing is left behind, and a copy that stood there stays.
    Raises UnreadableLayer, Cancelled.
    """
    try:
        target.parent.mkdir(exist_ok=True)
    except OSError:
        raise refusal("folder_read_only", target.parent) from None
    with _scratch() as scratch:
        partial = target.with_name(f"{target.name}.part")
        partial.unlink(missing_ok=True)
        job = {
            "job": "copy", "path": str(path.resolve()), "scratch": str(scratch), "part": part,
            "crs": layer.crs, "datum": layer.datum, "target": str(partial),
        }  # fmt: skip
        try:
            whole = False
            for message in _run(job, path, cancelled):
                if "progress" in message and progress is not None:
                    progress(*message["progress"])
                whole = whole or "done" in message
            if not whole:
                raise refusal("damaged", path)
            try:
                os.replace(partial, target)
            except OSError:
                raise refusal("folder_read_only", target.parent) from None
        finally:
            for leftover in (partial, Path(f"{partial}-journal")):
                with contextlib.suppress(OSError):
                    leftover.unlink(missing_ok=True)


@contextlib.contextmanager
def _scratch() -> Iterator[Path]:
    """A folder for what has to be unpacked; ours to clear away, for the child may be killed."""
    folder = Path(tempfile.mkdtemp(prefix="snowtrack-layer-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(job: dict[str, Any], path: Path, cancelled: Cancel | None) -> Iterator[dict[str, Any]]:
    """The child's messages, until it ends. Raises UnreadableLayer, Cancelled."""
    child = _start(path)
    messages: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
    assert child.stdin is not None
    assert child.stdout is not None
    listener = threading.Thread(
        target=_listen, args=(child.stdout, messages), daemon=True, name="layer reader"
    )
    listener.start()
    try:
        with contextlib.suppress(OSError):
            line = json.dumps({**job, "memory": MEMORY_LIMIT, "seconds": SECONDS_LIMIT})
            child.stdin.write(line.encode() + b"\n")
            child.stdin.close()
        deadline = time.monotonic() + PATIENCE
        while True:
            if cancelled is not None and cancelled():
                raise Cancelled
            try:
                message = messages.get(timeout=0.1)
            except queue.Empty:
                if time.monotonic() > deadline:
                    raise refusal("time", path) from None
                continue
            deadline = time.monotonic() + PATIENCE
            if message is None:
                # Without a last word: killed by a limit, or GDAL crashed.
                if child.wait() != 0:
                    raise refusal("crashed", path)
                return
            if "error" in message:
                raise refusal(message["error"], path, message.get("detail", ""))
            yield message
    finally:
        with contextlib.suppress(OSError):
            child.kill()
        child.wait()
        listener.join()
        child.stdout.close()


def _start(path: Path) -> subprocess.Popen[bytes]:
    if getattr(sys, "frozen", False):
        command = [sys.executable, CHILD_FLAG]
    else:
        command = [sys.executable, "-X", "utf8", "-m", "db.layers.copy_child"]
    environment = gdal_environment.cleared(os.environ) | copy_child.ENVIRONMENT
    root = str(Path(__file__).resolve().parents[2])
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (root, environment.get("PYTHONPATH"))))
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise refusal("no_child", path, error.strerror or "") from error


def _listen(stream: IO[bytes], messages: queue.SimpleQueue[dict[str, Any] | None]) -> None:
    """Move messages from the pipe to the queue until the pipe ends."""
    with contextlib.suppress(OSError, ValueError):
        for line in stream:
            try:
                message = json.loads(line)
            except ValueError:  # what a library of GDAL's prints
                continue
            if isinstance(message, dict):
                messages.put(message)
    messages.put(None)


def refusal(code: str, path: Path, detail: str = "") -> UnreadableLayer:
    """The sentence for what went wrong with `path`."""
    sentence = _SENTENCES.get(code, _SENTENCES["damaged"])
    return UnreadableLayer(sentence.format(file=path.name, reason=detail))


_SENTENCES: Final[dict[str, Text]] = {
    "missing": translate_noop(
        "Layers", "{file} is not there any more: choose the file where it lies now."
    ),
    "folder": translate_noop(
        "Layers", "{file} is a folder: choose the .shp, .gpkg or other file within it."
    ),
    "locked": translate_noop(
        "Layers",
        "{file} cannot be read, another program has it open or it is locked: close it there, "
        "or copy the file and add the copy.",
    ),
    "unreadable": translate_noop(
        "Layers", "{file} cannot be read ({reason}): copy it to this computer and add the copy."
    ),
    "password": translate_noop(
        "Layers", "{file} is protected by a password: unlock it and add it then."
    ),
    "empty": translate_noop("Layers", "{file} is empty (0 bytes): fetch it again."),
    "half": translate_noop(
        "Layers", "{file} is not whole, its end is missing: copy or fetch it again."
    ),
    "not_layer": translate_noop(
        "Layers",
        "{file} is no layer that can be read: choose a GeoPackage, Shapefile, GeoJSON, KML or "
        "GPX file.",
    ),
    "picture": translate_noop(
        "Layers", "{file} is a picture, not shapes: add it as a layer of pictures."
    ),
    "archive": translate_noop(
        "Layers", "In {file} is no layer: the archive must hold a Shapefile or another layer."
    ),
    "large_archive": translate_noop(
        "Layers", "{file} unpacks to more than 4 GB: unpack it yourself and add the files singly."
    ),
    "large_text": translate_noop(
        "Layers", "{file} is too large for its format: save it as a GeoPackage and add that."
    ),
    "no_shapes": translate_noop(
        "Layers", "{file} has tables but no shapes: choose a file with points, lines or areas."
    ),
    "nothing_left": translate_noop(
        "Layers",
        "None of the shapes in {file} lies on the Earth: its coordinate system is not the one it "
        "names.",
    ),
    "crs": translate_noop(
        "Layers", "Nobody knows the coordinate system that {file} names: say which one it is."
    ),
    "memory": translate_noop(
        "Layers",
        "{file} needs more memory than there is: cut the layer to your area and add that.",
    ),
    "full": translate_noop(
        "Layers", "The disk is full, {file} was not added: free some space and add it again."
    ),
    "time": translate_noop(
        "Layers", "Reading {file} takes too long and was stopped: save it as a GeoPackage first."
    ),
    "crashed": translate_noop(
        "Layers",
        "{file} could not be read to its end, it is damaged or too large: open it in a GIS "
        "program and save it as a GeoPackage.",
    ),
    "damaged": translate_noop(
        "Layers",
        "{file} is damaged or not what its name says: fetch it again, or open it in a GIS "
        "program and save it as a GeoPackage.",
    ),
    "no_child": translate_noop(
        "Layers",
        "{file} could not be opened, the computer refused to start the reader ({reason}): close "
        "other programs and try again.",
    ),
    "folder_read_only": translate_noop(
        "Layers",
        "Nothing can be written in {file}: the layer was not added. Keep the records file in a "
        "folder where you may write.",
    ),
}
