"""From one version of a codebook to the next: what can come along does, and what can't is asked anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rk.analysis.coderen.codering import Codering, Keus, als_regel
from rk.analysis.coderen.fouten import CodeerFout
from rk.domain import GEEN_CODE, Codeboek
from rk.taal import _

if TYPE_CHECKING:
    from rk.analysis.coderen.ronde import Ronde


@dataclass(frozen=True, kw_only=True, slots=True)
class Omzetverslag:
    """What became of the answers of the round before.

    `mee` by coder (and under "" the decisions) what came along, by text. `opnieuw` counts answers
    that are asked anew, by why: a code was split, fell away, or "none of these" while there are new
    codes. `nieuwe_codes` are the ids that no older code leads to: nobody looked for them yet.
    """

    mee: Mapping[str, Mapping[str, Keus]]
    opnieuw: Mapping[str, int]
    nieuwe_codes: tuple[str, ...]

    def regels(self) -> dict[str, list[dict[str, Any]]]:
        """The acts with which the new round begins."""
        return {
            wie: [als_regel(t, k) for t, k in keuzes.items()] for wie, keuzes in self.mee.items() if keuzes
        }

    @property
    def zin(self) -> str:
        """What happened, in plain words."""
        mee = sum(len(keuzes) for wie, keuzes in self.mee.items() if wie)
        delen = [_("{n} antwoorden kwamen mee uit de vorige versie.").format(n=mee)]
        woorden = {
            "gesplitst": _("bij {n} is de code gesplitst"),
            "vervallen": _("bij {n} verviel de code"),
            "geen": _("bij {n} paste er geen code, en er zijn nieuwe"),
        }
        if any(self.opnieuw.values()):
            waarom = ", ".join(w.format(n=self.opnieuw[k]) for k, w in woorden.items() if self.opnieuw.get(k))
            delen.append(_("Opnieuw kiezen: {waarom}.").format(waarom=waarom))
        if self.nieuwe_codes:
            delen.append(
                _("Nieuw zijn: {codes}. Kijk ook bij wat meekwam of een nieuwe code past.").format(
                    codes=", ".join(self.nieuwe_codes)
                )
            )
        return " ".join(delen)


def zet_om(ronde: Ronde, boek: Codeboek) -> Omzetverslag:
    """What the answers of a round become in the next version of its codebook.

    An answer comes along when each of its codes leads to exactly one code, or fell away while another
    stays. A split is nobody's to guess.
    Raises  CodeerFout: `boek.vorige` is not the round's codebook, or an old code has no line.
    """
    if boek.vorige != ronde.boek.id:
        raise CodeerFout(
            _("Dit codeboek volgt niet op {oud}. Zet bij vorige: {oud}.").format(oud=ronde.boek.id)
        )
    naar = {o.van: frozenset(o.naar) for o in boek.omzetting}
    zwijgt = [c.id for c in ronde.boek.codes if c.id not in naar and boek.code(c.id) is None]
    if zwijgt:
        raise CodeerFout(
            _("Het nieuwe codeboek zwijgt over deze oude codes: {codes}. Zet ze bij omzetting.").format(
                codes=", ".join(zwijgt)
            )
        )
    weg = {c.id: naar.get(c.id, frozenset({c.id})) for c in ronde.boek.codes}
    nieuw = tuple(c.id for c in boek.codes if not any(c.id in n for n in weg.values()))
    opnieuw: Counter[str] = Counter()
    mee: dict[str, dict[str, Keus]] = {}
    bronnen = {c: ronde.codering(c) for c in ronde.coders} | {"": Codering(keuzes=ronde.besluiten())}
    for wie, codering in bronnen.items():
        mee[wie] = {}
        for tekst_id, keus in codering.keuzes.items():
            vers, waarom = _een(keus, weg, met_nieuw=bool(nieuw))
            if vers is not None:
                mee[wie][tekst_id] = vers
            elif wie:
                opnieuw[waarom] += 1
    return Omzetverslag(mee=mee, opnieuw=dict(opnieuw), nieuwe_codes=nieuw)


def _een(keus: Keus, weg: Mapping[str, frozenset[str]], *, met_nieuw: bool) -> tuple[Keus | None, str]:
    if keus.weet_niet:
        return keus, ""
    if GEEN_CODE in keus.codes:
        return (None, "geen") if met_nieuw else (keus, "")
    if any(len(weg[c]) > 1 for c in keus.codes):
        return None, "gesplitst"
    codes = frozenset().union(*(weg[c] for c in keus.codes))
    if not codes:
        return None, "vervallen"
    return Keus(codes=codes, wie=keus.wie, uit=tuple(sorted(keus.codes))), ""
