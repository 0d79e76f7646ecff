// Where words, sentences and whole letters begin and end, in the language of their line.
import { endOf, lineAt, lines, points, said, startOf, units } from "./text.js";

const segmenters = new Map();
const kept = new Map(); // the last lines that were cut, so that a long one is cut once

function segmenter(language, granularity) {
  const key = `${language} ${granularity}`;
  if (!segmenters.has(key)) {
    let made;
    try { made = new Intl.Segmenter(language || undefined, { granularity }); }
    catch { made = new Intl.Segmenter(undefined, { granularity }); }
    segmenters.set(key, made);
  }
  return segmenters.get(key);
}

const languageOf = n => lines[n].closest("[lang]")?.lang ?? "";

// The words or sentences of a line as [start, end] in positions of the text.
export function cut(n, granularity) {
  const key = `${n} ${granularity}`;
  if (!kept.has(key)) {
    if (kept.size > 20) kept.delete(kept.keys().next().value);
    kept.set(key, [...spans(n, granularity)]);
  }
  return kept.get(key);
}

function* spans(n, granularity) {
  for (const { segment, index, isWordLike } of segmenter(languageOf(n), granularity).segment(said(n))) {
    if (granularity === "word" ? !isWordLike : !segment.trim()) continue;
    const from = index + segment.length - segment.trimStart().length, to = index + segment.trimEnd().length;
    yield [startOf(n) + points(n, from), startOf(n) + points(n, to)];
  }
}

// The next edge (side 0: of starts, 1: of ends) from a position, in step +1 or -1; null at the end.
export function nextEdge(position, step, granularity, side) {
  for (let n = lineAt(step < 0 ? Math.max(0, position - 1) : position); n >= 0 && n < lines.length; n += step) {
    const edges = cut(n, granularity).map(span => span[side]);
    const found = step > 0 ? edges.find(edge => edge > position) : edges.findLast(edge => edge < position);
    if (found !== undefined) return found;
  }
  return null;
}

// The same span without white space at its edges, and with no letter cut from its marks.
export function snap(start, end) {
  let first = lineAt(start), last = lineAt(Math.max(start, end - 1));
  if (start >= endOf(first) && first < lines.length - 1) start = startOf(++first);
  if (end <= startOf(last) && last > first) end = endOf(--last);
  const from = whole(first, units(first, Math.max(0, start - startOf(first))), 0);
  const to = whole(last, units(last, Math.max(0, end - startOf(last))), 1);
  const lead = said(first).slice(from), tail = said(last).slice(0, to);
  return [
    startOf(first) + points(first, from + lead.length - lead.trimStart().length),
    startOf(last) + points(last, tail.trimEnd().length),
  ];
}

// The edge of the letter with all its marks that a place cuts through; the place itself otherwise.
function whole(n, at, side) {
  const text = said(n);
  if (at <= 0 || at >= text.length) return Math.max(0, Math.min(at, text.length));
  const { index, segment } = segmenter(languageOf(n), "grapheme").segment(text).containing(at);
  return index === at ? at : side ? index + segment.length : index;
}
