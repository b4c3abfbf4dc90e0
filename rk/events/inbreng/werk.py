"""What one deelnemer gives at a werkvorm before anybody else sees it: one content for each form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from rk.domain import Lijstantwoord, Punt, Stem, Vorm, Werkpunt
from rk.events.inbreng.basis import Inbreng, rij
from rk.events.soort import Id, Regel, Tekst, VolleTekst, WerkpuntVeld
from rk.events.soorten.werk.reis import Maandnr, Score
from rk.events.soorten.werk.schaal import Niveau
from rk.events.toestand import Toestand

_SCORE = "score:"


def _leeg(waarde: Any) -> Any:
    """A form sends nothing for what was not chosen."""
    return None if waarde == "" else waarde


class WerkInbreng(Inbreng):
    """What is given at a werkvorm (`punt`); `vorm` says which content it is."""

    soort: ClassVar[str]

    punt: WerkpuntVeld

    @property
    def waar(self) -> Punt:
        return Werkpunt(self.punt)

    def beurt(self, t: Toestand) -> str:
        gevraagd = t.werkstand(self.punt).gevraagd
        return ":".join((self.sleutel, gevraagd.get("", ""), self._deel(gevraagd))) if self.sleutel else ""

    def _deel(self, gevraagd: Mapping[str, str]) -> str:
        """When only the part that this is about was asked anew."""
        return ""

    def wordt(self) -> tuple[str, dict[str, Any]]:
        inhoud = self.model_dump(mode="json", exclude={"vorm"})
        return self.soort, inhoud | {"stem": Stem.DEELNEMER.value}


class SchaalInbreng(WerkInbreng):
    """Where this deelnemer puts a domain."""

    soort = "schaal_gezet"

    vorm: Literal[Vorm.SCHAAL] = Vorm.SCHAAL
    deel: Id
    nu: Annotated[Niveau | None, BeforeValidator(_leeg)] = None
    wens: Annotated[Niveau | None, BeforeValidator(_leeg)] = None
    praten: bool = False

    @property
    def sleutel(self) -> str:
        return f"{self.punt}:{self.deel}"

    def _deel(self, gevraagd: Mapping[str, str]) -> str:
        return gevraagd.get(self.deel, "")


class VakkaartInbreng(WerkInbreng):
    """A card in a field of a werkvorm."""

    vorm: Literal[Vorm.KAARTEN] = Vorm.KAARTEN
    vak: Id
    tekst: VolleTekst

    def wordt(self) -> tuple[str, dict[str, Any]]:
        return "kaart_toegevoegd", {"punt": str(self.punt), "vak": self.vak, "tekst": self.tekst}


class PlaatsInbreng(WerkInbreng):
    """In which field this deelnemer lays an example."""

    soort = "voorbeeld_geplaatst"

    vorm: Literal["plaats"] = "plaats"
    voorbeeld: Id
    vak: Id

    @property
    def sleutel(self) -> str:
        return f"{self.punt}:{self.voorbeeld}"


class StellingInbreng(WerkInbreng):
    """An answer to a statement."""

    soort = "stelling_beantwoord"

    vorm: Literal[Vorm.CHECKLIJST] = Vorm.CHECKLIJST
    stelling: Id
    antwoord: Lijstantwoord
    opmerking: Tekst = ""

    @property
    def sleutel(self) -> str:
        return f"{self.punt}:{self.stelling}"


class PlanInbreng(WerkInbreng):
    """An idea for a part of a plan."""

    vorm: Literal[Vorm.PLAN] = Vorm.PLAN
    deel: Id
    tekst: VolleTekst

    def wordt(self) -> tuple[str, dict[str, Any]]:
        return "planidee_gegeven", {"punt": str(self.punt), "deel": self.deel, "tekst": self.tekst}


class ReisplekInbreng(WerkInbreng):
    """Where the person is on the journey, as this deelnemer sees it."""

    soort = "reisplek_gezet"

    vorm: Literal["reisplek"] = "reisplek"
    etappe: Id
    domein: Regel = ""

    @property
    def sleutel(self) -> str:
        return f"{self.punt}:plek:{self.domein}"


class ReisscoresInbreng(WerkInbreng):
    """What this deelnemer thinks of a stage: a score by question. A form sends them as "score:<vraag>"."""

    soort = "reisscores_gegeven"

    vorm: Literal["reisscores"] = "reisscores"
    etappe: Id
    waarden: Annotated[dict[Id, Score], Field(min_length=1, max_length=20)]

    @model_validator(mode="before")
    @classmethod
    def _bijeen(cls, gegeven: Any) -> Any:
        if not isinstance(gegeven, Mapping):
            return gegeven
        los = {k: v for k, v in gegeven.items() if str(k).startswith(_SCORE)}
        if not los:
            return gegeven
        rest = {k: v for k, v in gegeven.items() if k not in los}
        return {**rest, "waarden": {k.removeprefix(_SCORE): v for k, v in los.items() if v != ""}}

    @property
    def sleutel(self) -> str:
        return f"{self.punt}:{self.etappe}:scores"


class ReismerkInbreng(WerkInbreng):
    """A mark that this deelnemer would put on the journey."""

    vorm: Literal["reismerk"] = "reismerk"
    merk: Id
    tekst: Tekst = ""
    wie: Regel = ""
    etappe: Annotated[Id | None, BeforeValidator(_leeg)] = None
    maand: Annotated[Maandnr | None, BeforeValidator(_leeg)] = None
    tot: Annotated[Maandnr | None, BeforeValidator(_leeg)] = None

    @model_validator(mode="after")
    def _gezegd(self) -> ReismerkInbreng:
        if not (self.tekst or self.wie):
            raise ValueError("leeg")
        return self

    def wordt(self) -> tuple[str, dict[str, Any]]:
        inhoud = self.model_dump(mode="json", exclude={"vorm", "merk"}, exclude_none=True)
        return "reismerk_gezet", inhoud | {"soort": self.merk}


class KeuzeInbreng(WerkInbreng):
    """Which descriptions fit, as this deelnemer sees it."""

    soort = "keuze_gemaakt"

    vorm: Literal[Vorm.KEUZE] = Vorm.KEUZE
    opties: Annotated[tuple[Id, ...], BeforeValidator(rij), Field(min_length=1, max_length=60)]
    twijfel: bool = False

    @property
    def sleutel(self) -> str:
        return str(self.punt)


WERKINBRENG: dict[str, type[WerkInbreng]] = {
    "schaal": SchaalInbreng,
    "kaarten": VakkaartInbreng,
    "plaats": PlaatsInbreng,
    "checklijst": StellingInbreng,
    "plan": PlanInbreng,
    "reisplek": ReisplekInbreng,
    "reisscores": ReisscoresInbreng,
    "reismerk": ReismerkInbreng,
    "keuze": KeuzeInbreng,
}
"""The contents by the word that a form sends along."""
