"""Single values of EXIF as plain numbers and texts; None for what is none.

Phones write rationals of 0/0, bytes for numbers, texts with zeros in them.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from typing import Any, Final

# Tags of EXIF 2.32, tables 4 and 15.
MAKE: Final = 0x010F
MODEL: Final = 0x0110
ALTITUDE_REF: Final = 5
ALTITUDE: Final = 6

_MOMENT = re.compile(
    r"\s*(\d{4})[:/.-](\d{1,2})[:/.-](\d{1,2})[ T]+(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?"
)
_OFFSET_TEXT = re.compile(r"\s*([+-])(\d{1,2}):?(\d{2})\s*")


def camera_of(main: Mapping[int, Any]) -> str:
    """Make and model, said once."""
    make, model = text_of(main.get(MAKE)), text_of(main.get(MODEL))
    whole = model if make and model.lower().startswith(make.lower()) else f"{make} {model}"
    return " ".join(whole.split())[:80]


def text_of(value: Any) -> str:
    """What can be printed of a text."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if not isinstance(value, str):
        return ""
    return "".join(c for c in value if c.isprintable()).strip()


def number_of(value: Any) -> float | None:
    """A finite number."""
    if isinstance(value, bytes):
        value = value[0] if len(value) == 1 else None
    if isinstance(value, tuple | list):
        value = value[0] if len(value) == 1 else None
    try:
        number = float(value)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def whole_of(value: Any) -> int:
    """A whole number; 0 for none."""
    number = number_of(value)
    return int(number) if number is not None else 0


def numbers_of(value: Any) -> tuple[float, ...] | None:
    """Several numbers, all of them finite."""
    if not isinstance(value, tuple | list):
        number = number_of(value)
        return None if number is None else (number,)
    numbers = [number_of(part) for part in value]
    known = [number for number in numbers if number is not None]
    return tuple(known) if len(known) == len(numbers) else None


def within(value: float | None, lowest: float, highest: float) -> float | None:
    """The value, where it lies between the bounds."""
    return value if value is not None and lowest <= value <= highest else None


def degrees_of(value: Any, ref: Any, negative: str) -> float | None:
    """Degrees, minutes and seconds as signed degrees."""
    parts = numbers_of(value)
    if not parts or len(parts) > 3 or any(part < 0 for part in parts[1:]):
        return None
    degrees = math.fsum(abs(part) / 60.0**place for place, part in enumerate(parts))
    south = text_of(ref).upper().startswith(negative) or parts[0] < 0
    return -degrees if south else degrees


def altitude_of(gps: Mapping[int, Any]) -> float | None:
    """Metres above the sea."""
    height = number_of(gps.get(ALTITUDE))
    if height is None:
        return None
    below = whole_of(gps.get(ALTITUDE_REF)) in (1, 3)  # 3: below the ellipsoid (EXIF 3.0)
    height = -abs(height) if below else height
    # Exactly 0 is what receivers write without a height; nothing here lies at the sea.
    return within(height, -500, 9000) if height else None


def datum_of(said: str) -> str | None:
    """A code of the vocabulary DATUM, or None. Nothing said means WGS 84 (EXIF 2.32, 4.6.6)."""
    plain = re.sub(r"[^A-Z0-9]", "", said.upper())
    if not plain or plain.startswith("WGS"):
        return "wgs84"
    if plain.startswith("GCJ"):
        return "gcj02"
    return "cgcs2000" if plain.startswith("CGCS") else None


def moment_of(value: Any) -> dt.datetime | None:
    """A clock without a zone."""
    found = _MOMENT.match(text_of(value))
    if found is None:
        return None
    try:
        return dt.datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]
    except ValueError:
        return None  # 0000:00:00 and the like


def offset_of(value: Any) -> dt.timedelta | None:
    """How far a clock is ahead of UTC."""
    found = _OFFSET_TEXT.fullmatch(text_of(value))
    if found is None:
        return None
    offset = dt.timedelta(hours=int(found[2]), minutes=int(found[3]))
    if offset > dt.timedelta(hours=14) or int(found[3]) > 59:
        return None
    return -offset if found[1] == "-" else offset
