"""Species and places: found as people write them, searched as they type, named as they read."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from db import vocabularies
from db.models.place import Place
from db.models.species import Species
from db.names import place_variants, shown_place_name
from db.pinyin import search_keys
from db.reference import PlaceEntry, Reference, SpeciesEntry, shipped_reference

ZHIDOI = "632724"
YAQU = "632724200201"


@pytest.fixture(scope="module")
def reference() -> Reference:
    return shipped_reference()


def names(found) -> list[str]:
    return [entry.name_zh for entry in found]


# --- the shipped lists -----------------------------------------------------------------------


def test_the_lists_fit_the_models_and_vocabularies():
    for name, model, codes in (
        (
            "species",
            Species,
            {
                "protection": vocabularies.PROTECTION,
                "iucn": vocabularies.IUCN,
                "sensitivity": vocabularies.SENSITIVITY,
            },
        ),
        ("places", Place, {"level": vocabularies.PLACE_LEVEL}),
    ):
        with resources.path(f"reference/{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert set(rows[0]) <= set(model.__table__.columns.keys())
        for row in rows:
            for field, vocabulary in codes.items():
                assert row[field] == "" or vocabulary.term(row[field]) is not None
            assert row["pinyin"] == (search_keys(row["name_zh"]) or "")


@pytest.mark.parametrize(
    ("typed", "found"),
    [("zl", "藏羚"), ("zyl", "藏原羚"), ("zhu", "藏狐"), ("zangyelv", "藏野驴"), ("cex", "长耳鸮")],
)
def test_letters_with_several_readings_are_read_as_people_here_say_them(reference, typed, found):
    assert found in [entry.name_zh for entry in reference.search_species(typed)][:3]


def test_places_form_one_tree(reference):
    codes = {entry.code for entry in reference.places}
    assert len(codes) == len(reference.places) == 5192
    for entry in reference.places:
        if entry.level == "province":
            assert not entry.parent_code
        else:
            assert entry.parent_code in codes
            assert entry.code.startswith(entry.parent_code)


def test_every_shipped_species_is_found_by_each_of_its_own_names(reference):
    assert len({entry.scientific_name for entry in reference.species}) == 98
    for entry in reference.species:
        for name in (entry.name_zh, entry.scientific_name, entry.name_en, entry.name_bo):
            if name:
                assert reference.find_species(name) == entry, name
        for name in (entry.other_names or "").split(","):
            if name.strip():
                assert entry in reference.find_all_species(name)


def test_every_shipped_place_is_found_by_its_way(reference):
    counted = 0
    for entry in reference.places:
        path = reference.place_path(entry.code, "zh")
        found = reference.find_places("".join(path))
        assert entry in found, path
        counted += len(found) > 1
    # Few ways fit two places, e.g. two villages of one name in a township.
    assert counted < 60


# --- finding ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "雪豹",
        " 雪豹 ",
        "雪 豹",
        "snow leopard",
        "Snow  Leopard",
        "SNOW LEOPARD",
        "Panthera uncia",
        "panthera uncia",
        "Ｐａｎｔｈｅｒａ ｕｎｃｉａ",
        "གསའ།",
        "གསའ",
        "艾叶豹",
        "雪豹（Panthera uncia）",
        "Panthera uncia (Schreber, 1775)",
    ],
)
def test_a_species_by_any_of_its_names(reference, name):
    assert reference.find_species(name).scientific_name == "Panthera uncia"


def test_a_local_name_of_two_species_is_not_guessed(reference):
    assert reference.find_species("黄羊") is None
    assert set(names(reference.find_all_species("黄羊"))) == {"藏原羚", "普氏原羚"}
    assert reference.find_species("藏羚羊").name_zh == "藏羚"
    assert reference.find_species("豹子精") is None
    assert reference.find_species("") is None


def test_a_proper_name_counts_before_a_local_one():
    book = SpeciesEntry(1, "Aa aa", "石羊")
    local = SpeciesEntry(2, "Bb bb", "岩羊", other_names="石羊, 崖羊")
    both = Reference([local, book])
    assert both.find_species("石羊") == book
    assert both.find_species("崖羊") == local


@pytest.mark.parametrize(
    "name",
    [
        "治多县索加乡牙曲村",
        "治多县 索加乡 牙曲村",
        "治多县/索加乡/牙曲村",
        "治多县，索加乡，牙曲村",
        "青海省玉树藏族自治州治多县索加乡牙曲村委会",
        "玉树州治多县索加乡牙曲村",
        "中国青海治多索加牙曲",
        "索加乡牙曲村",
        "索加牙曲",
        "治多县牙曲村",
        YAQU,
    ],
)
def test_a_village_by_its_way(reference, name):
    assert [entry.code for entry in reference.find_places(name)] == [YAQU]


@pytest.mark.parametrize(
    "name",
    [
        "牙曲",
        "牙曲村",
        "牙曲村委会",
        "牙曲村民委员会",
        "牙曲村村委会",
        "牙曲 村",
    ],
)
def test_a_village_by_its_name_within_the_county(reference, name):
    assert [entry.code for entry in reference.find_places(name, ZHIDOI)] == [YAQU]


@pytest.mark.parametrize(
    ("name", "official"),
    [
        ("治多", "治多县"),
        ("治多县", "治多县"),
        ("索加", "索加乡"),
        ("索加乡", "索加乡"),
        ("上社区", "上社区居委会"),
        ("上社区居委会", "上社区居委会"),
        ("珠姆街", "珠姆街居委会"),
        ("珠姆街社区", "珠姆街居委会"),
        ("玉树州", "玉树藏族自治州"),
        ("玉树市", "玉树市"),
        ("大通县", "大通回族土族自治县"),
        ("海西州", "海西蒙古族藏族自治州"),
        ("青海", "青海省"),
        ("结古街道办事处", "结古街道"),
        ("加吉博洛格", "加吉博洛格镇"),
        ("阿柔", "阿柔乡"),
    ],
)
def test_units_with_and_without_their_kind(reference, name, official):
    assert official in names(reference.find_places(name))


def test_one_name_of_many_villages_gives_them_all(reference):
    found = reference.find_places("团结村")
    assert len(found) > 5
    assert {reference.place_name(entry.code, "zh") for entry in found} == {"团结村"}
    in_county = reference.find_places("团结村", found[0].code[:6])
    assert 0 < len(in_county) < len(found)
    assert set(in_county) <= set(found)


def test_a_name_with_its_kind_is_not_mixed_with_other_kinds(reference):
    assert names(reference.find_places("玉树")) == ["玉树市", "玉树藏族自治州"]
    assert names(reference.find_places("玉树市")) == ["玉树市"]


@pytest.mark.parametrize(
    "name", ["", "  ", "，", "没有这个村", "治多县没有这个村", "村", "索加乡治多县"]
)
def test_what_is_no_place_is_not_found(reference, name):
    assert reference.find_places(name) == []


def test_a_wrong_county_finds_nothing(reference):
    assert reference.find_places("杂多县索加乡") == []
    assert reference.find_places("索加乡", "632722") == []


# --- searching -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "雪豹",
        "雪",
        "xb",
        "XB",
        "xue",
        "xueb",
        "xuebao",
        "xue bao",
        "xue b",
        "xbao",
        "snow",
        "sn leo",
        "snow leop",
        "panthera u",
        "unc",
        "གསའ",
        "艾叶",
    ],
)
def test_a_species_while_typing(reference, typed):
    assert "雪豹" in names(reference.search_species(typed, 3))


def test_the_best_comes_first(reference):
    assert names(reference.search_species("豹", 3)) == ["豹", "豹猫", "雪豹"]
    assert names(reference.search_species("xb"))[0] == "雪豹"
    assert names(reference.search_species("l"))[0] == "狼"
    assert names(reference.search_species("leopard"))[0] == "豹"
    assert set(names(reference.search_species("黄羊", 2))) == {"藏原羚", "普氏原羚"}
    assert len(reference.search_species("a", 5)) == 5
    assert reference.search_species("") == []
    assert reference.search_species("zzzz") == []


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("治多", "治多县"),
        ("zhiduo", "治多县"),
        ("zdx", "治多县"),
        ("索加", "索加乡"),
        ("sjx", "索加乡"),
        ("suoj", "索加乡"),
        ("牙曲", "牙曲村委会"),
        ("yaqu", "牙曲村委会"),
        ("yqu", "牙曲村委会"),
        ("索加 牙曲", "牙曲村委会"),
        ("治多 牙曲", "牙曲村委会"),
        ("sj yq", "牙曲村委会"),
        ("suojia yaqu", "牙曲村委会"),
        ("治多县索加乡牙曲村", "牙曲村委会"),
        ("珠姆", "珠姆街居委会"),
    ],
)
def test_a_place_while_typing(reference, typed, best):
    assert best in names(reference.search_places(typed, 3))


def test_units_come_before_villages_and_stay_within(reference):
    assert names(reference.search_places("玉树", 2)) == ["玉树市", "玉树藏族自治州"]
    found = reference.search_places("团结", 50, within="6301")
    assert found
    assert all(entry.code.startswith("6301") for entry in found)
    assert names(reference.search_places("yq", 1, within=ZHIDOI)) == ["牙曲村委会"]


def test_places_of_the_office_itself_are_found():
    own = PlaceEntry(
        "632724200U1A2B3C4D5E",
        "冬窝子沟",
        level="site",
        parent_code="632724200",
        pinyin="dwzg dongwozigou",
    )
    reference = Reference((), [*shipped_reference().places, own])
    assert reference.search_places("dwzg", 1) == [own]
    assert reference.find_places("治多县索加乡冬窝子沟") == [own]
    assert reference.find_places("冬窝子沟", ZHIDOI) == [own]
    assert reference.place_path(own.code, "zh") == ["治多县", "索加乡", "冬窝子沟"]


@given(st.text(max_size=20))
def test_any_typing_is_survived(text):
    reference = _small()
    assert len(reference.search_places(text, 3)) <= 3
    assert len(reference.search_species(text, 3)) <= 3
    reference.find_places(text)
    reference.find_species(text)
    reference.near_places(text)
    reference.near_species(text)


_kept: list[Reference] = []


def _small() -> Reference:
    if not _kept:
        shipped = shipped_reference()
        _kept.append(
            Reference(
                shipped.species,
                [e for e in shipped.places if e.code.startswith(("6327", "63"))][:400],
            )
        )
    return _kept[0]


# --- near misses -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("加吉博洛镇", "加吉博洛格镇"),
        ("索嘉乡", "索加乡"),
        ("治多县索家乡", "索加乡"),
        ("治多县索加乡雅曲村", "牙曲村委会"),
    ],
)
def test_a_misspelt_place_is_offered(reference, written, meant):
    assert reference.find_places(written) == []
    assert meant in names(reference.near_places(written))


def test_a_misspelt_species_is_offered(reference):
    assert "藏野驴" in names(reference.near_species("藏野炉"))
    assert "雪豹" in names(reference.near_species("Panthera uncea"))
    assert reference.near_species("q9") == []


# --- naming ----------------------------------------------------------------------------------


def test_names_in_each_language(reference):
    leopard = reference.find_species("雪豹").id
    manul = reference.find_species("兔狲").id
    assert reference.species_name(leopard, "zh_CN") == "雪豹"
    assert reference.species_name(leopard, "bo") == "གསའ།"
    assert reference.species_name(leopard, "en") == "Snow leopard"
    assert reference.species_name(manul, "bo") == "兔狲"
    assert reference.species_name(999_999, "zh") == ""
    assert Reference([SpeciesEntry(1, "Aa aa")]).species_name(1, "zh") == "Aa aa"
    assert Reference([SpeciesEntry(1, "Aa aa")]).species_name(1, "en") == "Aa aa"


def test_a_place_is_read_as_people_say_it(reference):
    assert reference.place_path(YAQU, "zh") == ["治多县", "索加乡", "牙曲村"]
    assert reference.place_by_code(YAQU).name_zh == "牙曲村委会"
    assert reference.place_path("6327", "zh") == ["玉树藏族自治州"]
    assert reference.place_path("63", "zh") == ["青海省"]
    assert reference.place_path("999", "zh") == ["999"]
    assert reference.place_path("", "zh") == []
    assert reference.place_name("999", "zh") == "999"


def test_a_place_that_belongs_to_itself_ends():
    knot = Reference(
        (), [PlaceEntry("1", "甲", parent_code="2"), PlaceEntry("2", "乙", parent_code="1")]
    )
    assert knot.place_path("1", "zh") == ["乙", "甲"]


@pytest.mark.parametrize(
    ("official", "shown"),
    [
        ("牙曲村委会", "牙曲村"),
        ("茶卡村村委会", "茶卡村"),
        ("查雀贡麻村民委员会", "查雀贡麻村"),
        ("青阳沟村牧民委员会", "青阳沟村"),
        ("青根河村牧委会", "青根河村"),
        ("卡苏乎牧委会", "卡苏乎牧委会"),
        ("珠姆街居委会", "珠姆街居委会"),
        ("上社区居委会", "上社区"),
        ("北关社区居民委员会", "北关社区"),
        ("社区居委会", "社区居委会"),
        ("扎玛村（一村）委会", "扎玛村（一村）"),
        ("红城村民委会", "红城村"),
        ("夏藏滩五村", "夏藏滩五村"),
        ("一队", "一队"),
        ("索加乡", "索加乡"),
        ("治多县", "治多县"),
        ("大柴旦行政委员会", "大柴旦行政委员会"),
        ("城东居民委员会", "城东居委会"),
    ],
)
def test_shown_names(official, shown):
    assert shown_place_name(official) == shown
    assert shown.casefold() in {
        name.replace("(", "（").replace(")", "）") for name in place_variants(official)[0]
    }
