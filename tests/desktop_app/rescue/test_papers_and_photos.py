"""Papers and photos from the page of a case, as files on the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from desktop_app.rescue import ledger_popup, papers_popup
from desktop_app.rescue.ledger_popup import LedgerPopup
from desktop_app.rescue.papers_popup import PapersPopup
from tests.desktop_app.rescue.conftest import IN_CARE, Clerk

Make = Callable[..., Path]


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    path = tmp_path / "cub.jpg"
    assert image.save(str(path))
    return path


def drop(clerk: Clerk, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    clerk.page.case.header.cover.dropEvent(event)


def test_a_photo_dropped_on_the_cover_is_the_cover(
    clerk: Clerk, make_case: Make, picture: Path
) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    drop(clerk, picture)
    clerk.wait(lambda: page.case.header.cover.count == 1)
    assert "1" in page.case.timeline.notice.label.text()
    (photo,) = clerk.stored().photos
    assert photo.values["file_name"] == "cub.jpg"
    clerk.wait(lambda: page.case.header.cover._picture is not None)


def test_photos_chosen_for_a_new_entry_are_kept_with_it(
    clerk: Clerk, make_case: Make, picture: Path
) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    clerk.begin("care")
    photos = page.case.panel.current.photos
    photos.strip.add_requested.emit([picture])
    clerk.types("10.4")
    clerk.save()
    clerk.wait(lambda: len(page.case.shown.case.of_kind("care_log")) == 2)
    clerk.wait(lambda: any(line.photos for line in page.case.shown.lines))
    entry = clerk.stored().of_kind("care_log")[-1]
    assert [photo.values["file_name"] for photo in entry.photos] == ["cub.jpg"]
    view = page.case.timeline.list
    assert view.stand_on(entry.uuid)
    assert not view.grab().isNull()


def test_receipt_and_case_file_are_written_where_one_says(
    clerk: Clerk, make_case: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    asked: list[str] = []

    def answer(_parent: object, _title: str, proposed: Path, _kinds: str) -> Path:
        asked.append(proposed.name)
        return tmp_path / proposed.name

    monkeypatch.setattr(papers_popup, "ask_path", answer)
    for button in ("receipt", "file"):
        page.case.show_papers()
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, PapersPopup)
        assert popup.office.text() == "Rescue centre", "where the animal was taken in"
        page.case.timeline.notice.hide()
        getattr(popup, button).click()
        clerk.wait(lambda: page.case.timeline.notice.isVisible())
        assert asked[-1] in page.case.timeline.notice.label.text()
        assert (tmp_path / asked[-1]).read_bytes().startswith(b"%PDF")
    assert asked == ["Receipt 2025-013 Ling Xiaozhe.pdf", "Case file 2025-013 Ling Xiaozhe.pdf"]


def test_without_an_intake_there_is_no_receipt(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case())
    page.case.show_papers()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, PapersPopup)
    assert not popup.receipt.isEnabled()
    assert popup.file.isEnabled()
    popup.close()


def test_the_ledger_of_the_filter_is_written_from_the_register(
    clerk: Clerk, make_case: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.open_file(make_case(*IN_CARE))
    clerk.program.window.show_page("rescue")
    clerk.wait(lambda: clerk.page.register.model.complete)
    assert clerk.page.papers_button.isVisible()
    pdf, sheet = tmp_path / "ledger.pdf", tmp_path / "ledger.xlsx"
    monkeypatch.setattr(ledger_popup, "ask_path", lambda *_: pdf)
    monkeypatch.setattr(ledger_popup.choosers, "save_workbook", lambda *_: sheet)
    notice = clerk.page.register.form.notice
    clerk.wait(lambda: clerk.page.register.form.record_id is not None)
    clerk.quiet()
    for button, path, start in (("ledger", pdf, b"%PDF"), ("sheet", sheet, b"PK")):
        clerk.page.show_papers()
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, LedgerPopup)
        notice.hide()
        getattr(popup, button).click()
        clerk.wait(lambda: notice.isVisible())
        assert path.read_bytes().startswith(start)
    clerk.program.window.show_page("sighting")
    assert not clerk.page.papers_button.isVisible(), "it belongs to the cases"
