"""Records as delimited text: .csv and .tsv, in UTF-8 with the mark by which Excel knows it.

Such a file has no types. Dates are written as 2025-03-05, times as 14:30, numbers with a point.
Excel runs text that begins like a formula, so an apostrophe stands before it; our own import takes
it off again, and text that has apostrophes there already gets one more, so that nothing is lost.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from db.exchange.output_columns import MAX_CELL_TEXT, OutputColumn, shown_controls
from db.text import Text, translate_noop

# Chinese and Japanese Excel take the wide forms for the narrow ones.
_FORMULA = re.compile(r"'*[=+\-@\t＝＋－＠]")

CUT_BY_EXCEL = translate_noop(
    "Exchange",
    "{header} of record {id} has {count} characters: the file holds them all, but Excel shows "
    "{limit} of them.",
)


def shielded(text: str) -> str:
    """Text as a delimited file may hold it: never run, and whole again after our own import."""
    if not text.isprintable():
        text = shown_controls(text)
    return f"'{text}" if _FORMULA.match(text) else text


def write_delimited(
    path: Path, columns: Sequence[OutputColumn], blocks: Iterable[list[list[Any]]]
) -> None:
    """Write a header and the rows of the blocks, each a list of columns."""
    delimiter = "\t" if path.suffix.lower() == ".tsv" else ","
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=delimiter)
        writer.writerow([shielded(column.header) for column in columns])
        encoders = [_texts if column.form == "text" else _others for column in columns]
        for block in blocks:
            encoded = (encode(values) for encode, values in zip(encoders, block, strict=True))
            writer.writerows(zip(*encoded, strict=True))


def _texts(values: list[Any]) -> list[str]:
    memo = {value: "" if value is None else shielded(str(value)) for value in set(values)}
    return [memo[value] for value in values]


def _others(values: list[Any]) -> list[str]:
    memo = {value: _plain(value) for value in set(values)}
    return [memo[value] for value in values]


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, dt.time):
        return value.isoformat("seconds" if value.second else "minutes")
    return str(value)


def long_texts(
    column: OutputColumn, values: list[Any], ids: Sequence[int], warnings: list[Text]
) -> list[Any]:
    """The values as they are; each one that Excel would cut when it opens the file is named."""
    if max(map(len, filter(None, values)), default=0) > MAX_CELL_TEXT:
        for id, value in zip(ids, values, strict=True):
            if value is not None and len(value) > MAX_CELL_TEXT:
                warnings.append(
                    CUT_BY_EXCEL.format(
                        header=column.header, id=id, count=len(value), limit=MAX_CELL_TEXT
                    )
                )
    return values
