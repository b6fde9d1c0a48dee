"""What a check finds: errors block saving, doubts ask once."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from db.text import Text


class Severity(enum.Enum):
    ERROR = "error"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `code` is stable, so a doubt that was confirmed is not asked again."""

    code: str
    field: str | None
    severity: Severity
    text: Text


def error(code: str, field: str | None, text: Text) -> Problem:
    return Problem(code, field, Severity.ERROR, text)


def doubt(code: str, field: str | None, text: Text) -> Problem:
    return Problem(code, field, Severity.DOUBT, text)
