"""Builds the Debian package: `make deb`.

    python packaging/build_deb.py               bundle, then dist/snowtrack_VERSION_ARCH.deb
    python packaging/build_deb.py --level 1     the same, packed quickly and larger
    python packaging/build_deb.py --no-freeze   pack the bundle of the last run once more

The bundle runs where the C library is as new as its newest part asks for; that is measured on the
finished files, printed, and written into the package. packaging/README.md says more.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import bundle
import elf
import licences
import translations

ROOT = bundle.ROOT
PACKAGING = ROOT / "packaging"
BUILD = ROOT / "build"
DIST = ROOT / "dist"
HOME = Path("usr/lib/snowtrack")

# Which C library the releases have that offices use, oldest first.
RELEASES = (
    ("UOS 20", (2, 28)),
    ("Debian 11", (2, 31)),
    ("Ubuntu 20.04", (2, 31)),
    ("Kylin V10", (2, 31)),
    ("Ubuntu 22.04", (2, 35)),
    ("Debian 12", (2, 36)),
    ("Ubuntu 24.04", (2, 39)),
    ("Debian 13", (2, 41)),
)


@dataclass(frozen=True, slots=True)
class Needs:
    """What a bundle asks of a system. sonames: libraries that are not in the bundle."""

    glibc: tuple[int, ...]
    sonames: frozenset[str]

    @property
    def glibc_words(self) -> str:
        return ".".join(map(str, self.glibc))


@dataclass(slots=True)
class Tree:
    """The files of the package, put together in a folder."""

    root: Path
    installed: int = 0  # bytes
    sums: list[str] = field(default_factory=list)

    def folder(self, name: str | Path) -> Path:
        path = self.root / name
        path.mkdir(parents=True, exist_ok=True)
        return path


def version() -> str:
    """The version of the project."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


def measure(folder: Path) -> Needs:
    """Read every library and program below `folder`.

    Raises SystemExit for a library that neither the bundle nor packaging/system-libraries.txt has.
    """
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    inside = {path.name for path in files}
    of_system = bundle.system_libraries()
    glibc: tuple[int, ...] = ()
    sonames: set[str] = set()
    for path in files:
        if path.is_symlink():
            continue
        found = elf.read(path)
        if found is None:
            continue
        glibc = max(glibc, found.newest("GLIBC"))
        for soname in found.needed:
            if soname in of_system:
                sonames.add(soname)
            elif soname not in inside and not elf.is_c_library(soname):
                raise SystemExit(f"{path.name} wants {soname}, which nothing brings along.")
    return Needs(glibc, frozenset(sonames))


def depends(needs: Needs) -> str:
    """The Depends field: measured libraries, the C library, and a Chinese font."""
    table = bundle.system_libraries()
    packages = {" | ".join(table[soname]) for soname in needs.sonames}
    return ", ".join([f"libc6 (>= {needs.glibc_words})", *sorted(packages), "fonts-noto-cjk"])


def served(glibc: tuple[int, ...]) -> tuple[list[str], list[str]]:
    """(releases that are new enough, releases that are not)."""
    new = [name for name, has in RELEASES if has >= glibc]
    return new, [name for name, has in RELEASES if has < glibc]


def control(needs: Needs, installed: int, architecture: str) -> str:
    """The control file. installed: size in bytes."""
    new, old = served(needs.glibc)
    older = f" Not for {', '.join(old)}: their C library is older." if old else ""
    return f"""\
Package: snowtrack
Version: {version()}
Architecture: {architecture}
Maintainer: Snowtrack project
Installed-Size: {-(-installed // 1024)}
Depends: {depends(needs)}
Recommends: xdg-utils
Section: science
Priority: optional
Description: wildlife sightings for township offices, offline (雪迹)
 Record sightings in a form, see them on a map and in charts, take in registers
 from Excel and hand workbooks on. Everything works without a network.
 .
 雪迹：乡镇野生动物目击记录，离线使用，与 Excel 互相导入导出。
 .
 Needs glibc {needs.glibc_words} or newer, as in {", ".join(new) or "later releases"}.{older}
"""


def require_tools() -> None:
    """What freezing and packing need beyond `make setup`; root gets it installed."""
    from PyInstaller.depend.bindepend import get_python_library_path

    if sys.platform != "linux" or not shutil.which("dpkg-deb"):
        raise SystemExit("A .deb is built on Debian or one of its kin: dpkg-deb is not here.")
    missing = [] if shutil.which("objcopy") and shutil.which("strip") else ["binutils"]
    try:
        found = get_python_library_path()
    except Exception:  # PyInstaller has an exception of its own for this
        found = None
    if not found:
        missing.append("libpython{}.{}".format(*sys.version_info))
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing Debian packages: {' '.join(missing)}", flush=True)
        done = subprocess.run(
            [command[0], "-qq", *command[1:]],
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdout=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode == 0:
            return
    raise SystemExit(
        "Building the package needs more of the system; please have your administrator run: "
        f"sudo {' '.join(command)}"
    )


def freeze() -> Path:
    """Run PyInstaller; the folder of the frozen program."""
    for language in translations.LANGUAGES:
        translations.compile_(translations.ts_file(language))
    if not (bundle.RESOURCES / "web" / "map" / "base.html").is_file():
        raise SystemExit("The base page of the map is missing: python -m desktop_app.map.base_page")
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR",
         "--distpath", str(BUILD / "bundle"), "--workpath", str(BUILD / "pyinstaller"),
         str(PACKAGING / "snowtrack.spec")],
        cwd=ROOT, check=True, env={**os.environ, "PYTHONHASHSEED": "1"},
    )  # fmt: skip
    frozen = BUILD / "bundle" / bundle.NAME
    # A Python compiled by its user carries debugging symbols. Wheels are left as they came: some
    # of their libraries do not survive this.
    inside = frozen / "_internal"
    own = [*inside.glob("libpython*.so*"), *inside.glob("python3*/lib-dynload/*.so")]
    subprocess.run(["strip", "--strip-unneeded", *map(str, own)], check=True)
    return frozen


