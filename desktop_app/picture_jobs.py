"""Pictures of the map without the window: what `snowtrack relief` does."""

from __future__ import annotations

import argparse
import contextlib
from pathlib import Path

from db.text import translate_noop
from desktop_app.commands import DONE, Out, author_of, open_for


def relief(options: argparse.Namespace, out: Out) -> int:
    """Make an elevation file the finer relief of a records file's map."""
    from db.tiles import adding, rasters

    path = Path(options.file)
    crs = options.crs or ""
    info = rasters.look(path, crs=crs, variable=options.variable)
    if info.refused in rasters.NEEDS_CRS and not crs and info.degrees:
        crs = "EPSG:4490"
        out.say(
            translate_noop(
                "CommandLine",
                "{file} does not name its coordinate system; its degrees are read as CGCS2000 "
                "(EPSG:4490). “--crs” says otherwise.",
            ).format(file=path.name)
        )
    with contextlib.closing(open_for(options)) as store:
        layer = adding.add_pictures(
            store, path, relief=True, name=options.name, crs=crs, variable=options.variable,
            author=author_of(options), progress=out.progress,
        )  # fmt: skip
        file = adding.file_of(store.path, layer)
    low, high, box = adding.reach(layer)
    size = file.stat().st_size if file is not None else 0
    out.say(
        translate_noop(
            "CommandLine",
            "Relief “{name}”: zoom {low} to {high}, {size} MB, beside the records file.",
        ).format(name=layer.name, low=low, high=high, size=f"{size / 1e6:.1f}")
    )
    out.result(
        {
            "layer": layer.uuid, "name": layer.name, "zooms": [low, high], "box": box,
            "bytes": size, "file": str(file),
        }
    )  # fmt: skip
    return DONE
