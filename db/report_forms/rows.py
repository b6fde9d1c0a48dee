"""A sheet written with its repeated rows, and the parts of the package that follow its rows.

What follows: merged cells, formulas, conditional formats, checks, filters, links, page breaks,
drawings and comments, tables, charts, print areas and other names. Format: ECMA-376 Part 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape, unescape

from db.report_forms.moving import Block, Copy, Moves, moved_formula
from db.report_forms.package import Package
from db.report_forms.sheet_cells import Cell, RowSpan, SheetCells, letters

Fill = Callable[[Cell, int], "bytes | None"]
"""The content of a cell in a copy of its row; None leaves the cell as it is."""

_ROW_ADDRESS: Final = re.compile(rb'(\sr=)"[^"]*"')
_REFERENCE: Final = re.compile(rb'(\s(?:ref|sqref|activeCell|topLeftCell))="([^"]*)"')
_FORMULA: Final = re.compile(
    rb"(<((?:[\w.-]+:)?(?:formula|formula1|formula2|f))(?:\s[^>]*)?>)([^<]*)(</\2>)"
)
_SQREF: Final = re.compile(rb"(<((?:[\w.-]+:)?sqref)>)([^<]*)(</\2>)")
_MERGES: Final = re.compile(
    rb"<((?:[\w.-]+:)?)mergeCells\b[^>]*>(.*?)</(?:[\w.-]+:)?mergeCells>", re.S
)
_MERGE: Final = re.compile(rb'ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
_BREAK: Final = re.compile(rb"<(?:[\w.-]+:)?rowBreaks\b.*?</(?:[\w.-]+:)?rowBreaks>", re.S)


class SheetWriter:
    """Writes one sheet. moves: of all sheets, by name."""

    def __init__(self, cells: SheetCells, name: str, moves: Mapping[str, Moves]) -> None:
        self.cells, self.name, self.moves = cells, name, moves
        self.own = moves[name]
        self.filled: set[tuple[int, int]] = set()
        """Row and column, as they are now, of every cell that was filled."""
        self._shared: dict[str, Cell] = {}
        # Formulas of one family follow their own rows each, so each gets its own text.
        pushed = [sheet for sheet, one in moves.items() if one.any and sheet != name]
        self._apart = self.own.any or any(
            sheet in (cell.formula or "") for cell in cells.cells() for sheet in pushed
        )
        for cell in cells.cells():
            attributes = cell.formula_attributes
            if attributes.get("t") == "shared" and cell.formula:
                self._shared.setdefault(attributes.get("si", ""), cell)

    def write(self, fill: Fill, lines: Sequence[tuple[int, int, bytes]]) -> bytes:
        """The sheet filled. lines: bytes of head and foot lines with what replaces them."""
        body, rows = self.cells.body, self.cells.rows
        if not rows:
            return body
        start, end = rows[0].start, rows[-1].end
        head, tail = body[:start], _spliced(body, end, lines)
        if self.own.any:
            head, tail = self._around(head), self._around(tail)
        elif self._apart:
            tail = _formulas(tail, self.name, self.moves)
        parts: list[bytes] = []
        at, number = 0, start
        while at < len(rows):
            row = rows[at]
            parts.append(body[number : row.start])
            number = row.end
            block = self.own.block(row.number)
            if block is None:
                parts.append(self._row(row, None, 0, fill))
                at += 1
                continue
            members = [one for one in rows[at:] if block.holds(one.number)]
            for copy in range(block.copies):
                parts += [self._row(one, block, copy, fill) for one in members]
            at += len(members)
            number = members[-1].end
        return head + b"".join(parts) + tail

    # --- rows -------------------------------------------------------------------------------------

    def _row(self, row: RowSpan, block: Block | None, copy: int, fill: Fill) -> bytes:
        body = self.cells.body
        shift = copy * block.height if block is not None else 0
        new = self.own.row(row.number) + shift
        tag = body[row.start : row.open_end]
        if new != row.number:
            tag = _with_address(tag, str(new))
        parts, at = [tag], row.open_end
        where = Copy(block, copy) if block is not None else None
        for cell in row.cells:
            parts.append(body[at : cell.start])
            parts.append(self._cell(cell, new, where, copy, fill))
            at = cell.end
        parts.append(body[at : row.end])
        return b"".join(parts)

    def _cell(self, cell: Cell, row: int, where: Copy | None, copy: int, fill: Fill) -> bytes:
        address = f"{letters(cell.column)}{row}"
        filled = fill(cell, copy)
        if filled is not None:
            self.filled.add((row, cell.column))
            return b'<%bc r="%b"%b' % (self.cells.prefix, address.encode(), filled)
        body = self.cells.body[cell.start : cell.end]
        if cell.formula_attributes or cell.formula is not None:
            body = self._formula(cell, row, where, body)
        if row != cell.row:
            end = cell.open_end - cell.start
            body = _with_address(body[:end], address) + body[end:]
        return body

    def _formula(self, cell: Cell, row: int, where: Copy | None, body: bytes) -> bytes:
        if not self._apart:
            return body
        text, attributes = cell.formula, dict(cell.formula_attributes)
        kind = attributes.get("t", "")
        if kind == "shared":
            master = self._shared.get(attributes.get("si", ""))
            if not text and master is not None and master.formula:
                from openpyxl.formula.translate import Translator

                text = Translator("=" + master.formula, master.address).translate_formula(
                    cell.address
                )[1:]
            attributes = {}
        if not text:
            return body
        moved = moved_formula(text, self.name, self.moves, where)
        if kind == "array" and "ref" in attributes:
            span = row - cell.row
            attributes["ref"] = re.sub(
                r"[0-9]+", lambda found: str(int(found[0]) + span), attributes["ref"]
            )
        if moved == cell.formula and attributes == dict(cell.formula_attributes):
            return body
        tags = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
        p = self.cells.prefix
        made = b"<%bf%b>%b</%bf>" % (p, tags.encode(), escape(moved).encode(), p)
        # Taken as bytes: a formula may hold what re would read as a reference to a group.
        return re.sub(
            rb"<%bf\b(?:[^>]*/>|[^>]*>[^<]*</%bf>)" % (p, p), lambda _found: made, body, count=1
        )

    # --- around the rows --------------------------------------------------------------------------

    def _around(self, body: bytes) -> bytes:
        own = self.own
        merges = _MERGES.search(body)
        before, after = b"", body
        if merges is not None:
            before, after = body[: merges.start()], body[merges.end() :]
            before = self._referring(before) + self._merged(merges)
        after = _BREAK.sub(
            lambda found: re.sub(
                rb'(\sid=)"([0-9]+)"',
                lambda at: b'%b"%d"' % (at[1], own.row(int(at[2]))),
                found[0],
            ),
            after,
        )
        return before + self._referring(after)

    def _referring(self, body: bytes) -> bytes:
        own = self.own
        body = _REFERENCE.sub(
            lambda found: b'%b="%b"' % (found[1], own.reference(found[2].decode()).encode()), body
        )
        body = _SQREF.sub(
            lambda found: found[1] + own.reference(found[3].decode()).encode() + found[4], body
        )
        return _formulas(body, self.name, self.moves)

    def _merged(self, merges: re.Match[bytes]) -> bytes:
        """Merged cells within a repeated row are merged in each copy."""
        prefix, areas = merges[1], []
        for found in _MERGE.finditer(merges[2]):
            first, last = int(found[2]), int(found[4])
            block = self.own.block(first)
            if block is not None and block.holds(last):
                for copy in range(block.copies):
                    shift = copy * block.height
                    areas.append((found[1], self.own.row(first) + shift, found[3],
                                  self.own.row(last) + shift))  # fmt: skip
            else:
                areas.append((found[1], self.own.row(first), found[3], self.own.end(last)))
        inner = b"".join(b'<%bmergeCell ref="%b%d:%b%d"/>' % (prefix, *area) for area in areas)
        return b'<%bmergeCells count="%d">%b</%bmergeCells>' % (prefix, len(areas), inner, prefix)


def _with_address(tag: bytes, address: str) -> bytes:
    """A start tag with its r attribute set."""
    whole = b'"%b"' % address.encode()
    made, count = _ROW_ADDRESS.subn(lambda found: found[1] + whole, tag, count=1)
    if count:
        return made
    name = re.match(rb"<[\w.:-]+", tag)
    assert name is not None
    return name[0] + b" r=" + whole + tag[name.end() :]


def _spliced(body: bytes, start: int, lines: Sequence[tuple[int, int, bytes]]) -> bytes:
    parts, at = [], start
    for first, last, words in lines:
        parts += [body[at:first], words]
        at = last
    return b"".join([*parts, body[at:]])


def _formulas(body: bytes, sheet: str, moves: Mapping[str, Moves]) -> bytes:
    def moved(found: re.Match[bytes]) -> bytes:
        text = unescape(found[3].decode(), {"&quot;": '"', "&apos;": "'"})
        return found[1] + escape(moved_formula(text, sheet, moves)).encode() + found[4]

    return _FORMULA.sub(moved, body)


# --- other parts ----------------------------------------------------------------------------------


def follow(
    package: Package, moves: Mapping[str, Moves], changed: Mapping[str, bytes | None]
) -> dict[str, bytes | None]:
    """The parts besides the sheets that change because rows moved. changed: the sheets so far."""
    found: dict[str, bytes | None] = {
        part: _CACHE.sub(_without_gaps, body)
        for part, body in package.parts.items()
        if part.startswith("xl/charts/") and b"{{" in body
    }
    if not any(one.any for one in moves.values()):
        return found
    for sheet in package.sheets:
        own = moves[sheet.name]
        if not own.any:
            continue
        for kind, part in package.relations(sheet.part):
            body = package.parts.get(part)
            if body is not None and (work := _FOLLOWERS.get(kind)) is not None:
                found[part] = work(body, own)
    for part, body in package.parts.items():
        if part.startswith("xl/charts/") and part.endswith(".xml"):
            found[part] = _formulas(found.get(part) or body, "", moves)
    book = package.workbook_part
    found[book] = _names(package, package.parts[book], moves)
    return {part: body for part, body in found.items() if body != package.parts[part]} | (
        without_chain(package)
    )


_CACHE: Final = re.compile(rb"<((?:[\w.-]+:)?(?:strCache|numCache))>.*?</\1>", re.S)


def _without_gaps(cache: re.Match[bytes]) -> bytes:
    """What a chart remembers of cells that were placeholders: it reads them anew."""
    return b"" if b"{{" in cache[0] else cache[0]


def without_chain(package: Package) -> dict[str, bytes | None]:
    """The order in which Excel worked formulas out names cells that moved: it makes a new one."""
    found: dict[str, bytes | None] = {}
    for kind, part in package.relations(package.workbook_part):
        if kind != "calcChain" or part not in package.parts:
            continue
        found[part] = None
        folder, _slash, name = package.workbook_part.rpartition("/")
        for holder in ("[Content_Types].xml", f"{folder}/_rels/{name}.rels"):
            body = package.parts.get(holder)
            if body is not None:
                entry = rb"<(?:[\w.-]+:)?(?:Override|Relationship)\b[^>]*calcChain[^>]*/>"
                found[holder] = re.sub(entry, b"", body)
    return found


def _names(package: Package, body: bytes, moves: Mapping[str, Moves]) -> bytes:
    def moved(found: re.Match[bytes]) -> bytes:
        text = unescape(found[2].decode(), {"&quot;": '"', "&apos;": "'"})
        return found[1] + escape(moved_formula(text, "", moves)).encode() + found[3]

    return re.sub(
        rb"(<(?:[\w.-]+:)?definedName\b[^>]*>)([^<]*)(</(?:[\w.-]+:)?definedName>)", moved, body
    )


def _move_references(body: bytes, own: Moves) -> bytes:
    return _REFERENCE.sub(
        lambda found: b'%b="%b"' % (found[1], own.reference(found[2].decode()).encode()), body
    )


def _move_comments(body: bytes, own: Moves) -> bytes:
    """A comment stays with one cell: that of the first copy."""

    def moved(found: re.Match[bytes]) -> bytes:
        return b'%b%d"' % (found[1], own.row(int(found[2])))

    return re.sub(rb'(\sref="[A-Z]+)([0-9]+)"', moved, body)


_ANCHOR: Final = re.compile(
    rb"<(?:[\w.-]+:)?(?:twoCellAnchor|oneCellAnchor)\b[^>]*>.*?"
    rb"</(?:[\w.-]+:)?(?:twoCellAnchor|oneCellAnchor)>",
    re.S,
)
_ANCHOR_ROW: Final = re.compile(rb"(<((?:[\w.-]+:)?row)>)([0-9]+)(</\2>)")


def _move_drawing(body: bytes, own: Moves) -> bytes:
    """Pictures, charts and shapes; one that keeps its size moves with its upper edge."""

    def moved(anchor: re.Match[bytes]) -> bytes:
        keeps = b'editAs="oneCell"' in anchor[0][: anchor[0].index(b">")]
        rows = [int(found[3]) for found in _ANCHOR_ROW.finditer(anchor[0])]
        if not rows:
            return anchor[0]
        shift = own.row(rows[0] + 1) - rows[0] - 1
        places = iter(
            row + shift if keeps or number == 0 else own.row(row + 1) - 1
            for number, row in enumerate(rows)
        )
        return _ANCHOR_ROW.sub(lambda found: b"%b%d%b" % (found[1], next(places), found[4]),
                               anchor[0])  # fmt: skip

    return _ANCHOR.sub(moved, body)


def _move_legacy(body: bytes, own: Moves) -> bytes:
    """The boxes of comments, which know their row and four edges."""

    def row(found: re.Match[bytes]) -> bytes:
        return b"%b%d%b" % (found[1], own.row(int(found[2]) + 1) - 1, found[3])

    def anchor(found: re.Match[bytes]) -> bytes:
        numbers = [part.strip() for part in found[2].split(b",")]
        if len(numbers) == 8 and all(part.isdigit() for part in numbers):
            shift = own.row(int(numbers[2]) + 1) - int(numbers[2]) - 1
            for place in (2, 6):
                numbers[place] = b"%d" % (int(numbers[place]) + shift)
        return found[1] + b", ".join(numbers) + found[3]

    body = re.sub(rb"(<x:Row>)\s*([0-9]+)\s*(</x:Row>)", row, body)
    return re.sub(rb"(<x:Anchor>)([^<]*)(</x:Anchor>)", anchor, body)


_FOLLOWERS: Final[dict[str, Callable[[bytes, Moves], bytes]]] = {
    "drawing": _move_drawing,
    "comments": _move_comments,
    "vmlDrawing": _move_legacy,
    "table": _move_references,
}
