// The reading page: starts its parts in the order in which a reader needs them.
import { bindBook } from "./book_pane.js";
import { bindLeaves } from "./leaves.js";
import { bindMemo } from "./memo.js";
import { bindMouse } from "./mouse.js";
import { on } from "./page.js";
import { bindPassages } from "./passages.js";
import { bindQueue } from "./queue.js";
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
document.documentElement.dataset.ready = "";
