"""The pages of the server as text: a shell round drawings, which are escaped by construction.

The session's page is sent in two parts. The first is the shell with the drawing of the open
step: the browser shows it while the kernel's part is still to come. Every script is a file.
"""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from rk.domain import Kamerstand
from rk.events import Toestand
from rk.server.statisch import Statisch
from rk.taal import _
from rk.tekening.beeld import beeld
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el, schrijf
from rk.tekening.onderzoek.kader import geraamte, schermtitel

_LETTERS = ("tekening/letters/atkinson-latin.woff2",)


def _kop(statisch: Statisch, titel: str, scripts: tuple[str, ...]) -> str:
    voorladen = "".join(
        f'<link rel="preload" href="{statisch.adres(naam)}" as="font" type="font/woff2" crossorigin>'
        for naam in _LETTERS
    )
    code = "".join(f'<script defer src="{statisch.adres(naam)}"></script>' for naam in scripts)
    return (
        '<!doctype html>\n<html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(titel)}</title><link rel="icon" href="{statisch.adres("server/icoon.svg")}">'
        f"{voorladen}<style>{statisch.stijl}</style>{code}</head>"
    )


def fout(statisch: Statisch, zin: str, *, terug: bool) -> str:
    """A page with one sentence, and the way back to the start page for the facilitator."""
    inhoud = el(
        "main",
        el("h1", _("Routekaart")),
        el("p", _(zin)),
        el("p", el("a", _("Naar het beginscherm"), href="/")) if terug else None,
        class_="rk-fout",
    )
    return f'{_kop(statisch, "Routekaart", ())}<body class="rk">{schrijf(inhoud)}</body></html>'


def begin(statisch: Statisch, boom: El) -> str:
    """The start page round its drawing."""
    kop = _kop(statisch, "Routekaart", ("server/breedte.js",))
    return f'{kop}<body><div id="rk-begin" class="rk">{schrijf(boom)}</div></body></html>'


def papier(statisch: Statisch, titel: str, boom: El) -> str:
    """A page of its own to print."""
    kop = _kop(statisch, titel, ("server/print.js",))
    return f'{kop}<body class="rk">{schrijf(boom)}</body></html>'


def scherm(statisch: Statisch, toestand: Toestand, *, breedte: int, kamer: Kamerstand) -> str:
    """The first part of a session's page: the shell with the drawing of the step that is open.

    The lost-connection banner lives here, outside what the kernel draws.
    """
    kop = _kop(statisch, f"{toestand.titel} – Routekaart", ())
    banner = el(
        "div",
        id="rk-verbinding",
        role="status",
        hidden=True,
        data_weg=_("Er is even geen verbinding. Wat al op het scherm stond, is bewaard."),
        data_wacht=_("Wat je nu doet, wordt zo bewaard."),
        data_mis=_("Dit kan het scherm niet laten zien. Laad de pagina opnieuw. Alles is bewaard."),
        data_terug=_("De verbinding is terug. Alles is bewaard."),
    )
    tekening = schrijf(beeld(toestand, toestand.stap, Blik(breedte=breedte), kamer))
    # Not deferred: that would be after the second part, and what is pressed until then was lost.
    hand = f'<script src="{statisch.adres("server/alles.js")}"></script>'
    return f'{kop}<body>{schrijf(banner)}<div id="rk-scherm" class="rk">{tekening}</div>{hand}'


def dashboard(statisch: Statisch, naam: str, beeld: str, *, plotly: str) -> str:
    """The first part of a researchers' screen: the shell round the markup of its last drawing, or
    round its frame alone when there is none yet.
    """
    kop = _kop(statisch, f"{schermtitel(naam)} – Routekaart", ())
    banner = el(
        "div",
        id="rk-verbinding",
        role="status",
        hidden=True,
        data_weg=_("Er is even geen verbinding met het programma."),
        data_wacht="",
        data_mis=_("Dit kan het scherm niet laten zien. Laad de pagina opnieuw."),
        data_terug=_("De verbinding is terug."),
    )
    tekening = beeld or schrijf(geraamte(naam))
    # The hand works at once. Plotly comes when all has been read, and never keeps it waiting.
    hand = f'<script src="{statisch.adres("server/bordalles.js")}"></script>'
    tekenaar = f'<script defer src="{statisch.adres(plotly)}"></script>'
    letter = statisch.adres(_LETTERS[0])
    return (
        f'{kop}<body>{schrijf(banner)}<div id="rk-scherm" class="rk" data-letter="{letter}">{tekening}</div>'
        f"{hand}{tekenaar}"
    )


def sessie_pad(sessie: str) -> str:
    """The path of a session's page."""
    return f"/sessie/{quote(sessie, safe='')}"
