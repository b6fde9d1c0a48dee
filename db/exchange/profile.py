"""Export profiles: which columns, in which order, language and format; kept with the file.

keep_profile(store, ExportProfile("月报", "sighting", ("event_date", "species_id")), author=…)
profiles(store, "sighting")     # by name; the one used last first
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db import office
from db.errors import UserError
from db.text import translate_noop

if TYPE_CHECKING:
    from db.store import Store

_SECTION = "export_profile"
FORMATS = ("xlsx", "csv")
SCOPES = ("filter", "selection", "all")
LONGEST_NAME = 60

NO_NAME = translate_noop("Export", "Give the profile a name.")
LONG_NAME = translate_noop(
    "Export", "The name is longer than {limit} characters: give a shorter one."
)
NO_PROFILE = translate_noop(
    "Export", "There is no export profile “{name}” for {type}. There are: {known}."
)


@dataclass(frozen=True, slots=True)
class ExportProfile:
    """How records of one type are exported.

    columns: keys of `workbook_out.export_columns`, in order; empty: all of them, also those a
    later version adds. language: of headers and words; empty for that of the program.
    format: one of `FORMATS`. scope: one of `SCOPES`, as last chosen.
    """

    name: str
    record_type: str
    columns: tuple[str, ...] = ()
    language: str = ""
    format: str = "xlsx"
    scope: str = "filter"


def profiles(store: Store, record_type: str) -> list[ExportProfile]:
    """The profiles of a record type, in the order of their names."""
    prefix = f"{record_type}/"
    return [
        _from_json(name.removeprefix(prefix), record_type, value)
        for name, value in office.kept(store, _SECTION).items()
        if name.startswith(prefix)
    ]


def keep_profile(store: Store, profile: ExportProfile, *, author: str) -> None:
    """Keep a profile in place of the one of its name. Raises UserError for a name that is none."""
    name = profile.name.strip()
    if not name:
        raise UserError(NO_NAME)
    if len(name) > LONGEST_NAME:
        raise UserError(LONG_NAME.format(limit=LONGEST_NAME))
    value = {
        "columns": list(profile.columns),
        "language": profile.language,
        "format": profile.format,
        "scope": profile.scope,
    }
    office.keep(store, _SECTION, f"{profile.record_type}/{name}", value, author=author)


def forget_profile(store: Store, profile: ExportProfile, *, author: str) -> None:
    """Forget the profile of this name."""
    office.keep(store, _SECTION, f"{profile.record_type}/{profile.name}", None, author=author)


def _from_json(name: str, record_type: str, value: Mapping[str, Any]) -> ExportProfile:
    """A kept profile; what a later version may have written and this one does not know is left."""
    columns = value.get("columns")
    return ExportProfile(
        name,
        record_type,
        tuple(str(key) for key in columns) if isinstance(columns, list) else (),
        str(value.get("language") or ""),
        _one_of(FORMATS, value.get("format")),
        _one_of(SCOPES, value.get("scope")),
    )


def _one_of(known: Sequence[str], value: object) -> str:
    return value if isinstance(value, str) and value in known else known[0]
