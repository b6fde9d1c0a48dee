"""What other programs tell GDAL and PROJ through the environment, and ours must not hear.

A GIS on the same computer often names its own data there; a PROJ that is given the database of
another refuses every coordinate system. Each of our libraries finds its data beside itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FOREIGN: Final = (
    "GDAL_DATA", "GDAL_DRIVER_PATH", "GDAL_VRT_ENABLE_PYTHON", "GDAL_CONFIG_FILE", "GDAL_SKIP",
    "OGR_DRIVER_PATH", "PROJ_LIB", "PROJ_DATA", "PROJ_NETWORK",
)  # fmt: skip


def cleared(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for a child process that uses GDAL."""
    return {name: value for name, value in environment.items() if name not in FOREIGN}
