"""From a route store to tables that `rk.privacy` can judge: who is in which cell.

What is asked and of whom is the same as for `rk.analysis.vragen` (a Keuze), but a table for outside
counts people, knows each of them, and never says more than how many.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from rk.analysis.deel import Deel
from rk.analysis.fouten import RoutedataFout
from rk.analysis.opslag.tabellen import teksten
from rk.analysis.tabel import BEZOEK, FIGUUR, FIGUURKOLOMMEN, GROEP, ONBEKEND, Codesoort
from rk.analysis.vragen.basis import ALLES, Keuze
from rk.domain import Weg
from rk.privacy import ONBEKEND as ONBEKEND_TEKST
from rk.privacy import REGELS, Tabel, beginnen, verdeling
from rk.privacy.begin import EINDE
from rk.taal import _

if TYPE_CHECKING:
    from rk.analysis.opslag import Routeopslag

Getallen = npt.NDArray[Any]
ROUTES = (*next(k.namen for k in BEZOEK if k.naam == "route"), ONBEKEND_TEKST)
GRENZEN: dict[str, tuple[float, ...]] = {
    "bezoeken": (2, 3, 4, 5, 7, 10, 15),
    "helpers": (1, 2, 3, 4, 6, 9),
}
"""The bins of figures that count, fixed for all releases; those of `f_*` figures are AANDEEL or TELLING."""
AANDEEL = (0.1, 0.25, 0.5, 0.75, 0.9)
TELLING = (1, 2, 3, 5, 8, 13)


class Uitvraag(StrEnum):
    """What can go out."""

    GROEPEN = "groepen"
    HALTES = "haltes"
    ROUTES = "routes"
    STAPPEN = "stappen"
    ROUTESTAPPEN = "routestappen"
    EERSTE = "eerste"
    LAATSTE = "laatste"
    BEGINNEN = "beginnen"
    THEMAS = "themas"
    FIGUUR = "figuur"


UITLEG: dict[Uitvraag, str] = {
    Uitvraag.GROEPEN: _("hoeveel casussen er zijn, per kenmerk"),
    Uitvraag.HALTES: _("bij hoeveel casussen iemand bij een halte kwam"),
    Uitvraag.ROUTES: _("bij hoeveel casussen iemand op een route kwam"),
    Uitvraag.STAPPEN: _("bij hoeveel casussen de ene halte direct na de andere kwam"),
    Uitvraag.ROUTESTAPPEN: _("bij hoeveel casussen de ene route direct na de andere kwam"),
    Uitvraag.EERSTE: _("bij welke halte de weg begon"),
    Uitvraag.LAATSTE: _("bij welke halte de weg tot nu toe ophield"),
    Uitvraag.BEGINNEN: _("hoe wegen beginnen, zover dat te zeggen is"),
    Uitvraag.THEMAS: _("bij hoeveel casussen een code voorkomt"),
    Uitvraag.FIGUUR: _("hoe een getal over de casussen is verdeeld"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Verzoek:
    """One table: what is asked, of whom, and by which group attributes (`per`) it is split.

    `figuur` is "bezoeken", "helpers" or a column `f_*` (its lower bound), for Uitvraag.FIGUUR. `diep` is
    how many haltes of a beginning, for Uitvraag.BEGINNEN.
    """

    vraag: Uitvraag
    keuze: Keuze = ALLES
    per: tuple[str, ...] = ()
    figuur: str = "bezoeken"
    diep: int = 3


def tabel(opslag: Routeopslag, verzoek: Verzoek) -> Tabel:
    """The table of a request, with who is in it; to be judged before anybody sees it.

    Raises  RoutedataFout: the store lacks what is asked. VraagFout: it lacks a group that is chosen.
            UitgifteFout: the table would have too many cells.
    """
    _ken(opslag, verzoek)
    lezer = _Lezer(opslag=opslag, verzoek=verzoek)
    over: dict[str, Any] = {"keuze": keuzenaam(verzoek.keuze), "versie": versie(opslag)}
    if verzoek.vraag is Uitvraag.BEGINNEN:
        return beginnen(lezer.wegen(), diep=verzoek.diep, **over)
    if verzoek.vraag is Uitvraag.FIGUUR:
        return _verdeling(lezer, over)
    dims = list(_DIMENSIES.get(verzoek.vraag, ()))
    waarden = {d: ROUTES for d in dims if "route" in d}
    allen = lezer.allen()
    over |= {"kenmerken": verzoek.per, "waarden": waarden}
    if verzoek.vraag is Uitvraag.GROEPEN:
        return Tabel.van_rijen(allen, dimensies=verzoek.per, **over)
    rijen = lezer.themas() if verzoek.vraag is Uitvraag.THEMAS else lezer.stappen()
    rijen = rijen.merge(allen.drop(columns="gesprek"), on="casus")
    if verzoek.vraag is not Uitvraag.ROUTES:
        # What too few people have stays away whatever else is decided, and so does every part of it.
        vaak = rijen.groupby(dims)["casus"].nunique()
        rijen = rijen.merge(vaak[vaak >= REGELS.minstens].index.to_frame(index=False), on=dims)
    # Nobody is in one halte or step alone, so of these there are no totals but the people themselves.
    binnen = {"halte": "route"} if "route" in dims and "halte" in dims else {}
    soorten = [dims, ["route"]] if binnen else [dims]
    delen = [list(d) for n in range(len(verzoek.per) + 1) for d in itertools.combinations(verzoek.per, n)]
    sneden = [[*soort, *deel] for soort in (*soorten, []) for deel in delen]
    return Tabel.van_rijen(
        rijen, dimensies=[*dims, *verzoek.per], sneden=sneden, binnen=binnen, bevolking=allen,
        los=[] if binnen else [d for d in dims if "route" not in d],
        telt=_TELT.get(verzoek.vraag, str(verzoek.vraag)), **over,
    )  # fmt: skip


_DIMENSIES: dict[Uitvraag, tuple[str, ...]] = {
    Uitvraag.HALTES: ("route", "halte"),
    Uitvraag.ROUTES: ("route",),
    Uitvraag.STAPPEN: ("van", "naar"),
    Uitvraag.ROUTESTAPPEN: ("van_route", "naar_route"),
    Uitvraag.EERSTE: ("halte",),
    Uitvraag.LAATSTE: ("halte",),
    Uitvraag.THEMAS: ("soort", "code"),
}


# A route in the table of haltes counts the same people as in the table of routes.
_TELT = {Uitvraag.ROUTES: str(Uitvraag.HALTES)}


def keuzenaam(keuze: Keuze) -> tuple[tuple[str, str], ...]:
    """Which people, as the ledger keeps it: one value of a group is that group, more are a choice."""
    delen = [(naam, "|".join(sorted(teksten))) for naam, teksten in keuze.groepen.items()]
    if keuze.periode is not None:
        delen.append(("maanden", "-".join(map(str, keuze.periode))))
    if keuze.woorden is not None:
        delen.append(("woord", "|".join(sorted(keuze.woorden))))
    if keuze.weg is not None:
        delen.append(("weg", str(keuze.weg)))
    return tuple(sorted(delen))


def versie(opslag: Routeopslag) -> str:
    """A name for exactly these data: other rows give another."""
    inhoud = json.dumps([asdict(d) for d in opslag.manifest.delen], sort_keys=True)
    return hashlib.sha256(inhoud.encode()).hexdigest()[:16]


def _ken(opslag: Routeopslag, verzoek: Verzoek) -> None:
    """Raises  RoutedataFout: a group or figure that the store lacks, or a table that asks for none."""
    heeft = opslag.casuskolommen
    groepen = [k.removeprefix(GROEP) for k in heeft if k.startswith(GROEP)]
    for kolom in verzoek.per:
        if kolom not in heeft or not kolom.startswith(GROEP):
            raise RoutedataFout(
                _("Deze gegevens hebben geen kenmerk “{naam}”. Kies uit: {keus}.").format(
                    naam=kolom.removeprefix(GROEP), keus=", ".join(groepen) or _("geen")
                )
            )
    if verzoek.vraag is Uitvraag.GROEPEN and not verzoek.per:
        raise RoutedataFout(
            _("Zeg met --per welk kenmerk je wilt. Kies uit: {keus}.").format(keus=", ".join(groepen))
        )
    figuren = [*GRENZEN, *(k for k in heeft if k.startswith(FIGUUR) and k.endswith("_laag"))]
    if verzoek.vraag is Uitvraag.FIGUUR and verzoek.figuur not in figuren:
        raise RoutedataFout(
            _("Deze gegevens hebben geen figuur “{naam}”. Kies uit: {keus}.").format(
                naam=verzoek.figuur, keus=", ".join(figuren)
            )
        )
    if verzoek.per and verzoek.vraag in (Uitvraag.BEGINNEN, Uitvraag.FIGUUR):
        raise RoutedataFout(_("Deze vraag gaat niet per kenmerk. Kies met --keuze één groep tegelijk."))


def _verdeling(lezer: _Lezer, over: dict[str, Any]) -> Tabel:
    figuur = lezer.verzoek.figuur
    rijen = lezer.allen((figuur,) if figuur.startswith(FIGUUR) else ())
    if figuur in GRENZEN:
        telt = lezer.per_casus(figuur)
        rijen[figuur] = rijen["casus"].map(telt).fillna(0)
        return verdeling(
            rijen, figuur=figuur, grenzen=GRENZEN[figuur], altijd_bekend=figuur == "bezoeken", **over
        )
    # What is a share by its column stays one, whatever the data are.
    grenzen = AANDEEL if f"{figuur.removesuffix('_laag')}_van" in FIGUURKOLOMMEN else TELLING
    return verdeling(rijen, figuur=figuur, grenzen=grenzen, **over)


@dataclass(frozen=True, kw_only=True)
class _Lezer:
    """Reads a store for one request: part by part, only what is asked."""

    opslag: Routeopslag
    verzoek: Verzoek

    def allen(self, ook: Sequence[str] = ()) -> pd.DataFrame:
        """One row for each casus of the choice: key, talk, group attributes (texts), and other columns."""
        kolommen = (*self.verzoek.per, *ook)
        stukken = []
        for deel, casus in self._delen((), kolommen):
            rij = casus.copy()
            for kolom in kolommen:
                rij[kolom] = (
                    self._teksten(kolom, deel.casus[kolom])
                    if kolom in self.verzoek.per
                    else deel.casus[kolom]
                )
            stukken.append(rij)
        return _samen(stukken, ("casus", "gesprek", *kolommen))

    def stappen(self) -> pd.DataFrame:
        """Rows of casus, talk and the dimensions of the question: each person in each cell once."""
        vraag, dims = self.verzoek.vraag, _DIMENSIES[self.verzoek.vraag]
        bron = "route" if vraag in (Uitvraag.ROUTES, Uitvraag.ROUTESTAPPEN) else "halte"
        stukken = []
        for deel, casus in self._delen(("casus", bron), ()):
            nummer, waar = deel["casus"], deel[bron]
            wissel = nummer[1:] != nummer[:-1] if len(nummer) else np.zeros(0, bool)
            if vraag in (Uitvraag.STAPPEN, Uitvraag.ROUTESTAPPEN):
                plek = np.flatnonzero(~wissel)
                kop = [waar[plek], waar[plek + 1]]
            elif vraag is Uitvraag.EERSTE:
                plek = np.flatnonzero(np.append(True, wissel)) if len(nummer) else np.zeros(0, np.intp)
                kop = [waar[plek]]
            elif vraag is Uitvraag.LAATSTE:
                plek = np.flatnonzero(np.append(wissel, True)) if len(nummer) else np.zeros(0, np.intp)
                kop = [waar[plek]]
            else:
                plek, kop = np.arange(len(nummer)), [waar]
            uniek = np.unique(np.stack([nummer[plek], *kop], axis=1), axis=0)
            rij = casus.loc[uniek[:, 0]].reset_index(drop=True)
            for nr, kolom in enumerate(dims[-len(kop) :], 1):
                rij[kolom] = self._teksten(bron, uniek[:, nr])
            if vraag is Uitvraag.HALTES:
                rij["route"] = self._halteroutes(uniek[:, 1])
            stukken.append(rij)
        return _samen(stukken, ("casus", "gesprek", *dims))

    def wegen(self) -> pd.DataFrame:
        """Rows of casus, talk and halte, in the order of each way."""
        stukken = []
        for deel, casus in self._delen(("casus", "halte"), ()):
            rij = casus.loc[deel["casus"]].reset_index(drop=True)
            stukken.append(rij.assign(halte=self._teksten("halte", deel["halte"])))
        rijen = _samen(stukken, ("casus", "gesprek", "halte"))
        allen = self.allen()[["casus", "gesprek"]]
        # Who has no visits belongs to everyone too.
        zonder = allen[~allen["casus"].isin(rijen["casus"])].assign(halte=EINDE)
        return pd.concat([rijen, zonder], ignore_index=True)

    def per_casus(self, figuur: str) -> pd.Series[Any]:
        """A figure that counts, for each casus that has visits: of helpers those who are known."""
        kolom = "helper" if figuur == "helpers" else "casus"
        stukken = []
        for deel, casus in self._delen(("casus", kolom), ()):
            rij = pd.DataFrame({"nr": deel["casus"], "wat": deel[kolom]})
            if figuur == "helpers":
                rij = rij[rij["wat"] > 0]
                telt = rij.groupby("nr")["wat"].nunique()
            else:
                telt = rij.groupby("nr")["wat"].size()
            stukken.append(pd.Series(telt.to_numpy(), index=casus.loc[telt.index, "casus"].to_numpy()))
        return pd.concat(stukken) if stukken else pd.Series(dtype=np.int64)

    def themas(self) -> pd.DataFrame:
        """Rows of casus, talk, kind of code and code."""
        stukken = []
        soorten = np.array([str(s) for s in Codesoort], object)
        namen = np.array([*self.opslag.namen.codes, ONBEKEND_TEKST], object)
        for nr, (_deel, casus) in enumerate(self._delen((), ())):
            codes = self.opslag.codes_van(nr)
            houd = np.isin(codes["casus"], casus.index)
            rij = casus.loc[codes["casus"][houd]].reset_index(drop=True)
            stukken.append(rij.assign(soort=soorten[codes["soort"][houd]], code=namen[codes["code"][houd]]))
        return _samen(stukken, ("casus", "gesprek", "soort", "code"))

    def _delen(
        self, kolommen: Sequence[str], casuskolommen: Sequence[str]
    ) -> Iterator[tuple[Deel, pd.DataFrame]]:
        """Each part after choosing, with its casussen by number: key and talk."""
        keuze, namen = self.verzoek.keuze, self.opslag.namen
        vraagt = dict.fromkeys(("casus", "weg", *kolommen, *keuze.kolommen))
        ook = dict.fromkeys(("casus", "sleutel", "gesprek", *casuskolommen, *keuze.casuskolommen))
        for nr in range(len(self.opslag.delen)):
            deel = keuze.kies(self.opslag.lees(nr, tuple(vraagt), tuple(ook)), namen, weg=Weg.WERKELIJK)
            casus = pd.DataFrame(
                {"casus": deel.casus["sleutel"], "gesprek": deel.casus["gesprek"]},
                index=deel.casus["casus"],
            )
            yield deel, casus

    def _teksten(self, kolom: str, codes: Getallen) -> Getallen:
        namen = np.array([*teksten(self.opslag.namen, kolom, "bezoek"), ONBEKEND_TEKST], object)
        return namen[np.where(codes == ONBEKEND, len(namen) - 1, codes)]

    def _halteroutes(self, haltes: Getallen) -> Getallen:
        route = np.array([*self.opslag.namen.halte_route, ONBEKEND], np.int64)
        return self._teksten("route", route[haltes])


def _samen(stukken: list[pd.DataFrame], kolommen: Sequence[str]) -> pd.DataFrame:
    if not stukken:
        return pd.DataFrame({k: pd.Series(dtype=object) for k in kolommen})
    return pd.concat(stukken, ignore_index=True)
