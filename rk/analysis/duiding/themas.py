"""What groups keep, strengthen, renew and leave, and what they wish: themes, counted by field."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from rk.analysis.duiding import basis
from rk.analysis.duiding.basis import Grond
from rk.analysis.duiding.codes import SOORTEN, Codebron, codenaam, tel_codes
from rk.analysis.tabel import Codesoort
from rk.analysis.vragen.basis import ALLES, Keuze
from rk.inzicht.maten import TeWeinig
from rk.inzicht.uitspraak import opsomming
from rk.taal import _

VELDEN = tuple(s for s in Codesoort if s is not Codesoort.OBSTAKEL)
_TOP = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Themas:
    """Themes by field.

    `rijen`: groep, veld (one of VELDEN), thema, aantal (casussen with it), gesprekken, grootste, van
    (casussen of that group with any theme in that field), aandeel (aantal of van), genoeg. `gronden`:
    all casussen by group, coded or not; `te_weinig` the groups of which nothing is said.
    """

    rijen: pd.DataFrame
    gronden: dict[str, Grond]
    te_weinig: dict[str, TeWeinig]

    def tabel(self) -> pd.DataFrame:
        """The rows, the commonest theme of each field first."""
        return self.rijen

    def zin(self) -> str:
        """Per group and field the themes that are chosen most, of how many casussen."""
        zinnen = []
        for groep, grond in self.gronden.items():
            if groep in self.te_weinig:
                zinnen.append(f"{groep}: {self.te_weinig[groep].reden}")
                continue
            wie = basis.bij_groep(groep, _("In {grond}").format(grond=grond))
            delen = [deel for veld in VELDEN if (deel := self._veld(groep, veld))]
            zinnen.append(
                _("{wie} kozen groepen het vaakst: {delen}.").format(wie=wie, delen="; ".join(delen))
                if delen
                else _("{wie} is geen thema vaak genoeg gekozen om te noemen.").format(wie=wie)
            )
        return " ".join(zinnen) or _("Er zijn nog geen kaarten of wensen met een code.")

    def _veld(self, groep: str, veld: str) -> str:
        rijen = self.rijen
        top = rijen[(rijen["groep"] == groep) & (rijen["veld"] == veld) & rijen["genoeg"]].head(_TOP)
        if top.empty:
            return ""
        return _("bij {veld} {themas} (van {van} casussen)").format(
            veld=veld,
            themas=opsomming(
                [f"{t} ({basis.procent(a)})" for t, a in zip(top["thema"], top["aandeel"], strict=True)]
            ),
            van=basis.heel(int(top["van"].iloc[0])),
        )


def themas(bron: Codebron, *, keuze: Keuze = ALLES, groep: str = "") -> Themas:
    """The themes that researchers gave to cards and wishes, by field, of casussen that have any there.

    A theme is a code of the codebook. A field in which nothing was coded says nothing: perhaps nobody
    asked, perhaps nobody coded; so shares are of casussen with at least one theme in the field.
    `groep`: a group attribute to split by. Raises  RoutedataFout: as `tel_codes`.
    """
    telling = tel_codes(bron, keuze=keuze, groep=groep)
    namen = bron.namen
    alle = {basis.groepnaam(namen, groep, g): x for g, x in telling.grond.gronden().items()}
    velden = telling.velden.tabel().set_index(["groep", "soort"])["aantal"]
    rijen = telling.codes.tabel()
    rijen = rijen[rijen["soort"] != SOORTEN.index(Codesoort.OBSTAKEL)].reset_index(drop=True)
    rijen["van"] = [int(velden[g, s]) for g, s in zip(rijen["groep"], rijen["soort"], strict=True)]
    rijen["aandeel"] = rijen["aantal"] / rijen["van"]
    rijen["genoeg"] = basis.genoeg(rijen)
    rijen = rijen.sort_values(
        ["groep", "soort", "aantal", "code"], ascending=[True, True, False, True], ignore_index=True
    )
    kop = pd.DataFrame(
        {
            "groep": [basis.groepnaam(namen, groep, int(g)) for g in rijen["groep"]],
            "veld": [SOORTEN[int(s)] for s in rijen["soort"]],
            "thema": [codenaam(namen, int(c)) for c in rijen["code"]],
        }
    )
    return Themas(
        rijen=pd.concat([kop, rijen.drop(columns=["groep", "soort", "code"])], axis=1),
        gronden=alle,
        te_weinig={n: w for n, g in alle.items() if (w := basis.te_weinig(g)) is not None},
    )
