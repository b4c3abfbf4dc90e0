"""The stages of a journey, and where the person is now: one column for each domain of life."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from rk.domain import Etappe, Fase, Punt, Reis, Stem, Werkstand
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.schermen.fasen import fase_van
from rk.tekening.vormen import icoon, knop, vul
from rk.tekening.werk.reis.eerder import eerder_van, plek_van, verschoven
from rk.tekening.werk.reis.kijk import Kijk, reis_van, stemnaam
from rk.tekening.werk.reis.meting import kaartje
from rk.tekening.werk.reis.teken import teken


@dataclass(frozen=True, kw_only=True, slots=True)
class Plekken:
    """Where the person is for one domain: as he says, as the group says, how many of the room say each."""

    persoon: str | None = None
    groep: str | None = None
    kamer: Counter[str] = field(default_factory=Counter)
    eerder: str | None = None


def plekken(s: Werkstand, domein: str, toen: Werkstand | None = None) -> Plekken:
    """What was said about one domain; `toen`: the last earlier talk."""
    rij = [p for p in s.plekken if p.domein == domein]
    van = {p.stem: p.etappe for p in rij if p.stem is not Stem.DEELNEMER}
    return Plekken(
        persoon=van.get(Stem.PERSOON),
        groep=van.get(Stem.GROEP),
        kamer=Counter(p.etappe for p in rij if p.stem is Stem.DEELNEMER),
        eerder=plek_van(toen, domein) if toen is not None else None,
    )


def domeinen_van(reis: Reis) -> tuple[str, ...]:
    """The columns: the whole, and each domain of life; none where the place is not asked."""
    return ("", *reis.domeinen) if reis.plek else ()


def domeinnaam(domein: str) -> str:
    """A column in words."""
    return domein or _("In het geheel")


def gezegd(t: Toestand, p: Plekken, etappe_id: str) -> list[str]:
    """Who puts the person at a stage, in words."""
    uit = []
    if p.persoon == etappe_id:
        uit.append(stemnaam(t, Stem.PERSOON))
    if p.groep == etappe_id:
        uit.append(stemnaam(t, Stem.GROEP))
    if n := p.kamer[etappe_id]:
        uit.append(_("1 uit de kamer") if n == 1 else _("{n} uit de kamer").format(n=n))
    if p.eerder == etappe_id:
        uit.append(_("de vorige keer"))
    return uit


def weg(t: Toestand, punt: Punt, kijk: Kijk) -> El:
    """All stages, and in each column where the person is; pressing puts him there."""
    reis, s = reis_van(t, punt), t.werkstand(punt)
    eerder = eerder_van(t, punt)
    toen = eerder[-1][1] if eerder else None
    kolommen = [(d, plekken(s, d, toen)) for d in domeinen_van(reis)]
    kop = el(
        "tr",
        el("th", el("span", _("Etappe"), class_="rk-alleen-voorlezen"), scope="col"),
        [_kolomkop(t, punt, kijk, nr, d, p) for nr, (d, p) in enumerate(kolommen)],
    )
    rijen = [
        el(
            "tr",
            el("th", etappeknop(t, punt, kijk, nr, e), scope="row"),
            [el("td", _cel(t, punt, kijk, e, k, d, p)) for k, (d, p) in enumerate(kolommen)],
        )
        for nr, e in enumerate(reis.etappes, 1)
    ]
    tabel = el("table", el("thead", kop), el("tbody", rijen), class_="rk-reis-tabel")
    schoof = verschoven(reis, s, toen, eerder[-1][0]) if toen is not None else []
    return el(
        "div",
        el(
            "div",
            tabel if kolommen else el("ol", [el("li", etappeknop(t, punt, kijk, nr, e))
                                             for nr, e in enumerate(reis.etappes, 1)]),
            el("ul", [el("li", z, dir="auto") for z in schoof], class_="rk-reis-schoof") if schoof else None,
            class_="rk-rol rk-reis-rol",
            tabindex="0",
            role="region",
            aria_label=_("De etappes"),
            id="reis-weg",
        ),
        kaartje(t, punt, kijk),
        legenda(t, kolommen) if kolommen else None,
        class_="rk-reis-vlak rk-reis-weg" + (" met-meting" if reis.meting else ""),
    )  # fmt: skip


def _kolomkop(t: Toestand, punt: Punt, kijk: Kijk, nr: int, domein: str, p: Plekken) -> El:
    """The name of a domain; while the room answers, its answers can be asked anew."""
    opnieuw = None
    if kijk.stem is Stem.DEELNEMER and p.kamer and not t.gesloten:
        opnieuw = knop(
            icoon("rondje"),
            daad="reisplek_gezet",
            inhoud={"punt": str(punt), "etappe": None, "stem": Stem.DEELNEMER.value, "domein": domein},
            soort="icoon",
            naam=_("Vraag dit de kamer opnieuw: {wat}").format(wat=domeinnaam(domein)),
            id=f"reis-opnieuw-{nr}",
        )
    return el("th", el("span", domeinnaam(domein), dir="auto"), opnieuw, scope="col")


def etappeknop(t: Toestand, punt: Punt, kijk: Kijk, nr: int, e: Etappe, *, aan: bool | None = None) -> El:
    """The name of a stage with what lies there; it opens the stage."""
    s = t.werkstand(punt)
    n = sum(m.etappe == e.id for m in s.merken)
    erbij = [_("1 merk") if n == 1 else _("{n} merken").format(n=n)] if n else []
    gekozen = e.id in s.gekozen
    return el(
        "button",
        el("i", icoon("vink") if gekozen else nr, class_="rk-reis-nr" + (" is-gekozen" if gekozen else "")),
        el(
            "span",
            el("span", e.naam, dir="auto"),
            el("small", " · ".join(erbij)) if erbij and aan is None else None,
            el("span", _("dit pakken we op"), class_="rk-alleen-voorlezen") if gekozen else None,
        ),
        type="button",
        class_="rk-reis-etappe" + (" is-open" if aan else ""),
        data_blik=kijk.naar(f"e:{e.id}"),
        aria_current="true" if aan else None,
        id=f"etappe-{e.id}",
    )


def _cel(t: Toestand, punt: Punt, kijk: Kijk, e: Etappe, k: int, domein: str, p: Plekken) -> El:
    hier = {Stem.PERSOON: p.persoon, Stem.GROEP: p.groep}.get(kijk.stem) == e.id
    wie = gezegd(t, p, e.id)
    naam = f"{domeinnaam(domein)}: {e.naam}" + (f" – {', '.join(wie)}" if wie else "")
    inhoud = {
        "punt": str(punt),
        "etappe": None if hier else e.id,
        "stem": kijk.stem.value,
        "domein": domein,
    }
    return el(
        "button",
        tekens(p, e.id),
        type="button",
        class_="rk-reis-cel" + (" is-hier" if wie else ""),
        data_daad="reisplek_gezet",
        data_inhoud=inhoud,
        aria_pressed=None if kijk.stem is Stem.DEELNEMER else ("true" if hier else "false"),
        aria_label=naam,
        id=f"plek-{k}-{e.id}",
    )


def tekens(p: Plekken, etappe_id: str) -> list[El]:
    """The marks of who puts the person at a stage."""
    uit = []
    if p.eerder == etappe_id:
        uit.append(el("i", class_="rk-reis-pion is-eerder"))
    if p.persoon == etappe_id:
        uit.append(el("i", teken("mens"), class_="rk-reis-pion is-persoon"))
    if p.groep == etappe_id:
        uit.append(el("i", class_="rk-reis-pion is-groep"))
    if n := p.kamer[etappe_id]:
        uit.append(el("span", el("i", class_="rk-reis-pion is-kamer"), str(n), class_="rk-reis-aantal"))
    return uit


def legenda(t: Toestand, kolommen: list[tuple[str, Plekken]]) -> El:
    """What the marks say; an earlier talk only where there was one."""
    regels = [
        (el("i", teken("mens"), class_="rk-reis-pion is-persoon"), stemnaam(t, Stem.PERSOON)),
        (el("i", class_="rk-reis-pion is-groep"), stemnaam(t, Stem.GROEP)),
        (el("i", class_="rk-reis-pion is-kamer"), _("zo veel uit de kamer")),
    ]
    if any(p.eerder for _d, p in kolommen):
        regels.append((el("i", class_="rk-reis-pion is-eerder"), _("de vorige keer")))
    return el(
        "ul",
        [el("li", monster, el("span", woord, dir="auto")) for monster, woord in regels],
        class_="rk-reis-legenda",
        aria_label=_("Wat de tekens zeggen"),
    )


def weghint(t: Toestand, punt: Punt, kijk: Kijk) -> str:
    """What the footer says at the stages."""
    if not reis_van(t, punt).plek:
        return _("druk op een etappe om te lezen wat er speelt")
    zin = (
        _("druk waar jullie {naam} nu zien · druk op een etappe om te lezen")
        if fase_van(t, punt) is Fase.KIEZEN or kijk.stem is not Stem.PERSOON
        else _("druk waar {naam} nu is · druk op een etappe om te lezen")
    )
    return vul(zin, t.casus.naam)
