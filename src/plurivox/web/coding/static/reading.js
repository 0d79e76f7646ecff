// The reading page: starts its parts in the order in which a reader needs them.
import { bindBook } from "./book_pane.js";
import { bindLeaves } from "./leaves.js";
import { bindMemo } from "./memo.js";
import { bindMouse } from "./mouse.js";
import { choose } from "./chosen.js";
import { data, on } from "./page.js";
import { bindPassages } from "./passages.js";
import { bindQueue } from "./queue.js";
import { lineAt, startOf } from "./text.js";
import { bindQuick } from "./quick.js";
import { bindKeys } from "./turn_keys.js";
import { bindTurns, currentTurn, goTo } from "./turns.js";

bindLeaves();
bindQueue();
bindQuick();
bindTurns();
bindMouse();
bindKeys();
bindBook();
bindPassages();
bindMemo();
on("back", () => goTo(currentTurn()));

// An address may name words: they are chosen as if by hand, ready for a code.
const asked = new URLSearchParams(location.search), from = +asked.get("from"), to = +asked.get("to");
if (asked.has("to") && from < to) {
  const n = lineAt(from);
  requestAnimationFrame(() => { goTo(n); requestAnimationFrame(() => choose(Math.max(from, startOf(n)), to)); });
}
const find = document.querySelector(".top .find");
if (find) find.href += `?source=${data.source}`;
document.documentElement.dataset.ready = "";
