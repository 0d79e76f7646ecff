// A tree of codes or themes: arrows go through it; Space lifts one, arrows carry it, Space sets it down.
// With a mouse one is dragged onto another (below it) or onto the upper edge of one (before it).
const tree = document.getElementById("tree"), told = document.getElementById("carried");
let lifted = null, at = null; // at: {parent, before} where it would be set down

const items = () => [...tree.querySelectorAll("[role=treeitem]")];
const level = item => +item.getAttribute("aria-level");
const name = item => item.querySelector("bdi").textContent;
const byId = id => items().find(item => item.dataset.id === id);

// A code and all below it stand together in the list.
function family(item) {
  const all = items(), from = all.indexOf(item), end = all.findIndex((other, n) => n > from && level(other) <= level(item));
  return all.slice(from, end < 0 ? undefined : end);
}

function siblings(parent) {
  return items().filter(item => item.dataset.parent === parent && item !== lifted);
}

function focus(item) {
  if (!item) return;
  for (const other of items()) other.tabIndex = other === item ? 0 : -1;
  item.focus();
}

function lift(item) {
  if (!("may" in tree.dataset) || !item.draggable) return say("This cannot be moved here.");
  lifted = item;
  const next = siblings(item.dataset.parent).find(other => items().indexOf(other) > items().indexOf(item));
  at = { parent: item.dataset.parent, before: next?.dataset.id ?? "", was: { parent: item.dataset.parent, before: next?.dataset.id ?? "" } };
  item.classList.add("lifted");
  say(`${name(item)} is lifted. Arrows carry it, Space sets it down.`);
}

function carry(key) {
  const around = siblings(at.parent), next = at.before ? around.findIndex(item => item.dataset.id === at.before) : around.length;
  if (key === "ArrowUp" && next > 0) at.before = around[next - 1].dataset.id;
  else if (key === "ArrowDown" && next < around.length) at.before = around[next + 1]?.dataset.id ?? "";
  else if (key === "ArrowRight" && next > 0) { at.parent = around[next - 1].dataset.id; at.before = ""; }
  else if (key === "ArrowLeft" && at.parent) {
    const above = byId(at.parent), grand = siblings(above.dataset.parent);
    at.before = grand[grand.indexOf(above) + 1]?.dataset.id ?? "";
    at.parent = above.dataset.parent;
  } else return;
  show();
}

// The code and all below it shown where they would stand.
function show() {
  const whole = family(lifted).map(item => item.parentElement), before = at.before && byId(at.before);
  const deep = at.parent ? level(byId(at.parent)) + 1 : 1, by = deep - level(lifted);
  lifted.dataset.parent = at.parent;
  let mark = before ? before.parentElement : null;
  if (!mark && at.parent) mark = family(byId(at.parent)).filter(item => !whole.includes(item.parentElement)).at(-1).parentElement.nextElementSibling;
  while (mark && whole.includes(mark)) mark = mark.nextElementSibling;
  for (const row of whole) {
    const item = row.firstElementChild, now = level(item) + by;
    item.setAttribute("aria-level", now);
    row.className = `d${now}`;
    tree.insertBefore(row, mark);
  }
  focus(lifted);
  say(`${name(lifted)}, ${at.parent ? `under ${name(byId(at.parent))}` : "at the root"}${at.before ? `, before ${name(byId(at.before))}` : ", last"}.`);
}

async function setDown() {
  const item = lifted, to = at;
  item.classList.remove("lifted");
  lifted = null;
  if (to.parent === to.was.parent && to.before === to.was.before) return say(`${name(item)} stays where it was.`);
  const why = "why" in tree.dataset && to.parent !== to.was.parent ? await reason(item) : "";
  if (why === null) return backTo(item, to.was, "Put back.");
  const body = new URLSearchParams({ parent: to.parent, before: to.before, reason: why, act: crypto.randomUUID(), script: "1" });
  const answer = await fetch(`${tree.dataset.move}${item.dataset.id}/move/`, { method: "POST", credentials: "same-origin", headers: { "X-CSRFToken": tree.dataset.token }, body }).catch(() => null);
  if (answer?.ok) return say(`${name(item)} is set down.`);
  const refusal = await answer?.json().catch(() => null);
  backTo(item, to.was, refusal?.refused ?? "The server did not answer; it is back where it was.");
}

function backTo(item, was, words) {
  lifted = item;
  at = { ...was, was };
  show();
  item.classList.remove("lifted");
  lifted = null;
  say(words);
}

function putBack() {
  backTo(lifted, at.was, "Put back.");
}

// Another place in the tree is another meaning: the words that say why, or null where Esc takes it back.
function reason(item) {
  const form = document.getElementById("why"), words = form.querySelector("input");
  form.hidden = false;
  words.value = "";
  words.focus();
  return new Promise(settle => {
    const end = value => { form.hidden = true; form.onsubmit = form.onkeydown = null; focus(item); settle(value); };
    form.onsubmit = event => { event.preventDefault(); end(words.value); };
    form.onkeydown = event => { if (event.key === "Escape") { event.stopPropagation(); end(null); } };
  });
}

function say(words) {
  told.textContent = words;
  told.className = "saidline";
}

function keys(event) {
  const item = event.target.closest("[role=treeitem]"), all = items();
  if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
  const arrows = event.key.startsWith("Arrow");
  if (lifted) {
    if (arrows) carry(event.key);
    else if (event.key === " " || event.key === "Enter") setDown();
    else if (event.key === "Escape") putBack();
    else return;
  } else if (event.key === " ") lift(item);
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") focus(all[all.indexOf(item) + (event.key === "ArrowDown" ? 1 : -1)]);
  else if (event.key === "ArrowLeft") focus(byId(item.dataset.parent));
  else if (event.key === "ArrowRight") focus(siblings(item.dataset.id)[0]);
  else if (event.key === "Home") focus(all[0]);
  else if (event.key === "End") focus(all.at(-1));
  else return;
  event.preventDefault();
}

function drag() {
  tree.addEventListener("dragstart", event => {
    const item = event.target.closest("[role=treeitem]");
    if (item) { lift(item); event.dataTransfer.effectAllowed = "move"; }
  });
  tree.addEventListener("dragover", event => {
    const over = event.target.closest("[role=treeitem]");
    if (!lifted || !over || family(lifted).includes(over)) return;
    event.preventDefault();
    const box = over.getBoundingClientRect(), upper = event.clientY < box.top + box.height * .35;
    for (const item of items()) item.classList.remove("onto", "above");
    over.classList.add(upper ? "above" : "onto");
    at.parent = upper ? over.dataset.parent : over.dataset.id;
    at.before = upper ? over.dataset.id : "";
  });
  tree.addEventListener("drop", event => { event.preventDefault(); if (lifted) { show(); setDown(); } });
  tree.addEventListener("dragend", () => {
    for (const item of items()) item.classList.remove("onto", "above");
    if (lifted) putBack();
  });
}

if (tree) {
  tree.addEventListener("keydown", keys);
  if ("may" in tree.dataset) drag();
  document.querySelector("[aria-current=page][role=treeitem]")?.scrollIntoView({ block: "nearest" });
}
