"""Where a typed text leads on the map."""

from __future__ import annotations

import pytest

from db.places.destinations import destinations
from db.reference import Reference, shipped_reference


@pytest.fixture(scope="module")
def reference() -> Reference:
    return shipped_reference()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("治多", "治多"), ("zaduo", "杂多"), ("Qumarleb", "曲麻莱"), ("鄂陵湖", "鄂陵湖"),
        ("扎陵湖乡", "扎陵湖乡"), ("yushu", "玉树"),
    ],
)  # fmt: skip
def test_a_place_is_found_by_name_pinyin_and_latin(
    reference: Reference, text: str, name: str
) -> None:
    found = destinations(reference, text, "zh_CN")
    assert name in [one.name for one in found]
    assert next(one for one in found if one.name == name).at is not None


def test_any_position_is_one(reference: Reference) -> None:
    for text in ("33.85, 95.61", "33°51′N 95°36.6′E", "46S GC 41901 48736", "geo:33.85,95.61"):
        [one] = destinations(reference, text, "zh_CN")
        assert one.is_position
        assert one.at is not None
        assert one.at[0] == pytest.approx(33.85, abs=0.01)
    both = destinations(reference, "3748737, 541901", "zh_CN", near=(33.8, 95.6))
    assert len(both) > 1  # several zones: the user chooses


def test_a_place_nobody_has_set_is_named_and_has_no_point(reference: Reference) -> None:
    found = destinations(reference, "治多县 索加", "zh_CN")
    assert [(one.name, one.at, one.beside) for one in found] == [("索加乡", None, "治多县")]
    code = found[0].code
    set_now = Reference(
        reference.species,
        (
            entry._replace(latitude=33.95, longitude=93.55) if entry.code == code else entry
            for entry in reference.places
        ),
    )
    assert destinations(set_now, "索加", "zh_CN")[0].at == (33.95, 93.55)


def test_places_one_can_go_to_come_first(reference: Reference) -> None:
    found = destinations(reference, "zhiduo", "zh_CN")
    points = [one.at is not None for one in found]
    assert points == sorted(points, reverse=True)
    assert points[0]


def test_a_prefecture_is_shown_from_afar_and_nonsense_is_nothing(reference: Reference) -> None:
    prefecture = destinations(reference, "玉树藏族自治州", "zh_CN")[0]
    assert prefecture.at is not None
    assert prefecture.uncertainty_m > 100_000
    assert destinations(reference, "  ", "zh_CN") == []
    assert destinations(reference, "qqqqqq", "zh_CN") == []
