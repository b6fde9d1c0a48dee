"""How the layers of a records file look in QGIS at first sight.

Colours are told apart by colour-blind eyes (Okabe & Ito, https://jfly.uni-koeln.de/color/), and no
two of them have the same shape. Words are Chinese, with the English ones beside them in lists, as
`gpkg_data_columns` has them. A style somebody saved in QGIS as the default stays the default.
"""

from __future__ import annotations

import sqlalchemy as sa

from db import vocabularies as voc
from db.fields import FieldSpec, Kind, Vocabulary
from db.gis.qml import Arrow, Category, Colour, Marker, Style, qml
from db.models.base import RecordType
from db.record_types import record_type

STYLE_NAME = "雪迹 Snowtrack"

_VERMILION: Colour = "213,94,0,255"
_BLUE: Colour = "0,114,178,255"
_GREEN: Colour = "0,158,115,255"
_ORANGE: Colour = "230,159,0,255"
_SKY: Colour = "86,180,233,255"
_PURPLE: Colour = "204,121,167,255"
_GREY: Colour = "120,128,126,255"
_DARK: Colour = "50,60,58,255"

_TITLES = {
    "OGC_FID": "编号",
    "uuid": "记录标识",
    "case_uuid": "案例标识",
    "species_zh": "物种",
    "species_bo": "物种（藏文）",
    "species_en": "物种（英文）",
    "scientific_name": "学名",
    "protection": "保护级别",
    "place_zh": "地点",
    "changed_at": "修改时间",
    "leg_number": "第几段",
    "kind": "类型",
    "from_name": "从",
    "to_name": "到",
    "certain": "走向确切",
    "case_number": "案例编号",
    "individual_name": "个体名",
    "status": "状态",
}
_HIDDEN = frozenset({"uuid", "case_uuid"})

KINDS = (("transport", "转运"), ("release", "放归"), ("check", "放归后查看"))
_CERTAIN = (("1", "是"), ("0", "否：有一端只知道所在的县乡"))


def chinese(words: tuple[str, ...], english: object) -> str:
    """The first Chinese spelling among `words`; the English one where there is none."""
    return next((word for word in words if any(c >= "\u4e00" for c in word)), str(english))


