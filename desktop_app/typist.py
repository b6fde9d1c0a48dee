"""Fills a form as a clerk does who never touches the mouse: Enter, Tab, Space and what is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from db.fields import Kind
from desktop_app.hands import focus_of, press, wait_for, write

if TYPE_CHECKING:
    from forms.editors.base import Editor
    from forms.record_form import RecordForm

SEVERAL = "、"
"""Between the terms typed into a field that takes several."""
_REST = 0.01  # seconds between keys
_FAR = 120  # steps after which a field is not to be reached by the keyboard


class Typist:
    """Types into the forms of one window. keys: how many keys it took to get about so far.

    doubts: what the forms asked and was kept as typed, in the order it was asked.
    """

    def __init__(self, window: Any) -> None:
        self.window = window
        self.keys = 0
        self.doubts: list[str] = []

    # --- fields ---

    def fill(self, form: RecordForm, fields: Mapping[str, str]) -> None:
        """Type each text into its field; a field is reached with the keyboard only."""
        for name, text in fields.items():
            self.go_to(form, name)
            self._replace(form, name, text)

    def go_to(self, form: RecordForm, field: str) -> None:
        """Move the keyboard to a field, unfolding the rows it stands in.

        Raises RuntimeError when no key leads there.
        """
        if field not in form.body.by_field:
            self._unfold(form, field)
        target = form.body.by_field[field]
        backwards = self._is_behind(form, target)
        for _ in range(_FAR):
            if target.field_widget().hasFocus():
                return
            self._step(form, backwards)
        raise RuntimeError(f"no key leads to {field} of {form.record_type.name}")

    def _replace(self, form: RecordForm, name: str, text: str) -> None:
        from PySide6.QtCore import Qt

        spec = form.record_type.field(name)
        if spec.kind is Kind.CHOICES:
            for term in text.split(SEVERAL):
                self._write(term)
                self._press(Qt.Key.Key_Return)
            return
        editor = form.body.by_field[name]
        if not editor.is_empty():
            self._press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self._write(text)
        if spec.kind is Kind.LINK:
            line: Any = editor.field_widget()
            wait_for(lambda: line.keys.is_open(), f"records for {name}")
            self._press(Qt.Key.Key_Return)
            wait_for(lambda: not editor.is_empty(), f"the link of {name}")
            return
        if spec.kind in (Kind.SPECIES, Kind.PLACE, Kind.CHOICE):
            self._press(Qt.Key.Key_Return)  # the first that fits; it also goes on

    def choose_datum(self, form: RecordForm, steps: int) -> None:
        """From the position field: open the menu of the datum, go down so many lines, Enter."""
        from PySide6.QtCore import Qt, QTimer
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        def choose() -> None:
            menu = QApplication.activePopupWidget()
            if menu is None:
                raise RuntimeError("the list of datums did not open")
            for key in (*[Qt.Key.Key_Down] * (steps + 1), Qt.Key.Key_Return):
                QTest.keyClick(menu, key)

        self._press(Qt.Key.Key_Tab)
        QTimer.singleShot(100, choose)
        self._press(Qt.Key.Key_Space)  # comes back when the menu is closed
        self.keys += steps + 2

    # --- saving ---

    def save(self, form: RecordForm, done: Any) -> None:
        """Ctrl+S; each doubt is kept with Enter. done(): whether it is saved."""
        from PySide6.QtCore import Qt

        self.save_by(form, Qt.Key.Key_S, done)

    def save_by(self, form: RecordForm, key: Any, done: Any) -> None:
        """Ctrl+`key`: S, or Return to begin the next one as well."""
        from PySide6.QtCore import Qt

        self._press(key, Qt.KeyboardModifier.ControlModifier)
        for _ in range(_FAR):
            if done() or not form.problems():
                break
            focus = focus_of(self.window)
            if focus is None or not any(r.remarks.isAncestorOf(focus) for r in form.body.rows):
                raise RuntimeError(f"refused: {[str(p.text) for p in form.problems()]}")
            self.doubts.append(focus.accessibleDescription())
            self._press(Qt.Key.Key_Return)
        wait_for(done, "the saved record")

    # --- keys ---

    def _unfold(self, form: RecordForm, field: str) -> None:
        """Go to the group's "More" and press it."""
        from PySide6.QtCore import Qt

        groups = form.body.groups
        group = next(g for g in groups if field in g.hidden_fields())
        # "More" stands before the rows of its group: Shift+Tab from the first of them.
        before = not group.rows
        rows = [row for g in groups[: groups.index(group) + 1] for row in g.rows]
        beside = rows[-1].editors[-1] if before else group.rows[0].editors[0]
        self.go_to(form, beside.spec.name)
        shift = Qt.KeyboardModifier.NoModifier if before else Qt.KeyboardModifier.ShiftModifier
        for _ in range(_FAR):
            self._press(Qt.Key.Key_Tab, shift)
            focus = focus_of(self.window)
            if focus is not None and focus.parentWidget() is group:
                break
        self._press(Qt.Key.Key_Space)
        if field not in form.body.by_field:
            raise RuntimeError(f"no key unfolds {field} of {form.record_type.name}")

    def _is_behind(self, form: RecordForm, target: Editor) -> bool:
        """Whether the target stands above the field that has the keyboard."""
        order = [editor for editor in form.body.in_order() if editor.isVisibleTo(form)]
        focus = focus_of(self.window)
        here = next((n for n, e in enumerate(order) if focus and e.isAncestorOf(focus)), -1)
        return target in order and order.index(target) < here

    def _step(self, form: RecordForm, backwards: bool) -> None:
        """Enter goes on from a line of text; everything else is left with Tab."""
        from PySide6.QtCore import Qt

        from forms.editors.field_line import FieldLine

        if backwards:
            self._press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        elif isinstance(focus_of(self.window), FieldLine):
            self._press(Qt.Key.Key_Return)
        else:
            self._press(Qt.Key.Key_Tab)

    def _press(self, key: Any, modifier: Any = None) -> None:
        self.keys += 1
        press(self.window, key, modifier, _REST)

    def _write(self, text: str) -> None:
        write(self.window, text)
