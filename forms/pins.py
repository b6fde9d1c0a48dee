"""The pins of a form: which fields' values the next record begins with."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from forms.body import FormBody
from forms.editors.base import Editor


class Pins(QObject):
    """Shows the pin of the field with the keyboard, and those that are in.

    names: of pinned editors, by their first field; None: the form has no pins. changed: a person
    pinned a field, or took a pin out.
    """

    changed = Signal()

    def __init__(self, body: FormBody, parent: QObject) -> None:
        super().__init__(parent)
        self.names: set[str] | None = None
        self._body = body
        self._here: Editor | None = None
        self._read_only = False
        body.editor_made.connect(self._show)
        body.came.connect(self._came)
        body.left.connect(self._left)
        body.pin_clicked.connect(self.toggle)

    def set_names(self, names: Collection[str]) -> None:
        """These are pinned; there are pins from now."""
        self.names = set(names)
        for editor in self._body.editors:
            self._show(editor)

    def set_read_only(self, read_only: bool) -> None:
        """Whether the record shown can be changed."""
        self._read_only = read_only
        if self._here is not None:
            self._show(self._here)

    def toggle(self, editor: Editor) -> None:
        """Pin the field of `editor`, or take its pin out."""
        if self.names is None or self._read_only or not editor.can_be_pinned():
            return
        self.names ^= {editor.spec.name}
        self._show(editor)
        self.changed.emit()

    def _came(self, editor: Editor) -> None:
        before, self._here = self._here, editor
        if before is not None:
            self._show(before)
        self._show(editor)

    def _left(self, editor: Editor) -> None:
        if editor is self._here:
            self._here = None
            self._show(editor)

    def _show(self, editor: Editor) -> None:
        if self.names is not None and editor.can_be_pinned():
            here = editor is self._here and not self._read_only
            editor.show_pin(here=here, pinned=editor.spec.name in self.names)
