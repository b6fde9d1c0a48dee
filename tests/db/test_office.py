"""What an office keeps with its file is there again the next morning."""

from __future__ import annotations

import pytest

from db.errors import RecordsFileError
from db.office import keep, keep_all, kept
from db.records_file import open_records
from db.store import Store


def test_what_is_kept_is_there_when_the_file_is_opened_again(store: Store) -> None:
    keep(store, "export_profile", "月报", {"fields": ["species_id"]}, author="才仁多杰")
    keep(store, "import_layout", "月报", {"year": 2025}, author="才仁多杰")
    keep(store, "export_profile", "月报", {"fields": ["event_date"]}, author="才仁多杰")
    assert store.path is not None
    store.close()
    with open_records(store.path) as again:
        assert kept(again, "export_profile") == {"月报": {"fields": ["event_date"]}}
        assert kept(again, "import_layout") == {"月报": {"year": 2025}}


def test_what_is_forgotten_is_gone_and_the_rest_stays(store: Store) -> None:
    keep_all(store, "x", {"a": {"n": 1}, "b": {"n": 2}}, author="a")
    keep(store, "x", "a", None, author="a")
    assert kept(store, "x") == {"b": {"n": 2}}


def test_a_file_that_cannot_be_written_says_so(store: Store) -> None:
    store.read_only = True
    with pytest.raises(RecordsFileError):
        keep(store, "x", "a", {}, author="a")
