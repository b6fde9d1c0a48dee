"""Which pages there are: their lines in the side bar, and how each is made."""

from __future__ import annotations

from db.text import Text, translate_noop
from desktop_app.context import Context
from desktop_app.pages.page import Page
from desktop_app.side_bar import Entry
from desktop_app.undo.control import UndoControl

# Labels and icons of record types stand here too, because the side bar is drawn before their
# modules (and SQLAlchemy with them) are loaded; a test compares them with RECORD_TYPES.
ENTRIES = (
    Entry("sighting", Text("Sighting", "Sightings"), "eye"),
    Entry("rescue", Text("Rescue", "Rescue cases"), "heartbeat"),
    Entry("map", translate_noop("MainWindow", "Map"), "map"),
    Entry("charts", translate_noop("MainWindow", "Charts"), "chart-bar"),
    Entry("reports", translate_noop("MainWindow", "Reports"), "file-text"),
    Entry("individual", Text("Individual", "Individuals"), "fingerprint", below=True),
    Entry("species", Text("Species", "Species list"), "paw", below=True),
    Entry("place", Text("Place", "Places"), "map-pin", below=True),
    Entry("photos", translate_noop("MainWindow", "Photo intake"), "photo-plus", below=True),
    Entry("import", translate_noop("MainWindow", "Imports"), "file-import", below=True),
    Entry("doubles", translate_noop("MainWindow", "Likely doubles"), "copy", below=True),
    Entry("changes", translate_noop("MainWindow", "Changes"), "history", below=True),
)
RECORD_PAGES = ("sighting", "rescue", "individual", "species", "place")
HOME = "sighting"


def make_page(name: str, context: Context, undoing: UndoControl) -> Page:
    """A new page. KeyError for an unknown name."""
    # Imported when first shown: each brings libraries that the first picture does not need.
    if name == "rescue":
        from desktop_app.rescue.page import RescuePage

        return RescuePage(context)
    if name == "individual":
        from desktop_app.individuals.page import IndividualsPage

        return IndividualsPage(context)
    if name in RECORD_PAGES:
        from db.record_types import record_type
        from desktop_app.pages.records_page import RecordsPage

        return RecordsPage(context, record_type(name))
    if name == "map":
        from desktop_app.pages.map_page import MapPage

        return MapPage(context)
    if name == "charts":
        from desktop_app.pages.charts_page import ChartsPage

        return ChartsPage(context)
    if name == "reports":
        from desktop_app.reports.page import ReportsPage

        return ReportsPage(context)
    if name == "photos":
        from desktop_app.photos.intake_page import IntakePage

        return IntakePage(context)
    if name == "import":
        from desktop_app.exchange.import_page import ImportPage

        return ImportPage(context)
    if name == "doubles":
        from desktop_app.doubles.page import DoublesPage

        return DoublesPage(context)
    if name == "changes":
        from desktop_app.undo.page import ChangesPage

        return ChangesPage(context, undoing)
    raise KeyError(name)
