"""What the numbers in a store stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rk.analysis.tabel import BEZOEK, CASUS, CODE, GROEP, ONBEKEND

_KOLOM = {k.naam: k for k in (*BEZOEK, *CASUS)}
_CODEKOLOM = {k.naam: k for k in CODE}


@dataclass(frozen=True, kw_only=True, slots=True)
class Namen:
    """The lists of names of a store: the place of a name is its code.

    `halte_ids` and `halte_route` (codes of Route, or ONBEKEND) run along with `haltes`; `gesprekken`
    are keys without meaning; `groepen` maps the name of a group attribute (`g_regio`) to its texts.
    """

    haltes: tuple[str, ...] = ()
    halte_ids: tuple[str, ...] = ()
    halte_route: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    gesprekken: Sequence[str] = ()
    groepen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def van(self, kolom: str, *, tabel: str = "bezoek") -> Sequence[str]:
        """The texts of a column's codes; empty for a column whose numbers are numbers."""
        if kolom.startswith(GROEP):
            return self.groepen.get(kolom, ())
        soort = (_CODEKOLOM if tabel == "code" else _KOLOM).get(kolom)
        if soort is None:
            return ()
        lijsten: dict[str, Sequence[str]] = {
            "haltes": self.haltes,
            "codes": self.codes,
            "gesprekken": self.gesprekken,
        }
        return lijsten.get(soort.lijst, soort.namen)


class Naamlijsten:
    """Lists of names that grow while a store is written: asking for a new name's code adds it."""

    def __init__(self, begin: Namen | None = None) -> None:
        begin = begin or Namen()
        self._haltes: dict[str, tuple[str, int]] = {
            id_: (naam, route)
            for id_, naam, route in zip(begin.halte_ids, begin.haltes, begin.halte_route, strict=True)
        }
        self._halte_codes = {id_: nr for nr, id_ in enumerate(begin.halte_ids)}
        self._codes = {naam: nr for nr, naam in enumerate(begin.codes)}
        self._gesprekken = {naam: nr for nr, naam in enumerate(begin.gesprekken)}
        self._groepen = {
            kolom: {naam: nr for nr, naam in enumerate(namen)} for kolom, namen in begin.groepen.items()
        }

    def halte(self, halte_id: str, naam: str = "", route: int = ONBEKEND) -> int:
        """The code of a halte; the first name and route that are given for its id stay."""
        nr = self._halte_codes.setdefault(halte_id, len(self._halte_codes))
        self._haltes.setdefault(halte_id, (naam or halte_id, route))
        return nr

    def gesprek(self, sleutel: str) -> int:
        """The code of a talk's key; ONBEKEND when it has none."""
        return self._gesprekken.setdefault(sleutel, len(self._gesprekken)) if sleutel else ONBEKEND

    def code(self, tekst: str) -> int:
        """The number of a code of a codebook, or of a kind of obstacle."""
        return self._codes.setdefault(tekst, len(self._codes))

    def groep(self, kolom: str, tekst: str) -> int:
        """The code of a text in a group attribute; ONBEKEND when the text is empty."""
        namen = self._groepen.setdefault(kolom, {})
        return namen.setdefault(tekst, len(namen)) if tekst else ONBEKEND

    def vast(self) -> Namen:
        """The lists as they are now."""
        haltes = [self._haltes[id_] for id_ in self._halte_codes]
        return Namen(
            haltes=tuple(naam for naam, _route in haltes),
            halte_ids=tuple(self._halte_codes),
            halte_route=tuple(route for _naam, route in haltes),
            codes=tuple(self._codes),
            gesprekken=tuple(self._gesprekken),
            groepen={kolom: tuple(namen) for kolom, namen in self._groepen.items()},
        )
