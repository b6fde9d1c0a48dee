"""Plus codes (Open Location Code): 8M6M4VCC+W2, whole or short beside a known place."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Any

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
    code, _space, words = plain.partition(" ")
    match = _CODE.match(code)
    if match is None or not any(letter.isalpha() for letter in code):
        return []
    if any(letter.isdigit() for letter in words):
        return []
    from openlocationcode import openlocationcode as codes  # type: ignore[import-untyped]

    if codes.isFull(code):
        return [_middle(codes.decode(code))]
    if not codes.isShort(code):
        return []
    if hints.near is None:
        raise PositionError(_SHORT.format(value=quote(text)))
    return [_middle(codes.decode(codes.recoverNearest(code, *hints.near)))]


def _middle(area: Any) -> Candidate:
    latitude, longitude = float(area.latitudeCenter), float(area.longitudeCenter)
    # The corner of the cell is the farthest place it may mean.
    corner = distance_m(latitude, longitude, float(area.latitudeLo), float(area.longitudeLo))
    return Candidate(
        latitude, longitude, "plus_code", datum="wgs84", uncertainty_m=float(math.ceil(corner))
    )


_SHORT = translate_noop(
    "Conversion",
    "“{value}” is a short plus code, good only beside the name of a town: name the place first, "
    "or copy the whole code with the 4 signs in front (like 8M6M4VCC+W2).",
)
