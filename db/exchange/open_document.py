"""Error cells in OpenDocument sheets: LibreOffice marks them with calcext:value-type="error"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO
from xml.parsers.expat import ParserCreate

_CHUNK = 1 << 20


def error_cells(stream: IO[bytes], index: int, most: int) -> Iterator[tuple[tuple[int, int], str]]:
    """((row, column) from 0, what is shown) of sheet `index`."""
    found = _Finder(index, most)
    parser = ParserCreate()
    parser.StartElementHandler = found.begin
    parser.EndElementHandler = found.end
    parser.CharacterDataHandler = found.words
    while block := stream.read(_CHUNK):
        parser.Parse(block, False)
        if found.sheet > index or len(found.cells) >= most:
            break
    return iter(found.cells.items())


class _Finder:
    def __init__(self, index: int, most: int) -> None:
        self.cells: dict[tuple[int, int], str] = {}
        self.sheet = -1
        self._index = index
        self._most = most
        self._row = self._column = 0
        self._rows = 1
        self._error: list[str] | None = None

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self.sheet += 1
            self._row = 0
        elif self.sheet != self._index:
            return
        elif name == "table:table-row":
            self._rows = int(attributes.get("table:number-rows-repeated", 1))
            self._column = 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            if attributes.get("calcext:value-type") == "error":
                self._error = []
            self._repeat = int(attributes.get("table:number-columns-repeated", 1))

    def words(self, text: str) -> None:
        if self._error is not None:
            self._error.append(text)

    def end(self, name: str) -> None:
        if self.sheet != self._index:
            return
        if name == "table:table-row":
            self._row += self._rows
        elif name in ("table:table-cell", "table:covered-table-cell"):
            if self._error is not None:
                text = "".join(self._error).strip() or "#N/A"
                for row in range(self._row, self._row + min(self._rows, 1000)):
                    for column in range(self._column, self._column + min(self._repeat, 1000)):
                        if len(self.cells) < self._most:
                            self.cells[(row, column)] = text
                self._error = None
            self._column += self._repeat
