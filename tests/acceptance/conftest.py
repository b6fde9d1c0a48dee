"""The real window, as for the tests of the program."""

from __future__ import annotations

from tests.desktop_app.conftest import empty_file, make_records, program, settings

__all__ = ["empty_file", "make_records", "program", "settings"]
