"""What the facilitator's own phone shows when it is the remote: step, phase, time, who is ready.

All of it works as plain forms; the small script only follows. What waits to be seen is read here
only when the room was told so, without whose it is, and is drawn anew only when asked for: nothing
moves under a thumb, and nobody sees which text came just now.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from enum import StrEnum

from rk.domain import Fase, Kamerstand
from rk.events import Toestand
from rk.events.inbreng import Inbreng
from rk.inzicht.passend import passend
from rk.taal import _
from rk.tekening.afstandsvraag import PAD
from rk.tekening.boom import El, el, schrijf
from rk.tekening.raam import stapnaam
from rk.tekening.schermen.fasen import blijft_apart, fase_van, fasenaam, volgorde
from rk.tekening.telefoon import codeveld, kop, meldingen, verborgen, zegt


class Afstandsrol(StrEnum):
    """What a phone is on the remote's page."""

    BEDIENT = "bedient"
    VRAAGT = "vraagt"
    VERVANGEN = "vervangen"
    GESTOPT = "gestopt"
    GEWEIGERD = "geweigerd"
    VREEMD = "vreemd"


def rolzin(rol: Afstandsrol) -> str:
    """Why this phone may do nothing, in one sentence."""
    return {
        Afstandsrol.BEDIENT: "",
        Afstandsrol.VRAAGT: _("De laptop heeft nog geen ja gezegd."),
        Afstandsrol.VERVANGEN: _("Een andere telefoon bedient nu."),
        Afstandsrol.GESTOPT: _("Deze telefoon bedient niet meer. Op de laptop is dat gestopt."),
        Afstandsrol.GEWEIGERD: _("De laptop zei nee. Deze telefoon bedient niet."),
        Afstandsrol.VREEMD: _("Deze telefoon bedient niet. Vraag op de laptop een code."),
    }[rol]


def _pagina(titel: str, *delen: object, rol: Afstandsrol, zin: str = "", **meer: object) -> El:
    return el(
        "div",
        kop(titel),
        meldingen(zin),
        *delen,
        id="telefoon",
        data_afstand=rol.value,
        data_verbonden=_("verbonden"),
        data_weg=_("geen verbinding"),
        data_mislukt=_("Dat kwam niet aan. Kijk of er verbinding is, en druk nog eens."),
        data_dicht=_("Op de laptop staan de telefoons nu uit."),
        data_klaar=_("Het gesprek is afgelopen. Dank je wel."),
        **meer,
    )


# ---- coming in ---------------------------------------------------------------------------------------


def aanvraag(rol: Afstandsrol, *, code: str = "", zin: str = "") -> El:
    """Where a phone asks to be the remote. One that was it before is told what happened."""
    veld = codeveld(_("De code staat op de laptop"), code)
    vorm = el(
        "form",
        veld,
        el("p", _("Daarna zegt de laptop ja of nee."), class_="tel-zacht"),
        el("button", _("Vraag het aan"), type="submit", class_="tel-knop"),
        method="post",
        action=f"{PAD}/binnen",
        class_="tel-vorm",
    )
    gebeurd = "" if rol is Afstandsrol.VREEMD else rolzin(rol)
    return _pagina(
        _("Afstandsbediening"),
        el("main", el("h1", gebeurd or _("Bedien het scherm met deze telefoon")), vorm, id="blad"),
        rol=rol,
        zin=zin,
    )


def wacht(nummer: str) -> El:
    """The laptop is asked; the number stands on both."""
    return _pagina(
        _("Afstandsbediening"),
        el(
            "main",
            el("h1", _("Kijk op de laptop")),
            el("p", _("Staat daar dit nummer? Druk dan op de laptop op ja.")),
            el("p", nummer, class_="tel-nummer"),
            el("p", _("Zie je daar niets? Druk op de laptop op toets D."), class_="tel-zacht"),
            el("noscript", el("p", el("a", _("Kijk of het mag"), href=PAD, class_="tel-link"))),
            id="blad",
        ),
        rol=Afstandsrol.VRAAGT,
    )


