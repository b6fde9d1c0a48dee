"""Forms kept with the records file."""

from __future__ import annotations

from pathlib import Path

import pytest

import resources
from db import office
from db.records_file import open_records
from db.report_forms.kept import LARGEST, SECTION, forget_form, keep_form, kept_forms
from db.report_forms.package import Package, open_package
from db.report_forms.sheet_cells import FormError
from db.store import Store

LEDGER = "forms/rescue-ledger.xlsx"


def test_a_form_travels_with_the_file(store: Store) -> None:
    package = open_package(resources.path(LEDGER))
    keep_form(store, "救护台账", package, author="才仁多杰")
    assert store.path is not None
    path = store.path
    store.close()
    with open_records(str(path)) as again:
        found = kept_forms(again)
        assert [(form.name, form.file) for form in found] == [("救护台账", "rescue-ledger.xlsx")]
        assert found[0].package().parts == package.parts
        forget_form(again, "救护台账", author="才仁多杰")
        assert kept_forms(again) == []


def test_what_is_too_large_is_not_kept(store: Store) -> None:
    with pytest.raises(FormError, match=r"big\.xlsx is larger"):
        keep_form(store, "a", Package("big.xlsx", bytes(LARGEST + 1)), author="a")


def test_what_cannot_be_read_is_left_out(store: Store, tmp_path: Path) -> None:
    office.keep(store, SECTION, "broken", {"file": "a.xlsx", "bytes": "%%%"}, author="a")
    office.keep(store, SECTION, "other", {"what": 1}, author="a")
    assert kept_forms(store) == []
