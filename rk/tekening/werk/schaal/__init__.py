"""The form `schaal`."""

from rk.tekening.werk.schaal.papier import papier
from rk.tekening.werk.schaal.scherm import denk, scherm
from rk.tekening.werk.schaal.telefoon import in_woorden, telefoon
from rk.tekening.werk.schaal.verslag import alinea
from rk.tekening.werk.vorm import Vormtekening

VORM = Vormtekening(
    scherm=scherm, denk=denk, telefoon=telefoon, in_woorden=in_woorden, papier=papier, alinea=alinea
)
