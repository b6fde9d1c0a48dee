"""What the frozen program is made of, and what of Qt may be left out.

Read by snowtrack.spec, build_deb.py and the tests. Nothing is left out by a list of Qt libraries:
what is kept are the plugins named here, Qt's web process, the Python extensions and what all of
these link to. So a newer Qt that splits or joins its libraries needs no change here.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import elf

ROOT = Path(__file__).resolve().parent.parent
NAME = "snowtrack"
RESOURCES = ROOT / "resources"
MIGRATIONS = ROOT / "db" / "migrations"

# Modules that are imported by name only, or from files that are read as data.
HIDDEN = [
    *("sqlalchemy.dialects.sqlite", "alembic.op", "alembic.ddl.sqlite", "logging.config"),
    # Pillow finds its formats by name; these are the ones that are kept.
    *("PIL.JpegImagePlugin", "PIL.PngImagePlugin", "PIL.TiffImagePlugin", "PIL.WebPImagePlugin"),
    # The compiled parts of GDAL's wrappers import one another, where PyInstaller does not look.
    *(
        "rasterio._base",
        "rasterio._env",
        "rasterio._err",
        "rasterio._features",
        "rasterio._filepath",
    ),
    *("rasterio._io", "rasterio._path", "rasterio._transform", "rasterio._version"),
    *("rasterio._vsiopener", "rasterio._warp", "rasterio.control", "rasterio.crs", "rasterio.rpc"),
    *("rasterio.sample", "rasterio.serde", "rasterio.session", "rasterio.vrt"),
    *("pyogrio._err", "pyogrio._geometry", "pyogrio._io", "pyogrio._ogr", "pyogrio._vsi"),
    # The children that open other people's files are started by name.
    *("db.tiles.raster_child", "db.layers.copy_child"),
]

# Data of the two GDALs and their PROJs. Each wrapper finds its own beside itself; one PROJ cannot
# read the database of another, so none of them may be dropped or named in the environment.
LIBRARY_DATA = {"rasterio": ("gdal_data", "proj_data"), "pyogrio": ("gdal_data", "proj_data")}

# Wheels whose Python extensions carry what only a debugger reads: 40 MB of their 46.
UNSTRIPPED = ("rasterio/", "pyogrio/")

EXCLUDED = [
    # Makes the base page of the map, which is shipped ready made.
    *("folium", "branca", "jinja2", "requests", "urllib3", "xyzservices", "idna"),
    # Optional parts of what is shipped, and what only developers use.
    *("lxml", "pandas", "scipy", "matplotlib", "OpenGL", "IPython", "cupy", "h5py"),
    *("pyqtgraph.opengl", "pyqtgraph.examples", "pyqtgraph.canvas", "pyqtgraph.flowchart"),
    *("pyqtgraph.console", "pyqtgraph.jupyter"),
    *("numpy.f2py", "numpy.distutils", "setuptools", "pkg_resources", "pip"),
    *("tkinter", "_tkinter", "turtle", "lib2to3", "pydoc_data", "doctest", "ensurepip", "venv"),
    *("idlelib", "readline", "curses", "_curses", "pdb", "pytest", "psutil"),
    *("alembic.testing", "sqlalchemy.testing", "pygments"),
    *("sqlalchemy.dialects.mssql", "sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle"),
    # Qt bindings that nothing here uses; QtQml would bring all of QML along.
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtPositioning"),
    *("PySide6.QtSql", "PySide6.QtDesigner", "PySide6.QtPdf", "PySide6.QtMultimedia"),
]

# Plugins of Qt, below its plugins folder: screens, typing, pictures, printing.
PLUGINS = [
    "platforms/libqxcb.so",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland-*.so",
    "platforminputcontexts/lib[ci]*.so",
    "platformthemes/libqxdgdesktopportal.so",
    "imageformats/libq[gijsw]*.so",
    "imageformats/libqtiff.so",
    "iconengines/*.so",
    "printsupport/*.so",
    "tls/*.so",
    "wayland-*-client/*.so",
    "wayland-shell-integration/*.so",
    "xcbglintegrations/*.so",
]
LOCALES = ("zh-CN", "en-US")  # of Qt WebEngine
TRANSLATIONS = ("qtbase_zh_CN.qm", "qtbase_en.qm")

# Below resources, but of no use to the program that runs.
_SOURCES_ONLY = re.compile(r"(^|/)(__pycache__|__init__\.py|[^/]*\.(ts|pyc))(/|$)")

Entry = tuple[str, str, str]
"""PyInstaller's (name in the bundle, file on this machine, kind)."""


def data_files() -> list[tuple[str, str]]:
    """(file here, folder in the bundle): all resources, and the migrations as files.

    Alembic reads its revisions from a folder, so they stay Python source beside the archive.
    """
    found = [
        (path, path.relative_to(ROOT).parent)
        for path in sorted(RESOURCES.rglob("*"))
        if path.is_file() and not _SOURCES_ONLY.search(path.relative_to(RESOURCES).as_posix())
    ]
    found += [
        (path, path.relative_to(ROOT).parent)
        for path in sorted((MIGRATIONS / "versions").glob("[0-9]*.py"))
    ]
    return [(str(path), str(folder)) for path, folder in found]


