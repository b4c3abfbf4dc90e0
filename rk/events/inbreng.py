"""What one deelnemer gives at a step before anybody else sees it: one mechanism, five contents.

An inbreng is no event. When the group looks together it becomes one, without whose it was.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from rk.domain import ObstakelSoort, Regiefunctie, Stap, VierV
from rk.events.fold import beoordeel
from rk.events.gebeurtenis import Gebeurtenis, GebeurtenisFout, lees_als, maak
from rk.events.rol import Rol
from rk.events.soort import Id, VolleTekst
from rk.events.toestand import Toestand

MEESTE_INBRENG = 60
"""So much one deelnemer can have waiting at all steps together."""


class Inbreng(BaseModel):
    """What is given at one step. A subclass is one step's content."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    stap: ClassVar[Stap]

    @property
    def sleutel(self) -> str:
        """A deelnemer has at most one with the same key; empty for as many as he wants."""
        return ""

    def beurt(self, t: Toestand) -> str:
        """With a key: the question as it was asked last. Who gave it to the group has had his turn
        until the group asks anew. Empty for what has no key.
        """
        return self.sleutel

    def wordt(self) -> tuple[str, dict[str, Any]]:
        """The kind and content of the event it becomes."""
        raise NotImplementedError


class KaartInbreng(Inbreng):
    """A card in one of the four fields."""

    stap = Stap.VIERV

    vak: VierV
    tekst: VolleTekst

    def wordt(self) -> tuple[str, dict[str, Any]]:
        return "kaart_toegevoegd", {"vak": self.vak.value, "tekst": self.tekst}


def _rij(waarde: Any) -> Any:
    """A form sends one choice as a text and several as a list."""
    return [waarde] if isinstance(waarde, str) else waarde


class RegieInbreng(Inbreng):
    """Who has one function, as this deelnemer sees it: nobody (`wie` is empty), some, or unknown."""

    stap = Stap.REGIE

    functie: Regiefunctie
    wie: Annotated[tuple[Id, ...], BeforeValidator(_rij), Field(max_length=40)] = ()
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


def lees_inbreng(stap: str, gegeven: object) -> Inbreng:
    """Read what was given. Raises GebeurtenisFout: it does not fit; its text says why."""
    kind = next((kind for s, kind in INBRENG.items() if s.value == stap), None)
    if kind is None:
        raise GebeurtenisFout("Bij deze stap kun je niets insturen. Kijk mee op het scherm.")
    return lees_als(kind, gegeven)


def als_gebeurtenis(inbreng: Inbreng, *, sessie: str, tijd: str) -> Gebeurtenis:
    """The event that an inbreng becomes: a fresh id, nobody's name.

    Raises  GebeurtenisFout: its kind does not accept it.
    """
    soort, inhoud = inbreng.wordt()
    return maak(soort, inhoud, sessie=sessie, rol=Rol.DEELNEMER, tijd=tijd)


def bezwaar(t: Toestand, inbreng: Inbreng) -> str | None:
    """Why the group could not get this now, as one plain Dutch sentence; None when it could."""
    try:
        return beoordeel(t, als_gebeurtenis(inbreng, sessie=t.sessie, tijd=t.laatst))
    except GebeurtenisFout as fout:
        return str(fout)


def kiesbaar(t: Toestand, stap: Stap) -> tuple[tuple[str, str], ...]:
    """What can get a dot at a step: ids and words. What the person hides is not among it."""
    match stap:
        case Stap.VIERV:
            rij = [(k.id, k.tekst) for k in t.kaarten]
        case Stap.DILEMMAS:
            rij = [(d.id, f"{d.tussen} – {d.en}") for d in t.dilemmas]
        case Stap.WENSEN:
            rij = [(v.id, v.tekst) for v in t.voorstellen]
        case _:
            rij = []
    return tuple((id_, tekst) for id_, tekst in rij if id_ not in t.verborgen)


def ligt_in(t: Toestand, stap: Stap) -> dict[str, str]:
    """Where everything that got a dot at a step can be found now, by id: itself, or the pile it is in.

    What is not among it is gone, or hidden.
    """
    waar = {id_: id_ for id_, _tekst in kiesbaar(t, stap)}
    if stap is Stap.VIERV:
        waar |= {d.id: k.id for k in t.kaarten if k.id in waar for d in k.delen}
    return waar
