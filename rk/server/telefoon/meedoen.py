"""Joining, the phone's page, and what a phone can do: give, take back, be ready, give a dot."""

from __future__ import annotations

import re
import uuid
from typing import Any

from tornado.web import HTTPError

from rk.server.kamer import gelezen_code, kan, toon_code
from rk.server.telefoon.basis import Bestand, Deelnemend, Telefoon, Volgend
from rk.taal import _
from rk.tekening.boom import El, schrijf
from rk.tekening.telefoon import dicht, eigen, telefoon, voordeur

_ANKER = re.compile(r"[A-Za-z0-9_.-]{1,80}")


class Pagina(Telefoon):
    """The page of a phone that joined; the front door for any other."""

    def get(self) -> None:
        gekend = self.huis.kamers.gekend(self.teken)
        if self.ken():
            self.toon()
        elif gekend is not None:
            plek, wie = gekend
            self.pagina(dicht(plek.toestand.titel, kamer=wie.rij.id), plek.toestand.titel)
        else:
            self.pagina(voordeur(), "Routekaart")

    def toon(self, zin: str = "") -> None:
        """Finish with this phone's page."""
        plek, wie, kamers = self.plek, self.wie, self.huis.kamers
        kamer, nu = plek.kamer, kamers.aanzicht(plek).blad
        te_wijzigen = self.get_query_argument("wijzig", "")
        rij = wie.inbreng.get(te_wijzigen)
        boom = telefoon(
            plek.toestand,
            stippen=kamer.rij.stippen,
            meelezen=kamer.rij.meelezen,
            weinig=kamers.weinig(plek),
            eigen_deel=_eigen(self),
            kamer=wie.rij.id,
            merk=nu.merk,
            plek=nu.plek,
            nieuw=str(uuid.uuid4()),
            zin=zin,
            wijzig=rij[1] if rij else None,
            vervangt=te_wijzigen if rij else "",
        )
        self.pagina(boom, plek.toestand.titel)


def _eigen(handler: Telefoon) -> El:
    plek, wie, stap = handler.plek, handler.wie, handler.plek.toestand.stap
    return eigen(
        plek.toestand,
        wie.bij(stap),
        klaar=stap.value in wie.klaar,
        gestipt=wie.gestipt(stap),
        gehad=wie.gehad,
        stippen=plek.kamer.rij.stippen,
        nieuw=str(uuid.uuid4()),
        bij=handler.get_query_argument("bij", ""),
        meelezen=plek.kamer.rij.meelezen,
        weinig=handler.huis.kamers.weinig(plek),
    )


class Voordeur(Telefoon):
    """The front door with the code of the QR in it: one press is left to do."""

    def get(self, code: str) -> None:
        if self.ken():
            self.redirect("/", status=303)
        else:
            dicht_ = self.huis.kamers.gekend(self.teken) is not None
            self.pagina(voordeur(code=toon_code(gelezen_code(code)[:8]), bewaar=dicht_), "Routekaart")


class Binnen(Telefoon):
    """Joins with a code."""

    async def post(self) -> None:
        code = str(self.get_body_argument("code", ""))
        if self.ken() and gelezen_code(code) == self.plek.kamer.rij.code:
            self.redirect("/", status=303)  # pressed twice: the same phone
            return
        await self.op_beurt()
        teken = await self.huis.kamers.meedoen(code) if kan(code) else None
        if teken is None:
            self.foute_code()
            self.set_status(403)
            zin = _("Deze code klopt niet. Kijk nog eens op het scherm.")
            dicht_ = self.huis.kamers.gekend(self.teken) is not None
            self.pagina(voordeur(code=gelezen_code(code)[:8], zin=zin, bewaar=dicht_), "Routekaart")
            return
        self.geef_teken(teken)
        self.redirect("/", status=303)


class _Daad(Deelnemend):
    """Something a phone does: our script gets its own part anew, a form the page.

    Without script `anker` names the item in a long list where the page comes back.
    """

    def klaar(self) -> None:
        anker = str(self.get_body_argument("anker", ""))
        if self.met_script:
            self.antwoord({"eigen": _binnenkant(self)})
        elif _ANKER.fullmatch(anker):
            self.redirect(f"/?bij={anker}#zin-{anker}", status=303)
        else:
            self.redirect("/", status=303)


def _binnenkant(handler: Telefoon) -> str:
    return "".join(k if isinstance(k, str) else schrijf(k) for k in _eigen(handler).kinderen)


class Leg(_Daad):
    """Gives something at a step."""

    async def post(self) -> None:
        velden = self.velden()
        velden.pop("anker", None)
        id_, stap, vervangt = (_een(velden.pop(naam, "")) for naam in ("id", "stap", "vervangt"))
        gemeld = _een(velden.pop("gemeld", "")) == "1"
        await self.huis.kamers.inleg.leg_in(
            self.plek, self.wie, id_=id_, stap=stap, inhoud=velden, vervangt=vervangt, gemeld=gemeld
        )
        self.klaar()


class HaalTerug(_Daad):
    """Takes back one's own."""

    async def post(self) -> None:
        await self.huis.kamers.inleg.haal_terug(self.plek, self.wie, self.get_body_argument("id", ""))
        self.klaar()


class Klaar(_Daad):
    """Ready with a step, or not yet."""

    async def post(self) -> None:
        stap, klaar = self.get_body_argument("stap", ""), self.get_body_argument("klaar", "")
        punt = next((p for p in self.plek.toestand.punten() if p == stap), None)
        if punt is None:
            raise HTTPError(400)
        await self.huis.kamers.inleg.zet_klaar(self.plek, self.wie, punt, klaar == "1")
        self.klaar()


class Stip(_Daad):
    """Gives a dot, or takes it back."""

    async def post(self) -> None:
        doel, aan = self.get_body_argument("doel", ""), self.get_body_argument("aan", "")
        await self.huis.kamers.inleg.zet_stip(self.plek, self.wie, doel, aan == "1")
        self.klaar()


class Eigen(Deelnemend):
    """This phone's own part as it is now."""

    def get(self) -> None:
        self.antwoord({"eigen": _binnenkant(self)})

    @property
    def met_script(self) -> bool:
        return True


class Stroom(Deelnemend, Volgend):
    """What the group does, as server-sent events: always the whole picture, the same for all."""

    async def get(self) -> None:
        a = self.huis.kamers.aanzicht(self.plek)
        await self.volg(a, lambda: a.bericht, lambda: a.meer)


def _een(waarde: Any) -> str:
    return waarde if isinstance(waarde, str) else ""


ROUTES: list[Any] = [
    (r"/", Pagina),
    (r"/k/(\w{1,40})", Voordeur),
    (r"/binnen", Binnen),
    (r"/inbreng", Leg),
    (r"/inbreng/weg", HaalTerug),
    (r"/klaar", Klaar),
    (r"/stip", Stip),
    (r"/eigen", Eigen),
    (r"/stroom", Stroom),
    (r"/statisch/(\w{16})/([\w./-]+)", Bestand),
]
