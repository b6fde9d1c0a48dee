"""What a route says: its marks, its legs, and plainly what it does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.showing import Words
from db.text import Text, translate_noop
from desktop_app import i18n
from desktop_app.rescue.route import CHECK, END, FOUND, RELEASE, WAY
from desktop_app.rescue.words import Wording

if TYPE_CHECKING:
    from db.reference import Reference
    from desktop_app.rescue.route import Leg, Missing, Route, Spot, Stop

_ROLES = {
    FOUND: translate_noop("RouteMap", "Found"),
    WAY: translate_noop("RouteMap", "On the way"),
    END: translate_noop("RouteMap", "Arrived"),
    RELEASE: translate_noop("RouteMap", "Released"),
    CHECK: translate_noop("RouteMap", "Checked after release"),
}
_MISSING = {
    "found": translate_noop("RouteMap", "Where it was found has no coordinates"),
    "from": translate_noop("RouteMap", "The start of the transport of {date} has no coordinates"),
    "to": translate_noop("RouteMap", "The end of the transport of {date} has no coordinates"),
    RELEASE: translate_noop("RouteMap", "The place of release has no coordinates"),
    CHECK: translate_noop("RouteMap", "The check of {date} has no coordinates"),
}
_SAME_UNIT = translate_noop(
    "RouteMap", "The transport of {date} is not drawn: both its ends are known only as {unit}"
)
_MISSING_NAMED = translate_noop("RouteMap", "{what}: {place}")
_AT_UNIT = translate_noop("RouteMap", "{place} has no coordinates: drawn at {unit}")
_AT_SEAT = translate_noop("RouteMap", "{place} is drawn at its seat")
_AROUND = translate_noop("RouteMap", "{place} ≈ {unit}")
_METRES = translate_noop("RouteMap", "{metres} m")
_DEGREES = translate_noop("RouteMap", "{latitude}° N, {longitude}° E")


class RouteWords:
    """Says a route in the language the window speaks at this moment."""

    def __init__(self, reference: Reference) -> None:
        self._wording = Wording(Words(i18n.show, reference, i18n.language()))

    def label(self, stop: Stop) -> str:
        """Beside its mark: 索加乡 4,612 m."""
        name = stop.spot.name or i18n.show(_ROLES[stop.role])
        if stop.spot.near and stop.spot.near != stop.spot.name:
            name = i18n.show(_AROUND.format(place=name, unit=stop.spot.near))
        if stop.elevation is None:
            return name
        return f"{name} {self.metres(stop.elevation)}"

    def metres(self, elevation: float) -> str:
        return i18n.show(_METRES.format(metres=f"{elevation:,.0f}"))

    def leg(self, leg: Leg) -> str:
        """1,000 km · 15 h 00; "" when neither was recorded."""
        parts = []
        if leg.km is not None:
            parts.append(self._wording.value(leg.entry.type, "distance_km", leg.entry.values))
        if leg.hours is not None:
            parts.append(self._wording.hours_text(leg.hours))
        return " · ".join(parts)

    def stop(self, stop: Stop) -> list[str]:
        """The whole name; what happened and when; where."""
        what = i18n.show(_ROLES[stop.role])
        if stop.date is not None:
            what = f"{what} · {self._wording.day_text(stop.date, stop.precision)}"
        latitude, longitude = stop.position
        where = i18n.show(_DEGREES).format(latitude=f"{latitude:.4f}", longitude=f"{longitude:.4f}")
        if stop.elevation is not None:
            where = f"{where} · {self.metres(stop.elevation)}"
        lines = [stop.spot.whole or i18n.show(_ROLES[stop.role]), what]
        lines.append(self.stand_in(stop.spot) if stop.spot.near else where)
        return lines

    def stand_in(self, spot: Spot) -> str:
        pattern: Text = _AT_SEAT if spot.near == spot.name else _AT_UNIT
        return i18n.show(pattern.format(place=spot.whole, unit=spot.near))

    def missing(self, missing: Missing) -> str:
        date = ""
        if missing.entry is not None:
            precision = missing.entry.values.get("date_precision")
            date = self._wording.day_text(missing.entry.date, precision)
        if missing.end == "leg":
            return i18n.show(_SAME_UNIT.format(date=date, unit=missing.name))
        what = i18n.show(_MISSING[missing.end].format(date=date))
        if not missing.name:
            return what
        return i18n.show(_MISSING_NAMED.format(what=what, place=missing.name))

    def doubts(self, route: Route) -> list[str]:
        """Everything the map cannot show where it is."""
        found = [self.missing(one) for one in route.missing]
        return list(dict.fromkeys([*found, *(self.stand_in(spot) for spot in route.stand_ins)]))

    def elevations(self, route: Route) -> str:
        """4,612 m → 2,261 m, from recorded data only; "" without any."""
        return " → ".join(self.metres(one) for one in route.elevations)

    def spoken(self, route: Route) -> str:
        """The whole route in a sentence, for screen readers."""
        names = {stop.position: stop.spot.name for stop in route.stops}
        parts = [
            f"{i18n.show(_ROLES[stop.role])}: {self.label(stop)}"
            for stop in route.stops
            if stop.role != WAY
        ]
        for leg in route.legs:
            way = f"{names.get(leg.start, '')} → {names.get(leg.end, '')}"
            parts.append(" ".join(part for part in (way, self.leg(leg)) if part))
        return "; ".join([*parts, *self.doubts(route)])
