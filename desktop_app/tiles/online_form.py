"""Adding a map of a server: which one, with which key, and does it answer."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.errors import UserError
from db.layers.layer import Layer, LayerKind
from db.text import Text, translate_noop
from desktop_app import i18n
from desktop_app.text_line import TextLine
from forms import theme

if TYPE_CHECKING:
    from db.tiles.online.capabilities import Offer
    from db.tiles.online.source import OnlineSource
    from desktop_app.map.layers.control import LayersControl
    from desktop_app.tiles.trial import Trial

_DATUMS = ("wgs84", "cgcs2000", "gcj02", "bd09")
_NO_KEY = translate_noop("Online", "Enter the office's key first.")
_EXAMPLE = "https://…/{z}/{x}/{y}.png"
_TRIED_AT = 8  # zoom: every server of the region has it


class OnlineForm(QFrame):
    """Nothing is asked of a server before the button is pressed, and then one tile.

    ready: the finished layer, new or changed. left: without one.
    """

    ready = Signal(object)
    left = Signal()

    def __init__(self, control: LayersControl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from db.tiles.online.source import PRESETS

        self._control = control
        self._presets = PRESETS
        self._again: Layer | None = None
        self._offers: list[Offer] = []
        self._trial: Trial | None = None
        self._said: Text | None = None
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.kind = QComboBox(self)
        for _preset in (*PRESETS, None):
            self.kind.addItem("")
        self.address, self.key, self.name = TextLine(self), TextLine(self), TextLine(self)
        self.key.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self.name.setMaxLength(100)
        self.map = QComboBox(self)
        self.datum = QComboBox(self)
        for _code in _DATUMS:
            self.datum.addItem("")
        self.keep = QCheckBox(self)
        self.terms = QLabel(self)
        self.terms.setObjectName("small")
        self.terms.setWordWrap(True)
        self.trouble = QLabel(self)
        theme.set_look(self.trouble, "doubt")
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setWordWrap(True)
        self.take, self.leave = QPushButton(self), QPushButton(self)
        theme.set_look(self.take, "accent")
        self._labels = {
            name: QLabel(self) for name in ("kind", "address", "map", "key", "name", "datum")
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        fields: dict[str, QWidget] = {
            "kind": self.kind, "address": self.address, "map": self.map, "key": self.key,
            "name": self.name, "datum": self.datum,
        }  # fmt: skip
        for row, (name, field) in enumerate(fields.items()):
            if isinstance(field, QComboBox):
                field.setSizeAdjustPolicy(
                    QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
                )
                field.setMinimumContentsLength(10)
            grid.addWidget(self._labels[name], row, 0)
            grid.addWidget(field, row, 1)
            self._labels[name].setBuddy(field)
        buttons = QHBoxLayout()
        buttons.addWidget(self.take)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.sentence)
        layout.addLayout(grid)
        for widget in (self.keep, self.terms, self.trouble):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.kind.currentIndexChanged.connect(self._other_server)
        self.address.textChanged.connect(self._typed)
        self.map.currentIndexChanged.connect(self._map_chosen)
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(self._leave)
        for field in (self.address, self.key, self.name):
            field.returnPressed.connect(self._take)
        self.hide()

    # --- what is asked ---

    def begin(self) -> None:
        """Ask for a new map."""
        self._again = None
        self.kind.setCurrentIndex(0)
        self._fill("", "", "", 0)

    def change(self, layer: Layer) -> None:
        """Ask for another address or key of a layer that is there."""
        from db.tiles.online.source import from_options

        self._again = layer
        found = from_options(layer.options, layer.datum)
        known = [preset.source.addresses for preset in self._presets]
        row = known.index(found.addresses) if found and found.addresses in known else len(known)
        self.kind.setCurrentIndex(row)
        address = found.addresses[0] if found is not None else layer.address
        key = found.key if found is not None else ""
        self._fill(address, key, layer.name, _DATUMS.index(layer.datum))
        self.keep.setChecked(bool(found is not None and found.keep_days))

    def _fill(self, address: str, key: str, name: str, datum: int) -> None:
        self._offers = []
        self.map.clear()
        self._said = None
        self.address.setText(address)
        self.key.setText(key)
        self.name.setText(name)
        self.datum.setCurrentIndex(datum)
        self._words()
        self._chosen()
        self.show()
        (self.key if self._preset() is not None and not key else self.kind).setFocus()

    def _preset(self) -> Any:
        row = self.kind.currentIndex()
        return self._presets[row] if 0 <= row < len(self._presets) else None

    def _other_server(self) -> None:
        self._said = None
        self._chosen()

    def _chosen(self) -> None:
        preset = self._preset()
        free = preset is None
        for name, on in (
            ("address", free), ("map", free and bool(self._offers)),
            ("key", free or preset.needs_key), ("datum", free),
        ):  # fmt: skip
            self._labels[name].setVisible(on)
            getattr(self, name).setVisible(on)
        self.keep.setVisible(free)
        self._words()

    def _typed(self) -> None:
        """A well-known server is known to be shifted, and not to let anyone keep its pictures."""
        from db.tiles.online.source import proposed

        self._offers, self._said = [], None
        self.map.clear()
        datum, days = proposed(self.address.text().strip())
        self.datum.setCurrentIndex(_DATUMS.index(datum))
        self.keep.setChecked(days > 0)
        self.keep.setEnabled(days > 0)
        self._chosen()

    def _map_chosen(self) -> None:
        row = self.map.currentIndex()
        if 0 <= row < len(self._offers):
            self.name.setText(self._offers[row].title)
            self.datum.setCurrentIndex(_DATUMS.index(self._offers[row].source.datum))

    # --- what is answered ---

    def _source(self) -> OnlineSource:
        """Raises UserError."""
        from db.tiles.online.source import from_address

        preset, key = self._preset(), self.key.text().strip()
        if preset is not None:
            return dataclasses.replace(preset.source, key=key)
        datum = _DATUMS[max(0, self.datum.currentIndex())]
        keep = 30 if self.keep.isChecked() else 0
        row = self.map.currentIndex()
        if self._offers and row >= 0:
            found = self._offers[row].source
            return dataclasses.replace(found, datum=datum, keep_days=min(keep, found.keep_days))
        found = from_address(self.address.text(), key=key, datum=datum)
        return dataclasses.replace(found, keep_days=min(keep, found.keep_days))

    def _take(self) -> None:
        from db.tiles.online import capabilities
        from desktop_app.tiles.trial import Trial

        preset = self._preset()
        try:
            if preset is not None and preset.needs_key and not self.key.text().strip():
                self.key.setFocus()
                raise UserError(_NO_KEY)
            if self._trial is None:
                self._trial = Trial(self._control.context.tasks, self)
            if preset is None and not self._offers and capabilities.is_wmts(self.address.text()):
                self._busy(True)
                asked = capabilities.capabilities_address(
                    self.address.text(), self.key.text().strip()
                )
                self._trial.maps(asked, lambda body, why: self._maps(asked, body, why))
                return
            source = self._source()
        except UserError as error:
            self._say(error.text)
            return
        self._busy(True)
        self._trial.tile(source, _TRIED_AT, lambda data, why: self._tried(source, data, why))

    def _maps(self, asked: str, body: bytes, why: Text | None) -> None:
        from db.tiles.online import capabilities

        if why is not None:
            self._listed([], why)
            return
        self._control.context.tasks.background(  # some lists are many megabytes
            capabilities.read, body, asked, self.key.text().strip(), owner=self,
            done=lambda offers: self._listed(offers, None),
            failed=lambda error: self._listed([], getattr(error, "text", None)),
        )  # fmt: skip

    def _listed(self, offers: list[Offer], why: Text | None) -> None:
        self._busy(False)
        self._offers = offers
        self._say(why)
        self.map.clear()
        for offer in offers:
            self.map.addItem(offer.title)
        self._chosen()
        if offers:
            self.map.setFocus()

    def _tried(self, source: OnlineSource, data: bytes, why: Text | None) -> None:
        self._busy(False)
        if why is None and not QPixmap().loadFromData(data):
            from db.tiles.online.answers import NO_MAP
            from desktop_app.tiles.online import server_of

            why = NO_MAP.format(server=server_of(source.addresses[0]))
        self._say(why)
        if why is None:
            layer = self._layer(source)
            self._over()
            self.ready.emit(layer)

    def _layer(self, source: OnlineSource) -> Layer:
        from db.tiles.online.source import to_options

        preset = self._preset()
        options: dict[str, Any] = to_options(source)
        row = self.map.currentIndex()
        if preset is not None:
            (low, high), box = preset.zooms, None
            name, credit = i18n.show(preset.title), preset.credit
        elif self._offers and row >= 0:
            offer = self._offers[row]
            (low, high), box = offer.zooms, offer.box
            name, credit = offer.title, ""
        else:
            low, high, box, credit = 0, 18, None, ""
            name = source.shown.partition("//")[2].partition("/")[0].partition(":")[0]
        options |= {"low": low, "high": high} | ({"box": list(box)} if box is not None else {})
        name = self.name.text().strip() or name
        if self._again is not None:
            return dataclasses.replace(
                self._again, name=name, address=source.shown, datum=source.datum, options=options
            )
        return Layer.new(
            name, LayerKind.ONLINE, address=source.shown, datum=source.datum, options=options,
            attribution=credit,
        )  # fmt: skip

    def _busy(self, on: bool) -> None:
        self._said = None
        self.take.setEnabled(not on)
        self._words()
        if on:
            self.terms.setText(self.tr("Asking the server for one picture…"))

    def _say(self, text: Text | None) -> None:
        self._said = text
        self._words()

    def _leave(self) -> None:
        self._over()
        self.left.emit()

    def _over(self) -> None:
        if self._trial is not None:
            self._trial.close()
        self.take.setEnabled(True)
        self.hide()

    # --- words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)

    def _words(self) -> None:
        self.sentence.setText(
            self.tr("A map of a server. It is asked only while its layer is shown.")
        )
        for row, preset in enumerate(self._presets):
            self.kind.setItemText(row, i18n.show(preset.title))
        self.kind.setItemText(len(self._presets), self.tr("Another address"))
        for name, text in (
            ("kind", self.tr("Server")), ("address", self.tr("Address")), ("map", self.tr("Map")),
            ("key", self.tr("Key")), ("name", self.tr("Name")), ("datum", self.tr("Datum")),
        ):  # fmt: skip
            self._labels[name].setText(text)
        self.address.setPlaceholderText(_EXAMPLE)
        self.address.setToolTip(
            self.tr("An address of tiles with {z}, {x} and {y}, or of a WMTS service.")
        )
        for row, text in enumerate(
            (
                "WGS 84", "CGCS2000", self.tr("GCJ-02 (map apps in China)"),
                self.tr("BD-09 (Baidu)"),
            )
        ):  # fmt: skip
            self.datum.setItemText(row, text)
        self.keep.setText(self.tr("Keep what was looked at, for places without a network"))
        preset = self._preset()
        self.terms.setText(
            i18n.show(preset.terms) if preset is not None
            else self.tr("Read the terms of the server: whether it may be used so, and kept.")
        )  # fmt: skip
        self.trouble.setText(i18n.show(self._said) if self._said is not None else "")
        self.trouble.setVisible(self._said is not None)
        wmts = preset is None and not self._offers and "wmts" in self.address.text().lower()
        wmts = wmts and "{" not in self.address.text()
        self.take.setText(
            self.tr("Show its maps") if wmts
            else self.tr("Change") if self._again is not None
            else self.tr("Add")
        )  # fmt: skip
        self.leave.setText(self.tr("Cancel"))
