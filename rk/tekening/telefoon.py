"""What a phone in the room shows: the step's form, one's own contributions, or "kijk naar elkaar".

`blad` is the same for every phone and is drawn once for all; `eigen` is one phone's own part.
All of it works as plain forms; the small script only saves a reload.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence, Set
from dataclasses import dataclass

from rk.domain import Fase, Stap, Werkpunt
from rk.events import Toestand
from rk.events.inbreng import (
    DilemmaInbreng,
    Inbreng,
    KaartInbreng,
    OgenInbreng,
    RegieInbreng,
    WensInbreng,
    WerkInbreng,
    kiesbaar,
    ligt_in,
    regiebeurt,
)
from rk.taal import _
from rk.tekening.boom import El, el, schrijf
from rk.tekening.raam import stapvraag
from rk.tekening.schermen.vierkaart import vaknaam
from rk.tekening.telefoonblok import Rand
from rk.tekening.telefoonblok import verborgen as verborgen
from rk.tekening.telefoonvorm import FORMEN, bezoeken, mensen
from rk.tekening.werk import Mijn, werk_in_woorden, werk_op_telefoon, werk_van_mij
from rk.tekening.woorden import functies


@dataclass(frozen=True, kw_only=True, slots=True)
class Telefoonblad:
    """The shared part as markup, at a step and phase (`plek`). `eigen`: there is an own part to
    fetch; `merk` changes when any of it did, and with it the own part.
    """

    merk: str = ""
    plek: str = ""
    html: str = ""
    eigen: bool = False

    def als_json(self) -> dict[str, object]:
        """What goes to every phone."""
        return {"merk": self.merk, "plek": self.plek, "blad": self.html, "eigen": self.eigen}


def verzamelt(t: Toestand) -> bool:
    """Whether phones show the form of the group's step now."""
    stil = t.verzamelt(t.stap) and t.fase(t.stap) is Fase.VOOR_ZICH
    return stil and not t.gesloten and (isinstance(t.stap, Stap) or t.mag_werken(t.stap))


def kiest(t: Toestand, stippen: int) -> bool:
    """Whether phones give dots now."""
    return not t.gesloten and bool(stippen) and t.fase(t.stap) is Fase.KIEZEN and bool(kiesbaar(t, t.stap))


def blad(t: Toestand, *, stippen: int, meelezen: bool, weinig: bool, teller: int) -> Telefoonblad:
    """The shared part, and a mark that changes with it."""
    html = "".join(schrijf(deel) for deel in _blad(t, stippen, meelezen, weinig, None, ""))
    eigen = verzamelt(t) or kiest(t, stippen)
    plek = f"{t.stap.value}:{t.fase(t.stap).value}"
    inhoud = (
        html,
        plek,
        kiesbaar(t, t.stap),
        tuple(t.gevraagd.items()),
        stippen,
        teller,
        eigen,
        meelezen,
        weinig,
    )
    merk = hashlib.sha256(repr(inhoud).encode()).hexdigest()[:16]
    return Telefoonblad(merk=merk, plek=plek, html=html, eigen=eigen)


def telefoon(
    t: Toestand,
    *,
    stippen: int,
    meelezen: bool,
    weinig: bool,
    eigen_deel: El,
    kamer: str,
    merk: str,
    plek: str,
    nieuw: str,
    zin: str = "",
    wijzig: Inbreng | None = None,
    vervangt: str = "",
) -> El:
    """The whole page of one phone. `nieuw` is the id of what its form would give without script."""
    delen = _blad(t, stippen, meelezen, weinig, wijzig, nieuw, vervangt)
    return _bladzijde(t.titel, delen, eigen_deel, zin=zin, kamer=kamer, merk=merk, plek=plek)


