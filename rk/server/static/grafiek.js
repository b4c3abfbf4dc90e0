// What a researchers' screen does by itself, without its kernel: figures by Plotly, files, and the
// filters in the address. A figure stands as JSON in data-figuur; Plotly draws it inside, once for
// each change.
(() => {
  const wortel = document.getElementById("rk-scherm");
  const rk = window.rk;
  const stijl = (naam) => getComputedStyle(wortel).getPropertyValue(naam).trim();

  // ---- figures ------------------------------------------------------------------------------
  const KEUZES = { displayModeBar: false, responsive: false, doubleClick: false, scrollZoom: false, showTips: false };
  async function teken(vak) {
    const tekst = vak.dataset.figuur;
    if (vak.rkTekst === tekst && vak.rkBreed === vak.clientWidth) return;
    vak.rkTekst = tekst;
    vak.rkBreed = vak.clientWidth;
    const { data, layout } = JSON.parse(tekst);
    const doek = vak.firstElementChild || vak.appendChild(document.createElement("div"));
    delete doek.dataset.klaar;
    const maat = parseFloat(getComputedStyle(vak).fontSize);
    for (const as of ["xaxis", "yaxis"]) if (layout[as]?.title) layout[as].title.font = { size: maat };
    await Plotly.react(doek, data, {
      ...layout, width: vak.clientWidth, height: vak.clientHeight,
      font: { ...layout.font, family: stijl("--font"), size: maat },
    }, KEUZES);
    doek.dataset.klaar = "1";
  }
  const alles = () => window.Plotly && Promise.all([...wortel.querySelectorAll("[data-figuur]")].map(teken));
  let straks = 0;
  addEventListener("resize", () => { clearTimeout(straks); straks = setTimeout(alles, 150); });
  wortel.addEventListener("rk-getekend", () => { alles(); adres(); });
  addEventListener("DOMContentLoaded", async () => { await document.fonts.ready; alles(); }); // after Plotly's deferred script

  // ---- filters in the address ---------------------------------------------------------------
  const gevraagd = Object.fromEntries(new URLSearchParams(location.search));
  if (Object.keys(gevraagd).length) rk.hand.stuur({ blik: gevraagd });
  function adres() {
    const bord = document.getElementById("bord");
    if (!bord || bord.dataset.zoek === undefined || !wortel.dataset.klaar) return;
    const pad = "/" + bord.dataset.bord, zoek = bord.dataset.zoek ? "?" + bord.dataset.zoek : "";
    if (pad === location.pathname) { history.replaceState(null, "", pad + zoek); return; }
    if (!terug) history.pushState(null, "", pad + zoek);
    terug = false;
    document.title = bord.dataset.titel;
    scrollTo(0, 0);
    document.getElementById("bord-titel").focus({ preventScroll: true }); // where a new page would begin too
  }
  // Another screen is made of the same numbers by the same kernel: only without one a page is loaded.
  let terug = false;
  wortel.addEventListener("click", (e) => {
    const a = e.target.closest(".rk-bordnav a");
    if (!a) return;
    if (wortel.dataset.klaar && !e.ctrlKey && !e.metaKey && !e.shiftKey) e.preventDefault();
    else e.stopImmediatePropagation(); // the browser goes there
  }, true);
  addEventListener("popstate", () => {
    terug = true;
    rk.hand.stuur({ blik: { scherm: location.pathname.slice(1), ...Object.fromEntries(new URLSearchParams(location.search)) } });
  });

  // ---- files --------------------------------------------------------------------------------
  function bewaar(naam, deel) {
    const a = Object.assign(document.createElement("a"), { href: URL.createObjectURL(deel), download: naam });
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 30000);
  }
  const xml = (tekst) => tekst.replace(/[&<>"]/g, (t) => `&#${t.charCodeAt(0)};`);
  let letter = null; // the font as text: a picture outside this page has no other
  async function lettertype() {
    if (letter) return letter;
    const bytes = new Uint8Array(await (await fetch(wortel.dataset.letter)).arrayBuffer());
    let tekst = "";
    for (const b of bytes) tekst += String.fromCharCode(b);
    letter = `@font-face{font-family:"Atkinson Hyperlegible Next";font-weight:200 800;src:url(data:font/woff2;base64,${btoa(tekst)}) format("woff2")}`;
    return letter;
  }
  const meter = document.createElement("canvas").getContext("2d");
  function regels(zin, breed, maat) {
    meter.font = `${maat}px ${stijl("--font")}`;
    const uit = [""];
    for (const woord of zin.split(" ")) {
      const proef = uit.at(-1) ? `${uit.at(-1)} ${woord}` : woord;
      if (uit.at(-1) && meter.measureText(proef).width > breed) uit.push(woord); else uit[uit.length - 1] = proef;
    }
    return uit;
  }
  async function plaatje({ titel, zinnen, blok }) {
    const vak = document.getElementById(blok);
    const figuur = vak.querySelector("[data-figuur]");
    let svg;
    if (figuur) {
      const doek = figuur.firstElementChild;
      const url = await Plotly.toImage(doek, { format: "svg", width: figuur.clientWidth, height: figuur.clientHeight });
      svg = new DOMParser().parseFromString(decodeURIComponent(url.slice(url.indexOf(",") + 1)), "image/svg+xml").documentElement;
    } else svg = vak.querySelector("svg.rk-stroom").cloneNode(true);
    const [, , b, h] = (svg.getAttribute("viewBox") || `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`).split(" ").map(Number);
    const rand = 24, maat = Math.max(13, b / 62), breed = b + 2 * rand;
    const noten = zinnen.flatMap((z) => regels(z, b, maat));
    const hoog = h + 4 * maat + noten.length * maat * 1.4 + 2 * rand;
    svg.setAttribute("x", rand); svg.setAttribute("y", rand + maat * 2.4);
    svg.setAttribute("width", b); svg.setAttribute("height", h);
    svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    for (const naam of ["class", "style", "id"]) svg.removeAttribute(naam);
    const inkt = stijl("--ink"), stil = stijl("--muted"), font = xml(stijl("--font"));
    const onder = noten.map((r, i) => `<text x="${rand}" y="${h + rand + maat * 4 + i * maat * 1.4}" font-size="${maat}" fill="${stil}">${xml(r)}</text>`).join("");
    return {
      breed, hoog,
      tekst: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${breed}" height="${hoog}" viewBox="0 0 ${breed} ${hoog}" font-family="${font}"><title>${xml(titel)}</title><desc>${xml(zinnen.join(" "))}</desc><style>${await lettertype()}</style><rect width="100%" height="100%" fill="#ffffff"/><text x="${rand}" y="${rand + maat * 1.3}" font-size="${maat * 1.4}" font-weight="700" fill="${inkt}">${xml(titel)}</text>${new XMLSerializer().serializeToString(svg)}${onder}</svg>`,
    };
  }
  async function alsPng({ breed, hoog, tekst }) {
    const img = new Image();
    img.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(tekst);
    await img.decode();
    const doek = Object.assign(document.createElement("canvas"), { width: Math.round(breed * 2), height: Math.round(hoog * 2) });
    doek.getContext("2d").drawImage(img, 0, 0, doek.width, doek.height);
    return new Promise((klaar) => doek.toBlob(klaar, "image/png"));
  }
  wortel.addEventListener("click", async (e) => {
    const knop = e.target.closest("[data-bestand],[data-plaatje]");
    if (!knop) return;
    if (knop.dataset.bestand) {
      const { naam, tekst } = JSON.parse(knop.dataset.bestand);
      bewaar(naam, new Blob([tekst], { type: "text/csv;charset=utf-8" }));
      return;
    }
    const kop = JSON.parse(knop.dataset.plaatjeKop), soort = knop.dataset.plaatje;
    const beeld = await plaatje(kop);
    bewaar(`${kop.naam}.${soort}`, soort === "svg" ? new Blob([beeld.tekst], { type: "image/svg+xml" }) : await alsPng(beeld));
  });
  // A menu closes by Escape, and when one looks elsewhere.
  document.addEventListener("keydown", (e) => {
    const vak = document.getElementById("download-vak");
    if (e.key === "Escape" && vak?.open) { vak.open = false; document.getElementById("download").focus(); }
  });
  document.addEventListener("click", (e) => {
    const vak = document.getElementById("download-vak");
    if (vak?.open && !vak.contains(e.target)) vak.open = false;
  });
})();
