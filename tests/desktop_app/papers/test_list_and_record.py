"""Any table and any record on paper: what the table shows, in its order; all a record says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.errors import Cancelled, UserError
from db.query import EVERYTHING, Filter, Sort
from db.record_types import STANDALONE_TYPES, RecordType, record_type
from db.showing import Words
from db.store import Store
from db.text import english
from db.writing import Record
from desktop_app.app import Program
from desktop_app.pages.charts_page import ChartsPage
from desktop_app.pages.records_page import RecordsPage
from desktop_app.papers import list_paper, print_popup
from desktop_app.papers.list_paper import write_list
from desktop_app.papers.print_popup import PrintPopup
from desktop_app.papers.record_paper import write_record
from tests.desktop_app.conftest import WAIT
from tests.desktop_app.papers import reading
from tests.desktop_app.papers.conftest import HOSTILE, OFFICE
from tests.samples import sighting
from tests.whole_records import whole_record

SIGHTING = record_type("sighting")


@pytest.fixture
def written(store: Store, tmp_path: Path) -> Callable[..., Path]:
    def writing(
        fields: tuple[str, ...],
        *,
        filter: Filter = EVERYTHING,
        sort: Sort | None = None,
        **more: Any,
    ) -> Path:
        path = tmp_path / "list.pdf"
        words = Words(english, store.reference(), "en")
        count = write_list(
            store, SIGHTING, path, filter=filter, sort=sort, fields=fields,
            filter_words="2025", words=words, office=OFFICE, **more,
        )  # fmt: skip
        assert count == len(reading.pages(path))
        return path

    return writing


def add(store: Store, **values: Any) -> None:
    store.save(SIGHTING, sighting(**values), author="a")


def test_a_list_holds_the_records_of_the_filter_in_the_tables_order(
    store: Store, written: Callable[..., Path]
) -> None:
    for number, name in enumerate(("Alpha", "Beta", "Gamma"), start=1):
        add(store, observer=name, individual_count=number, event_date=dt.date(2025, 3, number))
    add(store, observer="Elsewhen", event_date=dt.date(2024, 1, 1))
    path = written(
        ("event_date", "species_id", "individual_count", "observer"),
        filter=Filter(since=dt.date(2025, 1, 1)), sort=Sort("individual_count", True),
    )  # fmt: skip
    text = reading.words(path)
    places = [text.index(name) for name in ("Gamma", "Beta", "Alpha")]
    assert places == sorted(places)
    assert "Elsewhen" not in text
    assert not reading.missing(
        path, ["2025-03-02", "3 records", "6 animals", OFFICE, "Page 1 of 1"]
    )


def test_the_head_of_the_list_stands_on_every_page(
    store: Store, written: Callable[..., Path]
) -> None:
    for number in range(80):
        add(store, observer=f"Observer {number:03}", place_code=None)
    path = written(("event_date", "observer"))
    sheets = reading.pages(path)
    assert len(sheets) > 1
    assert all(
        "Observers" in sheet or "Observer" in sheet.split("Observer 0")[0] for sheet in sheets
    )
    assert not reading.missing(path, [f"Observer {n:03}" for n in range(80)])


def test_many_columns_turn_the_sheet(store: Store, written: Callable[..., Path]) -> None:
    add(store)
    assert reading.sizes(written(("event_date", "species_id"))) == {(210, 297)}
    assert reading.sizes(written(tuple(SIGHTING.columns))) == {(297, 210)}


def test_a_list_without_records_says_so(written: Callable[..., Path]) -> None:
    assert not reading.missing(written(("event_date",)), ["No record fits this filter."])


def test_a_list_too_long_for_paper_is_refused_and_nothing_is_written(
    store: Store, written: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store)
    add(store)
    monkeypatch.setattr(list_paper, "MOST", 1)
    with pytest.raises(UserError, match="narrow the filter"):
        written(("event_date",))
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_cancelled_list_leaves_nothing(
    store: Store, written: Callable[..., Path], tmp_path: Path
) -> None:
    add(store)
    with pytest.raises(Cancelled):
        written(("event_date",), cancelled=lambda: True)
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize("type", STANDALONE_TYPES, ids=lambda type: type.name)
def test_a_record_of_any_type_prints_what_it_holds(
    store: Store, tmp_path: Path, type: RecordType
) -> None:
    values = {**whole_record(type), **({"notes": HOSTILE} if "notes" in type.by_name else {})}
    changes = store.save(type, values, author="才仁多杰")
    path = tmp_path / "record.pdf"
    words = Words(english, store.reference(), "en")
    write_record(store, type, changes.created[0], path, words=words, office=OFFICE)
    texts = [
        str(values[spec.name]).partition("བོད")[0]  # stacked letters cannot be searched in a PDF
        for spec in type.fields
        if isinstance(values.get(spec.name), str) and spec.searchable and not spec.internal
    ]
    assert not reading.missing(path, [*texts, OFFICE, "才仁多杰"])


def test_a_record_prints_its_photos_and_links(
    store: Store, cub: Record, tmp_path: Path, add_photo: Callable[..., None]
) -> None:
    add(store, notes="seen before")
    record = store.get(SIGHTING, 1)
    assert record is not None
    add_photo("sighting", record.uuid, caption="on the ridge")
    add_photo("sighting", record.uuid, "#112233", caption="tracks below")
    path = tmp_path / "record.pdf"
    words = Words(english, store.reference(), "en")
    write_record(store, SIGHTING, 1, path, words=words, office=OFFICE)
    assert not reading.missing(path, ["seen before", "tracks below", "Photos"])
    assert min(reading.inked(reading.image(path))) > 10


def test_a_record_that_is_gone_is_said(store: Store, tmp_path: Path) -> None:
    words = Words(english, store.reference(), "en")
    with pytest.raises(UserError, match="not in this file"):
        write_record(store, SIGHTING, 99, tmp_path / "x.pdf", words=words, office="")


# --- through the window ---------------------------------------------------------------------------


def print_it(program: Program, qtbot: QtBot, label: str) -> None:
    qtbot.keyClick(program.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    popup = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PrintPopup))
    popup.office.setText(OFFICE)
    button = next(button for button in popup.buttons if button.text().startswith(label))
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_ctrl_p_prints_the_list_as_the_table_shows_it(
    program: Program, qtbot: QtBot, open_file: Callable[[int], RecordsPage], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    page = open_file(30)
    path = tmp_path / "shown.pdf"
    monkeypatch.setattr(print_popup, "ask_path", lambda *_: path)
    page.model.set_columns(["event_date", "observer"])
    print_it(program, qtbot, "This list")
    qtbot.waitUntil(lambda: program.window.notice.isVisible(), timeout=WAIT)
    assert not reading.missing(path, ["30 records", OFFICE])
    assert path.name in program.window.notice.label.text()


def test_ctrl_p_prints_the_charts(
    program: Program, qtbot: QtBot, open_file: Callable[[int], RecordsPage], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    open_file(30)
    path = tmp_path / "charts.pdf"
    monkeypatch.setattr(print_popup, "ask_path", lambda *_: path)
    program.window.show_page("charts")
    page = program.window.page("charts")
    assert isinstance(page, ChartsPage)
    qtbot.waitUntil(page.is_drawn, timeout=WAIT)
    print_it(program, qtbot, "These charts")
    qtbot.waitUntil(lambda: program.window.notice.isVisible(), timeout=WAIT)
    assert reading.sizes(path) == {(297, 210)}
    assert not reading.missing(path, ["Sightings", OFFICE])
