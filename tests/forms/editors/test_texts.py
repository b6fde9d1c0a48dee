"""Free text, long text and numbers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from forms.editors.field_line import FieldLine
from forms.editors.text import LongTextEditor
from forms.record_form import RecordForm
from tests.forms.conftest import Host, Typist, remarks_of

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down


def test_words_used_before_are_offered_and_never_forced(
    form: RecordForm, typist: Typist, host: Host
) -> None:
    host.used["observer"] = ["Tsering", "Tashi"]
    editor = form.editor("observer")
    editor.field_widget().setFocus()
    typist.types("Ts", ENTER)  # Enter takes what was typed, not what was offered
    assert editor.values() == {"observer": "Ts"}
    editor.field_widget().setFocus()
    typist.replaces("T")
    typist.press(DOWN)
    typist.press(DOWN)
    typist.press(ENTER)
    assert editor.values() == {"observer": "Tashi"}
    assert typist.focus is form.editor("observer_contact").field_widget()


def test_a_late_answer_for_another_text_is_not_shown(
    form: RecordForm, typist: Typist, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = []
    monkeypatch.setattr(host, "suggestions", lambda _t, _f, _p, callback: answers.append(callback))
    form.editor("observer").field_widget().setFocus()
    typist.types("Ta")
    answers[0](["Tsering"])  # was asked about "T"
    assert not any(view.isVisible() for view in form.window().findChildren(QListView))
    answers[1](["Tashi"])
    assert any(view.isVisible() for view in form.window().findChildren(QListView))


def test_blank_text_is_no_value(form: RecordForm, typist: Typist) -> None:
    form.editor("observer").field_widget().setFocus()
    typist.types("   ")
    assert form.values()["observer"] is None


def test_long_text_grows_with_what_is_typed_and_scrolls_past_ten_lines(
    qtbot: QtBot, form: RecordForm, typist: Typist
) -> None:
    editor = form.editor("notes")
    assert isinstance(editor, LongTextEditor)
    low = editor.area.height()
    editor.area.setFocus()
    for _ in range(4):
        typist.types("line", ENTER)
    qtbot.waitUntil(lambda: editor.area.height() > low)
    for _ in range(20):
        typist.types("line", ENTER)
    highest = 12 * editor.area.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: editor.area.verticalScrollBar().maximum() > 0)
    assert editor.area.height() <= highest
    assert form.values()["notes"].count("\n") == 23


def test_tab_leaves_long_text(form: RecordForm, typist: Typist) -> None:
    form.editor("notes").field_widget().setFocus()
    typist.types("x", Qt.Key.Key_Tab)
    assert typist.focus is form.editor("status").field_widget()
    assert form.values()["notes"] == "x"


@pytest.mark.parametrize(("field", "typed", "value", "shown"), [
    ("individual_count", "12", 12, "12"), ("individual_count", "１２", 12, "12"),
    ("individual_count", "12只", 12, "12"), ("elevation", "4612.5", 4612.5, "4612.5"),
    ("elevation", "4,612", 4612.0, "4612"),
])  # fmt: skip
def test_numbers(
    form: RecordForm, typist: Typist, field: str, typed: str, value: float, shown: str
) -> None:
    form.editor(field).field_widget().setFocus()
    typist.types(typed, ENTER)
    assert form.values()[field] == value
    assert form.editor(field).raw()["text"] == shown


def test_a_word_is_no_number(form: RecordForm, typist: Typist) -> None:
    form.editor("individual_count").field_widget().setFocus()
    typist.types("many", ENTER)
    assert form.values()["individual_count"] is None
    assert len(remarks_of(form, "individual_count")) == 1


def test_bounds_are_said(form: RecordForm, typist: Typist) -> None:
    form.editor("elevation").field_widget().setFocus()
    typist.types("46120", ENTER)
    assert remarks_of(form, "elevation") == ["Elevation 46120 is outside -500 to 9000."]


def test_tibetan_stays_inside_its_field(qtbot: QtBot) -> None:
    line = FieldLine()
    qtbot.addWidget(line)
    line.resize(200, 29)
    line.setText("xxxx")
    line.show()
    plain = _ink_rows(line)
    line.setText("xxxx གསའ")
    mixed = _ink_rows(line)
    # The Latin letters stand where they stood: their upper edge has not moved.
    assert abs(mixed[0] - plain[0]) <= 1


def _ink_rows(line: FieldLine) -> tuple[int, int]:
    """First and last row of pixels with text in the left part of the field."""
    picture = line.grab().toImage()
    rows = [
        y
        for y in range(3, picture.height() - 3)
        if any(picture.pixelColor(x, y).lightness() < 110 for x in range(9, 34))
    ]
    return rows[0], rows[-1]
