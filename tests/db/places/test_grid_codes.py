"""MGRS and plus codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.places.candidate import Hints, PositionError
from db.places.datum import distance_m
from db.places.mgrs import read_mgrs
from db.places.plus_code import read_plus_code

# Computed with GEOTRANS, the reference software of the US National Geospatial-Intelligence Agency.
MGRS = [
    ("46SEC8023876055", (34.122278, 93.870111)),
    ("46SEC5635258997", (33.97, 93.61)),
    ("47SLV3674329982", (35.5, 97.2)),
    ("46RFA8894841074", (31.99, 95.0)),
    ("46SFA8890743292", (32.01, 95.0)),
]


@pytest.mark.parametrize(("text", "place"), MGRS)
def test_mgrs_meets_the_reference_software(text: str, place: tuple[float, float]) -> None:
    (found,) = read_mgrs(text, Hints())
    # The reference names the square's corner, this its middle.
    assert distance_m(found.latitude, found.longitude, *place) < 1.5
    assert (found.format, found.datum, found.uncertainty_m) == ("mgrs", "wgs84", 1)


@pytest.mark.parametrize(
    ("text", "uncertainty"),
    [
        ("46SEC8023876055", 1),
        ("46S EC 80238 76055", 1),
        ("MGRS: 46sec 80238 76055", 1),
        ("46SEC 8023 7605", 7),
        ("46SEC802760", 71),
        ("46SEC 80 76", 707),
        ("46SEC87", 7071),
    ],
)
def test_fewer_digits_are_a_larger_square(text: str, uncertainty: float) -> None:
    (found,) = read_mgrs(text, Hints())
    assert found.uncertainty_m == pytest.approx(uncertainty, abs=1)
    away = distance_m(found.latitude, found.longitude, 34.122278, 93.870111)
    assert away <= uncertainty + 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("46SEC", "100 km"),
        ("46SEC123456789012", "too many"),
        ("46SEC123", "as many digits"),
        ("46SEC 1234 123", "as many digits"),
        ("46SJC1234", "does not exist"),  # the columns of zone 46 are A to H
        ("46SIC1234", "does not exist"),
        ("46SEW1234", "does not exist"),
        ("61SEC1234", "does not exist"),
        ("46IEC1234", "does not exist"),
    ],
)
def test_what_is_no_square_is_refused(text: str, reason: str) -> None:
    with pytest.raises(PositionError, match=reason):
        read_mgrs(text, Hints())


@pytest.mark.parametrize("text", ["", "46N 580238 3776055", "34.1, 93.8", "46 580238", "SEC12"])
def test_other_texts_are_no_grid_reference(text: str) -> None:
    assert read_mgrs(text, Hints()) == []


@pytest.mark.parametrize(
    "text", ["8M6M4VCC+W2", "8m6m4vcc+w2", "Plus code: 8M6M4VCC+W2", "8M6M4VCC+W2 玉树 青海"]
)
def test_whole_plus_codes(text: str) -> None:
    (found,) = read_plus_code(text, Hints())
    assert distance_m(found.latitude, found.longitude, 34.122278, 93.870111) < 10
    assert found.uncertainty_m == 10


def test_a_coarse_plus_code_says_how_coarse_it_is() -> None:
    (found,) = read_plus_code("8M6M4V00+", Hints())
    assert distance_m(found.latitude, found.longitude, 34.122278, 93.870111) < 3700
    assert found.uncertainty_m == pytest.approx(3597, abs=30)


def test_a_short_plus_code_needs_a_place() -> None:
    with pytest.raises(PositionError, match="short plus code"):
        read_plus_code("4VCC+W2 治多", Hints())
    (found,) = read_plus_code("4VCC+W2 治多", Hints(near=(33.85, 95.6)))
    assert (found.latitude, found.longitude) == pytest.approx((34.12231, 95.87006), abs=1e-5)


# What the reference implementation gives for these places (Open Location Code 1.0.1).
@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [
        ("8M5MXJ95+82", 33.9683125, 93.6075625),
        ("8P83JQ8H+RCR", 36.6171125, 101.778515625),
        ("8M3R2G22+", 31.00125, 96.50125),
        ("8M7G2200+", 35.025, 90.025),
        ("8M5MR622+2222", 33.8000025, 93.200003906),
        ("4VCPPQGP+Q9", -41.2730625, 174.7859375),
        ("CVXXWW22+22", 89.9000625, 179.9000625),
    ],
)
def test_plus_codes_are_those_of_the_reference(
    code: str, latitude: float, longitude: float
) -> None:
    (found,) = read_plus_code(code, Hints())
    assert (found.latitude, found.longitude) == pytest.approx((latitude, longitude), abs=1e-8)


@pytest.mark.parametrize(
    ("code", "near", "there"),
    [
        ("XJ95+82", (33.9, 93.5), (33.9683125, 93.6075625)),
        ("CC5H+8G", (36.6, 101.8), (36.4083125, 101.4288125)),
        ("5775+8P", (0.97, -179.9), (1.1633125, -179.7406875)),
    ],
)
def test_short_codes_take_the_nearest_cell(
    code: str, near: tuple[float, float], there: tuple[float, float]
) -> None:
    (found,) = read_plus_code(code, Hints(near=near))
    assert (found.latitude, found.longitude) == pytest.approx(there, abs=1e-8)


@given(st.text(alphabet="0123456789ABCDEFSJMVWX+ 东", max_size=20))
def test_any_letters_are_a_square_or_not(text: str) -> None:
    for reader in (read_mgrs, read_plus_code):
        try:
            found = reader(text, Hints(near=(34.0, 94.0)))
        except PositionError:
            continue
        for one in found:
            assert abs(one.latitude) <= 90
            assert abs(one.longitude) <= 180
