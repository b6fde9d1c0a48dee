"""The process that opens other people's layers with GDAL, so that what goes wrong goes no further.

It is started by `db.layers.copying`, gets one JSON object on its standard input and answers with
JSON lines on its standard output:

    {"job": "inspect", "path": …, "scratch": …}      {"found": [layer, …]}
    {"job": "copy", …, "part": …, "target": …}       {"progress": [done, of]} …, {"done": meta}
    anything wrong                                   {"error": code, "detail": …}
"""

from __future__ import annotations

import datetime as dt
import json
import math
import os
import sys
import warnings
from pathlib import Path
from typing import Any

from db.child_limits import limit_child
from db.layers.source import Source, SourceError, prepare

BATCH = 5_000
MOST_FIELDS = 200
LONGEST = 2_000  # characters of one attribute that are kept
_DRIVERS = {
    "ESRI Shapefile", "GPKG", "GeoJSON", "GeoJSONSeq", "TopoJSON", "KML", "LIBKML", "GPX",
    "FlatGeobuf", "SQLite", "ESRIJSON", "GML",
}  # fmt: skip
_BY_ROWS = {"ESRI Shapefile", "GPKG", "FlatGeobuf", "SQLite"}  # can begin in the middle
_MERGED = {"KML", "LIBKML", "GPX"}  # whose parts are one layer to whoever made the file
_GPX = ("waypoints", "routes", "tracks")
_SAMPLE = 400  # shapes

# GDAL's readers that fetch from elsewhere or read what another file names are not wanted.
_SKIPPED = (
    "HTTP WFS OAPIF OGCAPI CSW EEDA Elasticsearch Carto AmigoCloud PLSCENES NGW OGR_VRT VRT"
    " GPSBabel GDALG ADBC MapML GeoRSS WCS WMS WMTS PDF MVT GTFS XLSX ODS CSV PMTiles MBTiles"
)
ENVIRONMENT = {
    "GDAL_SKIP": _SKIPPED.replace(" ", ","),
    "GDAL_HTTP_PROXY": "127.0.0.1:9",
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none",
    "LIBKML_RESOLVE_STYLE": "NO",
    "OGR_GEOJSON_MAX_OBJ_SIZE": "0",
    "CPL_LOG": os.devnull,
    "OGR_SQLITE_LIST_VIRTUAL_OGR": "NO",
}
"""What GDAL has to be told before it is loaded."""


def _say(**message: Any) -> None:
    sys.stdout.write(json.dumps(message, ensure_ascii=True, allow_nan=False) + "\n")
    sys.stdout.flush()


class _Part:
    """One layer of GDAL's within a source."""

    def __init__(self, source: Source, name: str | None) -> None:
        import pyogrio

        self.source = source
        self.name = name
        options: dict[str, Any] = {"encoding": source.encoding} if source.encoding else {}
        self._options = options
        info = pyogrio.read_info(
            source.path, layer=name, force_feature_count=True, force_total_bounds=True, **options
        )
        self.driver = str(info["driver"])
        if self.driver not in _DRIVERS:
            raise SourceError("not_layer")
        self.count = max(0, int(info["features"]))
        self.geometry = info["geometry_type"]
        self.crs = str(info["crs"] or "")
        bounds = info["total_bounds"]
        fine = bounds is not None and all(math.isfinite(value) for value in bounds)
        self.extent = [float(value) for value in bounds] if fine and self.count else None
        self.fields = [str(name) for name in info["fields"]][:MOST_FIELDS]

    def read(self, start: int, count: int) -> tuple[Any, list[str], list[Any]]:
        """(WKB of shapes, names of fields, a column for each)."""
        import pyogrio.raw

        meta, _fids, shapes, columns = pyogrio.raw.read(
            self.source.path,
            layer=self.name,
            columns=self.fields,
            skip_features=start,
            max_features=count,
            force_2d=True,
            datetime_as_string=True,
            **self._options,
        )
        return shapes, [str(name) for name in meta["fields"]], list(columns)


def _parts(sources: list[Source]) -> list[_Part]:
    import pyogrio

    found = []
    for source in sources:
        if source.restore_shx:
            pyogrio.set_gdal_config_options({"SHAPE_RESTORE_SHX": True})
        for name, geometry in pyogrio.list_layers(source.path):
            if geometry is None:
                continue
            part = _Part(source, str(name))
            if part.driver == "GPX" and part.name not in _GPX:
                continue
            if part.driver in _MERGED and not part.count:
                continue
            found.append(part)
    return found


def _groups(parts: list[_Part]) -> list[list[_Part]]:
    """Parts that become one layer of ours."""
    groups: list[list[_Part]] = []
    for part in parts:
        last = groups[-1][0] if groups else None
        if last is not None and part.driver in _MERGED and part.source == last.source:
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _inspect(sources: list[Source], sampled: bool) -> None:
    groups = _groups(_parts(sources))
    if not groups:
        raise SourceError("no_shapes")
    from db.layers.crs import doubt_of

    found = []
    for group in groups:
        extent = _joined([part.extent for part in group])
        doubt = doubt_of(group[0].crs, (*extent,) if extent else None)  # type: ignore[arg-type]
        name = group[0].name if len(group) == 1 else ""
        found.append(
            {
                "name": name or "",
                "file": group[0].source.path.stem,
                "driver": group[0].driver,
                "geometry": "" if len(group) > 1 else str(group[0].geometry or ""),
                "count": sum(part.count for part in group),
                "fields": list(dict.fromkeys(name for part in group for name in part.fields)),
                "crs": group[0].crs,
                "extent": extent,
                "doubt": doubt if extent is not None else "",
                "sample": _sample(group[0]) if (doubt or sampled) and extent is not None else [],
            }
        )
    if not any(one["count"] for one in found):
        raise SourceError("no_shapes")
    _say(found=found)


