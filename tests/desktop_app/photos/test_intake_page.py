"""A patrol's photos become sightings by keyboard; nothing is lost and nothing written unasked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

import resources
from db.record_types import record_type
from db.store import Store
from desktop_app import i18n
from desktop_app.app import Program
from desktop_app.pages.records_page import RecordsPage
from desktop_app.photos.intake_clock import ClockPopup, clock_text
from desktop_app.photos.intake_page import IntakePage
from desktop_app.settings import Settings
from tests.counted import Person, let_go
from tests.desktop_app.conftest import WAIT
from tests.exif_photos import photo

SIGHTING = record_type("sighting")
PHOTO = record_type("photo")
ALT = Qt.KeyboardModifier.AltModifier
HERE = (34.0, 93.6)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two sightings of two photos each, an hour apart."""
    made = tmp_path / "DCIM"
    for number, taken in enumerate(("09:00:00", "09:04:00", "10:00:00", "10:05:00")):
        photo(made / f"IMG_{number}.jpg", f"2025:03:03 {taken}", HERE, seed=number)
    return made


@pytest.fixture
def page(program: Program, open_file: Callable[[int], RecordsPage]) -> IntakePage:
    """The photo intake of an empty records file."""
    open_file(0)
    return shown(program)


def shown(program: Program) -> IntakePage:
    program.window.show_page("photos")
    page = program.window.page("photos")
    assert isinstance(page, IntakePage)
    return page


@pytest.fixture
def ready(qtbot: QtBot, page: IntakePage) -> Callable[[], None]:
    """Wait until the batch is on the bench and the form shows its group."""

    def wait() -> None:
        settle(qtbot, page)
        qtbot.waitUntil(lambda: page.bench.form.shows_form, timeout=WAIT)

    return wait


def settle(qtbot: QtBot, page: IntakePage) -> None:
    qtbot.waitUntil(lambda: not page.context.tasks.busy(), timeout=WAIT)
    qtbot.waitUntil(lambda: page.faces.currentWidget() is not page.work, timeout=WAIT)


def values(page: IntakePage) -> dict[str, Any]:
    assert page.bench.form.form is not None
    return page.bench.form.form.values()


def field(page: IntakePage, name: str) -> Any:
    assert page.bench.form.form is not None
    return page.bench.form.form.editor(name).field_widget()


def store_of(page: IntakePage) -> Store:
    assert page.context.store is not None
    return page.context.store


def paths(page: IntakePage) -> list[list[str]]:
    return [[path.stem[-1] for path in group.paths] for group in page.bench.batch.groups]


def said(page: IntakePage) -> str:
    return page.notice.label.text() if page.notice.isVisible() else ""


def test_the_keyboard_stands_on_what_is_to_be_done_first(
    qtbot: QtBot, program: Program, page: IntakePage
) -> None:
    settle(qtbot, page)
    program.window.activateWindow()

    def at_the_folder() -> bool:
        focused = program.window.focusWidget()
        return isinstance(focused, QPushButton) and focused.text() == "Choose a folder…"

    qtbot.waitUntil(at_the_folder, timeout=WAIT)


# --- the whole way -------------------------------------------------------------------------------


def test_the_sample_becomes_six_placed_drafts_and_writes_nothing(
    page: IntakePage, ready: Callable[[], None]
) -> None:
    let_go(page, [resources.path("demo/patrol-photos"), resources.path("demo/patrol.gpx")])
    ready()
    assert len(page.bench.batch.groups) == 6
    seen = []
    for _ in range(6):
        now = values(page)
        assert now["decimal_latitude"] is not None
        seen.append((now["event_date"].isoformat(), now["event_time"].isoformat("minutes")))
        page.bench.go(1)
    assert seen == [
        ("2025-03-03", time) for time in ("09:25", "10:15", "11:12", "11:58", "12:58", "13:52")
    ]
    assert store_of(page).count(SIGHTING) == 0
    assert store_of(page).count(PHOTO) == 0


def test_a_place_from_the_track_is_marked_in_the_record(
    page: IntakePage, ready: Callable[[], None]
) -> None:
    page.take([resources.path("demo/patrol-photos"), resources.path("demo/patrol.gpx")])
    ready()
    page.bench.go(4)
    now = values(page)
    assert now["position_source"] == "gps"
    assert now["coordinate_uncertainty"] == 60
    assert "IMG_20250303_05.jpg" in now["notes"]
    assert now["verbatim_coordinates"] is None, "nobody sent this position"
    assert "track" in page.bench.model.what(page.bench.batch.groups[4])


