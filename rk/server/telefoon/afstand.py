"""The remote: asking to be it, its page, and what it does. Only the phone that the laptop said yes to."""

from __future__ import annotations

import json

from tornado.web import HTTPError

from rk.domain import Fase
from rk.events import Toestand
from rk.server.agendas import hele_werkvorm
from rk.server.geweigerd import Geweigerd
from rk.server.kamer import gelezen_code, kan, toon_code
from rk.server.kamers import sse
from rk.server.telefoon.basis import Telefoon, Volgend
from rk.taal import _
from rk.tekening.afstand import (
    Afstandsrol,
    aanvraag,
    afstand,
    bediening,
    geweigerd,
    lezen,
    merk,
    plek,
    rolzin,
    wacht,
)
from rk.tekening.afstandsvraag import PAD
from rk.tekening.boom import schrijf


class _Afstand(Telefoon):
    """A handler of the remote's pages. A remote's cookie is no deelnemer's, and the other way round."""

    rol = "afstand"

    def kijk(self) -> Afstandsrol:
        """What this phone is now; sets `plek` and `wie` for the remote."""
        gevonden, wie, rol = self.huis.kamers.afstanden.wie(self.teken)
        if gevonden is not None and wie is not None:
            self.plek, self.wie = gevonden, wie
        return rol

    def schrijf_fout(self, status: int, zin: str) -> None:
        if self.met_script:
            self.antwoord({"zin": zin})
        else:
            self.pagina(geweigerd(zin), _("Afstandsbediening"))


class _Bedienend(_Afstand):
    """A handler for the remote alone."""

    def prepare(self) -> None:
        super().prepare()
        rol = self.kijk()
        if rol is Afstandsrol.VREEMD:
            self.weiger(rolzin(rol))
        if rol is not Afstandsrol.BEDIENT:
            raise Geweigerd(rolzin(rol), status=403)


class Pagina(_Afstand):
    """The remote's page; for any other phone what it must wait for, or where it can ask."""

    def get(self) -> None:
        rol = self.kijk()
        if rol is Afstandsrol.BEDIENT:
            kamers = self.huis.kamers
            boom = afstand(
                self.plek.toestand,
                kamers.stand_van(self.plek),
                kamers.afstanden.te_lezen(self.plek),
                sleutel=self.wie.rij.id,
            )
            self.pagina(boom, self.plek.toestand.titel)
        elif rol is Afstandsrol.VRAAGT:
            self.pagina(wacht(self.huis.kamers.afstanden.nummer(self.teken)), _("Afstandsbediening"))
        else:
            self.pagina(aanvraag(rol), _("Afstandsbediening"))


class Voordeur(_Afstand):
    """With the code of the QR filled in."""

    def get(self, code: str) -> None:
        if self.kijk() is Afstandsrol.VRAAGT:
            self.redirect(PAD, status=303)
        else:
            self.pagina(
                aanvraag(Afstandsrol.VREEMD, code=toon_code(gelezen_code(code)[:8])), _("Afstandsbediening")
            )


class Binnen(_Afstand):
    """Asks with a code; the laptop says yes or no."""

    async def post(self) -> None:
        code = str(self.get_body_argument("code", ""))
        if self.kijk() is Afstandsrol.VRAAGT:
            self.redirect(PAD, status=303)  # pressed twice
            return
        await self.op_beurt()
        teken = self.huis.kamers.afstanden.vraag(code, self.teken) if kan(code) else None
        if teken is None:
            self.foute_code()
            self.set_status(403)
            zin = _("Deze code klopt niet, of is al gebruikt. Kijk nog eens op de laptop.")
            self.pagina(
                aanvraag(Afstandsrol.VREEMD, code=gelezen_code(code)[:8], zin=zin), _("Afstandsbediening")
            )
            return
        self.geef_teken(teken)
        self.redirect(PAD, status=303)


class Deel(_Bedienend):
    """The remote's page as it is now, for its script."""

    def get(self) -> None:
        self.toon()

    @property
    def met_script(self) -> bool:
        return True

    def toon(self) -> None:
        """Finish with the parts of the page."""
        t, kamers, sleutel = self.plek.toestand, self.huis.kamers, self.wie.rij.id
        stand = kamers.stand_van(self.plek)
        self.antwoord(
            {
                "blad": schrijf(bediening(t, stand, sleutel=sleutel)),
                "lezen": schrijf(lezen(t, kamers.afstanden.te_lezen(self.plek), sleutel=sleutel)),
                "merk": merk(t, stand),
                "plek": plek(t, stand),
            }
        )


