"""What is drawn of a real file: kinds, colours, counts that add up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from db.area import Box as Area
from db.area import Circle
from db.columns import EPOCH
from db.located import KINDS
from db.models.sighting import SIGHTING
from db.query import Filter
from db.record_types import record_type
from db.records_file import create_records_file
from db.store import Store
from desktop_app.map.features import Box
from desktop_app.map.gathering import Answer, Gathering, Question
from desktop_app.map.kinds import COLOURINGS
from desktop_app.map.routes import routes_in_view
from desktop_app.map.scene import EVERYTHING, Shown, Want, make_scene
from tests.rescue_samples import add, begin, day
from tests.samples import sighting

QINGHAI = Box(88, 31, 104, 40, 1000, 700)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """40 sightings of 10 species, three cases with two releases, a place, some without position."""
    with create_records_file(tmp_path_factory.mktemp("scene") / "a.gpkg", author="a") as store:
        store.apply_import(
            SIGHTING,
            [
                sighting(
                    event_date=dt.date(2025, 1 + n % 12, 5),
                    species_id=None if n == 7 else 1 + n % 10,
                    decimal_latitude=None if n % 8 == 0 else 33 + n / 40,
                    decimal_longitude=None if n % 8 == 0 else 94 + n / 20,
                    coordinate_uncertainty=120.0,
                    status=("recorded", "verified")[n % 2],
                )
                for n in range(40)
            ],
            author="a",
            source=None,
        )
        for number, place in enumerate(((34.5, 96.2), (34.6, 96.4), None)):
            case = begin(
                store,
                species_id=1 + number,
                decimal_latitude=place[0] if place else None,
                decimal_longitude=place[1] if place else None,
            )
            add(store, case, "intake", day(6), facility="站")
            if place:
                add(
                    store, case, "transport", day(6), from_latitude=place[0],
                    from_longitude=place[1], to_latitude=34.0, to_longitude=95.6,
                )  # fmt: skip
                add(
                    store, case, "outcome", day(20 + number), outcome="released",
                    decimal_latitude=34.2 if number else None,
                    decimal_longitude=95.9 if number else None,
                )  # fmt: skip
        store.save(
            record_type("place"),
            {"name_zh": "野牛沟口", "level": "site", "parent_code": "632724",
             "decimal_latitude": 34.1, "decimal_longitude": 95.1},
            author="a",
        )  # fmt: skip
        yield store


def ask(
    store: Store,
    filter: Filter = Filter(),  # noqa: B008 (frozen)
    kinds: tuple[str, ...] = KINDS,
    colouring: str = "species",
    shown: Shown = EVERYTHING,
    zoom: int = 6,
) -> Answer:
    return Gathering().answer(store, Question(Want(filter, kinds, colouring), shown, QINGHAI, zoom))


def test_counts_of_all_kinds_add_up(file: Store) -> None:
    answer = ask(file)
    assert answer.totals == (40, 3, 2, 1)
    assert answer.placed == (35, 2, 1, 1)
    assert sum(answer.counts) == sum(answer.placed) == 39
    assert answer.batch is not None
    assert answer.batch.count == 39


@pytest.mark.parametrize("colouring", COLOURINGS)
def test_rows_of_each_colouring_add_up(file: Store, colouring: str) -> None:
    answer = ask(file, colouring=colouring)
    assert sum(answer.counts) == 39
    keys = [row.key for row in answer.rows]
    assert len(set(keys)) == len(keys)
    hidden = ask(file, colouring=colouring, shown=Shown(frozenset(keys[:1])))
    assert hidden.batch is not None
    assert hidden.batch.count == 39 - answer.counts[0]
    assert hidden.counts == answer.counts, "the legend keeps saying what could be drawn"


def test_colours_are_the_most_frequent_species_and_one_for_the_rest(file: Store) -> None:
    answer = ask(file)
    assert [row.field for row in answer.rows] == ["species"] * 6 + ["others", "unknown"]
    counts = answer.counts[:6]
    assert list(counts) == sorted(counts, reverse=True)
    assert answer.counts[-1] == 2, "a place, and the sighting whose species nobody named"
    months = ask(file, colouring="month", kinds=("sighting",))
    assert [row.code for row in months.rows] == list(range(12))
    kinds = ask(file, colouring="kind")
    assert [(row.code, n) for row, n in zip(kinds.rows, kinds.counts, strict=True)] == [
        ("sighting", 35), ("rescue", 2), ("release", 1), ("place", 1),
    ]  # fmt: skip
    outcomes = ask(file, kinds=("rescue",), colouring="outcome")
    assert [row.field for row in outcomes.rows] == ["outcome"]
    assert outcomes.counts == (2,)


def test_a_release_follows_its_case_and_its_own_day_and_place(file: Store) -> None:
    def releases(**parts: object) -> tuple[int, int]:
        answer = ask(file, Filter(**parts), kinds=("release",))  # type: ignore[arg-type]
        return answer.totals[0], answer.placed[0]

    assert releases() == (2, 1)
    assert releases(species=(2,)) == (1, 1)
    assert releases(species=(3,)) == (0, 0)
    assert releases(since=day(21)) == (1, 1), "the day of the release, not of the finding"
    assert releases(until=day(10)) == (0, 0)
    assert releases(area=Circle(34.2, 95.9, 500)) == (1, 1)
    assert releases(area=Area(96.0, 34.4, 96.5, 34.7)) == (0, 0), "where it was found"
    assert releases(voided=True) == (0, 0)


def test_places_are_narrowed_by_names_units_and_areas_only(file: Store) -> None:
    def places(**parts: object) -> int:
        return ask(file, Filter(**parts), kinds=("place",)).totals[0]  # type: ignore[arg-type]

    assert places() == places(species=(1,)) == places(since=day(1)) == 1
    assert (places(text="野牛"), places(text="雪豹")) == (1, 0)
    assert (places(places=("6327",)), places(places=("6301",))) == (1, 0)
    assert (places(area=Circle(34.1, 95.1, 10)), places(area=Circle(34.2, 95.1, 10))) == (1, 0)
    assert places(voided=True) == 0


def test_a_mark_of_a_release_opens_its_case(file: Store) -> None:
    found = make_scene(file, Want(Filter(), ("release",), "kind")).parts[0].found
    case = file.get(record_type("rescue"), int(found.ids[0]))
    assert case is not None
    assert case.values["species_id"] == 2


def test_near_points_carry_the_uncertainty_of_their_position(file: Store) -> None:
    far, near = ask(file, zoom=9), ask(file, zoom=14)
    assert far.batch is not None
    assert near.batch is not None
    assert {point[4] for point in far.batch.points} == {0.0}
    assert sorted({point[4] for point in near.batch.points}) == [0.0, 120.0]


def test_the_slider_counts_without_the_filter(file: Store) -> None:
    first = (dt.date(2025, 3, 1) - EPOCH).days
    answer = ask(file, shown=Shown(span=(first, first + 30)))
    assert answer.times.counts.sum() + answer.times.undated == 39
    assert sum(answer.counts) == sum(answer.timed) < 39
    assert answer.batch is not None
    assert answer.batch.count == sum(answer.timed)
    assert answer.placed == (35, 2, 1, 1), "the slider is no filter"


def test_what_is_kept_is_read_anew_after_a_change(tmp_path: Path) -> None:
    with create_records_file(tmp_path / "b.gpkg", author="a") as store:
        gathering = Gathering()
        question = Question(Want(Filter(), KINDS, "species"), EVERYTHING, QINGHAI, 6)
        assert sum(gathering.answer(store, question).totals) == 0
        store.save(SIGHTING, sighting(), author="a")
        again = gathering.answer(store, question)
        assert again.totals == (1, 0, 0, 0)
        assert gathering.answer(store, question).scene is again.scene, "else it is kept"
        case = begin(store)
        add(store, case, "outcome", day(9), outcome="released", decimal_latitude=34.0,
            decimal_longitude=95.0)  # fmt: skip
        assert gathering.answer(store, question).placed == (1, 1, 1, 0)


def test_routes_join_what_is_known_of_a_case(file: Store) -> None:
    scene = make_scene(file, Want(Filter(), ("rescue",), "species"))
    routes = routes_in_view(file, file.reference(), scene, EVERYTHING, QINGHAI)
    assert (routes.cases, routes.left_out) == (2, 0)
    recorded = [leg[:4] for leg in routes.legs if leg[4]]
    assert (34.5, 96.2, 34.0, 95.6) in recorded
    assert (34.6, 96.4, 34.0, 95.6) in recorded
    assert (34.0, 95.6, 34.2, 95.9) in [leg[:4] for leg in routes.legs if not leg[4]]
    elsewhere = routes_in_view(file, file.reference(), scene, EVERYTHING, Box(100, 36, 101, 37))
    assert elsewhere.legs == ()
    assert np.isfinite(routes.message()).all()
