"""`snowtrack`: the window, or one job without it."""

from __future__ import annotations

import os
import sys


def _is_file(word: str) -> bool:
    """Whether a word names a records file to open rather than a command."""
    return word.lower().endswith(".gpkg") or os.path.exists(word)


def _has_screen() -> bool:
    """Qt aborts the process where it finds no screen; better to say so before."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(arguments: list[str] | None = None) -> int:
    """Run the program; the exit status is 0 only when it did what was asked."""
    words = sys.argv[1:] if arguments is None else arguments
    if words and words[0] == "--read-workbook":
        # A frozen program has no Python beside it, so it starts itself to read a workbook.
        from db.exchange import read_child

        return read_child.main(words[1:])
    if words and words[0] == "--read-raster":
        from db.tiles import raster_child

        return raster_child.main(words[1:])
    if words and words[0] == "--read-layer":
        from db.layers import copy_child

        return copy_child.main(words[1:])
    if words and not _is_file(words[0]):
        from desktop_app import cli

        return cli.main(words)
    if not _has_screen():
        from desktop_app import cli

        return cli.refuse_without_screen()
    from desktop_app import app

    return app.run([sys.argv[0], *words])


if __name__ == "__main__":
    sys.exit(main())
