"""Rebuild the shipped base map from named packages: ``python build.py --cache FOLDER``.

Run it in its own virtual environment with requirements.txt beside this file. What each file is made
of, and under which licence, stands in README.md of the output folder.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import ground
import peaks
import places
import relief
import shapely
import sources
import surroundings
import tianditu
import vectors

HOME = (87.6, 30.6, 104.4, 40.4)  # all of Qinghai and the way to Xining, with a margin
WIDE = (84.0, 30.0, 108.0, 41.5)  # inside the country on every side: no outer border to show
FAR = (74.0, 25.5, 113.0, 46.5)  # for the small scales; all of it dissolves before the border
COVERAGES = (
    relief.Coverage(FAR, 1.6, range(3, 8), 82),
    relief.Coverage(HOME, 0.25, range(8, 11), 84),
)


def _names(features: list[dict[str, Any]]) -> set[str]:
    return {feature["properties"]["name"] for feature in features}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder for the downloads")
    default = Path(__file__).resolve().parents[2] / "resources/basemap"
    parser.add_argument("--out", type=Path, default=default)
    parser.add_argument("--no-relief", action="store_true", help="only vectors and names")
    options = parser.parse_args()
    unpacked = sources.fetch(options.cache)
    options.out.mkdir(parents=True, exist_ok=True)

    home, wide = shapely.box(*HOME), shapely.box(*WIDE)
    known = [shapely.Point(lon, lat) for _zh, _latin, lon, lat in places.LAKES]
    lakes = vectors.lakes(unpacked, wide, smallest_km2=0.4, known=known)
    named = vectors.named_rivers(unpacked, wide)
    great = frozenset(name for name, (_zh, _latin, rank) in places.RIVERS.items() if rank == 1)
    rivers = vectors.rivers(unpacked, wide, named, great)
    counties = tianditu.counties(unpacked, wide)
    around = surroundings.around(unpacked, shapely.box(*FAR), wide)

    water = vectors.Topology(wide)
    for lake in lakes:
        water.polygon("lakes", lake)
    for lake in around.lakes:
        water.polygon("lakes", lake)
    for rank, line in [*rivers, *around.rivers]:
        water.line("rivers", line, rank=rank)
    lines = vectors.Topology(wide)
    for level, line in [*vectors.boundaries(counties, wide), *around.boundaries]:
        lines.line("boundaries", line, level=level)
    towns = places.settlements(unpacked, home, counties)
    far = [one for one in around.cities if one["properties"]["name"] not in _names(towns)]
    written = {
        "water.topojson": water.write(options.out / "water.topojson"),
        "boundaries.topojson": lines.write(options.out / "boundaries.topojson"),
        "counties.geojson": places.write(
            options.out / "counties.geojson",
            places.prefecture_names(counties, wide) + places.county_names(counties, wide, towns),
        ),
        "settlements.geojson": places.write(options.out / "settlements.geojson", towns + far),
        "peaks.geojson": places.write(options.out / "peaks.geojson", peaks.peaks(unpacked)),
        "waters.geojson": places.write(
            options.out / "waters.geojson",
            places.lake_names(lakes) + places.river_names(named, rivers),
        ),
    }
    written["county-areas.geojson"] = ground.county_areas(
        options.out / "county-areas.geojson", counties
    )
    written["terrain.gz"] = ground.terrain(options.out / "terrain.gz", unpacked, HOME)
    for name, size in written.items():
        print(f"{name}: {size / 1000:.0f} kB")
    if not options.no_relief:
        sizes = relief.build(options.out / "relief.mbtiles", unpacked, COVERAGES, lakes)
        for zoom, size in sizes.items():
            print(f"relief z{zoom}: {size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
