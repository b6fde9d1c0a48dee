"""A rescue with everything in it, and a Chinese that can be told from English."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from db.photos.store import PhotoStore
from db.record_types import record_type
from db.records_file import open_records
from db.store import Store
from db.writing import Record
from tests.rescue_samples import add, begin, day

OFFICE = "青海省野生动物救护繁育中心"
HOSTILE = "<b>{{ 7*7 }}</b> %s & {name}"


@pytest.fixture
def store(empty_file: Path, tmp_path: Path, qapp: Any) -> Iterator[Store]:
    """A records file without cases, open."""
    path = tmp_path / "qinghai.gpkg"
    shutil.copy(empty_file, path)
    with open_records(path) as store:
        yield store


def jpeg(width: int, height: int, colour: str) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "JPG")
    return bytes(buffer.data().data())


@pytest.fixture
def add_photo(store: Store) -> Callable[..., None]:
    """Keep a picture and attach it to a record."""

    def adding(owner_type: str, owner_uuid: str, colour: str = "#556677", **values: Any) -> None:
        kept = PhotoStore(store.path).add(jpeg(800, 600, colour), f"{colour[1:]}.jpg")
        store.save(
            record_type("photo"),
            {"owner_type": owner_type, "owner_uuid": owner_uuid, "sha256": kept.sha256,
             "file_name": kept.file_name, "media_type": kept.media_type, "size": kept.size,
             **values},
            author="a",
        )  # fmt: skip

    return adding


@pytest.fixture
def cub(store: Store, add_photo: Callable[..., None]) -> Record:
    """The rescue of a snow leopard cub: report, convoy, intake, care; two photos."""
    case = begin(
        store, case_number="QH-2025-0013", event_time=dt.time(18, 30), finder_contact="13900000000",
        individual_name="凌小蛰", name_origin="before Jingzhe", locality="山脚石沙地",
        verbatim_coordinates="93.4581,33.9136", verbatim_srs="gcj02", elevation=4612.0,
        signs_notes="only the eyes moving", first_aid="wrapped in a coat", weighing_interval=14,
        notes=f"{HOSTILE} བྱམས་སྐྱོང་།",
    )  # fmt: skip
    add(
        store, case, "transport", day(5), event_time=dt.time(20, 0), date_precision="exact",
        arrived_date=day(5), arrived_time=dt.time(23, 30), from_locality="山脚",
        to_place_code="632724200", distance_km=95.0, vehicle="pickup 青G·A1234", driver="索南",
        handed_over_by="才仁扎西", received_by="索加乡人民政府", receipt_number="SJ-7",
    )  # fmt: skip
    add(
        store, case, "transport", day(5), event_time=dt.time(23, 45), date_precision="exact",
        arrived_date=day(6), arrived_time=dt.time(11, 15), from_place_code="632724200",
        to_locality="西宁", distance_km=905.0, escorts="才仁多杰", receipt_number="SJ-8",
    )  # fmt: skip
    add(
        store, case, "intake", day(6), event_time=dt.time(12, 0), date_precision="exact",
        facility=OFFICE, receipt_number="QHJZ-0013", handed_over_by="才仁多杰",
        handed_over_contact="13911111111", handed_over_address="治多县索加乡人民政府",
        condition="moribund", weight=9.4, weight_qualifier="below", performed_by="齐新章",
        notes="struggled slightly",
    )  # fmt: skip
    add(
        store, case, "examination", day(6), examination_type="intake", heart_rate=130,
        head="nothing_found", general="not_examined", digestive="abnormal",
        digestive_findings="food residue", xray="healed fractures", recheck_due=day(20),
        recheck_what="X-ray again",
    )  # fmt: skip
    for name, dose, until in (("oxygen", 2.0, 8), ("fluids", 300.0, 9)):
        add(
            store, case, "treatment", day(6), treatment=name, dose=dose, dose_unit="ml",
            until_date=day(until),
        )  # fmt: skip
    add(store, case, "milestone", day(8), milestone="lifted_head")
    add(
        store, case, "milestone", day(45), date_precision="about", milestone="other",
        description="walked a little", information_source="newspaper",
    )  # fmt: skip
    add(store, case, "care_log", day(40), weight=12.5, food="beef", food_eaten="all")
    add(store, case, "vaccination", day(60), vaccine="FVRCP", next_due=day(90))
    add_photo("rescue", case.uuid, "#556677", caption="curled up", is_cover="yes",
              event_date=day(5), photographer="才仁扎西")  # fmt: skip
    intake = store.parts(record_type("intake"), [case.uuid])[0]
    add_photo("intake", intake.uuid, "#998877", caption="at intake")
    return case
