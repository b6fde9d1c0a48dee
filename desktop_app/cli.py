"""One job without the window: `snowtrack new`, `import`, `export` and so on (`snowtrack --help`).

Results go to standard output, errors to standard error in one sentence. The exit status is 0 only
when the job was done; 1 when it was refused or found something wrong; 2 when the words of the
command could not be understood. With `--json` exactly one object is printed.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from db.errors import UserError
from db.places.datum import DATUMS
from db.text import Text, Translate, translate_noop
from desktop_app import __version__, commands, i18n, import_command, picture_jobs, sheet_jobs
from desktop_app.commands import REFUSED, Out

if TYPE_CHECKING:
    pass

MISUSED = 2


def main(arguments: Sequence[str]) -> int:
    """Do the job `arguments` name; the exit status."""
    for stream in (sys.stdout, sys.stderr):  # a pipe or an old console may be less than UTF-8
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    translate = i18n.translate_for(_language_of(arguments))
    options = _parser(translate).parse_args(_language_last(arguments))
    out = Out(translate, options.json)
    job: Callable[[argparse.Namespace, Out], int] = options.job
    try:
        return job(options, out)
    except UserError as error:
        words = translate(error.text)
        if options.json:
            out.result({"error": words})
        print(words, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # Whoever read the answer has gone; Python must not complain about it at its end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except KeyboardInterrupt:
        print(
            translate(translate_noop("CommandLine", "Stopped; nothing was written.")),
            file=sys.stderr,
        )
        return REFUSED


def refuse_without_screen() -> int:
    """Say why the window cannot open here; the exit status."""
    translate = i18n.translate_for(i18n.system_language())
    print(
        translate(
            translate_noop(
                "CommandLine",
                "There is no screen here to open the window on. Start Snowtrack in a "
                "desktop session, or use one of the commands that “snowtrack --help” shows.",
            )
        ),
        file=sys.stderr,
    )
    return REFUSED


def _language_of(arguments: Sequence[str]) -> str:
    """The language the help itself is to be in, before the arguments are understood."""
    for word, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if word.startswith("--language="):
            return word.partition("=")[2]
        if word == "--language":
            return following
    return i18n.system_language()


def _language_last(arguments: Sequence[str]) -> list[str]:
    """The arguments with a leading --language behind the command, where argparse wants it."""
    words = list(arguments)
    if words[:1] == ["--language"] and len(words) > 2:
        return [*words[2:], *words[:2]]
    if words and words[0].startswith("--language=") and len(words) > 1:
        return [*words[1:], words[0]]
    return words


class _HelpFormatter(argparse.HelpFormatter):
    translate: Translate = staticmethod(str)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        words = self.translate(translate_noop("CommandLine", "usage: "))
        super().add_usage(usage, actions, groups, words if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """argparse in the user's language."""

    translate: Translate = staticmethod(str)

    def __init__(self, *, add_help: bool = True, **options: Any) -> None:
        options.setdefault("formatter_class", _HelpFormatter)
        parents = options.pop("parents", [])
        super().__init__(add_help=False, **options)
        # "-27.5,-23.25" is a position, not an option.
        self._negative_number_matcher = re.compile(r"^-\.?\d")
        say = self.translate
        self._positionals.title = say(translate_noop("CommandLine", "what it takes"))
        self._optionals.title = say(translate_noop("CommandLine", "options"))
        # Parents after the headings: argparse joins their options to ours by the heading.
        for parent in parents:
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)
        if add_help:
            self.add_argument(
                "-h",
                "--help",
                action="help",
                help=say(translate_noop("CommandLine", "show this help")),
            )

    def error(self, message: str) -> NoReturn:
        words = self.translate(
            translate_noop(
                "CommandLine",
                "The command cannot be understood ({reason}). "
                "“{program} --help” shows what it takes.",
            ).format(reason=message, program=self.prog)
        )
        self.exit(MISUSED, words + "\n")


