"""The fields of a form in their groups, in a view that scrolls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from db.record_types import RecordType
from forms import theme
from forms.editors import block_label, blocks, make_editor
from forms.editors.base import Editor
from forms.editors.field_line import FieldLine
from forms.editors.text import TextArea
from forms.host import FormHost
from forms.layout import Row, layout_of
from forms.rows import GroupWidget, RowWidget

_MARGIN = 16
_NARROWEST, _WIDEST = 60, 104  # the column of labels, in pixels


class FormBody(QScrollArea):
    """Makes the editors of `record_type`, those folded away when they are first asked for.

    editor_made: an editor came into being, before it has values. changed, entered, left: of the
    editor named. came: the keyboard came to it. pin_clicked: the pin at its field. noticed: one
    has something to say. kept: the user stands by a problem.
    """

    editor_made = Signal(object)
    changed = Signal(object)
    entered = Signal(object)
    left = Signal(object)
    came = Signal(object)
    pin_clicked = Signal(object)
    noticed = Signal()
    kept = Signal(object)

    def __init__(
        self, record_type: RecordType, host: FormHost, last: QWidget, parent: QWidget | None = None
    ) -> None:
        """last: stands below all groups."""
        super().__init__(parent)
        self._type = record_type
        self._host = host
        self._values: Mapping[str, Any] = {}
        self._read_only = False
        self.editors: list[Editor] = []
        self.by_field: dict[str, Editor] = {}
        self.rows: list[RowWidget] = []
        self.groups: list[GroupWidget] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._last = last
        self._inside = QWidget(self)
        theme.set_look(self._inside, "panel")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(_MARGIN, 2, _MARGIN, 10)
        self._column.setSpacing(4)
        self._label_width = self._measure_labels()

    def build(self) -> Iterator[None]:
        """Make the widgets, a row at a step, once whoever listens to the signals is ready."""
        self.setWidget(self._inside)  # first, so that each widget is dressed once and in its step
        for group in layout_of(self._type):
            widget = GroupWidget(group, self._host, self._make_row, self._inside)
            widget.row_added.connect(self._fill_row)
            self._column.addWidget(widget)
            self.groups.append(widget)
            yield from widget.build()
        self._column.addWidget(self._last)
        self._column.addStretch(1)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)

    def add_below(self, widget: QWidget) -> None:
        """Something of the window's own below all groups, e.g. photos."""
        self._column.insertWidget(self._column.indexOf(self._last), widget)

    def _make_room(self, _low: int, high: int) -> None:
        """The scroll bar takes its width from the margin, so that the fields do not move."""
        bar = self.verticalScrollBar().sizeHint().width() if high > 0 else 0
        self._column.setContentsMargins(_MARGIN, 2, max(4, _MARGIN - bar), 10)

    def _measure_labels(self) -> int:
        """Width of the label column: as wide as the longest label, within reason."""
        metrics = self.fontMetrics()
        labels = [
            block_label(self._type, row.fields[0])
            for group in layout_of(self._type)
            for row in (*group.rows, *group.more)
        ]
        widest = max(metrics.horizontalAdvance(self._host.translate(text)) for text in labels)
        return min(max(widest + 2, _NARROWEST), _WIDEST)

    def _make_row(self, row: Row, parent: QWidget) -> RowWidget:
        editors = [make_editor(self._type, name, self._host, parent) for name in row.fields]
        widget = RowWidget(row, editors, self._host, self._label_width, parent)
        widget.remarks.kept.connect(self.kept)
        self.rows.append(widget)
        for editor in editors:
            self.editors.append(editor)
            for spec in editor.specs:
                self.by_field[spec.name] = editor
            editor.changed.connect(lambda editor=editor: self.changed.emit(editor))
            editor.entered.connect(lambda editor=editor: self.entered.emit(editor))
            editor.left.connect(lambda editor=editor: self.left.emit(editor))
            editor.pin_clicked.connect(lambda editor=editor: self.pin_clicked.emit(editor))
            editor.noticed.connect(self.noticed)
            field = editor.field_widget()
            if isinstance(field, FieldLine | TextArea):
                field.came.connect(lambda editor=editor: self.came.emit(editor))
            self.editor_made.emit(editor)
        return widget

    def _fill_row(self, row: RowWidget) -> None:
        """A row that was folded until now gets the values it stands for."""
        for editor in row.editors:
            with QSignalBlocker(editor):
                editor.set_values(self._values)
            editor.set_read_only(self._read_only or editor.spec.generated)

    def show_values(self, values: Mapping[str, Any], *, read_only: bool) -> None:
        """Fill every editor; `values` is kept and read again when more rows are unfolded."""
        self._values, self._read_only = values, read_only
        for group in self.groups:
            group.show_filled(self._filled(group))
        for editor in self.editors:
            editor.set_values(values)
            editor.set_read_only(read_only or editor.spec.generated)
        self.verticalScrollBar().setValue(0)

    def _filled(self, group: GroupWidget) -> int:
        """How many foldable fields hold a value that nobody would expect there."""
        specs = [self._type.field(name) for row in group.group.more for name in row.fields]
        return sum(
            self._values.get(spec.name) not in (None, spec.default)
            for spec in specs
            if not spec.generated
        )

    def values(self) -> dict[str, Any]:
        """What the editors hold; fields still folded away are missing."""
        values: dict[str, Any] = {}
        for editor in self.editors:
            values.update(editor.values())
        return values

    def editor(self, field: str) -> Editor:
        """The editor of `field`, unfolding the rows it stands in. KeyError for no such field."""
        if field not in self.by_field:
            together = blocks(self._type)
            for group in self.groups:
                for name in group.hidden_fields():
                    if field == name or any(s.name == field for s in together.get(name, ())):
                        group.set_open(True)
                        break
        return self.by_field[field]

    def in_order(self) -> Iterator[Editor]:
        """The editors as they are read."""
        for row in self.rows_in_order():
            yield from row.editors

    def rows_in_order(self) -> Iterator[RowWidget]:
        for group in self.groups:
            yield from group.rows

    def row_of(self, field: str | None) -> RowWidget | None:
        editor = self.by_field.get(field or "")
        return next((row for row in self.rows if editor in row.editors), None)

    def after(self, editor: Editor) -> Editor | None:
        """The next editor a person can type in."""
        shown = [e for e in self.in_order() if e.isVisibleTo(self) and not e.spec.generated]
        place = shown.index(editor) + 1 if editor in shown else 0
        return shown[place] if place < len(shown) else None

    def close_up(self) -> None:
        """Rows that shrank close up at once, without a frame of gaps."""
        # From the inside out: each layout that is settled tells the one around it.
        for group in self.groups:
            for row in group.rows:
                _settle(row)
            _settle(group)
        self._column.activate()

    def retranslate(self) -> None:
        """Words in another language now."""
        self._label_width = self._measure_labels()
        for group in self.groups:
            group.retranslate()
        for row in self.rows:
            row.set_label_width(self._label_width)


def _settle(widget: QWidget) -> None:
    layout = widget.layout()
    if layout is not None:
        layout.activate()
