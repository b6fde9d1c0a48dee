"""The look of the whole program: colours by role, light and dark, one palette and one style sheet.

No other file names a colour. Widgets say what they are (`set_look(button, "accent")`), the sheet
`resources/style/snowtrack.qss` says how that looks, and the roles below fill in the colours. What
draws by itself (charts, map, delegates) asks `current()` and repaints on PaletteChange.
"""

from __future__ import annotations

import string
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

import resources


class Scheme(Enum):
    """What the user chose. SYSTEM follows the desktop."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Palette(NamedTuple):  # a dataclass of this size takes 4 ms longer, at every start
    """Colours by what they mean, as #RRGGBB. Text roles read at 4.5:1 or more on their grounds."""

    name: str
    ground: str  # behind everything
    panel: str  # fields, tables, forms
    raised: str  # bars, table headers, hovered rows
    ink: str  # text
    label: str  # labels of fields
    quiet: str  # units, hints, headings of sections
    faint: str  # disabled text and idle marks; not for reading
    line: str  # between things
    field_line: str  # around a field
    accent: str
    accent_hover: str
    accent_ink: str  # on accent
    accent_soft: str  # selection, chips
    accent_soft_ink: str
    accent_soft_line: str
    focus: str  # ring around what has the keyboard
    doubt: str  # text and icon
    doubt_soft: str  # ground of it
    doubt_line: str
    error: str
    error_soft: str
    error_line: str
    good: str
    good_soft: str
    side: str  # side bar
    side_ink: str
    side_on: str  # its current page
    side_on_ink: str
    tag: str  # small labels in tables
    tag_ink: str
    protected: str  # national protection
    protected_soft: str
    scroll: str  # handle of a scroll bar
    series: tuple[str, ...]  # kinds and species, distinct to colour-blind eyes
    months: tuple[str, ...]  # January to December, round the year
    heat: tuple[str, ...]  # few to many
    route: str  # lines of ways on the map


LIGHT = Palette(
    name="light",
    ground="#F4F3EE",
    panel="#FFFFFF",
    raised="#FAFAF7",
    ink="#22302F",
    label="#4A5754",
    quiet="#5F6B68",
    faint="#A3ABA8",
    line="#E2E0D8",
    field_line="#CFCCC1",
    accent="#1E6E6A",
    accent_hover="#185B58",
    accent_ink="#FFFFFF",
    accent_soft="#E3F0EE",
    accent_soft_ink="#14504D",
    accent_soft_line="#BBD9D5",
    focus="#1E6E6A",
    doubt="#8A5A0A",
    doubt_soft="#FCF3DF",
    doubt_line="#D9A441",
    error="#A63A2A",
    error_soft="#FBE9E6",
    error_line="#C4503E",
    good="#376F37",
    good_soft="#EDF4EA",
    side="#21403F",
    side_ink="#CFE0DD",
    side_on="#2F5856",
    side_on_ink="#FFFFFF",
    tag="#EEF1EE",
    tag_ink="#4C5B58",
    protected="#7A3E86",
    protected_soft="#F3E9F5",
    scroll="#C8C6BC",
    # Paul Tol's "muted" set, without its two palest members.
    series=("#332288", "#CC6677", "#117733", "#AA4499", "#44AA99", "#882255", "#999933"),
    # Blue for winter, green for spring, yellow for summer, red for autumn; darkest at the turn.
    months=(
        "#3557B0",
        "#3F86C4",
        "#2F9CA6",
        "#2B9B6C",
        "#6FA92F",
        "#A8A01F",
        "#D39A1E",
        "#DE7A22",
        "#CC4F33",
        "#A8325A",
        "#742F86",
        "#35348C",
    ),
    heat=("#FBE39B", "#F3A64B", "#DB5B2F", "#A12A3C", "#5C1440"),
    route="#A4364F",
)

DARK = Palette(
    name="dark",
    ground="#151C1B",
    panel="#1C2524",
    raised="#222C2A",
    ink="#E3E9E6",
    label="#BAC5C1",
    quiet="#A3AFAB",
    faint="#66726E",
    line="#303B39",
    field_line="#47544F",
    accent="#4FB3A9",
    accent_hover="#66C2B9",
    accent_ink="#0C2422",
    accent_soft="#21403D",
    accent_soft_ink="#B4E2DC",
    accent_soft_line="#34645F",
    focus="#5CC0B6",
    doubt="#E3B463",
    doubt_soft="#3A2E17",
    doubt_line="#9A7430",
    error="#F29486",
    error_soft="#43241F",
    error_line="#C25B4B",
    good="#8CC58A",
    good_soft="#22341F",
    side="#101817",
    side_ink="#B9CBC7",
    side_on="#24403D",
    side_on_ink="#FFFFFF",
    tag="#2B3634",
    tag_ink="#B4C0BC",
    protected="#DDB4E6",
    protected_soft="#3A2A40",
    scroll="#46534F",
    # Paul Tol's "light" set, made for dark grounds.
    series=("#77AADD", "#EE8866", "#44BB99", "#FFAABB", "#99DDFF", "#AAAA00", "#EEDD88"),
    months=(
        "#7C9CEB",
        "#74BDEE",
        "#66CFD3",
        "#5FCB9A",
        "#9AD060",
        "#CCC84F",
        "#EFC450",
        "#F5A45C",
        "#F0806A",
        "#DE74A0",
        "#B780D6",
        "#8A86E6",
    ),
    heat=("#4A2A63", "#94305F", "#D9583C", "#F6A544", "#FDF0A8"),
    route="#F2A0B0",
)

