"""A form as it lies on the disk: the parts of its package and the texts of its cells.

Parts that are not filled are written again with the bytes they had.
"""

from __future__ import annotations

import io
import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from db.exchange.inspection import Format, inspect
from db.report_forms.sheet_cells import (
    UNREADABLE,
    Cell,
    FormError,
    Run,
    SheetCells,
    read_sheet,
    read_strings,
)
from db.text import translate_noop

MOST_BYTES: Final = 8 * 2**20
MOST_UNPACKED: Final = 200 * 2**20

NOT_XLSX = translate_noop(
    "ReportForm",
    "{file} is no .xlsx workbook: open it in Excel, save it as “Excel Workbook (*.xlsx)” and use "
    "that.",
)
TOO_LARGE = translate_noop(
    "ReportForm", "{file} is too large for a form: take its pictures and old rows out."
)
_RELATION: Final = re.compile(
    r"http://(?:schemas\.openxmlformats\.org|purl\.oclc\.org/ooxml)/officeDocument/.*?/(\w+)$"
)
# Formats of days that a number does not name: ECMA-376 Part 1, 18.8.30, and those of East Asia.
_BUILT_IN_DATES: Final = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the form. part: where it lies in the package."""

    name: str
    part: str


@dataclass
class Package:
    """The parts of a workbook. name: of its file; raw: its bytes."""

    name: str
    raw: bytes
    parts: dict[str, bytes] = field(default_factory=dict)
    _cells: dict[str, SheetCells] = field(default_factory=dict)

    @cached_property
    def workbook_part(self) -> str:
        return next(
            (target for kind, target in self.relations("") if kind == "officeDocument"),
            "xl/workbook.xml",
        )

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The worksheets in the order of their tabs."""
        targets = {
            id: target
            for id, (kind, target) in self._relations_by_id(self.workbook_part).items()
            if kind == "worksheet"
        }
        found = []
        for element in self._tree(self.workbook_part).iter():
            if element.tag.rpartition("}")[2] == "sheet":
                id = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
                if id in targets and targets[id] in self.parts:
                    found.append(Sheet(element.attrib.get("name", ""), targets[id]))
        return tuple(found)

    def cells(self, sheet: Sheet) -> SheetCells:
        if sheet.part not in self._cells:
            self._cells[sheet.part] = read_sheet(self.parts[sheet.part], sheet.name)
        return self._cells[sheet.part]

    def runs(self, cell: Cell) -> list[Run]:
        """The text of a cell that holds text."""
        if cell.kind == "inlineStr":
            return cell.runs
        if cell.kind == "s" and cell.value is not None and cell.value.strip().isdecimal():
            number = int(cell.value)
            return self.strings[number] if number < len(self.strings) else []
        if cell.kind == "str" and cell.formula is None and cell.value is not None:
            return [Run(cell.value)]
        return []

    @cached_property
    def strings(self) -> list[list[Run]]:
        part = next(
            (t for kind, t in self.relations(self.workbook_part) if kind == "sharedStrings"), ""
        )
        return read_strings(self.parts[part], part) if part in self.parts else []

    @cached_property
    def date_styles(self) -> frozenset[str]:
        """Numbers of the cell styles that show a number as a day."""
        part = next((t for kind, t in self.relations(self.workbook_part) if kind == "styles"), "")
        if part not in self.parts:
            return frozenset()
        formats: dict[str, str] = {}
        styles: list[str] = []
        tree = self._tree(part)
        for element in tree.iter():
            name = element.tag.rpartition("}")[2]
            if name == "numFmt":
                formats[element.attrib.get("numFmtId", "")] = element.attrib.get("formatCode", "")
            elif name == "cellXfs":
                styles = [xf.attrib.get("numFmtId", "0") for xf in element]
        return frozenset(
            str(number)
            for number, id in enumerate(styles)
            if _shows_days(int(id) if id.isdecimal() else 0, formats.get(id))
        )

    # --- relations --------------------------------------------------------------------------------

    def relations(self, part: str) -> list[tuple[str, str]]:
        """(kind, target part) of everything a part names."""
        return list(self._relations_by_id(part).values())

    def _relations_by_id(self, part: str) -> dict[str, tuple[str, str]]:
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self.parts:
            return {}
        found = {}
        for element in self._tree(rels):
            kind = _RELATION.match(element.attrib.get("Type", ""))
            if element.attrib.get("TargetMode") == "External":
                continue
            target = element.attrib.get("Target", "")
            whole = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            found[element.attrib.get("Id", "")] = (
                kind[1] if kind is not None else "",
                posixpath.normpath(whole),
            )
        return found

    def _tree(self, part: str) -> ET.Element:
        body = self.parts[part]
        try:
            if b"<!DOCTYPE" in body[:2000]:
                raise ET.ParseError("a document type")
            return ET.fromstring(body)
        except ET.ParseError as reason:
            raise FormError(UNREADABLE.format(part=part)) from reason

    # --- writing ----------------------------------------------------------------------------------

    def save(self, path: Path, changed: dict[str, bytes | None]) -> None:
        """Write the package with some parts replaced; None takes a part out."""
        with (
            zipfile.ZipFile(io.BytesIO(self.raw)) as source,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out,
        ):
            for entry in source.infolist():
                if entry.is_dir() or (
                    entry.filename in changed and changed[entry.filename] is None
                ):
                    continue
                body = changed.get(entry.filename)
                made = zipfile.ZipInfo(entry.filename, entry.date_time)
                made.external_attr, made.compress_type = entry.external_attr, entry.compress_type
                out.writestr(made, body or source.read(entry))


def _shows_days(id: int, code: str | None) -> bool:
    if code is None:
        return id in _BUILT_IN_DATES
    plain = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", code).casefold()
    return any(sign in plain for sign in ("yy", "d", "m月", "e年")) or (
        "m" in plain and "h" not in plain and "s" not in plain
    )


def open_package(path: Path) -> Package:
    """Read a form. Raises FormError, or UnreadableFile for what is no workbook."""
    if inspect(path) is not Format.WORKBOOK:
        raise FormError(NOT_XLSX.format(file=path.name))
    return package_of(path.name, path.read_bytes())


def package_of(name: str, raw: bytes) -> Package:
    """A form from its bytes. Raises FormError."""
    if len(raw) > MOST_BYTES:
        raise FormError(TOO_LARGE.format(file=name))
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > MOST_UNPACKED or len(entries) > 5000:
                raise FormError(TOO_LARGE.format(file=name))
            parts = {e.filename: archive.read(e) for e in entries if not e.is_dir()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError,
            EOFError) as reason:  # fmt: skip
        raise FormError(NOT_XLSX.format(file=name)) from reason
    package = Package(name, raw, parts)
    if package.workbook_part not in parts or package.workbook_part.endswith(".bin"):
        raise FormError(NOT_XLSX.format(file=name))
    if not package.sheets:
        raise FormError(UNREADABLE.format(part=package.workbook_part))
    return package
