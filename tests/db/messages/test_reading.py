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


_KEPT: list[Reference] = []


def shipped() -> Reference:
    if not _KEPT:
        _KEPT.append(shipped_reference())
    return _KEPT[0]
