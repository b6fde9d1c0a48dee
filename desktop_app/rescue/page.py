"""The page of rescue cases: the register of all of them, and one case opened from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from db.record_types import record_type
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.pages.page import Page
from desktop_app.pages.records_page import RecordsPage
from desktop_app.rescue.case_view import CaseView
from desktop_app.rescue.kinds import CASE
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from desktop_app.notice import Notice
    from desktop_app.papers.print_popup import Printable

_OPEN: Final = "Alt+Return"


class Register(RecordsPage):
    """Table and form of the cases. case_chosen: id of the case to open."""

    case_chosen = Signal(int)

    def _open_in_form(self, id: int) -> None:
        """Enter and a double click open the case itself; a single click shows its form."""
        self.case_chosen.emit(id)


class RescuePage(Page):
    """Register and case in one stack."""

    prints = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.record_type = record_type(CASE)
        self.register = Register(context, self.record_type)
        self.parts = self.register.parts
        self.case = CaseView(context)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.register)
        self.stack.addWidget(self.case)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.open_button = QPushButton(self)
        self.open_button.setIcon(icon("external-link", "accent"))
        theme.set_look(self.open_button, "link")
        self.open_button.hide()
        self.papers_button = QPushButton()
        self.papers_button.setIcon(icon("printer"))
        self.papers_button.clicked.connect(self.show_papers)
        self.tools = (*self.register.tools, self.papers_button)
        keys = QShortcut(QKeySequence(_OPEN), self.register)
        keys.activated.connect(self.open_current)
        more = QShortcut(QKeySequence("Alt+Enter"), self.register)
        more.activated.connect(self.open_current)
        self.register.counted.connect(self.counted)
        self.register.grown.connect(self.grown)
        self.register.case_chosen.connect(self.open_case)
        self.register.form.made.connect(self._form_made)
        self.register.form.saved.connect(self._saved)
        self.case.left.connect(self.close_case)
        self.case.named.connect(lambda _name: self.dressed.emit())
        self._retranslate()

    # --- register and case ---

    @property
    def in_case(self) -> bool:
        """Whether a case is open."""
        return self.stack.currentWidget() is self.case

    def open_case(self, id: int) -> None:
        """Show a case in place of the register."""
        self.register.form.keep_draft()
        self.stack.setCurrentWidget(self.case)
        self.parts = ()
        self.case.open_case(id)
        self.dressed.emit()

    def open_current(self) -> None:
        """Open the case that stands in the register's form."""
        id = self.register.form.record_id
        if id is not None:
            self.open_case(id)

    def close_case(self) -> None:
        """Back to the register, on the row of the case."""
        self.case.put_away()
        self.stack.setCurrentWidget(self.register)
        self.parts = self.register.parts
        self.register.activate()
        if self.case.case_id is not None:
            self.register.table.stand_on(self.case.case_id)
            self.register.form.show_record(self.case.case_id)
        self.register.table.setFocus()
        self.dressed.emit()

    @property
    def trail(self) -> tuple[str, ...]:
        if not self.in_case:
            return ()
        assert self.record_type is not None
        name = self.case.case_name()
        return (i18n.show(self.record_type.label_plural), *((name,) if name else ()))

    def go_up(self) -> None:
        if self.in_case:
            self.close_case()

    def show_papers(self) -> None:
        """Offer the ledger and the report of the days of the filter."""
        from desktop_app.rescue.ledger_popup import LedgerPopup

        LedgerPopup(self.context, self.papers_button, self, self.register.form.notice).open()

    def papers(self) -> Sequence[Printable]:
        return self.register.papers()

    def print_page(self, opener: QWidget, notice: Notice) -> None:
        if self.in_case:
            self.case.show_papers()
        else:
            super().print_page(opener, notice)

    # --- new cases ---

    def _form_made(self) -> None:
        self.register.form.form.header.add_widget(self.open_button)
        self.open_button.show()
        self.register.form.form.problems_changed.connect(self._enable_opening)
        self._enable_opening()

    def _enable_opening(self) -> None:
        self.open_button.setEnabled(self.register.form.form.record is not None)

    def _saved(self, id: int) -> None:
        self._enable_opening()
        record = self.register.form.form.record
        if record is None or record.revision > 1:
            return
        self.register.form.notice.say(
            "good", self.tr("The case is saved. What happens next goes into its timeline."),
            (self.tr("Open case   Alt+Enter"), lambda: self.open_case(id)),
        )  # fmt: skip

    # --- what the window asks ---

    def activate(self) -> None:
        if self.in_case:
            self.case.activate()
        else:
            self.register.activate()

    def new_record(self) -> None:
        if self.in_case:
            self.close_case()
        self.register.new_record()

    def begin_with(self, values: dict[str, Any]) -> None:
        if self.in_case:
            self.close_case()
        self.register.begin_with(values)

    def paste_message(self) -> None:
        if self.in_case:
            self.close_case()
        self.register.paste_message()

    def copy_record(self) -> None:
        if not self.in_case:
            self.register.copy_record()
        elif self.case.panel.current is not None:
            self.case.panel.current.copy_record()

    def take_paste(self) -> bool:
        return not self.in_case and self.register.take_paste()

    def save(self) -> None:
        (self.case if self.in_case else self.register).save()

    def save_and_next(self) -> None:
        (self.case if self.in_case else self.register).save_and_next()

    def switch_pane(self) -> None:
        (self.case if self.in_case else self.register).switch_pane()

    def refresh(self) -> None:
        if self.in_case:
            self.case.reload()
        else:
            self.register.refresh()

    def add_part(self) -> bool:
        if self.in_case:
            self.case.add_entry()
        return self.in_case

    def open_record(self, id: int) -> None:
        self.open_case(id)

    def position(self) -> tuple[float, float] | None:
        return (self.case if self.in_case else self.register).position()

    def put_away(self) -> None:
        self.register.put_away()
        self.case.put_away()

    def dispose(self) -> None:
        self.register.dispose()
        self.case.dispose()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "open_button"):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.papers_button.setText(self.tr("Papers ▾"))
        self.papers_button.setToolTip(self.tr("Ledger and report of a period"))
        self.open_button.setText(self.tr("Open   Alt+Enter"))
        self.open_button.setToolTip(self.tr("Open the case with its timeline"))