def lay_out(frozen: Path) -> Tree:
    """Put the files where the package has them."""
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    tree = Tree(root)
    tree.folder(HOME.parent)
    # Hard links: the bundle is some 430 MB. Nothing below changes a linked file's content.
    shutil.copytree(frozen, root / HOME, symlinks=True, copy_function=_link)
    # The web engine makes this folder when root starts it; owned by the package, it goes with it.
    tree.folder(HOME / "_internal" / "PySide6" / "Qt" / "resources" / "locales")
    binaries = tree.folder("usr/bin")
    (binaries / bundle.NAME).symlink_to(Path("../lib/snowtrack") / bundle.NAME)

    shutil.copy(PACKAGING / "snowtrack.desktop", tree.folder("usr/share/applications"))
    shutil.copy(
        PACKAGING / "snowtrack-mime.xml", tree.folder("usr/share/mime/packages") / "snowtrack.xml"
    )
    icons = bundle.RESOURCES / "icons"
    hicolor = "usr/share/icons/hicolor"
    shutil.copy(icons / "snowtrack.svg", tree.folder(f"{hicolor}/scalable/apps"))
    shutil.copy(icons / "snowtrack.png", tree.folder(f"{hicolor}/256x256/apps"))
    shutil.copy(PACKAGING / "apparmor-profile", tree.folder("usr/share/snowtrack"))

    papers = tree.folder("usr/share/doc/snowtrack")
    contents = json.loads((BUILD / "pyinstaller" / bundle.NAME / "contents.json").read_text())
    licences.write(
        [
            *licences.python_packages(contents["modules"]),
            licences.python_itself(),
            licences.bootloader(),
            *licences.system_packages(contents["files"]),
            *licences.resources(),
        ],
        papers,
    )
    changelog = ROOT / "CHANGELOG.md"
    if changelog.is_file():
        packed = gzip.compress(changelog.read_bytes(), 9, mtime=0)
        (papers / "changelog.gz").write_bytes(packed)

    for path in sorted(root.rglob("*")):
        if path.is_symlink():
            continue
        if path.is_dir():
            path.chmod(0o755)
            continue
        runs = path.parent == root / HOME or path.name == "QtWebEngineProcess"
        path.chmod(0o755 if runs else 0o644)
        tree.installed += path.stat().st_size
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "md5").hexdigest()
        tree.sums.append(f"{digest}  {path.relative_to(root).as_posix()}")
    return tree


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def pack(tree: Tree, needs: Needs, level: int) -> Path:
    """Write the .deb; its path."""
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    papers = tree.folder("DEBIAN")
    (papers / "control").write_text(control(needs, tree.installed, architecture), "utf-8")
    (papers / "md5sums").write_text("\n".join(tree.sums) + "\n", "utf-8")
    for script in ("postinst", "prerm"):
        shutil.copy(PACKAGING / f"deb-{script}", papers / script)
        (papers / script).chmod(0o755)
    DIST.mkdir(exist_ok=True)
    target = DIST / f"{bundle.NAME}_{version()}_{architecture}.deb"
    # zstd would be quick, but the dpkg of older systems cannot open it.
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--build", str(tree.root),
         str(target)],
        check=True, env=_stamped(), stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return target


def _stamped() -> dict[str, str]:
    """The environment with the date of the last change, so that a build can be repeated."""
    if "SOURCE_DATE_EPOCH" in os.environ or not shutil.which("git"):
        return dict(os.environ)
    answer = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    stamp = answer.stdout.strip()
    return {**os.environ, "SOURCE_DATE_EPOCH": stamp} if stamp else dict(os.environ)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--level", type=int, default=6, choices=range(10), help="of xz (6)")
    parser.add_argument("--no-freeze", action="store_true", help="use the last bundle")
    options = parser.parse_args()
    require_tools()
    started = time.monotonic()

    frozen = BUILD / "bundle" / bundle.NAME
    if not options.no_freeze:
        print("Freezing the program (about a minute) ...", flush=True)
        frozen = freeze()
    elif not frozen.is_dir():
        raise SystemExit("There is no bundle of an earlier run: leave --no-freeze out.")
    needs = measure(frozen)
    tree = lay_out(frozen)
    print("Packing (a few minutes) ...", flush=True)
    package = pack(tree, needs, options.level)

    here = ".".join(os.confstr("CS_GNU_LIBC_VERSION").split()[1].split(".")[:2])
    new, old = served(needs.glibc)
    print(
        f"{package.relative_to(ROOT)}: {package.stat().st_size / 1e6:.0f} MB, installed "
        f"{tree.installed / 1e6:.0f} MB, in {time.monotonic() - started:.0f} s."
    )
    print(f"Its parts ask for glibc {needs.glibc_words}; this system has {here}.")
    print(f"Serves {', '.join(new)} and what is built on them.")
    if old:
        print(f"Does not serve {', '.join(old)}: build it on one of these for them.")
    print(f"Try it: sh packaging/smoke_test.sh {package.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
