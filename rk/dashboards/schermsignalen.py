"""Signalen: which obstacles keep coming back, which hang together in a circle, and who can change them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rk.analysis.codenamen import wie_kan_het
from rk.dashboards import schermdelen as s
from rk.dashboards.cijfers import Cijfers, Getoond
from rk.dashboards.scherm4v import thema
from rk.dashboards.vakken import AANTALLEN
from rk.domain import ObstakelSoort
from rk.taal import _
from rk.tekening import woorden
from rk.tekening.boom import El
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
    blok = Blok(
        id="obstakels",
        titel=_("Soorten obstakels"),
        uitleg=_("Bij hoeveel mensen de groep er zo een noemde."),
        zin=_("Geen enkel obstakel kwam vaak genoeg voor om te laten zien."),
        noot=_("Een mens kan meer obstakels hebben. Het zijn soorten, geen organisaties."),
        breed=7,
        hoog=2,
    )
    return _met_staven(blok, _("obstakel"), [(k, n) for (_s, k), n in t.gewone() if not wie_kan_het(k)])


def _wie(t: Getoond) -> Blok:
    """Who can change them, where researchers coded it."""
    wie = [(k, n) for (_s, k), n in t.gewone() if wie_kan_het(k)]
    blok = Blok(
        id="wie",
        titel=_("Wie het kan veranderen"),
        uitleg=_("Bij hoeveel mensen de sleutel daar ligt, volgens wie de obstakels codeerde."),
        zin=_("Er zijn te weinig mensen bij wie dit is gecodeerd om te laten zien."),
        noot=_("Vaak kan het alleen samen. Vraag wie erover gaat: wat maakt dat dit steeds terugkomt?"),
        breed=5,
    )
    if wie:
        return _met_staven(blok, _("wie"), wie)
    zin = _(
        "Dat staat niet in deze routedata: het zijn woorden van groepen, en die blijven in hun gesprek. Een "
        "groep schrijft het op in de werkvorm Signalen. Onderzoekers kunnen het coderen, met het codeboek "
        "“Wie kan het veranderen?”."
    )
    return replace(blok, uitleg="", zin=zin, noot="")


def _met_staven(blok: Blok, kop: str, codes: list[tuple[str, int | None]]) -> Blok:
    """The block with a bar for each code: how many people have it. As it is when none may be seen."""
    rij = sorted(((obstakelnaam(k), n) for k, n in codes), key=lambda x: (-(x[1] or 0), x[0]))
    met = [(naam, n) for naam, n in rij if n]
    if not met:
        return replace(blok, noot="")
    return replace(
        blok,
        zin="",
        beeld=_staven(blok.id, blok.titel, met),
        tabel=Tabel(koppen=(kop, _("mensen")), rijen=tuple((naam, s.getal(n)) for naam, n in rij)),
    )


def _staven(id_: str, naam: str, met: list[tuple[str, int]]) -> El:
    return figuur.vak(
        figuur.stapels(
            [x for x, _n in met], [(_("mensen"), s.inkt(), [n for _x, n in met])],
            eenheid=_("mensen"), patroon=False,
        ),
        id=id_,
        naam=naam,
        hoog=4 + 2.1 * len(met),
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
        beeld=_staven("kringen", _("Obstakels in een kring"), met),
        noot=_openzin(s.mediaan(plekken)),
        tabel=Tabel(
            koppen=(_("aantal"), _("mensen met zoveel obstakels in een kring"), _("plekken om te openen")),
            rijen=tuple((naam, s.getal(n), s.getal(p)) for naam, n, p in rij),
        ),
        breed=5,
    )


def _openzin(mediaan: str) -> str:
    """How little opens all circles, where that is known and there is something to open."""
    if mediaan in (s.NIET, "0"):
        return ""
    zin = _("Bij de helft van de mensen gaan alle kringen open als er op {n} plek(ken) ruimte komt.")
    return zin.format(n=mediaan)


def _hoeveel(vak: str) -> str:
    """So many obstacles, as a text."""
    return {"0": _("geen"), "1": _("1 obstakel")}.get(vak, _("{n} obstakels").format(n=vak))
