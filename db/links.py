"""Records that other records lead to: looked up by UUID, and searched to be linked."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from db.dates import DateError, read_moment
from db.models.base import RecordType
from db.query import Filter, Sort
from db.writing import Record

if TYPE_CHECKING:
    from db.store import Store

MOST = 30
"""Records a search offers at most: who does not see the one wanted types more of it."""


def find(store: Store, type: RecordType, uuid: str) -> Record | None:
    """The record with this UUID, voided or not; None when it is not in the file."""
    return next(iter(find_all(store, type, type.table.c.uuid == uuid)), None)


def find_all(store: Store, type: RecordType, *where: sa.ColumnElement[bool]) -> list[Record]:
    """Records by a condition, voided ones too, by id."""
    select = sa.select(type.table.c.id).where(*where).order_by(type.table.c.id)
    with store.engine.connect() as connection:
        ids = list(connection.execute(select).scalars())
    found = (store.get(type, id) for id in ids)
    return [record for record in found if record is not None]


def find_many(store: Store, type: RecordType, uuids: Collection[str]) -> dict[str, Record]:
    """UUID -> record, voided or not, of those that are in the file."""
    wanted, found = sorted(uuids), {}
    for start in range(0, len(wanted), 500):
        block = wanted[start : start + 500]
        for record in find_all(store, type, type.table.c.uuid.in_(block)):
            found[record.uuid] = record
    return found


def search(
    store: Store,
    type: RecordType,
    text: str = "",
    limit: int = MOST,
    *,
    species: int | None = None,
) -> list[Record]:
    """Living records that hold every word of `text`, newest first; all of them without text.

    A word that is a date (2025-03, 3月5日, 2025) also finds what happened then. species: those of
    this species come before the others.
    """
    sort = Sort("event_date" if type.dated else "id", descending=True)
    readings = _readings(type, text)
    if species is not None and "species_id" in type.by_name:
        readings = [replace(filter, species=(species,)) for filter in readings] + readings
    found: list[int] = []
    for filter in readings:
        for row in store.first_page(type, filter, sort, limit):
            if row.id not in found:
                found.append(row.id)
    records = (store.get(type, id) for id in found[:limit])
    return [record for record in records if record is not None]


def _readings(type: RecordType, text: str) -> list[Filter]:
    """What a text may mean: words only, or words of which one says when."""
    words = text.split()
    readings = [Filter(text=text)]
    for at, word in enumerate(words) if type.dated else ():
        days = _days(word)
        if days is not None:
            rest = " ".join(words[:at] + words[at + 1 :])
            readings.append(replace(Filter(text=rest), since=days[0], until=days[1]))
    return readings


def _days(word: str) -> tuple[dt.date, dt.date] | None:
    """First and last day a word may mean; None when it is no date."""
    if len(word) < 4:
        return None
    try:
        moment = read_moment(word, today=dt.date.today())
    except DateError:
        return None
    if moment is None:
        return None
    date = moment.date
    if moment.precision == "year":
        return date.replace(month=1, day=1), date.replace(month=12, day=31)
    if moment.precision == "month":
        last = calendar.monthrange(date.year, date.month)[1]
        return date.replace(day=1), date.replace(day=last)
    return date, date
