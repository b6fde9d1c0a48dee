"""Makes the two forms that ship as examples: `.venv/bin/python packaging/report_forms.py`.

A monthly wildlife report (野生动物监测月报表) and a rescue ledger (救护台账), drawn as counties
draw theirs: titles over merged cells, borders, a line to sign on, A4. openpyxl puts the time of
writing into its files; here it is set, so that the same forms come out of every run.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

FOLDER = Path(__file__).parent.parent / "resources" / "forms"
MADE = dt.datetime(2025, 1, 1)
SONG, HEI = "宋体", "黑体"
_LINE = Side("thin", color="000000")
_THICK = Side("medium", color="000000")
_GREY = PatternFill("solid", fgColor="F2F2F2")


def put(sheet: Worksheet, address: str, text: Any, **look: Any) -> None:
    """A cell, or merged cells for an address with a colon."""
    first = address.partition(":")[0]
    if ":" in address:
        sheet.merge_cells(address)
    cell = sheet[first]
    cell.value = text
    cell.font = Font(
        name=look.get("font", SONG), size=look.get("size", 11), bold=look.get("bold", False)
    )
    cell.alignment = Alignment(
        horizontal=look.get("to", "center"), vertical="center", wrap_text=look.get("wrap", True)
    )
    if look.get("format"):
        cell.number_format = look["format"]
    if look.get("fill"):
        cell.fill = _GREY


def placed(*words: str) -> str:
    """A placeholder."""
    return "{{" + " ".join(words) + "}}"


def frame(sheet: Worksheet, address: str) -> None:
    """Thin lines between the cells, a strong one around them."""
    rows = list(sheet[address])
    for down, row in enumerate(rows):
        for along, cell in enumerate(row):
            cell.border = Border(
                left=_THICK if along == 0 else _LINE,
                right=_THICK if along == len(row) - 1 else _LINE,
                top=_THICK if down == 0 else _LINE,
                bottom=_THICK if down == len(rows) - 1 else _LINE,
            )


def page(sheet: Worksheet, widths: list[float], last: str, *, landscape: bool) -> None:
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top, sheet.page_margins.bottom = 0.7, 0.7
    sheet.print_area = f"A1:{last}"
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"


def monthly() -> Workbook:
    """The monthly report: figures of the month beside last year's, species, villages, rescues."""
    book = Workbook()
    sheet: Worksheet = book.active
    sheet.title = "月报表"
    put(sheet, "A1:H1", "野生动物监测月报表", font=HEI, size=20)
    put(sheet, "A2:H2", "（{{时段.名称}}）", size=12)
    put(sheet, "A3:E3", "填报单位：{{单位}}", to="left")
    put(sheet, "F3:H3", "填报日期：{{填表日期:yyyy年m月d日}}", to="right")
    put(sheet, "A4:H4", "一、本月监测情况", font=HEI, fill=True, to="left")
    for address, text in (
        ("A5:B5", "指标"), ("C5", "本月"), ("D5", "上月"), ("E5", "去年同月"),
        ("F5:G5", "本年累计"), ("H5", "较去年同月增减"),
    ):  # fmt: skip
        put(sheet, address, text, bold=True)
    figures = (
        ("目击记录（条）", "目击.条数"),
        ("目击动物（只）", "目击.只数"),
        ("目击物种（种）", "目击.种数"),
        ("其中：国家一级（种）", "目击.种数 保护级别=一级"),
        ("其中：国家二级（种）", "目击.种数 保护级别=二级"),
        ("雪豹（条）", "目击.条数 物种=雪豹"),
        ("雪豹（只）", "目击.只数 物种=雪豹"),
        ("有记录的村（个）", "目击.村数"),
    )
    for row, (label, figure) in enumerate(figures, 6):
        put(sheet, f"A{row}:B{row}", label, to="left")
        put(sheet, f"C{row}", placed(figure))
        put(sheet, f"D{row}", placed(figure, "时段=上期"))
        put(sheet, f"E{row}", placed(figure, "时段=去年同期"))
        put(sheet, f"F{row}:G{row}", placed(figure, "时段=本年累计"))
        put(sheet, f"H{row}", f"=C{row}-E{row}", format="+0;-0;0")
    put(sheet, "A14:H14", "二、物种明细", font=HEI, fill=True, to="left")
    for letter, text in zip(
        "ABCDEFGH",
        ("序号", "物种", "学名", "保护级别", "记录（条）", "数量（只）", "村数", "末次日期"),
        strict=True,
    ):
        put(sheet, f"{letter}15", text, bold=True)
    row_of_species = ("{{逐条 物种}}{{序号}}", "{{物种}}", "{{学名}}", "{{保护级别}}", "{{条数}}",
                      "{{只数}}", "{{村数}}", "{{末次}}")  # fmt: skip
    for letter, text in zip("ABCDEFGH", row_of_species, strict=True):
        put(sheet, f"{letter}16", text, format="yyyy-mm-dd" if letter == "H" else "General")
    put(sheet, "A17:D17", "合计", bold=True)
    put(sheet, "E17", "=SUM(E16:E16)", bold=True)
    put(sheet, "F17", "=SUM(F16:F16)", bold=True)
    put(sheet, "G17:H17", "新记录物种：{{目击.新种名单}}", to="left")
    put(sheet, "A18:H18", "三、救护情况", font=HEI, fill=True, to="left")
    rescue = (("A19:B19", "接收（只）", "C19", "接收"), ("D19", "放归（只）", "E19", "放归"),
              ("F19", "死亡（只）", "G19", "死亡"))  # fmt: skip
    for where, label, cell, figure in rescue:
        put(sheet, where, label)
        put(sheet, cell, placed(f"救护.{figure}"))
    put(sheet, "H19", "期末在护：{{救护.期末在护}} 只")
    put(sheet, "A20:B20", "情况说明")
    put(
        sheet, "C20:H20",
        "{{时段.名称}}共记录野生动物{{目击.种数}}种{{目击.只数}}只，涉及{{目击.村数}}个村；"
        "接收救护动物{{救护.接收}}只。", to="left",
    )  # fmt: skip
    put(sheet, "A21:C21", "单位负责人：", to="left")
    put(sheet, "D21:F21", "填表人：{{填表人}}", to="left")
    put(sheet, "G21:H21", "（单位盖章）", to="left")
    frame(sheet, "A4:H20")
    heights = {1: 40, 2: 22, 3: 24, 16: 24, 20: 58, 21: 40}
    for row in range(1, 22):
        sheet.row_dimensions[row].height = heights.get(row, 24)
    page(sheet, [7, 16, 24, 12, 12, 12, 9, 16], "H21", landscape=False)
    return book


