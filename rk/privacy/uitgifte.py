"""What goes out: a table of which every number passes the rules, alone and with the others."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from rk.privacy.fouten import UitgifteFout
from rk.privacy.onderdruk import Oordeel, onderdruk
from rk.privacy.regels import REGELS, Regels
from rk.privacy.tabel import ALLES, Tabel
from rk.taal import _

if TYPE_CHECKING:
    from rk.privacy.grootboek import Grootboek


@dataclass(frozen=True, kw_only=True, slots=True)
class Weggelaten:
    """What was left out, in shares (0..1). `cellen` of all cells that can hold anybody. `mensen` of the
    people, lowest and highest, computed from the shown numbers alone; None where those don't say it.
    """

    cellen: float
    mensen: tuple[float, float] | None


@dataclass(frozen=True, kw_only=True)
class Uitgifte:
    """`cellen`: the dimensions and `aantal`, rounded; <NA> is withheld. Whatever is computed from it
    (a share, a median, a picture) gives away nothing more than it does itself.
    """

    dimensies: tuple[str, ...]
    cellen: pd.DataFrame
    weggelaten: Weggelaten
    zin: str
    regels: Regels

    def aandelen(self) -> pd.DataFrame:
        """The shown cells as shares of the shown total of everything (0..1), with lowest and highest.

        Raises  UitgifteFout: the total is withheld, or the table has none.
        """
        alles = (self.cellen[list(self.dimensies)] == ALLES).all(axis=1)
        totaal = self.cellen.loc[alles, "aantal"]
        if totaal.isna().all():
            raise UitgifteFout(_("Het totaal is weggelaten, dus aandelen kunnen niet. Toon de aantallen."))
        noemer = int(totaal.iloc[0])
        deel = self.cellen.loc[~alles].copy()
        laag, hoog = self.regels.grenzen(noemer)
        aantal = deel["aantal"].astype("Float64")
        half = self.regels.afronden // 2
        deel["aandeel"] = (aantal / noemer).clip(upper=1.0)
        deel["laag"] = ((aantal - half) / float(hoog)).clip(lower=0.0)
        deel["hoog"] = ((aantal + half) / float(laag)).clip(upper=1.0)
        return deel


def toon(tabel: Tabel, *, alleen_voor_mij: bool = False, regels: Regels = REGELS) -> Uitgifte:
    """A table for a shared screen: the same rules as for outside, and nothing is written down.

    It judges this one table. A screen with choices is more than one: see `Scherm`. `alleen_voor_mij`: the
    researcher says that nobody else looks on; then nothing is rounded or left out, and the text says so.
    """
    if alleen_voor_mij:
        return zelf_gezien(tabel, regels)
    oordeel = onderdruk(tabel.telling().met_rest(), regels)
    return uitgifte(tabel, oordeel.van(slice(len(tabel))), regels)


def zelf_gezien(tabel: Tabel, regels: Regels) -> Uitgifte:
    """All numbers as they are: for the researcher's own eyes."""
    cellen = tabel.cellen[list(tabel.dimensies)].copy()
    cellen["aantal"] = pd.array(tabel.aantal, dtype="Int64")
    return Uitgifte(
        dimensies=tabel.dimensies, cellen=cellen, weggelaten=Weggelaten(cellen=0.0, mensen=None),
        zin=_("Alleen voor jezelf: hier is niets weggelaten of afgerond. Laat dit niet aan anderen zien."),
        regels=regels,
    )  # fmt: skip


def publiceer(tabel: Tabel, *, grootboek: Grootboek, doel: str = "", regels: Regels = REGELS) -> Uitgifte:
    """A table for outside, judged with all that went out before, and written in the ledger first.

    Raises  UitgifteFout: nothing would be left, or the ledger can't be trusted.
    """
    with grootboek.open_voor(tabel, regels) as inschrijving:
        oordeel = inschrijving.oordeel()
        uit = uitgifte(tabel, oordeel, regels)
        if uit.cellen["aantal"].isna().all():
            alleen = onderdruk(tabel.telling().met_rest(), regels)
            raise UitgifteFout(_niets_over(botst=not alleen.weg[: len(tabel)].all()))
        inschrijving.schrijf(oordeel, doel=doel)
    return uit


def _niets_over(*, botst: bool) -> str:
    if botst:
        return _(
            "Samen met wat al is uitgegeven, geeft deze tabel een kleine groep weg. "
            "Wacht tot er gegevens uit meer gesprekken bij zijn, of stel de vraag over een andere groep."
        )
    return _("In deze tabel blijft niets over: elke groep is te klein. Neem grovere groepen.")


