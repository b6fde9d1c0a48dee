"""What a strip of photos shows, as a list model: the photos, then the tile that adds more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPixmap

from forms.photo_tile import cropped

Index = QModelIndex | QPersistentModelIndex
ITEM: Final = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class PhotoItem:
    """One photo of a strip.

    thumbnail: None while nobody has made it. remark: why there is no thumbnail, in a few words;
    drawn in its place. is_cover: the photo that stands for the whole record.
    """

    uuid: str
    caption: str
    thumbnail: QPixmap | None = None
    is_cover: bool = False
    remark: str = ""


ADD: Final = "add"
WAITING: Final = "waiting"
NONE: Final = "none"
"""What stands in a row that is no photo: the add tile, a bar that waits, the word "no photos"."""


class PhotoItems(QAbstractListModel):
    """Rows: photos in the order given, then one of ADD, WAITING or NONE where it belongs."""

    def __init__(self) -> None:
        super().__init__()
        self._photos: list[PhotoItem] = []
        self._rows: list[PhotoItem | str] = [ADD]
        self._cut: dict[tuple[str, int, int, float], QPixmap] = {}
        self._may_add = True
        self._loading = 0

    @property
    def photos(self) -> tuple[PhotoItem, ...]:
        return tuple(self._photos)

    @property
    def lonely(self) -> bool:
        """Whether there is nothing but the one tile that says what to do."""
        return not self._photos and not self._loading

    def at(self, row: int) -> PhotoItem | str | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, uuid: str) -> int:
        """-1 for a photo that is not shown."""
        return next((n for n, item in enumerate(self._photos) if item.uuid == uuid), -1)

    # --- changes ---------------------------------------------------------------------------------

    def show(self, photos: Sequence[PhotoItem]) -> None:
        """These photos from now on; thumbnails that came before are kept."""
        known = {item.uuid: item for item in self._photos}
        self._loading = 0
        self._photos = []
        for item in photos:
            old = known.get(item.uuid)
            if old is not None and item.thumbnail is None and not item.remark:
                item = replace(item, thumbnail=old.thumbnail, remark=old.remark)
            self._photos.append(item)
        self._reset()

    def show_loading(self, count: int) -> None:
        self._photos, self._loading = [], max(1, count)
        self._reset()

    def set_thumbnail(self, uuid: str, thumbnail: QPixmap | None, remark: str) -> None:
        row = self.row_of(uuid)
        if row < 0:
            return  # the photo went while its thumbnail was being made
        self._photos[row] = replace(self._photos[row], thumbnail=thumbnail, remark=remark)
        self._rows[row] = self._photos[row]
        self._cut = {key: cut for key, cut in self._cut.items() if key[0] != uuid}
        index = self.index(row)
        self.dataChanged.emit(index, index)

    def set_may_add(self, may_add: bool) -> None:
        if may_add != self._may_add:
            self._may_add = may_add
            self._reset()

    def _reset(self) -> None:
        self.beginResetModel()
        self._cut.clear()
        rows: list[PhotoItem | str] = [*self._photos]
        if self._loading:
            rows = [WAITING] * self._loading
        elif self._may_add:
            rows.append(ADD)
        elif not rows:
            rows = [NONE]
        self._rows = rows
        self.endResetModel()

    def tile_changed(self) -> None:
        """The add tile is to be drawn again."""
        if self._rows and self._rows[-1] == ADD:
            index = self.index(len(self._rows) - 1)
            self.dataChanged.emit(index, index)

    def cut(self, item: PhotoItem, size: QSize, ratio: float) -> QPixmap | None:
        """The thumbnail cut to `size`; made once for each size and kind of screen."""
        if item.thumbnail is None or item.thumbnail.isNull():
            return None
        key = (item.uuid, size.width(), size.height(), ratio)
        if key not in self._cut:
            self._cut[key] = cropped(item.thumbnail, size, ratio)
        return self._cut[key]

    # --- what Qt asks ----------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        item = self.at(index.row())
        if role == ITEM:
            return item
        if not isinstance(item, PhotoItem):
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (item.caption, item.remark))) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item.caption or self.tr("Photo {number}").format(number=index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return item.remark or None
        return None
