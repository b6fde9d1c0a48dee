"""Real photos with the EXIF that phones and cameras write, right and wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

Angle = tuple[float, float, float]


def dms(degrees: float) -> Angle:
    """Degrees, minutes and seconds as EXIF keeps them."""
    whole, rest = divmod(abs(degrees) * 3600, 3600)
    minutes, seconds = divmod(rest, 60)
    return float(whole), float(minutes), round(seconds, 3)


def exif(
    taken: str | None = None,
    position: tuple[float, float] | None = None,
    *,
    offset: str | None = None,
    gps_time: tuple[str, Angle] | None = None,
    altitude: float | None = None,
    orientation: int | None = None,
    gps: dict[int, Any] | None = None,
    make: str = "Sample",
    model: str = "",
) -> Image.Exif:
    """A block of EXIF. gps: further tags of the GPS part, over what the others say."""
    made = Image.Exif()
    made[0x010F] = make
    if model:
        made[0x0110] = model
    if orientation is not None:
        made[0x0112] = orientation
    if taken is not None:
        made.get_ifd(0x8769)[0x9003] = taken
    if offset is not None:
        made.get_ifd(0x8769)[0x9011] = offset
    tags: dict[int, Any] = {}
    if position is not None:
        latitude, longitude = position
        tags |= {1: "N" if latitude >= 0 else "S", 2: dms(latitude)}
        tags |= {3: "E" if longitude >= 0 else "W", 4: dms(longitude)}
    if altitude is not None:
        tags |= {5: b"\1" if altitude < 0 else b"\0", 6: abs(altitude)}
    if gps_time is not None:
        tags |= {29: gps_time[0], 7: gps_time[1]}
    tags |= gps or {}
    if tags:
        made.get_ifd(0x8825).update(tags)
    return made


def photo(
    path: Path, *args: Any, kind: str = "JPEG", seed: int = 0, size: tuple[int, int] = (64, 48),
    **kwargs: Any,
) -> Path:  # fmt: skip
    """Write a photo with the EXIF of `exif`. seed: pictures with others are other files."""
    picture = Image.new("RGB", size, (40, 60, 90))
    ImageDraw.Draw(picture).rectangle((0, 0, 20, 20), fill=(seed * 7 % 256, 255 - seed % 256, 90))
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, kind, exif=exif(*args, **kwargs).tobytes())
    return path


def gpx(*points: tuple[float, float, str], elevation: float | None = 4500.0) -> str:
    """A track of one segment: latitude, longitude, time."""
    height = f"<ele>{elevation}</ele>" if elevation is not None else ""
    inside = "".join(
        f'<trkpt lat="{lat}" lon="{lon}">{height}<time>{at}</time></trkpt>'
        for lat, lon, at in points
    )
    return (
        '<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">'
        f"<trk><name>Patrol</name><trkseg>{inside}</trkseg></trk></gpx>"
    )
