"""Where a session asks for an input method that Qt cannot load, another way to it is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo

from desktop_app import input_methods
from desktop_app.input_methods import chosen_module, prepare_input_method, shipped_plugins

WHEEL = {"ibus", "compose", "qtvirtualkeyboard"}


@pytest.mark.parametrize(
    ("environment", "plugins", "expected"),
    [
        ({"QT_IM_MODULE": "fcitx"}, WHEEL, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULE": "fcitx5"}, WHEEL, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULE": "fcitx"}, WHEEL | {"fcitx"}, {}),
        ({"QT_IM_MODULE": "fcitx"}, {"compose"}, {}),
        ({"QT_IM_MODULE": "ibus"}, WHEEL, {}),
        ({"QT_IM_MODULE": "compose", "XMODIFIERS": "@im=fcitx"}, WHEEL, {}),
        ({"QT_IM_MODULE": "none"}, WHEEL, {}),
        ({"QT_IM_MODULE": "xim"}, WHEEL, {}),
        ({"XMODIFIERS": "@im=fcitx"}, WHEEL, {"QT_IM_MODULE": "ibus"}),
        ({"XMODIFIERS": "@im=ibus"}, WHEEL, {"QT_IM_MODULE": "ibus"}),
        ({"XMODIFIERS": "@im=fcitx", "WAYLAND_DISPLAY": "wayland-0"}, WHEEL, {}),
        ({"XMODIFIERS": "@im=none"}, WHEEL, {}),
        ({"QT_IM_MODULES": "wayland;fcitx"}, WHEEL, {}),
        ({"QT_IM_MODULES": "fcitx"}, WHEEL, {"QT_IM_MODULES": "fcitx;ibus"}),
        ({"QT_IM_MODULES": "fcitx;ibus"}, WHEEL, {}),
        ({}, WHEEL, {}),
    ],
)
def test_what_is_set(
    environment: dict[str, str], plugins: set[str], expected: dict[str, str]
) -> None:
    assert chosen_module(environment, plugins) == expected


def test_the_plugins_of_qt_are_found_by_name(tmp_path: Path) -> None:
    found = shipped_plugins(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)))
    assert {"ibus", "compose"} <= found
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    (folder / "libfcitx5platforminputcontextplugin.so").touch()
    assert "fcitx" in shipped_plugins(tmp_path)
    assert shipped_plugins(tmp_path / "none") == set()


@pytest.mark.skipif(input_methods.sys.platform != "linux", reason="Linux only")
def test_the_environment_is_changed_before_qt_reads_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("QT_IM_MODULE", "fcitx")
    prepare_input_method()
    assert input_methods.os.environ["QT_IM_MODULE"] == "ibus"
    # an office that has put the plugin there itself
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    (folder / "libfcitx5platforminputcontextplugin.so").touch()
    monkeypatch.setenv("QT_IM_MODULE", "fcitx")
    monkeypatch.setenv("QT_PLUGIN_PATH", str(tmp_path))
    prepare_input_method()
    assert input_methods.os.environ["QT_IM_MODULE"] == "fcitx"
