"""Rescue cases on the screen: the page of one case and what stands on it."""

from __future__ import annotations
