"""What is found in a message, in words: the name of a part, its value, what to mind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QLocale

from db.conversion import Words, show
from db.messages.proposals import Proposal
from db.text import translate_noop
from desktop_app import i18n
from desktop_app.messages.offers import NOTES

if TYPE_CHECKING:
    from db.record_types import RecordType
    from db.reference import Reference

_PARTS: Final = {
    "date": translate_noop("Message", "Date"),
    "time": translate_noop("Message", "Time"),
    "position": translate_noop("Message", "Position"),
    "place": translate_noop("Message", "Place"),
    "species": translate_noop("Message", "Species"),
    "number": translate_noop("Message", "Number"),
    "young": translate_noop("Message", "Young"),
    "phone": translate_noop("Message", "Phone"),
    "sender": translate_noop("Message", "Sender"),
    "elevation": translate_noop("Message", "Elevation"),
    "notes": translate_noop("Message", "Notes"),
}
_DATUMS: Final = {"gcj02": "GCJ-02", "bd09": "BD-09"}
_PRECISIONS: Final = {
    "month": translate_noop("Message", "month"),
    "year": translate_noop("Message", "year"),
    "about": translate_noop("Message", "about"),
    "by": translate_noop("Message", "by"),
}
_WHOLE: Final = translate_noop("Message", "The whole message")
_MOVED: Final = translate_noop("Message", "from {datum}, moved {metres} m")


class Wording:
    """Says what proposals for records of one type mean, in the language on the screen."""

    def __init__(self, record_type: RecordType, reference: Reference) -> None:
        self._type = record_type
        self._reference = reference

    @property
    def _words(self) -> Words:
        return Words(i18n.show, self._reference, i18n.language())

    def part(self, proposal: Proposal) -> str:
        """What it is about. A sender is named by the field he goes into."""
        if proposal.part == "sender":
            return self.field(next(iter(proposal.values)))
        named = _PARTS.get(proposal.part)
        return i18n.show(named) if named is not None else self.field(proposal.part)

    def field(self, name: str) -> str:
        """The name of a field; the position is one, whatever it is made of."""
        if name in ("decimal_latitude", "decimal_longitude"):
            return i18n.show(_PARTS["position"])
        return i18n.show(self._type.field(name).label)

    def value(self, proposal: Proposal) -> str:
        """The value as people read it."""
        values = proposal.values
        match proposal.part:
            case "date":
                return self._date(values)
            case "position":
                return f"{values['decimal_latitude']:.5f}, {values['decimal_longitude']:.5f}"
            case "place":
                code = values["place_code"]
                return " · ".join(self._reference.place_path(code, i18n.language()))
            case "number":
                return self._number(values)
            case _ if proposal.part == NOTES:
                return i18n.show(_WHOLE)
        name, value = next(iter(values.items()))
        shown = show(self._type.field(name), value, self._words)
        unit = self._type.field(name).unit
        return shown if unit is None else f"{shown} {i18n.show(unit)}"

    def beside(self, proposal: Proposal) -> str:
        """What helps to see that the value is the right one; "" for nothing."""
        values = proposal.values
        match proposal.part:
            case "date":
                if values.get("date_precision") in _PRECISIONS:
                    return i18n.show(_PRECISIONS[values["date_precision"]])
                locale = QLocale(i18n.language())
                day = values["event_date"].isoweekday()
                return locale.dayName(day, QLocale.FormatType.ShortFormat)
            case "species":
                entry = self._reference.species_by_id(values["species_id"])
                return "" if entry is None else entry.scientific_name
            case "position":
                return self._moved(proposal)
        return ""

    def reading(self, proposal: Proposal) -> str:
        """One of several, in words that differ from those of the others."""
        shown = self.value(proposal)
        if proposal.part != "position":
            return shown
        datum = show(
            self._type.field("verbatim_srs"), proposal.values.get("verbatim_srs"), self._words
        )
        return f"{shown}  {self._moved(proposal) or datum}".rstrip()

    def note(self, proposal: Proposal) -> str:
        """What to mind; "" for nothing."""
        return "" if proposal.note is None else i18n.show(proposal.note)

    def _moved(self, proposal: Proposal) -> str:
        datum = _DATUMS.get(proposal.values.get("verbatim_srs") or "")
        if datum is None:
            return ""
        return i18n.show(_MOVED.format(datum=datum, metres=round(proposal.moved_m)))

    def _date(self, values: Mapping[str, Any]) -> str:
        cut = {"month": 7, "year": 4}.get(values.get("date_precision") or "", 10)
        return str(values["event_date"].isoformat())[:cut]

    def _number(self, values: Mapping[str, Any]) -> str:
        low, high = values.get("count_minimum"), values.get("count_maximum")
        total = values.get("individual_count")
        said = f"{low}–{high}" if total is None and low is not None else f"{total:,}"
        parts = [
            f"{i18n.show(self._type.field(name).label)} {values[name]}"
            for name in ("adults", "young")
            if values.get(name) is not None
        ]
        return said if not parts else f"{said} ({', '.join(parts)})"
