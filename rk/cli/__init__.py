"""The `rk` command. Façade: names only."""

from rk.cli.hoofd import LOGBOEK as LOGBOEK
from rk.cli.hoofd import main as main
