"""The style sheet of the window's own parts, filled with the roles of `forms.theme`."""

from __future__ import annotations

from forms import theme


def window_style(size: int = theme.BASE_SIZE) -> str:
    """The style sheet for the palette in use now; `size` is the base text height in pixels."""
    return theme.filled("style/window.qss", theme.current(), size)
