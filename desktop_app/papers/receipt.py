"""The receipt (接收凭证) for an animal: one copy for who brought it, one for the office."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from db.errors import UserError
from db.rescue.timeline import Case, Entry, load_case
from db.showing import Words
from db.text import Translate, translate_noop
from desktop_app.papers.blocks import Halves, Letterhead, Paragraph, Signatures, Title
from desktop_app.papers.flow import Block
from desktop_app.papers.paper import Cancel, Margins, Paper, Progress, write_pdf
from desktop_app.papers.table import Form
from desktop_app.papers.typeset import BODY, SMALL, Align
from desktop_app.papers.wording import Wording

if TYPE_CHECKING:
    from db.store import Store

NO_CASE = translate_noop("Papers", "This rescue case is not in the records file any more.")
NO_INTAKE = translate_noop(
    "Papers",
    "Case {number} has neither an intake nor a transport leg yet: record one of them, then print "
    "the receipt.",
)


def write_receipt(
    store: Store,
    case_id: int,
    path: str | os.PathLike[str],
    *,
    translate: Translate,
    language: str,
    office: str,
    entry_uuid: str | None = None,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> int:
    """Write the receipt of a case as a PDF of one A4 page with two copies; the number of pages.

    It is about the first intake, or where there is none the first transport leg; or about the
    entry with `entry_uuid`. Raises UserError when there is none or the place refuses, Cancelled.
    """
    case = load_case(store, case_id)
    if case is None:
        raise UserError(NO_CASE)
    words = Words(translate, store.reference(), language)
    paper = receipt(case, words=words, office=office, entry_uuid=entry_uuid)
    return write_pdf(paper, path, translate=translate, progress=progress, cancelled=cancelled)


def receipt(case: Case, *, words: Words, office: str, entry_uuid: str | None = None) -> Paper:
    """The receipt as a paper."""
    say = Wording(words)
    entry = _received(case, entry_uuid)
    number = str(entry.values.get("receipt_number") or "")
    title = say(translate_noop("Papers", "Receipt for a wild animal taken into care"))
    finder = translate_noop("Papers", "Copy for the person who handed the animal over")
    centre = translate_noop("Papers", "Copy for the office")
    halves = Halves(
        _copy(case, entry, say, office, title, say(finder)),
        _copy(case, entry, say, office, title, say(centre)),
        say(translate_noop("Papers", "cut here")),
    )
    return Paper(
        f"{title} {number}".strip(),
        [halves],
        office=office,
        head=False,
        margins=Margins(left=25, top=13, right=16, bottom=15),
    )


def _received(case: Case, uuid: str | None) -> Entry:
    entries = [*case.of_kind("intake"), *case.of_kind("transport")]
    if uuid is not None:
        entries = [entry for entry in entries if entry.uuid == uuid]
    if not entries:
        number = case.record.values.get("case_number") or ""
        raise UserError(NO_INTAKE.format(number=number))
    return entries[0]


def _copy(
    case: Case, entry: Entry, say: Wording, office: str, title: str, whose: str
) -> list[Block]:
    record, values = case.record.values, entry.values
    rescue = case.record.type
    name, latin, protection = say.species(record.get("species_id"))
    person, contact, address = _person(record, values, say)
    number = str(values.get("receipt_number") or "")
    condition = values.get("condition") or record.get("condition")
    lines = [
        [
            (say(translate_noop("Papers", "Species")), f"{name}\n{latin}".strip()),
            (say(translate_noop("Papers", "Protection class")), protection),
        ],
        [
            (
                say(translate_noop("Papers", "Number")),
                say.value(rescue, "individual_count", record),
            ),
            (
                say(translate_noop("Papers", "Sex, age")),
                say.comma.join(
                    shown
                    for shown in (say.value(rescue, f, record) for f in ("sex", "age_class"))
                    if shown
                ),
            ),
        ],
        [
            (say(translate_noop("Papers", "Day and hour received")), _moment(entry, say)),
            (
                say(translate_noop("Papers", "Condition on receipt")),
                say.value(rescue, "condition", {"condition": condition}),
            ),
        ],
        [
            (
                say(translate_noop("Papers", "Weight")),
                say.value(entry.type, "weight", values) if "weight" in values else "",
            ),
            (say(translate_noop("Papers", "Microchip, band")), _marks(record)),
        ],
        [
            (say(translate_noop("Papers", "Found on")), say.moment(record)),
            (
                say(translate_noop("Papers", "Cause")),
                say.comma.join(
                    shown
                    for shown in (
                        say.value(rescue, f, record) for f in ("cause", "cause_certainty")
                    )
                    if shown
                ),
            ),
        ],
        [(say(translate_noop("Papers", "Found at")), say.place(record))],
        [
            (say(translate_noop("Papers", "Handed over by")), person),
            (say(translate_noop("Papers", "Contact")), contact),
        ],
        [(say(translate_noop("Papers", "Address")), address)],
        [(say(translate_noop("Papers", "Received by")), _receiver(entry, office))],
        [
            (say(translate_noop("Papers", "Case number")), str(record.get("case_number") or "")),
            (say(translate_noop("Papers", "Remarks")), ""),
        ],
    ]
    numbered = translate_noop("Papers", "No. {number}").format(number=number or "____________")
    confirmed = translate_noop(
        "Papers", "The animal described above was received from the person named above."
    )
    return [
        Letterhead(office),
        Title(title),
        Paragraph(
            f"{whose}    {say(numbered)}", SMALL._replace(align=Align.RIGHT, role="label"), gap=0
        ),
        Form(lines, size=9.5, padding=0.75, least=7.2, label_width=27),
        Paragraph(say(confirmed), BODY._replace(size=9), gap=2),
        Signatures(
            [
                (say(translate_noop("Papers", "Handed over (signature)")), ""),
                (say(translate_noop("Papers", "Received (signature)")), ""),
                (say(translate_noop("Papers", "Date")), ""),
            ],
            say(translate_noop("Papers", "(stamp of the office)")),
            gap=4,
        ),
    ]


def _moment(entry: Entry, say: Wording) -> str:
    values = entry.values
    if entry.type.name == "transport" and values.get("arrived_date"):
        # An animal is received where the leg ends.
        return say.moment(
            {"event_date": values["arrived_date"], "event_time": values.get("arrived_time")}
        )
    return say.moment(values)


def _person(
    record: Mapping[str, Any], values: Mapping[str, Any], say: Wording
) -> tuple[str, str, str]:
    """Name, contact and address of who handed the animal over: of the finder when unnamed."""
    name = str(values.get("handed_over_by") or "")
    contact = str(values.get("handed_over_contact") or "")
    address = str(values.get("handed_over_address") or "")
    finder = str(record.get("finder_name") or "")
    if not name or name == finder:
        name = finder
        contact = contact or str(record.get("finder_contact") or "")
        address = address or say.place(record, "finder_place_code", "")
    return name, contact, address


def _receiver(entry: Entry, office: str) -> str:
    values = entry.values
    place = values.get("facility") or (office if entry.type.name == "intake" else "")
    who = values.get("performed_by") if entry.type.name == "intake" else values.get("received_by")
    return " ".join(str(part) for part in (place, who) if part)


def _marks(record: Mapping[str, Any]) -> str:
    return " / ".join(str(record[name]) for name in ("microchip", "band") if record.get(name))
