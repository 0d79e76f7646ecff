// The codebook beside the text: how often each code was used here, a filter, and what a code means.
import { codes, fold } from "./codes.js";
import { inOrder } from "./codings.js";
import { make, on, tell } from "./page.js";

const tree = document.getElementById("tree"), filter = document.getElementById("filter"), def = document.getElementById("def");
let shown = null;

function counts() {
  const found = new Array(codes.length).fill(0);
  for (const coding of inOrder()) found[coding.code]++;
  return found;
}

function draw() {
  const asked = fold(filter.value.trim()), used = counts();
  const parents = new Set(codes.flatMap((code, n) => codes[n + 1]?.d > code.d ? [n] : []));
  const rows = [];
  codes.forEach((code, n) => {
    const fits = !asked || fold(code.name).includes(asked) || fold(code.above).includes(asked);
    if (!fits || code.retired && !used[n] && !asked) return;
    rows.push(row(code, n, used[n], code.d === 0 && parents.has(n)));
  });
  if (!rows.length) rows.push(make("li", "none quiet small", codes.length ? "No code has these letters." : "No codes yet: choose words and name one."));
  tree.replaceChildren(...rows);
}

function recount(n) {
  const old = tree.querySelector(`[data-n="${n}"]`), code = codes[n];
  if (!old) return draw();
  const used = inOrder().reduce((sum, coding) => sum + (coding.code === n), 0);
  old.parentElement.replaceWith(row(code, n, used, old.classList.contains("grp")));
}

function row(code, n, used, group) {
  const button = make("button", group ? "it grp" : "it");
  button.type = "button";
  button.dataset.n = n;
  if (group) button.append(make("bdi", "", code.name));
  else {
    const mark = make("span", "code", make("bdi", "", code.name));
    mark.dataset.c = code.c;
    button.append(mark);
  }
  if (code.retired) button.append(make("small", "quiet", "retired"));
  if (!group || used) button.append(make("span", "n", `${used}`));
  button.setAttribute("aria-label", `${code.shown}, ${used} here`);
  if (n === shown) button.setAttribute("aria-current", "true");
  const item = make("li", `d${Math.min(code.d, 4)}`, button);
  return item;
}

export function define(n) {
  shown = n;
  const code = codes[n];
  def.hidden = !code;
  for (const row of tree.querySelectorAll("button")) row.toggleAttribute("aria-current", +row.dataset.n === n);
  tree.querySelector("[aria-current]")?.setAttribute("aria-current", "true");
  if (!code) return;
  const mark = make("span", "code", make("bdi", "", code.shown));
  mark.dataset.c = code.c;
  const said = [code.full || code.short, code.use && `Use: ${code.use}`, code.not].filter(Boolean);
  def.replaceChildren(make("h3", "", mark), ...said.map((words, at) => make("p", at ? "quiet small" : "", words)));
  if (!said.length) def.append(make("p", "quiet small", "Not defined yet."));
  const acts = make("p", "small row");
  const only = make("button", "btn bare", "Only its passages"), about = make("button", "btn bare", "Memo");
  only.type = about.type = "button";
  only.addEventListener("click", () => tell("only", n));
  about.addEventListener("click", () => tell("memo", { aboutCode: n }));
  acts.append(only, about);
  def.append(acts);
}

export function bindBook() {
  draw();
  filter.addEventListener("input", draw);
  filter.addEventListener("keydown", event => {
    if (event.key === "Escape") { filter.value = ""; draw(); filter.blur(); tell("back"); }
    if (event.key === "ArrowDown") { tree.querySelector("button")?.focus(); event.preventDefault(); }
    if (event.key === "Enter") { tree.querySelector("button")?.click(); event.preventDefault(); }
  });
  tree.addEventListener("click", event => {
    const row = event.target.closest("button");
    if (row) define(+row.dataset.n);
  });
  tree.addEventListener("keydown", event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const all = [...tree.querySelectorAll("button")], at = all.indexOf(document.activeElement);
    (all[at + step] ?? (step < 0 ? filter : null))?.focus();
    event.preventDefault();
  });
  for (const name of ["codings", "codes"]) on(name, draw);
  for (const name of ["added", "removed"]) on(name, coding => recount(coding.code));
}
