"""What Ctrl+Z and its like act on: typing first, where there is some; then the file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.context import Context
from desktop_app.undo.control import UndoControl


def undo_by_key(context: Context, control: UndoControl, *, forwards: bool) -> None:
    """Undo (or do again) what the person at the keyboard means."""
    field = QApplication.focusWidget()
    if _acts_on_typing(field, forwards):
        return
    if _is_typed_in(field):
        # What is typed elsewhere in the form would be mixed with what the file takes back.
        context.status_message.emit(
            QCoreApplication.translate(
                "MainWindow",
                "This record has changes that are not saved: save it or take them back.",
            )
        )
    elif forwards:
        control.redo()
    else:
        control.undo()


def _acts_on_typing(field: QWidget | None, forwards: bool) -> bool:
    """Let the field take its own typing back; False when there is none."""
    if isinstance(field, QLineEdit):
        available = field.isRedoAvailable() if forwards else field.isUndoAvailable()
    elif isinstance(field, QPlainTextEdit):
        document = field.document()
        available = document.isRedoAvailable() if forwards else document.isUndoAvailable()
    else:
        return False
    if available:
        (field.redo if forwards else field.undo)()
    return available


def _is_typed_in(widget: QWidget | None) -> bool:
    """Whether it stands in a form with something typed and not saved."""
    while widget is not None:
        is_dirty = getattr(widget, "is_dirty", None)
        if is_dirty is not None and is_dirty():
            return True
        widget = widget.parentWidget()
    return False
