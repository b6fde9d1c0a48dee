"""A host without a program behind it, and forms in a shown window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.models.base import RecordType
from db.record_types import record_type
from db.reference import Reference, shipped_reference
from db.text import Text
from db.writing import Record
from forms import theme
from forms.host import LinkEntry
from forms.record_form import RecordForm

TODAY = dt.date(2025, 3, 8)
MORNING = dt.datetime(2025, 3, 5, 6, 30, tzinfo=dt.UTC)


class Host:
    """What a form asks, answered from tables set by the test."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self.language = "en"
        self.used: dict[str, list[str]] = {}
        self.zoned: set[tuple[float, float]] = set()  # points that lie in the zone 索加核心区
        self.picks: list[Callable[[float, float], None]] = []
        self.links: list[LinkEntry] = []  # every record there is to link, newest first
        self.twins: list[LinkEntry] = []
        self.opened: list[tuple[str, str]] = []
        self.made: list[tuple[str, str, dict[str, Any]]] = []

    def reference(self) -> Reference:
        return self._reference

    def translate(self, text: Text) -> str:
        return text.render(QCoreApplication.translate)

    def suggestions(
        self, record_type: str, field: str, prefix: str, callback: Callable[[list[str]], None]
    ) -> None:
        callback([text for text in self.used.get(field, []) if text.startswith(prefix)])

    def areas_at(
        self, latitude: float, longitude: float, callback: Callable[[list[str]], None]
    ) -> None:
        callback(["索加核心区"] if (latitude, longitude) in self.zoned else [])

    def request_pick(self, callback: Callable[[float, float], None]) -> None:
        self.picks.append(callback)

    def link_title(self, target: str, uuid: str, callback: Callable[[LinkEntry], None]) -> None:
        known = [entry for entry in self.links if entry.uuid == uuid]
        callback(known[0] if known else LinkEntry(uuid, "", state="missing"))

    def link_search(
        self,
        target: str,
        text: str,
        species: int | None,
        callback: Callable[[list[LinkEntry]], None],
    ) -> None:
        callback([e for e in self.links if all(w in e.title for w in text.split())])

    def link_twins(
        self,
        target: str,
        record_type: str,
        values: Mapping[str, Any],
        callback: Callable[[list[LinkEntry]], None],
    ) -> None:
        callback(self.twins if values.get("microchip") else [])

    def link_new(
        self,
        target: str,
        record_type: str,
        values: Mapping[str, Any],
        name: str,
        callback: Callable[[LinkEntry | None], None],
    ) -> None:
        self.made.append((target, name, dict(values)))
        entry = LinkEntry(f"new-{len(self.made)}", name or "unnamed")
        self.links.insert(0, entry)
        callback(entry)

    def open_link(self, target: str, uuid: str) -> None:
        self.opened.append((target, uuid))

    def today(self) -> dt.date:
        return TODAY


@pytest.fixture(scope="session")
def reference() -> Reference:
    return shipped_reference()


@pytest.fixture
def host(reference: Reference) -> Host:
    return Host(reference)


@pytest.fixture(autouse=True)
def looks(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, theme.Scheme.LIGHT)
    yield
    qapp.setStyleSheet("")


class Typist:
    """Presses keys in whatever has the keyboard, as a person does."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self._qtbot = qtbot
        self._window = window

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget

    def types(self, text: str, then: Qt.Key | None = None) -> None:
        """Letters a keyboard has as key presses, others as an input method commits them."""
        for letter in text:
            if letter.isascii():
                self._qtbot.keyClicks(self.focus, letter)
            else:
                event = QInputMethodEvent()
                event.setCommitString(letter)
                QApplication.sendEvent(self.focus, event)
        if then is not None:
            self.press(then)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self._qtbot.keyClick(self.focus, key, modifier)

    def composes(self, text: str) -> None:
        """An input method shows `text` underlined and has not committed it."""
        QApplication.sendEvent(self.focus, QInputMethodEvent(text, []))

    def replaces(self, text: str, then: Qt.Key | None = None) -> None:
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.types(text, then)


@pytest.fixture
def make_form(qtbot: QtBot, host: Host) -> Callable[..., RecordForm]:
    def make(type: RecordType | str = "sighting") -> RecordForm:
        form = RecordForm(record_type(type) if isinstance(type, str) else type, host)
        qtbot.addWidget(form)
        form.resize(430, 690)
        with qtbot.waitExposed(form):
            form.show()
        form.activateWindow()
        form.focus_first()
        return form

    return make


@pytest.fixture
def form(make_form: Callable[..., RecordForm]) -> RecordForm:
    return make_form()


@pytest.fixture
def typist(qtbot: QtBot, form: RecordForm) -> Typist:
    return Typist(qtbot, form)


def record_of(type: RecordType, values: dict[str, Any], **changes: Any) -> Record:
    """A record as the store gives it."""
    whole: dict[str, Any] = {
        "type": type, "id": 7, "uuid": "0194f000-0000-7000-8000-000000000007", "revision": 1,
        "voided": False, "created_at": MORNING, "created_by": "才仁多杰", "changed_at": MORNING,
        "changed_by": "才仁多杰", "values": {s.name: None for s in type.fields} | values,
    }  # fmt: skip
    return Record(**(whole | changes))


def remarks_of(form: RecordForm, field: str) -> list[str]:
    """What stands below the row of `field` after the pause for typing."""
    form.check()
    row = form.body.row_of(field)
    assert row is not None
    return row.remarks.texts()
