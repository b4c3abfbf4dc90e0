"""One question to a store in a process of its own, and how much memory that took at most."""

from __future__ import annotations

import resource
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
    print(f"{seconden:.3f} s, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 // 1_000_000}")


if __name__ == "__main__":
    main()
