"""What coders do together when all are done: how far they agree, and a decision where they don't."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from rk.analysis.coderen.codering import LEEG, Keus, wissel
from rk.analysis.coderen.fouten import CodeerFout
from rk.analysis.coderen.overeenstemming import overeenstemming
from rk.analysis.coderen.project import Project
from rk.analysis.coderen.ronde import Verschil
from rk.analysis.coderen.werk import gekozen_van, soortnaam
from rk.taal import _
from rk.tekening.boom import El
from rk.tekening.codeerscherm import (
    WEET_NIET,
    Codeerbeeld,
    Gegeven,
    berichtscherm,
    codeerscherm,
    daadknop,
    maattabel,
)

_nummer = count(1)


class Vergelijkwerk:
    """Only the texts about which the coders of the last round differ. `wie` decides, and is stored with
    each decision. What is marked on the screen counts from the moment that it is decided.

    Raises  CodeerFout: somebody is still coding.
    """

    def __init__(self, project: Project, wie: str = "") -> None:
        self.naam = f"vg{next(_nummer)}"
        self._ronde = project.ronde
        self._wie = wie.strip() or _(" en ").join(self._ronde.coders)
        self._verschillen = self._ronde.verschillen()
        self._maten = overeenstemming(self._ronde)
        self._kladden: dict[str, Keus] = {}
        self._begonnen, self._voorbeelden, self._melding = False, False, ""
        self._nu = self._eerste_open(0)

    def doe(self, daad: str, inhoud: Mapping[str, Any]) -> None:
        """Do what was pressed; what is not known, or not of this moment, does nothing."""
        self._melding = ""
        try:
            self._doe(daad, inhoud)
            self._verschillen = self._ronde.verschillen()
        except CodeerFout as fout:
            self._melding = str(fout)

    def beeld(self) -> El:
        """What there is to see now."""
        if not self._begonnen or self._nu >= len(self._verschillen):
            return self._overzicht()
        v = self._verschillen[self._nu]
        return codeerscherm(
            Codeerbeeld(
                naam=self.naam,
                kop=_("{wie} besluiten samen").format(wie=self._wie),
                boek=self._ronde.boek,
                tekst_id=v.tekst.id,
                tekst=v.tekst.tekst,
                soort=soortnaam(v.tekst.soort),
                gedaan=len(self._verschillen) - self._open(),
                totaal=len(self._verschillen),
                gekozen=gekozen_van(self._klad(v)),
                bij=_("Besloten door {wie}.").format(wie=v.besluit.wie) if v.besluit else "",
                gaven=tuple(Gegeven(wie=c, codes=gekozen_van(k)) for c, k in v.gaven.items()),
                voorbeelden=self._voorbeelden,
                besluit=True,
                melding=self._melding,
            )
        )

    # ---- acts ------------------------------------------------------------------------------------

    def _doe(self, daad: str, inhoud: Mapping[str, Any]) -> None:
        gezien = next(
            (nr for nr, v in enumerate(self._verschillen) if v.tekst.id == inhoud.get("tekst")), None
        )
        match daad:
            case "begin":
                self._begonnen, self._nu = True, self._eerste_open(0)
            case "terugblik":
                self._begonnen, self._nu = True, 0
            case "wissel" if gezien is not None:
                v, code = self._verschillen[gezien], str(inhoud.get("code"))
                nu = self._klad(v)
                self._kladden[v.tekst.id] = (
                    Keus(weet_niet=not nu.weet_niet) if code == WEET_NIET else wissel(nu, code)
                )
            case "volgende" if gezien is not None:
                self._besluit(gezien)
            case "blader" if gezien is not None:
                self._nu = max(0, gezien + (-1 if inhoud.get("naar") == -1 else 1))
            case "ongedaan":
                self._ongedaan()
            case "voorbeelden":
                self._voorbeelden = not self._voorbeelden

    def _besluit(self, nr: int) -> None:
        v = self._verschillen[nr]
        klad = self._klad(v)
        if klad.leeg:
            self._melding = _("Kies eerst wat jullie besluiten. Weet ik niet mag ook.")
            return
        self._ronde.besluit(v.tekst.id, replace(klad, wie=self._wie, uit=()))
        self._kladden.pop(v.tekst.id, None)
        self._verschillen = self._ronde.verschillen()
        self._nu = self._eerste_open(nr + 1)

    def _ongedaan(self) -> None:
        tekst_id = self._ronde.besluit_terug()
        if tekst_id is None:
            self._melding = _("Er is niets om ongedaan te maken.")
        else:
            self._kladden.pop(tekst_id, None)
            self._nu = next(
                (nr for nr, v in enumerate(self._verschillen) if v.tekst.id == tekst_id), self._nu
            )
            self._melding = _("Dat besluit is ongedaan gemaakt.")

    def _klad(self, v: Verschil) -> Keus:
        """What is marked: what was pressed, else what was decided, else nothing."""
        return self._kladden.get(v.tekst.id) or v.besluit or LEEG

    def _open(self) -> int:
        return sum(v.besluit is None for v in self._verschillen)

    def _eerste_open(self, vanaf: int) -> int:
        n = len(self._verschillen)
        plekken = (*range(vanaf, n), *range(min(vanaf, n)))
        return next((nr for nr in plekken if self._verschillen[nr].besluit is None), n)

    # ---- what is seen ----------------------------------------------------------------------------

    def _overzicht(self) -> El:
        n, open_ = len(self._verschillen), self._open()
        samen, *codes = self._maten
        namen = {c.id: c.naam for c in self._ronde.boek.codes}
        regels = [(_("Alle codes samen"), samen.zin)]
        if samen.alpha is not None:  # too little for all together is too little for each
            regels += [(namen[m.code], m.zin) for m in codes]
        knoppen = []
        if open_:
            knoppen.append(daadknop(self.naam, _("Bespreek"), "begin", "Enter", "Enter", soort="hoofd"))
        if n:
            knoppen.append(daadknop(self.naam, _("Vanaf het eerste verschil"), "terugblik", "ArrowLeft", "←"))
        return berichtscherm(
            naam=self.naam,
            kop=_("{wie} vergelijken").format(wie=_(" en ").join(self._ronde.coders)),
            titel=_("{open} van {n} verschillen te bespreken").format(open=open_, n=n)
            if open_
            else _("Over alle teksten zijn jullie het eens"),
            alineas=[
                _("Jullie codeerden {n} teksten.").format(n=len(self._ronde.teksten)),
                _("Alfa zegt hoe vaak jullie hetzelfde kozen, boven toeval: 1 is altijd, 0 is toeval."),
                maattabel(regels, kop=(_("Code"), _("Alfa, en wat dat zegt"))),
            ],
            knoppen=knoppen,
            melding=self._melding,
        )
