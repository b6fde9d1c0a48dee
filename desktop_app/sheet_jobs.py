"""The jobs of the command line that write tables for others: export, and the project for QGIS."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import UserError
from db.text import english, translate_noop
from desktop_app import commands, i18n
from desktop_app.commands import DONE, Out

if TYPE_CHECKING:
    from db.exchange.profile import ExportProfile
    from db.record_types import RecordType
    from db.store import Store

CUT_APART = translate_noop("CommandLine", "There is no column “{name}”. The columns are: {known}.")


def export(options: argparse.Namespace, out: Out) -> int:
    from db.exchange.workbook_out import export_delimited, export_workbook
    from db.query import default_sort
    from db.record_types import record_type

    type, target = record_type(options.type), Path(options.file)
    writers = {".xlsx": export_workbook, ".csv": export_delimited, ".tsv": export_delimited}
    write = writers.get(target.suffix.lower())
    if write is None:
        raise UserError(
            translate_noop(
                "CommandLine", "{file} is neither .xlsx nor .csv: give it one of these endings."
            ).format(file=target.name)
        )
    with commands.open_for(options) as store:
        language: str = options.language
        columns: tuple[str, ...] | None = None
        if options.profile:
            profile = _profile(store, type, options.profile)
            language, columns = profile.language or language, profile.columns or None
        if options.columns:
            columns = tuple(column_keys(store, type, options.columns))
        result = write(
            store,
            target,
            type,
            commands.wanted(options, type, store.reference()),
            default_sort(type),
            translate=i18n.translate_for(language),
            language=language,
            columns=columns,
            progress=out.progress,
        )
    for warning in result.warnings:
        out.say(warning)
    warnings = [out.translate(text) for text in result.warnings]
    if type.name != "rescue":
        out.say(
            translate_noop("CommandLine", "{count} records were written to {path}.").format(
                count=result.rows, path=result.path
            )
        )
        out.result({"rows": result.rows, "file": str(result.path), "warnings": warnings})
        return DONE
    out.say(
        translate_noop(
            "CommandLine", "{count} cases and {entries} timeline entries were written to {path}."
        ).format(count=result.rows, entries=result.entries, path=result.path)
    )
    if write is export_delimited:
        out.say(
            translate_noop(
                "CommandLine",
                "A file of this kind holds the register only: the timelines need .xlsx.",
            )
        )
    out.result(
        {
            "rows": result.rows,
            "entries": result.entries,
            "file": str(result.path),
            "warnings": warnings,
        }
    )
    return DONE


def _profile(store: Store, type: RecordType, name: str) -> ExportProfile:
    from db.exchange.profile import NO_PROFILE, profiles

    known = profiles(store, type.name)
    for one in known:
        if one.name.casefold() == name.strip().casefold():
            return one
    raise UserError(
        NO_PROFILE.format(
            name=name, type=type.label_plural, known=", ".join(one.name for one in known) or "–"
        )
    )


def column_keys(store: Store, type: RecordType, text: str) -> list[str]:
    """Keys of the columns that `text` lists, separated by commas: keys or headers, any language."""
    from db.conversion import Words
    from db.exchange.workbook_out import export_columns

    known: dict[str, str] = {}
    keys: Sequence[str] = ()
    for translate, language in (
        *((i18n.translate_for(code), code) for code, _name in i18n.languages()),
        (english, "en"),
    ):
        columns = export_columns(type, Words(translate, store.reference(), language))
        keys = [column.key for column in columns]
        for column in columns:
            header = column.header.removesuffix(f" ({column.unit})")
            for name in (column.key, column.header, header):
                known.setdefault(name.casefold(), column.key)
    found = []
    for name in text.replace("，", ",").split(","):
        if not name.strip():
            continue
        key = known.get(name.strip().casefold())
        if key is None:
            raise UserError(CUT_APART.format(name=name.strip(), known=", ".join(keys)))
        found.append(key)
    return found


def gis(options: argparse.Namespace, out: Out) -> int:
    from db.gis.project import write_project

    with commands.open_for(options) as store:
        target = write_project(store, Path(options.file) if options.file else None)
    out.say(
        translate_noop(
            "CommandLine", "{path} opens the records in QGIS, also while Snowtrack has them open."
        ).format(path=target)
    )
    out.result({"file": str(target)})
    return DONE


def template(options: argparse.Namespace, out: Out) -> int:
    from db.conversion import Words
    from db.exchange.template import template_content
    from db.exchange.template_book import write_template
    from db.record_types import record_type

    type, target = record_type(options.type), Path(options.file)
    if target.suffix.lower() != ".xlsx":
        raise UserError(
            translate_noop("CommandLine", "{file} must end in .xlsx.").format(file=target.name)
        )
    with commands.open_for(options) as store:
        words = Words(out.translate, store.reference(), options.language)
        fields = template_keys(store, type, options.columns) if options.columns else None
        content = template_content(store, type, words, fields, options.datum)
        write_template(content, target, out.translate)
    out.say(
        translate_noop("CommandLine", "An empty sheet with {count} columns is in {path}.").format(
            count=len(content.columns), path=target
        )
    )
    out.result({"file": str(target), "columns": [column.key for column in content.columns]})
    return DONE


def template_keys(store: Store, type: RecordType, text: str) -> list[str]:
    """As `column_keys`, of the fields a sheet for collecting can ask for."""
    from db.exchange.template import template_fields

    known = [spec.name for spec in template_fields(type)]
    for key in (keys := column_keys(store, type, text)):
        if key not in known:
            raise UserError(CUT_APART.format(name=key, known=", ".join(known)))
    return keys
