"""GCJ-02 and BD-09 to WGS 84 and back: published figures, round trips, nothing shifted abroad."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import vocabularies
from db.places import datum
from db.places.datum_hint import fitting_datum

# googollee/eviltransform (BSD-2-Clause), its own test figures: WGS 84 -> GCJ-02.
GCJ02 = [
    ((31.1774276, 121.5272106), (31.17530398364597, 121.531541859215)),
    ((22.543847, 113.912316), (22.540796131694766, 113.9171764808363)),
    ((39.911954, 116.377817), (39.91334545536069, 116.38404722455657)),
]
# The example answer in the documentation of Baidu's own geoconv service, WGS 84 -> BD-09.
BAIDU = ((29.575429778924, 114.21892734521), (29.57908428837437, 114.2307519546763))

china = st.tuples(st.floats(18, 53.5), st.floats(73.5, 135))


@pytest.mark.parametrize(("wgs84", "gcj02"), GCJ02)
def test_gcj02_meets_the_published_figures(wgs84, gcj02):
    assert datum.from_wgs84(*wgs84, "gcj02") == pytest.approx(gcj02, abs=1e-12)
    assert datum.distance_m(*datum.to_wgs84(*gcj02, "gcj02"), *wgs84) < 0.001


def test_bd09_meets_baidus_own_answer():
    wgs84, bd09 = BAIDU
    assert datum.distance_m(*datum.from_wgs84(*wgs84, "bd09"), *bd09) < 1
    assert datum.distance_m(*datum.to_wgs84(*bd09, "bd09"), *wgs84) < 1


@given(china, st.sampled_from(datum.DATUMS))
def test_there_and_back_is_the_same_place(position, name):
    back = datum.to_wgs84(*datum.from_wgs84(*position, name), name)
    assert datum.distance_m(*position, *back) < 0.001


@given(china)
def test_what_a_map_app_shows_is_the_next_valley(position):
    shown = datum.from_wgs84(*position, "gcj02")
    assert 20 < datum.distance_m(*position, *shown) < 1000
    assert datum.shift_m(*shown, "gcj02") == pytest.approx(
        datum.distance_m(*position, *shown), rel=0.01
    )


@given(
    st.one_of(
        st.tuples(st.floats(-90, 0.82), st.floats(-180, 180)),
        st.tuples(st.floats(55.9, 90), st.floats(-180, 180)),
        st.tuples(st.floats(-90, 90), st.floats(-180, 72.0)),
        st.tuples(st.floats(-90, 90), st.floats(137.9, 180)),
    ),
    st.sampled_from(datum.DATUMS),
)
def test_outside_the_box_nothing_moves(position, name):
    assert datum.from_wgs84(*position, name) == position
    assert datum.to_wgs84(*position, name) == position


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_government_coordinates_are_taken_as_they_are(latitude, longitude):
    assert datum.to_wgs84(latitude, longitude, "cgcs2000") == (latitude, longitude)


@given(st.floats(0, 60), st.floats(71, 139), st.sampled_from(datum.DATUMS))
def test_a_conversion_never_throws_a_point_far_away(latitude, longitude, name):
    moved = datum.to_wgs84(latitude, longitude, name)
    assert datum.distance_m(latitude, longitude, *moved) < 3000


def test_beijing_54_is_the_published_shift_of_the_nearest_basin():
    """EPSG:15921 by way of PROJ, which knows it from the register."""
    from pyproj import Transformer

    way = Transformer.from_pipeline(
        "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=cart "
        "+ellps=krass +step +proj=helmert +x=15.8 +y=-154.4 +z=-82.3 +step +inv +proj=cart "
        "+ellps=WGS84 +step +proj=unitconvert +xy_in=rad +xy_out=deg"
    )
    for place in ((34.1, 93.9), (36.6, 101.8), (32.0, 97.0), (44.0, 84.0)):
        lon, lat = way.transform(place[1], place[0], 0)[:2]
        assert datum.distance_m(*datum.to_wgs84(*place, "beijing54"), lat, lon) < 0.01


@pytest.mark.parametrize(
    ("shift", "rotation", "scale"),
    [
        ((15.53, -113.82, -41.38), 0.814, -0.38),  # EPSG:15919
        ((31.4, -144.3, -74.8), 0.814, -0.38),  # EPSG:15920
        ((18.0, -136.8, -73.7), 0.814, -0.38),  # EPSG:15935
        ((11.911, -154.833, -80.079), 0.0, 0.0),  # EPSG:15936
        ((12.646, -155.176, -80.863), 0.0, 0.0),  # EPSG:15918
    ],
)
def test_the_accuracy_of_beijing_54_covers_what_else_is_published(shift, rotation, scale):
    from pyproj import Transformer

    x, y, z = shift
    way = Transformer.from_pipeline(
        "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=cart "
        f"+ellps=krass +step +proj=helmert +x={x} +y={y} +z={z} +rx=0 +ry=0 +rz={rotation} "
        f"+s={scale} +convention=position_vector +step +inv +proj=cart +ellps=WGS84 "
        "+step +proj=unitconvert +xy_in=rad +xy_out=deg"
    )
    for place in ((30.0, 90.0), (34.1, 93.9), (37.0, 102.0), (32.0, 97.0)):
        lon, lat = way.transform(place[1], place[0], 0)[:2]
        away = datum.distance_m(*datum.to_wgs84(*place, "beijing54"), lat, lon)
        assert away <= datum.ACCURACY_M["beijing54"]


def test_xian_80_moves_by_the_published_shift_of_map_sheets():
    lat, lon = datum.to_wgs84(34.1, 93.9, "xian80")
    north = datum.distance_m(34.1, 93.9, lat, 93.9)
    east = datum.distance_m(34.1, 93.9, 34.1, lon)
    # The guide of 2008: 9 m south to 43 m north, 76 to 119 m east; the farthest corner is covered.
    assert north == pytest.approx((43 - 9) / 2, abs=0.2)
    assert east == pytest.approx((76 + 119) / 2, abs=0.5)
    assert np.hypot((43 + 9) / 2, (119 - 76) / 2) <= datum.ACCURACY_M["xian80"]


def test_a_village_tells_the_datum_only_where_it_is_near():
    village = (33.85, 95.6)
    shown = datum.from_wgs84(*village, "gcj02")
    better = fitting_datum(*shown, "wgs84", village)
    assert better is not None
    assert better[0] == "gcj02"
    assert better[1] < 1
    assert better[2] > 150
    assert fitting_datum(*shown, "gcj02", village) is None
    assert fitting_datum(*village, "wgs84", village) is None
    # Two kilometres away either would do.
    assert fitting_datum(33.87, 95.6, "wgs84", village) is None


def test_every_datum_of_the_vocabulary_is_known():
    for code in vocabularies.DATUM.codes():
        assert code in datum.DATUMS
        assert code in datum.ACCURACY_M
        datum.to_wgs84(34.1, 95.2, code)
        assert code in datum.SHORT_NAMES
    with pytest.raises(ValueError, match="pulkovo42"):
        datum.to_wgs84(34.1, 95.2, "pulkovo42")
    with pytest.raises(ValueError, match="pulkovo42"):
        datum.from_wgs84(34.1, 95.2, "pulkovo42")


@pytest.mark.parametrize("name", datum.DATUMS)
def test_columns_agree_with_single_positions(name):
    random = np.random.default_rng(7)
    lats, lons = random.uniform(-5, 60, 500), random.uniform(68, 142, 500)
    lats[3] = np.nan
    before = lats.copy(), lons.copy()
    new_lats, new_lons = datum.columns_to_wgs84(lats, lons, name)
    np.testing.assert_array_equal(lats, before[0])
    np.testing.assert_array_equal(lons, before[1])
    assert np.isnan(new_lats[3])
    for row in (r for r in range(500) if r != 3):
        single = datum.to_wgs84(float(lats[row]), float(lons[row]), name)
        assert (new_lats[row], new_lons[row]) == pytest.approx(single, abs=1e-9)


def test_distances():
    assert datum.distance_m(34.0, 95.0, 34.0, 95.0) == 0
    # A minute of latitude is the old nautical mile.
    assert datum.distance_m(34.0, 95.0, 34.0 + 1 / 60, 95.0) == pytest.approx(1853, abs=1)
    # Half way round the Earth, and over the date line.
    assert datum.distance_m(0, 0, 0, 180) == pytest.approx(20015115, rel=1e-6)
    assert datum.distance_m(0, 179.5, 0, -179.5) == pytest.approx(111195, rel=1e-4)


REAL = Path(os.environ.get("SNOWTRACK_REAL", Path(__file__).parents[4] / "shared" / "real"))
VECTORS = REAL / "coords" / "eviltransform" / "vectors.csv"


@pytest.mark.skipif(not VECTORS.exists(), reason="other people's files are not here")
def test_published_vectors():
    with VECTORS.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            given_, wanted = (
                (float(row[f"lat_{end}"]), float(row[f"lng_{end}"])) for end in ("in", "out")
            )
            if row["kind"] == "wgs2gcj":
                assert datum.from_wgs84(*given_, "gcj02") == pytest.approx(wanted, abs=1e-9)
            else:
                # eviltransform's BD-09 uses another factor than Baidu's service (db.places.datum
                # says which); the two differ by up to 42 m at these points.
                assert datum.distance_m(*datum.to_wgs84(*given_, "bd09"), *wanted) < 45
