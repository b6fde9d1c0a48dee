"""What is declared of a record type must hold everywhere it is read: one proof for every type."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from db.conversion import Words, parse, show
from db.exchange.plan import plan_import
from db.exchange.workbook_out import export_workbook
from db.fields import Kind
from db.query import EVERYTHING, default_sort
from db.record_types import RECORD_TYPES, STANDALONE_TYPES, RecordType
from db.record_types import record_type as type_named
from db.records_file import create_records_file
from db.store import Store
from db.text import english
from desktop_app import i18n
from forms.icons import icon
from forms.layout import fields_of, layout_of
from tests.whole_records import OWNER, whole_record

every_type = pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.name)

# https://dwc.tdwg.org/terms/ : the terms this program writes.
DARWIN_CORE = {
    "eventDate",
    "eventTime",
    "decimalLatitude",
    "decimalLongitude",
    "coordinateUncertaintyInMeters",
    "minimumElevationInMeters",
    "georeferenceSources",
    "verbatimCoordinates",
    "verbatimSRS",
    "locationID",
    "locality",
    "scientificName",
    "identificationVerificationStatus",
    "individualCount",
    "behavior",
    "vitality",
    "habitat",
    "recordedBy",
    "occurrenceRemarks",
    "vernacularName",
    "class",
    "order",
    "family",
    "sex",
    "lifeStage",
    "organismID",
    "organismName",
    "causeOfDeath",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create_records_file(tmp_path / "a.gpkg", author="a") as store:
        yield store


def with_owner(store: Store) -> None:
    """The case that the parts of `whole_record` belong to."""
    store.apply_cases(
        [{"uuid": OWNER, "event_date": dt.date(2024, 2, 1), "species_id": 7}],
        {},
        author="a",
        source=None,
    )


@every_type
def test_specs_and_columns_are_the_same_list(record_type: RecordType) -> None:
    columns = {c.name: c for c in record_type.table.columns if "spec" in c.info}
    assert list(columns) == [spec.name for spec in record_type.fields]
    expected = {
        Kind.INTEGER: sa.Integer,
        Kind.SPECIES: sa.Integer,
        Kind.DECIMAL: sa.Float,
        Kind.LATITUDE: sa.Float,
        Kind.LONGITUDE: sa.Float,
        Kind.DATE: sa.Date,
    }
    for spec in record_type.fields:
        kind = expected.get(spec.kind)
        if kind is not None:
            assert isinstance(columns[spec.name].type, kind), spec.name


@every_type
def test_names_are_snake_case_and_terms_are_darwin_core(record_type: RecordType) -> None:
    for spec in record_type.fields:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", spec.name)
        assert spec.term is None or spec.term in DARWIN_CORE, spec.term
        assert spec.section in {section.name for section in record_type.sections}
        assert (spec.vocabulary is None) == (spec.kind not in (Kind.CHOICE, Kind.CHOICES))


@every_type
def test_what_a_type_names_exists(record_type: RecordType) -> None:
    for name in (*record_type.columns, *record_type.title, record_type.sort[0]):
        assert name in record_type.by_name
    assert record_type.located == (
        {"decimal_latitude", "decimal_longitude", "geom"} <= set(record_type.table.c.keys())
    )
    assert record_type.dated == ("event_date" in record_type.by_name)


@every_type
def test_every_field_stands_in_the_form_once(record_type: RecordType) -> None:
    placed = [
        spec.name
        for group in layout_of(record_type)
        for row in (*group.rows, *group.more)
        for spec in fields_of(record_type, row)
    ]
    assert sorted(placed) == sorted(s.name for s in record_type.fields if not s.internal)


@every_type
def test_every_header_leads_to_one_field(record_type: RecordType) -> None:
    seen: dict[str, str] = {}
    for spec in record_type.fields:
        for words in (*spec.aliases, str(spec.label)):
            key = words.casefold().strip()
            assert seen.setdefault(key, spec.name) == spec.name, words
        # Headers in both languages must be known.
        assert any(re.search(r"[\u4e00-\u9fff]", a) for a in spec.aliases), spec.name
        assert any(a.isascii() for a in spec.aliases) or str(spec.label).isascii(), spec.name


@every_type
def test_labels_are_translated(record_type: RecordType) -> None:
    chinese = i18n.translate_for("zh_CN")
    texts = [
        record_type.label,
        record_type.label_plural,
        *(section.label for section in record_type.sections),
    ]
    for spec in record_type.fields:
        texts += [
            spec.label,
            *([spec.unit] if spec.unit else []),
            *([spec.help] if spec.help else []),
        ]
        texts += [term.label for term in spec.vocabulary.terms] if spec.vocabulary else []
    kept = {"m", "kg", "km", "g", "°C", "°"}  # signs that are the same everywhere
    for text in texts:
        shown = chinese(text)
        assert re.search(r"[\u4e00-\u9fff]", shown) or str(text) in kept, (text.source, shown)


@every_type
def test_every_icon_is_there(record_type: RecordType, qapp: Any) -> None:
    assert not icon(record_type.icon).isNull()


@every_type
def test_a_whole_record_is_saved_shown_and_read_back(record_type: RecordType, store: Store) -> None:
    values = whole_record(record_type)
    id = saved(store, record_type, values)
    record = store.get(record_type, id)
    assert record is not None
    assert {name: record.values[name] for name in values} == values
    for language in ("en", "zh_CN"):
        words = Words(i18n.translate_for(language), store.reference())
        for spec in record_type.fields:
            assert show(spec, record.values[spec.name], words) != "" or (
                record.values[spec.name] is None
            )


def saved(store: Store, record_type: RecordType, values: dict[str, Any]) -> int:
    """Save one record, and before it whatever it needs; its id."""
    if record_type.is_part:
        with_owner(store)
    if record_type.name == "follow_up":
        leaves = {"case_uuid": OWNER, "event_date": dt.date(2024, 2, 2), "outcome": "released"}
        store.save(type_named("outcome"), leaves, author="a")
    if record_type.name == "reopening":
        leaves = {"case_uuid": OWNER, "event_date": dt.date(2024, 2, 2), "outcome": "died"}
        store.save(type_named("outcome"), leaves, author="a")
    return store.save(record_type, values, author="a").created[0]


# Rescue cases travel with their timelines: tests/db/exchange/test_rescue_*.py.
ONE_SHEET = [type for type in STANDALONE_TYPES if type.name != "rescue"]


@pytest.mark.parametrize("record_type", ONE_SHEET, ids=lambda t: t.name)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_workbook_brings_every_field_back(
    record_type: RecordType, language: str, store: Store, tmp_path: Path
) -> None:
    values = whole_record(record_type)
    id = saved(store, record_type, values)
    translate = i18n.translate_for(language)
    out = tmp_path / "out.xlsx"
    result = export_workbook(
        store,
        out,
        record_type,
        EVERYTHING,
        default_sort(record_type),
        translate=translate,
        language=language,
    )
    assert result.rows == store.count(record_type)
    languages = [english, i18n.translate_for("zh_CN")]
    same = plan_import(store, out, record_type, words=languages)
    assert same.counts.duplicate == same.counts.rows == result.rows, same.all_problems()[:3]
    # Into another office's file: nothing is known there but the shipped lists.
    with create_records_file(tmp_path / "b.gpkg", author="b") as other:
        plan = plan_import(other, out, record_type, words=languages)
        made = [
            r
            for r in plan.accepted(True)
            if all(r.get(n) == values.get(n) for n in record_type.title)
        ]
        assert len(made) == 1, plan.all_problems()[:3]
        other.apply_import(record_type, made, author="b", source="a")
        there = other.get(record_type, int(other.ids(record_type).max()))
        here = store.get(record_type, id)
        assert there is not None
        assert here is not None
        assert dict(there.values) == dict(here.values)


@every_type
def test_vocabulary_words_are_understood_in_every_language(
    record_type: RecordType, store: Store
) -> None:
    for spec in record_type.fields:
        for term in spec.vocabulary.terms if spec.vocabulary else ():
            for word in (term.code, str(term.label), *term.aliases):
                read = parse(spec, word, store.reference())
                assert read == term.code or read == (term.code,), (spec.name, word)
