"""Vergelijken: two groups side by side, and how sure it is that they differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rk.analysis.codenamen import wie_kan_het
from rk.dashboards import schermdelen as s
from rk.dashboards.cijfers import Cijfers
from rk.dashboards.scherm4v import thema
from rk.dashboards.schermsignalen import obstakelnaam
from rk.taal import _
from rk.tekening.onderzoek import figuur
from rk.tekening.onderzoek.getal import heel, komma
from rk.tekening.onderzoek.kader import Blok, Bord, Filter, schermtitel
from rk.tekening.onderzoek.tabel import Tabel

WAT, EEN, ANDER = "wat", "een", "ander"


def maak(c: Cijfers, keuzes: Mapping[str, str]) -> Bord:
    """The screen for the two groups that are chosen."""
    attributen = [a for a, ws in c.attributen.items() if len(ws) > 1]
    if not attributen:
        return _leeg(c, _("In deze routedata staan geen groepen om te vergelijken."))
    wat = keuzes.get(WAT, "")
    if wat not in attributen:
        wat = "g_regio" if "g_regio" in attributen else attributen[0]
    waarden = _groot_eerst(c, wat)
    een = keuzes.get(EEN, "") if keuzes.get(EEN, "") in waarden else waarden[0]
    rest = [w for w in waarden if w != een]
    ander = keuzes.get(ANDER, "") if keuzes.get(ANDER, "") in rest else rest[0]
    a, b = _groepnaam(wat, een), _groepnaam(wat, ander)
    namen = {w: s.waardenaam(wat, w) for w in c.attributen[wat]}
    filters = (
        _kiezer(WAT, _("vergelijk"), {x: s.attribuutnaam(x) for x in attributen}, wat),
        _kiezer(EEN, _("deze groep"), namen, een),
        _kiezer(ANDER, _("met"), {w: n for w, n in namen.items() if w != een}, ander),
    )
    aantal = [c.mensen(f"{wat}={w}") for w in (een, ander)]
    gemeen: dict[str, Any] = {
        "naam": "vergelijken",
        "titel": schermtitel("vergelijken"),
        "herkomst": s.herkomstzin(c.herkomst),
        "filters": filters,
        "regels": s.regelzin(c),
        "weggelaten": _wegzin(c, wat, een, ander),
    }
    if None in aantal:
        zin = _("Een van deze groepen is te klein om te laten zien. Kies een andere groep.")
        return Bord(zin=zin, **gemeen)
    zin = _("Je ziet {a} (ongeveer {n} mensen) naast {b} (ongeveer {m} mensen).").format(
        a=a, n=heel(aantal[0] or 0), b=b, m=heel(aantal[1] or 0)
    )
    paar = _paar(c, wat, een, ander)
    return Bord(
        zin=zin,
        blokken=(
            _cijfers(c, paar, a, b, f"{wat}={een}", f"{wat}={ander}"),
            _verschillen(paar, a, b, "obstakels", _("Wat in de weg stond"), 6),
            _verschillen(paar, a, b, "wensen", _("Wat groepen wensen"), 6),
        ),
        **gemeen,
    )


def _groepnaam(wat: str, waarde: str) -> str:
    """One group in a sentence: its value, with what it is a value of where that says too little."""
    naam = s.waardenaam(wat, waarde)
    zegt_weinig = waarde in ("ja", "nee", "onbekend", "door elkaar")
    return f"{s.attribuutnaam(wat)}: {naam}" if zegt_weinig else naam


def _kiezer(naam: str, label: str, keuzes: Mapping[str, str], gekozen: str) -> Filter:
    return Filter(naam=naam, label=label, keuzes=tuple(keuzes.items()), gekozen=gekozen, vast=True)


def _leeg(c: Cijfers, zin: str) -> Bord:
    return Bord(
        naam="vergelijken",
        titel=schermtitel("vergelijken"),
        herkomst=s.herkomstzin(c.herkomst),
        zin=zin,
        regels=s.regelzin(c),
    )


def _groot_eerst(c: Cijfers, wat: str) -> list[str]:
    """The values, those that may be shown first and in their own order; "onbekend" last of these."""
    alle = list(c.attributen[wat])
    te_zien = [w for w in alle if c.mensen(f"{wat}={w}") is not None]
    bekend = [w for w in te_zien if w not in ("onbekend", "door elkaar")]
    return [*bekend, *(w for w in te_zien if w not in bekend), *(w for w in alle if w not in te_zien)]


def _wegzin(c: Cijfers, wat: str, een: str, ander: str) -> str:
    return max((s.weggelaten(c, f"{wat}={w}") for w in (een, ander)), key=len)


def _paar(c: Cijfers, wat: str, een: str, ander: str) -> dict[str, dict[str, Any]]:
    """The record of each measure, the first group less the other."""
    alle = c.extra["naast"].get(wat, {})
    if f"{een}|{ander}" in alle:
        gevonden: dict[str, dict[str, Any]] = alle[f"{een}|{ander}"]
        return gevonden
    return {
        m: {"a": r["b"], "b": r["a"], "verschil": -r["verschil"], "laag": -r["hoog"], "hoog": -r["laag"],
            "staat": r["staat"]}
        for m, r in alle.get(f"{ander}|{een}", {}).items()
    }  # fmt: skip


def _oordeel(r: Mapping[str, Any] | None, a: str, b: str) -> str:
    """How sure it is, in words."""
    if r is None:
        return _("te weinig om te zeggen")
    if not r["staat"]:
        return _("geen duidelijk verschil")
    return _("vaker bij {a}").format(a=a) if r["verschil"] > 0 else _("vaker bij {b}").format(b=b)


def _rij(naam: str, r: Mapping[str, Any] | None, a: str, b: str) -> tuple[str, ...]:
    if r is None:
        return (naam, s.NIET, s.NIET, s.NIET, s.NIET, _oordeel(None, a, b))
    return (
        naam,
        f"{komma(r['a'], 0)}%",
        f"{komma(r['b'], 0)}%",
        _punt(r["verschil"]),
        _("{laag} tot {hoog}").format(laag=_punt(r["laag"]), hoog=_punt(r["hoog"])),
        _oordeel(r, a, b),
    )


def _punt(x: float) -> str:
    """Points with a sign; a real minus, which no spreadsheet runs."""
    n = round(x)
    return f"+{n}" if n > 0 else (f"−{-n}" if n < 0 else "0")


def _koppen(a: str, b: str) -> tuple[str, ...]:
    return ("", a, b, _("verschil in punten"), _("95% zeker tussen"), _("wat het zegt"))


_UITLEG = (
    "Een ruit is het verschil, de streep hoe onzeker dat is. Rechts van de lijn: vaker bij {a}; links: "
    "vaker bij {b}. Alleen bij een dichte ruit is het verschil duidelijk."
)


_KORT = "Rechts van de lijn: vaker bij {a}; links: vaker bij {b}."


def maatnamen() -> dict[str, str]:
    """The measures in words."""
    return {
        "warm": _("vooral warme overdrachten"),
        "aanspreekpunt": _("één vast aanspreekpunt"),
        "niemand": _("geen aanspreekpunt"),
        "geholpen": _("bij de laatste halte geholpen"),
        "gestopt": _("contact gestopt"),
    }


def _cijfers(
    c: Cijfers, paar: Mapping[str, Mapping[str, Any]], a: str, b: str, links: str, rechts: str
) -> Blok:
    namen = maatnamen()
    rijen = [_rij(naam, paar.get(m), a, b) for m, naam in namen.items()]
    for naam, x, y in (
        (_("opnieuw vertellen (mediaan)"), s.vertellen(c, links), s.vertellen(c, rechts)),
        (_("haltes (mediaan)"), s.mediaan(c.tabel("lengte", links)), s.mediaan(c.tabel("lengte", rechts))),
    ):
        zegt = _("dezelfde mediaan") if x == y else _("hiervan is niet berekend hoe zeker het is")
        rijen.append((naam, x, y, s.NIET, s.NIET, _oordeel(None, a, b) if s.NIET in (x, y) else zegt))
    return _blok("cijfers", _("De cijfers"), namen, paar, a, b, tuple(rijen), 12)


def _verschillen(
    paar: Mapping[str, Mapping[str, Any]], a: str, b: str, tabel: str, titel: str, breed: int
) -> Blok:
    noem = obstakelnaam if tabel == "obstakels" else thema
    codes = {m: m.partition(":")[2] for m in paar if m.startswith(f"{tabel}:")}
    maten = {m: noem(code) for m, code in codes.items() if not wie_kan_het(code)}
    if not maten:
        zin = _("Hier is te weinig van om naast elkaar te leggen.")
        return Blok(id=tabel, titel=titel, uitleg="", zin=zin, breed=breed)
    op_naam = dict(sorted(maten.items(), key=lambda x: x[1]))
    rijen = tuple(_rij(naam, paar[m], a, b) for m, naam in op_naam.items())
    return _blok(tabel, titel, op_naam, paar, a, b, rijen, breed)


def _noot(te_weinig: list[str]) -> str:
    noot = _("Er is rekening mee gehouden dat dit veel vergelijkingen zijn. Een verschil is geen oorzaak.")
    if te_weinig:
        noot += " " + _("Te weinig om te zeggen: {wat}.").format(wat=", ".join(te_weinig))
    return noot


def _blok(
    id_: str,
    titel: str,
    namen: Mapping[str, str],
    paar: Mapping[str, Mapping[str, Any]],
    a: str,
    b: str,
    rijen: tuple[tuple[str, ...], ...],
    breed: int,
) -> Blok:
    met = {m: naam for m, naam in namen.items() if m in paar}
    punten = [(paar[m]["laag"], paar[m]["verschil"], paar[m]["hoog"], bool(paar[m]["staat"])) for m in met]
    return Blok(
        id=id_,
        titel=titel,
        uitleg=_(_UITLEG if id_ == "cijfers" else _KORT).format(a=a, b=b),
        beeld=figuur.vak(
            figuur.bereiken(
                list(met.values()), punten, as_naam=_("verschil in procentpunten"), kleur=s.inkt()
            ),
            id=id_,
            naam=titel,
            hoog=5 + 2.2 * len(met),
        )
        if met
        else None,
        zin="" if met else _("Hier is te weinig van om naast elkaar te leggen."),
        noot=_noot([naam for m, naam in namen.items() if m not in paar]),
        tabel=Tabel(koppen=_koppen(a, b), rijen=rijen),
        breed=breed,
    )
