"""Species and places as registers write them."""

from __future__ import annotations

import re
from typing import Any

from db.exchange.converters import Converter, Finding, shorten, squeeze
from db.exchange.layout import cell_text
from db.exchange.reading import Cell
from db.fields import FieldSpec
from db.models.base import RecordType
from db.problem import doubt, error
from db.reference import PlaceEntry, Reference
from db.text import Text, translate_noop

UNKNOWN_SPECIES = translate_noop(
    "Import",
    "“{cell}” is not in the species list: correct the name, or add the species to the list first.",
)
UNKNOWN_SPECIES_NEAR = translate_noop(
    "Import", "“{cell}” is not in the species list. Did you mean {names}?"
)
SEVERAL_SPECIES = translate_noop(
    "Import", "“{cell}” is used of several species ({names}): write which one."
)
UNKNOWN_PLACE = translate_noop(
    "Import", "“{cell}” is not in the list of places: it is kept as locality, Place stays empty."
)
SEVERAL_PLACES = translate_noop(
    "Import", "“{cell}” may be {names}: it is kept as locality until you choose one."
)
OTHER_PLACE = translate_noop(
    "Import", "“{cell}” lies not in {here} but is known as {names}: is that the one?"
)

# Looking for names that resemble an unknown one takes milliseconds: a file with thousands of
# unknown names gets the hint for the first ones only.
_MOST_HINTS = 300
_UNSURE = re.compile(r"^(疑似|可能是?|疑为|好像是?)|(\?|？|\(疑似\)|（疑似）|sp\.\?)$", re.I)


class SpeciesConverter(Converter):
    """A species by any of its names. `unsure` holds the cells that say so (疑似雪豹)."""

    def __init__(self, record_type: RecordType, spec: FieldSpec, reference: Reference) -> None:
        super().__init__(record_type, spec, reference)
        self.unsure: set[Cell] = set()
        self._hints = 0

    def understand(self, cell: Cell) -> Any:
        text = squeeze(cell_text(cell))
        found = self.reference.find_all_species(text)
        if not found:
            plain = _UNSURE.sub("", text).strip()
            found = self.reference.find_all_species(plain) if plain != text else []
            if found:
                self.unsure.add(cell)
        if len(found) == 1:
            return found[0].id
        name = self.spec.name
        if found:
            names = ", ".join(entry.name_zh or entry.scientific_name for entry in found[:4])
            return Finding(
                None,
                error(
                    "species_ambiguous",
                    name,
                    SEVERAL_SPECIES.format(cell=shorten(text), names=names),
                ),
            )
        self._hints += 1
        near = self.reference.near_species(text[:40]) if self._hints <= _MOST_HINTS else []
        if near:
            names = ", ".join(entry.name_zh or entry.scientific_name for entry in near)
            return Finding(
                None,
                error(
                    "species_unknown",
                    name,
                    UNKNOWN_SPECIES_NEAR.format(cell=shorten(text), names=names),
                ),
            )
        return Finding(
            None, error("species_unknown", name, UNKNOWN_SPECIES.format(cell=shorten(text)))
        )


class PlaceConverter(Converter):
    """A place by name or by the way down to it, preferably within the unit the title names."""

    def __init__(
        self, record_type: RecordType, spec: FieldSpec, reference: Reference, within: str | None
    ) -> None:
        super().__init__(record_type, spec, reference)
        self._within = within

    def understand(self, cell: Cell) -> Any:
        text = squeeze(cell_text(cell))
        found = self.reference.find_places(text, self._within) if self._within else []
        if len(found) == 1:
            return found[0].code
        anywhere = found or self.reference.find_places(text)
        if not anywhere and text.isdecimal() and self.reference.place_by_code(text):
            return text
        if len(anywhere) == 1:
            entry = anywhere[0]
            if (
                self._within is None
                or entry.code.startswith(self._within)
                or (self._within.startswith(entry.code))
            ):
                return entry.code
            here = self.reference.place_by_code(self._within)
            return Finding(
                entry.code,
                doubt(
                    "place_elsewhere",
                    self.spec.name,
                    OTHER_PLACE.format(
                        cell=shorten(text),
                        names=self._way(entry),
                        here=here.name_zh if here is not None else self._within,
                    ),
                ),
            )
        if anywhere:
            names = " / ".join(self._way(entry) for entry in anywhere[:3])
            if len(anywhere) > 3:
                names += " …"
            return self._kept("place_ambiguous", SEVERAL_PLACES, text, names=names)
        return self._kept("place_unknown", UNKNOWN_PLACE, text)

    def _kept(self, code: str, sentence: Text, text: str, **values: object) -> Finding:
        return Finding(
            None,
            doubt(code, self.spec.name, sentence.format(cell=shorten(text), **values)),
            keep=True,
        )

    def _way(self, entry: PlaceEntry) -> str:
        return "".join(self.reference.place_path(entry.code, "zh"))


def unit_named(text: str, reference: Reference) -> str | None:
    """The code of the one unit, a county or township, that a title names; None when unclear.

    The lowest unit wins: 治多县索加乡监测记录表 is about the township.
    """
    counties = {
        e.code for e in reference.places if e.level == "county" and e.name_zh and e.name_zh in text
    }
    if len(counties) != 1:
        return None
    county = counties.pop()
    townships = {
        e.code
        for e in reference.places
        if e.level == "township" and e.code.startswith(county) and e.name_zh in text
    }
    return townships.pop() if len(townships) == 1 else county
