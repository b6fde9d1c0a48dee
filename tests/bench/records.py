"""The store over a million sightings, beside plain sqlite3."""

from __future__ import annotations

import datetime as dt
import sqlite3
import statistics
import time
from collections.abc import Callable

from db.identity import new_uuid
from db.models.sighting import SIGHTING
from db.query import EVERYTHING, Filter, Sort
from db.store import Store
from tests.bench import Measurement, at_most, below, times_faster
from tests.bench.generate import sightings


def milliseconds(work: Callable[[], object], rounds: int = 5) -> float:
    """The median of `rounds`."""
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def run(store: Store) -> list[Measurement]:
    assert store.path is not None
    measured = [
        *_search(store),
        *_pages(store),
        *_filters(store),
        *_doubles(store),
        _save(store),
    ]
    return measured


def _search(store: Store) -> list[Measurement]:
    plain = sqlite3.connect(f"file:{store.path}?mode=ro", uri=True)
    measured = []
    for word in ("独角", "雪崩封路"):
        filter = Filter(text=word)

        def like(word: str = word) -> list[tuple[int]]:
            return plain.execute(
                "SELECT id FROM sighting WHERE notes LIKE ? OR locality LIKE ? OR behaviour LIKE ?"
                " OR observer LIKE ?",
                (f"%{word}%",) * 4,
            ).fetchall()

        def found(filter: Filter = filter) -> object:
            return _search_ids(store, filter)

        if len(like()) != len(_search_ids(store, filter)):
            raise AssertionError(f"the search for {word} found something else than LIKE")
        measured.append(
            times_faster(
                f"search of {len(word)} characters",
                milliseconds(found),
                "ms",
                "LIKE",
                milliseconds(like, 3),
                50,
            )
        )
    plain.close()
    return measured


def _search_ids(store: Store, filter: Filter) -> list[int]:
    """The search alone, as both the table's SQL and its row map ask it."""
    from db.query import own_text_ids

    select = own_text_ids(SIGHTING, filter.text, "sqlite")
    assert select is not None
    with store.engine.connect() as connection:
        return [row[0] for row in connection.execute(select)]


def _pages(store: Store) -> list[Measurement]:
    ids = store.ids(SIGHTING)
    first, last = ids[:200].tolist(), ids[-200:].tolist()
    store.rows(SIGHTING, first), store.rows(SIGHTING, last)
    return [
        at_most(
            "last page of 200 rows",
            milliseconds(lambda: store.rows(SIGHTING, last), 15),
            "ms",
            "first page",
            milliseconds(lambda: store.rows(SIGHTING, first), 15),
            1.2,
        )
    ]


def _filters(store: Store) -> list[Measurement]:
    store.columns(SIGHTING)
    store.ids(SIGHTING)  # the order is there once the table stands
    filters = {
        "species": Filter(species=(1,)),
        "county": Filter(places=("632724",)),
        "month": Filter(since=dt.date(2024, 3, 1), until=dt.date(2024, 3, 31)),
        "words": Filter(text="雪豹"),
        "status": Filter(statuses=("verified",)),
    }
    worst, which = 0.0, ""
    for name, filter in filters.items():
        taken = milliseconds(
            lambda filter=filter: store.rows(SIGHTING, store.ids(SIGHTING, filter)[:200].tolist())
        )
        if taken > worst:
            worst, which = taken, name
    return [below(f"filter to first rows and row map (worst: {which})", worst, "ms", 150)]


def _doubles(store: Store) -> list[Measurement]:
    """What stands beside the form while somebody types, and the pairs of the whole file."""
    from db.double_pairs import likely_pairs
    from db.doubles import near_records
    from db.rules.context import context_problems

    store.columns(SIGHTING)
    store.reference().prepare()
    records = [store.get(SIGHTING, id) for id in range(1, len(store.ids(SIGHTING)), 30_011)]
    typed = [record.values for record in records if record is not None]
    turn = iter(typed * 20)
    near = milliseconds(lambda: near_records(store, SIGHTING, next(turn)), len(typed))
    around = milliseconds(
        lambda: context_problems(store, SIGHTING, next(turn), near=()), len(typed)
    )
    return [
        below("search for doubles while typing", near, "ms", 30),
        below("doubts from around a record, in a worker", around, "ms", 100),
        below(
            "likely doubles of the whole file, in a worker",
            milliseconds(lambda: likely_pairs(store, SIGHTING), 1),
            "ms",
            15_000,
        ),
    ]


def _save(store: Store) -> Measurement:
    """Record, history and search words in one transaction, synchronous FULL.

    The yardstick writes the same rows into the same file, so that both meet the same indexes.
    """
    values = list(sightings(120, store, seed=7))
    raw = sqlite3.connect(str(store.path), isolation_level=None)
    raw.execute("PRAGMA synchronous = FULL")
    names = [row[1] for row in raw.execute("PRAGMA table_info(sighting)")][1:]
    sample = raw.execute(f"SELECT {', '.join(names)} FROM sighting LIMIT 1").fetchone()

    def raw_save() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            "INSERT INTO change_set (uuid, at, author, kind, record_type, records) "
            "VALUES (?, ?, 'a', 'save', 'sighting', 1)",
            (new_uuid(), "2025-01-01T00:00:00.000Z"),
        )
        row = [new_uuid() if name == "uuid" else v for name, v in zip(names, sample, strict=True)]
        cursor = raw.execute(
            f"INSERT INTO sighting ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", row
        )
        raw.execute(
            "INSERT INTO history (change_set_id, record_type, record_id, revision, action, "
            "changes) VALUES (1, 'sighting', ?, 1, 'created', ?)",
            (cursor.lastrowid, '{"notes": [null, "x"]}'),
        )
        raw.execute(
            "INSERT INTO search_sighting (rowid, words) VALUES (?, ?)",
            (cursor.lastrowid, "雪地 地足 足迹 迹"),
        )
        raw.execute("COMMIT")

    rounds = iter(values)
    raw_time = milliseconds(raw_save, 60)
    ours = milliseconds(lambda: store.save(SIGHTING, next(rounds), author="bench"), 60)
    raw.close()
    return at_most("one save", ours, "ms", "raw sqlite3", raw_time, 2.5)


def sort_orders(store: Store) -> dict[str, float]:
    """For the log only: how long other orders take, in milliseconds."""
    return {
        field: milliseconds(lambda f=field: store.ids(SIGHTING, EVERYTHING, Sort(f)), 1)
        for field in ("observer", "elevation")
    }
