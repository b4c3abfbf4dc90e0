"""Step 5: who speaks first. The person when he is here; otherwise who knows such a way from within."""

from __future__ import annotations

from rk.domain import Antwoord
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.vormen import icoon, knop, vul


def wie_begint(t: Toestand) -> El:
    """One plain line that says who speaks first, and the button to let an expert by experience begin."""
    if t.deskundige_eerst:
        zin, anders = _("De ervaringsdeskundige spreekt eerst."), _("Toch niet")
    elif t.vooraf.is_hier is Antwoord.JA:
        zin = vul(_("{naam} spreekt eerst."), t.casus.naam)
        anders = _("Liever een ervaringsdeskundige")
    else:
        zin, anders = _("Is er een ervaringsdeskundige, dan spreekt die eerst."), _("Ja, die begint")
    vast = t.deskundige_eerst or t.vooraf.is_hier is Antwoord.JA
    wissel = knop(
        anders,
        daad="deskundige_eerst_gezet",
        inhoud={"eerst": not t.deskundige_eerst},
        soort="stil" if vast else "chip",
        id="wie-begint-anders",
        data_schrijft=True,
    )
    return el(
        "div",
        icoon("praat") if vast else None,
        el("p", el("b", zin) if vast else zin, dir="auto", id="wie-begint"),
        None if t.gesloten else wissel,
        class_="rk-begint",
    )
