"""The words people see for a term or a column are the words an import understands."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from db.conversion import parse
from db.exchange.headers import HeaderNames
from db.fields import FieldSpec, Kind, Term
from db.record_types import RECORD_TYPES, RecordType, record_type
from db.reference import Reference
from db.text import Text

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = sorted((ROOT / "resources" / "i18n").glob("*.ts"))

CHOOSABLE = [
    pytest.param(spec, term, id=f"{type.name}-{spec.name}-{term.code}")
    for type in RECORD_TYPES
    for spec in type.fields
    if spec.vocabulary is not None
    for term in spec.vocabulary.terms
]


def translations(file: Path) -> Callable[[Text], str]:
    """The words of a .ts file: no compiled file is needed, nor Qt."""
    known = {
        (context.findtext("name"), message.findtext("source")): message.findtext("translation")
        for context in ET.parse(file).getroot().iter("context")
        for message in context.iter("message")
    }
    return lambda text: text.render(lambda context, source: known.get((context, source)) or source)


@pytest.fixture(scope="module", params=LANGUAGES, ids=lambda file: file.stem)
def translate(request: pytest.FixtureRequest) -> Callable[[Text], str]:
    return translations(request.param)


@pytest.mark.parametrize(("spec", "term"), CHOOSABLE)
def test_an_exported_word_reads_back_whatever_language_the_reader_speaks(
    spec: FieldSpec, term: Term, translate: Callable[[Text], str]
) -> None:
    # Without a translation at hand: the office that reads the file may work in English.
    meant = (term.code,) if spec.kind is Kind.CHOICES else term.code
    assert parse(spec, translate(term.label), Reference()) == meant


@pytest.mark.parametrize("type", RECORD_TYPES, ids=lambda type: type.name)
def test_terms_of_a_field_have_different_words(
    type: RecordType, translate: Callable[[Text], str]
) -> None:
    for spec in type.fields:
        if spec.vocabulary is not None:
            words = [translate(term.label) for term in spec.vocabulary.terms]
            assert len(set(words)) == len(words), spec.name


@pytest.mark.parametrize("type", RECORD_TYPES, ids=lambda type: type.name)
def test_every_translated_header_means_its_own_field(
    type: RecordType, translate: Callable[[Text], str]
) -> None:
    names = HeaderNames(type, [translate])
    for spec in (spec for spec in type.fields if not spec.internal):
        meaning = names.meaning(translate(spec.label))
        assert meaning is not None
        assert (meaning.role, meaning.field) == ("field", spec.name)


def test_a_column_of_datums_in_a_strangers_register_still_speaks_of_its_coordinates(
    translate: Callable[[Text], str],
) -> None:
    # Were 坐标系 our own header too, points in GCJ-02 would be taken for WGS 84 and stand in the
    # next valley: our column only tells in which datum a point was received.
    names = HeaderNames(record_type("sighting"), [translate])
    for header in ("坐标系", "坐标系统", "Datum"):
        meaning = names.meaning(header)
        assert meaning is not None
        assert meaning.role == "datum"
