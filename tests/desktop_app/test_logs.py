"""The log and the report to the makers hold code lines, and nobody's data."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from desktop_app import logs

SECRET = "扎西多杰 13800000000"


def _fail() -> None:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        raise RuntimeError(f"while saving {SECRET}") from error


@pytest.mark.allow_log("unexpected error")
def test_messages_of_exceptions_stay_out_of_the_log(tmp_path: Path) -> None:
    logs.start(tmp_path)
    handler = logging.getLogger().handlers[-1]
    try:
        try:
            _fail()
        except RuntimeError:
            logging.getLogger("snowtrack").error("unexpected error", exc_info=True)
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    text = (tmp_path / "snowtrack.log").read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in text
    assert "builtins.ValueError" in text
    assert "_fail" in text
    assert SECRET not in text


def test_the_report_holds_no_paths_of_the_user() -> None:
    try:
        _fail()
    except RuntimeError as error:
        report = logs.report(error)
    assert SECRET not in report
    assert str(Path(__file__).resolve().parent.parent) not in report
