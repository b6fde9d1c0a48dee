"""Papers as a reader finds them: nothing lost, nothing cut, nothing run."""

from __future__ import annotations

import datetime as dt
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from db.errors import Cancelled, UserError
from db.text import english
from desktop_app.papers import saving
from desktop_app.papers.blocks import (
    Drawing,
    Facts,
    Halves,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Signatures,
    Title,
    Together,
)
from desktop_app.papers.flow import Flow, Piece
from desktop_app.papers.paper import Paper, write_pdf
from desktop_app.papers.pictures import Photo, Picture, Pictures, shown
from desktop_app.papers.table import Column, Form, Table
from desktop_app.papers.timeline import Event, Timeline
from desktop_app.papers.typeset import BODY, Typesetter, mm, seen
from desktop_app.tasks import TaskControl, Tasks
from tests.desktop_app.papers import reading

pytestmark = pytest.mark.usefixtures("qapp")

COLUMNS = (Column("No.", 14, fixed=True), Column(("Species", "Latin"), 1), Column("Notes", 2))


def rows(count: int) -> list[list[Any]]:
    return [[f"R{n:04}", ["雪豹", "Panthera uncia"], f"note {n} " * (n % 9)] for n in range(count)]


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def writing(*blocks: Any, name: str = "paper.pdf", **options: Any) -> Path:
        path = tmp_path / name
        paper = Paper(options.pop("title", "Paper"), list(blocks), **options)
        write_pdf(paper, path, translate=english)
        return path

    return writing


# --- what stands on the pages ---------------------------------------------------------------------


def test_every_block_is_on_paper(write: Callable[..., Path]) -> None:
    path = write(
        Letterhead("青海省野生动物救护繁育中心"),
        Title("野生动物收容救护档案", "2025-013"),
        Heading("报告", "微信"),
        Paragraph("A paragraph of words."),
        Facts([("体况", "危重"), ("Empty", ""), ("Signs", "curled\ntight")]),
        Form([[("物种", "雪豹"), ("Number", "1")], [("Place", "索加乡")]]),
        Timeline([Event("2025-03-06", "Intake", "02:00", [("Weight", "9.4 kg")], "from WeChat")]),
        Signatures([("Handed over by", "才仁"), ("Received by", "")], "(stamp)"),
    )
    assert not reading.missing(
        path,
        ["青海省野生动物救护繁育中心", "野生动物收容救护档案", "2025-013", "报告", "微信",
         "A paragraph of words.", "体况", "危重", "curled", "tight", "物种", "雪豹", "索加乡",
         "2025-03-06", "Intake", "02:00", "9.4 kg", "from WeChat", "Handed over by", "才仁",
         "Received by", "(stamp)"],
    )  # fmt: skip
    assert "Empty" not in reading.words(path)


@pytest.mark.parametrize(("landscape", "size"), [(False, (210, 297)), (True, (297, 210))])
def test_pages_are_a4_with_head_and_foot(
    write: Callable[..., Path], landscape: bool, size: tuple[int, int]
) -> None:
    path = write(
        Table(COLUMNS, rows(150)), title="Ledger of 2025", office="索加乡人民政府",
        source="qinghai.gpkg", landscape=landscape, printed=dt.datetime(2025, 9, 1, 8, 5),
    )  # fmt: skip
    assert reading.sizes(path) == {size}
    texts = reading.pages(path)
    assert len(texts) > 3
    for number, text in enumerate(texts, start=1):
        for words in (
            "Ledger of 2025", "索加乡人民政府", "qinghai.gpkg", "printed 2025-09-01 08:05",
            f"Page {number} of {len(texts)}",
        ):  # fmt: skip
            assert reading.squeezed(words) in reading.squeezed(text)


