"""What a photo says of itself: when, where and with what it was taken (EXIF 2.32).

Nothing is believed that cannot be: a position of 0, 0 or 91° N, a clock that was never set. Such
facts are left out and said. Only the header of a picture is read, never its pixels.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import threading
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from db.errors import UserError
from db.photos import media_type
from db.photos.exif_values import (
    altitude_of,
    camera_of,
    datum_of,
    degrees_of,
    moment_of,
    number_of,
    numbers_of,
    offset_of,
    text_of,
    whole_of,
    within,
)
from db.photos.source import harmless_name, opened, read
from db.text import Text, translate_noop

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

FIRST_YEAR: Final = 2000
"""A camera that says it is earlier than this has lost its clock."""

_FORMATS: Final = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WEBP",
    "image/tiff": "TIFF",
    "image/heic": "HEIF",
}
_WHOLE_IN_MEMORY: Final = 64 * 2**20  # bytes; WebP and HEIC are read whole to find their header
_MOST_PIXELS: Final = 220_000_000  # what nobody would be shown either

# Tags of EXIF 2.32, tables 4 to 15.
_ORIENTATION, _CHANGED = 0x0112, 0x0132
_EXIF, _GPS = 0x8769, 0x8825
_ORIGINAL, _DIGITIZED = 0x9003, 0x9004
_OFFSET, _OFFSET_ORIGINAL, _OFFSET_DIGITIZED = 0x9010, 0x9011, 0x9012
_LAT_REF, _LAT, _LON_REF, _LON, _TIME = 1, 2, 3, 4, 7
_STATUS, _DIRECTION, _DATUM, _DATE, _ERROR = 9, 17, 18, 29, 31

_DAY = re.compile(r"\s*(\d{4})[:/.-](\d{1,2})[:/.-](\d{1,2})")


@dataclass(frozen=True, slots=True)
class PhotoRemark:
    """Something about a photo that its user should know. code: e.g. "gps_zero", "date_early"."""

    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class GpsFix:
    """Where the camera was. latitude, longitude: degrees in `datum` (WGS 84 unless it says so).

    altitude: metres above the sea. direction: degrees from north the camera looked.
    error: metres, horizontal. at: UTC, when the receiver said so.
    """

    latitude: float
    longitude: float
    altitude: float | None = None
    direction: float | None = None
    error: float | None = None
    at: dt.datetime | None = None
    datum: str = "wgs84"


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """What could be read and believed.

    width, height: pixels, upright; 0 when unknown. orientation: 1 to 8, as EXIF counts.
    taken: the camera's clock, without a zone. offset: that clock's zone, when the camera says it.
    gps_time: UTC, also where the position itself was no good.
    """

    media_type: str
    width: int = 0
    height: int = 0
    orientation: int = 1
    camera: str = ""
    taken: dt.datetime | None = None
    offset: dt.timedelta | None = None
    gps: GpsFix | None = None
    gps_time: dt.datetime | None = None
    remarks: tuple[PhotoRemark, ...] = ()

    def said(self, code: str) -> bool:
        """Whether there is a remark of this kind."""
        return any(remark.code == code for remark in self.remarks)


def read_facts(
    source: Path | bytes, name: str | None = None, *, now: dt.datetime | None = None
) -> PhotoFacts:
    """The facts of one photo. now: an aware moment; dates after it are not believed.

    Raises UserError for what is no photo, has gone or cannot be read. A photo whose EXIF is
    broken is still a photo: it says so in its remarks.
    """
    if name is None:
        name = source.name if isinstance(source, Path) else ""
    shown = harmless_name(name) or translate_noop("Photos", "The photo")
    with opened(source, shown) as stream:
        head = read(stream, media_type.HEAD, shown)
        kind = media_type.detect(head)
        if kind is None:
            raise UserError(_no_photo(shown, head))
        try:
            stream.seek(0)
        except OSError as reason:
            raise UserError(
                translate_noop("Photos", "{name} cannot be read.").format(name=shown)
            ) from reason
        return _Reader(kind, shown, now or dt.datetime.now(dt.UTC)).read(stream)


def _no_photo(shown: str | Text, head: bytes) -> Text:
    if not head:
        return translate_noop(
            "Photos", "{name} is empty: copy it from the phone or camera once more."
        ).format(name=shown)
    return translate_noop(
        "Photos",
        "{name} is no photo Snowtrack knows: choose a JPEG, PNG, WebP, TIFF or HEIC file.",
    ).format(name=shown)


class _Reader:
    """Reads one photo and gathers what is to be said of it."""

    def __init__(self, kind: str, shown: str | Text, now: dt.datetime) -> None:
        self._kind = kind
        self._shown = shown
        self._now = now
        self._remarks: list[PhotoRemark] = []

    def _say(self, code: str, text: Text) -> None:
        self._remarks.append(PhotoRemark(code, text.format(name=self._shown)))

    def read(self, stream: BinaryIO) -> PhotoFacts:
        width = height = 0
        main: Mapping[int, Any] = {}
        exif: Mapping[int, Any] = {}
        gps: Mapping[int, Any] = {}
        try:
            width, height, main, exif, gps = self._tags(stream)
        except Exception:  # a stranger's bytes in a decoder: whatever it raises, they are broken
            self._say(
                "broken",
                translate_noop(
                    "Photos",
                    "{name} is damaged: what it says of time and place could not be read.",
                ),
            )
        orientation = whole_of(main.get(_ORIENTATION))
        if orientation not in range(1, 9) or self._kind == "image/heic":
            orientation = 1  # a HEIC is turned by its own container
        if orientation >= 5:
            width, height = height, width
        taken, offset = self._taken(main, exif)
        gps_time = self._gps_time(gps)
        fix = self._fix(gps, gps_time)
        if fix is None and not self._remarks:
            self._say("no_gps", translate_noop("Photos", "{name} holds no position."))
        return PhotoFacts(
            self._kind, width, height, orientation, camera_of(main), taken, offset, fix, gps_time,
            tuple(self._remarks),
        )  # fmt: skip

    def _tags(
        self, stream: BinaryIO
    ) -> tuple[int, int, Mapping[int, Any], Mapping[int, Any], Mapping[int, Any]]:
        from PIL import Image

        _prepare(self._kind)
        if self._kind in ("image/webp", "image/heic"):
            stream.seek(0, 2)
            if stream.tell() > _WHOLE_IN_MEMORY:
                self._say_too_large()
                return 0, 0, {}, {}, {}
            stream.seek(0)
        with Image.open(stream, formats=[_FORMATS[self._kind]]) as image:
            width, height = image.size
            if width * height > _MOST_PIXELS:
                self._say_too_large()
            # Without a block of EXIF before them, Pillow would unpack the pixels of a PNG to
            # look behind them.
            if self._kind == "image/png" and "exif" not in image.info:
                return width, height, {}, {}, {}
            found = image.getexif()
            return width, height, dict(found), found.get_ifd(_EXIF), found.get_ifd(_GPS)

    def _say_too_large(self) -> None:
        self._say(
            "too_large",
            translate_noop(
                "Photos", "{name} has too many pixels to be shown; the original is kept."
            ),
        )

    # --- when ---

    def _taken(
        self, main: Mapping[int, Any], exif: Mapping[int, Any]
    ) -> tuple[dt.datetime | None, dt.timedelta | None]:
        for tag, zone in (
            (exif.get(_ORIGINAL), exif.get(_OFFSET_ORIGINAL)),
            (exif.get(_DIGITIZED), exif.get(_OFFSET_DIGITIZED)),
            (main.get(_CHANGED), exif.get(_OFFSET)),
        ):
            taken = moment_of(tag)
            if taken is None:
                continue
            offset = offset_of(zone)
            if taken.year < FIRST_YEAR:
                self._say(
                    "date_early",
                    translate_noop(
                        "Photos",
                        "{name} says it was taken on {date}: the camera's clock was not set. "
                        "The date is not used.",
                    ).format(date=taken.date().isoformat()),
                )
                return None, None
            # Clocks differ a little, and so do zones; a day ahead is no such thing.
            latest = self._now + dt.timedelta(minutes=30)
            zoned = taken.replace(tzinfo=dt.timezone(offset or dt.timedelta(hours=8)))
            if zoned > latest:
                self._say(
                    "date_future",
                    translate_noop(
                        "Photos",
                        "{name} says it was taken on {date}, which is still to come: the clock of "
                        "the camera, or of this computer, is wrong. The date is not used.",
                    ).format(date=taken.date().isoformat()),
                )
                return None, None
            return taken, offset
        return None, None

    def _gps_time(self, gps: Mapping[int, Any]) -> dt.datetime | None:
        day = _DAY.match(text_of(gps.get(_DATE)))
        clock = numbers_of(gps.get(_TIME))
        if day is None or clock is None or len(clock) < 2:
            return None
        hours, minutes, seconds = (*clock, 0.0)[:3]
        try:
            at = dt.datetime(*(int(part) for part in day.groups()), tzinfo=dt.UTC)  # type: ignore[arg-type, misc]
        except ValueError:
            return None
        within_a_day = 0 <= hours < 24 and 0 <= minutes < 60 and 0 <= seconds < 61
        if not within_a_day or at.year < FIRST_YEAR:
            return None
        at += dt.timedelta(hours=hours, minutes=minutes, seconds=math.floor(seconds))
        return at if at <= self._now + dt.timedelta(minutes=30) else None

    # --- where ---

    def _fix(self, gps: Mapping[int, Any], at: dt.datetime | None) -> GpsFix | None:
        if gps.get(_LAT) is None and gps.get(_LON) is None:
            return None
        latitude = degrees_of(gps.get(_LAT), gps.get(_LAT_REF), "S")
        longitude = degrees_of(gps.get(_LON), gps.get(_LON_REF), "W")
        if latitude is None or longitude is None:
            self._say(
                "gps_unreadable",
                translate_noop("Photos", "The position in {name} is no number and is not used."),
            )
            return None
        if not (abs(latitude) <= 90 and abs(longitude) <= 180):
            self._say(
                "gps_range",
                translate_noop(
                    "Photos",
                    "The position in {name} ({latitude}, {longitude}) is not on the earth and is "
                    "not used.",
                ).format(latitude=f"{latitude:.5g}", longitude=f"{longitude:.5g}"),
            )
            return None
        # 0, 0 is what phones write that know nothing; half of it is no better here.
        if abs(latitude) < 1e-4 or abs(longitude) < 1e-4:
            self._say(
                "gps_zero",
                translate_noop(
                    "Photos",
                    "{name} gives 0 for its position: the phone did not know it. It is not used.",
                ),
            )
            return None
        datum = datum_of(text_of(gps.get(_DATUM)))
        if datum is None:
            self._say(
                "gps_datum",
                translate_noop(
                    "Photos", "The position in {name} is in an unknown datum ({datum}): not used."
                ).format(datum=text_of(gps.get(_DATUM))[:40]),
            )
            return None
        if text_of(gps.get(_STATUS)).upper() == "V":
            self._say(
                "gps_stale",
                translate_noop(
                    "Photos",
                    "The phone of {name} was still looking for its position: it may be an older "
                    "one.",
                ),
            )
        return GpsFix(
            round(latitude, 7), round(longitude, 7), altitude_of(gps),
            within(number_of(gps.get(_DIRECTION)), 0, 360),
            within(number_of(gps.get(_ERROR)), 0.001, 500_000), at, datum,
        )  # fmt: skip


# --- Pillow ---


def open_heic(path: Path) -> Picture:
    """A HEIC picture, upright, not unpacked yet; close it. Raises what Pillow raises."""
    from PIL import Image

    _prepare("image/heic")
    return Image.open(path, formats=["HEIF"])


_registered = threading.Lock()
_heif_known = False


def _prepare(kind: str) -> None:
    """Let Pillow know HEIC, and leave the limit of pixels to those who unpack them."""
    global _heif_known
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None
    # What it would warn of is said to the user in other words.
    warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")
    with _registered:
        if kind == "image/heic" and not _heif_known:
            import pi_heif

            pi_heif.register_heif_opener()
            _heif_known = True
