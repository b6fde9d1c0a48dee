"""Whether a sheet holds something else than the records it is taken for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from db.exchange.headers import names_of, normalise
from db.exchange.inspection import UnreadableFile, refusal
from db.exchange.layout import Layout
from db.fields import Kind
from db.models.base import RecordType
from db.record_types import STANDALONE_TYPES
from db.text import Translate, translate_noop

ROSTER = translate_noop(
    "Import",
    "{file} is a list of people ({columns}), not of records: rangers have no list of their own "
    "here yet. Import the sightings and rescues they report; their names come with them.",
)
_PEOPLE = {
    normalise(header): header
    for header in (
        "管护员编号",
        "员工编号",
        "身份证号",
        "身份证号码",
        "性别",
        "出生年份",
        "出生年月",
        "出生日期",
        "民族",
        "文化程度",
        "政治面貌",
        "上岗日期",
        "上岗时间",
        "入职日期",
        "职责",
        "职务",
        "岗位",
        "管护站",
        "巡护队",
        "巡护小组",
        "手机号码",
        "联系电话",
        "家庭住址",
        "birth year",
        "date of birth",
        "phone",
        "mobile",
        "position",
        "team",
        "hired",
    )
}
_NAMES = {normalise(header) for header in ("姓名", "管护员姓名", "name", "full name")}


def refused_roster(path: Path, layout: Layout) -> UnreadableFile | None:
    """The refusal of a list of people; None for other sheets."""
    if any(column.meaning.field == "species_id" for column in layout.columns):
        return None
    headers = [normalise(column.header) for column in layout.columns]
    about = [column.header for column in layout.columns if normalise(column.header) in _PEOPLE]
    if not _NAMES & set(headers) or len(about) < 3:
        return None
    return refusal(ROSTER, path, columns=", ".join(about[:4]))


def fitting_better(
    record_type: RecordType, layout: Layout, words: Sequence[Translate]
) -> RecordType | None:
    """The type that clearly more columns belong to than to `record_type`; None when none does."""
    known = {column.meaning.field for column in layout.columns} - {None}
    if len(known) >= 0.7 * sum(bool(column.header) for column in layout.columns):
        return None
    best: RecordType | None = None
    most = len(known) + 2
    for type in STANDALONE_TYPES:
        if type.name == record_type.name:
            continue
        _sheet_type, names = names_of(type, words)
        found = {
            meaning.field
            for column in layout.columns
            if column.header and (meaning := names.meaning(column.header)) is not None
        } - {None}
        if len(found) > most and _has_species(type, found):
            best, most = type, len(found)
    return best


def _has_species(type: RecordType, found: set[str | None]) -> bool:
    species = {spec.name for spec in type.fields if spec.kind is Kind.SPECIES}
    return not species or bool(species & found)
