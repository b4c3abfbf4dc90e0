"""The start page and its forms: plain HTML, POST and then a redirect."""

from __future__ import annotations

from importlib.metadata import version
from typing import TypeVar

from tornado.web import HTTPError

from rk.content import agendapunten, agendas, casussen, eigen_agendapunten, kaarten, stappenplannen
from rk.domain import ONS_WERK, Agendapunt, Casus, Routekaart, Samenvatting, Tafel, over_het_team
from rk.events import beginnen
from rk.server import agendas as eigen
from rk.server import pagina
from rk.server.basis import Basis, Besloten
from rk.server.huis import Geweigerd
from rk.server.identity import EenmaligeLink, geef_cookie
from rk.server.kernels import Kernels
from rk.taal import _
from rk.tekening.schermen.begin import EIGEN, LEEG, MEESTE_TEKENS, BeginGegevens, begin
from rk.tekening.stapwoorden import gesprekstitel

_EERST = "rob"
"""The practice story that is offered first when the program was started with none."""


class Open(Basis):
    """The link that works once: it makes this browser the facilitator's."""

    def get(self, teken: str) -> None:
        if self.current_user is None:
            link: EenmaligeLink = self.settings["rk_link"]
            link.gebruik(teken)
            geef_cookie(self)
        self.redirect("/", status=303)

    def zin(self, status: int) -> str:
        if status == 403:
            return "Deze link is al gebruikt. In het venster van het programma staat een nieuwe."
        return super().zin(status)


class Begin(Besloten):
    """The start page; earlier sessions only when asked, because the screen is mirrored."""

    async def get(self) -> None:
        eerdere = await self.huis.samenvattingen() if self.get_query_argument("eerder", "") else None
        beheer = bool(self.get_query_argument("agendas", ""))
        await self.toon(tuple(eerdere) if eerdere is not None else None, beheer=beheer)

    async def toon(
        self,
        eerdere: tuple[Samenvatting, ...] | None,
        *,
        zin: str = "",
        casus: str = "",
        beheer: bool = False,
    ) -> None:
        """Finish with the start page; `zin` is said first, `casus` is what was chosen; `beheer`: to
        rename own agendas or throw them away.
        """
        eigen = await self.huis.in_opslag(self.huis.opslag.agendas)
        aanbod = sorted(agendas().values(), key=lambda a: a.tafel is not Tafel.GROEP)
        gegevens = BeginGegevens(
            kaarten=tuple((k.id, k.naam) for k in aanbod_kaarten(self).values()),
            casussen=tuple((c.id, _casusnaam(c)) for c in aanbod_casussen(self).values()),
            agendas=tuple((a.id, a.titel) for a in aanbod),
            agenda_uitleg=tuple(a.uitleg for a in aanbod),
            team_agendas=frozenset(
                [a.id for a in aanbod if a.tafel is Tafel.TEAM]
                + [f"{EIGEN}{a.id}" for a in eigen if over_het_team(eigen_agendapunten(a.regels))]
            ),
            eigen_agendas=tuple((a.id, a.naam) for a in eigen),
            beheer=beheer,
            xsrf=self.xsrf_token.decode(),
            eerdere=eerdere,
            zin=zin,
            gekozen_casus=casus,
            versie=version("routekaart"),
        )
        self.finish(pagina.begin(self.statisch, begin(gegevens)))


def _casusnaam(casus: Casus) -> str:
    return _("{naam} · oefenverhaal").format(naam=casus.naam) if casus.oefening else casus.naam


def aanbod_kaarten(handler: Basis) -> dict[str, Routekaart]:
    """The maps to choose from: the one that the program was started with first."""
    return _vooraan(handler.settings["rk_kaart"], dict(kaarten()))


def aanbod_casussen(handler: Basis) -> dict[str, Casus]:
    """The casussen to choose from: the one that the program was started with first."""
    alle = dict(casussen())
    return _vooraan(handler.settings["rk_casus"] or alle.get(_EERST), alle)


T = TypeVar("T", Routekaart, Casus)


