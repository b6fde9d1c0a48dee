"""What is true of a field, declared once: form, table, filter, Excel and GeoPackage all read it.

Facts only. A widget, a width, a colour or a rule that needs an `if` is code elsewhere.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.text import Text

if TYPE_CHECKING:
    from sqlalchemy.orm import MappedColumn


class Kind(enum.Enum):
    """What sort of value a field holds. One editor, one conversion pair per kind."""

    TEXT = "text"  # str, one line
    LONG_TEXT = "long_text"  # str, several lines
    INTEGER = "integer"  # int
    DECIMAL = "decimal"  # float
    DATE = "date"  # datetime.date
    TIME = "time"  # datetime.time, local wall clock
    CHOICE = "choice"  # str: code of a term of the vocabulary
    CHOICES = "choices"  # tuple[str, ...]: codes, in vocabulary order
    LATITUDE = "latitude"  # float, degrees north, WGS 84
    LONGITUDE = "longitude"  # float, degrees east, WGS 84
    SPECIES = "species"  # int: id of a species record
    PLACE = "place"  # str: code of a place record
    LINK = "link"  # str: UUID of another record


class Need(enum.Enum):
    """How much a field is needed: REQUIRED blocks saving, WANTED asks once."""

    OPTIONAL = "optional"
    WANTED = "wanted"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary. `code` is stored; `aliases` are other spellings met in files."""

    code: str
    label: Text
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A closed list of terms, in the order people expect to read them."""

    name: str
    terms: tuple[Term, ...]

    def codes(self) -> tuple[str, ...]:
        return tuple(term.code for term in self.terms)

    def term(self, code: str) -> Term | None:
        return next((term for term in self.terms if term.code == code), None)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading under which fields stand together."""

    name: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """The facts of one field.

    name: column and key in a record's values. section: name of a `Section` of its type.
    unit: shown inside the field. minimum/maximum: inclusive bounds in that unit.
    decimals: digits shown after the point (DECIMAL, LATITUDE, LONGITUDE).
    term: Darwin Core term (https://dwc.tdwg.org/terms/), where one fits.
    aliases: headers under which other people's spreadsheets carry it, Chinese and English.
    searchable: its words are found by the free-text search.
    personal: names or contacts of people; never logged, left out of what goes to the public.
    generated: filled by the program, shown but not typed.
    unique: no two records that are not voided may share the value.
    default: value a new record starts with.
    target: name of the record type a LINK leads to; empty when it may be any.
    internal: kept by the program and shown nowhere.
    """

    name: str
    label: Text
    kind: Kind
    section: str
    unit: Text | None = None
    minimum: float | None = None
    maximum: float | None = None
    decimals: int = 0
    vocabulary: Vocabulary | None = None
    need: Need = Need.OPTIONAL
    term: str | None = None
    aliases: tuple[str, ...] = ()
    help: Text | None = None
    searchable: bool = False
    personal: bool = False
    generated: bool = False
    unique: bool = False
    default: str | int | None = None
    target: str = ""
    internal: bool = False


def field(spec: FieldSpec, *args: Any, **kwargs: Any) -> MappedColumn[Any]:
    """A mapped column that carries its spec (`column.info["spec"]`)."""
    from sqlalchemy.orm import mapped_column

    kwargs.setdefault("nullable", True)
    return mapped_column(*args, info={"spec": spec}, **kwargs)
