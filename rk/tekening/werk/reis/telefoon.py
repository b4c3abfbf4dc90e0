"""The form `reis` on a phone: where he is, what one thinks of each stage, what one lays on the way."""

from __future__ import annotations

from collections.abc import Iterable

from rk.domain import Etappe, Punt, Reis
from rk.events import Toestand
from rk.events.inbreng import Inbreng, WerkInbreng
from rk.events.inbreng.werk import ReismerkInbreng, ReisplekInbreng, ReisscoresInbreng
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.telefoonblok import LANGST, Rand, keuze, tekstveld, vorm
from rk.tekening.vormen import vul
from rk.tekening.werk.reis.etappes import domeinen_van, domeinnaam
from rk.tekening.werk.reis.kijk import reis_van
from rk.tekening.werk.reis.merken import LANGSTE_WIE
from rk.tekening.werk.reis.tijd import maandwoord, vakken, vakwoord
from rk.tekening.werk.reis.warmte import TREDEN


def telefoon(t: Toestand, punt: Punt, wijzig: Inbreng | None, rand: Rand) -> list[El]:
    """One part for each thing that can be given; while something is changed, that part alone."""
    reis = reis_van(t, punt)
    naam = t.casus.naam
    noot = [rand.noot] if rand.noot is not None else []
    match wijzig:
        case ReisplekInbreng():
            return [*noot, _plek(punt, reis, naam, rand, wijzig)]
        case ReisscoresInbreng():
            e = next((e for e in reis.etappes if e.id == wijzig.etappe), None)
            return noot if e is None else [*noot, _scores(punt, reis, naam, e, rand, wijzig)]
        case ReismerkInbreng():
            return [*noot, *_merk(punt, reis, rand, wijzig)]
    delen: list[tuple[str, str, list[El]]] = []
    if reis.plek:
        delen.append(("plek", vul(_("Waar is {naam} nu?"), naam), [_plek(punt, reis, naam, rand, None)]))
    for nr, e in enumerate(reis.etappes if reis.vragen else (), 1):
        delen.append((f"e-{e.id}", f"{nr}. {e.naam}", [_scores(punt, reis, naam, e, rand, None)]))
    if reis.merken:
        vormen = _merk(punt, reis, rand, None)
        namen = (
            [_("Leg iets op de weg")]
            if len(vormen) == 1
            else [_("Wie is er, en wanneer?"), _("Leg iets anders op de weg")]
        )
        delen += [
            (f"merk-{nr}", naam_, [deze]) for nr, (naam_, deze) in enumerate(zip(namen, vormen, strict=True))
        ]
    if len(delen) == 1:
        return [*noot, *delen[0][2]]
    vouw = [
        el("details", el("summary", kop), inhoud, id=f"reis-{id_}", open=nr == 0)
        for nr, (id_, kop, inhoud) in enumerate(delen)
    ]
    return [*noot, *vouw]


def _lijst(punt: Punt, naam: str, label: str, opties: Iterable[tuple[str, str]], nu: str, bij: str) -> El:
    keuzes = [el("option", woord, value=waarde, selected=waarde == nu) for waarde, woord in opties]
    return el(
        "label",
        el("span", label, class_="tel-label"),
        el("select", keuzes, name=naam, id=f"veld-{punt}-{bij}{naam}"),
        class_="tel-veld",
    )


def _plek(punt: Punt, reis: Reis, naam: str, rand: Rand, oud: ReisplekInbreng | None) -> El:
    domeinen = [(d, domeinnaam(d)) for d in domeinen_van(reis)]
    velden = [
        _lijst(punt, "domein", _("Welk deel van het leven?"), domeinen, oud.domein if oud else "", "plek-")
        if len(domeinen) > 1
        else None,
        _lijst(
            punt,
            "etappe",
            vul(_("Waar is {naam} dan?"), naam),
            [(e.id, f"{nr}. {e.naam}") for nr, e in enumerate(reis.etappes, 1)],
            oud.etappe if oud else "",
            "plek-",
        ),
    ]
    return vorm(
        punt, rand.van("plek", wijzigt=oud is not None), *velden, soort="reisplek", naam=f"{punt}-plek",
        knop=_("Bewaar mijn antwoord"),
    )  # fmt: skip


def _scores(punt: Punt, reis: Reis, naam: str, e: Etappe, rand: Rand, oud: ReisscoresInbreng | None) -> El:
    """The questions about one stage, each with a row from 0 to 4; none needs an answer."""
    vragen = []
    for v in reis.vragen:
        gegeven = oud.waarden.get(v.id) if oud else None
        rij = [
            keuze(f"score:{v.id}", str(w), str(w), aan=w == gegeven, bij=f"{punt}-{e.id}-", verplicht=False)
            for w in TREDEN
        ]
        vragen.append(
            el(
                "fieldset",
                el("legend", vul(v.vraag, naam), class_="tel-label"),
                el("div", rij, class_="tel-treden"),
                el("p", f"0 = {v.laag} · 4 = {v.hoog}", class_="tel-zacht"),
            )
        )
    return vorm(
        punt,
        rand.van(e.id, wijzigt=oud is not None),
        el("input", type="hidden", name="etappe", value=e.id),
        el("p", vul(e.uitleg, naam), class_="tel-zacht") if e.uitleg else None,
        vragen,
        soort="reisscores",
        naam=f"{punt}-{e.id}",
        knop=_("Bewaar mijn antwoord"),
    )


