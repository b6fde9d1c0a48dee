"""A person at the window whose interactions are counted: keys outside text values, and clicks.

Whoever counts does everything through this person: what moves the keyboard counts (Tab, Enter, a
click), what is written into a field is its value and counts nothing. Files let go count as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

_LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


class Person:
    """count: interactions so far. done: what they were, in order, to be read when too many."""

    def __init__(self, qtbot: QtBot, window: Any) -> None:
        self._qtbot = qtbot
        self._window = window
        self.count = 0
        self.done: list[str] = []
        window.activateWindow()

    def at(self) -> QWidget:
        """What has the keyboard."""
        found = self._window.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def write(self, words: str) -> None:
        """A value, letter by letter; what no key has comes as from an input method.

        Only a field takes it: keys of commands are no text and would go uncounted.
        """
        assert words.isprintable(), "Tab and Enter are keys: press them"
        target = self.at()
        assert target.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled), (
            f"{type(target).__name__} takes no text"
        )
        if words.isascii():
            QTest.keyClicks(target, words)
        else:
            event = QInputMethodEvent()
            event.setCommitString(words)
            QGuiApplication.sendEvent(target, event)
        self._qtbot.wait(1)

    def press(self, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self._count(f"{modifier.name or ''} {key.name}".strip())
        QTest.keyClick(self.at(), key, modifier)
        self._qtbot.wait(1)

    def enter(self) -> None:
        self.press(Qt.Key.Key_Return)

    def confirm(self) -> None:
        """Ctrl+Enter."""
        self.press(Qt.Key.Key_Return, CONTROL)

    def copies(self, text: str) -> None:
        """Copied in another program: nothing of this one's."""
        QGuiApplication.clipboard().setText(text)

    def paste(self, text: str) -> None:
        """Ctrl+V, with a text on the clipboard that was copied in another program."""
        self.copies(text)
        self.press(Qt.Key.Key_V, CONTROL)

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible(), "what is not seen is not clicked"
        self._count(f"click {type(widget).__name__}")
        QTest.mouseClick(widget, _LEFT, pos=QPoint(12, widget.height() // 2))
        self._qtbot.wait(1)

    def drop(self, widget: QWidget, paths: Sequence[Path]) -> None:
        """Files let go over a widget."""
        assert widget.isVisible(), "nothing is let go over what is not seen"
        self._count("drop")
        let_go(widget, paths)

    def _count(self, what: str) -> None:
        self.count += 1
        self.done.append(what)


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
