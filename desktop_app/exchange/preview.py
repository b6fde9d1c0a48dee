"""The preview of an import: the user's own sheet, what becomes of each row, what is in doubt."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from db.exchange.plan import ImportPlan
from db.showing import Words
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.exchange import deeds
from desktop_app.exchange.beside_double import BesideDouble
from desktop_app.exchange.cell_bar import CellBar
from desktop_app.exchange.cell_editing import EditingDelegate
from desktop_app.exchange.correcting import Correcting
from desktop_app.exchange.kind_bar import KindBar
from desktop_app.exchange.preview_edges import PreviewFoot, PreviewHead
from desktop_app.exchange.question_cards import Answer
from desktop_app.exchange.question_strip import QuestionStrip
from desktop_app.exchange.sheet_menus import SheetMenus
from desktop_app.exchange.sheet_model import EDITABLE, KIND_NAMES, SheetModel
from desktop_app.exchange.sheet_reading import RowKind, SheetReading, Verdict
from desktop_app.exchange.sheet_view import SheetView

if TYPE_CHECKING:
    from db.exchange.questions import Questions
    from desktop_app.exchange.jobs import Looked

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class Preview(QFrame):
    """Shows an `ImportPlan` and takes corrections of it.

    sheet_requested: name of another sheet of the workbook. apply_requested, left,
    rejects_requested: the buttons. forget_requested: what is remembered of the layout is not
    wanted. stop_requested: the file shall not be read on. failed: a `UserError` of a check.
    """

    sheet_requested = Signal(str)
    apply_requested = Signal()
    rejects_requested = Signal()
    forget_requested = Signal()
    stop_requested = Signal()
    failed = Signal(object)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._context = context
        self.plan: ImportPlan | None = None
        # The sheet in sight: of rescue cases a workbook has two, register and timeline.
        self.part: ImportPlan | None = None
        self.model: SheetModel | None = None
        self.asked: Questions | None = None
        self._readings: tuple[SheetReading, ...] = ()
        self._partial = False  # the file is still read, and its first rows are shown
        self.correcting = Correcting(context, self)
        self.correcting.checked.connect(self._checked)
        self.correcting.stepped.connect(self._stepped)
        self.correcting.failed.connect(self.failed)
        self.head = PreviewHead()
        self.head.undo.clicked.connect(self.correcting.undo)
        self.head.redo.clicked.connect(self.correcting.redo)
        self.head.sheet_chosen.connect(self._choose_sheet)
        self.head.datum_chosen.connect(self._choose_datum)
        self.head.forget.clicked.connect(self.forget_requested)
        self.correcting.busy.connect(self.head.show_busy)
        self.questions = QuestionStrip(self._words)
        self.questions.answered.connect(self.put)
        self.questions.looked.connect(self._look_at)
        self.kinds = KindBar()
        self.kinds.chosen.connect(self._show_kind)
        self.kinds.next_wanted.connect(self._next_problem)
        self.table = SheetView()
        self._editing = EditingDelegate(self.table, self._words)
        self._editing.typed.connect(self._typed)
        self.table.setItemDelegate(self._editing)
        self.table.came_to.connect(self._came_to)
        self._menus = SheetMenus(self)
        self.table.deed_wanted.connect(self.do)
        self.cell = CellBar()
        self.cell.done.connect(self.do)
        self.beside = BesideDouble(context, self._words)
        self.foot = PreviewFoot()
        self.foot.apply.clicked.connect(self.apply_requested)
        self.foot.rejects.clicked.connect(self.rejects_requested)
        self.foot.back.clicked.connect(self.left)
        self.foot.stop.clicked.connect(self.stop_requested)
        self.take_doubtful = self.foot.take_doubtful
        self.apply, self.rejects, self.back = self.foot.apply, self.foot.rejects, self.foot.back
        self.sheet = self.head.sheet
        self._lay_out()
        self._order_tabs()
        self.questions.changed.connect(self._order_tabs)
        self.cell.changed.connect(self._order_tabs)

    def _lay_out(self) -> None:
        self.head.body.addWidget(self.kinds)
        middle = QFrame()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.table, 1)
        row.addWidget(self.beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.head, self.questions):
            layout.addWidget(widget)
        layout.addWidget(middle, 1)
        layout.addWidget(self.cell)
        layout.addWidget(self.foot)

    def _order_tabs(self) -> None:
        """Tab goes from the top to the bottom, whatever was made last."""
        stops: list[QWidget] = [
            self.head.forget, self.head.sheet, self.head.datum, self.head.undo, self.head.redo,
            self.kinds.all, *self.kinds.chips.values(), self.kinds.next,
        ]  # fmt: skip
        for card in self.questions.cards:
            stops.extend(card.stops())
        stops += [
            self.table, self.beside.open, *self.cell.deeds.values(), self.back, self.foot.stop,
            self.take_doubtful, self.rejects, self.apply,
        ]  # fmt: skip
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _words(self) -> Words:
        reference = self._context.reference
        assert reference is not None
        return Words(i18n.show, reference, i18n.language())

    # --- a plan ---

    def show_first(self, looked: Looked) -> None:
        """The first rows of a file that is still read: to look at only."""
        self._partial = True
        self.plan, self._readings = looked
        self.questions.clear()
        self.foot.show_reading(0, 0)
        self._show_part(0)
        self.head.datum.setEnabled(False)
        self.table.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """So many rows of the file have been read."""
        if self._partial:
            self.foot.show_reading(done, total)

    def show_plan(self, looked: Looked) -> None:
        """A file was read: its sheet is shown from its first fault, and nothing is undone yet.

        Where its first rows stood already, they stay where they are.
        """
        was_partial, self._partial = self._partial, False
        self.plan, self._readings = looked
        plan = looked.plan
        self.asked = None
        self.take_doubtful.setChecked(False)
        self.foot.show_reading(None, 0)
        self.head.datum.setEnabled(True)
        self.questions.clear()
        self.correcting.begin(plan)
        if was_partial and self.model is not None and self._goes_on(plan):
            self.part = plan.parts[0]
            self.model.renew(self._readings[0])
            self._show_account()
        else:
            self._show_part(0)
        self._ask(plan)

    def _goes_on(self, part: ImportPlan) -> bool:
        """Whether the rows in sight are the first of this sheet, in the same columns."""
        assert self.model is not None
        shown = self.model.reading.plan.layout
        return (
            shown.sheet == part.layout.sheet
            and [c.letter for c in shown.columns] == [c.letter for c in part.layout.columns]
            and len(shown.head) == len(part.layout.head)
        )

    def put_away(self) -> None:
        """Another file, or none: what was said stays on disk."""
        self._partial = False
        self.correcting.stop()
        self.questions.clear()

    def _show_part(self, place: int) -> None:
        """Show the rows of one of the sheets that are taken in together."""
        reading = self._readings[place]
        self.part = reading.plan
        old, self.model = self.model, SheetModel(reading, self)
        self.kinds.all.setChecked(True)
        self.table.show_model(self.model)
        if old is not None:
            old.deleteLater()
        self._show_account()
        if self._partial or (not self.table.go_to_problem() and self.model.rowCount()):
            first = min(self.model.reading.first_data, self.model.rowCount() - 1)
            self.table.go_to(first, 0)

    def _checked(self, looked: Looked) -> None:
        """The same file with other corrections."""
        before, plan = self.plan, looked.plan
        self.plan, self._readings = looked
        if self.part is None or self.model is None or before is None:
            return
        place = next((n for n, one in enumerate(before.parts) if one is self.part), 0)
        reading = self._readings[min(place, len(self._readings) - 1)]
        self.part = reading.plan
        same_sheet = before.layout.sheet == plan.layout.sheet
        current = self.table.currentIndex()
        row, column = current.row(), current.column()
        stood = self.model.sheet_row(row) if current.isValid() else 0
        self.model.renew(reading)
        if not same_sheet or self.model.columnCount() <= column:
            self.table.fit_columns()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            at = self.model.shown_at(stood)
            at = min(max(row, 0), self.model.rowCount() - 1) if at is None else at
            self.table.go_to(at, min(max(column, 0), self.model.columnCount() - 1))
        self._show_account()
        self._ask(plan)

    def _ask(self, plan: ImportPlan) -> None:
        """Questions are found in a worker: the first look at them may take a second."""

        def found(questions: Questions) -> None:
            if plan is self.plan and plan.corrections == self.correcting.now:
                self.asked = questions
                self.questions.show_questions(plan, questions)
                current = self.table.currentIndex()
                self._came_to(current.row(), current.column())

        readings = self._readings

        def look() -> Questions:
            for reading in readings:
                reading.group_doubts()
            return plan.questions

        self._context.tasks.background(look, owner=self, done=found)

    def _show_account(self) -> None:
        if self.plan is None or self.part is None or self.model is None:
            return
        counts = self.model.reading.counts()
        self.head.show_plan(self.plan, self.part, self._readings)
        along = getattr(self.plan, "entry_counts", None)
        note = ""
        if along is not None and self.part is self.plan:
            note = self.tr("with {entries} timeline entries").format(entries=f"{along.rows:,}")
        self.kinds.show_counts(counts, note)
        if not self._partial:
            self.foot.show_plan(self.plan, self._readings)
        current = self.table.currentIndex()
        self._came_to(current.row(), current.column())

    def _choose_sheet(self, name: str) -> None:
        names = [reading.plan.layout.sheet.name for reading in self._readings]
        if name not in names:
            self.sheet_requested.emit(name)
        elif len(names) > 1:
            self._show_part(names.index(name))

    def _choose_datum(self, code: str) -> None:
        self.put(Answer(lambda said: replace(said, datum=code), self.head.datum.currentText()))

    # --- moving about ---

    def _show_kind(self, kind: RowKind | None) -> None:
        if self.model is None:
            return
        self.model.show_kinds([] if kind is None else [kind])
        if self.model.rowCount():
            self.table.go_to(0, 0)
            if kind in (RowKind.REFUSED, RowKind.DOUBTFUL):
                self.table.go_to_problem()

    def _next_problem(self) -> None:
        self.table.go_to_problem()
        self.table.setFocus()

    def _look_at(self, number: int) -> None:
        """Show a row by its number in the file."""
        if self.model is None:
            return
        sheet_row = self.model.reading.row_of(number)
        if sheet_row is None:
            return
        if self.model.shown_at(sheet_row) is None:
            self.kinds.choose(None)
        row = self.model.shown_at(sheet_row)
        if row is not None:
            self.table.go_to(row, max(self.table.currentIndex().column(), 0))

    def _came_to(self, row: int, column: int) -> None:
        model = self.model
        if model is None or row < 0 or column < 0 or row >= model.rowCount():
            self.cell.say("", "", "", ())
            self.beside.show_row(None, 0)
            return
        sheet_row = model.sheet_row(row)
        look, kind = model.look(row, column), model.kind(row)
        source = model.reading.columns[column]
        number = model.reading.number(sheet_row)
        where = f"{source.letter}{number}  {' '.join(source.header.split())}"
        if look.meant:
            where += f":  {look.typed} → {look.meant}"
        where += f"   ·   {i18n.show(KIND_NAMES[kind])}"
        sentence = model.why(row, column)
        shade = {Verdict.REFUSED: "error", Verdict.DOUBTFUL: "doubt"}.get(look.verdict, "")
        if not sentence:
            sentence = model.row_why(row)
            shade = {RowKind.REFUSED: "error", RowKind.DOUBTFUL: "doubt"}.get(kind, "")
        offered = [] if self._partial else deeds.deeds(model.reading, sheet_row, column)
        self.cell.say(where, sentence, shade, [deed for deed in offered if deed.main][:4])
        self.beside.show_row(model.reading if kind is RowKind.DUPLICATE else None, sheet_row)

    # --- corrections ---

    def put(self, answer: Answer) -> None:
        """Say something of the file; the sheet follows as soon as it has been checked."""
        said = self.correcting.now
        if said is not None and not self._partial:
            self.correcting.put(answer.change(said), answer.words)

    def do(self, name: str) -> None:
        """A deed with the current cell or its row."""
        model, index = self.model, self.table.currentIndex()
        if model is None or not index.isValid() or self._partial:
            return
        sheet_row, column = model.sheet_row(index.row()), index.column()
        offered = {deed.name for deed in deeds.deeds(model.reading, sheet_row, column)}
        if name == deeds.CONFIRM and deeds.UNCONFIRM in offered:
            name = deeds.UNCONFIRM
        if name == deeds.LEAVE_OUT and deeds.TAKE_IN in offered:
            name = deeds.TAKE_IN
        if name == deeds.CLEAR and model.kind(index.row()) in EDITABLE:
            self._typed(index.row(), column, "", False)
            return
        if name not in offered:
            return
        if name in (deeds.EDIT, deeds.EVERYWHERE):
            self.table.setFocus()
            self._editing.everywhere = name == deeds.EVERYWHERE
            self.table.edit(index)
            return
        rows = [model.sheet_row(row) for row in self.table.picked_rows()]
        answer = deeds.answer(model.reading, sheet_row, column, name, rows)
        if answer is not None:
            self.put(answer)
            self.table.setFocus()

    def _typed(self, row: int, column: int, text: str, everywhere: bool) -> None:
        model = self.model
        if model is None or self._partial:
            return
        sheet_row = model.sheet_row(row)
        answer = deeds.retyped(model.reading, sheet_row, column, text, everywhere)
        if answer is None:
            return
        model.reading.pend(sheet_row, column, text)
        at = model.index(row, column)
        model.dataChanged.emit(at, at)
        self.put(answer)

    def _stepped(self) -> None:
        self.head.show_steps(self.correcting.undo_words, self.correcting.redo_words)

    @property
    def is_open(self) -> bool:
        """Whether something can be said of the file now."""
        return self.model is not None and not self._partial

    @property
    def has_fields(self) -> bool:
        """Whether the columns in sight go to fields of the plan's own records.

        Those of a timeline mean what the kinds of its entries say.
        """
        return self.is_open and self.part is self.plan

    # --- Qt ---

    def event(self, event: QEvent) -> bool:
        # Undo here is of what was said of the file, not of what was written to the records.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(_UNDO) or event.matches(_REDO) or event.key() == Qt.Key.Key_F8:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(_UNDO):
            self.correcting.undo()
        elif event.matches(_REDO):
            self.correcting.redo()
        elif event.key() == Qt.Key.Key_F8:
            self._next_problem()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say_again()
        super().changeEvent(event)

    def _say_again(self) -> None:
        """What is on the screen, in the language it has now."""
        if self.plan is None or self._context.reference is None:
            return
        words = self._words()
        place = next((n for n, r in enumerate(self._readings) if r.plan is self.part), 0)
        self._readings = tuple(SheetReading(r.plan, words) for r in self._readings)
        self._show_part(place)
        self.questions.clear()
        if not self._partial:
            self._ask(self.plan)
