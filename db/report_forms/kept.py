"""Forms an office uses every month, kept in its records file.

    keep_form(store, "野生动物月报", package, author="才仁多杰")
    [form.name for form in kept_forms(store)]

Their bytes lie in the file itself: they travel with it to the next clerk and into every copy, and
no folder beside it can be forgotten.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from db import office
from db.report_forms.package import Package, package_of
from db.report_forms.sheet_cells import FormError
from db.text import translate_noop

if TYPE_CHECKING:
    from db.store import Store

SECTION: Final = "report_form"
LARGEST: Final = 4 * 2**20

_TOO_LARGE = translate_noop(
    "ReportForm",
    "{file} is larger than {limit} MB and is not kept: make its pictures smaller, or fill it from "
    "its place each time.",
)


@dataclass(frozen=True, slots=True)
class KeptForm:
    """A form kept with the file. file: the name it came under."""

    name: str
    file: str
    raw: bytes

    def package(self) -> Package:
        """Its parts. Raises FormError."""
        return package_of(self.file, self.raw)


def kept_forms(store: Store) -> list[KeptForm]:
    """All of them, by name. One that cannot be read is left out."""
    found = []
    for name, value in office.kept(store, SECTION).items():
        try:
            raw = base64.b64decode(str(value["bytes"]), validate=True)
            found.append(KeptForm(name, str(value["file"]), raw))
        except (KeyError, binascii.Error):
            continue
    return found


def keep_form(store: Store, name: str, package: Package, *, author: str) -> KeptForm:
    """Keep a form under a name, in place of one kept so before. Raises FormError."""
    if len(package.raw) > LARGEST:
        raise FormError(_TOO_LARGE.format(file=package.name, limit=LARGEST // 2**20))
    text = base64.b64encode(package.raw).decode("ascii")
    office.keep(store, SECTION, name, {"file": package.name, "bytes": text}, author=author)
    return KeptForm(name, package.name, package.raw)


def forget_form(store: Store, name: str, *, author: str) -> None:
    """Keep a form no longer."""
    office.keep(store, SECTION, name, None, author=author)