def _joined(extents: list[list[float] | None]) -> list[float] | None:
    known = [one for one in extents if one is not None]
    if not known:
        return None
    return [
        min(one[0] for one in known), min(one[1] for one in known),
        max(one[2] for one in known), max(one[3] for one in known),
    ]  # fmt: skip


def _sample(part: _Part) -> list[tuple[int, list[list[float]]]]:
    """Some shapes as lines [x, y, …] under their kind, in coordinates of the file."""
    import numpy as np
    import shapely

    from db.layers.levels import kind_parts

    shapes = shapely.force_2d(shapely.from_wkb(part.read(0, _SAMPLE)[0], on_invalid="ignore"))
    shapes = shapes[~(shapely.is_missing(shapes) | shapely.is_empty(shapes))]
    extent = part.extent or [0.0, 0.0, 1.0, 1.0]
    fine = max(extent[2] - extent[0], extent[3] - extent[1]) / 400
    found = []
    for kind, (_rows, mine) in kind_parts(shapes).items():
        pieces = shapely.get_parts(shapely.simplify(mine, fine))
        lines = shapely.get_rings(pieces) if kind == 3 else pieces
        for line in lines[:_SAMPLE]:
            points = shapely.get_coordinates(line)
            if np.isfinite(points).all() and len(points):
                found.append((kind, [points[:400].ravel().tolist()]))
    return found


def _copy(sources: list[Source], job: dict[str, Any]) -> None:
    from db.layers.crs import to_degrees, understood
    from db.layers.writing import CopyWriter

    groups = _groups(_parts(sources))
    group = groups[job["part"]]
    crs = understood(job["crs"] or group[0].crs)
    if crs is None:
        raise SourceError("crs")
    transform = None if _is_plain(crs) else to_degrees(crs)
    writer = CopyWriter(job["target"], job["datum"])
    fields = _used_fields(group)
    total, done = sum(part.count for part in group), 0
    for part in group:
        step = BATCH * 4 if part.driver in _BY_ROWS else max(1, part.count)
        for start in range(0, part.count, step):
            shapes, names, columns = part.read(start, step)
            order = [names.index(name) if name in names else None for name in fields]
            for first in range(0, len(shapes), BATCH):
                block = slice(first, first + BATCH)
                _add(writer, shapes[block], [c[block] for c in columns], order, transform)
                done += len(shapes[block])
                _say(progress=[min(done, total), total])
    if not writer.counts.taken:
        raise SourceError("nothing_left")
    kept = _filled(writer, fields)
    writer.close({"fields": fields, "used": kept, "system": crs.name})
    _say(done={"taken": writer.counts.taken})


def _is_plain(crs: Any) -> bool:
    """Degrees of WGS 84 or CGCS2000, which need no conversion."""
    return bool(crs.is_geographic) and crs.to_epsg() in (4326, 4490)


def _used_fields(group: list[_Part]) -> list[str]:
    return list(dict.fromkeys(name for part in group for name in part.fields))


def _filled(writer: Any, fields: list[str]) -> list[bool]:
    """Which fields have a value anywhere: KML and GPX bring dozens that have none."""
    return [bool(writer.filled.get(number)) for number in range(len(fields))]


def _add(writer: Any, wkb: Any, columns: list[Any], order: list[int | None], way: Any) -> None:
    import shapely

    shapes = shapely.from_wkb(wkb, on_invalid="ignore")
    plain = [
        [None] * len(shapes) if at is None else [_plain(value) for value in columns[at].tolist()]
        for at in order
    ]
    for number, column in enumerate(plain):
        if number not in writer.filled and any(value not in (None, "") for value in column):
            writer.filled[number] = True
    rows = zip(*plain, strict=True) if plain else ((),) * len(shapes)
    texts = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
    writer.add(shapes, texts, way)


def _plain(value: Any) -> Any:
    """An attribute as JSON can hold it."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**53 else str(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, bytes):
        return None
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    text = str(value).replace("\0", "").encode("utf-8", "replace").decode("utf-8").strip()
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def main(_argv: list[str]) -> int:
    """Do the one job that comes as JSON on the standard input."""
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    job = json.loads(sys.stdin.readline())
    os.environ.update(ENVIRONMENT)
    limit_child(job["memory"], job["seconds"])
    warnings.simplefilter("ignore")  # GDAL's remarks on single shapes; what counts is counted
    try:
        sources = prepare(Path(job["path"]), Path(job["scratch"]))
        if job["job"] == "inspect":
            _inspect(sources, job["sampled"])
        else:
            _copy(sources, job)
    except BrokenPipeError:  # the parent has gone
        return 1
    except SourceError as failure:
        _say(error=failure.code, detail=failure.detail)
        return 1
    except MemoryError:
        _say(error="memory", detail="")
        return 1
    except KeyboardInterrupt:
        return 1
    except BaseException as error:
        full = getattr(error, "errno", None) in (28, 122) or "disk is full" in str(error)
        _say(error="full" if full else "damaged", detail=f"{type(error).__name__}: {error}"[:500])
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
