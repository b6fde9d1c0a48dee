"""The window's actions and their keys, in one place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from db.text import Text, translate_noop
from desktop_app import i18n

_ACTIONS: tuple[tuple[str, str, Text], ...] = (
    ("new", "Ctrl+N", translate_noop("Actions", "New record")),
    ("message", "Ctrl+M", translate_noop("Actions", "Paste a message")),
    ("save", "Ctrl+S", translate_noop("Actions", "Save")),
    ("save_and_next", "Ctrl+Return", translate_noop("Actions", "Save and begin the next")),
    ("copy_record", "Ctrl+D", translate_noop("Actions", "New record like this one")),
    ("undo", "Ctrl+Z", translate_noop("Actions", "Undo")),
    ("redo", "Ctrl+Shift+Z", translate_noop("Actions", "Do again")),
    ("changes", "Ctrl+H", translate_noop("Actions", "All changes of this file")),
    ("search", "Ctrl+F", translate_noop("Actions", "Search")),
    ("open", "Ctrl+O", translate_noop("Actions", "Open a records file")),
    ("import", "Ctrl+I", translate_noop("Actions", "Import")),
    ("export", "Ctrl+E", translate_noop("Actions", "Export")),
    ("print", "Ctrl+P", translate_noop("Actions", "Print")),
    ("filter", "Ctrl+L", translate_noop("Actions", "Filter")),
    ("table", "F6", translate_noop("Actions", "Between table and form")),
    ("refresh", "F5", translate_noop("Actions", "Refresh")),
    ("quit", "Ctrl+Q", translate_noop("Actions", "Quit")),
)

_ALSO = {
    "save_and_next": "Ctrl+Enter",  # the key of the number pad
    "redo": "Ctrl+Y",  # as Windows has it
}


def is_composing(widget: QWidget | None) -> bool:
    """Whether an input method is in the middle of a word there: its keys are no commands."""
    return bool(getattr(widget, "composing", False))


class Actions(QObject):
    """Adds the actions to `window`; `on` says what each one does."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._by_name: dict[str, QAction] = {}
        for name, keys, _label in _ACTIONS:
            action = QAction(self)
            shortcuts = [QKeySequence(keys)]
            if name in _ALSO:
                shortcuts.append(QKeySequence(_ALSO[name]))
            action.setShortcuts(shortcuts)
            window.addAction(action)
            self._by_name[name] = action
        window.installEventFilter(self)
        self._retranslate()

    def on(self, name: str, call: Callable[[], None]) -> None:
        def act(_on: bool = False) -> None:
            if not is_composing(QApplication.focusWidget()):
                call()

        self._by_name[name].triggered.connect(act)

    def action(self, name: str) -> QAction:
        return self._by_name[name]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return False

    def _retranslate(self) -> None:
        for name, _keys, label in _ACTIONS:
            self._by_name[name].setText(i18n.show(label))
