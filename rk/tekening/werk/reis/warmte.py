"""The heat map: what we think of our own work at each stage, by question.

A cell says its level three times: by a number, by how many blocks are filled and by its tint; and it
shows the spread of all answers, so that a middle never hides that people differ.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from statistics import median_low

from rk.domain import Etappe, Fase, Punt, Reisvraag, Stem, Tafel, Werkstand
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.schermen.fasen import fase_van
from rk.tekening.vormen import icoon, knop, vul
from rk.tekening.werk.delen import werkvorm_van
from rk.tekening.werk.reis.eerder import eerder_van
from rk.tekening.werk.reis.etappes import etappeknop
from rk.tekening.werk.reis.kijk import Deel, Kijk, reis_van, stemnaam
from rk.tekening.werk.reis.teken import zegt

TREDEN = (0, 1, 2, 3, 4)
_VER_UITEEN = 3
"""Answers that lie so many steps apart differ enough to ask about."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Vakje:
    """What was thought of one stage: the group's own score, how often each was given, the middle of
    these (None: nobody, or a werkvorm for the person himself, where nothing is summed over people).
    """

    groep: int | None = None
    kamer: Counter[int] = field(default_factory=Counter)
    midden: int | None = None

    @property
    def stand(self) -> int | None:
        """What the cell is tinted by."""
        return self.midden if self.groep is None else self.groep

    @property
    def uiteen(self) -> bool:
        """Whether the answers lie far apart."""
        return bool(self.kamer) and max(self.kamer) - min(self.kamer) >= _VER_UITEEN


def vakje(s: Werkstand, etappe: str, vraag: str, *, midden: bool) -> Vakje:
    """What was thought of a stage at one question."""
    rij = [x for x in s.scores if (x.etappe, x.vraag) == (etappe, vraag)]
    kamer = [x.waarde for x in rij if x.stem is not Stem.GROEP]
    return Vakje(
        groep=next((x.waarde for x in rij if x.stem is Stem.GROEP), None),
        kamer=Counter(kamer),
        midden=median_low(kamer) if kamer and midden else None,
    )


def warmte_van(t: Toestand, punt: Punt, s: Werkstand, etappe: str, vraag: str) -> Vakje:
    """The same, with a middle only where people may be taken together."""
    return vakje(s, etappe, vraag, midden=werkvorm_van(t, punt).tafel is not Tafel.PERSOON)


def verdeling(v: Vakje) -> str:
    """The answers in words: "2 keer 1, 3 keer 4"; empty without any."""
    return ", ".join(_("{n} keer {w}").format(n=v.kamer[w], w=w) for w in TREDEN if v.kamer[w])


def goed(vraag: Reisvraag, stand: int) -> int:
    """How good a score is, from 0 to 4, whichever end of the question is good."""
    return stand if vraag.hoog_is_goed else TREDEN[-1] - stand


def warmte(t: Toestand, punt: Punt, kijk: Kijk) -> El:
    """Stages by questions, and beside it the cell that is opened."""
    reis = reis_van(t, punt)
    eerder = eerder_van(t, punt)
    toen = eerder[-1][1] if eerder else None
    kop = el(
        "tr",
        el("th", el("span", _("Etappe"), class_="rk-alleen-voorlezen"), scope="col"),
        [el("th", el("span", vul(v.vraag, t.casus.naam), dir="auto"), scope="col") for v in reis.vragen],
    )
    naar_weg = Kijk(deel=Deel.WEG, stem=kijk.stem)
    rijen = [
        el(
            "tr",
            el("th", etappeknop(t, punt, naar_weg, nr, e), scope="row"),
            [el("td", _cel(t, punt, kijk, e, v, toen)) for v in reis.vragen],
        )
        for nr, e in enumerate(reis.etappes, 1)
    ]
    return el(
        "div",
        el(
            "div",
            el("table", el("thead", kop), el("tbody", rijen), class_="rk-reis-tabel rk-reis-warm"),
            class_="rk-rol rk-reis-rol",
            tabindex="0",
            role="region",
            aria_label=_("Warmtekaart over de etappes"),
            id="reis-warmte",
        ),
        el("aside", _zij(t, punt, kijk), class_="rk-rol rk-reis-zij", id="reis-zij",
           aria_label=_("Een score geven"), tabindex="0"),
        class_="rk-reis-vlak rk-reis-met-zij rk-reis-met-warm",
    )  # fmt: skip


