"""The frame of every researchers' screen: header, filters, the sentence, figures, sections, downloads."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.onderzoek.tabel import Tabel, bestand, bestandsnaam, kaal, tabel
from rk.tekening.vormen import icoon


@dataclass(frozen=True, kw_only=True, slots=True)
class Schermnaam:
    """One screen: its name in the address, and what it is called in the row of screens."""

    naam: str
    kort: str
    titel: str


SCHERMEN = (
    Schermnaam(naam="routes", kort="Routes", titel="Wegen tot vandaag"),
    Schermnaam(naam="vierv", kort="4V en wensen", titel="Wat groepen kiezen"),
    Schermnaam(naam="signalen", kort="Signalen", titel="Wat steeds in de weg staat"),
    Schermnaam(naam="vergelijken", kort="Vergelijken", titel="Twee groepen naast elkaar"),
)

ZELF_GEKOZEN = (
    "Deze groepen kozen hun gesprekken zelf. Wat je ziet zegt dus niets over hoe vaak iets voorkomt."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Filter:
    """A choice of what is counted. `keuzes` are (value, text); the first is "all of them", unless
    `vast`: then there is always one chosen.
    """

    naam: str
    label: str
    keuzes: tuple[tuple[str, str], ...]
    gekozen: str
    vast: bool = False

    @property
    def aan(self) -> bool:
        """Whether something else than the first is chosen."""
        return bool(self.keuzes) and not self.vast and self.gekozen != self.keuzes[0][0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cijferkaart:
    """A figure as a card: the number as text, what it counts, and what belongs with it."""

    id: str
    waarde: str
    wat: str
    erbij: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Blok:
    """A part of the screen: a picture with its table, or a sentence why there is none.

    `beeld` is an own drawing or the place of a figure; without it the table itself is what is shown.
    `breed`: how many of twelve columns it takes; `hoog`: beside how many others it stands, one above the
    other.
    """

    id: str
    titel: str
    uitleg: str
    beeld: El | None = None
    tabel: Tabel | None = None
    zin: str = ""
    noot: str = ""
    breed: int = 12
    hoog: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Bord:
    """All that a screen shows. `zin` says what one sees, `weggelaten` what is withheld and why."""

    naam: str
    titel: str
    herkomst: str = ""
    filters: tuple[Filter, ...] = ()
    zin: str = ""
    weggelaten: str = ""
    regels: str = ""
    kaarten: tuple[Cijferkaart, ...] = ()
    blokken: tuple[Blok, ...] = ()
    melding: str = ""

    @property
    def zoek(self) -> dict[str, str]:
        """The filters that are on, by name."""
        return {f.naam: f.gekozen for f in self.filters if f.aan or f.vast}


def schermtitel(naam: str) -> str:
    """What the screen is called in the title of the window. Raises StopIteration: no such screen."""
    return next(s.titel for s in SCHERMEN if s.naam == naam)


def geraamte(naam: str) -> El:
    """The frame while nothing is counted yet."""
    return teken(Bord(naam=naam, titel=schermtitel(naam), zin=_("Het scherm wordt klaargezet.")))


def teken(bord: Bord) -> El:
    """The whole screen."""
    return el(
        "div",
        _kop(bord),
        _filters(bord),
        el(
            "main",
            _zinnen(bord),
            el("p", bord.melding, class_="rk-let-op rk-bord-melding", role="status", id="bord-melding")
            if bord.melding
            else None,
            el("ul", [_kaart(k) for k in bord.kaarten], class_="rk-cijfers", id="cijfers")
            if bord.kaarten
            else None,
            el("div", [_blok(b) for b in bord.blokken], class_="rk-blokken", id="blokken"),
            class_="rk-bord-hoofd",
            id="bord-hoofd",
            tabindex="-1",
        ),
        class_="rk-bord",
        id="bord",
        data_zoek=urlencode(bord.zoek),
        data_bord=bord.naam,
        data_titel=f"{bord.titel} – Routekaart",
    )


def _kop(bord: Bord) -> El:
    rijen = [el("li", _naar(s, bord)) for s in SCHERMEN]
    titel = el(
        "h1",
        el("span", bord.titel, class_="rk-titel"),
        el("small", bord.herkomst) if bord.herkomst else None,
        class_="rk-h1",
        id="bord-titel",
        tabindex="-1",
    )
    return el(
        "header",
        titel,
        el("nav", el("ul", rijen), class_="rk-bordnav", aria_label=_("Schermen")),
        class_="rk-bordkop",
    )


def _naar(scherm: Schermnaam, bord: Bord) -> El:
    """The way to another screen, with what is chosen; a comparison has choices of its own."""
    keuze = {f.naam: f.gekozen for f in bord.filters if f.aan and scherm.naam != "vergelijken"}
    return el(
        "a",
        scherm.kort,
        href=f"/{scherm.naam}" + (f"?{urlencode(keuze)}" if keuze else ""),
        data_blik={"scherm": scherm.naam, **keuze},
        aria_current="page" if scherm.naam == bord.naam else None,
        id=f"naar-{scherm.naam}",
    )


def _filters(bord: Bord) -> El:
    knoppen = [_kies(f) for f in bord.filters]
    wis = None
    if any(f.aan for f in bord.filters):
        wis = el(
            "button",
            icoon("kruis"),
            _("Alles tonen"),
            type="button",
            class_="rk-filterknop",
            data_blik={"alles": True},
            id="filter-alles",
        )
    regels = el("span", bord.regels, class_="rk-filterregel", id="bord-regels") if bord.regels else None
    return el(
        "section",
        el(
            "div",
            knoppen,
            wis,
            class_="rk-filters",
            role="group",
            aria_label=_("Wat er geteld wordt"),
            id="filters",
        ),
        el("div", regels, _download(bord), class_="rk-bord-rechts", id="bord-rechts"),
        class_="rk-filterbalk",
        aria_label=_("Kiezen en bewaren"),
        id="filterbalk",
    )


def _kies(f: Filter) -> El:
    opties = [el("option", tekst, value=waarde, selected=waarde == f.gekozen) for waarde, tekst in f.keuzes]
    return el(
        "label",
        el("span", f.label),
        el("select", opties, id=f"filter-{f.naam}", data_blik_veld=f.naam),
        class_="rk-filter" + (" is-aan" if f.aan else ""),
        for_=f"filter-{f.naam}",
    )


def _zinnen(bord: Bord) -> El:
    return el(
        "div",
        el("p", bord.zin, class_="rk-bord-zin", id="bord-zin", aria_live="polite"),
        el("p", _(ZELF_GEKOZEN), " ", bord.weggelaten, class_="rk-stil", id="bord-noot"),
        class_="rk-bord-zinnen",
        id="zinnen",
    )


def _kaart(k: Cijferkaart) -> El:
    return el(
        "li",
        el("b", k.waarde),
        el("span", k.wat),
        [el("p", regel, class_="rk-stil") for regel in k.erbij],
        class_="rk-cijfer rk-kaartvlak",
        id=f"cijfer-{k.id}",
    )


def _blok(b: Blok) -> El:
    inhoud: list[object] = []
    if b.beeld is not None:
        inhoud.append(b.beeld)
    if b.zin:
        inhoud.append(el("p", b.zin, class_="rk-blok-zin"))
    if b.noot:
        inhoud.append(el("p", b.noot, class_="rk-stil rk-blok-noot"))
    if b.tabel is not None:
        inhoud.append(
            tabel(b.tabel, id=f"tabel-{b.id}", naam=b.titel) if b.beeld else kaal(b.tabel, naam=b.titel)
        )
    return el(
        "section",
        el("h2", b.titel, id=f"titel-{b.id}"),
        el("p", b.uitleg, class_="rk-stil") if b.uitleg else None,
        inhoud,
        class_="rk-blok rk-kaartvlak",
        style=f"--breed:{b.breed};--hoog:{b.hoog}",
        id=f"blok-{b.id}",
        aria_labelledby=f"titel-{b.id}",
    )


def verantwoording(bord: Bord, blok: Blok) -> tuple[str, ...]:
    """How what is shown came about, in sentences: goes along with every file."""
    keuze = ", ".join(
        f"{f.label}: {next((t for w, t in f.keuzes if w == f.gekozen), f.gekozen)}"
        for f in bord.filters
        if f.aan or f.vast
    )
    return tuple(
        zin
        for zin in (
            blok.uitleg,
            bord.zin,
            _("Keuze: {keuze}.").format(keuze=keuze) if keuze else "",
            blok.noot,
            bord.herkomst,
            _("Regels: {regels}.").format(regels=bord.regels) if bord.regels else "",
            bord.weggelaten,
            _(ZELF_GEKOZEN),
        )
        if zin
    )


def _download(bord: Bord) -> El | None:
    met = [(b, b.tabel) for b in bord.blokken if b.tabel is not None]
    if not met:
        return None
    rijen = []
    for b, t in met:
        zinnen = verantwoording(bord, b)
        naam = bestandsnaam(bord.naam, b.id)
        knoppen = [bestand(t, naam=f"{naam}.csv", titel=b.titel, zinnen=zinnen, id=f"csv-{b.id}")]
        if b.beeld is not None:
            kop = {"titel": b.titel, "zinnen": list(zinnen), "naam": naam, "blok": f"blok-{b.id}"}
            knoppen += [
                el(
                    "button",
                    soort.upper(),
                    type="button",
                    class_="rk-filterknop",
                    id=f"{soort}-{b.id}",
                    data_plaatje=soort,
                    data_plaatje_kop=kop,
                    aria_label=_("{titel}, plaatje als {soort}").format(titel=b.titel, soort=soort.upper()),
                )
                for soort in ("svg", "png")
            ]
        rijen.append(el("li", el("span", b.titel), el("span", knoppen, class_="rk-download-knoppen")))
    return el(
        "details",
        el("summary", _("Download"), class_="rk-filterknop is-vet", id="download"),
        el("ul", rijen, class_="rk-download-lijst"),
        class_="rk-download",
        id="download-vak",
    )
