"""Errors a person can act on. Anything else that is raised is a bug of ours and is shown as one."""

from __future__ import annotations

from db.text import Text


class UserError(Exception):
    """Says in one sentence what is wrong and what to do. `text` is translatable."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return str(self.text)


class RecordsFileError(UserError):
    """The records file cannot be opened, created or written."""


class StaleRecordError(UserError):
    """Somebody else saved the record after it was read."""


class Cancelled(Exception):
    """The user cancelled a long piece of work; nothing of it was kept."""