def _vooraan(gekozen: T | None, aanbod: dict[str, T]) -> dict[str, T]:
    return {gekozen.id: gekozen} | aanbod | {gekozen.id: gekozen} if gekozen else aanbod


class Sessies(Begin):
    """Begins a session: with a casus, or with an empty one that gets a name here."""

    def get(self) -> None:  # type: ignore[override]  # whoever types this address in wants to begin
        self.redirect("/", status=303)

    async def post(self) -> None:
        kaart = aanbod_kaarten(self).get(self.get_body_argument("kaart", ""))
        agenda = await self._agenda()
        casus = self._casus(agenda)
        if casus is None:
            zin = _("Geef de hoofdpersoon een naam. Neem een verzonnen naam.")
            self.set_status(400)
            await self.toon(None, zin=zin, casus=LEEG)
            return
        stappenplan = next(iter(stappenplannen().values()))
        minuten = self.get_body_argument("minuten", "60")
        if kaart is None or not minuten.isdecimal():
            raise HTTPError(400)
        inhoud = beginnen(
            kaart=kaart,
            casus=casus,
            stappenplan=stappenplannen().get(self.get_body_argument("stappenplan", ""), stappenplan),
            minuten=int(minuten),
            agenda=agenda,
            titel=gesprekstitel(casus)[:MEESTE_TEKENS],
        )
        self.redirect(pagina.sessie_pad(await self.huis.begin(inhoud)), status=303)

    async def _agenda(self) -> tuple[Agendapunt, ...]:
        """The places of the agenda that was chosen; none when nothing was, which means the eight steps."""
        gekozen = self.get_body_argument("agenda", "")
        if gekozen.startswith(EIGEN):
            return await eigen.punten(self.huis, gekozen.removeprefix(EIGEN))
        agenda = agendas().get(gekozen)
        if gekozen and agenda is None:
            raise HTTPError(400)
        return agendapunten(agenda) if agenda is not None else ()

    def _casus(self, agenda: tuple[Agendapunt, ...]) -> Casus | None:
        """The casus that was chosen; None when an empty one has no name yet. A team that talks about
        itself has none: an empty one stands in, so that nobody's story is on the screen.
        """
        if over_het_team(agenda):
            return Casus(id=ONS_WERK, naam=_("ons team"))
        keuze = self.get_body_argument("casus", "")
        if keuze != LEEG:
            casus = aanbod_casussen(self).get(keuze)
            if casus is None:
                raise HTTPError(400)
            return casus
        naam = " ".join(self.get_body_argument("naam", "").split())[:MEESTE_TEKENS]
        return Casus(id="eigen", naam=naam) if naam else None


class SessieDaad(Besloten):
    """What the start page can do with one session."""

    async def post(self, sessie: str, daad: str) -> None:
        match daad:
            case "hernoem":
                await self.huis.doe(sessie, "sessie_hernoemd", {"titel": self.get_body_argument("titel", "")})
            case "kopieer":
                titel = (await self.huis.toestand(sessie)).titel
                await self.huis.kopieer(sessie, _("Kopie van {titel}").format(titel=titel)[:MEESTE_TEKENS])
            case "verwijder":
                if self.get_body_argument("zeker", "") != "ja":
                    raise Geweigerd(_("Zet eerst een vinkje bij: ja, dit mag helemaal weg."), status=400)
                await self.huis.verwijder(sessie)
                kernels: Kernels = self.settings["kernel_manager"]
                await kernels.sluit_sessie(sessie)
            case "vervolg":
                self.redirect(pagina.sessie_pad(await self.huis.vervolg(sessie)), status=303)
                return
            case "sluit":
                await self.huis.doe(sessie, "sessie_gesloten")
            case "heropen":
                await self.huis.doe(sessie, "sessie_heropend")
        self.redirect("/?eerder=1", status=303)


class AgendaDaad(Besloten):
    """What the start page can do with one own agenda."""

    async def post(self, agenda: str, daad: str) -> None:
        if daad == "hernoem":
            await eigen.hernoem(self.huis, agenda, self.get_body_argument("naam", ""))
        else:
            await eigen.gooi_weg(self.huis, agenda)
        self.redirect("/?agendas=1", status=303)
