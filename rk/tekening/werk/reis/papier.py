"""The form `reis` on paper: stages to cross and score, time to write in who."""

from __future__ import annotations

from rk.domain import Punt, Reis, Tijdlijn
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.vormen import vul
from rk.tekening.werk.delen import papierlijnen
from rk.tekening.werk.reis.kijk import reis_van
from rk.tekening.werk.reis.tijd import vakken, vakwoord
from rk.tekening.werk.reis.warmte import TREDEN

_MEESTE_RIJEN = 18
"""A longer timeline gets open rows to write the time in; so does one under the stages."""
_OPEN_RIJEN = {False: 14, True: 6}


def papier(t: Toestand, punt: Punt) -> El:
    """The sheet to write on."""
    reis, naam = reis_van(t, punt), t.casus.naam
    soorten = ", ".join(s.naam for s in reis.merken)
    return el(
        "div",
        _etappes(reis, naam) if reis.etappes else None,
        _tijd(reis.tijdlijn, onder=bool(reis.etappes)) if reis.tijdlijn is not None else None,
        el(
            "section",
            el("h2", _("Wat leg jij op de weg?")),
            el("p", _("Kies uit: {soorten}. Schrijf erbij waar.").format(soorten=soorten), dir="auto"),
            papierlijnen(4),
            class_="rk-papier-vak",
        )
        if soorten
        else None,
        class_="rk-papier-reis",
    )


def _etappes(reis: Reis, naam: str) -> list[El]:
    uitleg = []
    if reis.plek:
        onder = ", ".join(reis.domeinen)
        zin = vul(_("Zet een kruis waar {naam} nu is."), naam)
        erbij = _("Is dat per deel van het leven anders? Schrijf het deel erbij: {delen}.")
        uitleg.append(el("p", f"{zin} {erbij.format(delen=onder)}" if onder else zin, dir="auto"))
    uitleg += [
        el("p", el("b", f"{chr(64 + nr)}. {vul(v.vraag, naam)} "), f"0 = {v.laag}, 4 = {v.hoog}", dir="auto")
        for nr, v in enumerate(reis.vragen, 1)
    ]
    meet = f" {vul(reis.meting, naam)}" if reis.meting else ""
    kop = el(
        "tr",
        el("th", _("Etappe"), scope="col"),
        el("th", _("Hier"), scope="col") if reis.plek else None,
        [el("th", chr(64 + nr), scope="col") for nr in range(1, len(reis.vragen) + 1)],
        None if reis.plek or reis.vragen else el("th", _("Wat speelt hier?"), scope="col"),
    )
    rijen = []
    for nr, e in enumerate(reis.etappes, 1):
        cijfers = [el("td", " ".join(str(w) for w in TREDEN)) for _v in reis.vragen]
        rijen.append(
            el(
                "tr",
                el("th", f"{nr}. {e.naam}", el("small", meet) if e.meting else None, scope="row", dir="auto"),
                el("td") if reis.plek else None,
                cijfers,
                None if reis.plek or reis.vragen else el("td"),
            )
        )
    tabel = el("table", el("thead", kop), el("tbody", rijen))
    rondje = el("p", _("Zet een rondje om het cijfer.")) if reis.vragen else None
    return [el("div", uitleg, rondje), tabel]


def _tijd(lijn: Tijdlijn, *, onder: bool) -> El:
    rij = vakken(lijn)
    past = len(rij) <= _MEESTE_RIJEN and not onder
    woorden = [vakwoord(v, lijn.moment) for v in rij] if past else ["…"] * _OPEN_RIJEN[onder]
    kop = el("tr", el("th", _("Wanneer"), scope="col"), el("th", _("Wie, of wat?"), scope="col"))
    return el(
        "table",
        el("thead", kop),
        el("tbody", [el("tr", el("th", w, scope="row", dir="auto"), el("td")) for w in woorden]),
    )