def _list(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    return [
        (term.code, f"{chinese(term.aliases, term.label)} · {term.label}")
        for term in vocabulary.terms
    ]


def _title(spec: FieldSpec) -> str:
    return chinese(spec.aliases, spec.label)


def style_of(layer: str, columns: list[str]) -> Style:
    """The style of one of our layers. columns: of its view, without the geometry."""
    return _STYLES[layer](columns)


def _from_type(type: RecordType, columns: list[str]) -> tuple[dict[str, str], dict[str, object]]:
    titles: dict[str, str] = {}
    lists: dict[str, object] = {}
    for name in columns:
        spec = type.by_name.get(name)
        titles[name] = _title(spec) if spec is not None else _TITLES.get(name, name)
        if spec is not None and spec.vocabulary is not None and spec.kind is Kind.CHOICE:
            lists[name] = _list(spec.vocabulary)
    if "protection" in columns:
        lists["protection"] = _list(voc.PROTECTION)
    return titles, lists


def _style(
    type: RecordType,
    columns: list[str],
    attribute: str,
    categories: list[Category],
    label: str,
    label_from: int,
    name: str,
) -> Style:
    titles, lists = _from_type(type, columns)
    return Style(
        attribute,
        categories,
        name,
        label,
        label_from,
        titles,
        lists,  # type: ignore[arg-type]
        _HIDDEN,
    )


_SPECIES = 'coalesce("species_zh", "scientific_name", \'?\')'


def _sightings(columns: list[str]) -> Style:
    first, second = (
        f"{chinese(term.aliases[1:], term.label)} · {term.label}" for term in voc.PROTECTION.terms
    )
    return _style(
        record_type("sighting"),
        columns,
        "protection",
        [
            Category("I", first, Marker("diamond", _VERMILION, 3.4)),
            Category("II", second, Marker("triangle", _BLUE, 3.0)),
            Category("", "其他物种 · Other species", Marker("circle", _GREY, 2.2)),
        ],
        f"{_SPECIES} || if(\"individual_count\" > 1, ' × ' || \"individual_count\", '')",
        150_000,
        f"{_SPECIES} || ' ' || coalesce(\"event_date\", '')",
    )


_STATUSES = {
    "reported": Marker("square", _SKY, 3.0),
    "in_transport": Marker("triangle", _ORANGE, 3.2),
    "in_care": Marker("diamond", _VERMILION, 3.6),
    "released": Marker("circle", _GREEN, 3.0),
    "died": Marker("cross_fill", _DARK, 3.2),
    "euthanised": Marker("cross_fill", _GREY, 3.2),
    "dead_on_arrival": Marker("cross_fill", _PURPLE, 3.2),
    "transferred": Marker("pentagon", _BLUE, 3.2),
    "kept": Marker("hexagon", _PURPLE, 3.2),
    "escaped": Marker("star", _BLUE, 3.6),
}
_OTHER = Marker("circle", _GREY, 2.6)
_CASE = "coalesce(\"case_number\", '') || ' ' || " + _SPECIES


def _rescues(columns: list[str]) -> Style:
    type = record_type("rescue")
    vocabulary = type.field("status").vocabulary
    assert vocabulary is not None
    return _style(
        type,
        columns,
        "status",
        [
            *(
                Category(code, words, _STATUSES.get(code, _OTHER))
                for code, words in _list(vocabulary)
            ),
            Category("", "其他 · Other", _OTHER),
        ],
        f"{_SPECIES} || '\\n' || coalesce(\"case_number\", '')",
        500_000,
        _CASE,
    )


def _releases(columns: list[str]) -> Style:
    type = record_type("outcome")
    vocabulary = type.field("release_type").vocabulary
    assert vocabulary is not None
    shapes = (Marker("star", _GREEN, 4.2), Marker("star", _SKY, 4.2), Marker("star", _ORANGE, 4.2))
    return _style(
        type,
        columns,
        "release_type",
        [
            *(
                Category(code, words, shapes[min(number, len(shapes) - 1)])
                for number, (code, words) in enumerate(_list(vocabulary))
            ),
            Category("", "放归 · Release", shapes[0]),
        ],
        f"{_SPECIES} || '\\n' || coalesce(\"event_date\", '')",
        500_000,
        _CASE,
    )


def _routes(columns: list[str]) -> Style:
    rescue = record_type("rescue")
    titles, lists = _from_type(rescue, columns)
    titles.update({name: _TITLES[name] for name in columns if name in _TITLES})
    transport = record_type("transport")
    for name in ("event_date", "distance_km", "elapsed_hours"):
        titles[name] = _title(transport.field(name))
    return Style(
        "\"kind\" || if(\"certain\", '', '?')",
        [
            Category("transport", "转运 · Transport", Arrow(_BLUE)),
            Category(
                "transport?", "转运（走向大概） · Transport, roughly", Arrow(_BLUE, dashed=True)
            ),
            Category("release?", "送往放归点 · To the release", Arrow(_GREEN, dashed=True)),
            Category("check?", "放归后去向 · Seen after release", Arrow(_PURPLE, dashed=True)),
        ],
        _CASE + " || ' (' || \"leg_number\" || ')'",
        'coalesce("individual_name", "case_number", \'\') || \' \' || "leg_number" || '
        "coalesce(' · ' || \"distance_km\" || ' km', '')",
        2_000_000,
        titles,
        {**lists, "kind": KINDS, "certain": _CERTAIN},  # type: ignore[dict-item]
        _HIDDEN,
    )


_STYLES = {
    "sightings": _sightings,
    "rescues": _rescues,
    "releases": _releases,
    "routes": _routes,
}


def columns_of(connection: sa.Connection, layer: str) -> list[str]:
    """The columns of a layer's view, in order, without its geometry."""
    rows = connection.exec_driver_sql(f"PRAGMA table_info({layer})")
    return [row[1] for row in rows if row[1] != "geom"]


def write_styles(connection: sa.Connection) -> None:
    """Put the styles of this version into `layer_styles`, in place of our earlier ones."""
    if connection.dialect.name != "sqlite":
        return
    run = connection.exec_driver_sql
    for layer in _STYLES:
        text = qml(style_of(layer, columns_of(connection, layer)))
        ours = "f_table_name = ? AND owner = ?"
        known = run(f"SELECT id FROM layer_styles WHERE {ours}", (layer, "Snowtrack")).first()
        if known is not None:
            run(
                "UPDATE layer_styles SET styleQML = ?, styleName = ? WHERE id = ?",
                (text, STYLE_NAME, known[0]),
            )
            continue
        run(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
            "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, "
            "ui, update_time) VALUES ('', '', ?, 'geom', ?, ?, '', 1, ?, 'Snowtrack', NULL, "
            "strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))",
            (layer, STYLE_NAME, text, STYLE_NAME),
        )
