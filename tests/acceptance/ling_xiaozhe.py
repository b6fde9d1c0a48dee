"""The facts published in 2025 about the rescue of the snow leopard cub Ling Xiaozhe.

Each with the field that carries it. A place is named by its code, a species by its Latin name.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

SUOJIA = "632724200"
XINING = "6301"


@dataclass(frozen=True, slots=True)
class Carrier:
    """A field of the case or of one entry, and the value that carries a fact.

    entry: its kind; "kind/code" names one of several by its choice.
    """

    entry: str
    field: str
    value: Any


def carried(entry: str, **values: Any) -> tuple[Carrier, ...]:
    return tuple(Carrier(entry, field, value) for field, value in values.items())


def _day(month: int, day: int) -> dt.date:
    return dt.date(2025, month, day)


_FIRST = "公开报道（一）：40天后尝试行走"
_SECOND = "公开报道（二）：3月30日站立，4月中旬恢复行走和跳跃"

FACTS: dict[str, tuple[Carrier, ...]] = {
    # who it is
    "a snow leopard": carried("rescue", species_id="Panthera uncia"),
    "a cub": carried("rescue", age_class="juvenile"),
    "one animal": carried("rescue", individual_count=1),
    "named Ling Xiaozhe": carried("rescue", individual_name="凌小蛰"),
    "because the rescue was just before Jingzhe": carried(
        "rescue", name_origin="救护日恰在惊蛰（3月5日）前"
    ),
    # how it was found
    "found in March 2025, just before the 5th": carried(
        "rescue", event_date=_day(3, 5), date_precision="by"
    ),
    "by an ecological ranger": carried("rescue", finder_role="ranger"),
    "on patrol near his home": carried("rescue", locality="巡护途中，离管护员家不远"),
    "whose home is in Suojia township": carried("rescue", finder_place_code=SUOJIA),
    "in Suojia township, Zhidoi county, Yushu": carried("rescue", place_code=SUOJIA),
    "at the foot of a mountain": carried("rescue", landscape="mountain"),
    "on ground of stone and sand": carried("rescue", habitat="山脚的砂石地"),
    "soaked, frozen stiff, curled tight; did not flee": carried(
        "rescue", signs=("curled_up", "no_flight", "soaked", "frozen")
    ),
    "only the eyes moving": carried("rescue", signs_notes="仅眼睛能动"),
    "too stiff to flee: a critical condition": carried("rescue", condition="critical"),
    "reported by WeChat": carried("rescue", report_channel="wechat"),
    "to the township government": carried("rescue", report_taken_by="索加乡人民政府"),
    "with the location": carried("rescue", position_source="map_app", verbatim_srs="gcj02"),
    # the way
    "a convoy": carried("transport", vehicle="车队"),
    "set off from Suojia": carried("transport", from_place_code=SUOJIA),
    "the same night, as the account says": carried(
        "transport", information_source="公开报道：当晚出发，历时15小时；出发时刻由到达时刻推算"
    ),
    "departed 15 hours before it arrived": carried(
        "transport", event_date=_day(3, 5), event_time=dt.time(11, 0), date_precision="exact"
    ),
    "15 hours": carried("transport", stated_hours=15.0),
    "1,000 km": carried("transport", distance_km=1000.0),
    "across the snow line": carried("transport", route="穿越雪线"),
    "to Xining": carried("transport", to_place_code=XINING),
    "arrived about two in the night": carried(
        "transport", arrived_date=_day(3, 6), arrived_time=dt.time(2, 0)
    ),
    # intake
    "taken in about 02:00": carried(
        "intake", event_date=_day(3, 6), event_time=dt.time(2, 0), date_precision="about"
    ),
    "at the Qinghai Wildlife Rescue and Breeding Center": carried(
        "intake", facility="青海野生动物救护繁育中心"
    ),
    "in critical condition": carried("intake", condition="critical"),
    "body temperature fallen": carried("intake", temperature_state="low"),
    "below 10 kg": carried("intake", weight=10.0, weight_qualifier="below"),
    # what was found
    "examined at intake": carried(
        "examination", event_date=_day(3, 6), date_precision="day", examination_type="intake"
    ),
    "paralysed, struggled slightly": carried(
        "examination", nervous="abnormal", nervous_findings="瘫痪，能轻微挣扎"
    ),
    "could still swallow; food residue in the intestines": carried(
        "examination", digestive="abnormal", digestive_findings="尚能吞咽；肠道内有食物残渣"
    ),
    "healed fractures, at least three weeks old": carried(
        "examination",
        musculoskeletal="abnormal",
        musculoskeletal_findings="骨折已愈合，带伤存活至少三周",
    ),
    "injuries put down to a fall": carried("rescue", cause="fall", cause_certainty="suspected"),
    "had eaten after losing mobility: fed by its mother": carried(
        "examination", diagnosis="坠落所致损伤；失去行动能力后仍进过食，由母豹喂养"
    ),
    # what was done
    "oxygen": carried(
        "treatment/oxygen", treatment="吸氧", event_date=_day(3, 6), until_date=_day(3, 9)
    ),
    "fluids": carried(
        "treatment/fluids", treatment="补液", event_date=_day(3, 6), until_date=_day(3, 9)
    ),
    "nerve-stimulating therapy": carried(
        "treatment/nerve", treatment="神经刺激治疗", event_date=_day(3, 6), until_date=_day(3, 9)
    ),
    "three days in the animal ICU": carried(
        "enclosure_move", enclosure="动物ICU", event_date=_day(3, 6), until_date=_day(3, 9)
    ),
    # how it went on
    "lifted its head on day 3": carried("milestone/lifted_head", event_date=_day(3, 8)),
    "stretched a paw on day 9": carried("milestone/moved_limb", event_date=_day(3, 14)),
    "climbed out of the nest box by itself on day 9": carried(
        "milestone/left_nest_box", event_date=_day(3, 14)
    ),
    "stood up for the first time on 30 March": carried(
        "milestone/stood",
        event_date=_day(3, 30),
        date_precision="day",
        information_source=_SECOND,
    ),
    "attempted walking after 40 days": carried(
        "milestone/walk_attempt",
        event_date=_day(4, 15),
        date_precision="about",
        description="40天后尝试行走",
        information_source=_FIRST,
    ),
    "walking by mid-April": carried(
        "milestone/walked",
        event_date=_day(4, 15),
        date_precision="by",
        information_source=_SECOND,
    ),
    "jumping by mid-April": carried(
        "milestone/jumped",
        event_date=_day(4, 15),
        date_precision="by",
        information_source=_SECOND,
    ),
    "last vaccine on 15 July 2025": carried(
        "vaccination", event_date=_day(7, 15), date_precision="day", series_complete="yes"
    ),
    "20 kg six months later": carried(
        "care_log", weight=20.0, event_date=_day(9, 6), date_precision="about"
    ),
    "stays for good": carried(
        "outcome", outcome="kept", event_date=_day(9, 6), date_precision="about"
    ),
    "at the Xining Wildlife Zoo": carried("outcome", facility="西宁野生动物园"),
    "with the rescued cub Ling Xiaomang": carried(
        "outcome", companions="凌小芒（同样获救的雪豹幼崽）"
    ),
}
"""What is published -> the fields that carry it."""

NOT_PUBLISHED: tuple[Carrier, ...] = (
    # The position sent by WeChat: a place in the township, in the datum of WeChat.
    *carried("rescue", verbatim_coordinates="33.9712, 93.6104"),
    *carried("vaccination", vaccine="疫苗（名称未公布）"),
    *carried("outcome", reason="公开报道未说明不放归的原因"),
)
"""What had to be typed although the account does not tell it."""

WITHOUT_FIELD: tuple[str, ...] = ()
"""Facts no field exists for; only these may stand in notes."""
