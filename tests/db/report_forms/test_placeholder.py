"""Placeholders as they are written, by hand and with a Chinese input method."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.report_forms.placeholder import Placeholder, PlaceholderError, find, parse

NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=6)
VALUES = st.text(
    st.characters(
        categories=["L", "N", "P", "Zs"], exclude_characters='"{}“”「」＂｛｝，。＝：．　'
    ),
    min_size=1,
    max_size=8,
)
VALUES = VALUES.map(str.strip).filter(bool)
PLACEHOLDERS = st.builds(
    Placeholder,
    st.lists(NAMES, min_size=1, max_size=3).map(tuple),
    st.lists(st.tuples(NAMES, st.lists(VALUES, min_size=1, max_size=3).map(tuple)), max_size=3).map(
        tuple
    ),
    st.sampled_from(["", "0.0", "yyyy年m月d日", "#,##0"]),
    st.booleans(),
).filter(lambda made: made.names[0].casefold() not in ("each", "逐条", "逐行", "每条", "每行"))


BOTH = Placeholder(("目击", "条数"), (("物种", ("雪豹", "猞猁")),))


def refusal(text: str) -> str | None:
    """What is said against the placeholders of a text; None when all can be read."""
    try:
        for found in find(text):
            parse(found.written)
    except PlaceholderError as error:
        return str(error)
    return None


@given(PLACEHOLDERS)
def test_what_is_written_is_read_back(made: Placeholder) -> None:
    found = find(f"前 {made} 后")
    assert len(found) == 1
    assert parse(found[0].written) == made


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    said = refusal(text)
    assert said is None or said.endswith((".", "?"))


@given(st.text(st.sampled_from(list('{}.=:,"目击a1 each｛｝＝：')), max_size=40))
def test_nearly_right_ones_too(text: str) -> None:
    assert refusal(text) != ""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("sightings.count", Placeholder(("sightings", "count"))),
        (
            "目击．条数 物种＝雪豹，猞猁",
            Placeholder(("目击", "条数"), (("物种", ("雪豹", "猞猁")),)),
        ),
        (
            "目击.条数 物种 = 雪豹、猞猁",
            Placeholder(("目击", "条数"), (("物种", ("雪豹", "猞猁")),)),
        ),
        (
            "sightings.count species=“snow leopard”",
            Placeholder(("sightings", "count"), (("species", ("snow leopard",)),)),
        ),
        ("今天：yyyy年m月d日", Placeholder(("今天",), (), "yyyy年m月d日")),
        ("逐条 救护 原因=中毒", Placeholder(("救护",), (("原因", ("中毒",)),), each=True)),
        (" each　species ", Placeholder(("species",), each=True)),
    ],
)
def test_wide_signs_mean_the_same(written: str, meant: Placeholder) -> None:
    assert parse(written) == meant
    wide = find("填报：｛｛" + written + "｝｝。")
    assert [parse(one.written) for one in wide] == [meant]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{sightings.count", "not closed"),
        ("{{a {{b}}", "not closed"),
        ("{{}}", "empty"),
        ("{{sightings.}}", "ends too early"),
        ("{{sightings.count snow leopard}}", "name=value"),
        ("{{sightings.count species=}}", "Nothing stands behind"),
    ],
)
def test_what_is_wrong_is_said(text: str, says: str) -> None:
    assert says in str(refusal(text))