def test_margins_stay_free_for_punch_and_printer(write: Callable[..., Path]) -> None:
    for landscape in (False, True):
        path = write(
            Table(COLUMNS, rows(60)), Paragraph("W" * 3000), landscape=landscape, office="Office"
        )
        for number in range(len(reading.pages(path))):
            left, top, right, bottom = reading.inked(reading.image(path, number))
            assert left >= 18
            assert right >= 10
            assert min(top, bottom) >= 7


def test_chinese_and_tibetan_shapes_are_in_the_file(write: Callable[..., Path]) -> None:
    path = write(Paragraph("雪豹 གསའ། Panthera uncia 藏羚 གཙོད།"))
    names = reading.fonts(path)
    assert any("Tibetan" in name for name in names)
    assert any("Tibetan" not in name for name in names)
    assert not reading.missing(path, ["雪豹", "གསའ།", "Panthera uncia", "藏羚"])


def test_words_can_be_searched_and_copied_letter_by_letter(write: Callable[..., Path]) -> None:
    """人 民 见 are not their look-alikes among the radicals, a space is no tabulator."""
    text = "索加乡人民政府 见 长 12.5 kg, Page 7 of 12: 2025-07-15"
    path = write(Paragraph(text), title="x")
    [page] = reading.pages(path)
    assert text in page
    assert b"<0009>" not in path.read_bytes()


def test_tibetan_letters_are_not_drawn_into_each_other(qapp: Any) -> None:
    setter = Typesetter()
    lines = setter.set("བསྒྲུབས་ཀྱི་ཞིང་སྐྱོང་།\n雪豹", BODY, mm(80))
    stacked = setter.metrics(BODY).tightBoundingRect(lines.lines[0].text)
    first = lines.lines[0]
    assert first.ascent + stacked.top() >= 0
    assert first.ascent + stacked.bottom() <= first.height


# --- tables ---------------------------------------------------------------------------------------


def test_no_row_is_lost_or_told_twice_and_the_head_repeats(write: Callable[..., Path]) -> None:
    path = write(Table(COLUMNS, rows(400), totals=[["", "Total", "400"]]))
    texts = reading.pages(path)
    assert len(texts) > 8
    whole = "".join(texts)
    for number in range(400):
        assert whole.count(f"R{number:04}") == 1
    for text in texts:
        assert text.count("Latin") == 1
    assert "Total" in texts[-1]


def test_a_row_is_not_cut_by_the_end_of_a_page(write: Callable[..., Path]) -> None:
    records = [
        [f"R{n:04}", "x", f"first{n:04} " + "word " * 120 + f"last{n:04}"] for n in range(40)
    ]
    path = write(Table(COLUMNS, records))
    for text in reading.pages(path):
        for number in range(40):
            found = {f"{part}{number:04}" in text for part in ("R", "first", "last")}
            assert len(found) == 1


def test_a_row_longer_than_a_page_goes_on_without_losing_a_word(
    write: Callable[..., Path],
) -> None:
    note = " ".join(f"w{n:05}" for n in range(3000))
    path = write(Table(COLUMNS, [["1", "x", note], ["2", "y", "after"]]))
    texts = reading.pages(path)
    found = "".join(texts)
    assert [n for n in range(3000) if f"w{n:05}" not in found] == []
    assert all("Latin" in text for text in texts)
    assert "after" in texts[-1]


def test_the_head_of_a_table_is_not_left_alone_above_a_long_row(
    write: Callable[..., Path],
) -> None:
    path = write(Title("Title"), Table(COLUMNS, [["1", "x", "word " * 4000]]))
    first = reading.pages(path)[0]
    assert "Latin" in first
    assert first.count("word") > 100


def test_running_text_fills_the_page_before_it_goes_on(write: Callable[..., Path]) -> None:
    path = write(Paragraph("first " * 400), Heading("Heading"), Facts([("Notes", "word " * 900)]))
    texts = reading.pages(path)
    assert len(texts) == 2
    assert "Heading" in texts[0]
    assert texts[0].count("word") > 100
    assert sum(text.count("word") for text in texts) == 900


