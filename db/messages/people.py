"""Who tells of it: lines that WeChat puts above a message, names behind a label, telephones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAME = r"[\u3400-\u9fff·\u0f00-\u0fffA-Za-z]"
# 扎西 2025年3月5日 14:30 / 扎西 3月5日 下午2:30: / 2025-03-05 14:30 扎西
_DAY = (
    r"(?:\d{4}\s*[-/.年]\s*)?\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?"
    r"|昨天|前天|今天|星期[一二三四五六日天]"
)
_SENDER = r"[\w·\u0f00-\u0fff]{1,20}(?:[ \-][\w·\u0f00-\u0fff]{1,12}){0,2}?"
_CLOCK = r"(?:凌晨|早上|上午|中午|下午|傍晚|晚上)?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_HEAD = re.compile(
    rf"^[\[【(]?(?P<name>{_SENDER})?[\]】)]?\s*[:：]?\s+"
    rf"(?P<day>{_DAY})?\s*(?P<clock>{_CLOCK})\s*[:：]?$"
)
_HEAD_DAY_FIRST = re.compile(
    rf"^(?P<day>{_DAY})\s+(?P<clock>{_CLOCK})\s+(?P<name>[^\s看拍见到现遇只头在，。]{{1,20}})$"
)
_SPEAKER = re.compile(r"^(?P<name>[\u3400-\u9fff·]{2,6})\s*[:：](?!\s*\d+(?:\D|$))")
_LABELLED = re.compile(
    r"(?P<label>观察人|观察者|记录人|发现人|报告人|巡护员|管护员|监测人|联系人|报警人|送交人)"
    rf"\s*(?:是|为|[:：])\s*(?P<name>{_NAME}{{2,12}})"
)
_SELF = re.compile(
    rf"我(?:是|叫)(?:[^，。,\n]{{0,24}}的)?(?P<name>{_NAME}{{2,6}}?)(?=[，。,、\s]|$)"
)
_SURE = ("观察人", "观察者", "记录人", "发现人", "巡护员", "管护员", "监测人")
_NO_NAMES = re.compile(
    r"(?:时间|日期|地点|位置|坐标|电话|物种|种类|数量|海拔|备注|情况|描述|经度|纬度|经纬度|天气|"
    r"观察|记录|发现|联系|报告|巡护|管护|监测|说明|名称|照片|回复|定位|地址|人员|动物|健康|"
    r"只|头|看到|雪豹|注意|通知|站长|请|群|公告|链接)"
)
_PHONE = re.compile(
    r"(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)"
    r"|(?<!\d)(0\d{2,3}[- ]\d{7,8})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """A line above a message. Each part is (start, end) in the text, None where it says none."""

    start: int
    end: int
    name: tuple[int, int] | None
    day: tuple[int, int] | None
    clock: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Person:
    """text[start:end] is the name of somebody. sure: a label says who he is."""

    start: int
    end: int
    sure: bool


def heads(text: str) -> Iterator[Head]:
    """The lines with a name and a time that part the messages."""
    start = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        match = _HEAD.match(stripped) or _HEAD_DAY_FIRST.match(stripped)
        if match is not None and not (match["name"] or "").isdigit():
            at = start + line.index(stripped)
            parts = {
                name: (at + match.start(name), at + match.end(name)) if match[name] else None
                for name in ("name", "day", "clock")
            }
            yield Head(at, at + len(stripped), parts["name"], parts["day"], parts["clock"])
        start += len(line)


def people(text: str, lines: list[Head]) -> list[Person]:
    """Who may have seen it: by label, by what he says of himself, by the line above."""
    labelled = [
        Person(m.start("name"), m.end("name"), m["label"] in _SURE)
        for m in _LABELLED.finditer(text)
    ]
    if any(one.sure for one in labelled):
        return [one for one in labelled if one.sure]
    found = labelled
    found += [Person(m.start("name"), m.end("name"), False) for m in _SELF.finditer(text)]
    found += [Person(*line.name, False) for line in lines if line.name is not None]
    if not found:
        match = _SPEAKER.match(text)
        if match is not None and not _NO_NAMES.search(match["name"]):
            found.append(Person(match.start("name"), match.end("name"), False))
    return found


def phones(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, digits) of telephone numbers."""
    for match in _PHONE.finditer(text):
        if match[1]:
            yield match.start(), match.end(), re.sub(r"\D", "", match[1])
        else:
            yield match.start(), match.end(), match[2].replace(" ", "-")
