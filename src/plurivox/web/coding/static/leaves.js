// Draws what is near the window and forgets what is far: a long text stays quick to scroll.
import { on, box } from "./page.js";
import { clearLanes, drawLanes, planLanes } from "./lanes.js";
import { clear, paint } from "./paint.js";
import { endOf, lineNumber, said, startOf } from "./text.js";

const MARGIN = "700px 0px", A_FRAME = 3; // leaves drawn in one frame while scrolling
const near = new Set(), waiting = new Set();
const leaves = [...box.querySelectorAll(".leaf")];
const spans = new Map(leaves.map(leaf => [leaf, span(leaf)]));

function span(leaf) {
  const first = leaf.firstElementChild, last = leaf.lastElementChild;
  return first ? [startOf(lineNumber(first)), endOf(lineNumber(last))] : [0, 0];
}

function draw(some) {
  const pad = parseFloat(getComputedStyle(leaves[0]).paddingInlineEnd);
  const plans = some.map(leaf => planLanes(leaf, ...spans.get(leaf)));
  for (const plan of plans) {
    paint(plan.leaf, ...spans.get(plan.leaf));
    drawLanes(plan, pad);
  }
}

function drawSome() {
  const some = [...waiting].slice(0, A_FRAME);
  some.forEach(leaf => waiting.delete(leaf));
  const still = some.filter(leaf => near.has(leaf));
  if (still.length) draw(still);
  if (waiting.size) requestAnimationFrame(drawSome);
}

function soon(leaf) {
  if (!waiting.size) requestAnimationFrame(drawSome);
  waiting.add(leaf);
}

// The height that a leaf will have, so that the scroll bar tells the truth before it is laid out.
function guess(leaf) {
  const wide = Math.max(200, leaf.clientWidth - 234) / 8.6;
  let height = 0;
  for (const line of leaf.children) height += Math.ceil((said(lineNumber(line)).length + 12) / wide) * 29.2 + 11;
  leaf.style.containIntrinsicBlockSize = `auto ${Math.round(height)}px`;
}

export function redraw(start, end) {
  const here = [...near].filter(leaf => start < spans.get(leaf)[1] && end > spans.get(leaf)[0]);
  if (here.length) draw(here);
}

export function bindLeaves() {
  leaves.forEach(guess);
  const watch = new IntersectionObserver(seen => {
    for (const { target, isIntersecting } of seen) {
      if (isIntersecting) { near.add(target); soon(target); }
      else if (near.delete(target)) { clear(target); clearLanes(target); }
    }
  }, { rootMargin: MARGIN, scrollMargin: MARGIN });
  for (const leaf of leaves) watch.observe(leaf);
  let width = box.clientWidth;
  new ResizeObserver(() => {
    if (box.clientWidth === width) return;
    width = box.clientWidth;
    near.forEach(soon);
  }).observe(box);
  document.fonts.ready.then(() => near.forEach(soon));
  for (const name of ["added", "removed"]) on(name, coding => redraw(coding.start, coding.end));
  on("codings", () => redraw(0, Infinity));
  on("renamed", ([old, id]) => { for (const part of box.querySelectorAll(`[data-id="${old}"]`)) part.dataset.id = id; });
  on("codes", () => near.forEach(soon));
}
