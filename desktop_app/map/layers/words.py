"""Layers in words: their attributes, and what became of their shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from db.text import Text, translate_noop

if TYPE_CHECKING:
    from db.layers.copy import About

_LONGEST = 300  # characters of one attribute in a balloon

PLACE_KINDS: Final[dict[str, Text]] = {
    "zone": translate_noop("Layers", "zones"),
    "cell": translate_noop("Layers", "grid cells"),
    "township": translate_noop("Layers", "townships"),
    "other": translate_noop("Layers", "other areas"),
}
"""What the areas of a layer of places are."""


_SAYS = (
    ("cell", ("网格", "格网", "grid", "cell")),
    ("township", ("乡", "镇", "township")),
    ("zone", ("区", "zone")),
)


def kind_of(name: str) -> str:
    """What the areas of a layer of that name most likely are."""
    folded = name.casefold()
    return next((kind for kind, words in _SAYS if any(w in folded for w in words)), "other")


def shown_value(value: Any) -> str:
    """An attribute as a person reads it, on one line and of bearable length."""
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, float):
        return f"{value:.6g}" if abs(value) < 1e6 else f"{value:,.1f}"
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def about_words(about: About) -> str:
    """How many shapes there are, in which system, and what was mended or left out."""
    sentences = []
    for kind, words in (
        ("points", QCoreApplication.translate("Layers", "{count} points")),
        ("lines", QCoreApplication.translate("Layers", "{count} lines")),
        ("areas", QCoreApplication.translate("Layers", "{count} areas")),
    ):
        if about.kinds.get(kind):
            sentences.append(words.format(count=f"{about.kinds[kind]:,}"))
    datum = {"gcj02": "GCJ-02", "bd09": "BD-09"}.get(about.datum)
    found = [" · ".join([*sentences, datum or about.system])]
    for count, words in (
        (
            about.mended,
            QCoreApplication.translate("Layers", "{count} crossed themselves and were mended."),
        ),
        (about.empty, QCoreApplication.translate("Layers", "{count} have no shape.")),
        (
            about.off,
            QCoreApplication.translate("Layers", "{count} lie nowhere on Earth and were left out."),
        ),
        (about.split, QCoreApplication.translate("Layers", "{count} were cut at the date line.")),
    ):
        if count:
            found.append(words.format(count=f"{count:,}"))
    return "\n".join(found)
