"""The photos of one record in a strip: shown, added, opened, removed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.errors import Cancelled, UserError
from desktop_app import i18n
from desktop_app.operations import restore_records
from desktop_app.photos.attach import (
    AddedPhotos,
    Adding,
    add_photos,
    is_cover,
    photos_of,
    remove_photos,
    set_cover,
)
from desktop_app.photos.thumbnails import Ready, Thumbnail, Thumbnails
from desktop_app.photos.viewer import PhotoViewer, ViewedPhoto
from forms.photo_strip import PhotoItem, PhotoStrip

if TYPE_CHECKING:
    from db.changes import Changes
    from db.writing import Record
    from desktop_app.context import Context
    from desktop_app.tasks import Task


class OwnerPhotos(QObject):
    """Joins a strip to the photos of one record; whoever owns the strip says of which.

    shown: the records whose photos stand in the strip now (list of Record). pending_changed: the
    files chosen for a new record are others now (list of Path).
    """

    shown = Signal(list)
    pending_changed = Signal(list)

    def __init__(
        self,
        context: Context,
        strip: PhotoStrip,
        thumbnails: Thumbnails,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent if parent is not None else strip)
        self._context = context
        self._strip = strip
        self._thumbnails = thumbnails
        self._owner: tuple[str, str] | None = None
        self._pending: list[Path] | None = None  # of a new record
        self._photos: list[Record] = []
        self._loading: Task | None = None
        self._adding: Adding | None = None
        strip.folder = context.settings.last_folder
        strip.add_requested.connect(self.add)
        strip.cancel_requested.connect(self._cancel)
        strip.open_requested.connect(self.open)
        strip.remove_requested.connect(self._remove)
        strip.cover_requested.connect(self._use_as_cover)
        context.changed.connect(self._changed)
        context.store_changed.connect(self.clear)

    @property
    def photos(self) -> list[Record]:
        """What is shown: the cover first, then in the order they were added."""
        return list(self._photos)

    def show(
        self, owner_type: str, owner_uuid: str, photos: Sequence[Record] | None = None
    ) -> None:
        """Show the photos of this record. photos: when the caller has read them already."""
        if self._owner != (owner_type, owner_uuid):
            self._leave()
            self._owner = (owner_type, owner_uuid)
            if photos is None:
                self._strip.show_loading()
        if photos is None:
            self._load()
        else:
            self._arrived(list(photos))

    def clear(self) -> None:
        """Show nobody's photos."""
        self._leave()
        self._arrived([])

    def _leave(self) -> None:
        """Another record is to be shown. What is being added goes on, and is announced."""
        self._owner = self._pending = self._adding = None
        self._stop_loading()
        self._strip.end_progress()
        self._strip.quiet()

    # --- a record that is not saved yet -----------------------------------------------------------

    @property
    def pending(self) -> list[Path]:
        """Files chosen for a new record. They are read, and kept when the record is saved."""
        return list(self._pending or ())

    def begin_new(self, paths: Sequence[Path] = ()) -> None:
        """Take photos for a record that has not been saved; `attach_pending` when it is."""
        self._leave()
        self._photos = []
        self._pending = list(dict.fromkeys(paths))
        self._show_pending()

    def drop_pending(self, paths: Sequence[Path]) -> None:
        """These files are not wanted after all, e.g. because they are no photos."""
        if self._pending is not None and any(path in paths for path in self._pending):
            self._pending = [path for path in self._pending if path not in paths]
            self._show_pending()

    def attach_pending(self, owner_type: str, owner_uuid: str) -> None:
        """The new record has been saved: show its photos, and attach those that were chosen."""
        paths = self.pending
        self.show(owner_type, owner_uuid)
        self.add(paths)

    def _show_pending(self) -> None:
        items = []
        for path in self.pending:
            known = self._thumbnails.peek_file(path)
            items.append(
                PhotoItem(str(path), path.name, known.pixmap if known else None, False,
                          known.words if known else "")
            )  # fmt: skip
        self._strip.show_photos(items)
        self.pending_changed.emit(self.pending)
        for path in reversed(self.pending):
            if self._thumbnails.peek_file(path) is None:
                self._thumbnails.request_file(path, self._ready_for(str(path)), self._strip)

    # --- reading ----------------------------------------------------------------------------------

    def _changed(self, changes: Changes) -> None:
        if changes.record_type == "photo" and self._owner is not None:
            self._load()

    def _load(self) -> None:
        store = self._context.store
        if store is None or self._owner is None:
            return
        self._stop_loading()
        self._loading = self._context.tasks.database(
            photos_of, store, *self._owner, owner=self, done=self._arrived, failed=self._trouble
        )

    def _stop_loading(self) -> None:
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None

    def _trouble(self, error: BaseException) -> None:
        self._loading = None
        sentence = (
            i18n.show(error.text)
            if isinstance(error, UserError)
            else self.tr("The photos of this record could not be read.")
        )
        self._strip.show_trouble(sentence, (self.tr("Try again"), self._load))

    def _arrived(self, photos: list[Record]) -> None:
        self._loading = None
        self._photos = photos
        items, wanted = [], []
        for photo in photos:
            known = self._thumbnails.peek(photo.values["sha256"] or "")
            items.append(
                PhotoItem(
                    photo.uuid, _caption(photo), known.pixmap if known else None,
                    is_cover(photo), known.words if known else "",
                )
            )  # fmt: skip
            if known is None:
                wanted.append(photo)
        self._strip.show_photos(items)
        for photo in reversed(wanted):  # the last one asked for is made first
            self._ask(photo)
        self.shown.emit(photos)

    def _ask(self, photo: Record) -> None:
        ready = self._ready_for(photo.uuid)
        self._thumbnails.request(photo.values["sha256"] or "", ready, self._strip)

    def _ready_for(self, uuid: str) -> Ready:
        def ready(made: Thumbnail) -> None:
            self._strip.set_thumbnail(uuid, made.pixmap, made.words)

        return ready

    # --- what the strip asks for ------------------------------------------------------------------

    def add(self, paths: Sequence[Path]) -> None:
        """Attach these files to the record; to a new one when it is saved."""
        if self._pending is not None:
            self._pending = list(dict.fromkeys([*self._pending, *paths]))
            self._show_pending()
            return
        if self._owner is None or self._context.store is None or self._strip.busy or not paths:
            return
        if self._strip.folder:
            self._context.settings.last_folder = self._strip.folder
        owner = self._owner
        self._strip.quiet()
        self._strip.show_progress(0, len(paths))

        def progress(done: int, total: int) -> None:
            if self._adding is adding:
                self._strip.show_progress(done, total)

        def done(result: AddedPhotos) -> None:
            if self._adding is adding:
                self._end()
                self._tell(result)
            elif result.refused:  # the strip shows another record by now
                self._context.status_message.emit(i18n.show(result.refused[0][1]))

        def failed(error: BaseException) -> None:
            if self._adding is adding:
                self._end()
            if isinstance(error, UserError):
                self._strip.say("error", i18n.show(error.text))
            elif isinstance(error, Cancelled):
                self._context.status_message.emit(self.tr("No photo was added."))

        adding = self._adding = add_photos(
            self._context, *owner, paths, owner=self, progress=progress, done=done, failed=failed
        )

    def _end(self) -> None:
        self._adding = None
        self._strip.end_progress()

    def _cancel(self) -> None:
        if self._adding is not None:
            self._adding.cancel()

    def _tell(self, result: AddedPhotos) -> None:
        """Say what was not added, and why."""
        sentences = []
        if result.refused:
            sentences.append(i18n.show(result.refused[0][1]))
            rest = len(result.refused) - 1
            if rest == 1:
                sentences.append(self.tr("One more file was not added."))
            elif rest:
                more = self.tr("{count} more files were not added.")
                sentences.append(more.format(count=rest))
        if len(result.known) == 1:
            sentences.append(
                self.tr("{name} is among the photos already.").format(name=result.known[0])
            )
        elif result.known:
            sentences.append(
                self.tr("{count} files are among the photos already.").format(
                    count=len(result.known)
                )
            )
        if sentences:
            self._strip.say("error" if result.refused else "notice", " ".join(sentences))

    def open(self, uuid: str) -> None:
        """Show a photo large, with its neighbours."""
        if self._pending is not None:
            viewed = [ViewedPhoto.of_file(path) for path in self._pending]
        else:
            viewed = [ViewedPhoto.of(photo) for photo in self._photos]
        if uuid not in (photo.uuid for photo in viewed):
            return
        window = self._strip.window()
        PhotoViewer(self._context, viewed, uuid, self._thumbnails, window).open()

    def _remove(self, uuid: str) -> None:
        if self._pending is not None:
            self._pending = [path for path in self._pending if str(path) != uuid]
            self._show_pending()
            return
        photo = self._photo(uuid)
        if photo is None:
            return
        context, type, name = self._context, photo.type, photo.values["file_name"] or ""

        def restore() -> None:
            if context.store is not None:
                restore_records(context, type, [photo.id])

        def removed(_changes: Changes) -> None:
            sentence = self.tr("{name} was removed.").format(name=name)
            context.offered.emit(sentence, self.tr("Undo"), restore)

        remove_photos(context, [photo.id], owner=self, done=removed)

    def _use_as_cover(self, uuid: str) -> None:
        photo = self._photo(uuid)
        if photo is not None:
            set_cover(self._context, photo)

    def _photo(self, uuid: str) -> Record | None:
        return next((photo for photo in self._photos if photo.uuid == uuid), None)


def _caption(photo: Record) -> str:
    """What a photo is called when the mouse rests on it."""
    values = photo.values
    date = values["event_date"].isoformat() if values["event_date"] else ""
    return "\n".join(filter(None, (values["caption"], values["file_name"], date)))
