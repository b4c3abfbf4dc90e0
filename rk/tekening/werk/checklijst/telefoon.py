"""The form `checklijst` on a phone: group by group, one press for each answer.

The list with this phone's own answers is its own part: nobody else gets it.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from rk.domain import Lijstantwoord, Punt, Stelling, Stellinggroep, Werkpunt
from rk.events import Toestand
from rk.events.inbreng import Inbreng, WerkInbreng
from rk.events.inbreng.werk import StellingInbreng
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.raam import stapuitleg
from rk.tekening.telefoonblok import LANGST, Rand, mee, verborgen
from rk.tekening.vormen import vul
from rk.tekening.werk.checklijst.balk import teken, woord
from rk.tekening.werk.checklijst.stand import groep_van, lijst_van, zinnen
from rk.tekening.werk.vorm import Mijn


@dataclass(frozen=True, slots=True)
class _Blad:
    """The list on one phone. `al` is what it answered, by statement, with its id; of `gehad` the group
    has its answer; `nrs` numbers the statements.
    """

    t: Toestand
    punt: Punt
    rand: Rand
    al: Mapping[str, tuple[str, StellingInbreng]]
    gehad: Set[str]
    nrs: Mapping[str, int]

    def klaar(self, g: Stellinggroep) -> int:
        """How many statements of a group are answered."""
        return sum(z.id in self.al or z.id in self.gehad for z in g.stellingen)

    def woorden(self, tekst: str) -> str:
        """A text of the list with the person's name in it."""
        return vul(tekst, self.t.casus.naam)


def telefoon(t: Toestand, punt: Punt, wijzig: Inbreng | None, rand: Rand) -> list[El]:
    """What is the same for all: what it is about, and in what way the list is used. The note stands with
    the forms, in this phone's own part.
    """
    lijst, naam = lijst_van(t, punt), t.casus.naam
    gebruik = t.werkstand(punt).gebruik
    manier: El | None = None
    if gebruik:
        manier = el("p", el("b", _("Zo gebruiken we de lijst: ")), vul(gebruik, naam))
    elif lijst.gebruik:
        manieren = [el("li", vul(g, naam)) for g in lijst.gebruik]
        manier = el(
            "div", el("p", _("Kies voor jezelf één manier:")), el("ul", manieren, class_="tel-punten")
        )
    meer = el(
        "details",
        el("summary", _("Wat is dit?")),
        el("p", stapuitleg(t, punt), class_="tel-binnen"),
        id="lijst-uitleg",
    )
    return [meer, *([manier] if manier is not None else [])]


def van_mij(t: Toestand, punt: Punt, mijn: Mijn, rand: Rand) -> list[El]:
    """All statements, with what this phone answered. The group of the one that was just answered is
    open, otherwise the first where something is left.
    """
    lijst = lijst_van(t, punt)
    alle = zinnen(lijst)
    blad = _Blad(
        t,
        punt,
        rand,
        {i.stelling: (id_, i) for id_, i in mijn.gegeven if isinstance(i, StellingInbreng)},
        {z.id for z in alle if _beurt(t, punt, z) in mijn.gehad},
        {z.id: nr for nr, z in enumerate(alle)},
    )
    eerst = groep_van(lijst, mijn.bij) or next(
        (g for g in lijst.groepen if blad.klaar(g) < len(g.stellingen)), None
    )
    zin = _("Je gaf {n} van de {alle} antwoorden. Nog van niemand anders te zien.")
    return [
        *([rand.noot] if rand.noot is not None else []),
        el(
            "p",
            zin.format(n=len(blad.al), alle=len(alle)),
            class_="tel-tussen",
            role="status",
            id="lijst-stand",
        ),
        *(_groep(blad, g, open_=g is eerst) for g in lijst.groepen),
    ]


def _beurt(t: Toestand, punt: Punt, z: Stelling) -> str:
    return StellingInbreng(punt=Werkpunt(str(punt)), stelling=z.id, antwoord=Lijstantwoord.JA).beurt(t)


def _groep(blad: _Blad, g: Stellinggroep, *, open_: bool) -> El:
    klaar, alle = blad.klaar(g), len(g.stellingen)
    telt = el("small", "✓ " if klaar == alle else None, _("{n} van {alle}").format(n=klaar, alle=alle))
    return el(
        "details",
        el("summary", el("span", blad.woorden(g.naam)), " ", telt, class_="tel-lijstkop"),
        el("p", blad.woorden(g.uitleg), class_="tel-zacht tel-binnen") if g.uitleg else None,
        el("ul", [_zin(blad, z) for z in g.stellingen], class_="tel-lijst"),
        id=f"groep-{g.id}",
        open=open_,
    )


