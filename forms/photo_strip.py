"""A row of photos with a tile that adds more. It knows no files' contents and no store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPixmap,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from forms import theme
from forms.icons import icon
from forms.photo_delegate import PhotoDelegate
from forms.photo_items import ADD, PhotoItem, PhotoItems
from forms.photo_list import PhotoList

__all__ = ["PhotoItem", "PhotoStrip"]

_SUFFIXES = "*.jpg *.jpeg *.png *.webp *.tif *.tiff *.heic *.heif"


class PhotoStrip(QWidget):
    """Thumbnails in a row; one stop of the Tab key, arrows inside.

    Enter opens a photo (or the file chooser on the last tile), Delete asks for its removal, the
    menu key and the dots on a photo open its menu. Files may be dropped anywhere on it.

    add_requested: the files somebody chose or dropped, as they are, folders too (list of Path).
    open_requested, remove_requested, cover_requested: uuid of a photo. cancel_requested: the
    adding shown by `show_progress` is to stop.

    folder: where the file chooser opens; "" leaves that to the system.
    """

    add_requested = Signal(list)
    open_requested = Signal(str)
    remove_requested = Signal(str)
    cover_requested = Signal(str)
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = ""
        self._read_only = False
        self._way_out: Callable[[], None] | None = None
        self._items = PhotoItems()
        self._items.setParent(self)
        self._delegate = PhotoDelegate(self._items)
        self._delegate.setParent(self)
        self.list = PhotoList(self._items, self._delegate, self)
        self.list.chosen.connect(self._choose)
        self.list.deleted.connect(self._remove)
        self.list.menu_wanted.connect(self._open_menu)
        self._remark = QFrame(self)
        self._remark_text = QLabel(self._remark)
        self._remark_text.setWordWrap(True)
        self._remark_text.setTextFormat(Qt.TextFormat.PlainText)
        self._remark_button = QPushButton(self._remark)
        theme.set_look(self._remark_button, "link")
        self._remark_button.clicked.connect(self._take_way_out)
        inner = QHBoxLayout(self._remark)
        inner.setContentsMargins(10, 6, 8, 6)
        inner.addWidget(self._remark_text, 1)
        inner.addWidget(self._remark_button, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.list)
        layout.addWidget(self._remark)
        self._remark.hide()
        self.setAcceptDrops(True)
        self.setFocusProxy(self.list)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._retranslate()

    # --- what it shows ----------------------------------------------------------------------------

    @property
    def photos(self) -> tuple[PhotoItem, ...]:
        """What is shown now, with the thumbnails that have come."""
        return self._items.photos

    @property
    def current(self) -> str | None:
        """The uuid of the photo the keyboard is on."""
        item = self._items.at(self.list.currentIndex().row())
        return item.uuid if isinstance(item, PhotoItem) else None

    def show_photos(self, photos: Sequence[PhotoItem]) -> None:
        """Show these; the keyboard stays where it was, thumbnails that were there stay too."""
        current, row = self.current, self.list.currentIndex().row()
        self._items.show(photos)
        self._end_trouble()
        at = self._items.row_of(current) if current is not None else -1
        if at < 0 and row >= 0:
            at = min(row, self._items.rowCount() - 1)
        self.list.setCurrentIndex(self._items.index(at) if at >= 0 else QModelIndex())
        self.list.fit()

    def show_loading(self, count: int = 3) -> None:
        """Grey tiles where `count` photos will stand."""
        self._items.show_loading(count)
        self._end_trouble()
        self.list.fit()

    def show_trouble(
        self, sentence: str, way_out: tuple[str, Callable[[], None]] | None = None
    ) -> None:
        """The photos cannot be shown: what is wrong, and a button that helps."""
        self.list.hide()
        self._tell("error", sentence, way_out)

    def say(
        self, kind: str, sentence: str, way_out: tuple[str, Callable[[], None]] | None = None
    ) -> None:
        """One sentence under the photos until `quiet`.

        kind: "error", "doubt", "good" or "notice".
        """
        self._tell(kind, sentence, way_out)

    def set_thumbnail(self, uuid: str, thumbnail: QPixmap | None, remark: str = "") -> None:
        """The thumbnail has come; or there is none, and `remark` says why in a few words."""
        self._items.set_thumbnail(uuid, thumbnail, remark)

    def show_progress(self, done: int, total: int) -> None:
        """Photos are being added; until `end_progress` the last tile shows how far and cancels."""
        self._delegate.progress = (done, total)
        self._items.tile_changed()

    def end_progress(self) -> None:
        """The adding came to its end."""
        self._delegate.progress = None
        self._items.tile_changed()

    @property
    def busy(self) -> bool:
        return self._delegate.progress is not None

    def set_read_only(self, read_only: bool) -> None:
        """Photos can be looked at and nothing else."""
        self._read_only = read_only
        self._items.set_may_add(not read_only)
        self._delegate.may_change = not read_only
        self.list.fit()

    # --- what the user does -----------------------------------------------------------------------

    def choose_files(self) -> None:
        """Let the user choose photos from this computer."""
        dialog = QFileDialog(
            self,
            self.tr("Add photos"),
            self.folder,
            self.tr("Photos ({patterns})").format(patterns=_SUFFIXES)
            + ";;"
            + self.tr("All files (*)"),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, names: list[str]) -> None:
        if names:
            self.folder = str(Path(names[0]).parent)
            self.add_requested.emit([Path(name) for name in names])

    def _choose(self, row: int) -> None:
        item = self._items.at(row)
        if isinstance(item, PhotoItem):
            self.open_requested.emit(item.uuid)
        elif item == ADD and self.busy:
            self.cancel_requested.emit()
        elif item == ADD:
            self.choose_files()

    def _remove(self, row: int) -> None:
        item = self._items.at(row)
        if isinstance(item, PhotoItem) and not self._read_only:
            self.remove_requested.emit(item.uuid)

    def _open_menu(self, row: int, place: QPoint) -> None:
        item = self._items.at(row)
        if not isinstance(item, PhotoItem):
            return
        uuid = item.uuid
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The keys are shown, not bound: the list hears them whether the menu is open or not.
        opening = menu.addAction(icon("eye"), self.tr("Open") + "\t" + self.tr("Enter"))
        opening.triggered.connect(lambda: self.open_requested.emit(uuid))
        if not self._read_only:
            cover = menu.addAction(icon("star"), self.tr("Use as cover"))
            cover.setEnabled(not item.is_cover)
            cover.triggered.connect(lambda: self.cover_requested.emit(uuid))
            menu.addSeparator()
            removing = menu.addAction(icon("trash"), self.tr("Remove") + "\t" + self.tr("Del"))
            removing.triggered.connect(lambda: self.remove_requested.emit(uuid))
        menu.popup(place)

    # --- files dropped on it ----------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._droppable(event):
            self._copy(event)
            self._set_drop_near(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._droppable(event):
            self._copy(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_drop_near(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_drop_near(False)
        if self._droppable(event):
            self._copy(event)
            urls = event.mimeData().urls()
            self.add_requested.emit([Path(u.toLocalFile()) for u in urls if u.isLocalFile()])

    def _droppable(self, event: QDropEvent) -> bool:
        files = any(url.isLocalFile() for url in event.mimeData().urls())
        return files and not self._read_only and not self.busy and self.list.isVisible()

    @staticmethod
    def _copy(event: QDropEvent) -> None:
        # Never "move": whoever offers the file would delete it.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _set_drop_near(self, near: bool) -> None:
        self._delegate.drop_near = near
        self._items.tile_changed()

    # --- words ------------------------------------------------------------------------------------

    def _tell(
        self, kind: str, sentence: str, way_out: tuple[str, Callable[[], None]] | None
    ) -> None:
        theme.set_look(self._remark, kind)
        theme.set_look(self._remark_text, kind)
        self._remark_text.setText(sentence)
        self._remark_button.setVisible(way_out is not None)
        if way_out is not None:
            self._remark_button.setText(way_out[0])
        self._way_out = way_out[1] if way_out is not None else None
        self._remark.show()

    def quiet(self) -> None:
        """What was said is no news any more."""
        self._way_out = None
        self._remark.hide()

    def _end_trouble(self) -> None:
        if self.list.isHidden():
            self.list.show()
            self.quiet()

    def _take_way_out(self) -> None:
        if self._way_out is not None:
            self._way_out()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Photos"))
        self.list.setAccessibleDescription(
            self.tr("Arrow keys go from photo to photo, Enter opens one, Delete removes it.")
        )
        self.list.viewport().update()
