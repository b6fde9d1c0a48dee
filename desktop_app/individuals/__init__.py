"""The same animal: its records, and the story they tell together."""

from __future__ import annotations
