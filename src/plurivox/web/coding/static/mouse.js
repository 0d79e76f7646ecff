// Choosing words with a mouse, a pen or a finger; a click on painted words chooses their passage.
import { choose, leave, chosen } from "./chosen.js";
import { touching } from "./codings.js";
import { box, on, tell } from "./page.js";
import { snap } from "./segments.js";
import { lineNumber, position } from "./text.js";
import { mark } from "./turns.js";

let later = 0;

export function bindMouse() {
  box.addEventListener("pointerup", event => { if (event.pointerType !== "touch" && event.button === 0) setTimeout(() => take(event), 0); });
  box.addEventListener("click", event => {
    const lane = event.target.closest("[data-id]");
    if (lane) tell("passage", lane.dataset.id);
  });
  document.addEventListener("selectionchange", () => { // fingers move handles long after they were lifted
    clearTimeout(later);
    if (matchMedia("(pointer: coarse)").matches) later = setTimeout(() => take(null), 450);
  });
  on("left", () => { if (box.contains(getSelection().anchorNode)) getSelection().removeAllRanges(); });
}

function take(event) {
  const selection = getSelection();
  if (event?.target.closest("a, button")) return;
  const line = event?.target.closest("p");
  if (line && lineNumber(line) >= 0) mark(lineNumber(line));
  if (!selection.rangeCount || selection.isCollapsed) return event && clicked(event);
  const range = selection.getRangeAt(0);
  if (!box.contains(range.commonAncestorContainer)) return;
  const start = position(range.startContainer, range.startOffset), end = position(range.endContainer, range.endOffset);
  if (start < 0 || end < 0 || end <= start) return;
  const [from, to] = snap(start, end);
  if (to <= from) return;
  if (event) selection.removeAllRanges(); // a finger keeps its handles
  choose(from, to, { by: event ? "mouse" : "touch" });
}

function clicked(event) {
  if (chosen()) leave();
  const place = caret(event.clientX, event.clientY);
  const at = place ? position(place.node, place.offset) : -1;
  const here = at < 0 ? [] : touching(at, at + 1);
  if (!here.length) return;
  here.sort((a, b) => (a.end - a.start) - (b.end - b.start));
  tell("passage", here[0].id);
}

function caret(x, y) {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    return found && { node: found.offsetNode, offset: found.offset };
  }
  const found = document.caretRangeFromPoint?.(x, y);
  return found && { node: found.startContainer, offset: found.startOffset };
}
