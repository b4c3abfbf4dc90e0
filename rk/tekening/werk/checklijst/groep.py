"""One group of a list: its statements under each other, with what was answered."""

from __future__ import annotations

from rk.domain import Checklijst, Fase, Punt, Stelling, Stellinggroep, Stem
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.datum import dag
from rk.tekening.schermen.fasen import fase_van
from rk.tekening.vormen import icoon, knop, vul
from rk.tekening.werk.checklijst.antwoord import segment, ster
from rk.tekening.werk.checklijst.balk import balk, legenda, met_teken
from rk.tekening.werk.checklijst.stand import Lijststand, eerder_van, lijst_van, stem_van
from rk.tekening.werk.checklijst.zin import zinblad


def waar(lijst: Checklijst, blik: Blik) -> tuple[Stellinggroep | None, Stelling | None]:
    """The group and the statement that are looked at; a list of one group is always in it."""
    groep_, _streep, zin_ = (blik.kaart or "").partition("/")
    een = next((g for g in lijst.groepen if g.id == groep_), None)
    if een is None and len(lijst.groepen) == 1:
        een = lijst.groepen[0]
    return een, next((z for z in een.stellingen if z.id == zin_), None) if een is not None else None


def kiest(t: Toestand, punt: Punt) -> bool:
    """Whether the group is choosing what to take up, or the person works for himself."""
    return fase_van(t, punt) is Fase.KIEZEN or stem_van(t, punt) is Stem.PERSOON


def groep(
    t: Toestand,
    punt: Punt,
    blik: Blik,
    stand: Lijststand,
    g: Stellinggroep,
    zin: Stelling | None,
    voet: El,
) -> El:
    """The statements of a group, and beside them one that is looked at closely."""
    eerder = eerder_van(t, punt)[-1:]
    rijen = [_rij(t, punt, stand, g, z, _meta(t, punt, stand, z, eerder), open_=zin) for z in g.stellingen]
    tweezijdig = any(z.anders for z in g.stellingen)
    klasse = "rk-lijst-zinnen" + (" is-tweezijdig" if tweezijdig and zin is None else "")
    klasse += " is-kiezen" if kiest(t, punt) else ""
    lijst = el(
        "div",
        el("ol", rijen, class_=klasse),
        class_="rk-lijst-rol rk-rol",
        tabindex="0",
        role="region",
        aria_label=vul(g.naam, t.casus.naam),
        id="lijst-rol",
    )
    return el(
        "div",
        _kop(t, punt, stand, g),
        el(
            "div",
            lijst,
            zinblad(t, punt, blik, stand, g, zin) if zin is not None else None,
            class_="rk-lijst-groep" + (" heeft-zin" if zin is not None else ""),
        ),
        voet,
        class_="rk-lijst-heel",
    )


def _kop(t: Toestand, punt: Punt, stand: Lijststand, g: Stellinggroep) -> El:
    """Where this group is among the others, and the way to them."""
    groepen = lijst_van(t, punt).groepen
    nr = groepen.index(g)
    terug = wijzers = None
    if len(groepen) > 1:
        terug = knop(icoon("links"), _("Alle groepen"), blik={"kaart": None}, soort="chip", id="lijst-alle")
        wijzers = el(
            "span",
            _wijzer(groepen, nr - 1, "links", _("Vorige groep")),
            el("span", _("{nr} van {n}").format(nr=nr + 1, n=len(groepen)), class_="rk-stil"),
            _wijzer(groepen, nr + 1, "rechts", _("Volgende groep")),
            class_="rk-lijst-wijzers",
        )
    uitleg = el("span", vul(g.uitleg, t.casus.naam), class_="rk-stil", dir="auto") if g.uitleg else None
    te_weinig = None
    minste = lijst_van(t, punt).minste
    if minste > 1 and stand.lijsten and not any(stand.spreiding(z.id) for z in g.stellingen):
        te_weinig = el(
            "p",
            _("Er zijn nog te weinig lijsten. Vanaf {n} zien jullie hier hoe vaak iets is gekozen.").format(
                n=minste
            ),
            class_="rk-lijst-melding",
            id="lijst-minste",
        )
    return el(
        "div",
        el(
            "div",
            terug,
            el("div", el("h3", vul(g.naam, t.casus.naam), dir="auto"), uitleg, class_="rk-lijst-naam"),
            legenda() if any(stand.spreiding(z.id) for z in g.stellingen) else None,
            wijzers,
            class_="rk-lijst-kop",
        ),
        te_weinig,
        class_="rk-lijst-boven",
    )


