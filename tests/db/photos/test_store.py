"""Originals are kept as they came, once, whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import Cancelled, UserError
from db.photos import store as store_module
from db.photos.media_type import detect
from db.photos.source import NAME_LENGTH, harmless_name
from db.photos.store import PhotoStore

# The first bytes that make a file what it is, then something.
JPEG = b"\xff\xd8\xff\xe1\x00\x18Exif\0\0" + bytes(range(256)) * 40
PNG = b"\x89PNG\r\n\x1a\n" + b"snow" * 40
WEBP = b"RIFF\x10\0\0\0WEBPVP8 " + b"snow" * 40
TIFF = b"II*\0\x08\0\0\0" + b"snow" * 40
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"snow" * 40
HEIF = b"\0\0\0\x1cftypmif1\0\0\0\0mif1heicmiaf" + b"snow" * 40
AVIF = b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf" + b"snow" * 40


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "索加乡 2025.gpkg"
    path.write_bytes(b"records")
    return path


@pytest.fixture
def photos(records: Path) -> PhotoStore:
    return PhotoStore(records)


def files_in(photos: PhotoStore) -> list[str]:
    assert photos.folder is not None
    if not photos.folder.exists():
        return []
    return sorted(
        str(p.relative_to(photos.folder)) for p in photos.folder.rglob("*") if p.is_file()
    )


def refusal(photos: PhotoStore, source: Path | bytes, name: str | None = None) -> str:
    """What is said; and nothing may be left behind."""
    before = files_in(photos)
    with pytest.raises(UserError) as refused:
        photos.add(source, name)
    assert files_in(photos) == before
    return str(refused.value)


# --- what is kept -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "kind", "extension"),
    [
        (JPEG, "image/jpeg", "jpg"),
        (PNG, "image/png", "png"),
        (WEBP, "image/webp", "webp"),
        (TIFF, "image/tiff", "tif"),
        (TIFF.replace(b"II*\0", b"MM\0*"), "image/tiff", "tif"),
        (HEIC, "image/heic", "heic"),
        (HEIF, "image/heic", "heic"),
    ],
)
def test_the_bytes_are_kept_unchanged_under_their_checksum(
    photos: PhotoStore, records: Path, tmp_path: Path, data: bytes, kind: str, extension: str
) -> None:
    source = tmp_path / "相机 0001.whatever"
    source.write_bytes(data)
    kept = photos.add(source)
    sha256 = hashlib.sha256(data).hexdigest()
    assert (kept.sha256, kept.media_type, kept.size) == (sha256, kind, len(data))
    assert kept.file_name == "相机 0001.whatever"
    where = records.parent / "索加乡 2025.photos" / sha256[:2] / f"{sha256}.{extension}"
    assert photos.path(sha256) == where
    assert where.read_bytes() == data
    assert source.read_bytes() == data
    assert files_in(photos) == [f"{sha256[:2]}/{sha256}.{extension}"]


def test_the_same_picture_is_kept_once_whatever_it_is_called(
    photos: PhotoStore, tmp_path: Path
) -> None:
    source = tmp_path / "a.jpg"
    source.write_bytes(JPEG)
    first = photos.add(source)
    path = photos.path(first.sha256)
    assert path is not None
    stamp = path.stat().st_mtime_ns
    second = photos.add(JPEG, "from the clipboard.png")
    assert second.sha256 == first.sha256
    assert second.file_name == "from the clipboard.png"
    assert len(files_in(photos)) == 1
    assert path.stat().st_mtime_ns == stamp, "the original was written again"


def test_a_picture_longer_than_one_read_is_kept_whole(photos: PhotoStore, tmp_path: Path) -> None:
    data = JPEG + os.urandom(3 * 2**20 + 17)
    source = tmp_path / "big.jpg"
    source.write_bytes(data)
    kept = photos.add(source)
    path = photos.path(kept.sha256)
    assert path is not None
    assert path.read_bytes() == data


def test_adding_it_again_mends_a_damaged_copy(photos: PhotoStore) -> None:
    kept = photos.add(JPEG, "a.jpg")
    path = photos.path(kept.sha256)
    assert path is not None
    path.write_bytes(JPEG[:-1] + b"!")
    assert [p.code for p in photos.verify()] == ["changed"]
    photos.add(JPEG, "a.jpg")
    assert photos.verify() == []
    assert path.read_bytes() == JPEG


def test_bytes_without_a_name_get_one(photos: PhotoStore) -> None:
    kept = photos.add(PNG)
    assert kept.file_name == f"{kept.sha256[:12]}.png"


# --- what is refused ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 a workbook",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a",
        b"%PDF-1.7",
        AVIF,
        b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom",  # a film
        b"\xff",
        b"RIFF\x10\0\0\0WAVE",
    ],
)
def test_what_is_no_photo_is_refused_whatever_its_name(
    photos: PhotoStore, tmp_path: Path, data: bytes
) -> None:
    source = tmp_path / "photo.jpg"
    source.write_bytes(data)
    assert "photo.jpg is no photo Snowtrack knows" in refusal(photos, source)


def test_empty_vanished_and_folders_are_told_apart(photos: PhotoStore, tmp_path: Path) -> None:
    empty = tmp_path / "empty.jpg"
    empty.touch()
    assert "empty.jpg is empty" in refusal(photos, empty)
    assert "gone.jpg is not there any more" in refusal(photos, tmp_path / "gone.jpg")
    folder = tmp_path / "DCIM"
    folder.mkdir()
    assert "DCIM is a folder" in refusal(photos, folder)
    assert "cannot be read" in refusal(photos, Path("zero\0byte.jpg"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are POSIX only")
def test_a_pipe_is_refused_and_not_waited_for(photos: PhotoStore, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    assert "pipe.jpg is no file" in refusal(photos, pipe)


def test_a_file_too_large_for_a_photo_is_refused(
    photos: PhotoStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "LARGEST", 2 * 2**20)
    assert "larger than 2 MB" in refusal(photos, JPEG + bytes(2 * 2**20), "huge.jpg")


class _BrokenOff(io.BytesIO):
    """A card that is pulled out after the first read."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell():
            raise OSError(errno.EIO, "Input/output error")
        return super().read(size)