def test_one_sighting_after_the_other_by_keyboard_and_how_many_keys_it_takes(
    qtbot: QtBot, program: Program, page: IntakePage, ready: Callable[[], None], folder: Path
) -> None:
    person = Person(qtbot, program.window)
    person.drop(page, [folder])
    ready()
    person.write("xb")
    person.enter()
    person.click(field(page, "observer"))
    person.write("Tashi")
    person.confirm()
    first = person.count
    qtbot.waitUntil(lambda: len(page.bench.batch.left()) == 1, timeout=WAIT)
    ready()
    person.count = 0
    assert page.bench.list.selected() == [page.bench.group], "Ctrl+Enter selects no others"
    person.write("yy")
    person.enter()
    person.confirm()
    second = person.count
    qtbot.waitUntil(lambda: store_of(page).count(SIGHTING) == 2, timeout=WAIT)
    settle(qtbot, page)
    assert first <= 4, "six are promised"
    assert second <= 2, "four are promised"
    store = store_of(page)
    for id, time in ((1, dt.time(9, 0)), (2, dt.time(10, 0))):
        record = store.get(SIGHTING, id)
        assert record is not None
        for name in ("species_id", "decimal_latitude", "place_code", "observer", "evidence"):
            assert record.values[name] is not None, f"{name} is missing: not complete"
        assert record.values["event_time"] == time
        assert record.values["place_code"] == "632724", "the county the point lies in"
        assert record.values["position_source"] == "photo"
        assert record.values["verbatim_srs"] == "wgs84"
        photos = store.parts(PHOTO, [record.uuid])
        assert [one.values["event_time"].hour for one in photos] == [time.hour, time.hour]
        assert all(one.values["decimal_latitude"] is not None for one in photos)
    assert "2 sightings are saved" in said(page)
    assert not page.bench.batch, "the next batch can come"


def test_the_sample_takes_no_more_keys_than_promised(
    qtbot: QtBot, program: Program, page: IntakePage, ready: Callable[[], None]
) -> None:
    """Its heights differ from the ground's, so each is asked about once."""
    person = Person(qtbot, program.window)
    person.drop(page, [resources.path("demo/patrol-photos"), resources.path("demo/patrol.gpx")])
    ready()
    counts = []
    for number in range(6):
        group = page.bench.group
        assert group is not None
        person.write(("xb", "yy", "lang")[number % 3])
        person.enter()
        if not number:
            person.click(field(page, "observer"))
            person.write("Tashi")
        person.confirm()
        settle(qtbot, page)
        while not group.done:
            person.enter()  # the doubt has the keyboard
            settle(qtbot, page)
        counts.append(person.count)
        person.count = 0
    qtbot.waitUntil(lambda: store_of(page).count(SIGHTING) == 6, timeout=WAIT)
    settle(qtbot, page)
    assert counts[0] <= 6
    assert max(counts[1:]) <= 4
    for id in range(1, 7):
        record = store_of(page).get(SIGHTING, id)
        assert record is not None
        needed = ("decimal_latitude", "elevation", "coordinate_uncertainty", "place_code")
        for name in (*needed, "species_id", "observer", "event_time"):
            assert record.values[name] is not None, f"{name} is missing: not complete"


def test_a_sighting_and_its_photos_are_undone_in_one_step(
    qtbot: QtBot, page: IntakePage, ready: Callable[[], None], folder: Path
) -> None:
    page.take([folder])
    ready()
    save(qtbot, page)
    store = store_of(page)
    step = store.next_undo()
    assert step is not None
    assert step.record_type == "sighting"
    store.undo(step.change_set, author="Tsering")
    assert (store.count(SIGHTING), store.count(PHOTO)) == (0, 0)
    again = store.next_redo()
    assert again is not None
    store.redo(again.change_set, author="Tsering")
    assert (store.count(SIGHTING), store.count(PHOTO)) == (1, 2)


def test_the_observer_of_the_sighting_before_is_proposed(
    qtbot: QtBot, page: IntakePage, ready: Callable[[], None], folder: Path
) -> None:
    page.take([folder])
    ready()
    save(qtbot, page, observer="Tashi")
    assert values(page)["observer"] == "Tashi"
    assert values(page)["species_id"] is None, "what was seen is never guessed"


