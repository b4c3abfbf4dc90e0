"""Running a question over the parts: by threads here, or on Dask or Spark; the same kernel everywhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from threading import Lock
from typing import Any, Literal, TypeAlias, TypeVar

import numpy as np

from rk.analysis.deel import Deel
from rk.analysis.tabel import Tijdeenheid
from rk.analysis.vragen.basis import ALLES, Bool, Bron, Keuze, Naamloos, Namen, Vraag, VraagFout
from rk.analysis.vragen.dekking import losse_gesprekken, met_los
from rk.analysis.vragen.klad import KLAD
from rk.taal import _

R = TypeVar("R")
A = TypeVar("A")
Engine: TypeAlias = Literal["threads", "dask", "spark"]

STUK = 1 << 20
"""A part in memory of more visits than this is cut, so that all cores have work."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Geheugen:
    """Parts in memory, to ask questions of as of a store."""

    delen: tuple[Deel, ...]
    namen: Namen = field(default_factory=Naamloos)

    @property
    def tijdeenheid(self) -> Tijdeenheid:
        return self.delen[0].tijdeenheid if self.delen else Tijdeenheid.MAAND

    def lees(self, nr: int, kolommen: Sequence[str], casuskolommen: Sequence[str] = ()) -> Deel:
        deel = self.delen[nr]
        for kolom in kolommen:
            if kolom not in deel.bezoek:
                raise VraagFout(
                    _("Voor deze vraag is ook de kolom “{kolom}” nodig. Neem die mee in de gegevens.").format(
                        kolom=kolom
                    )
                )
        return Deel(
            bezoek={k: deel.bezoek[k] for k in kolommen},
            casus={k: deel.casus[k] for k in casuskolommen if k in deel.casus},
            tijdeenheid=deel.tijdeenheid,
        )


def stel(
    bron: Bron | Iterable[Deel],
    vraag: Vraag[R, A],
    *,
    keuze: Keuze = ALLES,
    engine: Engine = "threads",
    client: Any = None,
    namen: Namen | None = None,
    werkers: int | None = None,
) -> A:
    """The answer to a question, asked of the casussen that `keuze` names.

    `bron` is a route store, or parts in memory. `client` is a Dask client, or a Spark session; the
    parts are then read where the work is done. `werkers`: how many threads, by default one per core.
    Whatever runs it, the answer is the same.
    Raises  VraagFout: nothing to ask it of, or an engine that is missing; RoutedataFout: as the store.
    """
    bron = _als_bron(bron, namen)
    aantal = werkers or os.cpu_count() or 1
    if isinstance(bron, Geheugen):
        bron = _snijd(bron, aantal)
    # Which talks are loose is asked once, of all parts, before they go their own ways.
    los = _los(bron) if "gesprek" in vraag.casuskolommen and len(bron.delen) > 0 else None
    werk = Werk(bron=bron, vraag=vraag, keuze=keuze, los=los)
    delen = range(len(bron.delen))
    if not delen:
        r = werk.leeg()
    elif engine == "threads":
        r = _draden(werk, len(delen), aantal)
    elif engine == "dask":
        r = _dask(werk, len(delen), client)
    elif engine == "spark":
        r = _spark(werk, len(delen), client)
    else:
        raise VraagFout(_("Kies als “engine”: threads, dask of spark."))
    return vraag.antwoord(r, namen or bron.namen, bron.tijdeenheid)


