"""What a photo says is read whatever wrote it, and nonsense is left out and said."""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

import resources
from db.errors import UserError
from db.photos.exif import PhotoFacts, read_facts
from tests.exif_photos import exif, photo

NOW = dt.datetime(2025, 6, 1, 12, tzinfo=dt.UTC)
HERE = (33.9905472, 93.7048472)
PHONE = Path(__file__).parent / "files" / "phone.heic"


def facts_of(tmp_path: Path, *args: Any, **kwargs: Any) -> PhotoFacts:
    return read_facts(photo(tmp_path / "IMG_1.jpg", *args, **kwargs), now=NOW)


def codes(facts: PhotoFacts) -> list[str]:
    return [remark.code for remark in facts.remarks]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_every_format_says_when_and_where(tmp_path: Path, kind: str) -> None:
    facts = facts_of(
        tmp_path, "2025:03:03 11:12:00", HERE, kind=kind, altitude=4515.9, offset="+08:00",
        gps={31: 4.7, 17: 271.5}, make="Huawei", model="HUAWEI P60",
    )  # fmt: skip
    assert facts.taken == dt.datetime(2025, 3, 3, 11, 12)
    assert facts.offset == dt.timedelta(hours=8)
    assert facts.gps is not None
    assert facts.gps.latitude == pytest.approx(HERE[0], abs=1e-6)
    assert facts.gps.longitude == pytest.approx(HERE[1], abs=1e-6)
    assert facts.gps.altitude == pytest.approx(4515.9)
    assert facts.gps.error == pytest.approx(4.7)
    assert facts.gps.direction == pytest.approx(271.5)
    assert facts.camera == "HUAWEI P60"
    assert (facts.width, facts.height) == (64, 48)
    assert facts.remarks == ()


def test_heic_says_when_and_where() -> None:
    facts = read_facts(PHONE, now=NOW)
    assert facts.media_type == "image/heic"
    assert facts.taken == dt.datetime(2025, 3, 3, 11, 12)
    assert facts.gps is not None
    assert (facts.gps.latitude, facts.gps.longitude) == pytest.approx(HERE)
    assert facts.gps.altitude == pytest.approx(4515.9)


def test_south_and_west_are_negative(tmp_path: Path) -> None:
    fix = facts_of(tmp_path, None, (-33.5, -70.25)).gps
    assert fix is not None
    assert (fix.latitude, fix.longitude) == (-33.5, -70.25)


def test_below_the_sea(tmp_path: Path) -> None:
    fix = facts_of(tmp_path, None, HERE, altitude=-154.0).gps
    assert fix is not None
    assert fix.altitude == -154


