from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import resources

MakeBook = Callable[..., Path]
TITLE = "治多县野生动物监测记录表（2025年）"
HEADER = ("序号", "日期", "时间", "物种", "数量（只）", "纬度", "经度", "村", "观察人", "备注")
ROW = (1, "2025-03-05", "14:30", "雪豹", 2, 33.9, 95.4, "牙曲村", "扎西", "看到两只")


@pytest.fixture
def sample() -> Path:
    """The township's register that the program ships for its demo."""
    return resources.path("demo/sightings-register.xlsx")


@pytest.fixture
def make_book(tmp_path: Path) -> MakeBook:
    """Writes rows into a new workbook: make_book(rows, name=…, merge=["A1:B1"])."""

    def make(
        rows: Sequence[Sequence[Any]],
        name: str = "register.xlsx",
        sheet: str = "记录",
        merge: Sequence[str] = (),
    ) -> Path:
        book = openpyxl.Workbook()
        book.active.title = sheet
        for row in rows:
            book.active.append(list(row))
        for area in merge:
            book.active.merge_cells(area)
        path = tmp_path / name
        book.save(path)
        return path

    return make
