"""The form `checklijst` on a phone: group by group, one press for each answer.

The list with this phone's own answers is its own part: nobody else gets it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rk.domain import Lijstantwoord, Punt, Stelling, Stellinggroep
from rk.events import Toestand
from rk.events.inbreng import Inbreng, WerkInbreng
from rk.events.inbreng.werk import StellingInbreng
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.raam import stapuitleg
from rk.tekening.vormen import vul
from rk.tekening.werk.checklijst.balk import teken, woord
from rk.tekening.werk.checklijst.stand import groep_van, lijst_van, zinnen
from rk.tekening.werk.delen import LANGST

Gegeven = Mapping[str, tuple[str, StellingInbreng]]
"""What this phone answered, by statement, with its id."""


def telefoon(
    t: Toestand, punt: Punt, wijzig: Inbreng | None, nieuw: str, vervangt: str, noot: El
) -> list[El]:
    """What is the same for all: what it is about, and in what way the list is used."""
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
    return [meer, *([manier] if manier is not None else []), noot]


def van_mij(
    t: Toestand, punt: Punt, gegeven: Sequence[tuple[str, Inbreng]], nieuw: str, bij: str
) -> list[El]:
    """All statements, with what this phone answered. `bij` is the one that was just answered: its
    group is open, otherwise the first where something is left.
    """
    lijst = lijst_van(t, punt)
    mijn: Gegeven = {i.stelling: (id_, i) for id_, i in gegeven if isinstance(i, StellingInbreng)}
    alle = zinnen(lijst)
    n = sum(z.id in mijn for z in alle)
    zin = _("Je gaf {n} van de {alle} antwoorden. Nog van niemand anders te zien.")
    eerst = groep_van(lijst, bij) or next(
        (g for g in lijst.groepen if not all(z.id in mijn for z in g.stellingen)), None
    )
    return [
        el("p", zin.format(n=n, alle=len(alle)), class_="tel-tussen", role="status", id="lijst-stand"),
        *(_groep(t, punt, g, mijn, nieuw, open_=g is eerst) for g in lijst.groepen),
    ]


def _groep(t: Toestand, punt: Punt, g: Stellinggroep, mijn: Gegeven, nieuw: str, *, open_: bool) -> El:
    klaar = sum(z.id in mijn for z in g.stellingen)
    telt = _("{n} van {alle}").format(n=klaar, alle=len(g.stellingen))
    vol = "✓ " if klaar == len(g.stellingen) else ""
    return el(
        "details",
        el(
            "summary",
            el("span", vul(g.naam, t.casus.naam)),
            " ",
            el("small", vol, telt),
            class_="tel-lijstkop",
        ),
        el("p", vul(g.uitleg, t.casus.naam), class_="tel-zacht tel-binnen") if g.uitleg else None,
        el("ul", [_zin(t, punt, z, mijn.get(z.id), nieuw) for z in g.stellingen], class_="tel-lijst"),
        id=f"groep-{g.id}",
        open=open_,
    )


def _zin(t: Toestand, punt: Punt, z: Stelling, al: tuple[str, StellingInbreng] | None, nieuw: str) -> El:
    """One statement: a form of its own whose four buttons each send it."""
    naam = t.casus.naam
    nu = al[1].antwoord if al is not None else None
    verborgen = {
        "stap": str(punt),
        "id": f"{nieuw}-{z.id}" if nieuw else "",
        "vorm": "checklijst",
        "stelling": z.id,
        "anker": z.id,
    }
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
    vraag = el(
        "legend",
        vul(z.tekst, naam),
        el("span", el("b", _("Of juist: ")), vul(z.anders, naam), class_="tel-anders") if z.anders else None,
    )
    vorm = el(
        "form",
        [el("input", type="hidden", name=n, value=w) for n, w in verborgen.items()],
        el("fieldset", vraag, el("div", knoppen, class_="tel-vier")),
        method="post",
        action="/inbreng",
        data_stuur="inbreng",
        data_blijft=True,
        id=f"vorm-{z.id}",
    )
    return el("li", vorm, _meer(punt, z, naam, al), id=f"zin-{z.id}")


def _meer(punt: Punt, z: Stelling, naam: str, al: tuple[str, StellingInbreng] | None) -> El:
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
            id=f"veld-{punt}-{z.id}-opmerking",
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
        kop, onder = _("Opmerking, of haal terug"), [_bewaar(z, al[1]), _terug(z, naam, al[0])]
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


def _terug(z: Stelling, naam: str, id_: str) -> El:
    return el(
        "form",
        [el("input", type="hidden", name=n, value=w) for n, w in (("id", id_), ("anker", z.id))],
        el(
            "button",
            _("haal terug"),
            type="submit",
            id=f"terug-{z.id}",
            class_="tel-link",
            aria_label=_("Haal terug: {tekst}").format(tekst=vul(z.tekst, naam)),
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
