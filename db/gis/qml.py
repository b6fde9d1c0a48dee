"""Styles in QML, the language in which QGIS writes down how a layer looks.

Only what QGIS 3.4 and every later one reads: symbols by `prop`, one renderer, labels, titles of
columns, lists of values. Whatever is left out keeps QGIS's own default.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

Colour = str
"""Red, green, blue, opacity, 0-255 each: "213,94,0,255"."""

WHITE: Colour = "255,255,255,255"
INK: Colour = "34,48,47,255"


@dataclass(frozen=True, slots=True)
class Marker:
    """A point. shape: a name QGIS knows (circle, diamond, triangle, square, star …). size: mm.

    angle: degrees clockwise.
    """

    shape: str
    colour: Colour
    size: float = 2.6
    angle: float = 0

    kind = "marker"

    def layers(self) -> list[tuple[str, dict[str, str]]]:
        return [
            (
                "SimpleMarker",
                {
                    "name": self.shape,
                    "color": self.colour,
                    "outline_color": WHITE,
                    "outline_style": "solid",
                    "outline_width": "0.25",
                    "outline_width_unit": "MM",
                    "size": f"{self.size:g}",
                    "size_unit": "MM",
                    "angle": f"{self.angle:g}",
                    "scale_method": "diameter",
                    "joinstyle": "round",
                },
            )
        ]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line with arrow heads along it. width: mm."""

    colour: Colour
    dashed: bool = False
    width: float = 0.7

    kind = "line"

    def layers(self) -> list[tuple[str, dict[str, str]]]:
        return [
            (
                "SimpleLine",
                {
                    "line_color": WHITE,
                    "line_width": f"{self.width + 0.8:g}",
                    "line_width_unit": "MM",
                    "line_style": "solid",
                    "capstyle": "round",
                    "joinstyle": "round",
                },
            ),
            (
                "SimpleLine",
                {
                    "line_color": self.colour,
                    "line_width": f"{self.width:g}",
                    "line_width_unit": "MM",
                    "line_style": "dash" if self.dashed else "solid",
                    "capstyle": "round",
                    "joinstyle": "round",
                },
            ),
            ("MarkerLine", {"placement": "centralpoint", "rotate": "1", "interval_unit": "MM"}),
            ("MarkerLine", {"placement": "lastvertex", "rotate": "1", "interval_unit": "MM"}),
        ]

    def head(self) -> Marker:
        return Marker("triangle", self.colour, 3.6, angle=90)


Symbol = Marker | Arrow


@dataclass(frozen=True, slots=True)
class Category:
    """The features whose attribute is `value`; "" is for all others."""

    value: str
    label: str
    symbol: Symbol


@dataclass(frozen=True, slots=True)
class Style:
    """How a layer looks at first sight.

    attribute, categories: what tells the features apart. name: an expression that names a feature.
    label: an expression drawn beside it from 1:`label_from` on. titles: column -> words over it.
    lists: column -> (value, words) pairs. hidden: columns left out of the table and the form.
    """

    attribute: str
    categories: Sequence[Category]
    name: str
    label: str
    label_from: int
    titles: Mapping[str, str]
    lists: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()


def qml(style: Style) -> str:
    """The style as QGIS stores it."""
    root = ET.Element("qgis", version="3.4.0", styleCategories="AllStyleCategories")
    add_style(root, style)
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f"<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n{body}\n"


def add_style(root: ET.Element, style: Style) -> None:
    """Put what makes the style under `root`: of a style file, or a layer of a project."""
    root.set("labelsEnabled", "1")
    _renderer(root, style)
    _labels(root, style)
    ET.SubElement(root, "layerOpacity").text = "1"
    _fields(root, style)
    ET.SubElement(root, "previewExpression").text = style.name


