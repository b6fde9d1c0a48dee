"""The receipt: what the regulation asks for, twice on one page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.errors import UserError
from db.record_types import record_type
from db.store import Store
from db.text import Text, english
from db.writing import Record
from desktop_app.papers import write_receipt
from tests.desktop_app.papers import reading
from tests.desktop_app.papers.conftest import HOSTILE, OFFICE
from tests.rescue_samples import add, begin, day


@pytest.fixture
def receipt(store: Store, tmp_path: Path) -> Callable[..., Path]:
    def writing(case: Record, **options: Any) -> Path:
        path = tmp_path / "receipt.pdf"
        options = {"translate": english, "language": "en", "office": OFFICE} | options
        assert write_receipt(store, case.id, path, **options) == len(reading.pages(path))
        return path

    return writing


def test_two_copies_on_one_page_hold_all_that_is_asked_for(
    receipt: Callable[..., Path], cub: Record
) -> None:
    path = receipt(cub)
    assert reading.sizes(path) == {(210, 297)}
    [page] = reading.pages(path)
    text = reading.squeezed(page)
    for wanted in (
        OFFICE, "QHJZ-0013", "Snow leopard གསའ།", "Panthera uncia", "National class I",
        "2025-03-06 12:00", "Moribund", "Below 9.4 kg", "2025-03-05 18:30",
        "治多县 索加乡 牙曲村 山脚石沙地", "才仁多杰", "13911111111",
        "治多县索加乡人民政府", "齐新章",
        "QH-2025-0013", "Handed over (signature)", "(stamp of the office)",
    ):  # fmt: skip
        assert text.count(reading.squeezed(wanted)) >= 2, wanted
    for once in ("Copy for the person who handed the animal over", "Copy for the office"):
        assert text.count(reading.squeezed(once)) == 1


def test_a_finder_who_brings_it_himself_is_the_person_on_it(
    receipt: Callable[..., Path], store: Store
) -> None:
    case = begin(store, finder_contact="13900000000")
    add(store, case, "intake", day(6))
    assert not reading.missing(receipt(case), ["才仁扎西", "13900000000", "治多县 索加乡 牙曲村"])


def test_somebody_elses_phone_is_not_put_to_a_name(
    receipt: Callable[..., Path], store: Store
) -> None:
    case = begin(store, finder_contact="13900000000")
    add(store, case, "intake", day(6), handed_over_by="索南")
    text = reading.words(receipt(case))
    assert "索南" in text
    assert "13900000000" not in text


def test_before_the_intake_it_is_about_the_first_leg(
    receipt: Callable[..., Path], store: Store
) -> None:
    case = begin(store)
    add(
        store, case, "transport", day(5), arrived_date=day(6), handed_over_by="才仁扎西",
        received_by="索加乡人民政府", receipt_number="SJ-7",
    )  # fmt: skip
    path = receipt(case)
    assert not reading.missing(path, ["SJ-7", "2025-03-06", "索加乡人民政府", "才仁扎西"])


def test_a_leg_has_a_receipt_of_its_own(
    receipt: Callable[..., Path], store: Store, cub: Record
) -> None:
    second = store.parts(record_type("transport"), [cub.uuid])[1]
    text = reading.words(receipt(cub, entry_uuid=second.uuid))
    assert "SJ-8" in text
    assert "QHJZ-0013" not in text


def test_a_case_without_intake_is_refused_in_a_sentence(store: Store, tmp_path: Path) -> None:
    case = begin(store, case_number="QH-9")
    options: dict[str, Any] = {"translate": english, "language": "en", "office": OFFICE}
    with pytest.raises(UserError, match="QH-9 has neither an intake"):
        write_receipt(store, case.id, tmp_path / "a.pdf", **options)
    with pytest.raises(UserError, match="not in the records file"):
        write_receipt(store, 9999, tmp_path / "a.pdf", **options)
    assert list(tmp_path.glob("*.pdf")) == []


def test_labels_are_translated_and_record_text_is_not(
    receipt: Callable[..., Path], store: Store
) -> None:
    case = begin(store, finder_name=HOSTILE)
    add(store, case, "intake", day(6), notes=HOSTILE, facility=HOSTILE)

    def marked(text: Text) -> str:
        return f"译{text}"

    path = receipt(case, translate=marked, language="zh")
    assert not reading.missing(path, ["译Species", "译Weight", "雪豹", HOSTILE])


def test_words_that_do_not_fit_into_half_a_page_get_a_page_each(
    receipt: Callable[..., Path], store: Store
) -> None:
    case = begin(store)
    add(store, case, "intake", day(6), handed_over_by="x", handed_over_address="长地址 " * 150)
    texts = reading.pages(receipt(case))
    assert len(texts) == 2
    for text in texts:
        assert reading.squeezed(text).count("长地址") == 150
