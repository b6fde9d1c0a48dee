"""Pictures out of files, upright and no larger than asked. Runs in a worker; never raises."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from db.photos.exif import open_heic
from db.photos.media_type import HEAD, detect

_FORMATS: Final = {
    "image/jpeg": b"jpeg",
    "image/png": b"png",
    "image/webp": b"webp",
    "image/tiff": b"tiff",
    "image/heic": b"heic",  # by Qt only where the system taught it (macOS)
}

_MOST_PIXELS: Final = 64_000_000  # 256 MB unpacked, which is also where Qt stops
_MOST_PIXELS_JPEG: Final = 220_000_000  # is made small while it is read


class Remark(enum.Enum):
    """Why a photo cannot be shown."""

    MISSING = "missing"
    BROKEN = "broken"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class Picture:
    """image: upright, or None with a remark. size: pixels of the original, upright; may be empty.

    As the original is larger than the image, `size` is what to tell people.
    """

    image: QImage | None
    size: QSize
    remark: Remark | None = None


def remark_words(remark: Remark) -> str:
    """A few words for a tile."""
    words = {
        Remark.MISSING: QCoreApplication.translate("Photos", "File is missing"),
        Remark.BROKEN: QCoreApplication.translate("Photos", "Cannot be read"),
        Remark.TOO_LARGE: QCoreApplication.translate("Photos", "Too large to show"),
    }
    return words[remark]


def remark_sentence(remark: Remark) -> str:
    """What is the matter and what to do."""
    sentences = {
        Remark.MISSING: QCoreApplication.translate(
            "Photos",
            "The file of this photo is missing beside the records file: restore it from a backup.",
        ),
        Remark.BROKEN: QCoreApplication.translate(
            "Photos",
            "This photo cannot be read: it may have been cut off on its way. "
            "What came is kept; ask for the photo once more.",
        ),
        Remark.TOO_LARGE: QCoreApplication.translate(
            "Photos",
            "This photo has too many pixels to be shown here. The original is kept unchanged.",
        ),
    }
    return sentences[remark]


def read_picture(path: Path | None, longest: int) -> Picture:
    """The photo in `path`, turned as its EXIF orientation says.

    longest: pixels its longer side may have; smaller photos are not enlarged.
    """
    if path is None:
        return Picture(None, QSize(), Remark.MISSING)
    try:
        with path.open("rb") as stream:
            kind = detect(stream.read(HEAD))
    except OSError:
        return Picture(None, QSize(), Remark.MISSING)
    if kind is None:
        return Picture(None, QSize(), Remark.BROKEN)
    if kind == "image/heic" and b"heic" not in QImageReader.supportedImageFormats():
        return _read_heic(path, longest)
    # The format is named, so that nothing but these few decoders ever sees a stranger's file.
    reader = QImageReader(str(path), _FORMATS[kind])
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    stored = reader.size()
    turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    upright = stored.transposed() if turned else stored
    if not stored.isEmpty():
        most = _MOST_PIXELS_JPEG if kind == "image/jpeg" else _MOST_PIXELS
        if stored.width() * stored.height() > most:
            return Picture(None, upright, Remark.TOO_LARGE)
        if max(stored.width(), stored.height()) > longest:
            box = QSize(longest, longest)
            scaled = stored.scaled(box, Qt.AspectRatioMode.KeepAspectRatio)
            reader.setScaledSize(scaled.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        return Picture(None, upright if stored.isValid() else QSize(), Remark.BROKEN)
    alpha = image.hasAlphaChannel()
    wanted = QImage.Format.Format_ARGB32_Premultiplied if alpha else QImage.Format.Format_RGB32
    return Picture(image.convertToFormat(wanted), upright if stored.isValid() else image.size())


def _read_heic(path: Path, longest: int) -> Picture:
    """Through libheif, for Qt's wheels do not know the format."""
    upright = QSize()
    try:
        with open_heic(path) as photo:
            upright = QSize(*photo.size)
            if upright.width() * upright.height() > _MOST_PIXELS:
                return Picture(None, upright, Remark.TOO_LARGE)
            photo.thumbnail((longest, longest))
            plain = photo.convert("RGBA" if "A" in photo.getbands() else "RGB")
    except MemoryError:
        return Picture(None, upright, Remark.TOO_LARGE)
    except Exception:  # a stranger's bytes in a decoder: whatever it raises, they are broken
        return Picture(None, upright, Remark.BROKEN)
    alpha = plain.mode == "RGBA"
    form = QImage.Format.Format_RGBA8888 if alpha else QImage.Format.Format_RGB888
    stride = plain.width * len(plain.mode)
    image = QImage(plain.tobytes(), plain.width, plain.height, stride, form)
    wanted = QImage.Format.Format_ARGB32_Premultiplied if alpha else QImage.Format.Format_RGB32
    return Picture(image.convertToFormat(wanted), upright)
