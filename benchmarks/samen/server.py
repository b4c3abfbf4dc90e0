"""The workshop's server with a door for phones on the loopback: `... POORT DATAMAP`."""

from __future__ import annotations

import sys
from pathlib import Path

from rk.domain import Net
from rk.server.app import start

if __name__ == "__main__":
    net = Net(id="meting", naam="Meting", adres="127.0.0.2")
    start(poort=int(sys.argv[1]), datamap=Path(sys.argv[2]), open_browser=False, netten=lambda: (net,))
