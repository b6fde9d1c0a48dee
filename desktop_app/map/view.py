"""MapView: the map as a widget. It knows marks, places and colours, but no records."""

from __future__ import annotations

import functools
import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop_app import i18n
from desktop_app.map import engine
from desktop_app.map.colours import page_colours
from desktop_app.map.features import Box, Details, FeatureBatch, encode
from desktop_app.pages.state_view import StateView
from forms import theme

if TYPE_CHECKING:
    from PySide6.QtWebChannel import QWebChannel
    from PySide6.QtWebEngineCore import QWebEngineLoadingInfo
    from PySide6.QtWebEngineWidgets import QWebEngineView

    from desktop_app.map.bridge import Bridge
    from desktop_app.map.page import MapProfile
    from desktop_app.tiles.service import TileService

log = logging.getLogger(__name__)

# A page that has not said it is ready by then will not: a broken graphics driver hangs silently.
READY_WITHIN_MS = 30_000

# The order in which a page that has just become ready is told what it should show.
_REPLAY = (
    "theme", "texts", "format", "graticule", "features", "select", "marker", "fit", "fly", "pick",
    "details",
)  # fmt: skip


class MapView(QWidget):
    """The map with its states: loading, shown, in trouble.

    The web view is made when the widget is first shown, or by `prepare`. Whatever is set before
    the page is ready is kept and handed over then, and again after a crash of the page.

    view_changed: the visible `Box` and the zoom, after moving has stopped; ask for records then.
    feature_clicked: layer and id of the record under a click. open_requested: its balloon's button.
    picked: latitude and longitude (WGS 84) chosen in pick mode, again for each correction.
    said: kind and JSON value from a part of the page in a file of its own (`tell` is the way back).
    failed: the map cannot be shown; the page says so itself.
    """

    view_changed = Signal(object, int)
    feature_clicked = Signal(str, int)
    open_requested = Signal(str, int)
    picked = Signal(float, float)
    pick_cancelled = Signal()
    pointer_moved = Signal(float, float)
    said = Signal(str, object)
    ready = Signal()
    failed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapView")
        self._state = "idle"
        self._told: dict[str, str] = {}  # what the page should know, as JSON by kind
        self._box: Box | None = None
        self._zoom = 0
        self.aimed = False
        """Whether the program has ever said where to look."""
        self._uncertainty = 0.0
        self._picking = False
        self._own_texts: dict[str, str] = {}
        self._follow_theme = True
        self._view: QWebEngineView | None = None
        self._profile: MapProfile | None = None
        self._bridge: Bridge | None = None
        self._channel: QWebChannel | None = None
        self._mark = engine.StartMark()
        self._trying_again = self._stopped_before = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(READY_WITHIN_MS)
        self._patience.timeout.connect(lambda: self._give_up("no answer from the page"))
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._waiting = StateView(self)
        self._trouble = StateView(self)
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self._trouble)
        self._keep_theme()
        self._retranslate()

    # --- life ---------------------------------------------------------------------------------

    @property
    def state(self) -> str:
        """ "idle" before the first showing, then "loading", "ready" or "failed"."""
        return self._state

    @property
    def box(self) -> Box | None:
        """What the map shows now; None until it is ready."""
        return self._box

    @property
    def zoom(self) -> int:
        return self._zoom

    @functools.cached_property
    def tiles(self) -> TileService:
        """What serves the office's pictures to the page; it outlives the page."""
        from desktop_app.tiles.service import TileService

        return TileService(self)

    @property
    def blocked_requests(self) -> dict[str, int]:
        """How often the page was kept from reaching which "scheme://host"; empty is well."""
        return dict(self._profile.guard.blocked) if self._profile is not None else {}

    def prepare(self) -> None:
        """Load the page now, e.g. when the program has nothing better to do."""
        if self._state != "idle":
            return
        self._state = "loading"
        self._stack.setCurrentWidget(self._waiting)
        try:
            if lacking := engine.missing():
                raise FileNotFoundError(lacking)
            if self._mark.left_by_a_crash() and not self._trying_again:
                self._stopped_before = True
                self._retranslate()
                raise RuntimeError("it ended the program the last time")
            self._mark.put()
            self._make_view()
        except Exception as problem:  # a missing system library raises whatever it likes
            log.error("the map cannot be loaded: %s: %s", type(problem).__name__, problem)
            self._give_up("")

    def retry(self) -> None:
        """Throw the page away and load a new one; what it should show is kept."""
        self._drop_view()
        self._state = "idle"
        self._trying_again, self._stopped_before = True, False
        self._retranslate()
        self.prepare()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # After this paint, so that the window never waits for Chromium to appear.
        QTimer.singleShot(0, self, self.prepare)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange and self._follow_theme:
            self._keep_theme()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(800, 600)

    def close_page(self) -> None:
        """Let go of the web view, e.g. before the program ends. `prepare` makes a new one."""
        self._drop_view()
        if "tiles" in vars(self):
            self.tiles.close()
        self._state = "idle"

    def _make_view(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtWebChannel import QWebChannel
        from PySide6.QtWebEngineWidgets import QWebEngineView

        from desktop_app.map import scheme
        from desktop_app.map.bridge import Bridge
        from desktop_app.map.page import MapPage, MapProfile

        scheme.register_scheme()
        # Children go in the order they came: the view and its page must go before the profile.
        view = QWebEngineView(self)
        self._profile = MapProfile(self, self.tiles)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        view.setAcceptDrops(False)
        page = MapPage(self._profile, view)
        page.setBackgroundColor(theme.colour("ground"))
        view.setPage(page)
        bridge = Bridge(self)
        self._channel = QWebChannel(page)
        self._channel.registerObject("bridge", bridge)
        page.setWebChannel(self._channel)
        page.renderProcessTerminated.connect(self._page_ended)
        page.loadingChanged.connect(self._loading_changed)
        bridge.ready.connect(self._page_ready)
        bridge.view_changed.connect(self._keep_view)
        bridge.clicked.connect(self.feature_clicked)
        bridge.opened.connect(self.open_requested)
        bridge.picked.connect(self._keep_picked)
        bridge.pick_cancelled.connect(self.pick_cancelled)
        bridge.pointer_moved.connect(self.pointer_moved)
        bridge.part_said.connect(self.said)
        self._view, self._bridge = view, bridge
        self._stack.addWidget(view)
        view.resize(self.size())  # or the page would begin with a size of its own
        self.setFocusProxy(view)
        self._patience.start()
        view.load(QUrl(scheme.PAGE_URL))

    def _drop_view(self) -> None:
        self._patience.stop()
        self._mark.take_away()
        self._box = None
        self.setFocusProxy(None)  # type: ignore[arg-type]
        view, self._view = self._view, None
        profile, self._profile = self._profile, None
        bridge, self._bridge = self._bridge, None
        channel, self._channel = self._channel, None
        if bridge is not None:
            bridge.blockSignals(True)
        if view is not None:
            page = view.page()
            if channel is not None and bridge is not None:
                channel.deregisterObject(bridge)
            view.stop()
            self._stack.removeWidget(view)
            # At once, because Chromium wants the page gone before its profile.
            shiboken6.delete(page)
            view.deleteLater()
        if profile is not None:
            profile.handler.close()
            profile.deleteLater()
        if bridge is not None:
            bridge.deleteLater()

    def _page_ready(self) -> None:
        self._patience.stop()
        self._mark.take_away()
        self._state = "ready"
        for kind in (*_REPLAY, *(kind for kind in list(self._told) if kind not in _REPLAY)):
            if kind in self._told:
                self._push(kind)
        if self._view is not None:
            self._stack.setCurrentWidget(self._view)
        self.ready.emit()

    def _loading_changed(self, info: QWebEngineLoadingInfo) -> None:
        if info.status() == info.LoadStatus.LoadFailedStatus:
            self._give_up(info.errorString())

    def _page_ended(self, status: Any, code: int) -> None:
        self._give_up(f"the page ended: {getattr(status, 'name', status)}, {code}")

    def _give_up(self, reason: str) -> None:
        if self._state not in ("loading", "ready"):
            return
        if reason:
            log.error("the map has stopped: %s", reason)
        # Not from within the signal of the page that is dropped.
        self._state = "failed"
        QTimer.singleShot(0, self, self._drop_if_failed)
        self._stack.setCurrentWidget(self._trouble)
        self.failed.emit()

    def _drop_if_failed(self) -> None:
        if self._state == "failed":
            self._drop_view()

    # --- what the page is told ------------------------------------------------------------------

    def _tell(self, kind: str, message: Any) -> None:
        self._told[kind] = encode(message)
        if self._state == "ready":
            self._push(kind)

    def _push(self, kind: str) -> None:
        if self._bridge is not None:
            self._bridge.sent.emit(kind, self._told[kind])
        if kind in ("fly", "fit"):
            del self._told[kind]  # said once: where the user goes afterwards is theirs

    def tell(self, kind: str, message: Any) -> None:
        """Tell a part of the page something; a page that is loaded anew is told it again."""
        self._tell(kind, message)

    def hand_over(self, kind: str, encoded: str) -> None:
        """Tell a part of the page something long, as JSON already; nothing while it is not ready.

        A page that is loaded anew does not know it: say it again after `ready`.
        """
        if self._state == "ready" and self._bridge is not None:
            self._bridge.sent.emit(kind, encoded)

    def show_features(self, batch: FeatureBatch) -> None:
        """Draw these marks instead of the ones before."""
        self._tell("features", batch.message())

    def select(self, record_id: int | None, layer: str = "sighting") -> None:
        """Ring the record with this id, if it is drawn singly."""
        self._tell("select", None if record_id is None else {"layer": layer, "id": record_id})

    def show_details(self, details: Details | None) -> None:
        """Open a balloon, or close it with None."""
        self._tell("details", None if details is None else details.message())

    def begin_pick(self, start: tuple[float, float] | None = None) -> None:
        """Let the user choose a place; `picked` is emitted for each choice until `end_pick`.

        start: (latitude, longitude) of the place so far; the map goes there.
        """
        self._picking = True
        self._tell("pick", {"start": start})

    def end_pick(self) -> None:
        self._picking = False
        self._tell("pick", None)
        del self._told["pick"]

    def set_marker(
        self, lat: float | None, lon: float | None = None, uncertainty_m: float = 0
    ) -> None:
        """Show the pin with its circle of uncertainty; `set_marker(None)` takes it away."""
        place = None
        self._uncertainty = uncertainty_m
        if lat is not None and lon is not None:
            place = {"lat": lat, "lon": lon, "uncertainty": uncertainty_m}
        self._tell("marker", place)

    def fly_to(self, lat: float, lon: float, zoom: int) -> None:
        self.aimed = True
        self._told.pop("fit", None)
        self._tell("fly", {"lat": lat, "lon": lon, "zoom": zoom})

    def fit(self, box: Box) -> None:
        """Show the whole of `box`, never closer than zoom 14."""
        self.aimed = True
        self._told.pop("fly", None)
        self._tell("fit", [box.west, box.south, box.east, box.north])

    def set_graticule(self, shown: bool) -> None:
        self._tell("graticule", shown)

    def set_coordinate_format(self, name: str) -> None:
        """How coordinates are written: "decimal", "dms" or "dm". ValueError for another."""
        if name not in ("decimal", "dms", "dm"):
            raise ValueError(f"unknown coordinate format: {name!r}")
        self._tell("format", name)

    def set_theme(self, colours: Mapping[str, object]) -> None:
        """Use these roles (as `forms.theme.as_json` gives them) from now on.

        Without this call the map follows the program's theme by itself.
        """
        self._follow_theme = False
        self._tell("theme", page_colours(colours))

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Replace texts of the page, e.g. {"attribution": ...}; the others stay translated.

        {"pick": ""} takes away the page's own banner while picking, for a host that has one.
        """
        self._own_texts.update(texts)
        self._retranslate()

    def grab_image(self) -> QPixmap:
        """The map as it is on the screen; an empty pixmap while it is not ready."""
        if self._state != "ready" or self._view is None:
            return QPixmap()
        return self._view.grab()

    def web_target(self) -> QWidget | None:
        """The widget in which Chromium takes mouse and keys, for tests and the demo."""
        return self._view.focusProxy() if self._view is not None else None

    def run_script(self, script: str, done: Any) -> None:
        """Ask the page a question, for tests: `done` receives what the script evaluates to."""
        if self._view is not None:
            self._view.page().runJavaScript(script, 0, done)

    # --- what the page says -----------------------------------------------------------------------

    def _keep_view(self, box: Box, zoom: int) -> None:
        self._box, self._zoom = box, zoom
        self.view_changed.emit(box, zoom)

    def _keep_picked(self, lat: float, lon: float) -> None:
        if not self._picking:  # a click that was on its way when the host had enough
            return
        # A page that is loaded anew shows the pin where it is now.
        place = {"lat": lat, "lon": lon, "uncertainty": self._uncertainty}
        self._told["marker"] = encode(place)
        self.picked.emit(lat, lon)

    def _keep_theme(self) -> None:
        self._tell("theme", page_colours(theme.as_json(theme.current())))
        if self._view is not None:
            self._view.page().setBackgroundColor(theme.colour("ground"))

    def _retranslate(self) -> None:
        self._waiting.say("map", self.tr("Opening the map…"))
        self._trouble.say(
            "map-off",
            self.tr("The map cannot be shown"),
            self.tr(
                "The program ended the last time the map was opened, so it was not opened by "
                "itself now. Records, table and charts work as always."
            )
            if self._stopped_before
            else self.tr(
                "The part of the program that draws it did not start. Records, table and charts"
                " work as always."
            ),
            ((self.tr("Try again"), self.retry),),
        )
        texts = {
            "language": i18n.language().replace("_", "-"),
            "map": self.tr("Map: arrow keys move it, N and P step through the marks, Enter opens"),
            "zoom_in": self.tr("Closer (+)"),
            "zoom_out": self.tr("Further away (-)"),
            "home": self.tr("Whole area (Home)"),
            "pick": self.tr("Click the place. Enter takes the centre, Esc leaves."),
            "cancel": self.tr("Cancel"),
            "legend_hide": self.tr("Do not draw these (Shift: only these)"),
            "legend_show": self.tr("Draw these again"),
            "attribution": self.tr(
                "Boundaries: Tianditu · Names: GeoNames (CC BY) · Water: GSHHG, Natural Earth"
            ),
        }
        self._tell("texts", texts | self._own_texts)
