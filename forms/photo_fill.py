"""What a photo says goes into the empty fields of a form, and can be taken out again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from db.photos.proposal import Proposal
from db.record_types import RecordType
from db.text import Text
from forms.editors.base import Editor
from forms.editors.position import PositionEditor
from forms.record_form import RecordForm

_POSITION: Final = "decimal_latitude"
_BESIDE_POSITION: Final = ("elevation", "coordinate_uncertainty")


@dataclass(slots=True)
class Filling:
    """Fields that were filled: label -> name of the file it is from. Falsy when none was."""

    form: RecordForm
    filled: dict[str, tuple[Text, str]] = field(default_factory=dict)
    _states: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.filled)

    def undo(self) -> None:
        """Empty again what still holds what was filled in; what was typed since stays."""
        for name, filled in self._states.items():
            editor = self.form.body.by_field.get(name)
            if editor is not None and editor.raw() == filled:
                editor.set_raw({"text": ""})
                if isinstance(editor, PositionEditor):
                    editor.source_suggested.emit("")
        self.filled, self._states = {}, {}
        self.form.check()


def fill_empty(form: RecordForm, proposal: Proposal) -> Filling:
    """Fill fields that are empty; those that hold anything, even half a word, stay as they are.

    Elevation and uncertainty belong to the position: they are filled only when it is.
    """
    filling = Filling(form)
    values = proposal.values
    texts = _texts(form.record_type, values)
    position = form.body.by_field.get(_POSITION)
    located = isinstance(position, PositionEditor) and is_blank(position)
    # Asked of all before any is filled: a position brings an uncertainty of its own along.
    editors = {name: form.body.by_field.get(name) for name in texts}
    blank = {name: e for name, e in editors.items() if e is not None and is_blank(e)}
    for name, editor in blank.items():
        if name in _BESIDE_POSITION and not located:
            continue
        editor.set_raw(texts[name])
        origin = proposal.time_from if name.startswith("event_") else proposal.place_from
        filling.filled[name] = (editor.label(), origin)
        filling._states[name] = editor.raw()
        if isinstance(editor, PositionEditor):
            # The folded row of the source is not unfolded for it.
            editor.source_suggested.emit(values.get("position_source") or "")
    if filling:
        form.check()
    return filling


def is_blank(editor: Editor) -> bool:
    """Whether nothing at all stands in a field."""
    text = editor.raw().get("text")
    return editor.is_empty() and not (isinstance(text, str) and text.strip())


def _texts(record_type: RecordType, values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """As a person would type it: name of the field -> what its editor takes."""
    texts: dict[str, dict[str, Any]] = {}
    if values.get("event_date") is not None:
        texts["event_date"] = {"text": values["event_date"].isoformat(), "precision": "day"}
    if values.get("event_time") is not None:
        texts["event_time"] = {"text": values["event_time"].isoformat("minutes")}
    if values.get(_POSITION) is not None:
        texts[_POSITION] = {"text": position_text(values), "datum": "wgs84"}
    for name in _BESIDE_POSITION:
        if values.get(name) is not None:
            texts[name] = {"text": f"{values[name]:g}"}
    return {name: raw for name, raw in texts.items() if name in record_type.by_name}


def position_text(values: Mapping[str, Any]) -> str:
    """The position as it is written for people, to a tenth of a metre."""
    return f"{values['decimal_latitude']:.6f}, {values['decimal_longitude']:.6f}"
