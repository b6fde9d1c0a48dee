"""UTM and Gauss-Krüger: every way to name the zone, contradictions refused, open zones offered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.places.candidate import Candidate, Hints, PositionError
from db.places.datum import distance_m
from db.places.plane import read_plane
from db.places.projection import GAUSS_KRUGER_SCALE, UTM_SCALE, degrees_to_plane

HERE = (34.122278, 93.870111)
PLANE = "580270.81", "3777566.87"  # central meridian 93
UTM = "580238.70", "3776055.84"  # zone 46


def read(text: str, **hints: object) -> list[Candidate]:
    return read_plane(text, Hints(**hints))  # type: ignore[arg-type]


def metres(candidate: Candidate, place: tuple[float, float] = HERE) -> float:
    return distance_m(candidate.latitude, candidate.longitude, *place)


@pytest.mark.parametrize(
    "text",
    [
        "46N {e} {n}",
        "46S {e} {n}",
        "46 S {e}mE {n}mN",
        "{e} {n} 46N",
        "{n}, {e} (46S)",
        "utm46n {e} {n}",
        "UTM 46 {e} {n}",
        "UTM zone 46N E{e} N{n}",
        "UTM Zone 46, Northern Hemisphere: {e} E, {n} N",
        "WGS84 UTM 46N X={e} Y={n}",
        "UTM 46带 北半球 东 {e} 北 {n}",
        "46带 {e} {n}",
        "EPSG:32646 {e} {n}",
        "通用横轴墨卡托 46北 {e}，{n}",
    ],
)
def test_utm_with_its_zone(text: str) -> None:
    (found,) = read(text.format(e=UTM[0], n=UTM[1]))
    assert found.format == "utm"
    assert metres(found) < 0.05
    assert not found.doubtful


def test_s_is_the_band_in_china_and_the_south_elsewhere() -> None:
    # 32 to 40 degrees north is band S: a southern Qinghai would lie in the Southern Ocean.
    assert read("46S 580239 3776056")[0].latitude > 0
    # This northing cannot be band S.
    (sydney,) = read("56S 334873 6252266")
    assert metres(sydney, (-33.857, 151.215)) < 100
    # And here nobody can know.
    both = read("33S 300000 4000000")
    assert [one.doubtful for one in both] == [True, True]
    assert both[0].latitude > 0 > both[1].latitude


def test_utm_far_from_home_in_every_band() -> None:
    (eiffel,) = read("31U 448251 5411932")
    assert metres(eiffel, (48.8582, 2.2945)) < 50
    (cn_tower,) = read("17T 630084 4833438")
    assert metres(cn_tower, (43.642567, -79.387139)) < 5


@pytest.mark.parametrize(
    "text",
    [
        "{n} 31{e}",
        "31{e} {n}",
        "X={n} Y=31{e}",
        "x：{n}，y：31{e}",
        "16{e},{n}",
        "纵坐标{n} 横坐标16{e}",
        "{n} {e} 3度带31带",
        "{n} {e} 三度带第31带",
        "{n} {e} 带号：31",
        "高斯克吕格 六度带 16带 {n} {e}",
        "国家2000 3度带 X:{n}米 Y:31{e}米",
        "{n} {e} 中央经线93°",
        "{n} {e} 中央子午线：东经93度",
        "{e} {n} CM 93E",
        "{e} {n} L0=93",
        "EPSG:4519 31{e} {n}",
        "EPSG:4540 {e} {n}",
        "CGCS2000_3_Degree_GK_Zone_31 31{e} {n}",
        "CGCS2000 3-degree Gauss-Kruger zone 31: {e} {n}",
        "北坐标 {n}；东坐标 {e}；中央经线 93",
    ],
)
def test_plane_coordinates_with_their_zone(text: str) -> None:
    (found,) = read(text.format(e=PLANE[0], n=PLANE[1]))
    assert found.format.startswith("gauss_kruger")
    assert metres(found) < 0.05
    assert not found.doubtful


@pytest.mark.parametrize("text", ["580,270.81 3,777,566.87 L0=93", "3777566,87 580270,81 L0=93"])
def test_commas_within_numbers(text: str) -> None:
    (found,) = read(text)
    assert metres(found) < 0.05


def test_a_datum_chooses_the_ellipsoid() -> None:
    text = "31{} {}".format(*PLANE)
    (modern,) = read(text)
    (old,) = read("北京54 " + text)
    assert (modern.datum, modern.usual_datum) == (None, "cgcs2000")
    assert old.datum == "beijing54"
    # Same metres on the larger ellipsoid: some 65 m apart before any change of datum.
    assert 50 < distance_m(old.latitude, old.longitude, modern.latitude, modern.longitude) < 80
    (said,) = read(text, datum="beijing54")
    assert (said.latitude, said.longitude) == (old.latitude, old.longitude)


def test_an_open_zone_is_offered_not_guessed() -> None:
    found = read(f"{PLANE[1]} {PLANE[0]}")
    assert len(found) > 3
    assert all(one.doubtful for one in found)
    assert all(one.reason is not None for one in found)
    assert metres(found[0]) < 0.05
    # The same for UTM, in its own zones.
    utm = read(f"UTM {UTM[0]} {UTM[1]}")
    assert metres(utm[0]) < 0.05
    assert all(one.doubtful and one.format == "utm" for one in utm)
    # The width alone still leaves the zone open.
    assert all(one.doubtful for one in read(f"{PLANE[1]} {PLANE[0]} 6度带"))


def test_a_zone_of_two_grids_is_asked_about() -> None:
    # Zone 45: UTM's lies in Xizang, the national one on the Russian border.
    found = read(f"{PLANE[1]} {PLANE[0]} 45带")
    assert [one.format for one in found] == ["utm", "gauss_kruger_3"]
    assert all(one.doubtful for one in found)
    # 31N is Europe's; somebody in Qinghai may have meant the national zone 31.
    found = read(f"31N {PLANE[0]} {PLANE[1]}")
    assert {one.format for one in found} == {"utm", "gauss_kruger_3"}
    assert all(one.doubtful for one in found)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("46R 580239 3776056", "band R"),
        ("46T 580239 3776056", "band T"),
        ("61N 580239 3776056", "zone 61"),
        ("46N 1580239 3776056", "no UTM position"),
        ("24580270 3777566", "zone 24"),
        ("46580270 3777566", "zone 46"),
        ("31580270 3777566 6度带", "another one"),
        ("31580270 3777566 32带", "another one"),
        ("31580270 3777566 中央经线96", "another one"),
        ("31950000 3777566", "outside its zone"),
        ("580270 3777566 中央经线12", "far from China"),
        ("EPSG:3857 580270 3777566", "EPSG"),
    ],
)
def test_contradictions_are_refused(text: str, reason: str) -> None:
    with pytest.raises(PositionError, match=reason):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "34.122278, 93.870111",
        "3407.3367N 09352.2067E",
        "400722.8N740722.8W",
        "340720.2N 0935212.4E",
        "580270 3777566 4500",
        "电话 13897650123",
        "3777566",
        "岩羊 580270 3777566",
        "1234.5, 1241.1",
    ],
)
def test_other_texts_are_left_to_others(text: str) -> None:
    assert read(text) == []


places = st.tuples(st.floats(26, 44), st.floats(76, 120))


@given(places, st.sampled_from(["cgcs2000", "beijing54", "xian80"]), st.booleans(), st.booleans())
def test_every_place_comes_back_from_its_zone(
    place: tuple[float, float], datum: str, wide: bool, northing_first: bool
) -> None:
    width = 6 if wide else 3
    zone = int(place[1] // 6) + 1 if wide else round(place[1] / 3)
    meridian = zone * 6 - 3 if wide else zone * 3
    easting, northing = degrees_to_plane(*place, meridian, GAUSS_KRUGER_SCALE, datum)
    parts = [f"{zone}{easting:010.3f}", f"{northing:.3f}"]
    text = " ".join(reversed(parts) if northing_first else parts)
    (found,) = read(text, datum=datum)
    assert found.format == f"gauss_kruger_{width}"
    assert metres(found, place) < 0.01
    # Without the zone the place is among those offered, and none of them is sure.
    offered = read(f"{northing:.3f} {easting:.3f}", datum=datum, near=place)
    assert metres(offered[0], place) < 0.01
    assert len(offered) == 1 or all(one.doubtful for one in offered)


@given(st.tuples(st.floats(-79, 83), st.floats(-179.9, 179.9)))
def test_utm_comes_back_all_over_the_world(place: tuple[float, float]) -> None:
    zone = int((place[1] + 180) // 6) + 1
    easting, northing = degrees_to_plane(*place, zone * 6 - 183, UTM_SCALE, "wgs84")
    south = place[0] < 0
    northing += 10_000_000 if south else 0
    if northing < 100_000:  # too few digits to be told from a height
        return
    found = read(
        f"UTM {zone} {'southern' if south else 'northern'} hemisphere {easting:.3f} {northing:.3f}"
    )
    assert min(metres(one, place) for one in found) < 0.01


def test_the_national_grids_are_those_of_the_register_of_systems() -> None:
    """EPSG's own definitions, by another way through PROJ."""
    from pyproj import Transformer

    for code, text in (
        (4519, "{e} {n}"),  # 3-degree zone 31, zone in the easting
        (4540, "{e} {n} 中央经线93"),
        (4494, "{e} {n}"),  # 6-degree zone 16
        (4505, "{e} {n} 16带"),
        (32646, "46N {e} {n}"),
    ):
        way = Transformer.from_crs(4490 if code < 30000 else 4326, code)
        first, second = way.transform(*HERE)
        northing, easting = (first, second) if code < 30000 else (second, first)
        (found,) = read(text.format(e=f"{easting:.3f}", n=f"{northing:.3f}"))
        assert metres(found) < 0.01, code


def test_threads_read_at_the_same_time() -> None:
    from concurrent.futures import ThreadPoolExecutor

    texts = [f"{zone}580270.81 3777566.87" for zone in range(28, 36)] * 40
    alone = [read(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read, texts)) == alone
