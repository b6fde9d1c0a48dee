"""Which days a report is of: a month, a quarter, a year, from the 26th to the 25th, or any days."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QEvent, QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from db.reports.period import (
    Period,
    due_date,
    due_period,
    month_of,
    quarter_of,
    reporting_month_of,
    year_of,
)
from desktop_app import i18n
from desktop_app.charts.switch import Switch
from forms import theme
from forms.icons import icon

_UNITS = {
    "month": month_of,
    "quarter": quarter_of,
    "year": year_of,
    "reporting": reporting_month_of,
}


class PeriodChoice(QWidget):
    """Begins with the month whose report is due. changed: another period was chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget, today: dt.date | None = None) -> None:
        super().__init__(parent)
        self.today = today or dt.date.today()
        self.unit = "month"
        self.period: Period = due_period(self.today)
        self.switch = Switch(self)
        self.switch.chosen.connect(self.choose_unit)
        self.back, self.forward = QToolButton(self), QToolButton(self)
        for button, picture, step in (
            (self.back, "chevron-left", -1),
            (self.forward, "chevron-right", 1),
        ):
            button.setIcon(icon(picture))
            button.setFixedSize(28, 28)
            button.clicked.connect(lambda _on=False, step=step: self.step(step))
        self.name = QLabel(self)
        theme.set_look(self.name, "title")
        self.since, self.until = self._day(), self._day()
        self._to = QLabel("–", self)
        self.hint = QLabel(self)
        theme.set_look(self.hint, "small")
        units = QHBoxLayout()
        units.addWidget(self.switch)
        units.addStretch(1)
        days = QHBoxLayout()
        days.setSpacing(6)
        for widget in (self.back, self.name, self.since, self._to, self.until, self.forward):
            days.addWidget(widget)
        days.addSpacing(8)
        days.addWidget(self.hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(units)
        column.addLayout(days)
        self._retranslate()

    def _day(self) -> QDateEdit:
        edit = QDateEdit(self)
        edit.setDisplayFormat("yyyy-MM-dd")
        edit.setCalendarPopup(True)
        edit.dateChanged.connect(self._typed)
        return edit

    def choose_unit(self, unit: str) -> None:
        """Count in months, quarters, years, reporting months, or any days."""
        if unit == self.unit:
            return
        self.unit = unit
        if unit == "month" and self.period.days > 31:
            self._take(due_period(self.today))
        elif unit in _UNITS:
            # The period as it stands now lies in it, and its end is what matters.
            self._take(_UNITS[unit](min(self.period.until, max(self.period.since, self.today))))
        else:
            self._show()

    def step(self, by: int) -> None:
        """One period earlier or later."""
        day = dt.timedelta(days=1)
        make = _UNITS.get(self.unit)
        if make is None:
            length = dt.timedelta(days=self.period.days * by)
            self._take(Period(self.period.since + length, self.period.until + length))
        else:
            self._take(make(self.period.until + day if by > 0 else self.period.since - day))

    def show_period(self, period: Period) -> None:
        """Any days, e.g. those of the filter."""
        self.unit = "days"
        self._take(period)

    def _typed(self) -> None:
        first, last = (
            dt.date(d.year(), d.month(), d.day()) for d in (self.since.date(), self.until.date())
        )
        self._take(Period(min(first, last), max(first, last)))

    def _take(self, period: Period) -> None:
        changed = period != self.period
        self.period = period
        self._show()
        if changed:
            self.changed.emit()

    def _show(self) -> None:
        own = self.unit == "days"
        self.switch.show_choice(self.unit)
        self.name.setText(i18n.show(self.period.name()))
        self.name.setVisible(not own)
        for edit, day in ((self.since, self.period.since), (self.until, self.period.until)):
            with QSignalBlocker(edit):
                edit.setDate(QDate(day.year, day.month, day.day))
            edit.setVisible(own)
        self._to.setVisible(own)
        due = self.period == due_period(self.today)
        self.hint.setText(
            self.tr("To be handed in by {day}").format(day=due_date(self.today)) if due else ""
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.switch.name(
            (
                ("month", self.tr("Month")),
                ("quarter", self.tr("Quarter")),
                ("year", self.tr("Year")),
                ("reporting", self.tr("26th to 25th")),
                ("days", self.tr("Any days")),
            )
        )
        for edit, words in ((self.since, self.tr("First day")), (self.until, self.tr("Last day"))):
            edit.setAccessibleName(words)
            edit.setLocale(QLocale(i18n.language()))
        for button, words in (
            (self.back, self.tr("Earlier")),
            (self.forward, self.tr("Later")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._show()
