// The remote: follows what is on the screen. Nothing is kept for later: a step that is taken a
// minute after the press would surprise the room.
(() => {
  const wortel = document.getElementById("telefoon");
  if (!wortel || wortel.dataset.afstand === undefined) return;
  const GEDULD = 8000, TERUG = [500, 1000, 2000, 4000, 5000], STIL = 40000; // ms
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
    morphdom($(id), vers.content.firstElementChild, {
      // what somebody folded out stays out
      onBeforeElUpdated: (van, naar) => { if (van.tagName === "DETAILS") naar.open = van.open; return true; },
    });
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

  let klaar = false, dicht = false, bron = null, gehoord = Date.now(), terug = 0, wekker = 0;
  function opnieuw() {
    if (klaar) return;
    bron?.close();
    bron = null;
    clearTimeout(wekker);
    wekker = setTimeout(luister, TERUG[Math.min(terug++, TERUG.length - 1)]);
  }
  function luister() {
    clearTimeout(wekker);
    bron?.close();
    const b = bron = new EventSource("/afstand/stroom");
    gehoord = Date.now();
    b.onopen = () => lamp(true);
    b.onmessage = (e) => {
      gehoord = Date.now(); terug = 0;
      lamp(true);
      if (dicht) { dicht = false; zeg(""); }
      const nu = JSON.parse(e.data);
      if (nu.rol !== rol) { location.reload(); return; }
      if (nu.merk !== merk || nu.plek !== plek) haal(false).catch(() => lamp(false));
    };
    b.addEventListener("hart", () => { gehoord = Date.now(); });
    b.addEventListener("einde", (e) => {
      if (e.data === "klaar") { over(); return; }
      lamp(false);
      if (e.data === "dicht") { dicht = true; zeg(wortel.dataset.dicht || ""); }
      opnieuw();
    });
    b.onerror = async () => {
      lamp(false);
      opnieuw();
      try { // a laptop that knows this phone no longer says so
        if (rol === "bedient" && (await fetch("/afstand/deel", { cache: "no-store" })).status === 403) location.reload();
      } catch { /* no network: tried again */ }
    };
  }
  function over() {
    klaar = true;
    clearTimeout(wekker);
    bron?.close();
    $("verbinding").hidden = true;
    zeg("");
    const p = Object.assign(document.createElement("h1"), { className: "tel-stil", textContent: wortel.dataset.klaar || "" });
    $("blad").replaceChildren(p);
    $("eigen")?.replaceChildren();
  }
  const wakker = () => {
    if (klaar) return;
    if (document.visibilityState !== "hidden" && (!bron || Date.now() - gehoord > STIL)) luister();
  };
  addEventListener("visibilitychange", wakker);
  addEventListener("online", wakker);
  setInterval(wakker, 10000);
  luister();
})();
