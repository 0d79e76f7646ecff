// Keys inside the popup's field; digits choose a recent code while the field is empty.
import { chosen, extend, extendTurn, otherEdge } from "./chosen.js";
import { tell } from "./page.js";
import * as quick from "./quick.js";
import { point } from "./quick_list.js";
import { forward } from "./turn_keys.js";

const DIGIT = /^[1-9]$/;

export function popupKeys(event) {
  const act = meaning(event);
  if (!act) return;
  event.preventDefault();
  act();
}

function meaning(event) {
  const { key, shiftKey: shift, altKey: alt } = event, empty = !event.target.value;
  if (event.isComposing || event.ctrlKey || event.metaKey) return null;
  if (key === "Escape") return () => quick.close();
  if (key === "Enter") return () => quick.take(shift);
  if (shift && key.startsWith("Arrow")) return arrow(key, alt);
  if (key === "ArrowDown") return () => point(1);
  if (key === "ArrowUp") return () => point(-1);
  if (alt) return { KeyV: quick.fromWords, KeyM: () => { const coding = chosen()?.coding; quick.close(false); tell("memo", coding ?? null); }, KeyE: otherEdge }[event.code];
  if (empty && DIGIT.test(key)) return () => quick.recentAt(+key - 1);
  if (empty && (key === "Delete" || key === "Backspace")) return quick.drop;
  return null;
}

function arrow(key, alt) {
  if (key === "ArrowUp" || key === "ArrowDown") return () => extendTurn(key === "ArrowDown" ? 1 : -1);
  return () => extend(forward(key), alt ? "sentence" : "word");
}
