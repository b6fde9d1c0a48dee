"""Rescue cases: a case, its timeline, and everything that follows from it."""

from __future__ import annotations

from db.models.examination import BODY_SYSTEMS

__all__ = ["BODY_SYSTEMS"]
