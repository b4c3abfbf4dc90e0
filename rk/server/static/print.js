// The one button of a page to print.
document.querySelector("[data-lokaal=print]")?.addEventListener("click", () => print());
