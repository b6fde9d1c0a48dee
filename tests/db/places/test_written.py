"""Positions written in every form are read back as the same place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.places.datum import distance_m
from db.places.locate import locate
from db.places.written import SHOWN, utm, written, written_in


@given(st.floats(26.5, 41), st.floats(74, 120), st.sampled_from(SHOWN))
def test_what_is_written_is_read_as_the_same_place(lat: float, lon: float, form: str) -> None:
    text = written(lat, lon, form)
    found = locate(text)
    assert found is not None
    assert found.format == form
    assert not found.doubtful
    # A second of arc has a decimal, the others end at the metre.
    assert distance_m(lat, lon, found.latitude, found.longitude) < 2.2, text


@given(st.floats(-79.9, 83.9), st.floats(-180, 179.99))
def test_mgrs_anywhere_on_earth_is_read_back(lat: float, lon: float) -> None:
    found = locate(written(lat, lon, "mgrs"))
    assert found is not None
    assert distance_m(lat, lon, found.latitude, found.longitude) < 1.5


def test_known_positions() -> None:
    assert written(33.85123, 95.61456) == "33.85123, 95.61456"
    assert written(33.85123, 95.61456, "degrees_minutes_seconds") == "33°51′04.4″N 95°36′52.4″E"
    assert written(-33.5, -70.25, "degrees_minutes") == "33°30.000′S 70°15.000′W"
    assert written(29.99999999, 95.0, "degrees_minutes_seconds").startswith("30°00′00.0″N")
    assert utm(61.0, 5.0)[0] == 32  # the wide zone of Norway
    assert utm(78.0, 20.0)[0] == 33


def test_beyond_the_grid_there_are_degrees() -> None:
    assert written(88.0, 10.0, "mgrs") == "88.00000, 10.00000"
    with pytest.raises(ValueError, match="swiss"):
        written(34.0, 95.0, "swiss")


def test_what_is_pasted_into_a_map_app_is_shifted() -> None:
    text = written_in(36.62, 101.77, "gcj02")
    back = locate(text, "gcj02")
    assert back is not None
    assert distance_m(36.62, 101.77, back.latitude, back.longitude) < 1
    plain = locate(text)
    assert plain is not None
    assert distance_m(36.62, 101.77, plain.latitude, plain.longitude) > 100
