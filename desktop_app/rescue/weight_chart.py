"""How the weight of an animal in care went: a line of figures and the curve below it."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMetaMethod, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.rescue.elided_label import ElidedLabel
from desktop_app.rescue.weight_course import Course, course_of
from desktop_app.rescue.weight_words import WeightWords
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.rescue.timeline import Case
    from desktop_app.rescue.weight_plot import WeightPlot
    from desktop_app.tasks import Tasks

_NARROW = 400
_DRAWING = "desktop_app.rescue.weight_drawing"


def load_drawing() -> ModuleType:
    """Import what draws the curve, and pyqtgraph with it: half a second the first time."""
    import desktop_app.rescue.weight_drawing as drawing

    return drawing


class WeightChart(QWidget):
    """The weights of a case over time, with milestones, treatments and vaccinations.

    Needs no pyqtgraph before it shows a case; with `tasks` it is brought in by a worker.

    copied: the picture is on the clipboard. weigh_requested: somebody wants to add the first
    weight (the button is there only when something listens).
    """

    copied = Signal()
    weigh_requested = Signal()

    def __init__(self, tasks: Tasks | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._title = ""
        self._course: Course | None = None
        self._plot: WeightPlot | None = None
        self._loading = False
        self._words = WeightWords()
        self.latest = QLabel(self)
        theme.set_look(self.latest, "title")
        self.when = ElidedLabel(self)
        self.change = ElidedLabel(self)
        for label in (self.when, self.change):
            theme.set_look(label, "small")
        self.copy_button = QToolButton(self)
        self.copy_button.setIcon(icon("copy", "quiet"))
        self.copy_button.setIconSize(QSize(15, 15))
        self.copy_button.clicked.connect(self.copy)
        self._make_empty()
        self._stack = QStackedLayout()
        self._blank = QWidget(self)
        self._stack.addWidget(self._blank)
        self._stack.addWidget(self.empty)
        line = QHBoxLayout()
        line.setContentsMargins(4, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.latest)
        line.addWidget(self.when, 2)
        line.addWidget(self.change, 3)
        line.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addLayout(self._stack, 1)
        self.change.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(self.copy)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._retranslate()

    def _make_empty(self) -> None:
        self.empty = QWidget(self)
        self._no_weight, self._how = QLabel(self.empty), QLabel(self.empty)
        theme.set_look(self._how, "small")
        self._how.setWordWrap(True)
        self.weigh_button = QPushButton(self.empty)
        self.weigh_button.setIcon(icon("scale"))
        self.weigh_button.clicked.connect(self.weigh_requested)
        column = QVBoxLayout(self.empty)
        column.addStretch(1)
        for label in (self._no_weight, self._how):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(6)
        column.addWidget(self.weigh_button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)

    # --- what is shown ----------------------------------------------------------------------------

    def show_case(self, case: Case) -> None:
        """Show the weights of `case`."""
        values = case.record.values
        names = (values.get("case_number"), values.get("individual_name"))
        self._title = " · ".join(str(name) for name in names if name)
        self._course = course_of(case)
        self._show()

    @property
    def course(self) -> Course | None:
        """What is shown."""
        return self._course

    @property
    def plot(self) -> WeightPlot | None:
        """The curve; None until there is a weight to draw and what draws it has come."""
        return self._plot

    def _show(self) -> None:
        course = self._course
        if course is None:
            return
        self._say()
        weighed = bool(course.weighings)
        self.copy_button.setEnabled(weighed)
        if not weighed:
            wanted = QMetaMethod.fromSignal(self.weigh_requested)
            self.weigh_button.setVisible(self.isSignalConnected(wanted))
            self._stack.setCurrentWidget(self.empty)
        elif self._plot is not None:
            self._plot.words = self._words
            self._plot.show_course(course)
            self._stack.setCurrentWidget(self._plot)
        else:
            self._stack.setCurrentWidget(self._blank)
            self._load()

    def _load(self) -> None:
        if self._tasks is None or _DRAWING in sys.modules:
            self._loaded(load_drawing())
        elif not self._loading:
            self._loading = True
            self._tasks.background(load_drawing, owner=self, done=self._loaded)

    def _loaded(self, drawing: Any) -> None:
        self._loading = False
        course = self._course
        if self._plot is None and course is not None and course.weighings:
            self._plot = drawing.make_plot(self._words, course, self)
            self._stack.addWidget(self._plot)
        self._show()

    def _say(self) -> None:
        course = self._course
        if course is None:
            return
        latest, when, change = self._words.headline(course)
        self.latest.setText(latest)
        self.latest.setFont(theme.with_tabular_figures(self.latest.font()))
        self.when.setText(when)
        self.change.setText(change)
        for label in (self.latest, self.change):
            label.setVisible(bool(latest))
        self._fit_line()
        self.copy_button.setVisible(bool(latest))
        if self._plot is not None:
            self._plot.setAccessibleName(self._words.spoken(course))

    # --- pictures ---------------------------------------------------------------------------------

    def as_image(self) -> QImage | None:
        """The curve as a picture for a report, in the colours of paper; None without a weight."""
        course = self._course
        if course is None or not course.weighings:
            return None
        image: QImage = load_drawing().picture(course, self._title)
        return image

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        image = self.as_image()
        if image is not None:
            QGuiApplication.clipboard().setImage(image)
            self.copied.emit()

    # --- Qt ---------------------------------------------------------------------------------------

    def _fit_line(self) -> None:
        """In a narrow page the date gives way; the last point says it too."""
        self.when.setVisible(bool(self.latest.text()) and self.width() >= _NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_line()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._plot is not None:
            self._plot.setFocus(event.reason())

    def sizeHint(self) -> QSize:
        return QSize(560, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 120)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._words = WeightWords()
        self.setAccessibleName(self.tr("Weight curve"))
        self.copy_button.setToolTip(self.tr("Copy as a picture (Ctrl+C)"))
        self.copy_button.setAccessibleName(self.tr("Copy as a picture"))
        self._no_weight.setText(self.tr("No weight yet"))
        self._how.setText(
            self.tr("The curve begins with the first weight in an intake, examination or care log.")
        )
        self.weigh_button.setText(self.tr("&Weigh now"))
        if self._plot is not None:
            self._plot.setWhatsThis(
                self.tr("Left and right go from weight to weight, up and down to milestones, care")
            )
        self._show()
