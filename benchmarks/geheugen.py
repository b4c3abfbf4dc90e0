"""(c) Memory, as the processes' own share (PSS): pages that kernels share are counted once."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from benchmarks.servers import Server, Voila, Werksessie


def meet(werksessie: Werksessie, voila: Voila) -> list[str]:
    """One line for each program: the server itself, and a kernel of it."""
    return [_regel("werksessie", werksessie), _regel("Voilà met een schuif", voila)]


def _regel(naam: str, server: Server) -> str:
    zelf, *kernels = [mb(pid) for pid in server.processen()]
    kernel = f"{median(kernels):.0f} ({min(kernels):.0f}-{max(kernels):.0f})" if kernels else "geen"
    return f"{naam}: server {zelf:.0f}, kernel {kernel}, {len(kernels)} kernels"


def mb(pid: int) -> float:
    """The share of memory (MB, PSS) of one process."""
    for regel in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if regel.startswith("Pss:"):
            return int(regel.split()[1]) / 1024
    return 0.0