def ledger() -> Workbook:
    """The rescue ledger: a line a case."""
    book = Workbook()
    sheet: Worksheet = book.active
    sheet.title = "救护台账"
    put(sheet, "A1:N1", "野生动物收容救护台账", font=HEI, size=20)
    put(sheet, "A2:G2", "填报单位：{{单位}}", to="left")
    put(sheet, "H2:N2", "时段：{{时段.开始:yyyy年m月d日}}至{{时段.结束:yyyy年m月d日}}", to="right")
    heads = (
        ("A3:A4", "序号"), ("B3:B4", "案例编号"), ("C3:C4", "接收日期"), ("D3:G3", "动物"),
        ("H3:H4", "发现地点"), ("I3:J3", "移交人"), ("K3:K4", "救护原因"), ("L3:M3", "处置"),
        ("N3:N4", "经办人"), ("D4", "物种"), ("E4", "保护级别"), ("F4", "数量"), ("G4", "性别"),
        ("I4", "姓名"), ("J4", "联系方式"), ("L4", "结果"), ("M4", "日期"),
    )  # fmt: skip
    for address, text in heads:
        put(sheet, address, text, bold=True, fill=True)
    fields = (
        "{{逐条 救护}}{{序号}}", "{{案例编号}}", "{{接收日期}}", "{{物种}}", "{{保护级别}}",
        "{{数量}}", "{{性别}}", "{{发现地点}}", "{{移交人}}", "{{联系方式}}", "{{救护原因}}",
        "{{处置结果}}", "{{处置日期}}", "{{经办人}}",
    )  # fmt: skip
    for number, text in enumerate(fields, 1):
        days = number in (3, 13)
        put(
            sheet, f"{get_column_letter(number)}5", text, size=10,
            format="yyyy-mm-dd" if days else "General",
        )  # fmt: skip
    put(sheet, "A6:E6", "合计", bold=True)
    put(sheet, "F6", "=SUM(F5:F5)", bold=True)
    put(
        sheet, "G6:N6",
        "接收{{救护.接收}}只，放归{{救护.放归}}只，死亡{{救护.死亡}}只，期末在护{{救护.期末在护}}只",
        to="left",
    )  # fmt: skip
    frame(sheet, "A3:N6")
    put(sheet, "A7:E7", "负责人：", to="left")
    put(sheet, "F7:I7", "填表人：{{填表人}}", to="left")
    put(sheet, "J7:N7", "填表日期：{{填表日期:yyyy年m月d日}}", to="right")
    for row, height in {1: 38, 2: 24, 3: 24, 4: 24, 5: 34, 6: 26, 7: 34}.items():
        sheet.row_dimensions[row].height = height
    widths = [6, 15, 12, 13, 11, 7, 7, 26, 11, 14, 15, 12, 12, 11]
    page(sheet, widths, "N7", landscape=True)
    sheet.print_title_rows = "3:4"
    sheet.freeze_panes = "A5"
    return book


