"""packaging/setup.sh on machines that lack something, played with stand-ins for the system."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a script for Linux")


class Machine:
    """A folder with the script and a PATH whose commands answer as told."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "checkout"
        self.commands = folder / "bin"
        self.log = folder / "log"
        (self.checkout / "packaging").mkdir(parents=True)
        self.commands.mkdir()
        for name in ("setup.sh", "system-libraries.txt"):
            shutil.copy(ROOT / "packaging" / name, self.checkout / "packaging")
        for name in ("requirements.lock", "pyproject.toml"):
            shutil.copy(ROOT / name, self.checkout)
        for name in ("sh", "awk", "cat", "cut", "dirname", "find", "head", "sha256sum"):
            (self.commands / name).symlink_to(shutil.which(name))
        (self.commands / "python3.11").symlink_to(sys.executable)
        table = (ROOT / "packaging" / "system-libraries.txt").read_text("utf-8")
        self.libraries = [line.split()[0] for line in table.splitlines() if line[:1] != "#"]
        self.user(1000)
        self.fonts("Noto Sans CJK SC")
        self.packages("libnss3", "libasound2", "fonts-noto-cjk")
        self.lacks()
        self.answer("apt-get", f'echo "apt-get $*" >>"{self.log}"; exit 100')

    def answer(self, name: str, script: str) -> None:
        (self.commands / name).write_text(f"#!/bin/sh\n{script}\n")
        (self.commands / name).chmod(0o755)

    def user(self, number: int) -> None:
        self.answer("id", f"echo {number}")

    def fonts(self, family: str) -> None:
        self.answer("fc-list", f"echo '{family}'")

    def packages(self, *names: str) -> None:
        self.answer("apt-cache", "printf '%s\\n' " + " ".join(names))

    def lacks(self, *sonames: str) -> None:
        there = [name for name in self.libraries if name not in sonames]
        lines = "\n".join(f"\t{name} (libc6,x86-64) => lib/{name}" for name in there)
        self.answer("ldconfig", f"cat <<'END'\n{lines}\nEND")

    def set_up(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", "packaging/setup.sh"],
            cwd=self.checkout,
            # /sbin follows in the script for ldconfig, after this folder.
            env={"PATH": str(self.commands), "HOME": str(self.checkout)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_user_is_told_in_one_sentence_what_to_install(machine):
    machine.lacks("libnss3.so", "libnssutil3.so", "libsmime3.so", "libasound.so.2")
    machine.fonts("")
    result = machine.set_up()
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr == (
        "Snowtrack needs system packages that are not installed; please have your administrator "
        "run: sudo apt-get update && sudo apt-get install -y --no-install-recommends "
        "libasound2 libnss3 fonts-noto-cjk\n"
    )
    assert not machine.log.exists()  # and nothing is tried without being root
    assert not (machine.checkout / ".venv").exists()


def test_renamed_packages_are_asked_for_by_the_name_of_this_release(machine):
    machine.lacks("libasound.so.2", "libglib-2.0.so.0")
    machine.packages("libasound2t64", "libglib2.0-0t64")
    assert machine.set_up().stderr.endswith(" libasound2t64 libglib2.0-0t64\n")


def test_names_are_told_although_no_package_list_was_ever_read(machine):
    machine.lacks("libasound.so.2")
    machine.packages()
    assert machine.set_up().stderr.endswith(" libasound2\n")


def test_root_installs_and_learns_when_that_fails(machine):
    machine.user(0)
    machine.lacks("libnss3.so")
    result = machine.set_up()
    assert result.returncode == 1
    assert machine.log.read_text().splitlines() == [
        "apt-get -qq -o DPkg::Lock::Timeout=300 update",
        "apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends libnss3",
    ]
    assert result.stderr == (
        "Snowtrack could not install what it needs; please run: "
        "apt-get update && apt-get install -y libnss3\n"
    )


def test_without_a_python_the_release_s_own_is_asked_for(machine):
    (machine.commands / "python3.11").unlink()
    machine.packages("python3", "python3-venv", "python3.11", "python3.11-venv")
    assert machine.set_up().stderr.endswith(" python3.11 python3.11-venv\n")


def test_old_python_is_passed_over(machine):
    (machine.commands / "python3.11").unlink()
    machine.answer("python3.11", "exit 1")
    assert "python3.11" in machine.set_up().stderr


def test_missing_chinese_font_is_said_and_does_not_stop_a_user(machine):
    machine.fonts("")
    (machine.commands / "python3.11").unlink()
    machine.answer("python3.11", 'case "$*" in *"-m venv"*) exit 9 ;; esac')  # far enough
    result = machine.set_up()
    assert result.stdout.startswith("Snowtrack found no Chinese font")
    assert result.stdout.splitlines()[0].endswith(" fonts-noto-cjk")
    assert "Making the virtual environment" in result.stdout
    assert result.returncode == 9
