"""What the form of a group begins with, before anybody types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from db.photos.batch import Batch, Group
from desktop_app.pages.habits import Habits
from desktop_app.photos.intake_form import beginning

if TYPE_CHECKING:
    from db.record_types import RecordType
    from desktop_app.context import Context


class Beginnings(QObject):
    """Pinned values, then what the sighting before shares, then what the photos say."""

    def __init__(self, context: Context, record_type: RecordType, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._type = record_type

    def values(self, batch: Batch, group: Group, carried: Mapping[str, Any]) -> dict[str, Any]:
        """carried: from the sighting before. A place from the track says so in the notes."""
        proposal = batch.proposal(group)
        note = ""
        if proposal.interpolated:
            fix = next(s.place for s in batch.shots(group) if s.place is not None)
            note = self.tr(
                "Position interpolated on the patrol's track by the time of {name}."
            ).format(name=proposal.place_from)
            if fix.gap:
                note += " " + self.tr("Its points are {seconds} s apart.").format(
                    seconds=round(fix.gap)
                )
        return {**self._pinned(), **carried, **beginning(proposal, note)}

    def _pinned(self) -> dict[str, Any]:
        """What this person pinned for new records."""
        context = self._context
        if context.reference is None:
            return {}
        return Habits(context.settings, self._type).pinned_values(context.user, context.reference)

    def note(self, batch: Batch, group: Group) -> str:
        """Where the place is from, for the head of the form."""
        proposal = batch.proposal(group)
        if proposal.interpolated:
            return self.tr("Place from the track")
        name = proposal.place_from or proposal.time_from
        return self.tr("From {name}").format(name=name) if name else ""