def _cel(t: Toestand, punt: Punt, kijk: Kijk, e: Etappe, vraag: Reisvraag, toen: Werkstand | None) -> El:
    v = warmte_van(t, punt, t.werkstand(punt), e.id, vraag.id)
    oud = warmte_van(t, punt, toen, e.id, vraag.id).stand if toen is not None else None
    open_ = kijk.van("v") == (e.id, vraag.id)
    g = None if v.stand is None else goed(vraag, v.stand)
    woorden = [f"{e.naam}, {vul(vraag.vraag, t.casus.naam)}"]
    if v.groep is not None:
        woorden.append(_("wij samen: {n}").format(n=v.groep))
    woorden.append(verdeling(v) or _("nog geen antwoord uit de kamer"))
    if v.uiteen:
        woorden.append(_("loopt uiteen"))
    if oud is not None:
        woorden.append(_("de vorige keer: {n}").format(n=oud))
    return el(
        "button",
        zegt(
            ". ".join(woorden),
            el("b", "–" if v.stand is None else str(v.stand), class_="rk-reis-stand"),
            el("span", [el("i", class_="is-vol" if g is not None and w <= g else None) for w in TREDEN[1:]],
               class_="rk-reis-blokjes"),
            staafjes(v),
            el("small", _("was {n}").format(n=oud)) if oud is not None and oud != v.stand else None,
            el("small", "↔", class_="rk-reis-uiteen") if v.uiteen else None,
        ),
        type="button",
        class_=f"rk-reis-warmcel is-g{'x' if g is None else g}" + (" is-open" if open_ else ""),
        data_blik=kijk.naar(f"v:{e.id}:{vraag.id}"),
        aria_current="true" if open_ else None,
        id=f"warm-{vraag.id}-{e.id}",
    )  # fmt: skip


def staafjes(v: Vakje) -> El | None:
    """How often each score was given, as five bars beside each other."""
    if not v.kamer:
        return None
    hoogst = max(v.kamer.values())
    return el(
        "span",
        [el("i", style=f"--h:{v.kamer[w] / hoogst:.2f}") for w in TREDEN],
        class_="rk-reis-staafjes",
        aria_hidden="true",
    )


# ---- the cell that is opened ---------------------------------------------------------------------


def _zij(t: Toestand, punt: Punt, kijk: Kijk) -> list[El | None]:
    reis = reis_van(t, punt)
    gevraagd = kijk.van("v")
    e = next((e for e in reis.etappes if gevraagd[:1] == (e.id,)), None)
    vraag = next((v for v in reis.vragen if gevraagd[1:] == (v.id,)), None)
    if e is None or vraag is None:
        return [_legenda()]
    v = warmte_van(t, punt, t.werkstand(punt), e.id, vraag.id)
    kiest = fase_van(t, punt) is Fase.KIEZEN
    kamer = None if kiest else _kamer(t, punt, e, vraag, v)
    return [
        el(
            "div",
            el("h3", e.naam, dir="auto"),
            knop(icoon("kruis"), blik=kijk.naar(), soort="icoon", naam=_("Sluiten (Escape)"), toets="Escape",
                 id="warm-dicht"),
            class_="rk-reis-etappekop",
        ),
        el("p", vul(vraag.vraag, t.casus.naam), class_="rk-reis-vraag", dir="auto"),
        el("p", f"0 = {vraag.laag} · 4 = {vraag.hoog}", class_="rk-stil", dir="auto"),
        kamer,
        _spreiding(v) if kiest else None,
        _groep(t, punt, e, vraag, v),
        el("div", _("De antwoorden lopen uiteen. Wat zag de een, en wat de ander?"), class_="rk-let-op")
        if v.uiteen
        else None,
    ]  # fmt: skip


