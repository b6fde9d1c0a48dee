"""The fast entry of the demo: a message with a map link, undo and redo, two records made one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from db.text import translate_noop
from desktop_app.hands import press, spin, wait_for

if TYPE_CHECKING:
    from desktop_app.demo import Day

MESSAGE: Final = (
    "扎西才让 2025年3月5日 18:20\n"
    "今天下午2点半在索加乡牙曲村看到一只雪豹幼崽，蜷缩在山脚，海拔4612米。\n"
    "位置：https://uri.amap.com/marker?position=93.6114,33.9687\n"
    "电话 138 0000 1234"
)
"""The cub that was typed in the morning once more, as a second herder tells of it."""
_MOST_DOUBTS = 6


def play(day: Day, typed: int) -> dict[str, Any]:
    """A message becomes a sighting, is undone and done again, and joins the one it repeats.

    typed: id of the sighting that was typed before. What was done, as counts.
    """
    saved = _take_message(day)
    _undo_and_redo(day, saved)
    _settle_double(day, typed, saved)
    return {"from_messages": 1, "undone": 1, "redone": 1, "merged": 1}


def _take_message(day: Day) -> int:
    """The message by keys from the clipboard to the file; the id of its sighting."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication

    window = day.window
    window.show_page("sighting")
    page: Any = window.page("sighting")
    wait_for(lambda: page.model.complete, "the table")
    day.come_to_front()
    QGuiApplication.clipboard().setText(MESSAGE)
    press(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    panel = page.messages.panel
    wait_for(lambda: bool(panel.rows), "what is in the message")
    press(window, Qt.Key.Key_Space)  # the sender saw it
    spin(0.6)
    day.picture("25-message")
    found = sum(row.offer.ticked for row in panel.rows)
    press(window, Qt.Key.Key_Return)
    wait_for(lambda: panel.isHidden() and page.form.is_dirty(), "the form filled from the message")
    spin(1.2)
    day.picture("26-message-in-form")
    press(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    for _ in range(_MOST_DOUBTS):
        spin(0.5)
        if page.form.record_id is not None:
            break
        press(window, Qt.Key.Key_Return)  # stands by what is asked about
    wait_for(lambda: page.form.record_id is not None, "the sighting of the message")
    spin(0.8)
    day.picture("27-message-saved")
    day.say(
        translate_noop("Demo", "Took {count} facts out of a message, as record {id}.").format(
            count=found, id=page.form.record_id
        )
    )
    return int(page.form.record_id)


def _undo_and_redo(day: Day, sighting: int) -> None:
    """The sighting of the message taken back and brought back by key."""
    from PySide6.QtCore import Qt

    window, store = day.window, day.window.context.store
    assert store is not None
    control = Qt.KeyboardModifier.ControlModifier
    undoing = window.undoing
    page: Any = window.page("sighting")
    page.table.setFocus()
    wait_for(lambda: bool(undoing.undo_words), "what would be undone")
    press(window, Qt.Key.Key_Z, control)
    wait_for(lambda: _is_voided(store, page, sighting), "the sighting taken back")
    wait_for(lambda: bool(undoing.redo_words), "what would be done again")
    window.show_page("changes")
    changes: Any = window.page("changes")
    wait_for(lambda: changes.model.rowCount() > 0, "the changes of the file")
    spin(0.8)
    day.picture("28-undone")
    press(window, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    wait_for(lambda: not _is_voided(store, page, sighting), "the sighting done again")
    spin(0.8)
    day.picture("29-changes")
    day.say(translate_noop("Demo", "Undid the latest change, and did it again."))


def _is_voided(store: Any, page: Any, id: int) -> bool:
    record = store.get(page.record_type, id)
    return record is None or bool(record.voided)


def _settle_double(day: Day, kept: int, other: int) -> None:
    """The cub that two people told of becomes one record.

    kept: the one typed first. other: the one of the message.
    """
    from PySide6.QtCore import Qt

    window = day.window
    window.show_page("doubles")
    page: Any = window.page("doubles")
    wait_for(lambda: page.model.row_of(kept, other) >= 0, "the pair of doubles")
    day.come_to_front()
    page.table.setFocus()
    for _ in range(page.model.rowCount()):
        if page.model.row_of(kept, other) == page.table.currentIndex().row():
            break
        press(window, Qt.Key.Key_Down)
    wait_for(lambda: _compared(page) == {kept, other}, "both records side by side")
    if page.compare.records[0].id != kept:
        press(window, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
        wait_for(lambda: page.compare.records[0].id == kept, "the other record to stay")
    press(window, Qt.Key.Key_Return)
    spin(0.8)
    day.picture("30-doubles")
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    store = window.context.store
    sightings = window.page("sighting")
    wait_for(lambda: _is_voided(store, sightings, other), "one record out of two")
    spin(0.8)
    day.picture("31-merged")
    day.say(translate_noop("Demo", "Made one record out of two that told of the same animal."))


def _compared(page: Any) -> set[int]:
    return {record.id for record in page.compare.records or ()}
