// The phone: follows the group's step, and keeps what is typed until the server has it.
// Every form works without this file; with it nothing reloads, and a phone that slept, lost its
// network or was reloaded sends what it had, exactly once: each contribution has an id of its own.
(() => {
  const wortel = document.getElementById("telefoon");
  if (!wortel || wortel.dataset.afstand !== undefined) return; // the remote has a script of its own
  const GEDULD = 8000, TERUG = [500, 1000, 2000, 2000, 2000, 2000, 5000], STIL = 40000, OUD = 3 * 3600 * 1000; // ms
  const uuid = () => {
    // crypto.randomUUID is missing on pages without TLS
    const b = crypto.getRandomValues(new Uint8Array(16));
    b[6] = (b[6] & 15) | 64; b[8] = (b[8] & 63) | 128;
    const h = [...b].map((x) => x.toString(16).padStart(2, "0")).join("");
    return [h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20)].join("-");
  };
  const voor = "rk.";
  const sleutels = () => { try { return Object.keys(localStorage).filter((k) => k.startsWith(voor)); } catch { return []; } };
  const wis = (behalve) => sleutels().forEach((k) => behalve && k.endsWith(behalve) || localStorage.removeItem(k));
  const kamer = wortel.dataset.kamer;
  wis(kamer && `.${kamer}`); // nothing of another talk stays on this phone
  if (!kamer) {
    let gedrukt = false; // pressed twice it would be two phones
    addEventListener("submit", (e) => { if (gedrukt) e.preventDefault(); gedrukt = true; });
    return;
  }
  const la = (naam, waarde) => {
    const k = `${voor}${naam}.${kamer}`;
    try {
      if (waarde === undefined) return JSON.parse(localStorage.getItem(k));
      if (waarde === null) localStorage.removeItem(k); else localStorage.setItem(k, JSON.stringify(waarde));
    } catch { /* storage switched off: only a reload loses what was not sent */ }
    return null;
  };

  const $ = (id) => document.getElementById(id);
  const zeg = (zin) => { const m = $("melding"); m.textContent = zin; m.hidden = !zin; };
  let over = false; // the talk is over: nothing is kept or sent any more
  let weg = false;
  const lamp = (aan) => {
    weg = !aan;
    $("verbinding").hidden = false;
    $("verbinding").classList.toggle("is-weg", weg);
    $("verbinding-tekst").textContent = aan ? wortel.dataset.verbonden : wortel.dataset.weg;
  };

  // ---- what is typed --------------------------------------------------------------------------
  const vast = new URLSearchParams(location.search).has("wijzig"); // the form holds an older text to change
  let kladden = la("klad") || {};
  const velden = () => wortel.querySelectorAll("textarea, select, input:not([type=hidden])");
  const onthoud = () => la("klad", Object.keys(kladden).length ? kladden : null);
  addEventListener("input", (e) => {
    const f = e.target;
    if (over || !f.id || !wortel.contains(f)) return;
    if (f.type === "radio") for (const r of f.form.elements) if (r.name === f.name) delete kladden[r.id];
    kladden[f.id] = /^(radio|checkbox)$/.test(f.type) ? f.checked : f.value;
    onthoud();
  });
  const herstel = () => {
    if (vast) return;
    for (const f of velden()) {
      if (!(f.id in kladden) || f === document.activeElement) continue;
      if (/^(radio|checkbox)$/.test(f.type)) f.checked = kladden[f.id]; else f.value = kladden[f.id];
    }
  };

  // ---- the outbox -------------------------------------------------------------------------------
  let uit = la("uit") || [];
  let bezig = false, poging = 0, straks = 0;
  const bewaar = () => { la("uit", uit.length ? uit : null); };
  async function verstuur() {
    clearTimeout(straks);
    if (bezig || over) return;
    bezig = true;
    while (uit.length && !over) {
      const eerste = uit[0];
      const klaar = await post(eerste);
      if (!klaar) break;
      uit = uit.filter((b) => b.nr !== eerste.nr);
      bewaar();
      poging = 0;
    }
    bezig = false;
    if (uit.length && !over) straks = setTimeout(verstuur, TERUG[Math.min(poging++, TERUG.length - 1)]);
  }
  // Whether the server answered for good. Silence and a fault of the server's own are no answer.
  async function post({ naar, lijf }) {
    let antwoord;
    try {
      antwoord = await fetch(naar, {
        method: "POST", body: new URLSearchParams(lijf), signal: AbortSignal.timeout(GEDULD),
        headers: { Accept: "application/json" }, cache: "no-store",
      });
      if (antwoord.status >= 500) throw new Error(String(antwoord.status));
      const { zin = "", eigen } = await antwoord.json();
      lamp(true);
      if (antwoord.status === 403) { location.replace("/"); return false; }
      zeg(zin);
      if (zin) { geefTerug(lijf); haalEigen(); }
      if (eigen) plaats("eigen", eigen);
      return true;
    } catch {
      lamp(false);
      zeg(wortel.dataset.wacht);
      return false;
    }
  }
  // Refused: the words go back to where they were typed, if nothing new stands there.
  function geefTerug(lijf) {
    for (const [naam, waarde] of lijf) {
      const f = wortel.querySelector(`#blad textarea[name="${CSS.escape(naam)}"]`);
      if (f && !f.value) { f.value = waarde; kladden[f.id] = waarde; }
    }
    onthoud();
  }
  addEventListener("submit", (e) => {
    const vorm = e.target;
    const wat = vorm.dataset.stuur;
    if (!wat || over) return;
    e.preventDefault();
    const knop = e.submitter?.name ? [e.submitter.name, e.submitter.value] : null; // one of several answers
    const lijf = [...new FormData(vorm), ...(knop ? [knop] : [])].map(([k, v]) => [k, k === "id" && wat === "inbreng" ? uuid() : v]);
    uit.push({ nr: uuid(), naar: new URL(vorm.action).pathname, lijf, vorm: vorm.getAttribute("id"), knop }); // its field "id" hides vorm.id
    drukIn();
    bewaar();
    zeg("");
    if (wat === "inbreng") leeg(vorm);
    verstuur();
  });
  // What waits to be sent shows as pressed already.
  function drukIn() {
    for (const { vorm, knop } of uit) {
      if (!knop) continue;
      for (const k of $(vorm)?.querySelectorAll(`button[aria-pressed][name="${CSS.escape(knop[0])}"]`) || []) k.setAttribute("aria-pressed", String(k.value === knop[1]));
    }
  }
  function leeg(vorm) {
    if (vorm.dataset.blijft !== undefined) { // a list: what was said stays where it is
      for (const f of vorm.elements) delete kladden[f.id];
      onthoud();
      return;
    }
    for (const f of vorm.elements) {
      delete kladden[f.id];
      if (f.tagName === "TEXTAREA") f.value = "";
      if (f.type === "checkbox") f.checked = false;
      if (f.name === "vervangt") f.remove();
    }
    onthoud();
    if (vast) history.replaceState(null, "", "/");
    vorm.querySelector("textarea")?.focus();
    const dicht = vorm.closest("details");
    if (dicht) { dicht.open = false; dicht.querySelector("summary").focus(); }
  }

  // ---- what the group does ------------------------------------------------------------------------
  // A field that has the focus is never replaced: the keyboard would close.
  function plaats(id, html) {
    const oud = $(id);
    const vers = oud.cloneNode(false);
    vers.innerHTML = html;
    morphdom(oud, vers, {
      childrenOnly: true,
      onBeforeElUpdated: (van, naar) => {
        if (van === document.activeElement && /^(TEXTAREA|INPUT|SELECT)$/.test(van.tagName)) return false;
        if (/^(TEXTAREA|INPUT|SELECT)$/.test(van.tagName) && van.id && van.id === naar.id) return false; // typed here
        if (van.tagName === "DETAILS") naar.open = van.open;
        return true;
      },
    });
    herstel();
    drukIn();
  }
  let { merk, plek } = wortel.dataset, haalt = false;
  async function haalEigen() {
    if (haalt) return;
    haalt = true;
    await new Promise((klaar) => setTimeout(klaar, Math.random() * 300)); // a whole room asks at once
    haalt = false;
    try {
      const antwoord = await fetch("/eigen", { signal: AbortSignal.timeout(GEDULD), cache: "no-store" });
      if (antwoord.ok) plaats("eigen", (await antwoord.json()).eigen);
    } catch { merk = ""; } // asked again at the next picture
  }
  function neem(b) {
    if (b.merk === merk) return;
    merk = b.merk;
    plaats("blad", b.blad);
    if (!b.eigen || b.plek !== plek) $("eigen").replaceChildren();
    plek = b.plek;
    if (b.eigen) haalEigen();
  }
  function einde(soort) {
    if (soort === "weg") { opnieuw(); return; } // the server stops, and may come back
    lamp(false);
    if (soort === "klaar") { over = true; uit = []; kladden = {}; wis(); bron?.close(); $("verbinding").hidden = true; }
    const p = Object.assign(document.createElement("h1"), { className: "tel-stil", textContent: wortel.dataset[soort] || "" });
    $("blad").replaceChildren(p);
    $("eigen").replaceChildren();
    merk = "";
    if (!over) opnieuw();
  }
  let bron = null, gehoord = Date.now(), terug = 0, wekker = 0;
  function opnieuw() {
    bron?.close();
    bron = null;
    clearTimeout(wekker);
    if (!over) wekker = setTimeout(luister, TERUG[Math.min(terug++, TERUG.length - 1)] * (0.5 + Math.random()));
  }
  function luister() {
    clearTimeout(wekker);
    bron?.close();
    const b = bron = new EventSource("/stroom");
    gehoord = Date.now();
    b.onopen = () => { lamp(true); };
    b.onmessage = (e) => {
      gehoord = Date.now(); terug = 0;
      lamp(true);
      neem(JSON.parse(e.data));
      if (uit.length) verstuur();
    };
    b.addEventListener("hart", () => { gehoord = Date.now(); });
    b.addEventListener("einde", (e) => einde(e.data));
    b.onerror = async () => {
      lamp(false);
      opnieuw();
      try { // a room that knows this phone no longer says so
        const antwoord = await fetch("/eigen", { signal: AbortSignal.timeout(GEDULD), cache: "no-store" });
        if (antwoord.status === 403) { over = true; wis(); location.replace("/"); }
      } catch { /* no network: tried again */ }
    };
  }
  const wakker = () => {
    if (document.visibilityState === "hidden" || over) return;
    if (!bron || Date.now() - gehoord > STIL) luister();
    if (uit.length) verstuur();
  };
  addEventListener("visibilitychange", wakker);
  addEventListener("online", wakker);
  addEventListener("pageshow", (e) => e.persisted && location.reload());
  setInterval(() => {
    if (Date.now() - gehoord > OUD && !over) { over = true; wis(); } // the laptop left without a word
    wakker();
  }, 10000);
  herstel();
  luister();
  verstuur();
})();
