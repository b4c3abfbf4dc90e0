"""One visit of step 5, opened: what did good there, and where it got stuck, with room to write."""

from __future__ import annotations

from typing import Final

from rk.domain import Antwoord, Bezoek, Halte, Obstakel, ObstakelSoort, Weg
from rk.events import Toestand
from rk.taal import _
from rk.tekening import woorden
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.vormen import icoon, knop, toevoegveld, veld

NIEUW: Final = "nieuw"
"""The value of `blik.kaart` that means: write a new obstacle."""


def goed_id(bezoek: Bezoek) -> str:
    """What the good of a visit is called among the hidden things."""
    return f"{bezoek.id}.goed"


def halteblad(
    t: Toestand,
    blik: Blik,
    bezoek: Bezoek,
    halte: Halte,
    *,
    nr: int,
    vorige: str | None,
    volgende: str | None,
) -> El:
    """The sheet of one visit. `nr` is its number in the row; `vorige` and `volgende` are the ids
    of the visits beside it.
    """
    return el(
        "section",
        _kop(t, bezoek, halte, nr, vorige, volgende),
        el(
            "div",
            el("div", _goed(t, blik, bezoek), class_="rk-ogen-helft is-goed"),
            el("div", _vast(t, blik, bezoek), class_="rk-ogen-helft is-vast"),
            class_="rk-ogen-helften",
        ),
        class_="rk-ogen-blad",
        aria_labelledby="ogen-blad-titel",
    )


def _kop(t: Toestand, bezoek: Bezoek, halte: Halte, nr: int, vorige: str | None, volgende: str | None) -> El:
    routes = {r.route: r.naam for r in t.kaart.routes}
    titel = el(
        "h3",
        el("span", f"{nr}. {halte.naam}", class_="rk-klem", style="--regels:1", dir="auto"),
        el("small", routes.get(halte.route, halte.route.value)),
        id="ogen-blad-titel",
    )
    knoppen = [
        _stap(vorige, "links", _("Vorige halte"), "ogen-vorige"),
        _stap(volgende, "rechts", _("Volgende halte"), "ogen-volgende"),
    ]
    if t.vooraf.is_hier is Antwoord.JA:
        knoppen.append(
            knop(
                icoon("dicht"),
                daad="verborgen_gezet",
                inhoud={"wat": bezoek.id, "verborgen": True},
                soort="icoon",
                naam=_("Verberg deze halte"),
                id="ogen-halte-dicht",
            )
        )
    knoppen.append(
        knop(
            icoon("links"),
            _("Naar de hele weg"),
            blik={"bezoek": None, "kaart": None},
            toets="Escape",
            naam=_("Terug naar de hele weg (Escape)"),
            id="ogen-dicht",
        )
    )
    return el("div", titel, el("div", knoppen, class_="rk-ogen-bladknoppen"), class_="rk-ogen-bladkop")


def _stap(naar: str | None, pijl: str, naam: str, id_: str) -> El:
    return knop(
        icoon(pijl),
        blik={"bezoek": naar, "kaart": None} if naar else None,
        soort="icoon",
        naam=naam,
        id=id_,
        disabled=naar is None,
    )


def _goed(t: Toestand, blik: Blik, bezoek: Bezoek) -> list[El]:
    titel = el("h3", _("Wat doet mij goed?"))
    if goed_id(bezoek) in t.verborgen:
        return [el("div", titel, class_="rk-ogen-titel"), _verborgen(goed_id(bezoek))]
    schrijf = veld(
        _("Wat doet mij goed?"),
        bezoek.goed,
        daad="bezoek_gewijzigd",
        inhoud={"bezoek_id": bezoek.id, "veld": "goed"},
        id=f"goed-veld-{bezoek.id}",
        regels=4,
        hint=_("in de ik-vorm, in gewone woorden"),
        hoogstens=20_000,
        verberg_label=True,
        neem_focus=blik.kaart is None,
    )
    return [
        el("div", titel, _oog(t, goed_id(bezoek)) if bezoek.goed else None, class_="rk-ogen-titel"),
        schrijf,
    ]


def _vast(t: Toestand, blik: Blik, bezoek: Bezoek) -> list[El | None]:
    """What stands in the way: one of them opened to write on; or all, and a field for one more."""
    titel = el("div", el("h3", _("Waar loop ik vast?")), class_="rk-ogen-titel")
    zichtbaar = [o for o in bezoek.obstakels if o.id not in t.verborgen]
    gekozen = next((o for o in zichtbaar if o.id == blik.kaart), None)
    if gekozen is not None:
        return [titel, *_open(t, blik, gekozen)]
    net = _net_gezegd(t, zichtbaar) if blik.kaart == NIEUW else None
    rijen = [el("li", _dicht(t, o), id=f"vast-{o.id}") for o in zichtbaar if o is not net]
    verborgen = [_verborgen(o.id) for o in bezoek.obstakels if o.id in t.verborgen]
    lijst = el(
        "div",
        el("ul", rijen, class_="rk-ogen-rijen") if rijen else None,
        verborgen,
        class_="rk-rol rk-ogen-lijst",
        tabindex="0",
        role="region",
        aria_label=_("Waar loop ik vast?"),
        id="ogen-lijst",
    )
    erbij = toevoegveld(
        _("Zet erbij waar ik vastloop"),
        daad="obstakel_toegevoegd",
        inhoud={"bezoek_id": bezoek.id},
        id=f"vast-nieuw-{bezoek.id}",
        hint=_("en nog iets …") if zichtbaar else _("ik loop vast op …"),
        neem_focus=blik.kaart == NIEUW,
    )
    return [titel, lijst if rijen or verborgen else None, _net(net) if net else None, erbij]


