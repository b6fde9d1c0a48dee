"""What has to be set before the application object exists; loads no part of QtWebEngine."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, Qt


def prepare_environment() -> None:
    """Set what Chromium wants to know; call before the QApplication is made.

    Only root runs without Chromium's sandbox, because it does not start there otherwise.
    """
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "").split()
    wanted = ["--disable-background-networking", "--disable-component-update"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        wanted.append("--no-sandbox")
    flags += [flag for flag in wanted if flag not in flags]
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join(flags)
    if QCoreApplication.instance() is None:
        # Lets the web view be created late, after the window is on the screen.
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
