"""What is thought apart and laid together: answers, proposals, dots, cards that say the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from rk.domain import (
    HOOFDPERSOON,
    VERZAMELEND,
    Kaart,
    RegieAntwoord,
    Regiefunctie,
    Stap,
    VierV,
    Voorstel,
    Wens,
)
from rk.events.gebeurtenis import Gebeurtenis
from rk.events.rol import Rol
from rk.events.soort import OOK_DEELNEMERS, Id, Inhoud, VolleTekst, soort
from rk.events.soorten.oogst import GENOEG_WENSEN, MEESTE_KAARTEN, MEESTE_WENSEN
from rk.events.toestand import Toestand, heeft, vervang, zonder, zonder_sleutels

MEESTE_ANTWOORDEN = 4000
MEESTE_VOORSTELLEN = 1000
MEESTE_STIPPEN = 999
_MEESTE_DELEN = 60

_GEEN_HELPER = "Deze helper is intussen weggehaald."
_GEEN_VOORSTEL = "Dit voorstel is intussen weggehaald."
_GEEN_DOEL = "Dit is intussen weggehaald."


# ---- step 4: who do you think? -----------------------------------------------------------------


@soort("regie_antwoord_gegeven", "een antwoord bij Regie")
class RegieAntwoordGegeven(Inhoud):
    """What one person thinks about who holds a function; without who gave it.

    `wie` empty is "nobody". A helper who is gone meanwhile is passed by; an answer that names only
    such helpers would say "nobody", and is refused.
    """

    rollen = OOK_DEELNEMERS

    functie: Regiefunctie
    wie: Annotated[tuple[Id, ...], Field(max_length=61)] = ()
    weet_niet: bool = False

    def bezwaar(self, t: Toestand) -> str | None:
        if self.wie and not self._nog(t):
            return _GEEN_HELPER
        vol = len(t.antwoorden) >= MEESTE_ANTWOORDEN
        return "Er zijn al heel veel antwoorden. Begin bij deze taak opnieuw." if vol else None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        wie = self._nog(t)
        antwoord = RegieAntwoord(functie=self.functie, wie=wie, weet_niet=self.weet_niet and not wie)
        return replace(t, antwoorden=(*t.antwoorden, antwoord))

    def _nog(self, t: Toestand) -> tuple[str, ...]:
        return tuple(w for w in dict.fromkeys(self.wie) if w == HOOFDPERSOON or t.casus.actor(w) is not None)


@soort("regie_antwoorden_gewist", "opnieuw vragen wie wat doet")
class RegieAntwoordenGewist(Inhoud):
    """A function is asked anew: the answers to it go."""

    functie: Regiefunctie

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(
            t,
            antwoorden=tuple(a for a in t.antwoorden if a.functie is not self.functie),
            gevraagd={**t.gevraagd, self.functie: g.tijd},
        )


# ---- step 8: proposals ---------------------------------------------------------------------------


@soort("wens_voorgesteld", "een voorstel voor een wens")
class WensVoorgesteld(Inhoud):
    """What somebody would wish for. There may be many; the group picks three."""

    nieuw = "voorstel_id"
    rollen = OOK_DEELNEMERS

    voorstel_id: Id
    tekst: VolleTekst

    def bezwaar(self, t: Toestand) -> str | None:
        if heeft(t.voorstellen, self.voorstel_id):
            return "Dit voorstel staat er al."
        vol = len(t.voorstellen) >= MEESTE_VOORSTELLEN
        return "Er zijn al 1000 voorstellen. Haal er eerst een paar weg." if vol else None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(t, voorstellen=(*t.voorstellen, Voorstel(id=self.voorstel_id, tekst=self.tekst)))


class _OverVoorstel(Inhoud):
    voorstel_id: Id

    def bezwaar(self, t: Toestand) -> str | None:
        return None if any(v.id == self.voorstel_id for v in t.voorstellen) else _GEEN_VOORSTEL


@soort("wens_voorstel_weggehaald", "een weggehaald voorstel")
class WensVoorstelWeggehaald(_OverVoorstel):
    """A proposal is taken away; a wish that came of it stays."""

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(
            t,
            voorstellen=zonder(t.voorstellen, self.voorstel_id),
            verborgen=t.verborgen - {self.voorstel_id},
            bijgelegd=zonder_sleutels(t.bijgelegd, {self.voorstel_id}),
        )


@soort("wens_gekozen", "een gekozen wens")
class WensGekozen(_OverVoorstel):
    """A proposal becomes one of the three wishes."""

    nieuw = "wens_id"

    wens_id: Id

    def bezwaar(self, t: Toestand) -> str | None:
        if any(w.id == self.wens_id for w in t.wensen):
            return "Deze wens staat er al."
        voorstel = next((v for v in t.voorstellen if v.id == self.voorstel_id), None)
        if voorstel is None:
            return _GEEN_VOORSTEL
        if voorstel.wens_id is not None:
            return "Dit voorstel is al een wens."
        return GENOEG_WENSEN if len(t.wensen) >= MEESTE_WENSEN else None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        voorstel = next(v for v in t.voorstellen if v.id == self.voorstel_id)
        return replace(
            t,
            wensen=(*t.wensen, Wens(id=self.wens_id, tekst=voorstel.tekst)),
            voorstellen=vervang(t.voorstellen, self.voorstel_id, wens_id=self.wens_id),
        )


# ---- dots ----------------------------------------------------------------------------------------


def _verzamelt(stap: Stap) -> Stap:
    if stap not in VERZAMELEND:
        raise ValueError("stap")
    return stap


@soort("stippen_geteld")
class StippenGeteld(Inhoud):
    """The dots that phones gave at a step, counted when its phase is left. The last count holds.

    Undo passes it by: nobody at the laptop did it. What is gone meanwhile keeps its count unseen,
    and has it back when it comes back.
    """

    herstelbaar = False
    rollen = frozenset({Rol.SYSTEEM})

    stap: Annotated[Stap, AfterValidator(_verzamelt)]
    totalen: Annotated[dict[Id, Annotated[int, Field(ge=0, le=100_000)]], Field(max_length=MEESTE_KAARTEN)]

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(t, geteld={**t.geteld, self.stap: {i: n for i, n in self.totalen.items() if n}})


@soort("stip_gezet", "stippen")
class StipGezet(Inhoud):
    """How many dots the facilitator adds by hand to a card, a dilemma or a proposal; 0 takes them off."""

    doel: Id
    aantal: Annotated[int, Field(ge=0, le=MEESTE_STIPPEN)]

    def bezwaar(self, t: Toestand) -> str | None:
        rijen: tuple[tuple[object, ...], ...] = (t.kaarten, t.dilemmas, t.voorstellen)
        er_is = any(getattr(ding, "id", None) == self.doel for rij in rijen for ding in rij)
        return None if er_is else _GEEN_DOEL

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        anders = zonder_sleutels(t.bijgelegd, {self.doel})
        return replace(t, bijgelegd={**anders, self.doel: self.aantal} if self.aantal else anders)


# ---- cards that say the same ---------------------------------------------------------------------


@soort("kaarten_samengevoegd", "samengelegde kaarten")
class KaartenSamengevoegd(Inhoud):
    """Cards that say the same become one, in the place of the first and with its id.

    `tekst` are other words for it. What was laid together comes apart again with `kaart_gesplitst`,
    dots and all. Dropping a card on another says it as `kaart_id` and `met`.
    """

    kaart_ids: Annotated[tuple[Id, ...], Field(max_length=_MEESTE_DELEN)]
    tekst: VolleTekst | None = None

    @model_validator(mode="before")
    @classmethod
    def _gesleept(cls, gegeven: Any) -> Any:
        if isinstance(gegeven, Mapping) and "met" in gegeven and "kaart_ids" not in gegeven:
            rest = {k: v for k, v in gegeven.items() if k not in ("met", "kaart_id")}
            return rest | {"kaart_ids": [gegeven["met"], gegeven.get("kaart_id")]}
        return gegeven

    def bezwaar(self, t: Toestand) -> str | None:
        ids = set(self.kaart_ids)
        if len(ids) < 2:
            return "Kies twee kaarten om samen te leggen."
        samen = [k for k in t.kaarten if k.id in ids]
        if len(samen) < len(ids):
            return "Deze kaart is intussen weggehaald."
        veel = sum(max(1, len(k.delen)) for k in samen) > _MEESTE_DELEN
        return "Hier liggen al 60 kaarten samen. Kies eerst een naam voor deze stapel." if veel else None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        op_id = {k.id: k for k in t.kaarten}
        samen = [op_id[i] for i in dict.fromkeys(self.kaart_ids)]
        eerste, *rest = samen
        een = replace(
            eerste,
            tekst=self.tekst or eerste.tekst,
            gekozen=any(k.gekozen for k in samen),
            delen=tuple(deel for k in samen for deel in (k.delen or (k,))),
        )
        weg = {k.id for k in rest}
        return replace(t, kaarten=tuple(een if k.id == een.id else k for k in t.kaarten if k.id not in weg))


@soort("paar_apart", "twee kaarten die apart blijven")
class PaarApart(Inhoud):
    """Two cards that say nearly the same stay apart: on no screen are they offered as one again."""

    kaart_ids: tuple[Id, Id]

    def bezwaar(self, t: Toestand) -> str | None:
        ids = set(self.kaart_ids)
        if len(ids) < 2:
            return "Kies twee kaarten om apart te houden."
        return None if ids <= {k.id for k in t.kaarten} else "Deze kaart is intussen weggehaald."

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(t, apart=t.apart | {frozenset(self.kaart_ids)})


@soort("kaart_gesplitst", "een gesplitste kaart")
class KaartGesplitst(Inhoud):
    """A pile comes apart into its cards as they were; a card with several lines becomes one for each.

    A name that the pile got goes with it: each card has its own words again. Whether the pile is
    chosen, when the group said so of the pile itself, holds for each of its cards.
    The first keeps its id; `nieuw_id` begins the ids of those that there were not yet.
    """

    nieuw = "nieuw_id"

    kaart_id: Id
    nieuw_id: Id

    def bezwaar(self, t: Toestand) -> str | None:
        kaart = next((k for k in t.kaarten if k.id == self.kaart_id), None)
        if kaart is None:
            return "Deze kaart is intussen weggehaald."
        delen = _delen(kaart, self.nieuw_id)
        if len(delen) < 2:
            return "Zet elke gedachte op een eigen regel. Dan kan de kaart gesplitst worden."
        if len(t.kaarten) + len(delen) - 1 > MEESTE_KAARTEN:
            return "Er zijn al 3000 kaarten. Haal er eerst een paar weg."
        al = {k.id for k in t.kaarten} - {kaart.id}
        return "Deze kaart staat er al." if any(d.id in al for d in delen) else None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        kaart = next(k for k in t.kaarten if k.id == self.kaart_id)
        delen = _delen(kaart, self.nieuw_id)
        plaats = t.kaarten.index(kaart)
        return replace(t, kaarten=(*t.kaarten[:plaats], *delen, *t.kaarten[plaats + 1 :]))


def _delen(kaart: Kaart, nieuw: str) -> tuple[Kaart, ...]:
    if kaart.delen:
        van = kaart.delen[0].vak
        zoals_het_lag = kaart.gekozen is any(d.gekozen for d in kaart.delen)
        return tuple(
            replace(d, vak=_nu(d, van, kaart.vak), gekozen=d.gekozen if zoals_het_lag else kaart.gekozen)
            for d in kaart.delen
        )
    regels = [r for r in (regel.strip() for regel in kaart.tekst.split("\n")) if r]
    return tuple(
        replace(kaart, tekst=regel, id=f"{nieuw}.{nr}" if nr else kaart.id) for nr, regel in enumerate(regels)
    )


def _nu(deel: Kaart, van: VierV, naar: VierV) -> VierV:
    """Where a part goes: along with its pile, when it came from the same field as the first."""
    return naar if deel.vak is van else deel.vak
