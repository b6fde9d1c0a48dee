"""What a weight curve says: figures, changes, milestones, treatments."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from db.record_types import record_type
from db.reference import Reference
from db.showing import Words, clock_text
from db.text import translate_noop
from desktop_app import i18n
from desktop_app.rescue.weight_course import ABOUT, ABOVE, BELOW
from desktop_app.rescue.words import Wording

if TYPE_CHECKING:
    from db.rescue.timeline import Entry
    from desktop_app.rescue.weight_course import Change, Course, Mark, Span, Weighing

_SINCE_INTAKE = translate_noop("WeightChart", "{change} since intake")
_SINCE_DATE = translate_noop("WeightChart", "{change} since {date}")
_SINCE_LAST = translate_noop("WeightChart", "{change} since the last")
_GOING_ON = translate_noop("WeightChart", "from {since}, still going on")
_FROM_TO = translate_noop("WeightChart", "{since} to {until}")
_NEXT_DUE = translate_noop("WeightChart", "Next due {date}")
_WEIGHINGS = translate_noop("WeightChart", "{count} weighings")
_MILESTONES = translate_noop("WeightChart", "{count} milestones")
_TREATMENTS = translate_noop("WeightChart", "{count} treatments")
_DAY = translate_noop("WeightChart", "day {number}")

_SIGNS = {BELOW: "< ", ABOVE: "> ", ABOUT: "≈ "}


class WeightWords:
    """Says a course in the language the window speaks at this moment."""

    def __init__(self) -> None:
        self._wording = Wording(Words(i18n.show, Reference(), i18n.language()))
        unit = record_type("intake").field("weight").unit
        self.unit = i18n.show(unit) if unit is not None else "kg"
        self.treatments = i18n.show(record_type("treatment").label_plural)
        self.vaccinations = i18n.show(record_type("vaccination").label_plural)

    # --- figures ----------------------------------------------------------------------------------

    def weight(self, weighing: Weighing, decimals: int) -> str:
        """≈ 9.4 kg."""
        sign = _SIGNS.get(weighing.qualifier, "")
        return f"{sign}{weighing.kg:.{decimals}f} {self.unit}"

    def change(self, change: Change, decimals: int) -> str:
        """> +10.0 kg (+100 %)."""
        sign = _SIGNS.get(change.qualifier, "")
        percent = f"{change.percent:+.0f}".replace("-", "−")
        percent = "0" if percent in ("+0", "−0") else percent
        return f"{sign}{_signed(change.kg, decimals)} {self.unit} ({percent} %)"

    def headline(self, course: Course) -> tuple[str, str, str]:
        """The latest weight; when it was; the change since the intake, "" with one weighing."""
        if not course.weighings:
            return "", "", ""
        latest = course.weighings[-1]
        change = ""
        if course.since_intake is not None:
            first = next((one for one in course.weighings if one.entry.type.name == "intake"), None)
            said = self.change(course.since_intake, course.decimals)
            if first is not None:
                change = i18n.show(_SINCE_INTAKE).format(change=said)
            else:
                change = i18n.show(_SINCE_DATE).format(
                    change=said, date=self.date(course.weighings[0].entry)
                )
        return self.weight(latest, course.decimals), self.when(latest.entry), change

    # --- dates ------------------------------------------------------------------------------------

    def date(self, entry: Entry) -> str:
        """2025-03-05, about 2025-04-15, 2025-04."""
        precision = entry.values.get("date_precision")
        return self._wording.day_text(entry.date, precision)

    def when(self, entry: Entry) -> str:
        """2025-03-06 02:00 · day 1."""
        day = self.date(entry)
        if entry.time is not None:
            day = f"{day} {clock_text(entry.time)}"
        if entry.day is None:
            return day
        return f"{day} · {i18n.show(_DAY).format(number=entry.day)}"

    # --- what a tip says --------------------------------------------------------------------------

    def weighing(self, weighing: Weighing, course: Course) -> list[str]:
        """Weight, date and day, change since the last."""
        lines = [self.weight(weighing, course.decimals), self.when(weighing.entry)]
        if weighing.change is not None:
            lines.append(
                i18n.show(_SINCE_LAST).format(change=self.change(weighing.change, course.decimals))
            )
        lines.append(i18n.show(weighing.entry.type.label))
        return lines

    def milestones(self, mark: Mark, *, short: bool = False) -> str:
        """What the animal did that day; `short`: for the curve, without what was added in words."""
        return " · ".join(dict.fromkeys(self._did(entry, short=short) for entry in mark.entries))

    def _did(self, entry: Entry, *, short: bool) -> str:
        words = entry.values.get("description") or ""
        if entry.values.get("milestone") == "other" and words:
            return " ".join(words.split())
        said = self._wording.value(entry.type, "milestone", entry.values)
        return said if short or not words else f"{said} ({' '.join(words.split())})"

    def milestone(self, mark: Mark) -> list[str]:
        return [*(self._did(one, short=False) for one in mark.entries), self.when(mark.entries[0])]

    def treatment(self, span: Span) -> list[str]:
        """Its name, how it is given, from when until when."""
        values, type = span.entry.values, span.entry.type
        how = [self._wording.value(type, name, values) for name in ("dose", "route", "frequency")]
        until: dt.date | None = values.get("until_date")
        start = self.date(span.entry)
        if until is None:
            dates = i18n.show(_GOING_ON).format(since=start)
        elif until == span.entry.date:
            dates = self.when(span.entry)
        else:
            dates = i18n.show(_FROM_TO).format(since=start, until=until.isoformat())
        lines = [
            self._wording.value(type, "treatment", values),
            " · ".join(part for part in how if part),
            dates,
            self._wording.value(type, "purpose", values),
        ]
        return [line for line in lines if line]

    def vaccination(self, mark: Mark) -> list[str]:
        """The vaccine, when, and when the next is due."""
        entry = mark.entries[0]
        lines = [self._wording.value(entry.type, "vaccine", entry.values), self.when(entry)]
        due: dt.date | None = entry.values.get("next_due")
        if due is not None:
            lines.append(i18n.show(_NEXT_DUE).format(date=due.isoformat()))
        elif entry.values.get("series_complete") == "yes":
            lines.append(i18n.show(entry.type.field("series_complete").label))
        return lines

    def spoken(self, course: Course) -> str:
        """The whole curve in a sentence, for screen readers."""
        number, when, change = self.headline(course)
        counts = [
            (len(course.weighings), i18n.show(_WEIGHINGS)),
            (len(course.milestones), i18n.show(_MILESTONES)),
            (len(course.treatments), i18n.show(_TREATMENTS)),
        ]
        parts = [number, when, change, *(text.format(count=n) for n, text in counts if n)]
        return ", ".join(part for part in parts if part)


def _signed(kg: float, decimals: int) -> str:
    text = f"{kg:+.{decimals}f}".replace("-", "−")
    return text[1:] if float(f"{kg:.{decimals}f}") == 0 else text
