"""What is remembered between two starts."""

from __future__ import annotations

from pathlib import Path

from desktop_app.settings import Settings


def test_people_and_files_are_remembered_latest_first(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    for name in ("才仁多杰", "尼玛", " 才仁多杰 "):
        settings.user = name
    for number in range(12):
        settings.opened(Path(f"/files/{number}.gpkg"))
    settings.opened(Path("/files/9.gpkg"))
    settings.save()
    again = Settings(tmp_path)
    assert again.user == "才仁多杰"
    assert again.known_users == ["才仁多杰", "尼玛"]
    assert [path.stem for path in again.recent_files] == ["9", "11", "10", "8", "7", "6", "5", "4"]
    again.forget(Path("/files/9.gpkg"))
    assert again.recent_files[0].stem == "11"


def test_a_damaged_settings_file_means_first_start(tmp_path: Path) -> None:
    (tmp_path / "snowtrack.ini").write_text(
        '[files]\nrecent="{broken"\n[layout]\ntable="[1"\n[screen]\ntheme=7\n', encoding="utf-8"
    )
    settings = Settings(tmp_path)
    assert settings.recent_files == []
    assert settings.layout("table") == {}
    assert settings.theme == "light"


def test_layouts_are_remembered(tmp_path: Path) -> None:
    Settings(tmp_path).set_layout("table-sighting", {"columns": ["notes"], "widths": {"notes": 90}})
    assert Settings(tmp_path).layout("table-sighting") == {
        "columns": ["notes"], "widths": {"notes": 90}}  # fmt: skip
