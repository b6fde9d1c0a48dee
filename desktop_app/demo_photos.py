"""The photos of the demo: a patrol's folder and track over the photo intake, confirmed by keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import resources
from db.text import translate_noop
from desktop_app.hands import drop, enter, press, spin, wait_for, write

if TYPE_CHECKING:
    from desktop_app.demo import Day

SEEN: Final = ("xb", "yy", "lang", "yy", "xb", "lang")
"""What the patrol saw, photo by photo, as pinyin initials."""


def play(day: Day) -> dict[str, Any]:
    """Six photos of a patrol become sightings; how many were saved."""
    from PySide6.QtCore import Qt

    window = day.window
    window.show_page("photos")
    page: Any = window.page("photos")
    day.come_to_front()
    spin(0.3)
    drop(page, [resources.path("demo/patrol-photos"), resources.path("demo/patrol.gpx")])
    wait_for(lambda: page.faces.currentWidget() is page.bench, "the photos of the patrol")
    wait_for(lambda: page.bench.form.shows_form, "the form beside the photos")
    spin(1.0)
    day.picture("23-photo-intake")
    groups = page.bench.batch.groups
    for number, group in enumerate(list(groups)):
        wait_for(partial(_is_shown, page, group), "the next sighting")
        spin(0.2)
        write(window, SEEN[number % len(SEEN)])
        spin(0.3)
        enter(window)
        if not number:
            page.bench.form.form.editor("observer").field_widget().setFocus()
            write(window, "扎西多杰")
        if page.bench.batch.proposal(group).interpolated:
            spin(0.4)
            day.picture("24-placed-on-track")
        press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, 0.5)
        for _ in range(3):
            if group.done:
                break
            enter(window)  # stands by a doubt, e.g. of the height
            spin(0.4)
        wait_for(partial(_is_done, group), "the saved sighting")
    wait_for(lambda: not page.bench.batch, "all sightings of the patrol")
    day.say(
        translate_noop("Demo", "Photos of a patrol became {count} sightings.").format(
            count=len(groups)
        )
    )
    return {"from_photos": len(groups)}


def _is_shown(page: Any, group: Any) -> bool:
    return page.bench.group is group


def _is_done(group: Any) -> bool:
    return bool(group.done)
