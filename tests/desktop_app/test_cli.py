"""The commands as a person or a script starts them: real processes, real files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import resources
from desktop_app import cli
from desktop_app.__main__ import main

SAMPLE = resources.path("demo/sightings-register.xlsx")


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, dict[str, Any], str]:
    """(exit status, the JSON object, what was said on the error output)."""
    status = main([str(word) for word in (*words, "--json", "--language", "en")])
    captured = capsys.readouterr()
    return status, json.loads(captured.out), captured.err


@pytest.fixture
def records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "索加 2025.gpkg"
    status, made, _err = run(capsys, "new", "--records", path, "--author", "才仁多杰")
    assert status == 0
    assert made["species"] > 90
    return path


def test_the_sample_is_accounted_for_row_by_row(
    records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rejects = tmp_path / "refused.xlsx"
    status, account, _err = run(
        capsys, "import", SAMPLE, "--records", records, "--type", "sighting", "--rejects", rejects
    )
    assert status == 0
    assert account["rows"] == (
        account["new"] + account["duplicate"] + account["doubtful"] + account["refused"]
    )
    assert account["rows"] == 320
    assert account["duplicate"] == 2
    assert account["refused"] > 0
    assert account["written"] == account["new"]
    refused_rows = {p["row"] for p in account["problems"] if p["severity"] == "error"}
    assert len(refused_rows) == account["refused"]
    for problem in account["problems"]:
        assert set(problem) >= {"row", "column", "message"}
        assert problem["message"]
    assert rejects.exists()
    status, again, _err = run(capsys, "import", SAMPLE, "--records", records)
    assert again["new"] == 0
    assert again["duplicate"] == account["new"] + account["duplicate"]


def test_a_dry_run_writes_nothing(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, account, _err = run(capsys, "import", SAMPLE, "--records", records, "--dry-run")
    assert (status, account["written"], account["change_set"]) == (0, 0, None)
    assert account["new"] > 300
    _status, report, _err = run(capsys, "check", "--records", records)
    assert report["records"]["sighting"] == 0


def test_what_a_file_leaves_open_is_asked_and_said(
    records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = tmp_path / "a.csv"
    register.write_text("看到的日子,叫什么,谁\n3月5日,岩羊,扎西\n3月6日,岩样,扎西\n", "utf-8")
    words = ("import", register, "--records", records, "--type", "sighting")
    status, account, _err = run(capsys, *words, "--dry-run")
    assert status == 1  # no row could be taken as it stands
    asked = account["questions"]
    assert [one["field"] for one in asked["missing"]] == ["species_id"]
    assert asked["year"]["count"] == 2
    assert account["columns"][0]["told_by"] == "cells"
    said = ("--map", "B=物种", "--map", "C=-", "--year", "2024")
    status, account, _err = run(capsys, *words, *said, "--dry-run")
    assert (account["new"], account["refused"]) == (1, 1)
    (word,) = account["questions"]["words"]
    assert (word["text"], word["proposals"][0]["value"]) == ("岩样", "Pseudois nayaur")
    assert main([str(word) for word in (*words, "--map", "B=nonsense", "--language", "en")]) == 1
    assert "nonsense" in capsys.readouterr().err


def test_doubtful_rows_are_taken_only_on_request(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _status, account, _err = run(
        capsys, "import", SAMPLE, "--records", records, "--accept-doubtful"
    )
    assert account["written"] == account["new"] + account["doubtful"]


def test_export_follows_the_filter_and_comes_back_as_known(
    records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "import", SAMPLE, "--records", records)
    out = tmp_path / "export.xlsx"
    status, everything, _err = run(capsys, "export", out, "--records", records)
    assert status == 0
    _status, account, _err = run(capsys, "import", out, "--records", records, "--dry-run")
    assert account["rows"] == account["duplicate"] == everything["rows"]
    _status, few, _err = run(
        capsys,
        "export",
        tmp_path / "few.xlsx",
        "--records",
        records,
        "--species",
        "雪豹",
        "--from",
        "2025-01-01",
        "--until",
        "2025-06-30",
        "--place",
        "治多县",
    )
    assert 0 < few["rows"] < everything["rows"]
    _status, none, _err = run(
        capsys, "export", tmp_path / "none.xlsx", "--records", records, "--text", "没有这样的词"
    )
    assert none["rows"] == 0


def test_csv_opens_in_chinese_excel_and_comes_back(
    records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "import", SAMPLE, "--records", records)
    out = tmp_path / "export.csv"
    _status, written, _err = run(capsys, "export", out, "--records", records)
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    _status, account, _err = run(capsys, "import", out, "--records", records, "--dry-run")
    assert account["rows"] == account["duplicate"] == written["rows"]
    status, _answer, err = run(capsys, "export", tmp_path / "x.pdf", "--records", records)
    assert status == 1
    assert "neither .xlsx nor .csv" in err


def test_the_language_may_stand_before_the_command(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--language", "zh_CN", "check", "--records", str(records)]) == 0
    assert "条" in capsys.readouterr().out


def test_a_closed_pipe_is_no_error_of_ours(records: Path) -> None:
    ran = subprocess.run(
        f'"{sys.executable}" -m desktop_app import "{SAMPLE}" --records "{records}" --dry-run'
        " --language en | head -1", shell=True, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in ran.stderr
    assert "BrokenPipe" not in ran.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["export", "x.xlsx", "--species", "没有的动物"], "No species is called"),
        (["export", "x.xlsx", "--place", "没有的地方"], "No place is called"),
        (["export", "x.xlsx", "--from", "5 March"], "is no date"),
        (["export", "x.xlsx", "--status", "lost"], "There is no status"),
    ],
)
def test_wrong_words_are_named(
    records: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    status, answer, err = run(capsys, *words, "--records", records)
    assert status == 1
    assert sentence in err
    assert answer["error"] in err
    assert not Path("x.xlsx").exists()


def test_files_that_cannot_be_used_are_named(
    tmp_path: Path, records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, sentence in (
        (["check", "--records", tmp_path / "none.gpkg"], "There is no file"),
        (["check", "--records", SAMPLE], "not a Snowtrack records file"),
        (["new", "--records", records], "already"),
        (["import", tmp_path / "none.xlsx", "--records", records], "none.xlsx"),
        (["demo", SAMPLE], "folder"),
    ):
        status, answer, err = run(capsys, *words)
        assert status == 1, words
        assert sentence in err
        assert answer == {"error": err.strip()}


def test_the_demo_does_not_touch_somebodys_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "new", "--records", tmp_path / "records.gpkg", "--author", "another")
    before = (tmp_path / "records.gpkg").read_bytes()
    status, _answer, err = run(capsys, "demo", tmp_path)
    assert status == 1
    assert "somebody's records file" in err
    assert (tmp_path / "records.gpkg").read_bytes() == before


def test_locate_says_where_and_what_else_it_could_be(capsys: pytest.CaptureFixture[str]) -> None:
    status, found, _err = run(capsys, "locate", "33.97, 93.61", "--datum", "gcj02")
    assert status == 0
    assert set(found) >= {"latitude", "longitude", "datum", "format", "alternatives"}
    assert (found["datum"], found["format"], found["alternatives"]) == ("gcj02", "decimal", [])
    assert (found["latitude"], found["longitude"]) == pytest.approx((33.97196, 93.60884), abs=1e-5)
    status, found, _err = run(capsys, "locate", "3777566.87 580270.81", "--near", "34, 99.5")
    assert status == 0
    assert round(found["longitude"]) == 100
    assert {round(one["longitude"]) for one in found["alternatives"]} >= {94, 97}
    assert all(one["reason"] for one in found["alternatives"])


def test_locate_refuses_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    status, answer, said = run(capsys, "locate", "S 27.45.34 23.23.23")
    assert status == 1
    assert said.strip() == answer["error"]
    assert said.count("\n") == 1
    status, _answer, said = run(capsys, "locate", " ")
    assert status == 1
    # A position may begin with a minus sign.
    status, found, _said = run(capsys, "locate", "-27.5,-23.25")
    assert (status, found["latitude"]) == (0, -27.5)


def test_locate_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locate", "3777566.87 580270.81", "--language", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("34.122278, 93.870111")
    assert "central meridian 93° E" in lines[0]
    assert "It could also be:" in lines


@pytest.mark.parametrize(
    "command", ["new", "import", "export", "check", "locate", "demo", "self-test"]
)
def test_every_command_explains_itself_in_chinese_and_english(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = {}
    for language in ("en", "zh_CN"):
        with pytest.raises(SystemExit) as ended:
            main([command, "--language", language, "--help"])
        assert ended.value.code == 0
        shown[language] = capsys.readouterr().out
    assert "usage: snowtrack" in shown["en"]
    assert "用法" in shown["zh_CN"]


def test_a_misspelt_command_is_status_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["exprot"])
    assert ended.value.code == cli.MISUSED
    assert "--help" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="only X11 and Wayland may be absent")
def test_without_a_screen_the_window_says_so() -> None:
    environment = {
        k: v
        for k, v in os.environ.items()
        if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    ran = subprocess.run(
        [sys.executable, "-m", "desktop_app"],
        env=environment,
        timeout=60,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "no screen" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_demo_plays_the_main_job(tmp_path: Path) -> None:
    """In a process of its own: the window, the web engine and its threads end with it."""
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "desktop_app",
            "demo",
            str(tmp_path / "day"),
            "--json",
            "--language",
            "zh_CN",
        ],
        timeout=300,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["from_photos"] == 6
    assert (told["from_messages"], told["undone"], told["redone"], told["merged"]) == (1, 1, 1, 1)
    more = told["from_photos"] + told["from_messages"] - told["merged"]
    assert told["records"] == told["imported"] + 1 + more
    assert told["exported"] > 0
    assert (tmp_path / "day" / "export.xlsx").stat().st_size > 5000
    assert told["papers"] == ["case-file.pdf", "ledger.pdf", "receipt.pdf"]
    for name in told["papers"]:
        assert (tmp_path / "day" / name).read_bytes().startswith(b"%PDF-")
    from PySide6.QtGui import QImage

    for name in told["pictures"]:
        picture = QImage(str(tmp_path / "day" / name))
        assert (picture.width(), picture.height()) == (1366, 768)
    from db.query import Filter
    from db.record_types import record_type
    from db.records_file import open_records

    with open_records(tmp_path / "day" / "records.gpkg") as store:
        typed = store.get(record_type("sighting"), told["typed"])
        assert typed is not None
        assert typed.values["position_source"] == "map_pick"
        assert typed.values["place_code"] == "632724200201"
        assert abs(typed.values["decimal_latitude"] - 33.97) < 0.01
        assert typed.created_by == "才仁多杰"
        from db.rescue.figures import figures
        from db.rescue.timeline import load_case

        case = load_case(store, told["case"])
        assert case is not None
        assert (case.state.status, case.state.transport_hours) == ("kept", 15.0)
        assert len(case.photos) == 1
        total = figures(store, Filter()).total
        assert told["rescues"] == 2412
        assert (total.received, total.released) == (2412 + 1, 700)


def test_the_self_test_passes_here() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "desktop_app", "self-test", "--json"],
        timeout=300,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert {key: part["passed"] for key, part in json.loads(ran.stdout)["parts"].items()} == {
        "records": True,
        "excel": True,
        "positions": True,
        "window": True,
        "rescue": True,
    }


def test_a_rescue_register_comes_in_with_its_timelines(
    records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = resources.path("demo/rescue-register.xlsx")
    words = ("import", register, "--records", records, "--type", "rescue")
    status, dry, _err = run(capsys, *words, "--dry-run")
    assert status == 0
    assert (dry["written"], dry["entries"]["written"]) == (0, 0)
    status, account, _err = run(capsys, *words)
    assert status == 0
    for part in (account, account["entries"]):
        assert part["rows"] == sum(
            part[name] for name in ("new", "duplicate", "doubtful", "refused")
        )
        assert part["written"] == part["new"]
    assert (account["rows"], account["entries"]["rows"]) == (2412, 4777)
    workbook = tmp_path / "cases.xlsx"
    export = ("export", workbook, "--records", records, "--type", "rescue")
    status, written, _err = run(capsys, *export, "--status", "released")
    assert (written["rows"], written["entries"]) == (700, 1400)
    status, again, _err = run(capsys, "import", workbook, *words[2:])
    assert (again["new"], again["duplicate"]) == (0, 700)
    assert (again["entries"]["new"], again["entries"]["duplicate"]) == (0, 1400)
    status, report, _err = run(capsys, "check", "--records", records)
    assert report["sound"]
    assert report["records"]["outcome"] == 2365
    main(["export", str(tmp_path / "cases.csv"), "--records", str(records), "--type", "rescue",
          "--language", "en"])  # fmt: skip
    said = capsys.readouterr().out
    assert "2412 cases and 0 timeline entries" in said
    assert "timelines need .xlsx" in said


def test_individuals_keep_their_identity(
    records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sightings and cases name an animal by its record id: another file must know it by that."""
    from db.record_types import record_type
    from db.records_file import open_records

    animals = record_type("individual")
    with open_records(str(records)) as store:
        made = store.save(animals, {"name": "凌小蛰", "species_id": 1}, author="a").created
        known = store.get(animals, made[0])
        assert known is not None
    workbook, other = tmp_path / "animals.xlsx", tmp_path / "other.gpkg"
    run(capsys, "export", workbook, "--records", records, "--type", "individual")
    run(capsys, "new", "--records", other, "--author", "尼玛")
    words = ("import", workbook, "--records", other, "--type", "individual")
    status, account, _err = run(capsys, *words)
    assert (status, account["written"]) == (0, 1)
    with open_records(str(other)) as store:
        assert store.ids_of(animals, [known.uuid])
    _status, again, _err = run(capsys, *words)
    assert (again["new"], again["duplicate"]) == (0, 1)
