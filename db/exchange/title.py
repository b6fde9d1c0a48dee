"""What stands above a table tells of all its rows: the datum of the coordinates."""

from __future__ import annotations

from collections.abc import Iterable

from db.places.datum_words import split_datum


def datum_told(texts: Iterable[str]) -> str | None:
    """The one datum that titles and headers name: 坐标系：高德坐标, 纬度(WGS84); else None."""
    found = {datum for text in texts if (datum := split_datum(text)[1]) is not None}
    return found.pop() if len(found) == 1 else None
