"""Keys that a field leaves to the window around it.

Undo and redo act on the field's own typing first, and on the file only when there is none. Some
commands of the window are editing keys of old on Linux (Ctrl+D deletes a letter, Ctrl+E goes to the
end of the line): there are other keys for those, so the window has them.
"""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

_CONTROL = Qt.KeyboardModifier.ControlModifier
_BOTH = _CONTROL | Qt.KeyboardModifier.ShiftModifier
_UNDO = frozenset({QKeyCombination(_CONTROL, Qt.Key.Key_Z)})
_REDO = frozenset({QKeyCombination(_BOTH, Qt.Key.Key_Z), QKeyCombination(_CONTROL, Qt.Key.Key_Y)})

_COMMANDS = frozenset(
    QKeyCombination(_CONTROL, key)
    for key in (Qt.Key.Key_D, Qt.Key.Key_E, Qt.Key.Key_F, Qt.Key.Key_H, Qt.Key.Key_N)
)


def leaves_to_window(event: QKeyEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether the window may act on the key; can_undo, can_redo: whether the field itself can."""
    keys = event.keyCombination()
    return keys in _COMMANDS or (keys in _UNDO and not can_undo) or (keys in _REDO and not can_redo)
