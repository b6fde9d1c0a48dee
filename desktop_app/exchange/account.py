"""What is said when an import was applied or taken back: figures that add up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.exchange.done_face import MOST_LINKS, Account
from forms.title import name_of

if TYPE_CHECKING:
    from db.changes import Changes
    from db.exchange.plan import ImportPlan
    from db.writing import Record
    from forms.host import FormHost


def applied_account(plan: ImportPlan, changes: Changes) -> Account:
    """Rows below the column names = imported + doubtful ones not taken + there + refused + …"""
    created = len(changes.created)
    counts = [part.counts for part in plan.parts]
    entries = sum(len(each.created) for each in changes.related)
    cases = getattr(plan, "entry_counts", None) is not None
    if cases:
        title = QCoreApplication.translate(
            "ImportDone", "{cases} cases and {entries} timeline entries were imported."
        )
        title = title.format(cases=f"{created:,}", entries=f"{entries:,}")
    elif created == 1:
        title = QCoreApplication.translate("ImportDone", "1 record was imported.")
    else:
        title = QCoreApplication.translate("ImportDone", "{count} records were imported.").format(
            count=f"{created:,}"
        )
    there = sum(one.duplicate for one in counts)
    doubtful = sum(one.doubtful for one in counts)
    new = sum(one.new for one in counts)
    refused = sum(one.refused for one in counts)
    left_out = sum(one.left_out for one in counts)
    skipped = sum(one.skipped for one in counts)
    rows = new + there + doubtful + refused + left_out + skipped
    taken = created if not cases else new
    waiting = new + there + doubtful - taken if not cases else there + doubtful
    # Of the doubtful and the doubles those that were confirmed are among the imported ones.
    still = max(0, min(doubtful, waiting - there)) if waiting > there else 0
    doubles = waiting - still
    lines = [
        (taken, QCoreApplication.translate("ImportDone", "rows imported"), "good"),
        (still, QCoreApplication.translate("ImportDone", "doubtful rows not taken"), "doubt"),
        (doubles, QCoreApplication.translate("ImportDone", "rows that are there already"), ""),
        (refused, QCoreApplication.translate("ImportDone", "rows refused"), "error"),
        (left_out, QCoreApplication.translate("ImportDone", "rows left out by you"), ""),
        (
            skipped,
            QCoreApplication.translate("ImportDone", "lines that are no records (totals, notes)"),
            "",
        ),
    ]
    total = (rows, QCoreApplication.translate("ImportDone", "rows in the sheet"))
    return Account(title, plan.source_name, total, [line for line in lines if line[0]])


def undone_account(
    changes: Changes, source: str, kept: Sequence[Record], host: FormHost
) -> Account:
    """What was taken back, and the records that were changed since and therefore stay."""
    voided = sum(len(each.voided) for each in changes.each())
    stays = sum(len(each.kept) for each in changes.each())
    title = QCoreApplication.translate("ImportDone", "{count} records were taken back.").format(
        count=f"{voided:,}"
    )
    lines = [
        (
            voided,
            QCoreApplication.translate("ImportDone", "records taken back; they are in the trash"),
            "",
        ),
        (
            stays,
            QCoreApplication.translate("ImportDone", "records changed since: they stay"),
            "doubt",
        ),
    ]
    links = [(one.id, name_of(one.type, one.values, host)) for one in kept[:MOST_LINKS]]
    links_title = QCoreApplication.translate(
        "ImportDone", "Changed since the import, and therefore kept"
    )
    return Account(
        title,
        source,
        None,
        [line for line in lines if line[0]],
        links_title,
        links,
    )
