"""Everything that a group does is an event; a session's state is its events, folded.

Server and kernels use the same `fold` and the same judgement (`beoordeel`), so what is shown
and what is stored can't differ. Façade: names only.
"""

from rk.events.fold import beoordeel as beoordeel
from rk.events.fold import fold as fold
from rk.events.fold import fold_alle as fold_alle
from rk.events.fold import mag as mag
from rk.events.fold import probeer as probeer
from rk.events.gebeurtenis import Gebeurtenis as Gebeurtenis
from rk.events.gebeurtenis import GebeurtenisFout as GebeurtenisFout
from rk.events.gebeurtenis import als_gegeven as als_gegeven
from rk.events.gebeurtenis import lees_inhoud as lees_inhoud
from rk.events.gebeurtenis import maak as maak
from rk.events.gebeurtenis import naar_json as naar_json
from rk.events.gebeurtenis import uit_gegeven as uit_gegeven
from rk.events.gebeurtenis import uit_json as uit_json
from rk.events.kopie import kopieer as kopieer
from rk.events.meetellen import Waarom as Waarom
from rk.events.meetellen import waarom_niet as waarom_niet
from rk.events.rol import Rol as Rol
from rk.events.soorten.sessie import beginnen as beginnen
from rk.events.soorten.vervolg import laatst_gevolgd as laatst_gevolgd
from rk.events.toestand import BEGIN as BEGIN
from rk.events.toestand import Toestand as Toestand
from rk.events.toestand import samenvatting as samenvatting
from rk.events.vervolg import eerder_van as eerder_van
from rk.events.vervolg import te_volgen as te_volgen
from rk.events.vervolg import vervolg as vervolg
from rk.events.vervolg import zichtbaar_eerder as zichtbaar_eerder
