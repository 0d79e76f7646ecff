"""What every test may use: real data where it is, the same random numbers in every run."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import django
import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# One process tests the store and the pages, so Django starts with both; what tests start as
# processes of their own must find nothing set.
with pytest.MonkeyPatch.context() as start:
    start.setenv("DJANGO_SETTINGS_MODULE", "plurivox.web.settings")
    django.setup()
pytest_plugins = ["tests.store_fixtures"]

# Long work gives way to pages; beside other tests it would give way to these, and hardly move.
os.environ.setdefault("PLURIVOX_NICE", "0")

# `ci` tries the same examples every time, so that a red run can be repeated; `dev` looks for new
# ones. No deadline: a slow machine is no failure, and what must be fast is measured by itself.
settings.register_profile(
    "ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("dev", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "dev"))


@pytest.fixture(autouse=True)
def same_random_numbers() -> None:
    """Nothing may depend on chance that is not named; what does, gets the same chance each time."""
    random.seed(0)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(0)


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real transcripts, tables and articles; it is never part of the repository."""
    folder = os.environ.get("PLURIVOX_REAL_DATA")
    if not folder:
        pytest.skip("needs real data: PLURIVOX_REAL_DATA is not set")
    if not Path(folder).is_dir():
        pytest.skip("needs real data: PLURIVOX_REAL_DATA names no folder")
    return Path(folder)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of the checkout."""
    return ROOT
