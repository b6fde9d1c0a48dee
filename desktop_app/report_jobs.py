"""Reports without the window: what `snowtrack report` does beyond the rescue report."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.text import translate_noop

if TYPE_CHECKING:
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
