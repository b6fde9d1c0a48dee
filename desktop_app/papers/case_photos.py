"""The photos of a case and its entries: numbered, captioned, read in the size they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QImageReader

from db.photos.store import PhotoStore
from db.rescue.timeline import Case
from db.text import translate_noop
from desktop_app.papers.entry_words import kind_of
from desktop_app.papers.pictures import Load, Photo
from desktop_app.papers.wording import Wording

if TYPE_CHECKING:
    from db.writing import Record


class CasePhotos:
    """Those of the case first, then those of each entry. numbers: by the photo's UUID, from 1."""

    def __init__(self, case: Case, store: PhotoStore, say: Wording) -> None:
        self._store, self._say = store, say
        self._cover = case.photos[0] if case.photos else None
        self._pictures: list[tuple[Record, str]] = [
            (photo, say(case.record.type.label)) for photo in case.photos
        ]
        for entry in case.entries:
            self._pictures += [(photo, kind_of(entry, say)) for photo in entry.photos]
        self.numbers = {p.uuid: n for n, (p, _) in enumerate(self._pictures, start=1)}

    def cover(self) -> Photo | None:
        """The picture at the head of the file."""
        return self._photo(self._cover, "") if self._cover is not None else None

    def all(self) -> list[Photo]:
        return [self._photo(photo, self._caption(photo, kind)) for photo, kind in self._pictures]

    def _caption(self, photo: Record, kind: str) -> str:
        say, values = self._say, photo.values
        number = translate_noop("Papers", "Photo {number}").format(number=self.numbers[photo.uuid])
        first = " · ".join(part for part in (say(number), say.moment(values), kind) if part)
        taken = str(values.get("photographer") or "")
        second = " · ".join(part for part in (str(values.get("caption") or ""), taken) if part)
        return f"{first}\n{second}" if second else first

    def _photo(self, photo: Record, caption: str) -> Photo:
        return photo_of(photo, self._store, caption, self._say)


def photo_of(photo: Record, store: PhotoStore, caption: str, say: Wording) -> Photo:
    """The picture of a photo record; one that is lost says so in its place."""
    lost = translate_noop("Papers", "The picture {file} is not there or cannot be shown.")
    absent = say(lost.format(file=photo.values.get("file_name") or ""))
    return Photo(_reader(store, photo.values.get("sha256")), caption, absent)


def _reader(photos: PhotoStore, sha256: Any) -> Load:
    """Reads a photo in the size it is printed, turned as the camera was held."""

    def load(box: QSize) -> QImage:
        path = photos.path(sha256)
        if path is None:
            return QImage()
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid():
            # Turned or not, the longer side fits both ways; JPEG is read smaller at no cost.
            longest = max(box.width(), box.height())
            scale = longest / max(1, min(size.width(), size.height()))
            if scale < 1:
                reader.setScaledSize(
                    QSize(round(size.width() * scale), round(size.height() * scale))
                )
        return reader.read()

    return load
