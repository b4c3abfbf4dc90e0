"""The panel beside a scale: what the picture says in words, or one domain with all that belongs to it."""

from __future__ import annotations

from rk.domain import Schaaldeel, Schaaltekening
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.raam import stapuitleg
from rk.tekening.schermen.rijen import schakelaar
from rk.tekening.vormen import icoon, knop
from rk.tekening.werk.schaal.brug import kleur
from rk.tekening.werk.schaal.merken import trapje
from rk.tekening.werk.schaal.stand import Schaalbeeld, combinatie, momentnaam, verschoven, vrije_delen
from rk.tekening.werk.schaal.woorden import combinatiezin, praatzinnen, schuifzin, verbandnamen
from rk.tekening.werk.schaal.zijdeel import een_deel
from rk.tekening.werk.tekens import teken


def zij(t: Toestand, b: Schaalbeeld, blik: Blik, *, kiezen: bool) -> El:
    """The panel: one domain when it is open, else the whole."""
    deel = next((d for d in b.delen if d.id == b.gekozen), None)
    inhoud = een_deel(b, deel, kiezen=kiezen) if deel is not None else _geheel(t, b, kiezen=kiezen)
    return el(
        "aside",
        inhoud,
        class_="rk-schaal-zij rk-rol",
        tabindex="0",
        aria_label=deel.naam if deel is not None else _("In woorden"),
        id="schaal-zij",
    )


# ---- the whole -----------------------------------------------------------------------------------


def _geheel(t: Toestand, b: Schaalbeeld, *, kiezen: bool) -> list[El | None]:
    leeg = not (b.zetten or b.kamer or b.kamerwens)
    return [
        el("p", stapuitleg(t, b.punt), dir="auto") if leeg else None,
        _opgepakt(b) if kiezen or b.stand.gekozen else None,
        _combinatie(b),
        _schoof(b),
        _praten(b),
        _verbonden(b),
        _niveaus(b) if b.schaal.tekening is not Schaaltekening.BALKEN else _delen(b),
        _toen(b),
        _erbij(b),
    ]


def _stuk(kop: str, *inhoud: object, id: str) -> El:  # noqa: A002  the attribute's own name
    return el("section", el("h3", kop, dir="auto"), inhoud, class_="rk-schaal-stuk", id=id)


def _opgepakt(b: Schaalbeeld) -> El:
    """What the group goes on with: any of the domains."""
    chips = [
        schakelaar(
            d.naam,
            d.id in b.stand.gekozen,
            "werk_gekozen",
            {"punt": str(b.punt), "wat": d.id, "gekozen": d.id not in b.stand.gekozen},
            id=f"schaal-kies-{d.id}",
        )
        for d in b.delen
    ]
    rij = el("div", chips, class_="rk-schaal-chips", role="group", aria_label=_("Waar gaan we mee verder?"))
    return _stuk(_("Waar gaan we mee verder?"), rij, id="schaal-verder")


def _combinatie(b: Schaalbeeld) -> El | None:
    c = combinatie(b)
    if c is None:
        return None
    return el(
        "section",
        el("h3", c.naam, dir="auto"),
        el("p", combinatiezin(b), class_="rk-stil", dir="auto"),
        el("p", c.uitleg, dir="auto"),
        class_="rk-schaal-stuk rk-let-op",
        id="schaal-combinatie",
    )


def _schoof(b: Schaalbeeld) -> El | None:
    rijen = [
        el(
            "li",
            icoon("omhoog" if v.omhoog else "omlaag"),
            el("span", el("b", v.deel.naam), ": ", schuifzin(b, v.van, v.naar, v.sinds), dir="auto"),
        )
        for v in verschoven(b)
    ]
    return (
        _stuk(_("Wat schoof op?"), el("ul", rijen, class_="rk-schaal-rijen"), id="schaal-schoof")
        if rijen
        else None
    )


def _praten(b: Schaalbeeld) -> El | None:
    rijen = [
        el("li", teken("praten"), el("span", el("b", wie), ": ", wat, dir="auto"))
        for wie, wat in praatzinnen(b)
    ]
    lijst = el("ul", rijen, class_="rk-schaal-rijen")
    return _stuk(_("Hier willen we over praten"), lijst, id="schaal-praten") if rijen else None


def _verbonden(b: Schaalbeeld) -> El | None:
    rijen = [
        el("li", teken("verband"), el("span", _("{een} en {ander}").format(een=a, ander=c), dir="auto"))
        for a, c in verbandnamen(b)
    ]
    lijst = el("ul", rijen, class_="rk-schaal-rijen")
    return _stuk(_("Dit hangt samen"), lijst, id="schaal-verbanden") if rijen else None


def _niveaus(b: Schaalbeeld) -> El:
    """The words of the levels, the highest above, each with its stair."""
    k = len(b.niveaus)
    gekleurd = b.schaal.tekening is Schaaltekening.BRUG
    rijen = [
        el(
            "li",
            el("i", trapje(n, k), class_=f"rk-schaal-trede-monster is-{kleur(n, k)}" if gekleurd else None),
            el("span", b.niveaus[n], dir="auto"),
        )
        for n in reversed(range(k))
    ]
    return _stuk(_("De woorden"), el("ul", rijen, class_="rk-schaal-woorden"), id="schaal-woorden")


def _delen(b: Schaalbeeld) -> El | None:
    """What each bar is about: its name alone says too little, and bars have their levels above them."""
    rijen = [el("li", el("span", el("b", d.naam), ": ", d.uitleg, dir="auto")) for d in b.delen if d.uitleg]
    lijst = el("ul", rijen, class_="rk-schaal-rijen")
    return _stuk(_("Waar het over gaat"), lijst, id="schaal-delen") if rijen else None


def _toen(b: Schaalbeeld) -> El | None:
    """The earlier moments that lie below the present one, each to be laid away."""
    chips = [
        knop(
            icoon("oog" if m.te_zien else "dicht"),
            el("span", m.naam),
            blik={"wissel": momentnaam(m.sleutel)},
            soort="chip",
            aan=m.te_zien,
            id=momentnaam(m.sleutel),
        )
        for m in b.eerder
    ]
    rij = el("div", chips, class_="rk-schaal-chips", role="group", aria_label=_("Standen van eerder"))
    return _stuk(_("Standen van eerder"), rij, id="schaal-toen") if chips else None


def _erbij(b: Schaalbeeld) -> El | None:
    if not b.daden:
        return None
    chips = [
        knop(
            icoon("plus"),
            teken(d.teken),
            el("span", _met_aantal(b, d), dir="auto"),
            daad="schaal_geordend",
            inhoud={"punt": str(b.punt), "volgorde": [*(x.id for x in b.delen), d.id]},
            soort="chip",
            id=f"schaal-erbij-{d.id}",
        )
        for d in vrije_delen(b)
    ]
    rij = el("div", chips, class_="rk-schaal-chips")
    return _stuk(_("Hoort dit er ook bij?"), rij, id="schaal-erbij") if chips else None


def _met_aantal(b: Schaalbeeld, d: Schaaldeel) -> str:
    n = sum(b.kamer.get(d.id, {}).values())
    return _("{naam} (al {n}× uit de kamer)").format(naam=d.naam, n=n) if n else d.naam
