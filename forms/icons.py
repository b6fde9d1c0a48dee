"""Icons of one family, drawn in the colour of a role.

An icon asks the theme for its colour each time it is painted, so switching between light and dark
needs no new icons.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

import resources
from forms import theme


def icon(name: str, role: str = "label", *, on: str | None = None) -> QIcon:
    """The icon `name` (a file of `resources/icons`) in the colour of `role`.

    on: role while the button is checked or the row selected; disabled icons are always faint.
    Raises FileNotFoundError for a name that is not shipped.
    """
    _source(name)
    return QIcon(_RoleIcon(name, role, on or role))


def pixmap(name: str, role: str = "label", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` logical pixels for a screen with that pixel ratio."""
    made = _drawn(name, getattr(theme.current(), role), QSize(size, size) * ratio)
    made.setDevicePixelRatio(ratio)
    return made


def application_icon() -> QIcon:
    """The program's own mark, for windows and the task bar."""
    made = QIcon()
    renderer = QSvgRenderer(str(resources.path("icons/snowtrack.svg")))
    for size in (16, 24, 32, 48, 64, 128, 256):
        canvas = QPixmap(size, size)
        canvas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(canvas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
        painter.end()
        made.addPixmap(canvas)
    return made


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")


def _drawn(name: str, value: str, size: QSize) -> QPixmap:
    """A picture of `size` device pixels, kept in Qt's cache."""
    key = f"snowtrack-icon:{name}:{value}:{size.width()}x{size.height()}"
    cached = QPixmap()
    if QPixmapCache.find(key, cached):
        return QPixmap(cached)
    canvas = QPixmap(size)
    canvas.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", value).encode()))
    side = min(size.width(), size.height())
    target = QRectF((size.width() - side) / 2, (size.height() - side) / 2, side, side)
    painter = QPainter(canvas)
    renderer.render(painter, target)
    painter.end()
    QPixmapCache.insert(key, canvas)
    return canvas


class _RoleIcon(QIconEngine):
    """Draws one of our SVG files in a role's present colour, at any size."""

    def __init__(self, name: str, role: str, on: str) -> None:
        super().__init__()
        self._name, self._role, self._on = name, role, on

    def _value(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            role = "faint"
        elif state == QIcon.State.On or mode == QIcon.Mode.Selected:
            role = self._on
        else:
            role = self._role
        value: str = getattr(theme.current(), role)
        return value

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        drawn = _drawn(self._name, self._value(mode, state), rect.size() * ratio)
        painter.drawPixmap(rect, drawn)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _drawn(self._name, self._value(mode, state), size)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        made = QPixmap(self.pixmap(size, mode, state))
        made.setDevicePixelRatio(scale)
        return made

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    def clone(self) -> QIconEngine:
        return _RoleIcon(self._name, self._role, self._on)
