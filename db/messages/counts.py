"""How many animals a message says: 两只, 约120头, 五六十只, 雪豹x2, 一个大的带两个小的."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.messages.names import Hit
from db.numerals import NumberError, read_count

_ONES = "一二三四五六七八九"
_NUMBER = r"(?:\d{1,5}|[一二两三四五六七八九十百千几数]{1,5})"
_COUNTERS = r"(?:只|头|匹|峰|羽|条|个体|个)"
_NO_ANIMALS = (
    r"(?!\s*(?:小时|月|人|点|多月|星期|礼拜|村|乡|县|山|队|社|管护|巡护|兽夹|猎套|羊圈|相机|帐篷))"
)
_COUNTS = re.compile(
    rf"(?:约|大约|大概|近)?\s*{_NUMBER}(?:\s*[-~至到—]\s*{_NUMBER})?\s*(?:多|余|来)?\s*"
    rf"{_COUNTERS}{_NO_ANIMALS}"
)
_AGES = re.compile(
    rf"({_NUMBER})\s*{_COUNTERS}?\s*(?:大的|成体|成年(?:的|个体)?|大)[，,、和及带着加\s]{{0,3}}"
    rf"({_NUMBER})\s*{_COUNTERS}?\s*(?:小的|幼体|幼崽|幼仔|崽|小)"
)
_LED = re.compile(
    rf"({_NUMBER})\s*{_COUNTERS}\s*(?:母|公|雌|雄|成年|大)[^，。；\d]{{0,6}}?(?:带着?|领着?)\s*"
    rf"({_NUMBER})\s*{_COUNTERS}?\s*(?:小|幼|崽)"
)
_YOUNG_WORDS = r"(?:幼崽|幼仔|幼体|小崽子?|崽子|幼兽|雏鸟|小羊羔|幼鸟|亚成体)"
_YOUNG = re.compile(rf"({_NUMBER})\s*{_COUNTERS}?\s*{_YOUNG_WORDS}")
_YOUNG_FIRST = re.compile(rf"{_YOUNG_WORDS}\s*({_NUMBER})\s*{_COUNTERS}")
_BESIDE = re.compile(
    r"\s*(?P<sign>[xX×*＊:：])?\s*(?P<number>约?\s*\d{1,4})(?![\d.:：年月日号点时°度%])"
)
_UNIT = re.compile(
    r"\s*(?:米|公里|千米|m|km|斤|公斤|kg|元|岁|人|分|次|处|天|小时|[-~至到]\s*\d)", re.I
)
_APPROXIMATE = re.compile(rf"^([{_ONES}两])([{_ONES}])(十|百|千)?$")
_TEENS = re.compile(rf"^([{_ONES}])?十几$")
_FACTORS = {"十": 10, "百": 100, "千": 1000, None: 1}
# What was killed or herded is not what was seen.
_LIVESTOCK = re.compile(r"\s*(?:的)?(?:绵羊|山羊|牦牛|犏牛|羊羔|羊|牛|马|狗|藏獒|家畜|牲畜)(?!鹿)")
_KILLED = re.compile(
    r"(?:咬死|咬伤|吃掉|吃了|叼走|损失|死了|打死|丢了)(?:了)?\s*"
    r"(?:(?:绵羊|山羊|牦牛|犏牛|羊羔|羊|牛|马|狗|家畜|牲畜)\s*)?$"
)
_STOCK_BEFORE = re.compile(
    r"(?:绵羊|山羊|牦牛|犏牛|羊羔|家畜|牲畜|(?<![岩盘原黄石青藏])羊|[^野牦]牛)\s*$"
)
# One of those that were counted already, unless more came.
_AGAIN = re.compile(r"[又还另再后共加外]")


@dataclass(frozen=True, slots=True)
class Number:
    """text[start:end] says how many. sure: nothing else is counted there."""

    start: int
    end: int
    values: dict[str, int]
    sure: bool = True

    @property
    def total(self) -> int | None:
        return self.values.get("individual_count")


def numbers(text: str, species: Sequence[Hit]) -> list[Number]:
    """Animals that are counted, in the order of the text. species: where they are named."""
    ages = [
        one
        for pattern in (_AGES, _LED)
        for match in pattern.finditer(text)
        if (one := _ages(match)) is not None
    ][:1]
    young = list(_young(text))
    taken = [(one.start, one.end) for one in ages]
    plain = []
    for match in _COUNTS.finditer(text):
        start, end = _trimmed(match)
        if any(start < right and left < end for left, right in taken):
            continue
        if _is_livestock(text, start, end, species):
            continue
        values = counted(text[start:end])
        if values:
            plain.append(Number(start, end, values))
    plain += list(_beside(text, species, [*taken, *((one.start, one.end) for one in plain)]))
    if ages:
        return _with_total(ages, plain)
    plain = _without_parts(text, plain, species)
    if young and len(plain) <= 2:
        return _with_young(plain, young[0])
    return sorted(plain, key=lambda one: one.start)


def young_of(text: str, found: Sequence[Number]) -> Number | None:
    """How many of them are young, where no number says so already."""
    if any("young" in one.values for one in found):
        return None
    return next(iter(_young(text)), None)


def counted(words: str) -> dict[str, int]:
    """Field values for the words of a number; {} when they are none."""
    bare = re.sub(rf"^(?:约|大约|大概|近)?\s*|\s*(?:多|余|来)?\s*{_COUNTERS}$", "", words).strip()
    about = _APPROXIMATE.match(bare)
    if about is not None:
        low = _ONES.find(about[1].replace("两", "二")) + 1
        high = _ONES.find(about[2]) + 1
        if high == low + 1:  # 两三只, 五六十只: from one to the other
            factor = _FACTORS[about[3]]
            return {"count_minimum": low * factor, "count_maximum": high * factor}
        return {}
    teens = _TEENS.match(bare)
    if teens is not None:  # 十几只, 三十几只
        tens = 10 * (_ONES.find(teens[1]) + 1 if teens[1] else 1)
        return {"count_minimum": tens + 1, "count_maximum": tens + 9}
    more = re.search(rf"[多余来]\s*{_COUNTERS}$", words) is not None
    try:
        count = read_count(bare if more else words.strip().removeprefix("近").strip())
    except NumberError:
        return {}
    if count is None:
        return {}
    if count.minimum is not None and count.maximum is not None:
        return {"count_minimum": count.minimum, "count_maximum": count.maximum}
    if more and count.count and not re.search(rf"来\s*{_COUNTERS}$", words):
        # 20多只 has an end, 100多只 has none that people agree on.
        if count.count < 100 and count.count % 10 == 0:
            return {"count_minimum": count.count + 1, "count_maximum": count.count + 9}
        return {"count_minimum": count.count}
    return {"individual_count": count.count} if count.count else {}


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    return match.start() + len(match[0]) - len(match[0].lstrip()), match.end()


def _is_livestock(text: str, start: int, end: int, species: Sequence[Hit]) -> bool:
    before = max(0, start - 8)
    behind = _LIVESTOCK.match(text, end)
    killed = _KILLED.search(text[before:start])
    stock = _STOCK_BEFORE.search(text[before:start])
    words = [behind.span()] if behind is not None else []
    words += [(before + m.start(), before + m.end()) for m in (killed, stock) if m is not None]
    # 藏羚羊 500只: the 羊 of a wild name is none of the herd.
    return any(
        not any(hit.start < right and left < hit.end for hit in species) for left, right in words
    )


def _ages(match: re.Match[str]) -> Number | None:
    adults, young = _plain(match[1]), _plain(match[2])
    if adults is None or young is None:
        return None
    values = {"individual_count": adults + young, "adults": adults, "young": young}
    return Number(match.start(), match.end(), values)


def _plain(words: str) -> int | None:
    return counted(words).get("individual_count")


def _young(text: str) -> Iterator[Number]:
    for pattern in (_YOUNG, _YOUNG_FIRST):
        for match in pattern.finditer(text):
            count = _plain(match[1])
            if count is not None:
                yield Number(match.start(), match.end(), {"young": count})


def _beside(
    text: str, species: Sequence[Hit], taken: Sequence[tuple[int, int]]
) -> Iterator[Number]:
    """雪豹x2, 岩羊约30: a number right behind a name."""
    for hit in species:
        match = _BESIDE.match(text, hit.end)
        if match is None or _UNIT.match(text, match.end()):
            continue
        start, end = match.start("number"), match.end("number")
        if any(start < right and left < end for left, right in taken):
            continue
        values = counted(match["number"].strip())
        if values:
            yield Number(start, end, values, sure=match["sign"] is not None)


def _with_total(ages: list[Number], plain: list[Number]) -> list[Number]:
    """一大两小 says it all where the other numbers agree with it."""
    if len(ages) == 1 and all(one.total == ages[0].total for one in plain):
        return ages
    return sorted([*ages, *plain], key=lambda one: one.start)


def _without_parts(text: str, found: list[Number], species: Sequence[Hit]) -> list[Number]:
    """Without "one of them is hurt": smaller numbers that stand by no name and add nothing."""
    if len(found) < 2 or len(species) != 1:
        return found
    named = [one for one in found if _stands_by(text, one, species[0])]
    if len(named) != 1 or (total := named[0].total) is None:
        return found
    kept = [
        one
        for one in found
        if one is named[0]
        or one.total is None
        or one.start < named[0].start
        or one.total >= total
        or _AGAIN.search(text[named[0].end : one.end])
    ]
    return kept


def _stands_by(text: str, number: Number, hit: Hit) -> bool:
    between = (
        text[number.end : hit.start] if number.end <= hit.start else text[hit.end : number.start]
    )
    return len(between) <= 3 and not re.search(r"[，。,；;！!\n]", between)


def _with_young(found: list[Number], young: Number) -> list[Number]:
    """The number of young ones beside, or within, the number of all."""
    count = young.values["young"]
    others = [one for one in found if not (one.start < young.end and young.start < one.end)]
    inside = [one for one in found if one not in others]
    if inside and not others and inside[0].total == count:
        # 藏狐幼崽2只: all of them are young.
        return [Number(young.start, young.end, {"individual_count": count, "young": count})]
    if inside and len(others) == 1:
        return others
    return found