def dicht(titel: str, *, kamer: str) -> El:
    """The page of a phone whose room is shut: it goes on by itself once the room is open again."""
    ander = el("details", el("summary", _("Een ander gesprek")), codevorm(), class_="tel-meer")
    delen = [
        el("h1", _dicht(), class_="tel-stil"),
        el("noscript", el("p", _ververs(), class_="tel-midden")),
        ander,
    ]
    return _bladzijde(titel, delen, el("section", id="eigen", aria_label=_("Van jou")), kamer=kamer)


def _bladzijde(
    titel: str, delen: list[El], eigen_deel: El, *, kamer: str, zin: str = "", merk: str = "", plek: str = ""
) -> El:
    return el(
        "div",
        kop(titel),
        meldingen(zin),
        el("p", id="nieuws", role="status", class_="tel-alleen-voorlezen"),
        el("main", delen, id="blad", tabindex="-1"),
        eigen_deel,
        id="telefoon",
        data_kamer=kamer,
        data_merk=merk,
        data_plek=plek,
        data_verbonden=_("verbonden"),
        data_weg=_("geen verbinding"),
        data_wacht=_("Je tekst staat nog op deze telefoon. Hij gaat weg zodra er verbinding is."),
        data_later=_("Dat kan pas als er weer verbinding is."),
        data_bewaard=_("Bewaard. Nog van niemand anders te zien."),
        data_dicht=_dicht(),
        data_klaar=_("Het gesprek is afgelopen. Dank je wel."),
    )


def _dicht() -> str:
    return _("De kamer is nu dicht. Kijk naar elkaar.")


def _ververs() -> El:
    return el("a", _("Kijk of er iets nieuws is"), href="/", class_="tel-link")


def kop(titel: str) -> El:
    """The top of a phone's page, with the lamp that says whether it is connected."""
    lamp = el(
        "span", el("span", id="verbinding-tekst"), el("i", aria_hidden="true"), id="verbinding", hidden=True
    )
    return el("header", el("b", titel), lamp)


def meldingen(zin: str) -> El:
    """The one sentence that says what went wrong. Its place is always there, so that it is said aloud."""
    zin_ = el("p", zin, id="melding", class_="tel-melding", hidden=not zin)
    return el("div", zin_, class_="tel-meldingen", role="status")


def _blad(
    t: Toestand,
    stippen: int,
    meelezen: bool,
    weinig: bool,
    wijzig: Inbreng | None,
    nieuw: str,
    vervangt: str = "",
) -> list[El]:
    if t.gesloten:
        return [el("h1", _("Het gesprek is afgelopen. Dank je wel."), class_="tel-stil")]
    if kiest(t, stippen):
        vraag = _("Wat is het belangrijkst?")
        uitleg = _("Je mag {aantal} stippen geven. Niemand ziet wie wat koos.").format(aantal=stippen)
        een = _("Je mag één stip geven. Niemand ziet wie wat koos.")
        return [el("h1", vraag), el("p", een if stippen == 1 else uitleg, class_="tel-zacht")]
    if not verzamelt(t):
        return [
            el("h1", _("Kijk naar elkaar"), class_="tel-stil"),
            el("noscript", el("p", _ververs(), class_="tel-midden")),
        ]
    vraag_ = el("h1", stapvraag(t, t.stap))
    rand = Rand(nieuw=nieuw, vervangt=vervangt, noot=_noot(meelezen, weinig), meelezen=meelezen)
    if isinstance(t.stap, Werkpunt):
        return [vraag_, *werk_op_telefoon(t, t.stap, wijzig, rand)]
    return [vraag_, *FORMEN[t.stap](t, wijzig, rand)]


def _noot(meelezen: bool, weinig: bool) -> El:
    """Who will see what is written."""
    zinnen = [_("Noem geen namen. Niemand ziet wie wat schreef.")]
    if meelezen:
        zinnen = [_("Noem geen namen. De begeleider leest mee, maar ziet niet van wie iets is.")]
    if weinig:
        zinnen.append(_("Er doen weinig mensen mee: soms is te raden van wie iets is."))
    return el("div", [el("p", zin) for zin in zinnen], class_="tel-zacht", id="noot")


