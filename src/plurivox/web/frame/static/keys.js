// Keys of a page. An element with data-keys ("n", "g c", "?") is pressed by them; data-does says what
// it does. Single letters work only outside fields and can be switched off on one's own page.
const WAIT = 1200; // milliseconds in which the second key of a pair must come
let first = "", since = 0;

export function lettersOn() {
  try { return localStorage.getItem("plurivox-letters") !== "off"; } catch { return true; }
}

export function setLetters(on) {
  try { localStorage.setItem("plurivox-letters", on ? "on" : "off"); } catch { /* stays on */ }
}

function inField(target) {
  return target.isContentEditable || target.closest("input, textarea, select, dialog, [role=listbox]");
}

function find(keys) {
  return [...document.querySelectorAll("[data-keys]")].find(e => e.dataset.keys === keys);
}

function begins(key) {
  return [...document.querySelectorAll("[data-keys]")].some(e => e.dataset.keys.startsWith(key + " "));
}

export function bindKeys() {
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key.length !== 1 || inField(event.target) || !lettersOn()) return;
    const key = event.key.toLowerCase(), now = performance.now();
    const pair = first && now - since < WAIT ? find(`${first} ${key}`) : null;
    first = "";
    if (key === "?") return press(event, showAll);
    const element = pair ?? find(key);
    if (element) return press(event, () => { element.focus(); element.click(); });
    if (begins(key)) { first = key; since = now; }
  });
  for (const box of document.querySelectorAll("[data-letters]")) {
    box.checked = lettersOn();
    box.addEventListener("change", () => setLetters(box.checked));
  }
}

function press(event, act) {
  event.preventDefault();
  act();
}

function showAll() {
  const dialog = document.createElement("dialog");
  dialog.className = "allkeys";
  dialog.setAttribute("aria-labelledby", "allkeys");
  const head = document.createElement("h2");
  head.id = "allkeys";
  head.textContent = "Keys of this page";
  const list = document.createElement("dl");
  for (const [keys, does] of known()) list.append(term(keys), said(does));
  const close = document.createElement("button");
  close.className = "btn";
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  dialog.append(head, list, close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

// What the elements say of themselves, then what the foot line names besides.
function known() {
  const all = new Map();
  for (const e of document.querySelectorAll("[data-keys][data-does]")) all.set(e.dataset.keys, e.dataset.does);
  for (const span of document.querySelectorAll(".foot .keys")) {
    const keys = [...span.querySelectorAll("kbd")].map(k => k.textContent).join(" ");
    const does = [...span.childNodes].filter(n => n.nodeType === Node.TEXT_NODE).map(n => n.data).join("").trim();
    if (!all.has(keys.toLowerCase())) all.set(keys.toLowerCase(), does);
  }
  return all;
}

function term(keys) {
  const dt = document.createElement("dt");
  keys.split(" ").forEach((key, at) => {
    if (at) dt.append(" then ");
    const kbd = document.createElement("kbd");
    kbd.textContent = key.length === 1 ? key.toUpperCase() : key;
    dt.append(kbd);
  });
  return dt;
}

function said(does) {
  const dd = document.createElement("dd");
  dd.textContent = does;
  return dd;
}
