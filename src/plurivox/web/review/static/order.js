// The order of reading by keyboard: Alt with an arrow, from anywhere in a study's row.
document.addEventListener("keydown", event => {
  const does = { ArrowUp: "earlier", ArrowDown: "later" }[event.key];
  if (!does || !event.altKey || event.ctrlKey || event.metaKey) return;
  const button = event.target.closest("tr")?.querySelector(`.order [value=${does}]`);
  if (!button) return;
  event.preventDefault();
  if (!button.disabled) button.click();
});

// After it was put elsewhere the study keeps the focus, so that it can be carried on.
const row = document.getElementById(location.hash.slice(1) || "none");
row?.querySelector(".name")?.focus();