def test_a_card_pulled_out_while_reading_leaves_nothing(
    photos: PhotoStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "card.jpg"
    source.write_bytes(JPEG)
    real_open = Path.open

    def opening(path: Path, *args: Any, **kwargs: Any) -> Any:
        return _BrokenOff(JPEG) if path == source else real_open(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", opening)
    assert "card.jpg cannot be read (Input/output error)" in refusal(photos, source)


def _failing(number: int) -> Callable[..., Any]:
    def fail(*_args: object) -> Any:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_full_disk_is_said_and_leaves_nothing(
    photos: PhotoStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos.add(PNG, "before.png")
    monkeypatch.setattr(store_module.os, "fsync", _failing(errno.ENOSPC))
    assert "a.jpg was not kept because the disk is full" in refusal(photos, JPEG, "a.jpg")
    assert "The photo was not kept because the disk is full" in refusal(photos, JPEG)
    monkeypatch.undo()
    monkeypatch.setattr(store_module.os, "replace", _failing(errno.ENOSPC))
    assert "a.jpg was not kept because the disk is full" in refusal(photos, JPEG, "a.jpg")
    monkeypatch.undo()
    assert photos.verify() == []


def test_where_nothing_can_be_written_that_is_said(records: Path) -> None:
    # A file where the folder should be: refused also for a user who may write anywhere.
    records.with_name("索加乡 2025.photos").write_text("no folder")
    with pytest.raises(UserError, match="Nothing can be written in"):
        PhotoStore(records).add(JPEG, "a.jpg")


def test_cancelling_leaves_nothing(photos: PhotoStore) -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked == 3  # in the middle of the copy

    with pytest.raises(Cancelled):
        photos.add(JPEG + bytes(4 * 2**20), "a.jpg", cancelled=cancelled)
    assert asked == 3
    assert files_in(photos) == []


def test_staged_photos_are_kept_or_discarded(photos: PhotoStore) -> None:
    one, other = photos.stage(JPEG, "a.jpg"), photos.stage(PNG, "b.png")
    assert list(photos.kept()) == []
    assert photos.path(one.photo.sha256) is None
    photos.discard(one)
    kept = photos.keep(other)
    assert list(photos.kept()) == [kept.sha256]
    assert len(files_in(photos)) == 1


def test_what_a_power_cut_left_is_swept_but_not_a_copy_going_on(photos: PhotoStore) -> None:
    photos.add(PNG, "a.png")
    assert photos.folder is not None
    old, young = photos.folder / ".old.part", photos.folder / ".young.part"
    old.write_bytes(JPEG[:100])
    young.write_bytes(JPEG[:100])
    yesterday = time.time() - 25 * 3600
    os.utime(old, (yesterday, yesterday))
    photos.add(JPEG, "b.jpg")
    assert not old.exists()
    assert young.exists()


# --- a server, verification, hostile names -------------------------------------------------------


def test_records_on_a_server_keep_no_photos_and_say_so() -> None:
    photos = PhotoStore(None)
    assert photos.path("0" * 64) is None
    assert photos.verify(["0" * 64]) == []
    assert list(photos.kept()) == []
    with pytest.raises(UserError, match="these records are on a server"):
        photos.add(JPEG, "a.jpg")


def test_verification_finds_what_is_missing_and_what_changed(photos: PhotoStore) -> None:
    whole, changed = photos.add(JPEG, "a.jpg"), photos.add(PNG, "b.png")
    path = photos.path(changed.sha256)
    assert path is not None
    path.write_bytes(PNG + b"!")
    seen: list[tuple[int, int]] = []
    missing = "0" * 64
    problems = photos.verify([whole.sha256, missing], progress=lambda *at: seen.append(at))
    assert {p.sha256: p.code for p in problems} == {missing: "missing", changed.sha256: "changed"}
    assert str(path) in str(next(p.text for p in problems if p.code == "changed"))
    assert seen[-1] == (3, 3)
    with pytest.raises(Cancelled):
        photos.verify(cancelled=lambda: True)
    assert path.read_bytes() == PNG + b"!", "verification changed something"


def test_thumbnails_and_strangers_in_the_folder_are_no_originals(photos: PhotoStore) -> None:
    kept = photos.add(JPEG, "a.jpg")
    assert photos.folder is not None
    (photos.folder / ".thumbnails").mkdir()
    (photos.folder / ".thumbnails" / f"{kept.sha256}.jpg").write_bytes(b"small")
    (photos.folder / kept.sha256[:2] / "Thumbs.db").write_bytes(b"Windows was here")
    assert list(photos.kept()) == [kept.sha256]
    assert photos.verify() == []


@pytest.mark.parametrize("sha256", ["../../../etc/passwd", "", "AB" * 32, "ab" * 31, None])
def test_a_hostile_checksum_finds_no_file(photos: PhotoStore, sha256: str | None) -> None:
    photos.add(JPEG, "a.jpg")
    assert photos.path(sha256) is None


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("C:\\Users\\牧民\\雪豹.jpg", "雪豹.jpg"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\nb\0c\u2028d.jpg", "abcd.jpg"),
        ("གངས་གཟིག.jpg", "གངས་གཟིག.jpg"),
        ("/", ""),
    ],
)
def test_hostile_names_become_harmless(name: str, harmless: str) -> None:
    assert harmless_name(name) == harmless


def test_a_very_long_name_keeps_its_end(photos: PhotoStore) -> None:
    kept = photos.add(JPEG, "雪" * 5000 + ".jpeg")
    assert len(kept.file_name) == NAME_LENGTH
    assert kept.file_name.endswith("….jpeg")
    assert photos.path(kept.sha256) is not None


@given(st.text(max_size=400))
def test_any_name_becomes_one_line_without_folders(name: str) -> None:
    shown = harmless_name(name)
    assert len(shown) <= NAME_LENGTH
    assert not set(shown) & set("/\\\n\r\0\u202e")


@given(st.binary(max_size=80))
def test_any_bytes_are_told_or_refused(head: bytes) -> None:
    assert detect(head) in {None, "image/jpeg", "image/png", "image/webp", "image/tiff"}
