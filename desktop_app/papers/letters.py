"""Which letters the shapes of a PDF stand for, put right after Qt has written it.

Searching and copying read a table from shapes to letters that Qt fills with the first character of
the font that has the shape. In Chinese fonts that is the radical ⼈ (U+2F08) for the word 人
(U+4EBA), and the tabulator for the space: a name copied out of the paper would be another text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtGui import QFont, QRawFont

from forms import theme

_TABLE: Final = re.compile(rb"beginbfrange\n([<>\[\]0-9A-Fa-f \n]*?)endbfrange")
_LIST: Final = re.compile(rb"\[([^\]]*)\]")
_CODE: Final = re.compile(rb"<([0-9A-Fa-f]{4})>")


def with_printed_letters(content: bytes, printed: Collection[str]) -> bytes:
    """The PDF with its tables leading to the characters that were printed.

    Codes are replaced by codes of the same length, so no position in the file changes.
    """
    meant = _Meant(printed)

    def mended(table: re.Match[bytes]) -> bytes:
        return _LIST.sub(lambda codes: _CODE.sub(meant.code, codes[0]), table[0])

    return _TABLE.sub(mended, content)


class _Meant:
    """Finds the printed character that has the same shape as another one."""

    def __init__(self, printed: Collection[str]) -> None:
        self._printed = sorted(sign for sign in set(printed) if ord(sign) < 0x10000)
        self._known = set(self._printed)
        self._fonts: list[tuple[QRawFont, dict[int, str]]] | None = None

    def code(self, found: re.Match[bytes]) -> bytes:
        sign = chr(int(found[1], 16))
        if sign in self._known or sign == "\0":
            return found[0]
        if sign == "\t" and " " in self._known:
            return b"<0020>"
        for font, by_glyph in self._loaded():
            for glyph in font.glyphIndexesForString(sign):
                if glyph and glyph in by_glyph:
                    return f"<{ord(by_glyph[glyph]):04X}>".encode()
        return found[0]

    def _loaded(self) -> Sequence[tuple[QRawFont, dict[int, str]]]:
        """Each family's shapes of the printed characters."""
        if self._fonts is None:
            self._fonts = []
            for family in theme.font().families():
                font = QRawFont.fromFont(QFont(family))
                by_glyph = {}
                for sign in self._printed:
                    for glyph in font.glyphIndexesForString(sign):
                        by_glyph[glyph] = sign
                self._fonts.append((font, by_glyph))
        return self._fonts
