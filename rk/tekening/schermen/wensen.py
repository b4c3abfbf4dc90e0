"""Step 8: at most three wishes, each with a way to a solution, and who speaks of it with the person."""

from __future__ import annotations

from rk.domain import Stap, Wens
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.raam import stapuitleg, stapvraag
from rk.tekening.schermen import watals
from rk.tekening.schermen.kaartvraagt import kaart_vraagt
from rk.tekening.vormen import icoon, knop, toevoegveld, veld, vul

_PLAATSEN = 3


def wensen(t: Toestand, blik: Blik) -> tuple[El, object]:
    """Three places beside each other. A fourth wish can be typed: the server refuses it kindly."""
    plaatsen = [_wens(t, blik, plaats, w) for plaats, w in enumerate(t.wensen)]
    plaatsen += [_leeg(plaats, plaats == len(t.wensen)) for plaats in range(len(t.wensen), _PLAATSEN)]
    kop = el(
        "div",
        el("h2", stapvraag(t, Stap.WENSEN), class_="rk-vraag"),
        None if t.wensen else el("p", stapuitleg(t, Stap.WENSEN), class_="rk-uitleg"),
        watals.opener(t),
        class_="rk-wens-kop",
    )
    scherm = el(
        "main",
        kop,
        el("ol", plaatsen, class_="rk-wens-plaatsen"),
        _vierde() if len(t.wensen) >= _PLAATSEN else _gekozen(t),
        kaart_vraagt(t, Stap.WENSEN, blik),
        watals.paneel(t, blik, Stap.WENSEN),
        class_="rk-inhoud rk-vlak rk-wens",
        tabindex="-1",
        id="rk-hoofd",
    )
    return scherm, _hint(t)


def _hint(t: Toestand) -> str:
    if not t.wensen:
        return _("één wens die lukt is meer dan drie die blijven liggen")
    if len(t.wensen) == 1:
        return _("schrijf rollen op, geen namen")
    return _("de belangrijkste vooraan · sleep een wens om te ruilen")


def _leeg(plaats: int, is_beurt: bool) -> El:
    """A place without a wish. Only the next one asks for something."""
    erbij = None
    if is_beurt:
        erbij = toevoegveld(
            _("Een wens"),
            daad="wens_toegevoegd",
            inhoud={},
            id="wens-nieuw",
            hint=_("Wat pakken we als eerste op?") if plaats == 0 else _("Nog een wens, als dat nodig is"),
            knoptekst=_("Zet neer"),
            regels=3,
        )
    return el(
        "li",
        el("span", plaats + 1, class_="rk-wens-nr", aria_hidden="true"),
        erbij,
        class_="rk-wens-plaats is-leeg" + (" is-beurt" if is_beurt else ""),
        id=f"plaats-{plaats}",
        data_schrijft=True,
        **_ontvangt(plaats),
    )


def _ontvangt(plaats: int) -> dict[str, object]:
    """What a place says of itself: a wish may be dropped here."""
    return {"data_ontvangt": "wens", "data_daad": "wens_verplaatst", "data_inhoud": {"plaats": plaats}}


