"""What the person does not want on the screen, taken out of the records themselves."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from rk.domain import BandSoort, Bezoek, Casus, Eerder, Kaart, Routekaart, Werkstand

_VELDEN = ("leeftijd", "verhaal", "kan_goed", "wil", "wil_niet", "domeinen")
_LEEG = Casus(id="", naam="")


def casus_zonder(casus: Casus, verborgen: Set[str]) -> Casus:
    """The casus without its hidden visits, what was good there, obstacles and parts of the story. What
    pointed to a halte that was only visited out of sight goes along.
    """
    if not verborgen:
        return casus
    bezoeken = (*casus.werkelijk, *casus.beste)
    weg = {o.id for b in bezoeken for o in b.obstakels if o.id in verborgen or b.id in verborgen}

    def over(rij: tuple[Bezoek, ...]) -> tuple[Bezoek, ...]:
        return tuple(
            replace(
                b,
                goed="" if f"{b.id}.goed" in verborgen else b.goed,
                obstakels=tuple(
                    replace(o, vereist=tuple(v for v in o.vereist if v not in weg))
                    for o in b.obstakels
                    if o.id not in weg
                ),
            )
            for b in rij
            if b.id not in verborgen
        )

    stil = stille_haltes(casus, verborgen)
    return replace(
        casus,
        werkelijk=over(casus.werkelijk),
        beste=over(casus.beste),
        actoren=tuple(replace(a, halte_id=None) if a.halte_id in stil else a for a in casus.actoren),
        banden=tuple(b for b in casus.banden if b.soort is not BandSoort.WIJST or b.naar not in stil),
        **{veld: getattr(_LEEG, veld) for veld in _VELDEN if veld in verborgen},
    )


def stille_haltes(casus: Casus, verborgen: Set[str]) -> frozenset[str]:
    """The haltes that were only visited out of sight."""
    bezoeken = (*casus.werkelijk, *casus.beste)
    stil = {b.halte_id for b in bezoeken if b.id in verborgen}
    return frozenset(stil - {b.halte_id for b in bezoeken if b.id not in verborgen})


def kaart_zonder(kaart: Routekaart, stil: Set[str]) -> Routekaart:
    """The map without the own haltes among these: their names were typed for a visit out of sight."""
    return replace(kaart, haltes=tuple(h for h in kaart.haltes if not (h.eigen and h.id in stil)))


def kaarten_zonder(kaarten: tuple[Kaart, ...], verborgen: Set[str]) -> tuple[Kaart, ...]:
    """The cards that are not hidden. A pile with a hidden card in it says what that card says."""
    return tuple(k for k in kaarten if k.id not in verborgen and not any(d.id in verborgen for d in k.delen))


def werk_zonder(s: Werkstand, verborgen: Set[str]) -> Werkstand:
    """What was filled in at a werkvorm, without the rows, marks and notes that are hidden."""
    if not verborgen:
        return s
    return replace(
        s,
        regels=tuple(r for r in s.regels if r.id not in verborgen),
        ideeen=tuple(i for i in s.ideeen if i.id not in verborgen),
        merken=tuple(m for m in s.merken if m.id not in verborgen),
        gekozen=tuple(g for g in s.gekozen if g not in verborgen),
        aantekeningen={k: v for k, v in s.aantekeningen.items() if not _over(k, verborgen)},
    )


def _over(sleutel: str, verborgen: Set[str]) -> bool:
    """Whether a note belongs to something hidden: "doel:wonen" belongs to "wonen"."""
    return sleutel in verborgen or any(deel in verborgen for deel in sleutel.split(":"))


def afspraak_sleutel(e: Eerder, nr: int) -> str:
    """What an agreement of an earlier talk is called among the hidden things."""
    return f"a.{e.sessie}.{nr}"


def eerder_zonder(e: Eerder, verborgen: Set[str]) -> Eerder:
    """What an earlier talk left, without what is hidden now."""
    if not verborgen:
        return e
    return replace(
        e,
        casus=casus_zonder(e.casus, verborgen),
        wensen=tuple(w for w in e.wensen if w.id not in verborgen),
        afspraken=tuple(a for nr, a in enumerate(e.afspraken) if afspraak_sleutel(e, nr) not in verborgen),
        werk={id_: werk_zonder(s, verborgen) for id_, s in e.werk.items()},
        kaarten={id_: tuple(k for k in rij if k.id not in verborgen) for id_, rij in e.kaarten.items()},
    )
