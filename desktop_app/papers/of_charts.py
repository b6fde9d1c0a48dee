"""What the page of charts can print: the charts in front, drawn as they stand there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.papers import jobs
from desktop_app.papers.jobs import Printed
from desktop_app.papers.print_popup import Printable
from desktop_app.tasks import Task

if TYPE_CHECKING:
    from desktop_app.charts.panel import ChartPanel
    from desktop_app.charts.rescue_panel import RescuePanel
    from desktop_app.pages.page import Page


def charts(page: Page, panel: ChartPanel | RescuePanel, name: str) -> Printable:
    """The charts of `panel`; name: proposed for the file. They are drawn when it is written."""

    def begin(path: Path, office: str, done: Printed) -> Task:
        drawing = panel.drawn_for(Path("charts.svg"))
        assert isinstance(drawing, bytes)
        return jobs.print_charts(
            page.context, drawing, panel.picture_name(), path, office=office, owner=page, done=done
        )

    label = QCoreApplication.translate("PrintPopup", "These charts…")
    return Printable("chart-bar", label, f"{name}.pdf", begin)
