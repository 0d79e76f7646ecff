// The popup under the chosen words: a few letters of a code, Enter.
import * as acting from "./acting.js";
import { choose, chosen, isMoved, leave, spans } from "./chosen.js";
import { codes } from "./codes.js";
import { find } from "./codings.js";
import { box, data, make, narrow, on, say, tell } from "./page.js";
import { popupKeys } from "./quick_keys.js";
import { bindList, chosenOption, offer, optionAt } from "./quick_list.js";
import { place, reveal } from "./quick_place.js";
import { words } from "./text.js";
import { currentTurn, goTo } from "./turns.js";

const quick = document.getElementById("quick"), field = document.getElementById("quick-code");
const held = document.getElementById("quick-held");

export const isOpen = () => !quick.hidden;

function open() {
  const fresh = quick.hidden;
  if (fresh) field.value = "";
  quick.hidden = false;
  tellHeld(chosen());
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

// A passage that is coded already is named above the field, with what can be done to it.
function tellHeld(now) {
  const coding = now?.coding;
  held.hidden = !coding;
  quick.classList.toggle("holds", !!coding);
  if (!coding) return;
  const code = codes[coding.code], mark = make("span", "code", make("bdi", "", code.shown));
  mark.dataset.c = code.c;
  const own = coding.whose === 0 && data.may;
  const acts = own ? [isMoved() ? button("Keep edges", keep, "↵") : "", button("Memo", () => { close(false); tell("memo", coding); }, "Alt M"), button("Example", () => example(coding), ""), button("Remove", drop, "Del")] : [make("span", "quiet small", "a colleague’s")];
  held.replaceChildren(mark, make("span", "push row", ...acts.filter(Boolean)));
}

// A passage that shows what its code means: it stands with the code's definition.
function example(coding) {
  close();
  acting.example(coding);
}

function button(name, act, key) {
  const made = make("button", "btn bare", name, ...(key ? [" ", make("kbd", "", key)] : []));
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
  const option = chosenOption();
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
  const number = optionAt(n)?.n;
  if (number !== undefined) put(number, false);
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
  bindList(() => take(false));
  new ResizeObserver(place).observe(box);
  document.addEventListener("pointerdown", event => {
    if (isOpen() && !quick.contains(event.target) && !narrow()) close(false);
  });
}
