"""Pictures the tests of tiles share."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

HOME = (95.0, 33.0, 95.5, 33.4)


def picture(colour: tuple[int, ...] = (200, 30, 30), kind: str = "PNG", size: int = 256) -> bytes:
    out = io.BytesIO()
    mode = "RGBA" if len(colour) == 4 else "RGB"
    Image.new(mode, (size, size), colour).save(out, kind)
    return out.getvalue()


def pixels(data: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image.convert("RGBA"))
