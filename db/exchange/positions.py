"""Positions of a register's rows: two columns or one text, in the datum of the file or the row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from db.exchange.converters import Converter, shorten, term_key, term_names
from db.exchange.layout import SourceColumn, cell_text
from db.exchange.reading import Cell
from db.places.coordinates import PositionError, parse_position
from db.places.datum import ACCURACY_M, DATUMS, columns_to_wgs84
from db.places.locate import Position, locate
from db.problem import doubt, error
from db.text import translate_noop

if TYPE_CHECKING:
    from db.exchange.block import Block
    from db.exchange.plan import ImportPlan

UNREADABLE = translate_noop(
    "Import",
    "“{cell}” is no position that could be read: type latitude and longitude, e.g. "
    "33.85601, 95.42570.",
)
DOUBTFUL = translate_noop(
    "Import", "“{cell}” was read as latitude {lat}, longitude {lon}: is that right?"
)
UNKNOWN_DATUM = translate_noop(
    "Import", "“{cell}” is no known coordinate system: the position was read as {datum}."
)

_LATITUDE, _LONGITUDE = "decimal_latitude", "decimal_longitude"
_MOVED = tuple(datum for datum in DATUMS if datum not in ("wgs84", "cgcs2000"))
_VAGUE = tuple(datum for datum, metres in ACCURACY_M.items() if metres >= 5)


class Positions:
    """Completes the position of each row: WGS 84, with the text and datum as received."""

    def __init__(
        self,
        plan: ImportPlan,
        columns: Mapping[str, list[SourceColumn]],
        converters: Mapping[str, Converter],
        datum_column: SourceColumn | None,
    ) -> None:
        type = plan.record_type
        self._active = type.located
        self._names = type.by_name
        self._datum = plan.datum
        self._datum_column = datum_column
        srs = type.by_name.get("verbatim_srs")
        self._datums = term_names(srs, ()) if srs is not None else {}
        self._latitude = next(iter(columns.get(_LATITUDE, ())), None)
        self._longitude = next(iter(columns.get(_LONGITUDE, ())), None)
        self._text = next(iter(columns.get("verbatim_coordinates", ())), None)
        # A sheet with a column of its own for this means it where the column is empty, too.
        self._has_source = "position_source" in type.by_name and "position_source" not in columns
        # A file of ours has the converted position beside the one received.
        self._converted = "verbatim_srs" in columns

    def complete(self, block: Block) -> None:
        """Fill latitude, longitude and what is known of them in `block`."""
        if not self._active:
            return
        latitudes, longitudes = block.values.get(_LATITUDE), block.values.get(_LONGITUDE)
        if self._text is None and (latitudes is None or longitudes is None):
            return
        datums = self._row_datums(block)
        uncertain: dict[int, float] = {}
        if self._text is not None:
            uncertain = self._read_texts(block, self._text, datums)
            latitudes, longitudes = block.values[_LATITUDE], block.values[_LONGITUDE]
        assert latitudes is not None
        assert longitudes is not None
        self._keep_received(block, latitudes, longitudes, datums)
        if not self._converted:
            for datum in _MOVED:
                self._convert(latitudes, longitudes, datums, datum)
            self._keep_uncertainty(block, latitudes, datums, uncertain)
        if self._has_source:
            source = block.fill("position_source")
            block.values["position_source"] = [
                "register" if known is None and lat is not None and lon is not None else known
                for known, lat, lon in zip(source, latitudes, longitudes, strict=True)
            ]

    def _read_texts(
        self, block: Block, column: SourceColumn, datums: list[str]
    ) -> dict[int, float]:
        """Positions written into one cell, where latitude and longitude are not given apart.

        Sets the row's datum where the cell itself says it (a map link). The result: metres of
        uncertainty by row, where the notation implies some.
        """
        latitudes, longitudes = block.fill(_LATITUDE), block.fill(_LONGITUDE)
        uncertain: dict[int, float] = {}
        memo: dict[tuple[str, str], _Read | None] = {}
        for row, text in enumerate(block.values["verbatim_coordinates"]):
            if text is None or latitudes[row] is not None or longitudes[row] is not None:
                continue
            if block.has_problem(row, _LATITUDE) or block.has_problem(row, _LONGITUDE):
                continue
            key = (text, datums[row])
            if key not in memo:
                memo[key] = _read_position(text, datums[row])
            found = memo[key]
            if found is not None:
                latitudes[row], longitudes[row] = found.latitude, found.longitude
                datums[row] = found.datum
                if found.uncertainty_m is not None:
                    uncertain[row] = found.uncertainty_m
                if found.doubtful:
                    block.problem(
                        row,
                        doubt(
                            "position_doubtful",
                            "verbatim_coordinates",
                            DOUBTFUL.format(
                                cell=shorten(text),
                                lat=f"{found.latitude:.5f}",
                                lon=f"{found.longitude:.5f}",
                            ),
                        ),
                        column,
                    )
            elif not self._converted:
                block.problem(
                    row,
                    error(
                        "position_unreadable",
                        "verbatim_coordinates",
                        UNREADABLE.format(cell=shorten(text)),
                    ),
                    column,
                )
        return uncertain

    def _keep_uncertainty(
        self,
        block: Block,
        latitudes: list[Any],
        datums: list[str],
        uncertain: Mapping[int, float],
    ) -> None:
        """How far off a grid cell or an old datum may be, where the sheet does not say it."""
        if "coordinate_uncertainty" not in self._names:
            return
        if not uncertain and not any(datum in _VAGUE for datum in datums):
            return
        metres = block.fill("coordinate_uncertainty")
        for row, datum in enumerate(datums):
            if metres[row] is None and latitudes[row] is not None:
                implied = uncertain.get(row) or (ACCURACY_M[datum] if datum in _VAGUE else None)
                metres[row] = implied

    def _row_datums(self, block: Block) -> list[str]:
        datums = [self._datum] * block.count
        if self._datum_column is None:
            return datums
        memo: dict[Cell, str | None] = {"": self._datum}
        for row, cell in enumerate(block.cells[self._datum_column.index]):
            if cell not in memo:
                memo[cell] = self._datums.get(term_key(cell_text(cell)))
            found = memo[cell]
            if found is not None:
                datums[row] = found
            else:
                block.problem(
                    row,
                    doubt(
                        "datum_unknown",
                        "verbatim_srs",
                        UNKNOWN_DATUM.format(cell=shorten(cell_text(cell)), datum=self._datum),
                    ),
                    self._datum_column,
                )
        return datums

    def _keep_received(
        self, block: Block, latitudes: list[Any], longitudes: list[Any], datums: list[str]
    ) -> None:
        """The text as received, where it is more than the two numbers that are stored."""
        if self._converted or not {"verbatim_coordinates", "verbatim_srs"} <= self._names.keys():
            return
        cells = [
            block.joined.get(name) or block.cells[c.index]
            for name, c in ((_LATITUDE, self._latitude), (_LONGITUDE, self._longitude))
            if c is not None
        ]
        texts = block.fill("verbatim_coordinates")
        srs = block.fill("verbatim_srs")
        for row, datum in enumerate(datums):
            if latitudes[row] is None or longitudes[row] is None:
                continue
            written = texts[row]
            if written is None and len(cells) == 2:
                typed = [column[row] for column in cells]
                if datum in _MOVED or not all(map(_is_plain, typed)):
                    written = texts[row] = ", ".join(cell_text(c).strip() for c in typed)
            if written is not None and srs[row] is None:
                srs[row] = datum

    def _convert(
        self, latitudes: list[Any], longitudes: list[Any], datums: list[str], datum: str
    ) -> None:
        rows = [
            n
            for n, d in enumerate(datums)
            if d == datum and latitudes[n] is not None and longitudes[n] is not None
        ]
        if not rows:
            return
        import numpy as np

        lats, lons = columns_to_wgs84(
            np.array([latitudes[n] for n in rows]), np.array([longitudes[n] for n in rows]), datum
        )
        for row, lat, lon in zip(rows, lats.tolist(), lons.tolist(), strict=True):
            latitudes[row], longitudes[row] = lat, lon


def _is_plain(cell: Cell) -> bool:
    """Whether a cell is a number and nothing more."""
    if isinstance(cell, (int, float)):
        return True
    try:
        float(cell_text(cell))
    except ValueError:
        return False
    return True


_METRES = re.compile(r"(?<![\d.])[2-5]\d{6}(?!\d)")  # the northing of plane coordinates


class _Read(NamedTuple):
    """A cell's position, in `datum`."""

    latitude: float
    longitude: float
    datum: str
    doubtful: bool
    uncertainty_m: float | None


def _read_position(text: str, datum: str) -> _Read | None:
    """Degrees, as nearly all cells have them; only where that fails the other forms."""
    if _METRES.search(text):
        return _read_any(text, datum)
    try:
        found = parse_position(text)
    except PositionError:
        return _read_any(text, datum)
    if not found:
        return None
    best = found[0]
    return _Read(best.latitude, best.longitude, datum, best.doubtful, None)


def _read_any(text: str, datum: str) -> _Read | None:
    try:
        found: Position | None = locate(text)
        if found is not None and not found.datum_said and datum != "wgs84":
            found = locate(text, datum)
    except PositionError:
        return None
    if found is None:
        return None
    return _Read(*found.received, found.datum, found.doubtful, found.uncertainty_m)
