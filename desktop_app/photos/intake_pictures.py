"""The photos of one group: the current one large, all in a row, and what each says of itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from db.photos.batch import Batch, Group
from db.photos.grouping import Shot
from desktop_app import i18n
from desktop_app.photos.decoding import Picture, read_picture, remark_sentence
from desktop_app.photos.view import PhotoView, levels_of
from forms import theme
from forms.icons import icon
from forms.photo_delegate import PhotoDelegate
from forms.photo_items import PhotoItem, PhotoItems
from forms.photo_list import PhotoList

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from desktop_app.context import Context
    from desktop_app.photos.thumbnails import Thumbnail, Thumbnails
    from desktop_app.tasks import Task

_LONGEST = 1600  # pixels of the large picture


class IntakePictures(QFrame):
    """left_out, split: the current photo. merged: the group with the next one.

    opened: the current photo, to be seen in a window of its own.
    known_opened: type and id of the record that has the current photo already.
    """

    left_out = Signal(object)
    split = Signal(object)
    merged = Signal()
    opened = Signal(object)
    known_opened = Signal(str, int)

    def __init__(self, context: Context, thumbnails: Thumbnails) -> None:
        super().__init__()
        theme.set_look(self, "panel")
        self._context = context
        self._thumbnails = thumbnails
        self._batch = Batch()
        self._group: Group | None = None
        self._task: Task | None = None
        self.view = PhotoView(self)
        self._items = PhotoItems()
        self._items.setParent(self)
        self._items.set_may_add(False)
        delegate = PhotoDelegate(self._items)
        delegate.setParent(self)
        delegate.may_change = False
        self.row = PhotoList(self._items, delegate, self)
        self.row.selectionModel().currentChanged.connect(lambda *_: self._show_photo())
        self.row.chosen.connect(lambda _row: self._emit(self.opened))
        self.row.deleted.connect(lambda _row: self._emit(self.left_out))
        self._facts = self._label("quiet")
        self._remark = QFrame(self)
        theme.set_look(self._remark, "doubt")
        self._remark_words = QLabel(self._remark)
        theme.set_look(self._remark_words, "doubt")
        self._remark_words.setWordWrap(True)
        self._remark_words.setTextFormat(Qt.TextFormat.PlainText)
        self._known = QPushButton(self._remark)
        theme.set_look(self._known, "link-doubt")
        self._known.clicked.connect(self._open_known)
        self.leave_button = self._button("x", lambda: self._emit(self.left_out))
        self.split_button = self._button("scissors", lambda: self._emit(self.split))
        self.merge_button = self._button("stack-2", self.merged.emit)
        self._lay_out()
        self._retranslate()

    def _label(self, look: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        theme.set_look(label, look)
        return label

    def _button(self, name: str, call: Callable[[], None]) -> QPushButton:
        button = QPushButton(self)
        button.setMinimumWidth(44)  # the room decides, not the words
        button.setIcon(icon(name))
        button.clicked.connect(lambda _on=False: call())
        return button

    def _lay_out(self) -> None:
        remark = QHBoxLayout(self._remark)
        remark.setContentsMargins(10, 6, 8, 6)
        remark.addWidget(self._remark_words, 1)
        remark.addWidget(self._known, 0, Qt.AlignmentFlag.AlignBottom)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.leave_button, self.split_button, self.merge_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        below = QVBoxLayout()
        below.setContentsMargins(12, 8, 12, 10)
        below.setSpacing(6)
        below.addWidget(self._facts)
        below.addWidget(self._remark)
        below.addWidget(self.row)
        below.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addLayout(below)

    # --- what it shows ---

    def show_group(self, batch: Batch, group: Group | None) -> None:
        """The photos of this group, the first one large; the current one stays when it is in it."""
        before = self.current() if group is self._group else None
        self._batch, self._group = batch, group
        paths = group.paths if group is not None else []
        self._items.show([self._item(path) for path in paths])
        for path in reversed(paths):
            if self._thumbnails.peek_file(path) is None:
                self._thumbnails.request_file(path, self._ready(path), self)
        self.row.setVisible(len(paths) > 1)
        at = paths.index(before) if before in paths else 0
        self.row.setCurrentIndex(self._items.index(at))
        self._show_photo()

    def _item(self, path: Path) -> PhotoItem:
        known = self._thumbnails.peek_file(path)
        pixmap, words = (known.pixmap, known.words) if known else (None, "")
        return PhotoItem(str(path), path.name, pixmap, False, words)

    def _ready(self, path: Path) -> Callable[[Thumbnail], None]:
        def ready(made: Thumbnail) -> None:
            self._items.set_thumbnail(str(path), made.pixmap, made.words)

        return ready

    def current(self) -> Path | None:
        """The photo that is shown large."""
        item = self._items.at(self.row.currentIndex().row())
        return Path(item.uuid) if isinstance(item, PhotoItem) else None

    def go(self, steps: int) -> None:
        """Further along within the group."""
        row = self.row.currentIndex().row() + steps
        if 0 <= row < len(self._items.photos):
            self.row.setCurrentIndex(self._items.index(row))

    def _show_photo(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        path = self.current()
        self._describe()
        if path is None:
            self.view.show_preview(None)
            return
        known = self._thumbnails.peek_file(path)
        self.view.show_preview(known.pixmap if known is not None else None)
        self._task = self._context.tasks.background(_decode, path, owner=self, done=self._arrived)

    def _arrived(self, decoded: tuple[Picture, list[QImage]]) -> None:
        self._task = None
        picture, levels = decoded
        if picture.remark is not None:
            self.view.show_words(remark_sentence(picture.remark))
        else:
            self.view.show_picture(levels, picture.size)

    # --- words ---

    def _describe(self) -> None:
        path, group = self.current(), self._group
        free = group is not None and not group.done
        self.leave_button.setEnabled(path is not None and free)
        self.split_button.setEnabled(free and group is not None and path in group.paths[1:])
        self.merge_button.setEnabled(free)
        if path is None or path not in self._batch.photos:
            self._facts.clear()
            self._remark.hide()
            return
        shot = self._batch.shot(path)
        self._facts.setText("  ·  ".join(self._facts_of(shot)))
        known = self._batch.known.get(shot.sha256) if free else None
        sentences = [i18n.show(r.text) for r in shot.facts.remarks if r.code != "no_gps"]
        if shot.facts.gps is None and not self._has_place(shot):
            sentences.append(self.no_place(shot))
        if shot.moment is None and not sentences:
            sentences.append(self.tr("This photo does not say when it was taken."))
        apart = self._batch.proposal(group).apart if group is not None else 0.0
        if apart:
            sentences.append(
                self.tr("The photos of this sighting lie up to {metres} m apart.").format(
                    metres=round(apart)
                )
            )
        if known is not None:
            sentences.append(self.tr("A record has this photo already."))
        self._known.setVisible(known is not None)
        self._remark_words.setText(" ".join(sentences))
        self._remark.setVisible(bool(sentences))

    @staticmethod
    def _has_place(shot: Shot) -> bool:
        return shot.place is not None

    def no_place(self, shot: Shot) -> str:
        """Why there is no position, and what would help."""
        if shot.moment is None:
            return self.tr(
                "No position and no time: WeChat takes both out of a photo unless “original” "
                "(原图) is chosen when it is sent."
            )
        if self._batch.track_span is None:
            return self.tr(
                "No position: WeChat takes it out unless “original” (原图) is chosen. With the GPX "
                "track of the patrol the photo is placed by its time."
            )
        return self.tr(
            "No position, and the track was not recorded at that time. Is the camera's clock right?"
        )

    def _facts_of(self, shot: Shot) -> list[str]:
        facts = [shot.path.name]
        if shot.moment is not None:
            facts.append(f"{shot.moment:%H:%M:%S}")
        place = shot.place
        if place is not None:
            error = f" ±{place.error:.0f} m" if place.error is not None else ""
            facts.append(f"{place.latitude:.5f}, {place.longitude:.5f}{error}")
            if place.interpolated:
                facts.append(self.tr("from the track"))
            if place.elevation is not None:
                facts.append(f"{place.elevation:.0f} m")
            if place.direction is not None:
                facts.append(self.tr("looking {degrees}°").format(degrees=round(place.direction)))
        if shot.facts.camera:
            facts.append(shot.facts.camera)
        return facts

    # --- what the user does ---

    def _emit(self, signal: SignalInstance) -> None:
        path = self.current()
        if path is not None:
            signal.emit(path)

    def _open_known(self) -> None:
        path = self.current()
        if path is not None:
            known = self._batch.known.get(self._batch.photos[path].sha256)
            if known is not None:
                self.known_opened.emit(known.owner_type, known.owner_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_buttons()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._known.setText(self.tr("Open that record"))
        self.leave_button.setToolTip(
            self.tr("This photo belongs to no sighting; its file stays as it is")
        )
        self.split_button.setToolTip(self.tr("A sighting of its own from this photo on"))
        self.merge_button.setToolTip(self.tr("One sighting with the photos of the next one"))
        self.row.setAccessibleName(self.tr("Photos of this sighting"))
        self._name_buttons()
        self._describe()

    def _name_buttons(self) -> None:
        for button, words, key in (
            (self.leave_button, self.tr("Leave out"), "Alt+X"),
            (self.split_button, self.tr("Split here"), "Alt+S"),
            (self.merge_button, self.tr("Join next"), "Alt+M"),
        ):
            width = self.width()
            button.setText(f"{words}   {key}" if width > 430 else words if width > 330 else "")
            button.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        return QSize(440, 500)


def _decode(path: Path) -> tuple[Picture, list[QImage]]:
    """Runs in a worker."""
    picture = read_picture(path, _LONGEST)
    return picture, levels_of(picture.image) if picture.image is not None else []
