"""What a drawing points at: names for ties, which have no id of their own."""

from rk.domain import Band, BandSoort

_HEEN_EN_WEER = (BandSoort.KENT, BandSoort.STEMT_AF)


def bandnaam(band: Band) -> str:
    """The name of a tie. Who knows each other or tunes has one tie, whoever was written down first."""
    van, naar = sorted((band.van, band.naar)) if band.soort in _HEEN_EN_WEER else (band.van, band.naar)
    return f"{band.soort}:{van}>{naar}"
