// The words of the disagreement that is open: chosen in the text, and brought into sight.
import { show } from "../paint.js";
import { lineAt, lines } from "../text.js";
import { bringIntoView, mark } from "../turns.js";

export function showOpen(list, focus = false) {
  const { start, end } = list.dataset;
  if (start === undefined) { show("now", []); return; }
  show("now", [[+start, +end]]);
  const n = lineAt(+start);
  mark(n);
  bringIntoView(lines[n]);
  if (focus) lines[n].focus({ preventScroll: true });
}
