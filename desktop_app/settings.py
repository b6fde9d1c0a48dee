"""What the program remembers between two starts, in one readable .ini file.

Nothing here is a record. `SNOWTRACK_CONFIG` names another folder (portable use, tests).
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

_RECENT: Final = 8


def default_folder() -> Path:
    """Where settings, drafts and logs live, e.g. ~/.config/snowtrack."""
    chosen = os.environ.get("SNOWTRACK_CONFIG")
    if chosen:
        return Path(chosen)
    base = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(base) / "snowtrack"


class Settings:
    """Typed access to the .ini file; a value that cannot be read counts as never set."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder if folder is not None else default_folder()
        self.folder.mkdir(parents=True, exist_ok=True)
        self._ini = QSettings(str(self.folder / "snowtrack.ini"), QSettings.Format.IniFormat)

    # --- one place for what is stored under which name ---

    @property
    def language(self) -> str | None:
        return self._text("screen/language") or None

    @language.setter
    def language(self, code: str) -> None:
        self._ini.setValue("screen/language", code)

    @property
    def theme(self) -> str:
        """'light' or 'dark'."""
        return "dark" if self._text("screen/theme") == "dark" else "light"

    @theme.setter
    def theme(self, name: str) -> None:
        self._ini.setValue("screen/theme", name)

    @property
    def user(self) -> str:
        """Who is at the keyboard; empty until somebody said so."""
        return self._text("people/user")

    @user.setter
    def user(self, name: str) -> None:
        name = name.strip()
        self._ini.setValue("people/user", name)
        if name:
            known = [name, *(other for other in self.known_users if other != name)]
            self._set_json("people/known", known[:20])

    @property
    def known_users(self) -> list[str]:
        """Names given before, the latest first."""
        return self._texts("people/known")

    @property
    def recent_files(self) -> list[Path]:
        """Records files opened before, the latest first. They need not exist any more."""
        return [Path(name) for name in self._texts("files/recent")]

    def opened(self, path: Path) -> None:
        """Remember that `path` was opened just now."""
        name = str(path)
        names = [name, *(other for other in self._texts("files/recent") if other != name)]
        self._set_json("files/recent", names[:_RECENT])

    def forget(self, path: Path) -> None:
        """Take `path` off the list of recent files."""
        names = [other for other in self._texts("files/recent") if other != str(path)]
        self._set_json("files/recent", names)

    @property
    def recent_sheets(self) -> list[Path]:
        """Spreadsheets looked at before, the latest first. They need not exist any more."""
        return [Path(name) for name in self._texts("imports/recent")]

    def looked_at(self, path: Path) -> None:
        """Remember that the spreadsheet `path` was looked at just now."""
        name = str(path)
        names = [name, *(other for other in self._texts("imports/recent") if other != name)]
        self._set_json("imports/recent", names[:_RECENT])

    @property
    def last_folder(self) -> str:
        """Folder of the last file chooser, so the next one opens there."""
        return self._text("files/folder")

    @last_folder.setter
    def last_folder(self, folder: str) -> None:
        self._ini.setValue("files/folder", folder)

    @property
    def geometry(self) -> QByteArray | None:
        value = self._ini.value("window/geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._ini.setValue("window/geometry", value)

    def layout(self, name: str) -> dict[str, Any]:
        """What a table or splitter called `name` remembered; empty at first."""
        value = self._json(f"layout/{name}")
        return value if isinstance(value, dict) else {}

    def set_layout(self, name: str, layout: dict[str, Any]) -> None:
        self._set_json(f"layout/{name}", layout)

    def save(self) -> None:
        """Write to disk now, not when Qt finds the time."""
        self._ini.sync()

    # --- reading and writing ---

    def _text(self, key: str) -> str:
        value = self._ini.value(key, "")
        return value if isinstance(value, str) else ""

    def _texts(self, key: str) -> list[str]:
        value = self._json(key)
        return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []

    def _json(self, key: str) -> Any:
        try:
            return json.loads(self._text(key) or "null")
        except ValueError:
            return None

    def _set_json(self, key: str, value: Any) -> None:
        self._ini.setValue(key, json.dumps(value, ensure_ascii=False))
