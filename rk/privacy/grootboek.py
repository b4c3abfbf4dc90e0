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
from rk.privacy.herleid import Toets
from rk.privacy.leden import Leden, stapel
from rk.privacy.onderdruk import Onhoudbaar, Oordeel, onderdruk
from rk.privacy.regels import Regels
from rk.privacy.samen import Eerder, vergelijk, weggevers
from rk.privacy.tabel import Tabel
from rk.privacy.verenigd import alle_kenmerken, betekenis_van, verenig
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
            if not (self._map / "boek.jsonl").exists():
                # Before anything else is there: a folder without a book is then never mistaken for a new one.
                _vervang(self._map / "stand.json", json.dumps({"nr": 0, "hash": _EERSTE}).encode())
                _vervang(self._map / "boek.jsonl", b"")
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
                stand = json.loads(stand_pad.read_text(encoding="utf-8")) if stand_pad.exists() else None
                if (stand is not None and stand["nr"]) or (self._map / "leden").exists():
                    raise _beschadigd()
                return []
            tekst = boek_pad.read_text(encoding="utf-8")
            stand = json.loads(stand_pad.read_text(encoding="utf-8"))
            boek = [json.loads(regel) for regel in tekst.splitlines()]
            _keur(boek, stand, heel=tekst.endswith("\n") or not tekst)
        except FileNotFoundError:
            raise _beschadigd() from None
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


def _keur(boek: list[Regel], stand: Regel, *, heel: bool) -> None:
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
    nr = stand["nr"]
    klopt = nr in (len(boek), len(boek) - 1) and stand["hash"] == (boek[nr - 1]["hash"] if nr else _EERSTE)
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
    """One release while it is judged."""

    grootboek: Grootboek
    boek: list[Regel]
    tabel: Tabel
    regels: Regels

    def oordeel(self) -> Oordeel:
        """What stays away, seen with all that went out before.

        All tables are judged as one. What went out is known; what was withheld stays so. A new row that
        gives away a small group with an earlier one, pair by pair, stays away; then what the sums
        would give, also those across tables; then what any combination would.
        """
        n = len(self.tabel)
        leden = self.tabel.leden
        assert leden is not None  # open_voor asked for it
        oud = [self._eerder(r) for r in self.boek if r["soort"] == "uitgifte"]
        getoond_oud = np.concatenate([g for _t, g in oud]) if oud else np.zeros(0, bool)
        tabellen = [*(t for t, _g in oud), self.tabel]
        kenmerken = alle_kenmerken(tabellen)
        telling, plekken = verenig(tabellen, kenmerken)
        bekend, ook, gegroeid = (np.zeros(len(telling.aantal), bool) for _masker in range(3))
        al_bekend = np.zeros(n, bool)
        oude_plekken = np.concatenate(plekken[:-1]) if oud else np.zeros(0, np.int64)
        bekend[oude_plekken[getoond_oud]] = True
        ook[oude_plekken[~getoond_oud]] = True
        if oud:
            eerder = Eerder(
                betekenis=[b for t, _g in oud for b in betekenis_van(t, kenmerken)],
                getoond=getoond_oud,
                leden=stapel([t.leden for t, _g in oud if t.leden is not None]),
            )
            stand = vergelijk(betekenis_van(self.tabel, kenmerken), leden, eerder, self.regels)
            ook[plekken[-1][stand.botst]] = True
            gegroeid[plekken[-1][stand.gegroeid]] = True
            al_bekend = stand.bekend
        samen = stapel([t.leden for t in tabellen if t.leden is not None])
        toets: Toets | None = None
        while True:
            try:
                alles = onderdruk(
                    telling,
                    self.regels,
                    ook=ook & ~bekend,
                    gegroeid=gegroeid & ~bekend,
                    bekend=bekend,
                    toets=toets,
                )
                oordeel, toets = alles.van(plekken[-1]), alles.toets
            except Onhoudbaar:
                return _alles_weg(n)
            getoond = np.append(getoond_oud, ~oordeel.weg & ~oordeel.niets)
            fout = weggevers(samen, getoond, self.regels)[-n:] & ~al_bekend
            if not fout.any():
                return oordeel
            # The smallest tells most: it goes first, then all is judged anew.
            aantal = np.where(fout, self.tabel.aantal, np.iinfo(np.int64).max)
            ook[plekken[-1][int(aantal.argmin())]] = True

    def schrijf(self, oordeel: Oordeel, *, doel: str) -> None:
        """Write the release down, withheld rows too; only then it may go out."""
        tabel = self.tabel
        rond = np.where(oordeel.niets, 0, self.regels.rond(tabel.aantal)).tolist()
        waarden = [None if weg else n for n, weg in zip(rond, oordeel.weg.tolist(), strict=True)]
        namen = tabel.cellen[list(tabel.dimensies)].astype(str).to_numpy().tolist()
        leden = self.tabel.leden
        assert leden is not None
        regel: Regel = {
            "soort": "uitgifte", "telt": self.tabel.telt,
            "keuze": [list(k) for k in sorted(self.tabel.keuze)],
            "versie": self.tabel.versie, "dimensies": list(tabel.dimensies), "compleet": tabel.compleet,
            "kenmerken": sorted(self.tabel.kenmerken),
            "onmogelijk": sorted(self.tabel.onmogelijk), "doel": doel,
            "regels": asdict(self.regels),
            "cellen": [[naam, w] for naam, w in zip(namen, waarden, strict=True)],
        }  # fmt: skip
        self.grootboek.schrijf(regel, _ingepakt(leden))

    def _eerder(self, regel: Regel) -> tuple[Tabel, npt.NDArray[np.bool_]]:
        """The table of an earlier release, and which of its rows were shown."""
        leden = self.grootboek.leden(regel["leden"])
        aantal, gesprekken, grootste = leden.geteld()
        cellen = pd.DataFrame([naam for naam, _w in regel["cellen"]], columns=regel["dimensies"])
        tabel = Tabel(
            dimensies=tuple(regel["dimensies"]),
            cellen=cellen.assign(
                aantal=aantal, gesprekken=gesprekken, grootste=grootste / np.maximum(aantal, 1)
            ),
            telt=regel["telt"],
            keuze=tuple((str(k), str(v)) for k, v in regel["keuze"]),
            versie=regel["versie"],
            kenmerken=frozenset(regel["kenmerken"]),
            onmogelijk=frozenset(regel["onmogelijk"]),
            compleet=regel["compleet"],
            leden=leden,
        )
        return tabel, np.array([w is not None for _naam, w in regel["cellen"]], bool)


def _alles_weg(n: int) -> Oordeel:
    niets = np.zeros(n, bool)
    return Oordeel(weg=np.ones(n, bool), klein=niets, scheef=niets, niets=niets)


def _ingepakt(leden: Leden) -> bytes:
    uit = io.BytesIO()
    np.savez_compressed(
        uit, casus=leden.casus, gesprek=leden.gesprek,
        indices=leden.wie.indices.astype(np.int32), indptr=leden.wie.indptr.astype(np.int64),
    )  # fmt: skip
    return uit.getvalue()
