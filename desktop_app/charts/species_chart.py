"""Records of each species, as rows: the most frequent ones and all others together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from desktop_app import i18n
from desktop_app.charts import scale, words
from desktop_app.charts.axis import Name, NameAxis
from desktop_app.charts.chart import BarChart
from desktop_app.charts.look import Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.reference import Reference
    from db.summaries import SpeciesCount

MOST = 15
_NARROWEST, _WIDEST = 24.0, 40.0  # pixels a row is high


@dataclass(frozen=True, slots=True)
class Row:
    """One bar. ids: the species it stands for; empty when none was named."""

    ids: tuple[int, ...]
    records: int
    animals: int
    others: int = 0


class SpeciesChart(BarChart):
    """narrowed: ids of the species chosen."""

    narrowed = Signal(tuple)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.rows: list[Row] = []
        self.counts_animals = False
        self._counts: Sequence[SpeciesCount] = ()
        self._reference: Reference | None = None
        self._totals = (0, 0)
        self._names = NameAxis()
        super().__init__(look, {"left": self._names}, parent, columns=False)

    def show_counts(
        self, counts: Sequence[SpeciesCount], reference: Reference | None, *, animals: bool
    ) -> None:
        """Show these; with `animals` the numbers of animals, else of records."""
        self.counts_animals, self._reference = animals, reference
        self._counts = sorted(counts, key=lambda one: -one.animals) if animals else list(counts)
        self._totals = (sum(c.records for c in counts), sum(c.animals for c in counts))
        self.arrange()
        self.bars_changed()

    def arrange(self) -> None:
        room = max(3, int(self.height() / _NARROWEST))
        self.rows = _rows(self._counts, min(MOST, room - 1))
        if not self.rows:
            self.values = ()
            return
        self.values = [row.animals if self.counts_animals else row.records for row in self.rows]
        self._names.fit([self._name(row) for row in self.rows], self.width() * 0.5)
        self.centralWidget.layout().activate()
        plot = self.plot_rect()
        figures = max(self.look.width(self.look.figures, label) for label in self.bar_labels())
        free = max(plot.width() - figures - 12, 20)
        self.set_range(
            max(len(self.rows), plot.height() / _WIDEST),
            max(self.values) * max(plot.width(), 20) / free,
        )

    def _name(self, row: Row) -> Name:
        if row.others:
            return Name(
                QCoreApplication.translate("Charts", "{count} other species").format(
                    count=row.others
                ),
                quiet=True,
            )
        if not row.ids:
            return Name(words.no_species(), quiet=True)
        reference = self._reference
        entry = reference.species_by_id(row.ids[0]) if reference is not None else None
        if reference is None or entry is None:
            return Name(words.unknown_species(), quiet=True)
        badge = words.BADGES.get(entry.protection or "")
        return Name(
            reference.species_name(entry.id, i18n.language()),
            i18n.show(badge) if badge is not None else "",
        )

    def bar_colour(self, index: int) -> QColor:
        row = self.rows[index]
        if row.others or not row.ids:
            return self.look.colour("faint" if index in self.pointed_at() else "field_line")
        return super().bar_colour(index)

    def bar_labels(self) -> list[str]:
        return [words.figure(value) for value in self.values]

    def tip_lines(self, index: int) -> list[str]:
        row = self.rows[index]
        lines = [self._name(row).text]
        entry = None
        if self._reference is not None and len(row.ids) == 1 and not row.others:
            entry = self._reference.species_by_id(row.ids[0])
        if entry is not None:
            lines.append(" ".join(filter(None, (entry.scientific_name, entry.name_bo))))
        lines.append(f"{words.records(row.records)} · {words.animals(row.animals)}")
        part, whole = (
            (row.animals, self._totals[1])
            if self.counts_animals
            else (row.records, self._totals[0])
        )
        text = (
            QCoreApplication.translate("Charts", "{share} of all animals")
            if self.counts_animals
            else QCoreApplication.translate("Charts", "{share} of all records")
        )
        lines.append(text.format(share=scale.share(part, whole)))
        return lines

    def can_narrow(self, index: int) -> bool:
        return bool(self.rows[index].ids)

    def narrow(self, index: int) -> None:
        self.narrowed.emit(self.rows[index].ids)


def _rows(counts: Sequence[SpeciesCount], most: int) -> list[Row]:
    """The first `most` one by one and the others in one row; a single other is shown itself."""
    if len(counts) <= most + 1:
        return [_row(count) for count in counts]
    rest = counts[most:]
    return [_row(count) for count in counts[:most]] + [
        Row(_ids(rest), sum(c.records for c in rest), sum(c.animals for c in rest), len(rest))
    ]


def _row(count: SpeciesCount) -> Row:
    return Row(_ids([count]), count.records, count.animals)


def _ids(counts: Iterable[SpeciesCount]) -> tuple[int, ...]:
    return tuple(c.species_id for c in counts if c.species_id is not None)
