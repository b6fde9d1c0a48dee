from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.records_file import create_records_file
from db.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new records file, open."""
    with create_records_file(tmp_path / "索加乡 2025.gpkg", author="才仁多杰") as store:
        yield store
