"""Two ways of a plan beside each other: what each costs as a range, who pays, who gains."""

from __future__ import annotations

from rk.domain import Punt, Werkstand
from rk.events import Toestand
from rk.inzicht.bedragen import Naast, Partij, Som, Verschil, naast_elkaar
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.werk.delen import werkvorm_van
from rk.tekening.werk.plan.basis import geld, onbekendtekst, plan_van, rijnaam, somtekst

_OPEN = 1.15
"""A bar of which nobody knows the end runs on past the highest amount that is known."""


def naast(t: Toestand, punt: Punt, s: Werkstand) -> El:
    """The whole comparison. Raises ValueError: the plan compares nothing."""
    n = naast_elkaar(werkvorm_van(t, punt), s)
    if n is None:
        raise ValueError(str(punt))
    return el(
        "section",
        el(
            "div",
            el("h3", verschiltekst(n.verschil, n), id="plan-kop"),
            class_="rk-plan-kop",
        ),
        el(
            "div",
            _balken(n),
            el("p", herkomsttekst(n), class_="rk-stil") if herkomsttekst(n) else None,
            el("div", partijen(t, punt, s, n, kop="h4"), class_="rk-plan-partijen"),
            class_="rk-rol rk-plan-rol",
            id="plan-rol-naast",
            tabindex="0",
            role="region",
            aria_labelledby="plan-kop",
        ),
        class_="rk-plan-paneel",
        id="plan-paneel-naast",
    )


def rijen_naast(n: Naast) -> list[tuple[str, Som]]:
    """The two ways and what the second makes needless, with their sums."""
    rij = [(_("Weg 1"), n.een), (_("Weg 2"), n.twee)]
    if n.minder.regels:
        rij.insert(1, (_("Komt bij weg 1 nog bij"), n.minder))
    return rij


def verschiltekst(v: Verschil, n: Naast) -> str:
    """What the second way costs more or less than the first, in one sentence."""
    laag, hoog = v.laag, v.hoog
    if not (n.een.bekend and n.twee.bekend):
        return _("Vul bij beide wegen een bedrag in. Dan staan ze hier naast elkaar.")
    if laag is not None and hoog is not None:
        if laag == hoog == 0:
            return _("Beide wegen kosten evenveel.")
        if laag >= 0:
            return _("Weg 2 kost {bedrag} minder.").format(bedrag=_tussen(laag, hoog))
        if hoog <= 0:
            return _("Weg 2 kost {bedrag} meer.").format(bedrag=_tussen(-hoog, -laag))
        zin = _("Nog niet te zeggen: weg 2 kost hoogstens {meer} meer, of hoogstens {minder} minder.")
        return zin.format(meer=geld(laag), minder=geld(hoog))
    if laag is not None and laag > 0:
        return _("Weg 2 kost ten minste {bedrag} minder.").format(bedrag=geld(laag))
    if hoog is not None and hoog < 0:
        return _("Weg 2 kost ten minste {bedrag} meer.").format(bedrag=geld(hoog))
    return _("Nog niet te zeggen: van een deel is het bedrag niet bekend.")


def herkomsttekst(n: Naast) -> str:
    """How many amounts say nothing of where they come from; empty when all do."""
    if not n.zonder_herkomst:
        return ""
    een = _("Bij 1 bedrag staat nog niet waar het vandaan komt.")
    meer = _("Bij {n} bedragen staat nog niet waar ze vandaan komen.")
    return een if n.zonder_herkomst == 1 else meer.format(n=n.zonder_herkomst)


def _tussen(laag: int, hoog: int) -> str:
    if laag == hoog:
        return geld(laag)
    return _("{van} tot {tot}").format(van=geld(laag), tot=geld(hoog))


# ---- the ranges as bars --------------------------------------------------------------------------


def _balken(n: Naast) -> El:
    rij = rijen_naast(n)
    hoogste = max((s.laag if s.hoog is None else s.hoog for _naam, s in rij), default=0)
    schaal = max(1.0, hoogste * _OPEN)
    return el("dl", [_balk(naam, s, schaal) for naam, s in rij], class_="rk-plan-balken")


def _balk(naam: str, s: Som, schaal: float) -> El:
    van = round(100 * s.laag / schaal, 1)
    tot = 100.0 if s.hoog is None else round(100 * s.hoog / schaal, 1)
    onder = onbekendtekst(s) if s.bekend else ""
    balk = el(
        "span",
        el(
            "i",
            class_="is-open" if s.hoog is None else None,
            style=f"left:{van}%;width:{max(0.8, round(tot - van, 1))}%",
        ),
        class_="rk-plan-baan",
        aria_hidden="true",
    )
    return el(
        "div",
        el("dt", naam),
        el(
            "dd",
            el("b", somtekst(s) or _("nog niets ingevuld")),
            el("span", onder, class_="rk-stil") if onder else None,
        ),
        balk if s.bekend else None,
    )


# ---- who pays, who gains -------------------------------------------------------------------------


def partijen(t: Toestand, punt: Punt, s: Werkstand, n: Naast, *, kop: str) -> list[El]:
    """Who pays, with the amounts of both ways; and who gains, with what."""
    delen = []
    if n.betaalt:
        delen.append(el("div", el(kop, _("Wie betaalt?")), _betaalt(n)))
    if n.wint:
        rijen = [
            el("tr", el("th", p.naam, scope="row", dir="auto"), el("td", _waaraan(t, punt, s, p), dir="auto"))
            for p in n.wint
        ]
        naam = _("Wie heeft er iets aan?")
        tabel = el("table", el("tbody", rijen), class_="rk-verslag-tabel rk-verslag-paren", aria_label=naam)
        delen.append(el("div", el(kop, naam), tabel))
    return delen


def _waaraan(t: Toestand, punt: Punt, s: Werkstand, p: Partij) -> str:
    plan = plan_van(t, punt)
    v = plan.vergelijk
    op_id = {d.id: d for d in plan.delen}
    weg = {v.een: _("weg 1"), v.twee: _("weg 2"), v.minder: _("hoeft dan niet")} if v is not None else {}
    return " · ".join(f"{rijnaam(t, s, op_id[r.deel], r)} ({weg.get(r.deel, '')})" for r in p.regels)


def _betaalt(n: Naast) -> El:
    kolommen = [
        (_("Weg 1"), "een"),
        *([(_("Erbij"), "minder")] if n.minder.regels else []),
        (_("Weg 2"), "twee"),
    ]
    hoofd = el("tr", el("td"), [el("th", k, scope="col") for k, _veld in kolommen])
    rijen = [
        el(
            "tr",
            el("th", p.naam, scope="row", dir="auto"),
            [el("td", somtekst(getattr(p, veld)) or "–") for _k, veld in kolommen],
        )
        for p in n.betaalt
    ]
    return el(
        "table",
        el("thead", hoofd),
        el("tbody", rijen),
        class_="rk-plan-tabel rk-verslag-tabel",
        aria_label=_("Wie betaalt?"),
    )
