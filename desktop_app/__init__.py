"""The program a person sees: window, pages, map, charts and jobs."""

from __future__ import annotations

__version__ = "0.1.0"
