"""A folder becomes groups; what is changed by hand stays; a batch is taken up where it was left."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import resources
from db.errors import Cancelled
from db.photos.batch import Batch, files_of, left_of
from db.photos.gathering import gather
from db.photos.scanning import scan
from db.photos.store import PhotoStore
from db.record_types import record_type
from db.records_file import create_records_file
from db.store import Store
from tests.exif_photos import gpx, photo
from tests.samples import sighting

HERE = (34.0, 93.0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two sightings of two photos each, an hour apart."""
    made = tmp_path / "DCIM"
    for number, taken in enumerate(("09:00:00", "09:04:00", "10:00:00", "10:05:00")):
        photo(made / f"IMG_{number}.jpg", f"2025:03:03 {taken}", HERE, seed=number)
    return made


def batch_of(*paths: Path, **kwargs: Any) -> Batch:
    made = Batch()
    made.take(scan(paths, **kwargs))
    return made


def names(batch: Batch) -> list[list[str]]:
    return [[path.stem[-1] for path in group.paths] for group in batch.groups]


# --- the sample ----------------------------------------------------------------------------------


SAMPLE = [
    # file, China's time, latitude, longitude, elevation, metres, from the track
    ("IMG_20250303_01.jpg", dt.time(9, 25), 33.990600, 93.625764, 4597, 30, False),
    ("IMG_20250303_02.jpg", dt.time(10, 15), 34.015961, 93.662903, 4677, 30, False),
    ("IMG_20250303_03.jpg", dt.time(11, 12), 33.990547, 93.704847, 4516, 30, False),
    ("IMG_20250303_04.jpg", dt.time(11, 58), 33.994361, 93.740367, 4371, 30, False),
    ("IMG_20250303_05.jpg", dt.time(12, 58), 34.013696, 93.786284, 4450, 60, True),
    ("IMG_20250303_06.jpg", dt.time(13, 52), 33.985756, 93.826536, 4644, 30, False),
]


def test_the_sample_photos_become_placed_drafts() -> None:
    batch = batch_of(resources.path("demo/patrol-photos"), resources.path("demo/patrol.gpx"))
    found = []
    for group in batch.groups:
        proposal = batch.proposal(group)
        values = proposal.values
        assert values["event_date"] == dt.date(2025, 3, 3)
        assert values["position_source"] == ("gps" if proposal.interpolated else "photo")
        found.append(
            (
                group.paths[0].name, values["event_time"], values["decimal_latitude"],
                values["decimal_longitude"], values["elevation"],
                values["coordinate_uncertainty"], proposal.interpolated,
            )
        )  # fmt: skip
    assert found == SAMPLE


def test_the_sample_lies_on_its_track() -> None:
    """The photos' own places and the track agree, so the interpolated one can be believed."""
    from db.places.datum import distance_m
    from db.tracks.gpx import read_gpx
    from db.tracks.track import Track

    track = Track([read_gpx(resources.path("demo/patrol.gpx"))])
    batch = batch_of(resources.path("demo/patrol-photos"))
    for group in batch.groups:
        (shot,) = batch.shots(group)
        if shot.place is None or shot.moment is None:
            continue
        fix = track.position_at(shot.moment)
        assert fix is not None
        away = distance_m(shot.place.latitude, shot.place.longitude, fix.latitude, fix.longitude)
        assert away < fix.error


def test_without_the_track_the_fifth_has_no_place_until_it_comes() -> None:
    batch = batch_of(resources.path("demo/patrol-photos"))
    fifth = next(g for g in batch.groups if g.paths[0].name.endswith("05.jpg"))
    assert "decimal_latitude" not in batch.proposal(fifth).values
    batch.take(scan([resources.path("demo/patrol.gpx")]))
    fifth = next(g for g in batch.groups if g.paths[0].name.endswith("05.jpg"))
    assert batch.proposal(fifth).interpolated


# --- reading folders -----------------------------------------------------------------------------


def test_a_folder_is_read_to_its_depths_and_only_what_is_a_photo(folder: Path) -> None:
    deep = photo(folder / "2025" / "3" / "IMG_9.jpg", "2025:03:03 12:00:00")
    nameless = photo(folder / "x.png", kind="PNG").rename(folder / "picture")
    photo(folder / ".thumbnails" / "IMG_0.jpg")
    (folder / "notes.txt").write_text("雪豹")
    (folder / "patrol.GPX").write_text(gpx((34, 93, "2025-03-03T01:00:00Z")))
    found = gather([folder])
    assert deep in found.photos
    assert nameless in found.photos
    assert len(found.photos) == 6
    assert [path.name for path in found.tracks] == ["patrol.GPX"]
    assert found.others == 1


