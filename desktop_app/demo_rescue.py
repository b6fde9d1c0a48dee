"""The rescues of the demo: a case entered by keys, its papers, a centre's register, the charts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import resources
from db.text import translate_noop
from desktop_app.demo_case import ENTRIES, CaseByHand
from desktop_app.hands import click, drop, give_up, press, spin, wait_for

if TYPE_CHECKING:
    from desktop_app.demo import Day

OFFICE = "治多县索加乡"
_WORDS_OF_SIGHTING = "蜷缩 2025-03-05"
_KNOWN_AT_ONCE = 7
"""So many entries stand before the cause of the injuries is known."""


def play(day: Day, sighting: int) -> dict[str, Any]:
    """Everything about rescues; what was done, as counts and file names.

    sighting: id of the one the case came from.
    """
    case = _enter(day, sighting)
    _tell_story(day)
    papers = _print(day, case)
    imported = _import_register(day)
    _look_around(day)
    return {"case": case, "papers": papers, "rescues": imported}


def _enter(day: Day, sighting: int) -> int:
    """The case by keys, a photo let go over its header; its id."""
    from PySide6.QtCore import Qt

    window = day.window
    window.show_page("rescue")
    page: Any = window.page("rescue")
    wait_for(lambda: page.register.model.complete, "the register of cases")
    day.come_to_front()
    shown = {"rescue": "16-rescue-typed", "intake": "17-intake-typed"}

    def typed(kind: str) -> None:
        if kind in shown:
            spin(0.4)
            day.picture(shown.pop(kind))

    hand = CaseByHand(window, typed)
    id = hand.begin()
    photo = _draw_photo(day.folder / "photo.jpg")
    drop(page.case.header.cover, [photo])
    wait_for(lambda: bool(page.case.shown.case.photos), "the photo")
    hand.add_entries(ENTRIES[:_KNOWN_AT_ONCE])
    hand.say_cause({"sighting_uuid": _WORDS_OF_SIGHTING})
    if page.case.shown.sighting != sighting:
        raise RuntimeError("the case does not lead to the sighting it came from")
    hand.add_entries(ENTRIES[_KNOWN_AT_ONCE:])
    wait_for(lambda: page.case.shown.case.state.closed, "the outcome")
    page.case.timeline.notice.hide()
    press(window, Qt.Key.Key_Home)
    spin(1.0)
    day.picture("18-rescue-case")
    day.say(
        translate_noop("Demo", "Entered a rescue case with {count} entries by keys alone.").format(
            count=len(page.case.shown.case.entries)
        )
    )
    return id


def _tell_story(day: Day) -> None:
    """The page of individuals: the animal from the first message on."""
    window = day.window
    window.show_page("individual")
    page: Any = window.page("individual")
    wait_for(lambda: page.model.complete and page.model.rowCount() > 0, "the individuals")
    wait_for(lambda: page.story.story is not None, "the story of the animal")
    spin(0.8)
    day.picture("19-individual")


def _print(day: Day, case: int) -> list[str]:
    """Receipt, case file and ledger as PDF; their names."""
    from desktop_app.papers import jobs

    context = day.window.context
    done: list[Path] = []
    told: dict[str, Any] = {"office": OFFICE, "done": done.append, "failed": give_up}
    jobs.print_receipt(context, case, day.folder / "receipt.pdf", **told)
    jobs.print_case_file(context, case, day.folder / "case-file.pdf", **told)
    since, until = dt.date(2025, 1, 1), dt.date(2025, 12, 31)
    jobs.print_ledger(context, since, until, day.folder / "ledger.pdf", **told)
    wait_for(lambda: len(done) == 3, "the papers")
    day.say(translate_noop("Demo", "Wrote the receipt, the case file and the ledger as PDF."))
    return sorted(path.name for path in done)


def _import_register(day: Day) -> int:
    from db.record_types import record_type

    window = day.window
    window.show_page("import")
    page: Any = window.page("import")
    page.begin(record_type("rescue"))
    page.open_workbook(resources.path("demo/rescue-register.xlsx"))
    wait_for(lambda: page.faces.currentWidget() is page.preview, "the preview of the register")
    spin(0.3)
    day.picture("20-rescue-import")
    counts = page.preview.plan.counts
    click(page.preview.apply)
    wait_for(lambda: page.faces.currentWidget() is page.done, "the end of the import")
    day.say(
        translate_noop("Demo", "Took in a rescue centre's register: {count} cases.").format(
            count=counts.new
        )
    )
    return int(counts.new)


def _look_around(day: Day) -> None:
    window = day.window
    window.show_page("rescue")
    page: Any = window.page("rescue")
    if page.in_case:
        page.close_case()
    wait_for(lambda: page.register.model.complete and page.register.model.rowCount() > 1, "cases")
    spin(0.8)
    day.picture("21-rescues")
    window.show_page("charts")
    charts: Any = window.page("charts")
    click(charts.switch.buttons["rescue"])
    wait_for(charts.is_drawn, "the charts of the rescues")
    spin(0.8)
    day.picture("22-rescue-charts")
    click(charts.switch.buttons["sighting"])
    wait_for(charts.is_drawn, "the charts")


def _draw_photo(path: Path) -> Path:
    """A drawn mountain in place of a photo: the real one is not ours to give away."""
    from PySide6.QtCore import QPointF, QRectF, Qt
    from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPolygonF

    picture = QImage(1600, 1200, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    sky = QLinearGradient(0, 0, 0, 800)
    sky.setColorAt(0, QColor("#8fb3cc"))
    sky.setColorAt(1, QColor("#eef2f0"))
    painter.fillRect(picture.rect(), sky)
    for colour, points in (
        ("#c9d5da", ((0, 640), (260, 360), (520, 560), (830, 250), (1180, 600), (1600, 380))),
        ("#93a4a6", ((0, 800), (340, 560), (640, 760), (1010, 520), (1330, 740), (1600, 610))),
        ("#7d7a6b", ((0, 960), (420, 840), (900, 930), (1250, 820), (1600, 900))),
    ):
        outline = [QPointF(x, y) for x, y in (*points, (1600, 1200), (0, 1200))]
        painter.setBrush(QColor(colour))
        painter.drawPolygon(QPolygonF(outline))
    painter.setBrush(QColor("#f7f9fa"))
    snow = ((830, 250), (735, 338), (790, 372), (842, 340), (902, 378), (944, 364))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in snow]))
    painter.setBrush(QColor("#5f5c50"))
    for number in range(60):
        across, down = number * 397 % 1600, 960 + number * 89 % 220
        painter.drawEllipse(QRectF(across, down, 20 + number * 7 % 40, 12 + number * 5 % 20))
    painter.end()
    picture.save(str(path))
    return path