FORMS = {"wildlife-monthly-report.xlsx": monthly, "rescue-ledger.xlsx": ledger}


def made(name: str) -> bytes:
    """The bytes of a form, the same at every run."""
    book = FORMS[name]()
    book.properties.creator = "Snowtrack"
    book.properties.created = book.properties.modified = MADE
    stream, settled = io.BytesIO(), io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(settled, "w") as out:
        for entry in source.infolist():
            body = source.read(entry)
            if entry.filename == "docProps/core.xml":
                stamp = MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                body = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp, body)
            info = zipfile.ZipInfo(entry.filename, (2025, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, body)
    return settled.getvalue()


GUIDE = Path(__file__).parent.parent / "docs" / "report-forms.md"
_BEGIN, _END = "<!-- made by packaging/report_forms.py -->", "<!-- end -->"


def reference() -> str:
    """The words of placeholders as tables, from the lists the program itself reads."""
    from db.report_forms.language import EACH_OPTIONS, FILTERS, PERIODS, SUBJECTS, Word

    def table(first: str, words: Sequence[Word]) -> list[str]:
        lines = [f"| {first} | Chinese | other words | meaning |", "|---|---|---|---|"]
        for word in words:
            others = ", ".join(f"`{one}`" for one in word.words[2:])
            lines.append(f"| `{word.words[0]}` | `{word.words[1]}` | {others} | {word.meaning} |")
        return [*lines, ""]

    lines = ["### Subjects", "", *table("subject", [subject.word for subject in SUBJECTS])]
    for subject in SUBJECTS:
        if len(subject.figures) > 1:
            title = f"### Figures of {subject.word.words[0]} ({subject.word.words[1]})"
            lines += [title, "", *table("figure", subject.figures)]
    for subject in SUBJECTS:
        if subject.fields:
            title = f"### Fields of a row of {subject.word.words[0]} ({subject.word.words[1]})"
            lines += [title, "", *table("field", subject.fields)]
    lines += ["### Filters", "", *table("filter", FILTERS)]
    lines += ["### Values of period", "", *table("value", PERIODS)]
    lines += ["### Of the mark of a row", "", *table("option", EACH_OPTIONS)]
    return "\n".join(lines)


def guide() -> str:
    """docs/report-forms.md with its tables made anew."""
    text = GUIDE.read_text("utf-8")
    start, end = text.index(_BEGIN) + len(_BEGIN), text.index(_END)
    return f"{text[:start]}\n\n{reference()}\n{text[end:]}"


def main() -> int:
    GUIDE.write_text(guide(), "utf-8")
    FOLDER.mkdir(exist_ok=True)
    for name in FORMS:
        (FOLDER / name).write_bytes(made(name))
        print(FOLDER / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
