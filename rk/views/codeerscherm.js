// The coding screen: places the drawing, and reports what was pressed. Keys count only while the
// focus is inside, and are kept from the notebook around it (Lumino looks for that attribute).
function render({ model, el }) {
  const wortel = el.appendChild(Object.assign(document.createElement("div"), { className: "rk rk-coderen", tabIndex: 0 }));
  wortel.setAttribute("data-lm-suppress-shortcuts", "true");
  wortel.setAttribute("role", "group");
  wortel.setAttribute("aria-label", model.get("naam"));

  const teken = ({ beeld }) => {
    const had = document.activeElement, binnen = wortel.contains(had);
    const tekst = () => wortel.querySelector("blockquote")?.textContent;
    const voor = tekst();
    morphdom(wortel, `<div>${beeld}</div>`, { childrenOnly: true });
    if (tekst() !== voor) wortel.querySelectorAll(".rk-rol").forEach((r) => r.scrollTo(0, 0));
    if (binnen && document.activeElement !== had) wortel.focus({ preventScroll: true }); // what had it is gone
  };
  const druk = (knop) => model.send({ daad: knop.dataset.daad, inhoud: JSON.parse(knop.dataset.inhoud || "{}") });

  const klik = (e) => {
    const knop = e.target.closest("[data-daad]");
    if (!knop || knop.disabled) return;
    druk(knop);
    // After the mouse, keys are for the whole screen again; who came by Tab stays where he is.
    if (e.detail > 0) wortel.focus({ preventScroll: true });
  };
  const toets = (e) => {
    if (e.isComposing || e.altKey) return;
    const ctrl = e.ctrlKey || e.metaKey, naam = (ctrl ? "Ctrl+" : "") + (e.key.length === 1 ? e.key.toLowerCase() : e.key);
    const opKnop = e.target.closest("button");
    if (opKnop && /^(Enter| )$/.test(e.key)) return; // the button that has the focus
    if (e.target.closest(".rk-rol") === e.target && /^(ArrowUp|ArrowDown|Page|Home|End)/.test(e.key)) return; // it scrolls
    const knop = [...wortel.querySelectorAll("[data-toets]")].find((k) => k.dataset.toets === naam && !k.disabled);
    if (!knop) return;
    e.preventDefault();
    e.stopPropagation();
    if (!e.repeat) druk(knop);
  };
  wortel.addEventListener("click", klik);
  wortel.addEventListener("keydown", toets);
  model.on("msg:custom", teken);
  model.send({ daad: "toon" });
  return () => model.off("msg:custom", teken);
}

export default { render };
