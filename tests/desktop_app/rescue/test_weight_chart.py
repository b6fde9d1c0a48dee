"""The weight curve as a keeper reads it: what it says, where it says it, and what keys do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db.records_file import create_records_file
from db.store import Store
from desktop_app import i18n
from desktop_app.rescue import label_rows, weight_axis
from desktop_app.rescue.weight_chart import WeightChart
from desktop_app.rescue.weight_course import course_of
from desktop_app.rescue.weight_plot import WeightPlot
from desktop_app.tasks import Tasks
from forms import theme
from tests.desktop_app.rescue import sample_case

INTAKE = dt.date(2025, 3, 6)
Making = Callable[[str], WeightChart]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create_records_file(tmp_path / "office.gpkg", author=sample_case.AUTHOR) as made:
        yield made


@pytest.fixture
def make(qtbot: QtBot, store: Store) -> Iterator[Making]:
    """A chart of the case with this UUID, on the screen."""
    i18n.install("en")

    def making(uuid: str) -> WeightChart:
        chart = WeightChart()
        qtbot.addWidget(chart)
        chart.resize(640, 220)
        chart.show_case(sample_case.load(store, uuid))
        chart.show()
        return chart

    yield making
    i18n.install("en")


@pytest.fixture
def chart(make: Making, store: Store) -> WeightChart:
    """From about 9.4 kg on 6 March to 20 kg on 8 August."""
    uuid = sample_case.new_case(store)
    sample_case.tell(store, uuid)
    return make(uuid)


def plot_of(chart: WeightChart) -> WeightPlot:
    assert chart.plot is not None
    assert chart.plot.isVisible()
    return chart.plot


def press(qtbot: QtBot, chart: WeightChart, *keys: Qt.Key) -> str:
    """What a screen reader hears after these keys."""
    plot = plot_of(chart)
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    for key in keys:
        qtbot.keyClick(plot, key)
    return plot.accessibleDescription()


def hover(qtbot: QtBot, plot: WeightPlot, at: QPointF) -> None:
    qtbot.mouseMove(plot.viewport(), QPoint(1, 1))
    qtbot.mouseMove(plot.viewport(), at.toPoint())


# --- what it says ---------------------------------------------------------------------------------


def test_the_line_says_the_latest_weight_and_how_far_it_came(chart: WeightChart) -> None:
    assert chart.latest.text() == "20.0 kg"
    assert chart.when.whole == "2025-08-08 · day 156"
    assert chart.change.whole == "≈ +10.6 kg (+113 %) since intake"


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ((10.0, "exact"), (20.0, "exact"), "+10.0 kg (+100 %)"),
        ((10.0, "below"), (20.0, "exact"), "> +10.0 kg (+100 %)"),
        ((10.0, "above"), (20.0, "exact"), "< +10.0 kg (+100 %)"),
        ((10.0, "exact"), (20.0, "above"), "> +10.0 kg (+100 %)"),
        ((10.0, "exact"), (9.0, "below"), "< −1.0 kg (−10 %)"),
        ((10.0, "below"), (20.0, "below"), "≈ +10.0 kg (+100 %)"),
        ((10.0, "below"), (20.0, "above"), "> +10.0 kg (+100 %)"),
        ((10.0, "about"), (20.0, "exact"), "≈ +10.0 kg (+100 %)"),
        ((10.0, "exact"), (10.0, "exact"), "0.0 kg (0 %)"),
    ],
)
def test_a_change_claims_no_more_than_is_known(
    make: Making, store: Store, first: tuple[float, str], then: tuple[float, str], said: str
) -> None:
    uuid = sample_case.new_case(store)
    sample_case.add(store, uuid, "intake", INTAKE, facility="x", weight=first[0],
                    weight_qualifier=first[1])  # fmt: skip
    sample_case.add(store, uuid, "care_log", dt.date(2025, 9, 6), weight=then[0],
                    weight_qualifier=then[1])  # fmt: skip
    assert make(uuid).change.whole == f"{said} since intake"


def test_without_a_weight_it_says_how_one_comes(make: Making, store: Store, qtbot: QtBot) -> None:
    uuid = sample_case.new_case(store)
    sample_case.add(store, uuid, "milestone", INTAKE, milestone="stood")
    chart = make(uuid)
    shown = [label.text() for label in chart.findChildren(QLabel) if label.isVisible()]
    assert shown[0] == "No weight yet"
    assert "intake, examination or care log" in shown[1]
    assert chart.plot is None
    assert chart.as_image() is None
    assert not chart.weigh_button.isVisible(), "nobody listens, so a button would be dead"


def test_the_first_weight_can_be_asked_for(make: Making, store: Store, qtbot: QtBot) -> None:
    uuid = sample_case.new_case(store)
    chart = make(uuid)
    wanted: list[bool] = []
    chart.weigh_requested.connect(lambda: wanted.append(True))
    chart.show_case(sample_case.load(store, uuid))
    qtbot.mouseClick(chart.weigh_button, Qt.MouseButton.LeftButton)
    assert wanted == [True]
    sample_case.add(store, uuid, "care_log", INTAKE, weight=9.0)
    chart.show_case(sample_case.load(store, uuid))
    assert not chart.empty.isVisible()
    assert plot_of(chart).course.weighings[0].kg == 9.0


def test_one_weight_stands_in_the_middle(make: Making, store: Store) -> None:
    uuid = sample_case.new_case(store)
    sample_case.add(store, uuid, "intake", INTAKE, facility="x", weight=0.13)
    chart = make(uuid)
    plot = plot_of(chart)
    spot, area = plot.spot(plot.course.weighings[0]), plot.plot_rect()
    assert chart.latest.text() == "0.13 kg"
    assert chart.change.whole == ""
    assert abs(spot.y() - area.center().y()) < area.height() * 0.2
    assert abs(spot.x() - area.center().x()) < area.width() * 0.2


def test_every_kind_of_entry_with_a_weight_is_on_the_curve(store: Store) -> None:
    uuid = sample_case.new_case(store)
    for number, (kind, fields) in enumerate(
        (
            ("intake", {"facility": "x"}),
            ("examination", {"examination_type": "daily"}),
            ("care_log", {}),
            ("outcome", {"outcome": "released"}),
        )
    ):
        day = INTAKE + dt.timedelta(days=number)
        sample_case.add(store, uuid, kind, day, weight=10.0 + number, **fields)
    course = course_of(sample_case.load(store, uuid))
    assert [one.kg for one in course.weighings] == [10.0, 11.0, 12.0, 13.0]


# --- where it says it -----------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(640, 220), (300, 200), (900, 360), (220, 130)])
def test_points_lie_inside_and_in_the_order_of_time(
    chart: WeightChart, size: tuple[int, int]
) -> None:
    chart.resize(*size)
    plot = plot_of(chart)
    spots = [plot.spot(one) for one in plot.course.weighings]
    area = plot.plot_rect()
    assert all(area.contains(spot) for spot in spots)
    assert [spot.x() for spot in spots] == sorted(spot.x() for spot in spots)
    assert spots[-1].y() < spots[0].y(), "it became heavier"


@pytest.mark.parametrize("size", [(640, 220), (300, 200), (900, 360), (220, 130)])
def test_words_of_milestones_never_touch(chart: WeightChart, size: tuple[int, int]) -> None:
    chart.resize(*size)
    plot = plot_of(chart)
    boxes = [box for flag in plot.flags if (box := plot.above.words_box(flag)) is not None]
    assert boxes or size[1] < 200
    for one, other in combinations(boxes, 2):
        assert not one.intersects(other)
    assert all(0 <= box.left() and box.right() <= plot.width() for box in boxes)


def test_all_milestones_are_named_where_there_is_room(chart: WeightChart) -> None:
    chart.resize(900, 300)
    plot = plot_of(chart)
    assert all(flag.width > 30 for flag in plot.flags)
    names = [plot.words.milestones(mark, short=True) for mark in plot.course.milestones]
    assert names == ["Lifted its head", "Left the nest box", "Stood up", "Walked"]


def test_treatments_lie_below_the_curve_and_beside_each_other(chart: WeightChart) -> None:
    plot = plot_of(chart)
    boxes = [plot.below.span_box(span) for span in plot.course.treatments]
    assert all(box.top() > plot.plot_rect().bottom() for box in boxes)
    for one, other in combinations(boxes, 2):
        assert not one.intersects(other)
    last = plot.course.treatments[-1]
    assert last.end is None
    assert plot.below.span_box(last).right() == pytest.approx(plot.plot_rect().right())


def colours_around(image: QImage, at: QPointF, radius: int) -> set[str]:
    return {
        image.pixelColor(round(at.x()) + x, round(at.y()) + y).name()
        for x in range(-radius, radius + 1)
        for y in range(-radius, radius + 1)
    }


def test_an_estimate_is_an_open_mark_and_a_measurement_a_full_one(chart: WeightChart) -> None:
    plot = plot_of(chart)
    image = plot.grab().toImage()
    about, measured = plot.course.weighings[:2]
    panel, accent = theme.current().panel.lower(), theme.current().accent.lower()
    assert colours_around(image, plot.spot(about), 0) == {panel}
    assert accent in colours_around(image, plot.spot(about), 5)
    assert colours_around(image, plot.spot(measured), 1) == {accent}


# --- pointing -------------------------------------------------------------------------------------


def test_hovering_a_point_tells_date_day_weight_and_change(
    chart: WeightChart, qtbot: QtBot
) -> None:
    plot = plot_of(chart)
    hover(qtbot, plot, plot.spot(plot.course.weighings[3]))
    assert plot.tip.isVisible()
    assert plot.accessibleDescription() == (
        "13.1 kg, 2025-05-12 · day 68, +2.9 kg (+28 %) since the last, Care log"
    )


def test_hovering_a_milestone_or_a_treatment_tells_it(chart: WeightChart, qtbot: QtBot) -> None:
    plot = plot_of(chart)
    hover(qtbot, plot, plot.stop("milestones", 3).box.center())
    assert plot.accessibleDescription() == "Walked, 2025-04 · day 41"
    hover(qtbot, plot, plot.stop("treatments", 1).box.center())
    assert plot.accessibleDescription() == "Nerve stimulation, 2025-03-06 to 2025-04-20"
    hover(qtbot, plot, plot.stop("vaccinations", 0).box.center())
    assert plot.accessibleDescription() == "FPV, 2025-06-15 · day 102, Next due 2025-07-15"


def test_the_tip_stays_inside(chart: WeightChart, qtbot: QtBot) -> None:
    plot = plot_of(chart)
    for weighing in plot.course.weighings:
        hover(qtbot, plot, plot.spot(weighing))
        box = plot.tip.mapRectToScene(plot.tip.boundingRect()).adjusted(4, 4, -4, -5)
        assert plot.viewport().rect().toRectF().contains(box)


def test_keys_walk_over_the_weights(chart: WeightChart, qtbot: QtBot) -> None:
    assert press(qtbot, chart).startswith("20.0 kg"), "Tab begins at the latest"
    assert press(qtbot, chart, Qt.Key.Key_Left).startswith("17.2 kg")
    assert press(qtbot, chart, Qt.Key.Key_Home).startswith("≈ 9.4 kg, 2025-03-06 02:00 · day 1")
    assert press(qtbot, chart, Qt.Key.Key_Left).startswith("≈ 9.4 kg"), "before the first is none"
    assert press(qtbot, chart, Qt.Key.Key_Right).startswith("9.1 kg")
    assert plot_of(chart).frame.isVisible()


def test_up_and_down_reach_milestones_and_care(chart: WeightChart, qtbot: QtBot) -> None:
    press(qtbot, chart, Qt.Key.Key_Home)
    assert press(qtbot, chart, Qt.Key.Key_Up).startswith("Lifted its head")
    assert press(qtbot, chart, Qt.Key.Key_Right).startswith("Left the nest box")
    assert press(qtbot, chart, Qt.Key.Key_Down, Qt.Key.Key_Down).startswith("Nerve")
    assert press(qtbot, chart, Qt.Key.Key_Down).startswith("FPV")
    assert press(qtbot, chart, Qt.Key.Key_Down).startswith("FPV"), "below the last is none"


def test_escape_puts_the_tip_away(chart: WeightChart, qtbot: QtBot) -> None:
    assert press(qtbot, chart, Qt.Key.Key_Escape) == ""
    assert not plot_of(chart).tip.isVisible()


# --- language, theme, pictures --------------------------------------------------------------------


def test_it_follows_the_language(chart: WeightChart, qtbot: QtBot) -> None:
    i18n.install("zh_CN")
    words = plot_of(chart).words
    qtbot.waitUntil(lambda: plot_of(chart).words is not words)
    mark = plot_of(chart).course.milestones[0]
    assert plot_of(chart).words.milestones(mark, short=True) == "抬头"
    i18n.install("en")
    qtbot.waitUntil(lambda: plot_of(chart).words.milestones(mark) == "Lifted its head")


def test_it_follows_the_theme(chart: WeightChart, qapp: object, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QApplication

    assert isinstance(qapp, QApplication)
    try:
        theme.apply(qapp, theme.Scheme.DARK)
        corner = theme.DARK.panel.lower()
        qtbot.waitUntil(lambda: plot_of(chart).grab().toImage().pixelColor(2, 2).name() == corner)
    finally:
        theme.apply(qapp, theme.Scheme.LIGHT)


def test_ctrl_c_copies_a_picture_for_paper(chart: WeightChart, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    chart.activateWindow()
    plot_of(chart).setFocus()
    with qtbot.waitSignal(chart.copied):
        qtbot.keyClick(plot_of(chart), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    image = QGuiApplication.clipboard().image()
    assert image.width() >= 1600
    assert image.pixelColor(5, 5).name() == theme.LIGHT.panel.lower()
    accent = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3)
              for y in range(0, image.height(), 3)}  # fmt: skip
    assert theme.LIGHT.accent.lower() in accent


def test_with_tasks_the_library_comes_without_holding_up_the_screen(
    store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import desktop_app.rescue.weight_chart as module

    monkeypatch.setattr(module, "_DRAWING", "not.there.yet")
    uuid = sample_case.new_case(store)
    sample_case.tell(store, uuid)
    tasks = Tasks()
    try:
        chart = WeightChart(tasks)
        qtbot.addWidget(chart)
        chart.show_case(sample_case.load(store, uuid))
        assert chart.plot is None
        assert chart.latest.text() == "20.0 kg", "the figures need no library"
        chart.show()
        qtbot.waitUntil(lambda: chart.plot is not None and chart.plot.isVisible())
    finally:
        tasks.close()


# --- arithmetic -----------------------------------------------------------------------------------


@given(
    st.lists(st.tuples(st.floats(0, 600), st.floats(5, 200)), max_size=14),
    st.integers(1, 3),
)
def test_words_over_a_curve_never_touch_words_or_lines(
    lines: list[tuple[float, float]], rows: int
) -> None:
    flags = label_rows.place(sorted(lines), 0.0, 600.0, rows)
    assert len(flags) == len(lines)
    for one in flags:
        assert 0 <= one.left <= one.right <= 600.0001
        for other in flags:
            if one is other or not other.width:
                continue
            if one.width and one.row == other.row:
                assert one.right <= other.left or other.right <= one.left
            if one.row < other.row:
                assert not other.left < one.x < other.right


@example(372.0, 1.0, 2)
@given(st.floats(0.001, 900), st.floats(0, 900), st.integers(2, 6))
def test_the_kilogram_axis_holds_every_weight_between_few_round_ticks(
    low: float, more: float, most: int
) -> None:
    scale = weight_axis.kilograms(low, low + more, most)
    assert scale.low <= low <= low + more <= scale.high
    assert 1 <= len(scale.ticks) <= most + 1
    assert all(scale.low - 1e-9 <= tick <= scale.high + 1e-9 for tick in scale.ticks)
    labels = [scale.label(tick) for tick in scale.ticks]
    assert len(set(labels)) == len(labels), "two ticks with the same words"


@given(
    st.integers(dt.date(2010, 1, 1).toordinal(), dt.date(2030, 1, 1).toordinal()),
    st.floats(0, 5000),
    st.integers(60, 1500),
)
def test_labels_of_the_date_axis_never_touch(first: int, span: float, pixels: int) -> None:
    found = weight_axis.dates(first, first + span, pixels, lambda text: 7.0 * len(text))
    assert found.start <= first <= first + span <= found.end
    free = 7.0 * len(found.first) if found.first else float("-inf")
    for tick in found.ticks:
        at = (tick.x - found.start) / (found.end - found.start) * pixels
        if tick.label:
            assert at - 3.5 * len(tick.label) >= free - 1
            free = at + 3.5 * len(tick.label)


def test_months_carry_their_year_once() -> None:
    start, end = dt.date(2025, 11, 3).toordinal(), dt.date(2026, 3, 20).toordinal()
    found = weight_axis.dates(start, end, 600, lambda text: 7.0 * len(text))
    assert [tick.label for tick in found.ticks] == ["Nov 2025", "Dec", "Jan 2026", "Feb", "Mar"]
