"""Text set in lines for paper: sizes in points and millimetres, one plain-text layout for all.

Whatever comes from a record goes through `Typesetter.set`, which knows no mark-up: `<b>` is three
letters. Lengths are in dots of the PDF (`RESOLUTION` to the inch), so layout does not depend on a
screen, and a typesetter belongs to the thread that made it (fonts are cached by thread).
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from forms import theme

RESOLUTION: Final = 1200
"""Dots per inch of the layout and of the PDF."""


def mm(length: float) -> float:
    """Millimetres in dots."""
    return length * RESOLUTION / 25.4


def pt(length: float) -> float:
    """Points in dots."""
    return length * RESOLUTION / 72


def ink(role: str) -> QColor:
    """The colour of a role on paper, which is always light."""
    return QColor(getattr(theme.LIGHT, role))


class Align(Enum):
    """Where a line stands in its width; the value is the share of free room at its left."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


class Style(NamedTuple):
    """How a text looks. size: points. leading: height of a line in sizes. role: of its colour."""

    size: float
    bold: bool = False
    role: str = "ink"
    leading: float = 1.42
    align: Align = Align.LEFT


TITLE: Final = Style(18, bold=True, leading=1.3, align=Align.CENTRE)
SUBTITLE: Final = Style(10.5, role="label", align=Align.CENTRE)
OFFICE: Final = Style(11, bold=True, role="label", align=Align.CENTRE)
HEADING: Final = Style(12, bold=True, leading=1.35)
BODY: Final = Style(10)
LABEL: Final = Style(9, role="label")
STRONG: Final = Style(10, bold=True)
SMALL: Final = Style(8.5, role="quiet")
RUNNING: Final = Style(8, role="quiet")

_BREAKS: Final = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
# No letter shows these, or they turn the reading order of what stands around them.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def seen(text: str) -> str:
    """`text` with one kind of line break, and a mark (U+FFFD) for each character without a shape.

    Nothing is dropped in silence: a reader sees that something stood there.
    """
    return _UNSEEN.sub("\ufffd", _BREAKS.sub("\n", text).replace("\t", "    "))


class Line(NamedTuple):
    """One line: its text, its width, from its top to the base line, and its height."""

    text: str
    width: float
    ascent: float
    height: float


class Lines(NamedTuple):
    """A text broken into lines of a given width."""

    style: Style
    width: float
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        return sum(line.height for line in self.lines)

    @property
    def empty(self) -> bool:
        return not any(line.text for line in self.lines)

    def split(self, height: float) -> tuple[Lines, Lines]:
        """What fits into `height`, and the rest."""
        taken, room = 0, height
        for line in self.lines:
            room -= line.height
            if room < -0.5:
                break
            taken += 1
        return self._replace(lines=self.lines[:taken]), self._replace(lines=self.lines[taken:])


class Typesetter:
    """Breaks texts into lines and draws them. printed: every character drawn so far."""

    def __init__(self) -> None:
        self.printed: set[str] = set()
        self._fonts: dict[tuple[float, bool], QFont] = {}
        self._metrics: dict[tuple[float, bool], QFontMetricsF] = {}
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def font(self, style: Style) -> QFont:
        key = (style.size, style.bold)
        if key not in self._fonts:
            font = theme.font(round(pt(style.size)), bold=style.bold)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            # Beside Latin letters the Chinese fonts swap figures for shapes that no character
            # leads to: the PDF would show 12 and nobody could search or copy it. The figures they
            # have at first are of equal width anyway.
            font.setFeature(QFont.Tag("locl"), 0)
            self._fonts[key] = font
        return self._fonts[key]

    def metrics(self, style: Style) -> QFontMetricsF:
        key = (style.size, style.bold)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self.font(style))
        return self._metrics[key]

    def width(self, text: str, style: Style) -> float:
        """Of one unbroken line."""
        return self.metrics(style).horizontalAdvance(seen(text))

    def line_height(self, style: Style) -> float:
        return pt(style.size) * style.leading

    def set(self, text: str, style: Style, width: float) -> Lines:
        """`text` in lines not wider than `width`; words too long for a line are broken."""
        found: list[Line] = []
        for paragraph in seen(text).split("\n"):
            found += self._paragraph(paragraph, style, width)
        return Lines(style, width, tuple(found))

    def _paragraph(self, text: str, style: Style, width: float) -> list[Line]:
        layout = QTextLayout(text, self.font(style))
        layout.setTextOption(self._option)
        units = text.encode("utf-16-le")  # Qt counts in these
        lines: list[Line] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            start = 2 * line.textStart()
            part = units[start : start + 2 * line.textLength()].decode("utf-16-le").rstrip()
            lines.append(self._line(part, line.naturalTextWidth(), style))
        layout.endLayout()
        return lines or [self._line("", 0.0, style)]

    def _line(self, text: str, width: float, style: Style) -> Line:
        metrics = self.metrics(style)
        height = self.line_height(style)
        above = (height - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
        if any("\u0f00" <= sign <= "\u0fff" for sign in text):
            # Stacked Tibetan letters reach further than the line: as far as they really do.
            drawn = metrics.tightBoundingRect(text)
            air = pt(style.size) * 0.12
            above = max(above, air - drawn.top())
            height = max(height, above + drawn.bottom() + air)
        return Line(text, width, above, height)

    def shortened(self, text: str, style: Style, width: float) -> Lines:
        """`text` on one line, with … where it does not fit. Only for what stands elsewhere too."""
        from PySide6.QtCore import Qt

        one = seen(text).replace("\n", " ")
        cut = self.metrics(style).elidedText(one, Qt.TextElideMode.ElideRight, width)
        return Lines(style, width, (self._line(cut, self.width(cut, style), style),))

    def draw(self, painter: QPainter, lines: Lines, x: float, y: float) -> None:
        """Draw with the top left corner of the first line at x, y."""
        painter.setFont(self.font(lines.style))
        painter.setPen(ink(lines.style.role))
        for line in lines.lines:
            if line.text:
                self.printed.update(line.text)
                left = x + (lines.width - line.width) * lines.style.align.value
                painter.drawText(QPointF(left, y + line.ascent), line.text)
            y += line.height
