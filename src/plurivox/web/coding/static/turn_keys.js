// Keys of the reading page outside fields. Single letters can be switched off on one's own page.
import { lettersOn } from "../frame/keys.js";
import * as acting from "./acting.js";
import { choose, chooseTurn, chosen, extend, extendTurn, leave, otherEdge, spans, step } from "./chosen.js";
import { recents } from "./codes.js";
import { touching } from "./codings.js";
import { data, tell } from "./page.js";
import * as quick from "./quick.js";
import { endOf, lineAt, lines, startOf } from "./text.js";
import { currentTurn, goTo } from "./turns.js";

// +1 where the arrow points the way the words run.
export function forward(key) {
  const n = chosen() ? lineAt(chosen().start) : currentTurn();
  const rtl = getComputedStyle(lines[n]).direction === "rtl";
  return (key === "ArrowRight") !== rtl ? 1 : -1;
}

const LETTERS = {
  j: () => goTo(nextTurn(1)),
  k: () => goTo(nextTurn(-1)),
  m: () => tell("memo", chosen()?.coding ?? null),
  c: () => document.getElementById("filter").focus(),
  l: () => tell("list", touching(startOf(currentTurn()), endOf(currentTurn()))[0]?.id ?? null),
  v: () => { if (chosen() && data.may) quick.fromWords(); },
  e: () => otherEdge(),
};

function nextTurn(by) {
  if (chosen()) leave();
  return Math.min(lines.length - 1, Math.max(0, currentTurn() + by));
}

function meaning(event) {
  const { key, shiftKey: shift, altKey: alt } = event, at = startOf(currentTurn());
  if (key === "Escape" && chosen()) return () => { leave(); goTo(currentTurn()); };
  if (key === "Enter" && shift) return () => chooseTurn(currentTurn());
  if (key === "Enter" && chosen()) return () => choose(chosen().start, chosen().end);
  if (shift && (key === "ArrowUp" || key === "ArrowDown") && chosen()) return () => extendTurn(key === "ArrowDown" ? 1 : -1);
  if (key === "ArrowLeft" || key === "ArrowRight") {
    const by = forward(key), kind = alt ? "sentence" : "word";
    return shift ? () => extend(by, kind, at) : () => step(by, kind, at);
  }
  if (key === "Delete" && chosen()?.coding) return quick.drop;
  if (!lettersOn() || alt) return null;
  if (key.toLowerCase() === "u") return () => acting.takeBack(shift);
  if (/^[1-9]$/.test(key) && chosen() && data.may) return () => { const n = recents()[+key - 1]; if (n !== undefined) { const here = spans(); leave(); acting.code(here, n); } };
  return shift ? null : LETTERS[key.toLowerCase()];
}

const FIELDS = "input, textarea, select, dialog, [role=listbox], [contenteditable]";
const OWN_KEYS = "a, button, summary"; // Enter and the arrows are theirs

export function bindKeys() {
  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.target.closest(FIELDS)) return;
    if (event.key.length > 1 && event.target.closest(OWN_KEYS) && !(event.key === "Enter" && event.shiftKey)) return;
    const act = meaning(event);
    if (!act) return;
    event.preventDefault();
    act();
  });
}
