// The current turn: which it is, going to the next, and whether the facilitator's words are left out.
import { box, sheet, tell } from "./page.js";
import { lines } from "./text.js";

let current = -1;
const out = document.getElementById("leave-out");

export const leavesOut = () => !!out?.checked;
export const currentTurn = () => current;

export function bindTurns() {
  if (out) {
    try { out.checked = localStorage.getItem("plurivox-leave-out") === "on"; } catch { /* stays off */ }
    out.addEventListener("change", () => {
      try { localStorage.setItem("plurivox-leave-out", out.checked ? "on" : "off"); } catch { /* for this page */ }
    });
  }
  const asked = document.getElementById(location.hash.slice(1));
  if (asked && box.contains(asked)) requestAnimationFrame(() => goTo(lines.indexOf(asked.closest("p")), true));
  else mark(Math.max(0, lines.findIndex(line => line.id)));
  addEventListener("hashchange", () => {
    const line = document.getElementById(location.hash.slice(1))?.closest("p");
    if (line && box.contains(line)) goTo(lines.indexOf(line), true);
  });
}

export function mark(n) {
  if (n < 0 || n >= lines.length) return;
  lines[current]?.classList.remove("here");
  lines[current]?.removeAttribute("tabindex");
  current = n;
  lines[n].classList.add("here");
  lines[n].tabIndex = -1;
  const number = document.getElementById("here");
  if (number && lines[n].id) number.textContent = lines[n].id.slice(1);
  tell("turn", n);
}

export function goTo(n, focus = true) {
  if (n < 0 || n >= lines.length) return;
  mark(n);
  if (focus) lines[n].focus({ preventScroll: true });
  bringIntoView(lines[n]);
}

// Near the top of the pane, below its head; nothing moves where the words are in sight already.
export function bringIntoView(element) {
  const scroller = getComputedStyle(sheet).overflowY === "auto" ? sheet : document.scrollingElement;
  const head = sheet.querySelector(".pane-head").offsetHeight;
  const top = scroller === sheet ? sheet.getBoundingClientRect().top + head : head;
  const bottom = scroller === sheet ? sheet.getBoundingClientRect().bottom : innerHeight;
  const rect = element.getBoundingClientRect();
  if (rect.top >= top + 4 && rect.bottom <= bottom - 120) return;
  scroller.scrollTop += rect.top - top - 10;
}
