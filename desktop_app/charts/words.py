"""What charts say: names of periods, counts, and the filter in one line."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, QLocale

from db.text import Text, translate_noop
from desktop_app import i18n

if TYPE_CHECKING:
    from db.query import Filter
    from db.record_types import RecordType
    from db.reference import Reference
    from db.summaries import Overview, Unit

BADGES = {
    "I": translate_noop("Badge", "Class I"),
    "II": translate_noop("Badge", "Class II"),
}
"""The short words for national protection, the same as in the table."""

_RECORDS_PER: dict[str, Text] = {
    "day": translate_noop("Charts", "Records by day"),
    "month": translate_noop("Charts", "Records by month"),
    "quarter": translate_noop("Charts", "Records by quarter"),
    "year": translate_noop("Charts", "Records by year"),
    "species": translate_noop("Charts", "Records by species"),
}
_ANIMALS_PER: dict[str, Text] = {
    "day": translate_noop("Charts", "Animals by day"),
    "month": translate_noop("Charts", "Animals by month"),
    "quarter": translate_noop("Charts", "Animals by quarter"),
    "year": translate_noop("Charts", "Animals by year"),
    "species": translate_noop("Charts", "Animals by species"),
}


def figure(number: int) -> str:
    return f"{number:,}"


def records(number: int) -> str:
    if number == 1:
        return QCoreApplication.translate("Charts", "1 record")
    return QCoreApplication.translate("Charts", "{count} records").format(count=figure(number))


def animals(number: int) -> str:
    if number == 1:
        return QCoreApplication.translate("Charts", "1 animal")
    return QCoreApplication.translate("Charts", "{count} animals").format(count=figure(number))


def no_species() -> str:
    return QCoreApplication.translate("Charts", "No species named")


def unknown_species() -> str:
    return QCoreApplication.translate("Charts", "Unknown species")


def heading(what: Unit | Literal["species"], *, animals: bool) -> str:
    """Over a chart: what is counted, by what."""
    return i18n.show((_ANIMALS_PER if animals else _RECORDS_PER)[what])


def year(number: int) -> str:
    return QCoreApplication.translate("Charts", "{year}").format(year=number)


def month(start: dt.date) -> str:
    """3月, Mar."""
    return QLocale().standaloneMonthName(start.month, QLocale.FormatType.ShortFormat)


def month_and_year(start: dt.date) -> str:
    return QCoreApplication.translate("Charts", "{month} {year}").format(
        month=month(start), year=start.year
    )


def period(unit: Unit, start: dt.date) -> str:
    """A bin's whole name: 2025-03-05, 2025年3月, 2025年第1季度, 2025年."""
    if unit == "day":
        return start.isoformat()
    if unit == "month":
        return month_and_year(start)
    if unit == "quarter":
        return QCoreApplication.translate("Charts", "Quarter {quarter} of {year}").format(
            quarter=(start.month + 2) // 3, year=start.year
        )
    return year(start.year)


def tick(unit: Unit, start: dt.date) -> str:
    """A bin's short name under its column."""
    if unit == "day":
        return str(start.day)
    if unit == "month":
        return month(start)
    if unit == "quarter":
        return QCoreApplication.translate("Charts", "Q{quarter}").format(
            quarter=(start.month + 2) // 3
        )
    return year(start.year)


def totals(overview: Overview) -> list[tuple[str, str]]:
    """The figures over the charts as (number, what)."""
    found = overview.totals
    return [
        (figure(found.records), QCoreApplication.translate("Charts", "records")),
        (figure(found.animals), QCoreApplication.translate("Charts", "animals")),
        (figure(found.species), QCoreApplication.translate("Charts", "species")),
    ]


def filter_words(filter: Filter, reference: Reference | None, record_type: RecordType) -> str:
    """The whole filter in one line, for people who see only the picture."""
    filter = filter.of(record_type)
    language = i18n.language()
    comma = QCoreApplication.translate("Charts", ", ")
    parts = [dates(filter.since, filter.until)]
    if reference is not None:
        if filter.species:
            parts.append(comma.join(reference.species_name(id, language) for id in filter.species))
        if filter.places:
            parts.append(comma.join(reference.place_name(code, language) for code in filter.places))
    for name, codes in (("status", filter.statuses), *filter.terms):
        spec = record_type.by_name.get(name)
        if not codes or spec is None:
            continue
        if spec.vocabulary is not None:
            terms = [term for term in spec.vocabulary.terms if term.code in codes]
            parts.append(comma.join(i18n.show(term.label) for term in terms))
        elif reference is not None:
            parts.append(comma.join(reference.place_name(code, language) for code in codes))
    if filter.text.strip():
        parts.append(
            QCoreApplication.translate("Charts", "“{text}”").format(text=filter.text.strip())
        )
    if filter.voided:
        parts.append(QCoreApplication.translate("Charts", "Voided records"))
    return " · ".join(parts)


def dates(since: dt.date | None, until: dt.date | None) -> str:
    """The days a filter means: a year, a month, from, until, or all."""
    if since is None and until is None:
        return QCoreApplication.translate("Charts", "All dates")
    if until is None:
        return QCoreApplication.translate("Charts", "from {since}").format(since=since)
    if since is None:
        return QCoreApplication.translate("Charts", "until {until}").format(until=until)
    following = until + dt.timedelta(days=1)
    if since.day == 1 and following.day == 1 and since.year == until.year:
        if since.month == until.month:
            return month_and_year(since)
        if (since.month, until.month) == (1, 12):
            return year(since.year)
    if since == until:
        return since.isoformat()
    whole = since.day == 1 and since.month == 1 and (until.month, until.day) == (12, 31)
    return QCoreApplication.translate("Charts", "{since} to {until}").format(
        since=year(since.year) if whole else since, until=year(until.year) if whole else until
    )
