"""What one deelnemer gives at a step of the protocol: five contents."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from rk.domain import ObstakelSoort, Regiefunctie, Stap, VierV
from rk.events.inbreng.basis import Inbreng, rij
from rk.events.soort import Id, VolleTekst
from rk.events.toestand import Toestand


class KaartInbreng(Inbreng):
    """A card in one of the four fields."""

    stap = Stap.VIERV

    vak: VierV
    tekst: VolleTekst

    def wordt(self) -> tuple[str, dict[str, Any]]:
        return "kaart_toegevoegd", {"vak": self.vak.value, "tekst": self.tekst}


class RegieInbreng(Inbreng):
    """Who has one function, as this deelnemer sees it: nobody (`wie` is empty), some, or unknown."""

    stap = Stap.REGIE

    functie: Regiefunctie
    wie: Annotated[tuple[Id, ...], BeforeValidator(rij), Field(max_length=40)] = ()
    weet_niet: bool = False

    @model_validator(mode="after")
    def _een_van_beide(self) -> Self:
        if self.weet_niet and self.wie:
            raise ValueError("weet_niet")
        return self

    @property
    def sleutel(self) -> str:
        return f"regie:{self.functie.value}"

    def beurt(self, t: Toestand) -> str:
        return regiebeurt(t, self.functie)

    def wordt(self) -> tuple[str, dict[str, Any]]:
        inhoud = {"functie": self.functie.value, "wie": list(self.wie), "weet_niet": self.weet_niet}
        return "regie_antwoord_gegeven", inhoud


def regiebeurt(t: Toestand, functie: Regiefunctie) -> str:
    """The question who has a function, as it was asked last."""
    return f"regie:{functie.value}:{t.gevraagd.get(functie, '')}"


class OgenInbreng(Inbreng):
    """What did good at a visit, or where it got stuck, in the person's own first person."""

    stap = Stap.OGEN

    bezoek_id: Id
    kant: Literal["goed", "vast"]
    tekst: VolleTekst
    soort: ObstakelSoort | None = None

    def wordt(self) -> tuple[str, dict[str, Any]]:
        inhoud: dict[str, Any] = {"bezoek_id": self.bezoek_id, "tekst": self.tekst}
        if self.kant == "goed":
            return "goed_toegevoegd", inhoud
        return "obstakel_toegevoegd", inhoud | {"soort": (self.soort or ObstakelSoort.ANDERS).value}


class DilemmaInbreng(Inbreng):
    """ "Between … and …"."""

    stap = Stap.DILEMMAS

    tussen: VolleTekst
    en: VolleTekst

    def wordt(self) -> tuple[str, dict[str, Any]]:
        return "dilemma_toegevoegd", {"tussen": self.tussen, "en": self.en}


class WensInbreng(Inbreng):
    """What must be taken up first."""

    stap = Stap.WENSEN

    tekst: VolleTekst

    def wordt(self) -> tuple[str, dict[str, Any]]:
        return "wens_voorgesteld", {"tekst": self.tekst}


INBRENG: dict[Stap, type[Inbreng]] = {
    kind.stap: kind for kind in (KaartInbreng, RegieInbreng, OgenInbreng, DilemmaInbreng, WensInbreng)
}
"""The steps that collect, and what is given at each."""
