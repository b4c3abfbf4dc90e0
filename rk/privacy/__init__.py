"""Nobody can be found: what may go out of route data, and what may be seen together with it.

Judges tables; knows no store. `toon` is for a shared screen, `publiceer` for outside (it writes in the
ledger), `Scherm` for a shared screen with choices. Only counts of people go out; whatever else is shown
is computed from what went out. Asks for the extra `onderzoek`.
"""

from rk.privacy.attributen import Gelijkenis as Gelijkenis
from rk.privacy.attributen import gelijkenis as gelijkenis
from rk.privacy.begin import beginnen as beginnen
from rk.privacy.fouten import GrootboekFout as GrootboekFout
from rk.privacy.fouten import UitgifteFout as UitgifteFout
from rk.privacy.grootboek import Grootboek as Grootboek
from rk.privacy.regels import REGELS as REGELS
from rk.privacy.regels import Regels as Regels
from rk.privacy.scherm import Scherm as Scherm
from rk.privacy.scherm import schermtabel as schermtabel
from rk.privacy.tabel import ALLES as ALLES
from rk.privacy.tabel import ONBEKEND as ONBEKEND
from rk.privacy.tabel import Tabel as Tabel
from rk.privacy.uitgifte import Uitgifte as Uitgifte
from rk.privacy.uitgifte import Weggelaten as Weggelaten
from rk.privacy.uitgifte import publiceer as publiceer
from rk.privacy.uitgifte import toon as toon
from rk.privacy.verdeling import kwantiel as kwantiel
from rk.privacy.verdeling import verdeling as verdeling