def geweigerd(zin: str) -> El:
    """A page with one sentence, and the way back."""
    terug = el("a", _("Terug"), href=PAD, class_="tel-knop")
    blad = el("main", el("h1", _("Dat ging niet")), el("p", zin), terug, id="blad")
    return el("div", kop(_("Afstandsbediening")), blad, id="telefoon", data_afstand="")


# ---- the remote itself ---------------------------------------------------------------------------------


def afstand(
    t: Toestand,
    kamer: Kamerstand,
    lijst: Sequence[tuple[str, Inbreng]] | None,
    *,
    sleutel: str,
    zin: str = "",
) -> El:
    """The whole page. `sleutel` is this remote's own id, that each of its forms brings along;
    `lijst` what may be read of what waits.
    """
    return _pagina(
        t.titel,
        bediening(t, kamer, sleutel=sleutel),
        lezen(t, lijst, sleutel=sleutel),
        rol=Afstandsrol.BEDIENT,
        zin=zin,
        data_merk=merk(t, kamer),
        data_plek=plek(t, kamer),
    )


def merk(t: Toestand, kamer: Kamerstand) -> str:
    """Changes when something on the remote does."""
    return hashlib.sha256(schrijf(bediening(t, kamer, sleutel="")).encode()).hexdigest()[:16]


def plek(t: Toestand, kamer: Kamerstand) -> str:
    """Changes when the list of what may be read belongs to something else."""
    return f"{t.stap.value}:{t.fase(t.stap).value}:{kamer.meelezen}"


def _vorm(pad: str, tekst: object, sleutel: str, velden: dict[str, str], soort: str, **knop: object) -> El:
    return el(
        "form",
        verborgen(sleutel=sleutel, **velden),
        el("button", tekst, type="submit", class_=soort, **knop),
        method="post",
        action=f"{PAD}/{pad}",
        data_bedien=pad,
    )


def bediening(t: Toestand, kamer: Kamerstand, *, sleutel: str) -> El:
    """Step, phase, time, and how many are ready."""
    return el(
        "main",
        el("p", _("Nu op het scherm"), class_="tel-tussen"),
        el("h1", stapnaam(t, t.stap), id="nu"),
        _fasen(t, kamer, sleutel) if t.verzamelt(t.stap) else None,
        _stappen(t, sleutel),
        _klok(t, sleutel),
        _past(t, sleutel),
        id="blad",
        tabindex="-1",
    )


def _stappen(t: Toestand, sleutel: str) -> El:
    rij = t.punten()
    waar = rij.index(t.stap) if t.stap in rij else 0
    stil = t.verzamelt(t.stap) and fase_van(t, t.stap) is Fase.VOOR_ZICH  # one main act: the reveal
    vorige = rij[waar - 1] if waar else None
    volgende = rij[waar + 1] if waar + 1 < len(rij) else None
    knoppen = [
        _vorm("stap", tekst.format(stap=stapnaam(t, stap)), sleutel, {"stap": stap.value}, soort, id=id_)
        for stap, tekst, soort, id_ in (
            (volgende, _("Verder naar {stap}"), "tel-knop tel-licht" if stil else "tel-knop", "stap-verder"),
            (vorige, _("Terug naar {stap}"), "tel-knop tel-licht", "stap-terug"),
        )
        if stap is not None
    ]
    kop_ = el("h2", _("Naar een andere stap"), class_="tel-tussen")
    return el("div", kop_, knoppen, class_="tel-vorm")


