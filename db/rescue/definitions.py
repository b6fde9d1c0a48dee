"""What each figure of a rescue centre is called and what it counts, in words.

Screen, workbook and docs/rescue-figures.md say the same, because the first two read it here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from db.text import Text, translate_noop

if TYPE_CHECKING:
    from db.rescue.figures import RescueFigures, Tally

Form = Literal["count", "rate", "days"]

KIND_LABELS: dict[str, Text] = {
    "released": translate_noop("RescueFigures", "Released"),
    "transferred": translate_noop("RescueFigures", "Transferred"),
    "kept": translate_noop("RescueFigures", "Kept for life"),
    "in_care": translate_noop("RescueFigures", "Still in care"),
    "escaped": translate_noop("RescueFigures", "Escaped"),
    "died_after_24h": translate_noop("RescueFigures", "Died after 24 h"),
    "died_time_unknown": translate_noop("RescueFigures", "Died, hours not known"),
    "died_within_24h": translate_noop("RescueFigures", "Died within 24 h"),
    "euthanised": translate_noop("RescueFigures", "Euthanised"),
    "dead_on_arrival": translate_noop("RescueFigures", "Dead on arrival"),
    "returned_dead": translate_noop("RescueFigures", "Returned dead"),
}
"""Labels of `figures.KINDS`, in their order."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One figure. code: names it in `value_of` and in JSON. part: it is contained in the one
    before that is no part."""

    code: str
    form: Form
    label: Text
    meaning: Text
    part: bool = False


DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        "received",
        "count",
        translate_noop("RescueFigures", "Animals received"),
        translate_noop(
            "RescueFigures",
            "Animals of all cases whose first intake lies in the period; an animal that was dead "
            "on arrival counts from its outcome when nobody wrote an intake. A case without a "
            "number counts as one animal. Each animal is of exactly one of the kinds below.",
        ),
    ),
    Definition(
        "cases",
        "count",
        translate_noop("RescueFigures", "Cases received"),
        translate_noop(
            "RescueFigures",
            "Cases whose first intake lies in the period; several animals may be one case.",
        ),
    ),
    Definition(
        "species",
        "count",
        translate_noop("RescueFigures", "Species received"),
        translate_noop("RescueFigures", "Different species among them."),
    ),
    Definition(
        "released",
        "count",
        KIND_LABELS["released"],
        translate_noop(
            "RescueFigures",
            "Received in the period and released since, at any time until today.",
        ),
    ),
    Definition(
        "transferred",
        "count",
        KIND_LABELS["transferred"],
        translate_noop(
            "RescueFigures", "Handed on to another centre; what became of it is theirs."
        ),
    ),
    Definition(
        "kept",
        "count",
        KIND_LABELS["kept"],
        translate_noop("RescueFigures", "Not releasable: kept in human care for good."),
    ),
    Definition(
        "in_care",
        "count",
        KIND_LABELS["in_care"],
        translate_noop("RescueFigures", "Received in the period and without an outcome today."),
    ),
    Definition(
        "escaped",
        "count",
        KIND_LABELS["escaped"],
        translate_noop("RescueFigures", "Got away before anybody decided on its release."),
    ),
    Definition(
        "died",
        "count",
        translate_noop("RescueFigures", "Died in care"),
        translate_noop(
            "RescueFigures",
            "Died by itself after intake; euthanised and dead on arrival are counted apart.",
        ),
    ),
    Definition(
        "died_within_24h",
        "count",
        translate_noop("RescueFigures", "of these within 24 h"),
        translate_noop(
            "RescueFigures",
            "As recorded; else by the times of intake and death; without times, death on the day "
            "of intake.",
        ),
        part=True,
    ),
    Definition(
        "died_after_24h",
        "count",
        translate_noop("RescueFigures", "of these after 24 h"),
        translate_noop(
            "RescueFigures",
            "As recorded; else by the times; without times, death two days after intake or later.",
        ),
        part=True,
    ),
    Definition(
        "died_time_unknown",
        "count",
        translate_noop("RescueFigures", "of these hours not known"),
        translate_noop(
            "RescueFigures",
            "Died on the day after intake and no times are recorded: it may have been either. "
            "The rates treat it as after 24 h.",
        ),
        part=True,
    ),
    Definition(
        "euthanised",
        "count",
        KIND_LABELS["euthanised"],
        translate_noop("RescueFigures", "Put down to end its suffering."),
    ),
    Definition(
        "euthanised_within_24h",
        "count",
        translate_noop("RescueFigures", "of these within 24 h"),
        translate_noop("RescueFigures", "By the same rule as for animals that died."),
        part=True,
    ),
    Definition(
        "dead_on_arrival",
        "count",
        KIND_LABELS["dead_on_arrival"],
        translate_noop("RescueFigures", "Dead when it reached the centre."),
    ),
    Definition(
        "returned_dead",
        "count",
        KIND_LABELS["returned_dead"],
        translate_noop("RescueFigures", "Its body was given back; the case was closed so."),
    ),
    Definition(
        "release_rate",
        "rate",
        translate_noop("RescueFigures", "Release rate"),
        translate_noop("RescueFigures", "Released ÷ received. Animals still in care count below."),
    ),
    Definition(
        "release_rate_decided",
        "rate",
        translate_noop("RescueFigures", "Release rate, decided cases"),
        translate_noop("RescueFigures", "Released ÷ (received − still in care)."),
    ),
    Definition(
        "release_rate_after_24h",
        "rate",
        translate_noop("RescueFigures", "Release rate without the first 24 h"),
        translate_noop(
            "RescueFigures",
            "Released ÷ (received − dead on arrival − died or euthanised within 24 h).",
        ),
    ),
    Definition(
        "release_rate_after_24h_decided",
        "rate",
        translate_noop("RescueFigures", "Release rate without the first 24 h, decided cases"),
        translate_noop(
            "RescueFigures",
            "Released ÷ (received − dead on arrival − died or euthanised within 24 h − still in "
            "care).",
        ),
    ),
    Definition(
        "survival_rate",
        "rate",
        translate_noop("RescueFigures", "Survival rate with the first 24 h"),
        translate_noop(
            "RescueFigures",
            "(Released + transferred + kept + escaped + still in care) ÷ (received − dead on "
            "arrival).",
        ),
    ),
    Definition(
        "survival_rate_after_24h",
        "rate",
        translate_noop("RescueFigures", "Survival rate without the first 24 h"),
        translate_noop(
            "RescueFigures",
            "(Released + transferred + kept + escaped + still in care) ÷ (received − dead on "
            "arrival − died or euthanised within 24 h).",
        ),
    ),
    Definition(
        "days_median",
        "days",
        translate_noop("RescueFigures", "Days in care, median"),
        translate_noop(
            "RescueFigures",
            "Days from receipt to outcome of the cases that have one: half of them took longer.",
        ),
    ),
    Definition(
        "days_mean",
        "days",
        translate_noop("RescueFigures", "Days in care, mean"),
        translate_noop("RescueFigures", "The mean of the same days, one value a case."),
    ),
    Definition(
        "days_longest",
        "days",
        translate_noop("RescueFigures", "Days in care, longest"),
        translate_noop("RescueFigures", "The longest of the same days."),
    ),
    Definition(
        "in_care_before",
        "count",
        translate_noop("RescueFigures", "In care as the period began"),
        translate_noop(
            "RescueFigures", "Received before the first day and without an outcome before it."
        ),
    ),
    Definition(
        "outcomes",
        "count",
        translate_noop("RescueFigures", "Outcomes in the period"),
        translate_noop(
            "RescueFigures",
            "Animals whose outcome lies in the period, whenever received. In care at the "
            "beginning + received − outcomes = in care at the end.",
        ),
    ),
    Definition(
        "in_care_after",
        "count",
        translate_noop("RescueFigures", "In care as the period ended"),
        translate_noop(
            "RescueFigures", "Received until the last day and without an outcome until then."
        ),
    ),
    Definition(
        "not_received",
        "count",
        translate_noop("RescueFigures", "Reported, not received"),
        translate_noop(
            "RescueFigures",
            "Animals found in the period that never came to the centre; they are in no other "
            "figure.",
        ),
    ),
    Definition(
        "unnumbered",
        "count",
        translate_noop("RescueFigures", "Cases without a number"),
        translate_noop(
            "RescueFigures", "Received cases counted as one animal for want of a number."
        ),
    ),
)
"""Every figure, in the order a report gives them."""

BY_CODE = {definition.code: definition for definition in DEFINITIONS}

SOURCE = translate_noop(
    "RescueFigures",
    "The dispositions, and rates with and without the first 24 hours, follow the usage of "
    "wildlife rehabilitation (WRMD, Wildlife Rehabilitation MD).",
)

_OF_PERIOD = ("in_care_before", "in_care_after", "not_received", "unnumbered")


def value_of(figures: RescueFigures, code: str) -> int | float | None:
    """The figure `code` of DEFINITIONS; None where nothing could be counted. KeyError."""
    if code == "outcomes":
        return sum(figures.outcomes)
    if code in _OF_PERIOD:
        value: int = getattr(figures, code)
        return value
    return value_in(figures.total, code)


def value_in(tally: Tally, code: str) -> int | float | None:
    """The same of one group, where `code` has a meaning for it. KeyError."""
    if code in KIND_LABELS:
        return tally.of(code)
    if code not in BY_CODE or code in (*_OF_PERIOD, "outcomes"):
        raise KeyError(code)
    if code.startswith("days_"):
        part: float = getattr(tally.days, code.removeprefix("days_"))
        return part if tally.days.cases else None
    value: int | float | None = getattr(tally, code)
    return value
