"""Where the data stands, and how to take something from it."""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, cast

from rk.content import codeboekregels, regels, werkregels
from rk.content.fouten import Bevinding, Fout, InhoudFout, bedoel_je, leesbaar, sleutel_van
from rk.content.lezen import Gelezen, lees
from rk.content.vorm import giet
from rk.domain import (
    Agenda,
    Agendapunt,
    Casus,
    Codeboek,
    EigenRegel,
    Routekaart,
    Stap,
    Stappenplan,
    Werkvorm,
    werkpunt,
)
from rk.taal import _

Soort = Routekaart | Casus | Stappenplan | Werkvorm | Agenda | Codeboek
T = TypeVar("T", bound=Soort)

_MAPPEN: dict[type, str] = {
    Routekaart: "routekaarten",
    Casus: "casussen",
    Stappenplan: "stappenplannen",
    Werkvorm: "werkvormen",
    Agenda: "agendas",
    Codeboek: "codeboeken",
}


EIGEN = "ROUTEKAART_WERKVORMEN"
"""The name in the environment of the folder with a group's own werkvormen."""


def data_map() -> Path:
    """The folder with the tool's own data: inside the installed package, else the checkout's."""
    pakket = Path(__file__).resolve().parents[1]
    verpakt = pakket / "data"
    return verpakt if verpakt.is_dir() else pakket.parent / "data"


def laad_kaart(bron: str | Path) -> Routekaart:
    """A route map: by its id one of the tool's own, by a path any file.

    Raises  InhoudFout: no such map or file, or a fault in it; holds all faults at once.
    """
    return _laad(Routekaart, bron)


def laad_casus(bron: str | Path, *, kaart: Routekaart | None = None) -> Casus:
    """A casus: by its id one of the tool's own, by a path any file.

    Every halte that it names must be on `kaart`, or without it on one of the tool's own maps.
    Raises  InhoudFout: no such casus or file, or a fault in it; holds all faults at once.
    """
    return _laad(Casus, bron, kaart=kaart)


def laad_stappenplan(bron: str | Path) -> Stappenplan:
    """A stappenplan: by its id one of the tool's own, by a path any file.

    Raises  InhoudFout: no such stappenplan or file, or a fault in it; holds all faults at once.
    """
    return _laad(Stappenplan, bron)


def laad_werkvorm(bron: str | Path) -> Werkvorm:
    """A werkvorm: by its id one of the tool's own, by a path any file (`werkvormen` has a group's own).

    Raises  InhoudFout: no such werkvorm or file, or a fault in it; holds all faults at once.
    """
    return _laad(Werkvorm, bron)


def laad_agenda(bron: str | Path) -> Agenda:
    """An agenda: by its id one of the tool's own, by a path any file.

    Raises  InhoudFout: no such agenda or file, or a fault in it; holds all faults at once.
    """
    return _laad(Agenda, bron)


def laad_codeboek(bron: str | Path) -> Codeboek:
    """A version of a codebook: by its id one of the tool's own, by a path any file.

    Raises  InhoudFout: no such codebook or file, or a fault in it; holds all faults at once.
    """
    return _laad(Codeboek, bron)


def kaarten() -> Mapping[str, Routekaart]:
    """The tool's own route maps by id, in the order of their ids."""
    return _geleverd(Routekaart)


def casussen() -> Mapping[str, Casus]:
    """The tool's own casussen by id, in the order of their ids."""
    return _geleverd(Casus)


@cache
def casus_ids() -> frozenset[str]:
    """The ids of the tool's own casussen, without reading them."""
    return frozenset(_ids(Casus))


def stappenplannen() -> Mapping[str, Stappenplan]:
    """The tool's own stappenplannen by id, in the order of their ids."""
    return _geleverd(Stappenplan)


def werkvormen() -> Mapping[str, Werkvorm]:
    """The werkvormen that can be put on an agenda, by id: the tool's own, and those of this group that
    stand in the folder that `EIGEN` names. A file with a fault is passed by; `eigen_fouten` tells it.
    """
    return MappingProxyType(dict(_geleverd(Werkvorm)) | _eigen(os.environ.get(EIGEN, ""))[0])


def eigen_fouten() -> Sequence[Fout]:
    """Every fault in the werkvormen of this group itself."""
    return _eigen(os.environ.get(EIGEN, ""))[1]


@cache
def _eigen(map_: str) -> tuple[dict[str, Werkvorm], tuple[Fout, ...]]:
    goed: dict[str, Werkvorm] = {}
    fouten: list[Fout] = []
    for pad in sorted(Path(map_).glob("*.yaml")) if map_ else ():
        try:
            werkvorm = laad_werkvorm(pad)
        except InhoudFout as fout:
            fouten.extend(fout.fouten)
            continue
        goed[werkvorm.id] = werkvorm
    return goed, tuple(fouten)


def agendas() -> Mapping[str, Agenda]:
    """The tool's own ready agendas by id, in the order of their ids."""
    return _geleverd(Agenda)


def codeboeken() -> Mapping[str, Codeboek]:
    """The tool's own codebooks by id, in the order of their ids."""
    return _geleverd(Codeboek)


def agendapunten(agenda: Agenda) -> tuple[Agendapunt, ...]:
    """The places of a ready agenda, each werkvorm whole. Raises InhoudFout: a werkvorm has a fault."""
    al: set[str] = set()
    rij = []
    for regel in agenda.punten:
        if regel.stap is not None:
            rij.append(Agendapunt(punt=regel.stap, minuten=regel.minuten))
            continue
        werkvorm = laad_werkvorm(regel.werkvorm)
        punt = werkpunt(werkvorm.id, al)
        al.add(punt)
        rij.append(Agendapunt(punt=punt, minuten=regel.minuten or werkvorm.minuten, werkvorm=werkvorm))
    return tuple(rij)


