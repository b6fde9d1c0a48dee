"""What every editor is: one or more fields of a record, the text a person typed, and its value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.fields import FieldSpec, Kind
from db.problem import Problem, error
from db.record_types import RecordType
from db.text import Text
from forms import theme
from forms.editors.field_line import FieldLine
from forms.editors.pin import PinButton
from forms.host import FormHost


@dataclass(frozen=True, slots=True)
class Notice:
    """What an editor has to say below itself. look: "good", "doubt", "error" or "small".

    action: what a button beside it says, act: what it does.
    """

    look: str
    text: str
    action: str = ""
    act: Callable[[], None] | None = field(default=None, compare=False)


class Editor(QWidget):
    """Edits the fields in `specs`; the first one names it.

    changed: what `values()` gives may be another now. entered: Enter, go on to the next field.
    left: the keyboard went elsewhere. noticed: `notice()` changed. pin_clicked: see `show_pin`.
    A value that was loaded and not touched is given back exactly as it was, never as shown.
    """

    changed = Signal()
    entered = Signal()
    left = Signal()
    noticed = Signal()
    pin_clicked = Signal()

    wide = False  # True: wants a row for itself

    def __init__(
        self,
        record_type: RecordType,
        specs: tuple[FieldSpec, ...],
        host: FormHost,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.record_type = record_type
        self.specs = specs
        self.spec = specs[0]
        self.host = host
        self._loaded: dict[str, Any] = {}
        self._touched = False
        self._taken = False  # the values came from another record, whole
        self._caption_wanted = False
        self._pin: PinButton | None = None

    # values

    def values(self) -> dict[str, Any]:
        """Field name -> value or None, for every field of this editor."""
        if not self._touched or self._taken:
            return {spec.name: self._loaded.get(spec.name) for spec in self.specs}
        return self.typed_values()

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show these values; nothing counts as typed after it."""
        self._loaded = {spec.name: values.get(spec.name) for spec in self.specs}
        self._touched = self._taken = False
        self.show_values(self._loaded)
        self._touched = False  # showing is not typing, whatever the widgets said meanwhile

    def take_over(self, values: Mapping[str, Any]) -> None:
        """Show these values as if a person had typed them just now, but exactly as they are."""
        self.set_values(values)
        self._touched = self._taken = True
        self.changed.emit()

    @property
    def touched(self) -> bool:
        """Whether a person has typed here since the values were set."""
        return self._touched

    def touch(self) -> None:
        """To be called by subclasses for each change a person makes."""
        self._touched, self._taken = True, False
        self.changed.emit()

    def is_empty(self) -> bool:
        return all(value is None for value in self.values().values())

    def settle(self) -> None:
        """What is typed is finished: show it in its usual form. Subclasses may."""

    def typed_values(self) -> dict[str, Any]:
        raise NotImplementedError

    def show_values(self, values: Mapping[str, Any]) -> None:
        raise NotImplementedError

    def complaint(self) -> Text | None:
        """Why the text typed is no value; None while it is one or empty."""
        return None

    def problems(self) -> list[Problem]:
        """What is wrong with the text itself, before any rule looks at the value."""
        complaint = self.complaint()
        return [] if complaint is None else [error("unreadable", self.spec.name, complaint)]

    def notice(self) -> Notice | None:
        """What was understood of the text, when that is worth saying."""
        return None

    # drafts: what is typed, as plain data

    def raw(self) -> dict[str, Any]:
        """What JSON can hold of what was typed; `set_raw` brings it back, finished or not."""
        raise NotImplementedError

    def set_raw(self, raw: Mapping[str, Any]) -> None:
        raise NotImplementedError

    # looks

    def field_widget(self) -> QWidget:
        """What takes the keyboard."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Words in another language now. Subclasses extend."""
        name = self.host.translate(self.label())
        self.field_widget().setAccessibleName(name)
        if self.spec.help is not None:
            said = self.host.translate(self.spec.help)
            self.field_widget().setAccessibleDescription(said)
            self.field_widget().setToolTip(said)
        if not self._touched:
            self.show_values(self._loaded)
            self._touched = False

    def label(self) -> Text:
        return self.spec.label

    def set_caption_wanted(self, wanted: bool) -> None:
        """Whether the name of the field stands inside it (it has no label at its left)."""
        self._caption_wanted = wanted
        self.retranslate()

    def caption(self) -> str:
        """Unit, or name, or both, for the right end of the field."""
        parts = []
        if self._caption_wanted:
            parts.append(self.host.translate(self.label()))
        if self.spec.unit is not None:
            unit = self.host.translate(self.spec.unit)
            if not self._caption_wanted or len(unit) <= 2:
                parts.append(unit)
        return " ".join(parts)

    def set_read_only(self, read_only: bool) -> None:
        raise NotImplementedError

    def can_be_pinned(self) -> bool:
        """Whether another record may begin with this value: no identifier, nothing worked out."""
        return all(
            not (spec.generated or spec.unique or spec.internal) and spec.kind is not Kind.LINK
            for spec in self.specs
        )

    def show_pin(self, *, here: bool, pinned: bool) -> None:
        """The small pin at the field's right: `here` while the keyboard is, or for good."""
        if self._pin is None and (here or pinned):
            self._pin = PinButton(self.field_widget())
            self._pin.clicked.connect(self.pin_clicked)
        if self._pin is not None:
            self._pin.show_state(here=here, pinned=pinned)

    def set_problem_look(self, look: str) -> None:
        """look: "problem-error", "problem-doubt" or ""."""
        theme.set_look(self.field_widget(), look)

    def composing(self) -> bool:
        """Whether an input method is in the middle of a word here."""
        widget = self.field_widget()
        return isinstance(widget, FieldLine) and widget.composing
