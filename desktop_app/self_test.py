"""Does everything work on this computer? Records, Excel, window, map, chart, papers: really tried.

Meant for a fresh installation, where libraries may be missing. Writes only into a temporary folder.
"""

from __future__ import annotations

import datetime as dt
import logging
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.errors import UserError
from db.text import Text, translate_noop

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the program and how it did. key: stable name, for the JSON answer."""

    key: str
    name: Text
    passed: bool
    detail: str


def run() -> list[Part]:
    """Try every part; one that fails does not keep the others from being tried."""
    parts: list[Part] = []
    with tempfile.TemporaryDirectory(prefix="snowtrack-self-test-") as scratch:
        folder = Path(scratch)
        records = folder / "records.gpkg"
        steps: tuple[tuple[str, Text, Callable[[], str]], ...] = (
            ("records", translate_noop("SelfTest", "Records"), lambda: _records(records)),
            ("excel", translate_noop("SelfTest", "Excel"), lambda: _excel(records, folder)),
            ("positions", translate_noop("SelfTest", "Positions in any form"), _positions),
            (
                "window",
                translate_noop("SelfTest", "Window, map and chart"),
                lambda: _window(records, folder / "settings"),
            ),
            (
                "rescue",
                translate_noop("SelfTest", "Rescue case and its receipt"),
                lambda: _rescue(records, folder),
            ),
        )
        for key, name, step in steps:
            try:
                parts.append(Part(key, name, True, step()))
            except Exception as error:
                log.debug("self-test of %s", key, exc_info=error)
                words = str(error) if isinstance(error, UserError) else repr(error)
                parts.append(Part(key, name, False, words))
    return parts


def _require(fact: bool, what: str) -> None:
    # Not an assert: the frozen program must look too.
    if not fact:
        raise RuntimeError(what)


def _records(path: Path) -> str:
    """Create, save, search, check."""
    from db.query import Filter
    from db.record_types import record_type
    from db.records_file import create_records_file
    from db.safekeeping.check import check_records

    sighting = record_type("sighting")
    with create_records_file(path, author="self-test") as store:
        leopard = store.reference().search_species("xb")[0]
        for number in range(5):
            store.save(
                sighting,
                {
                    "event_date": dt.date(2025, 3, 1 + number),
                    "species_id": leopard.id,
                    "decimal_latitude": 33.9 + number / 100,
                    "decimal_longitude": 93.6,
                    "individual_count": 1 + number,
                    "evidence": "animal",
                    "observer": "扎西多杰",
                    "notes": "雪地足迹",
                    "status": "recorded",
                    "place_code": "632724200201",
                },
                author="self-test",
            )
        _require(store.count(sighting, Filter(text="足迹")) == 5, "the search found other records")
        report = check_records(store)
        _require(report.sound, "the records file is not whole")
        return f"{sum(report.records.values())}"


def _positions() -> str:
    """One place as plane coordinates, which PROJ and its data reckon out, and in other forms."""
    from db.places.datum import distance_m
    from db.places.locate import locate

    forms = ("34.122278, 93.870111", "31580270.8, 3777566.9", "46SEC8023876055", "8M6M4VCC+W2")
    for text in forms:
        found = locate(text)
        _require(
            found is not None
            and distance_m(found.latitude, found.longitude, 34.122278, 93.870111) < 10,
            f"{text} was read wrongly",
        )
    return f"{len(forms)} forms"


def _excel(records: Path, folder: Path) -> str:
    """Out into a workbook and back: every row must be known already."""
    from db.exchange.plan import plan_import
    from db.exchange.workbook_out import export_workbook
    from db.query import EVERYTHING, default_sort
    from db.record_types import record_type
    from db.records_file import open_records
    from db.text import english

    sighting = record_type("sighting")
    with open_records(records) as store:
        workbook = folder / "export.xlsx"
        export_workbook(
            store,
            workbook,
            sighting,
            EVERYTHING,
            default_sort(sighting),
            translate=english,
            language="en",
        )
        counts = plan_import(store, workbook, sighting).counts
    _require(counts.rows == counts.duplicate == 5, f"the workbook came back as {counts}")
    return f"{counts.rows}"


def _window(records: Path, settings: Path) -> str:
    """The real window over the real file: table, map with its points, chart."""
    from desktop_app.hands import open_program, wait_for

    with open_program(settings, "en") as program:
        window: Any = program.window
        program.show(records)
        wait_for(lambda: program.context.store is not None, "the records file")
        table: Any = window.page("sighting")
        wait_for(lambda: table.model.complete and table.model.rowCount() == 5, "the table")
        window.show_page("map")
        page: Any = window.page("map")
        wait_for(lambda: page.map.state in ("ready", "failed"), "the map")
        _require(page.map.state == "ready", "the map did not start")
        page.map.fly_to(33.92, 93.6, 12)
        drawn: list[Any] = []

        def ask() -> bool:
            page.map.run_script(
                "snowtrack.marks.drawn.points + snowtrack.marks.drawn.clusters", drawn.append
            )
            return bool(drawn and drawn[-1])

        wait_for(ask, "points on the map")
        _require(not page.map.blocked_requests, "the map asked for something outside")
        window.show_page("charts")
        charts: Any = window.page("charts")
        wait_for(charts.is_drawn, "the chart")
        return f"{window.width()}×{window.height()}"


def _rescue(records: Path, folder: Path) -> str:
    """A case with its intake, what follows from it, and the receipt as a PDF."""
    from db.record_types import record_type
    from db.records_file import open_records
    from db.rescue.timeline import load_case
    from desktop_app.hands import give_up, open_program, wait_for
    from desktop_app.papers import jobs

    received = dt.date(2025, 3, 6)
    with open_records(records) as store:
        leopard = store.reference().search_species("xb")[0]
        case = {"event_date": dt.date(2025, 3, 5), "species_id": leopard.id, "condition": "weak"}
        made = store.save(record_type("rescue"), case, author="self-test")
        id = made.created[0]
        record = store.get(record_type("rescue"), id)
        assert record is not None
        intake = {"case_uuid": record.uuid, "event_date": received, "weight": 9.4}
        store.save(record_type("intake"), intake, author="self-test")
        found = load_case(store, id)
        assert found is not None
        state = found.state
    _require(
        (state.status, state.intake_date, state.latest_weight) == ("in_care", received, 9.4),
        f"the case came out as {state}",
    )
    receipt = folder / "receipt.pdf"
    written: list[Path] = []
    with open_program(folder / "settings", "en") as program:
        window: Any = program.window
        program.show(records)
        wait_for(lambda: program.context.store is not None, "the records file")
        page: Any = window.page("rescue")
        page.open_case(id)
        window.show_page("rescue")
        wait_for(lambda: page.case.shown is not None, "the page of the case")
        jobs.print_receipt(
            program.context, id, receipt, office="", done=written.append, failed=give_up
        )
        wait_for(lambda: bool(written), "the receipt")
    _require(receipt.read_bytes().startswith(b"%PDF-"), "the receipt is no PDF")
    return f"{record.values['case_number']}, {receipt.stat().st_size:,} B"
