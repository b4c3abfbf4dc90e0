"""What one coder gave, folded from the acts in his file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rk.analysis.coderen.logboek import Regel
from rk.domain import GEEN_CODE

GEKOZEN, KLAAR, TERUG = "gekozen", "klaar", "terug"


@dataclass(frozen=True, kw_only=True, slots=True)
class Keus:
    """What somebody said of one text: codes, "none of these" (GEEN_CODE alone), or "I don't know".

    `wie` is who decided, where it is a decision. `uit` holds the codes of the version before, when
    they were taken over from it and nobody looked again.
    """

    codes: frozenset[str] = frozenset()
    weet_niet: bool = False
    wie: str = ""
    uit: tuple[str, ...] = ()

    @property
    def leeg(self) -> bool:
        """Nothing was said."""
        return not self.codes and not self.weet_niet


LEEG = Keus()


@dataclass(frozen=True, kw_only=True, slots=True)
class Codering:
    """One coder's answers by text, and whether he said that he was done.

    `laatste` is the last act that still stands: what undo takes back. What came along from the round
    before is not his act.
    """

    keuzes: Mapping[str, Keus] = field(default_factory=dict)
    klaar: bool = False
    laatste: Regel | None = None

    def keus(self, tekst_id: str) -> Keus:
        """What was said of a text; LEEG when nothing was."""
        return self.keuzes.get(tekst_id, LEEG)


def vouw(regels: Iterable[Regel]) -> Codering:
    """The answers that stand after all acts. What was taken back does not count."""
    alle = list(regels)
    terug = {r.get("doel") for r in alle if r.get("daad") == TERUG}
    keuzes: dict[str, Keus] = {}
    klaar, laatste = False, None
    for regel in alle:
        if regel.get("id") in terug or regel.get("daad") not in (GEKOZEN, KLAAR):
            continue
        laatste = laatste if regel.get("meegekomen") else regel
        klaar = regel["daad"] == KLAAR
        if not klaar:
            tekst, keus = str(regel.get("tekst")), _keus(regel)
            keuzes.pop(tekst, None)
            if not keus.leeg:
                keuzes[tekst] = keus
    return Codering(keuzes=keuzes, klaar=klaar, laatste=laatste)


def _keus(regel: Regel) -> Keus:
    return Keus(
        codes=frozenset(map(str, regel.get("codes", ()))),
        weet_niet=bool(regel.get("weet_niet")),
        wie=str(regel.get("wie", "")),
        uit=tuple(map(str, regel.get("uit", ()))),
    )


def als_regel(tekst_id: str, keus: Keus) -> dict[str, Any]:
    """The act of giving an answer, without its id and day."""
    regel: dict[str, Any] = {"daad": GEKOZEN, "tekst": tekst_id, "codes": sorted(keus.codes)}
    if keus.weet_niet:
        regel["weet_niet"] = True
    if keus.wie:
        regel["wie"] = keus.wie
    if keus.uit:
        regel["uit"] = list(keus.uit)
    return regel


def wissel(keus: Keus, code: str) -> Keus:
    """The same answer with a code more or less. "None of these" goes together with no other code."""
    over = keus.codes ^ {code}
    if code != GEEN_CODE:
        over -= {GEEN_CODE}
    elif GEEN_CODE in over:
        over = frozenset({GEEN_CODE})
    return Keus(codes=frozenset(over))
