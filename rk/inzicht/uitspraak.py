"""One statement of the map, and how its words are filled in."""

from collections.abc import Sequence
from dataclasses import dataclass

from rk.inzicht.maten import Bewijs
from rk.taal import _


@dataclass(frozen=True, kw_only=True, slots=True)
class Uitspraak:
    """One statement and its question. `{naam}` and `{naams}` stand for the person's first name.

    `figuur` names it in the group's log (kept, put away). `rang`, from 0 to 1, is how telling it is.
    """

    figuur: str
    zin: str
    vraag: str
    rang: float
    bewijs: Bewijs

    @property
    def tekst(self) -> str:
        """The statement and the question, as one text."""
        return f"{self.zin} {self.vraag}"


def vul(tekst: str, /, **woorden: object) -> str:
    """A sentence with its words filled in. `{naam}` stays: who draws it knows the first name."""
    return tekst.format(naam="{naam}", naams="{naams}", **woorden)


def opsomming(woorden: Sequence[str]) -> str:
    """The words in a row, as one says them: "wonen, geld en werk"."""
    *eerste, laatste = woorden
    return " ".join([", ".join(eerste), _("en"), laatste]) if eerste else laatste
