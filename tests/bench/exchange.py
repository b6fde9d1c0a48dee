"""Excel in with 100,000 rows, beside calamine and plain sqlite3; out is in `exporting`."""

from __future__ import annotations

import datetime as dt
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from db.errors import Cancelled
from db.exchange.plan import ImportPlan, plan_import
from db.exchange.workbook_out import export_workbook
from db.models.sighting import SIGHTING
from db.records_file import create_records_file
from db.store import Store
from db.text import english
from tests.bench import Measurement, at_most, below
from tests.bench.generate import sightings

ROWS = 100_000
# With scientific name, id and stamps: 20 columns.
IMPORTED = (
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
)


def run(rows: int = ROWS) -> list[Measurement]:
    """Import of `rows` clean rows of 20 columns, end to end."""
    with tempfile.TemporaryDirectory(prefix="snowtrack-bench-") as folder:
        home = Path(folder)
        with create_records_file(home / "from.gpkg", author="bench") as store:
            store.apply_import(
                SIGHTING, list(sightings(rows, store)), author="bench", source="made up"
            )
            export_workbook(
                store,
                home / "clean.xlsx",
                SIGHTING,
                translate=english,
                language="zh",
                fields=IMPORTED,
            )
        return _import(home, rows)


def _seconds(begun: float) -> float:
    return time.perf_counter() - begun


def _read(path: Path) -> Iterator[list[Any]]:
    import python_calamine

    yield from python_calamine.load_workbook(str(path)).get_sheet_by_index(0).iter_rows()


def _import(home: Path, rows: int) -> list[Measurement]:
    yardstick = _plain_import(home)
    with create_records_file(home / "into.gpkg", author="bench") as store:
        store.reference()
        begun = time.perf_counter()
        plan = plan_import(store, home / "clean.xlsx", SIGHTING)
        planned = _seconds(begun)
        accepted = plan.accepted(True)
        store.apply_import(SIGHTING, accepted, author="bench", source=plan.source_name)
        taken = _seconds(begun)
        if len(accepted) != rows:
            raise AssertionError(f"not clean: {plan.counts}, {plan.all_problems()[:3]}")
        rechecked = _rechecks(plan)
        slowest = max(_cancelled_after(store, home, share * planned) for share in (0.1, 0.5, 0.9))
    columns = len(plan.layout.columns)
    return [
        at_most(
            f"import of {rows:,} x {columns} cells",
            taken,
            "s",
            "calamine read + executemany",
            yardstick,
            3,
        ),
        at_most(
            "of that, the plan (read, check, doubles)",
            planned,
            "s",
            "calamine read + executemany",
            yardstick,
            3,
        ),
        below("cancelling an import, the slowest of 3", slowest, "s", 1.0),
        below("cancelling its writing", _cancelled_writing(home, plan), "s", 1.0),
        below(f"one cell corrected in a plan of {rows:,} rows", rechecked, "ms", 50),
        below("memory of an import, with the reading process", _memory(home), "MB", 500),
    ]


def _rechecks(plan: ImportPlan) -> float:
    """Milliseconds of a correction of one cell, the median of some."""
    letter = plan.layout.of_field("species_id")[0].letter
    taken = []
    for number, text in enumerate(("狼", "岩羊", "岩样", "雪豹", "棕熊")):
        said = plan.corrections.with_cell(5000 + 17 * number, letter, text)
        begun = time.perf_counter()
        plan = plan.with_corrections(said)
        taken.append(1000 * _seconds(begun))
    return statistics.median(taken)


def _cancelled_writing(home: Path, plan: ImportPlan) -> float:
    """Seconds from the wish to stop, while the records are written, until nothing has happened."""
    with create_records_file(home / "cancelled.gpkg", author="bench") as store:
        begun = time.perf_counter()
        wish = 0.5
        try:
            plan.apply(
                store, take_doubtful=True, author="bench", cancelled=lambda: _seconds(begun) > wish
            )
        except Cancelled:
            taken = _seconds(begun) - wish
        else:
            taken = 0.0
        if store.count(SIGHTING) not in (0, plan.accepted_count(True)):
            raise AssertionError("half of an import was written")
    return taken


_IMPORT = """
import resource, sys
from pathlib import Path
from db.exchange.plan import plan_import
from db.models.sighting import SIGHTING
from db.records_file import create_records_file
def most():  # ru_maxrss counts what the parent held before this program began
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0])
with create_records_file(sys.argv[2], author="bench") as store:
    plan = plan_import(store, sys.argv[1], SIGHTING)
    reading = most() + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    plan.apply(store, take_doubtful=True, author="bench")
print(max(reading, most()) / 1024)
"""


def _memory(home: Path) -> float:
    """Megabytes at most in memory of a whole import in a process of its own."""
    found = subprocess.run(
        [sys.executable, "-c", _IMPORT, str(home / "clean.xlsx"), str(home / "memory.gpkg")],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(found.stdout)


def _plain_import(home: Path) -> float:
    """Read the workbook and put its cells into a plain table: the least an import has to do."""
    begun = time.perf_counter()
    rows = _read(home / "clean.xlsx")
    header = next(rows)
    connection = sqlite3.connect(home / "yardstick.db")
    connection.execute(f"CREATE TABLE plain ({', '.join(f'c{n}' for n in range(len(header)))})")
    connection.executemany(
        f"INSERT INTO plain VALUES ({', '.join('?' * len(header))})", map(_storable, rows)
    )
    connection.commit()
    connection.close()
    return _seconds(begun)


def _storable(row: list[Any]) -> list[Any]:
    return [str(c) if isinstance(c, (dt.date, dt.time)) else c for c in row]


def _cancelled_after(store: Store, home: Path, seconds: float) -> float:
    """Seconds from the wish to stop until the import has stopped."""
    begun = time.perf_counter()
    try:
        plan_import(
            store, home / "clean.xlsx", SIGHTING, cancelled=lambda: _seconds(begun) > seconds
        )
    except Cancelled:
        return _seconds(begun) - seconds
    return 0.0
