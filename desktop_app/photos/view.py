"""One large picture that can be fitted, zoomed and moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from forms import theme
from forms.icons import pixmap as icon_pixmap

STEP: Final = 1.25
"""One step of zooming."""

_LARGEST: Final = 8.0  # screen pixels for one of the picture


def levels_of(image: QImage) -> list[QImage]:
    """The image, then halves of it down to some hundred pixels. Runs in a worker.

    Drawn from the level just larger than what the screen shows: quick and without flicker.
    """
    levels = [image]
    while max(levels[-1].width(), levels[-1].height()) > 600:
        last = levels[-1]
        half = QSize((last.width() + 1) // 2, (last.height() + 1) // 2)
        levels.append(
            last.scaled(
                half,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
    return levels


class PhotoView(QWidget):
    """Shows a picture, fitted at first. Wheel and double click zoom, dragging moves it.

    zoomed: how many screen pixels one pixel of the original has now.
    """

    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels: list[QImage] = []
        self._size = QSizeF()  # pixels of the original
        self._preview: QPixmap | None = None
        self._words = ""
        self._fitted = True
        self._zoom = 1.0
        self._centre = QPointF()  # of the view, in pixels of the original
        self._drag: QPointF | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 160)

    # --- what it shows ----------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """Screen pixels (device) for one pixel of the original."""
        return self._zoom

    @property
    def fitted(self) -> bool:
        """Whether the whole picture is shown, however large the window becomes."""
        return self._fitted

    def show_picture(self, levels: Sequence[QImage], size: QSize) -> None:
        """Show a picture; levels as `levels_of` made them, size in pixels of the original."""
        self._levels = list(levels)
        self._preview, self._words = None, ""
        self._begin(size)

    def show_preview(self, preview: QPixmap | None) -> None:
        """A small picture until the large one comes; None leaves the ground."""
        self._levels, self._words = [], ""
        self._preview = preview
        self._begin(preview.size() if preview is not None else QSize())

    def show_words(self, sentence: str) -> None:
        """There is no picture, and this is why."""
        self._levels, self._preview, self._words = [], None, sentence
        self._begin(QSize())

    def _begin(self, size: QSize) -> None:
        self._size = QSizeF(size)
        self._drag = None
        self.fit()

    # --- zooming and moving -----------------------------------------------------------------------

    def fit(self) -> None:
        """The whole picture; a small one is not enlarged beyond its pixels."""
        self._fitted = True
        self._centre = QPointF(self._size.width() / 2, self._size.height() / 2)
        self._set_zoom(self._fitting())

    def actual_size(self) -> None:
        """One pixel of the original on one of the screen."""
        self.zoom_to(1.0)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Larger or smaller; `at`, a place of the widget, stays where it is."""
        self.zoom_to(self._zoom * factor, at)

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Show so many screen pixels for one of the picture. Smaller than fitted is fitted."""
        if not self._levels:
            return
        zoom = min(zoom, _LARGEST)
        if zoom <= self._fitting() * 1.001:
            self.fit()
            return
        place = at if at is not None else QPointF(self.rect().center())
        under = self._to_picture(place)
        self._fitted = False
        self._zoom = zoom
        self._centre += under - self._to_picture(place)
        self._set_zoom(zoom)

    def move_by(self, dx: float, dy: float) -> None:
        """Look further right and down, in logical pixels of the screen."""
        self._centre += QPointF(dx / self._scale(), dy / self._scale())
        self._set_zoom(self._zoom)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self._keep_inside()
        over = not self._fitted and bool(self._levels)
        self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
        self.zoomed.emit(zoom)
        self.update()

    def _fitting(self) -> float:
        if self._size.isEmpty() or self.width() < 1 or self.height() < 1:
            return 1.0
        ratio = self.devicePixelRatioF()
        most = 4.0 if self._preview is not None else 1.0  # what comes will be larger
        return min(
            self.width() * ratio / self._size.width(),
            self.height() * ratio / self._size.height(),
            most * (ratio if most > 1 else 1.0),
        )

    def _scale(self) -> float:
        """Logical pixels for one of the picture."""
        return self._zoom / self.devicePixelRatioF()

    def _to_picture(self, place: QPointF) -> QPointF:
        right, down = place.x() - self.width() / 2, place.y() - self.height() / 2
        return self._centre + QPointF(right / self._scale(), down / self._scale())

    def _keep_inside(self) -> None:
        """No ground beside the picture where the picture is larger than the view."""
        width, height = self.width() / self._scale(), self.height() / self._scale()
        self._centre = QPointF(
            _between(self._centre.x(), width / 2, self._size.width() - width / 2),
            _between(self._centre.y(), height / 2, self._size.height() - height / 2),
        )

    # --- events -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()
        else:
            self._set_zoom(self._zoom)

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        if steps:
            self.zoom_by(STEP**steps, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._fitted:
            self._drag = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            moved = self._drag - event.position()
            self._drag = event.position()
            self.move_by(moved.x(), moved.y())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._fitted:
            self.zoom_to(max(1.0, self._fitting() * 2), event.position())
        else:
            self.fit()

    # --- drawing ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("ground"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._zoom < 3)
        if self._words:
            self._paint_words(painter)
        elif not self._size.isEmpty():
            scale = self._scale()
            middle = QPointF(self.width() / 2, self.height() / 2)
            target = QRectF(middle - self._centre * scale, self._size * scale)
            if self._preview is not None:
                painter.drawPixmap(target, self._preview, QRectF(self._preview.rect()))
            elif self._levels:
                level = self._level()
                painter.drawImage(target, level, QRectF(level.rect()))
        painter.end()

    def _level(self) -> QImage:
        """The smallest that still has a pixel for each pixel of the screen."""
        wanted = self._size.width() * self._zoom
        return next(
            (one for one in reversed(self._levels) if one.width() >= wanted), self._levels[0]
        )

    def _paint_words(self, painter: QPainter) -> None:
        size = 44
        mark = icon_pixmap("photo-off", "faint", size, self.devicePixelRatioF())
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.drawPixmap(middle - QPointF(size / 2, size + 6), mark)
        painter.setPen(theme.colour("quiet"))
        painter.setFont(theme.font())
        width = min(420.0, self.width() - 32)
        box = QRectF(middle.x() - width / 2, middle.y() + 10, width, self.height() / 2 - 12)
        flags = int(
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        )
        painter.drawText(box, flags, self._words)


def _between(value: float, lowest: float, highest: float) -> float:
    """value within the bounds; their middle when they have changed places."""
    if lowest > highest:
        return (lowest + highest) / 2
    return min(max(value, lowest), highest)
