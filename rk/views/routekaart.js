// A drawing in a notebook: places it, and tells which stop was chosen.
function render({ model, el }) {
  const wortel = el.appendChild(Object.assign(document.createElement("div"), { className: "rk" }));
  const h = hand.maak(wortel);
  const teken = () => h.teken(model.get("beeld"));
  model.on("change:beeld", teken);
  h.verbind((b) => { if (b.blik) { model.set("gekozen", b.blik.bezoek ?? ""); model.save_changes(); } });
  teken();
  return () => { model.off("change:beeld", teken); h.verbroken(); };
}

export default { render };
