"""packaging/build_deb.py and what it packs, without building: that takes minutes."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a Debian package")


def fields(control: str) -> dict[str, str]:
    found: dict[str, str] = {}
    name = ""
    for line in control.splitlines():
        if line.startswith(" "):
            found[name] += "\n" + line
        else:
            name, _, value = line.partition(": ")
            found[name] = value
    return found


@pytest.fixture
def control(build_deb) -> dict[str, str]:
    needs = build_deb.Needs((2, 35), frozenset({"libnss3.so", "libsmime3.so", "libasound.so.2"}))
    return fields(build_deb.control(needs, 5000, "amd64"))


def test_control_has_the_fields_dpkg_asks_for(control, build_deb):
    from desktop_app import __version__

    assert control["Package"] == "snowtrack"
    assert control["Version"] == __version__ == build_deb.version()
    assert control["Architecture"] == "amd64"
    assert control["Installed-Size"] == "5"  # of 1024 bytes, rounded up
    assert control["Maintainer"]


def test_depends_are_the_measured_libraries_by_either_name_and_a_font(control):
    assert control["Depends"].split(", ") == [
        "libc6 (>= 2.35)",
        "libasound2 | libasound2t64",
        "libnss3",
        "fonts-noto-cjk",
    ]


def test_description_says_which_systems_are_served_and_which_are_not(control):
    assert "glibc 2.35 or newer, as in Ubuntu 22.04, Debian 12" in control["Description"]
    assert "Not for UOS 20, Debian 11, Ubuntu 20.04, Kylin V10" in control["Description"]


def test_old_build_serves_all(build_deb):
    new, old = build_deb.served((2, 28))
    assert "Kylin V10" in new
    assert old == []


@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="no dpkg-deb here")
def test_dpkg_takes_the_control_file_and_scripts(build_deb, tmp_path):
    papers = tmp_path / "tree" / "DEBIAN"
    papers.mkdir(parents=True)
    needs = build_deb.Needs((2, 36), frozenset(build_deb.bundle.system_libraries()))
    (papers / "control").write_text(build_deb.control(needs, 1, "amd64"), "utf-8")
    for script in ("postinst", "prerm"):
        shutil.copy(PACKAGING / f"deb-{script}", papers / script)
        (papers / script).chmod(0o755)
    package = tmp_path / "snowtrack.deb"
    done = subprocess.run(
        ["dpkg-deb", "--build", str(tmp_path / "tree"), str(package)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    told = subprocess.run(
        ["dpkg-deb", "-f", str(package), "Depends"], capture_output=True, text=True, check=True
    )
    assert "libegl1" in told.stdout


def test_measure_reads_what_a_folder_of_libraries_asks_for(build_deb, tmp_path):
    import PySide6

    qt = Path(PySide6.__file__).parent / "Qt" / "lib"
    for name in ("libQt6Core.so.6", "libicui18n.so.73", "libicuuc.so.73", "libicudata.so.73"):
        shutil.copy(qt / name, tmp_path)
    needs = build_deb.measure(tmp_path)
    assert (2, 17) <= needs.glibc <= (2, 28)  # the promise of Qt's wheels on the line 6.8
    assert "libz.so.1" in needs.sonames or "libglib-2.0.so.0" in needs.sonames
    assert not any("icu" in soname for soname in needs.sonames)  # it lies beside


def test_measure_stops_at_a_library_that_nothing_brings(build_deb, tmp_path):
    import PySide6

    qt = Path(PySide6.__file__).parent / "Qt" / "lib"
    shutil.copy(qt / "libQt6Gui.so.6", tmp_path)
    with pytest.raises(SystemExit, match=r"libQt6Gui\.so\.6 wants libQt6\w+\.so\.6"):
        build_deb.measure(tmp_path)


def test_newest_symbol_version_is_compared_as_numbers(elf):
    file = elf.Elf(
        None,
        frozenset(),
        frozenset(
            ("libc.so.6", version)
            for version in ("GLIBC_2.4", "GLIBC_2.17", "GLIBC_PRIVATE", "GLIBC_ABI_DT_RELR")
        )
        | {("libstdc++.so.6", "GLIBCXX_3.4.22")},
    )
    assert file.newest("GLIBC") == (2, 17)
    assert file.newest("GLIBCXX") == (3, 4, 22)
    assert file.newest("GCC") == ()


def test_a_file_that_is_no_library_asks_for_nothing(elf, tmp_path):
    (tmp_path / "note.so").write_text("not a library")
    (tmp_path / "empty.so").touch()
    assert elf.read(tmp_path / "note.so") is None
    assert elf.read(tmp_path / "empty.so") is None


def test_desktop_entry_starts_what_is_installed(build_deb):
    import resources

    parser = configparser.RawConfigParser(strict=True)
    parser.optionxform = str
    parser.read(PACKAGING / "snowtrack.desktop", "utf-8")
    entry = parser["Desktop Entry"]
    assert parser.sections() == ["Desktop Entry"]
    assert (entry["Type"], entry["Name"], entry["Name[zh_CN]"]) == (
        "Application", "Snowtrack", "雪迹"
    )  # fmt: skip
    assert entry["Exec"] == f"{build_deb.bundle.NAME} %f"
    assert entry["Terminal"] == "false"
    for kind in ("svg", "png"):
        assert resources.path(f"icons/{entry['Icon']}.{kind}").is_file()
    # Every list ends in a semicolon, and what a person reads is there in Chinese too.
    for name in ("Categories", "Keywords", "Keywords[zh_CN]", "MimeType"):
        assert entry[name].endswith(";")
    for name in ("Name", "GenericName", "Comment", "Keywords"):
        assert entry[f"{name}[zh_CN]"] != entry[name]
    assert all(line.isprintable() for line in entry.values())


def test_desktop_entry_opens_the_type_that_the_package_declares():
    namespace = "{http://www.freedesktop.org/standards/shared-mime-info}"
    root = ET.parse(PACKAGING / "snowtrack-mime.xml").getroot()
    (declared,) = root.iter(f"{namespace}mime-type")
    entry = (PACKAGING / "snowtrack.desktop").read_text("utf-8")
    assert f"MimeType={declared.get('type')};" in entry
    assert [glob.get("pattern") for glob in declared.iter(f"{namespace}glob")] == ["*.gpkg"]


@pytest.mark.parametrize("name", ["smoke_test.sh", "deb-postinst", "deb-prerm"])
def test_scripts_are_plain_sh(name):
    done = subprocess.run(["sh", "-n", str(PACKAGING / name)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


class TestLicences:
    def test_every_package_the_program_asks_for_tells_its_licence(self, licences):
        modules = ["PySide6", "shiboken6", "sqlalchemy", "alembic", "numpy", "openpyxl"]
        parts = licences.python_packages([*modules, "pyqtgraph", "python_calamine", "db", "json"])
        by_name = {part.name.lower(): part for part in parts}
        assert set(by_name) == {
            *("pyside6", "shiboken6", "sqlalchemy", "alembic", "numpy", "openpyxl"),
            *("pyqtgraph", "python-calamine"),
        }
        for part in parts:
            assert part.licence
            assert part.texts or part.words, part.name

    def test_qt_is_named_with_its_licence_and_its_sources(self, licences, tmp_path):
        licences.write(licences.python_packages(["PySide6"]), tmp_path)
        words = (tmp_path / "copyright").read_text("utf-8")
        assert "LGPL-3" in words
        assert "code.qt.io" in words

    def test_every_text_that_is_named_is_there(self, licences, tmp_path):
        licences.write([*licences.resources(), *licences.python_packages(["numpy"])], tmp_path)
        lines = (tmp_path / "copyright").read_text("utf-8").splitlines()
        named = [line.split(": ")[1] for line in lines if line.startswith("  Text: ")]
        assert len(named) == len(set(named)) > 10
        assert all((tmp_path / name).stat().st_size for name in named)
        assert "licences/resources-web-leaflet/LICENSE" in named
        assert "licences/resources-fonts/OFL.txt" in named
