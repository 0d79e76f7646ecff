// Codings as tints and underlines, by the CSS Custom Highlight API: no element is wrapped.
import { codes } from "./codes.js";
import { touching } from "./codings.js";
import { ranges } from "./text.js";

const TINTS = 2; // no word lies under more
const SLOTS = 4; // underlines under one another
const painted = new WeakMap(); // leaf → [[highlight, range], …]

export function highlight(name, priority = 0) {
  if (!CSS.highlights.has(name)) {
    const made = new Highlight();
    made.priority = priority;
    CSS.highlights.set(name, made);
  }
  return CSS.highlights.get(name);
}

export function show(name, spans, priority = 9) {
  const made = highlight(name, priority);
  made.clear();
  for (const [start, end] of spans) for (const range of ranges(start, end)) made.add(range);
}

export function clear(leaf) {
  for (const [made, range] of painted.get(leaf) ?? []) made.delete(range);
  painted.delete(leaf);
}

export function paint(leaf, start, end) {
  clear(leaf);
  const kept = [];
  for (const [name, spans] of layers(touching(start, end), start, end))
    for (const span of spans)
      for (const range of ranges(...span)) {
        const made = highlight(name, name.startsWith("t") ? 0 : 1);
        made.add(range);
        kept.push([made, range]);
      }
  painted.set(leaf, kept);
}

// Which spans each highlight gets: cut wherever a coding begins or ends, so that of the codings on a
// word the first two tint it and each underlines it on a line of its own.
export function layers(codings, start, end) {
  const found = new Map();
  const add = (name, from, to) => {
    const spans = found.get(name) ?? found.set(name, []).get(name), last = spans.at(-1);
    if (last && last[1] === from) last[1] = to; else spans.push([from, to]);
  };
  const slot = slots(codings);
  const edges = [...new Set(codings.flatMap(c => [Math.max(start, c.start), Math.min(end, c.end)]))].sort((a, b) => a - b);
  edges.slice(1).forEach((to, n) => {
    const from = edges[n], here = codings.filter(c => c.start < to && c.end > from);
    const hues = [...new Set(here.map(c => codes[c.code].c))].slice(0, TINTS);
    for (const hue of hues) add(`t${hue}`, from, to);
    for (const line of new Set(here.map(c => `u${codes[c.code].c}-${slot.get(c)}`))) add(line, from, to);
  });
  return found;
}

function slots(codings) {
  const ends = [], slot = new Map();
  for (const coding of codings) {
    let at = ends.findIndex(end => end <= coding.start);
    if (at < 0) at = Math.min(ends.length, SLOTS - 1);
    ends[at] = coding.end;
    slot.set(coding, at);
  }
  return slot;
}