def test_a_folder_that_cannot_be_read_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo(folder / "closed" / "IMG_8.jpg")
    look = os.scandir

    def scandir(path: str) -> Any:  # whoever tests may be root, whom no folder refuses
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = gather([folder])
    assert [name for name, _why in found.refused] == ["closed"]
    assert "Permission denied" in str(found.refused[0][1])
    assert len(found.photos) == 4


def test_a_folder_that_vanished_is_told(tmp_path: Path, folder: Path) -> None:
    result = scan([tmp_path / "gone", folder])
    assert [name for name, _why in result.refused] == ["gone"]
    assert len(result.photos) == 4


def test_bad_files_are_told_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "broken.jpg").write_bytes(b"not a photo at all")
    (folder / "empty.jpg").write_bytes(b"")
    (folder / "old.gpx").write_text("<html/>")
    (folder / "timeless.gpx").write_text('<gpx><rte><rtept lat="34" lon="93"/></rte></gpx>')
    (folder / "copy.jpg").write_bytes((folder / "IMG_2.jpg").read_bytes())
    before = {path: path.read_bytes() for path in folder.iterdir()}
    result = scan([folder])
    assert len(result.photos) == 4
    assert sorted(name for name, _why in result.refused) == [
        "broken.jpg", "copy.jpg", "empty.jpg", "old.gpx", "timeless.gpx",
    ]  # fmt: skip
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_photo_that_vanishes_while_the_folder_is_read_is_told(folder: Path) -> None:
    def progress(done: int, _total: int) -> None:
        if done == 1:
            (folder / "IMG_2.jpg").unlink()

    result = scan([folder], progress=progress)
    assert [photo.path.name for photo in result.photos] == ["IMG_0.jpg", "IMG_1.jpg", "IMG_3.jpg"]
    assert [name for name, _why in result.refused] == ["IMG_2.jpg"]


def test_reading_stops_when_asked(folder: Path) -> None:
    seen: list[int] = []
    with pytest.raises(Cancelled):
        scan([folder], progress=lambda done, _of: seen.append(done), cancelled=lambda: bool(seen))


# --- known photos --------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_records_file(tmp_path / "office.gpkg", author="Tsering")
    yield made
    made.close()


def test_a_photo_that_a_record_has_is_known(folder: Path, store: Store) -> None:
    kept = PhotoStore(store.path).add(folder / "IMG_1.jpg")
    type = record_type("sighting")
    owner = store.get(type, store.save(type, sighting(), author="Tsering").created[0])
    assert owner is not None
    changes = store.save(
        record_type("photo"),
        {"owner_type": "sighting", "owner_uuid": owner.uuid, "sha256": kept.sha256},
        author="Tsering",
    )
    batch = batch_of(folder, store=store)
    known = batch.known_of(batch.groups[0])
    assert list(known) == [folder / "IMG_1.jpg"]
    assert next(iter(known.values())).owner_id == owner.id
    store.void(record_type("photo"), changes.created, author="Tsering")
    assert batch_of(folder, store=store).known == {}


# --- by hand -------------------------------------------------------------------------------------


def test_split_and_join(folder: Path) -> None:
    batch = batch_of(folder)
    assert names(batch) == [["0", "1"], ["2", "3"]]
    assert batch.split(batch.groups[0], folder / "IMG_1.jpg") is not None
    assert names(batch) == [["0"], ["1"], ["2", "3"]]
    assert batch.split(batch.groups[0], folder / "IMG_0.jpg") is None
    assert batch.merge(batch.groups[2], batch.groups[0])
    assert names(batch) == [["0", "2", "3"], ["1"]]


def test_what_was_typed_survives_joining_and_grouping_anew(folder: Path) -> None:
    batch = batch_of(folder)
    first, second = batch.groups
    second.draft = {"typed": "two"}
    assert batch.merge(first, second)
    assert batch.groups[0].draft == {"typed": "two"}
    batch.set_limits(dt.timedelta(minutes=1), 200)
    assert names(batch) == [["0"], ["1"], ["2"], ["3"]]
    assert [group.draft for group in batch.groups] == [{"typed": "two"}, None, None, None]


def test_photos_are_left_out_and_come_back(folder: Path) -> None:
    batch = batch_of(folder)
    for number in (2, 3):
        batch.leave_out(folder / f"IMG_{number}.jpg")
    assert names(batch) == [["0", "1"]]
    batch.bring_back()
    assert names(batch) == [["0", "1"], ["2", "3"]]
    assert batch.left_out == []


def test_a_confirmed_group_is_not_touched_any_more(folder: Path) -> None:
    batch = batch_of(folder)
    first, second = batch.groups
    first.record = "some-uuid"
    assert batch.split(first, folder / "IMG_1.jpg") is None
    assert not batch.merge(second, first)
    batch.leave_out(folder / "IMG_0.jpg")
    batch.correct_clock(dt.timedelta(days=-1))
    assert first in batch.groups
    assert len(first.paths) == 2
    assert batch.left() == [group for group in batch.groups if group is not first]


