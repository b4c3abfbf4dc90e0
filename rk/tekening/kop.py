"""The header of every screen: the title, the places of the agenda, the quiet bar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rk.domain import ACHT_STAPPEN, Punt, Stap, Werkpunt
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.stapwoorden import gesprekstitel, stapnaam
from rk.tekening.vormen import icoon, knop, maandnaam

_PAST, _PAST_SMAL = 20, 14
"""So many places beside each other leave room for the title and the bar, on a wide and a narrow screen."""


def kop(t: Toestand, stap: Punt, *, smal: bool) -> El:
    """The header: whose story it is, where the group is, how much of the time is used."""
    stand = _("stand {maand}") if smal else _("kaart stand {maand}")
    kaart = stand.format(maand=maandnaam(t.kaart.stand)) if t.kaart.stand else ""
    soort = _("oefenverhaal") if t.casus.oefening else ""
    # A narrow screen has room for one of the two; the sheets and the report say both.
    onder = kaart or soort if smal else " · ".join(x for x in (soort, kaart) if x)
    titel = el(
        "h1",
        el("span", gesprekstitel(t.casus), class_="rk-titel", dir="auto"),
        el("small", onder) if onder else None,
        class_="rk-h1",
        title=gesprekstitel(t.casus),
    )
    return el("header", titel, _stappen(t, stap, smal=smal), _balk(t, stap), class_="rk-kop")


def _stappen(t: Toestand, stap: Punt, *, smal: bool) -> El:
    punten = t.punten()
    plaats = punten.index(t.stap) if t.stap in punten else 0
    rijen = []
    alle = punten[1:-1]
    van, tot = _deel(alle, stap if stap in alle else t.stap, _PAST_SMAL if smal else _PAST)
    for nr, s in enumerate(alle[van:tot], van + 1):
        gedaan = nr < plaats
        klasse = (
            ("is-gedaan " if gedaan else "")
            + ("is-nu " if s == t.stap else "")
            + ("is-gezien" if s == stap else "")
        )
        toestand = _("hier is de groep") if s == t.stap else (_("geweest") if gedaan else "")
        bol = el("i", icoon("vink") if gedaan else nr)
        tekst = el("span", stapnaam(t, s), class_="rk-stapnaam")
        extra = el("span", toestand, class_="rk-alleen-voorlezen") if toestand else None
        k = el(
            "button",
            bol,
            tekst,
            extra,
            type="button",
            class_="rk-stapknop",
            id=f"stap-{s.value}",
            data_blik={"stap": None if s == t.stap else s.value},
            aria_current="step" if s == stap else None,
        )
        rijen.append(el("li", k, class_=klasse.strip() or None))
    if van:
        rijen.insert(0, _meer(_("nog {n} eerder").format(n=van)))
    if tot < len(alle):
        rijen.append(_meer(_("nog {n} later").format(n=len(alle) - tot)))
    # A short name has at most 14 letters: eight of those only fit beside each other on a wide screen.
    vol = len(rijen) > len(ACHT_STAPPEN) or (smal and any(isinstance(s, Werkpunt) for s in punten))
    veel = " is-veel" if vol else ""
    stijl = f"--punten:{len(rijen)}" if veel else None
    return el("nav", el("ol", rijen, class_=f"rk-stappen{veel}", style=stijl), aria_label=_("Stappen"))


def _deel(alle: Sequence[Punt], hier: Punt, past: int) -> tuple[int, int]:
    """From which place to which the header shows: all, or as many as fit around where one looks."""
    if len(alle) <= past:
        return 0, len(alle)
    midden = alle.index(hier) if hier in alle else (len(alle) if hier is Stap.EINDE else 0)
    van = max(0, min(midden - past // 2, len(alle) - past))
    return van, van + past


def _meer(tekst: str) -> El:
    """Where the row of places goes on out of sight; the agenda has them all."""
    punten = el("span", "…", aria_hidden="true")
    return el("li", punten, el("span", tekst, class_="rk-alleen-voorlezen"), class_="rk-stap-meer")


def _balk(t: Toestand, stap: Punt) -> El:
    """The quiet bar: how much of the step's time is used. Without seconds, and never urging."""
    duur = t.minuten_voor(t.stap) * 60
    if not duur:
        return el("div", class_="rk-balk rk-leeg", id="rk-balk")
    klok = t.klok(t.stap)
    balk = el(
        "span",
        el("span", class_="rk-balk-vol"),
        class_="rk-balk-baan",
        role="img",
        id="rk-balk-baan",
        data_duur=duur,
        data_verstreken=klok.verstreken,
        data_sinds=_epoch(klok.sinds),
        aria_label=_("Voor {stap} is ongeveer {minuten} minuten").format(
            stap=stapnaam(t, t.stap), minuten=duur // 60
        ),
    )
    pauze = knop(
        icoon("pauze" if t.klok_loopt else "speel"),
        daad="klok_gezet",
        inhoud={"loopt": not t.klok_loopt},
        soort="icoon",
        naam=_("Tijd stilzetten (toets K)") if t.klok_loopt else _("Tijd laten lopen (toets K)"),
        toets="k",
        id="rk-klok",
    )
    return el("div", balk, None if t.gesloten else pauze, class_="rk-balk", id="rk-balk")


def _epoch(tijd: str | None) -> int | None:
    if tijd is None:
        return None
    try:
        return int(datetime.fromisoformat(tijd).timestamp())
    except ValueError:
        return None
