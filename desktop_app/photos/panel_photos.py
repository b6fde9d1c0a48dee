"""Photos dropped or pasted anywhere on a form fill its empty fields and stay with its record."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from db.errors import Cancelled, UserError
from db.identity import new_uuid
from db.photos.batch import BATCH_KEPT_AS, left_of
from db.photos.grouping import placed
from db.photos.proposal import Proposal, propose
from desktop_app import i18n
from desktop_app.drafts import Drafts
from desktop_app.photos.owner_photos import OwnerPhotos
from desktop_app.photos.thumbnails import Thumbnails
from forms import theme
from forms.photo_fill import Filling, fill_empty, is_blank
from forms.photo_strip import PhotoStrip

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from db.photos.known import KnownPhoto
    from db.photos.scanning import Scan
    from db.writing import Record
    from desktop_app.context import Context
    from desktop_app.pages.form_panel import FormPanel
    from desktop_app.tasks import TaskControl
    from forms.editors.base import Editor

_KEPT_AS: Final = "photosofnew"  # no type of record is called so
_PASTED_FOR: Final = 30 * 24 * 3600  # seconds a pasted picture is kept that no record took


class PanelPhotos(QObject):
    """Joins photos to the form of a panel; the strip is made with the form.

    For a new record with photos the strip stands above the fields, where one looks while typing;
    otherwise below them.
    """

    def __init__(self, context: Context, panel: FormPanel) -> None:
        super().__init__(panel)
        self._context = context
        self._panel = panel
        store = context.store
        self._drafts = Drafts(context.settings.folder, str(store.path) if store is not None else "")
        self._shown: object = None  # changes with every record that comes into the form
        self._is_new = False
        self._filling: Filling | None = None
        self.strip: PhotoStrip | None = None
        self.photos: OwnerPhotos | None = None
        panel.made.connect(self._made)
        panel.shown.connect(self._show)
        panel.saved.connect(self._saved)
        panel.forgotten.connect(self._forget)
        if store is not None:
            context.tasks.database(
                self._drafts.find, BATCH_KEPT_AS, None, owner=self, done=self._offer_batch
            )

    def _offer_batch(self, kept: tuple[dict[str, Any], dt.datetime] | None) -> None:
        """Say that a batch of the photo intake is unfinished, if there is one."""
        left = left_of(kept[0]) if kept is not None else 0
        if kept is not None and left:
            sentence = self.tr("The photos of {when} are unfinished: {count} to be confirmed.")
            self._context.offered.emit(
                sentence.format(when=f"{kept[1]:%Y-%m-%d %H:%M}", count=left),
                self.tr("Go on with it"),
                lambda: self._context.navigate_requested.emit("photos"),
            )

    def _made(self) -> None:
        form = self._panel.form
        self._holder = QFrame(form)
        self._holder.setContentsMargins(0, 6, 0, 0)
        self._heading = QLabel(self._holder)
        theme.set_look(self._heading, "heading")
        strip = self.strip = PhotoStrip(self._holder)
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._heading)
        column.addWidget(strip)
        form.body.add_below(self._holder)
        self._above = False
        self.photos = OwnerPhotos(self._context, strip, Thumbnails(self._context, self), self)
        strip.add_requested.disconnect(self.photos.add)
        strip.add_requested.connect(self.take)
        self.photos.pending_changed.connect(self._pending_changed)
        form.setAcceptDrops(True)
        form.installEventFilter(self)
        form.body.editor_made.connect(self._watch)
        for editor in form.body.editors:
            self._watch(editor)
        self._retranslate()

    def _watch(self, editor: Editor) -> None:
        """A field takes text; files and pictures that come to it are photos."""
        editor.field_widget().installEventFilter(self)

    # --- which record ---

    def _show(self, record: Record | None) -> None:
        if self.photos is None or self.strip is None:
            return
        self._filling = None
        self.strip.set_read_only(record is not None and record.voided)
        same = record is not None and self._shown == record.uuid
        self._shown = record.uuid if record is not None else object()
        self._is_new = record is None
        if record is not None:
            self._stand_above(False)
            if not same:
                self.strip.quiet()
            self.photos.show(record.type.name, record.uuid)
            return
        self.photos.begin_new()
        shown = self._shown
        self._context.tasks.database(
            self._drafts.find, _KEPT_AS, None, owner=self,
            done=lambda kept: self._restore(shown, kept),
        )  # fmt: skip

    def _restore(self, shown: object, kept: tuple[dict[str, Any], object] | None) -> None:
        """Photos that were chosen for a new record that was not saved."""
        names = kept[0].get("paths") if kept is not None else None
        if shown is self._shown and isinstance(names, list) and self.photos is not None:
            paths = [Path(str(name)) for name in names]
            if paths and not self.photos.pending:
                self.photos.begin_new([path for path in paths if path.is_file()])

    def _saved(self, _id: int) -> None:
        record = self._panel.form.record
        if self.photos is None or record is None:
            return
        if self.photos.pending:
            self._shown, self._is_new = record.uuid, False
            self.photos.attach_pending(record.type.name, record.uuid)
            self._stand_above(False)
            self._context.tasks.database(self._drafts.drop, _KEPT_AS, None)
        elif self._is_new:
            self._shown, self._is_new = record.uuid, False
            self.photos.show(record.type.name, record.uuid)

    def _forget(self) -> None:
        if self.photos is not None and self._is_new:
            self.photos.begin_new()
            self._context.tasks.database(self._drafts.drop, _KEPT_AS, None)

    def _pending_changed(self, paths: list[Path]) -> None:
        self._stand_above(bool(paths))
        if paths:
            state = {"paths": [str(path) for path in paths]}
            self._context.tasks.database(self._drafts.keep, _KEPT_AS, None, state)

    def _stand_above(self, above: bool) -> None:
        if above == self._above:
            return
        self._above = above
        form = self._panel.form
        if above:
            column = form.layout()
            assert isinstance(column, QVBoxLayout)
            column.insertWidget(1, self._holder)
            self._holder.setContentsMargins(16, 4, 16, 4)
        else:
            self._holder.setContentsMargins(0, 6, 0, 0)
            form.body.add_below(self._holder)
        self._heading.setVisible(not above)
        self._holder.show()

    # --- photos come ---

    def take(self, paths: Sequence[Path]) -> None:
        """Add these files and folders, and let them fill what is empty."""
        store = self._context.store
        if self.photos is None or store is None or not paths:
            return
        files = [path for path in paths if not path.is_dir()]
        if files:
            self.photos.add(files)
        shown = self._shown

        def look(control: TaskControl) -> Scan:
            from db.photos.scanning import scan

            return scan(list(paths), store, cancelled=control.cancelled)

        self._context.tasks.background(
            look, owner=self, control=True,
            done=lambda found: self._looked(shown, files, found), failed=self._not_looked,
        )  # fmt: skip

    def _not_looked(self, error: BaseException) -> None:
        if isinstance(error, UserError) and self.strip is not None:
            self.strip.say("error", i18n.show(error.text))
        elif not isinstance(error, Cancelled):
            self._context.status_message.emit(self.tr("The photos could not be read."))

    def _looked(self, shown: object, files: Sequence[Path], found: Scan) -> None:
        """What the photos say is known now."""
        if shown is not self._shown or self.photos is None or self.strip is None:
            return
        paths = [photo.path for photo in found.photos]
        if self.photos.pending:
            self.photos.drop_pending([path for path in files if path not in paths])
        in_folders = [path for path in paths if path not in files]
        if in_folders:
            self.photos.add(in_folders)
        self._tell(found)
        shots = [placed(photo.path, photo.facts, photo.sha256) for photo in found.photos]
        if shots and not self.strip_read_only():
            proposal = propose(shots)
            self._filling = fill_empty(self._panel.form, proposal)
            if proposal.apart:
                self._tell_apart(proposal)
            self._tell_filled(self._filling)
            if self._is_new:
                self._panel.form.mark_dirty()
                self._begin_typing()

    def _begin_typing(self) -> None:
        """The keyboard on what no photo can say, unless somebody types already."""
        form = self._panel.form
        species = form.body.by_field.get("species_id")
        if species is None or not is_blank(species):
            return
        if any(editor.touched and editor.field_widget().hasFocus() for editor in form.body.editors):
            focused = next(e for e in form.body.editors if e.field_widget().hasFocus())
            if self._filling is None or focused.spec.name not in self._filling.filled:
                return
        species.field_widget().setFocus(Qt.FocusReason.TabFocusReason)

    def strip_read_only(self) -> bool:
        """Whether the record shown can only be looked at."""
        record = self._panel.form.record
        return record is not None and record.voided

    def _tell(self, found: Scan) -> None:
        """What is wrong with the photos, or worth knowing, under them."""
        strip = self.strip
        assert strip is not None
        if found.refused:
            strip.say("error", " ".join(i18n.show(text) for _name, text in found.refused[:3]))
            return
        known = self._known_elsewhere(found)
        if known is not None:
            name, photo = known

            def open_it() -> None:
                self._context.record_requested.emit(photo.owner_type, photo.owner_id)

            sentence = self.tr("{name} is with another record already.").format(name=name)
            strip.say("doubt", sentence, (self.tr("Open that record"), open_it))
            return
        said = [
            i18n.show(remark.text)
            for photo in found.photos
            for remark in photo.facts.remarks
            if remark.code != "no_gps"
        ]
        if found.photos and all(photo.facts.gps is None for photo in found.photos):
            said.append(
                self.tr(
                    "No position in it: WeChat takes it out of a photo unless “original” (原图) "
                    "is chosen when it is sent."
                )
            )
        if said:
            strip.say("doubt", " ".join(said[:3]))

    def _tell_apart(self, proposal: Proposal) -> None:
        """These photos are hardly of one sighting."""
        assert self.strip is not None

        def to_intake() -> None:
            self._context.navigate_requested.emit("photos")

        self.strip.say(
            "doubt",
            self.tr(
                "These photos were taken up to {km} km apart; the position is that of {name}. "
                "The photo intake makes a sighting of each place."
            ).format(km=f"{proposal.apart / 1000:.1f}", name=proposal.place_from),
            (self.tr("Photo intake"), to_intake),
        )

    def _known_elsewhere(self, found: Scan) -> tuple[str, KnownPhoto] | None:
        for photo in found.photos:
            known = found.known.get(photo.sha256)
            if known is not None and known.owner_uuid != self._shown:
                return photo.path.name, known
        return None

    def _tell_filled(self, filling: Filling) -> None:
        """Which fields were filled from which photo, and the way back."""
        if not filling:
            return
        by_photo: dict[str, list[str]] = {}
        for label, name in filling.filled.values():
            by_photo.setdefault(name, []).append(i18n.show(label))
        between = self.tr(", ")
        sentence = " ".join(
            self.tr("From {name}: {fields}.").format(name=name, fields=between.join(fields))
            for name, fields in by_photo.items()
        )
        self._panel.notice.say("good", sentence, (self.tr("Undo"), self._undo_filling))

    def _undo_filling(self) -> None:
        if self._filling is not None:
            self._filling.undo()
            self._filling = None

    # --- files and pictures that come to the form ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            assert isinstance(event, QDropEvent)
            return self._dragged(event)
        if kind == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return event.matches(QKeySequence.StandardKey.Paste) and self.paste()
        if kind == QEvent.Type.LanguageChange and watched is self._panel.form:
            self._retranslate()
        return False

    def _dragged(self, event: QDropEvent) -> bool:
        paths = local_files(event.mimeData())
        if not paths or self.strip_read_only():
            return False
        # Never "move": whoever offers the files would delete them.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.take(paths)
        return True

    def paste(self) -> bool:
        """Take files or a picture from the clipboard; False when there is only text."""
        data = QGuiApplication.clipboard().mimeData()
        if data is None or self.strip is None or self.strip_read_only():
            return False
        paths = local_files(data)
        if paths:
            self.take(paths)
            return True
        if data.hasImage() and not data.hasText():
            self._paste_image(QGuiApplication.clipboard().image())
            return True
        return False

    def _paste_image(self, image: QImage) -> None:
        if image.isNull():
            return
        folder = self._context.settings.folder / "pasted"
        self._context.tasks.background(
            _keep_pasted, folder, image, owner=self,
            done=lambda path: self.take([path]), failed=self._not_looked,
        )  # fmt: skip

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Photos"))


def local_files(data: QMimeData) -> list[Path]:
    """The files of this computer that are dragged or were copied."""
    if not data.hasUrls():
        return []
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _keep_pasted(folder: Path, image: QImage) -> Path:
    """Write a picture without a file to one; runs in a worker. Those long forgotten go."""
    from db.text import translate_noop

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.png"):
            if time.time() - old.stat().st_mtime > _PASTED_FOR:
                old.unlink(missing_ok=True)
        path = folder / f"{time.strftime('%Y%m%d-%H%M%S')}-{new_uuid()[:4]}.png"
        written = image.save(str(path), "PNG")  # type: ignore[call-overload]
    except OSError:
        written = False
    if not written:
        raise UserError(
            translate_noop("Photos", "The picture could not be kept: is the disk full?")
        )
    return path