def _renderer(root: ET.Element, style: Style) -> None:
    renderer = ET.SubElement(
        root,
        "renderer-v2",
        type="categorizedSymbol",
        attr=style.attribute,
        symbollevels="0",
        enableorderby="0",
        forceraster="0",
    )
    categories = ET.SubElement(renderer, "categories")
    symbols = ET.SubElement(renderer, "symbols")
    for number, category in enumerate(style.categories):
        ET.SubElement(
            categories,
            "category",
            value=category.value,
            symbol=str(number),
            label=category.label,
            render="true",
        )
        _symbol(symbols, str(number), category.symbol)
    ET.SubElement(renderer, "rotation")
    ET.SubElement(renderer, "sizescale")


def _symbol(parent: ET.Element, name: str, symbol: Symbol) -> None:
    element = ET.SubElement(
        parent, "symbol", name=name, type=symbol.kind, alpha="1", clip_to_extent="1", force_rhr="0"
    )
    for kind, properties in symbol.layers():
        layer = ET.SubElement(
            element, "layer", {"class": kind, "pass": "0", "enabled": "1", "locked": "0"}
        )
        for key, value in properties.items():
            ET.SubElement(layer, "prop", k=key, v=value)
        if kind == "MarkerLine":
            assert isinstance(symbol, Arrow)
            _symbol(layer, f"@{name}@{len(element) - 1}", symbol.head())


def _labels(root: ET.Element, style: Style) -> None:
    labeling = ET.SubElement(root, "labeling", type="simple")
    settings = ET.SubElement(labeling, "settings")
    text = ET.SubElement(
        settings,
        "text-style",
        fieldName=style.label,
        isExpression="1",
        fontSize="9",
        fontSizeUnit="Point",
        textColor=INK,
        textOpacity="1",
        multilineHeight="1",
        previewBkgrdColor=WHITE,
    )
    ET.SubElement(
        text,
        "text-buffer",
        bufferDraw="1",
        bufferSize="0.8",
        bufferSizeUnits="MM",
        bufferColor=WHITE,
        bufferOpacity="1",
        bufferNoFill="1",
        bufferJoinStyle="128",
    )
    ET.SubElement(settings, "text-format", multilineAlign="3", wrapChar="")
    line = any(isinstance(category.symbol, Arrow) for category in style.categories)
    ET.SubElement(
        settings,
        "placement",
        placement="2" if line else "6",
        placementFlags="10",
        predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR",
        dist="1.5",
        distUnits="MM",
        offsetType="1",
        priority="5",
    )
    ET.SubElement(
        settings,
        "rendering",
        drawLabels="1",
        scaleVisibility="1",
        scaleMin="1",
        scaleMax=str(style.label_from),
        obstacle="1",
        limitNumLabels="0",
        maxNumLabels="2000",
    )


def _fields(root: ET.Element, style: Style) -> None:
    configuration = ET.SubElement(root, "fieldConfiguration")
    for name in style.titles:
        element = ET.SubElement(configuration, "field", name=name, configurationFlags="None")
        if name in style.hidden:
            ET.SubElement(element, "editWidget", type="Hidden")
        elif name in style.lists:
            widget = ET.SubElement(element, "editWidget", type="ValueMap")
            config = ET.SubElement(widget, "config")
            options = ET.SubElement(config, "Option", type="Map")
            values = ET.SubElement(options, "Option", type="List", name="map")
            for value, words in style.lists[name]:
                pair = ET.SubElement(values, "Option", type="Map")
                ET.SubElement(pair, "Option", type="QString", name=words, value=value)
    aliases = ET.SubElement(root, "aliases")
    for number, (name, title) in enumerate(style.titles.items()):
        ET.SubElement(aliases, "alias", index=str(number), field=name, name=title)
    table = ET.SubElement(root, "attributetableconfig", actionWidgetStyle="dropDown")
    columns = ET.SubElement(table, "columns")
    for name in style.titles:
        ET.SubElement(
            columns,
            "column",
            type="field",
            name=name,
            hidden="1" if name in style.hidden else "0",
            width="-1",
        )
