"""The demo's register put right before it is taken in: a question answered, a date typed anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from db.text import Text, translate_noop
from desktop_app.hands import enter, press, spin, wait_for, write

CORRECTED_DAY: Final = "2025-12-05"


def put_right(
    window: Any, page: Any, picture: Callable[[str], None], say: Callable[[Text], None]
) -> None:
    """Accept what is proposed for the coordinates, then correct the first refused cell by keys."""
    from PySide6.QtCore import Qt

    from desktop_app.exchange.sheet_reading import RowKind

    preview = page.preview
    wait_for(lambda: bool(preview.questions.cards), "the questions about the file")
    preview.questions.focus_first()
    spin(0.2)
    enter(window)
    wait_for(lambda: preview.plan.corrections.datum is not None, "the coordinate system")
    preview.table.setFocus()
    preview.kinds.choose(RowKind.REFUSED)
    index = preview.table.currentIndex()
    wrong = preview.model.reading.typed(preview.model.sheet_row(index.row()), index.column())
    refused = preview.plan.counts.refused
    press(window, Qt.Key.Key_F2)
    write(window, CORRECTED_DAY)
    picture("02-import-correcting")
    enter(window)
    wait_for(lambda: preview.plan.counts.refused == refused - 1, "the corrected cell")
    preview.kinds.choose(None)
    say(
        translate_noop("Demo", "Put a cell right: {wrong} is {right}.").format(
            wrong=wrong, right=CORRECTED_DAY
        )
    )
