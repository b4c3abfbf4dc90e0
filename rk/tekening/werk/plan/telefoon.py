"""The form `plan` on a phone: an idea for one of its parts."""

from __future__ import annotations

from rk.domain import Plandeel, Punt
from rk.events import Toestand
from rk.events.inbreng import Inbreng, WerkInbreng
from rk.events.inbreng.werk import PlanInbreng
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.telefoonblok import Rand, keuze, tekstveld, vorm
from rk.tekening.vormen import vul
from rk.tekening.werk.plan.basis import plan_van


def telefoon(t: Toestand, punt: Punt, wijzig: Inbreng | None, rand: Rand) -> list[El]:
    """For which part, and the idea; below it the examples that there are."""
    delen, naam = plan_van(t, punt).delen, t.casus.naam
    al = wijzig if isinstance(wijzig, PlanInbreng) else None
    gekozen = al.deel if al is not None else delen[0].id
    if len(delen) == 1:
        waar = el("input", type="hidden", name="deel", value=delen[0].id)
        vraag = el("p", vul(delen[0].vraag, naam)) if delen[0].vraag else None
    else:
        keuzes = [keuze("deel", d.id, _deel(d, naam), aan=d.id == gekozen, bij=f"{punt}-") for d in delen]
        waar = el(
            "fieldset", el("legend", _("Waar gaat het over?"), class_="tel-label"), keuzes, class_="tel-vorm"
        )
        vraag = None
    tekst = tekstveld(punt, "tekst", _("Jouw idee"), al.tekst if al is not None else "")
    deze = vorm(punt, rand, waar, tekst, soort="plan")
    return [*([vraag] if vraag is not None else []), deze, *_voorbeelden(delen, naam)]


def _deel(d: Plandeel, naam: str) -> list[El]:
    vraag = el("small", vul(d.vraag, naam), dir="auto") if d.vraag else None
    return [el("b", vul(d.naam, naam), dir="auto"), *([vraag] if vraag is not None else [])]


def _voorbeelden(delen: tuple[Plandeel, ...], naam: str) -> list[El]:
    blokken = [(f"{d.id}-{nr}", b) for d in delen for nr, b in enumerate(d.blokken)]
    if not blokken:
        return []
    vouwen = [
        el(
            "details",
            el("summary", vul(b.kop, naam)),
            el("div", [el("p", vul(r, naam), dir="auto") for r in b.regels], class_="tel-zacht tel-binnen"),
            id=f"voorbeeld-{id_}",
        )
        for id_, b in blokken
    ]
    return [el("h2", _("Voorbeelden"), class_="tel-tussen"), *vouwen]


def in_woorden(t: Toestand, inbreng: WerkInbreng) -> str:
    """One contribution as one line: the part, where there is more than one, and the idea."""
    if not isinstance(inbreng, PlanInbreng):
        return ""
    delen = plan_van(t, inbreng.waar).delen
    deel = next((d for d in delen if d.id == inbreng.deel), None)
    if deel is None or len(delen) == 1:
        return inbreng.tekst
    return f"{vul(deel.naam, t.casus.naam)}: {inbreng.tekst}"