def test_a_heading_is_not_left_alone_at_the_foot_of_a_page(write: Callable[..., Path]) -> None:
    for lines in range(30, 60):
        path = write(
            Paragraph("\n".join("line" for _ in range(lines))),
            Heading("Heading"),
            Table(COLUMNS, rows(1)),
        )
        texts = reading.pages(path)
        [page] = [text for text in texts if "Heading" in text]
        assert "R0000" in page
        assert "Latin" in page


def test_widths_of_columns_fill_the_page(write: Callable[..., Path]) -> None:
    left, _, right, _ = reading.inked(reading.image(write(Table(COLUMNS, rows(3)), head=False)))
    assert left == pytest.approx(25, abs=0.8)
    assert right == pytest.approx(16, abs=0.8)


# --- copies, pages, pictures ----------------------------------------------------------------------


def test_two_copies_share_a_page_when_they_fit(write: Callable[..., Path]) -> None:
    def copy(name: str) -> list[Any]:
        return [Title(name), Form([[("Species", "雪豹")]])]

    [page] = reading.pages(write(Halves(copy("ONE"), copy("TWO"), "cut here")))
    assert page.index("ONE") < page.index("TWO")
    assert "cut here" in page
    tall = [Form([[("Signs", "very long " * 300)]])]
    texts = reading.pages(write(Halves([Title("ONE"), *tall], [Title("TWO"), *tall], "cut here")))
    assert len(texts) == 2
    assert "cut here" not in "".join(texts)


def test_page_break_and_blocks_that_stay_together(write: Callable[..., Path]) -> None:
    path = write(Paragraph("one"), PageBreak(), Paragraph("two"))
    assert ["one" in t for t in reading.pages(path)] == [True, False]
    for lines in range(40, 52):
        path = write(
            Paragraph("\n".join("line" for _ in range(lines))),
            Together([Paragraph("alpha"), Signatures([("omega", "")])]),
        )
        assert {("alpha" in t) == ("omega" in t) for t in reading.pages(path)} == {True}


def test_photos_are_printed_with_captions_and_a_lost_one_says_so(
    write: Callable[..., Path],
) -> None:
    red = QImage(400, 300, QImage.Format.Format_RGB32)
    red.fill(QColor("#203040"))
    seen_boxes: list[QSize] = []

    def load(box: QSize) -> QImage:
        seen_boxes.append(box)
        return red

    path = write(
        Pictures([Photo(load, "Photo 1"), Photo(lambda _box: QImage(), "Photo 2", "file lost")]),
        Picture(Photo(shown(red.mirrored()), "Chart")),
    )
    assert not reading.missing(path, ["Photo 1", "Photo 2", "file lost", "Chart"])
    assert path.read_bytes().count(b"/Subtype /Image") == 2
    [box] = seen_boxes
    assert 800 < box.width() < 1200  # 300 dots an inch over half the page


def test_a_large_photo_is_made_no_finer_than_print(write: Callable[..., Path]) -> None:
    big = QImage(6000, 4000, QImage.Format.Format_RGB32)
    for y in range(0, 4000, 40):  # not one colour, which packs to nothing
        painter = QPainter(big)
        painter.fillRect(0, y, 6000, 40, QColor.fromHsv(y % 360, 200, 200))
        painter.end()
    path = write(Picture(Photo(shown(big), "Big")))
    assert path.stat().st_size < 1_500_000


def test_a_drawing_stays_lines(write: Callable[..., Path]) -> None:
    def paint(painter: QPainter, box: QRectF, setter: Typesetter) -> None:
        painter.drawLine(box.topLeft(), box.bottomRight())
        setter.draw(painter, setter.set("label", BODY, box.width()), box.x(), box.y())

    path = write(Drawing(paint, 60, "Weight"))
    assert not reading.missing(path, ["label", "Weight"])
    assert b"/Subtype /Image" not in path.read_bytes()


# --- hostile text ---------------------------------------------------------------------------------

