"""A clerk's day played through the real window: `snowtrack demo DIR`.

What a person would do with keyboard and mouse is sent to the real widgets; nothing is written
behind their back. Where there is no screen the window is drawn offscreen. DIR then holds
`records.gpkg`, `export.xlsx`, the papers of a rescue case and a picture of every page.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import resources
from db.errors import UserError
from db.text import Text, translate_noop
from desktop_app import demo_entry, demo_import, demo_map, demo_photos, demo_rescue
from desktop_app.hands import (
    AUTHOR,
    PATIENCE,
    click,
    enter,
    focus_of,
    give_up,
    left_button,
    open_program,
    press,
    spin,
    wait_for,
    write,
)

if TYPE_CHECKING:
    from desktop_app.app import Program

SNOW_LEOPARD_INITIALS = "xb"

Say = Callable[[Text], None]


def play(folder: Path, *, say: Say, language: str) -> dict[str, Any]:
    """Play the day; what was done, as counts and file names.

    "records" are the sightings at the end of the day.

    Raises UserError when `folder` cannot be used, RuntimeError when the program does not do what
    it should within a minute.
    """
    records = _make_room(folder)
    with (
        tempfile.TemporaryDirectory() as settings,
        open_program(Path(settings), language) as program,
    ):
        day = Day(program, folder, say)
        day.begin(records)
        day.import_register(resources.path("demo/sightings-register.xlsx"))
        saved = day.type_sighting()
        day.look_around(saved)
        exported = day.narrow_and_export(folder / "export.xlsx")
        day.change_theme()
        rescues = demo_rescue.play(day, saved)
        photos = demo_photos.play(day)
        entry = demo_entry.play(day, saved)
        mapped = demo_map.play(day)
        total = day.sightings()
    say(
        translate_noop(
            "Demo", "Done: {folder} holds the records file, the workbook and {count} pictures."
        ).format(folder=folder, count=len(day.pictures))
    )
    return {
        "folder": str(folder),
        "records": total,
        "imported": day.imported,
        "typed": saved,
        "exported": exported,
        **rescues,
        **photos,
        **entry,
        **mapped,
        "pictures": day.pictures,
    }


def _make_room(folder: Path) -> Path:
    """The path of the records file, with the file of an earlier demo taken away."""
    from db.records_file import open_records

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        raise UserError(
            translate_noop(
                "Demo", "The folder {folder} cannot be made: {reason}. Choose another one."
            ).format(folder=folder, reason=reason.strerror)
        ) from reason
    if not os.access(folder, os.W_OK):
        raise UserError(
            translate_noop(
                "Demo", "Nothing can be written in {folder}: choose another folder."
            ).format(folder=folder)
        )
    records = folder / "records.gpkg"
    if records.exists():
        with open_records(records) as store:
            made_by = store.property("created_by")
        if made_by != AUTHOR:
            raise UserError(
                translate_noop(
                    "Demo",
                    "{path} is somebody's records file, not one of an earlier demo: choose "
                    "another folder.",
                ).format(path=records)
            )
        for leftover in (
            records,
            records.with_name(records.name + "-wal"),
            records.with_name(records.name + "-shm"),
        ):
            leftover.unlink(missing_ok=True)
    return records


class Day:
    """The steps of the day. Each waits until the window shows what it should."""

    def __init__(self, program: Program, folder: Path, say: Say) -> None:
        self.program = program
        self.window = program.window
        self.folder = folder
        self.say = say
        self.pictures: list[str] = []
        self.imported = 0

    # --- steps ---

    def begin(self, records: Path) -> None:
        self.program.show(None)
        wait_for(lambda: self.window.isVisible(), "the window")
        self.come_to_front()
        spin(0.3)
        self.picture("01-welcome")
        self.window.create_file(records)
        wait_for(lambda: self.program.context.store is not None, "the new records file")
        self.say(translate_noop("Demo", "Made a records file."))

    def import_register(self, workbook: Path) -> None:
        self.window.show_page("import")
        page: Any = self.window.page("import")
        page.open_workbook(workbook)
        wait_for(lambda: page.faces.currentWidget() is page.preview, "the preview of the import")
        spin(0.3)
        self.picture("02-import-preview")
        counts = page.preview.plan.counts
        self.say(
            translate_noop(
                "Demo",
                "Read a register: {rows} rows = {new} new + {duplicate} known already + "
                "{doubtful} doubtful + {refused} refused.",
            ).format(
                rows=counts.rows,
                new=counts.new,
                duplicate=counts.duplicate,
                doubtful=counts.doubtful,
                refused=counts.refused,
            )
        )
        demo_import.put_right(self.window, page, self.picture, self.say)
        self.imported = page.preview.plan.accepted_count(False)
        click(page.preview.apply)
        wait_for(lambda: page.faces.currentWidget() is page.done, "the end of the import")
        spin(0.3)
        self.picture("03-imported")

    def type_sighting(self) -> int:
        """One sighting by key presses, its position by a click on the map; its id."""
        from PySide6.QtCore import Qt

        self.window.show_page("sighting")
        page: Any = self.window.page("sighting")
        wait_for(lambda: page.model.complete and page.model.rowCount() > 0, "the table")
        spin(0.5)
        self.picture("04-sightings")
        panel = page.form
        wait_for(lambda: panel.record_id is not None, "the first record in the form")
        self.come_to_front()
        press(self.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        wait_for(lambda: panel.form.isVisible() and panel.record_id is None, "an empty form")
        form = panel.form
        wait_for(
            lambda: form.editor("event_date").isAncestorOf(focus_of(self.window)),
            "the keyboard in the date",
        )
        write(self.window, "2025-03-05")
        enter(self.window)
        write(self.window, "14:30")
        enter(self.window)
        self.pick_on_map(form)
        form.editor("coordinate_uncertainty").field_widget().setFocus()
        for words in ("50", "4612", "牙曲"):
            write(self.window, words)
            spin(0.3)
            enter(self.window)
        form.editor("species_id").field_widget().setFocus()
        write(self.window, SNOW_LEOPARD_INITIALS)
        spin(0.3)
        enter(self.window)
        for words in ("1", "1"):
            write(self.window, words)
            enter(self.window)
        form.editor("observer").field_widget().setFocus()
        write(self.window, "扎西多杰")
        enter(self.window)
        form.editor("notes").field_widget().setFocus()
        write(self.window, "蜷缩在山脚，浑身湿透，仅眼睛能动")
        spin(0.4)
        self.picture("06-typed")
        store = self.window.context.store
        assert store is not None
        newest = store.ids(page.record_type).max(initial=0)
        press(self.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        wait_for(lambda: panel.record_id is not None, "the saved record")
        saved = int(panel.record_id)
        if saved <= newest:
            raise RuntimeError("the form shows an old record after saving a new one")
        self.say(
            translate_noop("Demo", "Typed a sighting and saved it as record {id}.").format(id=saved)
        )
        return saved

    def pick_on_map(self, form: Any) -> None:
        """The button in the position field, then a click on the map page."""
        from PySide6.QtTest import QTest

        editor = form.editor("decimal_latitude")
        editor.pick()
        page: Any = self.window.page("map")
        wait_for(lambda: page.map.state == "ready", "the map")
        page.map.fly_to(33.97, 93.61, 10)
        self.let_settle(page.map)
        self.picture("05-pick-on-map")
        target = page.map.web_target()
        QTest.mouseClick(target, left_button(), pos=target.rect().center())
        wait_for(
            lambda: self.window.current_page() is self.window.page("sighting"),
            "the way back from the map",
        )
        wait_for(lambda: form.values().get("decimal_latitude") is not None, "the picked position")
        values = form.values()
        self.say(
            translate_noop("Demo", "Picked a position on the map: {lat}, {lon}.").format(
                lat=f"{values['decimal_latitude']:.5f}", lon=f"{values['decimal_longitude']:.5f}"
            )
        )

    def look_around(self, saved: int) -> None:
        self.window.show_page("map")
        page: Any = self.window.page("map")
        page.map.fly_to(33.9, 94.6, 8)
        self.let_settle(page.map)
        self.picture("07-map")
        page.map.fly_to(33.97, 93.61, 11)
        self.let_settle(page.map)
        self.picture("08-map-near")
        self.window.show_page("charts")
        charts: Any = self.window.page("charts")
        wait_for(charts.is_drawn, "the charts")
        spin(0.5)
        self.picture("09-charts")
        for number, name in ((10, "species"), (11, "place")):
            self.window.show_page(name)
            table: Any = self.window.page(name)
            wait_for(partial(_complete, table), f"the list of {name}")
            spin(0.4)
            self.picture(f"{number}-{name}")
        self.window.show_page("sighting")
        self.window.open_record("sighting", saved)

    def narrow_and_export(self, workbook: Path) -> int:
        from desktop_app import i18n, operations

        context = self.window.context
        reference = context.reference
        assert reference is not None
        leopard = reference.search_species(SNOW_LEOPARD_INITIALS)[0]
        context.filter.set(species=(leopard.id,))
        page: Any = self.window.page("sighting")
        assert context.store is not None
        wanted = context.store.count(page.record_type, context.filter.current)
        wait_for(
            lambda: page.model.complete and page.model.rowCount() == wanted, "the filtered table"
        )
        spin(0.5)
        self.picture("12-filtered")
        written: list[int] = []
        operations.export_records(
            context,
            page.record_type,
            workbook,
            filter=context.filter.current,
            language=i18n.language(),
            done=lambda result: written.append(result.rows),
            failed=give_up,
        )
        wait_for(lambda: bool(written), "the workbook")
        self.say(
            translate_noop("Demo", "Exported {count} records of one species.").format(
                count=written[0]
            )
        )
        context.filter.clear()
        return written[0]

    def change_theme(self) -> None:
        self.window.toggle_theme()
        page: Any = self.window.page("sighting")
        wait_for(lambda: page.model.complete, "the table")
        spin(0.5)
        self.picture("13-dark")
        self.window.show_page("map")
        self.let_settle(self.window.page("map").map)  # type: ignore[attr-defined]
        self.picture("14-dark-map")
        self.window.show_page("charts")
        spin(1.0)
        self.picture("15-dark-charts")
        self.window.toggle_theme()

    def come_to_front(self) -> None:
        """Keys go to the active window only."""
        self.window.activateWindow()
        wait_for(self.window.isActiveWindow, "the window in front of the others")

    def sightings(self) -> int:
        """How many the file holds now."""
        from db.record_types import record_type

        store = self.window.context.store
        assert store is not None
        return store.count(record_type("sighting"))

    # --- pictures ---

    def picture(self, name: str) -> None:
        """Keep what the window shows."""
        path = self.folder / f"{name}.png"
        if not self.window.grab().save(str(path)):
            raise UserError(
                translate_noop(
                    "Demo", "The picture {path} could not be written: is the disk full?"
                ).format(path=path)
            )
        self.pictures.append(path.name)

    def let_settle(self, view: Any) -> None:
        """Wait until the map draws the same picture twice."""
        before = None
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            spin(0.4)
            now = view.grab_image().toImage()
            if not now.isNull() and now == before:
                return
            before = now


def _complete(page: Any) -> bool:
    return bool(page.model.complete)
