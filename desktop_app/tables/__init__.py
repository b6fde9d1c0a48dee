"""The table of records, windowed over the database."""

from __future__ import annotations