@dataclass(frozen=True, kw_only=True)
class Werk:
    """What is done with one part; goes as it is to another process or machine."""

    bron: Bron
    vraag: Vraag[Any, Any]
    keuze: Keuze
    los: Bool | None

    def __call__(self, nr: int) -> Any:
        """The kernel's result on a part."""
        kolommen, casuskolommen = self._kolommen()
        deel = self.bron.lees(nr, kolommen, casuskolommen)
        if "gesprek" in deel.casus:
            deel = met_los(deel, self.los)
        return self.vraag.kernel(self.keuze.kies(deel, self.bron.namen, weg=self.vraag.weg))

    def leeg(self) -> Any:
        """The kernel's result where there are no parts."""
        from rk.analysis.deel import van_rijen

        deel = van_rijen([], tijdeenheid=self.bron.tijdeenheid)
        casus = {k: np.zeros(0, dtype=np.int32) for k in self._kolommen()[1]}
        return self.vraag.kernel(Deel(bezoek=deel.bezoek, casus=casus, tijdeenheid=deel.tijdeenheid))

    def _kolommen(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        een_weg = self.vraag.weg is not None or self.keuze.weg is not None
        bezoek = (*self.vraag.kolommen, *self.keuze.kolommen, *(("weg",) if een_weg else ()))
        casus = (*self.vraag.casuskolommen, *self.keuze.casuskolommen)
        if casus or self.keuze.woorden is not None:
            bezoek, casus = ("casus", *bezoek), ("casus", *casus)
        return tuple(dict.fromkeys(bezoek)), tuple(dict.fromkeys(casus))


def _als_bron(bron: Bron | Iterable[Deel], namen: Namen | None) -> Bron:
    if isinstance(bron, Iterable):
        return Geheugen(delen=tuple(bron), namen=namen or Naamloos())
    return bron


def _snijd(bron: Geheugen, aantal: int) -> Geheugen:
    """Cut large parts between two casussen, without copying."""
    stukken: list[Deel] = []
    for deel in bron.delen:
        if len(deel) <= STUK:
            stukken.append(deel)
            continue
        casus = deel["casus"]
        wens = -(-len(deel) // max(STUK, -(-len(deel) // (2 * aantal))))
        grenzen = [0]
        for plek in np.linspace(0, len(deel), wens + 1).astype(int)[1:-1]:
            # Back to where this casus begins.
            grenzen.append(int(np.searchsorted(casus, casus[plek])))
        grenzen = sorted({*grenzen, len(deel)})
        nummers = deel.casus.get("casus")
        for van, tot in pairwise(grenzen):
            rijen: dict[str, Any] = {}
            if nummers is not None:
                # A casus without visits goes with the visits before it.
                a = 0 if van == 0 else int(np.searchsorted(nummers, casus[van]))
                b = len(nummers) if tot == len(deel) else int(np.searchsorted(nummers, casus[tot]))
                rijen = {k: v[a:b] for k, v in deel.casus.items()}
            bezoek = {k: v[van:tot] for k, v in deel.bezoek.items()}
            stukken.append(Deel(bezoek=bezoek, casus=rijen, tijdeenheid=deel.tijdeenheid))
    return Geheugen(delen=tuple(stukken), namen=bron.namen)


def _los(bron: Bron) -> Bool | None:
    per_deel = [bron.lees(nr, (), ("gesprek",)).casus for nr in range(len(bron.delen))]
    return losse_gesprekken([casus["gesprek"] for casus in per_deel if "gesprek" in casus])


def _draden(werk: Werk, delen: int, aantal: int) -> Any:
    """By threads; neighbours are merged as soon as both are there, by who was the last of the two."""
    boom = Boom(werk.vraag.merge, delen)
    if aantal == 1 or delen == 1:
        for nr in range(delen):
            boom.geef(nr, werk(nr))
        return boom.top
    nummers = iter(range(delen))
    slot = Lock()

    def loop() -> None:
        nonlocal nummers
        try:
            while True:
                with slot:
                    nr = next(nummers, None)
                if nr is None:
                    return
                boom.geef(nr, werk(nr))
        except BaseException:
            # The others stop at their next part.
            with slot:
                nummers = iter(())
            raise

    # Who asks works along: a thread more than there are cores would have two of them take turns.
    erbij = min(aantal, delen) - 1
    with ThreadPoolExecutor(erbij) as pool:
        draden = [pool.submit(loop) for _nr in range(erbij)]
        try:
            loop()
        finally:
            KLAD.leeg()
        for draad in draden:
            draad.result()
    return boom.top


class Boom:
    """Results merged two by two, always the same neighbours: the whole hangs on no thread's haste.

    Parts in order leave few results waiting, and a large result is merged a few times, not once for
    every part.
    """

    def __init__(self, merge: Callable[[Any, Any], Any], delen: int) -> None:
        self._merge = merge
        self._breedte = [delen]
        while self._breedte[-1] > 1:
            self._breedte.append(-(-self._breedte[-1] // 2))
        self._wacht: dict[tuple[int, int], Any] = {}
        self._slot = Lock()
        self.top: Any = None

    def geef(self, nr: int, r: Any) -> None:
        """The result of one part; merges what is now complete."""
        for hoogte, breedte in enumerate(self._breedte[:-1]):
            buur = nr ^ 1
            if buur < breedte:
                with self._slot:
                    if (hoogte, buur) not in self._wacht:
                        self._wacht[hoogte, nr] = r
                        return
                    ander = self._wacht.pop((hoogte, buur))
                r = self._merge(ander, r) if buur < nr else self._merge(r, ander)
                del ander
            nr //= 2
        self.top = r


def _dask(werk: Werk, delen: int, client: Any) -> Any:
    if client is None:
        raise VraagFout(_("Geef de Dask-client mee: client=Client(...)."))
    if isinstance(werk.bron, Geheugen):
        stukken = client.scatter(list(werk.bron.delen))
        uitkomsten = [
            client.submit(_op_deel, werk.vraag, werk.keuze, werk.bron.namen, werk.los, stuk, pure=False)
            for stuk in stukken
        ]
    else:
        uitkomsten = client.map(werk, range(delen), pure=False)
    boom = Boom(lambda a, b: client.submit(werk.vraag.merge, a, b, pure=False), delen)
    for nr, uitkomst in enumerate(uitkomsten):
        boom.geef(nr, uitkomst)
    return boom.top.result()


def _op_deel(vraag: Vraag[Any, Any], keuze: Keuze, namen: Namen, los: Bool | None, deel: Deel) -> Any:
    return Werk(bron=Geheugen(delen=(deel,), namen=namen), vraag=vraag, keuze=keuze, los=los)(0)


def _spark(werk: Werk, delen: int, sessie: Any) -> Any:
    if sessie is None:
        raise VraagFout(_("Geef de Spark-sessie mee: client=SparkSession..."))
    context = sessie.sparkContext
    boom = Boom(werk.vraag.merge, delen)
    # Spark's own reducing knows no order; results are small.
    for nr, uitkomst in enumerate(context.parallelize(range(delen), delen).map(werk).collect()):
        boom.geef(nr, uitkomst)
    return boom.top
