"""Several terms of a vocabulary: chips that can be taken away, and a line to add more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from db.fields import FieldSpec, Term
from db.names import fold
from db.record_types import RecordType
from db.text import Text
from forms import theme
from forms.editors.base import Editor
from forms.editors.field_line import FieldLine
from forms.editors.flow import FlowLayout
from forms.editors.pick import NOT_LISTED, term_rank
from forms.editors.suggestions import Suggestion, Suggestions
from forms.host import FormHost
from forms.icons import icon


class ChoicesEditor(Editor):
    """Typing finds terms, Enter adds or takes away, Backspace in the empty line takes the last."""

    wide = True

    def __init__(
        self,
        record_type: RecordType,
        specs: tuple[FieldSpec, ...],
        host: FormHost,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(record_type, specs, host, parent)
        self._codes: tuple[str, ...] = ()
        self._chips: list[QPushButton] = []
        self._frame = _Field(self)
        theme.set_look(self._frame, "field")
        self.line = _ChipLine(self._frame)
        self.line.setMinimumWidth(90)
        theme.set_look(self.line, "bare")
        self._frame.line = self.line
        self.setFocusProxy(self.line)
        self._flow = FlowLayout(self._frame)
        self._flow.setContentsMargins(4, 3, 4, 3)
        self._flow.addWidget(self.line)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._frame)
        self._suggestions = Suggestions(self.line, anchor=self._frame, stays=True)
        self._suggestions.chosen.connect(self._toggled)
        self._suggestions.wanted.connect(lambda: self._open(0))
        self.line.textEdited.connect(self._narrow)
        self.line.entered.connect(self._entered)
        self.line.left.connect(self._left)
        self.line.came.connect(lambda: theme.set_look(self._frame, "field-focus"))
        self.line.emptied.connect(self._take_last)
        self._problem_look = ""

    def _terms(self) -> tuple[Term, ...]:
        return self.spec.vocabulary.terms if self.spec.vocabulary is not None else ()

    # values

    def typed_values(self) -> dict[str, Any]:
        return {self.spec.name: self._codes or None}

    def show_values(self, values: Mapping[str, Any]) -> None:
        self._codes = tuple(values.get(self.spec.name) or ())
        self.line.clear()
        self._show_chips()

    def complaint(self) -> Text | None:
        text = self.line.text().strip()
        return NOT_LISTED.format(text=text) if text and not self.line.hasFocus() else None

    def raw(self) -> dict[str, Any]:
        return {"codes": list(self._codes), "text": self.line.text()}

    def set_raw(self, raw: Mapping[str, Any]) -> None:
        self._codes = tuple(str(code) for code in raw.get("codes", ()))
        self.line.setText(str(raw.get("text", "")))
        self._show_chips()
        self.touch()

    # choosing

    def _label(self, code: str) -> str:
        term = self.spec.vocabulary.term(code) if self.spec.vocabulary is not None else None
        return self.host.translate(term.label) if term is not None else code

    def _items(self) -> Sequence[Suggestion]:
        typed = fold(self.line.text())
        ranked = []
        for place, term in enumerate(self._terms()):
            label = self.host.translate(term.label)
            rank = term_rank(term, label, typed) if typed else 0
            if rank is not None:
                item = Suggestion(term.code, label, checked=term.code in self._codes)
                ranked.append((rank, place, item))
        return [item for _rank, _place, item in sorted(ranked, key=lambda entry: entry[:2])]

    def _open(self, row: int) -> None:
        self._suggestions.open(self._items(), row=row)

    def _narrow(self, text: str) -> None:
        if not self.line.composing:
            self._open(0)
        self.changed.emit()

    def _toggled(self, item: Suggestion) -> None:
        searched = bool(self.line.text().strip())
        self.line.clear()
        self.toggle(item.value)
        if searched:
            self._suggestions.close()
            return
        row = next((n for n, other in enumerate(self._items()) if other.value == item.value), 0)
        self._open(row)

    def toggle(self, code: str) -> None:
        """Add the term, or take it away when it is there; order follows the vocabulary."""
        chosen = set(self._codes) ^ {code}
        known = [term.code for term in self._terms() if term.code in chosen]
        self._codes = (*known, *(c for c in self._codes if c in chosen and c not in known))
        self._show_chips()
        self.touch()

    def _take_last(self) -> None:
        if self._codes and not self.line.isReadOnly():
            self.toggle(self._codes[-1])

    def _entered(self) -> None:
        if not self.line.text().strip():
            self._suggestions.close()
            self.entered.emit()

    def _left(self) -> None:
        items = self._items() if self.line.text().strip() else []
        if len(items) == 1 and not items[0].checked:
            self._toggled(items[0])
        theme.set_look(self._frame, self._problem_look or "field")
        self.left.emit()

    def _show_chips(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for place, code in enumerate(self._codes):
            chip = QPushButton(self._label(code), self._frame)
            theme.set_look(chip, "chip-small")
            chip.setIcon(icon("x", "accent_soft_ink"))
            chip.setIconSize(QSize(11, 11))
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.setEnabled(not self.line.isReadOnly())
            chip.clicked.connect(lambda _=False, code=code: self.toggle(code))
            self._flow.insert(place, chip)
            chip.show()
            self._chips.append(chip)
        self._show_placeholder()
        self._frame.updateGeometry()

    def _show_placeholder(self) -> None:
        self.line.setPlaceholderText("" if self._codes else self.tr("Add …"))

    # looks

    def field_widget(self) -> QWidget:
        return self.line

    def retranslate(self) -> None:
        super().retranslate()
        self._show_chips()

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)
        for chip in self._chips:
            chip.setEnabled(not read_only)

    def set_problem_look(self, look: str) -> None:
        self._problem_look = look
        if not self.line.hasFocus():
            theme.set_look(self._frame, look or "field")


class _Field(QFrame):
    """Clicking anywhere in it means its line."""

    line: FieldLine

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.line.keys is not None and not self.line.isReadOnly():
            suggestions = self.line.keys
            assert isinstance(suggestions, Suggestions)
            suggestions.wanted.emit()


class _ChipLine(FieldLine):
    emptied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text() and not self.composing:
            self.emptied.emit()
            return
        super().keyPressEvent(event)
