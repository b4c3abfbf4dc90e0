"""One round of coding: a version of the codebook, two or more coders who don't see each other, and then
what they decide together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

from rk.analysis.coderen.codering import KLAAR, TERUG, Codering, Keus, als_regel, vouw
from rk.analysis.coderen.fouten import CodeerFout
from rk.analysis.coderen.logboek import Logboek, schrijf_heel
from rk.analysis.coderen.teksten import Tekst
from rk.content.vorm import giet
from rk.domain import GEEN_CODE, Codeboek
from rk.taal import _

RONDE = "ronde.json"
BESLUITEN = "besluiten.jsonl"
_NAAM = re.compile(r"\w[\w .-]{0,29}\Z")


@dataclass(frozen=True, kw_only=True, slots=True)
class Verschil:
    """A text about which coders differ: what each gave, and what was decided, if anything was yet."""

    tekst: Tekst
    gaven: Mapping[str, Keus]
    besluit: Keus | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Uitslag:
    """What the coders agreed on, by text; without the texts of which nobody knew. `open`: ids of texts
    about which they still differ.
    """

    codes: Mapping[str, frozenset[str]]
    open: tuple[str, ...]


class Ronde:
    """A folder of a project. Each coder has a file of his own, to which is only ever added."""

    def __init__(self, map_: Path, boek: Codeboek, coders: Sequence[str], teksten: Sequence[Tekst]) -> None:
        self.map_, self.boek, self.coders = map_, boek, tuple(coders)
        self.teksten = tuple(teksten)
        self._per_id = {t.id: t for t in teksten}
        self._logboeken = {c: Logboek(map_ / f"coder-{_slak(c)}.jsonl") for c in self.coders}
        self._besluiten = Logboek(map_ / BESLUITEN)
        self._volgorden: dict[str, tuple[Tekst, ...]] = {}
        self._gevouwen: dict[Logboek, tuple[int, Codering]] = {}

    @classmethod
    def maak(
        cls, map_: Path, boek: Codeboek, coders: Sequence[str], teksten: Sequence[Tekst], *, uit: str,
        acts: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    ) -> Ronde:  # fmt: skip
        """A new round, in a folder that is not there yet. `acts` are what coders (and, under "",
        decisions) begin with; `uit` is the round that those come from.
        """
        namen = [c.strip() for c in coders]
        for naam in namen:
            if not _NAAM.match(naam):
                raise CodeerFout(
                    _("{naam} kan geen naam van een codeur zijn. Kies een korte naam, zoals anna.").format(
                        naam=naam
                    )
                )
        if len({_slak(n) for n in namen}) < max(2, len(namen)):
            raise CodeerFout(_("Geef twee codeurs een naam die verschilt. Coderen doe je met z'n tweeën."))
        try:
            map_.mkdir(mode=0o700)
        except OSError:
            raise CodeerFout(
                _("De map voor deze ronde kan niet worden gemaakt. Kijk of er ruimte is.")
            ) from None
        ronde = cls(map_, boek, namen, teksten)
        for wie, regels in (acts or {}).items():
            logboek = ronde._logboeken.get(wie, ronde._besluiten)
            logboek.voeg_toe(*(_met_id({**r, "meegekomen": True}) for r in regels))
        # Last: only then is it a round.
        inhoud = {"versie": 1, "coders": namen, "uit": uit, "codeboek": asdict(boek)}
        schrijf_heel(map_ / RONDE, json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n")
        return ronde

    @classmethod
    def open(cls, map_: Path, teksten: Sequence[Tekst]) -> Ronde:
        """A round that was made before. Raises CodeerFout: its description is damaged."""
        try:
            inhoud = json.loads((map_ / RONDE).read_text(encoding="utf-8"))
            boek, fouten = giet(Codeboek, inhoud["codeboek"])
            coders = [str(c) for c in inhoud["coders"]]
        except (OSError, ValueError, KeyError, TypeError):
            boek, fouten, coders = None, [], []
        if boek is None or fouten:
            raise CodeerFout(
                _("Het bestand {naam} is beschadigd. Zet een kopie terug in de map.").format(
                    naam=f"{map_.name}/{RONDE}"
                )
            )
        return cls(map_, boek, coders, teksten)

    # ---- one coder, who sees only his own ----------------------------------------------------

    def volgorde(self, coder: str) -> tuple[Tekst, ...]:
        """The texts in the order of this coder: always the same for him, another for each."""
        self._kent(coder)
        if coder not in self._volgorden:
            begin = f"{_slak(coder)}:"
            rij = sorted(self.teksten, key=lambda t: sha256(f"{begin}{t.id}".encode()).digest())
            self._volgorden[coder] = tuple(rij)
        return self._volgorden[coder]

    def codering(self, coder: str) -> Codering:
        """What this coder gave until now."""
        return self._vouw(self._kent(coder))

    def kies(self, coder: str, tekst_id: str, keus: Keus) -> None:
        """Store what a coder says of a text, in place of what he said before; LEEG takes it back.

        Raises  CodeerFout: no such text or code, or he said already that he was done.
        """
        logboek = self._kent(coder)
        if self.codering(coder).klaar:
            raise CodeerFout(self._al_klaar())
        self._keur(tekst_id, keus)
        logboek.voeg_toe(_met_id(als_regel(tekst_id, keus)))

    def terug(self, coder: str) -> str | None:
        """Take back this coder's last act; the id of its text, "" when it was saying that he was done,
        None when there was nothing. Raises CodeerFout: all are done, so he saw what the others gave.
        """
        logboek, codering = self._kent(coder), self.codering(coder)
        if codering.laatste is None:
            return None
        if self.allen_klaar:
            raise CodeerFout(self._al_klaar())
        logboek.voeg_toe(_met_id({"daad": TERUG, "doel": codering.laatste["id"]}))
        return str(codering.laatste.get("tekst", ""))

    def over(self, coder: str) -> tuple[Tekst, ...]:
        """The texts that this coder has not answered, in his order."""
        keuzes = self.codering(coder).keuzes
        return tuple(t for t in self.volgorde(coder) if t.id not in keuzes)

    def klaar(self, coder: str) -> None:
        """Say that this coder is done. Raises CodeerFout: texts without an answer are left."""
        if self.codering(coder).klaar:
            return
        if n := len(self.over(coder)):
            raise CodeerFout(_("Nog zonder antwoord: {n}. Kies ook daar iets; weet ik niet mag.").format(n=n))
        self._kent(coder).voeg_toe(_met_id({"daad": KLAAR}))

    @property
    def allen_klaar(self) -> bool:
        """Whether every coder said that he was done."""
        return all(self._vouw(b).klaar for b in self._logboeken.values())

    # ---- together, when all are done ---------------------------------------------------------

    def coderingen(self) -> dict[str, Codering]:
        """What all coders gave. Raises CodeerFout: somebody is still busy, and must not be influenced."""
        if not self.allen_klaar:
            raise CodeerFout(_("Nog niet iedereen is klaar. Tot dan ziet ieder alleen zijn eigen codes."))
        return {coder: self.codering(coder) for coder in self.coders}

    def verschillen(self) -> tuple[Verschil, ...]:
        """The texts about which coders differ, in the order of the project; decided ones too."""
        gaven, besluiten = self.coderingen(), self._genomen()
        rij = []
        for tekst in self.teksten:
            keuzes = {c: codering.keus(tekst.id) for c, codering in gaven.items()}
            if len({(k.codes, k.weet_niet) for k in keuzes.values()}) > 1:
                rij.append(Verschil(tekst=tekst, gaven=keuzes, besluit=besluiten.keuzes.get(tekst.id)))
        return tuple(rij)

    def besluit(self, tekst_id: str, keus: Keus) -> None:
        """Store what was decided about a text, and by whom (`keus.wie`), in place of an earlier decision.

        Raises  CodeerFout: the coders did not differ there, no such code, or nobody is named.
        """
        if not any(v.tekst.id == tekst_id for v in self.verschillen()):
            raise CodeerFout(_("Over deze tekst is geen verschil. Kies een tekst uit de lijst."))
        if not keus.wie.strip():
            raise CodeerFout(_("Zet erbij wie dit besluiten, zoals: anna en bram."))
        self._keur(tekst_id, keus)
        self._besluiten.voeg_toe(_met_id(als_regel(tekst_id, keus)))

    def besluit_terug(self) -> str | None:
        """Take back the last decision; the id of its text, or None when there was none."""
        laatste = self._genomen().laatste
        if laatste is None:
            return None
        self._besluiten.voeg_toe(_met_id({"daad": TERUG, "doel": laatste["id"]}))
        return str(laatste.get("tekst", ""))

    def uitslag(self) -> Uitslag:
        """What counts: codes that all coders gave alike, or that were decided."""
        open_ = {v.tekst.id for v in self.verschillen() if v.besluit is None}
        besluiten = {v.tekst.id: v.besluit for v in self.verschillen() if v.besluit is not None}
        eerste = self.coderingen()[self.coders[0]]
        codes: dict[str, frozenset[str]] = {}
        for tekst in self.teksten:
            keus = besluiten.get(tekst.id) or eerste.keus(tekst.id)
            if tekst.id not in open_ and not keus.weet_niet and not keus.leeg:
                codes[tekst.id] = keus.codes - {GEEN_CODE}
        return Uitslag(codes=codes, open=tuple(t.id for t in self.teksten if t.id in open_))

    def stukke_regels(self) -> int:
        """How many lines a power cut left unreadable, over all files of this round."""
        for boek in (*self._logboeken.values(), self._besluiten):
            boek.regels()
        return sum(b.stuk for b in (*self._logboeken.values(), self._besluiten))

    # ---- inside ------------------------------------------------------------------------------

    def _genomen(self) -> Codering:
        return self._vouw(self._besluiten)

    def _vouw(self, logboek: Logboek) -> Codering:
        """What a file says now; folded again only when something was added to it."""
        regels = logboek.regels()
        if self._gevouwen.get(logboek, (-1,))[0] != len(regels):
            self._gevouwen[logboek] = (len(regels), vouw(regels))
        return self._gevouwen[logboek][1]

    def besluiten(self) -> Mapping[str, Keus]:
        """Every decision that stands, by text."""
        return self._genomen().keuzes

    def _kent(self, coder: str) -> Logboek:
        if coder not in self._logboeken:
            raise CodeerFout(
                _("{naam} doet niet mee aan deze ronde. Kies uit: {namen}.").format(
                    naam=coder, namen=", ".join(self.coders)
                )
            )
        return self._logboeken[coder]

    def _keur(self, tekst_id: str, keus: Keus) -> None:
        if tekst_id not in self._per_id:
            raise CodeerFout(_("Deze tekst is er niet meer. Open het scherm opnieuw."))
        vreemd = sorted(c for c in keus.codes if c != GEEN_CODE and self.boek.code(c) is None)
        if vreemd:
            raise CodeerFout(
                _("De code {code} staat niet in dit codeboek. Kies een code van de lijst.").format(
                    code=vreemd[0]
                )
            )
        if (keus.weet_niet and keus.codes) or (GEEN_CODE in keus.codes and len(keus.codes) > 1):
            raise CodeerFout(_("Dit gaat niet samen. Kies codes, of geen van deze, of weet ik niet."))

    def _al_klaar(self) -> str:
        if self.allen_klaar:
            return _("Iedereen is klaar, dus je eigen codes liggen vast. Verschillen bespreek je samen.")
        return _("Je zei dat je klaar bent. Kies eerst: toch nog iets veranderen.")


def _met_id(regel: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": uuid4().hex, "dag": datetime.now(UTC).date().isoformat(), **regel}


def _slak(naam: str) -> str:
    return re.sub(r"[\s.]+", "-", naam.strip().casefold())
