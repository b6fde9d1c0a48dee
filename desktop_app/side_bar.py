"""The dark bar at the left: the pages, each with how many records it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from db.text import Text
from desktop_app import i18n
from forms import theme
from forms.icons import icon


@dataclass(frozen=True)
class Entry:
    """One line of the side bar; `below` starts the lower group."""

    name: str
    label: Text
    icon: str
    below: bool = False


class SideButton(QPushButton):
    """An entry with its count at the right."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        self._count: int | None = None
        self.setCheckable(True)
        self.setIconSize(QSize(17, 17))
        self.setIcon(icon(entry.icon, "side_ink", on="side_on_ink"))

    def set_count(self, count: int | None) -> None:
        self._count = count
        self.update()
        self._name_it()

    def retranslate(self) -> None:
        self.setText("  " + i18n.show(self.entry.label))
        self._name_it()

    def _name_it(self) -> None:
        label = i18n.show(self.entry.label)
        self.setAccessibleName(label if self._count is None else f"{label}, {self._count:,}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._count is None:
            return
        painter = QPainter(self)
        painter.setFont(theme.with_tabular_figures(theme.font(theme.BASE_SIZE - 2)))
        painter.setPen(theme.colour("side_on_ink" if self.isChecked() else "side_ink"))
        painter.setOpacity(0.85)
        area = self.rect().adjusted(0, 0, -11, 0)
        painter.drawText(
            QRect(area),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            f"{self._count:,}",
        )
        painter.end()


class SideBar(QFrame):
    """Shows the entries; `chosen` carries the name of the page somebody asked for."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setFixedWidth(176)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 10)
        layout.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, SideButton] = {}
        divided = False
        for entry in entries:
            if entry.below and not divided:
                divided = True
                line = QFrame(self)
                line.setObjectName("line")
                line.setFixedHeight(1)
                layout.addSpacing(9)
                layout.addWidget(line)
                layout.addSpacing(9)
            button = SideButton(entry, self)
            button.clicked.connect(lambda _on=False, name=entry.name: self.chosen.emit(name))
            self._group.addButton(button)
            self._buttons[entry.name] = button
            layout.addWidget(button)
        layout.addStretch(1)
        self._retranslate()

    def button(self, name: str) -> SideButton:
        return self._buttons[name]

    def set_current(self, name: str) -> None:
        """Mark the entry of the page shown; a page without an entry marks none."""
        button = self._buttons.get(name)
        if button is not None:
            button.setChecked(True)
            return
        checked = self._group.checkedButton()
        if checked is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)

    def set_count(self, name: str, count: int | None) -> None:
        if name in self._buttons:
            self._buttons[name].set_count(count)

    def set_available(self, available: bool) -> None:
        """Pages need an open records file."""
        for button in self._buttons.values():
            button.setEnabled(available)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        buttons = list(self._buttons.values())
        focused = next((i for i, button in enumerate(buttons) if button.hasFocus()), 0)
        buttons[(focused + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for button in self._buttons.values():
            button.retranslate()
