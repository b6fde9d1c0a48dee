"""What a map sheet says beside its picture: read in a worker from the filter and the view."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from db.query import Filter
from db.record_types import record_type
from db.reports.wording import filter_text, joined
from db.showing import Words
from db.text import Translate, translate_noop
from desktop_app.map.features import Box

if TYPE_CHECKING:
    from db.reference import Reference
    from db.store import Store

_SENSITIVE = ("high", "medium")
_NAMED = 6


@dataclass(frozen=True, slots=True)
class Content:
    """filter: which records, in words, with their days. warning: that places of sensitive species
    can be read off the map, or ""."""

    filter: str
    warning: str


def read_content(
    store: Store,
    reference: Reference,
    filter: Filter,
    box: Box,
    translate: Translate,
    language: str,
) -> Content:
    """In the words of a language."""
    sighting = record_type("sighting")
    words = Words(translate, reference, language)
    parts = [_days(filter.since, filter.until, translate), filter_text(filter, sighting, words)]
    names = _sensitive(store, reference, filter, box, language)
    warning = ""
    if names:
        listed = joined(names[:_NAMED], words)
        text = (
            translate_noop(
                "MapSheet",
                "Shows exact places of sensitive species ({species}): not for publication",
            )
            if len(names) <= _NAMED
            else translate_noop(
                "MapSheet",
                "Shows exact places of sensitive species ({species} …): not for publication",
            )
        )
        warning = translate(text.format(species=listed))
    separator = "; " if language.startswith("en") else "；"
    return Content(separator.join(part for part in parts if part), warning)


def _days(since: dt.date | None, until: dt.date | None, translate: Translate) -> str:
    if since is not None and until is not None:
        if since == until:
            return since.isoformat()
        text = translate_noop("MapSheet", "{since} to {until}")
        return translate(text.format(since=since.isoformat(), until=until.isoformat()))
    if since is not None:
        return translate(
            translate_noop("MapSheet", "since {since}").format(since=since.isoformat())
        )
    if until is not None:
        return translate(
            translate_noop("MapSheet", "until {until}").format(until=until.isoformat())
        )
    return ""


def _sensitive(
    store: Store, reference: Reference, filter: Filter, box: Box, language: str
) -> list[str]:
    """Names of the sensitive species with a record in the box."""
    columns, wanted = store.masked(record_type("sighting"), filter)
    latitude, longitude = columns["latitude"], columns["longitude"]
    inside = (
        wanted & (latitude >= box.south) & (latitude <= box.north)
        & (longitude >= box.west) & (longitude <= box.east)
    )  # fmt: skip
    names = []
    for id in np.unique(columns["species"][inside]):
        entry = reference.species_by_id(int(id))
        if entry is not None and entry.sensitivity in _SENSITIVE:
            names.append(reference.species_name(int(id), language))
    return names
