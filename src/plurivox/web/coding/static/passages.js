// The same passages as a list beside the text, by place or by code: what a screen reader gets.
import { codes } from "./codes.js";
import { count, find, inOrder } from "./codings.js";
import { box, codeMark, data, make, on, tell } from "./page.js";
import { lineAt, lines, words } from "./text.js";
import { bringIntoView, mark } from "./turns.js";

const list = document.getElementById("passages"), total = document.getElementById("passage-count");
const order = document.getElementById("order"), some = document.getElementById("some-codes");
const SHORT = 68, AT_ONCE = 60;
const rows = new Map(); // coding → its row
let by = "place", only = null, drawing = 0, on_now = null;

const number = coding => lines[lineAt(coding.start)].id.slice(1);
const memos = new Set(data.memos.filter(memo => memo.about === "coding").map(memo => memo.row));

function sorted() {
  const all = inOrder().filter(coding => only === null || coding.code === only);
  return by === "place" ? all : all.toSorted((a, b) => a.code - b.code || a.start - b.start);
}

// Rows are made a screen at a time, so that two thousand do not hold up the first word.
function draw() {
  const turn = ++drawing, all = sorted();
  rows.clear();
  tellCount();
  list.replaceChildren();
  const some = from => {
    if (turn !== drawing) return;
    const made = document.createDocumentFragment();
    for (const coding of all.slice(from, from + AT_ONCE)) if (!rows.has(coding.id) && find(coding.id)) made.append(row(coding));
    list.append(made);
    if (from + AT_ONCE < all.length) setTimeout(() => some(from + AT_ONCE), 0);
  };
  some(0);
  if (!all.length) list.append(make("li", "none quiet small", data.may ? "Nothing yet: choose words in the text." : "Nothing is coded here."));
}

// One more row, where it belongs; those that are not drawn yet come in their turn.
function add(coding) {
  const all = sorted(), at = all.indexOf(coding);
  tellCount();
  if (at < 0) return;
  const next = all.slice(at + 1).find(one => rows.has(one.id));
  if (!next && at > rows.size) return;
  list.querySelector(".none")?.remove();
  list.insertBefore(row(coding), next ? rows.get(next.id) : null);
}

function tellCount() {
  total.textContent = only === null ? count() : `${sorted().length} of ${count()}`;
}

function row(coding) {
  const button = make("button", "q");
  const text = words(coding.start, coding.end).replace(/\s+/g, " ");
  button.type = "button";
  button.dataset.id = coding.id;
  button.append(text.length > SHORT ? `${text.slice(0, SHORT).replace(/\s\S*$/, "")} …` : text);
  button.dir = lines[lineAt(coding.start)].dir || box.dir;
  const meta = make("span", "meta", codeMark(codes[coding.code]), make("span", "push"));
  if (coding.whose) meta.append(make("span", "quiet", data.others[coding.whose - 1] ?? ""));
  if (memos.has(coding.id)) meta.append(make("span", "quiet", "memo"));
  meta.append(make("span", "quiet num", number(coding)));
  const item = make("li", coding.id === on_now ? "on" : "", button, meta);
  rows.set(coding.id, item);
  return item;
}

function here(id) {
  rows.get(on_now)?.classList.remove("on");
  rows.get(on_now)?.removeAttribute("aria-current");
  document.querySelectorAll(".lane.on, .lane-name.on").forEach(lane => lane.classList.remove("on"));
  on_now = id;
  const item = rows.get(id);
  document.querySelectorAll(`.lane[data-id="${id}"], .lane-name[data-id="${id}"]`).forEach(lane => lane.classList.add("on"));
  item?.classList.add("on");
  item?.setAttribute("aria-current", "true");
  if (item) nearby(item);
}

// Only the list scrolls, never the page with it.
function nearby(item) {
  const top = item.offsetTop - list.offsetTop;
  if (top < list.scrollTop || top + item.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = top - 40;
}

export function markMemo(id, there) {
  if (there === memos.has(id)) return;
  if (there) memos.add(id); else memos.delete(id);
  const coding = find(id);
  if (coding) rows.get(id)?.replaceWith(row(coding));
}

export function bindPassages() {
  draw();
  list.addEventListener("click", event => {
    const id = event.target.closest("li")?.querySelector("button")?.dataset.id, coding = id && find(id);
    if (!coding) return;
    mark(lineAt(coding.start));
    bringIntoView(lines[lineAt(coding.start)]);
    tell("passage", id);
  });
  list.addEventListener("keydown", event => {
    const all = [...list.querySelectorAll("button")], at = all.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, j: at + 1, k: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    all[to]?.focus();
    event.preventDefault();
    event.stopPropagation();
  });
  order.addEventListener("click", () => {
    by = by === "place" ? "code" : "place";
    order.textContent = by === "place" ? "by code" : "by place";
    draw();
  });
  some.addEventListener("click", () => { only = null; some.hidden = true; draw(); });
  for (const name of ["codings", "codes"]) on(name, draw);
  on("added", add);
  on("removed", coding => { rows.get(coding.id)?.remove(); rows.delete(coding.id); tellCount(); });
  on("renamed", ([old, id]) => {
    if (on_now === old) on_now = id;
    if (memos.delete(old)) memos.add(id);
    const item = rows.get(old);
    if (!item) return;
    rows.delete(old);
    rows.set(id, item);
    item.querySelector("button").dataset.id = id;
  });
  on("undone", fresh => { memos.clear(); fresh.forEach(memo => memo.about === "coding" && memos.add(memo.row)); draw(); });
  on("passage", here);
  on("left", () => here(null));
  on("coded", ids => here(ids[0]));
  on("only", n => { only = n; some.hidden = n === null; draw(); });
  on("list", id => {
    const item = rows.get(id) ?? list.firstElementChild;
    if (item) { nearby(item); item.querySelector("button")?.focus(); }
  });
}
