"""The form `kaarten`: the cards themselves are those of 4V; here the examples that are laid in a field."""

from __future__ import annotations

from dataclasses import replace

from rk.domain import Plaatsing, Stem, Vorm, Werkstand, Werkvorm
from rk.events.gebeurtenis import Gebeurtenis
from rk.events.soort import OOK_DEELNEMERS, Id, soort
from rk.events.soorten.werk.basis import MEESTE, VOL, OverWerk, ids, met


@soort("voorbeeld_geplaatst", "een voorbeeld in een vak")
class VoorbeeldGeplaatst(OverWerk):
    """An example is laid in a field, by one voice; no field takes it up again."""

    rollen = OOK_DEELNEMERS
    vorm = Vorm.KAARTEN

    voorbeeld: Id
    vak: Id | None = None
    stem: Stem = Stem.GROEP

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        bord = w.kaarten
        if bord is None or not bord.plaatsen or self.voorbeeld not in ids(bord.voorbeelden):
            return False
        return self.vak is None or self.vak in ids(bord.vakken)

    def vol(self, s: Werkstand) -> str | None:
        return VOL if len(s.plaatsingen) >= MEESTE else None

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        sleutel = (self.voorbeeld, self.stem)
        if self.vak is None:
            rij = tuple(p for p in s.plaatsingen if (p.voorbeeld, p.stem) != sleutel)
            return replace(s, plaatsingen=rij if self.stem is not Stem.DEELNEMER else s.plaatsingen)
        nieuw = Plaatsing(voorbeeld=self.voorbeeld, vak=self.vak, stem=self.stem)
        rij = met(s.plaatsingen, nieuw, self.stem, lambda p: (p.voorbeeld, p.stem) == sleutel)
        return replace(s, plaatsingen=rij)
