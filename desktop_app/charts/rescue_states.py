"""What the page of charts does around those of rescues: its empty states, and the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app import i18n

if TYPE_CHECKING:
    from db.query import Filter
    from db.rescue.figures import RescueFigures
    from db.store import Store
    from desktop_app.context import Context
    from desktop_app.pages.state_view import StateView


def say_none_received(state: StateView, context: Context, figures: RescueFigures) -> None:
    """Nothing was received: neither ever, nor of what the filter means."""
    from db.record_types import record_type

    narrowed = bool(context.filter.active(record_type("rescue")))
    reported = figures.not_received
    if narrowed or reported:
        state.say(
            "filter-off",
            QCoreApplication.translate("RescueCharts", "No received animal fits this filter")
            if narrowed
            else QCoreApplication.translate("RescueCharts", "No animal has been received yet"),
            QCoreApplication.translate(
                "RescueCharts", "Reported but never received: {count}."
            ).format(count=f"{reported:,}")
            if reported
            else QCoreApplication.translate(
                "RescueCharts", "Take a chip away above, or clear them all."
            ),
            (
                (
                    QCoreApplication.translate("RescueCharts", "Clear the filter"),
                    context.filter.clear,
                ),
            )
            if narrowed
            else (),
            accent=False,
        )
        return
    state.say(
        "chart-bar",
        QCoreApplication.translate("RescueCharts", "No animal has been received yet"),
        QCoreApplication.translate(
            "RescueCharts",
            "These figures grow from rescue cases. "
            "Record the first one, or bring in the centre's register.",
        ),
        (
            (
                QCoreApplication.translate("RescueCharts", "To the rescue cases"),
                lambda: context.navigate_requested.emit("rescue"),
            ),
            (
                QCoreApplication.translate("RescueCharts", "Import a spreadsheet…"),
                lambda: context.navigate_requested.emit("import"),
            ),
        ),
        accent=False,
    )


def count_words(figures: RescueFigures) -> str:
    """What stands beside the filter bar's buttons: 2,380 cases · 2,412 animals."""
    total = figures.total
    cases = (
        QCoreApplication.translate("RescueCharts", "1 case")
        if total.cases == 1
        else QCoreApplication.translate("RescueCharts", "{count} cases").format(
            count=f"{total.cases:,}"
        )
    )
    animals = (
        QCoreApplication.translate("RescueCharts", "1 animal")
        if total.received == 1
        else QCoreApplication.translate("RescueCharts", "{count} animals").format(
            count=f"{total.received:,}"
        )
    )
    return f"{cases} · {animals}"


def write_report(
    store: Store, path: Path, filter: Filter, which: str, author: str, language: str
) -> Path:
    """Write the workbook of what a filter means. Runs in a worker. Raises UserError."""
    from dataclasses import replace

    from db.rescue import report

    narrowed = replace(filter, since=None, until=None) != type(filter)()
    report.write_report(
        store,
        path,
        filter.since,
        filter.until,
        filter=filter,
        which=which if narrowed else "",
        made_by=author,
        translate=i18n.translate_for(language),
        language=language,
    )
    return path
