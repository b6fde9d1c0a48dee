"""While a word is being composed no key is a command, in any line of text of the program."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import desktop_app
from desktop_app.app import Program
from desktop_app.dialogs.who_popup import WhoPopup
from desktop_app.pages.records_page import RecordsPage
from desktop_app.text_line import TextLine
from tests.desktop_app.conftest import WAIT

CONTROL = Qt.KeyboardModifier.ControlModifier


def compose(widget: QWidget, text: str) -> None:
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def test_a_line_keeps_every_shortcut_while_composing(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = TextLine(window)
    QVBoxLayout(window).addWidget(line)
    hits: list[str] = []
    for keys in ("Ctrl+S", "Ctrl+Z", "F7", "Esc", "Alt+Return"):
        shortcut = QShortcut(QKeySequence(keys), window)
        shortcut.activated.connect(lambda keys=keys: hits.append(keys))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    line.setFocus()
    compose(line, "xue bao")
    qtbot.keyClick(line, Qt.Key.Key_S, CONTROL)
    qtbot.keyClick(line, Qt.Key.Key_F7)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert hits == []
    compose(line, "")
    qtbot.keyClick(line, Qt.Key.Key_S, CONTROL)
    qtbot.keyClick(line, Qt.Key.Key_F7)
    assert hits == ["Ctrl+S", "F7"]


def test_commands_wait_in_the_search_and_in_popups(
    program: Program, qtbot: QtBot, open_file: Callable[[int], RecordsPage]
) -> None:
    page = open_file(3)
    qtbot.waitUntil(lambda: page.form.record_id is not None, timeout=WAIT)
    program.window.activateWindow()
    search = program.window.header.search
    popup = WhoPopup(program.context, program.window.header.user)
    for line in (search, popup.name):
        if line is popup.name:
            popup.open()
        line.setFocus()
        compose(line, "shi")
        for key in (Qt.Key.Key_N, Qt.Key.Key_D, Qt.Key.Key_Z, Qt.Key.Key_H):
            qtbot.keyClick(line, key, CONTROL)
        qtbot.waitUntil(lambda: not program.tasks.busy(), timeout=WAIT)
        assert program.window.current_page() is page
        assert page.form.record_id is not None
        compose(line, "")
    popup.close()


def test_no_line_of_text_is_without_it() -> None:
    """A plain QLineEdit would let Ctrl+S through in the middle of a word."""
    plain = []
    for folder in ("desktop_app", "forms"):
        root = Path(desktop_app.__file__).parent.parent / folder
        for file in root.rglob("*.py"):
            if re.search(r"= QLineEdit\(", file.read_text("utf-8")):
                plain.append(file.name)
    assert plain == []
