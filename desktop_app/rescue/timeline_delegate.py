"""How a line of the timeline is drawn: date, a dot with the icon of its kind, what happened."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPixmap, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.photos.thumbnails import Thumbnails
from desktop_app.rescue.kinds import colour_of, icon_of
from desktop_app.rescue.timeline_model import LINE_ROLE, TimelineModel
from desktop_app.rescue.words import Line
from forms import theme
from forms.icons import pixmap

_TOP: Final = 6
_BOTTOM: Final = 8
_LEFT: Final = 12
_DATES: Final = 86
"""Width of the column of dates, which stand at its right end."""
_DOT: Final = 22
_TEXT: Final = _LEFT + _DATES + 10 + _DOT + 12
_RIGHT: Final = 14
_TITLE: Final = 22
_LINE: Final = 19
_SMALL: Final = 17
_PHOTO: Final = QSize(58, 44)
_FACT_LINES: Final = 3
_NOTE_LINES: Final = 2

Index = QModelIndex | QPersistentModelIndex


class TimelineDelegate(QStyledItemDelegate):
    """Draws rows of a `TimelineModel` in `view`."""

    def __init__(self, view: QAbstractItemView, thumbnails: Thumbnails) -> None:
        super().__init__(view)
        self._view = view
        self._thumbnails = thumbnails
        self._wrapped: dict[tuple[str, int, int], list[str]] = {}
        self._measured: dict[str, int] = {}
        self._width = 0
        self.hovered = -1
        self.look_changed()

    def look_changed(self) -> None:
        """Fonts and measures anew."""
        self._font = theme.font()
        self._bold = theme.font(theme.BASE_SIZE + 1, bold=True)
        self._small = theme.font(theme.BASE_SIZE - 2)
        self._figures = theme.with_tabular_figures(self._font)
        self._metrics = QFontMetrics(self._font)
        self._small_metrics = QFontMetrics(self._small)
        self._bold_metrics = QFontMetrics(self._bold)
        self.words_changed()

    def words_changed(self) -> None:
        """Other lines, or the same in other words."""
        self._wrapped.clear()
        self._measured.clear()

    # --- how tall ---

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line = index.data(LINE_ROLE)
        return QSize(100, self.height_of(line))

    def height_of(self, line: Line) -> int:
        width = self._text_width()
        height = _TITLE
        if line.facts:
            height += _LINE * len(self._lines(line.facts, width, _FACT_LINES))
        if line.notes:
            height += _LINE * len(self._lines(line.notes, width, _NOTE_LINES))
        if line.by and not self._by_fits(line, width):
            height += _SMALL
        if line.photos:
            height += _PHOTO.height() + 8
        return _TOP + max(height, _TITLE + (_SMALL if line.aside else 0)) + _BOTTOM

    def _by_fits(self, line: Line, width: int) -> bool:
        """Whether who did it has room beside the title."""
        measured = self._measured.get(line.uuid)
        if measured is None:
            title = self._bold_metrics.horizontalAdvance(line.title + line.extra) + 10
            by = self._small_metrics.horizontalAdvance(line.by)
            measured = self._measured[line.uuid] = title + 24 + by
        return measured <= width

    def _text_width(self) -> int:
        return max(60, self._view.viewport().width() - _TEXT - _RIGHT)

    def _lines(self, text: str, width: int, most: int) -> list[str]:
        """`text` in at most so many lines, the last one cut short where there is more."""
        if width != self._width:
            self._wrapped.clear()
            self._width = width
        key = (text, width, most)
        found = self._wrapped.get(key)
        if found is None:
            found = self._wrapped[key] = _wrap(text, self._font, self._metrics, width, most)
        return found

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
        top = rect.top() + _TOP
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
        return rect.left() + _LEFT + _DATES + 10 + _DOT // 2

    def _rail(self, painter: QPainter, rect: QRect, *, first: bool, last: bool) -> None:
        middle = rect.top() + _TOP + _TITLE // 2
        start = middle if first else rect.top()
        end = middle if last else rect.bottom() + 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(self._centre(rect), start, 1, end - start, theme.colour("field_line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _dates(self, painter: QPainter, rect: QRect, top: int, line: Line, *, full: bool) -> None:
        right = rect.left() + _LEFT + _DATES
        text = line.when if full else line.short
        painter.setFont(self._figures)
        painter.setPen(theme.colour("label"))
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(text) > _DATES:
            painter.setFont(theme.with_tabular_figures(self._small))
            metrics = painter.fontMetrics()
        base = self._base(top, _TITLE, self._metrics)
        painter.drawText(right - metrics.horizontalAdvance(text), base, text)
        if line.aside:
            painter.setFont(self._small)
            painter.setPen(theme.colour("quiet"))
            width = self._small_metrics.horizontalAdvance(line.aside)
            base = self._base(top + _TITLE, _SMALL, self._small_metrics)
            painter.drawText(right - width, base, line.aside)

    def _dot(self, painter: QPainter, rect: QRect, top: int, line: Line) -> None:
        centre = QPointF(self._centre(rect) + 0.5, top + _TITLE / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(line.kind))
        painter.drawEllipse(centre, _DOT / 2, _DOT / 2)
        ratio = self._view.devicePixelRatioF()
        picture = pixmap(icon_of(line.kind), "panel", 14, ratio)
        painter.drawPixmap(QPointF(centre.x() - 7, centre.y() - 7), picture)

    def _words(self, painter: QPainter, rect: QRect, top: int, line: Line) -> None:
        left, width = rect.left() + _TEXT, self._text_width()
        painter.setFont(self._bold)
        painter.setPen(theme.colour("ink"))
        base = self._base(top, _TITLE, self._bold_metrics)
        painter.drawText(left, base, line.title)
        after = self._bold_metrics.horizontalAdvance(line.title) + 10
        if line.extra:
            shown = self._bold_metrics.elidedText(
                line.extra, Qt.TextElideMode.ElideRight, max(0, width - after)
            )
            painter.drawText(left + after, base, shown)
        beside = bool(line.by) and self._by_fits(line, width)
        if beside:
            painter.setFont(self._small)
            painter.setPen(theme.colour("quiet"))
            room = self._small_metrics.horizontalAdvance(line.by)
            painter.drawText(left + width - room, base, line.by)
        y = top + _TITLE
        painter.setFont(self._font)
        for text, most, role in (
            (line.facts, _FACT_LINES, "label"),
            (line.notes, _NOTE_LINES, "quiet"),
        ):
            painter.setPen(theme.colour(role))
            for part in self._lines(text, width, most) if text else ():
                painter.drawText(left, self._base(y, _LINE, self._metrics), part)
                y += _LINE
        if line.by and not beside:
            painter.setFont(self._small)
            painter.setPen(theme.colour("quiet"))
            shown = self._small_metrics.elidedText(line.by, Qt.TextElideMode.ElideRight, width)
            painter.drawText(left, self._base(y, _SMALL, self._small_metrics), shown)
            y += _SMALL
        if line.photos:
            self._photos(painter, left, y + 4, width, line)

    @staticmethod
    def _base(top: int, height: int, metrics: QFontMetrics) -> int:
        return top + (height + metrics.capHeight()) // 2

    # --- photos ---

    def _photos(self, painter: QPainter, left: int, top: int, width: int, line: Line) -> None:
        room = max(1, (width + 6) // (_PHOTO.width() + 6))
        shown = line.photos[:room] if len(line.photos) <= room else line.photos[: room - 1]
        for number, photo in enumerate(shown):
            box = QRect(left + number * (_PHOTO.width() + 6), top, _PHOTO.width(), _PHOTO.height())
            self._thumbnail(painter, box, photo.values.get("sha256") or "")
        more = len(line.photos) - len(shown)
        if more:
            painter.setFont(self._small)
            painter.setPen(theme.colour("quiet"))
            x = left + len(shown) * (_PHOTO.width() + 6)
            area = QRect(x, top, _PHOTO.width(), _PHOTO.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"+{more}")

    def photo_at(self, rect: QRect, line: Line, place: QPointF) -> int:
        """Number of the photo under a point of the viewport, -1 when there is none."""
        if not line.photos:
            return -1
        top = rect.bottom() + 1 - _BOTTOM - _PHOTO.height()
        number = int((place.x() - rect.left() - _TEXT) // (_PHOTO.width() + 6))
        inside = top <= place.y() <= top + _PHOTO.height() and place.x() >= rect.left() + _TEXT
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


def _wrap(text: str, font: QFont, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    layout = QTextLayout(text, font)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    shown = [
        text[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=False)
    ]
    if len(shown) > most:
        rest = text[starts[most - 1] :]
        shown = shown[: most - 1]
        shown.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return shown