def _zin(blad: _Blad, z: Stelling) -> El:
    """One statement: a form of its own whose four buttons each send it."""
    anders = (
        el("span", el("b", _("Of juist: ")), blad.woorden(z.anders), class_="tel-anders")
        if z.anders
        else None
    )
    if z.id in blad.gehad:
        zin = el("p", _("Jouw antwoord ligt al op tafel."), class_="tel-zacht")
        return el("li", el("p", blad.woorden(z.tekst), anders, class_="tel-zin"), zin, id=f"zin-{z.id}")
    al = blad.al.get(z.id)
    nu = al[1].antwoord if al is not None else None
    rand = blad.rand.van(str(blad.nrs[z.id]), wijzigt=False)
    knoppen = [
        el(
            "button",
            teken(a),
            el("span", woord(a)),
            type="submit",
            name="antwoord",
            value=a.value,
            id=f"geef-{z.id}-{a.value}",
            class_="tel-antwoord",
            aria_pressed="true" if a is nu else "false",
        )
        for a in Lijstantwoord
    ]
    vorm = el(
        "form",
        mee(blad.punt, rand, vorm="checklijst", stelling=z.id, anker=z.id),
        el(
            "fieldset",
            el("legend", blad.woorden(z.tekst), anders),
            el("div", knoppen, class_="tel-vier"),
        ),
        method="post",
        action="/inbreng",
        data_stuur="inbreng",
        data_blijft=True,
        id=f"vorm-{z.id}",
    )
    return el("li", vorm, _meer(blad, z, al), id=f"zin-{z.id}")


def _meer(blad: _Blad, z: Stelling, al: tuple[str, StellingInbreng] | None) -> El:
    """Words that go along with the answer, and the way to take it back. They belong to the form above."""
    tekst = al[1].opmerking if al is not None else ""
    veld = el(
        "label",
        el("span", _("Waarom, of een voorbeeld"), class_="tel-label"),
        el(
            "textarea",
            tekst,
            name="opmerking",
            form=f"vorm-{z.id}",
            id=f"veld-{blad.punt}-{z.id}-opmerking",
            rows=2,
            maxlength=LANGST,
            autocomplete="off",
            aria_describedby="noot",
        ),
        class_="tel-veld",
    )
    if al is None:
        kop, onder = _("Opmerking erbij"), [el("p", _("Druk daarna op je antwoord."), class_="tel-zacht")]
    else:
        kop, onder = _("Opmerking, of haal terug"), [_bewaar(z, al[1]), _terug(blad, z, al[0])]
    return el(
        "details",
        el("summary", kop, el("span", "“", tekst, "”", class_="tel-gezegd") if tekst else None),
        el("div", veld, onder, class_="tel-vorm"),
        class_="tel-opmerking",
        id=f"opmerking-{z.id}",
    )


def _bewaar(z: Stelling, al: StellingInbreng) -> El:
    return el(
        "button",
        _("Bewaar mijn opmerking"),
        type="submit",
        name="antwoord",
        value=al.antwoord.value,
        form=f"vorm-{z.id}",
        id=f"bewaar-{z.id}",
        class_="tel-knop tel-licht",
    )


def _terug(blad: _Blad, z: Stelling, id_: str) -> El:
    return el(
        "form",
        verborgen(id=id_, anker=z.id),
        el(
            "button",
            _("haal terug"),
            type="submit",
            id=f"terug-{z.id}",
            class_="tel-link",
            aria_label=_("Haal terug: {tekst}").format(tekst=blad.woorden(z.tekst)),
        ),
        method="post",
        action="/inbreng/weg",
        data_stuur="weg",
        class_="tel-rij",
    )


def in_woorden(t: Toestand, inbreng: WerkInbreng) -> str:
    """The statement, the answer and the remark."""
    if not isinstance(inbreng, StellingInbreng):
        return ""
    tekst = {z.id: vul(z.tekst, t.casus.naam) for z in zinnen(lijst_van(t, inbreng.waar))}
    zin = f"{tekst.get(inbreng.stelling, '')} {woord(inbreng.antwoord)}".strip()
    return f"{zin}. {inbreng.opmerking}" if inbreng.opmerking else zin
