"""Why the map has nothing to say at a step: which figures have too little to go on."""

from collections.abc import Callable, Mapping

from rk.domain import Stap
from rk.events import Toestand
from rk.graph import graaf_van
from rk.inzicht.afhankelijkheid import er_hangt_veel_aan, wegwijzergat
from rk.inzicht.deuren import deuren
from rk.inzicht.gezichten import vaste_gezichten
from rk.inzicht.ideaal import ideaal_en_werkelijk
from rk.inzicht.kringen import drempelkringen
from rk.inzicht.maten import TeWeinig
from rk.inzicht.overzicht import overzichtsdekking, regie_eenduidigheid, regielijst
from rk.inzicht.uitspraken import figuren_aan, zonder_verborgen
from rk.inzicht.verhaal import overdrachtswarmte, vertelteller, verteltellers
from rk.inzicht.waakvlam import waakvlam

_Figuur = Callable[[Toestand], object]

_VANZELF: Mapping[Stap, tuple[_Figuur, ...]] = {
    Stap.ROUTE: (lambda t: vertelteller(t.casus), lambda t: waakvlam(t.casus)),
    Stap.WEGWIJZERS: (lambda t: wegwijzergat(graaf_van(t)),),
    Stap.REGIE: (
        lambda t: overzichtsdekking(t.casus),
        lambda t: regie_eenduidigheid([regielijst(t.casus)]),
        lambda t: er_hangt_veel_aan(graaf_van(t)),
    ),
    Stap.OGEN: (
        lambda t: drempelkringen(t.casus),
        lambda t: vertelteller(t.casus),
        lambda t: waakvlam(t.casus),
    ),
    Stap.WENSEN: (lambda t: verteltellers(t.casus), lambda t: wegwijzergat(graaf_van(t))),
}
_GEVRAAGD: Mapping[Stap, tuple[_Figuur, ...]] = {
    Stap.ROUTE: (lambda t: ideaal_en_werkelijk(graaf_van(t)),),
    Stap.WEGWIJZERS: (lambda t: overdrachtswarmte(t.casus),),
    Stap.REGIE: (lambda t: vaste_gezichten(t.casus),),
    Stap.OGEN: (lambda t: deuren(t.casus), lambda t: overdrachtswarmte(t.casus)),
    Stap.WENSEN: (lambda t: ideaal_en_werkelijk(graaf_van(t)),),
}


def redenen(toestand: Toestand, stap: Stap, *, gevraagd: bool = False) -> tuple[str, ...]:
    """Why figures of a step are not shown, each reason once, as plain Dutch sentences.

    Those of the figures that come up by themselves (`rk.inzicht.uitspraken`), with `gevraagd` also of
    those that come only when asked; without what the person hid. Empty where all have enough to go
    on: then they found nothing worth a question; and empty when figures may not show at all.
    """
    if not figuren_aan(toestand):
        return ()
    zichtbaar = zonder_verborgen(toestand)
    figuren = (*_VANZELF.get(stap, ()), *(_GEVRAAGD.get(stap, ()) if gevraagd else ()))
    gemaakt = (figuur(zichtbaar) for figuur in figuren)
    return tuple(dict.fromkeys(x.reden for x in gemaakt if isinstance(x, TeWeinig)))
