"""What is due for an animal in care: one card a task, the most urgent first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app import i18n
from forms import icons, theme

if TYPE_CHECKING:
    from db.rescue.state import CareTask
    from db.rescue.timeline import Case

_ICONS = {
    "vaccinate": "vaccine",
    "weigh": "scale",
    "recheck": "stethoscope",
    "end_quarantine": "shield",
    "check_release": "binoculars",
    "number_receipt": "certificate",
    "necropsy": "report-medical",
}
_WIDTH = 190
"""Pixels a card needs to be read; as many stand side by side as have so many each."""
_GAP = 10


class DueList(QWidget):
    """Cards of a case's tasks, and of what else the page puts beside them (`add_card`).

    One stop of the Tab key: arrows move from card to card, Enter chooses.

    task_chosen: the `CareTask` somebody clicked on or pressed Enter on.
    """

    task_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks: tuple[CareTask, ...] = ()
        self._today = dt.date.today()
        self._cards: list[DueCard] = []
        self._others: list[QWidget] = []
        self._nothing = QLabel(self)
        theme.set_look(self._nothing, "quiet")
        self._nothing.setMinimumHeight(44)
        self._columns = _Columns()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._nothing)
        column.addLayout(self._columns)
        column.addStretch(1)
        self._retranslate()

    # --- what is shown ----------------------------------------------------------------------------

    def show_case(self, case: Case, *, today: dt.date | None = None) -> None:
        """Show the tasks of `case` as they stand on `today`."""
        self.show_tasks(case.tasks, today=today)

    def show_tasks(self, tasks: Iterable[CareTask], *, today: dt.date | None = None) -> None:
        """Show these tasks, in this order."""
        self._tasks, self._today = tuple(tasks), today or dt.date.today()
        held = next((at for at, card in enumerate(self._cards) if card.hasFocus()), -1)
        for card in self._cards:
            self._columns.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        for place, task in enumerate(self._tasks):
            card = DueCard(_ICONS.get(task.code, "list-check"), self)
            card.clicked.connect(lambda _on=False, task=task: self.task_chosen.emit(task))
            self._columns.insert(place, card)
            self._cards.append(card)
            card.show()
        self._say()
        self._chain()
        if held >= 0 and self._cards:
            self._cards[min(held, len(self._cards) - 1)].setFocus()

    def add_card(self, card: QWidget) -> None:
        """Put a card of the page's own behind the tasks, e.g. one for papers."""
        card.setParent(self)
        self._others.append(card)
        self._columns.addWidget(card)
        card.show()
        self._chain()

    @property
    def cards(self) -> tuple[DueCard, ...]:
        """The cards of the tasks, in the order of the tasks."""
        return tuple(self._cards)

    @property
    def tasks(self) -> tuple[CareTask, ...]:
        return self._tasks

    def _say(self) -> None:
        for task, card in zip(self._tasks, self._cards, strict=True):
            card.say(i18n.show(task.text), self._when(task), overdue=self._is_overdue(task))
        self._nothing.setVisible(not self._cards)

    def _is_overdue(self, task: CareTask) -> bool:
        return task.overdue_days(self._today) > 0

    def _when(self, task: CareTask) -> str:
        if task.due is None:
            return self.tr("No date")
        days = (task.due - self._today).days
        if days == 0:
            when = self.tr("Today")
        elif days == 1:
            when = self.tr("Tomorrow")
        elif days == -1:
            when = self.tr("1 day overdue")
        elif days > 0:
            when = self.tr("In {days} days").format(days=days)
        else:
            when = self.tr("{days} days overdue").format(days=-days)
        # The year only where it is another one: it would take the place of the words.
        day = task.due.isoformat()
        return f"{when} · {day[5:] if task.due.year == self._today.year else day}"

    # --- keyboard ---------------------------------------------------------------------------------

    def _stops(self) -> list[QWidget]:
        return [*self._cards, *self._others]

    def _chain(self) -> None:
        """The Tab key goes along the cards as they are read."""
        stops = self._stops()
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -self._columns.side_by_side,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: self._columns.side_by_side,
        }
        key, stops = Qt.Key(event.key()), self._stops()
        at = next((place for place, card in enumerate(stops) if card.hasFocus()), -1)
        if at < 0 or key not in (*steps, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
            return
        to = at + steps.get(key, 0)
        if key == Qt.Key.Key_Home:
            to = 0
        elif key == Qt.Key.Key_End:
            to = len(stops) - 1
        if 0 <= to < len(stops):
            stops[to].setFocus(Qt.FocusReason.TabFocusReason)

    # --- Qt ---------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("What is due"))
        self._nothing.setText(self.tr("Nothing is due"))
        self._say()


class DueCard(QAbstractButton):
    """A card with an icon, a line in bold and a quiet one below it; amber when overdue.

    Also for cards that are no tasks: `clicked` tells as of every button.
    """

    _PAD = 10
    _ICON = 18

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon_name
        self._detail = ""
        self._overdue = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def say(self, title: str, detail: str, *, overdue: bool = False) -> None:
        """title: what; detail: when, or what comes of it."""
        self.setText(title.replace("&", "&&"))
        self._title, self._detail, self._overdue = title, detail, overdue
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self._show_whole()
        self.update()

    @property
    def title(self) -> str:
        return self._title

    @property
    def detail(self) -> str:
        return self._detail

    @property
    def overdue(self) -> bool:
        return self._overdue

    _title = ""

    def sizeHint(self) -> QSize:
        bold, small = self._metrics()
        return QSize(_WIDTH + 20, bold.height() + small.height() + 2 * self._PAD - 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        size = _text_size()
        return QFontMetrics(theme.font(size, bold=True)), QFontMetrics(theme.font(size - 1))

    def _room(self) -> int:
        """Pixels a line has."""
        return self.width() - 2 * self._PAD - self._ICON - 8

    def _show_whole(self) -> None:
        """What is cut on the card is whole in its tooltip."""
        bold, small = self._metrics()
        widest = max(bold.horizontalAdvance(self._title), small.horizontalAdvance(self._detail))
        cut = widest > self._room()
        self.setToolTip(f"{self._title}\n{self._detail}" if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, line, words = "panel", "line", "quiet"
        if self._overdue:
            ground, line, words = "doubt_soft", "doubt_line", "doubt"
        elif self.isDown():
            ground = "accent_soft"
        elif self.underMouse():
            ground, line = "raised", "accent_soft_line"
        focused = self.hasFocus()
        width = 2.0 if focused else 1.0
        frame = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setBrush(theme.colour(ground))
        painter.setPen(QPen(theme.colour("focus" if focused else line), width))
        painter.drawRoundedRect(frame, 6, 6)
        bold, small = self._metrics()
        size = _text_size()
        top = (self.height() - bold.height() - small.height()) // 2
        picture = icons.pixmap(
            self._icon, "doubt" if self._overdue else "accent", self._ICON, self.devicePixelRatioF()
        )
        painter.drawPixmap(QPoint(self._PAD, top), picture)
        left, room = self._PAD + self._ICON + 8, self._room()
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(theme.font(size, bold=True))
        painter.setPen(theme.colour("ink"))
        painter.drawText(
            QPoint(left, top + bold.ascent()), bold.elidedText(self._title, elide, room)
        )
        painter.setFont(theme.with_tabular_figures(theme.font(size - 1)))
        painter.setPen(theme.colour(words))
        painter.drawText(
            QPoint(left, top + bold.height() + small.ascent()),
            small.elidedText(self._detail, elide, room),
        )
        painter.end()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._show_whole()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
            return
        event.ignore()  # arrows are the list's

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._show_whole()
        self.update()
        super().changeEvent(event)


def _text_size() -> int:
    """The size the user has set for the whole program."""
    size = QGuiApplication.font().pixelSize()
    return size if size > 0 else theme.BASE_SIZE


class _Columns(QLayout):
    """Equal columns, as many as have room; left to right, then the next row."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.side_by_side = 1

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def insert(self, index: int, widget: QWidget) -> None:
        """Put `widget` before the item at `index`."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), apply=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, apply=True)

    def sizeHint(self) -> QSize:
        height = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(3 * _WIDTH + 2 * _GAP, height)

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, apply: bool) -> int:
        if not self._items:
            return 0
        most = max(1, (rect.width() + _GAP) // (_WIDTH + _GAP))
        # A single card need not be as wide as the page.
        columns = max(min(most, max(len(self._items), 2)), 1)
        width = (rect.width() - (columns - 1) * _GAP) // columns
        height = max(item.sizeHint().height() for item in self._items)
        if apply:
            self.side_by_side = columns
            for place, item in enumerate(self._items):
                row, column = divmod(place, columns)
                item.setGeometry(
                    QRect(
                        rect.x() + column * (width + _GAP),
                        rect.y() + row * (height + _GAP),
                        width,
                        height,
                    )
                )
        rows = -(-len(self._items) // columns)
        return rows * height + (rows - 1) * _GAP
