// The hand that goes with the pen: it places drawings, follows mouse, touch and keys, and
// reports acts. It knows nothing of routes or casussen. The same file runs in the workshop's
// page (before the kernel is there: acts wait) and, joined to a widget, in a notebook.
//
// What a drawing says in its attributes:
//   data-daad, data-inhoud   an act: on a button when pressed, on a form when sent (named fields
//                            join the content), on a field when it changes ("waarde")
//   data-blik                a change of the view; data-blik-veld: a field that changes the view
//   data-lokaal              something of this browser alone: volscherm, print, groter, letters
//   data-toets               the keys that press this button
//   data-sleep               what is dragged: {"soort": …, "inhoud": …}; data-ontvangt: which
//                            kinds may be dropped here, onto data-daad with both contents
//   data-pijlen              a row of which one can be reached by Tab: arrows go along what has a
//                            tabindex in it; "omhoog": its first is the lowest, so that Up goes on
//   data-neem-focus          takes the focus when it appears
//   data-figuur              a figure that something else draws: its inside is left alone
//   data-enter               on a field: Enter sends its form ("stuur"), or goes to the first that
//                            this selector finds
const hand = (() => {
  const WACHT = 700; // ms of quiet before a typed text is stored
  const lees = (el, naam) => JSON.parse(el.getAttribute(naam) || "{}");
  const uuid = () => {
    // crypto.randomUUID is missing on pages without TLS
    const b = crypto.getRandomValues(new Uint8Array(16));
    b[6] = (b[6] & 15) | 64; b[8] = (b[8] & 63) | 128;
    const h = [...b].map((x) => x.toString(16).padStart(2, "0")).join("");
    return [h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20)].join("-");
  };
  const lade = (naam, waarde) => { // a drawer of this tab; silent where storage is switched off
    try {
      if (waarde === undefined) return JSON.parse(sessionStorage.getItem(naam));
      if (waarde === null) sessionStorage.removeItem(naam); else sessionStorage.setItem(naam, JSON.stringify(waarde));
    } catch { /* without storage the page still works; only a reload loses drafts */ }
    return null;
  };

  // `bewaar`: acts and drafts outlive a reload. `post`: stores one act, and resolves to its number,
  // to 0 when it was refused, or to null when nobody answered; without it acts go to the kernel.
  function maak(wortel, { bewaar = false, post = null } = {}) {
    const sleutel = bewaar ? "rk" + location.pathname : null;
    let zender = null; // (message) => void, once a kernel is there
    let wachtrij = (sleutel && lade(sleutel)) || []; // acts without an answer yet, oldest first
    const klaar = new Map(); // act id -> what to do when it is stored
    const kladden = (sleutel && lade(sleutel + ".klad")) || {}; // typed, not yet sent, by field id
    const traag = new Map(); // field -> timer
    let bewaard = 0, getoond = 0; // numbers of events: the last of ours, the last in the drawing
    const onthoud = () => {
      const open = wachtrij.filter((b) => b.daad);
      wortel.toggleAttribute("data-open", open.length > 0 || getoond < bewaard); // not all stored and shown yet
      if (sleutel) lade(sleutel, open.length ? open : null);
    };
    const onthoudKladden = () => sleutel && lade(sleutel + ".klad", Object.keys(kladden).length ? kladden : null);

    function stuur(bericht, na) {
      if (bericht.daad) {
        bericht.id = uuid(); bericht.tijd = Date.now();
        wachtrij.push(bericht); onthoud();
        if (na) klaar.set(bericht.id, na);
        if (post) { postAlles(); return; }
      } else if (!zender) wachtrij.push(bericht);
      if (zender) zender(bericht);
    }
    let post_bezig = false;
    async function postAlles() { // one after another: what was done first comes first
      if (!post || post_bezig) return;
      post_bezig = true;
      for (let b; (b = wachtrij.find((x) => x.daad));) {
        const nr = await post(b);
        if (nr === null) break; // offered again by `herhaal`
        bewaard = nr || bewaard;
        antwoord(b.id, nr > 0);
      }
      post_bezig = false;
    }
    function antwoord(id, goed) {
      wachtrij = wachtrij.filter((b) => b.id !== id); onthoud();
      klaar.get(id)?.(goed); klaar.delete(id);
    }
    const doe = (el, inhoud, na) => stuur({ daad: el.dataset.daad, inhoud: { ...lees(el, "data-inhoud"), ...inhoud } }, na);

    const waarde = (f) => f.type === "checkbox" ? f.checked : (f.tagName === "SELECT" && f.value === "" ? null : f.value);
    function bewaarVeld(f) {
      clearTimeout(traag.get(f)); traag.delete(f);
      if (!f.dataset.daad || f.dataset.laatst === f.value && f.type !== "checkbox") return;
      const nu = f.value;
      f.dataset.laatst = nu;
      doe(f, { waarde: waarde(f) }, (goed) => {
        if (!goed || f.value !== nu) return; // refused, or typed on: it stays as it is, and not yet stored
        delete f.dataset.vuil; delete kladden[f.id]; onthoudKladden();
      });
    }
    function verstuurForm(form) {
      const inhoud = {};
      for (const f of form.elements) if (f.name && (f.type !== "radio" || f.checked)) inhoud[f.name] = waarde(f);
      const velden = [...form.elements].filter((f) => f.name && !/^(select-one|radio|checkbox)$/.test(f.type) && f.value).map((f) => [f, f.value]);
      if (form.dataset.bezig === JSON.stringify(inhoud)) return;
      form.dataset.bezig = JSON.stringify(inhoud);
      doe(form, inhoud, (goed) => {
        delete form.dataset.bezig;
        if (!goed) return;
        for (const [f, oud] of velden) { if (f.value === oud) f.value = ""; delete kladden[f.id]; }
        onthoudKladden();
      });
    }

    wortel.addEventListener("click", (e) => {
      const el = e.target.closest("[data-daad],[data-blik],[data-lokaal]");
      if (!el || !wortel.contains(el) || el.disabled || /^(FORM|INPUT|TEXTAREA|SELECT)$/.test(el.tagName)) return;
      for (const f of [...traag.keys()]) bewaarVeld(f);
      if (el.dataset.lokaal) lokaal[el.dataset.lokaal]?.(el);
      if (el.hasAttribute("data-blik")) stuur({ blik: lees(el, "data-blik") });
      if (el.dataset.daad && !el.dataset.ontvangt) doe(el, {});
    });
    wortel.addEventListener("submit", (e) => {
      if (!e.target.dataset.daad) return;
      e.preventDefault();
      verstuurForm(e.target);
    });
    wortel.addEventListener("input", (e) => {
      const f = e.target;
      if (f.id && /^(INPUT|TEXTAREA)$/.test(f.tagName) && f.type !== "checkbox") { kladden[f.id] = f.value; onthoudKladden(); }
      if (f.dataset.blikVeld) {
        clearTimeout(traag.get(f));
        traag.set(f, setTimeout(() => { traag.delete(f); stuur({ blik: { [f.dataset.blikVeld]: f.value } }); }, 120));
      } else if (f.dataset.daad && /^(INPUT|TEXTAREA)$/.test(f.tagName) && f.type !== "checkbox") {
        f.dataset.vuil = "1";
        clearTimeout(traag.get(f));
        traag.set(f, setTimeout(() => bewaarVeld(f), WACHT));
      }
    });
    wortel.addEventListener("change", (e) => e.target.dataset.daad && e.target.tagName !== "FORM" && bewaarVeld(e.target));
    wortel.addEventListener("focusout", (e) => traag.has(e.target) && e.target.dataset.daad && bewaarVeld(e.target));

    // ---- keys -------------------------------------------------------------------------------
    const typt = (el) => /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName) || el.isContentEditable;
    const letters = () => { try { return localStorage.getItem("rk.letters") !== "uit"; } catch { return true; } };
    function opToets(e) {
      const el = e.target;
      if (e.isComposing) return;
      if (el.dataset?.enter === "stuur" && e.key === "Enter" && !e.shiftKey) { e.preventDefault(); el.form.requestSubmit(); return; }
      if (el.dataset?.enter && el.dataset.enter !== "stuur" && e.key === "Enter") { e.preventDefault(); wortel.querySelector(el.dataset.enter)?.focus(); return; }
      const pijlen = /^(Arrow|Home$|End$)/.test(e.key) && !typt(el) && !e.altKey && !e.ctrlKey && !e.metaKey && el.closest?.("[data-pijlen]");
      if (pijlen) return langs(pijlen, el, e);
      if (/^(button|radio)$/.test(el.getAttribute?.("role")) && (e.key === "Enter" || e.key === " ")) { e.preventDefault(); el.dispatchEvent(new MouseEvent("click", { bubbles: true })); return; }
      const vak = wortel.querySelector("[aria-modal=true]");
      if (vak && e.key === "Tab") return houdBinnen(vak, e);
      const naam = (e.ctrlKey || e.metaKey ? "Ctrl+" : "") + (e.ctrlKey && e.shiftKey && e.key.toLowerCase() === "z" ? "y" : e.key.length === 1 ? e.key.toLowerCase() : e.key);
      if (e.altKey || (typt(el) && e.key !== "Escape" && !/^Page/.test(e.key))) return;
      if (e.key.length === 1 && !e.ctrlKey && !e.metaKey && !letters()) return;
      const knoppen = [...wortel.querySelectorAll("[data-toets]")].filter((k) => k.dataset.toets.split(" ").includes(naam));
      const knop = (vak && knoppen.find((k) => vak.contains(k))) || knoppen.at(-1);
      if (typt(el) && (knop || e.key === "Escape")) verlaat(el, knop);
      if (!knop && naam !== "f" || knop?.disabled || (vak && knop && !vak.contains(knop) && /^(Page|Ctrl)/.test(naam))) return;
      e.preventDefault();
      if (knop) knop.click(); else lokaal.volscherm();
    }
    // One stop of the Tab key for a whole row: arrows go along it.
    function langs(groep, el, e) {
      const rij = [...groep.querySelectorAll("[tabindex]")], nu = rij.indexOf(el);
      if (nu < 0) return;
      e.preventDefault();
      const verder = /Right$/.test(e.key) || (groep.dataset.pijlen === "omhoog" ? /Up$/ : /Down$/).test(e.key);
      const naar = e.key === "Home" ? 0 : e.key === "End" ? rij.length - 1 : Math.max(0, Math.min(rij.length - 1, nu + (verder ? 1 : -1)));
      rij[nu].setAttribute("tabindex", "-1");
      rij[naar].setAttribute("tabindex", "0");
      rij[naar].focus();
    }
    // A field is left so that it is stored, and can be drawn anew. The focus waits nearby, and comes
    // back when what the key does leaves the field where it was.
    function verlaat(el, knop) {
      verliet = knop ? el.id : null;
      const hoofd = wortel.querySelector("main");
      if (hoofd) hoofd.focus({ preventScroll: true }); else el.blur();
      setTimeout(() => { verliet = null; }, WACHT);
    }
    document.addEventListener("keydown", opToets);
    function houdBinnen(vak, e) {
      const alle = [...vak.querySelectorAll("a[href],button:not([disabled]),input,select,textarea,[tabindex='0']")];
      const rand = e.shiftKey ? alle[0] : alle.at(-1);
      if (!vak.contains(document.activeElement) || document.activeElement === rand) { e.preventDefault(); (e.shiftKey ? alle.at(-1) : alle[0])?.focus(); }
    }

    const lokaal = {
      volscherm: () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.().catch(() => {}),
      print: () => window.print(),
      letters: (el) => {
        const aan = !letters();
        try { localStorage.setItem("rk.letters", aan ? "aan" : "uit"); } catch { return; }
        el.setAttribute("aria-pressed", String(!aan));
      },
      groter: () => {
        const trap = [1, 1.25, 1.5, 2];
        const nu = Number(getComputedStyle(wortel).getPropertyValue("--schaal")) || 1;
        wortel.style.setProperty("--schaal", trap[(trap.indexOf(nu) + 1) % trap.length]);
      },
    };

    // ---- dragging, by mouse, pen and finger ----------------------------------------------------
    let sleept = null;
    wortel.addEventListener("pointerdown", (e) => {
      const el = e.target.closest("[data-sleep]");
      if (!el || e.button) return;
      const { soort, inhoud } = lees(el, "data-sleep");
      sleept = { el, soort, inhoud, x: e.clientX, y: e.clientY, id: e.pointerId, los: false, boven: null };
    });
    const onder = (e) => {
      for (const el of document.elementsFromPoint(e.clientX, e.clientY)) {
        const doel = el.closest("[data-ontvangt]");
        if (doel && doel !== sleept.el && !sleept.el.contains(doel) && doel.dataset.ontvangt.split(" ").includes(sleept.soort)) return doel;
      }
      return null;
    };
    wortel.addEventListener("pointermove", (e) => {
      if (!sleept || e.pointerId !== sleept.id) return;
      if (!sleept.los) {
        const opzij = Math.abs(e.clientX - sleept.x), hoog = Math.abs(e.clientY - sleept.y);
        if (Math.hypot(opzij, hoog) < 8) return;
        if (e.pointerType === "touch" && hoog > opzij && getComputedStyle(sleept.el).touchAction === "pan-y") { sleept = null; return; } // it scrolls
        sleept.los = true;
        wortel.setPointerCapture(e.pointerId);
        sleept.el.classList.add("is-gesleept");
        wortel.classList.add("sleept-" + sleept.soort);
        if (!(sleept.el instanceof SVGElement)) {
          const r = sleept.el.getBoundingClientRect();
          sleept.schim = sleept.el.cloneNode(true);
          sleept.schim.removeAttribute("id");
          sleept.schim.classList.add("rk-schim");
          sleept.schim.style.width = r.width + "px";
          wortel.append(sleept.schim);
        }
      }
      e.preventDefault();
      const dx = e.clientX - sleept.x, dy = e.clientY - sleept.y;
      if (sleept.schim) sleept.schim.style.transform = `translate(${e.clientX + 10}px,${e.clientY + 10}px)`;
      else {
        const m = sleept.el.getScreenCTM(), schaal = m ? Math.hypot(m.a, m.b) : 1;
        sleept.el.style.translate = `${dx / schaal}px ${dy / schaal}px`; // beside its own transform
      }
      const doel = onder(e);
      if (doel !== sleept.boven) { sleept.boven?.classList.remove("is-doel"); doel?.classList.add("is-doel"); sleept.boven = doel; }
    });
    const laatLos = (e, gedropt) => {
      if (!sleept || e.pointerId !== sleept.id) return;
      const s = sleept; sleept = null;
      s.boven?.classList.remove("is-doel"); s.el.classList.remove("is-gesleept"); s.el.style.translate = ""; s.schim?.remove();
      wortel.classList.remove("sleept-" + s.soort);
      if (!s.los) return;
      wortel.addEventListener("click", (k) => k.stopPropagation(), { capture: true, once: true });
      setTimeout(() => wortel.dispatchEvent(new MouseEvent("click")), 0); // uses up that listener when no click follows
      if (gedropt && s.boven) doe(s.boven, s.inhoud);
    };
    wortel.addEventListener("pointerup", (e) => laatLos(e, true));
    wortel.addEventListener("pointercancel", (e) => laatLos(e, false));
    wortel.addEventListener("touchmove", (e) => { if (sleept?.los) e.preventDefault(); }, { passive: false });

    // ---- placing a drawing ---------------------------------------------------------------------
    // The whole drawing, or only some parts of it: false when a part has no place here.
    const teken = (html) => plaats((vers) => morphdom(wortel, `<div>${html}</div>`, { ...regels(vers), childrenOnly: true }));
    const vervang = (stukken) => {
      const paren = stukken.map((html) => { const naar = lees1(html); return [document.getElementById(naar.id), naar]; });
      if (!paren.every(([van]) => van && wortel.contains(van))) return false;
      plaats((vers) => { for (const [van, naar] of paren) morphdom(van, naar, regels(vers)); });
      return true;
    };
    function lees1(html) {
      const t = document.createElement("template");
      t.innerHTML = html;
      const el = t.content.firstElementChild;
      if (!(document.getElementById(el.id) instanceof SVGElement) || el.localName === "svg") return el;
      t.innerHTML = `<svg>${html}</svg>`; // a part of a drawing is read as one
      return t.content.firstElementChild.firstElementChild;
    }
    const regels = (vers) => ({
      onNodeAdded: (n) => { if (n.nodeType === 1) vers.add(n); },
      onBeforeElChildrenUpdated: (van) => !van.hasAttribute("data-figuur"), // what draws it puts its own in there
      onBeforeElUpdated: (van, naar) => {
        if (van.isEqualNode(naar) && !van.dataset?.blikVeld) return false; // a cleared search looks equal: its text is no attribute
        const veld = /^(INPUT|TEXTAREA|SELECT)$/.test(van.tagName);
        // A field that somebody is in, or whose text is not stored yet, is never replaced.
        if (veld && (van === document.activeElement || van.dataset.vuil)) return false;
        if (veld && van.tagName !== "SELECT" && !van.dataset.daad && !van.dataset.blikVeld && van.value && van.type !== "checkbox") naar.value = van.value;
        if (van.tagName === "FORM" && van.dataset.bezig) naar.dataset.bezig = van.dataset.bezig;
        if (van.tagName === "DETAILS" && van.open) naar.open = true;
        if (van.classList.contains("is-gesleept")) return false;
        return true;
      },
    });
    function plaats(zet) {
      const had = document.activeElement;
      const hadId = (had?.localName === "main" && verliet) || (wortel.contains(had) ? had.id : null); // "" for what has no id
      const stapVoor = wortel.querySelector("[data-stap]")?.dataset.stap;
      const vers = new Set();
      zet(vers);
      naTekenen(vers, hadId, stapVoor);
    }
    function naTekenen(vers, hadId, stapVoor) {
      zetKlok(); zetKladden();
      const stap = wortel.querySelector("[data-stap]")?.dataset.stap;
      if (stap !== stapVoor && stapVoor) wortel.querySelectorAll(".rk-rol").forEach((r) => r.scrollTo(0, 0));
      const nieuw = [...vers].flatMap((n) => n.matches("[data-neem-focus]") ? [n] : [...n.querySelectorAll("[data-neem-focus]")])[0];
      if (nieuw) { terug = hadId || terug; nieuw.focus(); }
      else if (hadId !== null && kwijt(document.activeElement)) {
        // Stay in what lies over the screen; or go back to where it was opened.
        const over = wortel.querySelector("[aria-modal=true] [data-neem-focus]");
        const plekken = over ? [over] : [terug, hadId].map((id) => id && document.getElementById(id)).concat(wortel.querySelector("main"));
        plekken.find((el) => el && !el.disabled)?.focus();
        if (!over) terug = null;
      }
      wortel.dispatchEvent(new CustomEvent("rk-getekend", { bubbles: true }));
    }
    const kwijt = (el) => !wortel.contains(el) || el.disabled || (verliet && el.localName === "main");
    let terug = null; // where the focus was before something took it
    let verliet = null; // the field that a key just left

    function zetKladden() {
      for (const [id, tekst] of Object.entries(kladden)) {
        const f = document.getElementById(id);
        if (!f || !wortel.contains(f) || f === document.activeElement || f.value === tekst || f.dataset.vuil || f.dataset.blikVeld) continue;
        if (f.form?.dataset.bezig) continue;
        f.value = tekst;
        if (f.dataset.daad) { f.dataset.vuil = "1"; bewaarVeld(f); }
      }
    }
    function zetKlok() {
      const baan = wortel.querySelector("#rk-balk-baan");
      if (!baan) return;
      const { duur, verstreken, sinds } = baan.dataset;
      const s = Number(verstreken) + (sinds ? Math.max(0, Date.now() / 1000 - Number(sinds)) : 0);
      baan.firstElementChild.style.transform = `scaleX(${Math.min(1, s / Number(duur)).toFixed(3)})`;
    }
    setInterval(zetKlok, 15000);
    zetKlok(); zetKladden();

    return {
      teken,
      vervang,
      // A kernel is there: it gets what waited, in order. Acts keep their id, so that one that
      // had arrived already counts once.
      verbind(z) {
        zender = z;
        const oud = wachtrij;
        wachtrij = oud.filter((b) => b.daad); onthoud();
        for (const b of oud) if (!post || !b.daad) z(b);
      },
      verbroken() { zender = null; },
      antwoord,
      getoond(nr) { getoond = nr; onthoud(); },
      stuur,
      open: () => wachtrij.length,
      // Acts that got no answer for so long (ms) are offered again.
      herhaal(ms) {
        if (post) { postAlles(); return; }
        for (const b of wachtrij) if (zender && b.daad && Date.now() - b.tijd > ms) { b.tijd = Date.now(); zender(b); }
      },
    };
  }
  return { maak };
})();
