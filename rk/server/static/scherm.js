// The page of a session, before and around the kernel: the hand works from the first picture,
// and the banner says when the connection is gone and when it is back. The widget finds what it
// needs in window.rk.
(() => {
  const HARTSLAG = 2000, GEDULD = 6000, EERSTE = 25000, TUSSEN = 15000, VERF = 2000; // ms
  const la = (naam, waarde) => {
    try {
      if (waarde === undefined) return sessionStorage.getItem("rk." + naam);
      if (waarde === null) sessionStorage.removeItem("rk." + naam); else sessionStorage.setItem("rk." + naam, waarde);
    } catch { /* storage switched off: only the note after a reload is lost */ }
    return null;
  };
  const wortel = document.getElementById("rk-scherm");
  const banner = document.getElementById("rk-verbinding");
  const koekje = () => document.cookie.match(/\b_xsrf=([^;]*)/)?.[1] || "";
  const daden = `/api${location.pathname.replace("/sessie/", "/sessies/")}/daden`;
  let stuur = null, gehoord = 0, sliep = false, weg = false, gezegd = "";
  // Stores one act. Whatever the server answers is an answer; after silence it is asked again.
  async function post({ id, daad, inhoud }) {
    try {
      const antwoord = await fetch(daden, {
        method: "POST", keepalive: true, signal: AbortSignal.timeout(GEDULD),
        headers: { "Content-Type": "application/json", "X-XSRFToken": koekje() },
        body: JSON.stringify({ id, daad, inhoud }),
      });
      const { zin = "", gebeurtenis, stand } = await antwoord.json();
      if (zin || gezegd) h.stuur({ zin });
      gezegd = zin;
      if (weg) terug();
      return gebeurtenis?.nr || stand || 0; // an act about the phones is no event
    } catch {
      meld();
      return null;
    }
  }
  const h = hand.maak(wortel, { bewaar: true, post });
  const begonnen = Date.now();

  const zeg = (zin) => { banner.textContent = zin; banner.hidden = !zin; };
  const meld = () => {
    weg = true;
    zeg(banner.dataset.weg + (h.open() ? " " + banner.dataset.wacht : ""));
  };
  const terug = () => {
    weg = false;
    zeg(banner.dataset.terug);
    setTimeout(() => weg || zeg(""), 5000);
  };
  const herlaad = () => {
    if (Date.now() - Number(la("herladen") || 0) < TUSSEN) return;
    la("herladen", String(Date.now()));
    la("terug", "1");
    la("focus", document.activeElement?.id || null);
    location.reload();
  };

  const kernel = () => JSON.parse(document.getElementById("jupyter-config-data")?.textContent || "{}").kernelId;

  async function kijk() {
    if (document.visibilityState === "hidden") { sliep = true; return; }
    if (sliep) { sliep = false; gehoord = Date.now(); } // timers slept: ask first, judge later
    stuur?.({ ping: Date.now() });
    h.herhaal(3000);
    const stil = Date.now() - (stuur ? gehoord : begonnen);
    if (stil < (stuur ? GEDULD : EERSTE)) return;
    try {
      const antwoord = await fetch(`/api/kernels/${kernel()}`, { signal: AbortSignal.timeout(GEDULD) });
      // The server is there. A kernel that is gone, or deaf: the page comes back with a fresh one.
      if (antwoord.ok || antwoord.status === 404) herlaad();
      else meld();
    } catch {
      meld();
    }
  }
  setInterval(kijk, HARTSLAG);
  h.herhaal(0); // what an earlier page could not store
  addEventListener("online", kijk);
  addEventListener("pageshow", (e) => e.persisted && location.reload()); // "back": its kernel went when it was left

  addEventListener("pagehide", () => {
    // Voilà says goodbye once its script runs; before that the kernel would stay behind.
    if (stuur || !kernel() || !koekje()) return;
    const vorm = new FormData();
    vorm.append("_xsrf", koekje());
    navigator.sendBeacon(`/voila/api/shutdown/${kernel()}`, vorm);
  });

  const meet = () => h.stuur({ blik: { breedte: Math.round((1080 * innerWidth) / innerHeight) } });
  let straks = 0;
  addEventListener("resize", () => { clearTimeout(straks); straks = setTimeout(meet, 200); });

  // Voilà's script keeps the browser busy for a second, and the drawing is painted first. A tab in
  // the background paints nothing: it does not wait.
  const geverfd = new Promise((klaar) => {
    if (document.visibilityState === "hidden") { klaar(); return; }
    new PerformanceObserver((_, zelf) => { zelf.disconnect(); klaar(); }).observe({ type: "paint", buffered: true });
    setTimeout(klaar, VERF);
  });
  const gelezen = new Promise((klaar) => addEventListener("DOMContentLoaded", klaar, { once: true }));
  Promise.all([geverfd, gelezen]).then(() => {
    const straks = document.getElementById("rk-straks");
    if (!straks) return; // a page that broke off has no kernel's part
    const stukken = document.importNode(straks.content, true);
    stukken.querySelector("script").addEventListener("load", () => {
      // It begins at the page's "load", and that may be over. What it needs to hear it is in the
      // same file (rk/server/voilascript.py), so it listens by now.
      if (document.readyState === "complete") setTimeout(() => dispatchEvent(new Event("load")));
    });
    document.body.append(stukken);
  });

  window.rk = {
    hand: h,
    verbonden(zender) {
      stuur = zender;
      gehoord = Date.now();
      h.verbind(zender);
      meet();
      wortel.dataset.klaar = "1";
      if (la("terug")) { la("terug", null); terug(); }
      const focus = la("focus");
      if (focus) { la("focus", null); document.getElementById(focus)?.focus(); }
    },
    mis() { zeg(banner.dataset.mis); },
    pong() {
      gehoord = Date.now();
      if (weg) { h.herhaal(0); terug(); }
    },
  };
})();