def test_the_clock_of_the_whole_batch(folder: Path) -> None:
    batch = batch_of(folder)
    batch.correct_clock(dt.timedelta(hours=1, minutes=-2))
    times = [batch.proposal(group).values["event_time"] for group in batch.groups]
    assert times == [dt.time(9, 58), dt.time(10, 58)]


def test_the_satellites_time_is_offered_once(tmp_path: Path) -> None:
    for number in range(3):
        photo(
            tmp_path / f"{number}.jpg", f"2025:03:03 09:0{number}:00", HERE, seed=number,
            gps_time=("2025:03:03", (1.0, 30.0 + number, 0.0)),
        )  # fmt: skip
    batch = batch_of(tmp_path)
    wrong = batch.wrong_clock()
    assert wrong is not None
    assert wrong.correction == dt.timedelta(minutes=30)
    batch.correct_clock(wrong.correction)
    assert batch.wrong_clock() is None


def test_more_photos_join_the_batch_without_disturbing_it(folder: Path, tmp_path: Path) -> None:
    batch = batch_of(folder)
    batch.groups[0].draft = {"typed": 1}
    photo(tmp_path / "more" / "IMG_9.jpg", "2025:03:03 08:00:00", HERE, seed=9)
    there = [photo.sha256 for photo in batch.photos.values()]
    batch.take(scan([tmp_path / "more", folder], there=there))
    assert names(batch) == [["9"], ["0", "1"], ["2", "3"]]
    assert batch.groups[1].draft == {"typed": 1}


# --- kept ----------------------------------------------------------------------------------------


def taken_up(batch: Batch) -> Batch:
    state = json.loads(json.dumps(batch.to_json()))
    made = Batch()
    made.take_up(state, scan(files_of(state)))
    return made


def test_a_batch_is_taken_up_as_it_was_left(folder: Path) -> None:
    track = folder / "patrol.gpx"
    track.write_text(gpx((34, 93, "2025-03-03T01:00:00Z"), (34, 93, "2025-03-03T03:00:00Z")))
    batch = batch_of(folder)
    batch.set_limits(dt.timedelta(minutes=20), 500)
    batch.split(batch.groups[1], folder / "IMG_3.jpg")
    batch.leave_out(folder / "IMG_1.jpg")
    batch.correct_clock(dt.timedelta(minutes=-7))
    batch.groups[0].record, batch.groups[0].id = "uuid", 7
    batch.groups[1].draft = {"typed": "雪豹"}
    again = taken_up(batch)
    assert names(again) == names(batch)
    assert again.groups[0].record == "uuid"
    assert again.groups[0].id == 7
    assert again.groups[1].draft == {"typed": "雪豹"}
    assert again.left_out == [folder / "IMG_1.jpg"]
    assert (again.within, again.radius) == (dt.timedelta(minutes=20), 500)
    assert again.clock.correction == dt.timedelta(minutes=-7)
    assert again.track_span == batch.track_span
    assert left_of(batch.to_json()) == len(batch.left())


def test_photos_that_went_meanwhile_are_missing_only_in_their_group(folder: Path) -> None:
    batch = batch_of(folder)
    (folder / "IMG_1.jpg").unlink()
    again = taken_up(batch)
    assert names(again) == [["0"], ["2", "3"]]


@pytest.mark.parametrize(
    "damage",
    [
        lambda state: state.clear(),
        lambda state: state.update(version=99),
        lambda state: state.update(groups="none", within="soon", radius=None, correction=1e30),
        lambda state: state.update(groups=[1, {"paths": 3}, {"paths": [None]}], tracks=5),
    ],
)
def test_a_damaged_batch_counts_as_none(
    folder: Path, damage: Callable[[dict[str, Any]], None]
) -> None:
    state = batch_of(folder).to_json()
    damage(state)
    made = Batch()
    made.take_up(state, scan([path for path in files_of(state) if path.is_file()]))
    assert not made.groups


def test_a_thousand_photos_are_grouped_at_once(tmp_path: Path) -> None:
    first = photo(tmp_path / "0.jpg", "2025:03:03 09:00:00", HERE)
    batch = batch_of(first)
    (read,) = batch.photos.values()
    from dataclasses import replace

    from db.photos.scanning import Scan

    many = [
        replace(
            read, path=tmp_path / f"{n}.jpg", sha256=str(n),
            facts=replace(
                read.facts, taken=dt.datetime(2025, 3, 3, 9) + dt.timedelta(minutes=n * 6)
            ),
        )
        for n in range(1, 1001)
    ]  # fmt: skip
    batch.take(Scan(photos=many))
    assert len(batch.groups) == 2
    assert sum(len(group.paths) for group in batch.groups) == 1001
    shutil.rmtree(tmp_path, ignore_errors=True)
