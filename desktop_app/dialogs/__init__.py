"""Panels that stand over the window for a moment."""

from __future__ import annotations
