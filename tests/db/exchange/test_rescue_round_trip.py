"""A workbook of rescue cases restores them all, in any language, and adds nothing at home."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.exchange.headers import HeaderNames
from db.exchange.plan import State, plan_import
from db.exchange.rescue_plan import CasePlan
from db.exchange.rescue_timeline import timeline_names
from db.exchange.workbook_out import ExportResult, export_workbook
from db.query import Filter
from db.record_types import ENTRY_TYPES, record_type
from db.records_file import create_records_file
from db.store import Store
from db.text import Text, Translate, english
from tests.db.exchange.rescue_cases import RESCUE, add_case, everything


def chinese(text: Text) -> str:
    """Labels and terms by the Chinese word that stands first among their aliases."""
    return text.render(lambda context, source: _CHINESE.get((context, source), source))


def _chinese_words() -> dict[tuple[str, str], str]:
    words: dict[tuple[str, str], str] = {
        ("Exchange", "Record ID"): "记录编号",
        ("Exchange", "Received on"): "接收日期",
        ("Exchange", "Date of outcome"): "结果日期",
        ("Exchange", "Kind of entry"): "记录类型",
        ("Exchange", "Scientific name"): "学名",
        ("Exchange", "Timeline"): "时间线",
        ("Exchange", "Photos"): "照片",
        ("Rescue", "Rescue cases"): "救护案例",
        ("Intake", "Intake"): "接收登记",
        ("CareLog", "Care log"): "护理记录",
    }
    for type in (RESCUE, *ENTRY_TYPES):
        for spec in type.fields:
            if spec.aliases:
                words.setdefault((spec.label.context, spec.label.source), spec.aliases[0])
            for term in spec.vocabulary.terms if spec.vocabulary is not None else ():
                if term.aliases:
                    words.setdefault((term.label.context, term.label.source), term.aliases[0])
    return words


_CHINESE = _chinese_words()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """An empty records file of another office."""
    with create_records_file(tmp_path / "other.gpkg", author="尼玛") as store:
        yield store


def out(store: Store, path: Path, translate: Translate = english) -> ExportResult:
    language = "zh" if translate is chinese else "en"
    return export_workbook(store, path, RESCUE, translate=translate, language=language)


def plan_of(store: Store, path: Path, **options: Any) -> CasePlan:
    plan = plan_import(store, path, RESCUE, words=[chinese], **options)
    assert isinstance(plan, CasePlan)
    return plan


@pytest.mark.parametrize("seed", range(4))
def test_all_cases_and_entries_come_back_as_they_were(
    store: Store, other: Store, tmp_path: Path, seed: int
) -> None:
    draw = random.Random(seed)
    for number in range(12):
        add_case(draw, store, f"ZD-2025-{number:04d}", entries=14)
    before = everything(store)
    assert all(before.values()), "every kind of entry is among them"
    path = tmp_path / "cases.xlsx"
    result = out(store, path, chinese if seed % 2 else english)
    assert result.rows == 12
    assert result.entries == sum(len(found) for kind, found in before.items() if kind != "rescue")
    plan = plan_of(other, path)
    for part in plan.parts:
        refused = [f"{p.column}{p.row} {p.cell} {p.text}" for p in part.all_problems()
                   if p.severity.value == "error"]  # fmt: skip
        assert not refused
    plan.apply(other, take_doubtful=True, author="尼玛")
    after = everything(other)
    for kind, records in before.items():
        assert after[kind].keys() == records.keys(), kind
        for uuid, values in records.items():
            differing = {
                name: (value, after[kind][uuid][name])
                for name, value in values.items()
                # These follow from the whole timeline, which was shorter when they were typed.
                if name not in ("dose_per_kg", "survival") and value != after[kind][uuid][name]
            }
            assert not differing, (kind, uuid)
