"""docs/report-forms.md says what the program does."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from db.records_file import create_records_file
from db.report_forms.meaning import Grammar
from db.report_forms.placeholder import find, parse
from db.text import english
from desktop_app import i18n

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def grammar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grammar]:
    with create_records_file(tmp_path_factory.mktemp("guide") / "a.gpkg", author="a") as store:
        yield Grammar(store.reference(), (english, i18n.translate_for("zh_CN")))


@pytest.fixture(scope="module")
def script() -> ModuleType:
    path = ROOT / "packaging" / "report_forms.py"
    spec = importlib.util.spec_from_file_location("report_forms_guide", path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_tables_are_the_lists_of_the_program(script: ModuleType) -> None:
    assert script.GUIDE.read_text("utf-8") == script.guide()


@pytest.mark.parametrize("name", ["report-forms.md", "user-guide.md", "user-guide.zh.md"])
def test_every_placeholder_of_the_docs_can_be_understood(grammar: Grammar, name: str) -> None:
    text = (ROOT / "docs" / name).read_text("utf-8")
    # The pattern and the wide signs are no examples.
    text = re.sub(r"\{\{ subject .*?\}\}|｛｛ ＝", "", text)
    seen = 0
    for line in text.splitlines():
        row_of = ""
        for found in find(line):
            placeholder = parse(found.written)
            if placeholder.each:
                row_of = grammar.each(placeholder).subject
            else:
                grammar.value(placeholder, row_of)
            seen += 1
    assert seen > (10 if name == "report-forms.md" else 1)
