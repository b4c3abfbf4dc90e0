"""One question to a store in a process of its own, and how much memory that took at most."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.onderzoek.uitkomst import meet


def main() -> None:
    """Prints the seconds, and the peak in MB."""
    from benchmarks.onderzoek.vragen import VRAGEN
    from rk.analysis.opslag import Routeopslag
    from rk.analysis.vragen import stel

    map_, naam = Path(sys.argv[1]), sys.argv[2]
    seconden, _uit = meet(lambda: stel(Routeopslag.open(map_), VRAGEN[naam][0]))
    print(f"{seconden:.3f} s, {_piek() // 1_000_000}")


def _piek() -> int:
    """The most bytes that this process held, Linux only. (What `getrusage` says begins with the parent's.)"""
    stand = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(stand.partition("VmHWM:")[2].split()[0]) * 1024


if __name__ == "__main__":
    main()
