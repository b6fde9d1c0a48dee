"""What the window expects of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.context import Context

if TYPE_CHECKING:
    from db.record_types import RecordType
    from desktop_app.notice import Notice
    from desktop_app.papers.print_popup import Printable


class Page(QFrame):
    """A page behind the side bar. It asks for its data when shown, and marks itself stale when not.

    counted: what stands beside the filter bar's buttons. grown: it has widgets it had not before.
    parts: the parts of the filter it follows; dressed: they, or its trail, are others now.
    tools: buttons of its own beside those of the window, there while the filter is. prints: whether
    Ctrl+P means something on it.
    """

    counted = Signal(str)
    grown = Signal()
    dressed = Signal()
    parts: tuple[str, ...] = ()
    record_type: RecordType | None = None
    prints = False
    tools: tuple[QWidget, ...] = ()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.context = context

    @property
    def trail(self) -> tuple[str, ...]:
        """Names of where one stands within the page, from its beginning; empty there."""
        return ()

    def go_up(self) -> None:
        """Back to the page's beginning."""

    def add_part(self) -> bool:
        """Add to the record that is open; False where the page shows none."""
        return False

    def activate(self) -> None:
        """The page has come to the front."""

    def new_record(self) -> None:
        """Begin a record, where the page has a form."""

    def begin_with(self, values: dict[str, Any]) -> None:
        """Begin a record with these values of its fields."""

    def copy_record(self) -> None:
        """Begin a record like the one in the form."""

    def paste_message(self) -> None:
        """Begin a record with a message from the clipboard, where the page has such records."""

    def take_paste(self) -> bool:
        """Ctrl+V that no field wanted; False where it means nothing."""
        return False

    def selected_ids(self) -> list[int]:
        """The records picked in the page's table, in its order."""
        return []

    def save(self) -> None:
        """Save what is being typed."""

    def save_and_next(self) -> None:
        """Save and begin the next record."""

    def switch_pane(self) -> None:
        """Move the keyboard between table and form."""

    def papers(self) -> Sequence[Printable]:
        """What of the page can be put on paper now, the likeliest first."""
        return ()

    def print_page(self, opener: QWidget, notice: Notice) -> None:
        """Offer the papers of the page under `opener`; `notice` says what was written."""
        papers = self.papers()
        if papers:
            from desktop_app.papers.print_popup import PrintPopup

            PrintPopup(self.context, papers, opener, self, notice).open()

    def refresh(self) -> None:
        """Read again what is shown."""

    def open_record(self, id: int) -> None:
        """Show one record."""

    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude in the page's form, where picking a place begins."""
        return None

    def put_away(self) -> None:
        """The window closes or another file comes: keep what was typed."""

    def dispose(self) -> None:
        """The page will not be shown again: let go of what must end before the program does."""
