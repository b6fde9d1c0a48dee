"""Data files shipped with Snowtrack, behind one function.

The folder holds data only: icons, web assets, the base map, species, places and translations.
Other packages ask for a file by its name and never build a path from their own location, so that
the program runs the same from a checkout, installed, and from a frozen bundle.
"""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

__all__ = ["path"]


def _root() -> Path:
    # A frozen bundle may keep the modules in an archive and only the data on disk.
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        unpacked = Path(bundle) / "resources"
        if unpacked.is_dir():
            return unpacked
    return Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Return the absolute path of the resource *name*, e.g. ``"web/leaflet/leaflet.js"``.

    *name* is relative, with forward slashes. The file need not exist: callers that can do without
    it look for themselves. Raises ValueError for a name that would leave the folder.
    """
    pure = PurePosixPath(name)
    if not name or pure.is_absolute() or ".." in pure.parts or "\\" in name or ":" in name:
        raise ValueError(f"not a resource name: {name!r}")
    return _root().joinpath(*pure.parts)
