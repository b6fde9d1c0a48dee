"""What is wrong or doubtful in a form, what of it is said now, and what the user stands by."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from db.problem import Problem, Severity
from db.record_types import RecordType
from db.text import Text
from db.validation import check
from forms.editors.base import Editor

_MISSING = ("required", "wanted")

Key = tuple[str, str]
"""What a confirmed doubt is remembered by: code and field."""

ExtraCheck = Callable[[Mapping[str, Any]], Iterable[Problem]]
"""What the host knows of values beyond their record's own rules (a case's timeline)."""


class Findings:
    """Problems of one record. `all` holds what `look` found last, confirmed doubts left out.

    asked: saving was tried, so what is missing is said too.
    """

    def __init__(self, record_type: RecordType) -> None:
        self._type = record_type
        self._generated = {spec.name for spec in record_type.fields if spec.generated}
        self.reset()

    def reset(self, saved: Mapping[str, Any] | None = None) -> None:
        """Another record: nothing found, nothing confirmed.

        saved: its values as they are in the file. What is missing or doubtful there was let pass
        once and is not asked about again, until somebody types in the field or the doubt is
        about other values.
        """
        self.all: list[Problem] = []
        self.asked = False
        self.confirmed: set[Key] = set()
        self._let_pass: set[Key] = {
            _key(p) for p in (check(self._type, saved) if saved else ()) if p.code == "wanted"
        }
        self._saved = saved  # until the first look at it
        self._was_so: frozenset[Problem] = frozenset()
        self._visited: set[str] = set()
        self._from_store: list[Problem] = []

    def changed(self, fields: Collection[str]) -> None:
        """These fields were typed in: what was said or confirmed about them no longer counts."""
        self.confirmed = {key for key in self.confirmed if key[1] not in fields}
        self._let_pass = {key for key in self._let_pass if key[1] not in fields}
        self._was_so = frozenset(p for p in self._was_so if p.field not in fields)
        self._from_store = [p for p in self._from_store if p.field not in fields]

    def left(self, fields: Collection[str]) -> None:
        """The keyboard left these fields after typing: from now on they may be called missing."""
        self._visited.update(fields)

    def take_from_store(self, problems: Sequence[Problem]) -> None:
        """What saving found; stays until the field is changed."""
        self._from_store = list(problems)
        self.asked = True

    def keep(self, problem: Problem) -> None:
        """The user stands by it."""
        self.confirmed.add(_key(problem))

    def codes(self) -> tuple[str, ...]:
        """Codes of what the user stands by."""
        return tuple(sorted({code for code, _field in self.confirmed}))

    def has_errors(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.all)

    def look(
        self,
        values: Mapping[str, Any],
        editors: Sequence[Editor],
        by_field: Mapping[str, Editor],
        extra: ExtraCheck | None = None,
    ) -> None:
        """Check anew: the editors' texts, the type's facts and rules, `extra`, the store."""
        own = [problem for editor in editors for problem in editor.problems()]
        # A text that is no value has said so already; its field is not empty as well.
        unreadable = {
            spec.name
            for p in own
            if p.severity is Severity.ERROR and p.field
            for spec in by_field[p.field].specs
        }
        whole = dict(values)
        if self._type.derive is not None:
            whole.update(self._type.derive(whole))
        found = [
            p
            for p in check(self._type, whole)
            if p.field not in unreadable and p.field not in self._generated
        ]
        if extra is not None:
            found += [p for p in extra(whole) if p.field not in unreadable]
        known = {(p.code, p.field) for p in (*own, *found)}
        found += [p for p in self._from_store if (p.code, p.field) not in known]
        saved, self._saved = self._saved, None
        if saved is not None and all(saved.get(name) == values[name] for name in values):
            # The sentence holds the values it doubts: with others it is another doubt.
            self._was_so = frozenset(p for p in (*own, *found) if p.severity is Severity.DOUBT)
        found = [p for p in (*own, *found) if p not in self._was_so]
        done = self.confirmed | self._let_pass
        self.all = [p for p in _merged(found, by_field) if _key(p) not in done]

    def due(self) -> list[Problem]:
        """What is said now: what is missing only once its field was left or saving was tried."""
        return [
            p for p in self.all if p.code not in _MISSING or self.asked or p.field in self._visited
        ]


def _merged(problems: Sequence[Problem], by_field: Mapping[str, Editor]) -> Iterable[Problem]:
    """A block of several fields that is empty is missing once, under its own name."""
    said: set[int] = set()
    for problem in problems:
        editor = by_field.get(problem.field or "")
        if problem.code in _MISSING and editor is not None and len(editor.specs) > 1:
            if id(editor) in said or not editor.is_empty():
                continue
            said.add(id(editor))
            pattern = Text(problem.text.context, problem.text.source)
            text = pattern.format(field=editor.label())
            problem = Problem(problem.code, editor.spec.name, problem.severity, text)
        yield problem


def _key(problem: Problem) -> Key:
    return problem.code, problem.field or ""
