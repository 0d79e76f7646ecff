"""Make .venv what requirements.lock says, and install the package in it; quick if nothing changed.

Runs with the machine's own Python, so it uses nothing but the standard library.
"""

from __future__ import annotations

import hashlib
import ssl
import subprocess
import sys
import tempfile
from itertools import takewhile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "plurivox-setup"


def main() -> int:
    wanted = fingerprint()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted:
        return 0
    print("Setting up .venv (once, and whenever requirements.lock changes) …", flush=True)
    try:
        make_venv()
        install()
    except subprocess.CalledProcessError as failed:
        print(f"Setting up stopped: `{' '.join(map(str, failed.cmd))}` failed.", file=sys.stderr)
        return 1
    STAMP.write_text(wanted)
    return 0


def fingerprint() -> str:
    """Changes with the lock, with how the package is built, and with the place of the checkout."""
    parts = [
        LOCK.read_bytes(),
        (ROOT / "pyproject.toml").read_bytes(),
        Path(__file__).read_bytes(),
        str(ROOT).encode(),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def make_venv() -> None:
    """An environment with pip in it; Debian keeps the parts for that in a package of their own."""
    if PYTHON.exists() and runs([PYTHON, "-m", "pip", "--version"]):
        return
    if not runs([sys.executable, "-c", "import ensurepip, venv"]):
        subprocess.run([sys.executable, ROOT / "scripts" / "system.py", "venv"], check=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def install() -> None:
    """The locked uv first, by pip; then by uv exactly what is locked; then the package itself."""
    if not (VENV / "bin" / "uv").exists():
        with tempfile.TemporaryDirectory() as folder:
            only_uv = Path(folder) / "uv.txt"
            only_uv.write_text(locked("uv"))
            pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            subprocess.run([*pip, "--require-hashes", "-r", str(only_uv)], check=True)
    uv = [str(VENV / "bin" / "uv"), "pip"]
    here = ["--quiet", "--python", str(PYTHON), *trust()]
    # Compiled here and now: where Python may not write, every command would compile all it imports.
    sync = ["sync", "--compile-bytecode", *here, "--require-hashes", str(LOCK)]
    subprocess.run([*uv, *sync], check=True)
    editable = ["install", *here, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    subprocess.run([*uv, *editable], check=True)


def trust() -> list[str]:
    """Trust whom the machine trusts, where it says so: many institutions have a mirror or a proxy.

    Without a store of certificates uv falls back on the one that it brings along.
    """
    paths = ssl.get_default_verify_paths()
    own = paths.cafile or (paths.capath and any(Path(paths.capath).iterdir()))
    return ["--system-certs"] if own or sys.platform != "linux" else []


def locked(name: str) -> str:
    """The lines of one package in the lock, with its hashes."""
    lines = LOCK.read_text().splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith(f"{name}=="))
    hashes = takewhile(lambda line: line.startswith("    --hash"), lines[first + 1 :])
    return "\n".join([lines[first], *hashes]).rstrip("\\ ") + "\n"


def runs(command: list[str | Path]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
