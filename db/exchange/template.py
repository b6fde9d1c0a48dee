"""What an empty sheet for collecting asks for: its columns, lists, hints and checks.

    content = template_content(store, SIGHTING, words)
    write_template(content, "目击记录.xlsx", translate=…)      # db.exchange.template_book

The lists hold what the office uses: its species, the most frequent first; its villages, which are
those of the townships where its records lie; the names of people already in the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.conversion import Words, write
from db.exchange.output_columns import field_column
from db.fields import FieldSpec, Kind, Need
from db.models.base import RecordType
from db.text import Text, translate_noop

if TYPE_CHECKING:
    from db.store import Store

TYPES = ("sighting", "rescue", "individual", "place")
"""Record types that there are such sheets for."""

MOST_LISTED = 400
MOST_PEOPLE = 100
_TOWNSHIP_DIGITS = 9

_FIELDS = {
    "sighting": (
        "event_date", "event_time", "species_id", "individual_count", "young", "evidence",
        "identification_certainty", "place_code", "locality", "decimal_latitude",
        "decimal_longitude", "elevation", "position_source", "behaviour", "health", "threats",
        "observer", "notes",
    ),
    "rescue": (
        "event_date", "event_time", "reported_date", "report_channel", "species_id",
        "individual_count", "sex", "age_class", "place_code", "locality", "decimal_latitude",
        "decimal_longitude", "condition", "signs", "signs_notes", "cause", "cause_notes",
        "first_aid", "finder_name", "finder_contact", "finder_role", "report_taken_by", "notes",
    ),
    "individual": (
        "name", "species_id", "sex", "birth_year", "microchip", "band", "marks", "notes",
    ),
    "place": (
        "name_zh", "name_bo", "name_en", "level", "parent_code", "decimal_latitude",
        "decimal_longitude", "notes",
    ),
}  # fmt: skip
"""What is asked at first; a person may choose others."""

_PEOPLE = ("observer", "report_taken_by", "finder_name")
"""Fields in which the same people stand again and again."""

DATE_HINT = translate_noop("Template", "A day, e.g. 2025-03-05. Only the month is known: 2025-03.")
TIME_HINT = translate_noop("Template", "The time of day, e.g. 14:30.")
DEGREES_HINT = translate_noop("Template", "Decimal degrees in {datum}, e.g. {example}.")
LIST_HINT = translate_noop("Template", "Choose one of the list.")
SEVERAL_HINT = translate_noop("Template", "One of the list, or several with a comma between them.")
OPEN_HINT = translate_noop("Template", "Choose from the list, or type what is not in it.")
WHOLE_HINT = translate_noop("Template", "A whole number.")
BOUNDS_HINT = translate_noop("Template", "From {low} to {high}.")
REQUIRED_HINT = translate_noop("Template", "Must be filled in.")
_EXAMPLES = {Kind.LATITUDE: "33.96834", Kind.LONGITUDE: "93.60759"}


@dataclass(frozen=True)
class TemplateColumn:
    """One column to be filled. header: as exports have it, so that the import knows it.

    form: as of `OutputColumn`. choices: words of its list; strict: nothing else may be typed.
    several: one cell may hold more than one of them. hint: shown when the cell is entered.
    """

    key: str
    header: str
    form: str
    width: float
    spec: FieldSpec
    meaning: str
    hint: str
    required: bool
    choices: tuple[str, ...] = ()
    strict: bool = False
    several: bool = False


@dataclass(frozen=True)
class TemplateContent:
    """A whole template. names: rows of the list of species: name, Tibetan, scientific name."""

    record_type: RecordType
    columns: tuple[TemplateColumn, ...]
    names: tuple[tuple[str, str, str], ...]
    datum: str
    language: str


def template_fields(type: RecordType) -> list[FieldSpec]:
    """The fields of a type that a template can ask for, those it asks for at first before others.

    Not those the program fills itself, nor links to other records.
    """
    first = [name for name in _FIELDS[type.name] if name in type.by_name]
    others = [
        spec.name
        for spec in type.fields
        if spec.name not in first
        and not spec.generated
        and not spec.internal
        and spec.kind is not Kind.LINK
        and spec.name not in ("verbatim_coordinates", "verbatim_srs", "status", "code")
    ]
    return [type.field(name) for name in (*first, *others)]


def usual_fields(type: RecordType) -> tuple[str, ...]:
    """Names of the fields a template of this type asks for at first."""
    return tuple(name for name in _FIELDS[type.name] if name in type.by_name)


def template_content(
    store: Store,
    type: RecordType,
    words: Words,
    fields: Sequence[str] | None = None,
    datum: str = "wgs84",
) -> TemplateContent:
    """The columns of a template, filled with what this office uses. For a worker thread.

    fields: names, in order; the usual ones when None. What every record needs is asked in any case.
    """
    known = {spec.name: spec for spec in template_fields(type)}
    wanted = [name for name in fields or usual_fields(type) if name in known]
    needed = [
        name
        for name, spec in known.items()
        if spec.need is Need.REQUIRED and name not in wanted and spec.default is None
    ]
    lists = _Lists(store, type, words)
    columns = tuple(_column(known[name], words, lists, datum) for name in (*needed, *wanted))
    has_species = any(column.spec.kind is Kind.SPECIES for column in columns)
    return TemplateContent(
        type, columns, lists.names() if has_species else (), datum, words.language
    )


def _column(spec: FieldSpec, words: Words, lists: _Lists, datum: str) -> TemplateColumn:
    plain = field_column(spec, words)
    choices = lists.of(spec)
    strict = spec.vocabulary is not None and spec.kind is Kind.CHOICE
    several = spec.kind is Kind.CHOICES
    return TemplateColumn(
        spec.name,
        plain.header,
        plain.form,
        plain.width,
        spec,
        plain.meaning,
        _hint(spec, words, bool(choices), strict, several, datum),
        spec.need is Need.REQUIRED,
        choices,
        strict,
        several,
    )


def _hint(
    spec: FieldSpec, words: Words, listed: bool, strict: bool, several: bool, datum: str
) -> str:
    """What to type, in at most 255 characters: Excel shows no more."""
    parts: list[Text] = []
    if spec.need is Need.REQUIRED:
        parts.append(REQUIRED_HINT)
    if spec.help is not None:
        parts.append(spec.help)
    if spec.kind is Kind.DATE:
        parts.append(DATE_HINT)
    elif spec.kind is Kind.TIME:
        parts.append(TIME_HINT)
    elif spec.kind in _EXAMPLES:
        from db.places.datum import SHORT_NAMES

        parts.append(DEGREES_HINT.format(datum=SHORT_NAMES[datum], example=_EXAMPLES[spec.kind]))
    elif spec.kind is Kind.INTEGER:
        parts.append(WHOLE_HINT)
    if listed:
        parts.append(LIST_HINT if strict else SEVERAL_HINT if several else OPEN_HINT)
    if spec.minimum is not None and spec.maximum is not None and spec.kind not in _EXAMPLES:
        parts.append(BOUNDS_HINT.format(low=f"{spec.minimum:g}", high=f"{spec.maximum:g}"))
    return " ".join(map(words.translate, parts))[:255]


class _Lists:
    """The words offered in a field, those of this office first."""

    def __init__(self, store: Store, type: RecordType, words: Words) -> None:
        self._store, self._type, self._words = store, type, words
        self._species: list[int] | None = None

    def of(self, spec: FieldSpec) -> tuple[str, ...]:
        if spec.vocabulary is not None:
            translate = self._words.translate
            return tuple(translate(term.label) for term in spec.vocabulary.terms)
        if spec.kind is Kind.SPECIES:
            return tuple(dict.fromkeys(write(spec, id, self._words) for id in self.species()))
        if spec.kind is Kind.PLACE:
            names = (write(spec, code, self._words) for code in self._places(spec.name))
            return tuple(dict.fromkeys(names))[:MOST_LISTED]
        if spec.name in _PEOPLE:
            names = (str(name).strip() for name in self._used(spec.name))
            return tuple(dict.fromkeys(name for name in names if name))[:MOST_PEOPLE]
        return ()

    def species(self) -> list[int]:
        """All species, the ones this office writes down most before the others."""
        if self._species is None:
            used: Counter[int] = Counter()
            for name in ("sighting", "rescue"):
                used.update(self._counts(name, "species_id"))
            every = [entry.id for entry in self._words.reference.species]
            known = set(every)
            first = [id for id, _count in used.most_common() if id in known]
            self._species = [*first, *(id for id in every if id not in used)]
        return self._species

    def names(self) -> tuple[tuple[str, str, str], ...]:
        """Of each species: the name in the list, the Tibetan one, the scientific one."""
        found = []
        for id in self.species():
            entry = self._words.reference.species_by_id(id)
            if entry is not None:
                name = self._words.reference.species_name(id, self._words.language)
                found.append((name, entry.name_bo or "", entry.scientific_name))
        return tuple(found)

    def _places(self, field: str) -> list[str]:
        """The places used, then the other villages of their townships; townships where none is."""
        used: Counter[str] = Counter()
        for name in ("sighting", "rescue"):
            used.update(self._counts(name, "place_code"))
        townships = Counter[str]()
        for code, count in used.items():
            townships[code[:_TOWNSHIP_DIGITS]] += count
        home = [code for code, _count in townships.most_common(5) if len(code) == _TOWNSHIP_DIGITS]
        places = self._words.reference.places
        below = [
            entry.code
            for start in home
            for entry in places
            if entry.code.startswith(start) and entry.code not in used
        ]
        if not used:
            below = [entry.code for entry in places if entry.level == "township"]
        return [*(code for code, _count in used.most_common()), *below]

    def _used(self, field: str) -> list[Any]:
        return [value for value, _count in self._counts(self._type.name, field).most_common()]

    def _counts(self, type_name: str, field: str) -> Counter[Any]:
        from db.record_types import record_type

        return Counter(self._store.value_counts(record_type(type_name), field))
