"""The demo's scene on the map: a valley measured, what lies under the pointer, the map on paper."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.text import translate_noop
from desktop_app.hands import click, left_button, spin, wait_for

if TYPE_CHECKING:
    from desktop_app.demo import Day

_CORNERS = ((420, 210), (640, 180), (760, 330), (560, 430))
"""Of the area that is measured, logical pixels of the map."""


def _has_corners(work: Any, count: int) -> bool:
    return len(work.measuring.corners) == count


def play(day: Day) -> dict[str, Any]:
    """Measure, look under the pointer, print; what was measured and where the sheet lies."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    window = day.window
    window.show_page("map")
    page: Any = window.page("map")
    page.map.fly_to(33.9, 94.6, 9)
    day.let_settle(page.map)
    target = page.map.web_target()
    work = page.work
    click(page.bar.buttons["measure"])
    day.let_settle(page.map)  # the page has heard of it
    for count, corner in enumerate(_CORNERS, start=1):
        QTest.mouseMove(target, QPoint(*corner))
        spin(0.1)
        QTest.mouseClick(target, left_button(), pos=QPoint(*corner))
        wait_for(partial(_has_corners, work, count), "a corner")
        spin(0.35)  # two quick clicks would be a double one
    click(work.strip.buttons["area"])
    day.let_settle(page.map)
    day.picture("41-map-area")
    measured = work.measuring.copied()
    work.measuring.end()
    QTest.mouseClick(target, Qt.MouseButton.RightButton, pos=QPoint(560, 300))
    wait_for(lambda: work.menu.filled, "the menu under the pointer")
    work.menu.menu.close()
    window.print_page()
    panel = work.printing
    wait_for(lambda: not panel.preview.sheet_image.isNull(), "the preview of the sheet")
    spin(0.5)
    day.picture("42-map-print")
    sheet = Path(day.folder / "map.pdf")
    panel.save_as(sheet)
    wait_for(lambda: sheet.exists() and panel.pdf.isEnabled(), "the printed map")
    page.side.open("")
    day.say(
        translate_noop("Demo", "Measured {figure} on the map and printed it: {name}.").format(
            figure=measured, name=sheet.name
        )
    )
    return {"measured": measured, "map_sheet": sheet.name}