HOSTILE = (
    "<b>bold</b><img src='file:///etc/passwd'><!-- &lt; &#65; -->",
    "{{ 7*7 }} {% 20% %} ${HOME} %s %1 {name}",
    '=HYPERLINK("http://x")',
    "\\0 \\n (unbalanced ) ] >> endobj stream",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_printed_as_it_is(write: Callable[..., Path], text: str) -> None:
    path = write(
        Letterhead(text), Title(text, text), Heading(text), Paragraph(text), Facts([("x", text)]),
        Form([[("x", text)]]), Table(COLUMNS, [["1", text, text]]),
        Timeline([Event("2025", text, text, [("x", text)], text)]), Signatures([(text, text)]),
        Picture(Photo(lambda _box: QImage(), text, text)),
    )  # fmt: skip
    assert reading.words(path).count(reading.squeezed(text)) >= 11


def test_characters_without_shape_leave_a_mark(write: Callable[..., Path]) -> None:
    path = write(Paragraph("a\x00b\x07c\u202ed\ud800e\ufffef\x1bg"), Paragraph("h\x0bi\r\nj\tk"))
    assert "a�b�c�d�e�f�g" in reading.words(path)
    assert "hijk" in reading.words(path)


@settings(max_examples=60)
@given(st.text(max_size=300), st.integers(5, 180))
def test_any_text_is_set_without_losing_a_letter(text: str, width: int) -> None:
    lines = Typesetter().set(text, BODY, mm(width))
    found = "".join(line.text for line in lines.lines)
    assert "".join(found.split()) == "".join(seen(text).split())
    # One letter may be wider than the column; nothing else is.
    assert all(line.width <= mm(width) + 1 or len(line.text.strip()) <= 2 for line in lines.lines)


def test_an_unbroken_text_is_broken_at_the_edge(write: Callable[..., Path]) -> None:
    path = write(Table(COLUMNS, [["1", "x" * 300, "雪" * 500]]), head=False)
    assert reading.words(path).count("x") == 300
    _, _, right, _ = reading.inked(reading.image(path))
    assert right == pytest.approx(16, abs=0.8)


# --- flow -----------------------------------------------------------------------------------------


@given(
    st.lists(st.tuples(st.integers(1, 400), st.integers(0, 20), st.booleans()), max_size=60),
)
def test_pieces_keep_their_order_and_never_overlap(parts: Sequence[tuple[int, int, bool]]) -> None:
    pieces = [
        Piece(float(height), lambda *_: None, gap=float(gap), keep=keep)
        for height, gap, keep in parts
    ]
    flow = Flow(500)
    for piece in pieces:
        flow.add(piece)
    pages = flow.finish()
    assert [placed.piece for page in pages for placed in page] == pieces
    for page in pages:
        bottom = 0.0
        for placed in page:
            assert placed.y >= bottom
            bottom = placed.y + placed.piece.height
        assert bottom <= 500
    assert all(pages) or pages == [[]]


# --- saving ---------------------------------------------------------------------------------------


def test_a_finished_paper_takes_the_place_of_the_old_one(write: Callable[..., Path]) -> None:
    path = write(Paragraph("old"))
    write(Paragraph("new"))
    assert "new" in reading.words(path)
    assert [p.name for p in path.parent.iterdir()] == ["paper.pdf"]


def test_a_place_that_refuses_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = Paper("Paper", [Paragraph("words")])
    (tmp_path / "folder.pdf").mkdir()
    for target in (tmp_path / "nowhere" / "a.pdf", tmp_path / "folder.pdf"):
        with pytest.raises(UserError, match=target.name):
            write_pdf(paper, target, translate=english)

    def refuse(*_: Any) -> None:
        raise PermissionError(13, "open in another program")

    kept = tmp_path / "kept.pdf"
    kept.write_bytes(b"the old paper")
    monkeypatch.setattr(saving.os, "replace", refuse)
    with pytest.raises(UserError, match="open in another program"):
        write_pdf(paper, kept, translate=english)
    assert kept.read_bytes() == b"the old paper"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder.pdf", "kept.pdf"]


def test_a_full_disk_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving.os, "fsync", full)
    with pytest.raises(UserError, match="disk is full"):
        write_pdf(Paper("Paper", [Paragraph("words")]), tmp_path / "a.pdf", translate=english)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("stop_after", [0, 10, 450, 460])
