// The words now chosen: one span, its moving edge, and the coding it came from where it is one.
import { show } from "./paint.js";
import { data, say, tell } from "./page.js";
import { nextEdge } from "./segments.js";
import { asks, endOf, lineAt, lines, pieces, startOf } from "./text.js";
import { leavesOut } from "./turns.js";

let now = null; // {start, end, side: 0 start moves, 1 end moves, coding, wasStart, wasEnd, by}

export const chosen = () => now;
export const isMoved = () => !!now?.coding && (now.start !== now.coding.start || now.end !== now.coding.end);

export function choose(start, end, { coding = null, open = true, by = "" } = {}) {
  if (end <= start) return;
  now = { start, end, side: 1, coding, by };
  changed(open);
}

export function leave() {
  if (!now) return;
  now = null;
  show("draft", []);
  tell("left");
}

// What would be coded: the span, or its parts where the facilitator's turns are left out.
export function spans() {
  if (!now) return [];
  if (!leavesOut() || now.coding) return [[now.start, now.end]];
  const parts = pieces(now.start, now.end).filter(({ n }) => !asks(n));
  if (!parts.length || parts.length === 1 && lineAt(now.start) === lineAt(now.end - 1)) return [[now.start, now.end]];
  const found = [];
  for (const { n } of parts) {
    const start = Math.max(now.start, startOf(n)), end = Math.min(now.end, endOf(n)), last = found.at(-1);
    if (last && last.n === n - 1) { last.n = n; last.end = end; } else found.push({ n, start, end });
  }
  return found.map(part => [part.start, part.end]);
}

export function chooseTurn(n) {
  if (asks(n) && leavesOut()) { say("The facilitator’s words are left out; the switch is in the head of the page."); return; }
  if (endOf(n) > startOf(n)) choose(startOf(n), endOf(n), { by: "turn" });
}

// Move the edge that moves by word or sentence; the first step takes the whole of one.
export function extend(step, granularity, from) {
  if (!now) {
    const end = nextEdge(from, 1, granularity, 1), start = end === null ? null : nextEdge(end, -1, granularity, 0);
    if (start !== null) choose(start, end);
    return;
  }
  const to = nextEdge(now.side ? now.end : now.start, step, granularity, now.side);
  if (to === null) return;
  if (now.side ? to > now.start : to < now.end) now[now.side ? "end" : "start"] = to;
  changed(true);
}

export function extendTurn(step) {
  if (!now) return;
  const n = lineAt(now.side ? now.end - 1 : now.start) + step;
  if (n < 0 || n >= lines.length) return;
  if (now.side) now.end = Math.max(endOf(n), now.start + 1); else now.start = Math.min(startOf(n), now.end - 1);
  if (now.end <= now.start) return;
  changed(true);
}

export function otherEdge() {
  if (!now) return;
  now.side = 1 - now.side;
  say(now.side ? "The arrows move the end." : "The arrows move the beginning.");
}

// A single word as a place to begin from; no popup opens.
export function step(direction, granularity, from) {
  const at = now ? (direction > 0 ? now.end : now.start) : from;
  const edge = direction > 0 ? nextEdge(at, 1, granularity, 1) : nextEdge(at, -1, granularity, 0);
  if (edge === null) return;
  const other = direction > 0 ? nextEdge(edge, -1, granularity, 0) : nextEdge(edge, 1, granularity, 1);
  choose(direction > 0 ? other : edge, direction > 0 ? edge : other, { open: false });
}

function changed(open) {
  show("draft", spans());
  tell("chosen", { open: open && (data.may || !!now.coding) });
}
