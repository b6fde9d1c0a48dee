"""The same filter as SQL and over the columns in memory must mean the same records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

import numpy as np
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.models.sighting import SIGHTING
from db.query import Box, Circle, Filter, Polygon, Sort, conditions, like_pattern, top_codes
from db.records_file import create_records_file, open_records
from db.store import Store
from tests.samples import DANGQU, YAQU, sighting

NOTES = ("雪地里两只", "两只在雪地", "snow tracks", "100% sure", None, "雪 地", "狼群_夜里", "Lobo")
PLACES = (YAQU, DANGQU, "632724", "632723102201", None)
FIRST = dt.date(2024, 12, 28)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """The same file opened twice: by SQL, and with its columns in memory."""
    path = tmp_path_factory.mktemp("query") / "a.gpkg"
    with create_records_file(path, author="a") as store:
        store.apply_import(
            SIGHTING,
            [
                sighting(
                    event_date=FIRST + dt.timedelta(days=n % 9),
                    species_id=1 + n % 4,
                    place_code=PLACES[n % 5],
                    notes=NOTES[n % 8],
                    locality=None,
                    behaviour=None,
                    observer=("扎西", "达杰", None)[n % 3],
                    status=("recorded", "verified", "draft")[n % 3],
                    evidence=("animal", "tracks", None)[n % 3],
                    threats=(("dogs", "fence"), ("fence",), None)[n % 3],
                    decimal_latitude=None if n % 7 == 0 else 33 + n / 32,
                    decimal_longitude=None if n % 7 == 0 else 93 + n / 32,
                    elevation=None if n % 2 else 4000.0 + n,
                )
                for n in range(60)
            ],
            author="a",
            source=None,
        )
        store.void(SIGHTING, [3, 4, 5], author="a")
        with open_records(path) as second:
            second.columns(SIGHTING)
            yield store, second


days = st.none() | st.dates(FIRST - dt.timedelta(days=2), FIRST + dt.timedelta(days=11))
filters = st.builds(
    Filter,
    since=days,
    until=days,
    species=st.lists(st.integers(1, 6), max_size=2).map(tuple),
    places=st.lists(st.sampled_from(["63", "632724", YAQU, "6301"]), max_size=2).map(tuple),
    statuses=st.lists(
        st.sampled_from(["recorded", "verified", "draft", "rejected"]), max_size=2
    ).map(tuple),
    text=st.sampled_from(
        [
            "",
            "雪",
            "雪地",
            "两只在",
            "雪豹",
            "扎西 雪",
            "sno",
            "%",
            "_",
            "牙曲",
            "治多",
            "索加",
            "lynx",
            "没有",
            "Lobo",
            "100%",
            "Uncia",
        ]
    ),
    area=st.none()
    | st.builds(
        Box,
        west=st.sampled_from([93.0, 93.5, 94.0]),
        south=st.sampled_from([33.0, 33.75]),
        east=st.sampled_from([93.5, 94.25, 95.0]),
        north=st.sampled_from([33.5, 34.25, 35.0]),
    )
    | st.builds(
        Circle,
        latitude=st.sampled_from([33.2, 33.90625, 34.5]),
        longitude=st.sampled_from([93.2, 93.90625, 94.5]),
        radius=st.sampled_from([500.0, 20_000.0, 77_000.0]),
    )
    | st.builds(
        Polygon,
        ring=st.lists(st.tuples(st.floats(93, 95), st.floats(33, 35)), min_size=3, max_size=8).map(
            tuple
        ),
    ),
    voided=st.booleans(),
    terms=st.lists(
        st.sampled_from(
            [
                ("evidence", ("animal",)),
                ("threats", ("dogs", "fence")),
                ("threats", ("dogs",)),
                ("place_code", ("6327",)),
                ("cause", ("fall",)),  # no field of a sighting
                ("evidence", ("nothing it knows",)),
            ]
        ),
        max_size=2,
        unique_by=lambda term: term[0],
    ).map(tuple),
)
sorts = st.builds(
    Sort,
    field=st.sampled_from(["event_date", "elevation", "observer", "species_id", "status", "id"]),
    descending=st.booleans(),
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(filter=filters, sort=sorts)
def test_sql_and_columns_agree(pair: tuple[Store, Store], filter: Filter, sort: Sort) -> None:
    by_sql, in_memory = pair
    expected = by_sql.ids(SIGHTING, filter, sort).tolist()
    assert in_memory.ids(SIGHTING, filter, sort).tolist() == expected
    assert by_sql.count(SIGHTING, filter) == in_memory.count(SIGHTING, filter) == len(expected)
    assert [row.id for row in by_sql.first_page(SIGHTING, filter, sort, 7)] == expected[:7]


def test_states_are_sorted_as_their_list_goes(pair: tuple[Store, Store]) -> None:
    for store in pair:
        found = store.ids(SIGHTING, Filter(), Sort("status"))
        states = [row.values[-1] for row in store.rows(SIGHTING, found)]
        assert SIGHTING.fields[-1].name == "status"
        assert [state for state, _ in groupby(states)] == ["draft", "recorded", "verified"]


def test_columns_follow_writes_after_they_were_read(store: Store) -> None:
    first = store.save(SIGHTING, sighting(species_id=1), author="a").created[0]
    assert store.masked(SIGHTING, Filter())[0]["id"].tolist() == [first]
    second = store.save(SIGHTING, sighting(species_id=2), author="a").created[0]
    store.save(SIGHTING, {"species_id": 2}, author="a", id=first)
    assert store.ids(SIGHTING, Filter(species=(2,)), Sort("id")).tolist() == [first, second]
    many = store.apply_import(SIGHTING, [sighting()] * 5000, author="a", source=None).created
    assert store.count(SIGHTING) == 5002
    store.void(SIGHTING, many[:-1], author="a")
    assert store.ids(SIGHTING, Filter(species=(1,))).tolist() == [many[-1]]


def test_top_codes_drop_what_lies_below_another() -> None:
    assert top_codes(["632724200", "632724", "6301", "632724200201"]) == ["6301", "632724"]


def test_like_takes_signs_literally() -> None:
    assert like_pattern("50%_a\\") == "%50\\%\\_a\\\\%"


@pytest.mark.parametrize(
    "area",
    [
        Box(93.1, 33.1, 94.7, 34.7),
        Circle(33.9, 93.9, 60_000),
        Polygon(((93.1, 33.1), (94.7, 33.1), (94.7, 34.7), (93.1, 34.7))),
    ],
)
def test_a_point_at_the_border_of_an_area_lies_on_its_own_side(
    store: Store, area: Box | Circle | Polygon
) -> None:
    """The columns hold single precision, which moves a point by up to half a metre."""
    hair = 1e-7  # degrees, about a centimetre
    inner = [(33.9, lon) for lon in (area.bounds.west, area.bounds.east)]
    if isinstance(area, Circle):
        low, high = 93.9, area.bounds.east
        while high - low > 1e-12:
            middle = (low + high) / 2
            within = area.contains(np.array([33.9]), np.array([middle]))[0]
            low, high = (middle, high) if within else (low, middle)
        inner = [(33.9, low), (33.9, 2 * 93.9 - low)]
    points = [
        (lat, lon + sign * hair * (1 if lon > 93.9 else -1))
        for lat, lon in inner
        for sign in (-1, 1)
    ]
    store.apply_import(
        SIGHTING,
        [sighting(decimal_latitude=lat, decimal_longitude=lon) for lat, lon in points],
        author="a",
        source=None,
    )
    by_sql = store.ids(SIGHTING, Filter(area=area), Sort("id")).tolist()
    columns = store.columns(SIGHTING)
    assert by_sql == [1, 3], "the point a centimetre inside, not the one outside"
    assert store.ids(SIGHTING, Filter(area=area), Sort("id")).tolist() == by_sql
    assert columns.inside(area).tolist() != [True, False, True, False], "what makes the test one"


@pytest.mark.parametrize(
    "area",
    [Box(93, 33, 94, 34), Circle(33.5, 93.5, 4000), Polygon(((93, 33), (94, 33), (94, 34)))],
)
def test_a_server_is_asked_the_same(store: Store, area: Box | Circle | Polygon) -> None:
    from sqlalchemy.dialects import postgresql

    where = conditions(SIGHTING, Filter(area=area), store.reference(), "postgresql")
    words = str(sa.select(SIGHTING.table.c.id).where(*where).compile(dialect=postgresql.dialect()))
    assert "decimal_latitude BETWEEN" in words
    assert ("WITH side(y1, y2, x1, gain)" in words) == isinstance(area, Polygon)
