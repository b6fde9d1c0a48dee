"""Plus codes (Open Location Code): 8M6M4VCC+W2, whole or short beside a known place."""

from __future__ import annotations

import math
import re
import unicodedata

from db.places.candidate import Candidate, Hints, PositionError, quote
from db.places.datum import distance_m
from db.text import translate_noop

_LETTERS = "23456789CFGHJMPQRVWX"
_CODE = re.compile(rf"^([{_LETTERS}]{{2,8}}0{{0,6}})\+([{_LETTERS}]{{0,7}})$", re.IGNORECASE)
_LABEL = re.compile(r"^(?:plus\s*codes?|open location code|olc|加号代码|位置代码)[\s:=]*", re.I)


def read_plus_code(text: str, hints: Hints) -> list[Candidate]:
    """The middle of the code's cell; [] when the text is no plus code.

    Raises PositionError for a short code where no place near it is known.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = _LABEL.sub("", plain).strip(" ,;.。").upper()
    # 4VCC+W2, Zhidoi: names of the town may stand on either side, numbers may not.
    words = [word.strip(",;") for word in plain.split()]
    found = [word for word in words if _CODE.match(word) and any(map(str.isalpha, word))]
    if len(found) != 1:
        return []
    code = found[0]
    if any(letter.isdigit() for word in words if word != code for letter in word):
        return []
    if code.index("+") == _PAIRS_BEFORE_PLUS * 2:
        if "0" in code and not code.endswith("+"):
            return []  # padding has nothing behind it
        area = _decode(code)
        return [] if area is None else [_middle(area)]
    if "0" in code:
        return []
    if hints.near is None:
        raise PositionError(_SHORT.format(value=quote(text)))
    area = _recover(code, *hints.near)
    return [] if area is None else [_middle(area)]


# The code: pairs of digits to base 20 for latitude and longitude, then single digits of a grid of
# 5 rows and 4 columns (https://github.com/google/open-location-code, specification). Its library
# is not used because it comes as source only.

_PAIRS = 5
_PAIRS_BEFORE_PLUS = 4
_ROWS, _COLUMNS = 5, 4

_Area = tuple[float, float, float, float]
"""south, west, height, width, in degrees."""


def _decode(code: str) -> _Area | None:
    """The cell of a full code; None where it lies beyond the poles or the date line."""
    digits = code.replace("+", "").rstrip("0")
    south, west = -90.0, -180.0
    height = width = 400.0
    for first, second in zip(digits[: _PAIRS * 2 : 2], digits[1 : _PAIRS * 2 : 2], strict=False):
        height /= 20
        width /= 20
        south += _LETTERS.index(first) * height
        west += _LETTERS.index(second) * width
    for digit in digits[_PAIRS * 2 :]:
        height /= _ROWS
        width /= _COLUMNS
        row, column = divmod(_LETTERS.index(digit), _COLUMNS)
        south += row * height
        west += column * width
    if len(digits) % 2 and len(digits) < _PAIRS * 2:
        return None
    if not (-90 <= south < 90 and -180 <= west < 180):
        return None
    return south, west, height, width


def _recover(code: str, latitude: float, longitude: float) -> _Area | None:
    """The cell of a short code nearest to a place: the signs in front are those of the place."""
    missing = _PAIRS_BEFORE_PLUS * 2 - code.index("+")
    if missing % 2:
        return None
    whole = _encode(latitude, longitude)[:missing] + code
    area = _decode(whole)
    if area is None:
        return None
    south, west, height, width = area
    step = 400.0 / 20 ** (missing // 2)  # how far the same short code is from its next
    middle_lat, middle_lon = south + height / 2, west + width / 2
    if latitude + step / 2 < middle_lat and south - step >= -90:
        south -= step
    elif latitude - step / 2 > middle_lat and south + step < 90:
        south += step
    if longitude + step / 2 < middle_lon:
        west -= step
    elif longitude - step / 2 > middle_lon:
        west += step
    return south, west, height, width


def _encode(latitude: float, longitude: float) -> str:
    """The first signs of the full code of a place."""
    north, east = min(latitude + 90, 179.999999), (longitude + 180) % 360
    signs = ""
    step = 20.0
    for _pair in range(_PAIRS_BEFORE_PLUS):
        for rest in (north, east):
            signs += _LETTERS[int(rest / step) % 20]
        step /= 20
    return signs


def _middle(area: _Area) -> Candidate:
    south, west, height, width = area
    latitude, longitude = south + height / 2, west + width / 2
    # The corner of the cell is the farthest place it may mean.
    corner = distance_m(latitude, longitude, south, west)
    return Candidate(
        latitude, longitude, "plus_code", datum="wgs84", uncertainty_m=float(math.ceil(corner))
    )


_SHORT = translate_noop(
    "Conversion",
    "“{value}” is a short plus code, good only beside the name of a town: name the place first, "
    "or copy the whole code with the 4 signs in front (like 8M6M4VCC+W2).",
)
