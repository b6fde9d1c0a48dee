"""Reports: choose one and its days, see its first figures, make it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import resources
from db.errors import Cancelled, UserError
from desktop_app import i18n
from desktop_app.charts.switch import Switch
from desktop_app.charts.words import filter_words
from desktop_app.context import Context
from desktop_app.dialogs import choosers
from desktop_app.notice import Notice
from desktop_app.pages.page import Page
from desktop_app.papers import jobs as papers
from desktop_app.papers.asking import keep_office, known_office
from desktop_app.reports import jobs
from desktop_app.reports.figure_strip import FigureStrip
from desktop_app.reports.form_card import FormCard
from desktop_app.reports.making_bar import MakingBar
from desktop_app.reports.period_choice import PeriodChoice
from desktop_app.reports.report_list import RESCUE, WORKBOOK, Choice, ReportList
from desktop_app.tasks import Task
from desktop_app.text_line import TextLine
from forms import theme

if TYPE_CHECKING:
    from db.changes import Changes
    from db.query import Filter
    from db.report_forms.check import FormPlan
    from db.report_forms.kept import KeptForm
    from db.report_forms.package import Package
    from db.reports.key_figures import Compared, Kind
    from desktop_app.papers.print_popup import Printable

_PREVIEW = {
    "sightings": ("records", "animals", "species", "class_one", "class_two", "new_species",
                  "villages", "days"),
    "rescue": ("received", "released", "transferred", "died", "euthanised", "release_rate",
               "in_care_before", "in_care_after"),
    "all": ("records", "animals", "species", "class_one", "new_species", "received", "released",
            "in_care_after"),
}  # fmt: skip
_STANDING = ("in_care_before", "in_care_after")


class ReportsPage(Page):
    """Counts in a worker whenever the choice or the records change while it is in front."""

    prints = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("ground")
        self._stale = True
        self._kept: dict[str, KeptForm] = {}
        self._package: Package | None = None
        self._counting: Task | None = None
        self._checking: Task | None = None
        self._making: Task | None = None
        self.kind: Kind = "all"
        self.notice = Notice(self)
        self.choices = ReportList(self)
        self.title, self.about = QLabel(self), QLabel(self)
        theme.set_look(self.title, "large")
        theme.set_look(self.about, "quiet")
        self.about.setWordWrap(True)
        self.period = PeriodChoice(self)
        self.subjects = Switch(self)
        self.tongues = Switch(self)
        self.tongue = i18n.language()
        self.office = TextLine(self)
        self.office.setMaximumWidth(360)
        self.filtered = QCheckBox(self)
        self.strip = FigureStrip(self)
        self.trouble = QLabel(self)
        theme.set_look(self.trouble, "error")
        self.trouble.setWordWrap(True)
        self.form = FormCard(self)
        self.foot = MakingBar(self)
        self.bar, self.stop, self.make = self.foot.bar, self.foot.stop, self.foot.make
        self.foot.paper.clicked.connect(lambda _on=False: self.print_page(self, self.notice))
        self._labels = [QLabel(self) for _ in range(5)]
        self._lay_out()
        self._connect()
        self._retranslate()

    # --- putting together -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        rows = (self.period, self.subjects, self.tongues, self.office, self.filtered)
        for row, (label, widget) in enumerate(zip(self._labels, rows, strict=True)):
            theme.set_look(label, "label")
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            label.setContentsMargins(0, 5, 0, 0)
            grid.addWidget(label, row, 0)
            grid.addWidget(widget, row, 1)
        grid.setColumnMinimumWidth(0, 92)
        grid.setColumnStretch(1, 1)
        inner = QWidget()
        theme.set_look(inner, "ground")
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 18, 24, 12)
        column.setSpacing(8)
        for widget in (self.title, self.about):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addLayout(grid)
        column.addSpacing(6)
        column.addWidget(self.strip)
        column.addWidget(self.trouble)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("clear")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.notice)
        right.addWidget(scroll, 1)
        right.addWidget(self.foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.choices)
        whole.addLayout(right, 1)

    def _connect(self) -> None:
        context = self.context
        self.choices.chosen.connect(self._chosen)
        self.choices.add.clicked.connect(self.add_form)
        self.choices.take_off.clicked.connect(self.take_off)
        self.period.changed.connect(self._count)
        self.subjects.chosen.connect(self.choose_subject)
        self.tongues.chosen.connect(self.choose_language)
        self.filtered.toggled.connect(self._count)
        self.form.open_requested.connect(self.open_form)
        self.form.renew_requested.connect(self.add_form)
        self.form.placeholders_requested.connect(self.show_placeholders)
        self.stop.clicked.connect(self.cancel)
        self.make.clicked.connect(self.ask_and_make)
        context.changed.connect(self._changed)
        context.filter.changed.connect(self._filter_changed)
        context.reference_changed.connect(self._news)

    # --- when to count ----------------------------------------------------------------------------

    def activate(self) -> None:
        self._show_filter()
        if not self.office.text():
            self.office.setText(known_office(self.context))
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        store = self.context.store
        if store is None:
            return
        self._stale = False
        self.context.tasks.background(jobs.known_forms, store, owner=self, done=self._forms_known)
        self._count()

    def _news(self) -> None:
        if self.isVisible():
            self._count()
        else:
            self._stale = True

    def _changed(self, changes: Changes) -> None:
        if changes.record_type in ("sighting", "rescue") or self.choices.current.what == "rescue":
            self._news()

    def _filter_changed(self) -> None:
        self._show_filter()
        if self.filtered.isChecked():
            self._news()

    def _show_filter(self) -> None:
        """The filter of the other pages, its dates left aside: a report has days of its own."""
        from db.record_types import record_type

        current = self._own_filter()
        self.filtered.setEnabled(not current.is_empty())
        if current.is_empty():
            self.filtered.setChecked(False)
            self.filtered.setText(self.tr("Only what the filter means (there is none now)"))
            return
        words = filter_words(current, self.context.reference, record_type("sighting"))
        words = words.partition(" · ")[2] or words
        self.filtered.setText(self.tr("Only what the filter means: {words}").format(words=words))

    def _own_filter(self) -> Filter:
        from dataclasses import replace

        return replace(self.context.filter.current, since=None, until=None, voided=False)

    def order_filter(self) -> Filter:
        """Which records the report is of."""
        from db.query import Filter

        return self._own_filter() if self.filtered.isChecked() else Filter()

    def _kind(self) -> Kind:
        choice = self.choices.current
        if choice == RESCUE:
            return "rescue"
        if choice == WORKBOOK or self.form.plan is None:
            return self.kind
        subjects = self.form.plan.subjects
        rescues = "rescues" in subjects
        others = bool(subjects & {"sightings", "species", "places", "months"})
        return "all" if rescues and others else "rescue" if rescues else "sightings"

    def _count(self) -> None:
        store = self.context.store
        if store is None:
            return
        if self._counting is not None:
            self._counting.cancel()
        self.trouble.hide()
        kind = self._kind()
        self._counting = self.context.tasks.background(
            jobs.count, store, self.period.period, self.order_filter(), kind,
            owner=self, done=self._counted, failed=self._not_counted,
        )  # fmt: skip

    def _counted(self, found: list[Compared]) -> None:
        self._counting = None
        by_code = {one.figure.code: one for one in found}
        wanted = [by_code[code] for code in _PREVIEW[self._kind()] if code in by_code]
        self.strip.show_figures(wanted)
        # Animals still in care are no news of these days.
        nothing = not any(one.now for one in wanted if one.figure.code not in _STANDING)
        self.trouble.setVisible(nothing)
        if nothing:
            theme.set_look(self.trouble, "doubt")
            self.trouble.setText(
                self.tr("Nothing was recorded in these days: choose others, or make it empty.")
            )

    def _not_counted(self, error: BaseException) -> None:
        self._counting = None
        self.strip.show_figures(())
        theme.set_look(self.trouble, "error")
        self.trouble.setText(
            i18n.show(error.text)
            if isinstance(error, UserError)
            else self.tr("The records could not be counted. Nothing in the file was changed.")
        )
        self.trouble.show()

    # --- choosing ---------------------------------------------------------------------------------

    def _forms_known(self, forms: list[KeptForm]) -> None:
        self._kept = {form.name: form for form in forms}
        self.choices.show_kept(forms)

    def _chosen(self, choice: Choice) -> None:
        is_form = choice.what in ("kept", "example")
        self.form.setVisible(is_form)
        self.form.renew.setVisible(choice.what == "kept")
        for widget in (self._labels[1], self.subjects):
            widget.setVisible(choice == WORKBOOK)
        self._package = None
        self.strip.show()
        self._name_choice()
        if is_form:
            self._look_through(choice)
        else:
            self.make.setEnabled(True)
            self._count()

    def choose_subject(self, kind: Kind) -> None:
        """Sightings, rescues or both in the workbook."""
        self.kind = kind
        self.subjects.show_choice(kind)
        self._count()

    def choose_language(self, code: str) -> None:
        """The language of the report."""
        self.tongue = code
        self.tongues.show_choice(code)

    # --- forms ------------------------------------------------------------------------------------

    def _look_through(self, choice: Choice) -> None:
        store = self.context.store
        if store is None:
            return
        if self._checking is not None:
            self._checking.cancel()
        self.form.wait()
        self.make.setEnabled(False)
        form = self._kept.get(choice.name)

        def look() -> tuple[Package, FormPlan]:
            from db.report_forms.package import open_package

            path = resources.path(f"forms/{choice.name}")
            package = form.package() if form is not None else open_package(path)
            return package, jobs.look_through(store, package)

        self._checking = self.context.tasks.background(
            look, owner=self, done=self._looked_through, failed=self._not_looked_through
        )

    def _looked_through(self, found: tuple[Package, FormPlan]) -> None:
        self._checking = None
        self._package, plan = found
        self.form.show_plan(plan)
        self.make.setEnabled(not plan.problems)
        # What is wrong takes the room: figures wait until it is right.
        self.strip.setVisible(not plan.problems)
        self._count()

    def _not_looked_through(self, error: BaseException) -> None:
        self._checking = None
        if isinstance(error, UserError):
            self.form.say_trouble(i18n.show(error.text))

    def add_form(self) -> None:
        """Keep a form of the county with the file."""
        path = choosers.form(self, self.context.settings)
        if path is not None:
            self.keep_form(path)

    def keep_form(self, path: Path) -> None:
        """Keep the form at a path; it is looked through at once."""
        store, author = self.context.store, self.context.user
        if store is None:
            return

        def kept(name: str) -> None:
            self.choices.current = Choice("kept", name)
            self.refresh()

        self.context.tasks.database(
            jobs.keep, store, path, author, owner=self, done=kept, failed=self._refused
        )

    def take_off(self) -> None:
        """Keep the form no longer; it can be added again from where it came."""
        store, choice, author = self.context.store, self.choices.current, self.context.user
        if store is None or choice.what != "kept":
            return

        def gone(_nothing: None) -> None:
            self.choices.current = WORKBOOK
            self.refresh()

        self.context.tasks.database(
            jobs.forget, store, choice.name, author, owner=self, done=gone, failed=self._refused
        )

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.notice.say("error", i18n.show(error.text))

    def open_form(self) -> None:
        """Show a copy of the form in the program for workbooks."""
        if self._package is None:
            return
        folder = Path(tempfile.mkdtemp(prefix="snowtrack-form-"))
        path = folder / self._package.name
        path.write_bytes(self._package.raw)
        if not papers.open_paper(path):
            shutil.rmtree(folder, ignore_errors=True)

    def show_placeholders(self) -> None:
        """Choose a placeholder by clicking."""
        from desktop_app.reports.placeholder_popup import PlaceholderPopup

        PlaceholderPopup(self.context, self.form.choose).open()

    # --- making -----------------------------------------------------------------------------------

    def papers(self) -> Sequence[Printable]:
        from desktop_app.papers.figures_paper import FiguresWanted
        from desktop_app.papers.print_popup import Printable

        wanted = FiguresWanted(self.period.period, self._kind(), self.order_filter())
        tongue = self.tongue

        def begin(path: Path, office: str, done: Callable[[Path], None]) -> Task:
            return papers.print_figures(
                self.context, wanted, path, office=office, language=tongue, owner=self, done=done
            )

        name = papers.file_name(f"{self.tr('Figures')} {i18n.show(wanted.period.name())}")
        return (Printable("file-text", self.tr("The figures of these days…"), name, begin),)

    def print_page(self, _opener: QWidget, _notice: Notice) -> None:
        super().print_page(self.foot.paper, self.notice)

    def ask_and_make(self) -> None:
        """Ask where to, then make the report."""
        title = f"{self.choices.label(self.choices.current)} {i18n.show(self.period.period.name())}"
        name = papers.file_name(title).removesuffix(".pdf")
        path = choosers.save_workbook(self, self.context.settings, name)
        if path is not None:
            self.make_report(path)

    def order(self) -> jobs.Order:
        """What is chosen now."""
        choice = self.choices.current
        what: jobs.What = "form"
        if choice in (WORKBOOK, RESCUE):
            what = "workbook" if choice == WORKBOOK else "rescue"
        return jobs.Order(
            what,
            self.period.period,
            self.order_filter(),
            self.tongue,
            self.office.text().strip(),
            self.context.user,
            self.kind,
            self._package,
        )

    def make_report(self, path: Path) -> None:
        """Make the report; its progress shows, and it can be stopped."""
        keep_office(self.context, self.office.text().strip())
        self.notice.hide()
        self._show_work(True)
        self._making = jobs.make(
            self.context, self.order(), path, owner=self, progress=self.foot.show_progress,
            done=self._made, failed=self._not_made,
        )  # fmt: skip

    def cancel(self) -> None:
        """Stop making it; nothing is left behind."""
        if self._making is not None:
            self._making.cancel()
            self._making = None
            self._show_work(False)
            self.notice.say("doubt", self.tr("Stopped: no report was written."))

    def _made(self, path: Path) -> None:
        self._making = None
        self._show_work(False)
        self.notice.say(
            "good",
            self.tr("{file} was written.").format(file=path.name),
            (self.tr("Open it"), lambda: (papers.open_paper(path), None)[1]),
        )
        self.notice.button.setFocus()

    def _not_made(self, error: BaseException) -> None:
        self._making = None
        self._show_work(False)
        if isinstance(error, UserError) and not isinstance(error, Cancelled):
            self.notice.say("error", i18n.show(error.text))

    def _show_work(self, on: bool) -> None:
        chosen: tuple[QWidget, ...] = (
            self.choices, self.period, self.subjects, self.tongues, self.office,
        )  # fmt: skip
        for one in chosen:
            one.setEnabled(not on)
        self.foot.show_work(on)

    def dispose(self) -> None:
        for task in (self._counting, self._checking, self._making):
            if task is not None:
                task.cancel()

    # --- words ------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _name_choice(self) -> None:
        choice = self.choices.current
        self.title.setText(self.choices.label(choice))
        self.about.setText(
            {
                "workbook": self.tr(
                    "A workbook with cover, figures beside those of other periods, species, "
                    "villages, protected and new species, rescues, a map and editable charts."
                ),
                "rescue": self.tr(
                    "The figures of a rescue centre with charts, and the ledger of its cases."
                ),
                "kept": self.tr(
                    "Filled in where it holds placeholders; nothing else of the form is touched."
                ),
                "example": self.tr(
                    "A form as counties have them, to use or to learn from: open it, change it, "
                    "add your own."
                ),
            }[choice.what]
        )

    def _retranslate(self) -> None:
        for label, words in zip(
            self._labels,
            (
                self.tr("Period"),
                self.tr("Contents"),
                self.tr("Language"),
                self.tr("Office"),
                self.tr("Filter"),
            ),
            strict=True,
        ):
            label.setText(words)
        self._labels[3].setBuddy(self.office)
        self.office.setPlaceholderText(self.tr("Whose report it is"))
        self.office.setAccessibleName(self.tr("Office"))
        self.subjects.name(
            (
                ("all", self.tr("Sightings and rescues")),
                ("sightings", self.tr("Sightings")),
                ("rescue", self.tr("Rescues")),
            )
        )
        self.subjects.show_choice(self.kind)
        self.tongues.name(i18n.languages())
        self.tongues.show_choice(self.tongue)
        self._name_choice()
        if self.context.store is not None:
            self._show_filter()
            self._count()
