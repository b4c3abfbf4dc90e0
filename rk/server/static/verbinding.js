// How long to wait before trying again: soon at first, later with more patience, and never a whole
// room at the same moment.
const rkStraks = (poging) => {
  const TERUG = [500, 1000, 2000, 2000, 2000, 2000, 5000]; // ms
  return TERUG[Math.min(poging, TERUG.length - 1)] * (0.5 + Math.random());
};

// The line to the laptop: of every phone (telefoon.js) and of the remote (afstand.js).
// After a sleep, a lost network or a restart of the server it comes back by itself.
const rkLijn = ({ stroom, lamp, bericht, einde, vreemd }) => {
  const GEDULD = 8000, STIL = 40000, SLAAP = 120000, VAAK = 60000; // ms
  let bron = null, gehoord = Date.now(), begonnen = gehoord, terug = 0, wekker = 0, uit = false;
  // From when to when it asked in vain; a phone that slept begins anew.
  let vergeefs = 0, laatst = 0;
  const hoor = () => { gehoord = Date.now(); laatst = 0; };
  const hoorNiets = () => {
    const nu = Date.now();
    if (nu - laatst > SLAAP) vergeefs = nu;
    laatst = nu;
  };
  const dicht = () => { clearTimeout(wekker); bron?.close(); bron = null; };
  const opnieuw = () => {
    dicht();
    if (!uit) wekker = setTimeout(luister, rkStraks(terug++));
  };
  // What the laptop says instead of a stream; 0 is silence, and may be a laptop that restarts.
  async function vraag() {
    const af = new AbortController(), genoeg = setTimeout(() => af.abort(), GEDULD);
    try { return (await fetch(stroom, { signal: af.signal, cache: "no-store" })).status; }
    catch { return 0; }
    finally { clearTimeout(genoeg); af.abort(); }
  }
  function luister() {
    dicht();
    const b = bron = new EventSource(stroom);
    begonnen = Date.now();
    const leeft = () => { hoor(); begonnen = Date.now(); terug = 0; };
    b.onopen = () => lamp(true);
    b.onmessage = (e) => { leeft(); lamp(true); bericht(JSON.parse(e.data)); };
    b.addEventListener("hart", leeft);
    b.addEventListener("einde", (e) => {
      lamp(false);
      opnieuw();
      if (e.data !== "weg") einde(e.data); // "weg": the server stops, and may come back
    });
    b.onerror = async () => {
      if (b !== bron) return;
      lamp(false);
      opnieuw();
      const status = await vraag();
      if (status) hoor(); else hoorNiets();
      if (status === 403 && !uit) vreemd(); // only a clear no: a room that is shut (503) opens again
    };
  }
  const wek = () => {
    if (uit || document.visibilityState === "hidden") return;
    const doof = bron && Date.now() - begonnen > STIL;
    if (doof) hoorNiets();
    if (!bron || doof) luister();
  };
  addEventListener("visibilitychange", wek);
  addEventListener("online", wek);
  addEventListener("offline", () => lamp(false));
  setInterval(wek, 10000);
  // How long nothing was heard (ms); 0 while it has not asked a few times since it woke.
  const stil = () => laatst - vergeefs < VAAK ? 0 : laatst - gehoord;
  return { luister, stil, stop: () => { uit = true; dicht(); } };
};
