"""What is asked before a paper is written, and said when it is: whose it is, where to, done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from desktop_app.context import Context
from desktop_app.notice import Notice
from desktop_app.papers import jobs

if TYPE_CHECKING:
    from db.rescue.timeline import Case

_LAYOUT: Final = "papers"


def tell_written(notice: Notice) -> Callable[[Path], None]:
    """Says in `notice` that a file was written, and opens it at one click."""
    written = QCoreApplication.translate("PapersPopup", "{file} was written.")
    opening = QCoreApplication.translate("PapersPopup", "Open it")

    def tell(path: Path) -> None:
        if isValid(notice):
            opened = (opening, lambda: (jobs.open_paper(path), None)[1])
            notice.say("good", written.format(file=path.name), opened)

    return tell


def known_office(context: Context, case: Case | None = None) -> str:
    """The name that stood on the last paper, or where the animal was taken in."""
    kept = context.settings.layout(_LAYOUT).get("office")
    if isinstance(kept, str) and kept:
        return kept
    intakes = case.of_kind("intake") if case is not None else ()
    return str(intakes[-1].values.get("facility") or "") if intakes else ""


def keep_office(context: Context, office: str) -> None:
    """The next paper begins with this name."""
    context.settings.set_layout(_LAYOUT, {"office": office})


def ask_path(parent: QWidget, title: str, proposed: Path, kinds: str) -> Path | None:
    """Where to write; None when the chooser was left."""
    name, _kind = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(".pdf")
