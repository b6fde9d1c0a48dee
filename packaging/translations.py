"""Extracts texts for translation and compiles translations: `make translations`.

    python packaging/translations.py            extract into resources/i18n/*.ts, compile to .qm
    python packaging/translations.py --check     say what is not translated yet; status 1 if any

Only Qt's own tools are used: pyside6-lupdate and pyside6-lrelease of the PySide6 in use.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import sysconfig
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("db", "forms", "desktop_app")
LANGUAGES = ("zh_CN",)
# Modules without Qt mark their texts with this function instead of tr().
ALIAS = "QT_TRANSLATE_NOOP+=translate_noop"


def sources() -> list[Path]:
    """Every module whose texts a person may read, in a stable order."""
    return sorted(
        path for package in PACKAGES for path in (ROOT / package).rglob("*.py")
        if "__pycache__" not in path.parts
    )  # fmt: skip


def ts_file(language: str) -> Path:
    return ROOT / "resources" / "i18n" / f"snowtrack_{language}.ts"


def tool(name: str) -> str:
    """Qt's tool beside the Python in use; its bare name when it is not there."""
    suffix = ".exe" if sys.platform == "win32" else ""
    path = Path(sysconfig.get_path("scripts")) / f"{name}{suffix}"
    return str(path) if path.exists() else name


def extract(target: Path, language: str) -> None:
    """Bring `target` up to date: new texts unfinished, vanished ones gone, the rest as it was."""
    target.parent.mkdir(parents=True, exist_ok=True)
    names = [str(path.relative_to(ROOT)) for path in sources()]
    subprocess.run(
        [tool("pyside6-lupdate"), "-silent", "-tr-function-alias", ALIAS, "-no-obsolete",
         "-locations", "none", "-source-language", "en", "-target-language", language,
         *names, "-ts", str(target)],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip


def compile_(ts: Path) -> Path:
    """The .qm file beside a .ts file, made anew."""
    qm = ts.with_suffix(".qm")
    subprocess.run(
        [tool("pyside6-lrelease"), "-silent", str(ts), "-qm", str(qm)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return qm


def unfinished(ts: Path) -> list[tuple[str, str]]:
    """(context, source) of every text without a finished translation."""
    found = []
    for context in ET.parse(ts).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if (
                translation is None
                or translation.get("type") == "unfinished"
                or not (translation.text or "").strip()
            ):
                found.append((name, message.findtext("source") or ""))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="only say what is missing")
    check = parser.parse_args().check
    missing = 0
    for language in LANGUAGES:
        ts = ts_file(language)
        if not check:
            extract(ts, language)
            compile_(ts)
        open_texts = unfinished(ts)
        missing += len(open_texts)
        print(f"{ts.relative_to(ROOT)}: {len(open_texts)} texts are not translated")
        for context, source in open_texts if check else ():
            print(f"  {context}: {source}")
    return 1 if check and missing else 0


if __name__ == "__main__":
    sys.exit(main())
