"""The words of placeholders: subjects, their figures, filters, and the fields of repeated rows.

Each has an English and a Chinese word first, which the picker writes and docs/report-forms.md
lists; other words that people may write follow. Words of record types and of their vocabularies
come from the specs (`db.report_forms.meaning`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from db.text import Text, translate_noop

Form = Literal["number", "rate", "date", "text"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the language. words: the English one, the Chinese one, then others."""

    code: str
    words: tuple[str, ...]
    meaning: Text
    form: Form = "number"

    def in_language(self, language: str) -> str:
        return self.words[0 if language.startswith("en") else 1]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a placeholder tells of. default: the figure meant when none is named.

    record_type: whose fields narrow it. fields: of a row repeated for each of them; empty when
    there is no such row.
    """

    word: Word
    figures: tuple[Word, ...]
    default: str = ""
    record_type: str = ""
    fields: tuple[Word, ...] = ()

    @property
    def code(self) -> str:
        return self.word.code

    def figure(self, code: str) -> Word:
        return next(word for word in self.figures if word.code == code)


_NO = Word(
    "no",
    ("no", "序号", "编号", "number"),
    translate_noop("ReportForm", "the number of the row: 1, 2, 3 …"),
)
_COUNT = Word(
    "count",
    ("count", "条数", "次数", "记录数", "records"),
    translate_noop("ReportForm", "how many records"),
)
_ANIMALS = Word(
    "animals",
    ("animals", "只数", "数量", "头数"),
    translate_noop("ReportForm", "how many animals: the sum of the numbers given"),
)
_FIRST = Word(
    "first",
    ("first", "首次", "最早"),
    translate_noop("ReportForm", "the day of the first record"),
    "date",
)
_LAST = Word(
    "last",
    ("last", "末次", "最近", "最晚"),
    translate_noop("ReportForm", "the day of the last record"),
    "date",
)
_VILLAGES = Word(
    "villages",
    ("villages", "村数", "地点数", "places"),
    translate_noop("ReportForm", "how many different places"),
)
_VILLAGE_LIST = Word(
    "village_list",
    ("village_list", "村名单", "地点名单", "place_list"),
    translate_noop("ReportForm", "the names of the places, most records first"),
    "text",
)
_SPECIES_COUNT = Word(
    "species",
    ("species", "种数", "物种数"),
    translate_noop("ReportForm", "how many different species"),
)
_SPECIES_LIST = Word(
    "list",
    ("list", "名单", "物种名单", "species_list"),
    translate_noop("ReportForm", "the names of the species, most records first"),
    "text",
)
_NEW = Word(
    "new",
    ("new", "新种数", "新记录种数", "new_species"),
    translate_noop("ReportForm", "how many species are new to the file"),
)
_NEW_LIST = Word(
    "new_list",
    ("new_list", "新种名单", "新记录名单"),
    translate_noop("ReportForm", "the names of the species that are new to the file"),
    "text",
)
_SPECIES_NAME = Word(
    "species",
    ("species", "物种", "种名", "动物名称", "名称"),
    translate_noop("ReportForm", "the name of the species"),
    "text",
)
_SCIENTIFIC = Word(
    "scientific_name",
    ("scientific_name", "学名", "拉丁名"),
    translate_noop("ReportForm", "the scientific name"),
    "text",
)
_PROTECTION = Word(
    "protection",
    ("protection", "保护级别", "保护等级"),
    translate_noop("ReportForm", "the class of national protection"),
    "text",
)
_PLACE = Word(
    "place",
    ("place", "地点", "发现地点"),
    translate_noop("ReportForm", "county, township and village in one"),
    "text",
)
_COUNTY = Word("county", ("county", "县"), translate_noop("ReportForm", "the county"), "text")
_TOWNSHIP = Word(
    "township", ("township", "乡镇", "乡"), translate_noop("ReportForm", "the township"), "text"
)
_VILLAGE = Word(
    "village",
    ("village", "村", "行政村"),
    translate_noop("ReportForm", "the village or named site"),
    "text",
)

_SIGHTINGS = Subject(
    Word(
        "sightings",
        ("sightings", "目击", "sighting", "监测", "目击记录"),
        translate_noop("ReportForm", "records of sightings"),
    ),
    (
        _COUNT,
        _ANIMALS,
        _SPECIES_COUNT,
        _SPECIES_LIST,
        _VILLAGES,
        _VILLAGE_LIST,
        Word("days", ("days", "天数"), translate_noop("ReportForm", "on how many different days")),
        Word(
            "observers",
            ("observers", "观察人数", "人数"),
            translate_noop("ReportForm", "how many different observers are named"),
        ),
        _FIRST,
        _LAST,
        Word(
            "largest",
            ("largest", "最大群"),
            translate_noop("ReportForm", "the greatest number of animals in one record"),
        ),
        _NEW,
        _NEW_LIST,
    ),
    "count",
    "sighting",
    (
        _NO,
        _SPECIES_NAME,
        _SCIENTIFIC,
        _PROTECTION,
        _PLACE,
        _COUNTY,
        _TOWNSHIP,
        _VILLAGE,
    ),
)

_OUTCOMES: Final = (
    ("received", ("received", "接收只数", "接收", "救护只数")),
    ("species", ("species", "种数", "物种数")),
    ("released", ("released", "放归", "放归只数")),
    ("transferred", ("transferred", "移交", "转移")),
    ("kept", ("kept", "终养", "留养")),
    ("in_care", ("in_care", "本期在护")),
    ("escaped", ("escaped", "逃逸")),
    ("died", ("died", "死亡", "死亡只数")),
    ("died_within_24h", ("died_within_24h", "24小时内死亡")),
    ("died_after_24h", ("died_after_24h", "24小时后死亡")),
    ("died_time_unknown", ("died_time_unknown", "死亡时间不详")),
    ("euthanised", ("euthanised", "安乐死")),
    ("euthanised_within_24h", ("euthanised_within_24h", "24小时内安乐死")),
    ("dead_on_arrival", ("dead_on_arrival", "送达时死亡", "送达时已死亡")),
    ("returned_dead", ("returned_dead", "死体退还")),
    ("release_rate", ("release_rate", "放归率")),
    ("release_rate_decided", ("release_rate_decided", "已结案放归率")),
    ("release_rate_after_24h", ("release_rate_after_24h", "24小时后放归率")),
    (
        "release_rate_after_24h_decided",
        ("release_rate_after_24h_decided", "24小时后已结案放归率"),
    ),
    ("survival_rate", ("survival_rate", "存活率")),
    ("survival_rate_after_24h", ("survival_rate_after_24h", "24小时后存活率")),
    ("days_median", ("days_median", "在护天数中位数")),
    ("days_mean", ("days_mean", "平均在护天数")),
    ("days_longest", ("days_longest", "最长在护天数")),
    ("in_care_before", ("in_care_before", "期初在护")),
    ("outcomes", ("outcomes", "结局数")),
    ("in_care_after", ("in_care_after", "期末在护", "在护")),
    ("not_received", ("not_received", "未接收")),
    ("unnumbered", ("unnumbered", "未填数量")),
)
"""Figures of `db.rescue.definitions`, which says what each counts."""


def _rescue_figures() -> tuple[Word, ...]:
    from db.rescue.definitions import BY_CODE

    return (
        Word(
            "count",
            ("count", "案例数", "起数", "件数", "cases"),
            BY_CODE["cases"].meaning,
        ),
        *(
            Word(
                code,
                words,
                BY_CODE[code].meaning,
                "rate" if BY_CODE[code].form == "rate" else "number",
            )
            for code, words in _OUTCOMES
        ),
        _SPECIES_LIST,
        _FIRST,
        _LAST,
    )


_RESCUES = Subject(
    Word(
        "rescues",
        ("rescues", "救护", "rescue", "救助"),
        translate_noop("ReportForm", "rescue cases, by the day received"),
    ),
    _rescue_figures(),
    "count",
    "rescue",
    (_NO,),
)
_INDIVIDUALS = Subject(
    Word(
        "individuals",
        ("individuals", "个体", "individual"),
        translate_noop("ReportForm", "animals known one by one"),
    ),
    (
        _COUNT,
        Word(
            "list",
            ("list", "名单"),
            translate_noop("ReportForm", "their names"),
            "text",
        ),
    ),
    "count",
    "individual",
)
_SPECIES = Subject(
    Word(
        "species",
        ("species", "物种"),
        translate_noop("ReportForm", "species that were seen"),
    ),
    (
        Word("count", ("count", "种数", "数量"), translate_noop("ReportForm", "how many species")),
        _SPECIES_LIST,
        _NEW,
        _NEW_LIST,
    ),
    "count",
    "sighting",
    (
        _NO,
        _SPECIES_NAME,
        _SCIENTIFIC,
        _PROTECTION,
        _COUNT,
        _ANIMALS,
        _VILLAGES,
        _VILLAGE_LIST,
        _FIRST,
        _LAST,
    ),
)
_PLACES = Subject(
    Word(
        "places",
        ("places", "地点", "villages", "村"),
        translate_noop("ReportForm", "places that sightings name"),
    ),
    (
        Word("count", ("count", "数量"), translate_noop("ReportForm", "how many places")),
        _VILLAGE_LIST,
    ),
    "count",
    "sighting",
    (
        _NO,
        _PLACE,
        _COUNTY,
        _TOWNSHIP,
        _VILLAGE,
        _COUNT,
        _ANIMALS,
        _SPECIES_COUNT,
        Word(
            "species_list",
            ("species_list", "物种名单"),
            translate_noop("ReportForm", "the names of the species seen there"),
            "text",
        ),
    ),
)
_MONTHS = Subject(
    Word(
        "months",
        ("months", "各月", "月份", "各时段"),
        translate_noop("ReportForm", "the months of the period (ten days each within a month)"),
    ),
    (Word("count", ("count", "数量"), translate_noop("ReportForm", "how many there are")),),
    "count",
    "sighting",
    (
        _NO,
        Word(
            "month",
            ("month", "月份", "月", "时段"),
            translate_noop("ReportForm", "what it is called"),
            "text",
        ),
        _COUNT,
        _ANIMALS,
        _SPECIES_COUNT,
    ),
)
_DAY = (
    Word("day", ("date", "日期"), translate_noop("ReportForm", "the day itself"), "date"),
    Word("year", ("year", "年"), translate_noop("ReportForm", "its year")),
    Word("month", ("month", "月"), translate_noop("ReportForm", "its month")),
)
_PERIOD = Subject(
    Word("period", ("period", "时段", "报告期"), translate_noop("ReportForm", "the period")),
    (
        Word(
            "name",
            ("name", "名称"),
            translate_noop("ReportForm", "what it is called: a month, a quarter, a year"),
            "text",
        ),
        Word(
            "since",
            ("since", "开始", "起"),
            translate_noop("ReportForm", "its first day"),
            "date",
        ),
        Word(
            "until", ("until", "结束", "止"), translate_noop("ReportForm", "its last day"), "date"
        ),
        Word("year", ("year", "年"), translate_noop("ReportForm", "the year it ends in")),
        Word("month", ("month", "月"), translate_noop("ReportForm", "the month it ends in")),
        Word(
            "quarter", ("quarter", "季度"), translate_noop("ReportForm", "the quarter it ends in")
        ),
        Word("days", ("days", "天数"), translate_noop("ReportForm", "how many days it has")),
    ),
    "name",
)


def _plain(code: str, words: tuple[str, ...], meaning: Text) -> Subject:
    name = Word("name", ("name", "名称"), meaning, "text")
    return Subject(Word(code, words, meaning, "text"), (name,), "name")


SUBJECTS: Final[tuple[Subject, ...]] = (
    _SIGHTINGS,
    _RESCUES,
    _INDIVIDUALS,
    _SPECIES,
    _PLACES,
    _MONTHS,
    _PERIOD,
    Subject(
        Word(
            "today",
            ("today", "今天", "填表日期", "填报日期", "制表日期"),
            translate_noop("ReportForm", "the day the form is filled in"),
            "date",
        ),
        _DAY,
        "day",
    ),
    _plain(
        "office",
        ("office", "单位", "填报单位"),
        translate_noop("ReportForm", "the name of the office"),
    ),
    _plain(
        "user",
        ("user", "填表人", "填报人", "制表人"),
        translate_noop("ReportForm", "who fills the form in"),
    ),
    _plain(
        "filter",
        ("filter", "范围"),
        translate_noop("ReportForm", "what the filter of the report says, in words"),
    ),
)
BY_CODE: Final = {subject.code: subject for subject in SUBJECTS}

FILTERS: Final[tuple[Word, ...]] = (
    Word(
        "species",
        ("species", "物种", "种"),
        translate_noop("ReportForm", "only these species, by any of their names"),
        "text",
    ),
    Word(
        "place",
        ("place", "地点", "village", "村", "township", "乡", "乡镇", "county", "县"),
        translate_noop("ReportForm", "only these places and all below them"),
        "text",
    ),
    Word(
        "protection",
        ("protection", "保护级别", "保护等级", "保护"),
        translate_noop("ReportForm", "only species of this class of national protection"),
        "text",
    ),
    Word(
        "period",
        ("period", "时段", "报告期"),
        translate_noop(
            "ReportForm",
            "this period, the one before, the same of last year, the year so far, or all days",
        ),
        "text",
    ),
    Word(
        "year",
        ("year", "年", "年份"),
        translate_noop("ReportForm", "another year, e.g. 2024"),
    ),
    Word(
        "quarter",
        ("quarter", "季度", "季"),
        translate_noop("ReportForm", "a quarter of the year, 1 to 4"),
    ),
    Word(
        "month",
        ("month", "月", "月份"),
        translate_noop("ReportForm", "a month of the year, 1 to 12"),
    ),
    Word(
        "since",
        ("since", "从", "自", "起"),
        translate_noop("ReportForm", "from this day on, e.g. 2025-03-01"),
        "date",
    ),
    Word(
        "until",
        ("until", "到", "至", "止"),
        translate_noop("ReportForm", "up to this day"),
        "date",
    ),
)
"""Besides them every field of the record type that has a list of terms: status, cause, sex …"""

PERIODS: Final[tuple[Word, ...]] = (
    Word("this", ("this", "本期"), translate_noop("ReportForm", "the period of the report")),
    Word(
        "before",
        ("before", "上期"),
        translate_noop("ReportForm", "as long a time just before it"),
    ),
    Word(
        "last_year",
        ("last_year", "去年同期"),
        translate_noop("ReportForm", "the same days a year earlier"),
    ),
    Word(
        "year",
        ("year", "本年累计", "本年"),
        translate_noop("ReportForm", "from January up to the end of the period"),
    ),
    Word("all", ("all", "全部", "历年"), translate_noop("ReportForm", "all days")),
)

THIS_ROW: Final = ("this", "本行")
"""As the value of species, place or month: that of the repeated row."""

EACH_OPTIONS: Final[tuple[Word, ...]] = (
    Word(
        "rows",
        ("rows", "行"),
        translate_noop("ReportForm", "how many rows of the form belong to one record, else 1"),
    ),
    Word(
        "limit",
        ("limit", "最多"),
        translate_noop("ReportForm", "at most so many of them"),
    ),
)
