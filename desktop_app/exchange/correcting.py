"""What is said of a file while it is looked at: undone and redone, kept on disk, checked at once.

Corrections never change, so each step of the history is simply the corrections as they were then.
A check runs in a worker; when more was said meanwhile only the last word is checked next.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import UserError
from desktop_app.context import Context
from desktop_app.exchange import jobs
from desktop_app.exchange.import_drafts import ImportDrafts, Kept
from desktop_app.tasks import Task

if TYPE_CHECKING:
    from db.exchange.corrections import Corrections
    from db.exchange.plan import ImportPlan
    from desktop_app.exchange.jobs import Looked

_KEEP_AFTER: Final = 800  # milliseconds from a correction to its draft on disk


class Correcting(QObject):
    """The corrections of one plan. Words of a step are what undo and redo are called after.

    checked: `Looked`, with the latest corrections. failed: a `UserError`; the plan stays as it was.
    stepped: there is something else to undo or redo now. busy: a check is under way, or not.
    """

    checked = Signal(object)
    failed = Signal(object)
    stepped = Signal()
    busy = Signal(bool)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._plan: ImportPlan | None = None
        self._steps: list[tuple[str, Corrections]] = []
        self._at = 0
        self._task: Task | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEEP_AFTER)
        self._timer.timeout.connect(self.keep)
        self._to_keep: tuple[ImportDrafts, Path, str] | None = None
        self._kept = 0

    # --- one file ---

    def begin(self, plan: ImportPlan) -> None:
        """A file was read: nothing can be undone yet."""
        self.stop()
        self._plan = plan
        self._steps = [("", plan.corrections)]
        self._at = 0
        drafts = self.drafts()
        if drafts is not None:
            self._to_keep = (drafts, plan.path, plan.record_type.name)
        self.stepped.emit()

    def stop(self) -> None:
        """Another file, or none: what was said is kept, and a check under way is not wanted."""
        if self._timer.isActive():
            self._timer.stop()
            self.keep()
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.busy.emit(False)
        self._plan = None
        self._to_keep = None
        self._steps = []
        self._at = 0

    @property
    def now(self) -> Corrections | None:
        """What is said of the file; None without a file."""
        return self._steps[self._at][1] if self._steps else None

    def put(self, corrections: Corrections, words: str) -> None:
        """Say something else of the file."""
        if not self._steps or corrections == self.now:
            return
        del self._steps[self._at + 1 :]
        self._steps.append((words, corrections))
        self._at += 1
        self._follow()

    # --- undo and redo ---

    @property
    def undo_words(self) -> str | None:
        """What would be taken back; None when nothing can be."""
        return self._steps[self._at][0] if self._at > 0 else None

    @property
    def redo_words(self) -> str | None:
        return self._steps[self._at + 1][0] if self._at + 1 < len(self._steps) else None

    def undo(self) -> bool:
        """Take the last correction back; False when there is none."""
        if self._at == 0:
            return False
        self._at -= 1
        self._follow()
        return True

    def redo(self) -> bool:
        if self._at + 1 >= len(self._steps):
            return False
        self._at += 1
        self._follow()
        return True

    # --- checking ---

    def _follow(self) -> None:
        self._timer.start()
        self.stepped.emit()
        if self._task is None:
            self._check()

    def _check(self) -> None:
        plan, wanted = self._plan, self.now
        if plan is None or wanted is None or plan.corrections == wanted:
            return
        self.busy.emit(True)
        self._task = jobs.correct_import(
            self._context, plan, wanted, owner=self, done=self._arrived, failed=self._failed
        )

    def _arrived(self, looked: Looked) -> None:
        self._task = None
        self._plan = plan = looked.plan
        self.checked.emit(looked)
        if plan.corrections != self.now:
            self._check()
        else:
            self.busy.emit(False)

    def _failed(self, error: BaseException) -> None:
        self._task = None
        self.busy.emit(False)
        # What could not be done is not said any more: the sheet in sight is what it was.
        if self._at > 0:
            del self._steps[self._at :]
            self._at -= 1
            self._timer.start()
            self.stepped.emit()
        if isinstance(error, UserError):
            self.failed.emit(error)

    # --- what was said is kept ---

    def drafts(self) -> ImportDrafts | None:
        """The drafts beside the settings; None without a records file."""
        store = self._context.store
        return ImportDrafts(self._context.settings.folder, str(store.path)) if store else None

    def keep(self) -> None:
        """Write the corrections to disk, in order with whatever else is written."""
        if self._to_keep is None or self.now is None:
            return
        drafts, path, type_name = self._to_keep
        if self._at == 0 and self._kept == 0:
            return
        said = self.now.to_json()
        self._kept = len(said)
        self._context.tasks.database(lambda: drafts.keep(path, type_name, said))

    def kept(self, path: Path, type_name: str) -> Kept | None:
        """What was said of this very file before, and not applied."""
        drafts = self.drafts()
        return drafts.find(path, type_name) if drafts is not None else None

    def forget(self) -> None:
        """The plan was applied, or what was said of it is not wanted."""
        self._timer.stop()
        if self._to_keep is not None:
            drafts, path, type_name = self._to_keep
            self._kept = 0
            self._context.tasks.database(lambda: drafts.drop(path, type_name))
