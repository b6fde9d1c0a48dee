"""The modules of packaging/, which is no package: its name belongs to a library."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[2] / "packaging"
MODULES = ("bundle", "elf", "licences", "translations", "build_deb")


@pytest.fixture(scope="session")
def packaging_modules() -> dict[str, ModuleType]:
    """Every module of packaging/ by name; they import one another as scripts do."""
    sys.path.insert(0, str(FOLDER))
    try:
        return {name: importlib.import_module(name) for name in MODULES}
    finally:
        sys.path.remove(str(FOLDER))


@pytest.fixture
def bundle(packaging_modules):
    return packaging_modules["bundle"]


@pytest.fixture
def build_deb(packaging_modules):
    return packaging_modules["build_deb"]


@pytest.fixture
def elf(packaging_modules):
    return packaging_modules["elf"]


@pytest.fixture
def licences(packaging_modules):
    return packaging_modules["licences"]