def _wens(t: Toestand, blik: Blik, plaats: int, w: Wens) -> El:
    naam = t.casus.naam
    alles = blik.is_open("wens-alles")
    # What was written stays in sight, unfolded or not.
    later = bool(w.bespreekt or w.vindt_ervan) or alles

    def vraag(veld_: str, label: str, waarde: str, *, regels: int = 1, hint: str = "") -> El:
        return veld(
            label,
            waarde,
            daad="wens_gewijzigd",
            inhoud={"wens_id": w.id, "veld": veld_},
            id=f"wens-{w.id}-{veld_}",
            regels=regels,
            hint=hint,
            verberg_label=veld_ == "tekst",
            hoogstens=2000 if regels > 1 else 300,
        )

    rol = _("een rol, geen naam")
    velden = el(
        "div",
        vraag("oplossing", _("Hoe krijgen we dit voor elkaar?"), w.oplossing, regels=3),
        el(
            "div",
            vraag("wie", _("Wie pakt het op?"), w.wie, hint=rol),
            vraag("wanneer", _("Wanneer?"), w.wanneer),
            class_="rk-wens-paar",
        ),
        vraag("bespreekt", vul(_("Wie bespreekt het met {naam}?"), naam), w.bespreekt, hint=rol)
        if later
        else None,
        vraag("vindt_ervan", vul(_("Wat vindt {naam} ervan?"), naam), w.vindt_ervan, regels=2)
        if later
        else None,
        None
        if later and not alles
        else knop(
            _("Minder") if alles else vul(_("En met {naam} zelf?"), naam if len(naam) <= 12 else ""),
            blik={"wissel": "wens-alles"},
            soort="stil",
            open_=alles,
            id=f"meer-{w.id}",
            data_schrijft=True,
        ),
        class_="rk-wens-velden" + (" is-vol" if later else ""),
    )
    return el(
        "li",
        _kop(t, plaats, w),
        el(
            "div",
            el(
                "div",
                vraag("tekst", _("Wens {nr}").format(nr=plaats + 1), w.tekst, regels=2),
                class_="rk-wens-tekst",
            ),
            velden,
            class_="rk-rol rk-wens-rol",
            id=f"rol-{w.id}",
            tabindex="0",
            role="region",
            aria_label=_("Wens {nr}").format(nr=plaats + 1),
        ),
        class_="rk-wens-plaats",
        id=f"wens-{w.id}",
        **_ontvangt(plaats),
    )


def _kop(t: Toestand, plaats: int, w: Wens) -> El:
    def schuif(naar: int, beeld: str, naam: str) -> El | None:
        if not 0 <= naar < len(t.wensen):
            return None
        return knop(
            icoon(beeld),
            daad="wens_verplaatst",
            inhoud={"wens_id": w.id, "plaats": naar},
            soort="icoon",
            naam=naam,
            id=f"{beeld}-{w.id}",
        )

    weg = knop(
        icoon("prullenbak"),
        daad="wens_weggehaald",
        inhoud={"wens_id": w.id},
        soort="icoon",
        naam=_("Wens {nr} weghalen").format(nr=plaats + 1),
        id=f"weg-{w.id}",
    )
    return el(
        "div",
        el("span", plaats + 1, class_="rk-wens-nr", aria_hidden="true"),
        el(
            "div",
            schuif(plaats - 1, "links", _("Wens {nr} naar voren").format(nr=plaats + 1)),
            schuif(plaats + 1, "rechts", _("Wens {nr} naar achteren").format(nr=plaats + 1)),
            weg,
            class_="rk-wens-knoppen",
        ),
        class_="rk-wens-balk",
        data_sleep={"soort": "wens", "inhoud": {"wens_id": w.id}},
    )


def _vierde() -> El:
    """Three is the most, but nobody has to find that out from a field that is gone."""
    return el(
        "div",
        el(
            "span",
            _("Nog een wens? Drie is het meeste. Voeg er twee samen, of haal er een weg."),
            class_="rk-stil",
        ),
        toevoegveld(
            _("Een vierde wens"),
            daad="wens_toegevoegd",
            inhoud={},
            id="wens-vierde",
            hint=_("Nog een wens"),
        ),
        class_="rk-wens-onder",
        data_schrijft=True,
    )


def _gekozen(t: Toestand) -> El | None:
    """What the group chose at 4V, to begin from: one press makes it a wish."""
    al = {w.tekst for w in t.wensen}
    kaarten = [k for k in t.kaarten if k.gekozen and k.id not in t.verborgen and k.tekst not in al]
    if not kaarten:
        return None
    knoppen = [
        knop(
            icoon("plus"),
            el("span", k.tekst, class_="rk-wens-chip", dir="auto"),
            daad="wens_toegevoegd",
            inhoud={"tekst": k.tekst},
            soort="chip",
            id=f"uit-{k.id}",
        )
        for k in kaarten
    ]
    return el(
        "div",
        el("span", _("Gekozen bij 4V:"), class_="rk-label", id="gekozen-bij-4v"),
        el(
            "div",
            knoppen,
            class_="rk-rol rk-wens-chips",
            id="rol-gekozen",
            tabindex="0",
            role="region",
            aria_labelledby="gekozen-bij-4v",
        ),
        class_="rk-wens-onder",
        data_schrijft=True,
    )
