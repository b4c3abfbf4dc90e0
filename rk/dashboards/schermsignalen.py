"""Signalen: which obstacles keep coming back, which hang together in a circle, and who can change them."""

from __future__ import annotations

from collections.abc import Mapping

from rk.analysis.codenamen import wie_kan_het
from rk.dashboards import schermdelen as s
from rk.dashboards.cijfers import Cijfers, Getoond
from rk.dashboards.scherm4v import thema
from rk.dashboards.vakken import AANTALLEN
from rk.domain import ObstakelSoort
from rk.taal import _
from rk.tekening import woorden
from rk.tekening.onderzoek import figuur
from rk.tekening.onderzoek.kader import Blok, Bord
from rk.tekening.onderzoek.tabel import Tabel


def obstakelnaam(code: str) -> str:
    """An obstacle in words: a kind that groups choose, or a code of researchers."""
    soorten = {o.value: o for o in ObstakelSoort}
    return woorden.obstakel(soorten[code]) if code in soorten else thema(code)


def maak(c: Cijfers, keuzes: Mapping[str, str]) -> Bord:
    """The screen for what is chosen."""
    keuze = s.gekozen(c, keuzes)
    if not s.genoeg(c, keuze):
        return s.bord(c, "signalen", keuze, wat="")
    return s.bord(
        c,
        "signalen",
        keuze,
        wat=_("wat in de weg stond"),
        blokken=(
            _obstakels(c.tabel("obstakels", keuze)),
            _kringen(c, keuze),
            _wie(c.tabel("obstakels", keuze)),
        ),
    )


def _obstakels(t: Getoond) -> Blok:
    return _codes(
        t,
        id_="obstakels",
        titel=_("Soorten obstakels"),
        uitleg=_("Bij hoeveel mensen de groep er zo een noemde."),
        niets=_("Geen enkel obstakel kwam vaak genoeg voor om te laten zien."),
        noot=_("Een mens kan meer obstakels hebben. Het zijn soorten, geen organisaties."),
        koppen=(_("obstakel"), _("mensen")),
        wie=False,
        breed=7,
        hoog=2,
    )


def _wie(t: Getoond) -> Blok:
    """Who can change them, where researchers coded it."""
    if not any(wie_kan_het(k) for (_s, k), _n in t.gewone()):
        zin = _(
            "Dat staat niet in deze routedata: het zijn woorden van groepen, en die blijven in hun gesprek. "
            "Onderzoekers kunnen het coderen, met het codeboek “Wie kan het veranderen?”. Een groep schrijft "
            "het op in de werkvorm Signalen."
        )
        return Blok(id="wie", titel=_("Wie het kan veranderen"), uitleg="", zin=zin, breed=5)
    return _codes(
        t,
        id_="wie",
        titel=_("Wie het kan veranderen"),
        uitleg=_("Bij hoeveel mensen de sleutel daar ligt, volgens wie de obstakels codeerde."),
        niets=_("Er zijn te weinig mensen bij wie dit is gecodeerd om te laten zien."),
        noot=_("Vaak kan het alleen samen. Het zegt niet wie er schuld aan heeft."),
        koppen=(_("wie"), _("mensen")),
        wie=True,
        breed=5,
    )


def _codes(
    t: Getoond,
    *,
    id_: str,
    titel: str,
    uitleg: str,
    niets: str,
    noot: str,
    koppen: tuple[str, str],
    wie: bool,
    breed: int,
    hoog: int = 1,
) -> Blok:
    """A bar for each obstacle, or for each who can change one: how many people have it."""
    er = ((k, n) for (_s, k), n in t.gewone() if wie_kan_het(k) is wie)
    rij = sorted(er, key=lambda x: (-(x[1] or 0), obstakelnaam(x[0])))
    met = [(obstakelnaam(k), n) for k, n in rij if n]
    if not met:
        return Blok(id=id_, titel=titel, uitleg=uitleg, zin=niets, breed=breed, hoog=hoog)
    return Blok(
        id=id_,
        titel=titel,
        uitleg=uitleg,
        beeld=figuur.vak(
            figuur.stapels(
                [k for k, _n in met], [(koppen[1], s.inkt(), [n for _k, n in met])],
                eenheid=_("mensen"), patroon=False,
            ),
            id=id_,
            naam=titel,
            hoog=4 + 2.1 * len(met),
        ),
        noot=noot,
        tabel=Tabel(koppen=koppen, rijen=tuple((obstakelnaam(k), s.getal(n)) for k, n in rij)),
        breed=breed,
        hoog=hoog,
    )  # fmt: skip


def _kringen(c: Cijfers, keuze: str) -> Blok:
    titel = _("Wat elkaar in stand houdt")
    uitleg = _("Een kring: obstakels die op elkaar wachten. Het een gaat niet weg voordat het ander weg is.")
    if "kring" not in c.tabellen:
        zin = _("In deze routedata staat niet welke obstakels op elkaar wachten.")
        return Blok(id="kringen", titel=titel, uitleg=uitleg, zin=zin, breed=5)
    t, plekken = c.tabel("kring", keuze), c.tabel("openen", keuze)
    rij = [(naam, t[(naam,)], plekken[(naam,)]) for naam in AANTALLEN.namen]
    met = [(_hoeveel(naam), n) for naam, n, _p in rij if n]
    if not met:
        zin = _("Er zijn te weinig mensen met een kring van obstakels om te laten zien.")
        return Blok(id="kringen", titel=titel, uitleg=uitleg, zin=zin, breed=5)
    return Blok(
        id="kringen",
        titel=titel,
        uitleg=uitleg,
        beeld=figuur.vak(
            figuur.stapels(
                [naam for naam, _n in met], [(_("mensen"), s.inkt(), [n for _naam, n in met])],
                eenheid=_("mensen"), patroon=False,
            ),
            id="kringen",
            naam=_("Obstakels in een kring"),
            hoog=4 + 2.1 * len(met),
        ),
        noot=_openzin(s.mediaan(plekken)),
        tabel=Tabel(
            koppen=(_("aantal"), _("mensen met zoveel obstakels in een kring"), _("plekken om te openen")),
            rijen=tuple((naam, s.getal(n), s.getal(p)) for naam, n, p in rij),
        ),
        breed=5,
    )  # fmt: skip


def _openzin(mediaan: str) -> str:
    """How little opens all circles, where that is known and there is something to open."""
    if mediaan in (s.NIET, "0"):
        return ""
    zin = _("Bij de helft van de mensen gaan alle kringen open als er op {n} plek(ken) ruimte komt.")
    return zin.format(n=mediaan)


def _hoeveel(vak: str) -> str:
    """So many obstacles, as a text."""
    return {"0": _("geen"), "1": _("1 obstakel")}.get(vak, _("{n} obstakels").format(n=vak))
