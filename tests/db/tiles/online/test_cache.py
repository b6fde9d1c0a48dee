from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.tiles.online.cache import TileCache

DAY = 86_400.0


def picture(size: int = 100) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"x" * size + b"IEND\xaeB`\x82"


class Clock:
    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cache(tmp_path: Path, clock: Clock) -> Iterator[TileCache]:
    cache = TileCache(tmp_path / "cache" / "tiles.sqlite", limit=20_000, now=clock)
    yield cache
    cache.close()


def test_a_tile_seen_is_there_until_its_days_are_over(cache: TileCache, clock: Clock) -> None:
    cache.put("tdt", "0/8/1/2", picture())
    assert cache.get("tdt", "0/8/1/2", 30) == (picture(), True)
    assert cache.get("tdt", "0/8/1/3", 30) is None
    assert cache.get("other", "0/8/1/2", 30) is None
    clock.now += 20 * DAY
    assert cache.get("tdt", "0/8/1/2", 30) == (picture(), False)  # shown, and asked for anew
    clock.now += 11 * DAY
    assert cache.get("tdt", "0/8/1/2", 30) is None


def test_what_may_not_be_kept_is_not_shown_from_the_cache(cache: TileCache) -> None:
    cache.put("amap", "0/8/1/2", picture())
    assert cache.get("amap", "0/8/1/2", 0) is None


def test_the_size_is_limited_and_what_was_not_seen_for_longest_goes(
    cache: TileCache, clock: Clock
) -> None:
    for number in range(30):
        clock.now += 1
        cache.put("tdt", str(number), picture(1000))
    clock.now += 2 * DAY
    assert cache.get("tdt", "0", 30) is not None  # looked at again
    cache.sweep()
    kept = [number for number in range(30) if cache.get("tdt", str(number), 30) is not None]
    assert 0 in kept
    assert 29 in kept
    assert 1 not in kept
    assert 10 < len(kept) <= 19


def test_a_damaged_cache_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "tiles.sqlite"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    cache = TileCache(path)
    cache.put("tdt", "1", picture())
    assert cache.get("tdt", "1", 30) is not None
    cache.close()
    assert cache.get("tdt", "1", 30) is None  # closed: nothing, and no error


def test_a_folder_that_cannot_be_written_is_a_cache_without_tiles(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = TileCache(tmp_path / "file" / "tiles.sqlite")
    cache.put("tdt", "1", picture())
    assert cache.get("tdt", "1", 30) is None
    cache.close()
