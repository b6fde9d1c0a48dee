"""How the current layer looks and is used: what stands under the list of layers."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayoutItem,
    QPushButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from db.layers.layer import HIGHEST_ZOOM, LOWEST_ZOOM, PATTERNS, LayerKind
from desktop_app import i18n
from desktop_app.map.layers.colours import ColourChoice
from desktop_app.map.layers.control import LayersControl
from desktop_app.map.layers.words import PLACE_KINDS, about_words, kind_of
from desktop_app.map.layers.work import colour_of
from desktop_app.text_line import TextLine
from forms import theme


class LayerEditor(QFrame):
    """Edits one layer at a time; every change is shown and kept at once.

    file_wanted: the file the current layer is made of is to be chosen again. coordinates_wanted:
    the user wants to say in which coordinates it is.
    """

    file_wanted = Signal(str)
    coordinates_wanted = Signal(str)

    def __init__(self, control: LayersControl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self.uuid = ""
        self.trouble = QLabel(self)
        theme.set_look(self.trouble, "doubt")
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setWordWrap(True)
        self.choose = QPushButton(self)
        self.about = QLabel(self)
        self.about.setObjectName("small")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.colours = ColourChoice(self)
        self.line_width = QDoubleSpinBox(self)
        self.line_width.setRange(0, 8)
        self.line_width.setSingleStep(0.5)
        self.line_width.setDecimals(1)
        self.pattern = QComboBox(self)
        self.fill, self.opacity = _slider(self), _slider(self)
        self.label = QComboBox(self)
        self.lowest, self.highest = QSpinBox(self), QSpinBox(self)
        for box in (self.lowest, self.highest):
            box.setRange(LOWEST_ZOOM, HIGHEST_ZOOM)
        self.credit = TextLine(self)
        self.credit.setMaxLength(120)
        self.coordinates = QPushButton(self)
        theme.set_look(self.coordinates, "quiet")
        self.places = QCheckBox(self)
        self.place_field = QComboBox(self)
        self.place_kind = QComboBox(self)
        for combo in (self.label, self.place_field):
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(8)
        self._labels: dict[str, QLabel] = {}
        self._lay_out()
        self._connect()
        control.changed.connect(self.refresh)
        self._retranslate()
        self.refresh()

    def _lay_out(self) -> None:
        grid = self._grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        line = QHBoxLayout()
        line.addWidget(self.line_width)
        line.addWidget(self.pattern, 1)
        zooms = QHBoxLayout()
        self._dash = QLabel("–", self)
        for widget in (self.lowest, self._dash, self.highest):
            zooms.addWidget(widget)
        zooms.addStretch(1)
        rows: tuple[tuple[str, Any], ...] = (
            ("colour", self.colours), ("line", line), ("fill", self.fill),
            ("opacity", self.opacity), ("label", self.label), ("zooms", zooms),
            ("credit", self.credit),
        )  # fmt: skip
        for number, (name, field) in enumerate(rows):
            label = self._labels[name] = QLabel(self)
            grid.addWidget(label, number, 0)
            if isinstance(field, QWidget):
                grid.addWidget(field, number, 1)
                label.setBuddy(field)
            else:
                grid.addLayout(field, number, 1)
                label.setBuddy(self.line_width if name == "line" else self.lowest)
        assigned = self._assigned = QGridLayout()
        assigned.setHorizontalSpacing(10)
        assigned.setColumnStretch(1, 1)
        for number, (name, field) in enumerate(
            (("place_field", self.place_field), ("place_kind", self.place_kind))
        ):
            self._labels[name] = QLabel(self)
            self._labels[name].setBuddy(field)
            assigned.addWidget(self._labels[name], number, 0)
            assigned.addWidget(field, number, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for item in (self.trouble, self.choose, self.about):
            layout.addWidget(item)
        layout.addLayout(grid)
        layout.addWidget(self.places)
        layout.addLayout(assigned)
        layout.addWidget(self.coordinates, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.choose.clicked.connect(lambda: self.file_wanted.emit(self.uuid))
        self.coordinates.clicked.connect(lambda: self.coordinates_wanted.emit(self.uuid))
        self.colours.chosen.connect(lambda colour: self._style(colour=colour))
        self.line_width.valueChanged.connect(lambda width: self._style(False, width=width))
        self.pattern.activated.connect(lambda row: self._style(pattern=PATTERNS[row]))
        self.fill.valueChanged.connect(lambda part: self._style(False, fill_opacity=part / 100))
        self.opacity.valueChanged.connect(lambda part: self._style(False, opacity=part / 100))
        self.label.activated.connect(
            lambda row: self._style(label_field=self.label.itemData(row) or "")
        )
        self.lowest.valueChanged.connect(self._zooms)
        self.highest.valueChanged.connect(self._zooms)
        self.credit.editingFinished.connect(
            lambda: self._change(attribution=self.credit.text().strip())
        )
        self.places.clicked.connect(self._places)
        self.place_field.activated.connect(self._places)
        self.place_kind.activated.connect(self._places)

    # --- from the layer to the fields -------------------------------------------------------------

    def show_layer(self, uuid: str) -> None:
        """Edit this layer; "" for none."""
        self.uuid = uuid
        layer = self._control.layer(uuid)
        if layer is not None:
            self._control.look_at(layer)
        self.refresh()

    def refresh(self) -> None:
        layer = self._control.layer(self.uuid)
        self.setVisible(layer is not None)
        if layer is None:
            return
        fields = (
            self.line_width, self.pattern, self.fill, self.opacity, self.label, self.lowest,
            self.highest, self.credit, self.places, self.place_field, self.place_kind,
        )  # fmt: skip
        blockers = [QSignalBlocker(field) for field in fields]
        style, about = layer.style, self._control.abouts.get(layer.uuid)
        vector = layer.kind is LayerKind.VECTOR
        areas = vector and about is not None and bool(about.kinds.get("areas"))
        self._show_rows(
            colour=vector, line=vector, fill=vector and (about is None or areas), opacity=True,
            label=vector, zooms=True, credit=True,
        )  # fmt: skip
        trouble = self._control.troubles.get(layer.uuid)
        self.trouble.setText(i18n.show(trouble) if trouble is not None else "")
        self.trouble.setVisible(trouble is not None)
        self.choose.setVisible(trouble is not None and vector)
        self.about.setVisible(vector and about is not None)
        if about is not None:
            self.about.setText(about_words(about))
        self.colours.show_colour(style.colour, colour_of(layer))
        self.line_width.setValue(style.width)
        self.pattern.setCurrentIndex(PATTERNS.index(style.pattern))
        self.fill.setValue(round(style.fill_opacity * 100))
        self.opacity.setValue(round(style.opacity * 100))
        names = list(about.used) if about is not None else []
        _fill(self.label, [("", self.tr("None")), *((name, name) for name in names)])
        _choose(self.label, style.label_field)
        self.lowest.setValue(layer.min_zoom)
        self.highest.setValue(layer.max_zoom)
        if not self.credit.hasFocus():
            self.credit.setText(layer.attribution)
        self.places.setVisible(areas)
        self.places.setChecked(layer.is_places)
        for widget in (
            self._labels["place_field"], self.place_field, self._labels["place_kind"],
            self.place_kind,
        ):  # fmt: skip
            widget.setVisible(areas and layer.is_places)
        _fill(self.place_field, [(name, name) for name in names])
        _choose(self.place_field, layer.place_field)
        _choose(self.place_kind, layer.place_kind or "zone")
        self.coordinates.setVisible(vector)
        del blockers

    def _show_rows(self, **shown: bool) -> None:
        for number, (_name, on) in enumerate(shown.items()):
            for column in (0, 1):
                item = self._grid.itemAtPosition(number, column)
                for widget in _widgets(item):
                    widget.setVisible(on)

    # --- from the fields to the layer -------------------------------------------------------------

    def _style(self, at_once: bool = True, **changes: Any) -> None:
        layer = self._control.layer(self.uuid)
        if layer is not None:
            self._control.change(layer.restyled(**changes), at_once=at_once)

    def _change(self, **changes: Any) -> None:
        layer = self._control.layer(self.uuid)
        if layer is not None:
            self._control.change(dataclasses.replace(layer, **changes))

    def _zooms(self) -> None:
        low, high = self.lowest.value(), self.highest.value()
        if low > high:
            low = high = high if self.sender() is self.highest else low
        self._change(min_zoom=low, max_zoom=high)

    def _places(self) -> None:
        layer = self._control.layer(self.uuid)
        if layer is None:
            return
        if not self.places.isChecked():
            self._change(place_field="", place_kind="")
            return
        field = self.place_field.currentData() or self.place_field.currentText()
        if not layer.is_places:
            field = layer.style.label_field or field
        kind = self.place_kind.currentData() if layer.is_places else kind_of(layer.name)
        self._change(place_field=str(field or ""), place_kind=kind)

    # --- words ------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.refresh()
        elif event.type() == QEvent.Type.PaletteChange:
            self.colours.redraw()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for name, text in (
            ("colour", self.tr("Colour")), ("line", self.tr("Line")), ("fill", self.tr("Fill")),
            ("opacity", self.tr("Opacity")), ("label", self.tr("Names")),
            ("zooms", self.tr("Shown at zoom")), ("credit", self.tr("Source")),
            ("place_field", self.tr("Called")), ("place_kind", self.tr("They are")),
        ):  # fmt: skip
            self._labels[name].setText(text)
        self.choose.setText(self.tr("Choose the file again…"))
        self.places.setText(self.tr("Records belong to its areas"))
        self.places.setToolTip(
            self.tr("Each record gets the area its position lies in, to filter and count by.")
        )
        self.coordinates.setText(self.tr("Lies in the wrong place…"))
        self.line_width.setSuffix(self.tr(" px"))
        self.credit.setPlaceholderText(self.tr("who made it, for the foot of the map"))
        self.lowest.setAccessibleName(self.tr("Shown from zoom"))
        self.highest.setAccessibleName(self.tr("Shown up to zoom"))
        patterns = (
            self.tr("solid"), self.tr("dashed"), self.tr("dotted"), self.tr("dash and dot"),
        )  # fmt: skip
        _fill(self.pattern, list(zip(PATTERNS, patterns, strict=True)))
        self.pattern.setAccessibleName(self.tr("Line"))
        _fill(self.place_kind, [(code, i18n.show(text)) for code, text in PLACE_KINDS.items()])


def _slider(parent: QWidget) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal, parent)
    slider.setRange(0, 100)
    slider.setPageStep(10)
    return slider


def _fill(combo: QComboBox, items: list[tuple[str, str]]) -> None:
    """Put (value, words) in, unless they are there."""
    known = [(combo.itemData(n), combo.itemText(n)) for n in range(combo.count())]
    if known == items:
        return
    now = combo.currentData()
    combo.clear()
    for value, words in items:
        combo.addItem(words, value)
    _choose(combo, now)


def _choose(combo: QComboBox, value: Any) -> None:
    row = combo.findData(value)
    if row < 0 and value:  # an attribute the new file does not have any more
        combo.addItem(str(value), value)
        row = combo.count() - 1
    combo.setCurrentIndex(max(0, row) if combo.count() else -1)


def _widgets(item: QLayoutItem | None) -> list[QWidget]:
    """The widgets of one cell, which may hold several."""
    found: list[QWidget] = []
    if item is None:
        return found
    inner: Any = item.layout()
    if inner is not None:
        return [each for n in range(inner.count()) for each in _widgets(inner.itemAt(n))]
    widget: Any = item.widget()
    return [widget] if widget is not None else found
