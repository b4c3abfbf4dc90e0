"""The form `schaal` on a phone: each domain a form of its own, with words and pictures."""

from __future__ import annotations

from rk.domain import Punt, Schaal, Schaaldeel, Stem
from rk.events import Toestand
from rk.events.inbreng import Inbreng, WerkInbreng
from rk.events.inbreng.werk import SchaalInbreng
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.telefoonblok import Rand, keuze, vorm
from rk.tekening.werk.delen import werkvorm_van
from rk.tekening.werk.schaal.merken import trapje
from rk.tekening.werk.schaal.stand import woord, zichtbare_delen
from rk.tekening.werk.tekens import teken


def telefoon(t: Toestand, punt: Punt, wijzig: Inbreng | None, rand: Rand) -> list[El]:
    """The domains, one unfolded at a time; the optional ones below."""
    schaal = werkvorm_van(t, punt).schaal
    if schaal is None or Stem.DEELNEMER not in schaal.stemmen:
        return [el("p", _("Dit vullen jullie samen in. Kijk mee op het scherm."), class_="tel-zacht")]
    eerder = wijzig if isinstance(wijzig, SchaalInbreng) else None
    op_scherm = zichtbare_delen(schaal, t.werkstand(punt))
    rest = [d for d in schaal.delen if d not in op_scherm]
    open_ = eerder.deel if eerder is not None else op_scherm[0].id if op_scherm else ""
    vormen = {d.id: _deel(punt, schaal, d, eerder, rand, open_=d.id == open_) for d in (*op_scherm, *rest)}
    meer = el(
        "details",
        el("summary", _("Hoort dit er ook bij?")),
        [vormen[d.id] for d in rest],
        class_="tel-meer",
        id="delen-meer",
        open=any(d.id == open_ for d in rest),
    )
    return [
        *([rand.noot] if rand.noot is not None else []),
        *(vormen[d.id] for d in op_scherm),
        *([meer] if rest else []),
    ]


def _deel(
    punt: Punt,
    schaal: Schaal,
    d: Schaaldeel,
    eerder: SchaalInbreng | None,
    rand: Rand,
    *,
    open_: bool,
) -> El:
    al = eerder if eerder is not None and eerder.deel == d.id else None
    praten = None
    if schaal.bespreken:
        aan = al is not None and al.praten
        praten = el(
            "div",
            keuze(
                "praten",
                "true",
                _("Hier wil ik over praten"),
                aan=aan,
                bij=f"{punt}-{d.id}-",
                soort="checkbox",
            ),
            class_="tel-mensen",
        )
    velden = [
        el("input", type="hidden", name="deel", value=d.id),
        el("p", d.uitleg, class_="tel-zacht", dir="auto") if d.uitleg else None,
        _niveaus(punt, schaal, d, "nu", _("Hoe is het nu?"), al.nu if al else None),
        _niveaus(punt, schaal, d, "wens", _("Hoe zou het moeten zijn?"), al.wens if al else None)
        if schaal.gewenst
        else None,
        praten,
    ]
    deze = vorm(
        punt,
        rand.van(d.id, wijzigt=al is not None),
        *velden,
        soort="schaal",
        naam=f"{punt}-{d.id}",
        knop=_("Bewaar mijn antwoord"),
    )
    beeld = [teken(d.teken), " "] if d.teken else None
    return el("details", el("summary", beeld, d.naam, dir="auto"), deze, id=f"deel-{d.id}", open=open_)


def _niveaus(punt: Punt, schaal: Schaal, d: Schaaldeel, veld: str, vraag: str, al: int | None) -> El:
    """The levels from high to low, as on the beamer, and a way to say nothing."""
    k = len(schaal.niveaus)
    keuzes = [
        keuze(veld, str(n), [trapje(n, k), " ", schaal.niveaus[n]], aan=n == al, bij=f"{punt}-{d.id}-")
        for n in reversed(range(k))
    ]
    geen = keuze(veld, "", _("Dat zeg ik niet"), aan=al is None, bij=f"{punt}-{d.id}-")
    return el(
        "fieldset", el("legend", vraag, class_="tel-label"), el("div", keuzes, geen, class_="tel-mensen")
    )


def in_woorden(t: Toestand, inbreng: WerkInbreng) -> str:
    """One contribution as one line."""
    schaal = werkvorm_van(t, inbreng.waar).schaal
    if schaal is None or not isinstance(inbreng, SchaalInbreng):
        return ""
    naam = next((d.naam for d in schaal.delen if d.id == inbreng.deel), inbreng.deel)
    delen = [woord(schaal.niveaus, inbreng.nu)]
    if wens := woord(schaal.niveaus, inbreng.wens):
        delen.append(_("gewenst: {woord}").format(woord=wens))
    if inbreng.praten:
        delen.append(_("hier wil ik over praten"))
    gezegd = ", ".join(d for d in delen if d)
    return f"{naam}: {gezegd or _('niets gezegd')}"
