"""What the words of a ranger propose for a record, and what they do not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.messages.proposals import LONGEST
from db.messages.reading import Message, read_message
from db.record_types import record_type
from db.reference import Reference, shipped_reference
from db.validation import check
from tests.samples import SNOW_LEOPARD, YAQU

SIGHTING, RESCUE = record_type("sighting"), record_type("rescue")
TODAY = dt.date(2025, 11, 22)


@pytest.fixture(scope="module")
def reference() -> Reference:
    return shipped_reference()


def read(text: str, reference: Reference, kind: Any = SIGHTING, **more: Any) -> Message:
    return read_message(text, kind, reference, today=TODAY, **more)


def test_a_plain_message_gives_a_whole_record(reference: Reference) -> None:
    message = read(
        "昨天下午3点半在治多县索加乡牙曲村看到两只雪豹，海拔4512米。电话13897001234", reference
    )
    values = message.values()
    assert values["event_date"] == dt.date(2025, 11, 21)
    assert values["event_time"] == dt.time(15, 30)
    assert values["place_code"] == YAQU
    assert values["species_id"] == SNOW_LEOPARD
    assert values["individual_count"] == 2
    assert values["elevation"] == 4512.0
    assert values["observer_contact"] == "13897001234"
    for proposal in message.proposals:
        assert message.text[proposal.start : proposal.end] == proposal.words


def test_yesterday_is_counted_from_the_day_of_the_message(reference: Reference) -> None:
    message = read("扎西 2025年3月5日 14:30\n昨天在索加乡看到一只雪豹", reference)
    (date,) = message.of("date")
    assert date.values["event_date"] == dt.date(2025, 3, 4)
    assert date.note is not None
    assert message.of("sender")[0].values == {"observer": "扎西"}
    assert not message.of("sender")[0].sure  # who sends need not be who saw


def test_a_map_link_is_a_position_in_the_datum_of_its_app(reference: Reference) -> None:
    link = "https://uri.amap.com/marker?position=93.61,33.97"
    message = read(f"雪豹，位置 {link} 电话13897001234", reference)
    (position,) = message.of("position")
    assert position.words == link
    assert position.values["verbatim_srs"] == "gcj02"
    assert position.values["verbatim_coordinates"] == link
    assert position.values["decimal_latitude"] == pytest.approx(33.972, abs=1e-3)
    assert message.of("phone")


def test_degrees_within_words_are_found(reference: Reference) -> None:
    message = read("3月4日 看到藏羚羊 N33°58′12″ E93°36′36″", reference)
    (position,) = message.of("position")
    assert position.values["decimal_latitude"] == pytest.approx(33.97)
    assert message.of("date")[0].values["event_date"] == dt.date(2025, 3, 4)


def test_two_species_are_two_proposals_and_none_is_sure(reference: Reference) -> None:
    message = read("看到藏羚羊约200只，还有3-5只岩羊", reference)
    assert len(message.of("species")) == 2
    assert not any(one.sure for one in message.of("species"))
    numbers = [one.values for one in message.of("number")]
    assert numbers == [
        {"individual_count": 200},
        {"count_minimum": 3, "count_maximum": 5},
    ]


def test_one_name_of_several_places_is_not_guessed(reference: Reference) -> None:
    message = read("牙曲村有人看到豹猫", reference)
    places = message.of("place")
    assert len(places) > 1
    assert not any(one.sure for one in places)
    at_home = read("牙曲村有人看到豹猫", reference, home="632724")
    assert at_home.of("place")[0].values == {"place_code": YAQU}


def test_names_of_one_character_need_company(reference: Reference) -> None:
    wolf = reference.find_species("狼")
    assert wolf is not None
    for text in ("看到3只狼", "狼三只", "有两只狼，在山坡上"):
        assert read(text, reference).of("species")[0].values == {"species_id": wolf.id}, text
    for text in ("野狼沟下雪了", "狼毒草开花", "色狼"):
        assert not read(text, reference).of("species"), text


def test_adults_and_young(reference: Reference) -> None:
    message = read("棕熊一大两小", reference)
    (number,) = message.of("number")
    assert number.values == {"individual_count": 3, "adults": 1, "young": 2}


def test_a_rescue_takes_signs_and_the_finder(reference: Reference) -> None:
    message = read(
        "才仁 3月5日 下午2:30\n发现一只雪豹幼崽，蜷缩、冻僵，不能站立，13897001234",
        reference,
        RESCUE,
    )
    values = message.values()
    assert values["signs"] == ("cannot_stand", "curled_up", "frozen")
    assert values["finder_name"] == "才仁"
    assert values["finder_contact"] == "13897001234"
    assert "observer" not in values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("看到一群岩羊，大概五六十只", {"count_minimum": 50, "count_maximum": 60}),
        ("岩羊两三只", {"count_minimum": 2, "count_maximum": 3}),
        ("看到3个雪豹，一个大的两个小的", {"individual_count": 3, "adults": 1, "young": 2}),
        ("棕熊 一头大的带两头小的", {"individual_count": 3, "adults": 1, "young": 2}),
        ("雪豹 1 只成体 2 只幼体", {"individual_count": 3, "adults": 1, "young": 2}),
        ("藏狐幼崽2只，没有母亲", {"individual_count": 2, "young": 2}),
        ("雪豹x2", {"individual_count": 2}),
        ("藏野驴约120头", {"individual_count": 120}),
        ("岩羊20多只", {"count_minimum": 21, "count_maximum": 29}),
        ("斑头雁100余只", {"count_minimum": 100}),
        ("黑颈鹤有十几只", {"count_minimum": 11, "count_maximum": 19}),
        ("可可西里 藏羚羊 500只左右", {"individual_count": 500}),
        ("一只母雪豹带着两只小雪豹", {"individual_count": 3, "adults": 1, "young": 2}),
        ("两只雪豹，一只受伤了", {"individual_count": 2}),
        ("雪豹进羊圈，咬死3只羊，雪豹1只", {"individual_count": 1}),
    ],
)
def test_numbers_as_rangers_write_them(
    text: str, values: dict[str, int], reference: Reference
) -> None:
    (number,) = read(text, reference).of("number")
    assert number.values == values


@pytest.mark.parametrize(
    "text",
    [
        "牧民报告狼咬死羊6只",
        "狼咬死了3头牦牛",
        "雪豹在3点钟出现，走了2个小时，过了3个村",
        "雪豹旁边有2个兽夹",
    ],
)
def test_what_is_no_number_of_animals(text: str, reference: Reference) -> None:
    assert not read(text, reference).of("number")


def test_two_that_came_one_after_the_other_are_not_one_number(reference: Reference) -> None:
    numbers = read("早上看到狼一只，下午又看到狼两只", reference).of("number")
    assert [one.values for one in numbers] == [{"individual_count": 1}, {"individual_count": 2}]
    assert not any(one.sure for one in numbers)


@pytest.mark.parametrize(
    ("text", "date", "sure"),
    [
        ("上周三看到雪豹", dt.date(2025, 11, 12), True),
        ("周三看到雪豹", dt.date(2025, 11, 19), False),
        ("3天前看到雪豹", dt.date(2025, 11, 19), True),
        ("两天前看到雪豹", dt.date(2025, 11, 20), True),
        ("18号中午看到雪豹", dt.date(2025, 11, 18), False),
        ("28号看到雪豹", dt.date(2025, 10, 28), False),
        ("十一月二十号在山上", dt.date(2025, 11, 20), True),
        ("11.20 看到雪豹", dt.date(2025, 11, 20), False),
        ("昨晚十点看到雪豹", dt.date(2025, 11, 21), True),
    ],
)
def test_days_as_rangers_say_them(
    text: str, date: dt.date, sure: bool, reference: Reference
) -> None:
    (day,) = read(text, reference).of("date")
    assert day.values["event_date"] == date
    assert day.sure == sure


@pytest.mark.parametrize(
    "text", ["身长3.5米的棕熊", "走了11.2公里", "12号楼", "3-5只岩羊", "18号线"]
)
def test_what_is_no_day(text: str, reference: Reference) -> None:
    assert not read(text, reference).of("date")


@pytest.mark.parametrize(
    ("text", "time", "sure"),
    [
        ("昨晚十点左右雪豹进羊圈", dt.time(22), False),
        ("昨晚十点雪豹进羊圈", dt.time(22), True),
        ("今早8点多看到雪豹", dt.time(8), False),
        ("2025-11-15 06:42 拍到雪豹", dt.time(6, 42), True),
        ("时间：15:30", dt.time(15, 30), True),
        ("送来时间11月21日16时30分", dt.time(16, 30), True),
    ],
)
def test_times_as_rangers_say_them(
    text: str, time: dt.time, sure: bool, reference: Reference
) -> None:
    (clock,) = read(text, reference).of("time")
    assert clock.values == {"event_time": time}
    assert clock.sure == sure


def test_nothing_is_dated_by_what_is_still_to_come(reference: Reference) -> None:
    assert not read("@所有人 明天上午9点开会", reference).of("time")


def test_several_messages_copied_together_are_dated_by_their_heads(reference: Reference) -> None:
    message = read("图丹 昨天 19:08:\n发现兔狲一只\n图丹 昨天 19:10:\n在索加乡", reference)
    (date,) = message.of("date")
    (time,) = message.of("time")
    assert date.values["event_date"] == dt.date(2025, 11, 21)
    assert time.values["event_time"] == dt.time(19, 8)
    assert not date.sure
    assert not time.sure


def test_a_named_unit_says_which_of_several_villages_it_is(reference: Reference) -> None:
    message = read("索加管护站日志：在牙曲村看到雪豹2只", reference)
    (place,) = message.of("place")
    assert place.values == {"place_code": YAQU}
    assert place.sure


def test_places_that_no_list_knows_are_offered_as_words(reference: Reference) -> None:
    for text, words in (
        ("在索加乡牙曲村三社那边看到雪豹", "三社"),
        ("上周三在烟瘴挂看到雪豹", "烟瘴挂"),
        ("在扎河乡口前村玛曲沟口发现棕熊脚印", "玛曲沟口"),
    ):
        (locality,) = read(text, reference).of("locality")
        assert locality.values == {"locality": words}
        assert not locality.sure


def test_what_was_not_seen_is_not_recorded_unasked(reference: Reference) -> None:
    for text in ("今天没看到雪豹", "雪豹没有看到，只看到脚印", "未发现雪豹"):
        (species,) = read(text, reference).of("species")
        assert not species.sure
        assert species.note is not None


def test_numbers_of_a_map_app_are_offered_in_both_datums(reference: Reference) -> None:
    first, second = read("高德位置 33.97123,93.61456 看到雪豹", reference).of("position")
    assert (first.values["verbatim_srs"], second.values["verbatim_srs"]) == ("gcj02", "wgs84")
    assert first.values["position_source"] == "map_app"
    assert first.moved_m > 100
    assert not first.sure
    assert not second.sure
    (device,) = read("GPS 33.97123,93.61456 看到雪豹", reference).of("position")
    assert device.sure
    assert device.values["position_source"] == "gps"


def test_two_places_in_one_message_are_not_guessed_between(reference: Reference) -> None:
    positions = read("雪豹 33.97123,93.61456\n狼 34.12345,94.12345", reference).of("position")
    assert len(positions) == 2
    assert not any(one.sure for one in positions)


def test_a_position_keeps_the_words_as_they_were_received(reference: Reference) -> None:
    words = "北纬３３度５８分１２秒，东经９３度３６分３６秒"
    (position,) = read(f"狼3只，往西跑了。{words}", reference).of("position")
    assert position.values["verbatim_coordinates"] == words
    assert position.words == words


def test_a_short_link_is_said_to_hold_no_position(reference: Reference) -> None:
    message = read("两只雪豹 https://surl.amap.com/2xYz", reference)
    assert not message.of("position")
    assert message.remarks
    assert not read("两只雪豹 https://example.org/a?b=1", reference).remarks


@pytest.mark.parametrize(
    ("text", "name", "sure"),
    [
        ("观察人：扎西 电话：13897001234", "扎西", True),
        ("联系人：达哇 15297001122", "达哇", False),
        ("我是索加乡牙曲村的扎西，今天看到雪豹", "扎西", False),
        ("张三：昨天看到雪豹", "张三", False),
        ("管护员 才仁 2025年11月20日 18:20\n看到雪豹", "管护员 才仁", False),
    ],
)
def test_who_tells_of_it(text: str, name: str, sure: bool, reference: Reference) -> None:
    (person,) = read(text, reference).of("sender")
    assert person.values == {"observer": name}
    assert person.sure == sure


@pytest.mark.parametrize("text", ["地点：索加乡", "时间：15:30", "物种：雪豹", "位置：33.97,93.61"])
def test_labels_are_nobody(text: str, reference: Reference) -> None:
    assert not read(text, reference).of("sender")


def test_two_telephones_are_not_guessed_between(reference: Reference) -> None:
    phones = read("电话13897001234，或者15297001122", reference).of("phone")
    assert len(phones) == 2
    assert not any(one.sure for one in phones)


def test_blanks_without_end_take_no_time(reference: Reference) -> None:
    message = read("看到雪豹" + " " * 19_000 + "两只", reference)
    assert len(message.text) < 100
    assert message.of("species")


@pytest.mark.parametrize(
    "text",
    ["", "好的", "哈哈哈👍", "收到，谢谢！", "1234567", "https://example.org/a?b=1", "？？？"],
)
def test_small_talk_proposes_nothing(text: str, reference: Reference) -> None:
    assert read(text, reference).proposals == ()


def test_a_day_to_come_is_no_date_of_a_sighting(reference: Reference) -> None:
    assert not read("2026年3月5日开会", reference).of("date")


def test_a_very_long_text_is_cut_and_said(reference: Reference) -> None:
    message = read("雪豹" + "雪" * (LONGEST * 2), reference)
    assert message.cut
    assert len(message.text) == LONGEST
    assert message.of("species")


@given(
    st.text(
        alphabet=st.sampled_from(
            list("雪豹狼只两三0123456789月日点半昨天在村乡县:：.,° NE\n网址约")
        ),
        max_size=60,
    )
)
@settings(max_examples=150, deadline=None)
def test_whatever_is_pasted_is_read_and_fits_its_fields(text: str) -> None:
    reference = shipped()
    for kind in (SIGHTING, RESCUE):
        message = read(text, reference, kind)
        values = message.values()
        assert set(values) <= set(kind.by_name)
        check(kind, values)  # raises TypeError for a value of the wrong type
        for proposal in message.proposals:
            assert 0 <= proposal.start <= proposal.end <= len(message.text)


_PIECES = (
    *"看到 没看到 雪豹 岩羊 狼 两只 五六十只 20多只 一大两小 3-5只 x2 0只".split(),
    *"½只 牙曲村 索加乡 治多 三社 昨天 昨晚 上周三 18号 39号 11.20".split(),
    *"99月99日 十点 25:00 8点多 14:30".split(),
    *"海拔4512米 13897001234 33.97123,93.61456 高德 北纬91度 https://[::1 geo:,".split(),
    *"我是扎西 观察人： 受伤 骨折 😀 𠮷 \x00 ， \n https://uri.amap.com/marker?position=93.61,33.97".split(
        " "
    ),
    *("扎西 2025年3月5日 14:30\n", " "),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=12))
@settings(max_examples=150, deadline=None)
def test_whatever_is_said_in_whatever_order_is_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    for kind in (SIGHTING, RESCUE):
        message = read(text, shipped(), kind)
        check(kind, message.values())
        for proposal in message.proposals:
            if proposal.end > proposal.start:
                assert message.text[proposal.start : proposal.end] == proposal.words
            assert proposal.values.get("event_date", TODAY) <= TODAY


_KEPT: list[Reference] = []


def shipped() -> Reference:
    if not _KEPT:
        _KEPT.append(shipped_reference())
    return _KEPT[0]
