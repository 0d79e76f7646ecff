// Comparing coders: their codings on both sides of the text, and the disagreement that is open.
import { say } from "../page.js";
import { bindNew } from "./new_span.js";
import { agree, bindSides, toggleConsensus } from "./sides.js";
import { showOpen } from "./open.js";

function swapped(first = false) {
  const list = document.getElementById("settling");
  if (!list) return;
  agree(JSON.parse(list.dataset.agreed));
  if (list.dataset.said) say(list.dataset.said);
  const here = list.querySelector("[data-here]");
  if (!first && !list.querySelector("[role=alert]")) here?.focus({ preventScroll: true });
  here?.closest("li").scrollIntoView({ block: "nearest" });
  bindNew(list);
  showOpen(list);
}

bindSides();
swapped(true);
document.documentElement.dataset.ready = "";
document.addEventListener("htmx:afterSettle", event => { if (event.detail.elt.id === "settling" || event.detail.target?.id === "settling") swapped(); });
// Enter leaves the reason: it must never settle by the first button that stands there.
document.addEventListener("keydown", event => {
  if (event.target.id !== "why" && event.target.id !== "words" || !["Enter", "Escape"].includes(event.key)) return;
  if (event.target.id === "words" && event.key === "Enter") return;
  event.preventDefault();
  document.querySelector("[data-here]")?.focus({ preventScroll: true });
});
document.addEventListener("change", event => { if (event.target.matches("[data-sends]")) event.target.form.requestSubmit(); });
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  const list = document.getElementById("settling");
  if (event.key.toLowerCase() === "c" && !event.shiftKey) { event.preventDefault(); say(toggleConsensus() ? "The consensus is shown; C shows the coders again." : "The coders are shown."); }
  if (event.key === "Enter" && event.target.closest("[data-here]")) { event.preventDefault(); showOpen(list, true); }
});
