"""Charts of the sightings or the rescues the filter means; a click on a bar narrows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from db.errors import UserError
from desktop_app import i18n
from desktop_app.charts import loading, rescue_states
from desktop_app.charts.rescue_skeleton import RescueSkeleton
from desktop_app.charts.skeleton import GAP, ChartSkeleton
from desktop_app.charts.switch import Switch
from desktop_app.context import Context
from desktop_app.dialogs import choosers
from desktop_app.filters.model import PARTS
from desktop_app.pages.page import Page
from desktop_app.pages.state_view import StateView
from desktop_app.tasks import Task

if TYPE_CHECKING:
    from db.changes import Changes
    from db.rescue.figures import RescueFigures
    from db.summaries import Overview
    from desktop_app.charts.panel import ChartPanel
    from desktop_app.charts.rescue_panel import RescuePanel
    from desktop_app.papers.print_popup import Printable

SIGHTINGS, RESCUES = "sighting", "rescue"


class ChartsPage(Page):
    """Counts in a worker whenever the filter or the records change while it is in front.

    subject: SIGHTINGS or RESCUES, what is counted now.
    """

    parts: tuple[str, ...] = PARTS
    prints = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        # What is counted, and what the window offers to export from here.
        from db.record_types import record_type

        self.subject = SIGHTINGS
        self.record_type = record_type(SIGHTINGS)
        self.setObjectName("ground")
        self._stale = True
        self._overview: Overview | None = None
        self._figures: RescueFigures | None = None
        self._counting: Task | None = None
        self._saving: Task | None = None
        self._error: BaseException | None = None
        self.panel: ChartPanel | None = None
        self.rescue_panel: RescuePanel | None = None
        self.switch = Switch(self)
        self.switch.chosen.connect(self.show_subject)
        self._skeletons = {SIGHTINGS: ChartSkeleton(self), RESCUES: RescueSkeleton(self)}
        self.state = StateView(self)
        self._bar = QHBoxLayout()
        self._bar.setContentsMargins(GAP + 2, 10, GAP + 2, 0)
        self._bar.setSpacing(14)
        self._bar.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self._stack = QStackedLayout()
        for widget in (*self._skeletons.values(), self.state):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar)
        column.addLayout(self._stack, 1)
        context.filter.changed.connect(self._news)
        context.changed.connect(self._changed)
        context.reference_changed.connect(self._news)
        self._name_switch()

    @property
    def loading(self) -> ChartSkeleton:
        """What stands there until the first figures come."""
        return self._skeletons[self.subject]

    @property
    def front(self) -> ChartPanel | RescuePanel | None:
        """The charts of what is counted; None before they were first needed."""
        return self.rescue_panel if self.subject == RESCUES else self.panel

    def is_drawn(self) -> bool:
        """Whether the charts stand there with figures."""
        return (
            self.front is not None
            and self._stack.currentWidget() is self.front
            and not self._stale
            and self._counting is None
        )

    # --- what is counted --------------------------------------------------------------------------

    def show_subject(self, subject: str) -> None:
        """Count sightings or rescues from now on."""
        if subject == self.subject:
            return
        from db.record_types import record_type
        from desktop_app.pages.records_page import filter_parts

        self.subject = subject
        self.record_type = record_type(subject)
        # The sightings' charts follow the parts they always did.
        self.parts = PARTS if subject == SIGHTINGS else filter_parts(self.record_type)
        self.switch.show_choice(subject)
        self._overview = self._figures = self._error = None
        if self.rescue_panel is not None:
            self.rescue_panel.tools.setVisible(subject == RESCUES)
        self.dressed.emit()
        self.refresh()

    def _name_switch(self) -> None:
        from db.record_types import record_type

        self.switch.name(
            (name, i18n.show(record_type(name).label_plural)) for name in (SIGHTINGS, RESCUES)
        )
        self.switch.show_choice(self.subject)

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
        if self.front is None or self._stack.currentWidget() is not self.front:
            self.loading.wait()
            self._stack.setCurrentWidget(self.loading)
        current = self.context.filter.current
        # The counts wait for the library, so that they are never older than what shows them.
        if self.subject == RESCUES:
            if self.rescue_panel is None:
                self._count(loading.load_rescue_panel, done=self._rescues_loaded)
                return
            from db.rescue import figures

            self._count(figures.figures, store, current, done=self._rescues_counted)
            return
        if self.panel is None:
            self._count(loading.load_panel, done=self._loaded)
            return
        from db import summaries

        self._count(summaries.overview, store, self.record_type, current, done=self._counted)

    def _count(self, work: Any, *args: object, done: Callable[..., None]) -> None:
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
        if changes.record_type == self.subject:
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

    def _rescues_loaded(self, module: ModuleType) -> None:
        if self.rescue_panel is None:
            panel: RescuePanel = module.RescuePanel(self)
            panel.period_chosen.connect(self.narrow_dates)
            panel.species_chosen.connect(self.narrow_species)
            panel.causes_chosen.connect(self.narrow_causes)
            panel.places_chosen.connect(self.narrow_places)
            panel.save_requested.connect(self.save)
            panel.report_requested.connect(self.ask_report)
            panel.copied.connect(self._copied)
            self.rescue_panel = panel
            self._stack.addWidget(panel)
            self._bar.addWidget(panel.tools, 1)
            panel.tools.setVisible(self.subject == RESCUES)
            self.grown.emit()
        self.refresh()

    # --- the four states --------------------------------------------------------------------------

    def _counted(self, overview: Overview) -> None:
        self._counting = None
        self._overview, self._error = overview, None
        self._show()
        self._announce()

    def _rescues_counted(self, figures: RescueFigures) -> None:
        self._counting = None
        self._figures, self._error = figures, None
        self._show()
        self._announce()

    def _failed(self, error: BaseException) -> None:
        self._counting = None
        self._overview, self._figures, self._error = None, None, error
        self._stale = True
        self._show()

    def _show(self) -> None:
        if self._error is not None:
            self._show_trouble(self._error)
        elif self.subject == RESCUES:
            if self._figures is not None:
                self._show_rescues(self._figures)
        elif self._overview is None:
            return
        elif not self._overview.totals.records:
            self._show_empty()
        elif self.panel is not None:
            self._show_panel(self.panel, self._overview)

    def _words_of_filter(self) -> str:
        from desktop_app.charts.words import filter_words

        assert self.record_type is not None
        return filter_words(
            self.context.filter.current.of(self.record_type),
            self.context.reference,
            self.record_type,
        )

    def _file_name(self) -> str:
        store = self.context.store
        path = store.path if store is not None else None
        return path.stem if path is not None else ""

    def _show_panel(self, panel: ChartPanel, overview: Overview) -> None:
        assert self.record_type is not None
        panel.show_overview(
            overview,
            self.context.reference,
            title=i18n.show(self.record_type.label_plural),
            filter_words=self._words_of_filter(),
            file_name=self._file_name(),
        )
        self._stack.setCurrentWidget(panel)

    def _show_rescues(self, figures: RescueFigures) -> None:
        if not figures.total.cases:
            if self.rescue_panel is not None:
                self.rescue_panel.tools.hide()
            current = self.context.filter.current
            if current.voided and current.is_empty():
                self._show_empty()
            else:
                rescue_states.say_none_received(self.state, self.context, figures)
                self._stack.setCurrentWidget(self.state)
        elif self.rescue_panel is not None:
            self.rescue_panel.tools.show()
            self.rescue_panel.show_figures(
                figures,
                self.context.reference,
                filter_words=self._words_of_filter(),
                file_name=self._file_name(),
            )
            self._stack.setCurrentWidget(self.rescue_panel)

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
        if self.subject == RESCUES:
            if self._figures is not None:
                self.counted.emit(rescue_states.count_words(self._figures))
        elif self._overview is not None:
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

    def narrow_causes(self, codes: tuple[str, ...]) -> None:
        """Keep only rescues of these causes."""
        self.context.filter.replace(self.context.filter.current.with_codes("cause", codes))

    def narrow_places(self, codes: tuple[str, ...]) -> None:
        """Keep only what was found in these places and below them."""
        self.context.filter.set(places=tuple(codes))

    # --- pictures ---------------------------------------------------------------------------------

    def papers(self) -> Sequence[Printable]:
        panel = self.front
        if panel is None or self._stack.currentWidget() is not panel:
            return ()
        from desktop_app.papers.of_charts import charts

        return (charts(self, panel, _file_name(panel.picture_name())),)

    def save(self) -> None:
        """Ask where to, and save the charts as a picture."""
        panel = self.front
        if panel is None or self._stack.currentWidget() is not panel:
            return
        title = panel.picture_name()
        path = choosers.save_picture(self, self.context.settings, _file_name(title))
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Save the charts as .png or .svg; drawn here, written in a worker."""
        panel = self.front
        if panel is None:
            return
        from desktop_app.charts import picture

        drawn: QImage | bytes = panel.drawn_for(path)
        self._saving = self.context.tasks.background(
            picture.write, path, drawn, owner=self, done=self._saved
        )

    def ask_report(self) -> None:
        """Ask where to, and write the workbook of the rescues that are counted."""
        if self.rescue_panel is None:
            return
        title = f"{self.tr('Report')} {self.rescue_panel.picture_name()}"
        path = choosers.save_workbook(self, self.context.settings, _file_name(title))
        if path is not None:
            self.report_to(path)

    def report_to(self, path: Path) -> None:
        """Write the workbook of the rescues that are counted, in a worker."""
        store = self.context.store
        if store is None or self.record_type is None:
            return
        self._saving = self.context.tasks.background(
            rescue_states.write_report,
            store,
            path,
            self.context.filter.current.of(self.record_type),
            self._words_of_filter(),
            self.context.settings.user,
            i18n.language(),
            owner=self,
            done=self._reported,
        )
        self.context.status_message.emit(self.tr("The report is being written…"))

    def _reported(self, path: Path) -> None:
        self.context.status_message.emit(self.tr("Report saved: {name}").format(name=path.name))

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
            self._name_switch()
            self._show()
            self._announce()
        super().changeEvent(event)


def _file_name(words: str) -> str:
    """`words` without what Windows refuses in a file name, and not endless."""
    kept = "".join(" " if sign in '<>:"/\\|?*·“”' else sign for sign in words)
    return " ".join(kept.split())[:60].strip(". ")
