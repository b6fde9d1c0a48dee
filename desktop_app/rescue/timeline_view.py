"""The timeline of a case: its head with filter, order and "Add entry", and the list itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.notice import Notice
from desktop_app.pages.state_view import StateView
from desktop_app.photos.thumbnails import Thumbnails
from desktop_app.rescue.kinds import icon_of, label_of
from desktop_app.rescue.reading import ShownCase
from desktop_app.rescue.timeline_delegate import TimelineDelegate
from desktop_app.rescue.timeline_measures import Measures
from desktop_app.rescue.timeline_model import TimelineModel
from desktop_app.rescue.words import Line
from forms import theme
from forms.icons import icon

_LAYOUT = "case-timeline"
_BATCH = 120
_AT_ONCE = 200  # so many lines are measured anew within one picture


class TimelineList(QListView):
    """The lines. opened: Enter or a double click. menu_wanted: line and place on the screen.

    photo_chosen: a click on a photo, with its number. voiding_wanted: the Delete key.
    measures_wanted: very many lines are to be measured for another width.
    """

    opened = Signal(object)
    menu_wanted = Signal(object, object)
    photo_chosen = Signal(object, int)
    voiding_wanted = Signal(object)
    measures_wanted = Signal()

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = TimelineModel(self)
        self.setModel(self.lines)
        self.delegate = TimelineDelegate(self, thumbnails)
        self.setItemDelegate(self.delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always: lines that break elsewhere once it comes would be measured twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # Thousands of lines take their places while the first ones are shown already.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self._wanted = ""  # the line to stand on that has no place yet
        self.verticalScrollBar().rangeChanged.connect(self._placed)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalScrollBar().setSingleStep(24)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(150)
        self._rest.timeout.connect(self.measures_wanted)

    def current_line(self) -> Line | None:
        return self.lines.line(self.currentIndex().row())

    def stand_on(self, uuid: str) -> bool:
        """Make the line of this record the current one; False when it is not shown."""
        row = self.lines.row_of(uuid)
        if row >= 0:
            index = self.lines.index(row)
            self.setCurrentIndex(index)
            self._wanted = uuid
            self._placed()
        return row >= 0

    def _placed(self) -> None:
        """More lines have their places: scroll to the one that was asked for."""
        if self._wanted and self.lines.rowCount():
            index = self.lines.index(self.lines.row_of(self._wanted))
            if index.isValid() and self.visualRect(index).isValid():
                self._wanted = ""
                self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current_line()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() == Qt.Key.Key_End:
            last = self.lines.line(self.lines.rowCount() - 1)
            if last is not None:  # it may have no place yet
                self.stand_on(last.uuid)
            return
        if plain and line is not None:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.opened.emit(line)
                return
            if event.key() == Qt.Key.Key_Delete:
                self.voiding_wanted.emit(line)
                return
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self.lines.line(self.indexAt(event.position().toPoint()).row())
        if line is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(line)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        line = self.lines.line(index.row())
        if line is not None and event.button() == Qt.MouseButton.LeftButton:
            number = self.delegate.photo_at(self.visualRect(index), line, event.position())
            if number >= 0:
                self.photo_chosen.emit(line, number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.delegate.hovered:
            self.delegate.hovered = row
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        line = self.lines.line(index.row())
        if line is None:
            return
        self.setCurrentIndex(index)
        place: QPoint = event.globalPos()
        if by_key:
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        self.menu_wanted.emit(line, place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.lines.rowCount() > _AT_ONCE:
            self._rest.start()  # lines keep their breaks until the window has its new size
        elif not self.fits():
            self.take_measures(Measures(self.viewport().width()))

    def fits(self) -> bool:
        """Whether lines are measured for the width of now."""
        return self.lines.measures.view_width == self.viewport().width()

    def take_measures(self, measures: Measures) -> None:
        """Lines break elsewhere."""
        self.lines.measures = measures
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            if hasattr(self, "delegate"):
                self.delegate.look_changed()
                self.viewport().update()
        super().changeEvent(event)

    def content_height(self) -> int:
        """Pixels all lines need."""
        return self.lines.measures.height(self.lines.every)


class TimelineView(QFrame):
    """The card at the left of a case.

    add_requested: the button "Add entry". kind_requested: one kind, from the hint in an empty
    timeline.
    """

    add_requested = Signal()
    kind_requested = Signal(str)

    def __init__(
        self, context: Context, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._context = context
        self._closed = False
        self.title = QLabel(self)
        theme.set_look(self.title, "title")
        self.filter_button = QToolButton(self)
        self.filter_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.filter_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.filter_button.setMenu(QMenu(self.filter_button))
        self.filter_button.menu().aboutToShow.connect(self._fill_filter)
        self.order_button = QToolButton(self)
        self.order_button.clicked.connect(self.turn_round)
        self.add_button = QPushButton(self)
        theme.set_look(self.add_button, "accent")
        self.add_button.setIcon(icon("plus", "accent_ink"))
        self.add_button.clicked.connect(self.add_requested)
        self.notice = Notice(self)
        self.list = TimelineList(thumbnails, self)
        self.list.measures_wanted.connect(self._measure_anew)
        self.hint = StateView(self)
        self.hint.hide()
        head = QHBoxLayout()
        head.setContentsMargins(14, 7, 10, 7)
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addStretch(1)
        for widget in (self.filter_button, self.order_button, self.add_button):
            head.addWidget(widget)
        line = QFrame(self)
        theme.set_look(line, "rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line)
        column.addWidget(self.notice)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint, 1)
        kept = context.settings.layout(_LAYOUT)
        self.list.lines.set_newest_first(kept.get("newest") is True)
        self._retranslate()

    def show_case(self, shown: ShownCase) -> None:
        """Show the lines; the keyboard stays on the line it was on."""
        current = self.list.current_line()
        self._closed = shown.case.state.closed
        scroll = self.list.verticalScrollBar().value()
        if shown.measures is not None:
            self.list.lines.measures = shown.measures
        if not self.list.fits():
            if len(shown.lines) > _AT_ONCE:
                self._measure(shown.lines)  # until then they break as in the width of before
            else:
                self.list.lines.measures = Measures(self.list.viewport().width())
        self.list.lines.show_lines(shown.lines)
        if current is None or not self.list.stand_on(current.uuid):
            self.list.setCurrentIndex(self.list.lines.index(0))
            scroll = 0
        self.list.verticalScrollBar().setValue(scroll)
        self.list.scrollTo(self.list.currentIndex())
        empty = not shown.case.entries
        self.hint.setVisible(empty)
        self.list.setMaximumHeight(self.list.content_height() + 2 if empty else 16_777_215)
        self._retranslate()

    def _measure_anew(self) -> None:
        if not self.list.fits():
            self._measure(self.list.lines.every)

    def _measure(self, lines: Sequence[Line]) -> None:
        """Measure very many lines for the width of now, in a worker."""
        width = self.list.viewport().width()

        def arrived(measures: Measures) -> None:
            if lines is self.list.lines.every and width == self.list.viewport().width():
                self.list.take_measures(measures)

        self._context.tasks.background(
            lambda: Measures(width).prepare(lines), owner=self, done=arrived
        )

    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def stand_on(self, uuid: str) -> bool:
        """Make an entry the current line, also one that the filter hides; False without it."""
        if self.list.stand_on(uuid):
            return True
        if all(line.uuid != uuid for line in self.list.lines.every):
            return False
        self.set_kind("")
        return self.list.stand_on(uuid)

    # --- filter and order ---

    def set_kind(self, kind: str) -> None:
        """Show lines of one kind only; "" for all."""
        current = self.list.current_line()
        self.list.lines.set_kind(kind)
        if current is None or not self.list.stand_on(current.uuid):
            self.list.setCurrentIndex(self.list.lines.index(0))
        self._retranslate()

    def turn_round(self) -> None:
        """Newest first or oldest first; remembered."""
        newest = not self.list.lines.newest_first
        current = self.list.current_line()
        self.list.lines.set_newest_first(newest)
        self._context.settings.set_layout(_LAYOUT, {"newest": newest})
        if current is not None:
            self.list.stand_on(current.uuid)
        self._retranslate()

    def _fill_filter(self) -> None:
        menu = self.filter_button.menu()
        menu.clear()
        counts = self.list.lines.counts()
        entries = [("", self.tr("All"), sum(counts.values()))]
        entries += [(kind, i18n.show(label_of(kind)), n) for kind, n in counts.items()]
        for kind, label, count in entries:
            action = menu.addAction(f"{label}\t{count:,}")
            if kind:
                action.setIcon(icon(icon_of(kind)))
            action.setCheckable(not kind)
            action.setChecked(not kind and not self.list.lines.kind)
            action.triggered.connect(lambda _on=False, kind=kind: self.set_kind(kind))

    # --- words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "list"):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        lines = self.list.lines
        self.title.setText(self.tr("Timeline"))
        kind = i18n.show(label_of(lines.kind)) if lines.kind else self.tr("All")
        self.filter_button.setText(f"{kind} ▾")
        self.filter_button.setAccessibleName(self.tr("Show only one kind of entry"))
        self.filter_button.setToolTip(self.tr("Show only one kind of entry"))
        order = self.tr("Newest first") if lines.newest_first else self.tr("Oldest first")
        self.order_button.setIcon(icon("arrow-up" if lines.newest_first else "arrow-down"))
        self.order_button.setToolTip(self.tr("{order}: turn round").format(order=order))
        self.order_button.setAccessibleName(self.order_button.toolTip())
        self.add_button.setText(self.tr("Add entry   Ctrl+E"))
        self.list.setAccessibleName(self.tr("Timeline"))
        if self.hint.isVisibleTo(self):
            self._say_what_first()

    def _say_what_first(self) -> None:
        begin = self.kind_requested.emit
        self.hint.say(
            icon_of("transport"),
            self.tr("Nothing happened yet"),
            self.tr("Record the transport or the intake: everything else follows from them."),
            (
                (self.tr("Record the transport"), lambda: begin("transport")),
                (self.tr("Record the intake"), lambda: begin("intake")),
            ),
            accent=False,
        )
