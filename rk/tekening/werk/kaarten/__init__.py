"""The form `kaarten`."""

from rk.tekening.werk.kaarten.papier import papier
from rk.tekening.werk.kaarten.scherm import denk, scherm
from rk.tekening.werk.kaarten.telefoon import in_woorden, telefoon
from rk.tekening.werk.kaarten.verslag import alinea
from rk.tekening.werk.vorm import Vormtekening

VORM = Vormtekening(
    scherm=scherm, denk=denk, telefoon=telefoon, in_woorden=in_woorden, papier=papier, alinea=alinea
)
