"""Undo and redo inside a field: its own typing first, the program's changes only after that."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

_CONTROL = Qt.KeyboardModifier.ControlModifier
_BOTH = _CONTROL | Qt.KeyboardModifier.ShiftModifier
_UNDO = frozenset({QKeyCombination(_CONTROL, Qt.Key.Key_Z)})
_REDO = frozenset(
    {QKeyCombination(_BOTH, Qt.Key.Key_Z), QKeyCombination(_CONTROL, Qt.Key.Key_Y)}
)


def leaves_to_window(event: QKeyEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether a key for undo or redo finds nothing in the field, and may act on the file."""
    keys = event.keyCombination()
    return (keys in _UNDO and not can_undo) or (keys in _REDO and not can_redo)
