"""The names of the ways in which a position can be written."""

from __future__ import annotations

from db.text import Text, translate_noop

FORMATS: dict[str, Text] = {
    "decimal": translate_noop("PositionFormat", "decimal degrees"),
    "degrees_minutes": translate_noop("PositionFormat", "degrees and minutes"),
    "degrees_minutes_seconds": translate_noop("PositionFormat", "degrees, minutes, seconds"),
    "utm": translate_noop("PositionFormat", "UTM"),
    "mgrs": translate_noop("PositionFormat", "MGRS"),
    "gauss_kruger_3": translate_noop("PositionFormat", "plane coordinates, 3-degree zone"),
    "gauss_kruger_6": translate_noop("PositionFormat", "plane coordinates, 6-degree zone"),
    "gauss_kruger": translate_noop("PositionFormat", "plane coordinates, own meridian"),
    "plus_code": translate_noop("PositionFormat", "plus code"),
    "geo_uri": translate_noop("PositionFormat", "geo link"),
    "wechat_location": translate_noop("PositionFormat", "WeChat location"),
    "tencent_link": translate_noop("PositionFormat", "Tencent map link"),
    "amap_link": translate_noop("PositionFormat", "Amap link"),
    "baidu_link": translate_noop("PositionFormat", "Baidu map link"),
    "google_link": translate_noop("PositionFormat", "Google map link"),
    "apple_link": translate_noop("PositionFormat", "Apple map link"),
    "bing_link": translate_noop("PositionFormat", "Bing map link"),
    "openstreetmap_link": translate_noop("PositionFormat", "OpenStreetMap link"),
    "tianditu_link": translate_noop("PositionFormat", "Tianditu link"),
    "map_link": translate_noop("PositionFormat", "map link"),
}
