"""The house rules that a reader cannot be trusted to see and a program can."""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter import configuration
from importlinter.application import use_cases

ROOT = Path(__file__).parent.parent
PROGRAM = ("db", "forms", "desktop_app", "resources")

CONTRACTS = [
    contract["id"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
]


# --- who may import whom ------------------------------------------------------------------------


def _contract_kept(contract: str, capsys: pytest.CaptureFixture[str]) -> tuple[bool, str]:
    # Not through import-linter's own command line: that one silences every logger of the process.
    configuration.configure()
    kept = use_cases.lint_imports(
        config_filename=str(ROOT / "pyproject.toml"),
        limit_to_contracts=(contract,),
        cache_dir=None,
        no_logo=True,
    )
    return kept, capsys.readouterr().out


@pytest.mark.parametrize("contract", CONTRACTS)
def test_import_contract(contract, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    kept, report = _contract_kept(contract, capsys)
    assert kept, report


def test_a_broken_contract_is_seen(tmp_path, capsys, monkeypatch):
    """The same contracts over a small house in which an arrow runs up."""
    for package in PROGRAM:
        (tmp_path / f"house_{package}").mkdir()
        (tmp_path / f"house_{package}" / "__init__.py").write_text("")
    (tmp_path / "house_db" / "store.py").write_text("import house_desktop_app\n")
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    text = re.sub(rf'"({"|".join(PROGRAM)})"', r'"house_\1"', text)
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    configuration.configure()
    kept = use_cases.lint_imports(
        config_filename=str(tmp_path / "pyproject.toml"),
        limit_to_contracts=("layers",),
        cache_dir=None,
        no_logo=True,
    )
    assert not kept
    assert "house_db.store -> house_desktop_app" in capsys.readouterr().out


def _imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file names in an import, wherever in the file, with its line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node.lineno
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno


def _sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def test_forms_know_no_web_engine():
    # Import contracts know libraries only as a whole, and forms may use the rest of PySide6.
    found = [
        f"{path.relative_to(ROOT)}:{line} imports {module}"
        for path in _sources("forms")
        for module, line in _imports(path)
        if module.startswith(("PySide6.QtWebEngine", "PySide6.QtWebChannel"))
    ]
    assert not found, "\n".join(found)


# --- names and places ---------------------------------------------------------------------------


def _tracked_files() -> list[Path]:
    """The project's own files: those git knows, or all but the made ones where there is no git."""
    if shutil.which("git") and (ROOT / ".git").exists():
        # The owner of a checkout may differ from who runs the tests (root in a container).
        listed = subprocess.run(
            ["git", "-c", f"safe.directory={ROOT}", "-C", str(ROOT), "ls-files", "-z"],
            check=True,
            capture_output=True,
        ).stdout.decode("utf-8")
        return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    made = {".git", ".venv", "build", "dist", "demo-output", "bench-output", "__pycache__"}
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and not any(
            part in made or part.endswith(("_cache", ".egg-info")) or part == ".hypothesis"
            for part in path.relative_to(ROOT).parts
        )
    ]


def test_no_drawer_names():
    drawers = {"util", "utils", "helper", "helpers", "manager", "common", "misc"}
    found = [
        str(path.relative_to(ROOT))
        for path in _tracked_files()
        if path.suffix == ".py"
        and drawers & {word for part in path.relative_to(ROOT).parts for word in _words(part)}
    ]
    assert not found, f"say what it holds instead: {found}"


def _words(name: str) -> list[str]:
    return re.split(r"[_.\-]", name.lower())


def test_packaging_folder_hides_no_library():
    assert not (ROOT / "packaging" / "__init__.py").exists()
    library = importlib.util.find_spec("packaging.version")
    assert ROOT / "packaging" not in Path(library.origin).parents


# Put together here, so that this file does not find itself.
_FORBIDDEN_TEXT = {
    "a path of one machine": re.compile(
        "/(?:" + "|".join(("work", "root", "tmp", "home")) + ")/[a-z]"
    ),
    "an address of a package registry": re.compile(
        "|".join(
            re.escape(".".join(words))
            for words in (
                ("pypi", "org"),
                ("pythonhosted", "org"),
                ("npmjs", "org"),
                ("npmjs", "com"),
                ("deb", "debian", "org"),
            )
        )
    ),
}


@pytest.mark.parametrize("what", _FORBIDDEN_TEXT)
def test_tracked_files_name_no(what):
    found = []
    for path in _tracked_files():
        name = path.relative_to(ROOT)
        content = path.read_bytes()
        # The libraries and licences of the map are shipped as their authors wrote them.
        if b"\0" in content[:8000] or name.parts[:2] == ("resources", "web"):
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
            if _FORBIDDEN_TEXT[what].search(line):
                found.append(f"{name}:{number}: {line.strip()[:100]}")
    assert not found, "\n".join(found)


def test_forbidden_text_is_recognised():
    paths, registries = _FORBIDDEN_TEXT.values()
    assert paths.search("open('/" + "home/clerk/a.xlsx')")
    assert registries.search("https://files." + "pythonhosted" + ".org/packages")


# --- dependencies -------------------------------------------------------------------------------


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _requirements(name: str) -> set[str]:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return {
        _normal(re.match(r"[\w.-]+", line).group())
        for line in lines
        if line and not line.startswith("#")
    }


def _locked() -> dict[str, str]:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    return {
        _normal(name): version for name, version in re.findall(r"^([\w.-]+)==(\S+)", text, re.M)
    }


def _documented() -> dict[str, tuple[str, str]]:
    """Name -> licence and reason: the rows of the tables in docs/dependencies.md."""
    rows = {}
    for line in (ROOT / "docs" / "dependencies.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3 and not set(cells[0]) <= set("-: "):
            rows[_normal(cells[0])] = (cells[1], cells[2])
    del rows["package"]  # the heading
    return rows


def test_every_direct_dependency_is_documented():
    documented = _documented()
    assert set(documented) == _requirements("requirements.in") | _requirements(
        "requirements-dev.in"
    )
    for name, (licence, reason) in documented.items():
        assert re.search(r"MIT|BSD|Apache|LGPL|GPL|MPL|HPND", licence), f"{name}: {licence!r}"
        assert len(reason) > 20, f"{name} says no reason"


def test_lock_holds_every_direct_dependency_with_hashes():
    text = (ROOT / "requirements.lock").read_text("utf-8")
    locked = _locked()
    missing = (_requirements("requirements.in") | _requirements("requirements-dev.in")) - set(
        locked
    )
    assert not missing, f"run `make lock`: {missing}"
    assert "://" not in text
    assert "index" not in text
    for block in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in block, block.splitlines()[0]


def test_qt_stays_on_its_long_term_line():
    # Later lines need a newer C library than the offices' systems have (docs/dependencies.md).
    assert _locked()["pyside6"].startswith("6.8.")


@pytest.mark.parametrize(
    ("folders", "files"),
    [
        (PROGRAM, ("requirements.in",)),
        (("tests",), ("requirements.in", "requirements-dev.in")),
    ],
    ids=["program", "tests"],
)
def test_what_is_imported_is_declared(folders, files):
    """A library that only happens to be there, brought by another, is gone one day."""
    declared = {name for file in files for name in _requirements(file)}
    distributions = importlib.metadata.packages_distributions()
    brought_along = {"shiboken6": "PySide6", "PySide6": "PySide6"}  # parts of one binding
    own = {*PROGRAM, "tests", "qgis"}  # QGIS is another program's Python, asked in a child process
    found = set()
    for path in _sources(*folders):
        for module, line in _imports(path):
            top = module.partition(".")[0]
            if top in sys.stdlib_module_names or top in own:
                continue
            names = [brought_along[top]] if top in brought_along else distributions.get(top, [top])
            if not {_normal(name) for name in names} & declared:
                found.add(f"{path.relative_to(ROOT)}:{line} imports {top}")
    assert not found, "\n".join(sorted(found))
