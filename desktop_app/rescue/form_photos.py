"""Photos at the end of a form: of a record, or for one that is still to be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.photos.owner_photos import OwnerPhotos
from forms import theme
from forms.photo_strip import PhotoStrip

if TYPE_CHECKING:
    from db.writing import Record
    from desktop_app.context import Context
    from desktop_app.photos.thumbnails import Thumbnails
    from forms.record_form import RecordForm


class FormPhotos(QWidget):
    """A strip below the fields of `form`."""

    def __init__(self, context: Context, thumbnails: Thumbnails, form: RecordForm) -> None:
        super().__init__(form)
        self._heading = QLabel(self)
        theme.set_look(self._heading, "heading")
        self.strip = PhotoStrip(self)
        self.photos = OwnerPhotos(context, self.strip, thumbnails, self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 6, 0, 0)
        inside.setSpacing(5)
        inside.addWidget(self._heading)
        inside.addWidget(self.strip)
        form.body.add_below(self)
        self._retranslate()

    def show_record(self, record: Record | None) -> None:
        """The photos of `record`; those chosen for a new one wait until it is saved."""
        if record is None:
            self.photos.begin_new()
        else:
            self.photos.show(record.type.name, record.uuid)

    def saved(self, record: Record, *, was_new: bool) -> None:
        """The record was written: photos that waited for it are attached."""
        if was_new and self.photos.pending:
            self.photos.attach_pending(record.type.name, record.uuid)
        else:
            self.show_record(record)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "photos"):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Photos"))

    @property
    def waiting(self) -> bool:
        """Whether photos wait for their record."""
        return bool(self.photos.pending)
