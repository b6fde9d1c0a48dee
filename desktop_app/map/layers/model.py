"""The layers as rows of a list: shown or not, how they look, their order."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from db.layers.layer import Layer, LayerKind
from desktop_app import i18n
from desktop_app.map.layers.control import LayersControl
from desktop_app.map.layers.work import colour_of
from forms import theme
from forms.icons import pixmap

Index = QModelIndex | QPersistentModelIndex
UUID = Qt.ItemDataRole.UserRole
_MIME = "application/x-snowtrack-layer"
_LINES = {
    "dashed": Qt.PenStyle.DashLine,
    "dotted": Qt.PenStyle.DotLine,
    "dash_dot": Qt.PenStyle.DashDotLine,
}


class LayerModel(QAbstractListModel):
    """Follows a `LayersControl`; what is changed in the list goes to it."""

    def __init__(self, control: LayersControl) -> None:
        super().__init__(control)
        self._control = control
        self.layers: list[Layer] = list(control.layers)
        control.changed.connect(self._renew)

    def _renew(self) -> None:
        new = list(self._control.layers)
        if [one.uuid for one in new] == [one.uuid for one in self.layers]:
            self.layers = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self.layers = new
        self.endResetModel()

    def row_of(self, uuid: str) -> int:
        """-1 when there is no such layer."""
        return next((row for row, one in enumerate(self.layers) if one.uuid == uuid), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.layers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.layers):
            return None
        layer = self.layers[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return layer.name
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if layer.visible else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole:
            if layer.uuid in self._control.troubles:
                return pixmap("alert-triangle", "doubt", 18, 2.0)
            about = self._control.abouts.get(layer.uuid)
            return swatch(layer, about is None or bool(about.kinds.get("areas")))
        if role == Qt.ItemDataRole.ForegroundRole and layer.uuid in self._control.troubles:
            return theme.colour("doubt")
        if role == Qt.ItemDataRole.ToolTipRole:
            trouble = self._control.troubles.get(layer.uuid)
            return i18n.show(trouble) if trouble is not None else layer.name
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, 34)
        if role == UUID:
            return layer.uuid
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid():
            return False
        layer = self.layers[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            on = Qt.CheckState(value) == Qt.CheckState.Checked
            self._control.change(dataclasses.replace(layer, visible=on))
            return True
        if role == Qt.ItemDataRole.EditRole and str(value).strip():
            self._control.change(dataclasses.replace(layer, name=str(value).strip()[:100]))
            return True
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flag = Qt.ItemFlag
        return (
            flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable
            | flag.ItemIsEditable | flag.ItemIsDragEnabled
        )  # fmt: skip

    # --- another order ----------------------------------------------------------------------------

    def move(self, row: int, to: int) -> None:
        """Put a layer at another place of the list."""
        if not (0 <= row < len(self.layers) and 0 <= to < len(self.layers)) or row == to:
            return
        uuids = [one.uuid for one in self.layers]
        uuids.insert(to, uuids.pop(row))
        self._control.set_order(uuids)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, str(indexes[0].row()).encode() if indexes else b"")
        return data

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        text = bytes(data.data(_MIME).data()).decode()
        if not text.isdecimal():
            return False
        at = row if row >= 0 else parent.row() if parent.isValid() else len(self.layers)
        source = int(text)
        self.move(source, min(len(self.layers) - 1, at - 1 if at > source else at))
        return False  # the order is the control's; the view must take no row away itself


def swatch(layer: Layer, area: bool = True) -> QPixmap:
    """How a layer looks, small: an area or a line in its colours, or a picture's frame."""
    width, height = 22, 16
    picture = QPixmap(width * 2, height * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if layer.kind is not LayerKind.VECTOR:
        painter.drawPixmap(3, 0, pixmap("photo", "label", 16, 2.0))
        painter.end()
        return picture
    colour = QColor(colour_of(layer))
    fill = QColor(colour)
    fill.setAlphaF(layer.style.fill_opacity * layer.style.opacity)
    line = QColor(colour)
    line.setAlphaF(max(0.3, layer.style.opacity))
    pen = QPen(line, max(1.0, min(3.0, layer.style.width)))
    pen.setStyle(_LINES.get(layer.style.pattern, Qt.PenStyle.SolidLine))
    painter.setPen(pen if layer.style.width else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    if area:
        painter.drawRoundedRect(QRectF(2, 2, width - 4, height - 4), 3, 3)
    else:
        painter.drawLine(QPointF(2, height - 4), QPointF(width - 3, 4))
    painter.end()
    return picture
