"""The form `keuze` on a phone."""

from __future__ import annotations

from rk.domain import Punt
from rk.events import Toestand
from rk.events.inbreng import Inbreng, WerkInbreng
from rk.events.inbreng.werk import KeuzeInbreng
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.telefoonblok import Rand, keuze, vorm
from rk.tekening.vormen import vul
from rk.tekening.werk.keuze.scherm import keuze_van, namen


def telefoon(t: Toestand, punt: Punt, wijzig: Inbreng | None, rand: Rand) -> list[El]:
    """Which descriptions fit: one, or several; in between two may be said."""
    k, naam = keuze_van(t, punt), t.casus.naam
    eerder = wijzig if isinstance(wijzig, KeuzeInbreng) else None
    meer = k.hoogstens > 1 or k.twijfel
    keuzes = [
        keuze(
            "opties",
            o.id,
            [el("b", vul(o.naam, naam)), el("small", vul(o.uitleg, naam)) if o.uitleg else None],
            aan=eerder is not None and o.id in eerder.opties,
            soort="checkbox" if meer else "radio",
            bij=f"{punt}-",
        )
        for o in k.opties
    ]
    twijfel = (
        keuze(
            "twijfel",
            "1",
            _("Ik zit tussen twee in"),
            aan=eerder is not None and eerder.twijfel,
            soort="checkbox",
            bij=f"{punt}-",
        )
        if k.twijfel and k.hoogstens == 1
        else None
    )
    hoeveel = _("Kies er één. Zit je ertussenin? Kies er dan twee.") if k.twijfel else _("Kies er één.")
    if k.hoogstens > 1:
        hoeveel = _("Kies wat je herkent.")
    groep = el(
        "fieldset",
        el("legend", hoeveel, class_="tel-label"),
        el("div", keuzes, twijfel, class_="tel-mensen"),
    )
    return [vorm(punt, rand, groep, soort="keuze", knop=_("Bewaar mijn keuze"))]


def in_woorden(t: Toestand, inbreng: WerkInbreng) -> str:
    """The names of what was chosen."""
    if not isinstance(inbreng, KeuzeInbreng):
        return ""
    zin = namen(t, keuze_van(t, inbreng.waar), inbreng.opties)
    return _("{wat} (tussen twee in)").format(wat=zin) if inbreng.twijfel else zin
