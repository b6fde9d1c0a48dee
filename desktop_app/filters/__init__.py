"""What all pages show: one filter, its chips and their pickers."""

from __future__ import annotations