class _Daad(_Bedienend):
    """Something the remote does. A page of another remote, left open on this phone, does nothing."""

    async def post(self) -> None:
        if self.get_body_argument("sleutel", "") != self.wie.rij.id:
            raise Geweigerd(_("Deze bladzijde hoort bij een ander gesprek. Laad hem opnieuw."), status=403)
        await self.doe(self.plek.toestand)
        if self.met_script:
            self.antwoord({})
        else:
            self.redirect(PAD, status=303)

    async def doe(self, t: Toestand) -> None:
        """What this handler is for."""
        raise NotImplementedError

    async def schrijf(self, soort: str, **inhoud: object) -> None:
        """An act of the facilitator. Raises Geweigerd."""
        await self.huis.doe(self.plek.sessie, soort, inhoud)


class Stapdaad(_Daad):
    """The group goes to a step."""

    async def doe(self, t: Toestand) -> None:
        stap = self.get_body_argument("stap", "")
        if stap not in t.punten():
            raise HTTPError(400)
        if stap != t.stap:
            await self.schrijf("stap_geopend", stap=stap)


class Fasedaad(_Daad):
    """The group's step goes to a phase; the reveal is one of them."""

    async def doe(self, t: Toestand) -> None:
        stap, fase = self.get_body_argument("stap", ""), self.get_body_argument("fase", "")
        if stap not in {p for p in t.punten() if t.verzamelt(p)} or fase not in set(Fase):
            raise HTTPError(400)
        if stap != t.stap:
            raise Geweigerd(_("De groep is al bij een andere stap."))
        erbij = fase == Fase.BEKIJKEN and self.plek.kamer.wachtend(t.stap)  # what came later
        if erbij or fase != t.fase(t.stap):
            await self.schrijf("fase_gezet", stap=stap, fase=fase)


class Klokdaad(_Daad):
    """The bar of the open step is paused, or goes on."""

    async def doe(self, t: Toestand) -> None:
        loopt = self.get_body_argument("loopt", "") == "1"
        if loopt != t.klok_loopt:
            await self.schrijf("klok_gezet", loopt=loopt)


class Werkvormdaad(_Daad):
    """A werkvorm on the agenda, after where the group was when it was pressed."""

    async def doe(self, t: Toestand) -> None:
        welke, na = self.get_body_argument("werkvorm", ""), self.get_body_argument("na", "")
        if na not in t.punten():
            raise HTTPError(400)
        if any(a.werkvorm is not None and a.werkvorm.id == welke for a in t.agenda):
            return  # pressed twice
        await self.schrijf("werkvorm_toegevoegd", **hele_werkvorm(t, {"werkvorm": welke, "na": na}))


class Wegdaad(_Daad):
    """Takes an unkind text off, without learning whose it is."""

    async def doe(self, t: Toestand) -> None:
        await self.huis.kamers.afstanden.haal_weg(self.plek, self.get_body_argument("id", ""))


class Stroom(_Afstand, Volgend):
    """Says that something changed, and what this phone is now: never what anybody wrote."""

    def prepare(self) -> None:
        super().prepare()
        gevonden, _wie, rol = self.huis.kamers.afstanden.wie(self.teken)
        if gevonden is None:
            self.weiger(rolzin(rol))
        self.plek = gevonden

    async def get(self) -> None:
        a = self.huis.kamers.aanzicht(self.plek)
        await self.volg(a, self._bericht, lambda: a.ieder)

    def _bericht(self) -> bytes:
        rol = self.kijk()
        t, stand = self.plek.toestand, self.huis.kamers.stand_van(self.plek)
        bericht: dict[str, object] = {"rol": rol.value}
        if rol is Afstandsrol.BEDIENT:
            # `keer` tells every time: what the remote fetched in between may be what did not last.
            bericht |= {"merk": merk(t, stand), "plek": plek(t, stand), "keer": self.plek.aanzicht.keer}
        return sse(json.dumps(bericht))


ROUTES: list[object] = [
    (PAD, Pagina),
    (rf"{PAD}/k/(\w{{1,40}})", Voordeur),
    (f"{PAD}/binnen", Binnen),
    (f"{PAD}/deel", Deel),
    (f"{PAD}/stap", Stapdaad),
    (f"{PAD}/fase", Fasedaad),
    (f"{PAD}/klok", Klokdaad),
    (f"{PAD}/werkvorm", Werkvormdaad),
    (f"{PAD}/weg", Wegdaad),
    (f"{PAD}/stroom", Stroom),
]
