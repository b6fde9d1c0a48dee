"""Between the declared layers and the page: says what to draw, and asks for it view by view."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from db.errors import UserError
from db.layers import keeping
from db.layers.copy import About, LayerCopy
from db.layers.layer import Layer, LayerKind, copy_path
from db.text import Text
from desktop_app.map.features import Box, Details
from desktop_app.map.layers.words import shown_value
from desktop_app.map.layers.work import (
    Read,
    Seen,
    for_page,
    keep_layers,
    placed_sample,
    read_layers,
    sweep_layers,
    views_of,
)
from desktop_app.map.view import MapView
from desktop_app.tiles.showing import show_all

if TYPE_CHECKING:
    from desktop_app.context import Context
    from desktop_app.tasks import Task

COPY_ENDING = "sqlite"
_MOST_ROWS = 12
_SAVE_AFTER = 400  # milliseconds after the last touch of a slider


class LayersControl(QObject):
    """The layers of the open records file, topmost first.

    changed: the list, or what is known of a layer, is another now. answered: the shapes of the view
    were handed over. troubles: uuid -> what is
    wrong. abouts: uuid -> what its copy holds, of vector layers that were drawn or asked about.
    """

    changed = Signal()
    answered = Signal()

    def __init__(self, context: Context, map: MapView) -> None:
        super().__init__(map)
        self.context = context
        self.map = map
        self.layers: list[Layer] = []
        self.hidden: frozenset[str] = frozenset()
        self.troubles: dict[str, Text] = {}
        self.abouts: dict[str, About] = {}
        self._asking: Task | None = None
        self._unsaved: dict[str, Layer] = {}
        self._trying = 0
        self._past: list[list[Layer]] = []
        self._places_changed = False
        self._moving = ""  # layer whose slider is being moved: one step of undoing
        self._save = QTimer(self)
        self._save.setSingleShot(True)
        self._save.setInterval(_SAVE_AFTER)
        self._save.timeout.connect(self.save)
        map.view_changed.connect(self.ask)
        map.ready.connect(self.tell)
        map.said.connect(self._said)
        map.installEventFilter(self)
        context.store_changed.connect(self._other_file)

    # --- the list ---------------------------------------------------------------------------------

    def _other_file(self) -> None:
        self._unsaved.clear()
        self._past.clear()
        self._save.stop()
        self.layers, self.hidden = [], frozenset()
        self.troubles, self.abouts = {}, {}
        self.tell()
        self.changed.emit()
        store = self.context.store
        if store is not None:
            self.context.tasks.database(sweep_layers, store, self.context.user)
        self.reload()

    def reload(self) -> None:
        """Read the list anew."""
        store = self.context.store
        if store is not None:
            self.context.tasks.database(read_layers, store, owner=self, done=self._arrived)

    def _arrived(self, found: Read) -> None:
        if found.store is not self.context.store:
            return
        if self.layers or found.layers:
            self.context.layers_changed.emit()
        self.layers = [self._unsaved.get(one.uuid, one) for one in found.layers]
        self.hidden = found.hidden
        self.tell()
        self.changed.emit()
        self.ask()

    def layer(self, uuid: str) -> Layer | None:
        return next((one for one in self.layers if one.uuid == uuid), None)

    def name_of(self, uuid: str) -> str:
        """What a layer is called, "" for an unknown one."""
        layer = self.layer(uuid)
        return layer.name if layer is not None else ""

    def change(self, layer: Layer, *, at_once: bool = True) -> None:
        """Show and keep `layer` in place of what it was. at_once=False: a slider is being moved."""
        before = self.layer(layer.uuid)
        if before is None or before == layer:
            return
        if at_once or self._moving != layer.uuid:
            self._remember()
        self._moving = "" if at_once else layer.uuid
        if _as_places(before) != _as_places(layer):
            self._places_changed = True
        self.layers = [layer if one.uuid == layer.uuid else one for one in self.layers]
        self._unsaved[layer.uuid] = layer
        self.tell()
        self.changed.emit()
        # What is sent for a view depends on the label; the rest of a style is the page's work.
        if before.style.label_field != layer.style.label_field or (
            layer.visible and not before.visible
        ) or (before.min_zoom, before.max_zoom) != (layer.min_zoom, layer.max_zoom):  # fmt: skip
            self.ask()
        if at_once:
            self.save()
        else:
            self._save.start()

    def copied_anew(self, layer: Layer) -> None:
        """The layer has another copy now, perhaps read in other coordinates."""
        self.abouts.pop(layer.uuid, None)
        self.troubles.pop(layer.uuid, None)
        self.change(layer)
        self.changed.emit()
        self.look_at(layer)
        self.ask()
        self.context.layers_changed.emit()

    def save(self) -> None:
        """Keep what was changed."""
        self._save.stop()
        self._moving = ""
        store, wanted = self.context.store, list(self._unsaved.values())
        if store is None or not wanted:
            return
        self._unsaved.clear()
        changed, self._places_changed = self._places_changed, False
        self.context.tasks.database(
            keep_layers, store, wanted, self.context.user, owner=self,
            done=lambda _none: self._kept(changed),
        )  # fmt: skip

    def _kept(self, places: bool) -> None:
        if places:
            self.context.layers_changed.emit()

    def set_order(self, uuids: Sequence[str]) -> None:
        """The topmost first."""
        store = self.context.store
        if store is None:
            return
        self._remember()
        places = {uuid: number for number, uuid in enumerate(uuids)}
        self.layers = [
            dataclasses.replace(one, order=number)
            for number, one in enumerate(
                sorted(self.layers, key=lambda one: places.get(one.uuid, len(places)))
            )
        ]
        self.tell()
        self.changed.emit()
        self.save()
        author, order = self.context.user, [one.uuid for one in self.layers]
        self.context.tasks.database(lambda: keeping.reorder(store, order, author=author))

    def add(self, layer: Layer) -> None:
        """Declare a new layer, on top of the others."""
        store, author = self.context.store, self.context.user
        if store is None:
            return
        self._remember()
        self.context.tasks.database(
            lambda: keeping.add(store, layer, author=author), owner=self,
            done=lambda _layer: self.reload(),
        )  # fmt: skip

    def remove(self, uuid: str) -> None:
        """Take a layer away; `restore` brings it back."""
        self.save()
        store, author = self.context.store, self.context.user
        if store is not None:
            self._remember()
            self.layers = [one for one in self.layers if one.uuid != uuid]
            self.tell()
            self.changed.emit()
            self.context.tasks.database(
                lambda: keeping.remove(store, uuid, author=author), owner=self,
                done=lambda _none: self.context.layers_changed.emit(),
            )  # fmt: skip

    def _remember(self) -> None:
        self._past = [*self._past[-49:], list(self.layers)]

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    def undo(self) -> None:
        """Take back the last change of a layer: its look, its place, its coming or going."""
        store, author = self.context.store, self.context.user
        if store is None or not self._past:
            return
        self.save()
        before, now = self._past.pop(), list(self.layers)
        self.context.tasks.database(
            lambda: keeping.put_back(store, before, now, author=author), owner=self,
            done=lambda _none: self.reload(),
        )  # fmt: skip

    def hide_base(self, parts: frozenset[str]) -> None:
        """Hide these parts of the shipped map."""
        store, author = self.context.store, self.context.user
        self.hidden = parts
        self.map.tell("base_hidden", sorted(parts))
        if store is not None:
            self.context.tasks.database(
                lambda: keeping.hide_base_parts(store, parts, author=author)
            )

    # --- what the page is told --------------------------------------------------------------------

    def tell(self) -> None:
        """The list and the styles; shapes come by `ask`."""
        self.map.tell("layers", [for_page(one) for one in self.layers])
        self.map.tell("base_hidden", sorted(self.hidden))

    def ask(self, *_view: object) -> None:
        """Fetch the shapes of the view."""
        store, box = self.context.store, self.map.box
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        if store is None or box is None:
            self.answered.emit()
            return
        zoom = self.map.zoom
        wanted = [
            (one.uuid, copy, one.style.label_field)
            for one in self.layers
            if one.kind is LayerKind.VECTOR
            and one.visible and one.min_zoom <= zoom <= one.max_zoom
            and (copy := self.copy_of(one)) is not None
        ]  # fmt: skip
        if not wanted:
            self.answered.emit()
            return
        known = frozenset(self.abouts)
        self._asking = self.context.tasks.background(
            views_of, wanted, box, zoom, known, owner=self, done=self._seen, control=True
        )

    def copy_of(self, layer: Layer) -> LayerCopy | None:
        """The layer's own copy, which may be missing; None when the records are on a server."""
        store = self.context.store
        path = copy_path(store.path, layer, COPY_ENDING) if store is not None else None
        return LayerCopy(path, layer.name) if path is not None else None

    def _seen(self, found: list[Seen]) -> None:
        before = (dict(self.troubles), len(self.abouts))
        for one in found:
            if one.trouble is not None:
                self.troubles[one.uuid] = one.trouble
            else:
                self.troubles.pop(one.uuid, None)
            if one.about is not None:
                self.abouts[one.uuid] = one.about
            self.map.hand_over("shapes", f'{{"uuid":{json.dumps(one.uuid)},"data":{one.text}}}')
        self.answered.emit()
        if before != (self.troubles, len(self.abouts)):
            self.changed.emit()

    def zoom_to(self, uuid: str) -> None:
        """Show the whole of a layer."""
        layer = self.layer(uuid)
        if layer is not None and layer.kind is not LayerKind.VECTOR:
            show_all(self.map, layer)
            return
        copy = self.copy_of(layer) if layer is not None else None
        if copy is not None:
            self.context.tasks.background(
                copy.about, owner=self, done=lambda about: self.map.fit(Box(*about.extent)),
                failed=lambda error: self._trouble(uuid, error),
            )  # fmt: skip

    def look_at(self, layer: Layer) -> None:
        """Learn what a layer's copy holds, for whoever shows it."""
        copy = self.copy_of(layer) if layer.kind is LayerKind.VECTOR else None
        if copy is None or layer.uuid in self.abouts:
            return

        def known(about: About) -> None:
            self.abouts[layer.uuid] = about
            self.changed.emit()

        self.context.tasks.background(
            copy.about, owner=self, done=known,
            failed=lambda error: self._trouble(layer.uuid, error),
        )  # fmt: skip

    def preview(
        self, sample: Sequence[tuple[int, list[list[float]]]], crs: str, datum: str
    ) -> None:
        """Draw lines of a file as if they were in these coordinates; nothing when it is empty."""
        self._trying += 1
        number = self._trying
        if not sample:
            self.map.tell("layer_preview", None)
            return
        self.context.tasks.background(
            placed_sample, sample, crs, datum, owner=self,
            done=lambda lines: self._show_preview(lines) if number == self._trying else None,
        )  # fmt: skip

    def _show_preview(self, lines: list[tuple[int, list[list[float]]]]) -> None:
        self.map.tell("layer_preview", lines)
        flat = [line for _kind, group in lines for line in group]
        lon = [value for line in flat for value in line[0::2]]
        lat = [value for line in flat for value in line[1::2]]
        if not lon:
            return
        box, seen = Box(min(lon), min(lat), max(lon), max(lat)), self.map.box
        # Two datums are half a kilometre apart: the map must not jump between the two.
        if seen is None or not (
            seen.west <= box.west and box.east <= seen.east
            and seen.south <= box.south and box.north <= seen.north
            and max(box.east - box.west, box.north - box.south) > (seen.east - seen.west) / 6
        ):  # fmt: skip
            self.map.fit(box)

    def zoom_to_new(self, layer: Layer) -> None:
        """Show the whole of a layer that was just added, unless it is seen already."""
        if layer.kind is not LayerKind.VECTOR:
            show_all(self.map, layer, only_new=True)
            return
        copy, shown = self.copy_of(layer), self.map.box
        if copy is None:
            return

        def known(about: About) -> None:
            self.abouts[layer.uuid] = about
            west, south, east, north = about.extent
            if shown is None or not (
                west < shown.east and east > shown.west
                and south < shown.north and north > shown.south
                and max(east - west, north - south) > (shown.east - shown.west) / 20
            ):  # fmt: skip
                self.map.fit(Box(west, south, east, north))
            self.changed.emit()

        self.context.tasks.background(copy.about, owner=self, done=known)

    def _trouble(self, uuid: str, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.troubles[uuid] = error.text
            self.changed.emit()

    # --- what the page says -----------------------------------------------------------------------

    def _said(self, kind: str, value: Any) -> None:
        if kind != "layer_hit" or not isinstance(value, dict):
            return
        layer = self.layer(str(value.get("uuid")))
        copy = self.copy_of(layer) if layer is not None else None
        try:
            feature, lat, lon = int(value["id"]), float(value["lat"]), float(value["lon"])
        except (KeyError, TypeError, ValueError):
            return
        if layer is not None and copy is not None and abs(lat) <= 90 and abs(lon) <= 180:
            self.context.tasks.background(
                copy.attributes, feature, owner=self,
                done=lambda found: self._show(layer, found, lat, lon),
                failed=lambda error: self._trouble(layer.uuid, error),
            )  # fmt: skip

    def _show(self, layer: Layer, found: dict[str, Any] | None, lat: float, lon: float) -> None:
        """A balloon with what the shape says; all of it as data."""
        if found is None:
            return
        named = found.get(layer.style.label_field) or found.get(layer.place_field)
        rows = [(name, shown_value(value)) for name, value in found.items() if value != named]
        if len(rows) > _MOST_ROWS:
            more = self.tr("and {count} more").format(count=len(rows) - _MOST_ROWS + 1)
            rows = [*rows[: _MOST_ROWS - 1], ("…", more)]
        title = shown_value(named) if named not in (None, "") else layer.name
        subtitle = layer.name if title != layer.name else ""
        self.map.show_details(Details(lat, lon, title, subtitle, tuple(rows), layer="layer"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.PaletteChange and watched is self.map:
            QTimer.singleShot(0, self, self.tell)  # after the theme itself
        return False


def _as_places(layer: Layer) -> tuple[str, str, str]:
    """What of a layer whoever filters by its areas sees."""
    return layer.name, layer.place_field, layer.place_kind
