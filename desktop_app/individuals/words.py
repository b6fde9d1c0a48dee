"""The story of an individual in words: the lines of its timeline and the stations above it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from db.individuals import Life, Stage, Step, life_of
from db.showing import Words
from db.text import Text, Translate, translate_noop
from desktop_app.rescue.words import Line, Wording

if TYPE_CHECKING:
    from db.record_types import RecordType
    from db.store import Store

_SEEN: Final = translate_noop("Story", "Seen")
_AGAIN: Final = translate_noop("Story", "Seen again")
_FOUND: Final = translate_noop("Story", "Found")
_CARE: Final = translate_noop("Story", "In care")
_RELEASED: Final = translate_noop("Story", "Released")
_DAYS: Final = translate_noop("Story", "{count} days")
_ONE_DAY: Final = translate_noop("Story", "1 day")
_TIMES: Final = translate_noop("Story", "{count} times")
_CASE: Final = translate_noop("Story", "case {number}")

# What of a record the story tells; the rest is in the record itself.
_TOLD: Final[dict[str, tuple[str, ...]]] = {
    "sighting": ("individual_count", "evidence", "behaviour", "health", "observer"),
    "rescue": ("cause", "signs", "finder_name"),
    "transport": ("vehicle",),
    "intake": ("facility", "weight", "temperature"),
    "milestone": ("description",),
    "outcome": ("facility", "weight", "release_type", "companions", "reason", "cause_of_death"),
    "follow_up": ("method", "description"),
}


@dataclass(frozen=True, slots=True)
class Station:
    """One station of the chain. when, more: below its name, "" while it was not reached."""

    stage: Stage
    icon: str
    name: str
    when: str
    more: str
    reached: bool


@dataclass(frozen=True, slots=True)
class Story:
    """A life, ready to be shown. opens: UUID of a line -> type name and id of what it opens."""

    life: Life
    lines: tuple[Line, ...]
    stations: tuple[Station, ...]
    opens: dict[str, tuple[str, int]]


def read_story(store: Store, organism_id: str, translate: Translate, language: str) -> Story:
    """The story of an individual in a language. For the worker."""
    life = life_of(store, organism_id)
    wording = StoryWording(Words(translate, store.reference(), language))
    lines = tuple(wording.step_line(step) for step in life.steps)
    stations = tuple(wording.stations(life, dt.date.today()))
    opens = {step.record.uuid: step.opens for step in life.steps}
    return Story(life, lines, stations, opens)


class StoryWording(Wording):
    """Says the steps of a life."""

    def step_line(self, step: Step) -> Line:
        """One step as a line of a timeline."""
        values, type = step.values, step.type
        facts = list(self._told(step))
        line = self._line(
            type.name, step.record.id, step.record.uuid, values, None, facts, type, step.photos,
            by="", notes=" ".join((values.get("notes") or "").split()),
        )  # fmt: skip
        title, extra = line.title, line.extra
        if type.name == "sighting":
            title, extra = self(_AGAIN if step.stage == "again" else _SEEN), self._where(step)
        elif type.name == "rescue":
            extra = " · ".join(part for part in (self._where(step), extra) if part)
        return replace(line, title=title, extra=extra)

    def _where(self, step: Step) -> str:
        return self._place(dict(step.values), "place_code", "locality")

    def _told(self, step: Step) -> Iterator[str]:
        values, type = step.values, step.type
        if type.name == "rescue" and values.get("case_number"):
            yield self(_CASE.format(number=values["case_number"]))
        if type.name == "transport":
            yield from self._transport(values)
        if type.name in ("outcome", "follow_up"):
            where = self._where(step)
            if where:
                yield where
        for name in _TOLD.get(type.name, ()):
            if name == "individual_count" and values.get(name) == 1:
                continue
            if fact := self._of(type, name, step):
                yield fact

    def _of(self, type: RecordType, name: str, step: Step) -> str:
        if name in ("observer", "finder_name", "cause_of_death"):
            return self._named(type, name, step.values)
        return self.value(type, name, step.values)

    # --- the chain ---

    def stations(self, life: Life, today: dt.date) -> Iterator[Station]:
        """The last rescue from the finding to what came after it; before it, if it was seen."""
        found = life.last("found")
        before = life.first("seen")
        if before is not None:
            seen = [step for step in life.steps if step.stage == "seen"]
            yield self._station("seen", "eye", _SEEN, before, self._times(len(seen)))
        elif found is None:
            yield self._station("seen", "eye", _SEEN, None, "")
        if found is None:
            return
        chain = life.steps[life.steps.index(found) :]
        yield self._station("found", "map-pin", _FOUND, found, self._where(found))
        taken = next((step for step in chain if step.type.name == "intake"), None)
        end = next((step for step in chain if step.type.name == "outcome"), None)
        yield self._station("care", "heartbeat", _CARE, taken, self._days(taken, end, today))
        name: Text | str = _RELEASED
        if end is not None:
            name = self.value(end.type, "outcome", end.values)
        stage: Stage = end.stage if end is not None else "released"
        yield self._station(stage, "door-exit", name, end, self._where(end) if end else "")
        after = [step for step in chain if step.stage == "again"]
        if stage != "ended" or after:
            last = after[-1] if after else None
            yield self._station("again", "eye", _AGAIN, last, self._times(len(after)))

    def _station(
        self, stage: Stage, icon: str, name: Text | str, step: Step | None, more: str
    ) -> Station:
        said = name if isinstance(name, str) else self(name)
        if step is None:
            return Station(stage, icon, said, "", "", reached=False)
        return Station(stage, icon, said, self.day_text(step.date, step.precision), more, True)

    def _times(self, count: int) -> str:
        return self(_TIMES.format(count=f"{count:,}")) if count > 1 else ""

    def _days(self, taken: Step | None, end: Step | None, today: dt.date) -> str:
        if taken is None or taken.date is None:
            return ""
        until: Any = end.date if end is not None else today
        count = (until - taken.date).days if until is not None else 0
        return self(_ONE_DAY) if count == 1 else self(_DAYS.format(count=f"{count:,}"))
