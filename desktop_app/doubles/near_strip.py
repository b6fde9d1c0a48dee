"""The quiet strip above a form's buttons: records like the one that is being typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from forms import theme
from forms.icons import icon
from forms.title import name_of

if TYPE_CHECKING:
    from db.doubles import NearRecord
    from db.record_types import RecordType
    from forms.host import FormHost

MOST: Final = 3
"""Lines at most: the fields of the form need the room."""


class NearStrip(QFrame):
    """Says which records are near, the likeliest first. opened: id of the one to show."""

    opened = Signal(int)

    def __init__(
        self, record_type: RecordType, host: FormHost, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme.set_look(self, "footer")
        self._type, self._host = record_type, host
        self._near: tuple[NearRecord, ...] = ()
        self._lines: list[QPushButton] = []
        self.heading = QLabel(self)
        theme.set_look(self.heading, "small")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 6, 10, 6)
        self._column.setSpacing(0)
        self._column.addWidget(self.heading)
        self.hide()

    def show_near(self, near: Sequence[NearRecord]) -> None:
        """Replace what is said; nothing moves when nothing changed."""
        if tuple(near) == self._near:
            return
        self._near = tuple(near)
        self._fill()

    def near(self) -> tuple[NearRecord, ...]:
        return self._near

    def lines(self) -> list[QPushButton]:
        """The buttons that open a record each."""
        return list(self._lines)

    def _fill(self) -> None:
        focused = next((n for n, line in enumerate(self._lines) if line.hasFocus()), None)
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(one) for one in self._near[:MOST]]
        for line in self._lines:
            self._column.addWidget(line)
        if focused is not None and self._lines:
            self._lines[min(focused, len(self._lines) - 1)].setFocus()
        count, hidden = len(self._near), len(self._near) - MOST
        words = (
            self.tr("1 record like this:")
            if count == 1
            else self.tr("{count} records like this:").format(count=count)
        )
        if hidden > 0:
            words = self.tr("{count} records like this, the nearest:").format(count=count)
        self.heading.setText(words)
        self.setVisible(bool(self._near))

    def _line(self, near: NearRecord) -> QPushButton:
        words = line_of(self._type, near, self._host)
        line = QPushButton(icon("external-link", "accent"), "", self)
        line.setIconSize(QSize(13, 13))
        theme.set_look(line, "link")
        line.setStyleSheet("text-align: left;")
        line.setMinimumWidth(40)
        line.setText(words)
        line.setToolTip(f"{words}\n{self._host.translate(near.reason)}")
        line.setAccessibleName(self.tr("Open {record}").format(record=words))
        line.clicked.connect(lambda _on=False: self.opened.emit(near.id))
        return line

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "heading"):
            self._fill()
        super().changeEvent(event)


def line_of(record_type: RecordType, near: NearRecord, host: FormHost) -> str:
    """ "Snow leopard · 2025-03-05 · Yaqu village · 0.4 km"; what agrees in all says so."""
    parts = [name_of(record_type, near.values, host)]
    if "event_date" not in record_type.title and near.values.get("event_date") is not None:
        parts.append(f"{near.values['event_date']:%Y-%m-%d}")
    if near.metres is not None:
        parts.append(distance(near.metres))
    if near.certain:
        parts.append(host.translate(near.reason))
    return " · ".join(parts)


def distance(metres: float) -> str:
    """Metres as a person says them: 350 m, 1.2 km."""
    if metres < 995:
        text = QCoreApplication.translate("Distance", "{metres} m")
        return text.format(metres=f"{round(metres, -1):.0f}" if metres >= 10 else f"{metres:.0f}")
    text = QCoreApplication.translate("Distance", "{km} km")
    return text.format(km=f"{metres / 1000:.1f}")
