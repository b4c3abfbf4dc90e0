// Shows a session. In the workshop's page the hand is there already, with the server's own first
// drawing and everything that was pressed before the kernel came; in a notebook we make one.
function render({ model, el }) {
  const pagina = model.get("in_pagina") && window.rk;
  const wortel = pagina ? document.getElementById("rk-scherm") : el.appendChild(Object.assign(document.createElement("div"), { className: "rk" }));
  const h = pagina ? window.rk.hand : hand.maak(wortel);
  const teken = () => model.get("beeld") && h.teken(model.get("beeld"));
  const bericht = (b) => {
    if ("antwoord" in b) h.antwoord(b.antwoord, b.goed);
    if ("pong" in b && pagina) window.rk.pong(b.pong);
  };
  model.on("change:beeld", teken);
  model.on("msg:custom", bericht);
  if (!pagina) teken(); // the page has the server's drawing, made for its own width
  // While a page is being left its kernel is gone already. What was not sent stays with the hand.
  const stuur = (b) => { try { model.send(b); } catch (fout) { console.debug(fout); } };
  if (pagina) window.rk.verbonden(stuur);
  else h.verbind(stuur);
  return () => { model.off("change:beeld", teken); model.off("msg:custom", bericht); h.verbroken(); };
}

export default { render };
