"""The form `schaal`: where somebody puts each domain, now and wished for."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from rk.domain import Schaalzet, Stem, Vorm, Werkstand, Werkvorm
from rk.events.gebeurtenis import Gebeurtenis
from rk.events.soort import OOK_DEELNEMERS, Id, Maand, soort
from rk.events.soorten.werk.basis import MEESTE, VOL, OverWerk, ids, met
from rk.events.soorten.werk.gedeeld import Volgorde

Niveau = Annotated[int, Field(ge=0, le=20)]


@soort("schaal_gezet", "een plek op de schaal")
class SchaalGezet(OverWerk):
    """A domain gets a level now and as wished for, from one voice; None takes it off. A
    `Stem.DEELNEMER` is one more voice from the room. `moment`: a month of before, or today.
    """

    rollen = OOK_DEELNEMERS
    vorm = Vorm.SCHAAL

    deel: Id
    stem: Stem = Stem.GROEP
    nu: Niveau | None = None
    wens: Niveau | None = None
    praten: bool = False
    moment: Maand = ""

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        if w.schaal is None or self.deel not in ids(w.schaal.delen) or self.stem not in w.schaal.stemmen:
            return False
        hoogste = len(w.schaal.niveaus)
        if self.praten and not w.schaal.bespreken:
            return False
        return all(n is None or n < hoogste for n in (self.nu, self.wens)) and (
            self.wens is None or w.schaal.gewenst
        )

    def vol(self, s: Werkstand) -> str | None:
        return VOL if len(s.schaal) >= MEESTE else None

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        nieuw = Schaalzet(
            deel=self.deel,
            stem=self.stem,
            nu=self.nu,
            wens=self.wens,
            praten=self.praten,
            moment=self.moment,
        )
        sleutel = (self.deel, self.stem, self.moment)
        rij = met(s.schaal, nieuw, self.stem, lambda z: (z.deel, z.stem, z.moment) == sleutel)
        if (self.nu, self.wens, self.praten) == (None, None, False):
            rij = tuple(z for z in rij if z is not nieuw)
        return replace(s, schaal=rij)


@soort("schaal_verbonden", "een verband op de schaal")
class SchaalVerbonden(OverWerk):
    """Two domains have to do with each other, or no longer."""

    vorm = Vorm.SCHAAL

    van: Id
    naar: Id
    aan: bool = True

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        delen = ids(w.schaal.delen) if w.schaal is not None and w.schaal.verbanden else set()
        return self.van != self.naar and {self.van, self.naar} <= delen

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        paar = {self.van, self.naar}
        anders = tuple(v for v in s.verbanden if set(v) != paar)
        return replace(s, verbanden=(*anders, (self.van, self.naar)) if self.aan else anders)


@soort("schaal_geordend", "een andere volgorde")
class SchaalGeordend(OverWerk):
    """The order in which the person wants to speak of the domains; one that is not named is left out."""

    vorm = Vorm.SCHAAL

    volgorde: Volgorde

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        delen = ids(w.schaal.delen) if w.schaal is not None else set()
        return set(self.volgorde) <= delen and len(set(self.volgorde)) == len(self.volgorde)

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        return replace(s, volgorde=self.volgorde)


@soort("schaal_antwoorden_gewist", "antwoorden van de kamer op de schaal")
class SchaalAntwoordenGewist(OverWerk):
    """What the room said of a domain goes, to ask it anew."""

    vorm = Vorm.SCHAAL

    deel: Id

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        return w.schaal is not None and self.deel in ids(w.schaal.delen)

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        blijft = (z for z in s.schaal if z.deel != self.deel or z.stem is not Stem.DEELNEMER)
        return replace(s, schaal=tuple(blijft), gevraagd={**s.gevraagd, self.deel: g.tijd})
