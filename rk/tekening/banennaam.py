"""The ways to write the name of a halte on the lane map, from roomy to narrow."""

from functools import lru_cache

from rk.tekening.letter import KAPITAAL, STAART, breedte, evenwichtig, regels

LETTER_HALTE = 27.0
REGELHOOGTE = 27.0
GEWICHT_ECHT, GEWICHT_BESTE = 700, 500

_BREEDST_EEN, _BREEDST_TWEE = 250.0, 310.0
# Where the map would not fit otherwise, names get narrower: first with a word broken, then with "…".
KRAP: tuple[tuple[float, ...], ...] = ((), (190.0, 150.0), (150.0, 124.0), (124.0, 108.0))


def naamhoogte(aantal: int) -> float:
    """From the top of the capitals to the bottom of the tails, for so many lines."""
    return (KAPITAAL + STAART) * LETTER_HALTE + (aantal - 1) * REGELHOOGTE


@lru_cache(maxsize=1024)
def naamvormen(
    naam: str, gewicht: int, max_regels: int, krap: int
) -> tuple[tuple[tuple[str, ...], float], ...]:
    """The ways to write a name, each with its width: on one line, on two of about equal width, and
    for a map that is short of room (`krap` from 1) narrower.
    """

    def breed_(tekst: str) -> float:
        return breedte(tekst, grootte=LETTER_HALTE, gewicht=gewicht)

    def breedst(lijnen: tuple[str, ...]) -> float:
        return max(map(breed_, lijnen), default=0.0)

    uit: list[tuple[tuple[str, ...], float]] = []
    # A single word breaks only where it must; several words rather share two lines.
    hoogstens = _BREEDST_EEN if len(naam.split()) > 1 else _BREEDST_TWEE
    heel = regels(naam, max_breedte=hoogstens, grootte=LETTER_HALTE, gewicht=gewicht, max_regels=1)
    past = " ".join(naam.split()) == " ".join(heel)
    if past or max_regels == 1:
        uit.append((heel, breedst(heel)))
    if max_regels > 1 and not (past and (len(naam.split()) < 2 or uit[0][1] < 110)):
        # Narrower than the whole, or it would come out on one line again; no word breaks for it.
        langste = max(map(breed_, naam.split()), default=0.0)
        ruimte = min(max(langste + 0.5, 0.62 * breed_(naam)), _BREEDST_TWEE)
        if len(naam.split()) < 2:
            ruimte = _BREEDST_TWEE
        twee = evenwichtig(naam, max_breedte=ruimte, grootte=LETTER_HALTE, gewicht=gewicht)
        uit.append((twee, breedst(twee)))
    smalst = min(breed for _lijnen, breed in uit)
    for ruimte in KRAP[krap]:
        lijnen = evenwichtig(
            naam, max_breedte=ruimte, grootte=LETTER_HALTE, gewicht=gewicht, max_regels=max_regels
        )
        afgekapt = bool(lijnen) and lijnen[-1].endswith("…")
        if breedst(lijnen) < smalst and (krap > 1 or not afgekapt):
            smalst = breedst(lijnen)
            uit.append((lijnen, smalst))
    return tuple(uit)
