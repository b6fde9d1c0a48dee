"""Rules that need more than the record itself: the file's other records, the ground, the towns."""

from __future__ import annotations
