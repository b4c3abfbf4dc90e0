"""Fixed faces: three indices of continuity of care."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from rk.domain import HOOFDPERSOON, Casus, Weg
from rk.inzicht.maten import Bewijs, Maat, TeWeinig, bewijs_van, eigen_kring
from rk.taal import _

MINSTENS = 5
"""Under this many visits to known helpers the indices say nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Vastheid:
    """UPC, COC and SECON over `bezoeken` visits; `meest` is who was seen most, by id or name."""

    bezoeken: int
    meest: str
    upc: Maat
    coc: Maat
    secon: Maat


@dataclass(frozen=True, kw_only=True, slots=True)
class VasteGezichten:
    """Continuity by helper and by organisation; either can have too little to go on."""

    weg: Weg
    per_persoon: Vastheid
    per_organisatie: Vastheid | TeWeinig
    bewijs: Bewijs


def vaste_gezichten(casus: Casus, *, weg: Weg = Weg.WERKELIJK) -> VasteGezichten | TeWeinig:
    """How much of the care came from the same people, and from the same organisations.

    With N visits, n_i of them to helper i, and s_j = 1 when visit j was to the same one as the visit
    before it:

        UPC   = max n_i / N                              usual provider (Breslau & Reeb 1975)
        COC   = (Σ n_i² − N) / (N (N − 1))               dispersion (Bice & Boxerman 1977)
        SECON = Σ_{j=2..N} s_j / (N − 1)                 sequence (Steinwachs 1979)

    Each from 0 (UPC from 1/N) to 1, without a unit. Visits to his own circle (`eigen_kring`) and to
    himself are no care and are left out. A visit without a known helper (or organisation) may have
    been to anybody, also to his own circle; `laag` and `hoog` are the least and most that this
    allows.
    Too little: fewer than five visits to known helpers, or to helpers of a known organisation.
    Source: Bice & Boxerman, Medical Care 15 (1977) 347-349; Steinwachs, Medical Care 17 (1979)
    551-565.
    """
    actoren = {a.id: a for a in casus.actoren}
    geteld = [
        b
        for b in casus.weg(weg)
        if b.actor_id != HOOFDPERSOON
        and not ((actor := actoren.get(b.actor_id or "")) and eigen_kring(actor))
    ]
    helpers = [b.actor_id for b in geteld]
    personen = _vastheid(helpers)
    if personen is None:
        return TeWeinig(reden=_("Er zijn nog geen vijf bezoeken waarvan bekend is bij welke helper."))
    organisaties = [actoren[h].organisatie or None if h in actoren else None for h in helpers]
    return VasteGezichten(
        weg=weg,
        per_persoon=personen,
        per_organisatie=_vastheid(organisaties)
        or TeWeinig(reden=_("Er zijn nog geen vijf bezoeken waarvan bekend is bij welke organisatie.")),
        bewijs=bewijs_van(b for b in geteld if b.actor_id == personen.meest),
    )


def _vastheid(rij: list[str | None]) -> Vastheid | None:
    """The indices of a row of providers, None where unknown. Its bounds: new faces, or the same."""
    bekend = Counter(x for x in rij if x is not None)
    if bekend.total() < MINSTENS:
        return None
    n, open_ = len(rij), rij.count(None)
    meest = min(bekend, key=lambda x: (-bekend[x], x))
    paren = sum(k * (k - 1) for k in bekend.values())
    # All unknown visits to whom was seen most: n·(n−1) is convex, so that is the most there can be.
    k = bekend[meest]
    paren_hoog = paren - k * (k - 1) + (k + open_) * (k + open_ - 1)
    achtereen = sum(a == b and a is not None for a, b in pairwise(rij))
    # A row of unknown visits repeats all the time at best, but for one change between two that differ.
    wissels = sum(a != b for a, b in pairwise(x for x in rij if x is not None))
    return Vastheid(
        bezoeken=n,
        meest=meest,
        upc=Maat(laag=k / n, hoog=(k + open_) / n),
        coc=Maat(laag=paren / (n * (n - 1)), hoog=paren_hoog / (n * (n - 1))),
        secon=Maat(laag=achtereen / (n - 1), hoog=(n - 1 - wissels) / (n - 1)),
    )
