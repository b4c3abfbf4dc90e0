"""At the end: may what this talk tells count in research?"""

from __future__ import annotations

from dataclasses import replace

from rk.domain import Antwoord, Persoonsantwoord
from rk.events.gebeurtenis import Gebeurtenis
from rk.events.meetellen import Waarom, kan_zo, nooit
from rk.events.soort import Wijziging, soort, velden
from rk.events.toestand import Toestand

_NOOIT = {
    Waarom.OEFENING: "Dit is een oefenverhaal. Het telt niet mee in onderzoek.",
    Waarom.OVER_ONS: "Dit gesprek gaat over het eigen werk. Het telt niet mee in onderzoek.",
}


@soort("meetellen_gezet", "een antwoord over meetellen")
class MeetellenGezet(Wijziging):
    """The person's answer (or why he was not asked), or the group's. A no is never refused, and a
    closed talk takes it too: what was given can be taken back at any time.
    """

    bij_gesloten = True

    velden = velden(persoon=Persoonsantwoord, groep=Antwoord)

    def bezwaar(self, t: Toestand) -> str | None:
        if self.waarde in (Persoonsantwoord.NEE, Antwoord.NEE):
            return None
        vast = nooit(t)
        if vast is not None:
            return _NOOIT[vast]
        if self.veld == "persoon" and not kan_zo(t, self.waarde):
            return "Op het eerste scherm staat dat deze persoon hier is. Vraag het hem of haar zelf."
        return None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        anders = {self.veld: self.waarde, "sinds": g.tijd}
        return replace(t, toestemming=replace(t.toestemming, **anders))
