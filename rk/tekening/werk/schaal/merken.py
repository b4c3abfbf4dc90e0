"""The parts that the three drawings of a scale share: marks of voices, places to press, names."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Any, Final

from rk.domain import Schaaldeel, Stem
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.letter import breedte, evenwichtig
from rk.tekening.naamregels import getal, naamregels
from rk.tekening.werk.schaal.stand import Schaalbeeld, telwoorden, woord
from rk.tekening.werk.tekens import teken

LETTER: Final = 26
KLEIN: Final = 24
REGEL: Final = 30
TEKEN: Final = 42

_STER = (
    "M"
    + "L".join(f"{r * sin(i * pi / 5):.1f} {-r * cos(i * pi / 5):.1f}" for i, r in enumerate((18.0, 8.0) * 5))
    + "Z"
)
_VINK = "M-9 1l6 6L9-6"
_BALLON = "M-12-10h24v16h-12l-7 6v-6h-5z"


def merk(stem: Stem, x: float, y: float, *, groot: bool = False) -> El:
    """The mark of one voice: every voice has a shape of its own."""
    s = 15.0 if groot else 11.0
    klasse = f"rk-schaal-merk is-{stem.value}" + (" is-groot" if groot else "")
    if stem is Stem.PERSOON:
        return el("circle", class_=klasse, cx=getal(x), cy=getal(y), r=getal(s))
    if stem is Stem.NAASTE:
        return el(
            "rect", class_=klasse, x=getal(x - s), y=getal(y - s), width=getal(2 * s), height=getal(2 * s)
        )
    if stem is Stem.HELPER:
        d = f"M{getal(x)} {getal(y - s * 1.2)}l{getal(s * 1.2)} {getal(s * 2.1)}h{getal(-s * 2.4)}z"
        return el("path", class_=klasse, d=d)
    r = s * 1.25
    ruit = f"M{getal(x)} {getal(y - r)}l{getal(r)} {getal(r)}l{getal(-r)} {getal(r)}l{getal(-r)} {getal(-r)}z"
    return el("path", class_=klasse, d=ruit)


def wensster(x: float, y: float) -> El:
    """The mark of what is wished for."""
    return el("path", class_="rk-schaal-ster", d=_STER, transform=f"translate({getal(x)} {getal(y)})")


def toenmerk(x: float, y: float) -> El:
    """Where it stood before: a small open ring."""
    return el("circle", class_="rk-schaal-toen", cx=getal(x), cy=getal(y), r=8)


def pijl(x1: float, y1: float, x2: float, y2: float) -> El | None:
    """From where it stood to where it stands; nothing where there is no room for it."""
    lengte = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    if lengte < 36:
        return None
    ux, uy = (x2 - x1) / lengte, (y2 - y1) / lengte
    van = (x1 + ux * 10, y1 + uy * 10)
    tot = (x2 - ux * 18, y2 - uy * 18)
    links = (tot[0] - ux * 11 - uy * 8, tot[1] - uy * 11 + ux * 8)
    rechts = (tot[0] - ux * 11 + uy * 8, tot[1] - uy * 11 - ux * 8)
    d = "M{} {}L{} {}M{} {}L{} {}L{} {}".format(
        *(getal(v) for p in (van, tot, links, tot, rechts) for v in p)
    )
    return el("g", el("path", class_="rk-schaal-pijlbed", d=d), el("path", class_="rk-schaal-pijl", d=d))


def bel(aantal: int, x: float, y: float, *, wens: bool = False) -> El:
    """How many in the room named a level: a count, without who."""
    tekst = f"{aantal}★" if wens else str(aantal)
    b = max(34.0, breedte(tekst, grootte=KLEIN, gewicht=700) + 18)
    return el(
        "g",
        el("rect", x=getal(x - b / 2), y=getal(y - 17), width=getal(b), height=34, rx=17),
        el("text", tekst, x=getal(x), y=getal(y + 8.5)),
        class_="rk-schaal-bel" + (" is-wens" if wens else ""),
        aria_hidden="true",
    )


def monster(stem: Stem) -> El:
    """The mark of a voice beside its name."""
    vorm = bel(1, 20, 20) if stem is Stem.DEELNEMER else merk(stem, 20, 20)
    if stem is Stem.DEELNEMER:
        vorm = el("rect", class_="rk-schaal-belmonster", x=4, y=6, width=32, height=28, rx=14)
    return el(
        "svg", vorm, viewBox="0 0 40 40", class_="rk-schaal-monster", aria_hidden="true", focusable="false"
    )


def trapje(n: int, hoeveel: int) -> El:
    """A level as a small stair, for who does not read: so many steps of all are filled."""
    hoeveel = max(hoeveel, 1)
    b = 30 / hoeveel
    treden = [
        el(
            "rect",
            x=getal(1 + i * b),
            y=getal(22 - 20 * (i + 1) / hoeveel),
            width=getal(max(b - 1.5, 0.8)),
            height=getal(20 * (i + 1) / hoeveel),
            fill="currentColor" if i <= n else "none",
            stroke="currentColor",
            stroke_width="1",
        )
        for i in range(hoeveel)
    ]
    return el(
        "svg",
        treden,
        viewBox="0 0 32 24",
        width=32,
        height=24,
        class_="rk-schaal-trapje",
        aria_hidden="true",
        focusable="false",
    )


# ---- places to press -----------------------------------------------------------------------------


def plaatsing(b: Schaalbeeld, deel: str, n: int | None, *, weg: bool = False) -> dict[str, Any]:
    """The content of the act that puts a domain at a level for the voice that is being filled in. What
    this voice said besides stays; with `weg` all of it goes.
    """
    inhoud: dict[str, Any] = {"punt": str(b.punt), "deel": deel, "stem": b.stem.value}
    if b.moment:
        inhoud["moment"] = b.moment
    if weg:
        return inhoud
    al = b.zet(deel, b.stem) if b.stem is not Stem.DEELNEMER else None
    if al is not None:
        inhoud |= {"nu": al.nu, "wens": al.wens, "praten": al.praten}
    return inhoud | ({"wens": n} if b.wens else {"nu": n})


def keuzes(b: Schaalbeeld, deel: Schaaldeel, plekken: Sequence[El]) -> El:
    """The levels of one domain as one stop of the Tab key; arrows go along them, Space chooses.

    `plekken` draw what can be pressed, from low to high.
    """
    een_keuze = b.stem is not Stem.DEELNEMER
    al = b.zet(deel.id, b.stem) if een_keuze else None
    aan = None if al is None else al.wens if b.wens else al.nu
    eerste = aan if aan is not None else 0
    knoppen = []
    for n, plek in enumerate(plekken):
        naam = b.niveaus[n]
        if not b.daden:
            knoppen.append(el("g", el("title", naam), plek))
            continue
        gelijk = een_keuze and n == aan
        knoppen.append(
            el(
                "g",
                el("title", naam),
                plek,
                id=f"schaal-{deel.id}-{n}",
                class_="rk-schaal-plek",
                role="radio" if een_keuze else "button",
                aria_label=naam if een_keuze else _("{naam}: een antwoord erbij").format(naam=naam),
                aria_checked=("true" if gelijk else "false") if een_keuze else None,
                tabindex=0 if n == eerste else -1,
                data_daad=None if gelijk else "schaal_gezet",
                data_inhoud=None if gelijk else plaatsing(b, deel.id, n),
                data_blik={"kaart": deel.id},
            )
        )
    if not b.daden:
        return el("g", knoppen, aria_hidden="true")
    wat = _("{deel}, zoals gewenst") if b.wens else _("{deel}, nu")
    return el(
        "g",
        knoppen,
        role="radiogroup" if een_keuze else "group",
        aria_label=wat.format(deel=deel.naam),
        data_pijlen="omhoog",
        id=f"schaal-{deel.id}-niveaus",
    )


def bijzaken(b: Schaalbeeld, deel: Schaaldeel) -> list[str]:
    """What is said of a domain besides where it stands now, for who hears the drawing."""
    z = b.zet(deel.id)
    delen = []
    if z is not None and z.wens is not None:
        delen.append(_("gewenst {woord}").format(woord=woord(b.niveaus, z.wens)))
    if tel := b.kamer.get(deel.id):
        delen.append(_("in de kamer {telling}").format(telling=telwoorden(tel, b.niveaus)))
    if b.praat(deel.id):
        delen.append(_("hierover praten"))
    if deel.id in b.stand.gekozen:
        delen.append(_("hier gaan jullie mee verder"))
    return delen


def in_woorden(b: Schaalbeeld, deel: Schaaldeel, gezien: str = "") -> str:
    """A domain in one line. `gezien` is what stands in the drawing: it is heard first, as it is seen."""
    z = b.zet(deel.id)
    nu = woord(b.niveaus, z.nu if z is not None else None)
    heel = " ".join(x for x in (volnaam(b, deel), nu) if x)
    begin = [heel] if heel.startswith(gezien) else [gezien, heel]
    return ", ".join([*begin, *bijzaken(b, deel)])


def _gezien(naam: str, regels: Sequence[str]) -> str:
    """As much of a name as its lines show."""
    over = sum(len(r.rstrip("…").replace(" ", "").replace("-", "")) for r in regels)
    for nr, letter in enumerate(naam):
        over -= letter not in " -"
        if over < 0:
            return naam[:nr].rstrip(" -")
    return naam


# ---- names -----------------------------------------------------------------------------------------


def naamregelsvan(
    b: Schaalbeeld, deel: Schaaldeel, *, max_breedte: float, max_regels: int
) -> tuple[str, ...]:
    """The lines of a domain's name, with its number where the person chose an order."""
    return evenwichtig(
        volnaam(b, deel), max_breedte=max_breedte, grootte=LETTER, gewicht=700, max_regels=max_regels
    )


