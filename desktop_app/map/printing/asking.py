"""Where a printed map goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.dialogs.choosers import documents
from desktop_app.settings import Settings


def save_map_sheet(parent: QWidget, settings: Settings, proposed: str, kind: str) -> Path | None:
    """kind: "pdf" or "png". The platform's chooser asks before it replaces a file."""
    title = QCoreApplication.translate("Choosers", "Save the map as")
    kinds = {
        "pdf": QCoreApplication.translate("Choosers", "Paper to print (*.pdf)"),
        "png": QCoreApplication.translate("Choosers", "Picture for documents and messages (*.png)"),
    }
    last = Path(settings.last_folder) if settings.last_folder else documents()
    folder = last if last.is_dir() else documents()
    name, _ = QFileDialog.getSaveFileName(
        parent, title, str(folder / f"{proposed}.{kind}"), kinds[kind]
    )
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() != f".{kind}":
        path = path.with_name(f"{path.name}.{kind}")
    settings.last_folder = str(path.parent)
    return path
