"""What the file knows of a record while it is typed: near records, and doubts from around it.

Looked for in a worker after the form's own pause, never in the way of a key press. Before a record
is written the look is made up for, so that a double is asked about however quickly one saves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject

from db.rules.codes import SPEAKS_OF
from desktop_app.doubles.near_strip import NearStrip

if TYPE_CHECKING:
    from db.doubles import NearRecord
    from db.problem import Problem
    from db.record_types import RecordType
    from db.store import Store
    from desktop_app.context import Context
    from desktop_app.tasks import Task
    from forms.record_form import RecordForm

LOOKED_AT: Final = ("sighting", "rescue", "individual")
"""Types of records whose surroundings are looked at."""

_TELLING: Final = ("species_id", "decimal_latitude", "microchip", "band", "case_number")
"""Without any of these nothing is known of a record that could be like another."""

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What a look around found."""

    near: tuple[NearRecord, ...] = ()
    problems: tuple[Problem, ...] = ()


class Beside(QObject):
    """Follows one form. Whoever shows the form asks `look_first` before it writes a record."""

    def __init__(self, context: Context, form: RecordForm) -> None:
        super().__init__(form)
        self._context = context
        self._form = form
        self._type = form.record_type
        self._names = tuple(name for name in _names() if name in self._type.by_name)
        self._looking: Task | None = None
        self._looking_for: Key | None = None
        self._then: Callable[[], None] | None = None
        self._key: Key | None = None  # what `_look` was found for
        self._values: Mapping[str, Any] = {}
        self._look = Look()
        self.strip = NearStrip(self._type, form.host, form)
        layout = form.layout()
        assert layout is not None
        layout.insertWidget(layout.indexOf(form.footer), self.strip)  # type: ignore[attr-defined]
        self.strip.opened.connect(lambda id: context.record_requested.emit(self._type.name, id))
        form.extra_check = self.problems
        form.problems_changed.connect(self._follow)

    def problems(self, values: Mapping[str, Any]) -> list[Problem]:
        """Doubts found by the last look that still speak of these values."""
        return [
            problem
            for problem in self._look.problems
            if all(
                values.get(name) == self._values.get(name)
                for name in SPEAKS_OF.get(problem.code, ())
            )
        ]

    def look_first(self, values: Mapping[str, Any], then: Callable[[], None]) -> bool:
        """Whether these values have still to be looked at: `then` is called when that is done."""
        key = self._key_of(values)
        if not self._wanted() or key == self._key:
            return False
        self._begin(key, values)
        if self._looking is None:
            return False
        self._then = then
        return True

    # --- inside ---

    def _wanted(self) -> bool:
        """Whether this is to be written; a saved record says what it says."""
        form = self._form
        return self._context.store is not None and (form.record is None or form.is_dirty())

    def _key_of(self, values: Mapping[str, Any]) -> Key:
        record = self._form.record
        return (record.id if record else None, *(values.get(name) for name in self._names))

    def _follow(self) -> None:
        if not self._wanted():
            self._stop()
            self._show(Look())
            self._key = None
            return
        values = self._form.values()
        key = self._key_of(values)
        if key not in (self._key, self._looking_for):
            self._begin(key, values)

    def _stop(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._looking_for = self._then = None

    def _begin(self, key: Key, values: Mapping[str, Any]) -> None:
        store, record = self._context.store, self._form.record
        if store is None or key == self._looking_for:
            return
        then = self._then  # who waits to save waits for the latest
        self._stop()
        if not any(values.get(name) for name in _TELLING):  # an empty form needs no worker
            self._key = key
            self._show(Look())
            if then is not None:
                then()
            return
        self._then, self._looking_for = then, key
        self._looking = self._context.tasks.background(
            look_around, store, self._type, dict(values),
            record.id if record is not None else None,
            dict(record.values) if record is not None else None,
            owner=self, done=lambda look: self._arrived(key, values, look),
            failed=lambda _error: self._arrived(key, values, Look()),
        )  # fmt: skip

    def _arrived(self, key: Key, values: Mapping[str, Any], look: Look) -> None:
        then = self._then
        self._looking = self._looking_for = self._then = None
        self._key, self._values = key, values
        self._show(look)
        if then is not None:
            then()

    def _show(self, look: Look) -> None:
        before, self._look = self._look.problems, look
        self.strip.show_near(look.near)
        if look.problems != before:
            self._form.check()


def _names() -> Sequence[str]:
    found = dict.fromkeys(name for names in SPEAKS_OF.values() for name in names)
    return [*found, "date_precision", "name"]


def look_around(
    store: Store,
    record_type: RecordType,
    values: Mapping[str, Any],
    id: int | None,
    saved: Mapping[str, Any] | None,
) -> Look:
    """Near records and doubts about `values`; of a saved record only what was changed in it.

    Runs in a worker.
    """
    from db.doubles import near_records
    from db.rules.context import context_problems, worth_asking

    near = near_records(store, record_type, values, id)
    problems = context_problems(store, record_type, values, id, near)
    if saved is not None:
        problems = worth_asking(problems, values, saved)
    return Look(tuple(near), tuple(problems))
