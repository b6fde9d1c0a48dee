"""The plan of an import of rescue cases: the register, the timelines, and what both come to.

plan = plan_import(store, "register.xlsx", RESCUE)      # a CasePlan
plan.counts, plan.entry_counts
plan.apply(store, take_doubtful=True, author="…")
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from db.errors import Cancelled
from db.exchange.corrections import NOTHING, Corrections
from db.exchange.inspection import UnreadableFile
from db.exchange.layout import HEAD_ROWS, Layout, choose_layout, find_layout
from db.exchange.plan import Cancel, Counts, ImportPlan, Progress, State
from db.exchange.reading import Head, Workbook
from db.exchange.rescue_planning import RegisterPlanner
from db.exchange.rescue_register import REGISTER, RESCUE, split
from db.exchange.rescue_timeline import TimelinePlan, find_timeline, read_timeline
from db.exchange.session import Session, SheetSource
from db.models.base import RecordType

if TYPE_CHECKING:
    from db.changes import Changes
    from db.store import Store


@dataclass
class CasePlan(ImportPlan):
    """Cases with the entries that come along. Rows are those of the register.

    timeline: the plan of the timeline sheet, where the workbook has one. entries: row -> kind ->
    values of the entries to be made of the register's own columns. uuids: row -> UUID of the case
    it becomes or is. known: row -> id of the case it is; such a row may still bring entries.
    entry_uuids: row of the timeline -> UUID its entry gets. case_uuids: row of the timeline ->
    UUID of its case. same_entries: entries told by columns of the register that are there already.
    """

    timeline: TimelinePlan | None = None
    entries: dict[int, dict[str, dict[str, Any]]] = field(default_factory=dict)
    known: dict[int, int] = field(default_factory=dict)
    entry_uuids: dict[int, str] = field(default_factory=dict)
    case_uuids: dict[int, str] = field(default_factory=dict)
    same_entries: int = 0

    @property
    def sheet_type(self) -> RecordType:
        return REGISTER

    @property
    def parts(self) -> tuple[ImportPlan, ...]:
        if self.timeline is None:
            return (self,)
        return (self, self.timeline) if self.states else (self.timeline,)

    @property
    def entry_counts(self) -> Counts:
        """The account of the entries: those of the timeline, and those the register tells of."""
        by_state: Counter[State] = Counter()
        for row, made in self.entries.items():
            by_state[self.states[row]] += len(made)
        by_state[State.DUPLICATE] += self.same_entries
        skipped = 0
        if self.timeline is not None:
            by_state.update(self.timeline.states)
            skipped = len(self.timeline.skipped)
        return Counts(
            rows=sum(by_state.values()),
            new=by_state[State.NEW],
            duplicate=by_state[State.DUPLICATE],
            doubtful=by_state[State.DOUBTFUL],
            refused=by_state[State.REFUSED],
            skipped=skipped,
        )

    def accepted_count(self, include_doubtful: bool) -> int:
        wanted = _wanted(include_doubtful)
        return sum(s in wanted and row not in self.known for row, s in enumerate(self.states))

    def accepted(self, include_doubtful: bool) -> Any:
        """The values of the cases to write, each with its `uuid`."""
        wanted = _wanted(include_doubtful)
        return [
            self.case_values(row)
            for row, state in enumerate(self.states)
            if state in wanted and row not in self.known
        ]

    def case_values(self, row: int) -> dict[str, Any]:
        """The case's own values in a row of the register."""
        case, _entries = split({name: column[row] for name, column in self.values.items()})
        case["uuid"] = self.uuids[row]
        return case

    def accepted_entries(self, include_doubtful: bool) -> dict[str, list[dict[str, Any]]]:
        """Kind -> values of the entries to write, each with its case."""
        wanted = _wanted(include_doubtful)
        found: dict[str, list[dict[str, Any]]] = {}
        for row, made in self.entries.items():
            if self.states[row] in wanted:
                for kind, values in made.items():
                    found.setdefault(kind, []).append({**values, "case_uuid": self.uuids[row]})
        timeline = self.timeline
        for index, state in enumerate(timeline.states if timeline is not None else ()):
            assert timeline is not None
            name = timeline.kinds[index]
            if state in wanted and name is not None:
                found.setdefault(name, []).append(
                    {
                        **timeline.entries[index],
                        "case_uuid": self.case_uuids[index],
                        "uuid": self.entry_uuids[index],
                    }
                )
        return found

    def write(
        self,
        store: Store,
        take_doubtful: bool,
        author: str,
        progress: Progress | None,
        cancelled: Cancel | None,
    ) -> Changes:
        return store.apply_cases(
            self.accepted(take_doubtful),
            self.accepted_entries(take_doubtful),
            author=author,
            source=self.source_name,
            progress=progress,
            cancelled=cancelled,
        )


