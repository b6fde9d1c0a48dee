"""What a person would otherwise type again: pinned values, and what new records begin with.

Pins belong to a person and a type of record and survive a restart, whichever file is open. The id
of a species is that of one file only, so a pinned species is kept by its scientific name.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, Final

from db.changes import plain, unplain
from db.fields import FieldSpec, Kind

if TYPE_CHECKING:
    from db.record_types import RecordType
    from db.reference import Reference
    from desktop_app.settings import Settings

_PINS: Final = "pins"
PEOPLE: Final = ("observer", "performed_by")
"""Fields that may name the person at the keyboard."""

_NOT_COPIED: Final = frozenset(
    {"organism_id", "microchip", "band", "name", "individual_name", "status", "event_time"}
)
"""What tells one record from the next, and how far the work on it has come."""


class Habits:
    """Of the person at the keyboard with records of one type."""

    def __init__(self, settings: Settings, record_type: RecordType) -> None:
        self._settings = settings
        self._type = record_type

    def pins(self, user: str) -> dict[str, dict[str, Any]]:
        """Pinned editors by their first field, with the kept values of all their fields."""
        of_user = self._settings.layout(_PINS).get(user)
        of_type = of_user.get(self._type.name) if isinstance(of_user, dict) else None
        if not isinstance(of_type, dict):
            return {}
        return {
            name: kept
            for name, kept in of_type.items()
            if name in self._type.by_name and isinstance(kept, dict)
        }

    def pinned_values(self, user: str, reference: Reference) -> dict[str, Any]:
        """What a new record of this user begins with; what this file does not know is left out."""
        found: dict[str, Any] = {}
        for kept in self.pins(user).values():
            for name, value in kept.items():
                spec = self._type.by_name.get(name)
                if spec is not None and (known := _known(spec, value, reference)) is not None:
                    found[name] = known
        return found

    def keep_pins(
        self,
        user: str,
        names: Collection[str],
        values: Mapping[str, Any],
        reference: Reference,
        together: Mapping[str, tuple[FieldSpec, ...]],
    ) -> None:
        """Remember the pinned fields with their values now. together: blocks of fields."""
        whole = self._settings.layout(_PINS)
        of_user = whole.get(user)
        of_user = dict(of_user) if isinstance(of_user, dict) else {}
        of_user[self._type.name] = {
            name: {
                spec.name: _kept(spec, values.get(spec.name), reference)
                for spec in together.get(name, (self._type.field(name),))
            }
            for name in sorted(names)
        }
        self._settings.set_layout(_PINS, whole | {user: of_user})
        self._settings.save()  # a power cut must not take the pins

    def usual_values(self, user: str, previous: Mapping[str, Any] | None) -> dict[str, Any]:
        """What follows from who is at the keyboard.

        Who saw or did something is the person at the keyboard only where it was so in this
        person's last record: clerks write down what others saw.
        """
        if not user:
            return {}
        return {
            name: user
            for name in PEOPLE
            if name in self._type.by_name and previous is not None and previous.get(name) == user
        }

    def copied(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values of a record that another one may begin with."""
        kept = {
            spec.name: values.get(spec.name)
            for spec in self._type.fields
            if values.get(spec.name) is not None
            and spec.name not in _NOT_COPIED
            and spec.kind is not Kind.LINK
            and not (spec.generated or spec.internal or spec.unique)
        }
        if kept.get("date_precision") == "exact":
            kept["date_precision"] = "day"  # it was the time that made it exact
        return kept


def _kept(spec: FieldSpec, value: Any, reference: Reference) -> Any:
    if spec.kind is Kind.SPECIES and value is not None:
        entry = reference.species_by_id(value)
        return entry.scientific_name if entry is not None else None
    return plain(value)


def _known(spec: FieldSpec, value: Any, reference: Reference) -> Any:
    """The value of a kept one in this file; None for what it cannot be any more."""
    try:
        if value is None:
            return None
        if spec.kind is Kind.SPECIES:
            entry = reference.find_species(str(value))
            return entry.id if entry is not None else None
        if spec.kind is Kind.PLACE:
            return value if reference.place_by_code(value) is not None else None
        if spec.kind is Kind.CHOICE and spec.vocabulary is not None:
            return value if value in spec.vocabulary.codes() else None
        return unplain(spec, value)
    except (TypeError, ValueError):
        return None