# ---- one phone's own part --------------------------------------------------------------------------


def eigen(
    t: Toestand,
    inbreng: Sequence[tuple[str, Inbreng]],
    *,
    klaar: bool,
    gestipt: frozenset[str],
    stippen: int,
    gehad: Set[str] = frozenset(),
    nieuw: str = "",
    bij: str = "",
    meelezen: bool = False,
    weinig: bool = False,
) -> El:
    """What only this phone shows: what it gave and can take back, or where its dots are. `gehad` are
    the questions that it answered before the group; `nieuw` is the id of what it gives next without
    script, `bij` the item of a long list that it just answered.
    """
    if kiest(t, stippen):
        inhoud: list[El] = _stippen(t, gestipt, stippen)
    elif verzamelt(t):
        rand = Rand(nieuw=nieuw, vervangt="", noot=_noot(meelezen, weinig), meelezen=meelezen)
        mijn = Mijn(gegeven=inbreng, gehad=gehad, bij=bij)
        inhoud = werk_van_mij(t, t.stap, mijn, rand) or _gegeven(t, inbreng)
        inhoud += _op_tafel(t, gehad)
        inhoud.append(_klaarknop(t, klaar))
    else:
        inhoud = []
    return el("section", inhoud, id="eigen", aria_label=_("Van jou"))


def _gegeven(t: Toestand, inbreng: Sequence[tuple[str, Inbreng]]) -> list[El]:
    lijst = el("ul", [_mijn(t, id_, i) for id_, i in inbreng], class_="tel-mijn")
    kop = el("h2", _("Nog van niemand anders te zien"), class_="tel-tussen")
    return [kop, lijst] if inbreng else []


def _op_tafel(t: Toestand, gehad: Set[str]) -> list[El]:
    """What this phone answered before the group: not what, and not twice."""
    namen = functies(t.casus.naam).items()
    al = [naam for functie, naam in namen if regiebeurt(t, functie) in gehad] if t.stap is Stap.REGIE else []
    if not al:
        return []
    zin = _("Hier ligt jouw antwoord al op tafel: {taken}.").format(taken="; ".join(al))
    return [el("p", zin, class_="tel-zacht", id="al-op-tafel")]


def _klaarknop(t: Toestand, klaar: bool) -> El:
    return el(
        "form",
        verborgen(stap=t.stap.value, klaar="0" if klaar else "1"),
        el(
            "button", _("Ik ben klaar"), type="submit", class_="tel-knop tel-licht", id="klaar",
            aria_pressed=str(klaar).lower(),
        ),
        method="post",
        action="/klaar",
        data_stuur="klaar",
    )  # fmt: skip


def _mijn(t: Toestand, id_: str, inbreng: Inbreng) -> El:
    tekst = zegt(t, inbreng)
    anders = el(
        "a", _("wijzig"), href=f"/?wijzig={id_}", class_="tel-link", id=f"wijzig-{id_}",
        aria_label=_("Wijzig: {tekst}").format(tekst=tekst),
    )  # fmt: skip
    terug = el(
        "form",
        verborgen(id=id_),
        el("button", _("haal terug"), type="submit", class_="tel-link", id=f"terug-{id_}",
           aria_label=_("Haal terug: {tekst}").format(tekst=tekst)),
        method="post",
        action="/inbreng/weg",
        data_stuur="weg",
    )  # fmt: skip
    return el("li", el("span", tekst), el("div", anders, terug, class_="tel-rij"), id=f"mijn-{id_}")


