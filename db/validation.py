"""Checks of one record's values: the facts of its specs, then the rules of its type."""

from __future__ import annotations

import datetime as dt
import math

from db.errors import UserError
from db.fields import FieldSpec, Kind, Need
from db.models.base import RecordType, Values
from db.problem import Problem, Severity, doubt, error
from db.text import translate_noop

_TYPES: dict[Kind, tuple[type, ...]] = {
    Kind.TEXT: (str,),
    Kind.LONG_TEXT: (str,),
    Kind.INTEGER: (int,),
    Kind.DECIMAL: (float, int),
    Kind.DATE: (dt.date,),
    Kind.TIME: (dt.time,),
    Kind.CHOICE: (str,),
    Kind.CHOICES: (tuple,),
    Kind.LATITUDE: (float, int),
    Kind.LONGITUDE: (float, int),
    Kind.SPECIES: (int,),
    Kind.PLACE: (str,),
    Kind.LINK: (str,),
}

MAXIMUM_TEXT = 100_000
"""Characters one text field may hold; beyond it a file is likely pasted in by mistake."""


class ProblemsError(UserError):
    """Saving was refused. `problems` holds the errors, each with its field."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems[0].text)
        self.problems = problems


def check(record_type: RecordType, values: Values) -> list[Problem]:
    """Every problem of `values`, in field order, then those of the type's rules.

    A field missing from `values` counts as empty. Values of the wrong Python type are a bug of
    the caller and raise TypeError.
    """
    problems: list[Problem] = []
    for spec in record_type.fields:
        value = values.get(spec.name)
        if value is None or value == "":
            if spec.need is not Need.OPTIONAL:
                problems.append(_missing(spec))
            continue
        if not isinstance(value, _TYPES[spec.kind]) or isinstance(value, bool):
            raise TypeError(f"{spec.name}: {type(value).__name__} is no {spec.kind.value}")
        found = _check_value(spec, value)
        if found is not None:
            problems.append(found)
    for rule in record_type.rules:
        problems.extend(rule(values))
    return problems


def errors_of(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def doubts_of(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.DOUBT]


def _missing(spec: FieldSpec) -> Problem:
    if spec.need is Need.REQUIRED:
        return error(
            "required",
            spec.name,
            translate_noop("Problem", "{field} is missing: a record needs it.").format(
                field=spec.label
            ),
        )
    return doubt(
        "wanted",
        spec.name,
        translate_noop("Problem", "{field} is empty. Is it really not known?").format(
            field=spec.label
        ),
    )


def _check_value(spec: FieldSpec, value: object) -> Problem | None:
    if isinstance(value, (int, float)):
        if not math.isfinite(value):
            return error(
                "number",
                spec.name,
                translate_noop("Problem", "{field} is not a number.").format(field=spec.label),
            )
        low, high = spec.minimum, spec.maximum
        if (low is not None and value < low) or (high is not None and value > high):
            return error(
                "bounds",
                spec.name,
                translate_noop("Problem", "{field} {value} is outside {low} to {high}.").format(
                    field=spec.label,
                    value=f"{value:g}",
                    low="−∞" if low is None else f"{low:g}",
                    high="∞" if high is None else f"{high:g}",
                ),
            )
        return None
    if spec.vocabulary is not None:
        codes = value if isinstance(value, tuple) else (value,)
        unknown = [code for code in codes if spec.vocabulary.term(str(code)) is None]
        if unknown:
            return error(
                "vocabulary",
                spec.name,
                translate_noop(
                    "Problem", "{field} does not know “{value}”: choose one from the list."
                ).format(field=spec.label, value=unknown[0]),
            )
        return None
    if isinstance(value, str) and len(value) > MAXIMUM_TEXT:
        return error(
            "too_long",
            spec.name,
            translate_noop(
                "Problem", "{field} holds {count} characters; at most {limit} can be kept."
            ).format(field=spec.label, count=len(value), limit=MAXIMUM_TEXT),
        )
    return None
