"""A second view of the map that nobody sees: as large as the paper wants, without furniture.

Chromium draws text, lines and marks anew at the pixels of the paper (a zoom factor of the page), so
that nothing is an enlarged picture of the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage

from desktop_app.map.features import Box
from desktop_app.map.tools.scale import CSS_INCH
from desktop_app.map.view import MapView
from forms import theme

PATIENCE_MS: Final = 60_000
_STRIP: Final = 8  # logical pixels below the map, where the page says which picture it shows
_LOOK_MS: Final = 120
# What belongs to the moment on the screen: said once, or a tool at work.
_NOT_PRINTED: Final = frozenset(
    {
        "fly", "fit", "pick", "marker", "details", "select", "measure", "measure_words", "move",
        "move_words", "landmark", "theme", "bare", "print", "print_when_whole", "pointer_text",
    }
)  # fmt: skip


class PrintView(MapView):
    """Shows what `model` shows, in the colours of paper."""

    def __init__(self, model: MapView) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = model
        self._factor = 1.0
        self._size = QSize()
        self.tiles = model.tiles  # the same layers, opened once
        self.follow()
        self.set_theme(theme.as_json(theme.LIGHT))

    def follow(self) -> None:
        """Take over what the other view shows now."""
        for kind, message in self._model._told.items():
            if kind not in _NOT_PRINTED and self._told.get(kind) != message:
                self._told[kind] = message
                if self._state == "ready":
                    self._push(kind)

    def set_size(self, width: int, height: int, dpi: float) -> None:
        """Logical pixels of the page, and the dots an inch (96 of them) gets in its picture."""
        self._factor = dpi / CSS_INCH / self.devicePixelRatioF()
        self._size = QSize(round(width * self._factor), round(height * self._factor))
        self.resize(self._size.width(), self._size.height() + round(_STRIP * self._factor))
        if self._view is not None:
            self._view.setZoomFactor(self._factor)

    def picture(self, number: int) -> QImage | None:
        """The map, when the picture of this number has come from Chromium; else None."""
        strip = colour_of(number)
        wide, top = self._size.width(), self._size.height() + round(3 * self._factor)
        ratio = self.devicePixelRatioF()
        for left in (2, wide // 2, wide - 4):
            spot = self._grab(QRect(left, top, 2, 2))
            if spot.isNull() or spot.pixelColor(0, 0) != strip:
                return None
        image = self._grab(QRect(QPoint(0, 0), self._size))
        return None if image.isNull() else image.scaled(self._size * ratio)

    def _grab(self, part: QRect) -> QImage:
        if self._state != "ready" or self._view is None:
            return QImage()
        image = self._view.grab(part).toImage()
        image.setDevicePixelRatio(1.0)
        return image

    def _make_view(self) -> None:
        super()._make_view()
        assert self._view is not None
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setZoomFactor(self._factor)

    def _page_ready(self) -> None:
        if self._view is not None:
            self._view.setZoomFactor(self._factor)  # loading resets it
        super()._page_ready()

    def close_page(self) -> None:
        self._drop_view()  # the tiles are the other view's
        self._state = "idle"


def colour_of(number: int) -> QColor:
    """The colour the page gives its strip for the n-th picture: neighbours are far apart."""
    return QColor(f"#{number * 2654435761 % 0xFFFFFF:06x}")


@dataclass(frozen=True, slots=True)
class Shot:
    """What is photographed: the middle and zoom of the map, its size in logical pixels, and the
    dots an inch of 96 of them gets."""

    latitude: float
    longitude: float
    zoom: float
    width: int
    height: int
    dpi: float


Feed = Callable[[MapView, Callable[[], None]], None]
"""Has the marks of what a view shows drawn in it, and says when they are told."""


class Photographer(QObject):
    """Takes pictures of the twin, one at a time; a new wish replaces one that is not yet met.

    taken: the `Shot`, its picture (QImage) and the `Box` it shows. failed: the map cannot be drawn.
    """

    taken = Signal(object, object, object)
    failed = Signal()

    def __init__(self, model: MapView, feed: Feed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._feed = model, feed
        self.view: PrintView | None = None
        self._shot: Shot | None = None
        self._number = 0
        self._told = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._photograph)

    @property
    def busy(self) -> bool:
        return self._shot is not None

    def take(self, shot: Shot) -> None:
        """Begin; `taken` or `failed` comes later."""
        self._look.stop()
        self._shot = shot
        self._number += 1
        self._patience.start()
        if self.view is None:
            self.view = PrintView(self._model)
            self.view.ready.connect(self._begin)
            self.view.said.connect(self._said)
            self.view.failed.connect(self._give_up)
        self.view.follow()
        self.view.set_size(shot.width, shot.height, shot.dpi)
        if self.view.state == "ready":
            # In a turn of its own: the page hears of its new size first.
            QTimer.singleShot(60, self, self._begin)
        else:
            self.view.show()
            self.view.prepare()

    def cancel(self) -> None:
        """The picture on its way is not wanted any more."""
        self._look.stop()
        self._shot = None
        self._number += 1
        self._patience.stop()

    def close(self) -> None:
        """Let go of the second view; `take` makes a new one."""
        self.cancel()
        if self.view is not None:
            view, self.view = self.view, None
            view.close_page()
            view.hide()
            view.deleteLater()

    def _begin(self) -> None:
        shot, view = self._shot, self.view
        if shot is None or view is None:
            return
        view.tell(
            "print",
            {
                "lat": shot.latitude, "lon": shot.longitude, "zoom": shot.zoom,
                "number": self._number, "width": shot.width, "height": shot.height,
                "strip": _STRIP,
            },
        )  # fmt: skip

    def _said(self, kind: str, value: Any) -> None:
        if self._shot is None or self.view is None or value != self._number:
            return
        number = self._number
        if kind == "print_placed":
            self._feed(self.view, lambda: self._fed(number))
        elif kind == "print_whole":
            self._look.start()

    def _fed(self, number: int) -> None:
        if number == self._number and self.view is not None:
            self.view.tell("print_when_whole", number)

    def _photograph(self) -> None:
        shot, view = self._shot, self.view
        if shot is None or view is None:
            self._look.stop()
            return
        image = view.picture(self._number)
        box: Box | None = view.box
        if image is None or box is None:
            return  # not yet
        self._look.stop()
        self._shot = None
        self._patience.stop()
        self.taken.emit(shot, image, box)

    def _give_up(self) -> None:
        if self._shot is not None:
            self.cancel()
            self.failed.emit()