def test_a_cancelled_paper_leaves_nothing(tmp_path: Path, stop_after: int) -> None:
    asked = iter(range(10_000))
    paper = Paper("Paper", [Table(COLUMNS, rows(440))])
    with pytest.raises(Cancelled):
        write_pdf(
            paper,
            tmp_path / "a.pdf",
            translate=english,
            cancelled=lambda: next(asked) >= stop_after,
        )
    assert list(tmp_path.iterdir()) == []


def test_progress_only_grows_and_ends_whole(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_pdf(
        Paper("Paper", [Table(COLUMNS, iter(rows(200)), count=200)]), tmp_path / "a.pdf",
        translate=english, progress=lambda done, total: told.append((done, total)),
    )  # fmt: skip
    shares = [done / total for done, total in told]
    assert shares[-1] == 1
    assert shares == sorted(shares)
    assert shares.index(0.25) > 50  # it grows with the work


# --- off the main thread --------------------------------------------------------------------------


@pytest.fixture
def tasks(qapp: Any) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_a_paper_is_made_in_a_worker(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> None:
    threads: set[int] = set()

    def records() -> Iterator[list[Any]]:
        for record in rows(300):
            threads.add(threading.get_ident())
            yield record

    def work(control: TaskControl) -> int:
        paper = Paper("Paper", [Title("雪豹 གསའ།"), Table(COLUMNS, records(), count=300)])
        return write_pdf(
            paper, tmp_path / "a.pdf", translate=english,
            progress=control.progress, cancelled=control.cancelled,
        )  # fmt: skip

    results: list[int] = []
    tasks.background(work, done=results.append, control=True)
    qtbot.waitUntil(lambda: bool(results), timeout=10_000)
    assert threads
    assert threading.get_ident() not in threads
    texts = reading.pages(tmp_path / "a.pdf")
    assert len(texts) == results[0]
    assert "R0299" in texts[-1]


def test_two_papers_are_made_at_the_same_time(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> None:
    def work(name: str) -> int:
        paper = Paper(name, [Table(COLUMNS, rows(200))])
        return write_pdf(paper, tmp_path / f"{name}.pdf", translate=english)

    results: list[int] = []
    for name in ("one", "two"):
        tasks.background(work, name, done=results.append)
    # The screen draws its own letters meanwhile.
    sheet = QImage(400, 60, QImage.Format.Format_RGB32)
    while len(results) < 2:
        painter = QPainter(sheet)
        painter.drawText(10, 30, "雪豹 གསའ།")
        painter.end()
        qtbot.wait(1)
    assert reading.words(tmp_path / "one.pdf").count("R0") == 200
    assert reading.words(tmp_path / "two.pdf").count("R0") == 200


def test_without_a_screen(tmp_path: Path) -> None:
    import subprocess
    import sys

    script = (
        "from desktop_app.papers.paper import Paper, ensure_application, write_pdf\n"
        "from desktop_app.papers.blocks import Title\n"
        "from db.text import english\n"
        "app = ensure_application()\n"
        f"print(write_pdf(Paper('p', [Title('雪豹')]), {str(tmp_path / 'a.pdf')!r}, "
        "translate=english))\n"
    )
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, cwd=root, capture_output=True, text=True,
        encoding="utf-8",
    )  # fmt: skip
    assert (done.stdout.strip(), done.returncode) == ("1", 0), done.stderr
    assert "雪豹" in reading.words(tmp_path / "a.pdf")
