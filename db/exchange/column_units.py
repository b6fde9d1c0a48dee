"""What a header says of the numbers below it: their unit, or which part of an angle they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from db.exchange.layout import SourceColumn, cell_text
from db.exchange.reading import Cell
from db.fields import FieldSpec, Kind
from db.numerals import is_other_unit

_IN_BRACKETS = re.compile(r"[(\[{〔【<《]([^)\]}〕】>》]*)[)\]}〕】>》]")
_AFTER_SIGN = re.compile(r"[/／:：]\s*([^/／:：]{1,6})$")
_BASE = re.compile(r"北纬|东经|纬度|经度|lat(?:itude)?|lo?ng?(?:itude)?", re.IGNORECASE)
_PARTS = (
    (re.compile(r"秒|″|\"|sec", re.IGNORECASE), 2),
    (re.compile(r"分|′|'|min", re.IGNORECASE), 1),
    (re.compile(r"度|°|deg", re.IGNORECASE), 0),
)
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")


def unit_over(header: str, spec: FieldSpec) -> str | None:
    """The unit in a header such as 体重(斤) or 海拔/km, where it is not the field's own."""
    if spec.unit is None or spec.kind not in (Kind.DECIMAL, Kind.INTEGER):
        return None
    text = unicodedata.normalize("NFKC", header)
    for found in (*_IN_BRACKETS.findall(text), *_AFTER_SIGN.findall(text)):
        if is_other_unit(found, spec.unit.source):
            return str(found).strip()
    return None


def with_unit(cells: Sequence[Cell], unit: str) -> list[Cell]:
    """Bare numbers with the unit that stands in their header."""
    return [
        f"{text}{unit}"
        if cell != "" and _NUMBER.fullmatch(text := cell_text(cell).strip())
        else cell
        for cell in cells
    ]


def angle_parts(columns: Sequence[SourceColumn]) -> list[SourceColumn] | None:
    """Columns of degrees, minutes and seconds in this order; None where they are something else."""
    if not 2 <= len(columns) <= 3:
        return None
    found: dict[int, SourceColumn] = {}
    for column in columns:
        rest = _BASE.sub("", unicodedata.normalize("NFKC", column.header), count=1)
        part = next((part for pattern, part in _PARTS if pattern.search(rest)), None)
        if part is None or part in found:
            return None
        found[part] = column
    if sorted(found) != list(range(len(columns))):
        return None
    return [found[part] for part in sorted(found)]


def joined_angles(parts: Sequence[Sequence[Cell]]) -> list[Cell]:
    """33, 58, 12 in three columns as 33°58′12″; signs that stand there are not written twice."""
    joined: list[Cell] = []
    for cells in zip(*parts, strict=True):
        texts = [cell_text(cell).strip() for cell in cells]
        if not any(texts):
            joined.append("")
            continue
        joined.append(
            "".join(
                text if not text or text[-1] in signs else f"{text}{signs[0]}"
                for text, signs in zip(texts, ("°度", "′'分", '″"秒'), strict=False)
            )
        )
    return joined
