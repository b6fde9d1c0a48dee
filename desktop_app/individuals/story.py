"""The story of one individual beside its form: the chain, and every step of it to open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.individuals import KEY_ENTRIES
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.individuals.chain import Chain
from desktop_app.individuals.words import Story, read_story
from desktop_app.notice import Notice
from desktop_app.pages.state_view import StateView
from desktop_app.photos.thumbnails import Thumbnails
from desktop_app.rescue.timeline_view import TimelineList
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.changes import Changes
    from db.writing import Record
    from desktop_app.rescue.words import Line
    from desktop_app.tasks import Task

_TOLD_BY: Final = {
    "sighting", "rescue", "individual", "photo", *(type.name for type in KEY_ENTRIES)
}  # fmt: skip


class StoryView(QFrame):
    """Follows one individual; a double click or Enter opens the sighting or the case of a line."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setMinimumWidth(300)
        self._context = context
        self._uuid: str | None = None
        self._loading: Task | None = None
        self._stale = False
        self.story: Story | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self.refresh)
        self.title = QLabel(self)
        theme.set_look(self.title, "title")
        self.aside = QLabel(self)
        theme.set_look(self.aside, "quiet")
        for label in (self.title, self.aside):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.open_button = QPushButton(self)
        self.open_button.setIcon(icon("external-link"))
        self.open_button.clicked.connect(self._open_current)
        self.notice = Notice(self)
        self.chain = Chain(self)
        self.list = TimelineList(Thumbnails(context, self), self)
        self.list.opened.connect(self._open_line)
        self.list.photo_chosen.connect(lambda line, _number: self._open_line(line))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._enable())
        self.hint = StateView(self)
        head = QHBoxLayout()
        head.setContentsMargins(16, 7, 12, 7)
        head.addWidget(self.title)
        head.addWidget(self.aside)
        head.addStretch(1)
        head.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QWidget(self)
        top.setLayout(head)
        top.setFixedHeight(47)  # as tall as the form's header beside it
        column.addWidget(top)
        self._under_chain = QFrame(self)
        under_head = QFrame(self)
        for line in (under_head, self._under_chain):
            theme.set_look(line, "line")
        column.addWidget(under_head)
        column.addWidget(self.notice)
        column.addWidget(self.chain)
        column.addWidget(self._under_chain)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint, 1)
        context.changed.connect(self._changed)
        context.reference_changed.connect(self._again.start)
        self._show_nothing()

    # --- which animal ---

    def follow(self, record: Record | None) -> None:
        """Tell the story of this individual; None for one that is not recorded yet."""
        uuid = record.uuid if record is not None else None
        if uuid != self._uuid:
            self._uuid = uuid
            self.story = None
            self.refresh()

    def refresh(self) -> None:
        """Read the story again."""
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None
        store = self._context.store
        if self._uuid is None or store is None:
            self._show_nothing()
            return
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self._loading = self._context.tasks.background(
            read_story, store, self._uuid, i18n.show, i18n.language(),
            owner=self, done=self._arrived,
        )  # fmt: skip

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._stale:
            self._again.start()

    def _changed(self, changes: Changes) -> None:
        if self._uuid is not None and changes.record_type in _TOLD_BY:
            self._again.start()

    def dispose(self) -> None:
        """It will not be shown again."""
        self._again.stop()
        if self._loading is not None:
            self._loading.cancel()

    # --- what is shown ---

    def _arrived(self, story: Story) -> None:
        self._loading = None
        current = self.list.current_line()
        self.story = story
        self.list.lines.show_lines(story.lines)
        self.chain.show_stations(story.stations if story.lines else ())
        if current is None or not self.list.stand_on(current.uuid):
            if story.lines:
                self.list.setCurrentIndex(self.list.lines.index(0))
        self._retranslate()

    def _show_nothing(self) -> None:
        self.story = None
        self.list.lines.show_lines(())
        self.chain.show_stations(())
        self._retranslate()

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Story"))
        self.open_button.setText(self.tr("Open   Enter"))
        self.list.setAccessibleName(self.tr("Story"))
        told = self.story is not None and bool(self.story.lines)
        for widget in (self.list, self.open_button, self._under_chain):
            widget.setVisible(told)
        self.hint.setVisible(not told)
        self.aside.setText(self._counts())
        self._say_twins()
        if not told:
            if self._uuid is None:
                self.hint.say(
                    "fingerprint", self.tr("The story of an animal"),
                    self.tr("Save the individual; then link sightings and rescue cases to it."),
                )  # fmt: skip
            elif self.story is not None:
                self.hint.say(
                    "link", self.tr("Nothing is linked yet"),
                    self.tr("Open a sighting or a rescue case and choose this individual under "
                            "“Same animal”."),
                )  # fmt: skip
            else:
                self.hint.hide()  # being read
        self._enable()

    def _counts(self) -> str:
        if self.story is None:
            return ""
        life = self.story.life
        parts = []
        if life.sightings:
            parts.append(
                self.tr("1 sighting")
                if life.sightings == 1
                else self.tr("{count} sightings").format(count=f"{life.sightings:,}")
            )
        if life.cases:
            parts.append(
                self.tr("1 rescue")
                if life.cases == 1
                else self.tr("{count} rescues").format(count=f"{life.cases:,}")
            )
        return " · ".join(parts)

    def _say_twins(self) -> None:
        """A case that may be the same animal is named; a person links it, or does not."""
        twins = self.story.life.twins if self.story is not None else ()
        if not twins:
            self.notice.hide()
            return
        shared = {
            "microchip": self.tr("same microchip"),
            "band": self.tr("same band or tag"),
            "individual_name": self.tr("same name"),
        }
        case = twins[0].record
        sentence = self.tr("Perhaps the same animal: case {number} ({why}). It is not linked.")
        self.notice.say(
            "doubt",
            sentence.format(number=case.values.get("case_number"), why=shared[twins[0].field]),
            (
                self.tr("Open it"),
                lambda: self._context.record_requested.emit("rescue", case.id),
            ),
        )

    # --- opening ---

    def _enable(self) -> None:
        self.open_button.setEnabled(self.list.current_line() is not None)

    def _open_current(self) -> None:
        line = self.list.current_line()
        if line is not None:
            self._open_line(line)

    def _open_line(self, line: Line) -> None:
        if self.story is not None and line.uuid in self.story.opens:
            self._context.record_requested.emit(*self.story.opens[line.uuid])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "hint"):
            self._retranslate()
            self._again.start()  # its lines are in the other language
        super().changeEvent(event)
