"""Cells and typed texts to values and back: what is read, what is refused, and what it says."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from db.conversion import (
    ConversionError,
    Count,
    Moment,
    Reading,
    Words,
    parse,
    parse_count,
    parse_moment,
    parse_partial_date,
    show,
    show_date,
    write,
)
from db.fields import FieldSpec, Kind
from db.models.sighting import SIGHTING
from db.record_types import RECORD_TYPES
from db.reference import Reference, shipped_reference
from db.text import Text, english

TODAY = dt.date(2026, 11, 22)
ZHIDOI = "632724"


@pytest.fixture(scope="module")
def reference() -> Reference:
    return shipped_reference()


EMPTY = Reference()


def read(field: str, raw: object, reference: Reference = EMPTY, **reading):
    return parse(SIGHTING.field(field), raw, reference, Reading(**reading))


def refusal(field: str, raw: object, reference: Reference = EMPTY, **reading) -> str:
    with pytest.raises(ConversionError) as caught:
        read(field, raw, reference, **reading)
    message = str(caught.value)
    assert "{" not in message
    return message


# --- blank -----------------------------------------------------------------------------------


@pytest.mark.parametrize("field", [spec.name for spec in SIGHTING.fields])
@pytest.mark.parametrize("raw", [None, "", "   ", "\n\t", "\u3000"])
def test_blank_is_nothing(field, raw):
    assert read(field, raw) is None


@pytest.mark.parametrize("raw", ["-", "—", "/", "无", "不详", "N/A"])
def test_what_registers_write_for_nothing(raw):
    for field in (
        "event_date",
        "event_time",
        "individual_count",
        "elevation",
        "decimal_latitude",
        "species_id",
        "place_code",
        "threats",
        "evidence",
    ):
        assert read(field, raw) is None
    assert read("notes", raw) == raw
    assert parse_count(raw) is None
    assert parse_moment(raw) is None
    # A vocabulary's own word counts first.
    assert read("health", "不详") == "unknown"


# --- dates -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        "2025-03-05",
        "2025-3-5",
        "2025/3/5",
        "2025/03/05",
        "2025.3.5",
        "2025. 3. 5",
        "20250305",
        "2025年3月5日",
        "2025年03月05日",
        "2025年3月5号",
        "2025 年 3 月 5 日",
        "２０２５年３月５日",
        "2025－03－05",
        "二〇二五年三月五日",
        "二零二五年三月五日",
        "2025年3月5日 星期三",
        "2025年3月5日（周三）",
        "25.3.5",
        "'25.3.5",
        "25年3月5日",
        "25-03-05",
        "5 March 2025",
        "Mar 5, 2025",
        "March 5th, 2025",
        "5-Mar-2025",
        "2025-03-05 14:30",
        "2025-03-05T14:30:00",
        "2025-3-5 下午2点半",
        "2025-03-05T06:30:00Z",
        20250305,
        20250305.0,
        dt.date(2025, 3, 5),
        dt.datetime(2025, 3, 5),
        dt.datetime(2025, 3, 5, 14, 30),
        " 2025-03-05 ",
    ],
)
def test_one_day_in_many_notations(raw):
    assert read("event_date", raw) == dt.date(2025, 3, 5)


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        ("2025年3月", Moment(dt.date(2025, 3, 1), "month")),
        ("2025-03", Moment(dt.date(2025, 3, 1), "month")),
        ("2025.3", Moment(dt.date(2025, 3, 1), "month")),
        ("2025/12", Moment(dt.date(2025, 12, 1), "month")),
        ("2025年3月份", Moment(dt.date(2025, 3, 1), "month")),
        ("25年3月", Moment(dt.date(2025, 3, 1), "month")),
        ("二〇二五年十二月", Moment(dt.date(2025, 12, 1), "month")),
        ("March 2025", Moment(dt.date(2025, 3, 1), "month")),
        ("2025年", Moment(dt.date(2025, 1, 1), "year")),
        ("2025", Moment(dt.date(2025, 1, 1), "year")),
        (2025, Moment(dt.date(2025, 1, 1), "year")),
        (2025.3, Moment(dt.date(2025, 3, 1), "month")),
        (2025.12, Moment(dt.date(2025, 12, 1), "month")),
        ("2025-03-05", Moment(dt.date(2025, 3, 5), "day")),
        ("2025-03-05 14:30", Moment(dt.date(2025, 3, 5), "exact", dt.time(14, 30))),
        ("2025年3月5日下午2点半", Moment(dt.date(2025, 3, 5), "exact", dt.time(14, 30))),
        ("2025-03-05 14:30:00+08:00", Moment(dt.date(2025, 3, 5), "exact", dt.time(14, 30))),
        ("2025-03-05T23:30:00Z", Moment(dt.date(2025, 3, 6), "exact", dt.time(7, 30))),
        ("2025-03-05T01:30:00-05:00", Moment(dt.date(2025, 3, 5), "exact", dt.time(14, 30))),
        (
            dt.datetime(2025, 3, 5, 8, 29, 59, 999_997),
            Moment(dt.date(2025, 3, 5), "exact", dt.time(8, 30)),
        ),
        (
            dt.datetime(2025, 3, 5, 23, 30, tzinfo=dt.UTC),
            Moment(dt.date(2025, 3, 6), "exact", dt.time(7, 30)),
        ),
    ],
)
def test_precision_is_kept(raw, moment):
    assert parse_moment(raw) == moment
    assert parse_partial_date(raw) == (moment.date, moment.precision)


@pytest.mark.parametrize(
    ("raw", "date"),
    [
        ("3月4日", dt.date(2026, 3, 4)),
        ("3.4", dt.date(2026, 3, 4)),
        ("3/4", dt.date(2026, 3, 4)),
        ("三月四日", dt.date(2026, 3, 4)),
        ("11月22日", TODAY),
        ("11月23日", dt.date(2025, 11, 23)),
        ("12月30日", dt.date(2025, 12, 30)),
        (3.4, dt.date(2026, 3, 4)),
        (10.31, dt.date(2026, 10, 31)),
        ("今天", TODAY),
        ("昨天", dt.date(2026, 11, 21)),
        ("前天", dt.date(2026, 11, 20)),
        ("yesterday", dt.date(2026, 11, 21)),
        ("昨天下午3点", dt.date(2026, 11, 21)),
    ],
)
def test_days_without_a_year_only_where_today_is_known(raw, date):
    assert read("event_date", raw, today=TODAY) == date
    refusal("event_date", raw)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("2025-02-30", "2025-02 has 28 days"),
        ("2024-02-30", "2024-02 has 29 days"),
        ("2025-04-31", "30 days"),
        ("2025-13-05", "no month 13"),
        ("13月5日", "no month 13"),
        ("2月30日", "month 2 has no day 30"),
        ("2025年0月3日", "no month 0"),
        ("2025-3-0", "no day 0"),
        ("20251345", "no month 13"),
        (20250230, "no day 30"),
        ("3/4/2025", "two different days"),
        ("03/04/25", "two different days"),
        ("2025-03-05至2025-03-07", "more than one day"),
        ("2025年3月5日-7日", "more than one day"),
        ("2025.3.5、6日", "more than one day"),
        ("2025-03-05 9:00-10:00", "more than one time"),
        ("2025-03-05 25:00", "hours go to 23"),
        ("3月4日", "no year"),
        (2025.1, "zero at its end"),
        ("2025年3月", "no day"),
        ("2025", "no day"),
        ("春天", "not a date"),
        ("2025年春", "not a date"),
        (45721, "number, not a date"),
        (45721.5, "number, not a date"),
        (12, "not a date"),
        (-1, "not a date"),
        (math.nan, "not a date"),
        (math.inf, "not a date"),
        (True, "not a date"),
        ("0205-03-05", "not a date"),
        (dt.datetime(2201, 1, 1), "not a date"),
        (dt.datetime.max, "not a date"),
        ("9999-12-32", "31 days"),
        ("9999-12-31", "not a date"),
        ("2025-03-05abc", "not a date"),
        ("１" * 400, "not a date"),
    ],
)
def test_dates_that_are_none(raw, reason):
    assert reason in refusal("event_date", raw)


def test_excel_days_only_where_the_caller_says_so():
    assert read("event_date", 45721, serials=True) == dt.date(2025, 3, 5)
    assert read("event_date", "45721", serials=True) == dt.date(2025, 3, 5)
    assert parse_moment(45721.604166666664, serials=True) == Moment(
        dt.date(2025, 3, 5), "exact", dt.time(14, 30)
    )
    assert "not a date" in refusal("event_date", 12, serials=True)
    assert read("event_date", 20250305, serials=True) == dt.date(2025, 3, 5)


def test_a_number_that_may_have_lost_a_zero_is_not_guessed():
    assert "zero" in refusal("event_date", 3.1, today=TODAY)  # 3.1 or 3.10
    assert read("event_date", "3.1", today=TODAY) == dt.date(2026, 3, 1)
    assert read("event_date", "3.10", today=TODAY) == dt.date(2026, 3, 10)


@given(
    st.dates(dt.date(1800, 1, 1), dt.date(2199, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"]),
)
def test_every_day_is_read_back(date, pattern):
    assert read("event_date", date.strftime(pattern)) == date


# --- times -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "time"),
    [
        ("14:30", dt.time(14, 30)),
        ("14：30", dt.time(14, 30)),
        ("9:05", dt.time(9, 5)),
        ("14.30", dt.time(14, 30)),
        ("14:30:15", dt.time(14, 30, 15)),
        ("1430", dt.time(14, 30)),
        ("0905", dt.time(9, 5)),
        (1430, dt.time(14, 30)),
        (930.0, dt.time(9, 30)),
        ("14点30分", dt.time(14, 30)),
        ("14时30分15秒", dt.time(14, 30, 15)),
        ("9点20", dt.time(9, 20)),
        ("9点", dt.time(9)),
        ("9点整", dt.time(9)),
        ("9点钟", dt.time(9)),
        ("9点半", dt.time(9, 30)),
        ("9点一刻", dt.time(9, 15)),
        ("9点三刻", dt.time(9, 45)),
        ("9时", dt.time(9)),
        ("上午9点", dt.time(9)),
        ("上午11点", dt.time(11)),
        ("早上7点半", dt.time(7, 30)),
        ("下午3点半", dt.time(15, 30)),
        ("下午3:30", dt.time(15, 30)),
        ("下午 3点", dt.time(15)),
        ("下午15点", dt.time(15)),
        ("傍晚6点", dt.time(18)),
        ("晚上8点", dt.time(20)),
        ("晚8点20分", dt.time(20, 20)),
        ("晚上20:30", dt.time(20, 30)),
        ("凌晨2点", dt.time(2)),
        ("夜里2点", dt.time(2)),
        ("夜里11点", dt.time(23)),
        ("中午12点", dt.time(12)),
        ("中午1点", dt.time(13)),
        ("中午11点半", dt.time(11, 30)),
        ("中午", dt.time(12)),
        ("下午三点半", dt.time(15, 30)),
        ("上午十点", dt.time(10)),
        ("十二点二十五分", dt.time(12, 25)),
        ("3:30 PM", dt.time(15, 30)),
        ("3:30am", dt.time(3, 30)),
        ("12 am", dt.time(0)),
        ("12:15 pm", dt.time(12, 15)),
        ("PM 3:30", dt.time(15, 30)),
        ("15h30", dt.time(15, 30)),
        ("00:00", dt.time(0)),
        (dt.time(14, 30), dt.time(14, 30)),
        (dt.time(8, 29, 59, 999_990), dt.time(8, 30)),
        (dt.time(23, 59, 59, 999_999), dt.time(0)),
        (dt.datetime(1899, 12, 30, 14, 30), dt.time(14, 30)),
        (dt.timedelta(hours=14, minutes=30), dt.time(14, 30)),
    ],
)
def test_times(raw, time):
    assert read("event_time", raw) == time


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("25:00", "hours go to 23"),
        ("24:00", "hours go to 23"),
        ("12:60", "minutes to 59"),
        ("9", "not a time"),
        (9, "not a time"),
        (0.5, "not a time"),
        (True, "not a time"),
        ("上午13点", "contradicts itself"),
        ("晚上12点", "next day"),
        ("晚上1点", "next day"),
        ("半夜12点", "next day"),
        ("9:00-10:00", "more than one time"),
        ("9点到10点", "more than one"),
        ("上午", "not a time"),
        ("天亮", "not a time"),
        ("9点多", "not a time"),
        ("-1:30", "not a time"),
        (dt.timedelta(hours=25), "not a time"),
        ("下午25点", "hours go to 23"),
        (math.nan, "not a time"),
        (math.inf, "not a time"),
    ],
)
def test_times_that_are_none(raw, reason):
    assert reason in refusal("event_time", raw)


def test_excel_parts_of_a_day_only_where_the_caller_says_so():
    assert read("event_time", 0.604166666666667, serials=True) == dt.time(14, 30)
    assert read("event_time", "0.5", serials=True) == dt.time(12)
    assert read("event_time", 0.999999999, serials=True) == dt.time(23, 59, 59)


@given(st.times().map(lambda time: time.replace(microsecond=0)))
def test_every_time_is_read_back(time):
    assert read("event_time", time.isoformat()) == time
    assert read("event_time", f"{time.hour}点{time.minute}分{time.second}秒") == time


# --- numbers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        (20, 20),
        (20.0, 20),
        ("20", 20),
        ("２０", 20),
        ("20只", 20),
        ("20 头", 20),
        ("1,234", 1234),
        ("1，234只", 1234),
        ("三只", 3),
        ("两头", 2),
        ("十二", 12),
        ("二十三只", 23),
        ("一百零五", 105),
        ("0", 0),
        ("20.0", 20),
        ("3 animals", 3),
        ("007", 7),
    ],
)
def test_numbers_of_animals(raw, number):
    assert read("individual_count", raw) == number
    assert parse_count(raw) == Count(number)


@pytest.mark.parametrize(
    ("raw", "count"),
    [
        ("3-5只", Count(None, 3, 5)),
        ("3~5", Count(None, 3, 5)),
        ("3至5只", Count(None, 3, 5)),
        ("3只到5只", Count(None, 3, 5)),
        ("三到五只", Count(None, 3, 5)),
        ("约20只", Count(20, about=True)),
        ("大约20", Count(20, about=True)),
        ("20只左右", Count(20, about=True)),
        ("约3-5只", Count(None, 3, 5, about=True)),
        ("至少5只", Count(None, 5)),
        ("5只以上", Count(None, 5)),
        ("5+", Count(None, 5)),
        ("不超过10只", Count(None, None, 10)),
    ],
)
def test_estimates(raw, count):
    assert parse_count(raw) == count
    assert "estimate" in refusal("individual_count", raw)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("若干", "gives no number"),
        ("十余只", "gives no number"),
        ("几只", "gives no number"),
        ("三四只", "gives no number"),
        ("两三只", "gives no number"),
        ("一群", "gives no number"),
        ("2只成体3只幼体", "gives no number"),
        ("-3", "below zero"),
        (-3.0, "below zero"),
        (2.5, "not a whole number"),
        ("2.5", "not a whole number"),
        (math.nan, "not a number"),
        (math.inf, "not a number"),
        (True, "not a number"),
        ("5-3只", "runs backwards"),
        ("=SUM(E4:E323)", "gives no number"),
        ("9" * 5000, "gives no number"),
        ("20米", "gives no number"),
        (10**20, "too large"),
        (1e40, "too large"),
        ("9" * 13, "too large"),
        ("9" * 13 + ".0", "too large"),
    ],
)
def test_counts_that_are_none(raw, reason):
    assert reason in refusal("individual_count", raw)
    with pytest.raises(ConversionError):
        parse_count(raw)


@pytest.mark.parametrize(
    ("raw", "metres"),
    [
        (4568, 4568.0),
        ("4568", 4568.0),
        ("4568m", 4568.0),
        ("4568 米", 4568.0),
        ("4,568", 4568.0),
        ("４５６８．５", 4568.5),
        ("4.568km", 4568.0),
        ("-12.5", -12.5),
        ("+7", 7.0),
        ("1'234'567", 1234567.0),
    ],
)
def test_lengths(raw, metres):
    found = read("elevation", raw)
    assert found == metres
    assert type(found) is float


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("约4500", "not a number"),
        ("4500-4600", "has the unit"),
        ("4500英尺", "英尺"),
        ("高", "not a"),
        ("1e400", "has the unit"),
        ("12,34", "not a number"),
        ("9" * 400, "not a number"),
        (math.nan, "not a number"),
        ("nan", "not a number"),
        ("inf", "not a number"),
    ],
)
def test_lengths_that_are_none(raw, reason):
    if reason == "has the unit":
        reason = "“"
    assert reason in refusal("elevation", raw)


# --- words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        "camera_trap",
        "Camera trap",
        "CAMERA TRAP",
        "红外相机",
        "红外相机拍到",
        " 相机 ",
        "ｃａｍｅｒａ　ｔｒａｐ",
    ],
)
def test_a_term_by_code_label_or_alias(raw):
    assert read("evidence", raw) == "camera_trap"


def test_a_term_by_the_users_own_word():
    def german(text: Text) -> str:
        return {"Camera trap": "Fotofalle"}.get(text.source, str(text))

    assert read("evidence", "fotofalle", translate=german) == "camera_trap"
    assert read(
        "threats",
        "Fence、Straße",
        translate=lambda text: "Straße" if text.source == "Road traffic" else str(text),
    ) == ("fence", "road")
    assert "Fotofalle" in refusal("evidence", "Fotofalle")


def test_every_term_of_every_field_is_read_back():
    words = Words(english, EMPTY, "en")
    for record_type in RECORD_TYPES:
        for spec in record_type.fields:
            if spec.vocabulary is None:
                continue
            for term in spec.vocabulary.terms:
                value = (term.code,) if spec.kind is Kind.CHOICES else term.code
                assert parse(spec, write(spec, value, words), EMPTY) == value
                assert parse(spec, term.code, EMPTY) == value
            if spec.kind is Kind.CHOICES:
                everything = spec.vocabulary.codes()
                for language in ("en", "zh"):
                    text = write(spec, everything, Words(english, EMPTY, language))
                    assert parse(spec, text, EMPTY) == everything


@pytest.mark.parametrize(
    "raw",
    [
        "流浪狗、放牧",
        "放牧，流浪狗",
        "放牧,流浪狗",
        "放牧; 流浪狗",
        "放牧/流浪狗",
        "放牧 流浪狗",
        "放牧\n流浪狗",
        "放牧、、流浪狗、",
        "放牧、流浪狗、放牧",
        "Feral dogs, Livestock pressure",
        ("dogs", "livestock"),
    ],
)
def test_several_terms_in_the_order_of_the_list(raw):
    assert read("threats", raw) == ("livestock", "dogs")


def test_unknown_words_name_the_choices():
    assert "Live animal" in refusal("evidence", "哈哈")
    message = refusal("threats", "放牧、外星人")
    assert "外星人" in message
    assert "放牧" not in message
    assert "Snow disaster" in message


def test_species(reference):
    leopard = reference.find_species("雪豹").id
    for raw in (
        "雪豹",
        "雪豹 ",
        "Snow leopard",
        "PANTHERA UNCIA",
        "雪豹（Panthera uncia）",
        "གསའ།",
    ):
        assert read("species_id", raw, reference) == leopard
    assert "雪鸽" in refusal("species_id", "雪鸽子", reference)
    message = refusal("species_id", "黄羊", reference)
    assert "藏原羚" in message
    assert "普氏原羚" in message
    assert "species list" in refusal("species_id", "不明大型猫科", reference)


def test_places(reference):
    yaqu = "632724200201"
    for raw in (yaqu, "治多县索加乡牙曲村", "治多县 索加乡 牙曲村", "索加乡牙曲村委会"):
        assert read("place_code", raw, reference) == yaqu
    message = refusal("place_code", "牙曲村", reference)
    assert "治多县索加乡牙曲村" in message
    assert "化隆" in message
    assert read("place_code", "牙曲村", reference, within=ZHIDOI) == yaqu
    # Named within the county, but a township that exists once, elsewhere.
    assert read("place_code", "结古街道", reference, within=ZHIDOI) == "632701001"
    assert "18 places" in refusal("place_code", "团结村", reference)
    assert "治多县索加乡" in refusal("place_code", "索嘉乡", reference)
    assert "add it" in refusal("place_code", "没有", reference)


# --- angles ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        "34°07′20.2″N",
        "34°07'20.2\"",
        "N34°07′20.2″",
        "北纬34度7分20.2秒",
        "34度7分20.2秒",
        "34 07 20.2",
        "34:07:20.2",
        "34.1222778",
        "34.1222778°",
        "34.1222778 N",
        "３４．１２２２７７８",
        "34,1222778",
        "34°7.33667′",
        "纬度：34.1222778",
        34.1222778,
    ],
)
def test_one_latitude_in_many_notations(raw):
    assert read("decimal_latitude", raw) == pytest.approx(34.1222778, abs=1e-6)


@pytest.mark.parametrize(
    ("field", "raw", "reason"),
    [
        ("decimal_latitude", "95.2", "is a longitude"),
        ("decimal_latitude", 95.2, "is a longitude"),
        ("decimal_latitude", "E95.2", "is a longitude"),
        ("decimal_latitude", "E34.2", "is a longitude"),
        ("decimal_latitude", "东经34度", "is a longitude"),
        ("decimal_longitude", "N34.1", "is a latitude"),
        ("decimal_latitude", "34.1, 95.2", "holds latitude and longitude"),
        ("decimal_longitude", "北纬34.1 东经95.2", "holds latitude and longitude"),
        ("decimal_latitude", "34.12N", "can mean decimal degrees"),
        ("decimal_latitude", "34°67′", "60 minutes"),
        ("decimal_longitude", "195", "beyond 180"),
        ("decimal_latitude", 195, "beyond 90"),
        ("decimal_latitude", 3412228, "beyond 90"),
        ("decimal_latitude", "山顶", "not an angle"),
        ("decimal_latitude", math.nan, "not a number"),
        ("decimal_latitude", True, "not an angle"),
        ("decimal_latitude", "-34.1N", "minus sign"),
        ("decimal_longitude", "9" * 300, "too long"),
    ],
)
def test_angles_that_are_none(field, raw, reason):
    assert reason in refusal(field, raw)


@given(st.floats(-180, 180))
def test_every_angle_is_read_back(degrees):
    spec, words = SIGHTING.field("decimal_longitude"), Words(english, EMPTY)
    assert parse(spec, write(spec, degrees, words), EMPTY) == pytest.approx(degrees, abs=1e-11)
    assert parse(spec, show(spec, degrees, words), EMPTY) == pytest.approx(degrees, abs=5.1e-6)


# --- texts -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (13800000000.0, "13800000000"),
        (13800000000, "13800000000"),
        (2.5, "2.5"),
        ("  扎西\r\n多杰 ", "扎西 多杰"),
        ("a\tb", "a b"),
        ("a\x00b\x1f\ud800c", "abc"),
        (dt.datetime(2025, 3, 5), "2025-03-05"),
        (dt.datetime(2025, 3, 5, 9, 5), "2025-03-05 09:05"),
        (dt.time(9, 5), "09:05"),
        ("གསའ།", "གསའ།"),
        ('=HYPERLINK("x")', '=HYPERLINK("x")'),
    ],
)
def test_texts_are_kept_as_they_were_seen(raw, text):
    assert read("observer", raw) == text


def test_long_texts_keep_their_lines():
    assert read("notes", " 第一行\r\n第二行\x07\r第三行 ") == "第一行\n第二行\n第三行"


# --- showing ---------------------------------------------------------------------------------


def test_values_as_people_read_them(reference):
    words = Words(english, reference, "zh_CN")

    def shown(field: str, value: object) -> str:
        return show(SIGHTING.field(field), value, words)

    assert shown("event_date", None) == ""
    assert shown("event_date", dt.date(2025, 3, 5)) == "2025-03-05"
    assert shown("event_time", dt.time(9, 5)) == "09:05"
    assert shown("event_time", dt.time(9, 5, 7)) == "09:05:07"
    assert shown("individual_count", 1234) == "1234"
    assert shown("elevation", 4568.0) == "4568"
    assert shown("elevation", 4568.5) == "4568.5"  # never less than was typed
    assert shown("decimal_latitude", 34.1) == "34.10000"
    assert shown("evidence", "camera_trap") == "Camera trap"
    assert shown("threats", ("livestock", "dogs")) == "Livestock pressure、Feral dogs"
    assert shown("species_id", reference.find_species("雪豹").id) == "雪豹"
    assert shown("place_code", "632724200201") == "牙曲村"
    assert show_date(dt.date(2025, 3, 1), "month") == "2025-03"
    assert show_date(dt.date(2025, 1, 1), "year") == "2025"
    assert show_date(dt.date(2025, 3, 5), "exact") == "2025-03-05"
    assert show_date(None, None) == ""


def test_a_place_is_written_so_that_it_is_found_again(reference):
    spec = SIGHTING.field("place_code")
    for language in ("zh", "en", "bo"):
        words = Words(english, reference, language)
        for entry in reference.places:
            assert parse(spec, write(spec, entry.code, words), reference) == entry.code
    assert write(spec, "632724200201", Words(english, reference)) == "治多县 索加乡 牙曲村"


def test_a_species_is_written_so_that_it_is_found_again(reference):
    spec = SIGHTING.field("species_id")
    for language in ("zh", "en", "bo"):
        words = Words(english, reference, language)
        for entry in reference.species:
            assert parse(spec, write(spec, entry.id, words), reference) == entry.id


# --- anything at all -------------------------------------------------------------------------

CELLS = st.one_of(
    st.text(max_size=40),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.lists(
        st.sampled_from(
            [
                *"0123456789",
                "2025",
                "年",
                "月",
                "日",
                "-",
                "/",
                ".",
                ":",
                "点",
                "半",
                "上午",
                "晚上",
                "只",
                "约",
                "至",
                "°",
                "′",
                "N",
                "E",
                "北纬",
                " ",
                "，",
                "十",
                "万",
                "T",
                "Z",
                "+08:00",
                "昨天",
                "３",
            ]
        ),
        max_size=14,
    ).map("".join),
)


@given(st.sampled_from(SIGHTING.fields), CELLS, st.booleans())
@example(SIGHTING.field("event_date"), "2025-03-05 09:00+99:99", True)
@example(SIGHTING.field("event_date"), "９" * 30, True)
@example(SIGHTING.field("event_time"), 1e300, True)
@example(SIGHTING.field("individual_count"), "万" * 30, False)
def test_any_cell_is_a_value_or_a_plain_refusal(spec: FieldSpec, cell: object, generous: bool):
    reading = Reading(today=TODAY, serials=True) if generous else Reading()
    try:
        value = parse(spec, cell, EMPTY, reading)
    except ConversionError:
        return
    if value is None:
        return
    # What was understood is shown and written, and means the same when it is read again.
    words = Words(english, EMPTY)
    assert isinstance(show(spec, value, words), str)
    again = parse(spec, write(spec, value, words), EMPTY)
    if isinstance(value, float):
        assert again == pytest.approx(value, abs=1e-9, rel=1e-9)
    else:
        assert again == value


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("约2025年4月15日", (2025, 4, 15), "about"),
        ("2025-04-15左右", (2025, 4, 15), "about"),
        ("~2025-04-15", (2025, 4, 15), "about"),
        ("about 2025-04-15", (2025, 4, 15), "about"),
        ("2025年4月中旬", (2025, 4, 15), "about"),
        ("4月上旬", (2025, 4, 5), "about"),
        ("mid-April 2025", (2025, 4, 15), "about"),
        ("不晚于2025.4.15", (2025, 4, 15), "by"),
        ("2025-04-15之前", (2025, 4, 15), "by"),
        ("≤2025-04-15", (2025, 4, 15), "by"),
        ("大约2025年3月", (2025, 3, 1), "month"),
    ],
)
def test_a_day_that_is_only_about_right_says_so(
    text: str, day: tuple[int, int, int], precision: str
) -> None:
    moment = parse_moment(text, today=dt.date(2025, 11, 22))
    assert moment is not None
    assert (moment.date, moment.precision) == (dt.date(*day), precision)
    again = parse_moment(show_date(moment.date, moment.precision))
    assert again is not None
    assert again[:2] == moment[:2]  # what is shown is read back


@pytest.mark.parametrize("text", ["前", "约", "约20", "左右", "2025-4-15~16"])
def test_a_hedge_alone_is_no_date(text: str) -> None:
    with pytest.raises(ConversionError):
        parse_moment(text, today=dt.date(2025, 11, 22))
