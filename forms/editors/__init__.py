"""One editor for each kind of field, and the blocks made of several fields."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.fields import FieldSpec, Kind
from db.record_types import RecordType
from db.text import Text
from forms.editors.base import Editor
from forms.editors.choices import ChoicesEditor
from forms.editors.date import DateEditor, TimeEditor
from forms.editors.link import LinkEditor
from forms.editors.number import NumberEditor
from forms.editors.pick import ChoiceEditor
from forms.editors.place import PlaceEditor
from forms.editors.position import POSITION, PositionEditor
from forms.editors.species import SpeciesEditor
from forms.editors.text import LongTextEditor, TextEditor
from forms.host import FormHost

EDITORS: dict[Kind, type[Editor]] = {
    Kind.TEXT: TextEditor,
    Kind.LONG_TEXT: LongTextEditor,
    Kind.INTEGER: NumberEditor,
    Kind.DECIMAL: NumberEditor,
    Kind.LATITUDE: NumberEditor,
    Kind.LONGITUDE: NumberEditor,
    Kind.DATE: DateEditor,
    Kind.TIME: TimeEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.CHOICES: ChoicesEditor,
    Kind.SPECIES: SpeciesEditor,
    Kind.PLACE: PlaceEditor,
    Kind.LINK: LinkEditor,
}
"""The editor of each kind. A kind without one is a bug that the tests find."""

_POSITION = ("decimal_latitude", "decimal_longitude", "verbatim_coordinates", "verbatim_srs")
_BLOCKS: tuple[tuple[type[Editor], tuple[str, ...], int], ...] = (
    (PositionEditor, _POSITION, 2),
    (DateEditor, ("event_date", "date_precision"), 2),
)
"""Editors of several fields: their fields, of which the first so many must exist."""


def blocks(record_type: RecordType) -> dict[str, tuple[FieldSpec, ...]]:
    """Field name -> all fields edited together with it, for those edited in blocks."""
    found: dict[str, tuple[FieldSpec, ...]] = {}
    for _editor, names, needed in _BLOCKS:
        if all(name in record_type.by_name for name in names[:needed]):
            specs = tuple(record_type.by_name[n] for n in names if n in record_type.by_name)
            found.update({spec.name: specs for spec in specs})
    return found


def make_editor(
    record_type: RecordType, field: str, host: FormHost, parent: QWidget | None = None
) -> Editor:
    """The editor of `field`; for a field of a block the editor of the whole block."""
    specs = blocks(record_type).get(field)
    if specs is not None:
        for editor, names, _needed in _BLOCKS:
            if field in names:
                return editor(record_type, specs, host, parent)
    spec = record_type.field(field)
    return EDITORS[spec.kind](record_type, (spec,), host, parent)


def block_label(record_type: RecordType, field: str) -> Text:
    """What stands at the left of the editor of `field`."""
    if field in _POSITION and field in blocks(record_type):
        return POSITION
    return record_type.field(field).label
