"""From the clipboard to a form: paste, look, accept. Nothing of a message is taken unasked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from db.messages.proposals import LONGEST
from desktop_app.context import Context
from forms.icons import icon

if TYPE_CHECKING:
    from db.messages.proposals import Message
    from db.writing import Record
    from desktop_app.messages.marks import Marks
    from desktop_app.messages.offers import Filling
    from desktop_app.messages.panel import MessagePanel
    from desktop_app.pages.records_page import RecordsPage
    from desktop_app.tasks import Task

KINDS: Final = ("sighting", "rescue")
"""Types of records that messages tell of."""

KEYS: Final = "Ctrl+M"
_WIDE: Final = 1000  # pixels of the page; below it the button is its picture only
_LEAST: Final = 420  # pixels the table must be wide for the panel to stand over it alone


class MessageIntake(QObject):
    """Lays a panel over the table of a page while a message is read, and fills the page's form.

    button: for the bar above. Ctrl+V on the page does the same where nothing else takes it.
    """

    def __init__(self, context: Context, page: RecordsPage) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._panel: MessagePanel | None = None
        self._marks: Marks | None = None
        self._reading: Task | None = None
        self._text = ""
        self._next: Filling | None = None  # waits for the empty form
        self._more: list[Filling] = []  # records of the same message that come after it
        self._count = 0
        self._resuming = False
        self._standing = False  # a record of the message is in the form
        self._offered = False  # that more records wait, since the last one was filled
        self._before: QWidget | None = None  # had the keyboard
        self.button = QPushButton(page)
        self.button.hide()
        self.button.setIcon(icon("message"))
        self.button.clicked.connect(self.paste)
        page.installEventFilter(self)
        page.form.shown.connect(self._shown)
        page.form.saved.connect(self._saved)
        page.form.forgotten.connect(self._forgotten)
        self.retranslate()

    # --- pasting ---

    @property
    def panel(self) -> MessagePanel:
        """Made when the first message comes."""
        if self._panel is None:
            from desktop_app.messages.panel import MessagePanel

            self._panel = MessagePanel(self._page.record_type, self._page)
            self._panel.hide()
            self._panel.accepted.connect(self._accepted)
            self._panel.closed.connect(self.close)
            self._page.states.installEventFilter(self)
        return self._panel

    def is_open(self) -> bool:
        return self._panel is not None and not self._panel.isHidden()

    def paste(self) -> None:
        """Read the message on the clipboard; without one, say how to get it there."""
        data = QGuiApplication.clipboard().mimeData()
        self._open()
        if holds_text(data):
            self.read(data.text())
        elif data is not None and (data.hasImage() or data.hasUrls()):
            self._say_no_text()
        else:
            self.panel.show_empty()

    def read(self, text: str) -> None:
        """Read a message in a worker; of a longer text only the beginning."""
        store, reference = self._context.store, self._context.reference
        if store is None or reference is None:
            return
        from desktop_app.messages.reading import read

        self._open()
        self._text = text[: LONGEST + 1]
        self.panel.show_loading()
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._context.tasks.background(
            read, store, self._page.record_type, reference, self._text, dt.date.today(),
            owner=self, done=self._read, failed=lambda _error: self._say_unread(),
        )  # fmt: skip

    def _read(self, message: Message) -> None:
        self._reading = None
        reference = self._context.reference
        if reference is not None and self.is_open():
            self.panel.show_message(message, reference)

    def _say_no_text(self) -> None:
        self.panel.show_trouble(
            self.tr("There is no text on the clipboard"),
            self.tr(
                "It holds a picture or files: those go to the photos below the form. "
                "Copy the words of the message, then press Ctrl+V here."
            ),
            self._say_no_text,
        )

    def _say_unread(self) -> None:
        self._reading = None
        self.panel.show_trouble(
            self.tr("The message could not be read"),
            self.tr("It can still be typed into the form, or pasted into its notes."),
            self._say_unread,
        )

    # --- the panel ---

    def _open(self) -> None:
        if not self.is_open():
            self._before = self._page.window().focusWidget()
        self._place()
        self.panel.show()
        self.panel.raise_()

    def close(self) -> None:
        """Leave the message; the keyboard goes back to where it was."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        if not self.is_open():
            return
        self.panel.hide()
        before = self._before
        if before is not None and _alive(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._page.table.setFocus()

    def _place(self) -> None:
        """Over the table, so that the form stays in view; over both where there is little room."""
        states, page = self._page.states, self._page
        area = QRect(states.mapTo(page, QPoint(0, 0)), states.size())
        self.panel.setGeometry(area if area.width() >= _LEAST else page.rect())

    # --- filling ---

    def _accepted(self, fillings: list[Filling]) -> None:
        self.panel.hide()
        self._more, self._count = fillings[1:], len(fillings)
        self._begin(fillings[0])

    def _begin(self, filling: Filling) -> None:
        self._next, self._offered = filling, False
        # A record that was begun and not saved comes back as it stands: it is the new one.
        self._page.new_record()

    def _shown(self, record: Record | None) -> None:
        self._standing = record is None
        if record is None and self._marks is not None:
            self._marks.recall()
        if record is None and self._resuming and self._more and not self._page.form.is_dirty():
            self._next = self._more.pop(0)
        self._resuming = False
        if record is None and self._next is not None:
            # In a turn of its own: whoever shows the form puts the keyboard somewhere first.
            QTimer.singleShot(0, self, self._fill)
        elif record is not None:
            self._offer_more()

    def _fill(self) -> None:
        filling, self._next = self._next, None
        form = self._page.form.form
        if filling is None or form.record is not None:
            return
        from desktop_app.messages.filling import fill, first_wanting
        from desktop_app.messages.marks import Marks

        if self._marks is None:
            self._marks = Marks(form)
        kept = fill(form, filling, self._marks)
        self._say_filled(kept)
        wanting = first_wanting(form)
        if wanting is None:
            form.footer.focus_save()
        else:
            wanting.field_widget().setFocus(Qt.FocusReason.TabFocusReason)
            form.body.ensureWidgetVisible(wanting, 0, 40)

    def _say_filled(self, kept: list[str]) -> None:
        from desktop_app.messages.words import Wording

        notice, reference = self._page.form.notice, self._context.reference
        told = []
        if self._count > 1:
            at = self._count - len(self._more)
            told.append(self.tr("Record {at} of {count} of the message.").format(
                at=at, count=self._count))  # fmt: skip
        if kept and reference is not None:
            wording = Wording(self._page.record_type, reference)
            names = ", ".join(dict.fromkeys(wording.field(name) for name in kept))
            told.append(self.tr("Kept as it stood in the form: {fields}.").format(fields=names))
        if told:
            notice.say("doubt" if kept else "good", " ".join(told))

    # --- a message of several records ---

    def _saved(self, _id: int) -> None:
        if self._marks is not None:
            self._marks.forget()
        if self._more and self._standing:
            following = self._more.pop(0)
            # After those who also follow what was saved.
            QTimer.singleShot(0, self, lambda: self._begin(following))

    def _forgotten(self) -> None:
        if self._marks is not None:
            self._marks.forget()
        self._offer_more()

    def _offer_more(self) -> None:
        """Whoever turns to something else is told once that the message goes on."""
        count = len(self._more)
        if not count or self._offered:
            return
        self._offered = True
        self._context.offered.emit(
            self.tr("The message tells of more: {count}.").format(count=count),
            self.tr("Go on with it"),
            self._go_on,
        )

    def _go_on(self) -> None:
        """First what was begun and not saved; the next of the message where nothing was."""
        self._resuming, self._offered = True, False
        self._page.new_record()

    # --- Qt ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._page:
            if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._pasted(event)
            if kind in (QEvent.Type.LanguageChange, QEvent.Type.Resize):
                self.retranslate()
        elif kind in (QEvent.Type.Resize, QEvent.Type.Move) and self.is_open():
            self._place()
        return False

    def _pasted(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Paste) and self.take_paste()

    def take_paste(self) -> bool:
        """Ctrl+V that no field wanted; False when no words were copied."""
        if not self.is_open() and not holds_text(QGuiApplication.clipboard().mimeData()):
            return False
        self.paste()
        return True

    def retranslate(self) -> None:
        wide = self._page.width() >= _WIDE
        self.button.setText(self.tr("&Message") if wide else "")
        self.button.setToolTip(self.tr("Paste a message   {keys}").format(keys=KEYS))
        self.button.setAccessibleName(self.tr("Paste a message"))


def holds_text(data: QMimeData | None) -> bool:
    """Whether words were copied, and not files or a picture."""
    if data is None or not data.hasText():
        return False
    return not any(url.isLocalFile() for url in data.urls())


def _alive(widget: QWidget) -> bool:
    import shiboken6

    return shiboken6.isValid(widget)