def _kamer(t: Toestand, punt: Punt, e: Etappe, vraag: Reisvraag, v: Vakje) -> El:
    """One voice from the room at each press; how often each was given stands in the button."""
    hoogst = max(v.kamer.values(), default=1)
    rij = [
        el(
            "button",
            zegt(
                _("Iemand geeft een {w}; nu {n} keer").format(w=w, n=v.kamer[w]),
                el("i", style=f"--h:{v.kamer[w] / hoogst:.2f}"),
                el("b", w),
                el("span", v.kamer[w] or "", class_="rk-reis-tel"),
            ),
            type="button",
            class_="rk-reis-trede",
            data_daad="reisscore_gegeven",
            data_inhoud={
                "punt": str(punt), "etappe": e.id, "vraag": vraag.id, "waarde": w,
                "stem": Stem.DEELNEMER.value,
            },
            id=f"kamer-{w}",
        )
        for w in TREDEN
    ]  # fmt: skip
    opnieuw = knop(
        icoon("rondje"),
        _("Vraag dit opnieuw"),
        daad="reisscore_gegeven",
        inhoud={
            "punt": str(punt), "etappe": e.id, "vraag": vraag.id, "waarde": None,
            "stem": Stem.DEELNEMER.value,
        },
        soort="stil",
        id="kamer-opnieuw",
    )  # fmt: skip
    return el(
        "div",
        el("h4", _("Uit de kamer: druk per persoon één keer")),
        el("div", rij, class_="rk-reis-treden"),
        opnieuw if v.kamer else None,
        class_="rk-reis-kamer",
    )


def _spreiding(v: Vakje) -> El:
    zin = (
        _("Uit de kamer: {zin}.").format(zin=verdeling(v))
        if v.kamer
        else _("Nog geen antwoord uit de kamer.")
    )
    return el("div", staafjes(v), el("p", zin), class_="rk-reis-kamer")


def _groep(t: Toestand, punt: Punt, e: Etappe, vraag: Reisvraag, v: Vakje) -> El:
    rij = [
        knop(
            str(w),
            daad="reisscore_gegeven",
            inhoud={
                "punt": str(punt), "etappe": e.id, "vraag": vraag.id,
                "waarde": None if v.groep == w else w, "stem": Stem.GROEP.value,
            },
            soort="segment",
            aan=v.groep == w,
            id=f"groep-{w}",
        )
        for w in TREDEN
    ]  # fmt: skip
    naam = stemnaam(t, Stem.GROEP)
    return el(
        "div",
        el("h4", naam[:1].upper() + naam[1:], id="groep-kop"),
        el("div", rij, class_="rk-segment", role="group", aria_labelledby="groep-kop"),
        class_="rk-reis-kamer",
    )


def _legenda() -> El:
    schaal = [
        el("li", el("span", [el("i", class_="is-vol" if w <= g else None) for w in TREDEN[1:]],
                    class_="rk-reis-blokjes"), class_=f"is-g{g}")
        for g in TREDEN
    ]  # fmt: skip
    return el(
        "div",
        el("h3", _("Zo lees je dit")),
        el("p", _("Meer blokjes en donkerder: hier gaat het beter.")),
        el("ul", schaal, class_="rk-reis-schaal", aria_hidden="true"),
        el(
            "p", _("Het getal is wat jullie samen kozen. Kozen jullie nog niet, dan het midden van de kamer.")
        ),
        el("p", _("De staafjes zijn de antwoorden uit de kamer, van 0 links tot 4 rechts.")),
        el("p", _("Druk op een vak om een score te geven."), class_="rk-stil"),
        class_="rk-reis-uitleg",
    )
