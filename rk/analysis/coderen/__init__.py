"""Coding: people read what groups wrote, and say what it is about; the codes become route data.

project = Project.maak("map", teksten, doel="...")
ronde = project.begin(laad_codeboek("themas-1"), ["anna", "bram"])
... each codes blind, in `rk.dashboards.coderen`; then
overeenstemming(ronde); ronde.verschillen(); coderijen(ronde)
"""

from rk.analysis.coderen.codering import LEEG as LEEG
from rk.analysis.coderen.codering import Codering as Codering
from rk.analysis.coderen.codering import Keus as Keus
from rk.analysis.coderen.fouten import CodeerFout as CodeerFout
from rk.analysis.coderen.naar_routedata import Coderij as Coderij
from rk.analysis.coderen.naar_routedata import coderijen as coderijen
from rk.analysis.coderen.omzetten import Omzetverslag as Omzetverslag
from rk.analysis.coderen.overeenstemming import Overeenstemming as Overeenstemming
from rk.analysis.coderen.overeenstemming import overeenstemming as overeenstemming
from rk.analysis.coderen.project import Project as Project
from rk.analysis.coderen.ronde import Ronde as Ronde
from rk.analysis.coderen.ronde import Uitslag as Uitslag
from rk.analysis.coderen.ronde import Verschil as Verschil
from rk.analysis.coderen.teksten import Tekst as Tekst
from rk.analysis.coderen.teksten import oefenteksten as oefenteksten
from rk.analysis.coderen.teksten import uit_gesprek as uit_gesprek
from rk.analysis.coderen.teksten import uit_gesprekken as uit_gesprekken
