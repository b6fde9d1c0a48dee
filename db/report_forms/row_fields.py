"""The fields of repeated rows, and the words each may be called by."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from db.fields import FieldSpec, Kind
from db.names import fold
from db.record_types import record_type
from db.report_forms.language import BY_CODE
from db.text import Translate, english


def spec_words(spec: FieldSpec, translators: tuple[Translate, ...]) -> list[str]:
    return list(
        dict.fromkeys(
            [spec.name, *(say(spec.label) for say in (english, *translators)), *spec.aliases]
        )
    )


_NO_FIELDS: Final = (Kind.LINK, Kind.SPECIES, Kind.PLACE)


@cache
def row_fields(subject: str, translators: tuple[Translate, ...]) -> dict[str, list[str]]:
    """Fields of a repeated row -> the words they may be called by."""
    known = BY_CODE[subject]
    found = {word.code: list(word.words) for word in known.fields}
    taken = {fold(word) for words in found.values() for word in words}
    if subject == "rescues":
        from db.rescue.ledger import COLUMNS

        specs = record_type("rescue").by_name
        for column in COLUMNS:
            if column.name == "no":
                continue
            words = [column.name, *(say(column.label) for say in (english, *translators))]
            spec = specs.get(column.name)
            if spec is not None:
                words += spec_words(spec, translators)
            words += _LEDGER_WORDS.get(column.name, ())
            found[column.name] = _free(words, taken)
    if subject == "sightings":
        for spec in record_type("sighting").fields:
            if not spec.internal and spec.kind not in _NO_FIELDS:
                found[spec.name] = _free(spec_words(spec, translators), taken)
    return found


def _free(words: Sequence[str], taken: set[str]) -> list[str]:
    """The words that mean nothing else yet; the name of the field always."""
    free = [word for word in dict.fromkeys(words) if fold(word) not in taken]
    taken.update(map(fold, free))
    return free or [words[0]]


_LEDGER_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "case_number": ("case_number", "案例编号", "救护编号"),
    "received_date": ("接收日期", "接收时间", "日期"),
    "received_time": ("接收时刻",),
    "species": ("物种", "种名", "动物名称"),
    "scientific_name": ("学名",),
    "protection": ("保护级别", "保护等级"),
    "individual_count": ("数量", "只数"),
    "sex": ("性别",),
    "age_class": ("年龄", "年龄段"),
    "found_at": ("发现地点", "地点"),
    "finder_name": ("发现人",),
    "finder_contact": ("发现人电话", "发现人联系方式"),
    "finder_place": ("发现人住址",),
    "handed_over_by": ("移交人", "送交人"),
    "handed_over_contact": ("移交人电话", "联系方式", "联系电话"),
    "handed_over_address": ("移交人住址", "住址"),
    "report_channel": ("报告方式",),
    "cause": ("救护原因", "原因", "致伤原因"),
    "condition": ("接收时状况", "伤情", "健康状况"),
    "weight": ("体重",),
    "receipt_number": ("凭证编号", "接收凭证号"),
    "measures": ("救治措施", "措施"),
    "outcome": ("处置结果", "去向", "结局"),
    "outcome_date": ("处置日期", "放归日期"),
    "outcome_place": ("放归地点", "处置地点"),
    "handled_by": ("经办人",),
    "notes": ("备注",),
}