def _parser(translate: Translate) -> argparse.ArgumentParser:
    def t(source: Text) -> str:
        return translate(source).replace("%", "%%")

    _Parser.translate = _HelpFormatter.translate = staticmethod(translate)
    common = _Parser(add_help=False)
    common.add_argument(
        "--json",
        action="store_true",
        help=t(translate_noop("CommandLine", "print one JSON object instead of sentences")),
    )
    common.add_argument(
        "--language",
        choices=[code for code, _name in i18n.languages()],
        default=i18n.system_language(),
        help=t(translate_noop("CommandLine", "language of messages and of written files")),
    )
    records = _Parser(add_help=False)
    records.add_argument(
        "--records",
        required=True,
        metavar="FILE",
        help=t(translate_noop("CommandLine", "the records file (.gpkg)")),
    )
    typed = _Parser(add_help=False)
    typed.add_argument(
        "--type",
        default="sighting",
        choices=["sighting", "rescue", "individual", "species", "place"],
        help=t(translate_noop("CommandLine", "which records are meant")),
    )
    author = _Parser(add_help=False)
    author.add_argument(
        "--author",
        metavar="NAME",
        default=None,
        help=t(translate_noop("CommandLine", "who does this; written into the history")),
    )

    parser = _Parser(
        prog="snowtrack",
        description=t(
            translate_noop(
                "CommandLine", "Field records of wildlife: without a command the window opens."
            )
        ),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Snowtrack {__version__}",
        help=t(translate_noop("CommandLine", "show the version")),
    )
    jobs = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(
        name: str, job: Callable[[argparse.Namespace, Out], int], help: Text, *parents: _Parser
    ) -> _Parser:
        made = jobs.add_parser(name, help=t(help), description=t(help), parents=[*parents, common])
        made.set_defaults(job=job)
        return made

    add(
        "new",
        commands.new,
        translate_noop("CommandLine", "make a new records file"),
        records,
        author,
    )

    importing = add(
        "import",
        import_command.import_,
        translate_noop("CommandLine", "take a spreadsheet into a records file"),
        records,
        typed,
        author,
    )
    importing.add_argument(
        "file",
        metavar="FILE",
        help=t(
            translate_noop("CommandLine", "the workbook: .xlsx, .xls, .xlsb, .ods, .csv or .tsv")
        ),
    )
    importing.add_argument(
        "--sheet", help=t(translate_noop("CommandLine", "the sheet to read; found when not named"))
    )
    importing.add_argument(
        "--datum",
        choices=DATUMS,
        help=t(translate_noop("CommandLine", "datum of the coordinates in the file")),
    )
    importing.add_argument(
        "--map",
        action="append",
        metavar="B=FIELD",
        help=t(
            translate_noop(
                "CommandLine",
                "what a column holds: its letter and a field; B= keeps it for the notes, B=- "
                "leaves it out; may be repeated",
            )
        ),
    )
    importing.add_argument(
        "--year",
        type=int,
        metavar="YYYY",
        help=t(translate_noop("CommandLine", "year of the days that are written without one")),
    )
    importing.add_argument(
        "--header",
        type=int,
        metavar="ROW",
        help=t(translate_noop("CommandLine", "row of the column names; found when not said")),
    )
    importing.add_argument(
        "--accept-doubtful",
        action="store_true",
        help=t(translate_noop("CommandLine", "take the doubtful rows too")),
    )
    importing.add_argument(
        "--dry-run",
        action="store_true",
        help=t(translate_noop("CommandLine", "only say what would happen")),
    )
    importing.add_argument(
        "--rejects",
        metavar="OUT.xlsx",
        help=t(translate_noop("CommandLine", "write the refused rows there, with the reasons")),
    )

    exporting = add(
        "export",
        sheet_jobs.export,
        translate_noop("CommandLine", "write records to a workbook"),
        records,
        typed,
    )
    exporting.add_argument(
        "file",
        metavar="OUT.xlsx",
        help=t(translate_noop("CommandLine", "the file to write: .xlsx or .csv")),
    )
    exporting.add_argument(
        "--from",
        dest="since",
        metavar="DATE",
        help=t(translate_noop("CommandLine", "first day, e.g. 2025-01-01")),
    )
    exporting.add_argument(
        "--until", metavar="DATE", help=t(translate_noop("CommandLine", "last day"))
    )
    exporting.add_argument(
        "--species",
        action="append",
        default=[],
        metavar="NAME",
        help=t(translate_noop("CommandLine", "a species by any of its names; may be repeated")),
    )
    exporting.add_argument(
        "--place",
        action="append",
        default=[],
        metavar="NAME",
        help=t(translate_noop("CommandLine", "a place by name or code, with all below it")),
    )
    exporting.add_argument(
        "--status",
        action="append",
        default=[],
        metavar="STATUS",
        help=t(translate_noop("CommandLine", "only records of this status")),
    )
    exporting.add_argument(
        "--text",
        default="",
        help=t(translate_noop("CommandLine", "only records that hold these words")),
    )
    exporting.add_argument(
        "--columns",
        default="",
        metavar="NAMES",
        help=t(
            translate_noop("CommandLine", "only these columns, in this order, separated by commas")
        ),
    )
    exporting.add_argument(
        "--profile",
        default="",
        metavar="NAME",
        help=t(translate_noop("CommandLine", "columns and language of a kept export profile")),
    )

    collecting = add(
        "template",
        sheet_jobs.template,
        translate_noop("CommandLine", "write an empty sheet for collecting in the field"),
        records,
    )
    collecting.add_argument(
        "file",
        metavar="OUT.xlsx",
        help=t(translate_noop("CommandLine", "the workbook to write")),
    )
    collecting.add_argument(
        "--type",
        default="sighting",
        choices=["sighting", "rescue", "individual", "place"],
        help=t(translate_noop("CommandLine", "which records are meant")),
    )
    collecting.add_argument(
        "--columns",
        default="",
        metavar="NAMES",
        help=t(
            translate_noop("CommandLine", "only these columns, in this order, separated by commas")
        ),
    )
    collecting.add_argument(
        "--datum",
        choices=DATUMS,
        default="wgs84",
        help=t(translate_noop("CommandLine", "datum of the coordinates that are asked for")),
    )

    mapping = add(
        "gis",
        sheet_jobs.gis,
        translate_noop("CommandLine", "write a QGIS project that shows the living records"),
        records,
    )
    mapping.add_argument(
        "file",
        nargs="?",
        metavar="OUT.qgs",
        help=t(translate_noop("CommandLine", "where to; beside the records file when not named")),
    )

    reporting = add(
        "report",
        commands.report,
        translate_noop("CommandLine", "write the figures or the ledger of a period"),
        records,
    )
    reporting.add_argument(
        "file",
        metavar="OUT.xlsx",
        nargs="?",
        help=t(
            translate_noop(
                "CommandLine", "the file to write: .xlsx, or .pdf for the ledger on paper"
            )
        ),
    )
    reporting.add_argument(
        "--kind",
        choices=["sightings", "rescue", "all"],
        help=t(
            translate_noop(
                "CommandLine",
                "the report of the office: of sightings, of rescues, or of both (all)",
            )
        ),
    )
    reporting.add_argument(
        "--form",
        metavar="FORM.xlsx",
        help=t(
            translate_noop(
                "CommandLine", "fill this form instead, or one kept with the file, by its name"
            )
        ),
    )
    reporting.add_argument(
        "--check-form",
        metavar="FORM.xlsx",
        help=t(
            translate_noop(
                "CommandLine", "only say which placeholders of a form cannot be understood"
            )
        ),
    )
    reporting.add_argument(
        "--type",
        default="rescue",
        choices=["rescue", "ledger"],
        help=t(
            translate_noop(
                "CommandLine", "rescue: the figures of a rescue centre; ledger: its cases alone"
            )
        ),
    )
    reporting.add_argument(
        "--from",
        dest="since",
        metavar="DATE",
        help=t(translate_noop("CommandLine", "first day, e.g. 2025-01-01")),
    )
    reporting.add_argument(
        "--until", metavar="DATE", help=t(translate_noop("CommandLine", "last day"))
    )
    reporting.add_argument(
        "--office",
        metavar="NAME",
        help=t(translate_noop("CommandLine", "whose report; else the name of the records file")),
    )
    reporting.add_argument(
        "--author",
        metavar="NAME",
        help=t(translate_noop("CommandLine", "who makes it; written on the cover")),
    )

    shading = add(
        "relief",
        picture_jobs.relief,
        translate_noop(
            "CommandLine", "make an elevation file the finer relief of the map, from zoom 11 on"
        ),
        records,
        author,
    )
    shading.add_argument(
        "file",
        metavar="FILE",
        help=t(translate_noop("CommandLine", "the heights: GeoTIFF, HGT, NetCDF, ASCII grid …")),
    )
    shading.add_argument(
        "--name", default="", help=t(translate_noop("CommandLine", "what the layer is called"))
    )
    shading.add_argument(
        "--crs",
        metavar="EPSG:CODE",
        help=t(
            translate_noop(
                "CommandLine", "coordinate system of the file, where it does not say so itself"
            )
        ),
    )
    shading.add_argument(
        "--variable",
        default="",
        metavar="NAME",
        help=t(translate_noop("CommandLine", "which variable of a NetCDF file holds the heights")),
    )

    add(
        "check",
        commands.check,
        translate_noop("CommandLine", "look whether a records file is whole"),
        records,
    )

    locating = add(
        "locate",
        commands.locate,
        translate_noop(
            "CommandLine", "say where a position is that is written in any form, or a map link"
        ),
    )
    locating.add_argument(
        "text",
        metavar="TEXT",
        nargs="+",
        help=t(translate_noop("CommandLine", "the position as received, in quotation marks")),
    )
    locating.add_argument(
        "--datum",
        choices=DATUMS,
        help=t(
            translate_noop(
                "CommandLine", "datum of the position; as the text says or implies when not named"
            )
        ),
    )
    locating.add_argument(
        "--near",
        metavar="POSITION",
        help=t(
            translate_noop(
                "CommandLine", "a place near it; decides between zones, completes short plus codes"
            )
        ),
    )

    playing = add(
        "demo",
        commands.demo,
        translate_noop(
            "CommandLine", "play a clerk's day through the real window and keep its pictures"
        ),
    )
    playing.add_argument(
        "folder",
        metavar="DIR",
        help=t(
            translate_noop(
                "CommandLine", "where the records file, the workbook and the pictures go"
            )
        ),
    )

    add(
        "self-test",
        commands.self_test,
        translate_noop("CommandLine", "try records, map, chart and Excel on this computer"),
    )
    return parser
