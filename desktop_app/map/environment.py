"""What has to be set before the application object exists; loads no part of QtWebEngine."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, Qt

# What the map needs comes through a scheme of ours, so Chromium itself is cut off: it finds no
# address, not even of this machine, and lets no page open a socket by way of WebRTC, which neither
# the policy of the page nor the interceptor sees.
_WITHOUT_NETWORK = (
    "--disable-background-networking",
    "--disable-component-update",
    '--host-resolver-rules="MAP * ~NOTFOUND"',
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
)


def prepare_environment() -> None:
    """Set what Chromium wants to know; call before the QApplication is made.

    Only root runs without Chromium's sandbox, because it does not start there otherwise.
    """
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    wanted = [*_WITHOUT_NETWORK]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        wanted.append("--no-sandbox")
    for flag in wanted:
        if flag not in flags:
            flags = f"{flags} {flag}".strip()
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = flags
    if QCoreApplication.instance() is None:
        # Lets the web view be created late, after the window is on the screen.
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
