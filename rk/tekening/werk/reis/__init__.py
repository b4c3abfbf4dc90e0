"""The form `reis`."""

from rk.tekening.werk.reis.papier import papier
from rk.tekening.werk.reis.scherm import denk, scherm
from rk.tekening.werk.reis.telefoon import in_woorden, telefoon
from rk.tekening.werk.reis.verslag import alinea
from rk.tekening.werk.vorm import Vormtekening

VORM = Vormtekening(
    scherm=scherm, denk=denk, telefoon=telefoon, in_woorden=in_woorden, papier=papier, alinea=alinea
)
