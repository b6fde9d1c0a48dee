"""What a form is told about the program around it (`forms.host.FormHost`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.text import Text
from desktop_app import i18n
from desktop_app.context import Context

if TYPE_CHECKING:
    from db.reference import Reference
    from db.store import Store


class WindowFormHost(QObject):
    """Answers a form's questions from the open records file."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        # A form that is about to go still asks while its file is already closed.
        self._last = context.reference

    @property
    def language(self) -> str:
        return i18n.language()

    def reference(self) -> Reference:
        self._last = self._context.reference or self._last
        if self._last is None:
            raise RuntimeError("a form needs an open records file")
        return self._last

    def translate(self, text: Text) -> str:
        return i18n.show(text)

    def suggestions(
        self, record_type: str, field: str, prefix: str, callback: Callable[[list[str]], None]
    ) -> None:
        store = self._context.store
        if store is not None:
            self._context.tasks.background(
                _frequent, store, record_type, field, prefix, owner=self, done=callback
            )

    def request_pick(self, callback: Callable[[float, float], None]) -> None:
        self._context.pick_requested.emit(callback)

    def today(self) -> dt.date:
        return dt.date.today()


def _frequent(store: Store, name: str, field: str, prefix: str) -> list[str]:
    from db.record_types import record_type

    return [str(value) for value in store.distinct(record_type(name), field, prefix)]
