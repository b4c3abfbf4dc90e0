"""The form `checklijst`."""

from rk.tekening.werk.checklijst.papier import papier
from rk.tekening.werk.checklijst.scherm import denk, scherm
from rk.tekening.werk.checklijst.telefoon import in_woorden, telefoon, van_mij
from rk.tekening.werk.checklijst.verslag import alinea
from rk.tekening.werk.vorm import Vormtekening

VORM = Vormtekening(
    scherm=scherm,
    denk=denk,
    telefoon=telefoon,
    in_woorden=in_woorden,
    papier=papier,
    alinea=alinea,
    van_mij=van_mij,
)