def _merk(punt: Punt, reis: Reis, rand: Rand, oud: ReismerkInbreng | None) -> list[El]:
    """A mark: with who where its sort asks for that, at a stage or in time. A form for each way."""
    uit = []
    for met_wie in (True, False):
        soorten = [s for s in reis.merken if s.wie is met_wie]
        if not soorten or (oud is not None and oud.merk not in {s.id for s in soorten}):
            continue
        bij = "wie-" if met_wie else "wat-"
        soort = oud.merk if oud else soorten[0].id
        wat = el(
            "fieldset",
            el("legend", _("Wat leg je neer?"), class_="tel-alleen-voorlezen"),
            [keuze("merk", s.id, s.naam, aan=s.id == soort, bij=f"{punt}-{bij}") for s in soorten],
            class_="tel-vakken",
        )
        wie = el(
            "label",
            el("span", _("Wie? Een rol, zoals zus of buurman"), class_="tel-label"),
            el("input", type="text", name="wie", value=oud.wie if oud else "", required=True,
               maxlength=LANGSTE_WIE, autocomplete="off", class_="tel-regel", id=f"veld-{punt}-{bij}wie"),
            class_="tel-veld",
        )  # fmt: skip
        tekst = tekstveld(
            punt,
            "tekst",
            _("Wat? Dat hoeft niet") if met_wie else _("In een paar woorden"),
            oud.tekst if oud else "",
            bij=bij,
            verplicht=not met_wie,
        )
        uit.append(
            vorm(
                punt,
                rand.van(f"merk-{bij}0", wijzigt=oud is not None),
                wat,
                _waar(punt, reis, oud, bij),
                wie if met_wie else None,
                tekst,
                soort="reismerk",
                naam=f"{punt}-merk-{bij}0",
                knop=_("Leg op de weg"),
            )
        )
    return uit


def _waar(punt: Punt, reis: Reis, oud: ReismerkInbreng | None, bij: str) -> list[El]:
    """Where a mark comes: on the timeline when there is one, else at a stage."""
    lijn = reis.tijdlijn
    if lijn is None:
        keuzes = [(e.id, f"{nr}. {e.naam}") for nr, e in enumerate(reis.etappes, 1)]
        return [
            _lijst(punt, "etappe", _("Bij welke etappe?"), keuzes, (oud.etappe or "") if oud else "", bij)
        ]
    rij = vakken(lijn)
    van = [(str(v.van), vakwoord(v, lijn.moment)) for v in rij]
    tot = [("", _("alleen dan")), *((str(v.tot), vakwoord(v, lijn.moment)) for v in rij)]
    nu, eind = ("0", "") if oud is None else (str(oud.maand), "" if oud.tot is None else str(oud.tot))
    return [
        _lijst(punt, "maand", _("Wanneer? Of: vanaf wanneer?"), van, nu, bij),
        _lijst(punt, "tot", _("Tot en met"), tot, eind, bij),
    ]


def in_woorden(t: Toestand, inbreng: WerkInbreng) -> str:
    """One contribution as one line."""
    reis = reis_van(t, inbreng.waar)
    etappes = {e.id: e.naam for e in reis.etappes}
    match inbreng:
        case ReisplekInbreng():
            return f"{domeinnaam(inbreng.domein)}: {etappes.get(inbreng.etappe, '')}"
        case ReisscoresInbreng():
            vragen = {v.id: vul(v.vraag, t.casus.naam) for v in reis.vragen}
            scores = [f"{vragen[v]} {w}" for v, w in inbreng.waarden.items() if v in vragen]
            return f"{etappes.get(inbreng.etappe, '')}: {' · '.join(scores)}"
        case ReismerkInbreng():
            soort = next((s.naam for s in reis.merken if s.id == inbreng.merk), "")
            waar = etappes.get(inbreng.etappe or "", "")
            if reis.tijdlijn is not None and inbreng.maand is not None:
                waar = maandwoord(inbreng.maand, reis.tijdlijn)
                if inbreng.tot is not None and inbreng.tot != inbreng.maand:
                    eind = maandwoord(inbreng.tot, reis.tijdlijn)
                    waar = _("{van} tot en met {tot}").format(van=waar, tot=eind)
            wat = ": ".join(x for x in (soort, inbreng.wie, inbreng.tekst[:LANGST]) if x)
            return f"{wat} ({waar})" if waar else wat
    return ""
