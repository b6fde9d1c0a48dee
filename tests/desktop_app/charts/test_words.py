"""The filter in one line, as it stands over a picture."""

from __future__ import annotations

import datetime as dt

import pytest

from db.query import Filter
from db.record_types import record_type
from db.reference import PlaceEntry, Reference, SpeciesEntry
from desktop_app.charts import words

REFERENCE = Reference(
    [SpeciesEntry(1, "Panthera uncia", "雪豹", None, "Snow leopard"),
     SpeciesEntry(3, "Lynx lynx", "猞猁")],
    [PlaceEntry("632724", "治多县")],
)  # fmt: skip


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (None, None, "All dates"),
        ("2025-01-01", "2025-12-31", "2025"),
        ("2024-01-01", "2025-12-31", "2024 to 2025"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2024-02-01", "2024-03-31", "2024-02-01 to 2024-03-31"),
        ("2025-03-05", "2025-03-05", "2025-03-05"),
        ("2025-03-05", None, "from 2025-03-05"),
        (None, "2025-03-05", "until 2025-03-05"),
    ],
)
def test_days_are_said_as_people_say_them(since: str | None, until: str | None, said: str) -> None:
    first, last = (dt.date.fromisoformat(day) if day else None for day in (since, until))
    assert words.dates(first, last) == said


def test_every_part_of_the_filter_is_named() -> None:
    filter = Filter(
        since=dt.date(2025, 1, 1), until=dt.date(2025, 12, 31), species=(1, 3),
        places=("632724",), statuses=("verified",), text=" 牦牛 ", voided=True)  # fmt: skip
    line = words.filter_words(filter, REFERENCE, record_type("sighting"))
    assert line.split(" · ") == [
        "2025",
        "Snow leopard, Lynx lynx",
        "治多县",
        "Verified",
        "“牦牛”",
        "Voided records",
    ]


def test_what_other_records_are_filtered_by_is_not_said() -> None:
    filter = Filter(statuses=("in_care",), terms=(("cause", ("fall",)),))
    assert words.filter_words(filter, REFERENCE, record_type("sighting")) == "All dates"