def save(qtbot: QtBot, page: IntakePage, **texts: str) -> None:
    """Fill the form, stand by what is empty, save, and wait."""
    form = page.bench.form.form
    assert form is not None
    left = len(page.bench.batch.left())
    for name, text in ({"species_id": "Snow leopard"} | texts).items():
        form.editor(name).set_raw({"text": text})
    for problem in form.check():
        form._findings.keep(problem)
    page.save_and_next()
    qtbot.waitUntil(lambda: len(page.bench.batch.left()) < left, timeout=WAIT)
    settle(qtbot, page)


# --- by hand -------------------------------------------------------------------------------------


def test_groups_are_split_joined_and_left_out_by_keys(
    qtbot: QtBot, program: Program, page: IntakePage, ready: Callable[[], None], folder: Path
) -> None:
    page.take([folder])
    ready()
    person = Person(qtbot, program.window)
    assert paths(page) == [["0", "1"], ["2", "3"]]
    person.press(Qt.Key.Key_M, ALT)
    assert paths(page) == [["0", "1", "2", "3"]]
    person.press(Qt.Key.Key_Right, ALT)
    person.press(Qt.Key.Key_Right, ALT)
    person.press(Qt.Key.Key_S, ALT)
    assert paths(page) == [["0", "1"], ["2", "3"]]
    person.press(Qt.Key.Key_Down, ALT)
    person.press(Qt.Key.Key_X, ALT)
    assert paths(page) == [["0", "1"], ["3"]]
    assert (folder / "IMG_2.jpg").is_file(), "a photo that is left out stays where it is"
    person.click(page.bench.bar.back)
    assert paths(page) == [["0", "1"], ["2"], ["3"]] or paths(page) == [["0", "1"], ["3"], ["2"]]


def test_what_is_typed_stays_with_its_group(
    page: IntakePage, ready: Callable[[], None], qtbot: QtBot, program: Program, folder: Path
) -> None:
    page.take([folder])
    ready()
    person = Person(qtbot, program.window)
    person.write("xb")
    person.enter()
    person.press(Qt.Key.Key_Down, ALT)
    assert values(page)["species_id"] is None
    person.press(Qt.Key.Key_Up, ALT)
    assert values(page)["species_id"] == 1
    assert values(page)["decimal_latitude"] == pytest.approx(34.0)
    assert "now leopard" in page.bench._title(page.bench.batch.groups[0])


def test_one_species_for_several(
    qtbot: QtBot, program: Program, page: IntakePage, ready: Callable[[], None], folder: Path
) -> None:
    page.take([folder])
    ready()
    person = Person(qtbot, program.window)
    person.write("xb")
    person.enter()
    page.bench.list.selectAll()
    person.press(Qt.Key.Key_D, ALT)
    person.press(Qt.Key.Key_Down, ALT)
    assert values(page)["species_id"] == 1
    assert values(page)["event_time"] == dt.time(10, 0), "time and place are its own"


def test_limits_of_time_and_place_regroup(
    page: IntakePage, ready: Callable[[], None], folder: Path
) -> None:
    page.take([folder])
    ready()
    page.bench.bar.minutes.setValue(90)
    page.bench.bar.minutes.editingFinished.emit()
    assert paths(page) == [["0", "1", "2", "3"]]


def test_a_wrong_clock_is_corrected_for_the_whole_batch(
    qtbot: QtBot, program: Program, page: IntakePage, ready: Callable[[], None], folder: Path
) -> None:
    page.take([folder])
    ready()
    person = Person(qtbot, program.window)
    person.click(page.bench.bar.clock)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ClockPopup)
    popup.moment.setDateTime(popup.moment.dateTime().addSecs(-7 * 60))
    assert clock_text(dt.timedelta(minutes=-7)) in popup.size_.text()
    popup.apply.click()
    assert values(page)["event_time"] == dt.time(8, 53)
    page.bench.go(1)
    assert values(page)["event_time"] == dt.time(9, 53)


