"""A QGIS project beside a records file: its layers in order, named in Chinese, over their extent.

Opened with a double click, where the file alone would have QGIS ask which of its tables are meant.
Its layers are the living file: what is saved in Snowtrack is there at the next redraw.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import sqlalchemy as sa

from db.errors import UserError
from db.exchange.workbook_out import replacing
from db.gis import extents, qml, styles
from db.gis.extents import Box
from db.text import translate_noop

if TYPE_CHECKING:
    from db.store import Store

_GEOMETRY = {
    "sightings": ("Point", 0),
    "releases": ("Point", 0),
    "rescues": ("Point", 0),
    "routes": ("Line", 1),
}
"""From top to bottom: name of the view -> QGIS's name of its geometry."""

NO_FILE = translate_noop(
    "Gis", "Records on a server have no file that QGIS could open beside the program."
)


def write_project(store: Store, target: Path | None = None) -> Path:
    """Write the project; beside the records file, under its name, when `target` is None.

    Raises UserError when there is no file or nothing can be written beside it.
    """
    if store.path is None:
        raise UserError(NO_FILE)
    source = store.path.resolve()
    target = target or source.with_suffix(".qgs")
    with store.engine.connect() as connection:
        text = project_xml(connection, source, target)
    with replacing(target) as partial:
        partial.write_text(text, encoding="utf-8")
    return target


def project_xml(connection: sa.Connection, source: Path, target: Path) -> str:
    """The project at `target` over the records file at `source`."""
    try:
        where = "./" + source.relative_to(target.resolve().parent).as_posix()
    except ValueError:
        where = source.as_posix()
    title = source.stem
    root = ET.Element("qgis", version="3.4.0", projectname=title)
    ET.SubElement(root, "homePath", path="")
    ET.SubElement(root, "title").text = title
    _crs(ET.SubElement(root, "projectCrs"), "EPSG:3857")
    tree = ET.SubElement(root, "layer-tree-group")
    maps = ET.Element("projectlayers")
    named = connection.exec_driver_sql("SELECT table_name, identifier FROM gpkg_contents")
    names: dict[str, str] = {row[0]: row[1] for row in named}
    boxes = []
    for layer, (geometry, number) in _GEOMETRY.items():
        id = f"snowtrack_{layer}"
        address = f"{where}|layername={layer}"
        ET.SubElement(
            tree,
            "layer-tree-layer",
            id=id,
            name=names[layer],
            source=address,
            providerKey="ogr",
            checked="Qt::Checked",
            expanded="1",
        )
        element = ET.SubElement(maps, "maplayer", type="vector", geometry=geometry, readOnly="1")
        element.set("wkbType", {"Point": "Point", "Line": "LineString"}[geometry])
        ET.SubElement(element, "id").text = id
        ET.SubElement(element, "datasource").text = address
        ET.SubElement(element, "layername").text = names[layer]
        _crs(ET.SubElement(element, "srs"), "EPSG:4326")
        ET.SubElement(element, "provider", encoding="UTF-8").text = "ogr"
        style = styles.style_of(layer, styles.columns_of(connection, layer))
        ET.SubElement(element, "layerGeometryType").text = str(number)
        qml.add_style(element, style)
        box = extents.extent(connection, layer)
        if box != extents.HOME:
            boxes.append(box)
    canvas = ET.SubElement(root, "mapcanvas", name="theMapCanvas", annotationsVisible="1")
    ET.SubElement(canvas, "units").text = "meters"
    extent = ET.SubElement(canvas, "extent")
    for name, value in zip(("xmin", "ymin", "xmax", "ymax"), _metres(_around(boxes)), strict=True):
        ET.SubElement(extent, name).text = f"{value:.1f}"
    _crs(ET.SubElement(canvas, "destinationsrs"), "EPSG:3857")
    root.append(maps)
    properties = ET.SubElement(root, "properties")
    ET.SubElement(ET.SubElement(properties, "Paths"), "Absolute", type="bool").text = "false"
    system = ET.SubElement(properties, "SpatialRefSys")
    ET.SubElement(system, "ProjectionsEnabled", type="int").text = "1"
    position = ET.SubElement(properties, "PositionPrecision")
    ET.SubElement(position, "DegreeFormat", type="QString").text = "D"
    ET.indent(root)
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + ET.tostring(
        root, encoding="unicode"
    )


def _around(boxes: list[Box]) -> Box:
    """The box of all of them with a margin of a twentieth; of Qinghai without any."""
    if not boxes:
        return extents.HOME
    west, south = min(b.west for b in boxes), min(b.south for b in boxes)
    east, north = max(b.east for b in boxes), max(b.north for b in boxes)
    margin = max(east - west, north - south, 0.02) / 20
    return Box(west - margin, south - margin, east + margin, north + margin)


_QGIS_NUMBERS = {"EPSG:3857": "3857", "EPSG:4326": "3452"}


def _crs(parent: ET.Element, code: str) -> None:
    system = ET.SubElement(parent, "spatialrefsys")
    # Without a number of its own list QGIS does not look at the code.
    ET.SubElement(system, "srsid").text = _QGIS_NUMBERS[code]
    ET.SubElement(system, "srid").text = code.removeprefix("EPSG:")
    ET.SubElement(system, "authid").text = code


def _metres(box: Box) -> tuple[float, float, float, float]:
    """The box in the plane of EPSG:3857, in metres."""
    return (*_plane(box.west, box.south), *_plane(box.east, box.north))


_RADIUS = 6378137.0
_LAST_LATITUDE = 85.0


def _plane(longitude: float, latitude: float) -> tuple[float, float]:
    latitude = max(-_LAST_LATITUDE, min(_LAST_LATITUDE, latitude))
    return (
        math.radians(longitude) * _RADIUS,
        math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)) * _RADIUS,
    )
