"""Routekaart: samen kijken welke weg iemand gaat, wie de weg wijst en wat zou helpen."""

import sys

__version__ = "0.1.0"


def _toon_in_notebook() -> None:
    """In a notebook, let a casus and a map show themselves. Costs nothing anywhere else."""
    ipython = sys.modules.get("IPython")
    draait = ipython.get_ipython() if ipython else None
    if draait is not None:
        from rk.views.toon import registreer  # only here: a script or server never needs it

        registreer(draait)


_toon_in_notebook()
