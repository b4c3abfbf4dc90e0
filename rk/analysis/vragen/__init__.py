"""Questions to route data, from a laptop to a cluster: one kernel each. Façade: names only.

from rk.analysis.vragen import DirectNa, stel
stel(opslag, DirectNa()).tabel()
"""

from rk.analysis.vragen.basis import ALLES as ALLES
from rk.analysis.vragen.basis import Bron as Bron
from rk.analysis.vragen.basis import Keuze as Keuze
from rk.analysis.vragen.basis import Naamloos as Naamloos
from rk.analysis.vragen.basis import Vraag as Vraag
from rk.analysis.vragen.basis import VraagFout as VraagFout
from rk.analysis.vragen.begin_eind import Begin as Begin
from rk.analysis.vragen.begin_eind import Uiteinde as Uiteinde
from rk.analysis.vragen.begin_eind import Waar as Waar
from rk.analysis.vragen.cellen import Celantwoord as Celantwoord
from rk.analysis.vragen.cijfers.per_casus import CijfersPerCasus as CijfersPerCasus
from rk.analysis.vragen.cijfers.verdeling import Cijferverdeling as Cijferverdeling
from rk.analysis.vragen.direct_na import DirectNa as DirectNa
from rk.analysis.vragen.direct_na import DirectNaAntwoord as DirectNaAntwoord
from rk.analysis.vragen.direct_na import Wachten as Wachten
from rk.analysis.vragen.duur import Duur as Duur
from rk.analysis.vragen.lussen import Lussen as Lussen
from rk.analysis.vragen.lussen import Uitval as Uitval
from rk.analysis.vragen.uitvoeren import Geheugen as Geheugen
from rk.analysis.vragen.uitvoeren import stel as stel
from rk.analysis.vragen.varianten import Routeprint as Routeprint
from rk.analysis.vragen.varianten import Varianten as Varianten
