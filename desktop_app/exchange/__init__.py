"""Panels that bring Excel in and out."""

from __future__ import annotations