def _fasen(t: Toestand, kamer: Kamerstand, sleutel: str) -> El:
    nu = fase_van(t, t.stap)
    stil = nu is Fase.VOOR_ZICH
    klaar = _("{klaar} van {n} klaar").format(klaar=min(kamer.klaar, kamer.deelnemers), n=kamer.deelnemers)
    wacht_ = _("{n} nog niet op tafel").format(n=kamer.wachtend)
    een, meer = _("1 kwam later: leg erbij"), _("{n} kwamen later: leg erbij")
    apart, erbij = blijft_apart(kamer)
    later = een if erbij == 1 else meer.format(n=erbij)
    leg = {"stap": t.stap.value, "fase": Fase.BEKIJKEN.value}
    knoppen = [
        _vorm(
            "fase", fasenaam(f).capitalize(), sleutel, {"stap": t.stap.value, "fase": f.value}, "tel-fase",
            id=f"fase-{f.value}", aria_pressed="true" if f is nu else "false",
        )
        for f in volgorde(t.stap)
        if not (stil and f is Fase.BEKIJKEN)
    ]  # fmt: skip
    return el(
        "div",
        el("p", el("b", klaar, id="klaar"), " · ", el("span", wacht_), role="status") if stil else None,
        _vorm("fase", _("Leg op tafel"), sleutel, leg, "tel-knop", id="leg-op-tafel") if stil else None,
        # what came after the group began to look lies apart until somebody lays it down too
        _vorm("fase", later, sleutel, leg, "tel-fase", id="leg-erbij") if erbij and not stil else None,
        el("p", apart, class_="tel-zacht", id="apart", role="status") if apart else None,
        el("h2", _("Waar zijn we?"), class_="tel-tussen"),
        knoppen,
        class_="tel-vorm",
    )


def _klok(t: Toestand, sleutel: str) -> El | None:
    if not t.minuten_voor(t.stap):
        return None
    tekst = _("Zet de tijd stil") if t.klok_loopt else _("Laat de tijd lopen")
    velden = {"loopt": "0" if t.klok_loopt else "1"}
    return el(
        "div",
        el("h2", _("De tijd loopt") if t.klok_loopt else _("De tijd staat stil"), class_="tel-tussen"),
        _vorm("klok", tekst, sleutel, velden, "tel-knop tel-licht", id="klok"),
        class_="tel-vorm",
    )


def _past(t: Toestand, sleutel: str) -> El | None:
    """What may fit this talk, folded: for who leads alone, so also what is never said on the beamer."""
    from rk.content import werkvormen  # only who is the remote reads the files

    rij = () if t.gesloten else passend(t, werkvormen().values(), gedeeld=False)
    if not rij:
        return None
    items = [
        el(
            "li",
            el("b", p.werkvorm.titel),
            el(
                "span",
                _("{reden} Ongeveer {n} minuten.").format(reden=p.reden, n=p.werkvorm.minuten),
                dir="auto",
            ),
            _vorm(
                "werkvorm",
                _("Zet hierna op de agenda"),
                sleutel,
                {"werkvorm": p.werkvorm.id, "na": str(t.stap)},
                "tel-knop tel-licht",
                id=f"past-{p.werkvorm.id}",
                aria_label=_("Zet hierna op de agenda: {titel}").format(titel=p.werkvorm.titel),
            ),
        )
        for p in rij
    ]
    return el(
        "details",
        el("summary", _("Past misschien")),
        el("p", _("Alleen jij ziet dit. Er komt niets vanzelf bij."), class_="tel-zacht"),
        el("ul", items, class_="tel-past"),
        id="past",
    )


def lezen(t: Toestand, lijst: Sequence[tuple[str, Inbreng]] | None, *, sleutel: str) -> El:
    """What waits, if the room was told that it is read here."""
    inhoud: list[El] = []
    if lijst is not None and t.verzamelt(t.stap):
        weg = _("Haal weg: {tekst}")
        rijen = [
            el(
                "li",
                el("span", zegt(t, i)),
                el(
                    "div",
                    _vorm(
                        "weg", _("haal weg"), sleutel, {"id": id_}, "tel-link",
                        aria_label=weg.format(tekst=zegt(t, i)), id=f"weg-{id_}",
                    ),
                    class_="tel-rij",
                ),
            )
            for id_, i in lijst
        ]  # fmt: skip
        niets = el("p", _("Er is nu niets om mee te lezen."), class_="tel-zacht")
        inhoud = [
            el("h2", _("Je leest mee. Je ziet niet van wie iets is."), class_="tel-tussen"),
            el("ul", rijen, class_="tel-mijn") if rijen else niets,
            el("p", el("a", _("Kijk of er meer is"), href=PAD, class_="tel-link", id="meer")),
        ]
    return el("section", inhoud, id="eigen", aria_label=_("Meelezen"))
