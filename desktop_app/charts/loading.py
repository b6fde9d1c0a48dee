"""Bringing in the drawing library without holding up the screen."""

from __future__ import annotations

from types import ModuleType


def load_panel() -> ModuleType:
    """Import `desktop_app.charts.panel`, and pyqtgraph with it. Call it in a worker.

    pyqtgraph takes about half a second the first time; in another thread the screen goes on
    meanwhile. Widgets of the module are then made on the main thread.
    """
    import db.summaries  # noqa: F401 - the page needs it next, on the main thread
    import desktop_app.charts.panel as panel

    return panel


def load_rescue_panel() -> ModuleType:
    """The same for `desktop_app.charts.rescue_panel`."""
    import db.rescue.figures  # noqa: F401 - the page needs it next, on the main thread
    import desktop_app.charts.rescue_panel as panel

    return panel
