"""The timeline sheet of a rescue workbook: one row an entry, of whatever kind.

Each kind is planned by its own record type from the same columns: a header such as "Result" means
the result of a quarantine in one row and that of a procedure in the next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from db.errors import Cancelled
from db.exchange.block import Block
from db.exchange.converters import shorten, term_key
from db.exchange.doubles import listed
from db.exchange.headers import EXTRA, HeaderNames
from db.exchange.layout import Layout, SourceColumn, cell_text, find_marked
from db.exchange.plan import ImportPlan, PlannedRow, State
from db.exchange.reading import Chunk, Workbook
from db.exchange.rescue_planning import MISSING, Confirming
from db.exchange.rescue_register import RESCUE, RegisterType, photo_headers
from db.fields import Need
from db.problem import error
from db.record_types import ENTRY_TYPES, record_type
from db.reference import Reference
from db.text import Translate, english, translate_noop

KIND = translate_noop("Exchange", "Kind of entry")
TIMELINE_TITLE = translate_noop("Exchange", "Timeline")
_KIND_HEADERS = ("记录类型", "时间线类别", "事项类别", "entry kind", "entry type")
_KIND_WORDS: dict[str, tuple[str, ...]] = {
    "transport": ("转运", "运输", "护送", "transport"),
    "intake": ("接收", "收容", "入院", "收治"),
    "examination": ("检查", "体检", "检查诊断", "exam"),
    "treatment": ("治疗", "用药"),
    "procedure": ("手术", "操作", "手术麻醉", "surgery"),
    "care_log": ("护理记录", "护理", "日常护理", "饲养记录", "care"),
    "milestone": ("里程碑", "康复节点"),
    "vaccination": ("疫苗接种", "疫苗", "免疫", "接种"),
    "enclosure_move": ("转舍", "换笼", "笼舍变动"),
    "quarantine": ("隔离", "检疫", "隔离检疫"),
    "outcome": ("处置结果", "处置", "结局", "结果"),
    "follow_up": ("放归监测", "回访", "跟踪监测", "follow-up"),
    "reopening": ("重开", "重新开案"),
}
NO_KIND = translate_noop(
    "Import", "The row does not say what kind of entry it is: choose one of {kinds}."
)
UNKNOWN_KIND = translate_noop(
    "Import", "“{cell}” is no kind of entry of a timeline: choose one of {kinds}."
)

_TIMELINE = RegisterType(
    name="timeline",
    model=record_type("intake").model,
    label=translate_noop("Exchange", "Timeline entry"),
    label_plural=translate_noop("Exchange", "Timeline entries"),
    icon=RESCUE.icon,
    sections=(),
    columns=(),
    sort=("id", False),
    title=(),
    specs=(),
)


@dataclass
class TimelinePlan(ImportPlan):
    """Rows of a timeline sheet. Lists have one item for each data row.

    kinds: names of types, None where unknown. entries: what the cells mean. case_numbers: as they
    stand there. uuids: data row -> the record id it carries.
    """

    kinds: list[str | None] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)
    case_numbers: list[str] = field(default_factory=list)
    layouts: dict[str, Layout] = field(default_factory=dict)

    def row(self, index: int) -> PlannedRow:
        return replace(super().row(index), values=dict(self.entries[index]))

    def column(self, index: int, name: str | None) -> SourceColumn | None:
        """The column that fills field `name` in the row at `index`."""
        layout = self.layouts.get(self.kinds[index] or "")
        found = layout.of_field(name) if layout is not None and name is not None else ()
        return found[0] if found else None

    def case_column(self) -> SourceColumn:
        return next(c for c in self.layout.columns if c.meaning.role == "case")

    def supplied_of(self, kind: str) -> list[str]:
        """The fields of `kind` that columns of the sheet fill."""
        layout = self.layouts[kind]
        return [spec.name for spec in record_type(kind).fields if layout.of_field(spec.name)]


def timeline_names(kind: str, words: Sequence[Translate]) -> HeaderNames:
    """What the columns of a timeline may be headed with, in a row of `kind`."""
    type = record_type(kind)
    number = RESCUE.field("case_number")
    languages = (english, *words)
    return HeaderNames(
        type,
        words,
        derived=[spec for spec in type.fields if spec.generated and not spec.internal],
        roles={
            "case": [*(word(number.label) for word in languages), *number.aliases],
            "kind": [*(word(KIND) for word in languages), *_KIND_HEADERS],
            "derived": photo_headers(words),
        },
    )


def kind_words(words: Sequence[Translate]) -> dict[str, str]:
    """Every word for every kind of entry -> its name."""
    found: dict[str, str] = {}
    for type in ENTRY_TYPES:
        for word in (*words, english):
            found.setdefault(term_key(word(type.label)), type.name)
        found.setdefault(term_key(type.name), type.name)
    for name, aliases in _KIND_WORDS.items():
        for alias in aliases:
            found.setdefault(term_key(alias), name)
    return found


def find_timeline(workbook: Workbook, words: Sequence[Translate]) -> Layout | None:
    """Where the timeline lies; None when the workbook has none."""
    return find_marked(workbook, timeline_names("care_log", words), ("case", "kind"))


class TimelineReader(Confirming):
    """Takes the chunks of a timeline sheet and hands each row to the planner of its kind."""

    def __init__(
        self, plan: TimelinePlan, reference: Reference, words: Sequence[Translate]
    ) -> None:
        layout = plan.layout
        by_role = [
            column
            if column.meaning.role in ("case", "kind", "record_id")
            else replace(column, meaning=replace(column.meaning, role="other", field=None))
            for column in layout.columns
        ]
        plan.record_type = _TIMELINE
        plan.layout = replace(layout, columns=tuple(by_role))
        super().__init__(plan, reference, words)
        self._timeline = plan
        self._reference, self._words = reference, words
        self._kinds = kind_words(words)
        self._case = plan.case_column()
        self._kind = next(c for c in layout.columns if c.meaning.role == "kind")
        self._planners: dict[str, EntryPlanner] = {}
        # Kind -> its rows, as positions in the whole sheet.
        self._rows: dict[str, list[int]] = {}

    def add(self, chunk: Chunk) -> None:
        chunk = self._data_rows(chunk)
        plan, base = self._timeline, len(self._timeline.numbers)
        plan.numbers.extend(chunk.numbers)
        plan.states.extend([State.NEW] * len(chunk.numbers))
        plan.entries.extend({} for _ in chunk.numbers)
        for kept, column in zip(plan.cells, chunk.columns, strict=True):
            kept.extend(column)
        plan.case_numbers.extend(
            cell_text(cell).strip() for cell in chunk.columns[self._case.index]
        )
        self._note_ids(base, chunk)
        by_kind: dict[str, list[int]] = {}
        for row, cell in enumerate(chunk.columns[self._kind.index]):
            kind = self._kinds.get(term_key(cell_text(cell)))
            plan.kinds.append(kind)
            if kind is None:
                self._unknown(base + row, cell_text(cell).strip())
            else:
                by_kind.setdefault(kind, []).append(row)
        for kind, rows in by_kind.items():
            self._rows.setdefault(kind, []).extend(base + row for row in rows)
            part = Chunk(
                [chunk.numbers[row] for row in rows],
                [[column[row] for row in rows] for column in chunk.columns],
            )
            self._planner(kind).add(part)

    def _unknown(self, index: int, cell: str) -> None:
        kinds = listed([type.label for type in ENTRY_TYPES], most=len(ENTRY_TYPES))
        text = UNKNOWN_KIND.format(cell=shorten(cell)) if cell else NO_KIND
        self._plan.add_problem(index, error("kind", "kind", text.format(kinds=kinds)), self._kind)

    def _planner(self, kind: str) -> EntryPlanner:
        if kind not in self._planners:
            names = timeline_names(kind, self._words)
            layout = self._plan.layout
            columns = tuple(
                column
                if column.meaning.role != "other"
                else replace(column, meaning=names.meaning(column.header) or EXTRA)
                for column in layout.columns
            )
            layout = replace(layout, columns=columns)
            self._timeline.layouts[kind] = layout
            plan = ImportPlan(
                record_type(kind),
                self._plan.path,
                layout,
                self._plan.datum,
                corrections=self._plan.corrections,
            )
            self._planners[kind] = EntryPlanner(plan, self._reference, self._words)
        return self._planners[kind]

    def finish(self) -> None:
        """Bring what the planners of the kinds found into the plan of the sheet."""
        whole = self._timeline
        for kind, planner in self._planners.items():
            plan, rows = planner.plan, self._rows[kind]
            for index, at in enumerate(rows):
                whole.entries[at] = plan.row(index).values
                whole.states[at] = plan.states[index]
                for found in plan.problems.get(index, ()):
                    whole.problems.add(at, found)
        whole.uuids = self.uuids


class EntryPlanner(Confirming):
    """Plans the rows of one kind."""

    @property
    def plan(self) -> ImportPlan:
        return self._plan

    def _refuse_without_needed(self) -> None:
        """Said of each row instead: the sheet has rows of other kinds too."""

    def _data_rows(self, chunk: Chunk) -> Chunk:
        return chunk  # sorted out before, for the sheet as a whole

    def _needs(self, block: Block) -> None:
        super()._needs(block)
        for spec in self._type.fields:
            if spec.need is not Need.REQUIRED or spec.name in self._columns:
                continue
            for row, value in enumerate(block.fill(spec.name)):
                if value is None:
                    text = MISSING.format(field=spec.label)
                    block.problem(row, error("required", spec.name, text), None)


def read_timeline(
    chunks: Sequence[Chunk],
    plan: TimelinePlan,
    reference: Reference,
    words: Sequence[Translate],
    cancelled: Callable[[], bool],
) -> None:
    """Fill `plan` with the rows of its sheet. Raises Cancelled."""
    reader = TimelineReader(plan, reference, words)
    for chunk in chunks:
        if cancelled():
            raise Cancelled
        reader.add(chunk)
    reader.finish()
