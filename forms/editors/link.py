"""A link to another record: shown by that record's name, found by its words, never by its UUID."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QToolButton, QWidget

from db.conversion import ConversionError
from db.fields import FieldSpec
from db.record_types import RecordType
from db.text import Text, translate_noop
from forms.editors.base import Notice
from forms.editors.line import LineEditor
from forms.editors.suggestions import Suggestion, Suggestions
from forms.host import FormHost, LinkEntry

NOT_CHOSEN = translate_noop("Editor", "“{text}” is not linked yet: choose a record of the list.")

_PAUSE = 120  # ms without a key press before records are searched
_MARKS = ("microchip", "band", "individual_name", "species_id")


class _New:
    """Stands in the list for a record that is still to be made."""


_NEW = _New()


class LinkEditor(LineEditor):
    """Type to search, choose with the arrow keys and Enter, empty the line to unlink.

    Beside the name a button opens the linked record. A link to an individual offers to make one of
    the record in the form, and says when a known one shares its chip, band or name.
    record_values: what the whole form holds; set by the form.
    """

    wide = True

    def __init__(
        self,
        record_type: RecordType,
        specs: tuple[FieldSpec, ...],
        host: FormHost,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(record_type, specs, host, parent)
        self.record_values: Callable[[], Mapping[str, Any]] | None = None
        self._entry: LinkEntry | None = None  # what the value leads to, once that is known
        self._twins: list[LinkEntry] = []
        self._twins_of: tuple[Any, ...] = ()
        self._found: tuple[str, list[LinkEntry]] = ("", [])
        self._making = False
        self._suggestions = Suggestions(self.line)
        self._suggestions.chosen.connect(self._chosen)
        self._suggestions.wanted.connect(self.open_list)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE)
        self._rest.timeout.connect(self._search)
        self.line.textEdited.connect(lambda _text: self._rest.start())
        self._open: QToolButton = self.line.add_button("external-link")
        self._open.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._open.clicked.connect(self.open_linked)
        self._clear: QToolButton = self.line.add_button("x")
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.clicked.connect(self.unlink)
        self._show_buttons()

    @property
    def target(self) -> str:
        """Name of the type this leads to."""
        return self.spec.target

    # the value and its name

    def understand(self, text: str) -> Any:
        if self._entry is not None and text == self._entry.title:
            return self._entry.uuid
        raise ConversionError(NOT_CHOSEN.format(text=text))

    def shown(self, value: Any) -> str:
        return self._entry.title if self._entry is not None and self._entry.uuid == value else ""

    def show_values(self, values: Mapping[str, Any]) -> None:
        value = values.get(self.spec.name)
        self._rest.stop()
        self._twins, self._twins_of = [], ()  # somebody may have made one in the meantime
        if self._entry is not None and self._entry.uuid != value:
            self._entry = None
        super().show_values(values)
        self._show_buttons()
        if value is not None:
            self._ask_title(value)

    def _ask_title(self, uuid: str) -> None:
        def answered(entry: LinkEntry) -> None:
            if self._value == uuid == entry.uuid:
                self._entry = entry
                self._show_entry()
                self.noticed.emit()

        self.host.link_title(self.target, uuid, answered)

    def _show_entry(self) -> None:
        assert self._entry is not None
        missing = self._entry.state == "missing"
        if missing:
            title = self.tr("A record that is not in this file")
            self._entry = LinkEntry(self._entry.uuid, title, "", "missing")
        if not self.line.hasFocus() or self.line.text() != self._entry.title:
            self.line.setText(self._entry.title)
            self.line.setCursorPosition(0)
        self.line.set_hint(self._entry.beside)
        self._show_buttons()

    def _show_buttons(self) -> None:
        linked = self._value is not None
        known = self._entry is not None and self._entry.state != "missing"
        self._open.setVisible(linked and known)
        self._clear.setVisible(linked and not self.line.isReadOnly())
        if not linked:
            self.line.set_hint("")
        self.line.refit()

    def read_text(self) -> None:
        super().read_text()
        self._show_buttons()

    def take(self, entry: LinkEntry) -> None:
        """Link this record, as if it had been chosen from the list."""
        self._entry, self._value, self._complaint = entry, entry.uuid, None
        self._show_entry()
        self.touch()
        self.noticed.emit()

    def unlink(self) -> None:
        """No link any more."""
        self._entry, self._value, self._complaint = None, None, None
        self.line.clear()
        self._show_buttons()
        self.touch()
        self.noticed.emit()

    def open_linked(self) -> None:
        """Show the linked record on its page."""
        if self._value is not None:
            self.host.open_link(self.target, self._value)

    # the list

    def open_list(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._rest.stop()
        self._search("")

    def _search(self, text: str | None = None) -> None:
        asked = self.line.text()
        if self.line.composing or self.line.isReadOnly():
            return
        words = asked.strip() if text is None else text
        if text is None and not words:
            self._suggestions.close()
            return

        def answered(entries: list[LinkEntry]) -> None:
            # The answer may come late: only for the text that was asked about, while still here.
            if self.line.text() == asked and self.line.hasFocus():
                self._found = (asked.strip(), entries)
                self._suggestions.open(self._items(words, entries))

        values = self.record_values() if self.record_values is not None else {}
        self.host.link_search(self.target, words, values.get("species_id"), answered)

    def _items(self, text: str, entries: list[LinkEntry]) -> list[Suggestion]:
        first = [] if text else self._twins
        known = {entry.uuid for entry in first}
        items = [Suggestion(entry, entry.title, "", entry.beside) for entry in first]
        items += [
            Suggestion(entry, entry.title, "", entry.beside)
            for entry in entries
            if entry.uuid not in known
        ]
        name = self._new_name(text)
        if name is not None:
            words = self.tr("New individual of this record")
            items.append(Suggestion(_NEW, words, name))
        return items

    def _new_name(self, text: str) -> str | None:
        """The name of the individual that may be made here; None when none may."""
        if self.target != "individual" or self.record_values is None:
            return None
        values = self.record_values()
        if values.get("species_id") is None:
            return None
        return text or str(values.get("individual_name") or "")

    def _chosen(self, item: Suggestion) -> None:
        if item.value is _NEW:
            self._make(item.beside)
        else:
            self.take(item.value)

    def _make(self, name: str) -> None:
        if self._making or self.record_values is None:
            return
        self._making = True

        def made(entry: LinkEntry | None) -> None:
            self._making = False
            if entry is not None:
                self.take(entry)

        self.host.link_new(self.target, self.record_type.name, self.record_values(), name, made)

    def settle(self) -> None:
        if self._value is not None and self._entry is None:
            return  # its name is on the way
        text, entries = self._found
        if self._touched and self._value is None and not self._making:
            if text and text == self.line.text().strip() and len(entries) == 1:
                self.take(entries[0])
                return
        super().settle()

    # what is said below

    def look_for_twins(self) -> None:
        """Ask whether a known individual shares a mark with what the form holds now."""
        if self.target != "individual" or self.record_values is None:
            return
        values = self.record_values()
        marks = tuple(values.get(name) for name in _MARKS)
        if marks == self._twins_of:
            return
        self._twins_of = marks
        if not any(marks[:-1]):  # of a species there are many
            self._take_twins(marks, [])
            return
        self.host.link_twins(
            self.target,
            self.record_type.name,
            values,
            lambda entries: self._take_twins(marks, entries),
        )

    def _take_twins(self, marks: tuple[Any, ...], entries: list[LinkEntry]) -> None:
        if marks == self._twins_of and entries != self._twins:
            self._twins = entries
            self.noticed.emit()

    def notice(self) -> Notice | None:
        if self._value is not None and self._entry is not None:
            if self._entry.state == "voided":
                return Notice("doubt", self.tr("The linked record is voided."))
            if self._entry.state == "missing":
                return Notice("doubt", self.tr("It may be in another office's file."))
            return None
        if self._value is None and self._twins and not self.line.text():
            twin = self._twins[0]
            said = self.tr("Perhaps the same animal: {name} ({why}). Press Down to choose it.")
            return Notice("doubt", said.format(name=twin.title, why=twin.beside))
        return None

    def complaint(self) -> Text | None:
        return None if self._making else super().complaint()

    # drafts, words

    def raw(self) -> dict[str, Any]:
        return {"text": self.line.text(), "uuid": self._value}

    def set_raw(self, raw: Mapping[str, Any]) -> None:
        uuid = raw.get("uuid")
        if isinstance(uuid, str):
            self._value, self._complaint, self._entry = uuid, None, None
            self.line.setText(str(raw.get("text", "")))
            self._ask_title(uuid)
            self.touch()
            return
        super().set_raw(raw)

    def retranslate(self) -> None:
        super().retranslate()
        self.line.setPlaceholderText(self.tr("Number, name or date"))
        self._open.setToolTip(self.tr("Open the linked record"))
        self._open.setAccessibleName(self.tr("Open the linked record"))
        self._clear.setToolTip(self.tr("Unlink"))
        self._clear.setAccessibleName(self.tr("Unlink"))
        if self._touched and self._value is not None:
            self._ask_title(self._value)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._show_buttons()
