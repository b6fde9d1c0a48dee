"""The printed ledger: every row of the period, the head on each page, totals at the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.errors import Cancelled
from db.record_types import record_type
from db.store import Store
from db.text import english
from db.writing import Record
from desktop_app.papers import write_ledger
from tests.desktop_app.papers import reading
from tests.desktop_app.papers.conftest import OFFICE
from tests.rescue_samples import RESCUE, rescue

YEAR = (dt.date(2025, 1, 1), dt.date(2025, 12, 31))


@pytest.fixture
def ledger(store: Store, tmp_path: Path) -> Callable[..., Path]:
    def writing(since: dt.date | None = None, until: dt.date | None = None, **more: Any) -> Path:
        path = tmp_path / "ledger.pdf"
        options = {"translate": english, "language": "en", "office": OFFICE} | more
        assert write_ledger(store, since, until, path, **options) == len(reading.pages(path))
        return path

    return writing


def cases(store: Store, count: int) -> None:
    """So many cases of 2025, with notes of different length."""
    records = [
        rescue(
            event_date=dt.date(2025, 1, 1) + dt.timedelta(days=n % 365),
            case_number=f"N-{n:05}",
            status="reported",
            notes=f"note {n} " * (n % 4),
        )
        for n in range(count)
    ]
    store.apply_import(RESCUE, records, author="a", source=None)


def test_no_case_is_lost_between_pages(ledger: Callable[..., Path], store: Store) -> None:
    cases(store, 250)
    path = ledger(*YEAR)
    assert reading.sizes(path) == {(297, 210)}
    texts = reading.pages(path)
    assert len(texts) > 15
    whole = "".join(texts)
    assert [n for n in range(250) if whole.count(f"N-{n:05}") != 1] == []
    for text in texts[:-1]:
        assert text.count("Receipt number") == 1
    for text in texts:
        assert reading.squeezed("2025-01-01 to 2025-12-31") in reading.squeezed(text)
    assert reading.squeezed("Reported 250 250") in reading.squeezed(texts[-1])
    assert reading.squeezed("All 250 250") in reading.squeezed(texts[-1])


def test_a_row_tells_all_that_the_ledger_holds(
    ledger: Callable[..., Path], store: Store, cub: Record
) -> None:
    assert not reading.missing(
        ledger(*YEAR),
        [OFFICE, "QH-2025-0013", "QHJZ-0013", "2025-03-06", "12:00", "Snow leopard", "才仁扎西",
         "13900000000", "才仁多杰", "13911111111", "治多县索加乡人民政府",
         "Fall (suspected)", "Moribund",
         "Below 9.4 kg", "oxygen, fluids", "In care", "齐新章", "Totals", "By outcome"],
    )  # fmt: skip


def test_other_years_are_not_in_it(ledger: Callable[..., Path], store: Store, cub: Record) -> None:
    path = ledger(dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    assert "QH-2025-0013" not in reading.words(path)
    assert not reading.missing(path, ["No animal was received in this period.", "All 0 0"])
    assert "QH-2025-0013" in reading.words(ledger())


def test_margins_stay_free(ledger: Callable[..., Path], store: Store) -> None:
    cases(store, 30)
    path = ledger()
    for number in range(len(reading.pages(path))):
        left, top, right, bottom = reading.inked(reading.image(path, number))
        assert left >= 18
        assert min(top, right, bottom) >= 7


@pytest.mark.parametrize("stop_after", [10, 70])
def test_a_cancelled_ledger_leaves_nothing(store: Store, tmp_path: Path, stop_after: int) -> None:
    cases(store, 50)
    asked = iter(range(10_000))
    with pytest.raises(Cancelled):
        write_ledger(
            store, None, None, tmp_path / "ledger.pdf", translate=english, language="en",
            office=OFFICE, cancelled=lambda: next(asked) >= stop_after,
        )  # fmt: skip
    assert list(tmp_path.glob("*.p*")) == []


def test_a_file_of_only_voided_cases_prints(ledger: Callable[..., Path], store: Store) -> None:
    cases(store, 2)
    store.void(record_type("rescue"), [1, 2], author="a")
    assert "N-0000" not in reading.words(ledger())
