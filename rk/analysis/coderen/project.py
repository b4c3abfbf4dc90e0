"""The working folder of a coding project: the texts, and a round for each version of the codebook."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from rk.analysis.coderen.fouten import CodeerFout
from rk.analysis.coderen.logboek import schrijf_heel
from rk.analysis.coderen.omzetten import Omzetverslag, zet_om
from rk.analysis.coderen.ronde import RONDE, Ronde
from rk.analysis.coderen.teksten import Tekst
from rk.analysis.opslag.veilig import leg_vast
from rk.analysis.tabel import Codesoort
from rk.domain import Codeboek
from rk.taal import _

PROJECT, TEKSTEN, WAARSCHUWING = "project.json", "teksten.json", "LEES-EERST.txt"


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """A folder with people's words. `doel` is why they may be read here, as somebody wrote it down."""

    map_: Path
    doel: str

    @classmethod
    def maak(cls, map_: Path | str, teksten: Iterable[Tekst], *, doel: str) -> Project:
        """A new folder that only its owner may open, with the texts and a warning in it.

        Raises  CodeerFout: the folder holds something already, there is no purpose, or nothing to code.
        """
        map_, rij = Path(map_), list(teksten)
        if not doel.strip():
            raise CodeerFout(_("Schrijf eerst op waarvoor je deze teksten nodig hebt: doel=..."))
        if not rij:
            raise CodeerFout(
                _("Er zijn geen teksten. Kies gesprekken waar de groep en de persoon ja zeiden.")
            )
        try:
            map_.parent.mkdir(parents=True, exist_ok=True)
            vol = map_.exists() and any(map_.iterdir())
            vers = Path(mkdtemp(prefix=f".{map_.name}-", dir=map_.parent))  # only its owner may look in it
        except OSError:
            raise CodeerFout(
                _("Deze map kan niet worden gemaakt: {map}. Kies een andere.").format(map=map_)
            ) from None
        try:
            if vol:
                raise CodeerFout(_("In deze map staat al iets: {map}. Kies een lege map.").format(map=map_))
            schrijf_heel(vers / WAARSCHUWING, waarschuwing(doel))
            _schrijf_teksten(vers, rij)
            schrijf_heel(vers / PROJECT, _json({"soort": "codeerproject", "versie": 1, "doel": doel.strip()}))
            if map_.exists():
                map_.rmdir()
            vers.rename(map_)
            leg_vast(map_.parent)
        except OSError:
            raise CodeerFout(
                _("Deze map kan niet worden gemaakt: {map}. Kies een andere.").format(map=map_)
            ) from None
        finally:
            rmtree(vers, ignore_errors=True)  # no words stay behind when it failed
        return cls(map_=map_, doel=doel.strip())

    @classmethod
    def open(cls, map_: Path | str) -> Project:
        """A folder that was made before. Raises CodeerFout: it is no coding project, or is damaged."""
        gelezen = _lees(Path(map_) / PROJECT)
        if not isinstance(gelezen, dict) or gelezen.get("soort") != "codeerproject":
            raise CodeerFout(
                _("In de map {map} staat geen codeerproject. Kies de map waar het gemaakt is.").format(
                    map=map_
                )
            )
        if gelezen.get("versie") != 1:
            raise CodeerFout(
                _("Deze map is van een nieuwere Routekaart. Zet eerst die versie op deze computer.")
            )
        return cls(map_=Path(map_), doel=str(gelezen.get("doel", "")))

    @property
    def teksten(self) -> tuple[Tekst, ...]:
        """The texts that are still here; one of which only the words were removed has an empty text."""
        gelezen = _lees(self.map_ / TEKSTEN)
        try:
            return tuple(
                Tekst(id=r["id"], sleutel=r["sleutel"], soort=Codesoort(r["soort"]), tekst=r["tekst"])
                for r in gelezen
            )
        except (KeyError, TypeError, ValueError):
            raise CodeerFout(
                _("Het bestand {naam} is beschadigd. Zet een kopie terug in de map.").format(naam=TEKSTEN)
            ) from None

    @property
    def rondes(self) -> tuple[Ronde, ...]:
        """The rounds, the first one first."""
        nummers = sorted(
            int(p.name.removeprefix("ronde-"))
            for p in self.map_.glob("ronde-*")
            if p.name.removeprefix("ronde-").isdecimal() and (p / RONDE).is_file()
        )
        return tuple(Ronde.open(self.map_ / f"ronde-{nr}", self.teksten) for nr in nummers)

    @property
    def ronde(self) -> Ronde:
        """The last round. Raises CodeerFout: there is none yet."""
        rondes = self.rondes
        if not rondes:
            raise CodeerFout(_("Er is nog geen ronde. Begin er een met een codeboek en twee codeurs."))
        return rondes[-1]

    def begin(self, boek: Codeboek, coders: Sequence[str]) -> Ronde:
        """A round in which these people code all texts with this version of the codebook.

        Raises  CodeerFout: fewer than two coders, or names that can't be told apart.
        """
        return Ronde.maak(self._volgende_map(), boek, coders, self.teksten, uit="")

    def begin_met(self, boek: Codeboek) -> tuple[Ronde, Omzetverslag]:
        """A round with a new version of the codebook, by the same coders. What they gave in the last
        round comes along where its `omzetting` says so; all else is asked anew.

        Raises  CodeerFout: the version does not follow on the last one, or is silent about a code.
        """
        oud = self.ronde
        verslag = zet_om(oud, boek)
        map_ = self._volgende_map()
        nieuw = Ronde.maak(map_, boek, oud.coders, self.teksten, uit=oud.map_.name, acts=verslag.regels())
        return nieuw, verslag

    def verwijder_woorden(self) -> int:
        """Take the words of all texts out of the folder; what was coded stays. How many texts that was.

        Copies elsewhere, and what a disk keeps of an overwritten file, are not reached.
        """
        return self._vervang(lambda t: replace(t, tekst=""))

    def verwijder(self, sleutels: Collection[str]) -> int:
        """Take all texts of these casussen away, as when somebody takes his yes back; with what was
        coded about them, which then leads to nothing any more. How many texts that was.
        """
        return self._vervang(lambda t: None if t.sleutel in sleutels else t)

    def _vervang(self, hoe: Callable[[Tekst], Tekst | None]) -> int:
        voor = self.teksten
        na = [hoe(t) for t in voor]
        _schrijf_teksten(self.map_, [t for t in na if t is not None])
        return sum(a != b for a, b in zip(voor, na, strict=True))

    def _volgende_map(self) -> Path:
        nr = 1
        while (self.map_ / f"ronde-{nr}").exists():
            nr += 1
        return self.map_ / f"ronde-{nr}"


def waarschuwing(doel: str) -> str:
    """What stands in the folder for whoever finds it."""
    return _(
        "In deze map staan woorden van mensen.\n\n"
        "Ze zijn er alleen voor dit doel:\n{doel}\n\n"
        "Laat ze in deze map. Mail ze niet, zet ze niet in een verslag, en geef ze aan niemand\n"
        "buiten dit onderzoek. Alleen de codes gaan naar de routedata, nooit de woorden.\n"
        "Klaar met coderen? Haal de woorden dan weg: Project.open(map).verwijder_woorden()\n"
        "Vergeet reservekopieën niet.\n"
    ).format(doel=doel.strip())


def _schrijf_teksten(map_: Path, teksten: Sequence[Tekst]) -> None:
    schrijf_heel(map_ / TEKSTEN, _json([asdict(t) for t in teksten]))


def _json(waarde: object) -> str:
    return json.dumps(waarde, ensure_ascii=False, indent=1) + "\n"


def _lees(pad: Path) -> Any:
    try:
        return json.loads(pad.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
