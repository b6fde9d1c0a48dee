"""What the position block says: how a text was understood, and how else it could be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from db.places.datum import MAP_APP_DATUMS, SHORT_NAMES
from db.places.locate import FORMATS, Position
from db.problem import Problem, doubt
from db.text import Text, translate_noop
from forms.editors.suggestions import Suggestion


def degrees(latitude: float, longitude: float) -> str:
    """Decimal degrees to about a metre."""
    return f"{latitude:.5f}, {longitude:.5f}"


def point(position: Position) -> str:
    return degrees(position.latitude, position.longitude)


def understood(position: Position, translate: Callable[[Text], str], *, typed: bool) -> str | None:
    """The line below the box; None where it would only repeat what stands in it.

    typed: false for a stored text, of which the order of the numbers is no news.
    """
    parts = []
    if position.format != "decimal":
        parts.append(translate(FORMATS[position.format]))
    if position.datum in MAP_APP_DATUMS or position.moved_m >= 0.5:
        said = QCoreApplication.translate("PositionWords", "from {datum}, moved {metres} m")
        parts.append(said.format(datum=SHORT_NAMES[position.datum], metres=round(position.moved_m)))
    if position.order_swapped and typed:
        parts.append(QCoreApplication.translate("PositionWords", "longitude stood first"))
    if position.uncertainty_m is not None and position.uncertainty_m >= 2:
        said = QCoreApplication.translate("PositionWords", "± {metres} m")
        parts.append(said.format(metres=round(position.uncertainty_m)))
    if not parts:
        return None
    return QCoreApplication.translate("PositionWords", "{point} ({how})").format(
        point=point(position), how=" · ".join(parts)
    )


def choices(readings: Sequence[Position], translate: Callable[[Text], str]) -> list[Suggestion]:
    """The readings as lines of a list, with the datum where it makes the difference."""
    several = len({one.datum for one in readings}) > 1
    return [
        Suggestion(
            one,
            point(one),
            beside=translate(FORMATS[one.format] if one.reason is None else one.reason),
            right=SHORT_NAMES[one.datum] if several else "",
        )
        for one in readings
    ]


def ambiguity(position: Position, field: str) -> list[Problem]:
    """The doubt to be asked about once, where a reading was not chosen by the user."""
    if position.alternatives:
        return [
            doubt(
                "position_ambiguous",
                field,
                _AMBIGUOUS.format(first=point(position), second=point(position.alternatives[0])),
            )
        ]
    if not position.doubtful:
        return []
    if position.order_swapped:
        return [doubt("position_order", field, _ORDER.format(first=point(position)))]
    return [doubt("position_guessed", field, _GUESSED.format(first=point(position)))]


_AMBIGUOUS = translate_noop(
    "Editor",
    "Read as {first}, but it could be {second}. Press the down key in the box to choose, or keep "
    "it.",
)
_ORDER = translate_noop("Editor", "Read as {first}: longitude seems to stand first.")
_GUESSED = translate_noop("Editor", "Read as {first}: look at the map whether that is the place.")
