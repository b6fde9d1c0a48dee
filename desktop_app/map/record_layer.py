"""The records on the map: asks for what a view shows, hands marks, heat, routes and legend on."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop_app.context import Context
from desktop_app.i18n import show
from desktop_app.map import legend
from desktop_app.map.display import Display, keep_display, load_display
from desktop_app.map.features import Box, FeatureBatch, LegendEntry
from desktop_app.map.gathering import Answer, Gathering, Question
from desktop_app.map.kinds import COLOURING_LABELS
from desktop_app.map.routes import Routes, routes_in_view
from desktop_app.map.scene import Shown, Want
from forms import theme

if TYPE_CHECKING:
    from db.store import Store
    from desktop_app.map.view import MapView
    from desktop_app.tasks import Task

DRAWN = ("sighting", "rescue", "outcome", "place")
"""A change to a record of these types may change what is drawn."""


class RecordLayer(QObject):
    """Owns what of the records is drawn: by the shared filter, the display and what is hidden.

    counted: words for the filter bar. answered: each `Answer` that was drawn. displayed: the
    display or what is hidden has changed.
    """

    counted = Signal(str)
    answered = Signal(object)
    displayed = Signal()

    def __init__(self, context: Context, map: MapView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._map = map
        self._gathering = Gathering()
        self._asking: Task | None = None
        self._again = False
        self._routing: Task | None = None
        self._routes = Routes((), 0, 0)
        self.display = load_display(context.settings)
        self.hidden: frozenset[str] = frozenset()
        self.span: tuple[int, int] | None = None
        self.answer: Answer | None = None
        self.palette: theme.Palette | None = None
        """Colours of its own, for paper; None for those of the window."""
        map.said.connect(self._said)

    # --- what is chosen ---

    def show(self, **parts: Any) -> None:
        """Change parts of the display (fields of `Display`), remember it, and draw."""
        changed: Display = dataclasses.replace(self.display, **parts)
        if changed == self.display:
            return
        if changed.colouring != self.display.colouring:
            self.hidden = frozenset(key for key in self.hidden if key.startswith("kind:"))
        self.display = changed
        keep_display(self._context.settings, changed)
        self.displayed.emit()
        self.ask()

    def show_span(self, span: tuple[int, int] | None) -> None:
        """Only records of these days (since 1970, both included); the filter stays as it is."""
        if span != self.span:
            self.span = span
            self.ask()

    def switch(self, key: str, *, only: bool = False) -> None:
        """Draw the records of a row of the legend or not; `only`: no others, or all again."""
        answer = self.answer
        if answer is None:
            return
        keys = {row.key for row in answer.rows}
        if key.startswith("kind:"):
            keys = {f"kind:{kind}" for kind in self.display.kinds}
        if key not in keys:
            return
        others = self.hidden - keys
        if only:
            alone = frozenset(keys - {key})
            mine = frozenset() if self.hidden & keys == alone else alone
        else:
            mine = (self.hidden & keys) ^ {key}
        self.hidden = others | mine
        self.displayed.emit()
        self.ask()

    def show_all(self) -> None:
        """Nothing is hidden any more."""
        self.hidden = frozenset()
        self.displayed.emit()
        self.ask()

    def _said(self, kind: str, value: Any) -> None:
        if kind == "legend" and isinstance(value, dict):
            self.switch(str(value.get("key", "")), only=value.get("only") is True)

    # --- asking ---

    def question(self) -> Question:
        display = self.display
        want = Want(self._context.filter.current, display.kinds, display.colouring)
        return Question(
            want, Shown(self.hidden, self.span), self._map.box, self._map.zoom, display.heat
        )

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._asking is not None

    def ask(self) -> None:
        """Draw what is shown now. While an answer is on its way the next question waits for it."""
        store = self._context.store
        if store is None:
            return
        if self._asking is not None:
            self._again = True
            return
        self._asking = self._context.tasks.background(
            self._gathering.answer, store, self.question(), owner=self, done=self._arrived,
            failed=self._failed,
        )  # fmt: skip

    def forget(self) -> None:
        """Another file is open: let go of the records of the one before."""
        self._gathering.forget()
        self.hidden, self.span, self.answer = frozenset(), None, None

    def _failed(self, _error: BaseException) -> None:
        self._asking, self._again = None, False

    def _arrived(self, answer: Answer) -> None:
        self._asking = None
        again, self._again = self._again, False
        if again and answer.question.want != self.question().want:
            self.ask()  # of another filter: not worth a picture
            return
        self.answer = answer
        self._draw()
        self.answered.emit(answer)
        if again:
            self.ask()
        else:
            self._ask_routes(answer)

    def redraw(self) -> None:
        """Words or colours are others now."""
        if self.answer is not None:
            self._draw()

    # --- drawing ---

    def _draw(self) -> None:
        answer, reference = self.answer, self._context.reference
        assert answer is not None
        self.counted.emit(self.count_words(answer))
        if answer.batch is None or reference is None:
            return
        self._map.show_features(self._dressed(answer))
        heat = answer.heat
        palette = self.palette or theme.current()
        self._map.tell(
            "heat",
            None
            if heat is None
            else heat.message() | {"ramp": palette.heat, "words": self._heat_words(heat.peak)},
        )

    def _dressed(self, answer: Answer) -> FeatureBatch:
        """The marks with legend, colours and words."""
        reference = self._context.reference
        assert reference is not None
        assert answer.batch is not None
        want = answer.question.want
        present = sum(count > 0 for count in answer.placed)
        by_kind = want.colouring == "kind"
        shaped = present <= 1 and not by_kind
        palette = self.palette or theme.current()
        entries = legend.rows_of(
            answer.rows, answer.counts, self.hidden, want.colouring, reference, palette,
            shaped=shaped,
        )  # fmt: skip
        kinds: tuple[LegendEntry, ...] = ()
        if present > 1 and not by_kind:
            kinds = tuple(
                entry
                for entry, placed in zip(
                    legend.kind_rows(want.kinds, answer.timed, self.hidden, palette),
                    answer.placed,
                    strict=True,
                )
                if placed
            )
        return dataclasses.replace(
            answer.batch,
            legend=entries,
            kinds=kinds,
            styles=tuple(legend.styles(want.kinds, entries, shaped=shaped)),
            colours=tuple(entry.colour for entry in entries),
            heading=show(COLOURING_LABELS[want.colouring]) if kinds else "",
            summary=self._summary(answer),
            notes=tuple(self._notes(answer)),
        )

    def count_words(self, answer: Answer) -> str:
        """How many records the filter means, and how many of them no map can show."""
        total, without = sum(answer.totals), sum(answer.totals) - sum(answer.placed)
        words = (
            self.tr("1 record") if total == 1
            else self.tr("{count} records").format(count=f"{total:,}")
        )  # fmt: skip
        if without:
            words += " · " + self.tr("{count} without a position").format(count=f"{without:,}")
        return words

    def _summary(self, answer: Answer) -> str:
        if sum(answer.placed):
            return self.count_words(answer)
        if sum(answer.totals):
            return self.tr("No record of this filter has a position")
        return self.tr("No record to show")

    def _notes(self, answer: Answer) -> list[str]:
        notes = []
        outside = sum(answer.placed) - sum(answer.timed)
        if outside:
            notes.append(
                self.tr("{count} outside the time of the slider").format(count=f"{outside:,}")
            )
        if self._routes.left_out and self.display.routes:
            notes.append(
                self.tr("Routes of the latest {count} cases in view").format(
                    count=self._routes.cases
                )
            )
        return notes

    def _heat_words(self, peak: float) -> list[str]:
        """What stands below the two ends of the ramp."""
        digits = 0 if peak <= 0 else max(0, 1 - math.floor(math.log10(peak)))
        return [
            self.tr("none"),
            self.tr("{count} in 100 km²").format(count=f"{peak:,.{min(digits, 3)}f}"),
        ]

    # --- routes ---

    def _ask_routes(self, answer: Answer) -> None:
        store, box, reference = self._context.store, self._map.box, self._context.reference
        if self._routing is not None:
            self._routing.cancel()
            self._routing = None
        if store is None or box is None or reference is None:
            return
        if not self.display.routes or self.display.heat:
            self._take_routes(Routes((), 0, 0))
            return
        self._routing = self._context.tasks.background(
            _routes, store, answer, box, owner=self, done=self._take_routes
        )

    def _take_routes(self, routes: Routes) -> None:
        self._routing = None
        noted = (routes.cases, routes.left_out) != (self._routes.cases, self._routes.left_out)
        if routes != self._routes:
            self._map.tell("routes", routes.message())
        self._routes = routes
        if noted:
            self.redraw()


def _routes(store: Store, answer: Answer, box: Box) -> Routes:
    return routes_in_view(store, store.reference(), answer.scene, answer.question.shown, box)
