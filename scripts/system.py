"""What comes from the system and not from Python: Chromium, PostgreSQL, Debian's part of venv.

    system.py [chromium] [postgresql] [venv]

Whatever is there already is used. What is missing is installed where that may be done without
asking anybody: by apt-get, as root, on Debian and its kin, unless PLURIVOX_NO_APT is set. Otherwise
one line says what is missing; the tests that need it are then skipped and say so themselves.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """The browser's path, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def postgresql() -> Path | None:
    """The folder of PostgreSQL's server programs (initdb, pg_ctl), or None."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3])
    )
    return installed[-1].parent if installed else None


def venv() -> bool:
    """Whether this Python can make environments with pip in them."""
    asked = subprocess.run([sys.executable, "-c", "import ensurepip"], capture_output=True)
    return asked.returncode == 0


# what: how it is found, its Debian packages, whether one can do without it
PARTS = {
    "chromium": (chromium, ("chromium", "fonts-dejavu-core"), True),  # letters of every script used
    "postgresql": (postgresql, ("postgresql",), True),
    "venv": (venv, (f"python{sys.version_info[0]}.{sys.version_info[1]}-venv",), False),
}


def main(names: list[str]) -> int:
    missing = [name for name in names if not PARTS[name][0]()]
    if missing and may_install():
        apt_install([package for name in missing for package in PARTS[name][1]])
        missing = [name for name in missing if not PARTS[name][0]()]
    for name in missing:
        packages, optional = PARTS[name][1:]
        rest = "the tests that need it are skipped" if optional else "nothing can be set up"
        print(f"There is no {name} here (Debian: {' '.join(packages)}): {rest}.", file=sys.stderr)
    return 0 if all(PARTS[name][2] for name in missing) else 1


def may_install() -> bool:
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return root and shutil.which("apt-get") is not None and "PLURIVOX_NO_APT" not in os.environ


def apt_install(packages: list[str]) -> None:
    """Install quietly; a failure is no error here, since what is still missing is told after."""
    print(f"Installing {', '.join(packages)} with apt-get …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(
            command, env=quiet, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        if done.returncode:
            print(done.stderr.strip(), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["chromium", "postgresql"]))
