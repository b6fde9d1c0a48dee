"""The pages behind the side bar."""

from __future__ import annotations
