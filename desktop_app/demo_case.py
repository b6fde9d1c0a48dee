"""One rescue entered by hand through the real window: the snow leopard cub Ling Xiaozhe, 2025.

What is typed are the facts published about this rescue. Where the published accounts contradict
each other both stand in the timeline, each with its source and its precision.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.hands import focus_of, press, spin, wait_for
from desktop_app.typist import Typist

Fields = Mapping[str, str]
"""Field -> what is typed into it, in the order of the form."""

CASE: Fields = {
    "species_id": "xb",
    "age_class": "幼崽",
    "condition": "危重",
    "signs": "蜷缩、未逃、浑身湿透、冻僵",
    "individual_name": "凌小蛰",
    "name_origin": "救护日恰在惊蛰（3月5日）前",
    "signs_notes": "仅眼睛能动",
    "event_date": "2025-03-05前",
    "decimal_latitude": "33.9712, 93.6104",
    "place_code": "索加",
    "locality": "巡护途中，离管护员家不远",
    "landscape": "山地",
    "habitat": "山脚的砂石地",
    "report_channel": "微信",
    "finder_role": "生态管护员",
    "finder_place_code": "索加",
    "report_taken_by": "索加乡人民政府",
}
POSITION = "decimal_latitude"
GCJ02_LINE = 2
"""Where the datum of WeChat stands in the list of datums, from 0."""

CAUSE: Fields = {"cause": "坠落", "cause_certainty": "推测", "organism_id": "凌小蛰"}
"""Known only after the examination: added to the case then; and a new individual of this name."""


@dataclass(frozen=True, slots=True)
class Typed:
    """An entry of the timeline. wanted: what finds its kind in the list of kinds."""

    kind: str
    wanted: str
    fields: Fields


_FIRST = "公开报道（一）：40天后尝试行走"
_SECOND = "公开报道（二）：3月30日站立，4月中旬恢复行走和跳跃"

ENTRIES: tuple[Typed, ...] = (
    Typed(
        "transport",
        "tr",
        {
            "event_date": "2025-03-05",
            "event_time": "11:00",
            "from_place_code": "索加",
            "to_place_code": "西宁市",
            "arrived_date": "2025-03-06",
            "arrived_time": "02:00",
            "distance_km": "1000",
            "stated_hours": "15",
            "vehicle": "车队",
            "route": "穿越雪线",
            "information_source": "公开报道：当晚出发，历时15小时；出发时刻由到达时刻推算",
        },
    ),
    Typed(
        "intake",
        "in",
        {
            "event_date": "约2025-03-06",
            "event_time": "02:00",
            "facility": "青海野生动物救护繁育中心",
            "condition": "危重",
            "weight": "10",
            "weight_qualifier": "不足",
            "temperature_state": "偏低",
        },
    ),
    Typed("treatment", "trea", {"event_date": "2025-03-06", "treatment": "吸氧",
                                "until_date": "2025-03-09", "treatment_category": "吸氧"}),
    Typed("treatment", "", {"event_date": "2025-03-06", "treatment": "补液",
                            "until_date": "2025-03-09", "treatment_category": "补液"}),
    Typed("treatment", "", {"event_date": "2025-03-06", "treatment": "神经刺激治疗",
                            "until_date": "2025-03-09", "treatment_category": "神经刺激"}),
    Typed(
        "enclosure_move",
        "enc",
        {"event_date": "2025-03-06", "enclosure": "动物ICU", "until_date": "2025-03-09"},
    ),
    Typed(
        "examination",
        "exa",
        {
            "event_date": "2025-03-06",
            "examination_type": "入院检查",
            "digestive_findings": "尚能吞咽；肠道内有食物残渣",
            "musculoskeletal_findings": "骨折已愈合，带伤存活至少三周",
            "nervous_findings": "瘫痪，能轻微挣扎",
            "diagnosis": "坠落所致损伤；失去行动能力后仍进过食，由母豹喂养",
        },
    ),
    Typed("milestone", "mil", {"event_date": "2025-03-08", "milestone": "抬头"}),
    Typed("milestone", "", {"event_date": "2025-03-14", "milestone": "伸爪"}),
    Typed("milestone", "", {"event_date": "2025-03-14", "milestone": "自行爬出巢箱"}),
    Typed("milestone", "", {"event_date": "2025-03-30", "milestone": "首次站立",
                            "information_source": _SECOND}),
    Typed("milestone", "", {"event_date": "约2025-04-15", "milestone": "尝试行走",
                            "description": "40天后尝试行走", "information_source": _FIRST}),
    Typed("milestone", "", {"event_date": "2025-04-15前", "milestone": "行走",
                            "information_source": _SECOND}),
    Typed("milestone", "", {"event_date": "2025-04-15前", "milestone": "跳跃",
                            "information_source": _SECOND}),
    Typed(
        "vaccination",
        "vac",
        {"event_date": "2025-07-15", "vaccine": "疫苗（名称未公布）", "series_complete": "是"},
    ),
    Typed("care_log", "wei", {"event_date": "约2025-09-06", "weight": "20"}),
    Typed(
        "outcome",
        "out",
        {
            "event_date": "约2025-09-06",
            "outcome": "终身收容",
            "facility": "西宁野生动物园",
            "reason": "公开报道未说明不放归的原因",
            "companions": "凌小芒（同样获救的雪豹幼崽）",
        },
    ),
)  # fmt: skip
"""Without `wanted`: another one of the kind before, begun with Ctrl+Enter."""


class CaseByHand:
    """Enters the case on the page of rescue cases, with keys only.

    typed: called with the kind of each form that is filled and not saved yet.
    """

    def __init__(self, window: Any, typed: Callable[[str], None] | None = None) -> None:
        self.window = window
        self._typed = typed or (lambda _kind: None)
        self.page: Any = window.page("rescue")
        self.typist = Typist(window)

    def begin(self) -> int:
        """The case itself; its id. The case is open afterwards."""
        from PySide6.QtCore import Qt

        panel = self.page.register.form
        press(self.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        wait_for(lambda: panel.record_id is None and self._typing_in(panel), "an empty case")
        before = POSITION
        names = list(CASE)
        first = names[: names.index(before) + 1]
        self.typist.fill(panel.form, {name: CASE[name] for name in first})
        self.typist.choose_datum(panel.form, GCJ02_LINE)
        self.typist.fill(panel.form, {name: CASE[name] for name in names if name not in first})
        self._typed("rescue")
        self.typist.save(panel.form, lambda: panel.record_id is not None)
        id = int(panel.record_id)
        press(self.window, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
        self._wait_for_timeline(0)
        if self.page.case.case_id != id:
            raise RuntimeError("another case was opened")
        return id

    def add_entries(self, entries: tuple[Typed, ...] = ENTRIES) -> None:
        """Every entry of the timeline, those of a kind one after the other."""
        for place, entry in enumerate(entries):
            if entry.wanted:
                self._ask_for(entry)
            following = entries[place + 1 : place + 2]
            self._add(entry, then_next=bool(following) and not following[0].wanted)

    def say_cause(self, more: Fields | None = None) -> None:
        """The case once more: what the examination told about the cause."""
        from PySide6.QtCore import Qt

        case = self.page.case
        revision = case.shown.case.record.revision
        press(self.window, Qt.Key.Key_F2)
        wait_for(lambda: case.panel.current is not None, "the form of the case")
        panel = case.panel.current
        wait_for(lambda: panel.record_id == case.case_id and self._typing_in(panel), "the case")
        self.typist.fill(panel.form, {**CAUSE, **(more or {})})
        self.typist.save(panel.form, lambda: case.panel.current is None)
        wait_for(lambda: case.shown.case.record.revision > revision, "the cause in the case")

    def _ask_for(self, entry: Typed) -> None:
        """Ctrl+E, the beginning of the kind's name, Enter."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        case = self.page.case
        press(self.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        wait_for(lambda: QApplication.activePopupWidget() is not None, "the kinds of entries")
        popup: Any = QApplication.activePopupWidget()
        QTest.keyClicks(popup.line, entry.wanted)
        QTest.keyClick(popup.line, Qt.Key.Key_Return)
        self.typist.keys += 2
        wait_for(lambda: case.panel.current is not None, "the form of the entry")
        if case.panel.current is not case.panel.form(entry.kind):
            raise RuntimeError(f"{entry.wanted} begins another kind than {entry.kind}")

    def _add(self, entry: Typed, *, then_next: bool) -> None:
        from PySide6.QtCore import Qt

        case = self.page.case
        panel = case.panel.form(entry.kind)
        wait_for(
            lambda: panel.record_id is None and self._typing_in(panel), f"an empty {entry.kind}"
        )
        count = len(case.shown.case.entries)
        self.typist.fill(panel.form, entry.fields)
        self._typed(entry.kind)
        key = Qt.Key.Key_Return if then_next else Qt.Key.Key_S
        self.typist.save_by(panel.form, key, lambda: len(case.shown.case.entries) > count)
        if then_next:
            wait_for(lambda: not panel.is_dirty(), f"the next {entry.kind}")
        else:
            self._wait_for_timeline(count + 1)

    def _typing_in(self, panel: Any) -> bool:
        focus = focus_of(self.window)
        return bool(panel.isVisible() and focus is not None and panel.form.body.isAncestorOf(focus))

    def _wait_for_timeline(self, entries: int) -> None:
        """The case with so many entries, and the keyboard on its timeline."""
        case = self.page.case
        wait_for(
            lambda: (
                case.shown is not None
                and len(case.shown.case.entries) == entries
                and case.panel.current is None
                and case.timeline.list.hasFocus()
            ),
            f"the timeline with {entries} entries",
        )
        spin(0.05)
