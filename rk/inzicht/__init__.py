"""What the map shows a group that they would not see by themselves. Façade: names only.

Every figure is a pure function: a casus or its graph in, a frozen record out, or `TeWeinig` with
the reason when there is too little to go on. They are prompts for a talk, never a mark for a helper.
"""

from rk.inzicht.afhankelijkheid import Afhankelijkheid as Afhankelijkheid
from rk.inzicht.afhankelijkheid import HalteWegen as HalteWegen
from rk.inzicht.afhankelijkheid import Schakel as Schakel
from rk.inzicht.afhankelijkheid import Wegwijzergat as Wegwijzergat
from rk.inzicht.afhankelijkheid import er_hangt_veel_aan as er_hangt_veel_aan
from rk.inzicht.afhankelijkheid import wegwijzergat as wegwijzergat
from rk.inzicht.bewogen import Beweging as Beweging
from rk.inzicht.bewogen import bewogen as bewogen
from rk.inzicht.cijfers import cijfers as cijfers
from rk.inzicht.deuren import Deuren as Deuren
from rk.inzicht.deuren import deuren as deuren
from rk.inzicht.gelijk import bijna_gelijk as bijna_gelijk
from rk.inzicht.gelijk import gelijke_teksten as gelijke_teksten
from rk.inzicht.gezichten import VasteGezichten as VasteGezichten
from rk.inzicht.gezichten import Vastheid as Vastheid
from rk.inzicht.gezichten import vaste_gezichten as vaste_gezichten
from rk.inzicht.ideaal import IdeaalWerkelijk as IdeaalWerkelijk
from rk.inzicht.ideaal import ideaal_en_werkelijk as ideaal_en_werkelijk
from rk.inzicht.kringen import Drempelkring as Drempelkring
from rk.inzicht.kringen import Drempelkringen as Drempelkringen
from rk.inzicht.kringen import drempelkringen as drempelkringen
from rk.inzicht.maten import Bewijs as Bewijs
from rk.inzicht.maten import Deel as Deel
from rk.inzicht.maten import Maat as Maat
from rk.inzicht.maten import TeWeinig as TeWeinig
from rk.inzicht.net import bereikgraaf as bereikgraaf
from rk.inzicht.overzicht import FunctieStand as FunctieStand
from rk.inzicht.overzicht import Overzichtsdekking as Overzichtsdekking
from rk.inzicht.overzicht import Overziet as Overziet
from rk.inzicht.overzicht import RegieEenduidigheid as RegieEenduidigheid
from rk.inzicht.overzicht import Regielijst as Regielijst
from rk.inzicht.overzicht import Stand as Stand
from rk.inzicht.overzicht import overzichtsdekking as overzichtsdekking
from rk.inzicht.overzicht import regie_eenduidigheid as regie_eenduidigheid
from rk.inzicht.overzicht import regielijst as regielijst
from rk.inzicht.redenen import redenen as redenen
from rk.inzicht.uitspraak import Uitspraak as Uitspraak
from rk.inzicht.uitspraken import uitspraken as uitspraken
from rk.inzicht.verhaal import Overdrachtswarmte as Overdrachtswarmte
from rk.inzicht.verhaal import Verschilteller as Verschilteller
from rk.inzicht.verhaal import Vertelteller as Vertelteller
from rk.inzicht.verhaal import overdrachtswarmte as overdrachtswarmte
from rk.inzicht.verhaal import vertelteller as vertelteller
from rk.inzicht.verhaal import verteltellers as verteltellers
from rk.inzicht.waakvlam import OvergangWaakvlam as OvergangWaakvlam
from rk.inzicht.waakvlam import Waakvlam as Waakvlam
from rk.inzicht.waakvlam import waakvlam as waakvlam
from rk.inzicht.wat_als import BandErbij as BandErbij
from rk.inzicht.wat_als import Proef as Proef
from rk.inzicht.wat_als import RolValtWeg as RolValtWeg
from rk.inzicht.wat_als import RuimteInRegel as RuimteInRegel
from rk.inzicht.wat_als import SamenOverzicht as SamenOverzicht
from rk.inzicht.wat_als import VastContact as VastContact
from rk.inzicht.wat_als import Verschil as Verschil
from rk.inzicht.wat_als import WarmeOverdracht as WarmeOverdracht
from rk.inzicht.wat_als import WatAlsFout as WatAlsFout
from rk.inzicht.wat_als import Wijziging as Wijziging
from rk.inzicht.wat_als import aanname as aanname
from rk.inzicht.wat_als import probeer as probeer
from rk.inzicht.wat_als import vergelijk as vergelijk
from rk.inzicht.wat_als import wat_als as wat_als
