"""What is pressed at a statement: one of four answers, and whether the group takes it up."""

from __future__ import annotations

from rk.domain import Lijstantwoord, Punt, Stelling, Stem
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.vormen import icoon, knop, vul
from rk.tekening.werk.checklijst.balk import teken, woord
from rk.tekening.werk.checklijst.stand import Lijststand, lijst_van, stem_van


def segment(t: Toestand, punt: Punt, stand: Lijststand, z: Stelling, *, telt: bool = False) -> El:
    """The four answers with how often the room gave each, of which what was said together is on; a
    second press takes it off.
    """
    nu, tel = stand.samen.get(z.id), stand.spreiding(z.id) if telt else {}
    stem = stem_van(t, punt).value
    knoppen = [
        knop(
            teken(a),
            el("span", woord(a, kort=True)),
            el("b", tel.get(a, 0)) if tel else None,
            daad="stelling_beantwoord",
            inhoud={
                "punt": str(punt),
                "stelling": z.id,
                "stem": stem,
                "antwoord": None if a is nu else a.value,
            },
            soort="segment",
            aan=a is nu,
            id=f"samen-{z.id}-{a.value}",
        )
        for a in Lijstantwoord
    ]
    label = _("Samen: {zin}") if stem_van(t, punt) is Stem.GROEP else _("Antwoord: {zin}")
    return el(
        "div",
        knoppen,
        class_="rk-lijst-vier" + (" is-geteld" if tel else ""),
        role="group",
        aria_label=label.format(zin=vul(z.tekst, t.casus.naam)),
    )


def ster(t: Toestand, punt: Punt, stand: Lijststand, z: Stelling) -> El:
    """Take it up, or let it go."""
    op = z.id in stand.gekozen
    vol = not op and len(t.werkstand(punt).gekozen) >= lijst_van(t, punt).oppakken
    zin = _("Niet meer oppakken: {zin}") if op else _("Oppakken: {zin}")
    return knop(
        icoon("ster"),
        daad="werk_gekozen",
        inhoud={"punt": str(punt), "wat": z.id, "gekozen": not op},
        soort="icoon",
        naam=zin.format(zin=vul(z.tekst, t.casus.naam)),
        aan=op,
        id=f"ster-{z.id}",
        disabled=vol,
    )
