"""The process that opens other people's rasters, so that what goes wrong in GDAL goes no further.

Started by `db.tiles.rasters` with one argument, a JSON object:

    {"do": "look" | "picture" | "relief", "path", "out", "heights", "name", "crs", "variable",
     "memory"}

It answers with lines of JSON on its standard output: {"progress": [done, total]} while it works,
and last {"done": {…}} or {"refused": code, "values": {…}}.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
import warnings
from pathlib import Path
from typing import Any

from db.child_limits import limit_child


def _say(**words: Any) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def _look(job: dict[str, Any]) -> dict[str, Any]:
    from db.tiles import raster_file

    with raster_file.opened(Path(job["path"]), job["variable"]) as source:
        found: dict[str, Any] = {
            "format": source.driver,
            "size": [source.width, source.height],
            "bands": source.count,
            "variables": raster_file.variables(source),
            "heights": raster_file.is_heights(source),
            "crs": source.crs.to_wkt() if source.crs else "",
            "degrees": raster_file.looks_like_degrees(source),
            "edges": list(source.bounds),
        }
        try:
            raster = raster_file.located(source, job["crs"])
        except raster_file.Refused as refused:
            found["refused"] = refused.code
        else:
            found |= {
                "bounds": raster.bounds,
                "resolution_m": raster.resolution_m,
                "zoom": raster.zoom,
                "reduced": raster.reduced,
            }
        return found


def _make(job: dict[str, Any]) -> dict[str, Any]:
    from db.tiles import cutting, heights, raster_file, writing

    def progress(done: int, total: int) -> None:
        _say(progress=[done, total])

    relief = job["do"] == "relief"
    with (
        raster_file.opened(Path(job["path"]), job["variable"]) as source,
        writing.writing(Path(job["out"])) as writer,
    ):
        raster = raster_file.located(source, job["crs"])
        if relief:
            zooms = heights.Shader(raster, writer, progress).shade()
        else:
            zooms = cutting.Cutter(raster, writer, progress).cut()
        cutting.describe(writer, raster, zooms, job["name"])
        if relief and job["heights"]:
            heights.write_heights(raster, Path(job["heights"]))
        return {
            "bounds": raster.bounds,
            "zooms": zooms,
            "tiles": writer.count,
            "reduced": raster.reduced,
            "resolution_m": raster.resolution_m,
        }


def main(argv: list[str]) -> int:
    """Do one job; the exit status is 0 when it was answered, whatever the answer."""
    job = json.loads(argv[0])
    limit_child(int(job["memory"]))
    logging.disable(logging.CRITICAL)  # GDAL's remarks would only fill the pipe
    warnings.simplefilter("ignore")
    try:
        import rasterio

        from db.tiles import raster_file
        from db.tiles.writing import DiscFull, is_full
    except (ImportError, OSError) as error:
        _say(refused="no_library", values={"detail": str(error)[:200]})
        return 0
    try:
        with rasterio.Env(**raster_file.ENVIRONMENT):
            _say(done=_look(job) if job["do"] == "look" else _make(job))
    except raster_file.Refused as refused:
        _say(refused=refused.code, values=refused.values)
    except DiscFull:
        _say(refused="disc_full", values={})
    except MemoryError:
        _say(refused="memory", values={})
    except OSError as error:  # rasterio's own errors are of this kind, too
        if is_full(error):
            _say(refused="disc_full", values={})
        else:
            _say(refused="damaged", values={"detail": f"{type(error).__name__}: {error}"[:200]})
    except Exception as error:  # a mistake of ours, or a file that nobody thought of
        places = traceback.extract_tb(error.__traceback__)
        where = f"{Path(places[-1].filename).name}:{places[-1].lineno}" if places else ""
        _say(refused="gone", values={}, mistake=f"{type(error).__name__} at {where}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
