"""Reading a pasted message in a worker: where the office is decides what a bare name means."""

from __future__ import annotations

import datetime as dt
import statistics
from collections import Counter
from typing import TYPE_CHECKING

from db.messages.proposals import Message

if TYPE_CHECKING:
    from db.record_types import RecordType
    from db.reference import Reference
    from db.store import Store

_COUNTY = 6  # digits of the code of a county, with which those of its villages begin


def read(
    store: Store, record_type: RecordType, reference: Reference, text: str, today: dt.date
) -> Message:
    """Everything a record could take; places of the home county go before others of their name."""
    from db.messages.reading import read_message

    home, near = home_of(store, record_type, reference)
    return read_message(text, record_type, reference, today=today, near=near, home=home)


def home_of(
    store: Store, record_type: RecordType, reference: Reference
) -> tuple[str, tuple[float, float] | None]:
    """The county most of the latest records lie in ("" in an empty file), and a place in it.

    The place is (latitude, longitude), WGS 84: the middle of the latest positions, else that of
    the county in the list of places.
    """
    from db.record_types import record_type as type_called

    counties: Counter[str] = Counter()
    spots: list[tuple[float, float]] = []
    for kind in dict.fromkeys((record_type, type_called("sighting"))):
        names = [spec.name for spec in kind.fields]
        for row in store.first_page(kind):
            values = dict(zip(names, row.values, strict=True))
            code = values.get("place_code") or ""
            latitude, longitude = values.get("decimal_latitude"), values.get("decimal_longitude")
            if len(code) >= _COUNTY:
                counties[code[:_COUNTY]] += 1
            if latitude is not None and longitude is not None:
                spots.append((latitude, longitude))
    home = counties.most_common(1)[0][0] if counties else ""
    if spots:
        return home, (
            statistics.median(spot[0] for spot in spots),
            statistics.median(spot[1] for spot in spots),
        )
    entry = reference.place_by_code(home)
    if entry is None or entry.latitude is None or entry.longitude is None:
        return home, None
    return home, (entry.latitude, entry.longitude)
