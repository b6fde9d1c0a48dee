"""The licences of everything in a bundle: a copyright file, and the texts.

Nothing is written down twice: Python packages tell their licence in their metadata, libraries of
the building system in /usr/share/doc, and the resources in files beside them.
"""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Wheels that name a licence but carry no text of it.
_QT = """\
 Qt 6, Qt for Python (PySide6) and shiboken6, unchanged, as shared libraries in files of their own
 that may be replaced. Used under the GNU Lesser General Public License, version 3, which is in
 /usr/share/common-licenses/LGPL-3 on Debian; it builds on the one in
 /usr/share/common-licenses/GPL-3. The sources are at https://code.qt.io.
 Qt WebEngine contains Chromium (BSD-3-Clause) and works of others under the licences listed at
 https://doc.qt.io/qt-6/qtwebengine-licensing.html."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something bundled. texts: files of this machine that hold its licence."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...] = ()
    words: str = ""


def python_packages(modules: list[str]) -> list[Part]:
    """The distributions that top-level `modules` come from, by name."""
    owners = importlib.metadata.packages_distributions()
    names = {name for module in modules for name in owners.get(module, ())} - {"snowtrack"}
    if {"PySide6", "PySide6_Essentials"} & names:
        names = {name for name in names if not name.startswith("PySide6")} | {"PySide6"}
    return [_distribution(name) for name in sorted(names, key=str.lower)]


def _distribution(name: str) -> Part:
    found = importlib.metadata.distribution(name)
    about = found.metadata
    licence = about.get("License-Expression") or about.get("License") or ""
    if not licence or "\n" in licence:  # an old package: its classifier says it
        classifiers = about.get_all("Classifier") or []
        licence = "; ".join(
            entry.rpartition(" :: ")[2] for entry in classifiers if entry.startswith("License")
        )
    texts = tuple(
        Path(str(found.locate_file(file)))
        for file in found.files or ()
        if ".dist-info" in str(file) and re.search(r"(?i)licen[cs]e|copying|notice", file.name)
    )
    if not licence and not texts:
        raise SystemExit(f"The package {name} names no licence; packaging/licences.py must say it.")
    words = _QT if name in ("PySide6", "shiboken6") else ""
    return Part(found.metadata["Name"], found.version, licence or "see its text", texts, words)


def python_itself() -> Part:
    """The interpreter that is bundled."""
    folders = (Path(sysconfig.get_path("stdlib")), Path("/usr/share/doc/libpython3.11-minimal"))
    candidates = [folder / name for folder in folders for name in ("LICENSE.txt", "copyright")]
    texts = tuple(path for path in candidates if path.is_file())[:1]
    version = ".".join(map(str, sys.version_info[:3]))
    return Part("CPython", version, "PSF-2.0", texts)


def bootloader() -> Part:
    """PyInstaller's part of the program."""
    part = _distribution("pyinstaller")
    return Part("PyInstaller bootloader", part.version, "GPL-2.0-or-later with the exception that "
                "allows to distribute it with any program", part.texts)  # fmt: skip


def system_packages(files: list[str]) -> list[Part]:
    """Debian packages of this machine whose libraries are bundled."""
    outside = [Path(file) for file in files if file.startswith(("/lib/", "/usr/lib/"))]
    owners: dict[str, str] = {}
    for path in outside:
        if path.name.startswith("libpython") or "/python3" in str(path):
            continue
        # dpkg knows a file by one of its two names where /lib is a link to /usr/lib.
        for name in (path, path.resolve(), Path(str(path).removeprefix("/usr"))):
            answer = subprocess.run(
                ["dpkg-query", "-S", str(name)], capture_output=True, text=True, check=False
            )
            if answer.returncode == 0:
                owners[answer.stdout.split(":")[0]] = str(path)
                break
        else:
            raise SystemExit(f"No Debian package owns {path}, so its licence is not known.")
    parts = []
    for name in sorted(owners):
        version = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}", name],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        text = Path("/usr/share/doc") / name / "copyright"
        if not text.is_file():
            raise SystemExit(f"The licence of {name} is not in {text}.")
        parts.append(Part(name, version.split()[0], "see its text", (text,)))
    return parts


def resources() -> list[Part]:
    """What lies in resources with a licence of its own: each text beside the files it is for."""
    root = ROOT / "resources"
    texts = sorted(
        path
        for path in root.rglob("*")
        if path.is_file()
        and (re.match(r"(?i)(licen[cs]e|ofl|copying)", path.name) or path.parent.name == "licences")
    )
    by_folder: dict[Path, list[Path]] = {}
    for text in texts:
        folder = text.parent.parent if text.parent.name == "licences" else text.parent
        by_folder.setdefault(folder, []).append(text)
    parts = []
    for folder, found in sorted(by_folder.items()):
        note = folder / "README.md"
        if not note.is_file():
            note = folder.parent / "README.md"
        name = folder.relative_to(ROOT).as_posix()
        parts.append(Part(name, "", "see the note and its texts", (note, *found)))
    return parts


def write(parts: list[Part], folder: Path) -> None:
    """`folder`/copyright and `folder`/licences/PART/TEXT for all `parts`."""
    lines = [
        "Snowtrack: Copyright the authors of Snowtrack. Licence: Apache-2.0, in",
        "/usr/share/common-licenses/Apache-2.0 on Debian systems.",
        "",
        "The package carries the works of others, each the copyright of its authors. Their",
        "licences are named here; the texts are in the folder licences beside this file.",
    ]
    for part in parts:
        lines += ["", f"{part.name} {part.version}".rstrip(), f"  Licence: {part.licence}"]
        lines += [" " + line for line in part.words.splitlines()]
        lines += [f"  Text: licences/{name}" for name in _keep(part, folder / "licences")]
    (folder / "copyright").write_text("\n".join(lines) + "\n", "utf-8")


def _keep(part: Part, folder: Path) -> list[str]:
    """Copy the texts of a part; their names below `folder`."""
    names: list[str] = []
    for text in part.texts:
        own = part.name.replace("/", "-").replace(" ", "-")
        # Two texts of one package may have the same name in different folders.
        name = f"{own}/{text.name}"
        number = 1
        while name in names:
            number += 1
            name = f"{own}/{text.stem}-{number}{text.suffix}"
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(text, target)
        names.append(name)
    return names
