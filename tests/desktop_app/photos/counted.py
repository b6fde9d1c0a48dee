"""A person at the window whose interactions are counted: keys outside text values, and clicks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

_LEFT = Qt.MouseButton.LeftButton


class Person:
    """count: interactions so far. Text typed into a field is its value and counts nothing."""

    def __init__(self, qtbot: QtBot, window: Any) -> None:
        self._qtbot = qtbot
        self._window = window
        self.count = 0

    def at(self) -> QWidget:
        """What has the keyboard."""
        found = self._window.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def write(self, words: str) -> None:
        QTest.keyClicks(self.at(), words)
        self._qtbot.wait(1)

    def press(self, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self.count += 1
        QTest.keyClick(self.at(), key, modifier)
        self._qtbot.wait(1)

    def enter(self) -> None:
        self.press(Qt.Key.Key_Return)

    def confirm(self) -> None:
        """Ctrl+Enter."""
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def click(self, widget: QWidget) -> None:
        self.count += 1
        QTest.mouseClick(widget, _LEFT, pos=QPoint(12, widget.height() // 2))
        self._qtbot.wait(1)

    def drop(self, widget: QWidget, paths: Sequence[Path]) -> None:
        """Files let go over a widget."""
        self.count += 1
        let_go(widget, paths)


def let_go(widget: QWidget, paths: Sequence[Path]) -> None:
    """Files dragged onto a widget and dropped there."""
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at = QPointF(widget.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    entered = QDragEnterEvent(at.toPoint(), actions, files, _LEFT, none)
    QGuiApplication.sendEvent(widget, entered)
    assert entered.isAccepted()
    assert entered.dropAction() == Qt.DropAction.CopyAction, "the file would be taken away"
    dropped = QDropEvent(at, actions, files, _LEFT, none)
    QGuiApplication.sendEvent(widget, dropped)
    assert dropped.isAccepted()
