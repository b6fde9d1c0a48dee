"""Speed, measured beside a yardstick in the same run: `make bench`.

A figure alone says little on another machine; the ratio to a plain way of doing the same says
whether the program got slower or the machine is.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measurement:
    """One figure beside its yardstick. `limit`: what the ratio may be at most (or at least).

    value and yardstick_value are in `unit`; ratio as the issue words it; passed says whether it
    keeps the limit.
    """

    name: str
    value: float
    unit: str
    yardstick_name: str
    yardstick_value: float
    ratio: float
    limit: str
    passed: bool


def at_most(
    name: str, value: float, unit: str, yardstick_name: str, yardstick: float, limit: float
) -> Measurement:
    """`value` may be `limit` times the yardstick."""
    ratio = value / yardstick
    return Measurement(
        name, value, unit, yardstick_name, yardstick, ratio, f"at most {limit:g}x", ratio <= limit
    )


def times_faster(
    name: str, value: float, unit: str, yardstick_name: str, yardstick: float, limit: float
) -> Measurement:
    """The yardstick must take at least `limit` times as long."""
    ratio = yardstick / value
    return Measurement(
        name,
        value,
        unit,
        yardstick_name,
        yardstick,
        ratio,
        f"at least {limit:g}x faster",
        ratio >= limit,
    )


def below(name: str, value: float, unit: str, limit: float) -> Measurement:
    """`value` must stay below a fixed `limit` in the same unit."""
    return Measurement(
        name, value, unit, "limit", limit, value / limit, f"below {limit:g} {unit}", value <= limit
    )
