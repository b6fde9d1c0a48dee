"""An area of the filter in words, and the panel under its chip."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from db.area import Area, Circle, Polygon
from db.text import translate_noop
from desktop_app import i18n
from desktop_app.filters.popup import Popup
from forms.icons import icon

_WORDS = {
    "box": translate_noop("FilterArea", "box, {size}"),
    "circle": translate_noop("FilterArea", "circle, {size}"),
    "polygon": translate_noop("FilterArea", "outline, {size}"),
}


def area_words(area: Area) -> str:
    """Its kind and size, e.g. "outline, 312 km²"."""
    kind = {Circle: "circle", Polygon: "polygon"}.get(type(area), "box")
    return i18n.show(_WORDS[kind]).format(size=size_words(area.square_metres()))


def size_words(square_metres: float) -> str:
    """An area in km², with three figures where it is small."""
    size = square_metres / 1e6
    decimals = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 0.1 else 4
    return f"{size:,.{decimals}f} km²"


class AreaPicker(Popup):
    """What the area is, and the two things to do with it away from the map.

    show_requested: bring it to the front on the map. removed: it narrows no more.
    """

    show_requested = Signal()
    removed = Signal()

    def __init__(self, opener: QWidget, area: Area) -> None:
        super().__init__(opener)
        words = QLabel(self.tr("Only records in this area: {what}").format(what=area_words(area)))
        words.setParent(self)
        self.body.addWidget(words)
        self.show_button = QPushButton(self.tr("Show on the map"), self)
        self.show_button.setIcon(icon("map", "label"))
        self.take_away = QPushButton(self.tr("Take away"), self)
        self.take_away.setIcon(icon("x", "label"))
        for button, signal in (
            (self.show_button, self.show_requested),
            (self.take_away, self.removed),
        ):
            button.clicked.connect(self.close)
            button.clicked.connect(signal)
            self.body.addWidget(button)
        self.show_button.setFocus(Qt.FocusReason.PopupFocusReason)
