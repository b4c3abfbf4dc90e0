"""4V en wensen: the themes by field, and what groups choose."""

from __future__ import annotations

from collections.abc import Mapping

from rk.analysis.codenamen import kaal
from rk.dashboards import schermdelen as s
from rk.dashboards.cijfers import Cijfers, Getoond
from rk.taal import _
from rk.tekening.onderzoek import figuur
from rk.tekening.onderzoek.kader import Blok, Bord
from rk.tekening.onderzoek.tabel import Tabel

MEESTE = 12
"""At most so many themes in a picture; the others stand in the table."""


def velden() -> dict[str, str]:
    """The fields of 4V in words."""
    return {
        "vasthouden": _("vasthouden"),
        "versterken": _("versterken"),
        "vernieuwen": _("vernieuwen"),
        "verlaten": _("verlaten"),
    }


def thema(code: str) -> str:
    """A code without the name of its codebook."""
    return kaal(code).rpartition(":")[2].replace("_", " ").replace("-", " ")


def maak(c: Cijfers, keuzes: Mapping[str, str]) -> Bord:
    """The screen for what is chosen."""
    keuze = s.gekozen(c, keuzes)
    if not s.genoeg(c, keuze):
        return s.bord(c, "vierv", keuze, wat="")
    return s.bord(
        c,
        "vierv",
        keuze,
        wat=_("de thema’s van kaarten en wensen, gecodeerd door onderzoekers,"),
        blokken=(_vierv(c.tabel("vierv", keuze)), _wensen(c.tabel("wensen", keuze))),
    )


def _vierv(t: Getoond) -> Blok:
    titel = _("Wat houden we vast, en wat niet")
    uitleg = _("Thema’s van de kaarten van 4V: bij hoeveel mensen de groep er zo een koos.")
    codes = list(dict.fromkeys(k for (_soort, k), _n in t.gewone()))
    if not codes:
        zin = _("Er zijn nog geen kaarten gecodeerd. Dat doen twee onderzoekers in het codeerscherm.")
        return Blok(id="vierv", titel=titel, uitleg=uitleg, zin=zin, breed=7)
    # By how much is shown, then by name.
    codes.sort(key=lambda k: (-sum(t[(v, k)] or 0 for v in velden()), thema(k)))
    in_beeld = [k for k in codes if any(t[(v, k)] for v in velden())][:MEESTE]
    reeksen = [
        (naam, s.GRIJS[nr], [t[(v, k)] for k in in_beeld]) for nr, (v, naam) in enumerate(velden().items())
    ]
    return Blok(
        id="vierv",
        titel=titel,
        uitleg=uitleg,
        beeld=figuur.vak(
            figuur.stapels([thema(k) for k in in_beeld], reeksen, eenheid=_("mensen")),
            id="vierv",
            naam=titel,
            hoog=6 + 2.1 * len(in_beeld),
        )
        if in_beeld
        else None,
        zin="" if in_beeld else _("Geen enkel thema kwam vaak genoeg voor om te laten zien."),
        noot=_("Een mens kan meer kaarten hebben. De volgorde zegt niet wat belangrijker is."),
        tabel=Tabel(
            koppen=(_("thema"), *velden().values()),
            rijen=tuple((thema(k), *(_cel(t, v, k) for v in velden())) for k in codes),
        ),
        breed=7,
    )


def _cel(t: Getoond, veld: str, code: str) -> str:
    # A theme that nobody laid in this field is no cell: it may not look like a withheld one.
    return s.getal(t[(veld, code)]) if (veld, code) in t.cellen else ""


def _wensen(t: Getoond) -> Blok:
    titel = _("Wat groepen wensen")
    uitleg = _("Thema’s van de wensen: bij hoeveel mensen de groep zo’n wens had.")
    rij = sorted(((k, n) for (_s, k), n in t.gewone()), key=lambda x: (-(x[1] or 0), thema(x[0])))
    if not rij:
        zin = _("Er zijn nog geen wensen gecodeerd.")
        return Blok(id="wensen", titel=titel, uitleg=uitleg, zin=zin, breed=5)
    met = [(thema(k), n) for k, n in rij if n][:MEESTE]
    return Blok(
        id="wensen",
        titel=titel,
        uitleg=uitleg,
        beeld=figuur.vak(
            figuur.stapels(
                [k for k, _n in met], [(_("wensen"), s.inkt(), [n for _k, n in met])], eenheid=_("mensen"),
                patroon=False,
            ),
            id="wensen",
            naam=titel,
            hoog=4 + 2.1 * len(met),
        )
        if met
        else None,
        zin="" if met else _("Geen enkele wens kwam vaak genoeg voor om te laten zien."),
        tabel=Tabel(
            koppen=(_("thema"), _("mensen")), rijen=tuple((thema(k), s.getal(n)) for k, n in rij)
        ),
        breed=5,
    )  # fmt: skip
