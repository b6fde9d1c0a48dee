"""Which of Qt's input method plugins to use on Linux, where the one asked for is not there.

PySide6's wheels bring plugins for IBus, compose keys and a virtual keyboard, none for Fcitx; a
desktop that sets QT_IM_MODULE=fcitx would leave the program without Chinese input, silently.
Fcitx 5 answers the protocol of IBus as well, so it is asked that way. See docs/decisions/0011.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

_SHIPPED: Final = ("ibus", "compose", "qtvirtualkeyboard")
_BY_BUS: Final = ("fcitx", "fcitx5", "ibus")
"""Input methods that can be reached through IBus' protocol."""


def chosen_module(environment: Mapping[str, str], plugins: Collection[str]) -> dict[str, str]:
    """Variables to set before the application is made; empty to leave all as it is.

    plugins: names Qt could load, e.g. {"ibus", "compose"}.
    """
    several = [name for name in environment.get("QT_IM_MODULES", "").split(";") if name]
    if several:  # Qt 6.7 and later try these in order, and nothing else
        if any(_is_there(name, plugins) for name in several):
            return {}
        if any(name in _BY_BUS for name in several) and "ibus" in plugins:
            return {"QT_IM_MODULES": ";".join([*several, "ibus"])}
        return {}
    wanted = environment.get("QT_IM_MODULE", "")
    if not wanted:
        # Some sessions tell only the older programs, as XMODIFIERS=@im=fcitx.
        wanted = environment.get("XMODIFIERS", "").partition("@im=")[2]
        if wanted not in _BY_BUS or environment.get("WAYLAND_DISPLAY"):
            return {}  # Wayland has a protocol of its own that needs no plugin
    elif _is_there(wanted, plugins):
        return {}
    if wanted in _BY_BUS and "ibus" in plugins:
        return {"QT_IM_MODULE": "ibus"}
    return {}


def _is_there(name: str, plugins: Collection[str]) -> bool:
    # "wayland", "none" and the like are no files of their own.
    return name in plugins or name not in (*_BY_BUS, *_SHIPPED, "xim")


def shipped_plugins(folder: Path) -> set[str]:
    """Names of the input methods in Qt's plugin folder; empty where there is none."""
    found = set()
    for file in (folder / "platforminputcontexts").glob("lib*platforminputcontextplugin.so"):
        found.add(file.name.removeprefix("lib").removesuffix("platforminputcontextplugin.so"))
    return {"fcitx" if name == "fcitx5" else name for name in found} | found


def prepare_input_method() -> None:
    """Set what Qt reads when the application is made; does nothing but on Linux."""
    asked = ("QT_IM_MODULE", "QT_IM_MODULES", "XMODIFIERS")
    if sys.platform != "linux" or not any(os.environ.get(name) for name in asked):
        return
    from PySide6.QtCore import QLibraryInfo

    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    folders = [folder, *os.environ.get("QT_PLUGIN_PATH", "").split(os.pathsep)]
    plugins = set().union(*(shipped_plugins(Path(one)) for one in folders if one))
    os.environ.update(chosen_module(os.environ, plugins))
