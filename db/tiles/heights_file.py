"""Where the heights of a relief are kept: beside its tiles, in the form of the shipped ones."""

from __future__ import annotations

from pathlib import Path


def beside(tiles: Path) -> Path:
    """`<uuid>.heights.gz` for `<uuid>.mbtiles`; `….part` while they are being made."""
    part = ".part" if tiles.suffix == ".part" else ""
    return tiles.with_name(f"{tiles.name.partition('.')[0]}.heights.gz{part}")
