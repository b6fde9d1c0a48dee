"""The words of reports that need a records file: filters, places, lists of names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from db.models.base import RecordType
from db.query import Filter
from db.showing import Words
from db.text import translate_noop


def joined(names: Iterable[str], words: Words) -> str:
    """Names in one line: 雪豹、藏狐; snow leopard, Tibetan fox."""
    return (", " if words.language.startswith("en") else "、").join(names)


def filter_text(filter: Filter, record_type: RecordType, words: Words) -> str:
    """What a filter means of records of a type, its dates left aside; "" when it means all."""
    say, reference, language = words.translate, words.reference, words.language
    filter = filter.of(record_type)
    parts: list[str] = []

    def told(label: str, names: Sequence[str]) -> None:
        if names:
            text = translate_noop("Report", "{what}: {names}")
            parts.append(say(text.format(what=label, names=joined(names, words))))

    told(
        say(translate_noop("Report", "Species")),
        [reference.species_name(id, language) for id in filter.species],
    )
    told(
        say(translate_noop("Report", "Place")),
        [" ".join(reference.place_path(code, language)) for code in filter.places],
    )
    for name, codes in (("status", filter.statuses), *filter.terms):
        spec = record_type.by_name.get(name)
        if spec is None or not codes:
            continue
        if spec.vocabulary is not None:
            shown = [say(term.label) for term in spec.vocabulary.terms if term.code in codes]
        else:
            shown = [reference.place_name(code, language) for code in codes]
        told(say(spec.label), shown)
    if filter.text.strip():
        told(say(translate_noop("Report", "Holds the words")), [filter.text.strip()])
    if filter.area is not None:
        box = filter.area.bounds
        inside = f"{box.south:.3f}–{box.north:.3f}° N, {box.west:.3f}–{box.east:.3f}° E"
        told(say(translate_noop("Report", "Within the area drawn on the map")), [inside])
    return ("; " if language.startswith("en") else "；").join(parts)
