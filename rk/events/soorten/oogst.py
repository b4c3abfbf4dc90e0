"""Steps 6 to 8: what the group takes with it: 4V cards, dilemmas and at most three wishes."""

from __future__ import annotations

from dataclasses import replace

from rk.domain import Dilemma, Kaart, Merk, VierV, Wens
from rk.events.gebeurtenis import Gebeurtenis
from rk.events.soort import OOK_DEELNEMERS, Id, Inhoud, Regel, Tekst, VolleTekst, Wijziging, soort, velden
from rk.events.toestand import Toestand, heeft, met_op, vervang, zonder, zonder_sleutels

MEESTE_KAARTEN = 3000
MEESTE_DILEMMAS = 300
MEESTE_WENSEN = 3

GENOEG_WENSEN = "Drie wensen zijn genoeg om echt te doen. Haal er eerst een weg, of voeg twee samen."
_GEEN_KAART = "Deze kaart is intussen weggehaald."
_GEEN_DILEMMA = "Dit dilemma is intussen weggehaald."
_GEEN_WENS = "Deze wens is intussen weggehaald."


@soort("kaart_toegevoegd", "een kaart erbij")
class KaartToegevoegd(Inhoud):
    """A card in one of the four fields."""

    nieuw = "kaart_id"
    rollen = OOK_DEELNEMERS

    kaart_id: Id
    vak: VierV
    tekst: VolleTekst
    merk: Merk | None = None

    def bezwaar(self, t: Toestand) -> str | None:
        if heeft(t.kaarten, self.kaart_id):
            return "Deze kaart staat er al."
        vol = len(t.kaarten) >= MEESTE_KAARTEN
        return "Er zijn al 3000 kaarten. Haal er eerst een paar weg." if vol else None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        kaart = Kaart(id=self.kaart_id, vak=self.vak, tekst=self.tekst, merk=self.merk)
        return replace(t, kaarten=(*t.kaarten, kaart))


class _OverKaart(Inhoud):
    kaart_id: Id

    def bezwaar(self, t: Toestand) -> str | None:
        return None if any(k.id == self.kaart_id for k in t.kaarten) else _GEEN_KAART


@soort("kaart_gewijzigd", "een wijziging van een kaart")
class KaartGewijzigd(_OverKaart, Wijziging):
    """A card gets other words, a mark, or is chosen by the group."""

    velden = velden(tekst=VolleTekst, merk=Merk | None, gekozen=bool)

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(t, kaarten=vervang(t.kaarten, self.kaart_id, **{self.veld: self.waarde}))


@soort("kaart_verplaatst", "een verplaatste kaart")
class KaartVerplaatst(_OverKaart):
    """A card goes to another field, at `plaats` (from 0) among that field's cards or at the end."""

    vak: VierV
    plaats: int | None = None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        kaart = next(k for k in t.kaarten if k.id == self.kaart_id)
        rest = zonder(t.kaarten, self.kaart_id)
        in_vak = met_op(
            tuple(k for k in rest if k.vak is self.vak), self.plaats, replace(kaart, vak=self.vak)
        )
        return replace(t, kaarten=(*(k for k in rest if k.vak is not self.vak), *in_vak))


@soort("kaart_weggehaald", "een weggehaalde kaart")
class KaartWeggehaald(_OverKaart):
    """A card is taken away."""

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        kaart = next(k for k in t.kaarten if k.id == self.kaart_id)
        weg = {self.kaart_id, *(d.id for d in kaart.delen)}
        return replace(
            t,
            kaarten=zonder(t.kaarten, self.kaart_id),
            verborgen=t.verborgen - weg,
            apart=frozenset(paar for paar in t.apart if not paar & weg),
            bijgelegd=zonder_sleutels(t.bijgelegd, weg),
        )


