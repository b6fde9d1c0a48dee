"""Photos on the page of a case: the cover, those of a line, and files added to either."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.errors import UserError
from desktop_app import i18n
from desktop_app.notice import Notice
from desktop_app.photos.attach import AddedPhotos, add_photos
from desktop_app.photos.viewer import PhotoViewer, ViewedPhoto
from desktop_app.rescue.kinds import CASE
from forms.photo_strip import PhotoStrip

if TYPE_CHECKING:
    from db.rescue.timeline import Case
    from db.writing import Record
    from desktop_app.context import Context
    from desktop_app.photos.thumbnails import Thumbnails
    from desktop_app.rescue.header_parts import CoverPhoto
    from desktop_app.rescue.words import Line


class CasePhotos(QObject):
    """Shows and adds photos of a case and its entries; `notice` says what came of adding."""

    def __init__(
        self, context: Context, thumbnails: Thumbnails, notice: Notice, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._thumbnails = thumbnails
        self._notice = notice
        self._window = parent
        self._case: Case | None = None

    def set_case(self, case: Case) -> None:
        self._case = case

    def every(self) -> list[Record]:
        """All photos, the cover of the case first, then in the order of the timeline."""
        if self._case is None:
            return []
        return [*self._case.photos, *(p for entry in self._case.entries for p in entry.photos)]

    def give_cover(self, cover: CoverPhoto) -> None:
        """Let `cover` show the picture of the case, or the first one of its timeline."""
        photos = self.every()
        sha256 = photos[0].values.get("sha256") if photos else None
        cover.show_picture(None, len(photos))
        if sha256:
            self._thumbnails.request(
                sha256, lambda made: cover.show_picture(made.pixmap, len(photos)), owner=cover
            )

    # --- looking ---

    def show_all(self) -> None:
        """The cover was clicked: look at the photos, or choose the first ones."""
        photos = self.every()
        if photos:
            self._view(photos, photos[0].uuid)
        elif self._case is not None:
            self.choose_for(CASE, self._case.record.uuid)

    def show_of_line(self, line: Line, number: int) -> None:
        """A photo of a line was clicked."""
        if number < len(line.photos):
            self._view(list(line.photos), line.photos[number].uuid)

    def _view(self, photos: Sequence[Record], current: str) -> None:
        viewed = [ViewedPhoto.of(photo) for photo in photos]
        PhotoViewer(self._context, viewed, current, self._thumbnails, self._window.window()).open()

    # --- adding ---

    def choose_for(self, owner_type: str, owner_uuid: str) -> None:
        """Let the user choose photos for the case or an entry."""
        strip = PhotoStrip(self._window)
        strip.hide()
        strip.folder = self._context.settings.last_folder

        def chosen(paths: list[Path]) -> None:
            self._context.settings.last_folder = strip.folder
            self.add(owner_type, owner_uuid, paths)
            strip.deleteLater()

        strip.add_requested.connect(chosen)
        strip.choose_files()

    def add_to_case(self, paths: Sequence[Path]) -> None:
        """Files were dropped on the cover."""
        if self._case is not None:
            self.add(CASE, self._case.record.uuid, paths)

    def add(self, owner_type: str, owner_uuid: str, paths: Sequence[Path]) -> None:
        """Attach these files; what could not be kept is said."""
        add_photos(
            self._context, owner_type, owner_uuid, paths, owner=self,
            done=self._tell, failed=self._failed,
        )  # fmt: skip

    def _tell(self, result: AddedPhotos) -> None:
        if result.refused:
            self._notice.say("error", i18n.show(result.refused[0][1]))
        elif result.added:
            self._notice.say("good", self.tr("Photos added: {count}.").format(count=result.added))
        elif result.known:
            self._notice.say(
                "good", self.tr("{name} is among the photos already.").format(name=result.known[0])
            )

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._notice.say("error", i18n.show(error.text))
