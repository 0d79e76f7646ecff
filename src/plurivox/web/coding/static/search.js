// Places that were found: from one to the next, tick, look.
import { lettersOn } from "../frame/keys.js";

const hits = [...document.querySelectorAll(".hit")], form = document.getElementById("hits"), code = document.getElementById("code");
let at = -1;

function go(to) {
  if (!hits.length) return;
  at = Math.max(0, Math.min(hits.length - 1, to));
  const inside = hits[at].querySelector("input, a");
  inside.focus({ preventScroll: true });
  hits[at].scrollIntoView({ block: "nearest" });
}

document.addEventListener("focusin", event => {
  const hit = event.target.closest(".hit");
  if (hit) at = hits.indexOf(hit);
});

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || !lettersOn()) return;
  const field = event.target.closest("input:not([type=checkbox]):not([type=radio]), select, textarea");
  if (field) return;
  const does = { j: () => go(at + 1), k: () => go(at - 1), x: () => hits[at]?.querySelector("input")?.click() }[event.key];
  if (does) { does(); event.preventDefault(); }
  if (event.key === "Enter" && at >= 0 && event.target.matches("input[type=checkbox]")) { hits[at].querySelector("[data-opens]").click(); event.preventDefault(); }
});

// Enter in the field of the code codes what is ticked; without ticks it asks for them.
code?.addEventListener("keydown", event => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  if (form.querySelector("[name=hit]:checked")) form.requestSubmit(form.querySelector("[name=ticked]"));
  else go(0);
});
