"""The form `keuze`."""

from rk.tekening.werk.keuze.papier import papier
from rk.tekening.werk.keuze.scherm import denk, scherm
from rk.tekening.werk.keuze.telefoon import in_woorden, telefoon
from rk.tekening.werk.keuze.verslag import alinea
from rk.tekening.werk.vorm import Vormtekening

VORM = Vormtekening(
    scherm=scherm, denk=denk, telefoon=telefoon, in_woorden=in_woorden, papier=papier, alinea=alinea
)
