"""How one photo is drawn small: cut to its tile, still waiting, or not to be read."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from forms import theme
from forms.icons import pixmap as icon_pixmap

RADIUS: Final = 6.0


def cropped(picture: QPixmap, size: QSize, ratio: float = 1.0) -> QPixmap:
    """The middle of a picture, filling `size` logical pixels on a screen with that pixel ratio."""
    target = QSize(round(size.width() * ratio), round(size.height() * ratio))
    target = target.expandedTo(QSize(1, 1))
    scaled = picture.scaled(
        target,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left, top = (scaled.width() - target.width()) // 2, (scaled.height() - target.height()) // 2
    # A tall picture is cut a little above its middle: heads are rarely at the bottom.
    cut = scaled.copy(QRect(left, top * 2 // 3, target.width(), target.height()))
    cut.setDevicePixelRatio(ratio)
    return cut


def paint_photo(painter: QPainter, rect: QRectF, picture: QPixmap) -> None:
    """`picture` as made by `cropped`, with round corners and a hair line that bounds snow."""
    path = rounded(rect)
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.drawPixmap(rect.topLeft(), picture)
    painter.restore()
    edge = theme.colour("ink")
    edge.setAlpha(38)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(rounded(rect.adjusted(0.5, 0.5, -0.5, -0.5)))


def paint_waiting(painter: QPainter, rect: QRectF) -> None:
    """Where a photo will be."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line"))
    painter.setOpacity(0.6)
    painter.drawPath(rounded(rect))
    painter.setOpacity(1.0)


def paint_unreadable(painter: QPainter, rect: QRectF, remark: str) -> None:
    """A photo that is kept but cannot be shown, and why in a few words."""
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(theme.colour("raised"))
    painter.drawPath(rounded(rect.adjusted(0.5, 0.5, -0.5, -0.5)))
    ratio = painter.device().devicePixelRatioF()
    words = QRectF(rect.adjusted(6, 0, -6, -6))
    font = theme.font(theme.BASE_SIZE - 2)
    metrics = QFontMetrics(font)
    two_lines = metrics.height() * 2
    has_words = bool(remark) and rect.height() > two_lines + 28
    icon_size = 20
    top = rect.top() + (10 if has_words else (rect.height() - icon_size) / 2)
    mark = icon_pixmap("photo-off", "faint", icon_size, ratio)
    painter.drawPixmap(QPointF(rect.center().x() - icon_size / 2, top), mark)
    if has_words:
        words.setTop(top + icon_size + 4)
        painter.setFont(font)
        painter.setPen(theme.colour("quiet"))
        flags = int(
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        )
        painter.drawText(words, flags, remark)


def rounded(rect: QRectF, radius: float = RADIUS) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path