def test_the_satellites_correct_the_clock_at_one_click(
    page: IntakePage, ready: Callable[[], None], tmp_path: Path
) -> None:
    for number in range(2):
        photo(
            tmp_path / "x" / f"{number}.jpg", f"2025:03:03 09:0{number}:00", HERE, seed=number,
            gps_time=("2025:03:03", (1.0, 30.0 + number, 0.0)),
        )  # fmt: skip
    page.take([tmp_path / "x"])
    ready()
    assert "+0:30:00" in said(page)
    page.notice.button.click()
    assert values(page)["event_time"] == dt.time(9, 30)


# --- unfinished ----------------------------------------------------------------------------------


def test_closing_keeps_the_batch_and_offers_it_again(
    qtbot: QtBot,
    program: Program,
    page: IntakePage,
    ready: Callable[[], None],
    folder: Path,
    settings: Settings,
    qapp: Any,
) -> None:
    page.take([folder])
    ready()
    save(qtbot, page)
    person = Person(qtbot, program.window)
    person.write("lang")
    path = store_of(page).path
    assert path is not None
    program.close()
    i18n.install("en")
    again = Program(settings)
    try:
        again.show(path)
        qtbot.waitUntil(lambda: again.context.store is not None, timeout=WAIT)
        other = shown(again)
        settle(qtbot, other)
        assert "unfinished" in other.start.text.text()
        other._take_up()
        settle(qtbot, other)
        qtbot.waitUntil(lambda: other.bench.form.shows_form, timeout=WAIT)
        assert [group.done for group in other.bench.batch.groups] == [True, False]
        assert field(other, "species_id").text() == "lang"
        assert values(other)["event_time"] == dt.time(10, 0)
    finally:
        again.close()


def test_a_batch_that_is_put_away_comes_back_at_one_click(
    qtbot: QtBot, page: IntakePage, ready: Callable[[], None], folder: Path
) -> None:
    page.take([folder])
    ready()
    page.bench.bar.end.click()
    assert page.faces.currentWidget() is page.start
    page.notice.button.click()
    ready()
    assert paths(page) == [["0", "1"], ["2", "3"]]


def test_an_unfinished_batch_is_offered_when_its_file_is_opened(
    qtbot: QtBot,
    program: Program,
    page: IntakePage,
    ready: Callable[[], None],
    folder: Path,
    settings: Settings,
    qapp: Any,
) -> None:
    page.take([folder])
    ready()
    path = store_of(page).path
    assert path is not None
    program.close()
    i18n.install("en")
    again = Program(settings)
    try:
        again.show(path)
        notice = again.window.notice
        qtbot.waitUntil(lambda: "2 to be confirmed" in notice.label.text(), timeout=WAIT)
        notice.button.click()
        other = again.window.current_page()
        assert isinstance(other, IntakePage)
        settle(qtbot, other)
        assert "unfinished" in other.start.text.text()
    finally:
        again.close()


def test_more_photos_join_the_batch_and_what_is_typed_stays(
    qtbot: QtBot,
    program: Program,
    page: IntakePage,
    ready: Callable[[], None],
    folder: Path,
    tmp_path: Path,
) -> None:
    page.take([folder])
    ready()
    person = Person(qtbot, program.window)
    person.write("xb")
    person.enter()
    early = photo(tmp_path / "more" / "IMG_9.jpg", "2025:03:03 08:00:00", HERE, seed=9)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(early))])
    QGuiApplication.clipboard().setMimeData(files)
    page.bench.list.setFocus()
    person.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    ready()
    assert paths(page) == [["9"], ["0", "1"], ["2", "3"]]
    assert page.bench.group is page.bench.batch.groups[1]
    assert values(page)["species_id"] == 1
    QGuiApplication.clipboard().clear()


def test_new_photos_do_not_write_over_an_unfinished_batch(
    qtbot: QtBot, page: IntakePage, ready: Callable[[], None], folder: Path, tmp_path: Path
) -> None:
    page.take([folder])
    ready()
    state = page.bench.batch.to_json()
    page.bench.bar.end.click()
    page._kept = (state, dt.datetime.now())  # as after a start of the program
    page.take([photo(tmp_path / "more" / "IMG_9.jpg", "2025:03:03 08:00:00", HERE, seed=9)])
    qtbot.waitUntil(lambda: len(page.bench.batch.groups) == 3, timeout=WAIT)
    ready()
    assert paths(page) == [["9"], ["0", "1"], ["2", "3"]]


