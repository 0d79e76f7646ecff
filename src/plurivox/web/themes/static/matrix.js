// From cell to cell with the arrows, as in a table; Enter follows the link of the cell.
const table = document.querySelector("[data-matrix]");
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function rows() {
  return [...table.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("a")]);
}

table?.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  const here = event.target.closest("a");
  if (!step || !here || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = rows();
  const row = all.findIndex((cells) => cells.includes(here));
  if (row < 0) return;
  const across = getComputedStyle(table).direction === "rtl" ? -step[1] : step[1];
  const to = all[row + step[0]]?.[all[row].indexOf(here) + across];
  if (!to) return;
  event.preventDefault();
  to.focus();
});

if (location.hash === "#cell") document.getElementById("cell")?.focus({ preventScroll: innerWidth > 992 });
