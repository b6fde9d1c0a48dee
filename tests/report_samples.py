"""A small year of sightings whose figures are counted by hand in the comments beside them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from db.record_types import record_type
from db.store import Store
from tests.rescue_samples import add, begin
from tests.samples import CHENGDUO_VILLAGE, DANGQU, LYNX, SNOW_LEOPARD, YAQU, sighting

KIANG_NAME = "藏野驴"

MARCH = (
    # day, species, place, animals, status
    (3, SNOW_LEOPARD, YAQU, 2, "recorded"),
    (5, SNOW_LEOPARD, YAQU, None, "verified"),
    (15, SNOW_LEOPARD, DANGQU, 1, "recorded"),
    (21, LYNX, YAQU, 1, "recorded"),
    (28, LYNX, CHENGDUO_VILLAGE, 3, "draft"),
    (30, LYNX, YAQU, 50, "rejected"),
)
"""March 2025: 5 records that count, 7 animals, 2 species, 3 places, 5 days, 1 without a number;
snow leopard 3 records 3 animals, lynx 2 records 4 animals; 牙曲村 3 records. One is rejected."""

OTHERS = (
    (dt.date(2025, 2, 10), SNOW_LEOPARD, YAQU, 4),
    (dt.date(2024, 3, 9), SNOW_LEOPARD, YAQU, 1),
    (dt.date(2024, 3, 20), SNOW_LEOPARD, DANGQU, 1),
    (dt.date(2025, 1, 2), SNOW_LEOPARD, YAQU, 5),
)
"""February 2025: 1 record, 4 animals. March 2024: 2 records, 2 animals. January to March 2025:
7 records that count, 16 animals. The lynx is new to the file in March 2025."""


def fill(store: Store) -> None:
    """Write the sample sightings and two rescue cases into an empty file."""
    type = record_type("sighting")

    def save(**changes: Any) -> None:
        store.save(type, sighting(young=None, **changes), author="才仁多杰", confirmed=())

    for day, species, place, number, status in MARCH:
        save(
            event_date=dt.date(2025, 3, day),
            species_id=species,
            place_code=place,
            individual_count=number,
            status=status,
        )
    for date, species, place, number in OTHERS:
        save(event_date=date, species_id=species, place_code=place, individual_count=number)
    # Two cases received in March 2025, one of them released; one of 2024 still in care.
    one = begin(store, event_date=dt.date(2025, 3, 5), species_id=SNOW_LEOPARD, cause="fall")
    add(store, one, "intake", dt.date(2025, 3, 6), performed_by="扎西")
    add(store, one, "outcome", dt.date(2025, 3, 20), outcome="released")
    two = begin(
        store, event_date=dt.date(2025, 3, 8), species_id=LYNX, cause="vehicle", individual_count=2
    )
    add(store, two, "intake", dt.date(2025, 3, 9), performed_by="扎西")
    three = begin(store, event_date=dt.date(2024, 7, 1), species_id=LYNX, cause="vehicle")
    add(store, three, "intake", dt.date(2024, 7, 2), performed_by="扎西")
