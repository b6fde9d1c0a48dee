"""GPX from any receiver is read; what is none is refused in words."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from db.errors import Cancelled, UserError
from db.tracks.gpx import GpxFile, parse_time, read_gpx
from tests.exif_photos import gpx

REAL = Path(os.environ.get("SNOWTRACK_REAL", Path(__file__).parents[4] / "shared" / "real")) / "gpx"


def read(tmp_path: Path, text: str | bytes) -> GpxFile:
    path = tmp_path / "track.gpx"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_gpx(path)


def test_the_sample_track() -> None:
    track = read_gpx(resources.path("demo/patrol.gpx"))
    assert track.name == "2025-03-03 巡护"
    assert track.points == 900
    first = track.segments[0][0]
    assert (first.latitude, first.longitude, first.elevation) == (33.98503, 93.610207, 4520.0)
    assert first.at == dt.datetime(2025, 3, 3, 1, 5, 20, tzinfo=dt.UTC)


def test_segments_and_routes_stay_apart(tmp_path: Path) -> None:
    track = read(
        tmp_path,
        '<gpx><rte><rtept lat="34" lon="93"/></rte><trk><trkseg><trkpt lat="34.1" lon="93"/>'
        '</trkseg><trkseg/><trkseg><trkpt lat="34.2" lon="93"/></trkseg></trk>'
        '<wpt lat="35" lon="95"/></gpx>',
    )
    assert [[p.latitude for p in segment] for segment in track.segments] == [[34], [34.1], [34.2]]


def test_times_and_heights_of_extensions_are_not_the_points(tmp_path: Path) -> None:
    track = read(
        tmp_path,
        "<gpx><metadata><time>1999-01-01T00:00:00Z</time></metadata><trk><trkseg>"
        '<trkpt lat="34" lon="93"><extensions><x><ele>1</ele><time>2000-01-01T00:00:00Z</time></x>'
        "</extensions><time>2025-03-03T01:00:00Z</time></trkpt></trkseg></trk></gpx>",
    )
    point = track.segments[0][0]
    assert point.elevation is None
    assert point.at == dt.datetime(2025, 3, 3, 1, tzinfo=dt.UTC)


def test_points_that_are_nowhere_are_left_out(tmp_path: Path) -> None:
    positions = (("NaN", "93"), ("91", "93"), ("0", "0"), ("", "93"), ("34", "x"), ("34", "93"))
    points = "".join(f'<trkpt lat="{lat}" lon="{lon}"/>' for lat, lon in positions)
    track = read(tmp_path, f"<gpx><trk><trkseg>{points}</trkseg></trk></gpx>")
    assert (track.points, track.left_out) == (1, 5)


def test_encodings_and_marks_at_the_beginning(tmp_path: Path) -> None:
    text = gpx((34, 93, "2025-03-03T01:00:00Z")).replace("Patrol", "巡护")
    assert read(tmp_path, b"\xef\xbb\xbf" + text.encode()).name == "巡护"
    assert read(tmp_path, text.encode("utf-16")).name == "巡护"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body>not found</body></html>",
        b"<gpx><trk><trkseg>",
        b"PK\x03\x04" + bytes(100),
        b'<!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><gpx>&b;</gpx>',
        b'<!DOCTYPE gpx SYSTEM "file:///etc/passwd"><gpx/>',
        b"<gpx>" + b"<x>" * 500,
    ],
)
def test_what_is_no_track_is_refused_in_words(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UserError) as refused:
        read(tmp_path, data)
    assert "track.gpx" in str(refused.value.text)


def test_what_has_gone_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        read_gpx(tmp_path / "gone.gpx")


def test_reading_stops_when_asked() -> None:
    with pytest.raises(Cancelled):
        read_gpx(resources.path("demo/patrol.gpx"), cancelled=lambda: True)


@pytest.mark.parametrize(
    ("words", "hour", "second"),
    [
        ("2025-03-03T09:05:20+08:00", 1, 20),
        ("2025-03-03T01:05:20Z", 1, 20),
        ("2025-03-03T01:05:20", 1, 20),
        ("2025-03-03T01:05:20.500Z", 1, 20.5),
        ("2025-03-02T20:05:20-0500", 1, 20),
    ],
)
def test_times_are_read_in_their_zone(words: str, hour: int, second: float) -> None:
    at = parse_time(words)
    assert at is not None
    assert at.tzinfo is dt.UTC
    assert (at.day, at.hour, at.second + at.microsecond / 1e6) == (3, hour, second)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader_of_times(words: str) -> None:
    at = parse_time(words)
    assert at is None or at.tzinfo is dt.UTC


@pytest.mark.skipif(not REAL.is_dir(), reason="no tracks of other people here")
def test_tracks_of_other_people() -> None:
    files = sorted(REAL.rglob("*.gpx"))
    assert files
    read_whole = 0
    for path in files:
        try:
            track = read_gpx(path)
        except UserError:
            continue
        read_whole += 1
        for segment in track.segments:
            for point in segment:
                assert abs(point.latitude) <= 90
                assert point.at is None or point.at.tzinfo is dt.UTC
    assert read_whole >= len(files) * 0.8
