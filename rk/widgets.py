"""The public widgets by name."""

from rk.views.codeerscherm import Codeerscherm as Codeerscherm
from rk.views.routekaart import Routekaart as Routekaart
from rk.views.scherm import Scherm as Scherm
