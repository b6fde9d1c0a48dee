"""A patrol's photos on their way to becoming sightings: groups, changed by hand, kept as JSON.

Nothing here writes a record. What was confirmed stays in the batch with the record it became, so
that a batch taken up again knows what is left to do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from db.identity import new_uuid
from db.photos.clock import Clock, WrongClock, wrong_clock
from db.photos.grouping import RADIUS, WITHIN, Shot, group, in_order, placed
from db.photos.known import KnownPhoto
from db.photos.proposal import Proposal, propose
from db.photos.scanning import ReadPhoto, Scan
from db.tracks.gpx import GpxFile
from db.tracks.track import GAP, Track

VERSION: Final = 1

BATCH_KEPT_AS: Final = "photobatch"
"""The name its draft is kept under; no type of record is called so."""


@dataclass(slots=True, eq=False)
class Group:
    """The photos of one sighting, in the order they were taken.

    draft: what a person typed for it. record: UUID of what it became, "" until it is confirmed;
    id: of that record. saving: it is being written.
    """

    paths: list[Path]
    key: str = field(default_factory=new_uuid)
    draft: dict[str, Any] | None = None
    record: str = ""
    id: int | None = None
    saving: bool = False

    @property
    def done(self) -> bool:
        """Whether its sighting is written, or about to be: it is not changed any more."""
        return self.saving or bool(self.record)


class Batch:
    """Photos in groups. Every change leaves the groups in the order of their time.

    within: most time between two photos of a group. radius: metres. gap: most time between two
    points of a track that a photo is placed between.
    """

    def __init__(self) -> None:
        self.photos: dict[Path, ReadPhoto] = {}
        self.tracks: dict[Path, GpxFile] = {}
        self.known: dict[str, KnownPhoto] = {}
        self.groups: list[Group] = []
        self.left_out: list[Path] = []
        self.within = WITHIN
        self.radius = RADIUS
        self.gap = GAP
        self.clock = Clock()
        self._shots: dict[Path, Shot] = {}
        self._track = Track()

    def __bool__(self) -> bool:
        return bool(self.photos)

    def copy(self) -> Batch:
        """The same groups in another batch: to `take` more off the screen."""
        made = Batch()
        made.photos, made.tracks, made.known = (
            dict(self.photos),
            dict(self.tracks),
            dict(self.known),
        )
        made.groups, made.left_out = list(self.groups), list(self.left_out)
        made.within, made.radius, made.gap = self.within, self.radius, self.gap
        made.clock, made._shots, made._track = self.clock, dict(self._shots), self._track
        return made

    # --- what comes in ---

    def take(self, scan: Scan) -> None:
        """Photos and tracks were read: group the new ones; what is grouped already stays so."""
        self.known |= scan.known
        self.tracks |= dict(scan.tracks)
        self._track = Track(self.tracks.values())
        new = [photo for photo in scan.photos if photo.path not in self.photos]
        self.photos |= {photo.path: photo for photo in new}
        self._place()
        if scan.tracks and new == []:
            self.regroup()  # what had no place may have one now
        else:
            self._add([photo.path for photo in new])

    def _place(self) -> None:
        self._shots = {
            path: placed(
                path, photo.facts, photo.sha256,
                clock=self.clock, track=self._track, gap=self.gap,
            )
            for path, photo in self.photos.items()
        }  # fmt: skip

    def _add(self, paths: Iterable[Path]) -> None:
        shots = [self._shots[path] for path in paths]
        for shots_of in group(shots, self.within, self.radius):
            self.groups.append(Group([shot.path for shot in shots_of]))
        self._sort()

    # --- what is asked ---

    def shot(self, path: Path) -> Shot:
        return self._shots[path]

    def shots(self, group: Group) -> list[Shot]:
        return [self._shots[path] for path in group.paths]

    def proposal(self, group: Group) -> Proposal:
        """What its photos say of the sighting."""
        return propose(self.shots(group))

    def known_of(self, group: Group) -> dict[Path, KnownPhoto]:
        """Photos of a group that some record has already."""
        return {
            path: self.known[self.photos[path].sha256]
            for path in group.paths
            if self.photos[path].sha256 in self.known
        }

    @property
    def track_span(self) -> tuple[dt.datetime, dt.datetime] | None:
        """UTC; None without a track."""
        return self._track.span

    def wrong_clock(self) -> WrongClock | None:
        """What is still wrong with the clock, as the satellites say."""
        wrong = wrong_clock(photo.facts for photo in self.photos.values())
        if wrong is None or abs(wrong.correction - self.clock.correction) < dt.timedelta(minutes=1):
            return None
        return wrong

    def left(self) -> list[Group]:
        """What is still to be confirmed."""
        return [group for group in self.groups if not group.done]

    # --- changed by hand ---

    def correct_clock(self, correction: dt.timedelta) -> None:
        """Every camera's clock was wrong by this much: added to what it said."""
        self.clock = Clock(correction)
        self._place()
        self.regroup()

    def set_limits(self, within: dt.timedelta, radius: float) -> None:
        if (within, radius) != (self.within, self.radius):
            self.within, self.radius = within, radius
            self.regroup()

    def regroup(self) -> None:
        """Group anew what is not confirmed; what was typed goes with the first photo."""
        typed = {g.paths[0]: g.draft for g in self.left() if g.draft is not None}
        paths = [path for g in self.left() for path in g.paths]
        self.groups = [g for g in self.groups if g.done]
        for shots in group([self._shots[path] for path in paths], self.within, self.radius):
            made = Group([shot.path for shot in shots])
            made.draft = next((typed[path] for path in made.paths if path in typed), None)
            self.groups.append(made)
        self._sort()

    def split(self, group: Group, path: Path) -> Group | None:
        """A group of its own from this photo on; None where there is nothing to split."""
        at = group.paths.index(path)
        if at == 0 or group.done:
            return None
        made = Group(group.paths[at:])
        del group.paths[at:]
        self.groups.insert(self.groups.index(group) + 1, made)
        return made

    def merge(self, group: Group, other: Group) -> bool:
        """Take the photos of `other` into `group`. What was typed in either is kept, its own first.

        False for what is confirmed already.
        """
        if group is other or group.done or other.done:
            return False
        group.paths = [s.path for s in in_order([*self.shots(group), *self.shots(other)])]
        group.draft = group.draft if group.draft is not None else other.draft
        self.groups.remove(other)
        self._sort()
        return True

    def leave_out(self, path: Path) -> None:
        """This photo belongs to no sighting. The file is not touched."""
        for each in self.left():
            if path in each.paths:
                each.paths.remove(path)
                self.left_out.append(path)
                if not each.paths:
                    self.groups.remove(each)
                return

    def bring_back(self) -> None:
        """Photos that were left out are wanted after all: as new groups."""
        paths, self.left_out = self.left_out, []
        self._add(paths)

    def _sort(self) -> None:
        def first(each: Group) -> tuple[bool, float, str]:
            moments = [s.moment.timestamp() for s in self.shots(each) if s.moment is not None]
            return not moments, min(moments, default=0.0), each.paths[0].name

        self.groups.sort(key=first)

    # --- kept ---

    def to_json(self) -> dict[str, Any]:
        """Plain data. Photos are named, not held: they are read again."""
        return {
            "version": VERSION,
            "tracks": [str(path) for path in self.tracks],
            "left_out": [str(path) for path in self.left_out],
            "within": self.within.total_seconds(),
            "radius": self.radius,
            "correction": self.clock.correction.total_seconds(),
            "groups": [
                {
                    "paths": [str(path) for path in each.paths],
                    "draft": each.draft,
                    "record": each.record,
                    "id": each.id,
                }
                for each in self.groups
            ],
        }

    def take_up(self, state: Mapping[str, Any], scan: Scan) -> None:
        """Go on with a batch whose files (`files_of`) were read again.

        Photos that have gone since are missing in their groups; damaged data counts as none.
        """
        self.photos = {photo.path: photo for photo in scan.photos}
        self.tracks, self.known = dict(scan.tracks), dict(scan.known)
        self._track = Track(self.tracks.values())
        self.within = dt.timedelta(seconds=_number(state.get("within"), WITHIN.total_seconds()))
        self.radius = _number(state.get("radius"), RADIUS)
        self.clock = replace(
            self.clock, correction=dt.timedelta(seconds=_number(state.get("correction"), 0.0))
        )
        self._place()
        seen: set[Path] = set()
        self.left_out = self._there(state.get("left_out"), seen)
        self.groups = []
        for each in _dicts(state.get("groups")):
            paths = self._there(each.get("paths"), seen)
            record, id = str(each.get("record") or ""), each.get("id")
            if paths or record:
                draft = each.get("draft")
                self.groups.append(
                    Group(
                        paths,
                        draft=draft if isinstance(draft, dict) else None,
                        record=record,
                        id=id if isinstance(id, int) else None,
                    )
                )
        self.groups = [each for each in self.groups if each.paths]
        self._add(path for path in self.photos if path not in seen)

    def _there(self, names: object, seen: set[Path]) -> list[Path]:
        paths = [Path(str(name)) for name in names] if isinstance(names, list) else []
        found = [path for path in paths if path in self.photos and path not in seen]
        seen.update(found)
        return found


def files_of(state: Mapping[str, Any]) -> list[Path]:
    """The photos and tracks of a kept batch; empty for what is none, or of another version."""
    if state.get("version") != VERSION:
        return []
    names: list[object] = []
    for part in (
        state.get("tracks"),
        state.get("left_out"),
        *(g.get("paths") for g in _dicts(state.get("groups"))),
    ):
        names.extend(part if isinstance(part, list) else ())
    return [Path(str(name)) for name in names]


def left_of(state: Mapping[str, Any]) -> int:
    """How many sightings of a kept batch are not confirmed."""
    return sum(not each.get("record") for each in _dicts(state.get("groups")))


def _dicts(value: object) -> Sequence[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _number(value: object, otherwise: float) -> float:
    known = isinstance(value, int | float) and abs(value) < 1e9
    return float(value) if known else otherwise  # type: ignore[arg-type]
