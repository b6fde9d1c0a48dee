"""Which records a placeholder means, and what is said of those nobody can understand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from db.records_file import create_records_file
from db.report_forms.language import BY_CODE, SUBJECTS
from db.report_forms.meaning import FieldValue, Grammar, Value
from db.report_forms.placeholder import PlaceholderError, parse
from db.report_forms.row_fields import row_fields
from db.text import english
from desktop_app import i18n
from tests.samples import LYNX, SNOW_LEOPARD, YAQU


@pytest.fixture(scope="module")
def grammar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grammar]:
    path = tmp_path_factory.mktemp("grammar") / "a.gpkg"
    with create_records_file(path, author="a") as store:
        yield Grammar(store.reference(), (english, i18n.translate_for("zh_CN")))


def value(grammar: Grammar, written: str, row_of: str = "") -> Value:
    found = grammar.value(parse(written), row_of)
    assert isinstance(found, Value)
    return found


@pytest.mark.parametrize(
    "written",
    [
        "sightings.animals species=雪豹,猞猁 village=治多县索加乡牙曲村 protection=I",
        '目击.只数 物种="Panthera uncia",猞猁 村=索加乡牙曲村 保护级别=一级',
        "目击.数量 物种=雪豹、猞猁 地点=632724200201 保护级别=国家一级",
    ],
)
def test_both_languages_mean_the_same(grammar: Grammar, written: str) -> None:
    found = value(grammar, written)
    assert (found.subject, found.figure) == ("sightings", "animals")
    assert found.narrowing.species == (SNOW_LEOPARD, LYNX)
    assert found.narrowing.places == (YAQU,)
    assert found.narrowing.protection == ("I",)


def test_words_of_vocabularies_are_those_of_the_program(grammar: Grammar) -> None:
    one = value(grammar, "救护.接收 原因=中毒 性别=雌 结局=放归")
    other = value(grammar, "rescues.received cause=poisoning sex=female outcome=released")
    assert one == other
    assert dict(one.narrowing.terms).keys() == {"cause", "sex", "outcome"}


def test_a_row_has_fields_and_may_ask_for_figures_of_its_own(grammar: Grammar) -> None:
    assert grammar.value(parse("物种"), "sightings") == FieldValue("species", "")
    assert grammar.value(parse("日期:m月d日"), "sightings") == FieldValue("event_date", "m月d日")
    found = value(grammar, "目击.条数 物种=本行 时段=去年同期", "species")
    assert found.narrowing.this == {"species"}
    assert found.narrowing.period == "last_year"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("sighting.cout", "count"),
        ("sigtings.count", "sightings"),
        ("目击.条", "条数"),
        ("目击.条数 物种=雪暴", "雪豹"),
        ("目击.条数 村=牙取村", "牙曲村"),
        ("目击.条数 村=团结村", "whole way"),
        ("目击.条数 物种=雪豹 证具=足迹", "证据|记录方式"),
        ("rescues.count cause=poisonin", "Poisoning"),
        ("目击.条数 月=13", "from 1 to 12"),
        ("目击.条数 从=三月", "2025-03-05"),
        ("目击.条数 时段=上月", "上期"),
        ("单位 物种=雪豹", "takes no filter"),
        ("目击.条数 物种=本行", "repeated row"),
        ("观察人", "逐条 目击"),
        ("observer", "each sightings"),
        ("今天:abc", "no format"),
        ("a.b.c", "not known"),
        ("目击.条数.只数", "one point too many"),
    ],
)
def test_what_to_write_instead_is_said(grammar: Grammar, written: str, says: str) -> None:
    with pytest.raises(PlaceholderError, match=says):
        grammar.value(parse(written))


def test_no_two_words_of_a_list_are_the_same() -> None:
    words = [word for subject in SUBJECTS for word in subject.word.words]
    assert len(set(words)) == len(words)
    for subject in SUBJECTS:
        figures = [word for figure in subject.figures for word in figure.words]
        assert len(set(figures)) == len(figures), subject.code


def test_no_two_fields_of_a_row_have_one_name() -> None:
    for subject in BY_CODE.values():
        if subject.fields:
            known = row_fields(subject.code, (english, i18n.translate_for("zh_CN")))
            words = [w for several in known.values() for w in {w.casefold() for w in several}]
            assert len(set(words)) == len(words), subject.code
