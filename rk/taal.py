"""Screen texts pass through gettext when they are shown; Dutch is the source language."""

import gettext
from functools import cache
from pathlib import Path

_VERTALINGEN = Path(__file__).parent / "vertalingen"


@cache
def _vertaler(taal: str) -> gettext.NullTranslations:
    return gettext.translation("rk", localedir=_VERTALINGEN, languages=[taal], fallback=True)


def _(tekst: str, *, taal: str = "nl") -> str:
    """The text in the language asked for; the Dutch itself where no translation exists."""
    return _vertaler(taal).gettext(tekst)
