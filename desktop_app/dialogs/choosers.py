"""The platform's own file choosers, the only modal boxes a user meets in daily work."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.settings import Settings


def documents() -> Path:
    """The user's documents folder, or their home where there is none."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    path = Path(place) if place else Path.home()
    return path if path.is_dir() else Path.home()


def _folder(settings: Settings) -> Path:
    last = Path(settings.last_folder) if settings.last_folder else None
    return last if last is not None and last.is_dir() else documents()


def _chosen(settings: Settings, name: str, suffix: str = "") -> Path | None:
    if not name:
        return None
    path = Path(name)
    if suffix and path.suffix.lower() != suffix:
        path = path.with_name(path.name + suffix)
    settings.last_folder = str(path.parent)
    return path


def new_records_file(parent: QWidget, settings: Settings) -> Path | None:
    """Where to put a new records file."""
    title = QCoreApplication.translate("Choosers", "New records file")
    proposed = QCoreApplication.translate("Choosers", "Sightings")
    kind = QCoreApplication.translate("Choosers", "Records file (*.gpkg)")
    name, _ = QFileDialog.getSaveFileName(
        parent,
        title,
        str(_folder(settings) / f"{proposed}.gpkg"),
        kind,
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return _chosen(settings, name, ".gpkg")


def records_file(parent: QWidget, settings: Settings) -> Path | None:
    """Which records file to open."""
    title = QCoreApplication.translate("Choosers", "Open a records file")
    kind = QCoreApplication.translate("Choosers", "Records file (*.gpkg)")
    every = QCoreApplication.translate("Choosers", "All files (*)")
    name, _ = QFileDialog.getOpenFileName(parent, title, str(_folder(settings)), f"{kind};;{every}")
    return _chosen(settings, name)


def workbook(parent: QWidget, settings: Settings) -> Path | None:
    """Which spreadsheet to import."""
    title = QCoreApplication.translate("Choosers", "Import a spreadsheet")
    kind = QCoreApplication.translate(
        "Choosers", "Spreadsheets (*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv *.tsv *.txt)"
    )
    every = QCoreApplication.translate("Choosers", "All files (*)")
    name, _ = QFileDialog.getOpenFileName(parent, title, str(_folder(settings)), f"{kind};;{every}")
    return _chosen(settings, name)


def save_workbook(
    parent: QWidget, settings: Settings, proposed: str, suffix: str = ".xlsx"
) -> Path | None:
    """Where to write a table, .xlsx or .csv; the chooser asks before it replaces a file."""
    title = QCoreApplication.translate("Choosers", "Save the workbook as")
    kind = (
        QCoreApplication.translate("Choosers", "Excel workbook (*.xlsx)")
        if suffix == ".xlsx"
        else QCoreApplication.translate("Choosers", "Text with commas (*.csv)")
    )
    name, _ = QFileDialog.getSaveFileName(
        parent, title, str(_folder(settings) / f"{file_name(proposed)}{suffix}"), kind
    )
    return _chosen(settings, name, suffix)


def file_name(text: str) -> str:
    """Text as part of a file's name: without what Windows forbids in one."""
    return "".join(" " if c in '\\/:*?"<>|' or ord(c) < 32 else c for c in text).strip() or "-"


def save_picture(parent: QWidget, settings: Settings, proposed: str) -> Path | None:
    """Where to write a picture, .png or .svg; the chooser asks before it replaces a file."""
    title = QCoreApplication.translate("Choosers", "Save the picture as")
    png = QCoreApplication.translate("Choosers", "Picture for documents and messages (*.png)")
    svg = QCoreApplication.translate("Choosers", "Drawing for printing (*.svg)")
    name, kind = QFileDialog.getSaveFileName(
        parent, title, str(_folder(settings) / f"{proposed}.png"), f"{png};;{svg}"
    )
    if name.lower().endswith((".png", ".svg")) and not (kind == svg and name.endswith(".png")):
        return _chosen(settings, name)
    # The kind chosen in the list counts more than the ending proposed.
    return _chosen(settings, name.removesuffix(".png"), ".svg" if kind == svg else ".png")


def several(parent: QWidget, settings: Settings, title: str, kind: str) -> list[Path]:
    """Which files of a kind, "Words (*.ending …)"."""
    every = QCoreApplication.translate("Choosers", "All files (*)")
    names, _ = QFileDialog.getOpenFileNames(
        parent, title, str(_folder(settings)), f"{kind};;{every}"
    )
    return [path for name in names if (path := _chosen(settings, name)) is not None]


def layer_files(parent: QWidget, settings: Settings) -> list[Path]:
    """Which files to add to the map as layers."""
    title = QCoreApplication.translate("Choosers", "Add layers to the map")
    kind = QCoreApplication.translate("Choosers", "Layers")
    endings = (
        "*.gpkg *.shp *.zip *.geojson *.json *.kml *.kmz *.gpx *.fgb"
        " *.tif *.tiff *.img *.jp2 *.mbtiles *.pmtiles *.nc *.hgt *.asc *.jpg *.png"
    )
    every = QCoreApplication.translate("Choosers", "All files (*)")
    names, _ = QFileDialog.getOpenFileNames(
        parent, title, str(_folder(settings)), f"{kind} ({endings});;{every}"
    )
    return [path for name in names if (path := _chosen(settings, name)) is not None]


def form(parent: QWidget, settings: Settings) -> Path | None:
    """Which form of the county to fill in."""
    title = QCoreApplication.translate("Choosers", "Add a form")
    kind = QCoreApplication.translate("Choosers", "Excel workbook (*.xlsx)")
    name, _ = QFileDialog.getOpenFileName(parent, title, str(_folder(settings)), kind)
    return _chosen(settings, name)