def uitgifte(tabel: Tabel, oordeel: Oordeel, regels: Regels) -> Uitgifte:
    """The table as it may be seen, after what was decided about it."""
    cellen = tabel.cellen[list(tabel.dimensies)].astype(str)
    getoond = pd.array(np.where(oordeel.niets, 0, regels.rond(tabel.aantal)), dtype="Int64")
    getoond[oordeel.weg] = pd.NA
    cellen["aantal"] = getoond
    lijst, mogelijk = _lijst(tabel, cellen)
    te_zien = int(lijst["aantal"].notna().sum())
    weggelaten = Weggelaten(
        cellen=1 - te_zien / mogelijk if mogelijk else 1.0, mensen=_mensen_weg(tabel, oordeel.weg, regels)
    )
    return Uitgifte(
        dimensies=tabel.dimensies, cellen=lijst, weggelaten=weggelaten,
        zin=_zin(
            mogelijk - te_zien, mogelijk, weggelaten, regels,
            open_=not tabel.compleet or not set(tabel.dimensies) <= set(tabel.waarden),
        ),
        regels=regels,
    )  # fmt: skip


def _lijst(tabel: Tabel, cellen: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """The rows that may be listed, in an order that has nothing to do with their numbers; and how many
    cells there could be with the values in that list.

    A value that only withheld rows have would say that somebody has it.
    """
    dims = list(tabel.dimensies)
    gezien = cellen[cellen["aantal"].notna()]
    volgorde = {
        d: [*(tabel.waarden[d] if d in tabel.waarden else sorted(set(gezien[d]) - {ALLES})), ALLES]
        for d in dims
    }
    houd = np.ones(len(cellen), bool)
    for d in dims:
        houd &= cellen[d].isin(volgorde[d]).to_numpy()
    lijst = cellen[houd] if tabel.compleet else gezien
    plek = {d: {w: nr for nr, w in enumerate(waarden)} for d, waarden in volgorde.items()}
    lijst = lijst.sort_values(dims, key=lambda k: k.map(plek[str(k.name)])).reset_index(drop=True)
    if tabel.compleet:
        return lijst, len(lijst)
    sneden = (gezien[dims] != ALLES).drop_duplicates().to_numpy()
    breed = np.array([len(volgorde[d]) - 1 for d in dims])
    return lijst, int(sum(np.prod(breed[snede]) for snede in sneden))


def _mensen_weg(tabel: Tabel, weg: npt.NDArray[np.bool_], regels: Regels) -> tuple[float, float] | None:
    """Which share of the people is in withheld cells, as an outsider would reckon it."""
    alles = np.flatnonzero((tabel.cellen[list(tabel.dimensies)] == ALLES).all(axis=1))
    binnen = ~tabel.is_totaal
    if not len(alles) or weg[alles[0]] or tabel.aantal[binnen].sum() != tabel.aantal[alles[0]]:
        return None
    binnen = binnen & ~weg
    som = int(regels.rond(tabel.aantal[binnen]).sum())
    noemer = int(regels.rond(tabel.aantal[alles[0]]))
    speling = regels.afronden // 2 * (int(binnen.sum()) + 1)
    laag, hoog = 1 - (som + speling) / noemer, 1 - (som - speling) / noemer
    return max(0.0, round(laag, 2)), min(1.0, round(hoog, 2))


def _zin(weg: int, van: int, weggelaten: Weggelaten, regels: Regels, *, open_: bool) -> str:
    """In words what was left out; `open_`: which values there are is not said either."""
    rond = _("Aantallen zijn afgerond op {n}.").format(n=regels.afronden)
    if not open_ and not weg:
        return _("Er is niets weggelaten.") + " " + rond
    if open_:
        rond = _("Wat te weinig voorkomt, staat niet in de lijst.") + " " + rond
    if not weg:
        return rond
    deel = _("{weg} van de {van} cellen ({deel}%) zijn weggelaten").format(
        weg=weg, van=van, deel=math.ceil(100 * weggelaten.cellen)
    )
    if weggelaten.mensen is not None:
        laag, hoog = (round(100 * x) for x in weggelaten.mensen)
        deel += _("; daarin zit {laag} tot {hoog}% van de mensen").format(laag=laag, hoog=hoog)
    waarom = _(
        "Dat gebeurt als er minder dan {n} mensen of minder dan {g} gesprekken achter staan, als één gesprek "
        "meer dan de helft gaf, of als iemand zo'n cel anders kan uitrekenen. "
        "Welke reden bij welke cel hoort, zeggen we niet."
    ).format(n=regels.minstens, g=regels.gesprekken)
    return f"{deel}. {waarom} {rond}"
