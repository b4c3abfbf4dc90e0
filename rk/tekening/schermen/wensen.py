"""Step 8: at most three wishes, each with a way to a solution, and who speaks of it with the person."""

from __future__ import annotations

from collections.abc import Sequence

from rk.domain import Fase, Kamerstand, Stap, Voorstel, Wens
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.raam import NIEMAND, stapuitleg, stapvraag
from rk.tekening.schermen import watals
from rk.tekening.schermen.fasen import blok, fase_van, rusthint, strook, voor_zich
from rk.tekening.schermen.kaartvraagt import kaart_vraagt
from rk.tekening.schermen.kiesbord import Keuze, kiesbord
from rk.tekening.schermen.stippen import aantal, stippen, uitnodiging
from rk.tekening.schermen.verbergen import toon, verberg, verborgen_rij
from rk.tekening.vormen import icoon, knop, toevoegveld, veld, vul

_PLAATSEN = 3


def wensen(t: Toestand, blik: Blik, kamer: Kamerstand = NIEMAND) -> tuple[El, object]:
    """Three places beside each other. A fourth wish can be typed: the server refuses it kindly."""
    fase = fase_van(t, Stap.WENSEN)
    if fase is Fase.VOOR_ZICH:
        return _voor_zich(t, kamer), rusthint()
    # A hidden wish keeps its own place.
    weg = _verborgen(t, tuple(v for v in t.voorstellen if v.wens_id is None))
    if fase is Fase.KIEZEN:
        gekozen = _("{n} van 3 gekozen").format(n=len(t.wensen))
        druk = uitnodiging(kamer) or [_("druk op een voorstel om te kiezen")]
        return _kiezen(t, blik, kamer), " · ".join([gekozen, *druk])
    plaatsen = [
        _stil(t, plaats, w) if w.id in t.verborgen else _wens(t, blik, plaats, w)
        for plaats, w in enumerate(t.wensen)
    ]
    plaatsen += [_leeg(plaats, plaats == len(t.wensen)) for plaats in range(len(t.wensen), _PLAATSEN)]
    kop = el(
        "div",
        el("h2", stapvraag(t, Stap.WENSEN), class_="rk-vraag"),
        None if t.wensen else el("p", stapuitleg(t, Stap.WENSEN), class_="rk-uitleg"),
        el(
            "div",
            watals.opener(t),
            strook(t, Stap.WENSEN, kamer),
            class_="rk-wens-rechts",
        ),
        class_="rk-wens-kop",
    )
    scherm = el(
        "main",
        kop,
        verborgen_rij(t, blik, weg, een=_("1 voorstel verborgen"), meer=_("{aantal} verborgen")),
        el("ol", plaatsen, class_="rk-wens-plaatsen"),
        _vierde() if len(t.wensen) >= _PLAATSEN else _voorstellen(t, kamer) or _gekozen(t),
        kaart_vraagt(t, Stap.WENSEN, blik),
        watals.paneel(t, blik, Stap.WENSEN),
        class_="rk-inhoud rk-vlak rk-wens",
        tabindex="-1",
        id="rk-hoofd",
    )
    return scherm, _hint(t)


# ---- each for himself, and choosing --------------------------------------------------------------


def _voor_zich(t: Toestand, kamer: Kamerstand) -> El:
    blokken = [
        blok(
            _("Wat moet als eerste anders?"),
            vul(_("Denk aan wat {naam} zelf wil. Schrijf één wens op, of twee."), t.casus.naam),
        )
    ]
    n = len(t.voorstellen)
    een, meer = _("1 voorstel staat er al"), _("{n} voorstellen staan er al")
    klaar = "" if not n else een if n == 1 else meer.format(n=n)
    return voor_zich(t, Stap.WENSEN, kamer, blokken, klaar=klaar, kolommen=1)


