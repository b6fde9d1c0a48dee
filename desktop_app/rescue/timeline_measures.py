"""How tall each line of a timeline is, and where its words break; may be worked out in a worker."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout

from desktop_app.rescue.words import Line
from forms import theme

TOP: Final = 6
BOTTOM: Final = 8
LEFT: Final = 12
DATES: Final = 86
"""Width of the column of dates, which stand at its right end."""
DOT: Final = 22
TEXT: Final = LEFT + DATES + 10 + DOT + 12
RIGHT: Final = 14
TITLE: Final = 22
LINE: Final = 19
SMALL: Final = 17
PHOTO: Final = QSize(58, 44)
_FACT_LINES: Final = 3
_NOTE_LINES: Final = 2


@dataclass(frozen=True, slots=True)
class Measured:
    """One line. facts, notes: their words, line by line. beside: who did it fits the title."""

    size: QSize
    facts: tuple[str, ...]
    notes: tuple[str, ...]
    beside: bool


class Measures:
    """For a view so wide, in pixels, with the fonts of now."""

    def __init__(self, view_width: int) -> None:
        self.view_width = view_width
        self.width = max(60, view_width - TEXT - RIGHT)
        self.font = theme.font()
        self.bold = theme.font(theme.BASE_SIZE + 1, bold=True)
        self.small = theme.font(theme.BASE_SIZE - 2)
        self.metrics = QFontMetrics(self.font)
        self.small_metrics = QFontMetrics(self.small)
        self.bold_metrics = QFontMetrics(self.bold)
        self._known: dict[Line, Measured] = {}

    def height(self, lines: Iterable[Line]) -> int:
        """Pixels they need together."""
        return sum(self.of(line).size.height() for line in lines)

    def prepare(self, lines: Iterable[Line]) -> Measures:
        """Measure them all now."""
        for line in lines:
            self.of(line)
        return self

    def of(self, line: Line) -> Measured:
        found = self._known.get(line)
        if found is None:
            found = self._known[line] = self._measure(line)
        return found

    def _measure(self, line: Line) -> Measured:
        facts = self._wrap(line.facts, _FACT_LINES) if line.facts else ()
        notes = self._wrap(line.notes, _NOTE_LINES) if line.notes else ()
        beside = bool(line.by) and self._has_room_for_by(line)
        height = TITLE + LINE * (len(facts) + len(notes))
        if line.by and not beside:
            height += SMALL
        if line.photos:
            height += PHOTO.height() + 8
        height = TOP + max(height, TITLE + (SMALL if line.aside else 0)) + BOTTOM
        return Measured(QSize(100, height), facts, notes, beside)

    def _has_room_for_by(self, line: Line) -> bool:
        title = self.bold_metrics.horizontalAdvance(line.title + line.extra) + 10
        return title + 24 + self.small_metrics.horizontalAdvance(line.by) <= self.width

    def _wrap(self, text: str, most: int) -> tuple[str, ...]:
        """`text` in at most so many lines, the last one cut short where there is more."""
        if self.metrics.horizontalAdvance(text) <= self.width:
            return (text,)
        starts = self._breaks(text, most)
        shown = [
            text[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=False)
        ]
        if len(shown) > most:
            rest = text[starts[most - 1] :]
            shown = shown[: most - 1]
            shown.append(self.metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self.width))
        return tuple(shown)

    def _breaks(self, text: str, most: int) -> list[int]:
        """Where its lines begin; one more than `most` when it has more."""
        layout = QTextLayout(text, QFont(self.font))
        layout.beginLayout()
        starts: list[int] = []
        while len(starts) <= most:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self.width)
            starts.append(line.textStart())
        layout.endLayout()
        return starts
