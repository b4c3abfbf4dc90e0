"""The route store: Parquet on disk, whole at any moment, read part by part. Façade: names only.

from rk.analysis.opslag import Routeopslag
opslag = Routeopslag.open("routedata")
bezoek = opslag.pandas()                # or opslag.polars(), or opslag.duckdb()
"""

from rk.analysis.opslag.coderen import Gecodeerd as Gecodeerd
from rk.analysis.opslag.contract import VERZONNEN as VERZONNEN
from rk.analysis.opslag.contract import Aantal as Aantal
from rk.analysis.opslag.contract import Herkomst as Herkomst
from rk.analysis.opslag.contract import Opslag as Opslag
from rk.analysis.opslag.contract import OpslagstukFout as OpslagstukFout
from rk.analysis.opslag.lezen import Routeopslag as Routeopslag
from rk.analysis.opslag.namen import Naamlijsten as Naamlijsten
from rk.analysis.opslag.namen import Namen as Namen
from rk.analysis.opslag.schrijven import Schrijver as Schrijver
