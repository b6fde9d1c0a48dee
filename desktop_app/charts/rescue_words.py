"""What the charts of rescues say: key figures, outcomes, tips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from db.rescue.definitions import BY_CODE, SOURCE
from db.text import Text, translate_noop
from desktop_app import i18n
from desktop_app.charts import scale
from desktop_app.charts.words import figure

if TYPE_CHECKING:
    from db.rescue.figures import RescueFigures, Tally

STACKS: tuple[tuple[str, Text, tuple[str, ...]], ...] = (
    ("released", translate_noop("RescueCharts", "Released"), ("released",)),
    ("transferred", translate_noop("RescueCharts", "Transferred"), ("transferred",)),
    ("kept", translate_noop("RescueCharts", "Kept for life"), ("kept",)),
    ("in_care", translate_noop("RescueCharts", "In care"), ("in_care",)),
    (
        "other",
        translate_noop("RescueCharts", "Escaped, returned dead"),
        ("escaped", "returned_dead"),
    ),
    (
        "died",
        translate_noop("RescueCharts", "Died later"),
        ("died_after_24h", "died_time_unknown"),
    ),
    (
        "early",
        translate_noop("RescueCharts", "Dead within 24 h"),
        ("died_within_24h", "dead_on_arrival"),
    ),
    ("euthanised", translate_noop("RescueCharts", "Euthanised"), ("euthanised",)),
)
"""Outcomes as the chart stacks them: name, words, kinds of `figures.KINDS`. They cover each kind
once; the workbook gives every kind apart."""

SERIES = {
    "released": 2, "transferred": 4, "kept": 6, "in_care": 0, "died": 1, "early": 3,
    "euthanised": 5,
}  # fmt: skip
"""Places in the palette's series: greens for what lives, reds for what died."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number, what it is, a word more, and what it counts."""

    number: str
    what: str
    more: str
    meaning: str


def stacked(tally: Tally) -> list[int]:
    """Animals of each of STACKS."""
    return [sum(map(tally.of, kinds)) for _name, _words, kinds in STACKS]


def key_figures(found: RescueFigures) -> list[KeyFigure]:
    """The figures over the charts, as a centre would put them on its wall."""
    total = found.total
    days = total.days
    cases = (
        QCoreApplication.translate("RescueCharts", "{count} species")
        if total.cases == total.received
        else QCoreApplication.translate("RescueCharts", "{cases} cases, {count} species")
    ).format(count=total.species, cases=figure(total.cases))
    return [
        _figure(
            "received",
            figure(total.received),
            QCoreApplication.translate("RescueCharts", "received"),
            cases,
        ),
        _figure(
            "released",
            figure(total.released),
            QCoreApplication.translate("RescueCharts", "released"),
            QCoreApplication.translate("RescueCharts", "of {count} decided").format(
                count=figure(total.received - total.in_care)
            ),
        ),
        _figure(
            "release_rate",
            rate(total.release_rate),
            QCoreApplication.translate("RescueCharts", "release rate"),
            QCoreApplication.translate("RescueCharts", "with first 24 h"),
        ),
        _figure(
            "release_rate_after_24h",
            rate(total.release_rate_after_24h),
            QCoreApplication.translate("RescueCharts", "release rate"),
            QCoreApplication.translate("RescueCharts", "without first 24 h"),
        ),
        _figure(
            "died",
            figure(total.died),
            QCoreApplication.translate("RescueCharts", "died"),
            QCoreApplication.translate("RescueCharts", "{count} within 24 h").format(
                count=figure(total.of("died_within_24h"))
            ),
        ),
        _figure(
            "transferred",
            figure(total.of("transferred")),
            QCoreApplication.translate("RescueCharts", "transferred"),
            QCoreApplication.translate("RescueCharts", "to other centres"),
        ),
        _figure(
            "kept",
            figure(total.of("kept")),
            QCoreApplication.translate("RescueCharts", "kept"),
            QCoreApplication.translate("RescueCharts", "not releasable"),
        ),
        _figure(
            "in_care",
            figure(total.in_care),
            QCoreApplication.translate("RescueCharts", "in care"),
            QCoreApplication.translate("RescueCharts", "today"),
        ),
        _figure(
            "days_median",
            f"{days.median:g}" if days.cases else "–",
            QCoreApplication.translate("RescueCharts", "days in care"),
            QCoreApplication.translate("RescueCharts", "median, most {days}").format(
                days=figure(days.longest)
            ),
        ),
    ]


def _figure(code: str, number: str, what: str, more: str) -> KeyFigure:
    definition = BY_CODE[code]
    meaning = f"{i18n.show(definition.label)}: {i18n.show(definition.meaning)}"
    if definition.form == "rate":
        meaning += f"\n{i18n.show(SOURCE)}"
    return KeyFigure(number, what, more, meaning)


def rate(value: float | None) -> str:
    """29.0 %, or a dash where nothing could be counted."""
    if value is None:
        return "–"
    return QCoreApplication.translate("RescueCharts", "{percent} %").format(
        percent=f"{100 * value:.1f}"
    )


def received_and_released(tally: Tally) -> str:
    """153 received · 47 released (31%)."""
    return QCoreApplication.translate(
        "RescueCharts", "{received} received · {released} released ({share})"
    ).format(
        received=figure(tally.received),
        released=figure(tally.released),
        share=scale.share(tally.released, tally.received),
    )


def outcome_lines(tally: Tally) -> list[str]:
    """The outcomes that occur, two on a line: Died later: 43 (28%) · Euthanised: 2 (1.3%)."""
    line = QCoreApplication.translate("RescueCharts", "{outcome}: {count} ({share})")
    told = [
        line.format(
            outcome=i18n.show(words),
            count=figure(count),
            share=scale.share(count, tally.received),
        )
        for (_name, words, _kinds), count in zip(STACKS, stacked(tally), strict=True)
        if count
    ]
    return [" · ".join(told[start : start + 2]) for start in range(0, len(told), 2)]


def notes(found: RescueFigures) -> str:
    """What the charts leave out, in a few words; empty when nothing."""
    parts = []
    if found.not_received_cases:
        parts.append(
            QCoreApplication.translate("RescueCharts", "Reported, not received: {count}").format(
                count=figure(found.not_received)
            )
        )
    if found.unnumbered:
        parts.append(
            QCoreApplication.translate(
                "RescueCharts", "Cases without a number, counted as one: {count}"
            ).format(count=figure(found.unnumbered))
        )
    return " · ".join(parts)


def received_words(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("RescueCharts", "1 animal received")
    return QCoreApplication.translate("RescueCharts", "{count} animals received").format(
        count=figure(count)
    )


def no_cause() -> str:
    return QCoreApplication.translate("RescueCharts", "No cause named")


def no_place() -> str:
    return QCoreApplication.translate("RescueCharts", "No place named")
