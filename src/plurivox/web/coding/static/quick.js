// The popup under the chosen words: a few letters of a code, Enter.
import * as acting from "./acting.js";
import { choose, chosen, isMoved, leave, spans } from "./chosen.js";
import { codes, hit, match, recents } from "./codes.js";
import { find } from "./codings.js";
import { data, make, narrow, on, say, sheet, tell, box } from "./page.js";
import { popupKeys } from "./quick_keys.js";
import { measured, words } from "./text.js";
import { currentTurn, goTo } from "./turns.js";

const quick = document.getElementById("quick"), field = document.getElementById("quick-code");
const list = document.getElementById("quick-list"), held = document.getElementById("quick-held");
const SHOWN = 7;
let options = [], active = 0;

export const isOpen = () => !quick.hidden;

function open() {
  const fresh = quick.hidden;
  if (fresh) field.value = "";
  quick.hidden = false;
  offer();
  place();
  if (fresh) field.focus({ preventScroll: true });
  reveal();
}

export function close(back = true) {
  if (quick.hidden) return;
  quick.hidden = true;
  leave();
  if (back) goTo(currentTurn(), true);
}

// What the letters mean, then what was used last, then a new code.
function offer() {
  const letters = field.value.trim(), now = chosen();
  const found = letters ? match(letters) : [];
  const last = recents().filter(n => !found.includes(n));
  options = found.map(n => ({ n })).concat(last.map(n => ({ n, last: true })));
  if (!options.length) options = codes.map((code, n) => ({ n })).filter(({ n }) => !codes[n].retired);
  options = options.slice(0, letters ? SHOWN : 9);
  if (letters && !found.some(n => codes[n].name.toLowerCase() === letters.toLowerCase())) options.push({ fresh: letters });
  if (letters && !found.length) options.unshift(options.pop());
  active = 0;
  tellHeld(now);
  list.replaceChildren(...options.map(row));
  point();
}

function row(option, at) {
  const item = make("li", "it");
  item.id = `q${at}`;
  item.setAttribute("role", "option");
  const key = make("kbd", "", at === 0 ? "↵" : option.fresh ? "+" : !field.value && at < 9 ? `${at + 1}` : "");
  if (!key.textContent) key.className = "none";
  const small = make("small");
  const name = make("span", option.fresh ? "code new" : "code");
  if (option.fresh) {
    name.append(make("span", "", "New code “", make("bdi", "", option.fresh), "”"));
  } else {
    const code = codes[option.n];
    name.dataset.c = code.c;
    name.append(marked(code.name));
    small.append(option.last ? "just used" : make("bdi", "", code.above));
    if (code.short) item.title = code.short;
  }
  item.append(key, name, small);
  item.addEventListener("pointerdown", event => { event.preventDefault(); active = at; take(false); });
  return item;
}

function marked(name) {
  const at = hit(name, field.value), whole = make("bdi");
  if (!at) { whole.append(name); return whole; }
  whole.append(name.slice(0, at[0]), make("mark", "", name.slice(at[0], at[1])), name.slice(at[1]));
  return whole;
}

export function point(step = 0) {
  if (options.length) active = (active + step + options.length) % options.length;
  [...list.children].forEach((item, at) => item.setAttribute("aria-selected", at === active));
  field.setAttribute("aria-activedescendant", options.length ? `q${active}` : "");
  const item = list.children[active]; // not scrollIntoView, which would move the page as well
  if (item) list.scrollTop = Math.max(item.offsetTop + item.offsetHeight - list.offsetTop - list.clientHeight, Math.min(list.scrollTop, item.offsetTop - list.offsetTop));
}

// A passage that is coded already is named above the field, with what can be done to it.
function tellHeld(now) {
  const coding = now?.coding;
  held.hidden = !coding;
  quick.classList.toggle("holds", !!coding);
  if (!coding) return;
  const code = codes[coding.code], mark = make("span", "code", make("bdi", "", code.shown));
  mark.dataset.c = code.c;
  const own = coding.whose === 0 && data.may;
  const acts = own ? [isMoved() ? button("Keep edges", keep, "↵") : "", button("Memo", () => { close(false); tell("memo", coding); }, "Alt M"), button("Remove", drop, "Del")] : [make("span", "quiet small", "a colleague’s")];
  held.replaceChildren(mark, make("span", "push row", ...acts.filter(Boolean)));
}

function button(name, act, key) {
  const made = make("button", "btn bare", name, " ", make("kbd", "", key));
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

export async function keep() {
  const now = chosen();
  if (!isMoved()) return;
  const { coding, start, end } = now;
  close();
  say("The edges are moved.");
  await acting.move(coding.id, start, end);
}

export function drop() {
  const coding = chosen()?.coding;
  if (!coding || coding.whose !== 0) return;
  close();
  acting.remove(coding.id);
}

// Code the words; staying, the popup waits for one more code.
export function take(staying) {
  if (isMoved() && !field.value) return keep();
  const option = options[active];
  if (!option || !data.may) return;
  if (option.fresh) return fresh(option.fresh, staying);
  put(option.n, staying);
}

export function put(n, staying) {
  const here = spans();
  finish(staying);
  acting.code(here, n);
}

export function fresh(name, staying) {
  const here = spans();
  finish(staying);
  acting.newCode(here, name);
}

// The code's name is the words themselves, in vivo.
export const fromWords = () => fresh(words(...spans()[0]).replace(/\s+/g, " ").slice(0, 60).trim(), false);

function finish(staying) {
  if (!staying) return close();
  field.value = "";
  choose(chosen().start, chosen().end);
}

export function recentAt(n) {
  const number = options[n]?.n;
  if (number !== undefined) put(number, false);
}

function place() {
  const range = chosen() && measured(chosen().start, chosen().end);
  if (quick.hidden || !range) return;
  if (narrow()) { quick.style.insetBlockStart = quick.style.insetInlineStart = quick.style.left = ""; return; }
  const frame = quick.offsetParent.getBoundingClientRect(), last = [...range.getClientRects()].findLast(rect => rect.width) ?? range.getBoundingClientRect();
  const line = range.endContainer.parentElement.closest("p"), rtl = getComputedStyle(line).direction === "rtl";
  const wide = quick.offsetWidth, left = (rtl ? last.right - wide : last.left) - frame.left;
  quick.style.insetBlockStart = `${last.bottom - frame.top + 6}px`;
  quick.style.left = `${Math.min(Math.max(left, 0), Math.max(0, frame.width - wide))}px`;
}

// The popup whole in sight, and the words' last line above it.
function reveal() {
  const range = measured(chosen().start, chosen().end);
  if (!range) return;
  const inner = getComputedStyle(sheet).overflowY === "auto", scroller = inner ? sheet : document.scrollingElement;
  const bottom = inner ? sheet.getBoundingClientRect().bottom : innerHeight;
  const lower = narrow() ? bottom - quick.offsetHeight - 8 - range.getBoundingClientRect().bottom : bottom - 8 - quick.getBoundingClientRect().bottom;
  if (lower < 0) scroller.scrollTop -= lower;
}

export function bindQuick() {
  on("chosen", ({ open: wanted }) => { if (wanted || isOpen()) open(); });
  on("passage", id => {
    const coding = find(id);
    if (coding) choose(coding.start, coding.end, { coding });
  });
  on("left", () => { quick.hidden = true; });
  field.addEventListener("input", () => { offer(); place(); });
  field.addEventListener("keydown", popupKeys);
  new ResizeObserver(place).observe(box);
  document.addEventListener("pointerdown", event => {
    if (isOpen() && !quick.contains(event.target) && !narrow()) close(false);
  });
}