def _net_gezegd(t: Toestand, zichtbaar: list[Obstakel]) -> Obstakel | None:
    """The newest obstacle while the group's last act was about it: it is asked for its kind."""
    laatste = t.te_herstellen()
    wat = laatste[0].inhoud.get("obstakel_id") if laatste else None
    return zichtbaar[-1] if zichtbaar and zichtbaar[-1].id == wat else None


def _net(o: Obstakel) -> El:
    tekst = el("p", o.tekst, class_="rk-klem rk-ogen-nettekst", style="--regels:2", dir="auto")
    return el("div", tekst, _soorten(o), class_="rk-ogen-net", id=f"net-{o.id}")


def _dicht(t: Toestand, o: Obstakel) -> El:
    lees = el(
        "button",
        el("span", o.tekst, class_="rk-klem", style="--regels:4", dir="auto"),
        el("b", woorden.obstakel(o.soort)),
        type="button",
        class_="rk-ogen-open",
        data_blik={"kaart": o.id},
        aria_expanded="false",
        id=f"vast-open-{o.id}",
    )
    return el("div", lees, _oog(t, o.id), _weg(o), class_="rk-ogen-dicht")


def _open(t: Toestand, blik: Blik, o: Obstakel) -> list[El | None]:
    schrijf = veld(
        _("Waar loop ik vast?"),
        o.tekst,
        daad="obstakel_gewijzigd",
        inhoud={"obstakel_id": o.id, "veld": "tekst"},
        id=f"vast-veld-{o.id}",
        regels=3,
        verberg_label=True,
        neem_focus=True,
    )
    klaar = knop(icoon("vink"), _("Klaar"), blik={"kaart": NIEUW}, id=f"vast-klaar-{o.id}")
    onder = el("div", klaar, _oog(t, o.id), _weg(o), class_="rk-ogen-klaar")
    eerst = _eerst(t, blik, o)
    # One thing at a time: who says what must be gone first, is not choosing its kind.
    soorten = None if len(eerst) > 1 else _soorten(o)
    return [schrijf, soorten, *eerst, onder]


def _eerst(t: Toestand, blik: Blik, o: Obstakel) -> list[El]:
    """Folded: which of the other obstacles must be gone before this one."""
    andere = [
        x
        for weg in Weg
        for b in t.casus.weg(weg)
        if b.id not in t.verborgen
        for x in b.obstakels
        if x.id != o.id and x.id not in t.verborgen
    ]
    if not andere:
        return []
    open_ = blik.is_open("eerst")
    gekozen = sum(x.id in o.vereist for x in andere)
    vouw = knop(
        icoon("omhoog" if open_ else "omlaag"),
        _("Wat moet er eerst? ({aantal})").format(aantal=gekozen) if gekozen else _("Wat moet er eerst?"),
        blik={"wissel": "eerst"},
        soort="stil",
        open_=open_,
        id=f"eerst-{o.id}",
    )
    if not open_:
        return [vouw]
    chips = [_eerst_dit(t, o, x) for x in andere]
    lijst = el("div", chips, class_="rk-ogen-chips", role="group", aria_labelledby=f"eerst-{o.id}")
    rol = el(
        "div",
        lijst,
        class_="rk-rol rk-ogen-lijst",
        tabindex="0",
        role="region",
        aria_label=_("Wat moet er eerst?"),
        id="ogen-eerst",
    )
    return [vouw, rol]


def _eerst_dit(t: Toestand, o: Obstakel, ander: Obstakel) -> El:
    aan = ander.id in o.vereist
    # What was taken away in the meantime can't be asked for again.
    over = [v for v in o.vereist if v != ander.id and t.obstakel(v)]
    vereist = over if aan else [*over, ander.id]
    return knop(
        icoon("vink" if aan else "plus"),
        el("span", ander.tekst, class_="rk-ogen-chip", dir="auto"),
        daad="obstakel_gewijzigd",
        inhoud={"obstakel_id": o.id, "veld": "vereist", "waarde": vereist},
        soort="chip",
        aan=aan,
        id=f"eerst-{o.id}-{ander.id}",
    )


def _soorten(o: Obstakel) -> El:
    chips = [
        knop(
            woorden.obstakel(s),
            daad="obstakel_gewijzigd",
            inhoud={"obstakel_id": o.id, "veld": "soort", "waarde": s.value},
            soort="chip",
            aan=s is o.soort,
            id=f"soort-{o.id}-{s.value}",
        )
        for s in ObstakelSoort
    ]
    return el("div", chips, class_="rk-ogen-chips", role="group", aria_label=_("Wat voor iets is het?"))


def _weg(o: Obstakel) -> El:
    return knop(
        icoon("prullenbak"),
        daad="obstakel_weggehaald",
        inhoud={"obstakel_id": o.id},
        soort="icoon",
        naam=_("Haal dit weg"),
        id=f"vast-weg-{o.id}",
    )


def _oog(t: Toestand, wat: str) -> El | None:
    if t.vooraf.is_hier is not Antwoord.JA:
        return None
    return knop(
        icoon("dicht"),
        daad="verborgen_gezet",
        inhoud={"wat": wat, "verborgen": True},
        soort="icoon",
        naam=_("Verberg dit"),
        id=f"blad-dicht-{wat}",
    )


def _verborgen(wat: str) -> El:
    toon = knop(
        icoon("oog"),
        _("Weer laten zien"),
        daad="verborgen_gezet",
        inhoud={"wat": wat, "verborgen": False},
        soort="chip",
        id=f"blad-toon-{wat}",
    )
    return el("p", el("span", _("Dit is verborgen."), class_="rk-stil"), toon, class_="rk-ogen-weg")
