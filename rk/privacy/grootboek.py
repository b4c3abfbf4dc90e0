"""The ledger of releases: it remembers what went out, and what may not follow it.

A folder: `boek.jsonl` has one line per release, each with the hash of the one before; `stand.json` the
number and hash of the last; `leden/` who was in each row, as keys without meaning. It never leaves the
project. Lines are only added; a file is written aside and then takes the place of the old one.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

from rk.privacy.fouten import GrootboekFout, UitgifteFout
from rk.privacy.leden import Leden
from rk.privacy.onderdruk import Onhoudbaar, Oordeel, onderdruk
from rk.privacy.regels import Regels
from rk.privacy.samen import Eerder, vergelijk, weggevers, zelfde_mensen
from rk.privacy.tabel import Keuze, Tabel, betekenis
from rk.privacy.uitgifte import Uitgifte
from rk.taal import _

VORM = 1
_EERSTE = "0" * 64
Regel = dict[str, Any]


class Grootboek:
    """A ledger in a folder, made when the folder isn't there yet."""

    def __init__(self, map_: Path) -> None:
        self._map = map_

    @property
    def regels(self) -> tuple[Regel, ...]:
        """Every release so far, oldest first. Raises  GrootboekFout: it is damaged."""
        return tuple(self._lees())

    @contextmanager
    def open_voor(self, tabel: Tabel, regels: Regels) -> Iterator[Inschrijving]:
        """Hold the ledger while a table is judged and written down; no other release can come between."""
        if tabel.leden is None:
            raise UitgifteFout(
                _(
                    "Van deze tabel is niet bekend wie in welke cel zit, dus we kunnen eerdere uitgiften er "
                    "niet naast leggen. Maak hem met Tabel.van_rijen."
                )
            )
        with self._slot():
            boek = self._lees()
            if any(r["regels"] != asdict(regels) for r in boek if r["soort"] == "uitgifte"):
                raise UitgifteFout(
                    _("In dit uitgifteboek gelden andere regels. Gebruik dezelfde, of begin een ander boek.")
                )
            yield Inschrijving(grootboek=self, boek=boek, tabel=tabel, regels=regels)

    def schrijf(self, regel: Regel, bijlage: bytes | None = None) -> None:
        """Add one line (without nr, vorige and hash). Only while `open_voor` or `noteer` holds the ledger."""
        boek = self._lees()
        try:
            if bijlage is not None:
                naam = hashlib.sha256(bijlage).hexdigest()
                (self._map / "leden").mkdir(mode=0o700, exist_ok=True)
                _vervang(self._map / "leden" / naam, bijlage)
                regel = {**regel, "leden": naam}
            regel = {
                **regel,
                "vorm": VORM,
                "nr": len(boek) + 1,
                "vorige": boek[-1]["hash"] if boek else _EERSTE,
            }
            regel["hash"] = _hash(regel)
            tekst = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in [*boek, regel])
            _vervang(self._map / "boek.jsonl", tekst.encode())
            stand = {"nr": regel["nr"], "hash": regel["hash"]}
            _vervang(self._map / "stand.json", json.dumps(stand).encode())
        except OSError:
            raise GrootboekFout(
                _(
                    "In het uitgifteboek kan niet worden geschreven, dus er gaat niets uit. "
                    "Maak ruimte op de schijf."
                )
            ) from None

    def noteer(self, regel: Regel) -> None:
        """Write down something that is no table for outside, such as why route data were taken out."""
        with self._slot():
            self.schrijf(regel)

    def leden(self, naam: str) -> Leden:
        """Who was in the rows of a release. Raises  GrootboekFout: that file is gone or changed."""
        try:
            inhoud = (self._map / "leden" / naam).read_bytes()
        except OSError:
            raise _beschadigd() from None
        if hashlib.sha256(inhoud).hexdigest() != naam:
            raise _beschadigd()
        with np.load(io.BytesIO(inhoud), allow_pickle=False) as f:
            vorm = (len(f["indptr"]) - 1, len(f["casus"]))
            wie = csr_array((np.ones(len(f["indices"]), np.int64), f["indices"], f["indptr"]), shape=vorm)
            return Leden(wie=wie, casus=f["casus"], gesprek=f["gesprek"])

    def _lees(self) -> list[Regel]:
        boek_pad, stand_pad = self._map / "boek.jsonl", self._map / "stand.json"
        try:
            if not boek_pad.exists():
                if stand_pad.exists() or any((self._map / "leden").glob("*")):
                    raise _beschadigd()
                return []
            tekst = boek_pad.read_text(encoding="utf-8")
            stand = json.loads(stand_pad.read_text(encoding="utf-8")) if stand_pad.exists() else None
            boek = [json.loads(regel) for regel in tekst.splitlines()]
            _keur(boek, stand, heel=tekst.endswith("\n") or not tekst)
        except OSError:
            raise GrootboekFout(
                _(
                    "Het uitgifteboek kan niet worden gelezen, dus er gaat niets uit. "
                    "Kijk of je de map mag openen."
                )
            ) from None
        except (ValueError, KeyError, TypeError, AttributeError):
            raise _beschadigd() from None
        return boek

    @contextmanager
    def _slot(self) -> Iterator[None]:
        try:
            self._map.mkdir(mode=0o700, parents=True, exist_ok=True)
            slot = os.open(self._map / "slot", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            raise GrootboekFout(
                _("De map van het uitgifteboek kan niet worden gebruikt. Kies een andere map.")
            ) from None
        try:
            _vergrendel(slot)
        except OSError:
            os.close(slot)
            raise GrootboekFout(
                _("Iemand anders geeft nu iets uit met dit uitgifteboek. Probeer het zo weer.")
            ) from None
        try:
            yield
        finally:
            os.close(slot)


def _keur(boek: list[Regel], stand: Regel | None, *, heel: bool) -> None:
    vorige = _EERSTE
    for nr, regel in enumerate(boek, 1):
        if (
            regel["nr"] != nr
            or regel["vorige"] != vorige
            or regel["hash"] != _hash(regel)
            or regel["vorm"] != VORM
        ):
            raise _beschadigd()
        vorige = regel["hash"]
    # A power cut can fall between the book and its last number: then the book is one ahead.
    nr = 0 if stand is None else stand["nr"]
    klopt = nr in (len(boek), len(boek) - 1) and (nr == 0 or boek[nr - 1]["hash"] == (stand or {})["hash"])
    if not klopt or not heel:
        raise _beschadigd()


def _hash(regel: Regel) -> str:
    inhoud = {k: v for k, v in regel.items() if k != "hash"}
    return hashlib.sha256(json.dumps(inhoud, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _beschadigd() -> GrootboekFout:
    return GrootboekFout(
        _(
            "Het uitgifteboek is beschadigd, dus er gaat niets uit. "
            "Zet een reservekopie van de hele map terug."
        )
    )


def _vervang(pad: Path, inhoud: bytes) -> None:
    vers = pad.with_name(pad.name + ".nieuw")
    vers.unlink(missing_ok=True)
    with open(os.open(vers, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as f:
        f.write(inhoud)
        f.flush()
        os.fsync(f.fileno())
    vers.replace(pad)


if sys.platform == "win32":
    import msvcrt

    def _vergrendel(slot: int) -> None:
        msvcrt.locking(slot, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _vergrendel(slot: int) -> None:
        fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass(kw_only=True)
class Inschrijving:
    """One release while it is judged. `botst`: something of it may not go out because of what went before."""

    grootboek: Grootboek
    boek: list[Regel]
    tabel: Tabel
    regels: Regels
    botst: bool = False

    def oordeel(self) -> Oordeel:
        """What stays away, seen with all that went out before."""
        n = len(self.tabel)
        leden = self.tabel.leden
        assert leden is not None  # open_voor asked for it
        eerder = self._eerder()
        ook, bekend = np.zeros(n, bool), np.zeros(n, bool)
        if eerder is not None:
            stand = vergelijk(self.tabel.betekenis(), leden, eerder, self.regels)
            ook, bekend = stand.botst, stand.bekend
            self.botst = bool(ook.any())
        telling = self.tabel.telling()
        while True:
            try:
                oordeel = onderdruk(telling, self.regels, ook=ook, bekend=bekend)
            except Onhoudbaar:
                self.botst = True
                return _alles_weg(self.tabel)
            fout = self._weggevers(oordeel, eerder, leden, bekend)
            if not fout.any():
                return oordeel
            # The smallest tells most: it goes first, then all is judged anew.
            aantal = np.where(fout, self.tabel.aantal, np.iinfo(np.int64).max)
            ook = ook.copy()
            ook[int(aantal.argmin())] = True
            self.botst = self.botst or eerder is not None

    def schrijf(self, uit: Uitgifte, *, doel: str) -> None:
        """Write the release down; only then it may go out."""
        waarden = [None if pd.isna(x) else int(x) for x in uit.cellen["aantal"]]
        namen = uit.cellen[list(uit.dimensies)].to_numpy().tolist()
        leden = self.tabel.leden
        assert leden is not None
        regel: Regel = {
            "soort": "uitgifte", "telt": self.tabel.telt,
            "keuze": [list(k) for k in sorted(self.tabel.keuze)],
            "versie": self.tabel.versie, "dimensies": list(uit.dimensies),
            "kenmerken": sorted(self.tabel.kenmerken), "doel": doel,
            "regels": asdict(self.regels),
            "cellen": [[naam, w] for naam, w in zip(namen, waarden, strict=True)],
        }  # fmt: skip
        self.grootboek.schrijf(regel, _ingepakt(leden))

    def _eerder(self) -> Eerder | None:
        alle: Eerder | None = None
        for regel in self.boek:
            if regel["soort"] != "uitgifte":
                continue
            meent = _betekenis(regel)
            getoond = np.array([w is not None for _naam, w in regel["cellen"]], bool)
            leden = self.grootboek.leden(regel["leden"])
            if alle is not None:
                meent = [*alle.betekenis, *meent]
                getoond = np.append(alle.getoond, getoond)
                leden = zelfde_mensen(alle.leden, leden)
            alle = Eerder(betekenis=meent, getoond=getoond, leden=leden)
        return alle

    def _weggevers(
        self, oordeel: Oordeel, eerder: Eerder | None, leden: Leden, bekend: npt.NDArray[np.bool_]
    ) -> npt.NDArray[np.bool_]:
        getoond = ~oordeel.weg & ~oordeel.niets
        if eerder is not None:
            samen = zelfde_mensen(eerder.leden, leden)
            alle = np.append(eerder.getoond, getoond)
        else:
            samen, alle = leden, getoond
        fout = weggevers(samen, alle, self.regels)[len(alle) - len(getoond) :]
        return np.asarray(fout & ~bekend)


def _alles_weg(tabel: Tabel) -> Oordeel:
    n = len(tabel)
    niets = np.zeros(n, bool)
    return Oordeel(weg=np.ones(n, bool), klein=niets, scheef=niets, niets=niets)


def _betekenis(regel: Regel) -> list[tuple[Any, ...]]:
    keuze: Keuze = tuple((str(k), str(v)) for k, v in regel["keuze"])
    cellen = pd.DataFrame([naam for naam, _w in regel["cellen"]], columns=regel["dimensies"])
    return betekenis(cellen, tuple(regel["dimensies"]), keuze, regel["telt"], regel["kenmerken"])


def _ingepakt(leden: Leden) -> bytes:
    uit = io.BytesIO()
    np.savez_compressed(
        uit, casus=leden.casus, gesprek=leden.gesprek,
        indices=leden.wie.indices.astype(np.int32), indptr=leden.wie.indptr.astype(np.int64),
    )  # fmt: skip
    return uit.getvalue()
