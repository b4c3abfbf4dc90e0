"""Why the map has nothing to say at a step: which figures have too little to go on."""

from collections.abc import Callable, Mapping

from rk.domain import Stap
from rk.events import Toestand
from rk.graph import graaf_van
from rk.inzicht.afhankelijkheid import er_hangt_veel_aan, wegwijzergat
from rk.inzicht.kringen import drempelkringen
from rk.inzicht.maten import TeWeinig
from rk.inzicht.overzicht import overzichtsdekking, regie_eenduidigheid, regielijst
from rk.inzicht.uitspraken import figuren_aan, zonder_verborgen
from rk.inzicht.verhaal import vertelteller, verteltellers
from rk.inzicht.waakvlam import waakvlam

_FIGUREN: Mapping[Stap, tuple[Callable[[Toestand], object], ...]] = {
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


def redenen(toestand: Toestand, stap: Stap) -> tuple[str, ...]:
    """Why figures of a step are not shown, each reason once, as plain Dutch sentences.

    Those of the figures that come up by themselves (`rk.inzicht.uitspraken`), without what the person
    hid. Empty where all have enough to go on: then they found nothing worth a question; and empty
    when figures may not show at all.
    """
    if not figuren_aan(toestand):
        return ()
    zichtbaar = zonder_verborgen(toestand)
    gemaakt = (figuur(zichtbaar) for figuur in _FIGUREN.get(stap, ()))
    return tuple(dict.fromkeys(x.reden for x in gemaakt if isinstance(x, TeWeinig)))