def zegt(t: Toestand, inbreng: Inbreng) -> str:
    """One contribution as one line."""
    match inbreng:
        case KaartInbreng():
            return f"{vaknaam(inbreng.vak)}: {inbreng.tekst}"
        case DilemmaInbreng():
            return _("Tussen {tussen} en {en}").format(tussen=inbreng.tussen, en=inbreng.en)
        case OgenInbreng():
            waar = dict(bezoeken(t)).get(inbreng.bezoek_id, "")
            return f"{waar}: {inbreng.tekst}".lstrip(": ")
        case RegieInbreng():
            namen = dict(mensen(t))
            wie = ", ".join(namen.get(w, "") for w in inbreng.wie if w in namen)
            niemand = _("dat weet ik niet") if inbreng.weet_niet else _("niemand")
            vraag = functies(t.casus.naam)[inbreng.functie]
            return f"{vraag[:1].upper()}{vraag[1:]}: {wie or niemand}"
        case WensInbreng():
            return inbreng.tekst
        case WerkInbreng():
            return werk_in_woorden(t, inbreng)
    return ""


def _stippen(t: Toestand, gestipt: frozenset[str], stippen: int) -> list[El]:
    doelen, waar = kiesbaar(t, t.stap), ligt_in(t, t.stap)
    # Cards that were laid together keep their dots, and each is still one of the few.
    over = max(0, stippen - len(gestipt & waar.keys()))
    gestipt = frozenset(waar[id_] for id_ in gestipt & waar.keys())
    een, meer = _("Nog 1 stip"), _("Nog {aantal} stippen")
    rest = een if over == 1 else meer.format(aantal=over) if over else _("Je stippen zijn op.")
    rijen = [
        el(
            "li",
            el(
                "form",
                verborgen(doel=id_, aan="0" if id_ in gestipt else "1"),
                el(
                    "button",
                    el("span", tekst),
                    el("i", aria_hidden="true"),
                    type="submit",
                    id=f"stip-{id_}",
                    aria_pressed="true" if id_ in gestipt else "false",
                    disabled=not over and id_ not in gestipt,
                    class_="tel-stip",
                ),
                method="post",
                action="/stip",
                data_stuur="stip",
            ),
        )
        for id_, tekst in doelen
    ]
    return [el("p", rest, role="status", class_="tel-tussen"), el("ul", rijen, class_="tel-mijn")]


# ---- outside the room --------------------------------------------------------------------------------


def codeveld(label: str, code: str) -> El:
    """The field for a code that stands elsewhere."""
    return el(
        "label",
        el("span", label, class_="tel-label"),
        el(
            "input", name="code", id="code", value=code, required=True, maxlength=20, autocomplete="off",
            autocapitalize="characters", spellcheck="false", class_="tel-code", placeholder="K7MW 4QXA",
            aria_describedby="melding",
        ),
        class_="tel-veld",
    )  # fmt: skip


def codevorm(code: str = "") -> El:
    """Where a code is typed to join with."""
    uitleg = _("Je hebt geen account nodig. Wat je typt, komt later zonder naam op het scherm.")
    return el(
        "form",
        codeveld(_("De code staat op het scherm"), code),
        el("p", uitleg, class_="tel-zacht"),
        el("button", _("Doe mee"), type="submit", class_="tel-knop"),
        method="post",
        action="/binnen",
        class_="tel-vorm",
    )


def voordeur(*, code: str = "", zin: str = "", bewaar: bool = False) -> El:
    """Where a phone comes in: one field, one button. `bewaar`: it has a room, and that is shut now."""
    return el(
        "div",
        kop(_("Routekaart")),
        meldingen(zin),
        el("main", el("h1", _("Doe mee met je telefoon")), codevorm(code), id="blad"),
        id="telefoon",
        data_leeg=True,
        data_bewaar=bewaar,
    )


def bericht(zin: str) -> El:
    """A page with one sentence, and the way back."""
    terug = el("a", _("Terug"), href="/", class_="tel-knop")
    return el(
        "div",
        kop(_("Routekaart")),
        el("main", el("h1", _("Dat kan nu niet")), el("p", zin), terug, id="blad"),
        id="telefoon",
    )
