"""Photos dropped or pasted on a sighting: they fill what is empty, and stay with the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

import resources
from db.record_types import record_type
from db.store import Store
from desktop_app import i18n
from desktop_app.app import Program
from desktop_app.pages.records_page import RecordsPage
from desktop_app.photos.panel_photos import PanelPhotos
from desktop_app.settings import Settings
from tests.counted import Person, let_go
from tests.desktop_app.conftest import WAIT
from tests.exif_photos import photo

SIGHTING = record_type("sighting")
PHOTO = record_type("photo")
CONTROL = Qt.KeyboardModifier.ControlModifier
HERE = (33.9905, 93.70485)


@pytest.fixture
def page(qtbot: QtBot, open_file: Callable[[int], RecordsPage]) -> RecordsPage:
    """Sightings with an empty form."""
    page = open_file(0)
    page.new_record()
    qtbot.waitUntil(lambda: page.form.has_record(), timeout=WAIT)
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: RecordsPage) -> None:
    """Wait until the form shows its record and nothing is on its way."""
    panel = page.form

    def settled() -> bool:
        on_its_way = panel._waiting is not None or panel._wanted is not None
        return not on_its_way and not page.context.tasks.busy() and panel._form is not None

    qtbot.waitUntil(settled, timeout=WAIT)


def photos_on(page: RecordsPage) -> PanelPhotos:
    found = page.form.findChild(PanelPhotos)
    assert isinstance(found, PanelPhotos)
    return found


def field(page: RecordsPage, name: str) -> Any:
    return page.form.form.editor(name).field_widget()


def store_of(page: RecordsPage) -> Store:
    assert page.context.store is not None
    return page.context.store


def remark(page: RecordsPage) -> str:
    strip = photos_on(page).strip
    assert strip is not None
    return strip._remark_text.text() if strip._remark.isVisibleTo(strip) else ""


@pytest.fixture
def shot(tmp_path: Path) -> Path:
    return photo(tmp_path / "IMG_7.jpg", "2025:03:03 11:12:00", HERE, altitude=4516.0)


def test_a_photo_dropped_on_a_field_fills_the_form_and_says_so(
    qtbot: QtBot, page: RecordsPage, shot: Path
) -> None:
    let_go(field(page, "notes"), [shot])
    settle(qtbot, page)
    values = page.form.form.values()
    assert values["event_date"] == dt.date(2025, 3, 3)
    assert values["event_time"] == dt.time(11, 12)
    assert values["decimal_latitude"] == pytest.approx(HERE[0], abs=1e-6)
    assert values["position_source"] == "photo"
    assert values["notes"] is None, "the path is no note"
    assert "IMG_7.jpg" in page.form.notice.label.text()
    page.form.notice.button.click()
    assert page.form.form.values()["decimal_latitude"] is None


def test_a_sighting_from_one_photo_takes_six_interactions_and_the_next_four(
    qtbot: QtBot, program: Program, page: RecordsPage, tmp_path: Path
) -> None:
    shots = [
        photo(tmp_path / f"IMG_{n}.jpg", f"2025:03:03 1{n}:12:00", HERE, seed=n) for n in (1, 2)
    ]
    counts = []
    for number, one in enumerate(shots):
        person = Person(qtbot, program.window)
        person.drop(page.form.form, [one])
        settle(qtbot, page)
        person.write("xb")
        person.enter()
        if page.form.form.values()["place_code"] is None:
            person.click(field(page, "place_code"))
            person.write("yaqu")
            person.enter()
        if page.form.form.values()["observer"] is None:
            person.click(field(page, "observer"))
            person.write("Tashi")
        person.confirm()
        qtbot.waitUntil(lambda n=number: store_of(page).count(PHOTO) == n + 1, timeout=WAIT)
        settle(qtbot, page)
        counts.append(person.count)
    assert counts[0] <= 6
    assert counts[1] <= 4
    record = store_of(page).get(SIGHTING, 1)
    assert record is not None
    for name in ("event_date", "decimal_latitude", "place_code", "species_id", "observer"):
        assert record.values[name] is not None, f"{name} is missing: not complete"
    (kept,) = store_of(page).parts(PHOTO, [record.uuid])
    assert kept.values["event_time"] == dt.time(11, 12)
    assert kept.values["decimal_latitude"] == pytest.approx(HERE[0], abs=1e-6)


def test_the_keyboard_goes_to_what_no_photo_can_say(
    qtbot: QtBot, page: RecordsPage, shot: Path
) -> None:
    photos_on(page).take([shot])
    settle(qtbot, page)
    assert field(page, "species_id").hasFocus()


def test_files_and_pictures_are_pasted_where_text_would_be(
    qtbot: QtBot, program: Program, page: RecordsPage, shot: Path
) -> None:
    clipboard = QGuiApplication.clipboard()
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(shot))])
    files.setText(str(shot))
    clipboard.setMimeData(files)
    person = Person(qtbot, program.window)
    person.click(field(page, "observer"))
    person.press(Qt.Key.Key_V, CONTROL)
    settle(qtbot, page)
    assert page.form.form.values()["event_date"] == dt.date(2025, 3, 3)
    assert page.form.form.values()["observer"] is None
    picture = QImage(30, 20, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    clipboard.setImage(picture)
    person.press(Qt.Key.Key_V, CONTROL)
    settle(qtbot, page)
    qtbot.waitUntil(lambda: "原图" in remark(page), timeout=WAIT)
    photos = photos_on(page).photos
    assert photos is not None
    assert [path.suffix for path in photos.pending] == [".jpg", ".png"]
    clipboard.setText("Tashi")
    person.click(field(page, "observer"))
    person.press(Qt.Key.Key_V, CONTROL)
    assert page.form.form.values()["observer"] == "Tashi"


def test_the_largest_text_on_the_clipboard_is_left_to_the_field(
    qtbot: QtBot, program: Program, page: RecordsPage
) -> None:
    QGuiApplication.clipboard().setText("雪" * 1_000_000)
    assert not photos_on(page).paste()
    QGuiApplication.clipboard().clear()


def test_a_known_photo_is_pointed_out_with_the_way_to_its_record(
    qtbot: QtBot, page: RecordsPage, shot: Path
) -> None:
    photos_on(page).take([shot])
    settle(qtbot, page)
    save(qtbot, page)
    page.new_record()
    settle(qtbot, page)
    photos_on(page).take([shot])
    settle(qtbot, page)
    assert "IMG_7.jpg" in remark(page)
    strip = photos_on(page).strip
    assert strip is not None
    with qtbot.waitSignal(page.context.record_requested) as asked:
        strip._remark_button.click()
    assert asked.args == ["sighting", 1]


def save(qtbot: QtBot, page: RecordsPage) -> None:
    form = page.form.form
    form.editor("species_id").set_raw({"text": "Snow leopard"})
    for problem in form.check():
        form._findings.keep(problem)
    count = store_of(page).count(PHOTO)
    page.save()
    qtbot.waitUntil(lambda: store_of(page).count(PHOTO) > count, timeout=WAIT)
    settle(qtbot, page)


def test_photos_added_to_a_saved_record_fill_what_is_empty(
    qtbot: QtBot, page: RecordsPage, shot: Path, tmp_path: Path
) -> None:
    photos_on(page).take([photo(tmp_path / "wechat.jpg", seed=3)])
    settle(qtbot, page)
    page.form.form.editor("event_date").set_raw({"text": "2025-03-01"})
    save(qtbot, page)
    photos_on(page).take([shot])
    settle(qtbot, page)
    assert store_of(page).count(PHOTO) == 2
    values = page.form.form.values()
    assert values["event_date"] == dt.date(2025, 3, 1)
    assert values["decimal_latitude"] == pytest.approx(HERE[0], abs=1e-6)
    assert page.form.is_dirty()


def test_photos_of_two_places_are_told_apart(
    qtbot: QtBot, page: RecordsPage, shot: Path, tmp_path: Path
) -> None:
    far = photo(tmp_path / "IMG_8.jpg", "2025:03:03 11:58:00", (34.02, 93.70485), seed=5)
    photos_on(page).take([shot, far])
    settle(qtbot, page)
    assert "3.3 km apart" in remark(page)
    assert page.form.form.values()["coordinate_uncertainty"] == 30


def test_a_folder_dropped_on_a_form_brings_its_photos(
    qtbot: QtBot, page: RecordsPage, tmp_path: Path
) -> None:
    for number in range(3):
        photo(tmp_path / "DCIM" / f"{number}.jpg", "2025:03:03 11:12:00", HERE, seed=number)
    (tmp_path / "DCIM" / "fake.jpg").write_bytes(b"MZ")
    photos_on(page).take([tmp_path / "DCIM"])
    settle(qtbot, page)
    photos = photos_on(page).photos
    assert photos is not None
    assert [path.name for path in photos.pending] == ["0.jpg", "1.jpg", "2.jpg"]
    assert "fake.jpg" in remark(page)


def test_what_is_no_photo_is_told_and_not_kept(
    qtbot: QtBot, page: RecordsPage, shot: Path, tmp_path: Path
) -> None:
    fake = tmp_path / "fake.jpg"
    fake.write_bytes(b"MZ" + bytes(100))
    photos_on(page).take([fake, shot, tmp_path / "gone.jpg"])
    settle(qtbot, page)
    photos = photos_on(page).photos
    assert photos is not None
    assert photos.pending == [shot]
    assert "fake.jpg" in remark(page)


def test_photos_of_a_record_that_was_not_saved_come_back(
    qtbot: QtBot, program: Program, page: RecordsPage, shot: Path, settings: Settings, qapp: Any
) -> None:
    photos_on(page).take([shot])
    settle(qtbot, page)
    path = store_of(page).path
    assert path is not None
    program.close()
    i18n.install("en")
    again = Program(settings)
    try:
        again.show(path)
        qtbot.waitUntil(lambda: again.context.store is not None, timeout=WAIT)
        other = again.window.page("sighting")
        assert isinstance(other, RecordsPage)
        qtbot.waitUntil(lambda: other.model.complete, timeout=WAIT)
        other.new_record()
        qtbot.waitUntil(lambda: other.form.has_record(), timeout=WAIT)
        settle(qtbot, other)
        photos = photos_on(other).photos
        assert photos is not None
        qtbot.waitUntil(lambda: photos.pending == [shot], timeout=WAIT)
        assert other.form.form.values()["event_date"] == dt.date(2025, 3, 3)
        other.form.forget_draft()
        settle(qtbot, other)
        settle(qtbot, other)
        assert photos.pending == []
    finally:
        again.close()


def test_the_sample_photo_held_upright_is_filled_like_any_other(
    qtbot: QtBot, page: RecordsPage
) -> None:
    photos_on(page).take([resources.path("demo/patrol-photos/IMG_20250303_03.jpg")])
    settle(qtbot, page)
    values = page.form.form.values()
    assert (values["decimal_latitude"], values["decimal_longitude"]) == (33.990547, 93.704847)
    assert values["elevation"] == 4516
