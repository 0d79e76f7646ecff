// Through the grid with the arrows; the reasons of the current cell, and the finding of its column, follow.
const table = document.querySelector("[data-grid]");
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
const PAUSE = 120; // milliseconds on a cell before what belongs to it is fetched
let waiting = 0, asked = 0;

const rows = () => [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("[data-cell]")]);

function current(cell) {
  const td = cell.closest("td");
  if (td.classList.contains("cur")) return false;
  for (const one of table.querySelectorAll(".cur")) one.classList.remove("cur");
  td.classList.add("cur");
  for (const row of [table.tHead.rows[0], table.tFoot.rows[0]]) row.cells[td.cellIndex].classList.add("cur");
  return td.dataset.current;
}

async function follow(look) {
  const mine = ++asked;
  let answer;
  try { answer = await fetch(look, { headers: { Accept: "text/html" } }); } catch { return; }
  if (!answer.ok || mine !== asked) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine !== asked) return;
  for (const id of ["rat", "cerq"]) {
    const fresh = page.getElementById(id);
    if (fresh) document.getElementById(id).replaceWith(document.adoptNode(fresh));
  }
  history.replaceState(null, "", look);
}

table?.addEventListener("focusin", (event) => {
  const cell = event.target.closest("td")?.querySelector("[data-cell]");
  const look = cell && current(cell);
  if (!look) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => follow(look), PAUSE);
});

table?.addEventListener("click", (event) => {
  if (!event.target.closest("a")) event.target.closest("tbody td")?.querySelector("[data-cell]")?.focus();
});

addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  if (!table || !step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const inside = table.contains(event.target);
  if (!inside && event.target !== document.body) return;
  const all = rows();
  const here = event.target.closest?.("td")?.querySelector("[data-cell]") ?? null;
  if (!here) {
    const first = table.querySelector("td.cur [data-cell]") ?? all[0]?.[0];
    if (first) { event.preventDefault(); first.focus(); }
    return;
  }
  const row = all.findIndex((cells) => cells.includes(here));
  if (row < 0) return;
  const across = getComputedStyle(table).direction === "rtl" ? -step[1] : step[1];
  const to = all[row + step[0]]?.[all[row].indexOf(here) + across];
  if (!to) return;
  event.preventDefault();
  to.focus();
});
