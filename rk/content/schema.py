"""JSON Schemas of the data files, so that an editor helps whoever writes one.

They follow from the records; here are only the Dutch explanations and the limits of
`rk.content.regels` that a schema can say.
"""

import json
from pathlib import Path
from typing import Any

from rk.content.lezen import MEESTE_TEKENS
from rk.content.regels import ID, LANGSTE_NAAM, MAAND
from rk.content.vorm import adapter
from rk.domain import Agenda, Casus, Codeboek, Routekaart, Stappenplan, Werkvorm

_RECORDS: dict[str, type] = {
    "routekaart": Routekaart,
    "casus": Casus,
    "stappenplan": Stappenplan,
    "werkvorm": Werkvorm,
    "agenda": Agenda,
    "codeboek": Codeboek,
}

# One line per record, enum ("Halte") or key ("Halte.aanbod"); ".id" is said of every id.
_UITLEG = {
    ".id": "Korte naam voor de computer: kleine letters, cijfers en streepjes.",
    ".bron": "Waar dit staat.",
    "Routekaart": "De routekaart van een streek: alle plekken waar iemand hulp kan vinden.",
    "Routekaart.stand": "De maand waarvan de kaart vertelt, zoals 2018-02.",
    "Routekaart.routes": "De vier routes, van dichtbij naar ver weg, elk één keer.",
    "Routekaart.subroutes": "De subroutes van de blauwe route.",
    "Routekaart.haltes": "Alle haltes.",
    "Routekaart.vangnet": "Preventie en veiligheid, de band om de routes heen.",
    "Route": "Groen: eigen mensen. Geel: de buurt. Oranje: algemene hulp. Blauw: sociaal domein.",
    "RouteUitleg": "De naam van een route en een of twee zinnen erover.",
    "Subroute": "Een van de vijf routes binnen de blauwe.",
    "SubrouteUitleg": "De naam van een subroute.",
    "Halte": "Een plek, persoon, activiteit, dienst of loket op een route.",
    "Halte.naam": "Zoals mensen de halte noemen, hoogstens 60 tekens.",
    "Halte.subroute": "Alleen op de blauwe route, en daar altijd.",
    "Halte.specifiek": "true: gemaakt voor een bepaalde groep.",
    "Halte.gemeentelijk": "true of false; leeg als de bron het niet zegt.",
    "Halte.organisatie": "Wie de halte aanbiedt.",
    "Halte.wet": "De wet waar de halte onder valt.",
    "Halte.aanbod": "Wat iemand hier kan krijgen of doen.",
    "Halte.onder": "De id van de halte waar deze een deel van is.",
    "Halte.zoekwoorden": "Andere woorden waarmee mensen de halte zoeken.",
    "Halte.vervallen": "true: de halte bestaat niet meer.",
    "Halte.eigen": "true: een groep voegde de halte zelf toe.",
    "HalteSoort": "Wat iemand bij de halte vindt.",
    "Vangnet": "Waar je een zorg meldt, wie die oppakt en hoe het weer veilig wordt.",
    "VangnetPlek": "Een plek of rol in het vangnet.",
    "Bron": "Een document en de plaats daarin.",
    "Casus": "Het verhaal van één mens, met de wegen die hij ging en kan gaan.",
    "Casus.naam": "Een verzonnen voornaam.",
    "Casus.oefening": "true: achter dit verhaal staat geen echt mens.",
    "Casus.leeftijd": 'In woorden of cijfers, tussen aanhalingstekens: "32" of "rond de 40".',
    "Casus.verhaal": "In gewone woorden, zonder etiketten en zonder oordeel.",
    "Casus.domeinen": "De delen van het leven waar het om gaat.",
    "Casus.actoren": "De helpers, elk met een rol als naam.",
    "Casus.werkelijk": "De weg tot vandaag: bezoeken op volgorde.",
    "Casus.beste": "De beste weg. Laat leeg: die maakt de groep.",
    "Casus.verzonnen": "Wat voor de oefening verzonnen is.",
    "Actor": "Een helper.",
    "Actor.naam": "Een rol, zoals zus of huisarts; nooit de naam van een mens.",
    "Actor.halte_id": "De halte waar deze helper werkt.",
    "Actor.vervallen": "true: deze helper is er niet meer.",
    "ActorSoort": "In welke rol iemand helpt.",
    "Band": "Wie wie kent, wie met wie afstemt, wie waarheen wijst, wie overzicht heeft.",
    "Band.van": "De id van een helper, of hoofdpersoon.",
    "Band.naar": "Bij kent en stemt_af een helper, bij wijst een halte, bij overzicht een leefdomein.",
    "BandSoort": "Wat de band zegt.",
    "Bezoek": "Eén halte op een weg. Alleen id en halte_id zijn nodig.",
    "Bezoek.halte_id": "De id van een halte op de routekaart.",
    "Bezoek.actor_id": "De id van een helper, of hoofdpersoon.",
    "Bezoek.maand": "De maand, zoals 2017-11, of leeg.",
    "Bezoek.goed": "Wat hier goed deed, in de ik-vorm.",
    "Bezoek.overgang": "Wat hier ophield, zoals een verblijf in een kliniek; of leeg.",
    "Overdracht": "Hoe iemand bij de halte kwam.",
    "Uitkomst": "Wat het bezoek opleverde.",
    "Overgang": "Een tijd die ophoudt. Contact raakt dan makkelijk kwijt.",
    "Woord": "Wie dit vertelt.",
    "Obstakel": "Wat in de weg stond, in de ik-vorm.",
    "Obstakel.vereist": "Obstakels die eerst weg moeten: hun ids.",
    "ObstakelSoort": "Wat voor iets in de weg stond.",
    "Regie": "Wie een functie op zich neemt.",
    "Regie.wie": "De ids van helpers, of hoofdpersoon.",
    "Regie.niemand": "true: de groep weet dat niemand dit doet.",
    "Regiefunctie": "Iets wat iemand kan doen om mee te lopen.",
    "Leefdomein": "Een deel van het leven.",
    "Stappenplan": "De stappen van het gesprek over één verhaal.",
    "Stappenplan.stappen": "De stappen, op volgorde.",
    "Stap": "Een scherm van de werksessie.",
    "StapUitleg": "Eén stap. {naam} wordt de voornaam (Rob), {naams} de vorm met s (Robs).",
    "StapUitleg.prompts": "Zinnen die de begeleider kunnen helpen.",
    "Agenda": "Wat een gesprek langsloopt, op volgorde. Vooraf en Einde zijn er altijd.",
    "Agenda.titel": "Hoe de agenda heet op het beginscherm.",
    "Agenda.tafel": "Voor welk gesprek: met de persoon, met een groep, of over het team zelf.",
    "Agenda.punten": "De stappen en werkvormen, op volgorde.",
    "Agendaregel": "Een stap of een werkvorm.",
    "Agendaregel.minuten": "0: zo lang als gewoonlijk.",
    "Agendaregel.werkvorm": "De id van een werkvorm.",
    "Aanleiding": "Waarom een werkvorm kan passen; alleen wie leidt, ziet dit.",
    "Werkvorm": "Een deel van het gesprek, in een van zes vormen.",
    "Werkvorm.kort": "De naam in de kop van het scherm, hoogstens 14 tekens.",
    "Werkvorm.vorm": "Alleen het blok met deze naam wordt ingevuld.",
    "Werkvorm.tafel": "Wie er aan tafel moet zitten.",
    "Werkvorm.minuten": "Ongeveer zo lang duurt het.",
    "Werkvorm.vraag": "De ene vraag boven het scherm. {naam} wordt de voornaam.",
    "Werkvorm.prompts": "Zinnen die de begeleider kunnen helpen.",
    "Werkvorm.gevoelig": "true: gaat over motivatie, stress of hoe iemand eraan toe is.",
    "Werkvorm.toestemming": "Wat je de persoon eerst vraagt.",
    "Werkvorm.let_op": "Wat deze werkvorm niet is.",
    "Werkvorm.past_bij": "Wanneer deze werkvorm kan passen.",
    "Vorm": "De zes vormen.",
    "Tafel": "persoon: met de persoon zelf; groep: rond een casus; team: over het eigen werk.",
    "Stem": "Wiens kijk iets is.",
    "Blok": "Een kopje met korte regels.",
    "Veld": "Een veld om in te vullen.",
    "Veld.soort": "Wat voor veld het is.",
    "Veld.keuzes": "Alleen bij soort keuze.",
    "Veld.hulp": "Een voorbeeld, of een paar woorden uitleg.",
    "Veldsoort": "Wat voor veld het is.",
    "Schaal": "Delen van het leven of het werk, elk met niveaus van laag naar hoog.",
    "Schaal.niveaus": "De woorden van laag naar hoog.",
    "Schaal.stemmen": "Wiens kijk gevraagd wordt.",
    "Schaal.gewenst": "true: ook hoe iemand het zou willen.",
    "Schaal.bespreken": "true: je kunt zeggen waarover je wilt praten.",
    "Schaal.verbanden": "true: delen kunnen met elkaar te maken hebben.",
    "Schaal.doelen": "true: bij elk deel een doel voor nu en een voor later.",
    "Schaal.volgorde": "true: de persoon kiest de volgorde.",
    "Schaal.combinaties": "Hoe het voelt als deze hoog zijn en de rest laag.",
    "Schaaltekening": "Hoe de schaal getekend wordt.",
    "Schaaldeel": "Een deel van de schaal.",
    "Schaaldeel.teken": "De naam van een plaatje.",
    "Schaaldeel.vrij": "true: staat er pas als iemand het wil.",
    "Combinatie": "Hoe een gesprek voelt als er iets ontbreekt.",
    "Combinatie.hoog": "De ids van de delen die hoog zijn.",
    "Kaartbord": "Kaarten in vakken.",
    "Kaartbord.voorbeelden": "Kaarten die er al zijn.",
    "Kaartbord.plaatsen": "true: de groep legt de voorbeelden eerst zelf in een vak.",
    "Vak": "Een vak voor kaarten.",
    "Vak.blokken": "Voorbeelden die je kunt uitvouwen.",
    "Voorbeeld": "Een voorbeeldkaart.",
    "Voorbeeld.vak": "Waar de kaart hoort.",
    "Voorbeeld.stap": "Bij welke stap de kaart vanzelf in de tips komt.",
    "Checklijst": "Uitspraken: ja, een beetje, nee of niet van toepassing.",
    "Checklijst.gebruik": "Op welke manieren je de lijst kunt gebruiken.",
    "Checklijst.minste": "Zo veel lijsten zijn er nodig voor je samen kijkt.",
    "Checklijst.oppakken": "Hoeveel de groep hoogstens oppakt.",
    "Stellinggroep": "Uitspraken die bij elkaar horen.",
    "Stelling": "Een uitspraak.",
    "Stelling.anders": "De andere kant van de uitspraak.",
    "Planblad": "Een blad met velden en regels om in te vullen.",
    "Planblad.register": "true: de regels worden over gesprekken heen geteld.",
    "Planblad.vergelijk": "Twee delen met bedragen, naast elkaar gelegd.",
    "Vergelijking": "Twee wegen naast elkaar; de namen zijn ids van delen en van hun velden.",
    "Vergelijking.een": "De id van het deel met de bedragen van de eerste weg.",
    "Vergelijking.twee": "De id van het deel met de bedragen van de tweede weg.",
    "Vergelijking.minder": "De id van het deel met wat door de tweede weg niet meer nodig is.",
    "Vergelijking.betaalt": "De id van het veld dat zegt wie betaalt.",
    "Vergelijking.wint": "De id van het veld dat zegt wie er iets aan heeft.",
    "Vergelijking.herkomst": "De id van het veld dat zegt waar een bedrag vandaan komt.",
    "Plandeel": "Een vraag met velden.",
    "Plandeel.rijen": "Hoeveel keer je het kunt invullen.",
    "Plandeel.instroom": "Wat uit het gesprek hier kan komen te staan.",
    "Plandeel.som": "true: bedragen worden opgeteld, als bereik.",
    "Instroom": "Wat uit het gesprek kan worden overgenomen.",
    "Reis": "Etappes of een tijdlijn.",
    "Reis.plek": "true: je zegt waar de persoon nu is.",
    "Reis.domeinen": "Delen van het leven; per deel kan iemand ergens anders zijn.",
    "Reis.vragen": "Vragen met een cijfer per etappe, voor een warmtekaart.",
    "Reis.merken": "Wat je op de reis kunt zetten.",
    "Reis.meting": "Wat er gemeten wordt, van 1 tot 10.",
    "Etappe": "Een stuk van de reis.",
    "Etappe.meting": "true: hier wordt gemeten.",
    "Reisvraag": "Een vraag bij elke etappe.",
    "Reisvraag.hoog_is_goed": "false: een hoog cijfer is hier juist niet goed.",
    "Merksoort": "Een soort merkteken op de reis.",
    "Merksoort.wie": "true: erbij staat wie.",
    "Tijdlijn": "Maanden of jaren rond een moment, geteld in maanden.",
    "Tijdlijn.moment": "Waar de maanden omheen liggen.",
    "Tijdlijn.van": "Maanden ervoor, met een min: -6. Bij jaren een veelvoud van 12: -180.",
    "Tijdlijn.tot": "Maanden erna. Bij jaren een veelvoud van 12.",
    "Tijdlijn.eenheid": "maand: per maand getekend; jaar: per jaar, met maanden erin.",
    "Tijdeenheid": "Hoe de tijd getekend wordt.",
    "Tijdlijn.gaten": "true: maanden zonder iemand vallen op.",
    "Keuze": "Omschrijvingen om uit te kiezen.",
    "Keuze.hoogstens": "Hoeveel je er kunt kiezen.",
    "Keuze.top": "Hoeveel daarvan voorop staan.",
    "Keuze.twijfel": "true: je mag ertussenin zitten.",
    "Keuze.velden": "Wat je invult bij wat voorop staat.",
    "Optie": "Een omschrijving om te kiezen.",
    "Optie.blokken": "Wat eruit volgt.",
    "Codeboek": "Eén versie van een codeboek: de thema's in wat groepen opschreven.",
    "Codeboek.versie": "1, 2, 3 ... Een versie verandert niet meer als er mee gewerkt is.",
    "Codeboek.doel": "Welke vraag dit codeboek helpt beantwoorden.",
    "Codeboek.codes": "De codes; op het scherm staan ze in deze volgorde.",
    "Codeboek.vorige": "De id van de versie hiervoor, of leeg.",
    "Codeboek.omzetting": "Wat er met codes van de vorige versie is gebeurd.",
    "Themacode": "Een code: een thema dat in een tekst kan zitten.",
    "Themacode.definitie": "Wat de code betekent, in een of twee zinnen.",
    "Themacode.wel": "Wanneer de code past.",
    "Themacode.niet": "Wanneer de code niet past, en wat dan wel.",
    "Themacode.voorbeelden": "Verzonnen teksten bij deze code.",
    "Omzetting": "Wat er met een oude code is gebeurd.",
    "Omzetting.van": "De id van de oude code.",
    "Omzetting.naar": "Eén id: zo heet hij nu. Meer: gesplitst. Leeg: vervallen.",
    "Omzetting.uitleg": "Waarom.",
    "StapUitleg.minuten": "Per agenda (zoals 60) de minuten voor deze stap; samen precies de agenda.",
}


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of data file."""
    return {naam: _schema(soort) for naam, soort in _RECORDS.items()}


def schrijf_schemas(map_: Path) -> None:
    """Writes `<kind>.schema.json` for each kind of file into a folder, made when absent."""
    map_.mkdir(parents=True, exist_ok=True)
    for naam, schema in schemas().items():
        tekst = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        (map_ / f"{naam}.schema.json").write_text(tekst, encoding="utf-8", newline="\n")


def _schema(soort: type) -> dict[str, Any]:
    # The root is "the record or None" (see `adapter`); a file is always the record.
    delen: dict[str, Any] = adapter(soort).json_schema()["$defs"]
    for naam, deel in delen.items():
        _leg_uit(naam, deel)
    romp = delen.pop(soort.__name__)
    # Draft 7 is what editors' YAML plug-ins read best; nothing here needs a later one.
    return {"$schema": "http://json-schema.org/draft-07/schema#", **romp, "$defs": delen}


def _leg_uit(naam: str, deel: dict[str, Any]) -> None:
    """Dutch instead of the docstrings, no titles that only repeat the key, and the limits."""
    deel["title"] = naam
    deel["description"] = _UITLEG[naam]
    for sleutel, veld in deel.get("properties", {}).items():
        veld.pop("title", None)
        if uitleg := _UITLEG.get(f"{naam}.{sleutel}") or _UITLEG.get(f".{sleutel}"):
            veld["description"] = uitleg
        if veld.get("type") == "string":
            veld.update(_grens(sleutel))
        elif sleutel == "minuten" and "additionalProperties" in veld:
            veld["additionalProperties"]["minimum"] = 0
            veld["propertyNames"] = {"pattern": "^[1-9][0-9]{0,2}$"}
        elif veld.get("items", {}).get("type") == "string":
            veld["items"].update(_grens(""))


def _grens(sleutel: str) -> dict[str, Any]:
    match sleutel:
        case "id":
            return {"pattern": ID, "maxLength": LANGSTE_NAAM}
        case "naam" | "titel":
            return {"minLength": 1, "maxLength": LANGSTE_NAAM}
        case "stand":
            return {"pattern": MAAND}
        case "maand":
            return {"pattern": f"{MAAND}|^$"}
        case _:
            return {"maxLength": MEESTE_TEKENS}