def volnaam(b: Schaalbeeld, deel: Schaaldeel) -> str:
    """The name, with its number where the person chose an order."""
    if not b.schaal.volgorde or not b.stand.volgorde:
        return deel.naam
    return f"{[d.id for d in b.delen].index(deel.id) + 1}. {deel.naam}"


def label(
    b: Schaalbeeld,
    deel: Schaaldeel,
    *,
    x: float,
    y: float,
    anker: str,
    max_breedte: float,
    max_regels: int = 2,
    gestapeld: bool = False,
    met_woord: bool = True,
) -> El:
    """A domain's picture, name and word, as one button that opens it. (x, y) is the middle of the side
    that `anker` names ("begin", "eind"), or with `gestapeld` the middle of the top.
    """
    regels = naamregelsvan(b, deel, max_breedte=max_breedte, max_regels=max_regels)
    z = b.zet(deel.id)
    onder = woord(b.niveaus, z.nu if z is not None else None) if met_woord else ""
    onder_regels = (
        evenwichtig(onder, max_breedte=max_breedte, grootte=KLEIN, gewicht=400, max_regels=1) if onder else ()
    )
    breedteken = TEKEN + 12 if deel.teken else 0
    hoogte = REGEL * (len(regels) + len(onder_regels))
    breed = max(
        [breedte(r, grootte=LETTER, gewicht=700) for r in regels]
        + [breedte(r, grootte=KLEIN) for r in onder_regels]
        + [20.0]
    )
    if gestapeld:
        tx, ty, tekenx, tekeny = x, y + TEKEN + 4, x - TEKEN / 2, y
        vak = (x - max(breed, TEKEN) / 2 - 10, y - 6, max(breed, TEKEN) + 20, TEKEN + hoogte + 16)
        merkx = x + TEKEN / 2 + 18
        merky = y + TEKEN / 2
        anker = "midden"
    else:
        kant = 1 if anker == "begin" else -1
        tx, ty = x + kant * breedteken, y - hoogte / 2
        tekenx = x if kant > 0 else x - TEKEN
        tekeny = y - TEKEN / 2
        totaal = breedteken + breed
        vak = (
            min(x, x + kant * totaal) - 8,
            y - max(hoogte, TEKEN) / 2 - 8,
            totaal + 16,
            max(hoogte, TEKEN) + 16,
        )
        merkx, merky = x + kant * TEKEN / 2, y - TEKEN / 2 - 18
    basis = [ty + REGEL * i + 23 for i in range(len(regels) + len(onder_regels))]
    klasse = f"rk-schaal-naam is-{anker}"
    kinderen: list[object] = [
        el(
            "rect",
            class_="rk-schaal-vak",
            x=getal(vak[0]),
            y=getal(vak[1]),
            width=getal(vak[2]),
            height=getal(vak[3]),
            rx=12,
        ),
        teken(deel.teken, grootte=TEKEN, x=tekenx, y=tekeny) if deel.teken else None,
        naamregels(
            volnaam(b, deel), regels, klasse=klasse, x=tx, basis=basis[: len(regels)], grootte=LETTER,
            gewicht=700, anker=anker,
        ),
        [
            el("text", r, class_=f"rk-schaal-woord is-{anker}", x=getal(tx), y=getal(y_))
            for r, y_ in zip(onder_regels, basis[len(regels) :], strict=True)
        ],
    ]  # fmt: skip
    if b.praat(deel.id):
        kinderen.append(_bij(_BALLON, "is-praat", merkx, merky))
        merkx += 34 if gestapeld or anker == "begin" else -34
    if deel.id in b.stand.gekozen:
        kinderen.append(_bij(_VINK, "is-vink", merkx, merky))
    if b.stil:
        return el("g", kinderen, class_="rk-schaal-label")
    open_ = b.gekozen == deel.id
    return el(
        "g",
        kinderen,
        class_="rk-schaal-label" + (" is-open" if open_ else ""),
        id=f"schaal-deel-{deel.id}",
        role="button",
        tabindex=0,
        aria_expanded="true" if open_ else "false",
        aria_label=in_woorden(
            b, deel, " ".join([_gezien(volnaam(b, deel), regels), *(r.rstrip("…") for r in onder_regels)])
        ),
        data_blik={"kaart": None if open_ else deel.id},
    )


def _bij(d: str, klasse: str, x: float, y: float) -> El:
    return el("path", class_=f"rk-schaal-bij {klasse}", d=d, transform=f"translate({getal(x)} {getal(y)})")


def prent(b: Schaalbeeld, kinderen: object, *, breed: float, hoog: float, soort: str) -> El:
    """The whole drawing."""
    klasse = f"rk-beeld rk-schaal rk-schaal-{soort}"
    namen = "; ".join(in_woorden(b, d) for d in b.delen)
    return el(
        "svg",
        kinderen,
        class_=klasse,
        viewBox=f"0 0 {getal(breed)} {getal(hoog)}",
        style=f"--w:{getal(breed)};--h:{getal(hoog)}",
        role="img" if b.stil else "group",
        aria_label=namen if b.stil else _("Schaal"),
        id=None if b.stil else "schaal-beeld",
    )
