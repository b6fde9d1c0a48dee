"""Where a batch is worked through: its groups, the photos of one, and the form beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from db.errors import UserError
from db.photos.batch import Batch, Group
from db.validation import ProblemsError
from desktop_app import i18n
from desktop_app.actions import is_composing
from desktop_app.photos.intake_bar import IntakeBar
from desktop_app.photos.intake_beginning import Beginnings
from desktop_app.photos.intake_clock import CameraClock
from desktop_app.photos.intake_form import IntakeForm, raw_of
from desktop_app.photos.intake_list import GroupList, GroupModel
from desktop_app.photos.intake_pictures import IntakePictures
from desktop_app.photos.intake_work import Confirmed, confirm
from desktop_app.photos.thumbnails import Thumbnails
from desktop_app.photos.viewer import PhotoViewer, ViewedPhoto
from forms import draft as drafts
from forms import theme
from forms.title import title_of

if TYPE_CHECKING:
    from db.record_types import RecordType
    from desktop_app.context import Context

_REST: Final = 1500  # milliseconds of rest before what is typed is kept
_CARRIED: Final = ("observer", "observer_contact")
"""What the next sighting of the same patrol most likely shares with the one before."""
_SHARED: Final = ("species_id", "observer", "observer_contact", "evidence")
"""What is given to several groups at once."""


class Bench(QFrame):
    """changed: something that should be kept. finished: every group is saved.

    said: kind, sentence and way out for the page's notice.
    """

    changed = Signal()
    finished = Signal()
    said = Signal(str, str, object)

    def __init__(self, context: Context, record_type: RecordType) -> None:
        super().__init__()
        self._context = context
        self._type = record_type
        self.batch = Batch()
        self._group: Group | None = None
        self._titles: dict[str, str] = {}
        self._carried: dict[str, Any] = {}
        self._refusals = 0
        self._asked: set[Path] = set()
        self.thumbnails = Thumbnails(context, self)
        self.bar = IntakeBar()
        self.model = GroupModel(self._thumbnail)
        self.model.title = self._title
        self.model.hopeless = self._hopeless
        self.list = GroupList(self.model)
        self.pictures = IntakePictures(context, self.thumbnails)
        self.form = IntakeForm(context, record_type)
        self.beginnings = Beginnings(context, record_type, self)
        self.clock = CameraClock(self.correct_clock, self)
        self.keys = QLabel()
        theme.set_look(self.keys, "small")
        self.keys.setWordWrap(True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._rested)
        self._lay_out()
        self._connect()
        self._bind_keys()
        self._retranslate()

    def _lay_out(self) -> None:
        left = QFrame()
        theme.set_look(left, "panel")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        self.keys.setContentsMargins(12, 8, 12, 10)
        column.addWidget(self.keys)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("split")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for number, pane in enumerate((left, self.pictures, self.form)):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(number, 1 if number == 1 else 0)
        left.setMinimumWidth(160)
        self.splitter.setSizes([272, 470, 420])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show)
        self.pictures.left_out.connect(self.leave_out)
        self.pictures.split.connect(self.split)
        self.pictures.merged.connect(self.join_next)
        self.pictures.opened.connect(self._open_photo)
        self.pictures.known_opened.connect(self._context.record_requested)
        self.form.requested.connect(self._confirm)
        self.form.edited.connect(self._typed)
        self.form.open_requested.connect(self._open_record)
        self.bar.limits_changed.connect(self._set_limits)
        self.bar.clock_wanted.connect(self._ask_clock)
        self.bar.back_wanted.connect(self.bring_back)

    def _bind_keys(self) -> None:
        for keys, call in (
            ("Alt+Up", lambda: self.go(-1)),
            ("Alt+Down", lambda: self.go(1)),
            ("Alt+Left", lambda: self.pictures.go(-1)),
            ("Alt+Right", lambda: self.pictures.go(1)),
            ("Alt+X", self.pictures.leave_button.click),
            ("Alt+S", self.pictures.split_button.click),
            ("Alt+M", self.pictures.merge_button.click),
            ("Alt+D", self.give_to_selected),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(_unless_composing(call))

    # --- the batch ---

    def show_batch(self, batch: Batch, refusals: int) -> None:
        """Work on this one. refusals: how many files were not read."""
        other = not any(group in batch.groups for group in self.batch.groups)
        self.batch, self._refusals = batch, refusals
        if other:
            self._titles, self._carried = {}, {}
            self._group = None
        current = self._group if self._group in batch.groups else None
        self._renew(current or next(iter(batch.left()), None))

    def _renew(self, group: Group | None) -> None:
        """The groups are others now; go on with this one."""
        self.list.blockSignals(True)
        self.model.show(self.batch)
        self.list.go_to(group)
        self.list.blockSignals(False)
        self.bar.show_batch(self.batch, self._refusals)
        self._group = None
        self._show(group)

    def _thumbnail(self, path: Path) -> QPixmap | None:
        """Asked for when its row is drawn: of thousands only those that are seen are made."""
        known = self.thumbnails.peek_file(path)
        if known is not None:
            return known.pixmap
        if path not in self._asked:
            self._asked.add(path)
            self.thumbnails.request_file(path, lambda _made: self._thumbnail_came(path), self)
        return None

    def _hopeless(self, path: Path) -> bool:
        known = self.thumbnails.peek_file(path)
        return known is not None and known.pixmap is None

    def _thumbnail_came(self, path: Path) -> None:
        self._asked.discard(path)
        self.list.viewport().update()

    def _title(self, group: Group) -> str:
        if group.key in self._titles:
            return self._titles[group.key]
        return str(raw_of(group, "species_id").get("text", ""))

    # --- one group ---

    @property
    def group(self) -> Group | None:
        """The one that is shown."""
        return self._group

    def _show(self, group: Group | None, *, focus: bool = False) -> None:
        if group is self._group and group is not None:
            return
        self.keep_typed()
        self._group = group
        self.pictures.show_group(self.batch, group)
        if group is None:
            return
        if group.done:
            self.form.show_done(self._titles.get(group.key, "") if not group.saving else "")
            if group.record and group.key not in self._titles:
                self.form.show_done(self.tr("Saved before"))
            return
        self.form.show_group(
            self.beginnings.values(self.batch, group, self._carried), group.draft,
            self.beginnings.note(self.batch, group), focus=focus,
        )  # fmt: skip

    def go(self, steps: int) -> None:
        """To a group further up or down; the keyboard goes to its form."""
        row = self.model.row_of(self._group) + steps
        group = self.model.group(row)
        if group is not None:
            self._go_to(group)

    def _go_to(self, group: Group) -> None:
        self.list.blockSignals(True)
        self.list.go_to(group)
        self.list.blockSignals(False)
        self._show(group, focus=True)

    def switch_pane(self) -> None:
        """Between the list and the form."""
        if self.form.isAncestorOf(QApplication.focusWidget() or self):
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.form.take_focus()

    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude in the form."""
        form = self.form.form
        if form is None or not self.form.shows_form:
            return None
        values = form.values()
        latitude, longitude = values.get("decimal_latitude"), values.get("decimal_longitude")
        return None if latitude is None or longitude is None else (latitude, longitude)

    # --- typing ---

    def _typed(self) -> None:
        self._rest.start()

    def _rested(self) -> None:
        self.keep_typed()
        self.model.renew()
        self.changed.emit()

    def keep_typed(self) -> None:
        """What is typed belongs to its group from now on."""
        self._rest.stop()
        if self._group is not None and not self._group.done:
            typed = self.form.draft()
            if typed is not None:
                self._group.draft = typed

    def give_to_selected(self) -> None:
        """Species, observer and evidence of the group shown, for all that are selected."""
        self.keep_typed()
        source = self._group
        targets = [g for g in self.list.selected() if g is not source and not g.done]
        form = self.form.form
        if source is None or form is None or not targets:
            self.said.emit(
                "doubt",
                self.tr("Select several sightings in the list (Shift+Down), then press Alt+D."),
                None,
            )
            return
        fields = {name: dict(raw) for name in _SHARED if (raw := raw_of(source, name))}
        for target in targets:
            mine = dict((target.draft or {}).get("fields") or {})
            target.draft = drafts.make(self._type.name, None, None, {**mine, **fields}, [])
        self.model.renew()
        self.changed.emit()
        what = self._title(source)
        self.said.emit(
            "good", self.tr("{what}: also for {count} others.").format(
                what=what or self.tr("The same"), count=len(targets)), None)  # fmt: skip

    # --- confirming ---

    def save(self) -> None:
        """Write the sighting shown and go on to the next that is not saved."""
        if self._group is None:
            return
        if self._group.done:
            self._next()
        elif self.form.shows_form and self.form.form is not None:
            self.form.form.save_and_next()

    def _confirm(self, values: dict[str, Any], codes: tuple[str, ...]) -> None:
        group = self._group
        if group is None or group.done or self._context.store is None:
            return
        self.keep_typed()
        group.saving = True
        self._titles[group.key] = title_of(self._type, values, self.form.form.host)  # type: ignore[union-attr]
        self._carried = {name: values[name] for name in _CARRIED if values.get(name)}
        confirm(
            self._context, self._type, values, self.batch.shots(group), confirmed=codes,
            owner=self, done=lambda result: self._confirmed(group, result),
            failed=lambda error: self._not_confirmed(group, error),
        )  # fmt: skip
        self._next()
        self.model.renew()

    def _next(self) -> None:
        """The following group that is still to be confirmed, or the first one of all."""
        at = self.model.row_of(self._group)
        groups = self.batch.groups
        waiting = [g for g in (*groups[at + 1 :], *groups[: at + 1]) if not g.done]
        if waiting:
            self._go_to(waiting[0])
        elif self._group is not None and self._group.done:
            self.form.show_done("" if self._group.saving else self._title(self._group))

    def _confirmed(self, group: Group, result: Confirmed) -> None:
        group.saving = False
        group.record, group.id = result.record.uuid, result.record.id
        group.draft = None
        self.model.renew()
        self.bar.show_batch(self.batch, self._refusals)
        if group is self._group:
            self.form.show_done(self._title(group))
        self.changed.emit()
        if result.refused:
            self.said.emit(
                "error",
                self.tr("The sighting is saved, but not every photo: {why}").format(
                    why=" ".join(i18n.show(text) for _name, text in result.refused)
                ),
                None,
            )
        if not self.batch.left() and not any(g.saving for g in self.batch.groups):
            self.finished.emit()

    def _not_confirmed(self, group: Group, error: BaseException) -> None:
        """Nothing was written: back to what was typed."""
        group.saving = False
        self._titles.pop(group.key, None)
        self._group = None
        self._go_to(group)
        form = self.form.form
        if isinstance(error, ProblemsError) and form is not None:
            form.show_problems(error.problems)
        elif isinstance(error, UserError):
            self.said.emit("error", i18n.show(error.text), None)
        else:
            self.said.emit("error", self.tr("The sighting could not be saved."), None)

    # --- changing the groups ---

    def leave_out(self, path: Path) -> None:
        """The photo belongs to no sighting."""
        group = self._group
        if group is None or group.done:
            return
        self.keep_typed()
        row = self.model.row_of(group)
        self.batch.leave_out(path)
        if group not in self.batch.groups:
            groups = self.batch.groups
            group = groups[min(row, len(groups) - 1)] if groups else None
        self._renew(group)
        self.changed.emit()

    def bring_back(self) -> None:
        """Photos that were left out are wanted after all."""
        self.keep_typed()
        self.batch.bring_back()
        self._renew(self._group or next(iter(self.batch.left()), None))
        self.changed.emit()

    def split(self, path: Path) -> None:
        """A sighting of its own from this photo on."""
        group = self._group
        if group is None:
            return
        self.keep_typed()
        if self.batch.split(group, path) is not None:
            self._renew(group)
            self.changed.emit()

    def join_next(self) -> None:
        """One sighting with the photos of the following group, or of all that are selected."""
        group = self._group
        if group is None or group.done:
            return
        self.keep_typed()
        others = [g for g in self.list.selected() if g is not group and not g.done]
        if not others:
            at = self.model.row_of(group)
            others = [g for g in self.batch.groups[at + 1 : at + 2] if not g.done]
        for other in others:
            self.batch.merge(group, other)
        if others:
            self._renew(group)
            self.changed.emit()

    def _set_limits(self, within: dt.timedelta, radius: float) -> None:
        if (within, radius) == (self.batch.within, self.batch.radius):
            return
        self._regrouped(lambda: self.batch.set_limits(within, radius))

    def _regrouped(self, change: Callable[[], None]) -> None:
        self.keep_typed()
        path = self.pictures.current()
        change()
        group = next((g for g in self.batch.left() if path in g.paths), None)
        self._renew(group or next(iter(self.batch.left()), None))
        self.changed.emit()

    def correct_clock(self, correction: dt.timedelta) -> None:
        """All photos were taken by this much later than their camera said."""
        self._regrouped(lambda: self.batch.correct_clock(correction))

    def _ask_clock(self) -> None:
        self.clock.ask(self.batch, self.pictures.current(), self.bar.clock)

    # --- looking elsewhere ---

    def _open_photo(self, path: Path) -> None:
        group = self._group
        if group is not None:
            viewed = [ViewedPhoto.of_file(each) for each in group.paths]
            PhotoViewer(self._context, viewed, str(path), self.thumbnails, self.window()).open()

    def _open_record(self) -> None:
        if self._group is not None and self._group.id is not None:
            self._context.record_requested.emit(self._type.name, self._group.id)

    # --- words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.model.renew()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Sightings of this batch"))
        self.keys.setText(
            self.tr(
                "Ctrl+Enter saves and goes on. Alt+↑ ↓ other sighting, Alt+← → other photo. "
                "Alt+D gives species and observer to all selected."
            )
        )


def _unless_composing(call: Callable[[], None]) -> Callable[[], None]:
    def act() -> None:
        widget: QWidget | None = QApplication.focusWidget()
        if not is_composing(widget):
            call()

    return act
