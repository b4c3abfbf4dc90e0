"""What the map asks at a step: which statements, and the most telling first."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from rk.domain import Antwoord, Bezoek, Stap
from rk.events import Toestand
from rk.inzicht import gevraagd as op_vraag
from rk.inzicht import vanzelf
from rk.inzicht.uitspraak import Uitspraak

_Maker = Callable[[Toestand], list[Uitspraak]]

_VANZELF: Mapping[Stap, tuple[_Maker, ...]] = {
    Stap.ROUTE: (vanzelf.van_vertelteller, vanzelf.van_waakvlam),
    Stap.WEGWIJZERS: (vanzelf.van_wegwijzergat,),
    Stap.REGIE: (vanzelf.van_overzicht, vanzelf.van_regie, vanzelf.van_hangt_veel_aan),
    Stap.OGEN: (vanzelf.van_drempelkringen, vanzelf.van_vertelteller, vanzelf.van_waakvlam),
    Stap.WENSEN: (
        vanzelf.van_drempelkringen,
        vanzelf.van_te_voorkomen,
        vanzelf.van_wegwijzergat,
        vanzelf.van_hangt_veel_aan,
        vanzelf.van_regie,
    ),
}
_GEVRAAGD: Mapping[Stap, tuple[_Maker, ...]] = {
    Stap.ROUTE: (op_vraag.van_ideaal, op_vraag.van_dichterbij),
    Stap.WEGWIJZERS: (op_vraag.van_overdrachtswarmte, op_vraag.van_losse_einden),
    Stap.REGIE: (op_vraag.van_gezichten, op_vraag.van_tegelijk),
    Stap.OGEN: (
        op_vraag.van_deuren,
        op_vraag.van_dichte_deuren,
        op_vraag.van_terugkeer,
        op_vraag.van_overdrachtswarmte,
    ),
    Stap.WENSEN: (op_vraag.van_ideaal,),
}


def uitspraken(toestand: Toestand, stap: Stap, *, gevraagd: bool = False) -> tuple[Uitspraak, ...]:
    """What the map can say at a step, the most telling first; empty when it has nothing to say.

    Off when the person is here, unless he wants the figures (`vooraf`). What he hid is not counted,
    what the group put away does not come back. With `gevraagd` also the figures that do not come up
    by themselves. Other steps than route, wegwijzers, regie, ogen and wensen give nothing. Whether
    the group has opened it (`Toestand.kaart_vraagt`) is for the screen to ask.

    How telling (`rang`): the share of the whole that the statement surely speaks of, such as three
    of four visits, or two of five haltes. So what concerns more of the way stands first, and what
    is only possible, because something is unknown, counts for nothing. What is surely nothing is
    not said. Equals stand in the order written here, those that come by themselves first.
    """
    if not figuren_aan(toestand):
        return ()
    zichtbaar = zonder_verborgen(toestand)
    makers = (*_VANZELF.get(stap, ()), *(_GEVRAAGD.get(stap, ()) if gevraagd else ()))
    gemaakt = [uitspraak for maak in makers for uitspraak in maak(zichtbaar)]
    over = [u for u in gemaakt if u.figuur not in toestand.weggelegd]
    return tuple(sorted(over, key=lambda u: -u.rang))


def figuren_aan(t: Toestand) -> bool:
    """Whether figures may show: not when the person is here, unless he wants them."""
    return t.vooraf.is_hier is not Antwoord.JA or t.vooraf.cijfers_aan is Antwoord.JA


def zonder_verborgen(t: Toestand) -> Toestand:
    """The state without what the person does not want on the screen: no figure may tell it."""
    if not t.verborgen:
        return t

    def te_zien(weg: tuple[Bezoek, ...]) -> tuple[Bezoek, ...]:
        return tuple(
            replace(b, obstakels=tuple(o for o in b.obstakels if o.id not in t.verborgen))
            for b in weg
            if b.id not in t.verborgen
        )

    casus = replace(
        t.casus,
        werkelijk=te_zien(t.casus.werkelijk),
        beste=te_zien(t.casus.beste),
        domeinen=() if "domeinen" in t.verborgen else t.casus.domeinen,
    )
    return replace(t, casus=casus)
