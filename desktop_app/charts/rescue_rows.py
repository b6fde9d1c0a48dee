"""Rescues by species, cause and place, as rows: the most frequent ones, and the others together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QRectF, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from desktop_app.charts import scale, words
from desktop_app.charts.axis import Name, NameAxis
from desktop_app.charts.chart import BarChart
from desktop_app.charts.items import Bars
from desktop_app.charts.look import Look
from desktop_app.charts.rescue_time import Segments

if TYPE_CHECKING:
    from db.rescue.figures import Group

MOST = 15
_NARROWEST, _WIDEST = 22.0, 34.0  # pixels a row is high


@dataclass(frozen=True, slots=True)
class Row:
    """One bar. keys: what it stands for; empty when nothing was named."""

    keys: tuple[Any, ...]
    received: int
    released: int
    others: int = 0


class RescueRows(BarChart):
    """narrowed: keys of the row chosen: species ids, codes of causes or places."""

    narrowed = Signal(tuple)
    gaps = False

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.rows: list[Row] = []
        self._groups: Sequence[Group] = ()
        self._name: Callable[[Any], Name] = lambda key: Name(str(key))
        self._names = NameAxis()
        super().__init__(look, {"left": self._names}, parent, columns=False)
        self.setMinimumSize(180, 90)

    def make_bars(self) -> Bars:
        return Segments(self)

    def show_groups(self, groups: Sequence[Group], name: Callable[[Any], Name]) -> None:
        """Show these, most animals first. name: of a key; of None where nothing was named."""
        self._groups, self._name = groups, name
        self.arrange()
        self.bars_changed()

    def arrange(self) -> None:
        room = max(3, int(self.height() / _NARROWEST))
        self.rows = _rows(self._groups, min(MOST, room - 1))
        if not self.rows:
            self.values = ()
            return
        # The bar of all others together would leave none of the named ones to see.
        self.values = [0 if row.others else row.received for row in self.rows]
        self._names.fit([self.name_of(row) for row in self.rows], self.width() * 0.58)
        self.centralWidget.layout().activate()
        plot = self.plot_rect()
        figures = max(self.look.width(self.look.figures, label) for label in self.bar_labels())
        free = max(plot.width() - figures - 12, 20)
        self.set_range(
            max(len(self.rows), plot.height() / _WIDEST),
            max(self.values) * max(plot.width(), 20) / free,
        )

    def name_of(self, row: Row) -> Name:
        if row.others:
            text = QCoreApplication.translate("RescueCharts", "{count} others")
            return Name(text.format(count=row.others), quiet=True)
        return self._name(row.keys[0] if row.keys else None)

    def parts(self, index: int) -> list[tuple[float, QColor]]:
        row, look = self.rows[index], self.look
        pointed = index in self.pointed_at()
        if row.others or not row.keys:
            return [(row.released, look.colour("faint")),
                    (row.received - row.released, look.colour("line"))]  # fmt: skip
        return [
            (row.released, look.colour("accent_hover" if pointed else "accent")),
            (row.received - row.released, look.colour("accent_soft_line")),
        ]

    def label_part(self, painter: QPainter, box: QRectF, part: float, colour: QColor) -> None:
        """Nothing: the figures stand at the end."""

    def bar_labels(self) -> list[str]:
        return [
            f"{words.figure(row.received)}  {scale.share(row.released, row.received)}"
            for row in self.rows
        ]

    def tip_lines(self, index: int) -> list[str]:
        row = self.rows[index]
        text = QCoreApplication.translate(
            "RescueCharts", "{received} received · {released} released ({share})"
        )
        return [
            self.name_of(row).text,
            text.format(
                received=words.figure(row.received),
                released=words.figure(row.released),
                share=scale.share(row.released, row.received),
            ),
        ]

    def can_narrow(self, index: int) -> bool:
        return bool(self.rows[index].keys) and len(self.rows) > 1

    def narrow(self, index: int) -> None:
        self.narrowed.emit(self.rows[index].keys)


def _rows(groups: Sequence[Group], most: int) -> list[Row]:
    """The first `most` one by one and the others in one row; a single other is shown itself."""
    if len(groups) <= most + 1:
        return [_row([group]) for group in groups]
    rest = groups[most:]
    return [_row([group]) for group in groups[:most]] + [_row(rest, len(rest))]


def _row(groups: Iterable[Group], others: int = 0) -> Row:
    known = list(groups)
    return Row(
        tuple(group.key for group in known if group.key is not None),
        sum(group.tally.received for group in known),
        sum(group.tally.released for group in known),
        others,
    )
