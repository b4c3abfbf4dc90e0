// The remote: follows what is on the screen. Nothing is kept for later: a step that is taken a
// minute after the press would surprise the room.
(() => {
  const wortel = document.getElementById("telefoon");
  if (!wortel || wortel.dataset.afstand === undefined) return;
  const GEDULD = 8000; // ms
  const rol = wortel.dataset.afstand;
  const $ = (id) => document.getElementById(id);
  let gedrukt = false; // a code is worth something once
  addEventListener("submit", (e) => {
    if (e.target.dataset.bedien) return;
    if (gedrukt) e.preventDefault();
    gedrukt = true;
  });
  addEventListener("pageshow", (e) => e.persisted && location.reload());
  if (!["bedient", "vraagt"].includes(rol)) return;

  const zeg = (zin) => { const m = $("melding"); m.textContent = zin; m.hidden = !zin; };
  const lamp = (aan) => {
    $("verbinding").hidden = false;
    $("verbinding").classList.toggle("is-weg", !aan);
    $("verbinding-tekst").textContent = aan ? wortel.dataset.verbonden : wortel.dataset.weg;
  };
  function plaats(id, html) {
    const vers = document.createElement("template");
    vers.innerHTML = html;
    morphdom($(id), vers.content.firstElementChild);
  }
  let { merk, plek } = wortel.dataset;
  // What waits to be read is drawn anew after an own press and at another step only: nothing moves
  // under a thumb.
  async function haal(ook) {
    const antwoord = await fetch("/afstand/deel", { signal: AbortSignal.timeout(GEDULD), cache: "no-store" });
    if (antwoord.status === 403) { location.reload(); return; }
    if (!antwoord.ok) throw new Error(String(antwoord.status));
    const b = await antwoord.json();
    plaats("blad", b.blad);
    if (ook || b.plek !== plek) plaats("eigen", b.lezen);
    ({ merk, plek } = b);
  }
  let bezig = false;
  addEventListener("submit", async (e) => {
    const vorm = e.target;
    if (!vorm.dataset.bedien) return;
    e.preventDefault();
    if (bezig) return;
    bezig = true;
    try {
      const antwoord = await fetch(vorm.action, {
        method: "POST", body: new URLSearchParams(new FormData(vorm)), signal: AbortSignal.timeout(GEDULD),
        headers: { Accept: "application/json" }, cache: "no-store",
      });
      if (antwoord.status === 403) { location.reload(); return; }
      const { zin = "" } = await antwoord.json();
      zeg(zin);
      const weg = vorm.dataset.bedien === "weg";
      await haal(weg);
      if (weg) ($("eigen").querySelector("button") || $("meer") || $("blad")).focus();
    } catch {
      lamp(false);
      zeg(wortel.dataset.mislukt);
    } finally { bezig = false; }
  });

  addEventListener("click", async (e) => { // without a network a link would lead to nowhere
    if (e.target.id !== "meer") return;
    e.preventDefault();
    try { await haal(true); zeg(""); } catch { lamp(false); zeg(wortel.dataset.mislukt); }
  });

  let dicht = false;
  const lijn = rkLijn({
    stroom: "/afstand/stroom", lamp,
    bericht: (nu) => {
      if (dicht) { dicht = false; zeg(""); }
      if (nu.rol !== rol) { location.reload(); return; }
      if (nu.merk !== merk || nu.plek !== plek) haal(false).catch(() => lamp(false));
    },
    einde: (soort) => {
      if (soort === "klaar") { over(); return; }
      dicht = true;
      zeg(wortel.dataset.dicht || "");
    },
    vreemd: () => location.reload(), // a laptop that knows this phone no longer says so
  });
  function over() {
    lijn.stop();
    $("verbinding").hidden = true;
    zeg("");
    const p = Object.assign(document.createElement("h1"), { className: "tel-stil", textContent: wortel.dataset.klaar || "" });
    $("blad").replaceChildren(p);
    $("eigen")?.replaceChildren();
  }
  lijn.luister();
})();
