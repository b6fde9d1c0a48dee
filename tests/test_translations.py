"""Every text a person reads is translatable, translated, and keeps its gaps."""

from __future__ import annotations

import ast
import importlib.util
import re
import string
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Calls whose texts end up on the screen; of `say` the first argument is a kind or a picture.
SHOWN = {
    "setText", "setWindowTitle", "setToolTip", "setPlaceholderText", "setAccessibleName",
    "setAccessibleDescription", "setStatusTip", "setTitle", "setSuffix", "setPrefix", "setLabel",
    "addAction", "addSection", "addItem", "addMenu", "insertAction", "say", "showMessage",
    "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QToolButton",
    "QMessageBox",
}  # fmt: skip
# Names of keys, and what is written the same in every language.
UNTRANSLATED = re.compile(r"(Ctrl|Shift|Alt|Esc|F\d+|[+A-Z\d])*|Ctrl\+\w+")
LETTERS = re.compile(r"[^\W\d_]")


def _load() -> ModuleType:
    path = ROOT / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("snowtrack_translations", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


translations = _load()


def _messages(ts: Path) -> dict[tuple[str, str, str], ET.Element]:
    return {
        (context.findtext("name") or "", message.findtext("source") or "",
         message.findtext("comment") or ""): message
        for context in ET.parse(ts).getroot().iter("context")
        for message in context.iter("message")
    }  # fmt: skip


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str, str]]:
    target = tmp_path_factory.mktemp("ts") / "fresh.ts"
    translations.extract(target, "zh_CN")
    return set(_messages(target))


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_every_text_of_the_program_is_offered_for_translation(
    language: str, extracted: set[tuple[str, str, str]]
) -> None:
    known = set(_messages(translations.ts_file(language)))
    assert sorted(extracted - known) == [], "run `make translations`"
    assert sorted(known - extracted) == [], "run `make translations`"


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    assert translations.unfinished(translations.ts_file(language)) == []


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_translations_keep_the_gaps_of_their_source(language: str) -> None:
    broken = []
    for (context, source, _comment), message in _messages(translations.ts_file(language)).items():
        translation = message.findtext("translation") or ""
        if translation and _gaps(source) != _gaps(translation):
            broken.append((context, source, translation))
    assert broken == []


def _gaps(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}


def test_contexts_are_class_names_or_plain_words(extracted: set[tuple[str, str, str]]) -> None:
    # lupdate names the context after the receiver when it misreads a call.
    assert sorted({c for c, _s, _m in extracted if not c.isidentifier()}) == []


@pytest.mark.parametrize(
    "module", [path for path in translations.sources() if "db" not in path.parts],
    ids=lambda path: str(path.relative_to(ROOT)),
)  # fmt: skip
def test_no_text_goes_to_the_screen_untranslated(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert [f"line {line}: {text!r}" for line, text in _bare_texts(tree)] == []


@pytest.mark.parametrize(
    "module", translations.sources(), ids=lambda path: str(path.relative_to(ROOT))
)
def test_translate_is_called_by_its_name(module: Path) -> None:
    """Under another name Qt's tool does not find the texts, and nobody misses their Chinese."""
    renamed = [
        node.lineno
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Attribute)
        and ast.unparse(node.value) in ("QCoreApplication.translate", "self.tr")
    ]
    assert renamed == []


def _bare_texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if name not in SHOWN:
            continue
        arguments = call.args[1:] if name == "say" else call.args
        for argument in (*arguments, *(keyword.value for keyword in call.keywords)):
            for text in _literals(argument):
                if LETTERS.search(text) and not UNTRANSLATED.fullmatch(text.strip()):
                    yield call.lineno, text


def _literals(node: ast.expr) -> Iterator[str]:
    """The literal texts an argument is made of, not those inside calls."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            if isinstance(part, ast.Constant):
                yield str(part.value)
    elif isinstance(node, ast.BinOp):
        yield from _literals(node.left)
        yield from _literals(node.right)
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def test_the_check_for_bare_texts_can_fail() -> None:
    tree = ast.parse('label.setText("Saved"); QLabel(f"{n} records"); a.setToolTip("Ctrl+S")')
    assert [text for _line, text in _bare_texts(tree)] == ["Saved", " records"]


def test_texts_across_lines_and_in_calls_are_extracted(tmp_path: Path) -> None:
    """What docs/translating.md promises of the extraction holds for the tool in use."""
    import subprocess

    source = tmp_path / "example.py"
    source.write_text(
        "from db.text import translate_noop\n"
        'A = translate_noop(\n    "Ctx", "Over two lines")\n'
        'B = translate_noop("Ctx", "One half "\n    "and the other {gap}")\n'
        "class Page(QWidget):\n"
        "    def f(self) -> None:\n"
        '        self.x(self.tr("Inside {n}").format(n=1))\n',
        encoding="utf-8",
    )
    target = tmp_path / "example.ts"
    subprocess.run(
        [translations.tool("pyside6-lupdate"), "-silent", "-tr-function-alias",
         translations.ALIAS, str(source), "-ts", str(target)],
        check=True, capture_output=True)  # fmt: skip
    assert {key[:2] for key in _messages(target)} == {
        ("Ctx", "Over two lines"), ("Ctx", "One half and the other {gap}"), ("Page", "Inside {n}"),
    }  # fmt: skip
