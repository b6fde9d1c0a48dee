"""How the display of records comes to the map page: panel, slider of time and area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from desktop_app.map.area_tool import AreaTool
from desktop_app.map.panel import DisplayPanel
from desktop_app.map.time_bar import TimeBar

if TYPE_CHECKING:
    from desktop_app.pages.map_page import MapPage

PANEL, TIMES = "display", "times"


class DisplayRoom(QObject):
    """Puts panel and slider where the page has room for them, and takes their buttons."""

    def __init__(self, page: MapPage) -> None:
        super().__init__(page)
        self._page = page
        self.records = page.records
        self.times: TimeBar | None = None
        page.offer_panel(PANEL, "palette", lambda: DisplayPanel(self.records))
        page.bar.add(TIMES, "clock-play", panel=True)
        page.bar.pressed.connect(self._pressed)
        self.records.displayed.connect(self._renew)
        page.installEventFilter(self)
        self.area = AreaTool(page)
        self._retranslate()
        self._renew()

    def escape(self) -> bool:
        """Esc from anywhere in the page; False when nothing here is at work."""
        return self.area.escape()

    def _pressed(self, name: str, on: bool) -> None:
        if name == TIMES:
            self.records.show(slider=on)

    def _renew(self) -> None:
        wanted = self.records.display.slider
        self._page.bar.show_pressed(TIMES, wanted)
        if wanted and self.times is None:
            self.times = TimeBar(self.records, self._page)
            self.times.kept.connect(self._keep)
            self.times.closed.connect(lambda: self.records.show(slider=False))
            self._page.below.addWidget(self.times)
        if self.times is not None:
            if not wanted:
                self.times.stop()
                self.times.range.set_span(None)
            self.times.setVisible(wanted)

    def _keep(self, since: object, until: object) -> None:
        self._page.context.filter.set(since=since, until=until)

    def put_away(self) -> None:
        """Another page comes: nothing goes on playing."""
        self.area.end()
        if self.times is not None:
            self.times.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page:
            if event.type() == QEvent.Type.LanguageChange:
                self._retranslate()
            elif event.type() == QEvent.Type.Hide:
                self.put_away()
        return False

    def _retranslate(self) -> None:
        self.area.retranslate()
        buttons = self._page.bar.buttons
        buttons[PANEL].setText(self.tr("Display"))
        buttons[PANEL].setToolTip(self.tr("Which records are drawn, and what their colours say"))
        buttons[TIMES].setText(self.tr("Time"))
        buttons[TIMES].setToolTip(self.tr("A slider of time under the map, with play"))
