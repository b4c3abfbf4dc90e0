"""What earlier talks about the same casus left at this journey, and what moved since."""

from __future__ import annotations

from rk.domain import Punt, Reis, Stem, Werkstand
from rk.events import Toestand
from rk.taal import _
from rk.tekening.datum import dag
from rk.tekening.werk.delen import werkvorm_van


def eerder_van(t: Toestand, punt: Punt) -> list[tuple[str, Werkstand]]:
    """The day in words and what was filled in, from old to new; talks without this werkvorm are left out."""
    id_ = werkvorm_van(t, punt).id
    rij = sorted((e for e in t.eerder if id_ in e.werk), key=lambda e: e.dag)
    return [(dag(e.dag) or e.dag, e.werk[id_]) for e in rij]


def plek_van(s: Werkstand, domein: str) -> str | None:
    """The stage for a domain: as the person said himself, else as the group said; None when neither did."""
    for stem in (Stem.PERSOON, Stem.GROEP):
        for p in s.plekken:
            if p.domein == domein and p.stem is stem:
                return p.etappe
    return None


def verschoven(reis: Reis, nu: Werkstand, toen: Werkstand, dag_: str) -> list[str]:
    """What moved on the way since an earlier talk, one sentence for each domain."""
    namen = {e.id: e.naam for e in reis.etappes}
    zinnen = []
    for domein in ("", *reis.domeinen):
        van, naar = plek_van(toen, domein), plek_van(nu, domein)
        if van is None or naar is None or not {van, naar} <= set(namen):
            continue
        wat = domein or _("In het geheel")
        if van == naar:
            zin = _("{wat}: nog bij {naar}, net als op {dag}")
        else:
            zin = _("{wat}: op {dag} bij {van}, nu bij {naar}")
        zinnen.append(zin.format(wat=wat, dag=dag_, van=f"“{namen[van]}”", naar=f"“{namen[naar]}”"))
    return zinnen