def _wanted(include_doubtful: bool) -> set[State]:
    return {State.NEW, State.DOUBTFUL} if include_doubtful else {State.NEW}


@dataclass
class CaseSources:
    """What was read of a rescue workbook: its register, its timeline, or both."""

    register: SheetSource | None
    timeline: SheetSource | None
    timeline_layout: Layout | None
    others: tuple[str, ...]


def plan_cases(
    session: Session,
    said: Corrections,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> CasePlan:
    """`plan.plan_import` of rescue cases. A timeline sheet is taken in with any register sheet.

    What was read is kept in the session: with other corrections nothing is read again.
    """
    from db.exchange.rescue_judging import Judge

    stop = cancelled or (lambda: False)
    sources = session.cases
    register = sources.register if sources is not None else None
    if sources is None or said.sheet not in (None, register.info.name if register else ""):
        sources = session.cases = _read(session, said, progress, cancelled)
    session.source = sources.register
    session.other_sheets = sources.others
    plan, planner = _planned_register(session, sources, said, stop)
    if sources.timeline is not None and sources.timeline_layout is not None:
        plan.timeline = TimelinePlan(
            REGISTER,
            session.path,
            sources.timeline_layout,
            plan.datum,
            corrections=said.timeline or NOTHING,
        )
        read_timeline(
            sources.timeline.chunks, plan.timeline, session.reference, session.words, stop
        )
    if stop():
        raise Cancelled
    plan.record_type = RESCUE
    Judge(session.store, plan, planner, stop).judge()
    session.cases_planned = True
    return plan


def _planned_register(
    session: Session, sources: CaseSources, said: Corrections, stop: Cancel
) -> tuple[CasePlan, RegisterPlanner | None]:
    if sources.register is None:
        assert sources.timeline_layout is not None
        return CasePlan(
            REGISTER,
            session.path,
            sources.timeline_layout,
            said.datum or "wgs84",
            sources.others,
            corrections=said,
            session=session,
        ), None
    source = sources.register
    layout, _head = choose_layout(
        session.path,
        [(source.info, source.long_head(max(HEAD_ROWS, said.header_last or 0)))],
        REGISTER,
        session.names,
        said,
    )
    begun = session.begin(layout, said, first=not session.cases_planned)
    plan = CasePlan(**{f.name: getattr(begun, f.name) for f in fields(begun) if f.init})
    planner = RegisterPlanner(plan, session.reference, session.words, lenient=session.ask)
    for chunk in source.chunks:
        if stop():
            raise Cancelled
        planner.add(chunk)
    plan.entries = planner.entries
    plan.supplied, plan.carried = planner.supplied, planner.uuids
    session.remark(plan, planner)
    return plan, planner


def _read(
    session: Session, said: Corrections, progress: Progress | None, cancelled: Cancel | None
) -> CaseSources:
    stop = cancelled or (lambda: False)
    session.cases_planned = False
    with Workbook(session.path, cancelled=cancelled) as workbook:
        session.sheets = workbook.sheets
        timeline = find_timeline(workbook, session.words)
        found = _register_layout(workbook, timeline, said, session)
        sheets = [one.sheet for one in (found and found[0], timeline) if one is not None]
        sources = CaseSources(
            SheetSource(found[0].sheet, found[1]) if found is not None else None,
            SheetSource(timeline.sheet, Head(timeline.height, 0, 0, (), []))
            if timeline is not None
            else None,
            timeline,
            tuple(i.name for i in workbook.sheets if i.visible and i not in sheets),
        )
        for source in (sources.register, sources.timeline):
            if source is None:
                continue
            for chunk in workbook.chunks(source.info.index):
                if stop():
                    raise Cancelled
                source.chunks.append(chunk)
                if progress is not None:
                    height = max(source.head.height, chunk.numbers[-1])
                    progress(chunk.numbers[-1], height)
            source.facts = workbook.facts
    return sources


def _register_layout(
    workbook: Workbook, timeline: Layout | None, said: Corrections, session: Session
) -> tuple[Layout, Head] | None:
    """Where the register lies; None when the workbook has a timeline only."""
    if timeline is not None and said.sheet == timeline.sheet.name:
        return None
    try:
        layout, head = find_layout(
            workbook,
            REGISTER,
            session.names,
            corrections=said,
            without=timeline.sheet if timeline is not None else None,
        )
        if layout.guessed and timeline is not None and said.sheet is None:
            return None
        return layout, head
    except UnreadableFile:
        if timeline is None or said.sheet is not None:
            raise
        return None
