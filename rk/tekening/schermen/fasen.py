"""First each for himself, then together: the strip of phases and the quiet screen.

The same for every step that collects. A step says only what there is to think about.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from rk.domain import Fase, Kamerstand, Stap
from rk.events import Toestand
from rk.taal import _
from rk.tekening import meedoen
from rk.tekening.boom import El, el
from rk.tekening.raam import stapvraag
from rk.tekening.vormen import icoon, knop

_TWEE = (Fase.VOOR_ZICH, Fase.BEKIJKEN)
_SAMEN = 2
"""One that comes late, and is laid down by itself while all look on, is easily seen to be of whoever
typed just now. It waits for another, or for the remote."""
_FASEN = {Stap.OGEN: _TWEE}
"""Steps with nothing to choose from together; the others have all three phases."""


def fase_van(t: Toestand, stap: Stap) -> Fase:
    """The phase that is drawn: in a closed talk nobody is silent any more."""
    fase = t.fase(stap)
    return Fase.BEKIJKEN if t.gesloten and fase is Fase.VOOR_ZICH else fase


def fasenaam(fase: Fase) -> str:
    """A phase in words."""
    return {
        Fase.VOOR_ZICH: _("ieder voor zich"),
        Fase.BEKIJKEN: _("samen bekijken"),
        Fase.KIEZEN: _("samen kiezen"),
    }[fase]


def volgorde(stap: Stap) -> tuple[Fase, ...]:
    """The phases of a step that collects."""
    return _FASEN.get(stap, tuple(Fase))


def strook(t: Toestand, stap: Stap, kamer: Kamerstand, *, zij: bool = False) -> El | None:
    """Where the group is, and the way to the other phases, back and forth.

    A group that just works together sees one quiet button; `zij`: it stands in a panel beside the
    picture, where there is little width.
    """
    if t.gesloten:
        return None
    fase = fase_van(t, stap)
    if stap is not Stap.VIERV and not kamer.open and stap not in t.fasen:
        return knop(
            icoon("pen"),
            _("Eerst ieder voor zich"),
            daad="fase_gezet",
            inhoud={"stap": stap.value, "fase": Fase.VOOR_ZICH.value},
            soort="chip",
            id=f"fase-{Fase.VOOR_ZICH.value}",
            data_schrijft=True,
        )
    knoppen = []
    for f in volgorde(stap):
        geweest = list(Fase).index(f) < list(Fase).index(fase)
        knoppen.append(
            el(
                "button",
                icoon("vink") if geweest else None,
                el("span", fasenaam(f)),
                type="button",
                id=f"fase-{f.value}",
                class_="rk-fase" + (" is-geweest" if geweest else "") + (" is-aan" if f is fase else ""),
                data_daad="fase_gezet",
                data_inhoud={"stap": stap.value, "fase": f.value},
                aria_pressed="true" if f is fase else "false",
            )
        )
    klasse = "rk-fasen" + (" is-zij" if zij else "")
    zin, later = blijft_apart(kamer)
    if later >= _SAMEN and fase is not Fase.VOOR_ZICH:
        knoppen.insert(0, _later(stap, later))
    fasen = el("div", knoppen, class_=klasse, role="group", aria_label=_("Waar zijn we?"), id="fasen")
    if not zin:
        return fasen
    naast = el("p", zin, class_="rk-fase-apart rk-stil", id="fase-apart", role="status")
    return el("div", naast, fasen, class_="rk-fasen-en-apart" + (" is-zij" if zij else ""))


def blijft_apart(kamer: Kamerstand) -> tuple[str, int]:
    """That something of what phones gave could not be laid down, and why, or nothing; and how much
    more there is that can be.
    """
    zinnen = []
    for reden, n in kamer.apart:
        een, meer = _("1 antwoord blijft apart. {reden}"), _("{n} antwoorden blijven apart. {reden}")
        zinnen.append((een if n == 1 else meer).format(n=n, reden=reden))
    return " ".join(zinnen), kamer.wachtend - sum(n for _reden, n in kamer.apart)


def _later(stap: Stap, aantal: int) -> El:
    """What phones gave after the group began to look lies apart until somebody lays it down too."""
    return knop(
        icoon("plus"),
        _("{n} kwamen later: leg erbij").format(n=aantal),
        daad="fase_gezet",
        inhoud={"stap": stap.value, "fase": Fase.BEKIJKEN.value},
        soort="chip",
        id="fase-later",
    )


def papieradres(t: Toestand, stap: Stap) -> str:
    """Where the sheet of a step can be printed."""
    return f"/sessie/{quote(t.sessie, safe='')}/papier/{stap.value}"


def blok(titel: str, tekst: str = "", *, onder: str = "", teken: El | None = None) -> El:
    """One thing to think about, on the quiet screen."""
    woorden = el(
        "div",
        el("h3", titel, dir="auto"),
        el("p", onder, class_="rk-stil") if onder else None,
        el("p", tekst, class_="rk-fase-denk", dir="auto") if tekst else None,
    )
    return el("li", teken, woorden)


def voor_zich(
    t: Toestand,
    stap: Stap,
    kamer: Kamerstand,
    blokken: Iterable[El],
    *,
    klaar: str = "",
    onder: object = None,
    kolommen: int = 2,
) -> El:
    """The whole quiet screen: what to think about, and how many are ready. Nothing that anybody wrote.

    `onder` stands under the large sentence; `klaar` says what lies there already; `kolommen` is how
    many blocks stand beside each other.
    """
    op_telefoon = kamer.open and kamer.deelnemers > 0
    hoe = (
        _("Eerst ieder voor zich: schrijf op je telefoon")
        if op_telefoon
        else _("Eerst ieder voor zich: schrijf op papier")
    )
    verder = knop(
        fasenaam(Fase.BEKIJKEN).capitalize(),
        icoon("rechts"),
        daad="fase_gezet",
        inhoud={"stap": stap.value, "fase": Fase.BEKIJKEN.value},
        soort="hoofd",
        id=f"{stap.value}-verder",
    )
    papier = el(
        "a",
        icoon("print"),
        _("Blad om te printen"),
        href=papieradres(t, stap),
        target="_blank",
        rel="noopener",
        class_="rk-knop rk-stil",
        id=f"{stap.value}-papier",
    )
    telefoons = knop(
        icoon("telefoon"),
        _("Met telefoons"),
        blik={"paneel": meedoen.PANEEL},
        soort="stil",
        id=f"{stap.value}-telefoons",
    )
    return el(
        "main",
        el(
            "div",
            el("h2", stapvraag(t, stap), class_="rk-vraag", dir="auto"),
            strook(t, stap, kamer),
            class_="rk-fase-kop",
        ),
        el(
            "div",
            el("p", hoe, class_="rk-grote-vraag"),
            el("div", onder, class_="rk-fase-onder", dir="auto") if onder else None,
            el("ul", blokken, class_="rk-fase-blokken", style=f"--kolommen:{kolommen}"),
            el(
                "div",
                _hoeveel(kamer, klaar),
                verder,
                None if kamer.open else telefoons,
                papier,
                class_="rk-fase-verder",
            ),
            meedoen.dun(kamer),
            class_="rk-fase-stil rk-rol",
            id="fase-stil",
        ),
        class_="rk-inhoud rk-vlak rk-fase-scherm",
        tabindex="-1",
        id="rk-hoofd",
    )


def _hoeveel(kamer: Kamerstand, klaar: str) -> El | None:
    if kamer.open and kamer.deelnemers:
        zin = _("{klaar} van {n} klaar").format(klaar=min(kamer.klaar, kamer.deelnemers), n=kamer.deelnemers)
        return el("b", zin, class_="rk-fase-klaar", id="fase-klaar")
    return el("span", klaar, class_="rk-stil", id="fase-klaar") if klaar else None


def rusthint() -> str:
    """What the footer says while everybody writes."""
    return _("neem de tijd · je hoeft niet alles te vullen")
