"""Excel out: 100,000 x 25 cells beside XlsxWriter in constant-memory mode, in time and memory.

Each writer runs in a process of its own over the same records file, so that the peak of one is not
the peak of the other. Time is that of the processor: on an idle machine that of the clock, and on a
busy one still comparable. Both read the records in the same way, block by block. Memory is how far
the peak lies above what was held before the first row.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from db.models.sighting import SIGHTING
from db.records_file import create_records_file
from tests.bench import Measurement, at_most, times_faster
from tests.bench.generate import sightings

ROWS = 100_000
MORE_MEMORY = 20.0
"""Megabytes that the export may hold more than the yardstick."""

FIELDS = (
    "event_date",
    "event_time",
    "date_precision",
    "decimal_latitude",
    "decimal_longitude",
    "coordinate_uncertainty",
    "elevation",
    "position_source",
    "place_code",
    "species_id",
    "identification_certainty",
    "evidence",
    "individual_count",
    "young",
    "observer",
    "notes",
    "locality",
    "adults",
    "behaviour",
    "health",
    "status",
)
"""With scientific name, id and stamps: 25 columns."""

_BEGIN = """
import json, sys, time
from db.conversion import Words
from db.exchange.output_columns import output_columns
from db.models.sighting import SIGHTING
from db.records_file import open_records
from db.text import english
source, target, fields = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
store = open_records(source)
words = Words(english, store.reference(), "zh")
ids = store.ids(SIGHTING).tolist()
columns = output_columns(SIGHTING, words, fields)
store.block(SIGHTING, ids[:2000])
def held(what):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(what)) / 1024
def begin():
    # Writing 5 forgets the peak so far (proc(5)); VmHWM is the peak from here on.
    with open("/proc/self/clear_refs", "w") as refs:
        refs.write("5")
    return held("VmRSS")
def peak():
    return held("VmHWM")
"""

_OURS = (
    _BEGIN
    + """
from db.exchange.workbook_out import export_workbook, export_delimited
import openpyxl
before, begun = begin(), time.process_time()
write = export_delimited if target.endswith(".csv") else export_workbook
result = write(
    store, target, SIGHTING, translate=english, language="zh", fields=fields, ids=ids
)
seconds = time.process_time() - begun
print(json.dumps({"seconds": seconds, "mb": peak() - before, "rows": result.rows}))
"""
)

_XLSXWRITER = (
    _BEGIN
    + """
import datetime as dt
import xlsxwriter
before, begun = begin(), time.process_time()
book = xlsxwriter.Workbook(target, {"constant_memory": True, "remove_timezone": True})
sheet = book.add_worksheet()
shapes = {"date": "yyyy-mm-dd", "time": "hh:mm", "moment": "yyyy-mm-dd hh:mm"}
formats = [book.add_format({"num_format": shapes.get(c.form, "General")}) for c in columns]
for n, column in enumerate(columns):
    sheet.write_string(0, n, column.header)
row = 0
for start in range(0, len(ids), 2000):
    read = store.block(SIGHTING, ids[start:start + 2000])
    block = list(zip(*(column.values(read) for column in columns)))
    for values in block:
        row += 1
        for n, value in enumerate(values):
            if value is None:
                continue
            if type(value) is str:
                sheet.write_string(row, n, value)
            elif isinstance(value, (dt.date, dt.time)):
                sheet.write_datetime(row, n, value, formats[n])
            else:
                sheet.write_number(row, n, value)
book.close()
seconds = time.process_time() - begun
print(json.dumps({"seconds": seconds, "mb": peak() - before, "rows": row}))
"""
)


def run(rows: int = ROWS) -> list[Measurement]:
    """Time and memory of .xlsx and .csv."""
    with tempfile.TemporaryDirectory(prefix="snowtrack-bench-") as folder:
        home = Path(folder)
        with create_records_file(home / "from.gpkg", author="bench") as store:
            store.apply_import(
                SIGHTING, list(sightings(rows, store)), author="bench", source="made up"
            )
        # Taken in turn, the better of two each: another program may disturb one of them.
        ours, theirs = [
            min(runs, key=lambda one: one["seconds"])
            for runs in zip(
                *(
                    (
                        _child(_OURS, home, f"ours-{turn}.xlsx"),
                        _child(_XLSXWRITER, home, f"theirs-{turn}.xlsx"),
                    )
                    for turn in range(2)
                ),
                strict=True,
            )
        ]
        delimited = _child(_OURS, home, "ours.csv")
        cells = _equal(home / "ours-0.xlsx", home / "theirs-0.xlsx")
    name = f"export of {rows:,} x {cells} cells"
    yardstick = "XlsxWriter, constant memory"
    return [
        times_faster(name, ours["seconds"], "s", yardstick, theirs["seconds"], 5),
        _memory(f"memory of the {name}", ours["mb"], theirs["mb"]),
        times_faster(f"{name} as .csv", delimited["seconds"], "s", yardstick, theirs["seconds"], 4),
        at_most(f"{name} as .csv, memory", delimited["mb"], "MB", yardstick, theirs["mb"] + 20, 1),
    ]


def _memory(name: str, value: float, yardstick: float) -> Measurement:
    more = value - yardstick
    return Measurement(
        name,
        value,
        "MB",
        "XlsxWriter, constant memory",
        yardstick,
        value / max(yardstick, 1),
        f"at most {MORE_MEMORY:g} MB more",
        more <= MORE_MEMORY,
    )


def _child(program: str, home: Path, target: str) -> dict[str, Any]:
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            program,
            str(home / "from.gpkg"),
            str(home / target),
            json.dumps(FIELDS),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def _equal(one: Path, other: Path) -> int:
    """The number of columns; raises when the two workbooks do not hold the same cells."""
    import python_calamine

    sheets = [
        python_calamine.load_workbook(str(path)).get_sheet_by_index(0).iter_rows()
        for path in (one, other)
    ]
    width = 0
    for number, (first, second) in enumerate(zip(*sheets, strict=True)):
        width = len(first)
        if first != second:
            raise AssertionError(f"row {number + 1} differs: {first} {second}")
    return width
