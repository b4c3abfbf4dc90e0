"""What fills a store: talks of the workshop, and tables and logs from elsewhere. Façade: names only."""

from rk.analysis.inlezen.gesprekken import lees_gesprekken as lees_gesprekken
from rk.analysis.inlezen.koppeling import Koppeling as Koppeling
from rk.analysis.inlezen.koppeling import laad_koppeling as laad_koppeling
from rk.analysis.inlezen.tabel import Ingelezen as Ingelezen
from rk.analysis.inlezen.tabel import lees_in as lees_in