def library_data() -> list[tuple[str, str]]:
    """(file here, folder in the bundle) of LIBRARY_DATA."""
    found = []
    for package, folders in LIBRARY_DATA.items():
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            raise SystemExit(f"{package} is not installed here")
        root = Path(spec.origin).parent
        for folder in folders:
            for path in sorted((root / folder).rglob("*")):
                if path.is_file():
                    inside = Path(package) / path.relative_to(root).parent
                    found.append((str(path), inside.as_posix()))
    return found


def stripped(binaries: Iterable[Entry], folder: Path) -> list[Entry]:
    """The same binaries, those of UNSTRIPPED as copies in `folder` without debugging symbols."""
    out = []
    for name, source, kind in binaries:
        if kind != "SYMLINK" and name.startswith(UNSTRIPPED) and ".so" in name:
            copy = folder / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, copy)
            subprocess.run(["strip", "--strip-unneeded", copy], check=True)
            source = str(copy)
        out.append((name, source, kind))
    return out


def migration_imports() -> list[str]:
    """Modules of others that the migrations import; nobody else may import them."""
    found = set()
    for path in (MIGRATIONS / "versions").glob("[0-9]*.py"):
        for name in re.findall(r"^\s*(?:from|import)\s+([\w.]+)", path.read_text("utf-8"), re.M):
            found.add(name)
    return sorted(found - {"__future__"})


def system_libraries() -> dict[str, list[str]]:
    """soname -> names of its Debian package, of libraries that are never bundled."""
    lines = (ROOT / "packaging" / "system-libraries.txt").read_text("utf-8").splitlines()
    rows = [line.split() for line in lines]
    return {row[0]: row[1:] for row in rows if row and row[0] != "#"}


def _qt_part(name: str) -> str | None:
    """The path below Qt's folder of a bundled file; None when it is not Qt's."""
    _, found, rest = name.partition("PySide6/Qt/")
    return rest if found else None


def _wanted_data(name: str) -> bool:
    """Whether a file that is no library stays."""
    if re.match(r"lib[^/]+\.chk$", name):  # of NSS, which is not bundled
        return False
    part = _qt_part(name)
    if part is None:
        return True
    if part.startswith("qml/"):
        return False
    if "devtools_resources" in part or part.endswith(".debug.bin"):
        return False
    if "qtwebengine_locales/" in part:
        return PurePosixPath(part).stem in LOCALES
    if part.startswith("translations/"):
        return PurePosixPath(part).name in TRANSLATIONS
    return True


def _is_root(name: str) -> bool:
    """Whether a binary stays for its own sake, not only because another links to it."""
    part = _qt_part(name)
    if part is not None:
        if part.startswith("plugins/"):
            return any(fnmatch(part, f"plugins/{pattern}") for pattern in PLUGINS)
        return part.startswith("libexec/")
    # Python extensions lie in folders or carry the tag of the interpreter; a bare lib*.so.N at
    # the top comes from the system.
    return "/" in name or not re.match(r"lib.+\.so(\.|$)", name) or name.startswith("libpython")


def trim(binaries: Iterable[Entry], datas: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The (binaries, datas) of PyInstaller's analysis that the program needs.

    Raises SystemExit with a sentence for a library that is neither in the bundle nor in
    packaging/system-libraries.txt.
    """
    binaries = list(binaries)
    of_system = system_libraries()
    by_soname = {
        PurePosixPath(name).name: (name, source)
        for name, source, kind in binaries
        if kind != "SYMLINK" and PurePosixPath(name).name not in of_system
    }
    kept: set[str] = set()
    missing: dict[str, str] = {}
    todo = [
        (name, source)
        for name, source, kind in binaries
        if kind != "SYMLINK" and PurePosixPath(name).name not in of_system and _is_root(name)
    ]
    while todo:
        name, source = todo.pop()
        if name in kept:
            continue
        kept.add(name)
        file = elf.read(Path(source))
        for soname in file.needed if file else ():
            if soname in of_system or elf.is_c_library(soname):
                continue
            if soname in by_soname:
                todo.append(by_soname[soname])
            else:
                missing[soname] = name
    if missing:
        words = ", ".join(f"{soname} (wanted by {name})" for soname, name in missing.items())
        raise SystemExit(f"Add to packaging/system-libraries.txt: {words}")

    kept_datas = [entry for entry in datas if entry[2] != "SYMLINK" and _wanted_data(entry[0])]
    here = kept | {name for name, _, _ in kept_datas}
    # Links at the top of the bundle for those who load a library by its bare name.
    links = [
        entry
        for entry in (*binaries, *datas)
        if entry[2] == "SYMLINK"
        and str(PurePosixPath(_normal(PurePosixPath(entry[0]).parent / entry[1]))) in here
    ]
    return [entry for entry in binaries if entry[0] in kept], kept_datas + links


def _normal(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)
