"""packaging/bundle.py: what goes into the frozen program, and what of Qt stays out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
QT = Path("PySide6/Qt")


@pytest.fixture
def site() -> Path:
    import PySide6

    return Path(PySide6.__file__).parents[1]


def test_every_resource_file_is_bundled_where_the_program_looks_for_it(bundle):
    import resources

    inside = {Path(folder) / Path(file).name for file, folder in bundle.data_files()}
    there = {
        path.relative_to(ROOT)
        for path in resources.path("icons").parent.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix not in (".ts", ".py")
    }
    assert {path.parts[1] for path in there} >= {"icons", "web", "basemap", "reference", "style"}
    assert there <= inside


def test_what_only_developers_need_is_not_bundled(bundle):
    names = [Path(file).name for file, _ in bundle.data_files()]
    assert not [name for name in names if name.endswith((".ts", ".pyc"))]
    assert "__init__.py" not in names


def test_every_migration_is_bundled_as_a_file(bundle):
    from db.migrations.runner import VERSIONS

    bundled = [
        Path(file).name
        for file, folder in bundle.data_files()
        if Path(folder) == Path("db/migrations/versions")
    ]
    assert [name[:4] for name in sorted(bundled)] == list(VERSIONS)


def test_what_migrations_import_is_bundled_with_them(bundle):
    # Alembic executes them from the folder, where PyInstaller does not look for imports.
    assert {"sqlalchemy", "alembic"} <= set(bundle.migration_imports())


def test_nothing_the_program_imports_is_left_out(bundle):
    """The modules that are left out can really be missing: everything is imported without them."""
    code = f"""
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if any(name == gone or name.startswith(gone + ".") for gone in {bundle.EXCLUDED!r}):
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Missing())
import desktop_app.app, desktop_app.charts.panel, desktop_app.map.view, desktop_app.self_test
import desktop_app.pages.map_page, desktop_app.pages.charts_page, desktop_app.pages.records_page
import db.exchange.plan, db.exchange.read_child, db.exchange.rejects, db.exchange.workbook_out
import db.migrations.runner, db.records_file, db.safekeeping.check, openpyxl, pypinyin
import alembic.config, alembic.runtime.environment, alembic.op, python_calamine
import db.places.locate
db.places.locate.warm_up()
from pathlib import Path
from db.records_file import create_records_file
import tempfile
with tempfile.TemporaryDirectory() as folder:
    with create_records_file(Path(folder) / "new.gpkg", author="test") as store:
        print(len(store.reference().search_species("xb")))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0


@pytest.mark.skipif(sys.platform != "linux", reason="libraries of Linux")
class TestTrim:
    @pytest.fixture
    def trimmed(self, bundle, site):
        """The names that stay of a whole installed Qt with one extension that uses the map."""
        import PySide6
        import shiboken6

        binaries, datas = [], []
        for path in sorted((site / QT).rglob("*")):
            if path.is_file():
                name = path.relative_to(site).as_posix()
                is_library = ".so" in path.name or path.parent.name == "libexec"
                kind = "BINARY" if is_library else "DATA"
                (binaries if is_library else datas).append((name, str(path), kind))
        for package, pattern in (
            (PySide6, "QtWebEngineWidgets.abi3.so"),
            (PySide6, "libpyside6.abi3.so.*"),
            (shiboken6, "libshiboken6.abi3.so.*"),
        ):
            (path,) = Path(package.__file__).parent.glob(pattern)
            binaries.append((path.relative_to(site).as_posix(), str(path), "EXTENSION"))
        system = ("libnss3.so", "/usr/lib/libnss3.so", "BINARY")
        link = ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK")
        dead = ("libQt6Quick3D.so.6", "PySide6/Qt/lib/libQt6Quick3D.so.6", "SYMLINK")
        kept, kept_datas = bundle.trim([*binaries, system, link, dead], datas)
        return {name for name, _, _ in (*kept, *kept_datas)}

    def test_the_map_keeps_what_it_needs(self, trimmed):
        assert {
            "PySide6/Qt/libexec/QtWebEngineProcess",
            "PySide6/Qt/lib/libQt6WebEngineCore.so.6",
            "PySide6/Qt/lib/libQt6Quick.so.6",
            "PySide6/Qt/resources/icudtl.dat",
            "PySide6/Qt/resources/qtwebengine_resources.pak",
            "PySide6/Qt/resources/v8_context_snapshot.bin",
            "PySide6/Qt/translations/qtwebengine_locales/zh-CN.pak",
            "PySide6/Qt/plugins/platforms/libqxcb.so",
            "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
            "PySide6/Qt/plugins/imageformats/libqsvg.so",
            "PySide6/Qt/plugins/imageformats/libqwebp.so",
            "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        } <= trimmed

    def test_qt_speaks_chinese(self, trimmed):
        assert "PySide6/Qt/translations/qtbase_zh_CN.qm" in trimmed

    @pytest.mark.parametrize(
        "part", ["/qml/", "devtools", "Quick3D", "Charts", "sqldrivers", "/de.pak", "_fr.qm"]
    )
    def test_what_nothing_uses_goes(self, trimmed, part):
        assert not [name for name in trimmed if part in name]

    def test_libraries_of_the_system_are_not_bundled(self, trimmed):
        assert "libnss3.so" not in trimmed

    def test_a_link_stays_with_its_library_and_goes_with_it(self, trimmed):
        assert "libQt6Core.so.6" in trimmed
        assert "libQt6Quick3D.so.6" not in trimmed

    def test_library_that_nobody_brings_stops_the_build(self, bundle, site):
        extension = "PySide6/QtCore.abi3.so"
        with pytest.raises(SystemExit, match=r"system-libraries\.txt: .*libQt6Core"):
            bundle.trim([(extension, str(site / extension), "EXTENSION")], [])


def test_both_gdals_find_their_data_beside_themselves(bundle):
    inside = {(Path(folder).as_posix(), Path(file).name) for file, folder in bundle.library_data()}
    for package in ("rasterio", "pyogrio"):
        assert (f"{package}/proj_data", "proj.db") in inside
        assert any(folder == f"{package}/gdal_data" for folder, _name in inside)


def test_the_compiled_parts_of_gdals_wrappers_are_named(bundle):
    """What they load of their own package, asked of a process that uses them."""
    code = """
import sys, warnings
warnings.simplefilter("ignore")
import rasterio.vrt, rasterio.warp, rasterio.transform, rasterio.windows, rasterio.enums
import pyogrio.raw
print(*[m for m in sys.modules if m.partition(".")[0] in ("rasterio", "pyogrio")
        and str(getattr(sys.modules[m], "__file__", "")).endswith((".so", ".pyd"))])
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    compiled = set(ran.stdout.split())
    assert len(compiled) > 8
    assert compiled <= set(bundle.HIDDEN)


def test_what_a_debugger_reads_is_left_behind(bundle, site, tmp_path):
    [module] = site.glob("rasterio/_warp.*.so")
    name = f"rasterio/{module.name}"
    before = [(name, str(module), "EXTENSION"), ("other/x.so", str(module), "EXTENSION")]
    smaller, untouched = bundle.stripped(before, tmp_path)
    assert untouched == before[1]
    assert smaller[0] == name
    assert Path(smaller[1]).stat().st_size < module.stat().st_size / 2
    assert module.stat().st_size > 1_000_000  # the installed one is as it was
