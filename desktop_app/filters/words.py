"""The fields a filter may want by their codes, and those codes in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from desktop_app import i18n

if TYPE_CHECKING:
    from db.fields import FieldSpec
    from db.layers.areas import KnownLayer
    from db.query import Filter
    from db.record_types import RecordType
    from db.reference import Reference

# Fields that say how a value came to be; nobody looks for records by them.
_BESIDES = ("date_precision", "verbatim_srs", "position_source")


def filterable(record_type: RecordType) -> list[FieldSpec]:
    """The fields of a type that can be wanted by their codes, other than the filter's own parts."""
    from db.fields import Kind  # not before a file is open

    return [
        spec
        for spec in record_type.fields
        if spec.kind in (Kind.CHOICE, Kind.CHOICES, Kind.PLACE)
        and spec.name not in ("status", "place_code", *_BESIDES)
        and not spec.internal
    ]


def by_layer(keys: Iterable[object]) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """(layer, area) pairs as `Filter.zones` holds them."""
    found: dict[int, list[int]] = {}
    for key in keys:
        assert isinstance(key, tuple)
        found.setdefault(key[0], []).append(key[1])
    return tuple(sorted((layer, tuple(sorted(ids))) for layer, ids in found.items()))


def zone_names(zones: Sequence[KnownLayer], filter: Filter) -> list[str]:
    """The areas a filter wants, as the layers call them."""
    wanted = dict(filter.zones)
    return [
        area.name for layer in zones for area in layer.areas if area.id in wanted.get(layer.id, ())
    ]


def code_names(spec: FieldSpec, codes: tuple[str, ...], reference: Reference | None) -> list[str]:
    """The codes of a field as people call them."""
    if spec.vocabulary is None:  # places
        if reference is None:
            return []
        return [reference.place_name(code, i18n.language()) for code in codes]
    terms = spec.vocabulary.terms
    return [i18n.show(term.label) for term in terms if term.code in codes]
