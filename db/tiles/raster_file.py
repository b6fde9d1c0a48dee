"""Rasters of strangers, opened: where they lie, how fine they are, what their bands mean.

Runs in the child process of `db.tiles.raster_child` only: GDAL is given no file elsewhere.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import rasterio
from rasterio.crs import CRS
from rasterio.enums import ColorInterp
from rasterio.errors import CRSError, RasterioError
from rasterio.transform import Affine, from_gcps, guard_transform
from rasterio.warp import transform as transform_points

from db.tiles import mercator

# Formats that are files on this computer. What may fetch from elsewhere (WMS, VRT, STAC …) or
# joins files by a list in a text is not among them.
DRIVERS: Final = (
    "GTiff", "JP2OpenJPEG", "HFA", "netCDF", "HDF5", "HDF5Image", "BAG", "SRTMHGT", "AAIGrid",
    "GRASSASCIIGrid", "AIG", "DTED", "USGSDEM", "EHdr", "ENVI", "ERS", "GSAG", "GSBG", "GS7BG",
    "RST", "SAGA", "BT", "XYZ", "NITF", "PCIDSK", "SDTS", "ISG", "GXF",
    "PNG", "JPEG", "BMP", "GIF", "WEBP", "BIGGIF", "GPKG",
)  # fmt: skip

ENVIRONMENT: Final = {
    "GDAL_CACHEMAX": 160,  # MB
    "GDAL_NUM_THREADS": 1,
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "none",
    "GDAL_DISABLE_READDIR_ON_OPEN": "FALSE",
    "GDAL_MAX_DATASET_POOL_SIZE": 4,
    "GDAL_HTTP_TIMEOUT": 1,
    "CPL_DEBUG": "OFF",
    "AAIGRID_DATATYPE": "Float32",
}

_HIGHEST: Final = 19  # a pixel of 25 cm: finer than any work on this map needs
_MOST_TILES: Final = 250_000
_LEAST_LAND: Final = 1e-7  # degrees


class Refused(Exception):
    """A raster that cannot be used; `code` has a sentence in `db.tiles.rasters`."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


@dataclass(frozen=True, slots=True)
class Raster:
    """An open raster with its place.

    transform: pixel to coordinates of `crs`. bounds: degrees WGS 84, clipped to what a map shows.
    resolution_m: of a pixel on the ground at the middle. zoom: at which a tile is as fine.
    """

    source: Any
    crs: CRS
    transform: Affine
    bounds: mercator.Box
    resolution_m: float
    zoom: int
    reduced: bool


@contextlib.contextmanager
def opened(path: Path, variable: str = "") -> Iterator[Any]:
    """The dataset (rasterio) of a file, or of one of its variables.

    Raises Refused.
    """
    with contextlib.ExitStack() as stack:
        source = stack.enter_context(_open(str(path)))
        if source.subdatasets and (source.count == 0 or variable):
            source = stack.enter_context(_open(_chosen(source.subdatasets, variable)))
        if source.count == 0 or source.width < 2 or source.height < 2:
            raise Refused("empty")
        yield source


def _open(name: str) -> Any:
    """The dataset, by the first of DRIVERS that knows it. Raises Refused."""
    for driver in DRIVERS:
        try:
            return rasterio.open(name, driver=driver)
        except (RasterioError, ValueError):
            continue
    raise Refused("unreadable")


def variables(source: Any) -> list[str]:
    """Names of the variables that a file holds, of those formats that hold several."""
    return [name.rpartition(":")[2] for name in source.subdatasets]


_HEIGHT_NAMES = ("elevation", "height", "dem", "dsm", "dtm", "z", "topo", "altitude", "orog")


def _chosen(names: list[str], variable: str) -> str:
    short = {name.rpartition(":")[2].strip('"').lower(): name for name in names}
    if variable:
        try:
            return short[variable.lower()]
        except KeyError:
            raise Refused("no_variable", names=", ".join(short)) from None
    for wanted in _HEIGHT_NAMES:
        for key, name in short.items():
            if key == wanted or (len(wanted) > 2 and wanted in key):
                return name
    return names[0]


def located(source: Any, crs: str, *, highest: int = _HIGHEST) -> Raster:
    """Where a raster lies. crs: what the user says, when the file itself says nothing (or wrongly).

    Raises Refused: no_place, no_crs, bad_crs, outside.
    """
    transform = source.transform
    own = source.crs
    points, points_crs = source.gcps
    if points and transform.is_identity:
        transform, own = from_gcps(points), own or points_crs
    elif transform.is_identity:
        raise Refused("no_place")
    transform = guard_transform(transform)
    if crs:
        try:
            own = CRS.from_user_input(crs)
        except CRSError:
            raise Refused("bad_crs", crs=crs) from None
    if own is None:
        raise Refused("no_crs")
    if not (own.is_geographic or own.is_projected):
        raise Refused("no_crs")
    bounds = _bounds(source, own, transform)
    resolution = _resolution(source, own, transform)
    latitude = (bounds[1] + bounds[3]) / 2
    wanted = math.log2(mercator.metres_per_pixel(latitude, 0) / resolution)
    zoom = max(3, min(highest, math.ceil(wanted - 0.3)))
    reduced = wanted > highest + 0.3
    while zoom > 3 and _count(bounds, zoom) > _MOST_TILES:
        zoom, reduced = zoom - 1, True
    return Raster(source, own, transform, bounds, resolution, zoom, reduced)


