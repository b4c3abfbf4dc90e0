"""How long ways last, from the first visit to the last."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rk.analysis.deel import Deel
from rk.analysis.tabel import GROEP, Tijdeenheid
from rk.analysis.vragen.basis import Namen, VraagFout
from rk.analysis.vragen.cellen import Celantwoord, Celtelling, eerste_en_laatste, tel_cellen
from rk.analysis.vragen.dekking import CASUSKOLOMMEN
from rk.analysis.vragen.tellers import Tellers
from rk.analysis.vragen.wachten import HOOG, bekend, gemiddelden, kwantiel, verdeling
from rk.domain import Weg
from rk.taal import _


@dataclass(frozen=True, kw_only=True, slots=True)
class Duur:
    """How long it takes from the first visit of a way to the last, in the unit of the store.

    `per`: a group attribute such as `g_regio`, or None for all together. `bekend` counts casussen of
    which both moments are known and in order; a way of one visit takes 0. Mean, median and P90 as in
    DirectNa. Checked against pm4py.
    """

    per: str | None = None
    dekking: bool = True
    weg: Weg | None = Weg.WERKELIJK

    @property
    def kolommen(self) -> tuple[str, ...]:
        return ("casus", "tijd")

    @property
    def casuskolommen(self) -> tuple[str, ...]:
        return (*(CASUSKOLOMMEN if self.dekking else ("casus",)), *((self.per,) if self.per else ()))

    def kernel(self, deel: Deel) -> tuple[Celtelling, Tellers]:
        """Raises  VraagFout: no such group attribute."""
        casus, tijd = deel["casus"], deel["tijd"]
        eerste, laatste = eerste_en_laatste(casus)
        sleutels = np.zeros(len(eerste), dtype=np.int64)
        if self.per is not None:
            if self.per not in deel.casus:
                raise VraagFout(
                    _("Deze gegevens hebben geen groep “{naam}”.").format(naam=self.per.removeprefix(GROEP))
                )
            plek = np.searchsorted(deel.casus["casus"], casus[eerste])
            sleutels = deel.casus[self.per][plek].astype(np.int64) + 1
        weet = bekend(tijd[eerste]) & bekend(tijd[laatste])
        duur = np.where(weet, tijd[laatste], 0) - np.where(weet, tijd[eerste], 0)
        weet &= duur >= 0
        duur = np.where(weet, duur, 0)
        som = {"bekend": weet, "hoog": duur >> HOOG, "laag": duur & ((1 << HOOG) - 1)}
        geteld = tel_cellen(sleutels, deel, casus[eerste], dekking=self.dekking, som=som)
        cellen = geteld.cellen.sleutels[0]
        cel = np.searchsorted(cellen, sleutels[weet])
        return geteld, verdeling(cel, duur[weet], cellen, deel.tijdeenheid)

    def merge(
        self, a: tuple[Celtelling, Tellers], b: tuple[Celtelling, Tellers]
    ) -> tuple[Celtelling, Tellers]:
        return a[0] + b[0], a[1] + b[1]

    def antwoord(self, r: tuple[Celtelling, Tellers], namen: Namen, tijdeenheid: Tijdeenheid) -> Celantwoord:
        geteld, wacht = r
        sleutels = geteld.cellen.sleutels[0]
        per = geteld.per()
        per["gemiddeld"] = gemiddelden(per.pop("hoog"), per.pop("laag"), per["bekend"])
        per["mediaan"] = kwantiel(wacht, sleutels, 0.5, tijdeenheid)
        per["p90"] = kwantiel(wacht, sleutels, 0.9, tijdeenheid)
        lijst = namen.groepen.get(self.per, ()) if self.per else ("alle",)
        codes = sleutels - 1 if self.per else sleutels
        return Celantwoord(kop={"groep": codes}, per=per, namen={"groep": tuple(lijst)})
