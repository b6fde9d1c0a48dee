"""The jobs of the command line: each does its work through `db` and says what came of it."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import UserError
from db.text import Text, Translate, translate_noop
from desktop_app import i18n

if TYPE_CHECKING:
    from db.places.locate import Position
    from db.query import Filter
    from db.record_types import RecordType
    from db.reference import Reference
    from db.store import Store

DONE, REFUSED = 0, 1


class Out:
    """Where a job says what it did: sentences for people, or one JSON object."""

    def __init__(self, translate: Translate, as_json: bool) -> None:
        self.translate = translate
        self.as_json = as_json

    def say(self, text: Text) -> None:
        if not self.as_json:
            print(self.translate(text), flush=True)

    def result(self, values: dict[str, Any]) -> None:
        if self.as_json:
            print(json.dumps(values, ensure_ascii=False, default=str))

    def progress(self, done: int, total: int) -> None:
        """A line that is written over, only where somebody is looking at it."""
        if not self.as_json and sys.stderr.isatty():
            end = "\n" if done >= total else ""
            print(f"\r{done:,} / {total:,}", end=end, file=sys.stderr, flush=True)


def new(options: argparse.Namespace, out: Out) -> int:
    from db.records_file import create_records_file

    path = Path(options.records)
    with create_records_file(path, author=author_of(options)) as store:
        reference = store.reference()
    out.say(
        translate_noop(
            "CommandLine", "Made {path} with {species} species and {places} places."
        ).format(path=path, species=len(reference.species), places=len(reference.places))
    )
    out.result(
        {"records": str(path), "species": len(reference.species), "places": len(reference.places)}
    )
    return DONE


def report(options: argparse.Namespace, out: Out) -> int:
    if options.check_form is not None:
        from desktop_app.report_jobs import check_form

        with open_for(options) as store:
            return check_form(store, options.check_form, out)
    if options.file is None:
        raise UserError(
            translate_noop("CommandLine", "There is no file to write to: name one, e.g. out.xlsx.")
        )
    since, until = _day(options.since), _day(options.until)
    if since is not None and until is not None and since > until:
        raise UserError(
            translate_noop(
                "CommandLine", "The period ends on {until}, before it begins on {since}."
            ).format(since=since, until=until)
        )
    target = Path(options.file)
    with open_for(options) as store:
        office = options.office or (store.path.stem if store.path is not None else "")
        if options.form is not None:
            from desktop_app.report_jobs import form_report

            result = form_report(
                store, target, since, until, office, author_of(options), options, out
            )
        elif target.suffix.lower() == ".pdf":
            result = _report_on_paper(store, target, since, until, office, options, out)
        elif target.suffix.lower() == ".xlsx":
            result = _report_as_workbook(store, target, since, until, office, options, out)
        else:
            raise UserError(
                translate_noop(
                    "CommandLine", "{file} is neither .xlsx nor .pdf: give it one of these endings."
                ).format(file=target.name)
            )
    out.say(translate_noop("CommandLine", "The report is in {path}.").format(path=target))
    out.result(
        {"type": options.type, "file": str(target), "since": since, "until": until, **result}
    )
    return DONE


def _report_as_workbook(
    store: Store,
    target: Path,
    since: dt.date | None,
    until: dt.date | None,
    office: str,
    options: argparse.Namespace,
    out: Out,
) -> dict[str, Any]:
    if options.kind in ("sightings", "all"):
        from desktop_app.report_jobs import whole_report

        return whole_report(store, target, since, until, office, author_of(options), options, out)
    if options.type == "ledger":
        from db.rescue.ledger_sheet import write_ledger_workbook

        rows = write_ledger_workbook(
            store, target, since, until, translate=out.translate, language=options.language,
            progress=out.progress,
        ).rows  # fmt: skip
        _say_cases(rows, out)
        return {"cases": rows}
    from db.rescue.definitions import DEFINITIONS, value_of
    from db.rescue.report import NOBODY, write_report

    made = write_report(
        store, target, since, until, translate=out.translate, language=options.language,
        office=office, made_by=author_of(options), progress=out.progress,
    )  # fmt: skip
    total = made.figures.total
    if total.received:
        out.say(
            translate_noop(
                "CommandLine",
                "{received} animals were received, {released} of them released ({rate} %).",
            ).format(
                received=total.received,
                released=total.released,
                rate=f"{100 * total.released / total.received:.1f}",
            )
        )
    else:
        out.say(NOBODY)
    codes = [definition.code for definition in DEFINITIONS]
    before = made.before
    return {
        "cases": made.cases,
        "figures": {code: value_of(made.figures, code) for code in codes},
        "before": None if before is None else {code: value_of(before, code) for code in codes},
    }


def _report_on_paper(
    store: Store,
    target: Path,
    since: dt.date | None,
    until: dt.date | None,
    office: str,
    options: argparse.Namespace,
    out: Out,
) -> dict[str, Any]:
    """The ledger as a PDF: on paper a report of rescues is their ledger."""
    from desktop_app.papers.ledger_paper import write_ledger
    from desktop_app.papers.paper import ensure_application

    application = ensure_application()
    pages = write_ledger(
        store, since, until, target, translate=out.translate, language=options.language,
        office=office, progress=out.progress,
    )  # fmt: skip
    del application  # the fonts needed it until here
    return {"pages": pages}


def _say_cases(count: int, out: Out) -> None:
    out.say(
        translate_noop("CommandLine", "1 case is in the ledger.")
        if count == 1
        else translate_noop("CommandLine", "{count} cases are in the ledger.").format(count=count)
    )


def check(options: argparse.Namespace, out: Out) -> int:
    from db.safekeeping.check import check_records

    with open_for(options) as store:
        report = check_records(store, progress=out.progress)
    for finding in report.findings:
        out.say(
            translate_noop("CommandLine", "{type} {id}: {words}").format(
                type=finding.record_type or "", id=finding.record_id or "", words=finding.text
            )
        )
    total = sum(report.records.values())
    if report.sound:
        out.say(
            translate_noop("CommandLine", "{count} records were looked at; all is well.").format(
                count=total
            )
        )
    else:
        out.say(
            translate_noop(
                "CommandLine", "{count} records were looked at; {findings} things are wrong."
            ).format(count=total, findings=len(report.findings))
        )
    out.result(
        {
            "sound": report.sound,
            "records": report.records,
            "findings": [
                {
                    "type": f.record_type,
                    "id": f.record_id,
                    "field": f.field,
                    "message": out.translate(f.text),
                }
                for f in report.findings
            ],
        }
    )
    return DONE if report.sound else REFUSED


def locate(options: argparse.Namespace, out: Out) -> int:
    """Needs no records file."""
    from db.places.locate import PositionError
    from db.places.locate import locate as find

    near = find(options.near) if options.near else None
    found = find(
        " ".join(options.text),
        options.datum,
        near=(near.latitude, near.longitude) if near is not None else None,
    )
    if found is None:
        raise PositionError(
            translate_noop("CommandLine", "There is no text: give the position as received.")
        )
    for number, one in enumerate(found.readings()):
        if number == 1:
            out.say(translate_noop("CommandLine", "It could also be:"))
        out.say(_reading(one))
    alternatives = [one.as_json(out.translate) for one in found.alternatives]
    out.result(found.as_json(out.translate) | {"alternatives": alternatives})
    return DONE


def _reading(one: Position) -> Text:
    from db.places.datum import SHORT_NAMES
    from db.places.locate import FORMATS

    shown: dict[str, object] = {
        "latitude": f"{one.latitude:.6f}",
        "longitude": f"{one.longitude:.6f}",
        "format": FORMATS[one.format],
        "datum": SHORT_NAMES[one.datum],
        "metres": round(one.moved_m),
    }
    if one.reason is not None:
        said = translate_noop(
            "CommandLine",
            "{latitude}, {longitude} ({format}, {datum}, moved {metres} m), {reason}",
        )
        return said.format(**shown, reason=one.reason)
    return translate_noop(
        "CommandLine", "{latitude}, {longitude} ({format}, {datum}, moved {metres} m)"
    ).format(**shown)


def demo(options: argparse.Namespace, out: Out) -> int:
    from desktop_app.demo import play

    result = play(Path(options.folder), say=out.say, language=options.language)
    out.result(result)
    return DONE


def self_test(_options: argparse.Namespace, out: Out) -> int:
    from desktop_app.self_test import run

    parts = run()
    for part in parts:
        if part.passed:
            out.say(
                translate_noop("CommandLine", "{part}: works. {words}").format(
                    part=part.name, words=part.detail
                )
            )
        else:
            out.say(
                translate_noop("CommandLine", "{part}: FAILED. {words}").format(
                    part=part.name, words=part.detail
                )
            )
    passed = all(part.passed for part in parts)
    out.result(
        {
            "passed": passed,
            "parts": {part.key: {"passed": part.passed, "detail": part.detail} for part in parts},
        }
    )
    return DONE if passed else REFUSED


# --- what several jobs need -----------------------------------------------------------------------


def open_for(options: argparse.Namespace) -> Store:
    """The records file a command names."""
    from db.records_file import open_records

    return open_records(options.records)


def author_of(options: argparse.Namespace) -> str:
    """Who works: as told, as known from the window, or the name of the login."""
    if options.author:
        return str(options.author)
    from desktop_app.settings import Settings

    known = Settings().user
    if known:
        return known
    import getpass

    return getpass.getuser()


def both_languages() -> list[Translate]:
    return [i18n.translate_for(code) for code, _name in i18n.languages()]


def wanted(options: argparse.Namespace, type: RecordType, reference: Reference) -> Filter:
    from db.query import Filter

    return Filter(
        since=_day(options.since),
        until=_day(options.until),
        species=tuple(_species(name, reference) for name in options.species),
        places=tuple(code for name in options.place for code in _places(name, reference)),
        statuses=tuple(_status(word, type) for word in options.status),
        text=options.text,
    )


def _day(text: str | None) -> dt.date | None:
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UserError(
            translate_noop("CommandLine", "“{text}” is no date: write it as 2025-03-05.").format(
                text=text
            )
        ) from None


def _species(name: str, reference: Reference) -> int:
    found = reference.find_species(name)
    if found is None:
        raise UserError(
            translate_noop(
                "CommandLine", "No species is called “{name}”: give a name of the species list."
            ).format(name=name)
        )
    return found.id


def _places(name: str, reference: Reference) -> list[str]:
    """All places of that name: a county and a village may share one."""
    if reference.place_by_code(name) is not None:
        return [name]
    codes = [entry.code for entry in reference.find_places(name)]
    if not codes:
        raise UserError(
            translate_noop(
                "CommandLine",
                "No place is called “{name}”: give a name or code of the list of places.",
            ).format(name=name)
        )
    return codes


def _status(word: str, type: RecordType) -> str:
    spec = type.by_name.get("status")
    terms = spec.vocabulary.terms if spec is not None and spec.vocabulary is not None else ()
    for term in terms:
        words = {translate(term.label) for translate in both_languages()}
        if word == term.code or word in words or word in term.aliases:
            return term.code
    raise UserError(
        translate_noop("CommandLine", "There is no status “{word}”: use one of {known}.").format(
            word=word, known=", ".join(term.code for term in terms)
        )
    )
