"""Positions in degrees as people write them: decimal, degrees and minutes, with seconds.

Every notation met in registers, on GPS screens and in messages: N/S/E/W or 北纬/东经 before or
after, any degree, minute and second sign, 度分秒, colons, dots or blanks between the parts, comma
decimals, either order. What can be read in two ways comes back as two candidates, the likelier
first, and is marked `doubtful`; what contradicts itself is refused. Nothing is ever half-read.

Other systems (UTM, MGRS, plane coordinates, plus codes, map links) and datums: `db.places.locate`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from db.places.angles import Angle, AngleError, normalise, read_angle
from db.places.candidate import Candidate, PositionError, quote
from db.text import Text, translate_noop

__all__ = ["Candidate", "PositionError", "parse_position"]


def parse_position(text: str) -> list[Candidate]:
    """All sound readings of `text`, the likeliest first; [] for an empty text.

    Raises PositionError for everything that cannot be read or contradicts itself.
    """
    if not text.strip():
        return []
    return _read_degrees(text)


_NUMBER = r"\d+(?:\.\d+)?"
_MARK_BEFORE_NUMBER = re.compile(r"(?:[NSEW]|LAT|LON)\s*[-+]?\s*\d")
_MARK = re.compile(r"[NSEW]|LAT|LON")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_SEPARATOR = re.compile(r"[,;/|]+")
_MAX_LENGTH = 200


def _read_degrees(text: str) -> list[Candidate]:
    """Latitude and longitude in degrees, in any notation."""
    if len(text) > _MAX_LENGTH:
        raise PositionError(_TOO_LONG)
    plain = normalise(text)
    if not any(letter.isdigit() for letter in plain):
        raise PositionError(_NOT_A_POSITION.format(value=quote(text)))
    problem: AngleError | None = None
    # A comma first parts the two angles; where that makes no sense it is a decimal comma.
    for written in dict.fromkeys((plain, _DECIMAL_COMMA.sub(".", plain))):
        for parts in _halves(written):
            try:
                return _pair(read_angle(parts[0]), read_angle(parts[1]))
            except AngleError as error:
                problem = problem or error
    if problem is not None:
        raise PositionError(problem.text.format(value=quote(text)))
    raise PositionError(_NOT_A_POSITION.format(value=quote(text)))


def _halves(text: str) -> list[tuple[str, str]]:
    """The ways to cut `text` in two angles, the surest first."""
    found: list[tuple[str, str]] = []
    marks = list(_MARK.finditer(text))
    if len(marks) >= 2:
        halves = _cut_at_marks(text, [match.start() for match in marks])
        if halves is not None:
            return [halves]
    parts = [part for part in (p.strip() for p in _SEPARATOR.split(text)) if part]
    if len(parts) == 2:
        found.append((parts[0], parts[1]))
        return found
    if len(parts) > 2:
        return found
    if text.count("°") == 2:
        # The number before the second degree sign opens the second angle.
        match = re.search(rf"[-+]?{_NUMBER}\s*°", text[text.index("°") + 1 :])
        if match is not None:
            cut = text.index("°") + 1 + match.start()
            found.append((text[:cut].strip(), text[cut:].strip()))
            return found
    words = text.split()
    if len(words) in (2, 4, 6):
        half = len(words) // 2
        found.append((" ".join(words[:half]), " ".join(words[half:])))
    return found


def _cut_at_marks(text: str, starts: list[int]) -> tuple[str, str] | None:
    """Cut between the angles when each carries its letter, before it or behind it."""
    before = _MARK_BEFORE_NUMBER.match(text.lstrip()) is not None
    marks = [(m.start(), m.end(), m[0]) for m in _MARK.finditer(text)]
    if before:
        # The second run of marks opens the second angle (marks of one run stand together).
        last_end = marks[0][1]
        for start, end, _word in marks[1:]:
            if any(letter.isdigit() for letter in text[last_end:start]):
                return text[:start].strip(" ,;/|"), text[start:].strip(" ,;/|")
            last_end = end
        return None
    first_digit = next(i for i, letter in enumerate(text) if letter.isdigit())
    for start, end, _word in marks:
        if start > first_digit:
            rest = text[end:]
            # Another mark right behind belongs to the same angle only as LAT/LON.
            return text[:end].strip(" ,;/|"), rest.strip(" ,;/|")
    return None


def _pair(first: Angle, second: Angle) -> list[Candidate]:
    """Two angles as positions. AngleError where they contradict each other."""
    if (first.axis is not None and second.axis is None) or (second.axis and first.axis is None):
        raise AngleError(_ONE_SIDED)
    if first.axis is not None:
        if first.axis == second.axis:
            raise AngleError(_SAME_AXIS)
        swapped = first.axis == "longitude"
        lat, lon = (second, first) if swapped else (first, second)
        found = _candidates(lat, lon, swapped)
        if swapped and not any(candidate.at_home for candidate in found):
            # Two odd things at once, the order and the far place: likelier a slip of letters.
            raise AngleError(_SWAPPED_AND_FAR)
        return found
    found = _candidates(first, second, False) if first.fits("latitude") else []
    if second.fits("latitude") and first.fits("longitude"):
        other = _candidates(second, first, True)
        at_home = [candidate for candidate in other if candidate.at_home]
        if not found:
            found = [replace(candidate, doubtful=not at_home) for candidate in other]
        elif at_home and not any(candidate.at_home for candidate in found):
            found = [replace(c, doubtful=True) for c in (*at_home, *found)]
    if not found:
        raise AngleError(_OUT_OF_RANGE)
    return found


def _candidates(lat: Angle, lon: Angle, swapped: bool) -> list[Candidate]:
    if not lat.fits("latitude") or not lon.fits("longitude"):
        raise AngleError(_OUT_OF_RANGE)
    form = lat.format if len(lat.format) >= len(lon.format) else lon.format
    best = Candidate(lat.degrees, lon.degrees, form, swapped)
    if lat.other is None or lon.other is None:
        if lat.other is None and lon.other is None:
            return [best]
        # Only one of the two can be degrees.minutes: then both are decimal degrees.
        plain_lat = lat.degrees if lat.other is None else lat.other
        plain_lon = lon.degrees if lon.other is None else lon.other
        return [Candidate(plain_lat, plain_lon, "decimal", swapped)]
    other = Candidate(lat.other, lon.other, "decimal", swapped)
    if (other.latitude, other.longitude) == (best.latitude, best.longitude):
        return [other]
    return [replace(best, doubtful=True), replace(other, doubtful=True)]


_NOT_A_POSITION = translate_noop(
    "Conversion",
    "“{value}” is not a position: write latitude and longitude, e.g. 34.12228, 93.87011.",
)
_TOO_LONG = translate_noop(
    "Conversion", "The text is too long for a position: copy only the coordinates."
)
_ONE_SIDED: Text = translate_noop(
    "Conversion",
    "“{value}” names a direction for one angle only: add N or S and E or W to both.",
)
_SAME_AXIS = translate_noop(
    "Conversion",
    "“{value}” gives the same direction twice: one angle must be N or S, the other E or W.",
)
_SWAPPED_AND_FAR = translate_noop(
    "Conversion",
    "“{value}” gives east or west first and lies far from China: check the letters, or write "
    "the latitude first.",
)
_OUT_OF_RANGE = translate_noop(
    "Conversion",
    "“{value}” lies beyond 90 degrees of latitude or 180 of longitude: check the digits.",
)
