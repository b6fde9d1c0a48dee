"""A window that shows the photos of a record one by one, large."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.photos.store import PhotoStore
from desktop_app.photos.decoding import Remark, read_picture, remark_sentence
from desktop_app.photos.view import STEP, PhotoView, levels_of
from desktop_app.style import window_style
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.writing import Record
    from desktop_app.context import Context
    from desktop_app.photos.thumbnails import Thumbnail, Thumbnails
    from desktop_app.tasks import Task

LONGEST: Final = 4000
"""Pixels the longer side of a photo is shown with at most: 48 MB in memory."""


@dataclass(frozen=True, slots=True)
class ViewedPhoto:
    """What the viewer knows of a photo. size: bytes of the file, 0 when unknown.

    path: a file that is not kept (yet); it has no checksum.
    """

    uuid: str
    sha256: str
    file_name: str
    caption: str = ""
    size: int = 0
    path: Path | None = None

    @classmethod
    def of_file(cls, path: Path) -> ViewedPhoto:
        """A file that somebody chose; its path is its uuid."""
        return cls(str(path), "", path.name, path=path)

    @classmethod
    def of(cls, record: Record) -> ViewedPhoto:
        """From a `photo` record."""
        values = record.values
        return cls(
            record.uuid, values["sha256"] or "", values["file_name"] or "",
            values["caption"] or "", values["size"] or 0,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Decoded:
    levels: list[QImage]
    size: QSize
    remark: Remark | None


class PhotoViewer(QDialog):
    """Left and right go from photo to photo, + and - zoom, 0 fits, 1 shows the pixels, Esc closes.

    With Ctrl, or up and down, the arrow keys move an enlarged photo. Call `open()`; the window
    deletes itself when it is closed.
    """

    def __init__(
        self,
        context: Context,
        photos: Sequence[ViewedPhoto],
        current: str = "",
        thumbnails: Thumbnails | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """current: uuid of the photo shown first; thumbnails: shown until a large one is ready."""
        super().__init__(parent)
        self._context = context
        self._thumbnails = thumbnails
        self._photos = list(photos)
        self._at = next((n for n, one in enumerate(self._photos) if one.uuid == current), 0)
        self._pixels = QSize()
        self._task: Task | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setStyleSheet(window_style())
        self._build()
        self._bind_keys()
        self._retranslate()
        self._take_room()
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.setFocus()
        context.store_changed.connect(self.close)
        self._show()

    @property
    def current(self) -> ViewedPhoto | None:
        return self._photos[self._at] if self._photos else None

    @property
    def ready(self) -> bool:
        """Whether the photo itself is shown, or why it cannot be."""
        return self._task is None

    # --- going along ------------------------------------------------------------------------------

    def go(self, steps: int) -> None:
        """Further along by so many photos; stops at both ends."""
        at = min(max(self._at + steps, 0), len(self._photos) - 1)
        if self._photos and at != self._at:
            self._at = at
            self._show()

    def _show(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        photo = self.current
        self._pixels = QSize()
        if photo is None:
            self.view.show_preview(None)
            self._describe()
            return
        known = self._known(photo)
        self.view.show_preview(known.pixmap if known is not None else None)
        store = self._context.store
        self._task = self._context.tasks.background(
            _decode, store.path if store is not None else None, photo,
            owner=self, done=self._arrived,
            failed=lambda _error: self._arrived(_Decoded([], QSize(), Remark.BROKEN)),
        )  # fmt: skip
        self._describe()

    def _known(self, photo: ViewedPhoto) -> Thumbnail | None:
        if self._thumbnails is None:
            return None
        if photo.path is not None:
            return self._thumbnails.peek_file(photo.path)
        return self._thumbnails.peek(photo.sha256)

    def _arrived(self, decoded: _Decoded) -> None:
        self._task = None
        self._pixels = decoded.size
        if decoded.remark is None:
            self.view.show_picture(decoded.levels, decoded.size)
        else:
            self.view.show_words(remark_sentence(decoded.remark))
        self._describe()

    # --- the window -------------------------------------------------------------------------------

    def _build(self) -> None:
        bar = QFrame(self)
        theme.set_look(bar, "header")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(2)
        self._name = QLabel(bar)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setMinimumWidth(60)
        self._facts = QLabel(bar)
        theme.set_look(self._facts, "quiet")
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._place = QLabel(bar)
        theme.set_look(self._place, "quiet")
        view = self.view = PhotoView(self)
        view.zoomed.connect(lambda _zoom: self._describe())
        self._smaller = self._button(bar, "zoom-out", lambda: view.zoom_by(1 / STEP))
        self._larger = self._button(bar, "zoom-in", lambda: view.zoom_by(STEP))
        self._fit = self._button(bar, "maximize", view.fit)
        self._actual = self._button(bar, "", view.actual_size)
        self._actual.setText("1:1")
        self._previous = self._button(bar, "chevron-left", lambda: self.go(-1))
        self._next = self._button(bar, "chevron-right", lambda: self.go(1))
        row.addWidget(self._name)
        row.addSpacing(12)
        row.addWidget(self._facts)
        row.addStretch(1)
        for button in (self._smaller, self._larger, self._fit, self._actual):
            row.addWidget(button)
        row.addSpacing(12)
        row.addWidget(self._previous)
        row.addWidget(self._place)
        row.addWidget(self._next)
        self._caption = QLabel(self)
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setWordWrap(True)
        self._caption.setContentsMargins(16, 8, 16, 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(view, 1)
        layout.addWidget(self._caption)

    @staticmethod
    def _button(parent: QWidget, name: str, call: Callable[[], None]) -> QToolButton:
        button = QToolButton(parent)
        if name:
            button.setIcon(icon(name))
        button.setIconSize(QSize(18, 18))
        button.setAutoRaise(True)
        button.clicked.connect(lambda _on=False: call())
        return button

    def _bind_keys(self) -> None:
        # Shortcuts, for a button that has the keyboard would take the arrows for itself.
        view = self.view
        step = 80
        for keys, call in (
            (("Left", "PgUp"), lambda: self.go(-1)),
            (("Right", "PgDown"), lambda: self.go(1)),
            (("Home",), lambda: self.go(-len(self._photos))),
            (("End",), lambda: self.go(len(self._photos))),
            (("+", "="), lambda: view.zoom_by(STEP)),
            (("-",), lambda: view.zoom_by(1 / STEP)),
            (("0",), view.fit),
            (("1",), view.actual_size),
            (("Up", "Ctrl+Up"), lambda: view.move_by(0, -step)),
            (("Down", "Ctrl+Down"), lambda: view.move_by(0, step)),
            (("Ctrl+Left",), lambda: view.move_by(-step, 0)),
            (("Ctrl+Right",), lambda: view.move_by(step, 0)),
        ):
            for key in keys:
                QShortcut(QKeySequence(key), self, call)

    def _take_room(self) -> None:
        """Most of the screen the window stands on."""
        owner = self.parentWidget()
        screen = (owner.window() if owner is not None else self).screen()
        room = screen.availableSize() * 0.9
        self.resize(room.boundedTo(QSize(1280, 900)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._describe()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._describe()
        super().changeEvent(event)

    # --- words ------------------------------------------------------------------------------------

    def _describe(self) -> None:
        """Name, size and place of the photo, as far as they are known by now."""
        photo = self.current
        name = photo.file_name if photo is not None else ""
        metrics = QFontMetrics(self._name.font())
        room = max(80, self.width() - 560)
        self._name.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room))
        self._name.setToolTip(name)
        facts = []
        if not self._pixels.isEmpty():
            facts.append(f"{self._pixels.width()} × {self._pixels.height()}")
        if photo is not None and photo.size:
            facts.append(QLocale().formattedDataSize(photo.size, 1, _SIZES))
        shown = self.ready and not self._pixels.isEmpty()
        if shown:
            facts.append(f"{round(self.view.zoom * 100)} %")
        self._facts.setText("  ·  ".join(facts))
        count = len(self._photos)
        self._place.setText(f"{self._at + 1} / {count}" if count else "")
        self._previous.setEnabled(self._at > 0)
        self._next.setEnabled(self._at + 1 < count)
        for several in (self._previous, self._place, self._next):
            several.setVisible(count > 1)
        for button in (self._smaller, self._larger, self._fit, self._actual):
            button.setEnabled(shown)
        self._caption.setText(photo.caption if photo is not None else "")
        self._caption.setVisible(photo is not None and bool(photo.caption))
        self.setWindowTitle(name or self.tr("Photo"))
        self.view.setAccessibleName(
            (photo.caption or name) if photo is not None else self.tr("Photo")
        )

    def _retranslate(self) -> None:
        for button, words, key in (
            (self._smaller, self.tr("Smaller"), "-"),
            (self._larger, self.tr("Larger"), "+"),
            (self._fit, self.tr("Whole photo"), "0"),
            (self._actual, self.tr("Actual pixels"), "1"),
            (self._previous, self.tr("Previous photo"), "←"),
            (self._next, self.tr("Next photo"), "→"),
        ):
            button.setToolTip(f"{words}  ({key})")
            button.setAccessibleName(words)


_SIZES: Final = QLocale.DataSizeFormat.DataSizeTraditionalFormat


def _decode(records_path: Path | None, photo: ViewedPhoto) -> _Decoded:
    """Runs in a worker."""
    path = photo.path if photo.path is not None else PhotoStore(records_path).path(photo.sha256)
    picture = read_picture(path, LONGEST)
    levels = levels_of(picture.image) if picture.image is not None else []
    return _Decoded(levels, picture.size, picture.remark)
