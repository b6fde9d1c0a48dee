"""Rows and groups of a form as widgets: labels at the left, remarks below, more on request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from forms import theme
from forms.editors.base import Editor
from forms.editors.position import PositionEditor
from forms.editors.text import LongTextEditor
from forms.host import FormHost
from forms.icons import icon
from forms.layout import Group, Row
from forms.remarks import Remarks

GAP = 8


class RowWidget(QWidget):
    """One row: a label, one or two editors of equal width, and what is said about them."""

    def __init__(
        self,
        row: Row,
        editors: list[Editor],
        host: FormHost,
        label_width: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.row = row
        self.editors = editors
        self._host = host
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        self.label = QLabel(self)
        theme.set_look(self.label, "label")
        self.label.setFixedWidth(label_width)
        self.label.setBuddy(editors[0].field_widget())
        self.label.setWordWrap(True)
        tall = isinstance(editors[0], LongTextEditor)
        if tall:
            self.label.setContentsMargins(0, 5, 0, 0)
        line.addWidget(
            self.label, 0, Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter
        )
        for number, editor in enumerate(editors):
            editor.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            line.addWidget(editor, 1)
            if number and not row.quiet:
                editor.set_caption_wanted(True)
        column.addLayout(line)
        self.remarks = Remarks(host, self)
        self._below = QVBoxLayout()
        self._below.setSpacing(3)
        self._below.setContentsMargins(label_width + GAP, 0, 0, 0)
        self._below.addWidget(self.remarks)
        column.addLayout(self._below)
        first = editors[0]
        if isinstance(first, PositionEditor) and first.map is not None:
            first.map.setFixedHeight(92)
            column.addWidget(first.map)
        self._help: QLabel | None = None
        if len(editors) == 1 and editors[0].spec.help is not None:
            self._help = QLabel(self)
            self._help.setWordWrap(True)
            theme.set_look(self._help, "small")
            self._below.addWidget(self._help)
        self.retranslate()

    def set_label_width(self, width: int) -> None:
        self.label.setFixedWidth(width)
        self._below.setContentsMargins(width + GAP, 0, 0, 0)

    def retranslate(self) -> None:
        name = self._host.translate(self.editors[0].label())
        self.label.setText(name)
        self.label.setToolTip(name)
        said = self.editors[0].spec.help
        if self._help is not None and said is not None:
            self._help.setText(self._host.translate(said))
        for editor in self.editors:
            editor.retranslate()


def _tab_stops(row: RowWidget) -> Iterator[QWidget]:
    """What Tab goes through in a row, in order; an editor stands for all that is inside it."""
    for editor in row.editors:
        # Qt leaves a widget without a policy of its own where it is, and its field goes elsewhere.
        editor.setFocusPolicy(editor.field_widget().focusPolicy())
        yield editor
        if isinstance(editor, PositionEditor) and editor.map is not None:
            yield editor.map


class GroupWidget(QWidget):
    """A quiet heading, its rows, and the button that shows the rest of them.

    row_added: a RowWidget that came into being, now or when the rest was asked for.
    """

    row_added = Signal(object)

    def __init__(
        self,
        group: Group,
        host: FormHost,
        make_row: Callable[[Row, QWidget], RowWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.group = group
        self.rows: list[RowWidget] = []
        self._host = host
        self._make_row = make_row
        self._open = False
        self._filled = 0
        self._more_built = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        top = QHBoxLayout()
        top.setContentsMargins(0, 6, 0, 0)
        self._heading = QLabel(self)
        theme.set_look(self._heading, "heading")
        top.addWidget(self._heading)
        top.addStretch(1)
        self._column.addLayout(top)
        self._more: QPushButton | None = None
        if group.more:
            # Below the rows it belongs to, so that Tab meets it where the eye does.
            self._more = QPushButton(self)
            theme.set_look(self._more, "section")
            self._more.setIconSize(QSize(13, 13))
            self._more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            self._more.clicked.connect(self._toggle)
            top.addWidget(self._more)
        self.retranslate()

    def build(self) -> Iterator[None]:
        """Make the rows that are shown from the beginning, one at a step."""
        for row in self.group.rows:
            self._add(row)
            yield

    def _add(self, row: Row) -> None:
        widget = self._make_row(row, self)
        self.rows.append(widget)
        self._column.addWidget(widget)

    def hidden_fields(self) -> tuple[str, ...]:
        """Names of the rows' fields that have no editor yet."""
        if self._more_built:
            return ()
        return tuple(name for row in self.group.more for name in row.fields)

    def is_open(self) -> bool:
        return self._open

    def set_open(self, open_: bool) -> None:
        """Show or fold the rest."""
        if not self.group.more:
            return
        if open_ and not self._more_built:
            self._more_built = True
            before = len(self.rows)
            for row in self.group.more:
                self._add(row)
            # Made last, they would come last for Tab, after everything else in the window.
            stops = [stop for row in self.rows[max(0, before - 1) :] for stop in _tab_stops(row)]
            first = [] if before or self._more is None else [self._more]
            for stop, following in pairwise([*first, *stops]):
                QWidget.setTabOrder(stop, following)
            for widget in self.rows[before:]:
                self.row_added.emit(widget)
        self._open = open_
        for widget in self.rows[len(self.group.rows) :]:
            widget.setVisible(open_)
        self.retranslate_more()

    def _toggle(self) -> None:
        self.set_open(not self._open)
        extra = self.rows[len(self.group.rows) :]
        if self._open and extra:
            extra[0].editors[0].field_widget().setFocus(Qt.FocusReason.TabFocusReason)

    def show_filled(self, count: int) -> None:
        """How many of the folded fields hold something."""
        if count != self._filled:
            self._filled = count
            self.retranslate_more()

    def _more_words(self) -> str:
        if self._open:
            return self.tr("Less")
        if self._filled:
            return self.tr("More ({count})").format(count=self._filled)
        return self.tr("More")

    def retranslate_more(self) -> None:
        if self._more is not None:
            self._more.setText(self._more_words())
            self._more.setIcon(icon("chevron-up" if self._open else "chevron-down", "quiet"))

    def retranslate(self) -> None:
        self._heading.setText(self._host.translate(self.group.label))
        self.retranslate_more()
        for row in self.rows:
            row.retranslate()