def test_a_double_is_asked_about_before_it_is_written(
    qtbot: QtBot, page: IntakePage, ready: Callable[[], None], folder: Path, tmp_path: Path
) -> None:
    page.take([folder])
    ready()
    save(qtbot, page, observer="Tashi", individual_count="1")
    save(qtbot, page, observer="Tashi", individual_count="1")
    page.take([photo(tmp_path / "again.jpg", "2025:03:03 09:00:00", HERE, seed=77)])
    ready()
    form = page.bench.form.form
    assert form is not None
    for name, text in {
        "species_id": "Snow leopard",
        "observer": "Tashi",
        "individual_count": "1",
    }.items():
        form.editor(name).set_raw({"text": text})
    page.save_and_next()
    settle(qtbot, page)
    assert store_of(page).count(SIGHTING) == 2
    assert page.bench.group is not None
    assert not page.bench.group.done


# --- what goes wrong -----------------------------------------------------------------------------


@pytest.mark.allow_log(".")  # what the decoder thinks of the broken one
def test_bad_files_are_listed_and_the_rest_goes_on(
    page: IntakePage, ready: Callable[[], None], folder: Path
) -> None:
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xffnothing")
    (folder / "fake.jpg").write_bytes(b"MZ" + bytes(100))
    page.take([folder, folder / "gone.jpg"])
    ready()
    assert "fake.jpg" in said(page)
    assert "gone.jpg" in said(page)
    assert sum(len(group.paths) for group in page.bench.batch.groups) == 5


def test_a_photo_that_vanishes_before_it_is_saved_is_told_and_the_sighting_stays(
    qtbot: QtBot, page: IntakePage, ready: Callable[[], None], folder: Path
) -> None:
    page.take([folder])
    ready()
    (folder / "IMG_1.jpg").unlink()
    save(qtbot, page)
    assert store_of(page).count(SIGHTING) == 1
    assert store_of(page).count(PHOTO) == 1
    assert "IMG_1.jpg" in said(page)


def test_what_cannot_be_saved_comes_back_to_the_form(
    qtbot: QtBot, page: IntakePage, ready: Callable[[], None], folder: Path
) -> None:
    page.take([folder])
    ready()
    form = page.bench.form.form
    assert form is not None
    form.editor("species_id").set_raw({"text": "Snow leopard"})
    store_of(page).read_only = True
    for problem in form.check():
        form._findings.keep(problem)
    page.save_and_next()
    settle(qtbot, page)
    assert "read-only" in said(page)
    assert page.bench.group is page.bench.batch.groups[0]
    assert values(page)["species_id"] == 1, "what was typed is there again"
    assert len(page.bench.batch.left()) == 2


def test_a_photo_of_a_record_is_pointed_out_with_the_way_to_it(
    qtbot: QtBot, page: IntakePage, ready: Callable[[], None], folder: Path
) -> None:
    page.take([folder])
    ready()
    save(qtbot, page)
    save(qtbot, page)
    page.take([folder / "IMG_0.jpg"])
    ready()
    assert page.bench.pictures._known.isVisible()
    with qtbot.waitSignal(page.context.record_requested) as asked:
        page.bench.pictures._known.click()
    assert asked.args == ["sighting", 1]


def test_photos_from_wechat_say_what_would_help(
    page: IntakePage, ready: Callable[[], None], tmp_path: Path
) -> None:
    page.take([photo(tmp_path / "mmexport.jpg")])
    ready()
    assert "原图" in page.bench.pictures._remark_words.text()


def test_reading_can_be_stopped(page: IntakePage, qtbot: QtBot, folder: Path) -> None:
    page.take([folder])
    page.work.cancel.click()
    assert page.faces.currentWidget() is page.start
    settle(qtbot, page)
    assert not page.bench.batch


def test_originals_stay_as_they_are(
    qtbot: QtBot, page: IntakePage, ready: Callable[[], None], folder: Path
) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    page.take([folder])
    ready()
    save(qtbot, page)
    save(qtbot, page)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_another_language_reaches_every_word(
    program: Program, page: IntakePage, ready: Callable[[], None], folder: Path
) -> None:
    page.take([folder])
    ready()
    program.window.speak("zh_CN")
    program.window.speak("en")
    assert page.bench.bar.add.text() == "Add"
    assert "Ctrl+Enter" in page.bench.keys.text()
