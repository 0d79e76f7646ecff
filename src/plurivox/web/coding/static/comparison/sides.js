// Everybody's codings: the first coder's bars before the text, the others' behind it, and a deeper
// tint where several put the same code. Only what is near the window is drawn.
import { codes } from "../codes.js";
import { inOrder, replaceAll } from "../codings.js";
import { pack } from "../lanes.js";
import { box, data, make, say } from "../page.js";
import { highlight, layers } from "../paint.js";
import { endOf, lineNumber, measured, ranges, startOf, words } from "../text.js";

const STEP = 9, GAP = 8, MOST = 4; // pixels between bars and between coders; bars a coder
const CODERS = data.coders.length, CONSENSUS = CODERS;
const leaves = [...box.querySelectorAll(".leaf")];
const near = new Set(), painted = new WeakMap();
const frozen = inOrder().filter(coding => coding.whose < CODERS);
let agreedOn = inOrder().filter(coding => coding.whose === CONSENSUS);
let consensus = false;

const seen = () => (consensus ? agreedOn : frozen);
const spans = new Map(leaves.filter(leaf => leaf.firstElementChild).map(leaf => [leaf, spanOf(leaf)]));
const touching = (start, end) => seen().filter(coding => coding.start < end && coding.end > start);

function spanOf(leaf) {
  return [startOf(lineNumber(leaf.firstElementChild)), endOf(lineNumber(leaf.lastElementChild))];
}

// The consensus as it is after something was settled.
export function agree(columns) {
  replaceAll(columns);
  agreedOn = inOrder().slice();
  if (consensus) near.forEach(draw);
}

export function toggleConsensus() {
  consensus = !consensus;
  near.forEach(draw);
  return consensus;
}

// Overlapping codings of one code as one, with the coders who have each part of it: [start, end, many].
function together(codings) {
  const found = [];
  for (const code of new Set(codings.map(coding => coding.code))) {
    const own = codings.filter(coding => coding.code === code);
    const edges = [...new Set(own.flatMap(c => [c.start, c.end]))].sort((a, b) => a - b);
    edges.slice(1).forEach((end, n) => {
      const start = edges[n], who = new Set(own.filter(c => c.start < end && c.end > start).map(c => c.whose));
      if (who.size) found.push({ code, start, end, many: who.size });
    });
  }
  return found;
}

function runs(parts) {
  const joined = [];
  for (const part of [...parts].sort((a, b) => a.code - b.code || a.start - b.start)) {
    const last = joined.at(-1);
    if (last && last.code === part.code && last.end === part.start) last.end = part.end;
    else joined.push({ code: part.code, start: part.start, end: part.end });
  }
  return joined.sort((a, b) => a.start - b.start || b.end - a.end);
}

function paint(leaf, start, end) {
  for (const [made, range] of painted.get(leaf) ?? []) made.delete(range);
  const kept = [], parts = together(touching(start, end)), all = runs(parts);
  const add = (name, from, to, priority) => {
    for (const range of ranges(Math.max(from, start), Math.min(to, end))) {
      const made = highlight(name, priority);
      made.add(range);
      kept.push([made, range]);
    }
  };
  for (const [name, spans] of layers(all, start, end))
    for (const [from, to] of spans) add(name, from, to, name.startsWith("t") ? 0 : 1);
  for (const part of parts) // at most two tints on one word: deeper only where one code is alone
    if (part.many > 1 && all.filter(run => run.start < part.end && run.end > part.start).length === 1)
      add(`d${codes[part.code].c}`, part.start, part.end, 0);
  painted.set(leaf, kept);
}

function draw(leaf) {
  const [start, end] = spans.get(leaf), made = document.createDocumentFragment();
  paint(leaf, start, end);
  const bars = touching(start, end).map(coding => bar(leaf, coding, start, end)).filter(Boolean);
  const style = getComputedStyle(leaf), after = parseFloat(style.paddingInlineEnd);
  let at = 0;
  for (let who = 0; who <= CODERS; who++) {
    const own = bars.filter(one => one.coding.whose === who).sort((a, b) => a.top - b.top || b.bottom - a.bottom);
    if (!own.length) continue;
    pack(own);
    const columns = Math.min(MOST, own.reduce((most, one) => Math.max(most, one.column + 1), 0));
    for (const one of own) if (one.column < MOST) made.append(lane(one, who, after, at));
    if (who > 0) at += columns * STEP + GAP;
  }
  for (const old of leaf.querySelectorAll(".side-lane")) old.remove();
  leaf.append(made);
}

function bar(leaf, coding, start, end) {
  const frame = leaf.getBoundingClientRect();
  const rect = measured(Math.max(start, coding.start), Math.min(end, coding.end))?.getBoundingClientRect();
  return rect?.height ? { coding, top: rect.top - frame.top + 3, bottom: rect.bottom - frame.top - 3 } : null;
}

// The first coder's bars grow outwards before the text, the others' outwards behind it.
function lane({ coding, top, bottom, column }, who, after, at) {
  const code = codes[coding.code], button = make("button", "side-lane");
  const name = data.coders[who] ?? "Consensus";
  button.type = "button";
  button.tabIndex = -1; // the list beside the text has what is to be settled, for the keyboard
  button.dataset.c = code.c;
  button.title = `${name}: ${code.shown}`;
  button.setAttribute("aria-label", `${name}, ${code.shown}: ${words(coding.start, coding.end)}`);
  button.style.insetBlockStart = `${top}px`;
  button.style.blockSize = `${Math.max(10, bottom - top)}px`;
  if (who === 0) button.style.insetInlineStart = `${30 - column * STEP}px`;
  else button.style.insetInlineEnd = `${after - 24 - at - column * STEP}px`;
  button.addEventListener("click", () => say(`${name}: ${code.shown}`));
  return button;
}

export function bindSides() {
  document.body.classList.toggle("more-coders", CODERS > 2);
  const watch = new IntersectionObserver(found => {
    for (const { target, isIntersecting } of found) {
      if (isIntersecting) { near.add(target); draw(target); } else near.delete(target);
    }
  }, { rootMargin: "700px 0px", scrollMargin: "700px 0px" });
  for (const leaf of spans.keys()) watch.observe(leaf);
  let width = box.clientWidth;
  new ResizeObserver(() => {
    if (box.clientWidth !== width) { width = box.clientWidth; near.forEach(draw); }
  }).observe(box);
  document.fonts.ready.then(() => near.forEach(draw));
}
