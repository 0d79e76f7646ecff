// The words on the page and their places: code points outside, UTF-16 units inside a text node.
import { box, data } from "./page.js";

export const lines = [...box.querySelectorAll("p")];
const numbers = new Map(lines.map((line, n) => [line, n]));
const astral = []; // of each line, once asked: whether a letter takes two units
const starts = firstPlaces();

export function node(n) {
  const last = lines[n].lastChild;
  return last?.nodeType === Node.TEXT_NODE ? last : null;
}

export function said(n) {
  return node(n)?.data ?? "";
}

function isAstral(n) {
  return astral[n] ??= /[\ud800-\udfff]/.test(said(n));
}

// The server sends how many code points stand between a line's words and those of the line before.
function firstPlaces() {
  let at = 0;
  return data.gaps.map((gap, n) => {
    const start = at + gap;
    at = start + points(n, said(n).length);
    return start;
  });
}

// Code points from the line's start → units, and back.
export function units(n, points) {
  const words = said(n);
  if (!isAstral(n)) return Math.min(points, words.length);
  let at = 0;
  for (; points > 0 && at < words.length; points--) at += words.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

export function points(n, at) {
  if (!isAstral(n)) return at;
  const words = said(n);
  let count = 0;
  for (let here = 0; here < at; count++) here += words.codePointAt(here) > 0xffff ? 2 : 1;
  return count;
}

export const startOf = n => starts[n];
export const endOf = n => starts[n] + points(n, said(n).length);
export const asks = n => lines[n].classList.contains("asks");
export const lineNumber = element => numbers.get(element) ?? -1;

// The last line that begins at or before a position.
export function lineAt(position) {
  let low = 0, high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= position) low = middle; else high = middle - 1;
  }
  return low;
}

// The parts of a span in the lines that it touches: {n, from, to} in units. Labels are no part of it.
export function pieces(start, end) {
  const found = [];
  for (let n = lineAt(start); n < lines.length && starts[n] < end; n++) {
    const from = units(n, Math.max(0, start - starts[n])), to = units(n, end - starts[n]);
    if (from < to) found.push({ n, from, to });
  }
  return found;
}

export function words(start, end) {
  return pieces(start, end).map(({ n, from, to }) => said(n).slice(from, to)).join(" ");
}

export function ranges(start, end) {
  return pieces(start, end).map(({ n, from, to }) => {
    const text = node(n);
    return new StaticRange({ startContainer: text, startOffset: from, endContainer: text, endOffset: to });
  });
}

// Where a span stands on the page: a live range over all of it, for measuring.
export function measured(start, end) {
  const parts = pieces(start, end);
  if (!parts.length) return null;
  const range = new Range(), last = parts.at(-1);
  range.setStart(node(parts[0].n), parts[0].from);
  range.setEnd(node(last.n), last.to);
  return range;
}

// The position of a place in the document, or -1 outside the text.
export function position(place, offset) {
  if (place === box || place.classList?.contains("leaf")) {
    const next = place.childNodes[offset];
    const line = next?.nodeName === "P" ? next : next?.querySelector?.("p");
    return line ? startOf(lineNumber(line)) : place.lastElementChild ? lastOf(place) : -1;
  }
  const line = (place.nodeType === Node.TEXT_NODE ? place.parentElement : place).closest?.("p");
  const n = line ? lineNumber(line) : -1;
  if (n < 0) return -1;
  if (place === node(n)) return startOf(n) + points(n, offset);
  return place === line && offset >= line.childNodes.length ? endOf(n) : startOf(n);
}

function lastOf(place) {
  const all = place.querySelectorAll("p");
  return all.length ? endOf(lineNumber(all[all.length - 1])) : -1;
}
