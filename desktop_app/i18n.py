"""The language the program speaks, switched while it runs.

English is the source of every text; other languages are compiled `.qm` files. The window installs
one with `install`; code that writes files or runs without a window takes a `Translate` from
`translate_for`, which needs no application object.
"""

from __future__ import annotations

import functools
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator

import resources
from db.text import Text, Translate, english

ENGLISH: Final = "en"
CHINESE: Final = "zh_CN"

# Each language in its own words, so that somebody who is lost in the other one finds home.
_NAMES: Final = {CHINESE: "中文", ENGLISH: "English"}

_installed: list[QTranslator] = []
_language: str = ENGLISH


def languages() -> tuple[tuple[str, str], ...]:
    """The languages on offer as (code, own name)."""
    return tuple(_NAMES.items())


def language() -> str:
    """Code of the language the window speaks now."""
    return _language


def system_language() -> str:
    """What to speak until the user chooses: Chinese on a Chinese system, else English."""
    return CHINESE if QLocale.system().language() == QLocale.Language.Chinese else ENGLISH


def install(code: str) -> None:
    """Speak `code` from now on. Every widget receives `QEvent.LanguageChange`.

    An unknown code, or a language whose compiled file is absent, means English.
    """
    global _language
    application = QCoreApplication.instance()
    for translator in _installed:
        if application is not None:
            application.removeTranslator(translator)
    _installed.clear()
    _language = code if code in _NAMES else ENGLISH
    QLocale.setDefault(QLocale(_language))
    for translator in (_qt_translator(_language), _translator(_language)):
        _installed.append(translator)
        if application is not None:
            application.installTranslator(translator)
    if application is not None:
        # Qt says nothing when a translator is empty; what it says twice it tells widgets once.
        QCoreApplication.sendEvent(application, QEvent(QEvent.Type.LanguageChange))


def show(text: Text) -> str:
    """`text` in the language the window speaks."""
    return text.render(QCoreApplication.translate)


def translate_for(code: str) -> Translate:
    """A `Translate` into `code`, for files and for the command line."""
    if code == ENGLISH:
        return english
    translator = _translator(code)

    def lookup(context: str, source: str) -> str:
        # QTranslator gives an empty text for what it does not know.
        return translator.translate(context, source) or source

    return lambda text: text.render(lookup)


@functools.cache
def _translator(code: str) -> QTranslator:
    translator = QTranslator()
    if code != ENGLISH:
        translator.load(str(resources.path(f"i18n/snowtrack_{code}.qm")))
    return translator


@functools.cache
def _qt_translator(code: str) -> QTranslator:
    """Qt's own texts: the buttons of a file chooser, a text field's context menu."""
    translator = QTranslator()
    if code != ENGLISH:
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        translator.load(f"qtbase_{code}", folder)
    return translator
