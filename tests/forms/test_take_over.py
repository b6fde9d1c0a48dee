"""A value taken over from another record is that value, in every kind of field of every type."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from db.record_types import RECORD_TYPES, RecordType
from forms.record_form import RecordForm
from tests.whole_records import whole_record


@pytest.mark.parametrize("type", RECORD_TYPES, ids=lambda type: type.name)
def test_what_is_taken_over_is_neither_rounded_nor_lost(
    make_form: Callable[..., RecordForm], type: RecordType
) -> None:
    form = make_form(type.name)
    values = whole_record(type)
    for name in type.by_name:
        if name in values and not type.field(name).internal:
            try:
                editor = form.editor(name)
            except KeyError:
                continue  # it has no place in the form
            if editor.touched or not editor.can_be_pinned():
                continue
            wanted = {spec.name: values.get(spec.name) for spec in editor.specs}
            editor.take_over(wanted)
            assert editor.touched
            assert editor.values() == wanted
