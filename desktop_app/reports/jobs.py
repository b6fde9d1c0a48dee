"""What the page of reports has done off the main thread, with progress and cancel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject

from db.text import Translate
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.tasks import Failed, Progress, Task, TaskControl
from forms import theme

if TYPE_CHECKING:
    from db.query import Filter
    from db.report_forms.check import FormPlan
    from db.report_forms.kept import KeptForm
    from db.report_forms.package import Package
    from db.reports.key_figures import Compared, Kind
    from db.reports.period import Period
    from db.store import Store

What = Literal["workbook", "rescue", "form"]


@dataclass(frozen=True)
class Order:
    """What is to be made. form: of `what` form. filter: which records, its dates left aside."""

    what: What
    period: Period
    filter: Filter
    language: str
    office: str
    made_by: str
    kind: Kind = "all"
    form: Package | None = None


def languages() -> tuple[Translate, ...]:
    """Translators of every language a placeholder may be written in."""
    return tuple(i18n.translate_for(code) for code, _name in i18n.languages())


def make(
    context: Context,
    order: Order,
    path: Path,
    *,
    owner: QObject,
    progress: Progress,
    done: Callable[[Path], None],
    failed: Failed,
) -> Task:
    """Write a report; cancelling leaves no file."""
    store = context.store
    assert store is not None
    theme.load_fonts()  # here: the program's fonts belong to the main thread

    def work(control: TaskControl) -> Path:
        _write(store, order, path, control)
        return path

    return context.tasks.background(
        work, owner=owner, progress=progress, done=done, failed=failed, control=True
    )


def _write(store: Store, order: Order, path: Path, control: TaskControl) -> None:
    said: dict[str, Any] = {
        "translate": i18n.translate_for(order.language),
        "language": order.language,
        "progress": control.progress,
        "cancelled": control.cancelled,
    }
    period = order.period
    if order.what == "form":
        from db.report_forms.answers import Report
        from db.report_forms.fill import fill_form

        assert order.form is not None
        report = Report(period, order.office, order.made_by, filter=order.filter)
        fill_form(store, order.form, path, report, words=languages(), **said)
    elif order.what == "rescue":
        from db.record_types import record_type
        from db.reports.wording import filter_text
        from db.rescue.report import write_report as write_rescue_report
        from db.showing import Words

        words = Words(said["translate"], store.reference(), order.language)
        write_rescue_report(
            store, path, period.since, period.until, filter=order.filter,
            which=filter_text(order.filter, record_type("rescue"), words),
            office=order.office, made_by=order.made_by, **said,
        )  # fmt: skip
    else:
        from db.reports.workbook import write_report
        from desktop_app.map.still import draw_report_map

        write_report(
            store, path, period, kind=order.kind, filter=order.filter, office=order.office,
            made_by=order.made_by, draw_map=draw_report_map(order.language), **said,
        )  # fmt: skip


def count(store: Store, period: Period, filter: Filter, kind: Kind) -> list[Compared]:
    """The key figures that are shown before a report is made. For a worker."""
    from db.reports.key_figures import key_figures

    return key_figures(store, period, filter, kind=kind)


def look_through(store: Store, package: Package) -> FormPlan:
    """What a form asks for and what is wrong in it. For a worker."""
    from db.report_forms.check import check_form
    from db.report_forms.meaning import Grammar

    return check_form(package, Grammar(store.reference(), languages()))


def known_forms(store: Store) -> list[KeptForm]:
    """Forms kept with the file. For a worker."""
    from db.report_forms.kept import kept_forms

    return kept_forms(store)


def keep(store: Store, path: Path, author: str) -> str:
    """Keep a form under the name of its file; that name. For a worker."""
    from db.report_forms.kept import keep_form
    from db.report_forms.package import open_package

    return keep_form(store, path.stem, open_package(path), author=author).name


def forget(store: Store, name: str, author: str) -> None:
    """Keep a form no longer. For a worker."""
    from db.report_forms.kept import forget_form

    forget_form(store, name, author=author)
