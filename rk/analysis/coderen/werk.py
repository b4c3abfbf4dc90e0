"""What a coder does on the screen, one text at a time: he sees only what is his own."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any

from rk.analysis.coderen.codering import Keus, wissel
from rk.analysis.coderen.fouten import CodeerFout
from rk.analysis.coderen.project import Project
from rk.analysis.coderen.teksten import Tekst
from rk.analysis.tabel import Codesoort
from rk.domain import GEEN_CODE
from rk.taal import _
from rk.tekening.boom import El
from rk.tekening.codeerscherm import WEET_NIET, Codeerbeeld, berichtscherm, codeerscherm, daadknop

_nummer = count(1)


def soortnaam(soort: Codesoort) -> str:
    """What a text is, for above it."""
    return {
        Codesoort.VASTHOUDEN: _("Kaart bij vasthouden"),
        Codesoort.VERSTERKEN: _("Kaart bij versterken"),
        Codesoort.VERNIEUWEN: _("Kaart bij vernieuwen"),
        Codesoort.VERLATEN: _("Kaart bij verlaten"),
        Codesoort.WENS: _("Wens"),
        Codesoort.OBSTAKEL: _("Wat in de weg stond"),
    }[soort]


def gekozen_van(keus: Keus) -> frozenset[str]:
    """An answer as the screen marks it."""
    return frozenset({WEET_NIET}) if keus.weet_niet else keus.codes


class Codeerwerk:
    """One coder at the last round of a project. Draws itself, and does what was pressed.

    Each act is stored before it is drawn; a fault is told on the screen, in one sentence.
    """

    def __init__(self, project: Project, coder: str) -> None:
        self.naam = f"co{next(_nummer)}"
        self._project, self._ronde, self._coder = project, project.ronde, coder
        self._rij = self._ronde.volgorde(coder)
        self._codering = self._ronde.codering(coder)
        self._voorbeelden, self._melding = False, ""
        self._begonnen = bool(self._codering.keuzes)
        self._nu = self._eerste_open(0)

    def doe(self, daad: str, inhoud: Mapping[str, Any]) -> None:
        """Do what was pressed; what is not known, or not of this moment, does nothing."""
        self._melding = ""
        try:
            self._doe(daad, inhoud)
            self._codering = self._ronde.codering(self._coder)
        except CodeerFout as fout:
            self._melding = str(fout)

    def beeld(self) -> El:
        """What there is to see now."""
        if not self._begonnen:
            return self._begin()
        if self._codering.klaar:
            return self._gedaan()
        tekst = self._tekst()
        if tekst is None:
            return self._einde()
        keus = self._codering.keus(tekst.id)
        return codeerscherm(
            Codeerbeeld(
                naam=self.naam,
                kop=self._kop(),
                boek=self._ronde.boek,
                tekst_id=tekst.id,
                tekst=tekst.tekst,
                soort=soortnaam(tekst.soort),
                gedaan=self._gedaan_n(),
                totaal=len(self._rij),
                gekozen=gekozen_van(keus),
                bij=_("In de vorige versie koos je: {codes}. Klopt het nog?").format(
                    codes=", ".join(keus.uit)
                )
                if keus.uit
                else "",
                voorbeelden=self._voorbeelden,
                melding=self._melding,
            )
        )

    # ---- acts ------------------------------------------------------------------------------------

    def _doe(self, daad: str, inhoud: Mapping[str, Any]) -> None:
        gezien = next((nr for nr, t in enumerate(self._rij) if t.id == inhoud.get("tekst")), None)
        match daad:
            case "begin":
                self._begonnen = True
            case "wissel" if gezien is not None:
                self._wissel(gezien, str(inhoud.get("code")))
            case "volgende" if gezien is not None:
                self._volgende(gezien)
            case "blader" if gezien is not None:
                self._nu = max(0, gezien + (-1 if inhoud.get("naar") == -1 else 1))
            case "terugblik":
                self._nu = len(self._rij) - 1
            case "ongedaan":
                self._ongedaan()
            case "voorbeelden":
                self._voorbeelden = not self._voorbeelden
            case "klaar":
                self._ronde.klaar(self._coder)
            case "open":
                self._nu = self._eerste_open(0)

    def _wissel(self, nr: int, code: str) -> None:
        tekst, nu = self._rij[nr], self._codering.keus(self._rij[nr].id)
        keus = Keus(weet_niet=not nu.weet_niet) if code == WEET_NIET else wissel(nu, code)
        self._ronde.kies(self._coder, tekst.id, keus)
        alleen = code in (WEET_NIET, GEEN_CODE) and not keus.leeg
        self._nu = self._eerste_open(nr + 1) if alleen else nr

    def _volgende(self, nr: int) -> None:
        if self._codering.keus(self._rij[nr].id).leeg:
            self._nu = nr
            self._melding = _("Kies eerst een code. Of kies: geen van deze, of: weet ik niet.")
        else:
            self._nu = self._eerste_open(nr + 1)

    def _ongedaan(self) -> None:
        tekst_id = self._ronde.terug(self._coder)
        if tekst_id is None:
            self._melding = _("Er is niets om ongedaan te maken.")
        else:
            self._nu = next((nr for nr, t in enumerate(self._rij) if t.id == tekst_id), len(self._rij))
            self._melding = _("Dat is ongedaan gemaakt.")

    def _eerste_open(self, vanaf: int) -> int:
        """The first text without an answer from here, round the corner; after the last when none is left."""
        keuzes = self._ronde.codering(self._coder).keuzes
        n = len(self._rij)
        plekken = (*range(vanaf, n), *range(min(vanaf, n)))
        return next((nr for nr in plekken if self._rij[nr].id not in keuzes), n)

    # ---- what is seen ----------------------------------------------------------------------------

    def _tekst(self) -> Tekst | None:
        return self._rij[self._nu] if self._nu < len(self._rij) else None

    def _gedaan_n(self) -> int:
        return sum(t.id in self._codering.keuzes for t in self._rij)

    def _kop(self) -> str:
        return _("{coder} codeert met versie {versie}").format(
            coder=self._coder, versie=self._ronde.boek.versie
        )

    def _begin(self) -> El:
        return berichtscherm(
            naam=self.naam,
            kop=self._kop(),
            titel=_("Woorden van mensen"),
            alineas=[
                _("Je leest zo {n} teksten van groepen. Ze blijven in dit project.").format(n=len(self._rij)),
                _("Ze zijn hier voor dit doel: {doel}").format(doel=self._project.doel),
                _("Herken je iemand? Zeg het niet verder, en kies: weet ik niet."),
                _("Jullie coderen apart. Je ziet elkaars codes pas als ieder klaar is."),
            ],
            knoppen=[daadknop(self.naam, _("Begin"), "begin", "Enter", "Enter", soort="hoofd")],
            melding=self._melding,
        )

    def _einde(self) -> El:
        open_ = len(self._rij) - self._gedaan_n()
        if open_:
            zin = _("Dit was de laatste tekst. Nog zonder antwoord: {n}.").format(n=open_)
            hoofd = daadknop(self.naam, _("Naar die teksten"), "open", "Enter", "Enter", soort="hoofd")
        else:
            zin = _("Elke tekst heeft een antwoord. Zijn jullie allebei klaar? Dan liggen de codes vast.")
            hoofd = daadknop(self.naam, _("Ik ben klaar"), "klaar", "k", "k", soort="hoofd")
        return berichtscherm(
            naam=self.naam,
            kop=self._kop(),
            titel=_("Klaar?"),
            alineas=[zin],
            knoppen=[
                hoofd,
                daadknop(self.naam, _("Terugbladeren"), "terugblik", "ArrowLeft", "←"),
                daadknop(self.naam, _("Ongedaan"), "ongedaan", "Ctrl+z", "Ctrl Z"),
            ],
            melding=self._melding,
        )

    def _gedaan(self) -> El:
        if self._ronde.allen_klaar:
            titel, zin = _("Iedereen is klaar"), _("Ga nu bij elkaar zitten en bespreek de verschillen.")
            knoppen = []
        else:
            titel, zin = _("Jij bent klaar"), _("De ander is nog bezig. Praat er nog niet over.")
            knoppen = [
                daadknop(self.naam, _("Toch nog iets veranderen"), "ongedaan", "Ctrl+z", "Ctrl Z"),
                daadknop(self.naam, _("Kijk opnieuw"), "open", "Enter", "Enter", soort="hoofd"),
            ]
        return berichtscherm(
            naam=self.naam,
            kop=self._kop(),
            titel=titel,
            alineas=[zin],
            knoppen=knoppen,
            melding=self._melding,
        )
