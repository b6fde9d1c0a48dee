"""What a placeholder means with the species, places and terms of a records file.

    grammar = Grammar(reference, translators)
    grammar.value(parse("目击.只数 物种=雪豹"))   # Value("sightings", "animals", …)

Raises PlaceholderError with what to write instead, never guesses.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from db.fields import FieldSpec
from db.names import fold
from db.record_types import record_type
from db.report_forms import language
from db.report_forms.language import BY_CODE, SUBJECTS, Subject, Word
from db.report_forms.placeholder import Placeholder, PlaceholderError
from db.report_forms.row_fields import row_fields, spec_words
from db.terms import code_of
from db.text import Text, Translate, english, translate_noop

if TYPE_CHECKING:
    from db.reference import PlaceEntry, Reference, SpeciesEntry

Entry = TypeVar("Entry", "SpeciesEntry", "PlaceEntry")
MOST_ROWS: Final = 40
_DATE_FORMAT: Final = re.compile(r"[^0#%]*(?:y|m|d)[^0#%]*", re.I)
_NUMBER_FORMAT: Final = re.compile(r"(#,##)?0(?:\.(0{1,6}))?(%)?")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which records of a subject are meant, beside those of the report.

    period: code of `language.PERIODS`. this: names of filters that take the repeated row's value.
    """

    species: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    protection: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    period: str = "this"
    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    this: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Value:
    """A figure of a subject. form: what comes of it."""

    subject: str
    figure: str
    narrowing: Narrowing
    format: str
    form: language.Form


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A field of the record that a repeated row shows."""

    code: str
    format: str


@dataclass(frozen=True, slots=True)
class Each:
    """A row, or `rows` of them, repeated for each record of a subject, at most `limit`."""

    subject: str
    narrowing: Narrowing
    rows: int = 1
    limit: int | None = None


@dataclass(frozen=True)
class Grammar:
    """Knows the words. words: translators of every language a placeholder may be written in."""

    reference: Reference
    words: Sequence[Translate] = field(default=(english,))

    # --- placeholders -----------------------------------------------------------------------------

    def value(self, written: Placeholder, row_of: str = "") -> Value | FieldValue:
        """A placeholder that is no mark of a row. row_of: subject of the row it stands in."""
        if row_of and len(written.names) == 1:
            found = self._field(BY_CODE[row_of], written.names[0])
            if found is not None:
                if written.filters:
                    raise PlaceholderError(
                        translate_noop(
                            "ReportForm",
                            "“{name}” is a field of the row and takes no filter: write it without.",
                        ).format(name=written.names[0])
                    )
                return FieldValue(found, self._format(written.format))
        subject = self._subject(written.names[0], row_of)
        if len(written.names) > 2:
            raise PlaceholderError(
                translate_noop(
                    "ReportForm", "“{name}” is one point too many: write {subject}.{figure}."
                ).format(
                    name=".".join(written.names),
                    subject=written.names[0],
                    figure=written.names[1],
                )
            )
        figure = self._figure(subject, written.names)
        narrowing = self._narrowing(subject, written.filters, row_of)
        return Value(
            subject.code, figure.code, narrowing, self._format(written.format), figure.form
        )

    def each(self, written: Placeholder) -> Each:
        """The mark of a repeated row."""
        subject = self._subject(written.names[0], "")
        if not subject.fields or len(written.names) > 1:
            raise PlaceholderError(
                translate_noop(
                    "ReportForm", "No row can be repeated for “{name}”: use one of {known}."
                ).format(
                    name=".".join(written.names),
                    known=_listed(s.word.words[0] for s in SUBJECTS if s.fields),
                )
            )
        options: dict[str, int] = {}
        filters = []
        for name, values in written.filters:
            option = _matching(language.EACH_OPTIONS, name)
            if option is None:
                filters.append((name, values))
            else:
                high = MOST_ROWS if option.code == "rows" else 1_000_000
                options[option.code] = _whole(name, values, 1, high)
        narrowing = self._narrowing(subject, tuple(filters), "")
        return Each(subject.code, narrowing, options.get("rows", 1), options.get("limit"))

    def field_words(self, subject: str) -> list[tuple[str, str, str]]:
        """Fields of a repeated row as (code, English word, Chinese word)."""
        return [
            (code, words[0], next((w for w in words if not w.isascii()), words[0]))
            for code, words in row_fields(subject, tuple(self.words)).items()
        ]

    # --- names ------------------------------------------------------------------------------------

    def _subject(self, name: str, row_of: str) -> Subject:
        word = _matching([subject.word for subject in SUBJECTS], name)
        if word is not None:
            return BY_CODE[word.code]
        if row_of:
            known = [
                w for words in row_fields(row_of, tuple(self.words)).values() for w in words[:2]
            ]
            raise _unknown(
                translate_noop("ReportForm", "“{word}” is no field of {subject}: {hint}"),
                name, [*known, *(w for s in SUBJECTS for w in s.word.words[:2])],
                subject=BY_CODE[row_of].word.words[0],
            )  # fmt: skip
        for subject in SUBJECTS:
            if subject.fields and self._field(subject, name) is not None:
                raise PlaceholderError(
                    translate_noop(
                        "ReportForm",
                        "“{word}” is a field of single records: mark its row with "
                        "{mark} to repeat the row for each.",
                    ).format(word=name, mark=_mark(subject, name))
                )
        raise _unknown(
            translate_noop("ReportForm", "“{word}” is not known: {hint}"),
            name, [w for s in SUBJECTS for w in s.word.words[:2]],
        )  # fmt: skip

    def _figure(self, subject: Subject, names: Sequence[str]) -> Word:
        if len(names) == 1:
            return subject.figure(subject.default)
        word = _matching(subject.figures, names[1])
        if word is None and subject.code == "rescues":
            from db.rescue.definitions import DEFINITIONS

            labels = {fold(say(one.label)): one.code for one in DEFINITIONS for say in self.words}
            code = labels.get(fold(names[1]))
            word = next((w for w in subject.figures if w.code == code), None)
        if word is None:
            raise _unknown(
                translate_noop("ReportForm", "“{word}” is no figure of {subject}: {hint}"),
                names[1], [w for figure in subject.figures for w in figure.words[:2]],
                subject=names[0],
            )  # fmt: skip
        return word

    def _field(self, subject: Subject, name: str) -> str | None:
        wanted = fold(name)
        for code, words in row_fields(subject.code, tuple(self.words)).items():
            if wanted in map(fold, words):
                return code
        return None

    # --- filters ----------------------------------------------------------------------------------

    def _narrowing(
        self,
        subject: Subject,
        filters: Sequence[tuple[str, tuple[str, ...]]],
        row_of: str,
    ) -> Narrowing:
        made: dict[str, object] = {}
        terms: list[tuple[str, tuple[str, ...]]] = []
        this: set[str] = set()
        for name, values in filters:
            if not subject.record_type:
                raise PlaceholderError(
                    translate_noop("ReportForm", "“{subject}” takes no filter.").format(
                        subject=subject.word.words[0]
                    )
                )
            word = _matching(language.FILTERS, name)
            if word is not None and len(values) == 1 and values[0] in language.THIS_ROW:
                if word.code == "period" and values[0] == "this":
                    made["period"] = "this"
                    continue
                this.add(self._this(word, name, row_of))
                continue
            if word is not None:
                made[word.code] = self._known(word, name, values)
                continue
            spec, codes = self._terms(subject, name, values)
            if spec.name == "status":
                made["statuses"] = codes
            else:
                terms.append((spec.name, codes))
        if "place" in made:
            made["places"] = made.pop("place")
        return Narrowing(terms=tuple(sorted(terms)), this=frozenset(this), **made)  # type: ignore[arg-type]

    def _this(self, word: Word, name: str, row_of: str) -> str:
        fitting = {"species": ("species", "sightings", "rescues"), "place": ("places", "sightings"),
                   "month": ("months",)}  # fmt: skip
        if row_of not in fitting.get(word.code, ()):
            raise PlaceholderError(
                translate_noop(
                    "ReportForm",
                    "“{name}=this” means the value of a repeated row, and this row has none.",
                ).format(name=name)
            )
        return word.code

    def _known(self, word: Word, name: str, values: tuple[str, ...]) -> object:
        if word.code == "species":
            return tuple(self._species(value) for value in values)
        if word.code == "place":
            return tuple(code for value in values for code in self._places(value))
        if word.code == "protection":
            return self._protection(values)
        if word.code == "period":
            period = _matching(language.PERIODS, values[0])
            if period is None or len(values) > 1:
                raise _unknown(
                    translate_noop("ReportForm", "“{word}” is no period: {hint}"),
                    values[-1], [w for p in language.PERIODS for w in p.words[:2]],
                )  # fmt: skip
            return period.code
        if word.code in ("since", "until"):
            return _date(name, values)
        low, high = {"year": (1800, 2200), "quarter": (1, 4), "month": (1, 12)}[word.code]
        return _whole(name, values, low, high)

    def _species(self, name: str) -> int:
        found = self.reference.find_all_species(name)
        if len(found) == 1:
            return found[0].id
        if found:
            raise PlaceholderError(
                translate_noop(
                    "ReportForm", "Several species are called “{name}”: write {names}."
                ).format(name=name, names=_listed(e.scientific_name for e in found))
            )
        entries = [*_homophones(name, self.reference.species), *self.reference.near_species(name)]
        near = [e.name_zh or e.scientific_name for e in entries][:4]
        raise _none_called(
            translate_noop("ReportForm", "No species is called “{name}”."), name, near
        )

    def _places(self, name: str) -> list[str]:
        if self.reference.place_by_code(name) is not None:
            return [name]
        found = self.reference.find_places(name)
        if len(found) > 1:
            ways = (" ".join(self.reference.place_path(e.code, "zh")) for e in found[:4])
            raise PlaceholderError(
                translate_noop(
                    "ReportForm",
                    "{count} places are called “{name}”: write the whole way, e.g. {names}.",
                ).format(
                    count=len(found), name=name, names=_listed(w.replace(" ", "") for w in ways)
                )
            )
        if not found:
            places = [*_homophones(name, self.reference.places), *self.reference.near_places(name)]
            near = ["".join(self.reference.place_path(e.code, "zh")) for e in places][:4]
            raise _none_called(
                translate_noop("ReportForm", "No place is called “{name}”."), name, near
            )
        return [found[0].code]

    def _protection(self, values: tuple[str, ...]) -> tuple[str, ...]:
        spec = record_type("species").field("protection")
        return tuple(self._code(spec, "protection", value) for value in values)

    def _terms(
        self, subject: Subject, name: str, values: tuple[str, ...]
    ) -> tuple[FieldSpec, tuple[str, ...]]:
        type = record_type(subject.record_type)
        known = {spec.name: spec for spec in type.fields if spec.vocabulary is not None}
        wanted = fold(name)
        for spec in known.values():
            if wanted in map(fold, spec_words(spec, tuple(self.words))):
                return spec, tuple(self._code(spec, name, value) for value in values)
        words = [w for word in language.FILTERS for w in word.words[:2]]
        words += [w for spec in known.values() for w in spec_words(spec, tuple(self.words))]
        raise _unknown(
            translate_noop("ReportForm", "“{word}” is no filter of {subject}: {hint}"),
            name, words, subject=subject.word.words[0],
        )  # fmt: skip

    def _code(self, spec: FieldSpec, name: str, value: str) -> str:
        assert spec.vocabulary is not None
        for translate in self.words:
            code = code_of(spec.vocabulary, fold(value), translate)
            if code is not None:
                return code
        words = [say(term.label) for term in spec.vocabulary.terms for say in self.words]
        raise _unknown(
            translate_noop("ReportForm", "“{word}” is no value of “{name}”: {hint}"),
            value, words, name=name,
        )  # fmt: skip

    def _format(self, written: str) -> str:
        if written and not _NUMBER_FORMAT.fullmatch(written) and (
            not _DATE_FORMAT.fullmatch(written)
        ):  # fmt: skip
            raise PlaceholderError(
                translate_noop(
                    "ReportForm",
                    "“{format}” is no format: write 0, 0.0, #,##0 or 0.0% for numbers, and yyyy, "
                    "mm, dd with any signs between them for days.",
                ).format(format=written)
            )
        return written


# --- looking words up -----------------------------------------------------------------------------


def _matching(words: Iterable[Word], name: str) -> Word | None:
    wanted = fold(name)
    return next((word for word in words if wanted in map(fold, word.words)), None)


def _mark(subject: Subject, like: str) -> str:
    """The mark of a row in the language of a word."""
    if like.isascii():
        return "{{each " + subject.word.words[0] + "}}"
    return "{{逐条 " + subject.word.words[1] + "}}"


def _whole(name: str, values: tuple[str, ...], low: int, high: int) -> int:
    text = values[0].rstrip("月年季度行条 ") if len(values) == 1 else ""
    if text.isdecimal() and low <= int(text) <= high:
        return int(text)
    raise PlaceholderError(
        translate_noop(
            "ReportForm", "“{name}” wants one whole number from {low} to {high}."
        ).format(name=name, low=low, high=high)
    )


def _date(name: str, values: tuple[str, ...]) -> dt.date:
    try:
        if len(values) == 1:
            return dt.date.fromisoformat(values[0])
    except ValueError:
        pass
    raise PlaceholderError(
        translate_noop("ReportForm", "“{name}” wants a day, written as 2025-03-05.").format(
            name=name
        )
    )


def _unknown(sentence: Text, word: str, known: Sequence[str], **values: object) -> PlaceholderError:
    """With the likest of the known words, else some of them."""
    from rapidfuzz import fuzz, process

    # Two of two letters differ by half when one of them is wrong.
    least = 60 if word.isascii() else 45
    close = process.extract(
        fold(word), list(dict.fromkeys(known)), scorer=fuzz.ratio, processor=fold, limit=3,
        score_cutoff=least,
    )  # fmt: skip
    if close:
        hint = translate_noop("ReportForm", "perhaps {words}?").format(
            words=_listed(found[0] for found in close)
        )
    else:
        hint = translate_noop("ReportForm", "use one of {words}.").format(words=_listed(known[:12]))
    return PlaceholderError(sentence.format(word=word, hint=hint, **values))


def _none_called(sentence: Text, name: str, near: Sequence[str]) -> PlaceholderError:
    text = sentence.format(name=name)
    if near:
        text = translate_noop("ReportForm", "{sentence} Perhaps {words}?").format(
            sentence=text, words=_listed(dict.fromkeys(near))
        )
    return PlaceholderError(text)


def _homophones(name: str, entries: Iterable[Entry]) -> list[Entry]:
    """Those that sound like a name: an input method offers 雪暴 for 雪豹."""
    from db.pinyin import search_keys

    sound = search_keys(name)
    if not sound or name.isascii():
        return []
    whole = sound.split()[-1]
    return [
        entry for entry in entries if entry.pinyin and entry.pinyin.split()[-1].startswith(whole)
    ][:3]


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
