"""The agenda of the talk as a panel: order, minutes, what is skipped, and a werkvorm more.

The other werkvormen are folded away until somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Sequence

from rk.domain import Agendapunt, Stap, Tafel, Werkvorm
from rk.events import Toestand
from rk.inzicht.passend import passend
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.vormen import icoon, knop, toevoegveld, vul

PANEEL = "agenda"
"""The name of the panel in `blik.paneel`."""
_ERBIJ, _BEWAAR = "agenda-erbij", "agenda-bewaar"
_STAP = 5


def opener() -> El:
    """The button that opens the agenda."""
    return knop(
        icoon("lijst"),
        blik={"paneel": PANEEL},
        soort="icoon",
        naam=_("Agenda (toets A)"),
        toets="a",
        id="rk-agenda",
    )


def agenda(t: Toestand, blik: Blik, namen: Sequence[str]) -> El:
    """The panel. `namen` are the names of the places, in the order of the agenda."""
    regels = [_regel(t, blik, nr, a, naam) for nr, (a, naam) in enumerate(zip(t.agenda, namen, strict=True))]
    duur = sum(t.minuten_voor(a.punt) for a in t.agenda if not a.overgeslagen)
    duur += t.minuten_voor(Stap.VOORAF) + t.minuten_voor(Stap.EINDE)
    erbij_open = blik.is_open(_ERBIJ)
    erbij = knop(
        icoon("plus"),
        _("Werkvorm erbij"),
        blik={"wissel": _ERBIJ},
        soort="chip",
        open_=erbij_open,
        id="agenda-erbij",
    )
    return el(
        "div",
        el("p", _("Samen ongeveer {n} minuten").format(n=duur), class_="rk-agenda-duur", role="status"),
        _erbij(t) if erbij_open and not t.gesloten else el("ol", regels, class_="rk-agenda-lijst"),
        None
        if t.gesloten
        else el("div", erbij, _waar_het_komt(erbij_open) or _bewaar(blik), class_="rk-agenda-onder"),
        class_="rk-agenda rk-rol",
        tabindex="0",
        role="region",
        aria_label=_("Agenda"),
    )


def _waar_het_komt(erbij_open: bool) -> El | None:
    return el("span", _("Het komt na waar jullie nu zijn."), class_="rk-stil") if erbij_open else None


def _bewaar(blik: Blik) -> list[El]:
    """Keep this agenda for other talks: a name, and the server says when it is there."""
    open_ = blik.is_open(_BEWAAR)
    knop_ = knop(
        _("Bewaar deze agenda"), blik={"wissel": _BEWAAR}, soort="chip", open_=open_, id="agenda-bewaar"
    )
    if not open_:
        return [knop_]
    vorm = toevoegveld(
        _("Naam voor deze agenda"),
        daad="agenda_bewaard",
        inhoud={},
        id="agenda-naam",
        veldnaam="naam",
        hint=_("Naam voor deze agenda"),
        knoptekst=_("Bewaar"),
        hoogstens=60,
        neem_focus=True,
    )
    # The footer lies under this panel: what the server says stands here.
    zin = el(
        "span", blik.melding or _("Alleen de volgorde en de tijd, niets van dit gesprek."), role="status"
    )
    return [knop_, vorm, zin]


def _indeling(t: Toestand, **anders: Agendapunt) -> list[dict[str, object]]:
    return [
        {
            "punt": str(a.punt),
            "minuten": anders.get(str(a.punt), a).minuten,
            "overgeslagen": anders.get(str(a.punt), a).overgeslagen,
        }
        for a in t.agenda
    ]


def _regel(t: Toestand, blik: Blik, nr: int, a: Agendapunt, naam: str) -> El:
    hier = a.punt == t.stap
    minuten = t.minuten_voor(a.punt)
    zin = {"naam": naam}

    def zet(*, duur: int | None = None, over: bool | None = None) -> dict[str, object]:
        rij = _indeling(t)
        rij[nr] |= {} if duur is None else {"minuten": duur}
        rij[nr] |= {} if over is None else {"overgeslagen": over}
        return {"punten": rij}

    def schuif(naar: int) -> dict[str, object]:
        rij = _indeling(t)
        if 0 <= naar < len(rij):
            rij.insert(naar, rij.pop(nr))
        return {"punten": rij}

    def daad(beeld: str, tekst: str, inhoud: dict[str, object], *, id_: str, uit: bool = False) -> El:
        return knop(
            icoon(beeld),
            daad="agenda_ingedeeld",
            inhoud=inhoud,
            soort="icoon",
            naam=tekst.format(**zin),
            id=f"agenda-{id_}-{a.punt}",
            disabled=uit or t.gesloten,
        )

    tijd = el(
        "span",
        daad(
            "min",
            _("Minder tijd voor {naam}"),
            zet(duur=max(_STAP, minuten - _STAP)),
            id_="min",
            uit=minuten <= _STAP,
        ),
        el("b", _("{n} min").format(n=minuten)),
        daad("plus", _("Meer tijd voor {naam}"), zet(duur=minuten + _STAP), id_="plus", uit=minuten >= 240),
        class_="rk-agenda-tijd",
    )
    overslaan = knop(
        _("Toch doen") if a.overgeslagen else _("Overslaan"),
        daad="agenda_ingedeeld",
        inhoud=zet(over=not a.overgeslagen),
        soort="chip",
        naam=(_("{naam} toch doen") if a.overgeslagen else _("{naam} overslaan")).format(**zin),
        id=f"agenda-over-{a.punt}",
        disabled=hier or t.gesloten,
    )
    soort = tafelnaam(a.werkvorm) if a.werkvorm is not None else ""
    return el(
        "li",
        el(
            "span",
            el("b", naam, dir="auto"),
            el("small", soort) if soort else None,
            el("small", icoon("praat"), _("hier is de groep")) if hier else None,
            class_="rk-agenda-naam",
        ),
        tijd,
        el(
            "span",
            daad("omhoog", _("{naam} eerder"), schuif(nr - 1), id_="omhoog", uit=nr == 0),
            daad("omlaag", _("{naam} later"), schuif(nr + 1), id_="omlaag", uit=nr == len(t.agenda) - 1),
            overslaan,
            class_="rk-agenda-daden",
        ),
        class_="rk-agenda-regel" + (" is-over" if a.overgeslagen else "") + (" is-hier" if hier else ""),
        id=f"agenda-{a.punt}",
    )


def tafelnaam(w: Werkvorm) -> str:
    """Who must be at the table, in words."""
    return {
        Tafel.PERSOON: _("met de persoon zelf"),
        Tafel.GROEP: _("met de groep"),
        Tafel.TEAM: _("over ons eigen werk"),
    }[w.tafel]


def _erbij(t: Toestand) -> El:
    from rk.content import werkvormen  # only who asks for them reads the files

    alle = sorted(werkvormen().values(), key=lambda w: w.titel)
    past = passend(t, alle, gedeeld=True)
    delen = []
    if past:
        delen.append(
            el(
                "section",
                el("h3", _("Past misschien bij dit gesprek")),
                el("ul", [_keuze(t, p.werkvorm, reden=p.reden) for p in past], class_="rk-agenda-keuzes"),
            )
        )
    gekozen = {p.werkvorm.id for p in past}
    al = {a.werkvorm.id for a in t.agenda if a.werkvorm is not None}
    for tafel in (Tafel.GROEP, Tafel.PERSOON, Tafel.TEAM):
        rij = [w for w in alle if w.tafel is tafel and w.id not in gekozen]
        if rij:
            kop = tafelnaam(rij[0])
            delen.append(
                el(
                    "section",
                    el("h3", kop[:1].upper() + kop[1:]),
                    el("ul", [_keuze(t, w, al=w.id in al) for w in rij], class_="rk-agenda-keuzes"),
                )
            )
    return el("div", delen, class_="rk-agenda-erbij")


def _keuze(t: Toestand, w: Werkvorm, *, reden: str = "", al: bool = False) -> El:
    onder = _("Staat al op de agenda.") if al else vul(reden or w.doel, t.casus.naam)
    return el(
        "li",
        el(
            "button",
            el("b", w.titel, el("span", " ", _("{n} min").format(n=w.minuten))),
            el("span", onder, dir="auto"),
            type="button",
            class_="rk-agenda-kies",
            id=f"erbij-{w.id}",
            data_daad="werkvorm_toegevoegd",
            data_inhoud={"werkvorm": w.id, "na": str(t.stap)},
            data_blik={"wissel": _ERBIJ},
        ),
    )