@soort("dilemma_toegevoegd", "een dilemma erbij")
class DilemmaToegevoegd(Inhoud):
    """ "Between … and …"."""

    nieuw = "dilemma_id"
    rollen = OOK_DEELNEMERS

    dilemma_id: Id
    tussen: VolleTekst
    en: VolleTekst

    def bezwaar(self, t: Toestand) -> str | None:
        if heeft(t.dilemmas, self.dilemma_id):
            return "Dit dilemma staat er al."
        return (
            "Er staan al 300 dilemma’s. Haal er eerst een weg."
            if len(t.dilemmas) >= MEESTE_DILEMMAS
            else None
        )

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(t, dilemmas=(*t.dilemmas, Dilemma(id=self.dilemma_id, tussen=self.tussen, en=self.en)))


class _OverDilemma(Inhoud):
    dilemma_id: Id

    def bezwaar(self, t: Toestand) -> str | None:
        return None if any(d.id == self.dilemma_id for d in t.dilemmas) else _GEEN_DILEMMA


@soort("dilemma_gewijzigd", "een wijziging van een dilemma")
class DilemmaGewijzigd(_OverDilemma, Wijziging):
    """What pleads for a side, what the group agrees, whom it asks, or that it wants to speak of it."""

    velden = velden(
        tussen=VolleTekst,
        en=VolleTekst,
        voor_tussen=Tekst,
        voor_en=Tekst,
        afspraak=Tekst,
        leggen_voor=Regel,
        gekozen=bool,
    )

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(t, dilemmas=vervang(t.dilemmas, self.dilemma_id, **{self.veld: self.waarde}))


@soort("dilemma_weggehaald", "een weggehaald dilemma")
class DilemmaWeggehaald(_OverDilemma):
    """A dilemma is taken away."""

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(
            t,
            dilemmas=zonder(t.dilemmas, self.dilemma_id),
            verborgen=t.verborgen - {self.dilemma_id},
            bijgelegd=zonder_sleutels(t.bijgelegd, {self.dilemma_id}),
        )


@soort("wens_toegevoegd", "een wens erbij")
class WensToegevoegd(Inhoud):
    """A wish: what must be taken up first. At most three (seeds 001, question 8)."""

    nieuw = "wens_id"

    wens_id: Id
    tekst: VolleTekst

    def bezwaar(self, t: Toestand) -> str | None:
        if any(w.id == self.wens_id for w in t.wensen):
            return "Deze wens staat er al."
        return GENOEG_WENSEN if len(t.wensen) >= MEESTE_WENSEN else None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(t, wensen=(*t.wensen, Wens(id=self.wens_id, tekst=self.tekst)))


class _OverWens(Inhoud):
    wens_id: Id

    def bezwaar(self, t: Toestand) -> str | None:
        return None if any(w.id == self.wens_id for w in t.wensen) else _GEEN_WENS


@soort("wens_gewijzigd", "een wijziging van een wens")
class WensGewijzigd(_OverWens, Wijziging):
    """The way to a solution, who takes it up and when, who discusses it with the person."""

    velden = velden(
        tekst=VolleTekst, oplossing=Tekst, wie=Regel, wanneer=Regel, bespreekt=Regel, vindt_ervan=Tekst
    )  # fmt: skip

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(t, wensen=vervang(t.wensen, self.wens_id, **{self.veld: self.waarde}))


@soort("wens_verplaatst", "een andere volgorde van wensen")
class WensVerplaatst(_OverWens):
    """A wish goes to another place (from 0) among the wishes."""

    plaats: int

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        wens = next(w for w in t.wensen if w.id == self.wens_id)
        return replace(t, wensen=met_op(zonder(t.wensen, self.wens_id), self.plaats, wens))


@soort("wens_weggehaald", "een weggehaalde wens")
class WensWeggehaald(_OverWens):
    """A wish is taken away."""

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        voorstellen = tuple(
            replace(v, wens_id=None) if v.wens_id == self.wens_id else v for v in t.voorstellen
        )
        return replace(
            t,
            wensen=zonder(t.wensen, self.wens_id),
            voorstellen=voorstellen,
            verborgen=t.verborgen - {self.wens_id},
        )
