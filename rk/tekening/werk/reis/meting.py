"""The measurement of a journey: from 1 to 10, what the person says himself, as a small line."""

from __future__ import annotations

from collections.abc import Sequence

from rk.domain import Etappe, Punt, Reis, Werkstand
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.vormen import knop, vul
from rk.tekening.werk.reis.eerder import eerder_van
from rk.tekening.werk.reis.kijk import Kijk, reis_van

HOOGST = 10
_RUIM = 6
"""With more moments there is no room for a number at each."""
_B, _H, _RAND, _ONDER = 280, 220, 34, 40


def momenten(reis: Reis) -> tuple[Etappe, ...]:
    """The stages where is measured."""
    return tuple(e for e in reis.etappes if e.meting)


def waarden(s: Werkstand) -> dict[str, int]:
    """What was measured, by stage."""
    return {m.etappe: m.waarde for m in s.metingen}


def metingzin(reis: Reis, s: Werkstand) -> str:
    """The measurements in words: "7, dan 4, dan nog niet"; empty when none was taken."""
    gemeten = waarden(s)
    if not gemeten:
        return ""
    return ", ".join(str(gemeten.get(e.id) or _("nog niet")) for e in momenten(reis))


def lijntje(reis: Reis, s: Werkstand, eerder: Sequence[tuple[str, Werkstand]] = ()) -> El:
    """The line: a ring with its number for each moment; earlier ones dashed under it."""
    rij = momenten(reis)
    naam = _("{meting} Nu: {zin}.").format(meting=reis.meting, zin=metingzin(reis, s) or _("nog niet"))
    hulp = [
        el("line", x1=_RAND, x2=_B - _RAND, y1=_y(w), y2=_y(w), class_="rk-reis-hulplijn")
        for w in (1, 5, HOOGST)
    ]
    hulp += [el("text", w, x=4, y=_y(w) + 8, class_="rk-reis-astekst") for w in (1, 5, HOOGST)]
    onder = [
        el("text", nr, x=_x(nr - 1, len(rij)), y=_H - 6, class_="rk-reis-astekst is-midden")
        for nr in range(1, len(rij) + 1)
        if len(rij) <= _RUIM or nr in (1, len(rij))
    ]
    oud = [_lijn(rij, waarden(s_), oud=True) for _dag, s_ in eerder]
    return el(
        "svg", hulp, onder, oud, _lijn(rij, waarden(s), oud=False),
        class_="rk-reis-lijntje", viewBox=f"0 0 {_B} {_H}", role="img", aria_label=naam,
    )  # fmt: skip


def _x(nr: int, aantal: int) -> float:
    ruimte = _B - 2 * _RAND - 40
    return _RAND + 30 + (ruimte / 2 if aantal < 2 else ruimte * nr / (aantal - 1))


def _y(waarde: int) -> float:
    return 24 + (_H - _ONDER - 48) * (HOOGST - waarde) / (HOOGST - 1)


def _lijn(rij: Sequence[Etappe], gemeten: dict[str, int], *, oud: bool) -> list[El]:
    punten = [(_x(nr, len(rij)), _y(w), w) for nr, e in enumerate(rij) if (w := gemeten.get(e.id))]
    pad = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y, _w in punten)
    klasse = "is-oud" if oud else "is-nu"
    uit = [el("path", d=pad, class_=f"rk-reis-meetlijn {klasse}")] if len(punten) > 1 else []
    klein = oud or len(rij) > _RUIM
    for x, y, w in punten:
        uit.append(el("circle", cx=x, cy=y, r=10 if klein else 22, class_=f"rk-reis-meetpunt {klasse}"))
        if not klein:
            uit.append(el("text", w, x=x, y=y + 9, class_="rk-reis-meetgetal"))
    return uit


def kaartje(t: Toestand, punt: Punt, kijk: Kijk) -> El | None:
    """The line beside the stages, with the way to each moment."""
    reis, s = reis_van(t, punt), t.werkstand(punt)
    if not reis.meting:
        return None
    eerder = [(d, w) for d, w in eerder_van(t, punt) if w.metingen]
    gemeten = waarden(s)
    rijen = [
        el(
            "li",
            knop(
                el("span", f"{nr}. {e.naam}", dir="auto"),
                el("b", gemeten.get(e.id) or "–"),
                blik=kijk.naar(f"e:{e.id}"),
                soort="stil",
                id=f"reis-meet-{e.id}",
            ),
        )
        for nr, e in enumerate(momenten(reis), 1)
    ]
    oud = [
        el("li", _("op {dag}: {zin}").format(dag=d, zin=metingzin(reis, w)), class_="rk-stil")
        for d, w in eerder
    ]
    return el(
        "section",
        el("h3", vul(reis.meting, t.casus.naam), dir="auto"),
        lijntje(reis, s, eerder),
        el("ul", rijen, oud, class_="rk-reis-meetrij"),
        class_="rk-reis-meting",
        id="reis-meting",
    )


def knoppen(t: Toestand, punt: Punt, etappe: Etappe) -> El | None:
    """The row from 1 to 10 at a stage where is measured; pressing the same number takes it off."""
    if not etappe.meting:
        return None
    reis, nu = reis_van(t, punt), waarden(t.werkstand(punt)).get(etappe.id)
    rij = [
        knop(
            str(w),
            daad="reismeting_gezet",
            inhoud={"punt": str(punt), "etappe": etappe.id, "waarde": None if w == nu else w},
            soort="segment",
            aan=w == nu,
            id=f"reis-meting-{w}",
        )
        for w in range(1, HOOGST + 1)
    ]
    return el(
        "div",
        el("h3", vul(reis.meting, t.casus.naam), id="reis-meting-vraag", dir="auto"),
        el("div", rij, class_="rk-reis-tien", role="group", aria_labelledby="reis-meting-vraag"),
        class_="rk-reis-meet",
    )
