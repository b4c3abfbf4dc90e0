"""The form `keuze` on the beamer: descriptions beside each other, what the room thinks, what fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rk.domain import Fase, Kamerstand, Keuze, Keuzezet, Optie, Punt, Stem, Tafel
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.datum import dag
from rk.tekening.schermen.fasen import blok, fase_van
from rk.tekening.schermen.stippen import stippen
from rk.tekening.vormen import icoon, knop, veld, vul
from rk.tekening.werk.delen import uitlegpaneel, werkvorm_van

_WEINIG = 4
"""So few descriptions have room to say more of each."""
_TWIJFEL = "twijfel"
"""The name in `blik.open` of choosing two at once, before the second was chosen."""
_PLAN = "keuze-plan"
"""The name in `blik.open` of the part where what comes first is worked out."""


def keuze_van(t: Toestand, punt: Punt) -> Keuze:
    """The descriptions of the werkvorm. Raises ValueError: it is no choice."""
    k = werkvorm_van(t, punt).keuze
    if k is None:
        raise ValueError(str(punt))
    return k


def stem_van(t: Toestand, punt: Punt) -> Stem:
    """Whose choice is made at the laptop: the person's own, or the group's."""
    return Stem.PERSOON if werkvorm_van(t, punt).tafel is Tafel.PERSOON else Stem.GROEP


def gekozen_van(t: Toestand, punt: Punt) -> Keuzezet:
    """What was chosen together; an empty choice when nothing was."""
    stem = stem_van(t, punt)
    return next((k for k in t.werkstand(punt).keuzes if k.stem is stem), Keuzezet(stem=stem))


def stemmen_van(t: Toestand, punt: Punt) -> tuple[Counter[str], int, int]:
    """How many in the room named each description, how many were in between, how many answered."""
    rij = [k for k in t.werkstand(punt).keuzes if k.stem is Stem.DEELNEMER]
    return Counter(o for k in rij for o in k.opties), sum(k.twijfel for k in rij), len(rij)


def eerder_gekozen(t: Toestand, punt: Punt) -> tuple[tuple[str, Keuzezet], ...]:
    """What was chosen in earlier talks: the day and the choice, the last one last."""
    id_, stem = werkvorm_van(t, punt).id, stem_van(t, punt)
    rij = [(e.dag, k) for e in t.eerder if id_ in e.werk for k in e.werk[id_].keuzes]
    return tuple((dag_, k) for dag_, k in rij if k.stem is stem and k.opties)


def scherm(t: Toestand, punt: Punt, blik: Blik, kamer: Kamerstand) -> tuple[El, object]:
    """The descriptions, one of them unfolded; or what follows from those that come first."""
    k = keuze_van(t, punt)
    s = t.werkstand(punt)
    if blik.is_open(_PLAN) and k.velden and s.gekozen:
        return _plan(t, punt, k), None
    zet = gekozen_van(t, punt)
    geteld, twijfelt, samen = stemmen_van(t, punt)
    kiest = fase_van(t, punt) is Fase.KIEZEN or stem_van(t, punt) is Stem.PERSOON
    open_ = next((o for o in k.opties if o.id == blik.kaart), None)
    opties = [_optie(t, punt, blik, k, o, zet, geteld[o.id], kiest=kiest) for o in k.opties]
    veel = "is-veel" if len(k.opties) > 8 else "is-weinig" if len(k.opties) <= _WEINIG else ""
    lijst = el(
        "ul",
        opties,
        class_=f"rk-keuze-opties {veel}".strip() + (" is-naast" if open_ is not None else ""),
    )
    inhoud = el(
        "div",
        el("div", lijst, class_="rk-keuze-rol rk-rol", tabindex="0", role="region", aria_label=_("Keuzes")),
        _uitleg(t, open_) if open_ is not None else None,
        class_="rk-keuze" + (" heeft-uitleg" if open_ is not None else ""),
    )
    rij = _rij(t, punt, blik, k, zet, twijfelt=twijfelt, samen=samen)
    return el("div", _vorige(t, punt, k), inhoud, rij, class_="rk-keuze-heel"), _hint(k, zet, kiest)


def _hint(k: Keuze, zet: Keuzezet, kiest: bool) -> str:
    if not zet.opties and kiest:
        return _("druk op wat past; nog een keer drukken haalt het weg")
    if k.top and len(zet.opties) > k.top:
        return _("zet een ster bij wat voorop staat")
    return _("druk op een woord om meer te lezen")


# ---- one description -----------------------------------------------------------------------------


def _nieuwe_keuze(k: Keuze, zet: Keuzezet, optie: str, *, tussen: bool) -> dict[str, object]:
    """The choice after a press on a description: on, off, or in the place of the only one."""
    al = [o for o in zet.opties if o != optie]
    mag = max(k.hoogstens, 2 if tussen or zet.twijfel else 1)
    opties = al if optie in zet.opties else [*(al if mag > 1 else []), optie][-mag:]
    return {"opties": opties, "twijfel": (tussen or zet.twijfel) and bool(opties)}


def _optie(
    t: Toestand, punt: Punt, blik: Blik, k: Keuze, o: Optie, zet: Keuzezet, stemmen: int, *, kiest: bool
) -> El:
    naam = t.casus.naam
    aan = o.id in zet.opties
    voorop = o.id in t.werkstand(punt).gekozen
    inhoud = {
        "punt": str(punt),
        "stem": stem_van(t, punt).value,
        **_nieuwe_keuze(k, zet, o.id, tussen=blik.is_open(_TWIJFEL)),
    }
    tekst = el(
        "span",
        el("b", vul(o.naam, naam), dir="auto"),
        el("span", vul(o.uitleg, naam), class_="rk-keuze-uitleg", dir="auto") if o.uitleg else None,
        el("span", vul(" · ".join(o.blokken[0].regels), naam), class_="rk-keuze-kern", dir="auto")
        if o.blokken and len(k.opties) <= _WEINIG and blik.kaart is None
        else None,
    )
    hoofd = el(
        "button",
        el("i", icoon("vink") if aan else None, class_="rk-keuze-vak", aria_hidden="true"),
        tekst,
        stippen(stemmen),
        type="button",
        id=f"optie-{o.id}",
        class_="rk-keuze-kaart" + (" is-gekozen" if aan else "") + (" is-open" if blik.kaart == o.id else ""),
        aria_pressed="true" if aan else "false",
        data_daad="keuze_gemaakt" if kiest else None,
        data_inhoud=inhoud if kiest else None,
        data_blik=None if kiest else {"kaart": None if blik.kaart == o.id else o.id},
    )
    meer = knop(
        icoon("vraag"),
        blik={"kaart": None if blik.kaart == o.id else o.id},
        soort="icoon",
        naam=_("Meer over {wat}").format(wat=vul(o.naam, naam)),
        open_=blik.kaart == o.id,
        id=f"meer-{o.id}",
    )
    ster = None
    if k.top and aan:
        ster = knop(
            icoon("ster"),
            daad="werk_gekozen",
            inhoud={"punt": str(punt), "wat": o.id, "gekozen": not voorop},
            soort="icoon",
            naam=(_("{wat} staat voorop") if voorop else _("Zet {wat} voorop")).format(wat=vul(o.naam, naam)),
            aan=voorop,
            id=f"voorop-{o.id}",
        )
    knoppen = el("span", ster, meer if o.blokken else None, class_="rk-keuze-knoppen")
    return el("li", hoofd, knoppen, class_="is-voorop" if voorop else None, id=f"rij-{o.id}")


def _uitleg(t: Toestand, o: Optie) -> El:
    """What follows from a description, beside the others."""
    naam = t.casus.naam
    return uitlegpaneel(
        vul(o.naam, naam),
        o.id,
        kop=vul(o.naam, naam),
        uitleg=vul(o.uitleg, naam),
        blokken=[(vul(b.kop, naam), [vul(r, naam) for r in b.regels]) for b in o.blokken],
        dicht={"kaart": None},
        dichtwoord=_("Sluiten (Escape)"),
    )


# ---- below the descriptions ----------------------------------------------------------------------


def _rij(t: Toestand, punt: Punt, blik: Blik, k: Keuze, zet: Keuzezet, *, twijfelt: int, samen: int) -> El:
    delen: list[El | None] = []
    if samen:
        een, meer = _("1 antwoord uit de kamer"), _("{n} antwoorden uit de kamer")
        zin = een if samen == 1 else meer.format(n=samen)
        if twijfelt:
            zin += " · " + _("{n} tussen twee in").format(n=twijfelt)
        delen.append(el("span", zin, class_="rk-stil"))
    if k.twijfel and k.hoogstens == 1:
        tussen = blik.is_open(_TWIJFEL) or zet.twijfel
        enkel = {"punt": str(punt), "stem": zet.stem.value, "opties": list(zet.opties[:1]), "twijfel": False}
        delen.append(
            knop(
                icoon("vink") if tussen else None,
                _("Tussen twee in"),
                daad="keuze_gemaakt" if zet.twijfel else None,
                inhoud=enkel if zet.twijfel else None,
                blik=None if zet.twijfel else {"wissel": _TWIJFEL},
                soort="chip",
                aan=tussen,
                id="keuze-twijfel",
            )
        )
    if k.velden and zet.opties:
        delen.append(
            knop(
                _("Verder met wat voorop staat"),
                icoon("rechts"),
                blik={"wissel": _PLAN},
                soort="gewoon",
                id="keuze-plan",
                disabled=not t.werkstand(punt).gekozen,
            )
        )
    return el("div", delen, class_="rk-keuze-rij")


def _vorige(t: Toestand, punt: Punt, k: Keuze) -> El | None:
    """What was chosen before, beside what is chosen now."""
    eerder = eerder_gekozen(t, punt)
    if not eerder:
        return None
    regels = [
        el("li", el("b", dag(dag_) or dag_), ": ", namen(t, k, z.opties), dir="auto")
        for dag_, z in eerder[-2:]
    ]
    return el("ul", regels, class_="rk-keuze-eerder", aria_label=_("Eerdere gesprekken"))


def _plan(t: Toestand, punt: Punt, k: Keuze) -> El:
    """What comes first, each with the fields to fill in."""
    s, naam = t.werkstand(punt), t.casus.naam
    opties = {o.id: o for o in k.opties}
    blokken = []
    for id_ in s.gekozen:
        if id_ not in opties:
            continue
        velden = [
            veld(
                vul(v.naam, naam),
                s.aantekeningen.get(f"{id_}:{v.id}", ""),
                daad="aantekening_gezet",
                inhoud={"punt": str(punt), "bij": f"{id_}:{v.id}"},
                id=f"plan-{id_}-{v.id}",
                hint=vul(v.hulp, naam),
                regels=2,
            )
            for v in k.velden
        ]
        blokken.append(el("li", el("h3", vul(opties[id_].naam, naam), dir="auto"), velden))
    terug = knop(icoon("links"), _("Terug naar de keuzes"), blik={"wissel": _PLAN}, id="keuze-terug")
    return el(
        "div",
        el("ol", blokken, class_="rk-keuze-plan rk-rol", tabindex="0", aria_label=_("Wat voorop staat")),
        el("div", terug, class_="rk-keuze-rij"),
        class_="rk-keuze-heel",
    )


def denk(t: Toestand, punt: Punt) -> list[El]:
    """The descriptions to think about; only their names when there are many."""
    k, naam = keuze_van(t, punt), t.casus.naam
    if len(k.opties) <= 6:
        return [blok(vul(o.naam, naam), vul(o.uitleg, naam)) for o in k.opties]
    return [blok(vul(werkvorm_van(t, punt).uitleg, naam))]


def namen(t: Toestand, k: Keuze, opties: Sequence[str]) -> str:
    """Descriptions by name, in one line."""
    op_id = {o.id: vul(o.naam, t.casus.naam) for o in k.opties}
    return ", ".join(op_id[o] for o in opties if o in op_id)
