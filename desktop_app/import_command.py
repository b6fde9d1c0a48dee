"""`snowtrack import`: take a spreadsheet in, or say what would come of it and what must be said."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import UserError
from db.text import Text, Translate, translate_noop
from desktop_app.commands import DONE, REFUSED, Out, author_of, both_languages, open_for

if TYPE_CHECKING:
    from db.exchange.corrections import Corrections
    from db.exchange.plan import ImportPlan
    from db.exchange.proposing import Proposal
    from db.exchange.questions import Questions
    from db.record_types import RecordType

_NO_MAPPING = translate_noop(
    "CommandLine",
    "“{said}” is no mapping: write the letter of the column and its field, such as B=species_id; "
    "B= keeps it for the notes, B=- leaves it out.",
)
_NO_FIELD = translate_noop("CommandLine", "{type} has no field “{name}”. Its fields are: {fields}.")
_PROPOSED = translate_noop("CommandLine", "{what} (perhaps {proposals})")


def import_(options: argparse.Namespace, out: Out) -> int:
    from db.exchange.plan import plan_import
    from db.record_types import record_type

    type = record_type(options.type)
    with open_for(options) as store:
        plan = plan_import(
            store,
            options.file,
            type,
            corrections=_corrections(options, type),
            words=both_languages(),
            ask=options.dry_run,
            progress=out.progress,
        )
        counts = dataclasses.asdict(plan.counts)
        entries = _entry_counts(plan)
        questions = plan.questions
        written, change_set = 0, None
        if not options.dry_run:
            changes = plan.apply(
                store,
                take_doubtful=options.accept_doubtful,
                author=author_of(options),
                progress=out.progress,
            )
            written, change_set = len(changes.created), changes.change_set
            if entries is not None:
                entries["written"] = sum(len(each.created) for each in changes.related)
        refused = sum(part.counts.refused for part in plan.parts)
        rejects = None
        if options.rejects and refused:
            from db.exchange.rejects import write_rejects

            write_rejects(plan, Path(options.rejects), translate=out.translate)
            rejects = options.rejects
    for remark in plan.remarks:
        out.say(remark)
    for part in plan.parts:
        _say_problems(part, out, name_sheet=len(plan.parts) > 1)
    _say_questions(questions, out)
    _say_account(options, out, plan, counts, entries, written, rejects)
    out.result(
        {
            **counts,
            "written": written,
            **({"entries": entries} if entries is not None else {}),
            "change_set": change_set,
            "dry_run": options.dry_run,
            "sheet": plan.layout.sheet.name,
            "rejects": rejects,
            "remarks": [out.translate(remark) for remark in plan.remarks],
            "columns": _columns(plan),
            "questions": _questions(questions, out.translate),
            "skipped_rows": [
                {"row": row.number, "reason": out.translate(row.reason), "text": row.text}
                for row in plan.skipped
            ],
            "problems": [
                {
                    "sheet": part.layout.sheet.name,
                    "row": found.row,
                    "column": found.column,
                    "header": found.header,
                    "cell": found.cell,
                    "severity": found.severity.value,
                    "field": found.problem.field,
                    "message": out.translate(found.text),
                }
                for part in plan.parts
                for found in part.all_problems()
            ],
        }
    )
    nothing_usable = refused == sum(part.counts.rows for part in plan.parts) > 0
    return REFUSED if nothing_usable else DONE


def _corrections(options: argparse.Namespace, type: RecordType) -> Corrections:
    from db.exchange.corrections import Corrections

    return Corrections(
        sheet=options.sheet,
        header_first=options.header,
        header_last=options.header,
        year=options.year,
        datum=options.datum,
        mapping=dict(_mapping(said, type) for said in options.map or ()),
    )


def _mapping(said: str, type: RecordType) -> tuple[str, str | None]:
    """(column letter, field) of B=species_id or B=物种."""
    from db.exchange.corrections import LEFT_OUT
    from db.exchange.headers import names_of

    letter, sign, name = said.partition("=")
    letter, name = letter.strip().upper(), name.strip()
    if not sign or not letter.isalpha() or not letter.isascii():
        raise UserError(_NO_MAPPING.format(said=said))
    if name in ("", LEFT_OUT):
        return letter, name or None
    sheet_type, names = names_of(type, both_languages())
    if name in sheet_type.by_name:
        return letter, name
    meaning = names.meaning(name)
    if meaning is None or meaning.field is None:
        fields = ", ".join(spec.name for spec in sheet_type.fields if not spec.internal)
        raise UserError(_NO_FIELD.format(type=type.label, name=name, fields=fields))
    return letter, meaning.field


def _columns(plan: ImportPlan) -> list[dict[str, Any]]:
    return [
        {
            "column": column.letter,
            "header": column.header,
            "role": column.meaning.role,
            "field": column.meaning.field,
            "told_by": column.origin,
        }
        for column in plan.layout.columns
    ]


def _questions(questions: Questions, translate: Translate) -> dict[str, Any]:
    def proposals(found: tuple[Proposal, ...]) -> list[dict[str, Any]]:
        return [
            {
                "value": one.value,
                "label": one.label if isinstance(one.label, str) else translate(one.label),
                "score": one.score,
                "why": one.why,
            }
            for one in found
        ]

    year, datum = questions.year, questions.datum
    return {
        "missing": [
            {"field": one.field, "proposals": proposals(one.proposals)} for one in questions.missing
        ],
        "year": None
        if year is None
        else {"count": year.count, "rows": year.rows, "proposals": proposals(year.proposals)},
        "datum": None if datum is None else dataclasses.asdict(datum),
        "words": [
            {
                "field": one.field,
                "text": one.text,
                "count": one.count,
                "rows": one.rows,
                "proposals": proposals(one.proposals),
            }
            for one in questions.words
        ],
        "columns": [
            {
                "column": one.column.letter,
                "header": one.column.header,
                "filled": one.filled,
                "samples": one.samples,
                "proposals": proposals(one.proposals),
            }
            for one in questions.columns
        ],
    }


def _say_questions(questions: Questions, out: Out) -> None:
    for missing in questions.missing:
        text = translate_noop(
            "CommandLine", "Which column holds {field}? Say it with --map LETTER={name}."
        ).format(field=missing.label, name=missing.field)
        out.say(_with_proposals(text, missing.proposals))
    if questions.year is not None:
        text = translate_noop(
            "CommandLine", "{count} days have no year: say it with --year."
        ).format(count=questions.year.count)
        out.say(_with_proposals(text, questions.year.proposals))
    if questions.datum is not None:
        out.say(
            translate_noop(
                "CommandLine",
                "Nothing tells the datum of {count} positions, {datum} was taken; in GCJ-02 they "
                "would lie {metres} m off. Say it with --datum.",
            ).format(
                count=questions.datum.count,
                datum="WGS 84",
                metres=f"{questions.datum.shift_m:.0f}",
            )
        )
    for column in questions.columns:
        text = translate_noop(
            "CommandLine", "Column {letter} {header} goes to the notes: --map {letter}=FIELD."
        ).format(letter=column.column.letter, header=column.column.header)
        out.say(_with_proposals(text, column.proposals))


def _with_proposals(text: Text, proposals: tuple[Proposal, ...]) -> Text:
    if not proposals:
        return text
    return _PROPOSED.format(what=text, proposals=", ".join(one.value for one in proposals[:3]))


def _say_account(
    options: argparse.Namespace,
    out: Out,
    plan: ImportPlan,
    counts: dict[str, Any],
    entries: dict[str, int] | None,
    written: int,
    rejects: str | None,
) -> None:
    out.say(
        translate_noop(
            "CommandLine",
            "{rows} rows = {new} new + {duplicate} known already + {doubtful} doubtful "
            "+ {refused} refused; {skipped} lines are no data.",
        ).format(**counts)
    )
    if entries is not None:
        out.say(
            translate_noop(
                "CommandLine",
                "{rows} timeline entries = {new} new + {duplicate} known already "
                "+ {doubtful} doubtful + {refused} refused; {skipped} lines are no data.",
            ).format(**entries)
        )
    if options.dry_run:
        out.say(translate_noop("CommandLine", "Nothing was written."))
    elif entries is not None:
        out.say(
            translate_noop(
                "CommandLine", "{count} cases and {entries} timeline entries were written."
            ).format(count=written, entries=entries["written"])
        )
    else:
        out.say(
            translate_noop("CommandLine", "{count} records were written.").format(count=written)
        )
    doubtful = sum(part.counts.doubtful for part in plan.parts)
    if doubtful and not options.accept_doubtful:
        out.say(
            translate_noop(
                "CommandLine", "The doubtful rows were left out; --accept-doubtful takes them too."
            )
        )
    if rejects:
        out.say(
            translate_noop("CommandLine", "The refused rows are in {path}.").format(path=rejects)
        )


def _entry_counts(plan: ImportPlan) -> dict[str, int] | None:
    """The account of the timeline entries that come with rescue cases; None of other types."""
    counts = getattr(plan, "entry_counts", None)
    return None if counts is None else {**dataclasses.asdict(counts), "written": 0}


def _say_problems(plan: ImportPlan, out: Out, *, name_sheet: bool) -> None:
    if name_sheet and plan.problems:
        out.say(
            translate_noop("CommandLine", "Sheet “{sheet}”:").format(sheet=plan.layout.sheet.name)
        )
    for found in plan.all_problems():
        where = (
            translate_noop("CommandLine", "Row {row} {column} {header}: {words}")
            if found.column
            else translate_noop("CommandLine", "Row {row}: {words}")
        )
        out.say(
            where.format(row=found.row, column=found.column, header=found.header, words=found.text)
        )
