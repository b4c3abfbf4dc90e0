"""The form `reis` in the overview: tables and lists that read well in print."""

from __future__ import annotations

from rk.domain import Punt, Reis, Stem, Werkstand
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.vormen import icoon, vul
from rk.tekening.werk.delen import verslagdeel
from rk.tekening.werk.reis.eerder import eerder_van, verschoven
from rk.tekening.werk.reis.etappes import domeinen_van, domeinnaam, plekken
from rk.tekening.werk.reis.kijk import reis_van, stemnaam
from rk.tekening.werk.reis.merken import merknaam, merkwoorden, soort_van
from rk.tekening.werk.reis.meting import lijntje, metingzin
from rk.tekening.werk.reis.tijd import gatenzin, op_de_lijn, wanneer
from rk.tekening.werk.reis.warmte import staafjes, verdeling, warmte_van


def alinea(t: Toestand, punt: Punt) -> El | None:
    """What the group saw and chose; None where nothing was filled in."""
    reis, s = reis_van(t, punt), t.werkstand(punt)
    if not (s.plekken or s.scores or s.merken or s.metingen or s.gekozen):
        return None
    eerder = eerder_van(t, punt)
    schoof = verschoven(reis, s, eerder[-1][1], eerder[-1][0]) if eerder else []
    return verslagdeel(
        t,
        punt,
        _gekozen(reis, s),
        _plekken(t, reis, s),
        el("ul", [el("li", z, dir="auto") for z in schoof], class_="rk-verslag-lijst") if schoof else None,
        _scores(t, punt, reis, s),
        _meting(t, punt, reis, s),
        _bij_etappes(reis, s),
        _in_de_tijd(reis, s),
    )


def _tabel(kop: list[str], rijen: list[tuple[str, list[object]]], naam: str) -> El:
    hoofd = el("thead", el("tr", [el("th", k, scope="col", dir="auto") for k in kop]))
    lijf = [
        el("tr", el("th", wat, scope="row", dir="auto"), [el("td", c, dir="auto") for c in cellen])
        for wat, cellen in rijen
    ]
    return el("table", hoofd, el("tbody", lijf), class_="rk-verslag-tabel", aria_label=naam)


def _gekozen(reis: Reis, s: Werkstand) -> list[object]:
    etappes = [e.naam for e in reis.etappes if e.id in s.gekozen]
    merken = [merknaam(reis, m) for m in s.merken if m.id in s.gekozen]
    if not etappes and not merken:
        return []
    rij = [el("li", icoon("ster"), el("span", x, dir="auto")) for x in (*etappes, *merken)]
    return [el("h4", _("Dit pakken we op")), el("ul", rij, class_="rk-verslag-gekozen")]


def _plekken(t: Toestand, reis: Reis, s: Werkstand) -> list[object]:
    namen = {e.id: e.naam for e in reis.etappes}
    rijen: list[tuple[str, list[object]]] = []
    for d in domeinen_van(reis):
        p = plekken(s, d)
        if not (p.persoon or p.groep or p.kamer):
            continue
        kamer = [el("p", f"{namen.get(e.id, '')} ({p.kamer[e.id]})") for e in reis.etappes if p.kamer[e.id]]
        rijen.append((domeinnaam(d), [namen.get(p.persoon or "", ""), namen.get(p.groep or "", ""), kamer]))
    if not rijen:
        return []
    titel = vul(_("Waar {naam} nu is"), t.casus.naam)
    kop = [stemnaam(t, Stem.PERSOON), stemnaam(t, Stem.GROEP), _("uit de kamer (hoe vaak)")]
    # A view that nobody gave has no column.
    met = [nr for nr in range(len(kop)) if any(cellen[nr] for _d, cellen in rijen)]
    smal = [(d, [cellen[nr] for nr in met]) for d, cellen in rijen]
    return [el("h4", titel, dir="auto"), _tabel(["", *(kop[nr] for nr in met)], smal, titel)]


def _scores(t: Toestand, punt: Punt, reis: Reis, s: Werkstand) -> list[object]:
    if not s.scores:
        return []
    rijen: list[tuple[str, list[object]]] = []
    for nr, e in enumerate(reis.etappes, 1):
        cellen: list[object] = []
        for v in reis.vragen:
            w = warmte_van(t, punt, s, e.id, v.id)
            groep = [el("b", _("samen {n}").format(n=w.groep)), " "] if w.groep is not None else []
            cellen.append([groep, staafjes(w), el("span", verdeling(w))])
        rijen.append((f"{nr}. {e.naam}", cellen))
    vragen = [vul(v.vraag, t.casus.naam) for v in reis.vragen]
    uitleg = [
        el("li", f"{vul(v.vraag, t.casus.naam)} 0 = {v.laag}, 4 = {v.hoog}", dir="auto") for v in reis.vragen
    ]
    titel = _("Hoe wij het doen, per etappe")
    return [el("h4", titel), _tabel(["", *vragen], rijen, titel), el("ul", uitleg, class_="rk-verslag-lijst")]


def _meting(t: Toestand, punt: Punt, reis: Reis, s: Werkstand) -> list[object]:
    zin = metingzin(reis, s)
    if not zin:
        return []
    eerder = [(d, w) for d, w in eerder_van(t, punt) if w.metingen]
    oud = [el("p", _("op {dag}: {zin}").format(dag=d, zin=metingzin(reis, w))) for d, w in eerder]
    return [
        el("h4", vul(reis.meting, t.casus.naam), dir="auto"),
        el("div", lijntje(reis, s, eerder), class_="rk-verslag-prent rk-reis-verslaglijn"),
        el("p", _("Na elkaar: {zin}.").format(zin=zin)),
        oud,
    ]


def _bij_etappes(reis: Reis, s: Werkstand) -> list[object]:
    delen = []
    for nr, e in enumerate(reis.etappes, 1):
        hier = [m for m in s.merken if m.etappe == e.id]
        if hier:
            rij = [el("li", merknaam(reis, m), dir="auto") for m in hier]
            delen.append(
                el("div", el("h5", f"{nr}. {e.naam}", dir="auto"), el("ul", rij, class_="rk-verslag-lijst"))
            )
    if not delen:
        return []
    return [
        el("h4", _("Wat we op de weg legden")),
        el("div", delen, class_="rk-verslag-kolommen rk-verslag-twee"),
    ]


def _in_de_tijd(reis: Reis, s: Werkstand) -> list[object]:
    lijn, rij = reis.tijdlijn, op_de_lijn(s.merken)
    if lijn is None or not rij:
        return []
    rijen: list[tuple[str, list[object]]] = [
        (wanneer(m, lijn), [soort_van(reis, m).naam, merkwoorden(reis, m) if m.wie or m.tekst else ""])
        for m in rij
    ]
    titel = _("In de tijd")
    zin = gatenzin(reis, s.merken)
    return [
        el("h4", titel),
        _tabel([_("Wanneer"), _("Wat"), _("Wie of wat erbij")], rijen, titel),
        el("p", el("b", zin), dir="auto") if zin else None,
    ]
