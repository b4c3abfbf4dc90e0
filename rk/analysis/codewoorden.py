"""What each fixed code means, in Dutch and in English, for who reads route data without the tool."""

from __future__ import annotations

WEG = {
    "werkelijk": ("de weg tot vandaag", "the real way until today"),
    "beste": ("de beste weg die de groep zag", "the best way that the group saw"),
}
ROUTE = {
    "groen": ("eigen mensen: familie, vrienden, buren", "own people: family, friends, neighbours"),
    "geel": ("de buurt en vrijwilligers", "the neighbourhood and volunteers"),
    "oranje": ("algemene hulp, voor iedereen", "general services, for everybody"),
    "blauw": ("hulp op maat, die je aanvraagt", "help made to measure, asked for"),
}  # fmt: skip
SOORT = {
    "formeel": ("helpt als beroep", "helps by profession"),
    "informeel": ("helpt als naaste, buur of vrijwilliger", "helps as family, neighbour or volunteer"),
    "ervaringsdeskundige": ("helpt vanuit eigen ervaring", "helps from own experience"),
}  # fmt: skip
OVERDRACHT = {
    "warm": ("iemand ging mee tot het was opgepakt", "somebody came along until it was picked up"),
    "lauw": ("er ging informatie mee", "information was sent along"),
    "koud": ("alleen een naam of nummer", "only a name or a number"),
    "weggestuurd": ("weggestuurd, zonder waarheen", "sent away, to nowhere"),
    "zelf": ("de persoon kwam zelf", "the person came by himself"),
}
UITKOMST = {
    "geholpen": ("dit hielp", "this helped"),
    "deels": ("dit hielp voor een deel", "this helped in part"),
    "doorgestuurd": ("verder gewezen", "pointed onward"),
    "weggestuurd": ("de deur ging niet open", "the door did not open"),
    "contact_gestopt": ("het contact stopte", "contact stopped"),
}
WAARDERING = {"deed_goed": ("iemand zei dat het goeddeed", "somebody said that it did good")}
WOORD = {
    "hoofdpersoon": ("de persoon zelf", "the person himself"),
    "naaste": ("iemand dichtbij", "somebody near"),
    "ervaringsdeskundige": ("iemand met eigen ervaring", "an expert by experience"),
    "professional": ("een beroepshelper", "a professional"),
    "dossier": ("het dossier", "the file"),
    "oefening": ("verzonnen voor de oefening", "made up for practice"),
}
OVERGANG = {
    "kliniek": ("een verblijf in een kliniek", "a stay in a clinic"),
    "beschermd_wonen": ("beschermd wonen", "sheltered housing"),
    "detentie": ("een tijd in detentie", "a time in detention"),
    "einde_traject": ("een traject", "a programme of help"),
}
CODESOORT = {
    "vasthouden": ("een 4V-kaart bij Vasthouden", "a card at Keep"),
    "versterken": ("een 4V-kaart bij Versterken", "a card at Strengthen"),
    "vernieuwen": ("een 4V-kaart bij Vernieuwen", "a card at Renew"),
    "verlaten": ("een 4V-kaart bij Verlaten", "a card at Leave"),
    "wens": ("een van de drie wensen", "one of the three wishes"),
    "obstakel": ("iets wat in de weg stond", "something that stood in the way"),
}
OBSTAKEL = {
    "niet_gehoord": ("niet gehoord worden", "not being heard"),
    "regel": ("een regel", "a rule"),
    "wachttijd": ("wachten", "waiting"),
    "moeilijk_bereikbaar": ("moeilijk te bereiken", "hard to reach"),
    "te_veel_tegelijk": ("te veel tegelijk", "too much at once"),
    "geen_overzicht": ("geen overzicht", "no overview"),
    "tegenstrijdig_advies": ("tegenstrijdig advies", "advice that contradicts"),
    "schaamte": ("schaamte", "shame"),
    "geld": ("geld", "money"),
    "taal": ("taal", "language"),
    "wantrouwen": ("wantrouwen", "distrust"),
    "anders": ("iets anders", "something else"),
}
ERBIJ = {
    "ja": ("ja", "yes"),
    "nee": ("nee", "no"),
}
LEEFTIJD = {
    "jonger dan 18": ("jonger dan 18", "under 18"),
    "18 tot 27": ("18 tot en met 26", "18 to 26"),
    "27 tot 45": ("27 tot en met 44", "27 to 44"),
    "45 tot 67": ("45 tot en met 66", "45 to 66"),
    "67 of ouder": ("67 of ouder", "67 or older"),
}

PER_KOLOM: dict[tuple[str, str], dict[str, tuple[str, str]]] = {
    ("bezoek", "weg"): WEG,
    ("bezoek", "route"): ROUTE,
    ("bezoek", "soort"): SOORT,
    ("bezoek", "helper_route"): ROUTE,
    ("bezoek", "overdracht"): OVERDRACHT,
    ("bezoek", "uitkomst"): UITKOMST,
    ("bezoek", "waardering"): WAARDERING,
    ("bezoek", "woord"): WOORD,
    ("bezoek", "overgang"): OVERGANG,
    ("casus", "g_erbij"): ERBIJ,
    ("casus", "g_leeftijd"): LEEFTIJD,
    ("code", "soort"): CODESOORT,
    ("code", "code"): OBSTAKEL,
}
"""By table and column. Of `code` in the table of codes these are the kinds of obstacles; the others
stand in a codebook."""
