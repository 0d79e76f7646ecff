// A new span or code in place of what the coders have: chosen with the mouse or moved by words.
import { choose, chosen, extend, leave, otherEdge } from "../chosen.js";
import { box, on, sheet } from "../page.js";
import { snap } from "../segments.js";
import { lineAt, lines, position, words } from "../text.js";

let list = null;

const panel = () => list?.querySelector("#new");
const isOpen = () => panel() && !panel().hidden;

export function bindNew(fresh) {
  list = fresh;
  const button = list.querySelector("[data-new]");
  leave();
  if (!button) return;
  button.addEventListener("click", () => (isOpen() ? close(button) : open(button)));
}

function open(button) {
  panel().hidden = false;
  button.setAttribute("aria-expanded", "true");
  choose(+list.dataset.start, +list.dataset.end, { open: false });
  sheet.focus({ preventScroll: true });
}

function close(button) {
  panel().hidden = true;
  button.setAttribute("aria-expanded", "false");
  leave();
  button.focus();
}

on("chosen", () => {
  const now = chosen();
  if (!isOpen() || !now) return;
  list.querySelector("[name=new_start]").value = now.start;
  list.querySelector("[name=new_end]").value = now.end;
  list.querySelector("#new-words").textContent = words(now.start, now.end);
});

box.addEventListener("pointerup", () => setTimeout(() => {
  const selection = getSelection();
  if (!isOpen() || !selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const start = position(range.startContainer, range.startOffset), end = position(range.endContainer, range.endOffset);
  if (start < 0 || end <= start) return;
  selection.removeAllRanges();
  choose(...snap(start, end), { open: false });
}, 0));

document.addEventListener("keydown", event => {
  if (!isOpen() || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
  const arrow = event.key === "ArrowLeft" || event.key === "ArrowRight";
  if (arrow && event.shiftKey) {
    event.preventDefault();
    const rtl = getComputedStyle(lines[lineAt(chosen().start)]).direction === "rtl";
    extend((event.key === "ArrowRight") !== rtl ? 1 : -1, event.altKey ? "sentence" : "word", chosen().start);
  }
  else if (event.key === "Escape") close(list.querySelector("[data-new]"));
  else if (event.key.toLowerCase() === "e" && !event.shiftKey) { event.preventDefault(); otherEdge(); }
  else if (event.key === "Enter" && !event.target.closest("a, button")) { event.preventDefault(); list.querySelector("[value=new]").click(); }
});