@pytest.mark.parametrize(
    ("gps", "code"),
    [
        ({1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}, "gps_zero"),
        ({1: "N", 2: (33.0, 59.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}, "gps_zero"),
        ({1: "N", 2: (91.0, 0.0, 0.0), 3: "E", 4: (93.0, 0.0, 0.0)}, "gps_range"),
        ({1: "N", 2: (33.0, 0.0, 0.0), 3: "E", 4: (193.0, 0.0, 0.0)}, "gps_range"),
        ({1: "N", 2: (IFDRational(0, 0),) * 3, 3: "E", 4: (93.0, 0.0, 0.0)}, "gps_unreadable"),
        ({1: "N", 2: (33.0, 59.0, 0.0)}, "gps_unreadable"),
        ({1: "N", 2: (33.0, 0.0, 0.0), 3: "E", 4: (93.0, 0.0, 0.0), 18: "TOKYO"}, "gps_datum"),
    ],
)  # fmt: skip
def test_a_position_that_cannot_be_is_said_and_not_used(
    tmp_path: Path, gps: dict[int, Any], code: str
) -> None:
    facts = facts_of(tmp_path, "2025:03:03 11:12:00", gps=gps)
    assert facts.gps is None
    assert codes(facts) == [code]
    assert "IMG_1.jpg" in str(facts.remarks[0].text)
    assert facts.taken is not None, "the time is as good as before"


def test_a_height_or_direction_that_cannot_be_is_left_out(tmp_path: Path) -> None:
    fix = facts_of(tmp_path, None, HERE, altitude=31000.0, gps={17: 400.0, 31: 0.0}).gps
    assert fix is not None
    assert (fix.altitude, fix.direction, fix.error) == (None, None, None)


def test_a_receiver_that_was_still_looking_is_said(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, None, HERE, gps={9: "V"})
    assert facts.gps is not None
    assert codes(facts) == ["gps_stale"]


@pytest.mark.parametrize(
    ("taken", "code"),
    [
        ("1970:01:01 00:00:12", "date_early"),
        ("1980:01:01 08:00:00", "date_early"),
        ("2025:06:02 12:00:00", "date_future"),
        ("2031:01:01 00:00:00", "date_future"),
    ],
)
def test_a_clock_that_was_not_set_is_said_and_not_used(
    tmp_path: Path, taken: str, code: str
) -> None:
    facts = facts_of(tmp_path, taken, HERE)
    assert facts.taken is None
    assert codes(facts) == [code]
    assert facts.gps is not None, "the place is as good as before"


@pytest.mark.parametrize("taken", ["0000:00:00 00:00:00", "    :  :     :  :  ", "soon", ""])
def test_no_date_is_no_date(tmp_path: Path, taken: str) -> None:
    facts = facts_of(tmp_path, taken, HERE)
    assert facts.taken is None
    assert facts.remarks == ()


def test_the_zone_of_the_clock_decides_whether_it_is_tomorrow(tmp_path: Path) -> None:
    # 2025-06-01 19:00 in Auckland is 07:00 UTC, five hours ago.
    assert facts_of(tmp_path, "2025:06:01 19:00:00", offset="+12:00").taken is not None


def test_a_photo_without_a_position_says_so(tmp_path: Path) -> None:
    assert codes(facts_of(tmp_path, "2025:03:03 11:12:00")) == ["no_gps"]


def test_orientation_is_honoured_in_the_size(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, orientation=6)
    assert (facts.orientation, facts.width, facts.height) == (6, 48, 64)
    assert facts_of(tmp_path, orientation=77).orientation == 1


def test_the_receivers_time_is_read(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, None, HERE, gps_time=("2025:03:03", (3.0, 12.0, 7.4)))
    assert facts.gps_time == dt.datetime(2025, 3, 3, 3, 12, 7, tzinfo=dt.UTC)
    wrong = facts_of(tmp_path, None, HERE, gps_time=("2025:13:03", (3.0, 72.0, 7.4)))
    assert wrong.gps_time is None


# --- bad input -----------------------------------------------------------------------------------


def test_what_is_no_photo_is_refused_in_words(tmp_path: Path) -> None:
    for name, data in (("a.jpg", b"MZ\x90\0" + bytes(200)), ("b.jpg", b"")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(UserError) as refused:
            read_facts(tmp_path / name)
        assert name in str(refused.value.text)


def test_a_mislabelled_photo_is_what_its_bytes_say(tmp_path: Path) -> None:
    path = photo(tmp_path / "x.png", "2025:03:03 11:12:00", HERE).rename(tmp_path / "IMG.heic")
    assert read_facts(path, now=NOW).media_type == "image/jpeg"


def test_what_has_gone_or_is_a_folder_is_refused_in_words(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.jpg", tmp_path):
        with pytest.raises(UserError):
            read_facts(path)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(bytes(1_000_000)))
    bomb = tmp_path / "bomb.png"
    bomb.write_bytes(b"\x89PNG\r\n\x1a\n" + header + body + chunk(b"IEND", b""))
    facts = read_facts(bomb)
    assert (facts.width, facts.height) == (60_000, 60_000)
    assert codes(facts) == ["too_large"]


def test_a_photo_cut_off_keeps_what_its_header_says(tmp_path: Path) -> None:
    whole = photo(tmp_path / "a.jpg", "2025:03:03 11:12:00", HERE).read_bytes()
    (tmp_path / "b.jpg").write_bytes(whole[:-40])
    facts = read_facts(tmp_path / "b.jpg", now=NOW)
    assert facts.taken == dt.datetime(2025, 3, 3, 11, 12)


def test_a_header_cut_off_is_said(tmp_path: Path) -> None:
    whole = photo(tmp_path / "a.jpg", "2025:03:03 11:12:00", HERE).read_bytes()
    (tmp_path / "b.jpg").write_bytes(whole[:200])
    assert codes(read_facts(tmp_path / "b.jpg", now=NOW)) == ["broken"]


JPEG_HEAD = b"\xff\xd8\xff\xe1"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_after_a_photos_first_break_the_reader(rest: bytes) -> None:
    for head in (JPEG_HEAD + struct.pack(">H", len(rest) + 8) + b"Exif\0\0", b"II*\0"):
        facts = read_facts(head + rest)
        assert facts.gps is None or abs(facts.gps.latitude) <= 90


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.integers(0, 31), st.binary(max_size=12) | st.text(max_size=12)))
def test_no_gps_part_breaks_the_reader(tags: dict[int, Any]) -> None:
    import io

    made = exif("2025:03:03 11:12:00")
    made.get_ifd(0x8825).update(tags)
    picture, out = Image.new("RGB", (8, 8)), io.BytesIO()
    try:
        picture.save(out, "JPEG", exif=made.tobytes())
    except (struct.error, ValueError, TypeError, UnicodeError, KeyError):
        return  # Pillow does not write it
    facts = read_facts(out.getvalue(), now=NOW)
    assert facts.taken == dt.datetime(2025, 3, 3, 11, 12)


def test_the_sample_photos() -> None:
    folder = resources.path("demo/patrol-photos")
    facts = [read_facts(path) for path in sorted(folder.iterdir())]
    assert [one.gps is None for one in facts] == [False, False, False, False, True, False]
    assert facts[2].orientation == 6
    assert (facts[2].width, facts[2].height) == (960, 1280)
    fix = facts[0].gps
    assert fix is not None
    assert (fix.latitude, fix.longitude) == pytest.approx((33.9906, 93.6257639), abs=1e-6)
