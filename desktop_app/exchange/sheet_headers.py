"""The edges of the sheet: over each column its letter, its words and its field; row numbers."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_app import i18n
from desktop_app.exchange.sheet_model import KIND_MARKS, KIND_NAMES, SheetModel
from desktop_app.exchange.sheet_reading import RowKind, SheetReading
from forms import theme
from forms.icons import pixmap

HEIGHT: Final = 58
_TOP: Final = 25  # letter and header; the field's button fills the rest
_PADDING: Final = 8
_KIND_INK: Final = {
    RowKind.NEW: ("good", "good_soft"),
    RowKind.DUPLICATE: ("tag_ink", "tag"),
    RowKind.DOUBTFUL: ("doubt", "doubt_soft"),
    RowKind.REFUSED: ("error", "error_soft"),
    RowKind.LEFT_OUT: ("quiet", "tag"),
    RowKind.NO_RECORD: ("quiet", "raised"),
    RowKind.HEAD: ("quiet", "raised"),
}


class FieldHeader(QHeaderView):
    """Letter and words of each column as the sheet has them, and below the field it goes to.

    field_wanted: the button of that column was pressed.
    """

    field_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self._hovered = -1
        self.marked = -1  # the column of the current cell

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def _reading(self) -> SheetReading | None:
        model = self.model()
        return model.reading if isinstance(model, SheetModel) else None

    def words(self, section: int) -> tuple[str, str]:
        """What a column goes to, and the look of saying so: field, extra, none."""
        reading = self._reading()
        assert reading is not None
        meaning = reading.columns[section].meaning
        spec = reading.spec(section)
        if meaning.role == "scientific_name":
            return self.tr("Species (scientific name)"), "field"
        if meaning.role in ("datum", "record_id", "case", "kind"):
            return {
                "datum": self.tr("Coordinate system of the row"),
                "record_id": self.tr("Record ID"),
                "case": self.tr("Case"),
                "kind": self.tr("Kind of entry"),
            }[meaning.role], "field"
        if spec is not None:
            return i18n.show(spec.label), "field"
        if meaning.role == "extra":
            return self.tr("To the notes"), "extra"
        if meaning.role == "sequence":
            return self.tr("Running number"), "none"
        if meaning.role in ("stamp", "derived"):
            return self.tr("Kept by the program"), "none"
        return self.tr("Left out"), "none"

    def field_rect(self, section: int) -> QRect:
        """Where the button of a column stands, in the header."""
        left = self.sectionViewportPosition(section)
        return QRect(left + 4, _TOP + 2, self.sectionSize(section) - 9, HEIGHT - _TOP - 7)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        reading = self._reading()
        if reading is None or section >= len(reading.columns):
            return
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, theme.colour("raised"))
        column = reading.columns[section]
        small = theme.font(theme.BASE_SIZE - 1)
        painter.setFont(small)
        metrics = QFontMetrics(small)
        base = rect.top() + 6 + metrics.ascent()
        painter.setPen(theme.colour("accent" if section == self.marked else "quiet"))
        painter.drawText(rect.left() + _PADDING, base, column.letter)
        left = rect.left() + _PADDING + metrics.horizontalAdvance(column.letter) + 7
        bold = theme.font(theme.BASE_SIZE - 1, bold=True)
        painter.setFont(bold)
        painter.setPen(theme.colour("ink"))
        header = " ".join(column.header.split())
        shown = QFontMetrics(bold).elidedText(
            header, Qt.TextElideMode.ElideRight, rect.right() - left - 4
        )
        painter.drawText(left, base, shown)
        self._field(painter, section, small)
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())
        painter.restore()

    def _field(self, painter: QPainter, section: int, font: QFont) -> None:
        text, look = self.words(section)
        box = self.field_rect(section)
        ground, line, ink = {
            "field": ("accent_soft", "accent_soft_line", "accent_soft_ink"),
            "extra": ("doubt_soft", "doubt_line", "doubt"),
            "none": ("raised", "line", "quiet"),
        }[look]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("focus" if section == self._hovered else line))
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(box, 5, 5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        arrow = pixmap("chevron-down", ink, 12, self.devicePixelRatioF())
        painter.drawPixmap(box.right() - 17, box.center().y() - 5, arrow)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        room = box.width() - _PADDING - 20
        painter.drawText(
            box.left() + _PADDING,
            box.center().y() + metrics.capHeight() // 2 + 1,
            metrics.elidedText(text, Qt.TextElideMode.ElideRight, room),
        )

    def mark(self, section: int) -> None:
        """The column that the current cell is in."""
        if section != self.marked:
            self.marked = section
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._field_at(event.position().toPoint())
        if at != self._hovered:
            self._hovered = at
            self.viewport().update()
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._field_at(event.position().toPoint())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.field_wanted.emit(at)
            return
        super().mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.viewport().update()
        super().leaveEvent(event)

    def _field_at(self, point: QPoint) -> int:
        section = self.logicalIndexAt(point)
        # Not the ends of a section: there its width is drawn.
        return section if section >= 0 and self.field_rect(section).contains(point) else -1


class RowHeader(QHeaderView):
    """The sheet's own row numbers, each with the mark of what becomes of its row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.marked = -1

    def sizeHint(self) -> QSize:
        model = self.model()
        most = 999
        if isinstance(model, SheetModel) and len(model.reading):
            most = max(most, model.reading.number(len(model.reading) - 1))
        metrics = QFontMetrics(theme.font(theme.BASE_SIZE - 1))
        return QSize(metrics.horizontalAdvance(str(most)) + 42, 0)

    def mark(self, section: int) -> None:
        """The row that the current cell is in."""
        if section != self.marked:
            self.marked = section
            self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        if not isinstance(model, SheetModel) or section >= model.rowCount():
            return
        kind = model.kind(section)
        ink, ground = _KIND_INK[kind]
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, theme.colour("raised"))
        font = theme.with_tabular_figures(theme.font(theme.BASE_SIZE - 1))
        metrics = QFontMetrics(font)
        base = rect.center().y() + metrics.capHeight() // 2 + 1
        tag = QRect(rect.left() + 6, rect.center().y() - 8, 18, 17)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(tag, 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(theme.colour(ink))
        painter.setFont(theme.font(theme.BASE_SIZE, bold=True))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, KIND_MARKS[kind])
        painter.setFont(font)
        painter.setPen(theme.colour("accent" if section == self.marked else "quiet"))
        text = str(model.headerData(section, Qt.Orientation.Vertical))
        painter.drawText(rect.right() - 7 - metrics.horizontalAdvance(text), base, text)
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())
        painter.restore()

    def kind_words(self, section: int) -> str:
        model = self.model()
        assert isinstance(model, SheetModel)
        return i18n.show(KIND_NAMES[model.kind(section)])
