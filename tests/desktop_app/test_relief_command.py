from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from db.layers import keeping
from db.records_file import create_records_file, open_records
from desktop_app.__main__ import main


def test_an_elevation_file_becomes_relief_of_the_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An ASCII grid, as surveyors send them: no coordinate system in it."""
    records = tmp_path / "索加.gpkg"
    create_records_file(records, author="才仁").close()
    heights = 4200 + np.add.outer(np.arange(120), np.arange(120))
    rows = "\n".join(" ".join(map(str, row)) for row in heights.tolist())
    grid = tmp_path / "N33.asc"
    grid.write_text(
        "ncols 120\nnrows 120\nxllcorner 95.0\nyllcorner 33.0\ncellsize 0.0008333\n"
        f"NODATA_value -9999\n{rows}\n"
    )
    words = ["relief", str(grid), "--records", str(records), "--name", "家乡", "--language", "en"]
    assert main([*words, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["zooms"][0] == 11
    assert Path(made["file"]).stat().st_size == made["bytes"] > 0
    with open_records(records) as store:
        (layer,) = keeping.layers(store)
    assert (layer.name, layer.uuid, layer.crs) == ("家乡", made["layer"], "EPSG:4490")

    assert main(["relief", str(records), "--records", str(records), "--language", "en"]) == 1
    assert "索加.gpkg" in capsys.readouterr().err
