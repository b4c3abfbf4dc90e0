"""What the tool knows: `data/*.yaml` → frozen records, with every fault told in plain Dutch.

from rk.content import casussen, laad_casus, laad_kaart
kaart = laad_kaart("sittard-geleen-beek-stein")
rob = laad_casus("rob")
"""

from rk.content.fouten import Fout as Fout
from rk.content.fouten import InhoudFout as InhoudFout
from rk.content.planken import EIGEN as EIGEN
from rk.content.planken import agendapunten as agendapunten
from rk.content.planken import agendas as agendas
from rk.content.planken import casus_ids as casus_ids
from rk.content.planken import casussen as casussen
from rk.content.planken import codeboeken as codeboeken
from rk.content.planken import controleer as controleer
from rk.content.planken import data_map as data_map
from rk.content.planken import eigen_agendapunten as eigen_agendapunten
from rk.content.planken import eigen_fouten as eigen_fouten
from rk.content.planken import kaarten as kaarten
from rk.content.planken import laad_agenda as laad_agenda
from rk.content.planken import laad_casus as laad_casus
from rk.content.planken import laad_codeboek as laad_codeboek
from rk.content.planken import laad_kaart as laad_kaart
from rk.content.planken import laad_stappenplan as laad_stappenplan
from rk.content.planken import laad_werkvorm as laad_werkvorm
from rk.content.planken import stappenplannen as stappenplannen
from rk.content.planken import werkvormen as werkvormen
from rk.content.schema import schemas as schemas
from rk.content.schema import schrijf_schemas as schrijf_schemas
