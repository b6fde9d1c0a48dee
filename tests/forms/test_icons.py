"""Icons take the colour of their role, at any size, and follow the scheme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

import resources
from db.record_types import RECORD_TYPES
from forms import theme
from forms.icons import application_icon, icon, pixmap


def _colours(image: QImage) -> set[str]:
    """The colours drawn fully, without the soft edges."""
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def _drawn(made: QIcon, mode: QIcon.Mode, state: QIcon.State = QIcon.State.Off) -> set[str]:
    return _colours(made.pixmap(QSize(48, 48), mode, state).toImage())


def test_an_icon_is_drawn_in_its_role_and_follows_the_scheme(qapp: QApplication) -> None:
    made = icon("eye", "accent")
    assert _drawn(made, QIcon.Mode.Normal) == {QColor(theme.LIGHT.accent).name()}
    theme.apply(qapp, theme.Scheme.DARK)
    assert _drawn(made, QIcon.Mode.Normal) == {QColor(theme.DARK.accent).name()}


def test_states_have_their_own_roles() -> None:
    made = icon("map", "side_ink", on="side_on_ink")
    light = theme.LIGHT
    assert _drawn(made, QIcon.Mode.Disabled) == {QColor(light.faint).name()}
    assert _drawn(made, QIcon.Mode.Normal, QIcon.State.On) == {QColor(light.side_on_ink).name()}


def test_a_fine_screen_gets_more_pixels() -> None:
    fine = pixmap("eye", "ink", 16, 2.0)
    assert (fine.width(), fine.devicePixelRatio()) == (32, 2.0)


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


@pytest.mark.parametrize("type", RECORD_TYPES, ids=lambda t: t.name)
def test_every_record_type_has_its_icon(type: object) -> None:
    assert not icon(type.icon).isNull()  # type: ignore[attr-defined]


def test_all_shipped_icons_can_be_recoloured_and_carry_their_licence() -> None:
    folder = resources.path("icons")
    assert "MIT License" in (folder / "LICENSE").read_text(encoding="utf-8")
    for file in folder.glob("*.svg"):
        if file.stem != "snowtrack":
            assert "currentColor" in file.read_text(encoding="utf-8"), file.name


def test_the_program_has_a_mark_at_every_size() -> None:
    mark = application_icon()
    assert {size.width() for size in mark.availableSizes()} >= {16, 32, 48, 256}
    picture = mark.pixmap(64, 64).toImage()
    assert picture.pixelColor(0, 0).alpha() == 0
    assert picture.pixelColor(32, 32).alpha() == 255
