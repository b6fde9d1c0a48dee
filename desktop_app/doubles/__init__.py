"""Records that may be one: shown beside the form while typing, and paired on their own page."""

from __future__ import annotations
