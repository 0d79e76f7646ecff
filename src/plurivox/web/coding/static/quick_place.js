// Where the popup stands: under the last of the chosen words, whole in sight, never over them.
import { chosen } from "./chosen.js";
import { narrow, sheet } from "./page.js";
import { measured } from "./text.js";

const quick = document.getElementById("quick");

export function place() {
  const range = chosen() && measured(chosen().start, chosen().end);
  if (quick.hidden || !range) return;
  if (narrow()) { quick.style.insetBlockStart = quick.style.insetInlineStart = quick.style.left = ""; return; }
  const frame = quick.offsetParent.getBoundingClientRect(), last = [...range.getClientRects()].findLast(rect => rect.width) ?? range.getBoundingClientRect();
  const line = range.endContainer.parentElement.closest("p"), rtl = getComputedStyle(line).direction === "rtl";
  const wide = quick.offsetWidth, left = (rtl ? last.right - wide : last.left) - frame.left;
  quick.style.insetBlockStart = `${last.bottom - frame.top + 6}px`;
  quick.style.left = `${Math.min(Math.max(left, 0), Math.max(0, frame.width - wide))}px`;
}

export function reveal() {
  const range = measured(chosen().start, chosen().end);
  if (!range) return;
  const inner = getComputedStyle(sheet).overflowY === "auto", scroller = inner ? sheet : document.scrollingElement;
  const bottom = inner ? sheet.getBoundingClientRect().bottom : innerHeight;
  const lower = narrow() ? bottom - quick.offsetHeight - 8 - range.getBoundingClientRect().bottom : bottom - 8 - quick.getBoundingClientRect().bottom;
  if (lower < 0) scroller.scrollTop -= lower;
}
