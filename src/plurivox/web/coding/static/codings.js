// The codings of the page, one's own and those that one may see.
import { data, tell } from "./page.js";

const KEY = 22; // letters of a key
const all = new Map();
let ordered = null;

function read(columns) {
  all.clear();
  let start = 0;
  columns.from.forEach((step, n) => {
    const id = columns.id.slice(n * KEY, (n + 1) * KEY);
    start += step;
    all.set(id, { id, start, end: start + columns.long[n], code: columns.code[n], whose: columns.whose[n] ?? 0 });
  });
  ordered = null;
}
read(data.codings);

export const find = id => all.get(id);
export const count = () => all.size;
export const isOwn = coding => coding.whose === 0;

// By place, the longer first.
export function inOrder() {
  return ordered ??= [...all.values()].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
}

export const touching = (start, end) => inOrder().filter(c => c.start < end && c.end > start);

export function put(coding) {
  all.set(coding.id, coding);
  ordered = null;
  tell("added", coding);
}

export function take(id) {
  const coding = all.get(id);
  if (!coding) return null;
  all.delete(id);
  ordered = null;
  tell("removed", coding);
  return coding;
}

export function rename(old, id) {
  const coding = all.get(old);
  if (!coding || old === id) return;
  all.delete(old);
  coding.id = id;
  all.set(id, coding);
  ordered = null;
  tell("renamed", [old, id]);
}

export function replaceAll(columns) {
  read(columns);
  tell("codings");
}
