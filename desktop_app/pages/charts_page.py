"""Charts of the sightings the filter means; a click on a bar narrows the filter to it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedLayout, QWidget

from db.errors import UserError
from desktop_app import i18n
from desktop_app.charts import loading
from desktop_app.charts.skeleton import ChartSkeleton
from desktop_app.context import Context
from desktop_app.dialogs import choosers
from desktop_app.filters.model import PARTS
from desktop_app.pages.page import Page
from desktop_app.pages.state_view import StateView
from desktop_app.tasks import Task

if TYPE_CHECKING:
    from db.changes import Changes
    from db.summaries import Overview
    from desktop_app.charts.panel import ChartPanel


class ChartsPage(Page):
    """Counts in a worker whenever the filter or the records change while it is in front."""

    parts = PARTS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        # What is counted, and what the window offers to export from here.
        from db.record_types import record_type

        self.record_type = record_type("sighting")
        self.setObjectName("ground")
        self._stale = True
        self._overview: Overview | None = None
        self._counting: Task | None = None
        self._saving: Task | None = None
        self._error: BaseException | None = None
        self.panel: ChartPanel | None = None
        self.loading = ChartSkeleton(self)
        self.state = StateView(self)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.loading)
        self._stack.addWidget(self.state)
        context.filter.changed.connect(self._news)
        context.changed.connect(self._changed)
        context.reference_changed.connect(self._news)

    def is_drawn(self) -> bool:
        """Whether the charts stand there with figures."""
        return (
            self.panel is not None
            and self._stack.currentWidget() is self.panel
            and not self._stale
            and self._counting is None
        )

    # --- when to count ----------------------------------------------------------------------------

    def activate(self) -> None:
        if self._stale:
            self.refresh()
        else:
            self._announce()

    def refresh(self) -> None:
        """Count again. What is shown stays until the new figures are there."""
        store = self.context.store
        if store is None:
            return
        self._stale = False
        if self.panel is None or self._stack.currentWidget() is self.state:
            self.loading.wait()
            self._stack.setCurrentWidget(self.loading)
        if self.panel is None:
            # The counts wait for the library, so that they are never older than what shows them.
            self._count(loading.load_panel, done=self._loaded)
            return
        from db.summaries import overview

        self._count(
            overview, store, self.record_type, self.context.filter.current, done=self._counted
        )

    def _count(self, work: Any, *args: object, done: Any) -> None:
        if self._counting is not None:
            self._counting.cancel()
        self._counting = self.context.tasks.background(
            work, *args, owner=self, done=done, failed=self._failed
        )

    def _news(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _changed(self, changes: Changes) -> None:
        if self.record_type is not None and changes.record_type == self.record_type.name:
            self._news()

    def _loaded(self, module: ModuleType) -> None:
        if self.panel is None:
            self.panel = module.ChartPanel(self)
            self.panel.period_chosen.connect(self.narrow_dates)
            self.panel.species_chosen.connect(self.narrow_species)
            self.panel.save_requested.connect(self.save)
            self.panel.copied.connect(self._copied)
            self._stack.addWidget(self.panel)
        self.refresh()

    # --- the four states --------------------------------------------------------------------------

    def _counted(self, overview: Overview) -> None:
        self._counting = None
        self._overview, self._error = overview, None
        self._show()
        self._announce()

    def _failed(self, error: BaseException) -> None:
        self._counting = None
        self._overview, self._error = None, error
        self._stale = True
        self._show()

    def _show(self) -> None:
        if self._error is not None:
            self._show_trouble(self._error)
        elif self._overview is None:
            return
        elif not self._overview.totals.records:
            self._show_empty()
        elif self.panel is not None:
            self._show_panel(self.panel, self._overview)

    def _show_panel(self, panel: ChartPanel, overview: Overview) -> None:
        from desktop_app.charts.words import filter_words

        assert self.record_type is not None
        store, reference = self.context.store, self.context.reference
        path = store.path if store is not None else None
        panel.show_overview(
            overview,
            reference,
            title=i18n.show(self.record_type.label_plural),
            filter_words=filter_words(self.context.filter.current, reference, self.record_type),
            file_name=path.stem if path is not None else "",
        )
        self._stack.setCurrentWidget(panel)

    def _show_empty(self) -> None:
        current = self.context.filter.current
        if current.voided and current.is_empty():
            self.state.say(
                "trash",
                self.tr("No voided records"),
                self.tr("What is voided is kept here and can be restored."),
                ((self.tr("Back to all records"), self.context.filter.clear),),
                accent=False,
            )
        elif current.is_empty():
            self.state.say(
                "chart-bar",
                self.tr("Nothing to count yet"),
                self.tr(
                    "Charts grow from sightings. "
                    "Type the first one, or bring in last year's register."
                ),
                (
                    (
                        self.tr("To the sightings"),
                        lambda: self.context.navigate_requested.emit("sighting"),
                    ),
                    (
                        self.tr("Import a spreadsheet…"),
                        lambda: self.context.navigate_requested.emit("import"),
                    ),
                ),
                accent=False,
            )
        else:
            self.state.say(
                "filter-off",
                self.tr("No sighting fits this filter"),
                self.tr("Take a chip away above, or clear them all."),
                ((self.tr("Clear the filter"), self.context.filter.clear),),
                accent=False,
            )
        self._stack.setCurrentWidget(self.state)

    def _show_trouble(self, error: BaseException) -> None:
        words = (
            i18n.show(error.text)
            if isinstance(error, UserError)
            else self.tr("The records could not be counted. Nothing in the file was changed.")
        )
        self.state.say(
            "alert-triangle",
            self.tr("The charts cannot be shown"),
            words,
            ((self.tr("Try again"), self.refresh),),
            accent=False,
        )
        self._stack.setCurrentWidget(self.state)

    def _announce(self) -> None:
        if self._overview is not None:
            found = self._overview.totals
            records = (
                self.tr("1 record")
                if found.records == 1
                else self.tr("{count} records").format(count=f"{found.records:,}")
            )
            animals = (
                self.tr("1 animal")
                if found.animals == 1
                else self.tr("{count} animals").format(count=f"{found.animals:,}")
            )
            self.counted.emit(f"{records} · {animals}")

    # --- narrowing --------------------------------------------------------------------------------

    def narrow_dates(self, since: dt.date, until: dt.date) -> None:
        """Keep only these days, within the days already chosen."""
        now = self.context.filter.current
        first = max(since, now.since) if now.since is not None else since
        last = min(until, now.until) if now.until is not None else until
        # A column of the old filter, clicked while the new one was still being counted.
        if first <= last:
            self.context.filter.set(since=first, until=last)

    def narrow_species(self, ids: tuple[int, ...]) -> None:
        """Keep only these species."""
        self.context.filter.set(species=tuple(ids))

    # --- pictures ---------------------------------------------------------------------------------

    def save(self) -> None:
        """Ask where to, and save the charts as a picture."""
        if self.panel is None or self._stack.currentWidget() is not self.panel:
            return
        title = f"{self.panel.title.text()} {self.panel.filter.accessibleName()}"
        path = choosers.save_picture(self, self.context.settings, _file_name(title))
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Save the charts as .png or .svg; drawn here, written in a worker."""
        if self.panel is None:
            return
        from desktop_app.charts import picture

        drawn: QImage | bytes = self.panel.drawn_for(path)
        self._saving = self.context.tasks.background(
            picture.write, path, drawn, owner=self, done=self._saved
        )

    def _copied(self) -> None:
        self.context.status_message.emit(self.tr("The picture is on the clipboard."))

    def _saved(self, path: Path) -> None:
        self.context.status_message.emit(self.tr("Picture saved: {name}").format(name=path.name))

    # --- Qt ---------------------------------------------------------------------------------------

    def put_away(self) -> None:
        if self._counting is not None:
            self._counting.cancel()
        self._stale = True

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
            self._announce()
        super().changeEvent(event)


def _file_name(words: str) -> str:
    """`words` without what Windows refuses in a file name, and not endless."""
    kept = "".join(" " if sign in '<>:"/\\|?*·“”' else sign for sign in words)
    return " ".join(kept.split())[:60].strip(". ")
