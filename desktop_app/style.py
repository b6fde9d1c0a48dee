"""The style sheet of the window's own parts, filled with the roles of `forms.theme`."""

from __future__ import annotations

import string
from dataclasses import fields

import resources
from forms import theme


def window_style(size: int = theme.BASE_SIZE) -> str:
    """The style sheet for the palette in use now; `size` is the base text height in pixels."""
    palette = theme.current()
    source = resources.path("style/window.qss").read_text(encoding="utf-8")
    named = {
        field.name: value
        for field in fields(palette)
        if isinstance(value := getattr(palette, field.name), str)
    }
    sizes = {"small": f"{size - 1}px", "title": f"{size + 2}px", "large": f"{size + 7}px"}
    return string.Template(source).substitute(named | sizes)
