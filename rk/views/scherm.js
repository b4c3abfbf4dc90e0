// Shows a session. In the workshop's page the hand is there already, with the server's own first
// drawing and everything that was pressed before the kernel came; in a notebook we make one.
function render({ model, el }) {
  const pagina = model.get("in_pagina") && window.rk;
  const wortel = pagina ? document.getElementById("rk-scherm") : el.appendChild(Object.assign(document.createElement("div"), { className: "rk" }));
  const h = pagina ? window.rk.hand : hand.maak(wortel);
  let nr = 0; // of the drawing that is shown, as the kernel counts them
  const bericht = (b) => {
    if ("heel" in b) { nr = b.nr; h.teken(b.heel); }
    if ("stukken" in b) {
      if (b.na === nr && h.vervang(b.stukken)) nr = b.nr;
      else stuur({ heel: true }); // something was missed, or another view came first
    }
    if ("stand" in b) h.getoond(b.stand);
    if ("antwoord" in b) h.antwoord(b.antwoord, b.goed);
    if ("pong" in b && pagina) window.rk.pong(b.pong);
    if ("mis" in b && pagina) window.rk.mis();
  };
  model.on("msg:custom", bericht);
  // While a page is being left its kernel is gone already. What was not sent stays with the hand.
  const stuur = (b) => { try { model.send(b); } catch (fout) { console.debug(fout); } };
  if (pagina) window.rk.verbonden(stuur);
  else h.verbind(stuur);
  stuur({ heel: true }); // after the page has told its width
  return () => { model.off("msg:custom", bericht); h.verbroken(); };
}

export default { render };