def _kiezen(t: Toestand, blik: Blik, kamer: Kamerstand) -> El:
    """All proposals; one press makes one of the three wishes of it."""
    vol = len(t.wensen) >= _PLAATSEN
    keuzes = [
        Keuze(
            doel=v,
            tekst=[el("span", v.tekst, dir="auto")],
            naam=v.tekst,
            gekozen=v.wens_id is not None,
            daad="wens_gekozen" if v.wens_id is None and not vol else None,
            inhoud={"voorstel_id": v.id},
            weg=("wens_voorstel_weggehaald", {"voorstel_id": v.id}),
        )
        for v in t.voorstellen
        if v.id not in t.verborgen
    ]
    erbij = toevoegveld(
        _("Nog een voorstel"),
        daad="wens_voorgesteld",
        inhoud={},
        id="voorstel-nieuw",
        hint=_("Nog een voorstel"),
    )
    leeg = _("Er staan nog geen voorstellen. Typ er hier een, of schrijf eerst ieder voor zich.")
    zin = _("Er zijn drie wensen. Haal er bij ‘samen bekijken’ een weg om te ruilen.") if vol else ""
    return kiesbord(
        t,
        Stap.WENSEN,
        blik,
        kamer,
        keuzes,
        erbij=erbij,
        leeg=leeg,
        zin=zin,
        verborgen=_verborgen(t, t.voorstellen),
    )


def _verborgen(t: Toestand, voorstellen: Sequence[Voorstel]) -> list[tuple[str, str]]:
    """Which of these proposals the person hides, by their place."""
    zin = _("voorstel {nr}")
    return [(v.id, zin.format(nr=nr)) for nr, v in enumerate(voorstellen, 1) if v.id in t.verborgen]


def _voorstellen(t: Toestand, kamer: Kamerstand) -> El | None:
    """The proposals under the three places, those with the most dots first; one press makes a wish."""
    over = [v for v in t.voorstellen if v.wens_id is None and v.id not in t.verborgen]
    if not over:
        return None
    over.sort(key=lambda v: -aantal(t, Stap.WENSEN, v, kamer))
    knoppen = []
    for v in over:
        kies = knop(
            icoon("plus"),
            el("span", v.tekst, class_="rk-wens-chip", dir="auto"),
            stippen(aantal(t, Stap.WENSEN, v, kamer)),
            daad="wens_gekozen",
            inhoud={"voorstel_id": v.id},
            soort="chip",
            id=f"uit-{v.id}",
        )
        dicht = _("Niet op het scherm: {naam}").format(naam=v.tekst[:60])
        knoppen += [kies, verberg(t, v.id, id=f"dicht-{v.id}", naam=dicht)]
    return _rij(_("Voorstellen:"), knoppen, "voorstellen")


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


def _stil(t: Toestand, plaats: int, w: Wens) -> El:
    """A wish that the person does not want on the screen: its place, and none of its words."""
    zin = _("Wens {nr} is verborgen.").format(nr=plaats + 1)
    return el(
        "li",
        el("span", plaats + 1, class_="rk-wens-nr", aria_hidden="true"),
        el("p", zin, class_="rk-stil"),
        None if t.gesloten else toon(w.id, _("Weer laten zien")),
        class_="rk-wens-plaats is-leeg is-stil",
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
            verberg(
                t,
                w.id,
                id=f"dicht-{w.id}",
                naam=_("Wens {nr} niet op het scherm").format(nr=plaats + 1),
            ),
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
            _("Nog een wens? Drie is het meeste."),
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
    al = {w.tekst for w in t.wensen}  # a hidden wish too: its card is not offered again
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
    return _rij(_("Gekozen bij 4V:"), knoppen, "gekozen-bij-4v")


def _rij(naam: str, knoppen: Sequence[El | None], id_: str) -> El:
    return el(
        "div",
        el("span", naam, class_="rk-label", id=id_),
        el(
            "div",
            knoppen,
            class_="rk-rol rk-wens-chips",
            id=f"rol-{id_}",
            tabindex="0",
            role="region",
            aria_labelledby=id_,
        ),
        class_="rk-wens-onder",
        data_schrijft=True,
    )
