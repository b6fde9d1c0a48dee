"""Species and places in memory, for finding, searching and naming; an immutable snapshot.

The store builds one from its tables and a new one after each change to them; scripts and tests
take `shipped_reference()`. Searching 5,300 entries must keep up with typing, so every entry is
folded once into one string that `in` can scan (`db.name_search`).

What the official lists call 牙曲村委会, people write as 牙曲村, 牙曲, 索加乡牙曲村 or
治多县索加乡牙曲村: `find_places` knows these, `db.names` holds the rules of writing.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from heapq import nsmallest
from typing import NamedTuple

from db.name_search import NameIndex, Spelling
from db.names import fold, path_parts, place_variants, shown_place_name, split_names

_LEVELS = {
    name: rank
    for rank, name in enumerate(("county", "township", "village", "site", "prefecture", "province"))
}


class SpeciesEntry(NamedTuple):
    """What the program needs of a species at every key press. `id`: of the species record."""

    id: int
    scientific_name: str
    name_zh: str | None = None
    name_bo: str | None = None
    name_en: str | None = None
    other_names: str | None = None
    pinyin: str | None = None
    protection: str | None = None
    sensitivity: str | None = None


class PlaceEntry(NamedTuple):
    """A place. `code`: its key everywhere; a unit's code starts with its parent's. Degrees.

    `id`: of the place record, -1 outside a records file.
    """

    code: str
    name_zh: str
    name_bo: str | None = None
    name_en: str | None = None
    level: str | None = None
    parent_code: str | None = None
    pinyin: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    id: int = -1


class Reference:
    """All species and places. Never changes; safe to read from several threads."""

    def __init__(
        self, species: Iterable[SpeciesEntry] = (), places: Iterable[PlaceEntry] = ()
    ) -> None:
        self.species = tuple(species)
        self.places = tuple(places)
        self._species_by_id = {entry.id: entry for entry in self.species}
        self._place_by_code = {entry.code: entry for entry in self.places}

    def prepare(self) -> Reference:
        """Build the indexes now (about 0.2 s), so that the first key press need not wait.

        For a worker thread; without it each index is built when it is first needed.
        """
        self.search_species("a")
        self.search_places("a")
        self.near_species("a")
        self.near_places("aa")
        return self

    def species_by_id(self, id: int) -> SpeciesEntry | None:
        return self._species_by_id.get(id)

    def place_by_code(self, code: str) -> PlaceEntry | None:
        return self._place_by_code.get(code)

    # --- searching: what a person is typing ------------------------------------------------------

    def search_species(self, text: str, limit: int = 20) -> list[SpeciesEntry]:
        """Species whose names in any language, Latin or pinyin fit `text`, best first.

        Best: the whole name, then its beginning, then pinyin (`xb`, `xueb`, `xbao`), then words
        (`sn leo`), then any part. An empty text finds nothing.
        """
        ranked = self._species_keys.ranked(text)
        order = ((rank, row) for row, rank in ranked.items())
        return [self.species[row] for _rank, row in nsmallest(limit, order)]

    def search_places(
        self, text: str, limit: int = 20, within: str | None = None
    ) -> list[PlaceEntry]:
        """Places that fit `text`, best first; `within`: only units at or below this code.

        Also a way down (索加 牙曲, 索加乡牙曲村, sj yq): the last part is the place, the others
        name units above it.
        """
        found = self._place_keys.ranked(text)
        parts = path_parts(text)
        if len(parts) > 1:
            found.update(self._ranked_ways(parts))
        for entry in self.find_places(text):
            found[self._row_by_code[entry.code]] = 0
        if within is not None:
            found = {
                row: rank for row, rank in found.items() if self.places[row].code.startswith(within)
            }
        turns = self._place_order
        # One number for rank, turn and row: comparing thousands of tuples at each key is slow.
        keys = [(rank << 48) + (turns[row] << 24) + row for row, rank in found.items()]
        return [self.places[key & 0xFFFFFF] for key in nsmallest(limit, keys)]

    def _ranked_ways(self, parts: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Places that fit the last part and lie below places that fit the others."""
        above: list[tuple[set[str], set[int]]] = []
        for part in parts[:-1]:
            codes = {self.places[row].code for row in self._place_keys.ranked(part)}
            above.append((codes, set(map(len, codes))))
        for row, rank in self._place_keys.ranked(parts[-1]).items():
            code = self.places[row].code
            if all(
                any(length < len(code) and code[:length] in codes for length in lengths)
                for codes, lengths in above
            ):
                yield row, rank

    # --- finding: what a person has written ------------------------------------------------------

    def find_species(self, name: str) -> SpeciesEntry | None:
        """The one species called exactly `name` in any language; None when none or several are.

        Capital letters, spaces and a second name in brackets do not matter: 雪豹 (Panthera uncia).
        """
        found = self.find_all_species(name)
        return found[0] if len(found) == 1 else None

    def find_all_species(self, name: str) -> list[SpeciesEntry]:
        """Every species called exactly `name`; several when a local name is used of more."""
        rows = self._species_by_name.get(fold(name))
        if rows is None:
            for part in split_names(name):
                rows = self._species_by_name.get(fold(part))
                if rows is not None:
                    break
            else:
                return []
        return [self.species[row] for row in rows]

    def find_places(self, name: str, within: str | None = None) -> list[PlaceEntry]:
        """Places written exactly as `name`, with or without 村委会, 村, 乡, 县 …; or a way down.

        Several when the name is used of several (团结村): the whole official name counts before
        the name with its kind, and that before the bare name. `within`: as in `search_places`.
        """
        parts = path_parts(name)
        if not parts:
            return []
        codes = self._find(parts, within or "")
        return sorted(
            (self._place_by_code[code] for code in codes),
            key=lambda entry: self._place_order[self._row_by_code[entry.code]],
        )

    def _find(self, parts: Sequence[str], within: str) -> list[str]:
        written = "".join(parts)
        named = self._codes_named(written, within)
        if named:
            return list(named)
        found: dict[str, None] = {}
        # The longest unit name first, so that 格尔木市 is not read as something shorter.
        for end in range(len(written) - 1, 0, -1):
            for above in self._codes_named(written[:end]):
                if above.startswith(within) or within.startswith(above):
                    deeper = above if len(above) >= len(within) else within
                    below = self._find((written[end:],), deeper)
                    found.update(dict.fromkeys(code for code in below if code != above))
            if found:
                break
        return list(found)

    def _codes_named(self, name: str, within: str = "") -> tuple[str, ...]:
        """Codes of the best table that knows `name` within the unit."""
        for names in self._places_by_name:
            codes = names.get(name)
            if codes and within:
                codes = tuple(code for code in codes if code.startswith(within))
            if codes:
                return codes
        return ()

    def near_species(self, name: str, limit: int = 3) -> list[SpeciesEntry]:
        """Species whose names look like `name`, for "did you mean"."""
        close = self._species_spelling.near(fold(name), limit, 0.5)
        rows = dict.fromkeys(row for key in close for row in self._species_by_name[key])
        found = [self.species[row] for row in rows]
        if len(found) < limit:
            found += [e for e in self.search_species(name, limit) if e not in found]
        return found[:limit]

    def near_places(self, name: str, limit: int = 3, within: str | None = None) -> list[PlaceEntry]:
        """Places whose names look like `name`, for "did you mean"."""
        parts = path_parts(name)
        if not parts:
            return []
        written = "".join(parts)
        for end in range(len(written) - 1, 1, -1):
            # Where the way begins well, what comes next is looked for there only.
            for code in self._codes_named(written[:end]):
                if within is None or code.startswith(within) or within.startswith(code):
                    near = self.near_places(written[end:], limit, max(code, within or "", key=len))
                    if near:
                        return near
        found = {e.code: e for e in self.search_places(parts[-1], limit, within)}
        whole = self._places_by_name[0]
        # Within a unit there are few names, so a lesser likeness is enough to offer one.
        few = within is not None and len(within) > 4
        for key in self._place_spelling.near(parts[-1], 60 if few else limit, 0.4 if few else 0.6):
            for code in whole[key]:
                if within is None or code.startswith(within):
                    found.setdefault(code, self._place_by_code[code])
        return list(found.values())[:limit]

    # --- naming: what a person reads -------------------------------------------------------------

    def species_name(self, id: int, language: str) -> str:
        """Chinese or Latin; for `bo` Tibetan or Chinese; for `en` English or Latin.

        `language` may carry a country (zh_CN). An unknown id gives "".
        """
        entry = self._species_by_id.get(id)
        if entry is None:
            return ""
        tongue = language[:2].lower()
        if tongue == "en":
            return entry.name_en or entry.scientific_name
        if tongue == "bo":
            return entry.name_bo or entry.name_zh or entry.scientific_name
        return entry.name_zh or entry.scientific_name

    def place_name(self, code: str, language: str) -> str:
        """The name people read: 牙曲村 for 牙曲村委会. `PlaceEntry.name_zh` stays official.

        In `en` and `bo` the Chinese name where no other is known. An unknown code gives itself.
        """
        entry = self._place_by_code.get(code)
        if entry is None:
            return code
        tongue = language[:2].lower()
        if tongue == "en" and entry.name_en:
            return entry.name_en
        if tongue == "bo" and entry.name_bo:
            return entry.name_bo
        return shown_place_name(entry.name_zh)

    def place_path(self, code: str, language: str) -> list[str]:
        """Names from the county down to the place: 治多县, 索加乡, 牙曲村.

        Above the county only for prefectures and provinces themselves.
        """
        names: list[str] = []
        seen: set[str] = set()
        entry = self._place_by_code.get(code)
        if entry is None:
            return [code] if code else []
        while entry is not None and entry.code not in seen:
            if names and entry.level in ("prefecture", "province"):
                break
            seen.add(entry.code)
            names.append(self.place_name(entry.code, language))
            entry = self._place_by_code.get(entry.parent_code or "")
        return names[::-1]

    # --- indexes, built at the first use ---------------------------------------------------------

    @cached_property
    def _species_keys(self) -> NameIndex:
        return NameIndex(
            (
                [n for n in (e.name_zh, e.name_bo, e.name_en, e.scientific_name) if n]
                + split_names(e.other_names or "")
                for e in self.species
            ),
            (e.pinyin for e in self.species),
        )

    @cached_property
    def _place_keys(self) -> NameIndex:
        return NameIndex(
            (
                [
                    *dict.fromkeys((shown_place_name(e.name_zh), e.name_zh)),
                    *(n for n in (e.name_bo, e.name_en) if n),
                ]
                for e in self.places
            ),
            (e.pinyin for e in self.places),
            also_whole=lambda row: self._variants[self.places[row].code][1],
        )

    @cached_property
    def _species_spelling(self) -> Spelling:
        return Spelling(self._species_by_name)

    @cached_property
    def _place_spelling(self) -> Spelling:
        return Spelling(self._places_by_name[0])

    @cached_property
    def _row_by_code(self) -> dict[str, int]:
        return {entry.code: row for row, entry in enumerate(self.places)}

    @cached_property
    def _place_order(self) -> list[int]:
        """Each row's turn among equally good places: counties, townships, villages; short names."""
        keys = [(_LEVELS.get(e.level or "site", 3), len(e.name_zh), e.code) for e in self.places]
        order = [0] * len(keys)
        for turn, row in enumerate(sorted(range(len(keys)), key=keys.__getitem__)):
            order[row] = turn
        return order

    @cached_property
    def _species_by_name(self) -> dict[str, list[int]]:
        """Folded name -> rows; a proper name counts before a local one."""
        by_name: dict[str, list[int]] = {}
        for row, e in enumerate(self.species):
            for name in (e.name_zh, e.scientific_name, e.name_en, e.name_bo):
                if name and row not in by_name.setdefault(fold(name), []):
                    by_name[fold(name)].append(row)
        proper = set(by_name)
        for row, e in enumerate(self.species):
            for name in map(fold, split_names(e.other_names or "")):
                if name not in proper and row not in by_name.setdefault(name, []):
                    by_name[name].append(row)
        return by_name

    @cached_property
    def _variants(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        return {entry.code: place_variants(entry.name_zh) for entry in self.places}

    @cached_property
    def _places_by_name(self) -> tuple[dict[str, tuple[str, ...]], ...]:
        """Three tables of name -> codes: whole names, names with their kind, bare names."""
        tables: tuple[dict[str, list[str]], ...] = ({}, {}, {})
        for e in self.places:
            whole, kinds, bare = self._variants[e.code]
            more = tuple(fold(n) for n in (e.name_bo, e.name_en) if n)
            for table, names in zip(
                tables, ((*whole, *more, e.code.lower()), kinds, bare), strict=True
            ):
                for name in dict.fromkeys(names):
                    table.setdefault(name, []).append(e.code)
        return tuple({name: tuple(codes) for name, codes in t.items()} for t in tables)


def shipped_reference() -> Reference:
    """The lists shipped with the program; species are numbered 1, 2, 3 … in the file's order."""
    return Reference(shipped_species(), shipped_places())


def shipped_species() -> Iterator[SpeciesEntry]:
    for number, row in enumerate(shipped_rows("species"), start=1):
        yield SpeciesEntry(
            number,
            row["scientific_name"],
            row["name_zh"] or None,
            row["name_bo"] or None,
            row["name_en"] or None,
            row["other_names"] or None,
            row["pinyin"] or None,
            row["protection"] or None,
            row["sensitivity"] or None,
        )


def shipped_places() -> Iterator[PlaceEntry]:
    for row in shipped_rows("places"):
        yield PlaceEntry(
            row["code"],
            row["name_zh"],
            row["name_bo"] or None,
            row["name_en"] or None,
            row["level"] or None,
            row["parent_code"] or None,
            row["pinyin"] or None,
        )


def shipped_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of reference/species.csv or places.csv; columns are the models' fields."""
    import resources

    with resources.path(f"reference/{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
