"""How it went with what an earlier talk about the same casus wished for."""

from __future__ import annotations

from dataclasses import replace

from rk.domain import Gevolgd, Verloop
from rk.events.gebeurtenis import Gebeurtenis
from rk.events.soort import Id, Tekst, Wijziging, soort, velden
from rk.events.toestand import Toestand


@soort("eerdere_wens_gevolgd", "hoe het ging met een wens")
class EerdereWensGevolgd(Wijziging):
    """How it went with a wish of an earlier talk (`sessie`), or a few words about that."""

    velden = velden(verloop=Verloop | None, woorden=Tekst)

    sessie: Id
    wens_id: Id

    def bezwaar(self, t: Toestand) -> str | None:
        if any(e.sessie == self.sessie and w.id == self.wens_id for e in t.eerder for w in e.wensen):
            return None
        return "Deze wens staat niet bij een eerder gesprek. Laad de pagina opnieuw."

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        oud = laatst_gevolgd(t, self.sessie, self.wens_id)
        anders = (x for x in t.gevolgd if (x.sessie, x.wens_id) != (self.sessie, self.wens_id))
        return replace(t, gevolgd=(*anders, replace(oud, **{self.veld: self.waarde})))


def laatst_gevolgd(t: Toestand, sessie: str, wens_id: str) -> Gevolgd:
    """What was last said of a wish: in this talk, or in one between that talk and this one."""
    rijen = (t.gevolgd, *(e.gevolgd for e in reversed(t.eerder)))
    gezegd = (g for rij in rijen for g in rij if (g.sessie, g.wens_id) == (sessie, wens_id))
    return next(gezegd, Gevolgd(sessie=sessie, wens_id=wens_id))
