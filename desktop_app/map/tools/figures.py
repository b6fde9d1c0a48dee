"""Lengths, areas and directions in words: as exact as a map of this scale can be, no more."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.places.geodesic import MU_PER_HECTARE


def length(metres: float) -> str:
    """Metres below a kilometre, else kilometres with three to four figures."""
    if metres < 999.5:
        return f"{metres:,.0f} m" if metres >= 10 else f"{metres:.1f} m"
    kilometres = metres / 1000
    digits = 2 if kilometres < 99.995 else 1 if kilometres < 999.95 else 0
    return f"{kilometres:,.{digits}f} km"


def area(square_metres: float) -> str:
    """In one unit: hectares below a square kilometre."""
    if square_metres < 999_950:
        return f"{_figure(square_metres / 10_000)} ha"
    return f"{_figure(square_metres / 1e6)} km²"


def areas(square_metres: float) -> str:
    """Square kilometres, hectares and mu, as papers want them."""
    hectares = square_metres / 10_000
    return QCoreApplication.translate("MapTools", "{km2} km² = {ha} ha = {mu} mu").format(
        km2=_figure(square_metres / 1e6),
        ha=_figure(hectares),
        mu=_figure(hectares * MU_PER_HECTARE),
    )


def direction(azimuth: float) -> str:
    """One of eight winds for degrees from north."""
    winds = QCoreApplication.translate("MapTools", "N NE E SE S SW W NW").split()
    return winds[round(azimuth / 45) % 8]


def _figure(value: float) -> str:
    digits = 3 if value < 1 else 2 if value < 100 else 1 if value < 1000 else 0
    return f"{value:,.{digits}f}"
