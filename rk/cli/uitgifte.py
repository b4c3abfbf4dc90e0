"""`rk uitgifte`: what may leave the project, or the route table within it."""

from pathlib import Path
from typing import Annotated

import typer

from rk.cli.nederlands import Opdracht
from rk.taal import _

VRAGEN = "groepen haltes routes stappen routestappen eerste laatste beginnen themas figuur".split()


def zet_erbij(app: typer.Typer) -> None:
    """Give the command what hands over."""
    app.command("uitgifte", cls=Opdracht)(uitgifte)


def uitgifte(
    map_: Annotated[Path, typer.Argument(metavar="OPSLAGMAP", help=_("De map van de routeopslag."))],
    naar: Annotated[
        Path, typer.Option("--naar", metavar="BESTAND", help=_("Waar het komt te staan."), show_default=False)
    ],
    vraag: Annotated[
        str,
        typer.Option("--vraag", metavar="VRAAG", help=_("Kies uit: {v}.").format(v=", ".join(VRAGEN))),
    ] = "stappen",
    keuze: Annotated[
        list[str] | None,
        typer.Option(
            "--keuze",
            metavar="KENMERK=WAARDE",
            help=_("Alleen deze mensen, bijvoorbeeld regio=Noord."),
            show_default=False,
        ),
    ] = None,
    per: Annotated[
        list[str] | None,
        typer.Option("--per", metavar="KENMERK", help=_("Apart per waarde hiervan."), show_default=False),
    ] = None,
    figuur: Annotated[
        str, typer.Option("--figuur", metavar="FIGUUR", help=_("Welk getal, bij --vraag figuur."))
    ] = "bezoeken",
    doel: Annotated[
        str, typer.Option("--doel", metavar="ZIN", help=_("Waarvoor dit is."), show_default=False)
    ] = "",
    boek: Annotated[
        Path | None,
        typer.Option(
            "--boek",
            metavar="MAP",
            help=_("De map van het uitgifteboek. Anders: naast de opslag."),
            show_default=False,
        ),
    ] = None,
    binnen: Annotated[
        bool,
        typer.Option("--binnen", help=_("Geef de routetabel zelf, voor binnen het project. Vraagt --doel.")),
    ] = False,
) -> None:
    """Geef cijfers uit waarin niemand te vinden is.

    Groepen van minder dan 10 mensen blijven weg, en ook wat zo'n groep zou verraden, samen met wat je
    eerder uitgaf. Dat onthoudt het uitgifteboek: bewaar die map.
    """
    from rk.analysis.fouten import RoutedataFout
    from rk.analysis.opslag import Routeopslag
    from rk.analysis.tabel import GROEP
    from rk.analysis.uitgeven import binnen as geef_binnen
    from rk.analysis.uitgeven import naar_buiten
    from rk.analysis.uitgifte import Uitvraag, Verzoek
    from rk.analysis.vragen.basis import Keuze
    from rk.privacy import Grootboek

    opslag = Routeopslag.open(map_)
    grootboek = Grootboek(boek or map_.with_name(map_.name + "-uitgifteboek"))
    if binnen:
        alike = geef_binnen(opslag, naar, grootboek=grootboek, doel=doel)
        print(
            _("De routetabel staat in {pad}. Elke rij gaat over een mens: houd het binnen.").format(pad=naar)
        )
        print(
            _("{alleen} van de {mensen} mensen zijn de enige met hun kenmerken.").format(
                alleen=alike.alleen, mensen=alike.mensen
            )
        )
        return
    if vraag not in VRAGEN:
        raise RoutedataFout(_("Deze vraag is er niet. Kies uit: {v}.").format(v=", ".join(VRAGEN)))
    groepen: dict[str, tuple[str, ...]] = {}
    for deel in keuze or ():
        naam, is_, waarde = deel.partition("=")
        if not is_ or not naam or not waarde:
            raise RoutedataFout(_("Schrijf een keuze als kenmerk=waarde, bijvoorbeeld regio=Noord."))
        kolom = GROEP + naam.removeprefix(GROEP)
        groepen[kolom] = (*groepen.get(kolom, ()), waarde)
    verzoek = Verzoek(
        vraag=Uitvraag(vraag),
        keuze=Keuze(groepen=groepen),
        per=tuple(GROEP + p.removeprefix(GROEP) for p in per or ()),
        figuur=figuur,
    )
    uit, bij = naar_buiten(opslag, verzoek, naar, grootboek=grootboek, doel=doel)
    print(uit.zin)
    print(_("De cijfers staan in {pad}, en hoe ze gemaakt zijn in {bij}.").format(pad=naar, bij=bij))
