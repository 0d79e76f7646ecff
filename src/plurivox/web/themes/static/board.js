// The board: Space lifts a code, arrows carry it from theme to theme, Enter sets it down.
// With a mouse a code is dragged onto a theme. What the server refuses goes back where it was.
const board = document.getElementById("board"), said = document.getElementById("said");
let lifted = null, home = null; // the button, and the list and neighbour that it came from

const themes = () => [...board.querySelectorAll(".theme")];
const name = (item) => item.querySelector("bdi").textContent;
const title = (theme) => theme.getAttribute("aria-label");
const say = (words) => { said.textContent = words; };

function lift(button) {
  if (!board.dataset.put) return say("Themes are changed by coders, leads and the owner.");
  lifted = button;
  home = { list: button.closest("ul"), next: button.closest("li").nextElementSibling };
  button.setAttribute("aria-pressed", "true");
  say(`${name(button)} is lifted. Arrows carry it, Enter sets it down, Escape puts it back.`);
}

function carry(by) {
  const all = themes(), here = all.indexOf(lifted.closest(".theme"));
  const to = all[here + by];
  if (!to) return;
  place(to);
  say(`${name(lifted)}: ${title(to)}.`);
}

function place(theme) {
  for (const other of themes()) other.classList.toggle("target", other === theme);
  theme.querySelector("ul").append(lifted.closest("li"));
  lifted.focus();
}

function letGo() {
  lifted.setAttribute("aria-pressed", "false");
  for (const theme of themes()) theme.classList.remove("target");
  lifted = null;
}

function putBack(words = "Put back.") {
  home.list.insertBefore(lifted.closest("li"), home.next);
  lifted.focus();
  letGo();
  say(words);
}

async function setDown() {
  const button = lifted, to = button.closest(".theme"), from = home.list.closest(".theme");
  if (to === from) return putBack(`${name(button)} stays where it was.`);
  const body = new URLSearchParams({
    code: button.dataset.code, into: to.dataset.theme, out_of: from.dataset.theme,
    act: crypto.randomUUID(), script: "1",
  });
  const answer = await fetch(board.dataset.put, {
    method: "POST", credentials: "same-origin", headers: { "X-CSRFToken": board.dataset.token }, body,
  }).catch(() => null);
  if (answer?.ok) {
    letGo();
    button.focus();
    return say(`${name(button)} is set down in ${title(to)}.`);
  }
  const why = await answer?.json().catch(() => null);
  putBack(why?.refused ?? "The server did not answer; it is back where it was.");
}

function step(button, key) {
  const all = [...board.querySelectorAll(".drag")], here = all.indexOf(button);
  if (key === "ArrowDown" || key === "ArrowUp") return all[here + (key === "ArrowDown" ? 1 : -1)]?.focus();
  const by = (key === "ArrowRight") === (getComputedStyle(board).direction !== "rtl") ? 1 : -1;
  const themesNow = themes();
  for (let at = themesNow.indexOf(button.closest(".theme")) + by; themesNow[at]; at += by) {
    const first = themesNow[at].querySelector(".drag");
    if (first) return first.focus();
  }
}

board?.addEventListener("keydown", (event) => {
  const button = event.target.closest(".drag");
  if (!button || event.ctrlKey || event.metaKey || event.altKey) return;
  const { key } = event, across = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[key];
  if (lifted && across) {
    const rtl = getComputedStyle(board).direction === "rtl" && key.match(/Left|Right/);
    carry(rtl ? -across : across);
  } else if (lifted && (key === "Enter" || key === " ")) setDown();
  else if (lifted && key === "Escape") putBack();
  else if (!lifted && (key === " " || key === "Enter")) lift(button);
  else if (!lifted && across) step(button, key);
  else return;
  event.preventDefault();
  event.stopPropagation();
});

board?.addEventListener("dragstart", (event) => {
  const button = event.target.closest(".drag");
  if (button) { lift(button); event.dataTransfer.effectAllowed = "move"; }
});
board?.addEventListener("dragover", (event) => {
  const theme = event.target.closest(".theme");
  if (!lifted || !theme) return;
  event.preventDefault();
  for (const other of themes()) other.classList.toggle("target", other === theme);
});
board?.addEventListener("drop", (event) => {
  const theme = event.target.closest(".theme");
  if (!lifted || !theme) return;
  event.preventDefault();
  place(theme);
  setDown();
});
board?.addEventListener("dragend", () => { if (lifted) putBack(); });
