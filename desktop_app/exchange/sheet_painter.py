"""Draws the cells of the sheet in sight: what was typed, what that means, and how surely.

The whole view at once and not cell by cell through a delegate: a screen of two hundred cells is
drawn while the thumb of the scroll bar is dragged.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from desktop_app.exchange.sheet_reading import CellLook, RowKind, Verdict
from forms import theme

PADDING: Final = 8
ROW_HEIGHT: Final = 29
_ARROW: Final = "→"
_GAP: Final = 5
_MARK: Final = 10  # room for the mark at the right end of a cell
_MEMO: Final = 8000  # texts whose cut is remembered
_FAULTY: Final = (Verdict.DOUBTFUL, Verdict.REFUSED)
_SHADED: Final = frozenset((RowKind.NO_RECORD, RowKind.LEFT_OUT, RowKind.HEAD))
_QUIET: Final = frozenset((RowKind.NO_RECORD, RowKind.LEFT_OUT, RowKind.DUPLICATE))


class SheetPainter:
    """Holds fonts, colours and cut texts between two paintings."""

    def __init__(self) -> None:
        self._palette: theme.Palette | None = None
        self._cut: dict[tuple[str, int, bool], str] = {}

    def _dress(self) -> None:
        """Fonts and colours of the palette in use."""
        palette = theme.current()
        if palette is self._palette:
            return
        self._palette = palette
        self._cut.clear()
        self._colours = {
            role: theme.colour(role)
            for role in (
                "panel", "raised", "line", "ink", "quiet", "good", "accent", "accent_soft",
                "doubt", "doubt_soft", "error", "error_soft", "focus", "faint",
            )
        }  # fmt: skip
        self._font = theme.font()
        self._bold = theme.font(bold=True)
        self._small = theme.font(theme.BASE_SIZE - 2, bold=True)
        self._metrics = {False: QFontMetrics(self._font), True: QFontMetrics(self._bold)}
        self._cap = self._metrics[False].capHeight()
        self._arrow = self._metrics[False].horizontalAdvance(_ARROW)

    def wide(self, look: CellLook) -> int:
        """The width that a cell wants, in pixels."""
        self._dress()
        metrics = self._metrics[False]
        wide = metrics.horizontalAdvance(look.typed) + 2 * PADDING + 4
        if look.meant:
            wide += metrics.horizontalAdvance(look.meant) + self._arrow + 2 * _GAP
        return wide + (_MARK if look.verdict in _FAULTY else 0)

    def begin(self, painter: QPainter) -> None:
        """To be called before the cells of one painting."""
        self._dress()
        painter.setFont(self._font)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def cell(
        self, painter: QPainter, rect: QRect, look: CellLook, kind: RowKind, selected: bool
    ) -> None:
        colours, verdict = self._colours, look.verdict
        left, top, wide, high = rect.left(), rect.top(), rect.width(), rect.height()
        if verdict is Verdict.REFUSED:
            painter.fillRect(rect, colours["error_soft"])
        elif verdict is Verdict.DOUBTFUL:
            painter.fillRect(rect, colours["doubt_soft"])
        elif selected:
            painter.fillRect(rect, colours["accent_soft"])
        elif kind in _SHADED or verdict is Verdict.LEFT_OUT:
            painter.fillRect(rect, colours["raised"])
        room = wide - 2 * PADDING
        if verdict in _FAULTY:
            room -= _MARK
            self._mark(painter, rect, verdict)
        if look.typed or look.meant:
            base = top + (high + self._cap) // 2
            self._text(painter, left + PADDING, base, room, look, kind)
        painter.setPen(colours["line"])
        painter.drawLine(left, top + high - 1, left + wide - 1, top + high - 1)
        painter.drawLine(left + wide - 1, top, left + wide - 1, top + high - 1)
        if look.corrected:
            painter.fillRect(left, top, 3, high - 1, colours["accent"])

    def line(self, painter: QPainter, rect: QRect, words: str, *, bold: bool) -> None:
        """A row that is only words: a title, a total, a note."""
        colours = self._colours
        painter.fillRect(rect.adjusted(0, 0, 0, -1), colours["raised"])
        painter.setPen(colours["line"])
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        self._draw(
            painter, rect.left() + PADDING, rect.top() + (rect.height() + self._cap) // 2,
            rect.width() - 2 * PADDING, words, colours["ink" if bold else "quiet"], bold,
        )  # fmt: skip

    def ring(self, painter: QPainter, rect: QRect, *, focused: bool) -> None:
        """Around the current cell."""
        painter.setPen(QPen(self._colours["focus" if focused else "faint"], 2))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))

    # --- inside ---

    def _text(
        self, painter: QPainter, left: int, base: int, room: int, look: CellLook, kind: RowKind
    ) -> None:
        colours = self._colours
        quiet = look.verdict in (Verdict.KEPT, Verdict.LEFT_OUT) or kind in _QUIET
        bold = kind is RowKind.HEAD
        ink = colours["quiet" if quiet and not bold else "ink"]
        if not look.meant:
            self._draw(painter, left, base, room, look.typed, ink, bold)
            return
        metrics = self._metrics[False]
        arrow = self._arrow + 2 * _GAP
        # What it means is what will be kept: where there is not room for both, it comes first.
        typed_wide = metrics.horizontalAdvance(look.typed)
        left_over = room - arrow - metrics.horizontalAdvance(look.meant)
        for_typed = max(left_over, min((room - arrow) // 3, typed_wide))
        used = self._draw(painter, left, base, for_typed, look.typed, colours["quiet"], False)
        painter.setPen(colours["good"])
        painter.drawText(left + used + _GAP, base, _ARROW)
        self._draw(
            painter, left + used + arrow, base, room - used - arrow, look.meant, ink, False
        )  # fmt: skip

    def _draw(
        self, painter: QPainter, left: int, base: int, room: int, text: str, ink: QColor, bold: bool
    ) -> int:
        """Draw a text that is cut where there is no room; how wide it came out."""
        key = (text, room, bold)
        shown = self._cut.get(key)
        metrics = self._metrics[bold]
        if shown is None:
            if len(self._cut) > _MEMO:
                self._cut.clear()
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0))
            self._cut[key] = shown
        if bold:
            painter.setFont(self._bold)
        painter.setPen(ink)
        # By the base line: centring would lift a line that holds a taller script.
        painter.drawText(left, base, shown)
        if bold:
            painter.setFont(self._font)
        return metrics.horizontalAdvance(shown)

    def _mark(self, painter: QPainter, rect: QRect, verdict: Verdict) -> None:
        """A filled corner where a cell is refused, a question mark where it is doubtful."""
        if verdict is Verdict.REFUSED:
            right, top = rect.right(), rect.top()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colours["error"])
            painter.drawPolygon(
                QPolygonF([QPointF(right - 9, top), QPointF(right, top), QPointF(right, top + 9)])
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            self._letter(painter, rect, "?", self._small, self._colours["doubt"])

    def _letter(self, painter: QPainter, rect: QRect, text: str, font: QFont, ink: QColor) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(rect.right() - 11, rect.top() + (rect.height() + self._cap) // 2, text)
        painter.setFont(self._font)
