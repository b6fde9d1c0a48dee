"""Undo and redo for the whole window: what is next, doing it, and saying what came of it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import Cancelled, UserError
from desktop_app import operations

if TYPE_CHECKING:
    from db.changes import Changes
    from db.undoing import Step
    from desktop_app.context import Context
    from desktop_app.tasks import Task
    from desktop_app.undo.reading import Next, Outcome, Told
    from forms.host import FormHost

_AFTER_OPENING: Final = 700  # milliseconds; the first rows and the first form come before it
_AFTER_WRITING: Final = 0  # one turn: what one action announces is asked about once


class UndoControl(QObject):
    """One for a window. renewed: `undo_words` and `redo_words` may be others now.

    progressed: (done, total) of a long one under way. ended: it is over.
    """

    renewed = Signal()
    progressed = Signal(int, int)
    begun = Signal(str)
    ended = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._next: Next | None = None
        self._fresh = False  # whether `_next` is what the file says, as far as this window knows
        self._waiting = 0  # wishes on their way
        self._long: Task | None = None
        self._stop = threading.Event()
        self._host: FormHost | None = None
        self._asking: Task | None = None
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.timeout.connect(self._read)
        context.store_changed.connect(self._other_file)
        context.changed.connect(self._written)

    # --- what is next ---

    @property
    def undo_words(self) -> str:
        """What would be undone, by whom and when; "" for nothing."""
        return self._words(self._next.undo if self._next is not None else None)

    @property
    def redo_words(self) -> str:
        """What would be done again; "" for nothing."""
        return self._words(self._next.redo if self._next is not None else None)

    @property
    def busy(self) -> bool:
        """Whether a long one is under way."""
        return self._long is not None

    def host(self) -> FormHost:
        """What words of records are made with."""
        if self._host is None:
            from desktop_app.form_host import WindowFormHost

            self._host = WindowFormHost(self._context, self)
        return self._host

    def _words(self, told: Told | None) -> str:
        if told is None or self._context.reference is None:
            return ""
        from desktop_app.undo.words import said

        return said(told, self.host())

    def _other_file(self) -> None:
        self._next, self._fresh = None, False
        self._host = None
        if self._long is not None:
            self._stop.set()
        self.renewed.emit()
        if self._context.store is not None:
            self._ask.start(_AFTER_OPENING)

    def _written(self) -> None:
        self._fresh = False
        self._ask.start(_AFTER_WRITING)

    def refresh(self) -> None:
        """Read again what is next."""
        self._ask.start(_AFTER_WRITING)

    def _read(self) -> None:
        store = self._context.store
        if store is None:
            return
        from desktop_app.undo.reading import next_steps

        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._context.tasks.background(
            next_steps, store, owner=self, done=self._arrived
        )

    def _arrived(self, found: Next) -> None:
        self._asking = None
        self._next, self._fresh = found, True
        self.renewed.emit()

    # --- doing it ---

    def undo(self) -> None:
        """Take the latest change of the file back that is not taken back yet."""
        self._go(forwards=False)

    def redo(self) -> None:
        """Do again what was undone last, unless something else was changed since."""
        self._go(forwards=True)

    def undo_step(self, step: Step) -> None:
        """Take one change back, whichever it is."""
        self._reverse(step, forwards=False)

    def redo_step(self, step: Step) -> None:
        """Do one change again that was taken back."""
        self._reverse(step, forwards=True)

    def cancel(self) -> None:
        """Stop the long one: nothing of it is written then."""
        self._stop.set()

    def _go(self, *, forwards: bool) -> None:
        store = self._context.store
        if store is None:
            return
        if self._long is not None:
            self._say(self.tr("One change is still being taken back."))
            return
        expected = None
        if self._next is not None and self._fresh and not self._waiting:
            told = self._next.redo if forwards else self._next.undo
            expected = told.step.change_set if told is not None else None
        from desktop_app.undo.reading import reverse_next

        self._waiting += 1
        self._context.tasks.database(
            reverse_next, store, self._context.user, forwards, expected, owner=self,
            done=lambda outcome: self._came(outcome, forwards), failed=self._failed,
        )  # fmt: skip

    def _came(self, outcome: Outcome, forwards: bool) -> None:
        self._waiting -= 1
        if outcome.told is None:
            self._say(self.tr("Nothing to do again.") if forwards else self.tr("Nothing to undo."))
        elif outcome.moved:
            self.refresh()
            self._say(self.tr("The file was changed meanwhile: look again what would be undone."))
        elif outcome.changes is None:
            self._reverse(outcome.told.step, forwards=forwards)
        else:
            self._context.announce(outcome.changes)
            self._done(outcome.told, outcome.changes, forwards)

    def _reverse(self, step: Step, *, forwards: bool) -> None:
        if self._long is not None:
            self._say(self.tr("One change is still being taken back."))
            return
        self.begun.emit(self.tr("Doing it again…") if forwards else self.tr("Undoing…"))
        work = operations.redo if forwards else operations.undo
        self._stop = threading.Event()
        self._long = work(
            self._context, step.change_set, owner=self, stopped=self._stop.is_set,
            progress=lambda done, total: self.progressed.emit(done, total),
            done=lambda told, changes: self._long_done(told, changes, forwards),
            failed=self._long_failed,
        )  # fmt: skip

    def _long_done(self, told: Told | None, changes: Changes, forwards: bool) -> None:
        self._end_long()
        if told is not None:
            self._done(told, changes, forwards)

    def _long_failed(self, error: BaseException) -> None:
        self._end_long()
        if isinstance(error, Cancelled):
            self._say(self.tr("Stopped: nothing was changed."))
        else:
            self._failed(error, counted=False)

    def _end_long(self) -> None:
        self._long = None
        self.ended.emit()

    def _done(self, told: Told, changes: Changes, forwards: bool) -> None:
        self.refresh()  # also when nothing was written, since all was kept
        from desktop_app.undo.words import deed

        kept = sum(len(each.kept) for each in changes.each())
        words = deed(told, self.host())
        pattern = self.tr("Done again: {what}.") if forwards else self.tr("Undone: {what}.")
        sentence = pattern.format(what=words)
        if not kept:
            self._say(sentence)
            return
        stays = (
            self.tr("1 record was changed since and stays as it is.")
            if kept == 1
            else self.tr("{count} records were changed since and stay as they are.")
        )
        if not changes:  # nothing but what was kept
            sentence = self.tr("Not undone: {what}.").format(what=words)
            if forwards:
                sentence = self.tr("Not done again: {what}.").format(what=words)
        self._context.offered.emit(
            sentence + " " + stays.format(count=f"{kept:,}"),
            self.tr("Show the changes"),
            lambda: self._context.navigate_requested.emit("changes"),
        )

    def _failed(self, error: BaseException, *, counted: bool = True) -> None:
        if counted:
            self._waiting -= 1
        self.refresh()
        if isinstance(error, UserError):
            self._context.tasks.refused.emit(error)

    def _say(self, sentence: str) -> None:
        self._context.status_message.emit(sentence)