def looks_like_degrees(source: Any) -> bool:
    """Whether coordinates without a CRS can be degrees."""
    if source.transform.is_identity:
        return False
    west, south, east, north = map(float, source.bounds)
    inside = -180.001 <= west < east <= 360.001 and -90.001 <= south < north <= 90.001
    return inside and abs(float(source.transform.a)) < 1


def _count(bounds: mercator.Box, zoom: int) -> int:
    columns, rows = mercator.tiles_of(bounds, zoom)
    return len(columns) * len(rows)


def _bounds(source: Any, crs: CRS, transform: Affine) -> mercator.Box:
    """Of the outline, a point every twentieth of a side."""
    part = np.linspace(0, 1, 21)
    width, height = source.width, source.height
    columns = np.concatenate([part * width, part * width, part * 0, part * 0 + width])
    rows = np.concatenate([part * 0, part * 0 + height, part * height, part * height])
    x = transform.a * columns + transform.b * rows + transform.c
    y = transform.d * columns + transform.e * rows + transform.f
    if crs.is_geographic:
        y = np.clip(y, -90, 90)
    try:
        longitudes, latitudes = transform_points(crs, CRS.from_epsg(4326), x.tolist(), y.tolist())
    except (RasterioError, CRSError) as error:
        raise Refused("outside", detail=str(error)[:200]) from None
    east, north = np.asarray(longitudes, float), np.asarray(latitudes, float)
    known = np.isfinite(east) & np.isfinite(north)
    if known.sum() < 4:
        raise Refused("outside")
    east, north = east[known], north[known]
    try:
        box = mercator.clip((east.min(), north.min(), east.max(), north.max()))
    except ValueError:
        raise Refused("outside") from None
    if box[2] - box[0] < _LEAST_LAND or box[3] - box[1] < _LEAST_LAND:
        raise Refused("outside")
    return tuple(float(value) for value in box)  # type: ignore[return-value]


def _resolution(source: Any, crs: CRS, transform: Affine) -> float:
    """Metres of the shorter side of the pixel in the middle."""
    column, row = source.width / 2, source.height / 2
    corners = [transform * at for at in ((column, row), (column + 1, row), (column, row + 1))]
    lon, lat = transform_points(
        crs, CRS.from_epsg(4326), [x for x, _ in corners], [y for _, y in corners]
    )
    if not np.isfinite([lon, lat]).all():
        raise Refused("outside")
    degree = mercator.EQUATOR_M / 360
    scale = math.cos(math.radians(lat[0]))
    sides = [
        math.hypot((lon[at] - lon[0]) * scale, lat[at] - lat[0]) * degree for at in (1, 2)
    ]  # fmt: skip
    if min(sides) <= 0:
        raise Refused("outside")
    return min(sides)


def picture_bands(source: Any) -> tuple[list[int], int | None]:
    """(1 or 3 bands to draw, the alpha band or None), counted from 1."""
    meaning = list(source.colorinterp)
    alpha = meaning.index(ColorInterp.alpha) + 1 if ColorInterp.alpha in meaning else None
    rgb = [ColorInterp.red, ColorInterp.green, ColorInterp.blue]
    if all(each in meaning for each in rgb):
        return [meaning.index(each) + 1 for each in rgb], alpha
    if meaning[0] == ColorInterp.palette:
        return [1], None
    others = [band for band in range(1, source.count + 1) if band != alpha]
    return (others[:3] if len(others) >= 3 else others[:1]), alpha


def is_heights(source: Any) -> bool:
    """Whether one band of numbers looks like metres above the sea, not like a picture."""
    bands, _alpha = picture_bands(source)
    if len(bands) != 1 or source.colorinterp[0] == ColorInterp.palette:
        return False
    kind = np.dtype(source.dtypes[0])
    if kind == np.uint8 or kind.kind not in "iuf" or source.count > 2:
        return False
    values = sample(source, bands[0])
    if not len(values):
        return False
    low, high = np.percentile(values, (1, 99))
    return bool(-500 <= low and high <= 9000 and high - low > 5)


def sample(source: Any, band: int) -> Any:
    """Some thousand known values of a band (float64) from all over it, whatever its size."""
    found = []
    side = 96
    for row in np.linspace(0, max(0, source.height - side), 7).astype(int):
        for column in np.linspace(0, max(0, source.width - side), 7).astype(int):
            window = rasterio.windows.Window(
                int(column), int(row), min(side, source.width), min(side, source.height)
            )
            values = source.read(band, window=window, masked=True)
            values = values.compressed().astype("f8")
            found.append(values[np.isfinite(values)])
    values = np.concatenate(found)
    if len(values):
        return values
    # A little land in a large frame may lie between the samples.
    factor = max(1.0, max(source.width, source.height) / 2048)
    shape = (max(1, int(source.height / factor)), max(1, int(source.width / factor)))
    values = source.read(band, out_shape=shape, masked=True).compressed().astype("f8")
    return values[np.isfinite(values)]
