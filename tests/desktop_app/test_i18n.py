"""Languages: what a file or the command line is given, and what the window says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import resources
from db.text import Text
from desktop_app import i18n

needs_chinese = pytest.mark.skipif(
    not resources.path("i18n/snowtrack_zh_CN.qm").exists(), reason="`make translations` not run"
)
SAVED = Text("Footer", "Saved at {time}")


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    i18n.install("en")
    yield
    i18n.install("en")


def test_english_is_the_source() -> None:
    assert i18n.translate_for("en")(SAVED.format(time="14:32")) == "Saved at 14:32"
    assert i18n.show(SAVED.format(time="14:32")) == "Saved at 14:32"


@needs_chinese
def test_chinese_for_a_file_while_the_window_speaks_english() -> None:
    assert i18n.translate_for("zh_CN")(SAVED.format(time="14:32")) == "14:32 已保存"
    assert i18n.show(SAVED.format(time="14:32")) == "Saved at 14:32"


@needs_chinese
def test_texts_inside_texts_are_translated_too() -> None:
    outer = Text("FilterBar", "{part}: {what}").format(part=Text("FilterBar", "Species"), what="x")
    assert i18n.translate_for("zh_CN")(outer) == "物种：x"


def test_what_nobody_translated_stays_english() -> None:
    unknown = Text("Nowhere", "A text of tomorrow")
    assert i18n.translate_for("zh_CN")(unknown) == "A text of tomorrow"


def test_an_unknown_language_means_english() -> None:
    i18n.install("xx")
    assert i18n.language() == "en"


def test_every_widget_hears_of_the_change_once(qtbot: QtBot) -> None:
    heard: list[str] = []

    class Listener(QWidget):
        def changeEvent(self, event: object) -> None:
            if event.type() == event.Type.LanguageChange:  # type: ignore[attr-defined]
                heard.append(i18n.language())

    widget = Listener()
    qtbot.addWidget(widget)
    QCoreApplication.processEvents()
    heard.clear()
    i18n.install("zh_CN")
    qtbot.waitUntil(lambda: bool(heard))
    QCoreApplication.processEvents()
    assert heard == ["zh_CN"]
    if resources.path("i18n/snowtrack_zh_CN.qm").exists():
        assert i18n.show(Text("MainWindow", "Map")) == "地图"


def test_qt_itself_speaks_chinese(qapp: QApplication) -> None:
    i18n.install("zh_CN")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
