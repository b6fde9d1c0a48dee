"""What was accepted of a message goes into the fields of a form, and is marked there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from db.places.datum import distance_m
from desktop_app.messages.marks import Marks
from desktop_app.messages.offers import Filling
from forms.editors.base import Editor
from forms.editors.place import PlaceEditor
from forms.editors.position import PositionEditor
from forms.record_form import RecordForm

_SOURCE: Final = "position_source"
_LATITUDE: Final = "decimal_latitude"
_NEAR: Final = 1.0  # metres by which a position may differ that was read a second time


def fill(form: RecordForm, filling: Filling, marks: Marks) -> list[str]:
    """Fill fields of a new record's form; returns the fields that kept what they held.

    What a person typed stays. In a form that was only just begun, accepted words go before what
    is in it without anybody having typed it.
    """
    begun = form.is_dirty()
    names = [n for n in filling.values if n != _SOURCE or n in form.body.by_field]
    # A folded row is not unfolded for how it was located; the position says it.
    editors = {form.editor(name): name for name in reversed(names)}
    # Looked at before anything is put in: what follows from a position by itself is no hindrance.
    free = {editor for editor in editors if _takes(editor, begun)}
    kept = [name for editor, name in editors.items() if editor not in free][::-1]
    for editor, name in reversed(editors.items()):
        if editor not in free:
            continue
        values = {spec.name: spec.default for spec in editor.specs} | {
            spec.name: filling.values[spec.name]
            for spec in editor.specs
            if spec.name in filling.values
        }
        put(editor, values)
        if isinstance(editor, PositionEditor):
            editor.source_suggested.emit(filling.values.get(_SOURCE) or "")
        marks.add(editor, filling.words.get(name, ""))
    form.check()
    return kept


def _takes(editor: Editor, begun: bool) -> bool:
    if editor.touched:
        text = editor.raw().get("text")
        return editor.is_empty() and not (isinstance(text, str) and text.strip())
    if not begun or (isinstance(editor, PlaceEditor) and editor.proposed):
        return True
    values = editor.values()
    return all(values[spec.name] in (None, spec.default) for spec in editor.specs)


def put(editor: Editor, values: Mapping[str, Any]) -> None:
    """Give an editor values as if they had been typed, so that a draft keeps them."""
    editor.set_values(values)
    editor.touch()
    if isinstance(editor, PositionEditor) and not _holds(editor, values):
        # It would read the text as another place: then the values stand as they were accepted.
        editor.set_values(values)
        editor.changed.emit()


def _holds(editor: Editor, values: Mapping[str, Any]) -> bool:
    now = editor.values()
    latitude, longitude = now.get(_LATITUDE), now.get("decimal_longitude")
    if latitude is None or longitude is None:
        return False
    away = distance_m(latitude, longitude, values[_LATITUDE], values["decimal_longitude"])
    same_text = now.get("verbatim_coordinates") == values.get("verbatim_coordinates")
    return away <= _NEAR and same_text


def first_wanting(form: RecordForm) -> Editor | None:
    """The first field that should hold something and does not."""
    for editor in form.body.in_order():
        if editor.spec.need.value != "optional" and editor.is_empty() and editor.isVisibleTo(form):
            return editor
    return None
