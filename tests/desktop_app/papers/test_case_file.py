"""The case file: nothing that was recorded is missing from it."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from db.fields import Need
from db.photos.store import PhotoStore
from db.record_types import ENTRY_TYPES, record_type
from db.store import Store
from db.text import english
from db.writing import Record
from desktop_app.papers import write_case_file
from desktop_app.papers.typeset import Typesetter, mm
from desktop_app.papers.weight_curve import Bar, WeightCurve
from tests.desktop_app.papers import reading
from tests.desktop_app.papers.conftest import HOSTILE, OFFICE
from tests.rescue_samples import add, begin, day

TODAY = dt.date(2025, 6, 1)


@pytest.fixture
def case_file(store: Store, tmp_path: Path) -> Callable[..., Path]:
    def writing(case: Record, **options: Any) -> Path:
        path = tmp_path / "case.pdf"
        options = {"translate": english, "language": "en", "office": OFFICE} | options
        write_case_file(store, case.id, path, today=TODAY, **options)
        return path

    return writing


def test_the_whole_chain_is_on_paper(case_file: Callable[..., Path], cub: Record) -> None:
    path = case_file(cub)
    assert not reading.missing(
        path,
        [
            OFFICE, "QH-2025-0013", "凌小蛰", "Snow leopard གསའ།", "Panthera uncia",
            "National class I", "In care", "before Jingzhe",
            # figures: 6 March to 1 June, two legs
            "87 Days in care", "12.5 kg Latest weight", "first < 9.4 kg", "15 h Transport",
            "1,000 km",
            # the report
            "2025-03-05 18:30", "WeChat", "才仁扎西", "13900000000", "Ecological ranger",
            "93.4581,33.9136", "4612 m", "33.96834° N, 93.60759° E", "only the eyes moving",
            "Curled up", "wrapped in a coat", HOSTILE,
            # the legs
            "2025-03-05 20:00", "2025-03-05 23:30", "3.5", "11.5", "pickup 青G·A1234", "SJ-7",
            # entries
            "QHJZ-0013", "Below 9.4 kg", "struggled slightly", "Digestion Abnormal: food residue",
            "healed fractures", "130 /min", "Lifted its head", "about 2025-04-14", "300 ml",
            "Milestone walked a little", "Source: newspaper", "beef", "FVRCP", "day 3", "12:00",
            # photos
            "Photo 1 · 2025-03-05 · Rescue case", "curled up · 才仁扎西", "Photo 2 · Intake",
            "at intake",
            # to be done
            "Check again: X-ray again", "2025-03-20", "73 days overdue",
        ],
    )  # fmt: skip


def test_every_field_of_every_kind_of_entry_is_printed(
    case_file: Callable[..., Path], store: Store
) -> None:
    """Whatever the kinds of entries hold, today or with a field more."""
    case = begin(store)
    wanted: list[str] = []
    numbers = itertools.count(1)
    for type in ENTRY_TYPES:
        if type.name in ("outcome", "follow_up", "reopening"):
            continue
        values: dict[str, Any] = {}
        for spec in type.fields:
            # Plain texts carry a word of their own; other kinds have tests of their wording.
            if spec.kind.value in ("text", "long_text") and not spec.generated:
                values[spec.name] = f"word{next(numbers):03}x"
                wanted.append(values[spec.name])
        if type.name == "transport":
            values |= {"arrived_date": day(7)}
        for spec in type.fields:
            if spec.need is Need.REQUIRED and spec.vocabulary is not None:
                values[spec.name] = spec.vocabulary.codes()[0]
        add(store, case, type.name, day(6), **values)
    assert len(wanted) > 60
    assert reading.missing(case_file(case), wanted) == []


def test_what_was_not_examined_is_told_in_one_line(
    case_file: Callable[..., Path], cub: Record
) -> None:
    text = reading.words(case_file(cub))
    assert "NothingfoundHead,eyes,ears,mouth" in text
    assert "NotexaminedGeneral" in text


def test_the_outcome_and_what_came_after(case_file: Callable[..., Path], store: Store) -> None:
    case = begin(store)
    add(store, case, "intake", day(6))
    add(
        store, case, "outcome", day(60), outcome="released", locality="烟瘴挂", tag="GPS-7",
        release_type="soft",
    )  # fmt: skip
    add(store, case, "follow_up", day(80), result="well", method="collar")
    path = case_file(case)
    assert not reading.missing(
        path,
        ["Released", "2025-04-29", "54 Days in care", "烟瘴挂", "GPS-7", "Check after release"],
    )


def test_a_bare_report_is_a_file_too(case_file: Callable[..., Path], store: Store) -> None:
    [page] = reading.pages(case_file(begin(store, case_number="QH-1")))
    for absent in ("Transport", "Weight", "Photos", "To be done"):
        assert absent not in page.split("Timeline")[0].replace("Weigh every", "")
    assert "QH-1" in page


def test_linked_sighting_and_individual_are_named(
    case_file: Callable[..., Path], store: Store
) -> None:
    from tests.samples import sighting

    seen = store.save(record_type("sighting"), sighting(), author="a").created[0]
    known = store.save(
        record_type("individual"), {"name": "玛雅", "species_id": 1}, author="a"
    ).created[0]
    sighting_record = store.get(record_type("sighting"), seen)
    individual = store.get(record_type("individual"), known)
    assert sighting_record is not None
    assert individual is not None
    case = begin(store, sighting_uuid=sighting_record.uuid, organism_id=individual.uuid)
    path = case_file(case)
    assert not reading.missing(path, ["From the sighting", "2025-03-05", "Same animal 玛雅"])
    assert individual.uuid not in reading.words(path)


def test_a_lost_photo_leaves_its_place_and_name(
    case_file: Callable[..., Path], store: Store, cub: Record
) -> None:
    whole = case_file(cub).read_bytes().count(b"/Subtype /Image")
    folder = PhotoStore(store.path).folder
    assert folder is not None
    for picture in folder.glob("*/*.jpg"):
        picture.unlink()
    path = case_file(cub)
    assert (whole, path.read_bytes().count(b"/Subtype /Image")) == (3, 0)
    assert not reading.missing(path, ["The picture 556677.jpg is not there or cannot be shown."])


@pytest.mark.allow_log("JPEG")
def test_a_damaged_photo_does_not_stop_the_file(
    case_file: Callable[..., Path], store: Store, cub: Record
) -> None:
    folder = PhotoStore(store.path).folder
    assert folder is not None
    for picture in folder.glob("*/*.jpg"):
        picture.write_bytes(b"\xff\xd8\xff\xe0 no picture any more")
    assert not reading.missing(case_file(cub), ["Photo 2", "QHJZ-0013"])


def test_hundreds_of_entries_go_over_many_pages(
    case_file: Callable[..., Path], store: Store
) -> None:
    case = begin(store)
    add(store, case, "intake", day(6))
    for number in range(120):
        add(store, case, "care_log", day(6 + number % 80), notes=f"entry{number:03}x")
    path = case_file(case)
    texts = reading.pages(path)
    assert len(texts) > 5
    assert [n for n in range(120) if "".join(texts).count(f"entry{n:03}x") != 1] == []


# --- the weight curve -----------------------------------------------------------------------------

SCALE = 8  # dots of the paper to one of the picture


def drawn(curve: WeightCurve) -> QImage:
    """The curve on white, with a margin of 20 pixels around its box."""
    setter = Typesetter()
    width, height = mm(169), mm(curve.height(setter, mm(169)))
    sheet = QImage(
        round(width / SCALE) + 40, round(height / SCALE) + 40, QImage.Format.Format_Grayscale8
    )
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.translate(20, 20)
    painter.scale(1 / SCALE, 1 / SCALE)
    curve.paint(painter, QRectF(0, 0, width, height), setter)
    painter.end()
    return sheet


def margins_are_free(sheet: QImage) -> bool:
    width, height = sheet.width(), sheet.height()
    edge = [(x, y) for x in range(width) for y in (*range(15), *range(height - 15, height))]
    edge += [(x, y) for y in range(height) for x in (*range(15), *range(width - 15, width))]
    return all(sheet.pixelColor(x, y).value() > 250 for x, y in edge)


@pytest.mark.parametrize(
    "weights",
    [
        [(day(6), 9.4), (day(200), 21.0)],
        [(day(6), 0.02), (day(7), 0.021), (day(9), 0.019)],
        [(day(6), 250.0), (day(6), 250.0)],
        [(day(6), 5.0), (dt.date(2031, 1, 1), 4.0)],
    ],
)
def test_a_curve_stays_within_its_box(qapp: Any, weights: list[tuple[dt.date, float]]) -> None:
    marks = [(day(6 + n), f"a milestone of some length {n}") for n in range(16)]
    bars = [Bar(f"treatment {n}", day(6 + n), day(9 + n) if n % 2 else None) for n in range(12)]
    for curve in (WeightCurve(weights), WeightCurve(weights, marks, bars)):
        assert margins_are_free(drawn(curve))


def test_words_of_milestones_do_not_cover_each_other(qapp: Any) -> None:
    marks = [(day(6 + n), "stood up for the first time") for n in range(5)]
    curve = WeightCurve([(day(6), 9.4), (day(100), 21.0)], marks)
    plain = WeightCurve([(day(6), 9.4), (day(100), 21.0)])
    setter = Typesetter()
    line = setter.line_height(setter_style()) / mm(1)
    gained = curve.height(setter, mm(169)) - plain.height(setter, mm(169))
    assert gained == pytest.approx(5 * line, rel=0.01)


def setter_style() -> Any:
    from desktop_app.papers import weight_curve

    return weight_curve._MARK
