"""`make bench`: every figure beside its yardstick, from one run.

python -m tests.bench [GROUP …] [--count N] [--folder DIR] [--json FILE]
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench import Measurement

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _records(folder: Path, count: int) -> list[Measurement]:
    from tests.bench import records
    from tests.bench.generate import records_file

    with records_file(folder / f"sightings-{count}.gpkg", count) as store:
        return records.run(store)


def _layers(folder: Path, count: int) -> list[Measurement]:
    from tests.bench import layers
    from tests.bench.generate import records_file

    path = folder / f"sightings-{count}.gpkg"
    with records_file(path, count) as store, tempfile.TemporaryDirectory() as scratch:
        return layers.run(store, Path(scratch))


def _window(folder: Path, count: int) -> list[Measurement]:
    from tests.bench import window
    from tests.bench.generate import records_file

    path = folder / f"sightings-{count}.gpkg"
    records_file(path, count).close()
    with tempfile.TemporaryDirectory() as scratch:
        return window.run(path, Path(scratch))


def _exchange(_folder: Path, _count: int) -> list[Measurement]:
    from tests.bench import exchange

    return exchange.run()


def _export(_folder: Path, _count: int) -> list[Measurement]:
    from tests.bench import exporting

    return exporting.run()


def _entry(folder: Path, count: int) -> list[Measurement]:
    from tests.bench import entry
    from tests.bench.generate import records_file

    path = folder / f"sightings-{count}.gpkg"
    with records_file(path, count) as store, tempfile.TemporaryDirectory() as scratch:
        return entry.run(path, Path(scratch), store)


def _preview(_folder: Path, _count: int) -> list[Measurement]:
    from tests.bench import preview

    return preview.run()


def _marks(folder: Path, count: int) -> list[Measurement]:
    from tests.bench import marks
    from tests.bench.generate import records_file

    small = folder / f"sightings-{marks.SMALL}.gpkg"
    records_file(small, marks.SMALL).close()
    with records_file(folder / f"sightings-{count}.gpkg", count) as store:
        return marks.run(store, small, folder)


def _pictures(_folder: Path, _count: int) -> list[Measurement]:
    from tests.bench import pictures

    return pictures.run()


GROUPS: dict[str, Callable[[Path, int], list[Measurement]]] = {
    "records": _records,
    "layers": _layers,
    "window": _window,
    "exchange": _exchange,
    "preview": _preview,
    "export": _export,
    "entry": _entry,
    "pictures": _pictures,
    "marks": _marks,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("groups", nargs="*", choices=[*GROUPS, []], default=[])
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument(
        "--folder", type=Path, default=None, help="where the million records stay for the next run"
    )
    parser.add_argument("--json", type=Path, default=None)
    options = parser.parse_args()
    if options.folder is None:
        options.folder = Path(tempfile.gettempdir()) / "snowtrack-bench"
    options.folder.mkdir(parents=True, exist_ok=True)
    measured: list[Measurement] = []
    for group in options.groups or GROUPS:
        print(f"-- {group}", flush=True)
        for figure in GROUPS[group](options.folder, options.count):
            measured.append(figure)
            mark = "ok  " if figure.passed else "OVER"
            print(
                f"{mark} {figure.name}: {figure.value:.1f} {figure.unit}; "
                f"{figure.yardstick_name} {figure.yardstick_value:.1f} {figure.unit}; "
                f"ratio {figure.ratio:.2f} ({figure.limit})",
                flush=True,
            )
    if options.json is not None:
        options.json.write_text(json.dumps([dataclasses.asdict(m) for m in measured], indent=1))
    over = [m for m in measured if not m.passed]
    print(f"{len(measured)} figures, {len(over)} over their limit")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
