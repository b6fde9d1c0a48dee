"""The page of likely doubles: pairs found over the whole file, compared, merged or kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from db.errors import UserError
from db.record_types import record_type
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.doubles import deeds
from desktop_app.doubles.beside import LOOKED_AT
from desktop_app.doubles.compare_panel import ComparePanel
from desktop_app.doubles.pairs_model import WHAT, WHY, PairsModel
from desktop_app.doubles.reading import Compared, compare, find_pairs
from desktop_app.form_host import WindowFormHost
from desktop_app.pages.page import Page
from desktop_app.pages.state_view import Skeleton, StateView
from forms import theme
from forms.icons import icon
from forms.title import name_of

if TYPE_CHECKING:
    from db.changes import Changes
    from db.double_pairs import Pair, Pairs
    from desktop_app.tasks import Task

_LIST_WIDTH: Final = 400
_ROW: Final = 32


class DoublesPage(Page):
    """Enter goes to the fields of a pair, Ctrl+Enter merges it, Alt+X says it is no double."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._type = record_type(LOOKED_AT[0])
        self._stale = True
        self._searching: Task | None = None
        self._reading: Task | None = None
        self._writing = False
        self._more = False
        self._asked_for: tuple[int, int] | None = None
        self._was_at = 0  # row of the pair that was just settled
        self._host = WindowFormHost(context, self)
        self.model = PairsModel(self._host, self)
        self.table = _PairTable(self.model)
        self.compare = ComparePanel(self._host)
        self.state = StateView()
        self.loading = Skeleton()
        self.states = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._build_head()
        self._lay_out()
        self._connect()
        self._retranslate()

    def _build_head(self) -> None:
        self._title = QLabel()
        theme.set_look(self._title, "title")
        self._lead = QLabel()
        self._lead.setWordWrap(True)
        theme.set_look(self._lead, "small")
        self.segments = QFrame()
        theme.set_look(self.segments, "segments")
        self.type_buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self.segments)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for name in LOOKED_AT:
            button = self.type_buttons[name] = QPushButton()
            theme.set_look(button, "segment")
            button.setCheckable(True)
            button.setChecked(name == self._type.name)
            button.clicked.connect(lambda _on=False, name=name: self.show_type(name))
            group.addButton(button)
            row.addWidget(button)
        self.progress = QProgressBar()
        self.progress.setFixedWidth(120)
        self.progress.hide()
        self.stop_button = QPushButton()
        theme.set_look(self.stop_button, "quiet")
        self.stop_button.clicked.connect(self.stop)
        self.stop_button.hide()
        self.again_button = QPushButton()
        self.again_button.setIcon(icon("refresh"))
        self.again_button.clicked.connect(self.refresh)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._lead)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 10)
        head.setSpacing(8)
        head.addLayout(words, 1)
        for widget in (self.progress, self.stop_button, self.segments, self.again_button):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.splitter.setObjectName("split")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.compare)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_LIST_WIDTH, 2 * _LIST_WIDTH])
        for pane in (self.loading, self.splitter, self.state):
            self.states.addWidget(pane)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.states, 1)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._read_pair())
        self.table.activated.connect(lambda _index: self.compare.take_focus())
        self.compare.merge_requested.connect(self.merge)
        self.compare.apart_requested.connect(self.keep_apart)
        self.compare.opened.connect(
            lambda id: self.context.record_requested.emit(self._type.name, id)
        )
        self.context.changed.connect(self._changed)

    # --- searching ---

    def activate(self) -> None:
        if self._stale:
            self.refresh()
        elif self.states.currentWidget() is self.splitter:
            self.table.setFocus()

    def show_type(self, name: str) -> None:
        """Look for doubles among records of this type."""
        self.type_buttons[name].setChecked(True)
        if name != self._type.name:
            self._type = record_type(name)
            self._was_at = 0
            self.model.show_pairs(self._type, ())
            self.compare.notice.hide()
            self.refresh()

    def compare_two(self, type_name: str, one: int, other: int) -> None:
        """Compare these two records, whether a search would pair them or not."""
        self.show_type(type_name)
        self._asked_for = (min(one, other), max(one, other))
        self._stale = True

    def refresh(self) -> None:
        """Search the whole file; the pairs listed now stay until the new ones are there."""
        store = self.context.store
        if store is None:
            return
        self._stop_search()
        self._stale = False
        if not self.model.rowCount():
            self.states.setCurrentWidget(self.loading)
        self.progress.setRange(0, 0)
        self._show_busy(True)
        self._searching = self.context.tasks.background(
            find_pairs, store, self._type, self._asked_for,
            owner=self, progress=self._progressed,
            done=self._found, failed=self._failed,
        )  # fmt: skip

    def stop(self) -> None:
        """Search no further."""
        self._stop_search()
        if not self.model.rowCount():
            self.state.say(
                "copy", self.tr("The search was stopped"), "",
                ((self.tr("Search again"), self.refresh),), accent=False,
            )  # fmt: skip
            self.states.setCurrentWidget(self.state)

    def _stop_search(self) -> None:
        if self._searching is not None:
            self._searching.cancel()
            self._searching = None
        self._show_busy(False)

    def _show_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.stop_button.setVisible(busy)
        self.again_button.setVisible(not busy)

    def _progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)

    def _found(self, found: Pairs) -> None:
        self._searching = None
        self._show_busy(False)
        current = self.current()
        self._more = found.more
        self.model.show_pairs(self._type, found.pairs)
        wanted = (current.first, current.second) if current is not None else (0, 0)
        if self._asked_for is not None:
            wanted, self._asked_for = self._asked_for, None
        row = self.model.row_of(*wanted)
        self._stand_on(row if row >= 0 else self._was_at)
        self._announce()

    def _failed(self, error: BaseException) -> None:
        self._searching = None
        self._show_busy(False)
        words = (
            i18n.show(error.text)
            if isinstance(error, UserError)
            else self.tr("The records could not be read.")
        )
        self.state.say(
            "alert-triangle", self.tr("The search did not end well"), words,
            ((self.tr("Try again"), self.refresh),), accent=False,
        )  # fmt: skip
        self.states.setCurrentWidget(self.state)

    def _changed(self, changes: Changes) -> None:
        if self._writing or changes.record_type != self._type.name:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _announce(self) -> None:
        count = self.model.rowCount()
        words = (
            self.tr("1 pair")
            if count == 1
            else self.tr("the first {count} pairs").format(count=f"{count:,}")
            if self._more
            else self.tr("{count} pairs").format(count=f"{count:,}")
        )
        self.counted.emit(words)
        self._lead.setText(self._lead_words() + (f" · {words}" if count else ""))

    # --- the pair in hand ---

    def current(self) -> Pair | None:
        """The pair the keyboard stands on."""
        index = self.table.currentIndex()
        return self.model.pair(index.row()) if index.isValid() else None

    def _stand_on(self, row: int) -> None:
        count = self.model.rowCount()
        if not count:
            self.compare.show_compared(None)
            self._show_empty()
            return
        self.states.setCurrentWidget(self.splitter)
        index = self.model.index(min(row, count - 1), WHAT)
        if self.table.currentIndex().row() == index.row():
            self._read_pair()
        self.table.setCurrentIndex(index)
        if self.isVisible() and not self.compare.isAncestorOf(self.focusWidget() or self):
            self.table.setFocus()

    def _read_pair(self) -> None:
        store, pair = self.context.store, self.current()
        if self._reading is not None:
            self._reading.cancel()
        self._reading = None
        if store is None or pair is None:
            return
        self._reading = self.context.tasks.background(
            compare, store, self._type, pair, owner=self, done=self._show_pair
        )

    def _show_pair(self, compared: Compared | None) -> None:
        self._reading = None
        pair = self.current()
        if compared is None:
            if pair is not None:  # one was voided by somebody else
                self._settle(pair, set())
            return
        self.compare.show_compared(compared)
        store = self.context.store
        self.compare.set_enabled(writable=store is not None and not store.read_only)

    # --- what is done with it ---

    def merge(self) -> None:
        """Make the two records one, with the values chosen."""
        records, pair = self.compare.records, self.current()
        if records is None or pair is None or self._writing or self._reading is not None:
            return
        kept, other = records
        title = name_of(self._type, kept.values, self._host)
        self._begin_writing()
        deeds.merge(
            self.context, kept, other, self.compare.model.values(), owner=self,
            done=lambda: self._merged(pair, other.id, title), failed=self._not_written,
        )  # fmt: skip

    def keep_apart(self) -> None:
        """Remember that these are two events."""
        pair = self.current()
        if pair is None or self._writing or self.compare.records is None:
            return
        self._begin_writing()
        deeds.keep_apart(
            self.context, self._type, pair.first, pair.second, owner=self,
            done=lambda: self._kept_apart(pair), failed=self._not_written,
        )  # fmt: skip

    def _begin_writing(self) -> None:
        self._writing = True
        self.compare.notice.hide()
        self.compare.set_enabled(writable=False)

    def _merged(self, pair: Pair, gone: int, title: str) -> None:
        self._writing = False
        self._settle(pair, {gone})
        self.context.status_message.emit(
            self.tr("Merged: {record}. Ctrl+Z takes it back.").format(record=title)
        )

    def _kept_apart(self, pair: Pair) -> None:
        self._writing = False
        self._settle(pair, set())
        self.context.status_message.emit(
            self.tr("This pair is not listed again. Ctrl+Z takes that back.")
        )

    def _not_written(self, error: BaseException) -> None:
        self._writing = False
        self.compare.set_enabled(writable=True)
        if isinstance(error, UserError):
            self.compare.notice.say("error", i18n.show(error.text))

    def _settle(self, pair: Pair, gone: set[int]) -> None:
        """Go on with the pair that moves up into the place of this one."""
        self._was_at = max(0, self.model.row_of(pair.first, pair.second))
        self.model.drop_pair(pair)
        self.model.drop(gone)
        self._stand_on(self._was_at)
        self._announce()

    # --- keys and words ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.merge()
        elif event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def save_and_next(self) -> None:
        """Ctrl+Enter is the window's key for it."""
        self.merge()

    def switch_pane(self) -> None:
        focused = self.focusWidget()
        if focused is not None and self.compare.isAncestorOf(focused):
            self.table.setFocus()
        else:
            self.compare.take_focus()

    def dispose(self) -> None:
        self._stop_search()

    def _show_empty(self) -> None:
        self.state.say(
            "circle-check", self.tr("No likely doubles"),
            self.tr("No two records here seem to tell of the same."), accent=False,
        )  # fmt: skip
        self.states.setCurrentWidget(self.state)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "again_button"):
            self._retranslate()
        super().changeEvent(event)

    def _lead_words(self) -> str:
        return self.tr(
            "Records that may tell of the same: near in time and place, or with the same mark. "
            "Merging keeps one and moves photos and entries to it."
        )

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Likely doubles"))
        self._lead.setText(self._lead_words())
        for name, button in self.type_buttons.items():
            button.setText(i18n.show(record_type(name).label_plural))
        self.stop_button.setText(self.tr("Stop"))
        self.again_button.setText(self.tr("Search again"))
        self.table.setAccessibleName(self.tr("Likely doubles"))
        self.progress.setAccessibleName(self.tr("Searching"))
        self.model.retranslate()
        if self.model.rowCount():
            self._announce()
        elif self.states.currentWidget() is self.state:
            self._show_empty()


class _PairTable(QTableView):
    def __init__(self, model: PairsModel) -> None:
        super().__init__()
        self.setObjectName("records")
        self.setModel(model)
        self.setMinimumWidth(280)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(WHY, 120)
