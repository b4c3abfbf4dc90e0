"""The form `plan`."""

from rk.tekening.werk.plan.papier import papier
from rk.tekening.werk.plan.scherm import denk, scherm
from rk.tekening.werk.plan.telefoon import in_woorden, telefoon
from rk.tekening.werk.plan.verslag import alinea
from rk.tekening.werk.vorm import Vormtekening

VORM = Vormtekening(
    scherm=scherm, denk=denk, telefoon=telefoon, in_woorden=in_woorden, papier=papier, alinea=alinea
)
