"""The page of individuals: their table, the story of one, and its form."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.record_types import record_type
from desktop_app.context import Context
from desktop_app.individuals.story import StoryView
from desktop_app.pages.records_page import RecordsPage

_TABLE: Final = 0.34
"""Part of the width beside the form that the table takes; the story has the rest."""


class IndividualsPage(RecordsPage):
    """Table, story and form of the individuals."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, record_type("individual"), parent)
        self.story = StoryView(context)
        self.splitter.insertWidget(1, self.story)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setStretchFactor(2, 0)
        self.form.made.connect(self._form_made)

    def _form_made(self) -> None:
        form = self.form.form
        form.problems_changed.connect(lambda: self.story.follow(form.record))
        self.story.follow(form.record)

    def shares(self, form: int) -> list[int]:
        form = min(form, 404)
        table = max(220, int((self.width() - form) * _TABLE))
        return [table, self.width() - form - table, form]

    def switch_pane(self) -> None:
        """From the table to the story, to the form, and round again."""
        focused = self.focusWidget()
        if focused is not None and focused.hasFocus() and self.states.isAncestorOf(focused):
            if self.story.list.isVisible():
                self.story.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        elif focused is self.story.list:
            self.form.take_focus()
            return
        super().switch_pane()

    def dispose(self) -> None:
        super().dispose()
        self.story.dispose()
