"""Screens for researchers and policy makers: dashboards, and the coding screen (`coderen`).

One function for each dashboard: what a notebook calls. Their numbers are counted from the route store
and judged by `rk.privacy` once; what draws them knows only what may be seen.
"""

from rk.dashboards.openen import routes as routes
from rk.dashboards.openen import signalen as signalen
from rk.dashboards.openen import vergelijken as vergelijken
from rk.dashboards.openen import vierv as vierv
