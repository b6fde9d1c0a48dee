"""Positions of a register's rows: two columns or one text, in the datum of the file or the row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from db.exchange.converters import Converter, shorten, term_key, term_names
from db.exchange.layout import SourceColumn, cell_text
from db.exchange.reading import Cell
from db.places.coordinates import Candidate, PositionError, parse_position
from db.places.datum import columns_to_wgs84
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
_SHIFTED = ("gcj02", "bd09")


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
        if self._text is not None:
            self._read_texts(block, self._text)
        latitudes, longitudes = block.values.get(_LATITUDE), block.values.get(_LONGITUDE)
        if latitudes is None or longitudes is None:
            return
        datums = self._row_datums(block)
        self._keep_received(block, latitudes, longitudes, datums)
        if not self._converted:
            for datum in _SHIFTED:
                self._convert(latitudes, longitudes, datums, datum)
        if self._has_source:
            source = block.fill("position_source")
            block.values["position_source"] = [
                "register" if known is None and lat is not None and lon is not None else known
                for known, lat, lon in zip(source, latitudes, longitudes, strict=True)
            ]

    def _read_texts(self, block: Block, column: SourceColumn) -> None:
        """Positions written into one cell, where latitude and longitude are not given apart."""
        latitudes, longitudes = block.fill(_LATITUDE), block.fill(_LONGITUDE)
        memo: dict[str, Candidate | None] = {}
        for row, text in enumerate(block.values["verbatim_coordinates"]):
            if text is None or latitudes[row] is not None or longitudes[row] is not None:
                continue
            if block.has_problem(row, _LATITUDE) or block.has_problem(row, _LONGITUDE):
                continue
            if text not in memo:
                memo[text] = _read_position(text)
            found = memo[text]
            if found is not None:
                latitudes[row], longitudes[row] = found.latitude, found.longitude
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
        cells = [block.cells[c.index] for c in (self._latitude, self._longitude) if c is not None]
        texts = block.fill("verbatim_coordinates")
        srs = block.fill("verbatim_srs")
        for row, datum in enumerate(datums):
            if latitudes[row] is None or longitudes[row] is None:
                continue
            written = texts[row]
            if written is None and len(cells) == 2:
                typed = [column[row] for column in cells]
                if datum in _SHIFTED or not all(map(_is_plain, typed)):
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


def _read_position(text: str) -> Candidate | None:
    try:
        found = parse_position(text)
    except PositionError:
        return None
    return found[0] if found else None
