"""Reports without the window: what `snowtrack report` does beyond the rescue report."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.text import Translate, translate_noop
from desktop_app import i18n

if TYPE_CHECKING:
    from db.report_forms.package import Package
    from db.store import Store
    from desktop_app.commands import Out


def whole_report(
    store: Store,
    target: Path,
    since: dt.date | None,
    until: dt.date | None,
    office: str,
    made_by: str,
    options: argparse.Namespace,
    out: Out,
) -> dict[str, Any]:
    """The report of the office over a period; an open end is that of the records."""
    from db.reports.workbook import period_of, write_report
    from desktop_app.map.still import draw_report_map
    from desktop_app.papers.paper import ensure_application

    application = ensure_application()
    period = period_of(store, since, until)
    made = write_report(
        store, target, period, translate=out.translate, language=options.language,
        kind=options.kind, office=office, made_by=made_by,
        draw_map=draw_report_map(options.language), progress=out.progress,
    )  # fmt: skip
    del application  # the fonts needed it until here
    out.say(
        translate_noop("CommandLine", "{period}: {count} sightings are counted.").format(
            period=period.name(), count=made.records
        )
    )
    return {
        "since": period.since,
        "until": period.until,
        "records": made.records,
        "figures": {
            one.figure.code: {
                "now": one.now,
                "before": one.before,
                "year_before": one.year_before,
            }
            for one in made.figures
        },
    }


def form_report(
    store: Store,
    target: Path,
    since: dt.date | None,
    until: dt.date | None,
    office: str,
    made_by: str,
    options: argparse.Namespace,
    out: Out,
) -> dict[str, Any]:
    """A form filled for a period."""
    from db.report_forms.answers import Report
    from db.report_forms.fill import FormNotRight, fill_form
    from db.reports.workbook import period_of

    package = _package(store, options.form)
    period = period_of(store, since, until)
    try:
        made = fill_form(
            store, package, target, Report(period, office, made_by), translate=out.translate,
            language=options.language, words=_languages(), progress=out.progress,
        )  # fmt: skip
    except FormNotRight as error:
        for problem in error.plan.problems:
            out.say(problem.sentence())
        raise
    out.say(
        translate_noop("CommandLine", "{count} cells of the form were filled.").format(
            count=made.filled
        )
    )
    return {
        "since": period.since,
        "until": period.until,
        "form": package.name,
        "filled": made.filled,
        "rows": made.rows,
    }


def check_form(store: Store, name: str, out: Out) -> int:
    """Say which placeholders of a form cannot be understood; the exit status."""
    from db.report_forms.check import check_form as look_through
    from db.report_forms.meaning import Grammar

    package = _package(store, name)
    plan = look_through(package, Grammar(store.reference(), _languages()))
    for problem in plan.problems:
        out.say(problem.sentence())
    if not plan.problems:
        out.say(
            translate_noop(
                "CommandLine", "{form}: {count} placeholders, all of them can be filled."
            ).format(form=package.name, count=plan.count)
        )
    out.result(
        {
            "form": package.name,
            "placeholders": plan.count,
            "problems": [
                {
                    "sheet": one.sheet,
                    "cell": one.cell,
                    "written": one.written,
                    "message": out.translate(one.text),
                }
                for one in plan.problems
            ],
        }
    )
    return 1 if plan.problems else 0


def _package(store: Store, name: str) -> Package:
    """A form by its file, else one kept with the records file by its name."""
    from db.report_forms.kept import kept_forms
    from db.report_forms.package import open_package

    path = Path(name)
    if not path.exists():
        for form in kept_forms(store):
            if form.name == name:
                return form.package()
    return open_package(path)


def _languages() -> tuple[Translate, ...]:
    return tuple(i18n.translate_for(code) for code, _name in i18n.languages())