def eigen_agendapunten(regels: Iterable[EigenRegel]) -> tuple[Agendapunt, ...]:
    """The places of an agenda that somebody kept, each werkvorm whole as it is now. A werkvorm that is
    no longer there is passed by.
    """
    al: set[str] = set()
    rij = []
    for r in regels:
        werkvorm = werkvormen().get(r.werkvorm) if r.stap is None else None
        punt = werkpunt(werkvorm.id, al) if werkvorm is not None else r.stap
        if punt is None or punt in al or punt in (Stap.VOORAF, Stap.EINDE):
            continue
        al.add(punt)
        minuten = r.minuten or (werkvorm.minuten if werkvorm is not None else 0)
        rij.append(Agendapunt(punt=punt, minuten=minuten, overgeslagen=r.overgeslagen, werkvorm=werkvorm))
    return tuple(rij)


def controleer(pad: Path, *, kaart: Routekaart | None = None) -> list[Fout]:
    """Every fault in a file, in the order of its lines; an empty list when all is well.

    What the file is, shows from its keys: `haltes` make a route map, `stappen` a stappenplan,
    `punten` an agenda, `codes` a codebook, `vorm` or `tafel` a werkvorm, anything else
    is read as a casus. A casus is checked against `kaart`, or without it against the tool's own maps.
    Never raises for what stands in the file, or for its absence.
    """
    try:
        gelezen = lees(pad)
        _keur(_soort_van(gelezen.waarde), gelezen, kaart)
    except InhoudFout as fout:
        return list(fout.fouten)
    return []


_KENMERKEN: tuple[tuple[type[Soort], tuple[str, ...]], ...] = (
    (Routekaart, ("haltes", "vangnet")),
    (Stappenplan, ("stappen",)),
    (Agenda, ("punten",)),
    (Codeboek, ("codes",)),
    (Werkvorm, ("vorm", "tafel")),
)


def _soort_van(waarde: Mapping[str, object]) -> type[Soort]:
    return next((soort for soort, sleutels in _KENMERKEN if any(s in waarde for s in sleutels)), Casus)


def _laad(soort: type[T], bron: str | Path, *, kaart: Routekaart | None = None) -> T:
    if isinstance(bron, Path) or Path(bron).suffix or "/" in bron or "\\" in bron:
        return _keur(soort, lees(Path(bron)), kaart)
    ids = _ids(soort)
    if bron not in ids:
        tekst = _('"{id}" bestaat niet').format(id=leesbaar(bron)) + (
            bedoel_je(bron, ids) or _("; verwacht: een van {keuzes}").format(keuzes=", ".join(ids))
        )
        raise InhoudFout([Fout(bestand=_MAPPEN[soort], regel=None, sleutel="", tekst=tekst)])
    return _geleverde(soort, bron) if kaart is None else _van_plank(soort, bron, kaart)


def _ids(soort: type) -> list[str]:
    return sorted(pad.stem for pad in (data_map() / _MAPPEN[soort]).glob("*.yaml"))


def _geleverd(soort: type[T]) -> Mapping[str, T]:
    return MappingProxyType({naam: _geleverde(soort, naam) for naam in _ids(soort)})


def _geleverde(soort: type[T], naam: str) -> T:
    record: T = _onthouden(cast("Any", soort), naam)
    return record


@cache
def _onthouden(soort: Any, naam: str) -> Any:
    # Any, and a cast above: mypy takes no class for hashable.
    return _van_plank(soort, naam, None)


def _van_plank(soort: type[T], naam: str, kaart: Routekaart | None) -> T:
    record = _keur(soort, lees(data_map() / _MAPPEN[soort] / f"{naam}.yaml"), kaart)
    if record.id != naam:
        tekst = _('"{id}" is niet de naam van dit bestand; verwacht: "{naam}"').format(
            id=record.id, naam=naam
        )
        raise InhoudFout([Fout(bestand=f"{naam}.yaml", regel=None, sleutel="id", tekst=tekst)])
    return record


def _keur(soort: type[T], gelezen: Gelezen, kaart: Routekaart | None) -> T:
    """The record that a file describes. Raises  InhoudFout: all faults, in the order of lines."""
    record, in_de_vorm = giet(soort, gelezen.waarde)
    bevindingen = (*in_de_vorm, *_overtreden(soort, gelezen.waarde, kaart))
    fouten = [
        *gelezen.fouten,
        *(
            Fout(
                bestand=gelezen.bestand, regel=gelezen.regel(b.pad), sleutel=sleutel_van(b.pad), tekst=b.tekst
            )
            for b in bevindingen
        ),
    ]
    if record is None or fouten:
        # The same fault can show twice, as with a value that is both too long and misplaced.
        raise InhoudFout(sorted(dict.fromkeys(fouten), key=lambda f: f.regel or 0))
    return record


def _overtreden(soort: type, waarde: Mapping[str, object], kaart: Routekaart | None) -> Iterable[Bevinding]:
    yield from regels.algemeen(waarde)
    if soort is Routekaart:
        yield from regels.routekaart(waarde)
    elif soort is Stappenplan:
        yield from regels.stappenplan(waarde)
    elif soort is Werkvorm:
        yield from werkregels.werkvorm(waarde)
    elif soort is Agenda:
        yield from werkregels.agenda(waarde, _ids(Werkvorm))
    elif soort is Codeboek:
        yield from codeboekregels.codeboek(waarde)
    else:
        bekend: Sequence[Routekaart] = [kaart] if kaart else list(kaarten().values())
        yield from regels.casus(waarde, bekend)
