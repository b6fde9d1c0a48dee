"""Answers as cells: numbers and days stay what they are, formats make words of them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from db.report_forms.answers import Answer

_NUMBER: Final = re.compile(r"(#,##)?0(?:\.(0{1,6}))?(%)?")
_TOKEN: Final = re.compile(r"y{2,4}|m{1,2}|d{1,2}", re.I)


def formatted(answer: Answer, format: str) -> Answer:
    """An answer in the format of its placeholder; without one, or where it does not fit, as it is.

    A number stays a number, rounded, unless the format is of percent.
    """
    if not format or answer is None:
        return answer
    number = _NUMBER.fullmatch(format)
    if number is not None and isinstance(answer, int | float):
        if number[3] or number[1]:
            return _number_words(float(answer), number)
        return round(answer, len(number[2] or ""))
    if number is None and isinstance(answer, dt.date):
        return _TOKEN.sub(lambda found: _date_part(answer, found[0].lower()), format)
    return answer


def _number_words(value: float, format: re.Match[str]) -> str:
    comma = "," if format[1] else ""
    kind = "%" if format[3] else "f"
    return f"{value:{comma}.{len(format[2] or '')}{kind}}"


def _date_part(day: dt.date, token: str) -> str:
    if token[0] == "y":
        return f"{day.year:04d}" if len(token) > 2 else f"{day.year % 100:02d}"
    value = day.month if token[0] == "m" else day.day
    return f"{value:02d}" if len(token) == 2 else str(value)


def words_of(answer: Answer) -> str:
    """An answer within other words."""
    if answer is None:
        return ""
    if isinstance(answer, float):
        return f"{answer:.2f}".rstrip("0").rstrip(".")
    return answer.isoformat() if isinstance(answer, dt.date) else str(answer)