def _wijzer(groepen: tuple[Stellinggroep, ...], nr: int, beeld: str, zin: str) -> El:
    kan = 0 <= nr < len(groepen)
    return knop(
        icoon(beeld),
        blik={"kaart": groepen[nr].id} if kan else None,
        soort="icoon",
        naam=zin,
        id=f"lijst-{beeld}",
        disabled=not kan,
    )


# ---- one statement -------------------------------------------------------------------------------


def _rij(
    t: Toestand,
    punt: Punt,
    stand: Lijststand,
    g: Stellinggroep,
    z: Stelling,
    meta: list[El],
    *,
    open_: Stelling | None,
) -> El:
    naam, tel = t.casus.naam, stand.spreiding(z.id)
    zelf = open_ is not None and open_.id == z.id
    zin = el(
        "button",
        el("span", vul(z.tekst, naam), dir="auto"),
        el("span", meta, class_="rk-lijst-meta") if meta else None,
        type="button",
        id=f"zin-{z.id}",
        class_="rk-lijst-zin" + (" is-open" if zelf else ""),
        data_blik={"kaart": g.id if zelf else f"{g.id}/{z.id}"},
        aria_expanded="true" if zelf else "false",
    )
    if open_ is not None:
        return el("li", zin, class_="rk-lijst-rij is-naast", id=f"rij-{z.id}")
    vult = kiest(t, punt) or not stand.spreidingen
    midden = el(
        "div",
        balk(tel) if tel and not vult else None,
        segment(t, punt, stand, z, telt=True) if vult else None,
        None if vult or tel else el("span", _("nog te weinig antwoorden"), class_="rk-stil"),
        class_="rk-lijst-midden",
    )
    anders = el("span", vul(z.anders, naam), class_="rk-lijst-anders", dir="auto") if z.anders else None
    return el(
        "li",
        zin,
        midden,
        anders,
        ster(t, punt, stand, z) if kiest(t, punt) and lijst_van(t, punt).oppakken else None,
        class_="rk-lijst-rij" + (" is-opgepakt" if z.id in stand.gekozen else ""),
        id=f"rij-{z.id}",
    )


def _meta(
    t: Toestand, punt: Punt, stand: Lijststand, z: Stelling, eerder: tuple[tuple[str, Lijststand], ...]
) -> list[El]:
    """Small words below a statement: what the group says, remarks, what was said before."""
    delen = []
    samen, kiest_ = stand.samen.get(z.id), kiest(t, punt)
    if samen is not None and stand.spreidingen and not kiest_:
        delen.append(el("span", _("samen:"), " ", met_teken(samen)))
    if z.id in stand.gekozen and not kiest_:
        delen.append(el("span", icoon("ster"), _("opgepakt"), class_="rk-lijst-ster"))
    if n := len(stand.opmerkingen.get(z.id, ())):
        een, meer = _("1 opmerking"), _("{n} opmerkingen")
        delen.append(el("span", icoon("praat"), een if n == 1 else meer.format(n=n)))
    for wanneer, toen in eerder:
        was, al = toen.samen.get(z.id), z.id in toen.gekozen
        if was is not None or al:
            delen.append(
                el(
                    "span",
                    f"{dag(wanneer) or wanneer}: ",
                    met_teken(was) if was is not None else None,
                    " · " if was is not None and al else None,
                    el("span", icoon("ster"), _("toen opgepakt"), class_="rk-lijst-ster") if al else None,
                )
            )
    return delen
