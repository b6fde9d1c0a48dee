"""Texts a person reads, named here and translated by whoever shows them.

`db` knows no Qt, so it cannot translate. It hands out `Text` objects: the English source, the
translation context it was extracted under, and the values to fill in. The screen and the command
line turn them into the user's language (`desktop_app.i18n`); `str(text)` is plain English.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A translatable sentence. `source` may hold `{name}` gaps filled from `values`."""

    context: str
    source: str
    values: tuple[tuple[str, object], ...] = ()

    def format(self, **values: object) -> Text:
        """The same text with its gaps filled; values that are `Text` are translated with it."""
        return Text(self.context, self.source, self.values + tuple(values.items()))

    def render(self, translate: Callable[[str, str], str]) -> str:
        """The text through `translate(context, source)`, gaps filled afterwards."""
        pattern = translate(self.context, self.source)
        if not self.values:
            return pattern
        shown = {
            key: value.render(translate) if isinstance(value, Text) else value
            for key, value in self.values
        }
        return pattern.format(**shown)

    def __str__(self) -> str:
        return self.render(lambda _context, source: source)


Translate = Callable[[Text], str]
"""What code below the screen is given when it must write words, e.g. Excel headers."""


def english(text: Text) -> str:
    """The `Translate` that leaves the English source as it is."""
    return str(text)


def translate_noop(context: str, source: str) -> Text:
    """Mark `source` for extraction (lupdate: `-tr-function-alias QT_TRANSLATE_NOOP+=...`)."""
    return Text(context, source)