# The first family present is used for Latin and Chinese; the last covers Tibetan.
TIBETAN = "Noto Serif Tibetan"
FAMILIES = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    TIBETAN,
)
BASE_SIZE = 13

_current = LIGHT
_fonts_loaded = False


def current() -> Palette:
    """The palette in use."""
    return _current


def colour(role: str) -> QColor:
    """The colour a role has now, e.g. `colour("accent")`. AttributeError for an unknown role."""
    return QColor(getattr(_current, role))


def series_colour(index: int) -> QColor:
    """The colour of the n-th species or kind; the set repeats, so never rely on colour alone."""
    return QColor(_current.series[index % len(_current.series)])


def load_fonts() -> None:
    """Make the shipped Tibetan font known to Qt; 10 ms, once."""
    global _fonts_loaded
    if not _fonts_loaded:
        QFontDatabase.addApplicationFont(str(resources.path("fonts/NotoSerifTibetan-Regular.ttf")))
        _fonts_loaded = True


def apply(
    app: QApplication,
    scheme: Scheme = Scheme.SYSTEM,
    *,
    size: int = BASE_SIZE,
    fonts_later: bool = False,
) -> Palette:
    """Give the application its style, fonts, palette and style sheet; may be called again.

    size: base text height in logical pixels. fonts_later: the caller calls `load_fonts` when the
    first picture stands, which has no Tibetan in it.
    """
    global _current
    if not fonts_later:
        load_fonts()
    _current = _resolve(scheme)
    if app.style().objectName() != "fusion" or not app.styleSheet():
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(font(size))
    app.setPalette(qt_palette(_current))
    app.setStyleSheet(style_sheet(_current, size))
    return _current


def set_look(widget: QWidget, look: str) -> None:
    """Say what a widget is, for the style sheet.

    Buttons: accent, quiet, danger, chip, chip-on, link. Labels: title, heading, quiet, small, tag,
    tag-doubt, tag-good, tag-protected, doubt, error, good. Frames: panel, card, bar, side, footer.
    Fields: problem-error, problem-doubt.
    """
    if widget.property("look") == look:
        return
    widget.setProperty("look", look)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def font(size: int = BASE_SIZE, *, bold: bool = False) -> QFont:
    """The program's font. Tibetan is shipped, Chinese comes from the system."""
    made = QFont()
    made.setFamilies(_families())
    made.setPixelSize(size)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


@lru_cache(maxsize=1)
def _families() -> list[str]:
    """Which of our families this computer has; asking Qt for them takes some milliseconds."""
    present = {TIBETAN, *QFontDatabase.families()}
    families = [name for name in FAMILIES if name in present]
    if families[:1] == [TIBETAN]:  # no Chinese font known: the system's own first
        families.insert(0, QFont().family())
    return families


def with_tabular_figures(base: QFont) -> QFont:
    """The same font with digits of equal width, for columns of figures."""
    figures = QFont(base)
    figures.setFeature(QFont.Tag("tnum"), 1)
    return figures


def qt_palette(palette: Palette) -> QPalette:
    """The roles as Qt's own palette, for what the style sheet does not reach."""
    qt = QPalette()
    role = QPalette.ColorRole
    for target, value in (
        (role.Window, palette.ground),
        (role.WindowText, palette.ink),
        (role.Base, palette.panel),
        (role.AlternateBase, palette.raised),
        (role.Text, palette.ink),
        (role.Button, palette.panel),
        (role.ButtonText, palette.ink),
        (role.BrightText, palette.error),
        (role.Highlight, palette.accent),
        (role.HighlightedText, palette.accent_ink),
        (role.Link, palette.accent),
        (role.LinkVisited, palette.accent),
        (role.ToolTipBase, palette.panel),
        (role.ToolTipText, palette.ink),
        (role.PlaceholderText, palette.quiet),
        (role.Mid, palette.line),
        (role.Midlight, palette.line),
        (role.Light, palette.panel),
        (role.Dark, palette.field_line),
        (role.Shadow, palette.line),
        (role.Accent, palette.accent),
    ):
        qt.setColor(target, QColor(value))
    for target in (role.WindowText, role.Text, role.ButtonText):
        qt.setColor(QPalette.ColorGroup.Disabled, target, QColor(palette.faint))
    return qt


def style_sheet(palette: Palette, size: int = BASE_SIZE) -> str:
    """The common style sheet with the roles and text sizes filled in.

    Gaps are `${role}` and `${size}`, `${small}`, `${tiny}`, `${title}`, `${large}`.
    """
    QDir.setSearchPaths("style", [str(resources.path(f"style/{palette.name}"))])
    return filled("style/snowtrack.qss", palette, size)


def filled(name: str, palette: Palette, size: int = BASE_SIZE) -> str:
    """The style sheet resource `name` with the roles and text sizes filled in."""
    roles = {role: value for role, value in palette._asdict().items() if isinstance(value, str)}
    sizes = {
        "size": f"{size}px",
        "small": f"{size - 1}px",
        "tiny": f"{size - 2}px",
        "title": f"{size + 2}px",
        "large": f"{size + 7}px",
    }
    source = resources.path(name).read_text(encoding="utf-8")
    return string.Template(source).substitute(roles | sizes)


def as_json(palette: Palette) -> dict[str, object]:
    """The roles as plain data, for what is drawn outside Qt (the map page)."""
    return palette._asdict()


def _resolve(scheme: Scheme) -> Palette:
    if scheme is Scheme.SYSTEM:
        hints = QGuiApplication.styleHints()
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if scheme is Scheme.DARK else LIGHT
