// The phone: follows the group's step, and keeps what is typed until the server has it.
// Every form works without this file; with it nothing reloads, and a phone that slept, lost its
// network or was reloaded sends what it had, exactly once: each contribution has an id of its own.
(() => {
  const wortel = document.getElementById("telefoon");
  if (!wortel || wortel.dataset.afstand !== undefined) return; // the remote has a script of its own
  const GEDULD = 8000, OUD = 3 * 3600 * 1000; // ms
  const uuid = () => {
    // crypto.randomUUID is missing on pages without TLS
    const b = crypto.getRandomValues(new Uint8Array(16));
    b[6] = (b[6] & 15) | 64; b[8] = (b[8] & 63) | 128;
    const h = [...b].map((x) => x.toString(16).padStart(2, "0")).join("");
    return [h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20)].join("-");
  };
  // What must outlive a reload, one key for each thing: two pages on one phone never write over each other.
  const voor = "rk.", geheugen = new Map(); // the last for a phone whose storage is full or switched off
  const opslag = (doe) => { try { return doe(localStorage); } catch { return null; } };
  const sleutels = () => [...opslag(Object.keys) || [], ...geheugen.keys()].filter((k) => k.startsWith(voor)).sort();
  const wisSleutel = (k) => { geheugen.delete(k); opslag((s) => s.removeItem(k)); };
  const wis = (behalve) => sleutels().forEach((k) => behalve && k.endsWith(behalve) || wisSleutel(k));
  const kamer = wortel.dataset.kamer;
  if (wortel.dataset.bewaar === undefined) wis(kamer && `.${kamer}`); // nothing of another talk stays on this phone
  if (!kamer) {
    let gedrukt = false; // pressed twice it would be two phones
    addEventListener("submit", (e) => { if (gedrukt) e.preventDefault(); gedrukt = true; });
    addEventListener("pageshow", () => { gedrukt = false; });
    return;
  }
  const sleutel = (naam) => `${voor}${naam}.${kamer}`;
  const lees = (k) => JSON.parse(geheugen.get(k) ?? opslag((s) => s.getItem(k)) ?? "null");
  const bewaar = (k, waarde) => {
    geheugen.set(k, JSON.stringify(waarde));
    opslag((s) => { s.setItem(k, geheugen.get(k)); geheugen.delete(k); });
  };

  const $ = (id) => document.getElementById(id);
  const zeg = (zin) => { const m = $("melding"); m.textContent = zin; m.hidden = !zin; };
  const nieuws = (zin) => { $("nieuws").textContent = zin; }; // said aloud, and not seen
  let over = false; // the talk is over: nothing is kept or sent any more
  let weg = false;
  const lamp = (aan) => {
    weg = !aan;
    if (aan && $("melding").textContent === wortel.dataset.later) zeg("");
    $("verbinding").hidden = false;
    $("verbinding").classList.toggle("is-weg", weg);
    $("verbinding-tekst").textContent = aan ? wortel.dataset.verbonden : wortel.dataset.weg;
  };

  // ---- what is typed --------------------------------------------------------------------------
  // Of a form that changes an older text apart: what is half changed is no new text.
  const ouder = wortel.querySelector("#blad [name=vervangt]");
  const naamVan = (vorm) => vorm?.getAttribute("id"); // .id is its field of that name
  let wijzigt = ouder && { id: ouder.value, vorm: naamVan(ouder.form) };
  if (!wijzigt && location.search) history.replaceState(null, "", "/");
  const isWijziging = (vorm) => Boolean(wijzigt) && naamVan(vorm) === wijzigt.vorm;
  const klad = (f) => sleutel(`klad.${f.id}.${isWijziging(f.form) ? wijzigt.id : ""}`);
  const isKruis = (f) => /^(radio|checkbox)$/.test(f.type);
  const velden = () => wortel.querySelectorAll("textarea, select, input:not([type=hidden])");
  addEventListener("input", (e) => {
    const f = e.target;
    if (over || !f.id || !wortel.contains(f)) return;
    if (f.type === "radio") for (const r of f.form.elements) if (r.name === f.name) wisSleutel(klad(r));
    onthoud(f);
  });
  const onthoud = (f) => bewaar(klad(f), isKruis(f) ? f.checked : f.value);
  const herstel = () => {
    for (const f of velden()) {
      const waarde = f === document.activeElement ? null : lees(klad(f));
      if (waarde === null) continue;
      if (isKruis(f)) f.checked = waarde; else f.value = waarde;
    }
    // The form comes anew when the group was elsewhere meanwhile: it still changes the same text.
    const vorm = wijzigt && $(wijzigt.vorm);
    if (vorm && !vorm.elements.vervangt)
      vorm.append(Object.assign(document.createElement("input"), { type: "hidden", name: "vervangt", value: wijzigt.id }));
  };
  if (wijzigt) for (const f of velden()) if (isWijziging(f.form) && lees(klad(f)) === null) onthoud(f);

  // ---- the outbox -------------------------------------------------------------------------------
  // Another page of this phone may send it too: the server keeps each thing once, by its id.
  let bezig = false, poging = 0, straks = 0, volgnr = 0;
  const uit = () => sleutels().filter((k) => k.startsWith(`${voor}uit.`));
  async function verstuur() {
    clearTimeout(straks);
    if (bezig || over) return;
    bezig = true;
    for (let k; !over && (k = uit()[0]); ) {
      const wat = lees(k);
      if (wat && !(await post(wat))) break;
      wisSleutel(k);
      poging = 0;
    }
    bezig = false;
    if (uit().length && !over) straks = setTimeout(verstuur, rkStraks(poging++));
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
      else if (naar === "/inbreng") nieuws(wortel.dataset.bewaard);
      if (eigen) houdFocus(() => plaats("eigen", eigen));
      return true;
    } catch {
      if (over) return false;
      lamp(false);
      zeg(wortel.dataset.wacht);
      return false;
    }
  }
  // Refused: the words go back to where they were typed, if nothing new stands there.
  function geefTerug(lijf) {
    for (const [naam, waarde] of lijf) {
      const f = wortel.querySelector(`#blad textarea[name="${CSS.escape(naam)}"]`);
      if (f && !f.value) { f.value = waarde; bewaar(klad(f), waarde); }
    }
  }
  addEventListener("submit", (e) => {
    const vorm = e.target;
    const wat = vorm.dataset.stuur;
    if (!wat || over) return;
    e.preventDefault();
    const knop = e.submitter?.name ? [e.submitter.name, e.submitter.value] : null; // one of several answers
    const lijf = [...new FormData(vorm), ...(knop ? [knop] : [])].map(([k, v]) => [k, k === "id" && wat === "inbreng" ? uuid() : v]);
    const nr = `${Date.now()}.${String(volgnr++).padStart(6, "0")}.${uuid()}`; // in the order of pressing
    const naam = vorm.getAttribute("id"); // vorm.id is its field of that name
    bewaar(sleutel(`uit.${nr}`), { naar: new URL(vorm.action).pathname, lijf, vorm: naam, knop });
    drukIn();
    zeg("");
    nieuws("");
    if (wat === "inbreng") leeg(vorm);
    verstuur();
  });
  // What waits to be sent shows as pressed already.
  function drukIn() {
    for (const { vorm, knop } of uit().map(lees)) {
      if (!knop) continue;
      for (const k of $(vorm)?.querySelectorAll(`button[aria-pressed][name="${CSS.escape(knop[0])}"]`) || []) k.setAttribute("aria-pressed", String(k.value === knop[1]));
    }
  }
  function leeg(vorm) {
    if (vorm.dataset.blijft !== undefined) { // a list: what was said stays where it is
      for (const f of vorm.elements) wisSleutel(klad(f));
      return;
    }
    for (const f of [...vorm.elements]) {
      wisSleutel(klad(f));
      if (f.tagName === "TEXTAREA") f.value = "";
      if (f.type === "checkbox") f.checked = false;
      if (f.name === "vervangt") f.remove();
    }
    if (isWijziging(vorm)) {
      wijzigt = null;
      history.replaceState(null, "", "/");
      herstel(); // what was being written before the change
    }
    vorm.querySelector("textarea")?.focus();
    const dicht = vorm.closest("details");
    if (dicht) { dicht.open = false; dicht.querySelector("summary").focus(); }
  }

  // ---- what the group does ------------------------------------------------------------------------
  // Whatever is drawn anew, who walks by keyboard or listens is never back at the top of the page.
  const houdFocus = (teken) => {
    const had = wortel.contains(document.activeElement);
    teken();
    if (had && !wortel.contains(document.activeElement)) ($("klaar") || $("blad")).focus();
  };
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
      // who is changing a text goes on changing it, whatever the group does meanwhile
      onBeforeNodeDiscarded: (n) => n.name !== "vervangt",
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
      if (!antwoord.ok) return;
      const { eigen } = await antwoord.json();
      houdFocus(() => plaats("eigen", eigen));
    } catch { merk = ""; } // asked again at the next picture
  }
  function neem(b) {
    if (b.merk === merk) return;
    merk = b.merk;
    const elders = b.plek !== plek;
    plek = b.plek;
    houdFocus(() => {
      plaats("blad", b.blad);
      if (elders || !b.eigen) $("eigen").replaceChildren();
    });
    if (elders) nieuws($("blad").querySelector("h1")?.textContent || "");
    if (b.eigen) haalEigen();
  }
  function einde(soort) {
    const p = Object.assign(document.createElement("h1"), { className: "tel-stil", textContent: wortel.dataset[soort] || "" });
    houdFocus(() => {
      $("blad").replaceChildren(p);
      $("eigen").replaceChildren();
    });
    nieuws(p.textContent);
    merk = plek = "";
    if (soort === "klaar") { stop(); zeg(""); $("verbinding").hidden = true; }
  }
  function stop() { over = true; lijn.stop(); wis(); }
  const lijn = rkLijn({
    stroom: "/stroom", lamp, einde,
    bericht: (b) => { neem(b); verstuur(); },
    vreemd: () => { stop(); location.replace("/"); }, // a room that knows this phone no longer says so
  });
  const wakker = () => { if (document.visibilityState !== "hidden") verstuur(); };
  addEventListener("visibilitychange", wakker);
  addEventListener("online", wakker);
  addEventListener("pageshow", (e) => { if (e.persisted && !over) lijn.luister(); });
  addEventListener("storage", (e) => { // another page of this phone sent something
    if (!over && e.newValue === null && e.key?.startsWith(`${voor}uit.`)) haalEigen();
  });
  addEventListener("click", (e) => { // without a network a link leads away from what is typed here
    if (!weg || over || !e.target.closest("a")) return;
    e.preventDefault();
    zeg(wortel.dataset.later);
  });
  setInterval(() => {
    if (weg && lijn.stil() > OUD && !over) einde("klaar"); // the laptop left without a word
    wakker();
  }, 10000);
  herstel();
  lijn.luister();
  verstuur();
})();
