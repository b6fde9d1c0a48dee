"""Attributes of layers in words."""

from __future__ import annotations

from typing import Any

_LONGEST = 300  # characters of one attribute in a balloon


def shown_value(value: Any) -> str:
    """An attribute as a person reads it, on one line and of bearable length."""
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, float):
        return f"{value:.6g}" if abs(value) < 1e6 else f"{value:,.1f}"
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
