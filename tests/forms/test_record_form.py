"""Records shown, changed, voided, kept as drafts, in two languages."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from db.models.base import RecordType
from db.models.sighting import SIGHTING
from db.problem import error
from db.record_types import RECORD_TYPES
from db.text import Text
from forms.layout import fields_of, layout_of
from forms.record_form import RecordForm
from tests.forms.conftest import MORNING, Host, Typist, record_of, remarks_of
from tests.samples import YAQU, sighting
from tests.whole_records import OWNER, whole_record

CONTROL = Qt.KeyboardModifier.ControlModifier

WHOLE: dict[str, dict[str, Any]] = {
    "sighting": sighting(health="weak", landscape="mountain", count_minimum=1, count_maximum=3,
                         adults=1, males=1, females=1, observer_contact="13800000000",
                         verbatim_coordinates="33.96834, 93.60759", verbatim_srs="wgs84",
                         organism_id=OWNER),
    "species": {
        "scientific_name": "Panthera uncia", "name_zh": "雪豹", "name_bo": "གསའ།",
        "name_en": "Snow leopard", "other_names": "草豹, 艾叶豹", "class_name": "Mammalia",
        "order_name": "Carnivora", "family_name": "Felidae", "protection": "I", "iucn": "VU",
        "sensitivity": "high", "notes": "三江源\n旗舰种",
    },
    "place": {
        "name_zh": "烟瘴挂", "name_bo": "གངས།", "name_en": "Yanzhanggua", "level": "site",
        "parent_code": YAQU, "decimal_latitude": 34.0123456789, "decimal_longitude": 94.5,
        "notes": "峡谷",
    },
}  # fmt: skip


def whole(type: RecordType) -> dict[str, Any]:
    """Values of every field that stands in the form and is typed."""
    given = dict(WHOLE.get(type.name) or whole_record(type))
    return {k: v for k, v in given.items() if not type.field(k).internal}


@pytest.fixture(params=RECORD_TYPES, ids=lambda type: type.name)
def type(request: pytest.FixtureRequest) -> RecordType:
    made: RecordType = request.param
    return made


def test_every_field_stands_in_the_form_once(type: RecordType) -> None:
    names = [spec.name for group in layout_of(type) for row in (*group.rows, *group.more)
             for spec in fields_of(type, row)]  # fmt: skip
    assert sorted(names) == sorted(spec.name for spec in type.fields if not spec.internal)


def test_every_field_has_an_editor_that_gives_back_its_value(
    type: RecordType, make_form: Callable[..., RecordForm]
) -> None:
    form = make_form(type)
    given = whole(type)
    assert given.keys() >= {s.name for s in type.fields if not s.generated} - {"date_precision"}
    form.set_record(record_of(type, given))
    for spec in (s for s in type.fields if not s.internal):  # unfolds them all
        editor = form.editor(spec.name)
        assert spec in editor.specs
        assert editor.field_widget().accessibleName(), spec.name
    values = form.values()
    assert {name: values[name] for name in given if name in values} == given
    assert not form.is_dirty()


def test_typing_the_shown_texts_gives_the_same_values(
    type: RecordType, make_form: Callable[..., RecordForm]
) -> None:
    """Each editor reads what it shows: through drafts, the texts are typed anew."""
    form = make_form(type)
    given = whole(type)
    if "decimal_latitude" in given:
        given["decimal_latitude"] = round(given["decimal_latitude"], 5)
    form.set_record(record_of(type, given))
    for spec in (s for s in type.fields if not s.internal):
        editor = form.editor(spec.name)
        if not spec.generated:
            editor.set_raw(json.loads(json.dumps(editor.raw())))
    assert form.is_dirty()
    values = form.values()
    skipped = {"verbatim_coordinates", "verbatim_srs"}
    for name in given.keys() - skipped:
        assert values[name] == given[name], name


def test_an_untouched_value_is_never_rounded(make_form: Callable[..., RecordForm]) -> None:
    form = make_form()
    given = sighting(decimal_latitude=33.968345678, elevation=4612.26)
    form.set_record(record_of(SIGHTING, given))
    assert form.values()["decimal_latitude"] == 33.968345678
    assert form.values()["elevation"] == 4612.26


def test_a_new_form_starts_with_the_defaults(form: RecordForm) -> None:
    form.new({"observer": "才旦"})
    values = form.values()
    assert (values["status"], values["evidence"], values["observer"]) == (
        "recorded", "animal", "才旦")  # fmt: skip
    assert form.title() == "New sighting"
    assert not form.is_dirty()
    assert not form.footer.void_button.isVisible()


def test_dirty_is_said_once_and_ends_with_the_record(
    qtbot: QtBot, form: RecordForm, typist: Typist
) -> None:
    with qtbot.waitSignal(form.dirty_changed) as said:
        typist.types("3")
    assert said.args == [True]
    with qtbot.assertNotEmitted(form.dirty_changed):
        typist.types(".5")
    with qtbot.waitSignal(form.dirty_changed) as said:
        form.mark_saved(record_of(SIGHTING, sighting()))
    assert said.args == [False]


def test_a_folded_value_is_counted_and_comes_to_light(form: RecordForm) -> None:
    form.set_record(record_of(SIGHTING, sighting(threats=("dogs",), behaviour="行走")))
    what = form.body.groups[1]
    assert not what.is_open()
    assert form.values()["threats"] == ("dogs",)  # folded is not lost
    editor = form.editor("threats")
    assert what.is_open()
    assert editor.values() == {"threats": ("dogs",)}
    assert editor.isVisible()


def test_tab_meets_every_field_where_the_eye_does(
    make_form: Callable[..., RecordForm], qtbot: QtBot, type: RecordType
) -> None:
    """Folded rows are made later than the groups below them."""
    form = make_form(type)
    for group in form.body.groups:
        group.set_open(True)
    form.focus_first()
    met: list[str] = []
    while not form.footer.isAncestorOf(focus := form.focusWidget()) and len(met) < 200:
        met += [e.spec.name for e in form.body.editors if e.field_widget() is focus]
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert met == [editor.spec.name for editor in form.body.in_order()]


def test_what_was_saved_as_missing_is_not_asked_about_again(
    qtbot: QtBot, form: RecordForm, typist: Typist
) -> None:
    form.set_record(record_of(SIGHTING, sighting(observer=None)))
    form.editor("locality").field_widget().setFocus()
    typist.types("x")
    with qtbot.waitSignal(form.save_requested) as asked:
        form.save()
    assert asked.args[1] == ()  # nobody confirmed anything now
    # What is emptied now is asked about.
    form.set_record(record_of(SIGHTING, sighting()))
    form.editor("observer").field_widget().setFocus()
    typist.press(Qt.Key.Key_A, CONTROL)
    typist.press(Qt.Key.Key_Delete)
    with qtbot.assertNotEmitted(form.save_requested):
        form.save()
    assert remarks_of(form, "observer")


def test_what_was_saved_as_doubtful_is_not_asked_about_again(
    qtbot: QtBot, form: RecordForm, typist: Typist
) -> None:
    old = sighting(event_date=dt.date(1931, 5, 1), event_time=None, date_precision="day")
    form.set_record(record_of(SIGHTING, old))
    form.editor("locality").field_widget().setFocus()
    typist.types("x")
    with qtbot.waitSignal(form.save_requested) as asked:
        form.save()
    assert asked.args[1] == ()
    # Another date of long ago is another doubt, and one of a new record is asked about.
    form.editor("event_date").field_widget().setFocus()
    typist.press(Qt.Key.Key_A, CONTROL)
    typist.types("1932-05-01")
    form.check()
    assert [problem.code for problem in form.problems()] == ["date_old"]
    form.set_record(None, old)
    assert "date_old" in {problem.code for problem in form.problems()}


def test_a_problem_in_a_folded_field_unfolds_it(form: RecordForm) -> None:
    form.set_record(record_of(SIGHTING, sighting(count_minimum=9, count_maximum=3)))
    assert form.body.groups[1].is_open()
    assert remarks_of(form, "count_minimum") == ["The lower bound 9 is above the upper bound 3."]


def test_a_voided_record_can_be_read_and_restored_only(
    qtbot: QtBot, form: RecordForm, typist: Typist
) -> None:
    form.set_record(record_of(SIGHTING, sighting(), voided=True))
    form.editor("observer").field_widget().setFocus()
    typist.types("x")
    assert form.values()["observer"] == "扎西多杰"
    assert not form.footer.save_button.isVisible()
    with qtbot.assertNotEmitted(form.save_requested):
        form.save()
    with qtbot.waitSignal(form.restore_requested):
        qtbot.mouseClick(form.footer.restore_button, Qt.MouseButton.LeftButton)


def test_stamps_say_who_and_when(form: RecordForm) -> None:
    form.set_record(record_of(SIGHTING, sighting(), revision=3, changed_by="央宗"))
    local = MORNING.astimezone().strftime("%Y-%m-%d %H:%M")
    assert form.stamps.text() == (
        f"Entered by 才仁多杰 {local} · changed by 央宗 {local}, revision 3"
    )
    form.new()
    assert not form.stamps.isVisible()


def test_what_the_store_finds_stays_until_the_field_is_changed(
    form: RecordForm, typist: Typist
) -> None:
    form.set_record(record_of(SIGHTING, sighting()))
    form.show_problems([error("unique", "observer", Text("Problem", "Already taken."))])
    assert remarks_of(form, "observer") == ["Already taken."]
    assert typist.focus is form.editor("observer").field_widget()
    typist.types("x")
    assert remarks_of(form, "observer") == []


def test_a_problem_of_the_whole_record_stands_in_the_header(form: RecordForm) -> None:
    form.show_problems([error("odd", None, Text("Problem", "Something is odd."))])
    assert any(label.text() == "Something is odd." and label.isVisible()
               for label in form.header.findChildren(QLabel))  # fmt: skip


# --- drafts ---


def test_a_draft_brings_back_everything_typed_finished_or_not(
    form: RecordForm, typist: Typist, make_form: Callable[..., RecordForm]
) -> None:
    typist.types("3.5", Qt.Key.Key_Return)
    typist.types("noonish", Qt.Key.Key_Return)  # not a time: kept as typed
    typist.types("33.97, 93.61", Qt.Key.Key_Return)
    form.editor("decimal_latitude").choose_datum("gcj02")  # type: ignore[attr-defined]
    form.editor("threats").field_widget().setFocus()
    typist.types("dogs", Qt.Key.Key_Return)
    form.check()  # the pause is over: the county of the point is there
    kept = json.loads(json.dumps(form.draft_state()))
    again = make_form()
    assert again.restore_draft(kept)
    assert again.is_dirty()
    assert again.values() == form.values()
    assert again.values()["threats"] == ("dogs",)
    assert again.editor("event_time").raw() == {"text": "noonish"}
    assert remarks_of(again, "event_time") != []


def test_a_draft_lies_on_top_of_its_record(form: RecordForm, typist: Typist) -> None:
    record = record_of(SIGHTING, sighting())
    form.set_record(record)
    form.editor("observer").field_widget().setFocus()
    typist.replaces("才旦")
    kept = form.draft_state()
    form.set_record(record)
    assert form.values()["observer"] == "扎西多杰"
    form.restore_draft(kept)
    assert form.values() == {**form.values(), **sighting(observer="才旦")}


@pytest.mark.parametrize("state", [
    {}, {"version": 1, "record_type": "place", "fields": {"name_zh": {"text": "x"}}},
    {"version": 9, "record_type": "sighting", "fields": {"observer": {"text": "x"}}},
    {"version": 1, "record_type": "sighting", "fields": []},
    {"version": 1, "record_type": "sighting", "fields": {"gone": {"text": "x"}, "observer": 3}},
])  # fmt: skip
def test_a_foreign_or_damaged_draft_changes_nothing(
    form: RecordForm, state: dict[str, Any]
) -> None:
    assert not form.restore_draft(state)
    assert not form.is_dirty()


# --- languages ---


class _Chinese(QTranslator):
    WORDS = {"Species": "物种", "Live animal": "活体", "Save   Ctrl+S": "保存   Ctrl+S",
             "New {type}": "新{type}", "Sighting": "目击记录"}  # fmt: skip

    def translate(self, context: str, source: str, *_: object) -> str:  # type: ignore[override]
        return self.WORDS.get(source, source)

    def isEmpty(self) -> bool:
        return False


def test_the_form_speaks_another_language_at_once(
    qtbot: QtBot, qapp: QApplication, form: RecordForm, host: Host, typist: Typist
) -> None:
    typist.types("3.5", Qt.Key.Key_Return)
    form.editor("species_id").field_widget().setFocus()
    typist.types("xb", Qt.Key.Key_Return)
    translator = _Chinese()
    host.language = "zh_CN"
    QCoreApplication.installTranslator(translator)
    try:
        QApplication.sendEvent(form, QEvent(QEvent.Type.LanguageChange))
        qapp.processEvents()
        row = form.body.row_of("species_id")
        assert row is not None
        assert row.label.text() == "物种"
        assert form.editor("evidence").raw()["text"] == "活体"
        assert form.editor("species_id").raw()["text"] == "雪豹"
        assert form.footer.save_button.text() == "保存   Ctrl+S"
        assert form.title() == "雪豹"
        assert form.values()["species_id"] == 1
        assert form.values()["event_date"] == dt.date(2025, 3, 5)
        form.new()
        assert form.title() == "新目击记录"
    finally:
        QCoreApplication.removeTranslator(translator)


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.name)
def test_the_language_may_change_while_the_form_is_built(
    qtbot: QtBot, qapp: QApplication, record_type: RecordType, host: Host
) -> None:
    """At any step: nothing breaks, and what was built before speaks the new language too."""
    done = False
    for steps in range(100):
        if done:
            break
        form = RecordForm(record_type, host, at_once=False)
        qtbot.addWidget(form)
        for _ in range(steps):
            done = form.build_some(0)
        translator = _Chinese()
        host.language = "zh_CN"
        QCoreApplication.installTranslator(translator)
        try:
            form.changeEvent(QEvent(QEvent.Type.LanguageChange))
            assert form.build_some()
            qapp.processEvents()
            assert form.footer.save_button.text() == "保存   Ctrl+S"
            if record_type is SIGHTING:
                row = form.body.row_of("species_id")
                assert row is not None
                assert row.label.text() == "物种"
            assert form.values()
        finally:
            QCoreApplication.removeTranslator(translator)
            host.language = "en"
    assert done, "the last round changed the language of a whole form"
