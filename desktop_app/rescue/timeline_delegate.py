"""How a line of the timeline is drawn: date, a dot with the icon of its kind, what happened."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.photos.thumbnails import Thumbnails
from desktop_app.rescue.kinds import colour_of, icon_of
from desktop_app.rescue.timeline_measures import (
    BOTTOM,
    DATES,
    DOT,
    LEFT,
    LINE,
    PHOTO,
    SMALL,
    TEXT,
    TITLE,
    TOP,
    Measures,
)
from desktop_app.rescue.timeline_model import LINE_ROLE, TimelineModel
from desktop_app.rescue.words import Line
from forms import theme
from forms.icons import pixmap

Index = QModelIndex | QPersistentModelIndex


class TimelineDelegate(QStyledItemDelegate):
    """Draws rows of a `TimelineModel` in `view`."""

    def __init__(self, view: QAbstractItemView, thumbnails: Thumbnails) -> None:
        super().__init__(view)
        self._view = view
        self._thumbnails = thumbnails
        self.hovered = -1
        self.look_changed()

    def look_changed(self) -> None:
        """Fonts anew; sizes are the model's."""
        self._figures = theme.with_tabular_figures(theme.font())
        self._small_figures = theme.with_tabular_figures(theme.font(theme.BASE_SIZE - 2))

    @property
    def measures(self) -> Measures:
        model = self._view.model()
        assert isinstance(model, TimelineModel)
        return model.measures

    # --- drawing ---

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, TimelineModel)
        line: Line = index.data(LINE_ROLE)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        row = index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        self._ground(painter, rect, selected, row == self.hovered)
        top = rect.top() + TOP
        self._rail(painter, rect, first=row == 0, last=model.is_last(row))
        self._dates(painter, rect, top, line, full=model.says_year(row))
        self._dot(painter, rect, top, line)
        self._words(painter, rect, top, line)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, selected: bool, hovered: bool) -> None:
        if not selected and not hovered:
            return
        box = QRectF(rect.adjusted(4, 1, -4, -1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft" if selected else "raised"))
        if selected and self._view.hasFocus():
            painter.setPen(theme.colour("focus"))
            box.adjust(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 6, 6)

    def _centre(self, rect: QRect) -> int:
        return rect.left() + LEFT + DATES + 10 + DOT // 2

    def _rail(self, painter: QPainter, rect: QRect, *, first: bool, last: bool) -> None:
        middle = rect.top() + TOP + TITLE // 2
        start = middle if first else rect.top()
        end = middle if last else rect.bottom() + 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(self._centre(rect), start, 1, end - start, theme.colour("field_line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _dates(self, painter: QPainter, rect: QRect, top: int, line: Line, *, full: bool) -> None:
        measures = self.measures
        right = rect.left() + LEFT + DATES
        text = line.when if full else line.short
        painter.setFont(self._figures)
        painter.setPen(theme.colour("label"))
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(text) > DATES:
            painter.setFont(self._small_figures)
            metrics = painter.fontMetrics()
        base = self._base(top, TITLE, measures.metrics)
        painter.drawText(right - metrics.horizontalAdvance(text), base, text)
        if line.aside:
            painter.setFont(measures.small)
            painter.setPen(theme.colour("quiet"))
            width = measures.small_metrics.horizontalAdvance(line.aside)
            base = self._base(top + TITLE, SMALL, measures.small_metrics)
            painter.drawText(right - width, base, line.aside)

    def _dot(self, painter: QPainter, rect: QRect, top: int, line: Line) -> None:
        centre = QPointF(self._centre(rect) + 0.5, top + TITLE / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(line.kind))
        painter.drawEllipse(centre, DOT / 2, DOT / 2)
        ratio = self._view.devicePixelRatioF()
        picture = pixmap(icon_of(line.kind), "panel", 14, ratio)
        painter.drawPixmap(QPointF(centre.x() - 7, centre.y() - 7), picture)

    def _words(self, painter: QPainter, rect: QRect, top: int, line: Line) -> None:
        measures = self.measures
        measured = measures.of(line)
        left, width = rect.left() + TEXT, measures.width
        painter.setFont(measures.bold)
        painter.setPen(theme.colour("ink"))
        base = self._base(top, TITLE, measures.bold_metrics)
        painter.drawText(left, base, line.title)
        after = measures.bold_metrics.horizontalAdvance(line.title) + 10
        if line.extra:
            shown = measures.bold_metrics.elidedText(
                line.extra, Qt.TextElideMode.ElideRight, max(0, width - after)
            )
            painter.drawText(left + after, base, shown)
        if measured.beside:
            painter.setFont(measures.small)
            painter.setPen(theme.colour("quiet"))
            room = measures.small_metrics.horizontalAdvance(line.by)
            painter.drawText(left + width - room, base, line.by)
        y = top + TITLE
        painter.setFont(measures.font)
        for parts, role in ((measured.facts, "label"), (measured.notes, "quiet")):
            painter.setPen(theme.colour(role))
            for part in parts:
                painter.drawText(left, self._base(y, LINE, measures.metrics), part)
                y += LINE
        if line.by and not measured.beside:
            painter.setFont(measures.small)
            painter.setPen(theme.colour("quiet"))
            shown = measures.small_metrics.elidedText(line.by, Qt.TextElideMode.ElideRight, width)
            painter.drawText(left, self._base(y, SMALL, measures.small_metrics), shown)
            y += SMALL
        if line.photos:
            self._photos(painter, left, y + 4, width, line)

    @staticmethod
    def _base(top: int, height: int, metrics: QFontMetrics) -> int:
        return top + (height + metrics.capHeight()) // 2

    # --- photos ---

    def _photos(self, painter: QPainter, left: int, top: int, width: int, line: Line) -> None:
        room = max(1, (width + 6) // (PHOTO.width() + 6))
        shown = line.photos[:room] if len(line.photos) <= room else line.photos[: room - 1]
        for number, photo in enumerate(shown):
            box = QRect(left + number * (PHOTO.width() + 6), top, PHOTO.width(), PHOTO.height())
            self._thumbnail(painter, box, photo.values.get("sha256") or "")
        more = len(line.photos) - len(shown)
        if more:
            painter.setFont(self.measures.small)
            painter.setPen(theme.colour("quiet"))
            x = left + len(shown) * (PHOTO.width() + 6)
            area = QRect(x, top, PHOTO.width(), PHOTO.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"+{more}")

    def photo_at(self, rect: QRect, line: Line, place: QPointF) -> int:
        """Number of the photo under a point of the viewport, -1 when there is none."""
        if not line.photos:
            return -1
        top = rect.bottom() + 1 - BOTTOM - PHOTO.height()
        number = int((place.x() - rect.left() - TEXT) // (PHOTO.width() + 6))
        inside = top <= place.y() <= top + PHOTO.height() and place.x() >= rect.left() + TEXT
        return number if inside and number < len(line.photos) else -1

    def _thumbnail(self, painter: QPainter, box: QRect, sha256: str) -> None:
        found = self._thumbnails.peek(sha256)
        if found is None:
            self._thumbnails.request(
                sha256, lambda _made: self._view.viewport().update(), owner=self._view
            )
            found = self._thumbnails.peek(sha256)
        draw_thumbnail(painter, QRectF(box), found.pixmap if found is not None else None, 4)


def draw_thumbnail(painter: QPainter, box: QRectF, picture: QPixmap | None, radius: float) -> None:
    """Fill `box` with the middle of a picture; a quiet tile when there is none."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    if picture is None or picture.isNull():
        painter.fillPath(path, theme.colour("tag"))
        size = min(20, int(box.height() / 2))
        mark = pixmap("photo", "faint", size)
        painter.drawPixmap(box.center() - QPointF(size / 2, size / 2), mark)
        return
    scale = max(box.width() / picture.width(), box.height() / picture.height())
    width, height = box.width() / scale, box.height() / scale
    source = QRectF((picture.width() - width) / 2, (picture.height() - height) / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(path)
    painter.drawPixmap(box, picture, source)
    painter.restore()
